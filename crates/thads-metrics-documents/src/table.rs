//! A table of a page or a Word file ([`Table`]): its cells, and where it stands in the text.

use std::ops::Range;

/// The most columns and rows that are kept of a table, whatever it says of itself.
const MOST: u32 = 4_096;

/// A table of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Bytes of [`Document::text`](crate::Document::text): what its cells say there.
    pub span: Range<usize>,
    /// The cells as written; those under a merged cell are empty.
    pub rows: Vec<Vec<String>>,
    /// Merged cells: the first and last row and column of each, counted from zero.
    pub merged: Vec<[(u32, u32); 2]>,
}

/// A table while it is read, row by row.
#[derive(Default)]
pub(crate) struct Cells {
    rows: Vec<Vec<String>>,
    merged: Vec<[(u32, u32); 2]>,
    /// For each column, the row up to which a cell above takes it.
    taken: Vec<u32>,
}

impl Cells {
    pub(crate) fn row(&mut self) {
        if self.rows.len() < MOST as usize {
            self.rows.push(Vec::new());
        }
    }

    /// Adds a cell to the last row, in the first column that no cell above takes.
    pub(crate) fn cell(&mut self, text: &str, columns: u32, rows: u32) {
        let Some(at) = self.rows.len().checked_sub(1).and_then(|at| u32::try_from(at).ok()) else { return };
        let Some(row) = self.rows.last_mut() else { return };
        let free = |column: &usize| self.taken.get(*column).is_none_or(|until| *until <= at);
        let first = (row.len()..MOST as usize).find(free).unwrap_or(MOST as usize);
        let Ok(column) = u32::try_from(first) else { return };
        let (columns, rows) = (columns.clamp(1, MOST), rows.clamp(1, MOST));
        let (right, below) = (column.saturating_add(columns), at.saturating_add(rows));
        if right > MOST {
            return;
        }
        row.resize(first, String::new());
        row.push(text.split_whitespace().collect::<Vec<_>>().join(" "));
        row.resize(right as usize, String::new());
        if self.taken.len() < right as usize {
            self.taken.resize(right as usize, 0);
        }
        self.taken.iter_mut().skip(first).take(columns as usize).for_each(|until| *until = below);
        if columns > 1 || rows > 1 {
            self.merged.push([(at, column), (below.saturating_sub(1), right.saturating_sub(1))]);
        }
    }

    /// Adds a cell that goes on from the one above it, as Word writes cells merged downwards.
    pub(crate) fn continued(&mut self, columns: u32) {
        let column = self.rows.last().map_or(0, Vec::len);
        self.cell("", columns, 1);
        let (Ok(column), Some(at)) = (u32::try_from(column), self.rows.len().checked_sub(1)) else { return };
        let (Ok(at), Some(above)) = (u32::try_from(at), at.checked_sub(1).and_then(|at| u32::try_from(at).ok())) else {
            return;
        };
        let right = column.saturating_add(columns.clamp(1, MOST)).saturating_sub(1);
        self.merged.retain(|[from, _]| *from != (at, column)); // its own columns, merged with those above
        let open = self.merged.iter_mut().find(|[from, to]| from.1 == column && to.0 == above);
        match open {
            Some([_, to]) => to.0 = at,
            None => self.merged.push([(above, column), (at, right)]),
        }
    }

    /// The table, if it is one: several rows and columns.
    pub(crate) fn table(self, span: Range<usize>) -> Option<Table> {
        let is_wide = |row: &Vec<String>| row.iter().filter(|cell| !cell.is_empty()).count() > 1;
        let Self { rows, merged, .. } = self;
        (rows.iter().filter(|row| is_wide(row)).count() > 1).then_some(Table { span, rows, merged })
    }
}
