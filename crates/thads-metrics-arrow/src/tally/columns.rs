//! The columns of groups that an engine made, few and of whatever type its driver gives: text, whole numbers as text, days.

use crate::tally::error::TallyError;
use arrow_array::{Array, ArrayRef, Date32Array, RecordBatch, StringArray, cast::AsArray as _, types::Date32Type};
use arrow_schema::DataType;

/// A column by its name.
pub(super) fn column<'a>(batch: &'a RecordBatch, name: &str) -> Result<&'a ArrayRef, TallyError> {
    let got = || batch.schema_ref().fields().iter().map(|field| field.name().as_str()).collect::<Vec<_>>().join(", ");
    batch.column_by_name(name).ok_or_else(|| TallyError::Missing { column: name.to_owned(), got: got() })
}

/// Names: text, categories or whole numbers.
pub(super) fn names(name: &str, array: &ArrayRef) -> Result<StringArray, TallyError> {
    let plain = match array.data_type() {
        DataType::Dictionary(_, values) => values,
        plain => plain,
    };
    let fits = plain.is_string() || plain.is_integer() || plain.is_null();
    cast(name, array, fits, "dictionary, utf8, utf8view, integer", &DataType::Utf8)
        .map(|texts| texts.as_string().clone())
}

/// Whole numbers of any width, as text; drivers give `numeric` as decimals or as text.
pub(super) fn numbers(name: &str, array: &ArrayRef) -> Result<StringArray, TallyError> {
    let plain = array.data_type();
    let fits = plain.is_string() || plain.is_integer() || plain.is_decimal() || plain.is_null();
    cast(name, array, fits, "integer, decimal, or digits as utf8", &DataType::Utf8)
        .map(|texts| texts.as_string().clone())
}

/// Days.
pub(super) fn days(name: &str, array: &ArrayRef) -> Result<Date32Array, TallyError> {
    let fits = matches!(
        array.data_type(),
        DataType::Date32 | DataType::Date64 | DataType::Timestamp(_, None) | DataType::Null
    );
    cast(name, array, fits, "date32, or a timestamp without a time zone", &DataType::Date32)
        .map(|days| days.as_primitive::<Date32Type>().clone())
}

fn cast(
    name: &str,
    array: &ArrayRef,
    fits: bool,
    expected: &'static str,
    to: &DataType,
) -> Result<ArrayRef, TallyError> {
    let refuse = || TallyError::Type { column: name.to_owned(), expected, got: array.data_type().to_string() };
    if !fits {
        return Err(refuse());
    }
    arrow_cast::cast(array, to).map_err(|_| refuse())
}

/// A text of a column; `None` for a null.
pub(super) fn text(column: &StringArray, row: usize) -> Option<&str> {
    column.is_valid(row).then(|| column.value(row))
}

/// The digits of a whole number from zero on, with nothing but zeros after its point.
pub(super) fn digits(text: &str) -> Option<&str> {
    let (digits, decimals) = text.split_once('.').unwrap_or((text, "0"));
    let all = |text: &str, is: fn(&u8) -> bool| !text.is_empty() && text.bytes().all(|byte| is(&byte));
    (all(digits, u8::is_ascii_digit) && all(decimals, |byte| *byte == b'0')).then_some(digits)
}
