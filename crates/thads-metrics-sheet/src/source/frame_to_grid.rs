//! A [`Frame`] spread out as a [`Grid`], its names in the first row.

use crate::source::{
    frame::{Frame, FrameColumn, FrameValues},
    grid::{Cell, Grid},
};

impl From<&Frame> for Grid {
    fn from(frame: &Frame) -> Self {
        let names = frame.columns.iter().map(|column| Cell::Text(column.name.as_str().into()));
        let row = |row| frame.columns.iter().map(|column| column.cell(row)).collect();
        let rows = std::iter::once(names.collect()).chain((0..frame.rows).map(row));
        Self { rows: rows.collect(), ..Self::default() }
    }
}

impl FrameColumn {
    /// What stands in a row.
    fn cell(&self, row: usize) -> Cell {
        let cell = match &self.values {
            FrameValues::Whole(numbers) => numbers.get(row).map(Cell::Whole),
            FrameValues::Decimal(numbers) => numbers.get(row).cloned().flatten().map(Cell::Decimal),
            FrameValues::Text { texts, codes } => {
                let text = codes.get(row).copied().flatten().and_then(|code| texts.get(code as usize));
                text.map(|text| Cell::Text(text.as_str().into()))
            }
        };
        cell.unwrap_or_default()
    }
}
