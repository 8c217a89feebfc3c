//! A text column: each distinct text once, and for each row which ([`Texts`]).

use std::collections::HashMap;

use arrow_array::{
    Array, DictionaryArray, cast::AsArray as _, downcast_dictionary_array, types::ArrowDictionaryKeyType,
};
use arrow_buffer::ArrowNativeType;
use arrow_cast::display::{ArrayFormatter, FormatOptions};
use arrow_schema::{ArrowError, DataType};
use thads_metrics_sheet::FrameValues;

/// The texts of a column while its batches come in.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    numbers: HashMap<Box<str>, u32>,
    distinct: Vec<String>,
    codes: Vec<Option<u32>>,
}

impl Texts {
    /// The number of a text, the next one for a new text.
    fn number(&mut self, text: &str) -> Option<u32> {
        if let Some(number) = self.numbers.get(text) {
            return Some(*number);
        }
        let number = u32::try_from(self.distinct.len()).ok()?;
        self.numbers.insert(text.into(), number);
        self.distinct.push(text.to_owned());
        Some(number)
    }

    fn extend<'a>(&mut self, texts: impl ExactSizeIterator<Item = Option<&'a str>>) {
        self.codes.reserve(texts.len());
        let mut last: Option<(&str, Option<u32>)> = None;
        for text in texts {
            let code = match (text, last) {
                (None, _) => None,
                (Some(text), Some((same, number))) if same == text => number,
                (Some(text), _) => {
                    let number = self.number(text);
                    last = Some((text, number));
                    number
                }
            };
            self.codes.push(code);
        }
    }

    /// Each text of the dictionary is looked up once, and only if a row has it: dictionaries
    /// may be shared by many frames, and hold nulls and repetitions.
    fn extend_keys<K: ArrowDictionaryKeyType>(&mut self, array: &DictionaryArray<K>, texts: &[Option<&str>]) {
        let mut numbers: Vec<Option<Option<u32>>> = vec![None; texts.len()];
        self.codes.reserve(array.len());
        for key in array.keys() {
            let key = key.map(ArrowNativeType::as_usize);
            let code = key.and_then(|key| {
                let slot = numbers.get_mut(key)?;
                *slot.get_or_insert_with(|| texts.get(key).copied().flatten().and_then(|text| self.number(text)))
            });
            self.codes.push(code);
        }
    }

    /// Adds the rows of a batch, of any type: what is no text is written as one.
    pub(crate) fn add(&mut self, array: &dyn Array) -> Result<(), ArrowError> {
        match array.data_type() {
            DataType::Utf8 => self.extend(array.as_string::<i32>().iter()),
            DataType::LargeUtf8 => self.extend(array.as_string::<i64>().iter()),
            DataType::Utf8View => self.extend(array.as_string_view().iter()),
            DataType::Dictionary(_, _) => {
                let values = array.as_any_dictionary().values();
                let texts: Vec<Option<&str>> = match values.data_type() {
                    DataType::Utf8 => values.as_string::<i32>().iter().collect(),
                    DataType::LargeUtf8 => values.as_string::<i64>().iter().collect(),
                    DataType::Utf8View => values.as_string_view().iter().collect(),
                    plain => return self.add(&arrow_cast::cast(array, plain)?),
                };
                downcast_dictionary_array!(
                    array => self.extend_keys(array, &texts),
                    _ => self.add_written(array)
                );
            }
            DataType::Null => self.codes.resize(self.codes.len().saturating_add(array.len()), None),
            _ => self.add_written(array),
        }
        Ok(())
    }

    fn add_written(&mut self, array: &dyn Array) {
        // A value that can't be shown becomes the text that says why.
        let options = FormatOptions::default().with_display_error(true);
        let written = ArrayFormatter::try_new(array, &options);
        let name = array.data_type().to_string();
        for row in 0..array.len() {
            let text = match &written {
                _ if array.is_null(row) => None,
                Ok(written) if !array.data_type().is_nested() => Some(written.value(row).to_string()),
                _ => Some(name.clone()),
            };
            let code = text.and_then(|text| self.number(&text));
            self.codes.push(code);
        }
    }

    /// The column.
    pub(crate) fn finish(self) -> FrameValues {
        FrameValues::Text { texts: self.distinct, codes: self.codes }
    }
}
