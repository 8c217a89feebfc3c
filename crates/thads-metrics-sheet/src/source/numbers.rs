//! A column of whole numbers of which some are missing ([`Numbers`]).

/// Whole numbers, some missing: eight bytes each while all of them fit, else sixteen.
///
/// ```
/// use thads_metrics_sheet::Numbers;
/// let mut column: Numbers = [Some(5_574), None, Some(-3)].into_iter().collect();
/// assert_eq!((column.len(), column.get(0), column.get(1)), (3, Some(5_574), None));
/// assert_eq!(column.words(), Some([5_574, Numbers::MISSING, -3].as_slice()));
///
/// column.push(Some(10_i128.pow(30)));
/// assert_eq!((column.get(2), column.get(3), column.words()), (Some(-3), Some(10_i128.pow(30)), None));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbers(Width);

/// The narrower one is used whenever it can be, so that equal numbers are equal.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Width {
    Words(Vec<i64>),
    Wide(Vec<i128>),
}

/// Stands for a missing number among wide ones; no figure is that small, for amounts end at 10³⁶.
pub(crate) const MISSING_WIDE: i128 = i128::MIN;

impl Default for Numbers {
    fn default() -> Self {
        Self::with_capacity(0)
    }
}

impl Numbers {
    /// What stands for a missing number among [`words`](Self::words).
    pub const MISSING: i64 = i64::MIN;

    /// An empty column with room for `rows`.
    pub fn with_capacity(rows: usize) -> Self {
        Self(Width::Words(Vec::with_capacity(rows)))
    }

    /// Adds a number at the end.
    pub fn push(&mut self, value: Option<i128>) {
        match &mut self.0 {
            Width::Wide(wide) => wide.push(value.unwrap_or(MISSING_WIDE)),
            Width::Words(words) => {
                if let Some(word) = value.map_or(Some(Self::MISSING), word) {
                    words.push(word);
                } else {
                    let wide = words.iter().map(|word| widened(*word)).chain(value);
                    self.0 = Width::Wide(wide.collect());
                }
            }
        }
    }

    /// Adds numbers at the end, of which each [`MISSING`](Self::MISSING) is a missing one.
    pub fn extend_words(&mut self, more: impl Iterator<Item = i64>) {
        match &mut self.0 {
            Width::Words(words) => words.extend(more),
            Width::Wide(wide) => wide.extend(more.map(widened)),
        }
    }

    /// The number in a row; `None` if it is missing, or past the end.
    pub fn get(&self, row: usize) -> Option<i128> {
        match &self.0 {
            Width::Words(words) => words.get(row).filter(|word| **word != Self::MISSING).map(|word| i128::from(*word)),
            Width::Wide(wide) => wide.get(row).copied().filter(|value| *value != MISSING_WIDE),
        }
    }

    /// All of them as they are stored, if each fits 64 bits; [`MISSING`](Self::MISSING) stands for a missing one.
    pub fn words(&self) -> Option<&[i64]> {
        match &self.0 {
            Width::Words(words) => Some(words),
            Width::Wide(_) => None,
        }
    }

    /// The numbers from a row on, as many as the buffer has room for and there are; [`MISSING_WIDE`] for
    /// none: for passes over whole columns.
    pub(crate) fn wide<'a>(&'a self, start: usize, buffer: &'a mut [i128]) -> &'a [i128] {
        let end = start.saturating_add(buffer.len()).min(self.len());
        match &self.0 {
            Width::Wide(wide) => wide.get(start..end).unwrap_or_default(),
            Width::Words(words) => {
                let words = words.get(start..end).unwrap_or_default();
                buffer.iter_mut().zip(words).for_each(|(wide, word)| *wide = widened(*word));
                buffer.get(..words.len()).unwrap_or_default()
            }
        }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        match &self.0 {
            Width::Words(words) => words.len(),
            Width::Wide(wide) => wide.len(),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The numbers in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Option<i128>> + '_ {
        (0..self.len()).map(|row| self.get(row))
    }
}

impl FromIterator<Option<i128>> for Numbers {
    fn from_iter<T: IntoIterator<Item = Option<i128>>>(values: T) -> Self {
        let values = values.into_iter();
        let mut numbers = Self::with_capacity(values.size_hint().0);
        values.for_each(|value| numbers.push(value));
        numbers
    }
}

/// As 64 bits, unless it does not fit or would look like a missing one.
fn word(value: i128) -> Option<i64> {
    i64::try_from(value).ok().filter(|word| *word != Numbers::MISSING)
}

fn widened(word: i64) -> i128 {
    if word == Numbers::MISSING { MISSING_WIDE } else { word.into() }
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)] // a test may overflow: that is how it fails
mod tests {
    use proptest::prelude::*;

    use super::Numbers;

    fn any_number() -> impl Strategy<Value = Option<i128>> {
        let edge = i128::from(i64::MIN);
        let edges = [edge - 1, edge, edge + 1, -1, 0, i128::from(i64::MAX), i128::from(i64::MAX) + 1, i128::MAX];
        prop_oneof![
            Just(None),
            prop::sample::select(edges.to_vec()).prop_map(Some),
            any::<i64>().prop_map(|n| Some(n.into()))
        ]
    }

    proptest! {
        #[test]
        fn what_goes_in_comes_out_and_equality_is_by_value(values in prop::collection::vec(any_number(), 0..40)) {
            let numbers: Numbers = values.iter().copied().collect();
            prop_assert_eq!(numbers.iter().collect::<Vec<_>>(), values.clone());
            prop_assert_eq!(numbers.get(values.len()), None);

            let narrow = values.iter().flatten().all(|n| i64::try_from(*n).is_ok_and(|n| n != Numbers::MISSING));
            prop_assert_eq!(numbers.words().is_some(), narrow);
            if let Some(words) = numbers.words() {
                let mut again = Numbers::default();
                again.extend_words(words.iter().copied());
                prop_assert_eq!(again, numbers);
            }
        }
    }
}
