//! From a [`Table`] of results to a record batch.

use std::{collections::HashMap, sync::Arc};

use crate::frame_error::FrameError;
use arrow_array::{
    ArrayRef, BooleanArray, Decimal128Array, Float64Array, Int64Array, RecordBatch, RecordBatchOptions, StringArray,
};
use arrow_schema::{DataType, Field, Schema};
use thads_metrics::Lang;
use thads_metrics_results::{Table, Unit, Values};

/// The digits of a decimal128, more than any amount has.
const DIGITS: u8 = 38;

/// A table of results as a record batch, its fields named by the columns' keys.
///
/// Text is utf8, truth values are booleans; whole numbers are int64, or decimal128(38, 0) where one does
/// not fit; percentages and points are float64, the double nearest to what is printed. Title, notes,
/// headings (in the language asked for) and units are in the metadata.
/// An error if the columns are of different lengths, or a number has more than 38 digits.
///
/// ```
/// use arrow_array::{cast::AsArray, types::Float64Type};
/// use thads_metrics::{Lang, text::Text};
/// use thads_metrics_results::{Table, TableColumn, Unit, Values};
///
/// let rate = TableColumn {
///     key: "rate".into(),
///     heading: Text::new("Tỷ lệ".into(), "Rate".into()),
///     unit: Unit::Percent,
///     values: Values::Decimal { places: 2, values: vec![Some(5_075), None] },
/// };
/// let title = Text::new("Kết quả".into(), "Results".into());
/// let table = Table { name: "results".into(), title, columns: vec![rate], notes: vec![], sources: vec![] };
/// let batch = thads_metrics_arrow::batch(&table, Lang::Vi)?;
/// assert_eq!(batch.column(0).as_primitive::<Float64Type>().value(0), 50.75);
/// assert_eq!(batch.schema().field(0).metadata()["heading"], "Tỷ lệ");
/// # Ok::<(), thads_metrics_arrow::FrameError>(())
/// ```
pub fn batch(table: &Table, lang: Lang) -> Result<RecordBatch, FrameError> {
    let mut fields = Vec::with_capacity(table.columns.len());
    let mut arrays = Vec::with_capacity(table.columns.len());
    for column in &table.columns {
        let array = array(&column.values).ok_or(FrameError::TooLarge { key: column.key.to_string(), max: DIGITS })?;
        let mut metadata = HashMap::from([("heading".to_owned(), column.heading(lang).to_owned())]);
        if column.unit != Unit::None {
            metadata.insert("unit".to_owned(), column.unit.key().to_owned());
        }
        fields.push(Field::new(column.key.as_ref(), array.data_type().clone(), true).with_metadata(metadata));
        arrays.push(array);
    }
    let mut metadata = HashMap::from([
        ("name".to_owned(), table.name.to_string()),
        ("title".to_owned(), table.title(lang).to_owned()),
    ]);
    if !table.notes.is_empty() {
        let notes: Vec<&str> = table.notes.iter().map(|note| note.pick(lang)).collect();
        metadata.insert("notes".to_owned(), notes.join("\n"));
    }
    let schema = Schema::new(fields).with_metadata(metadata);
    let rows = RecordBatchOptions::new().with_row_count(Some(table.rows()));
    RecordBatch::try_new_with_options(Arc::new(schema), arrays, &rows)
        .map_err(|error| FrameError::Broken { why: error.to_string() })
}

/// The values of a column; `None` if a number has more digits than decimal128 holds.
fn array(values: &Values) -> Option<ArrayRef> {
    Some(match values {
        Values::Text(values) => Arc::new(values.iter().map(Option::as_deref).collect::<StringArray>()),
        Values::Terms(values) => {
            Arc::new(values.iter().map(|term| term.as_ref().map(|term| term.key.as_ref())).collect::<StringArray>())
        }
        Values::Flag(values) => Arc::new(values.iter().copied().collect::<BooleanArray>()),
        Values::Whole(values) => whole(values)?,
        Values::Decimal { places, values } => {
            Arc::new(values.iter().map(|value| value.map(|value| nearest(value, *places))).collect::<Float64Array>())
        }
    })
}

/// Whole numbers as int64, or decimal128(38, 0) if one does not fit; `None` if one has more than 38 digits.
pub(crate) fn whole(values: &[Option<i128>]) -> Option<ArrayRef> {
    let words = values.iter().map(|value| value.map(i64::try_from).transpose());
    if let Ok(words) = words.collect::<Result<Int64Array, _>>() {
        return Some(Arc::new(words));
    }
    let wide: Decimal128Array = values.iter().copied().collect();
    let wide = wide.with_data_type(DataType::Decimal128(DIGITS, 0));
    wide.validate_decimal_precision(DIGITS).ok()?;
    Some(Arc::new(wide))
}

/// The double nearest to `value × 10^-places`: parsing rounds once, a division of doubles could round twice.
fn nearest(value: i128, places: u16) -> f64 {
    format!("{value}e-{places}").parse().unwrap_or(f64::NAN)
}
