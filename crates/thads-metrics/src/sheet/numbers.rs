//! A column of whole numbers of which some are missing ([`Numbers`]).

/// Whole numbers, some missing, sixteen bytes each.
///
/// ```
/// use thads_metrics::sheet::Numbers;
/// let column: Numbers = [Some(5_574), None, Some(-3)].into_iter().collect();
/// assert_eq!((column.len(), column.get(0), column.get(1)), (3, Some(5_574), None));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Numbers(Vec<i128>);

/// Stands for a missing number; no figure is that small, for amounts end at 10³⁶.
pub(super) const MISSING: i128 = i128::MIN;

impl Numbers {
    /// An empty column with room for `rows`.
    pub fn with_capacity(rows: usize) -> Self {
        Self(Vec::with_capacity(rows))
    }

    /// Adds a number at the end.
    pub fn push(&mut self, value: Option<i128>) {
        self.0.push(value.unwrap_or(MISSING));
    }

    /// The number in a row; `None` if it is missing, or past the end.
    pub fn get(&self, row: usize) -> Option<i128> {
        self.0.get(row).copied().filter(|value| *value != MISSING)
    }

    /// The numbers as they are stored, [`MISSING`] for none: for passes over whole columns.
    pub(super) fn raw(&self) -> &[i128] {
        &self.0
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The numbers in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Option<i128>> + '_ {
        self.0.iter().map(|value| Some(*value).filter(|value| *value != MISSING))
    }
}

impl FromIterator<Option<i128>> for Numbers {
    fn from_iter<T: IntoIterator<Item = Option<i128>>>(values: T) -> Self {
        Self(values.into_iter().map(|value| value.unwrap_or(MISSING)).collect())
    }
}
