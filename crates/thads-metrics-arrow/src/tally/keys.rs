//! Columns of keys: an office, a status, whatever else a tally is by ([`Key`]).

use std::sync::Arc;

use arrow_array::{
    Array, ArrayRef, LargeStringArray, PrimitiveArray, StringArray, StringViewArray,
    cast::AsArray as _,
    downcast_dictionary_array, downcast_integer_array,
    types::{ArrowDictionaryKeyType, ArrowPrimitiveType},
};
use arrow_buffer::ArrowNativeType;
use arrow_schema::DataType;
use thads_metrics::{Status, error::TallyError};

use super::{
    law::{self, Bits},
    names::{MISSING, Names},
    steps::blank,
};

/// A dictionary with so many texts is not numbered as a whole, but only those of it that rows have.
const LARGE: usize = 1 << 14;

/// A column of keys in a batch.
#[derive(Debug)]
pub(super) enum Key {
    /// Codes into a dictionary, and for each code the number of its text.
    Codes {
        /// The codes.
        codes: ArrayRef,
        /// The numbers of the texts.
        numbers: Arc<[u32]>,
        /// One more than the largest number.
        end: usize,
    },
    /// Text.
    Text(StringArray),
    /// Text.
    LargeText(LargeStringArray),
    /// Text.
    TextView(StringViewArray),
    /// Whole numbers.
    Whole(ArrayRef),
}

/// What the texts of dictionaries are numbered by.
#[derive(Debug)]
pub(super) enum Numbering {
    /// As they are met.
    ByName(Names),
    /// Statuses: by their class, where the index of the law has it.
    ByStatus,
}

/// The dictionaries of a column: most batches share one.
#[derive(Debug)]
pub(super) struct Dictionaries {
    pub(super) numbering: Numbering,
    last: Option<(ArrayRef, Arc<[u32]>)>,
}

/// The place of a status in the index of the law.
pub(super) fn of_status(text: &str) -> u32 {
    u32::from(text.parse::<Status>().map_or(law::UNKNOWN, law::class)) << Bits::STATUS
}

/// The place of a missing status in the index of the law.
pub(super) const NO_STATUS: u32 = (law::NULL as u32) << Bits::STATUS;

impl Numbering {
    fn number(&mut self, text: Option<&str>) -> u32 {
        match (self, text) {
            (Self::ByName(names), Some(text)) => names.number(text),
            (Self::ByName(_), None) => MISSING,
            (Self::ByStatus, text) => text.map_or(NO_STATUS, of_status),
        }
    }
}

impl Dictionaries {
    pub(super) const fn new(numbering: Numbering) -> Self {
        Self { numbering, last: None }
    }

    /// One more than the largest number.
    fn end(&self) -> usize {
        match &self.numbering {
            Numbering::ByName(names) => names.end(),
            Numbering::ByStatus => 0,
        }
    }

    /// The name of a number; `None` for a missing one.
    pub(super) fn name(&self, number: u32) -> Option<&str> {
        match &self.numbering {
            Numbering::ByName(names) => names.get(number),
            Numbering::ByStatus => None,
        }
    }

    /// The numbers of the texts of a dictionary: those of the last one, if it is the same.
    fn numbers<K: ArrowDictionaryKeyType>(
        &mut self,
        keys: &PrimitiveArray<K>,
        values: &ArrayRef,
    ) -> Option<Arc<[u32]>> {
        if let Some((last, numbers)) = &self.last {
            if last.to_data().ptr_eq(&values.to_data()) {
                return Some(numbers.clone());
            }
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

impl Key {
    /// A column as keys, its dictionary numbered.
    pub(super) fn new(name: &str, array: &ArrayRef, dictionaries: &mut Dictionaries) -> Result<Self, TallyError> {
        let refuse = || TallyError::Type {
            column: name.to_owned(),
            expected: "dictionary, utf8, utf8view, integer",
            got: array.data_type().to_string(),
        };
        let numbers = downcast_dictionary_array!(
            array => Some(dictionaries.numbers(array.keys(), array.values()).ok_or_else(refuse)?),
            _ => None
        );
        Ok(match (array.data_type(), numbers) {
            (_, Some(numbers)) => Self::Codes { codes: array.clone(), numbers, end: dictionaries.end() },
            (DataType::Utf8, _) => Self::Text(array.as_string().clone()),
            (DataType::LargeUtf8, _) => Self::LargeText(array.as_string().clone()),
            (DataType::Utf8View, _) => Self::TextView(array.as_string_view().clone()),
            (plain, _) if plain.is_integer() && matches!(dictionaries.numbering, Numbering::ByName(_)) => {
                Self::Whole(array.clone())
            }
            _ => return Err(refuse()),
        })
    }

    /// One more than the largest number, of the dictionaries or else of these names.
    pub(super) fn end(&self, names: &Names) -> usize {
        if let Self::Codes { end, .. } = self { *end } else { names.end() }
    }

    /// Whether its numbers are those of the dictionaries.
    pub(super) const fn is_numbered(&self) -> bool {
        matches!(self, Self::Codes { .. })
    }

    /// The numbers of the rows from `start` on, as many as `out` has; `missing` for a null.
    pub(super) fn numbers(&self, start: usize, names: &mut Names, missing: u32, out: &mut [u32]) {
        match self {
            Self::Codes { codes, numbers, .. } => {
                let array: &dyn Array = codes;
                downcast_dictionary_array!(
                    array => {
                        let codes = array.keys().values().get(start..).unwrap_or_default();
                        for (out, code) in out.iter_mut().zip(codes) {
                            *out = numbers.get(code.as_usize()).copied().unwrap_or(missing);
                        }
                        blank(array.keys().nulls(), start, missing, out);
                    },
                    _ => out.fill(missing)
                );
            }
            Self::Text(array) => named(start, names, missing, out, |row| array.is_valid(row).then(|| array.value(row))),
            Self::LargeText(array) => {
                named(start, names, missing, out, |row| array.is_valid(row).then(|| array.value(row)));
            }
            Self::TextView(array) => {
                named(start, names, missing, out, |row| array.is_valid(row).then(|| array.value(row)));
            }
            Self::Whole(array) => {
                let array: &dyn Array = array;
                downcast_integer_array!(
                    array => whole(array, start, names, missing, out),
                    _ => out.fill(missing)
                );
            }
        }
    }
}

fn named<'a>(start: usize, names: &mut Names, missing: u32, out: &mut [u32], text: impl Fn(usize) -> Option<&'a str>) {
    let mut last: Option<(&str, u32)> = None;
    for (row, out) in (start..).zip(out) {
        *out = match (text(row), last) {
            (None, _) => missing,
            (Some(text), Some((same, number))) if same == text => number,
            (Some(text), _) => {
                let number = names.number(text);
                last = Some((text, number));
                number
            }
        };
    }
}

fn whole<T: ArrowPrimitiveType<Native: std::fmt::Display>>(
    array: &PrimitiveArray<T>,
    start: usize,
    names: &mut Names,
    missing: u32,
    out: &mut [u32],
) {
    let mut last: Option<(T::Native, u32)> = None;
    let values = array.values().get(start..).unwrap_or_default();
    for (out, value) in out.iter_mut().zip(values) {
        *out = match last {
            Some((same, number)) if same == *value => number,
            _ => {
                let number = names.number(&value.to_string());
                last = Some((*value, number));
                number
            }
        };
    }
    blank(array.nulls(), start, missing, out);
}
