//! A cell of a block, and what it holds ([`Var`], [`Figure`]).

use thads_metrics::Percent;

/// A cell: of a block, a row, and a column (the percentages after the figures).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub(super) struct Var {
    pub(super) block: usize,
    pub(super) row: usize,
    pub(super) col: usize,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Figure {
    Whole(i128),
    Percent(Percent),
}
