//! A column of keys as numbers ([`Codes`]).

use std::{collections::HashMap, fmt::Display};

use crate::tally::error::TallyError;
use arrow_array::{
    Array, ArrayRef, PrimitiveArray,
    cast::AsArray as _,
    downcast_dictionary_array, downcast_integer_array,
    types::{ArrowDictionaryKeyType, ArrowPrimitiveType},
};
use arrow_buffer::ArrowNativeType;
use arrow_schema::DataType;
use hashbrown::DefaultHashBuilder;
use thads_metrics::{office::Roster, text::names_nothing};

/// The number of a missing key.
pub(super) const MISSING: u32 = 0;

/// A key of a dictionary that no row had yet.
const UNMET: u32 = u32::MAX;

/// The keys of a column, numbered from 1 on in the order they are met.
#[derive(Debug, Default)]
pub(super) struct Codes {
    texts: HashMap<Box<str>, u32, DefaultHashBuilder>,
    whole: HashMap<i64, u32, DefaultHashBuilder>,
    /// The last dictionary, and the numbers of its keys.
    dictionary: Option<(ArrayRef, Vec<u32>)>,
    end: u32,
    /// The keys as text; `None` if nobody will ask.
    names: Option<Vec<String>>,
    /// Whether, and by which names, the keys are offices: those of one office have one number.
    offices: Option<Roster>,
    /// Whether a text that shows nothing is a missing key.
    are_shown: bool,
}

impl Codes {
    /// With the keys as text.
    pub(super) fn named() -> Self {
        Self { names: Some(vec![String::new()]), ..Self::default() }
    }

    /// With the keys of a column that groups are by, blank ones missing; those of `office` in any usual spelling.
    pub(super) fn of_groups(column: &str) -> Self {
        let offices = (column == "office").then(Roster::default);
        Self { offices, are_shown: true, ..Self::named() }
    }

    /// How many keys there are.
    pub(super) const fn count(&self) -> u32 {
        self.end
    }

    /// The keys as text, that of number 0 empty.
    pub(super) fn names(&self) -> &[String] {
        self.names.as_deref().unwrap_or_default()
    }

    /// Adds the number of each row.
    pub(super) fn add(&mut self, column: &str, array: &ArrayRef, out: &mut Vec<u32>) -> Result<(), TallyError> {
        match array.data_type() {
            DataType::Utf8 => self.add_texts(array.as_string::<i32>().iter(), out),
            DataType::LargeUtf8 => self.add_texts(array.as_string::<i64>().iter(), out),
            DataType::Utf8View => self.add_texts(array.as_string_view().iter(), out),
            DataType::Null => out.resize(out.len().saturating_add(array.len()), MISSING),
            DataType::Dictionary(_, value) if is_text(value) => downcast_dictionary_array!(
                array => self.add_keys(array.keys(), array.values(), out),
                _ => {}
            ),
            plain if plain.is_integer() => downcast_integer_array!(
                array => self.add_whole(array, out),
                _ => {}
            ),
            DataType::Dictionary(_, value) if value.is_integer() => {
                let plain = arrow_cast::cast(array, value);
                let plain = plain.map_err(|error| TallyError::Broken { why: error.to_string() })?;
                return self.add(column, &plain, out);
            }
            other => {
                return Err(TallyError::Type {
                    column: column.to_owned(),
                    expected: "dictionary, utf8, utf8view, integer",
                    got: other.to_string(),
                });
            }
        }
        Ok(())
    }

    fn next(end: &mut u32, names: &mut Option<Vec<String>>, key: &impl ToString) -> u32 {
        *end = end.saturating_add(1);
        if let Some(names) = names {
            names.push(key.to_string());
        }
        *end
    }

    fn text(&mut self, text: &str) -> u32 {
        let Self { texts, end, names, offices, are_shown, .. } = self;
        if let Some(number) = texts.get(text) {
            return *number;
        }
        let number = match offices {
            _ if *are_shown && names_nothing(text) => MISSING,
            Some(offices) => {
                let met = u32::try_from(offices.number(text, None)).unwrap_or(u32::MAX).saturating_add(1);
                if met > *end { Self::next(end, names, &text) } else { met }
            }
            None => Self::next(end, names, &text),
        };
        texts.insert(text.into(), number);
        number
    }

    fn add_texts<'a>(&mut self, texts: impl Iterator<Item = Option<&'a str>>, out: &mut Vec<u32>) {
        let mut last: Option<(&str, u32)> = None;
        out.extend(texts.map(|text| match (text, last) {
            (None, _) => MISSING,
            (Some(text), Some((same, number))) if same == text => number,
            (Some(text), _) => last.insert((text, self.text(text))).1,
        }));
    }

    /// A key of a dictionary is looked up once, and only if a row has it: a dictionary may be
    /// shared by many columns, and hold nulls and repetitions.
    fn add_keys<K: ArrowDictionaryKeyType>(&mut self, keys: &PrimitiveArray<K>, values: &ArrayRef, out: &mut Vec<u32>) {
        let known = self.dictionary.take().filter(|(last, _)| last.to_data().ptr_eq(&values.to_data()));
        let mut numbers = known.map_or_else(|| vec![UNMET; values.len()], |(_, numbers)| numbers);
        out.extend(keys.iter().map(|key| {
            let Some(key) = key.map(ArrowNativeType::as_usize) else { return MISSING };
            let Some(number) = numbers.get_mut(key) else { return MISSING };
            if *number == UNMET {
                *number = text_of(values, key).map_or(MISSING, |text| self.text(text));
            }
            *number
        }));
        self.dictionary = Some((values.clone(), numbers));
    }

    fn add_whole<T>(&mut self, array: &PrimitiveArray<T>, out: &mut Vec<u32>)
    where
        T: ArrowPrimitiveType<Native: Display + Into<i128>>,
    {
        let Self { whole, end, names, .. } = self;
        let mut last: Option<(T::Native, u32)> = None;
        out.extend(array.iter().map(|value| match (value, last) {
            (None, _) => MISSING,
            (Some(value), Some((same, number))) if same == value => number,
            (Some(value), _) => {
                #[allow(clippy::cast_possible_truncation)] // numbers of one type of 64 bits differ in these
                let key = value.into() as i64;
                let number = *whole.entry(key).or_insert_with(|| Self::next(end, names, &value));
                last.insert((value, number)).1
            }
        }));
    }
}

fn is_text(plain: &DataType) -> bool {
    matches!(plain, DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View)
}

/// A text of a dictionary.
fn text_of(values: &ArrayRef, at: usize) -> Option<&str> {
    if at >= values.len() || values.is_null(at) {
        return None;
    }
    Some(match values.data_type() {
        DataType::Utf8 => values.as_string::<i32>().value(at),
        DataType::LargeUtf8 => values.as_string::<i64>().value(at),
        _ => values.as_string_view().value(at),
    })
}
