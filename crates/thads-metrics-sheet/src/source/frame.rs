//! What a data frame holds: named columns ([`Frame`]).

use crate::source::numbers::Numbers;

/// The values of a column, already exact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FrameValues {
    /// Whole numbers.
    Whole(Numbers),
    /// Text, each distinct text once: for each row an index into `texts`, `None` for a null.
    Text {
        /// The distinct texts.
        texts: Vec<String>,
        /// For each row, which.
        codes: Vec<Option<u32>>,
    },
    /// Numbers of which some are not whole: the shortest decimal form with a dot.
    Decimal(Vec<Option<Box<str>>>),
}

/// A named column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrameColumn {
    /// Its name: one of our keys, `cases.eligible`, or a heading as the forms have it.
    pub name: String,
    /// Its values.
    pub values: FrameValues,
}

/// Columns of one length.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Frame {
    /// The columns, in order.
    pub columns: Vec<FrameColumn>,
    /// How many rows each has.
    pub rows: usize,
}
