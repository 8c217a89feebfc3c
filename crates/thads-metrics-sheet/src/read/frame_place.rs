//! The columns and cells of a data frame: what a column of figures is ([`Fig`]), how a cell is named ([`at`]).

use crate::source::grid::CellRef;
use thads_metrics::{Item, Measure, Period, Scale};

/// A column of figures.
pub(crate) struct Fig {
    pub(crate) col: usize,
    pub(crate) name: String,
    pub(crate) item: Item,
    /// `None` where each row says its own.
    pub(crate) measure: Option<Measure>,
    pub(crate) unit: Option<Scale>,
    pub(crate) period: Option<Period>,
}

/// A cell of the frame.
pub(crate) fn at(col: usize, row: usize) -> CellRef {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    CellRef { place: 0, row: number(row), col: number(col) }
}
