//! The rows of a sheet while its cells come in ([`Rows`]): room is made for what is there, and for no more than is read.

use thads_metrics_sheet::Cell;

use crate::{limits::MAX_CELLS, refusal::Refusal};

/// How many cells a workbook has so far, blank ones before used ones included.
#[derive(Debug, Default)]
pub(crate) struct Budget(u64);

impl Budget {
    /// Counts so many cells more; refused where they become too many.
    pub(crate) fn spend(&mut self, cells: usize) -> Result<(), Refusal> {
        self.0 = self.0.saturating_add(cells as u64);
        if self.0 > MAX_CELLS {
            return Err(Refusal::TooLarge { what: "cells", got: self.0, max: MAX_CELLS });
        }
        Ok(())
    }
}

/// The rows of a sheet while its cells come in.
pub(crate) struct Rows<'b> {
    rows: Vec<Vec<Cell>>,
    budget: &'b mut Budget,
}

impl<'b> Rows<'b> {
    pub(crate) fn new(budget: &'b mut Budget) -> Self {
        Self { rows: Vec::new(), budget }
    }

    /// Puts a cell in its place, with blank ones before it. Blank ones are not put.
    pub(crate) fn put(&mut self, (row, col): (u32, u32), cell: Cell) -> Result<(), Refusal> {
        if cell == Cell::Empty {
            return Ok(());
        }
        let (row, col) = (row as usize, col as usize);
        if self.rows.len() <= row {
            // An empty row costs as little as a cell.
            self.budget.spend(row.saturating_sub(self.rows.len()))?;
            self.rows.resize_with(row.saturating_add(1), Vec::new);
        }
        let Some(row) = self.rows.get_mut(row) else { return Ok(()) };
        if row.len() <= col {
            self.budget.spend(col.saturating_sub(row.len()).saturating_add(1))?;
            row.resize(col, Cell::Empty);
            row.push(cell);
        } else if let Some(place) = row.get_mut(col) {
            *place = cell;
        }
        Ok(())
    }

    pub(crate) fn finish(self) -> Vec<Vec<Cell>> {
        self.rows
    }
}
