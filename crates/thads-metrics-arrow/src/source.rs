//! Where the rows of a register come from ([`Source`]).

use std::collections::BTreeMap;

use arrow_array::{ArrayRef, RecordBatchReader};

/// A stream of batches, and the texts of those of its columns that hold codes into categories kept elsewhere.
///
/// A dictionary carries its texts with it. Polars' Categoricals do not: their codes lead into a list that all frames
/// share, and may be read as they are if the list is given along.
///
/// ```
/// use std::{ops::ControlFlow, sync::Arc};
/// use arrow_array::{ArrayRef, Date32Array, Int64Array, RecordBatch, RecordBatchIterator, StringArray, UInt32Array};
/// use thads_metrics_arrow::{TallySpec, Source, tally};
///
/// let column = |values: ArrayRef| values;
/// let register = RecordBatch::try_from_iter([
///     ("office", column(Arc::new(StringArray::from(vec!["Bến Lức", "Bến Lức"])))),
///     ("nature", column(Arc::new(UInt32Array::from(vec![2, 0])))),
///     ("status", column(Arc::new(StringArray::from(vec!["in_progress", "in_progress"])))),
///     ("accepted_on", column(Arc::new(Date32Array::from(vec![18_993, 18_993])))), // 2022-01-01
///     ("closed_on", column(Arc::new(Date32Array::from(vec![None, None])))),
///     ("due", column(Arc::new(Int64Array::from(vec![100, 200])))),
/// ])?;
/// let reader = RecordBatchIterator::new([Ok(register.clone())], register.schema());
/// let texts = StringArray::from(vec!["dân sự", "hình sự", "hành chính"]);
/// let source = Source::from(reader).with_categories("nature", Arc::new(texts));
/// let spec = TallySpec::new("2022/06".parse()?, ["office", "nature"])?;
/// let tally = tally(source, &spec, 1, |_| ControlFlow::Continue(()))?;
/// let natures: Vec<_> = tally.groups().map(|(names, _)| names[1].as_str()).collect();
/// assert_eq!(natures, ["dân sự", "hành chính"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Source<'r> {
    pub(crate) reader: Box<dyn RecordBatchReader + Send + 'r>,
    categories: BTreeMap<String, ArrayRef>,
}

impl<'r, R: RecordBatchReader + Send + 'r> From<R> for Source<'r> {
    fn from(reader: R) -> Self {
        Self { reader: Box::new(reader), categories: BTreeMap::new() }
    }
}

impl Source<'_> {
    /// The texts (utf8, largeutf8, utf8view) that the integers of a column are codes of, from 0 on; a code
    /// without a text counts as missing. Has no effect on a column that holds no integers.
    #[must_use]
    pub fn with_categories(mut self, column: impl Into<String>, texts: ArrayRef) -> Self {
        self.categories.insert(column.into(), texts);
        self
    }

    /// The texts of a column.
    pub(crate) fn categories(&self, column: &str) -> Option<ArrayRef> {
        self.categories.get(column).cloned()
    }
}
