//! A stream that gives its batches once ([`Unread`]): none at all means that it has been read before.

use arrow_array::{RecordBatch, RecordBatchReader};
use arrow_schema::{ArrowError, SchemaRef};

/// A stream of batches that is an error if it ends before the first: a drained one is no empty register.
///
/// ```
/// use std::sync::Arc;
/// use arrow_array::{ArrayRef, Int64Array, RecordBatch, RecordBatchIterator};
/// use thads_metrics_arrow::Unread;
///
/// let batch = RecordBatch::try_from_iter([("eligible", Arc::new(Int64Array::from(vec![5])) as ArrayRef)])?;
/// let drained = RecordBatchIterator::new([], batch.schema());
/// assert!(Unread::new(drained).next().is_some_and(|batch| batch.is_err()));
/// let unread = RecordBatchIterator::new([Ok(batch.clone())], batch.schema());
/// assert_eq!(Unread::new(unread).count(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Unread<R> {
    reader: R,
    has_begun: bool,
}

impl<R> Unread<R> {
    /// The stream, whose first batch is awaited.
    pub fn new(reader: R) -> Self {
        Self { reader, has_begun: false }
    }
}

impl<R: RecordBatchReader> Iterator for Unread<R> {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        let next = self.reader.next();
        if next.is_none() && !std::mem::replace(&mut self.has_begun, true) {
            let why = "the stream holds no batches: it has been read before; make it anew \
                       (luồng dữ liệu đã được đọc hết; hãy tạo lại)";
            return Some(Err(ArrowError::InvalidArgumentError(why.to_owned())));
        }
        self.has_begun = true;
        next
    }
}

impl<R: RecordBatchReader> RecordBatchReader for Unread<R> {
    fn schema(&self) -> SchemaRef {
        self.reader.schema()
    }
}
