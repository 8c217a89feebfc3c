//! From record batches to a [`Frame`].

use crate::frame_error::FrameError;
use arrow_array::RecordBatchReader;
use arrow_schema::{ArrowError, DataType};
use thads_metrics_sheet::{Frame, FrameColumn, FrameValues};

use crate::{figures::Figures, texts::Texts};

/// A column while its batches come in.
enum Builder {
    Figures(Figures),
    Texts(Texts),
}

impl Builder {
    fn of(data_type: &DataType) -> Self {
        match data_type {
            DataType::Dictionary(_, value) if Figures::hold(value) => Self::Figures(Figures::default()),
            plain if Figures::hold(plain) => Self::Figures(Figures::default()),
            _ => Self::Texts(Texts::default()),
        }
    }

    fn add(&mut self, array: &dyn arrow_array::Array) -> Result<(), ArrowError> {
        match (self, array.data_type()) {
            (Self::Figures(figures), DataType::Dictionary(_, value)) => {
                figures.add(&arrow_cast::cast(array, value)?);
            }
            (Self::Figures(figures), _) => {
                figures.add(array);
            }
            (Self::Texts(texts), _) => texts.add(array)?,
        }
        Ok(())
    }

    fn finish(self) -> FrameValues {
        match self {
            Self::Figures(figures) => figures.finish(),
            Self::Texts(texts) => texts.finish(),
        }
    }
}

/// What a data frame holds, read exactly, batch by batch.
///
/// Whole numbers of any width, whole decimals and whole floats become whole numbers; a column in
/// which one is not whole becomes digits with a dot, the shortest that say the float. Days and
/// truth values become text, nested values the name of their type. Not a number (NaN) is missing.
/// An error if the stream breaks off, or has more rows than 2³².
///
/// ```
/// use std::sync::Arc;
/// use arrow_array::{ArrayRef, Float64Array, Int64Array, RecordBatch, RecordBatchIterator, StringArray};
/// use thads_metrics_sheet::FrameValues;
///
/// let batch = RecordBatch::try_from_iter([
///     ("office", Arc::new(StringArray::from(vec!["Long An", "Bảo Lộc"])) as ArrayRef),
///     ("eligible", Arc::new(Int64Array::from(vec![10_983, 1_432])) as ArrayRef),
///     ("resolved", Arc::new(Float64Array::from(vec![5_574.0, 1_190.5])) as ArrayRef),
/// ])?;
/// let frame = thads_metrics_arrow::frame(RecordBatchIterator::new([Ok(batch.clone())], batch.schema()))?;
/// assert_eq!((frame.rows, frame.columns.len()), (2, 3));
/// let FrameValues::Whole(eligible) = &frame.columns[1].values else { unreachable!() };
/// assert_eq!(eligible.get(1), Some(1_432));
/// let FrameValues::Decimal(resolved) = &frame.columns[2].values else { unreachable!() };
/// assert_eq!(resolved[1].as_deref(), Some("1190.5")); // a fraction of a case, for the audit to find
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn frame(reader: impl RecordBatchReader) -> Result<Frame, FrameError> {
    let broken = |error: ArrowError| FrameError::Broken { why: error.to_string() };
    let schema = reader.schema();
    let mut columns: Vec<Builder> = schema.fields().iter().map(|field| Builder::of(field.data_type())).collect();
    let mut rows = 0_usize;
    for batch in reader {
        let batch = batch.map_err(broken)?;
        rows = rows.saturating_add(batch.num_rows());
        if u32::try_from(rows).is_err() {
            return Err(FrameError::TooLong { max: u32::MAX });
        }
        for (column, array) in columns.iter_mut().zip(batch.columns()) {
            column.add(array).map_err(broken)?;
        }
    }
    let named = schema.fields().iter().zip(columns);
    let columns = named.map(|(field, column)| FrameColumn { name: field.name().clone(), values: column.finish() });
    Ok(Frame { columns: columns.collect(), rows })
}
