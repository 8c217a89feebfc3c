//! Columns of keys: an office, a status, whatever else a tally is by ([`Key`]).

use std::sync::Arc;

use crate::tally::error::TallyError;
use arrow_array::{
    Array, ArrayRef, GenericStringArray, LargeStringArray, OffsetSizeTrait, PrimitiveArray, StringArray,
    StringViewArray, cast::AsArray as _, downcast_dictionary_array, downcast_integer_array,
    types::ArrowDictionaryKeyType,
};
use arrow_buffer::{ArrowNativeType, NullBuffer};
use arrow_schema::DataType;

use super::{
    blank,
    integers::Integers,
    names::{MISSING, Mark, Names},
};

/// A dictionary with so many texts is not numbered as a whole, but only those of it that rows have.
const LARGE: usize = 1 << 14;

/// A column of keys in a batch.
#[derive(Debug)]
pub(crate) enum Key {
    /// Codes into a dictionary.
    Codes(Codes),
    /// Codes into a list of texts that is shared with other columns, and may be far longer than what this one holds.
    Listed { codes: Integers, nulls: Option<NullBuffer>, texts: ArrayRef },
    /// Text.
    Text(StringArray),
    /// Text.
    LargeText(LargeStringArray),
    /// Text.
    TextView(StringViewArray),
    /// Integers numbers.
    Integers(Integers, Option<NullBuffer>),
}

/// Codes into a dictionary, and for each code the number of its text.
#[derive(Debug)]
pub(crate) struct Codes {
    rows: Integers,
    nulls: Option<NullBuffer>,
    pub(crate) numbers: Arc<[u32]>,
    /// Whether each number is one more than its code, so that none has to be looked up.
    is_plain: bool,
    /// One more than the largest number.
    end: usize,
}

/// What the texts of dictionaries are numbered by.
#[derive(Debug)]
pub(crate) enum Numbering {
    /// As they are met.
    ByName(Names),
    /// As this says, of a text or of none.
    As(fn(Option<&str>) -> u32),
}

/// The dictionaries of a column: most batches share one.
#[derive(Debug)]
pub(crate) struct Dictionaries {
    pub(crate) numbering: Numbering,
    /// The texts that integers are codes of, if they are.
    categories: Option<ArrayRef>,
    last: Option<(ArrayRef, Arc<[u32]>)>,
}

impl Numbering {
    fn number(&mut self, text: Option<&str>) -> u32 {
        match (self, text) {
            (Self::ByName(names), Some(text)) => names.number(text),
            (Self::ByName(_), None) => MISSING,
            (Self::As(number), text) => number(text),
        }
    }
}

impl Dictionaries {
    pub(crate) const fn new(numbering: Numbering, categories: Option<ArrayRef>) -> Self {
        Self { numbering, categories, last: None }
    }

    /// One more than the largest number.
    fn end(&self) -> usize {
        match &self.numbering {
            Numbering::ByName(names) => names.end(),
            Numbering::As(_) => 0,
        }
    }

    /// The name of a number; `None` for a missing one.
    pub(crate) fn name(&self, number: u32) -> Option<&str> {
        match &self.numbering {
            Numbering::ByName(names) => names.get(number),
            Numbering::As(_) => None,
        }
    }

    /// The numbers of the texts of a dictionary: those of the last one, if it is the same.
    fn numbers<K: ArrowDictionaryKeyType>(
        &mut self,
        keys: &PrimitiveArray<K>,
        values: &ArrayRef,
    ) -> Option<Arc<[u32]>> {
        if let Some((last, numbers)) = &self.last
            && last.to_data().ptr_eq(&values.to_data())
        {
            return Some(numbers.clone());
        }
        let mut used = vec![values.len() < LARGE; values.len()];
        if values.len() >= LARGE {
            for key in keys.values() {
                if let Some(used) = used.get_mut(key.as_usize()) {
                    *used = true;
                }
            }
        }
        let texts: Box<dyn Iterator<Item = Option<&str>>> = match values.data_type() {
            DataType::Utf8 => Box::new(values.as_string::<i32>().iter()),
            DataType::LargeUtf8 => Box::new(values.as_string::<i64>().iter()),
            DataType::Utf8View => Box::new(values.as_string_view().iter()),
            _ => return None,
        };
        let number = |(text, used)| self.numbering.number(if used { text } else { None });
        let numbers: Arc<[u32]> = texts.zip(used).map(number).collect();
        self.last = (values.len() < LARGE).then(|| (values.clone(), numbers.clone()));
        Some(numbers)
    }
}

impl Codes {
    fn new(codes: &dyn Array, numbers: Arc<[u32]>, end: usize) -> Option<Self> {
        let is_plain = numbers.iter().zip(1..).all(|(number, next)| *number == next);
        Some(Self { rows: Integers::new(codes)?, nulls: codes.nulls().cloned(), numbers, is_plain, end })
    }

    /// The number of each row's text.
    #[inline(always)]
    fn numbers(&self, start: usize, missing: u32, out: &mut [u32]) {
        // A code past the dictionary can only stand where a row is null.
        if !self.is_plain || self.rows.codes(start, 1, out) as usize >= self.numbers.len() {
            self.rows.codes(start, 0, out);
            for out in &mut *out {
                *out = self.numbers.get(*out as usize).copied().unwrap_or(missing);
            }
        }
        blank(self.nulls.as_ref(), start, missing, out);
    }

    /// The codes themselves, none of them more than `missing`.
    #[inline(always)]
    pub(crate) fn codes(&self, start: usize, missing: u16, out: &mut [u16]) {
        self.rows.codes_below(start, missing, out);
        blank(self.nulls.as_ref(), start, missing, out);
    }
}

impl Key {
    /// A column as keys, its dictionary numbered.
    pub(crate) fn new(name: &str, array: &ArrayRef, dictionaries: &mut Dictionaries) -> Result<Self, TallyError> {
        let refuse = || TallyError::Type {
            column: name.to_owned(),
            expected: "dictionary, utf8, utf8view, integer",
            got: array.data_type().to_string(),
        };
        let categories = dictionaries.categories.clone();
        let is_named = matches!(dictionaries.numbering, Numbering::ByName(_));
        let coded: Option<(&dyn Array, Arc<[u32]>)> = if let Some(texts) = &categories {
            if is_named && let Some(codes) = Integers::new(array) {
                if !matches!(texts.data_type(), DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View) {
                    return Err(refuse());
                }
                return Ok(Self::Listed { codes, nulls: array.nulls().cloned(), texts: texts.clone() });
            }
            downcast_integer_array!(
                array => Some((array, dictionaries.numbers(array, texts).ok_or_else(refuse)?)),
                _ => None
            )
        } else {
            downcast_dictionary_array!(
                array => Some((array.keys(), dictionaries.numbers(array.keys(), array.values()).ok_or_else(refuse)?)),
                _ => None
            )
        };
        if let Some((codes, numbers)) = coded {
            return Codes::new(codes, numbers, dictionaries.end()).map(Self::Codes).ok_or_else(refuse);
        }
        Ok(match (array.data_type(), Integers::new(array)) {
            (DataType::Utf8, _) => Self::Text(array.as_string().clone()),
            (DataType::LargeUtf8, _) => Self::LargeText(array.as_string().clone()),
            (DataType::Utf8View, _) => Self::TextView(array.as_string_view().clone()),
            (_, Some(values)) if is_named => Self::Integers(values, array.nulls().cloned()),
            _ => return Err(refuse()),
        })
    }

    /// One more than the largest number, of the dictionaries or else of these names.
    pub(crate) fn end(&self, names: &Names) -> usize {
        if let Self::Codes(codes) = self { codes.end } else { names.end() }
    }

    /// Its codes, if it is a dictionary.
    pub(crate) const fn coded(&self) -> Option<&Codes> {
        if let Self::Codes(codes) = self { Some(codes) } else { None }
    }

    /// The memory of its rows, and how much of it is a row's; none if rows differ in that.
    pub(crate) fn bytes(&self) -> Option<(&[u8], usize)> {
        match self {
            Self::Codes(Codes { rows, .. }) => Some(rows.bytes()),
            Self::Integers(values, _) | Self::Listed { codes: values, .. } => Some(values.bytes()),
            Self::Text(_) | Self::LargeText(_) | Self::TextView(_) => None,
        }
    }

    /// The numbers of the rows from `start` on, as many as `out` has; `missing` for a null.
    #[inline(always)]
    pub(crate) fn numbers(&self, start: usize, names: &mut Names, missing: u32, out: &mut [u32]) {
        match self {
            Self::Codes(codes) => codes.numbers(start, missing, out),
            Self::Listed { codes, nulls, texts } => {
                codes.codes(start, 0, out);
                if !names.listed(out) {
                    codes.codes(start, 0, out);
                    names.meet(|code| text_of(texts, code), out);
                }
                blank(nulls.as_ref(), start, missing, out);
            }
            Self::Text(array) => texts(array, start, names, missing, out),
            Self::LargeText(array) => texts(array, start, names, missing, out),
            Self::TextView(array) => views(array, start, names, missing, out),
            Self::Integers(values, nulls) => {
                whole(values, start, names, out);
                blank(nulls.as_ref(), start, missing, out);
            }
        }
    }
}

/// A text of a list; `None` for a missing one, and past its end.
fn text_of(texts: &ArrayRef, at: u32) -> Option<&str> {
    let at = usize::try_from(at).ok().filter(|at| *at < texts.len() && texts.is_valid(*at))?;
    match texts.data_type() {
        DataType::Utf8 => Some(texts.as_string::<i32>().value(at)),
        DataType::LargeUtf8 => Some(texts.as_string::<i64>().value(at)),
        DataType::Utf8View => Some(texts.as_string_view().value(at)),
        _ => None,
    }
}

#[inline(always)]
fn texts<O: OffsetSizeTrait>(
    array: &GenericStringArray<O>,
    start: usize,
    names: &mut Names,
    missing: u32,
    out: &mut [u32],
) {
    let bounds = array.value_offsets().get(start..).unwrap_or_default();
    let rows = bounds.iter().zip(bounds.iter().skip(1)).map(|(from, to)| from.as_usize()..to.as_usize());
    for ((row, out), range) in (start..).zip(&mut *out).zip(rows) {
        // What a null row spans is whatever was left there.
        let text = array.value_data().get(range).unwrap_or_default();
        *out = if array.is_null(row) { missing } else { names.marked(Mark::of(text), || array.value(row)) };
    }
}

#[inline(always)]
fn views(array: &StringViewArray, start: usize, names: &mut Names, missing: u32, out: &mut [u32]) {
    let views = array.views().get(start..).unwrap_or_default();
    for ((row, out), view) in (start..).zip(&mut *out).zip(views) {
        if array.is_null(row) {
            *out = missing;
            continue;
        }
        let mark = Mark::of_view(*view).unwrap_or_else(|| Mark::of(array.value(row).as_bytes()));
        *out = names.marked(mark, || array.value(row));
    }
}

fn whole(values: &Integers, start: usize, names: &mut Names, out: &mut [u32]) {
    let mut last: Option<(i128, u32)> = None;
    for (row, out) in (start..).zip(out) {
        let value = values.get(row).unwrap_or_default();
        *out = match last {
            Some((same, number)) if same == value => number,
            _ => names.whole(value),
        };
        last = Some((value, *out));
    }
}
