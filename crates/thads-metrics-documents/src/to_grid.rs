//! A table of a document as the reader of sheets takes it.

use thads_metrics_sheet::{Cell, Grid, Span};

use crate::Document;

/// How many lines over a table are its caption, and how long one may be.
const CAPTION: (usize, usize) = (4, 200);

impl Document {
    /// The tables as grids, `Bảng 1`, `Bảng 2`, …: what stands over a table in the text, such as period and unit, is
    /// the first row of its grid, the table itself begins in the second.
    pub fn grids(&self) -> Vec<Grid> {
        let mut after = 0;
        let mut grids = Vec::with_capacity(self.tables.len());
        for (table, number) in self.tables.iter().zip(1_usize..) {
            let before = self.text.get(after..table.span.start).unwrap_or_default();
            after = table.span.end;
            let lines = before.lines().map(str::trim).rev().filter(|line| !line.is_empty());
            let mut caption: Vec<&str> =
                lines.take(CAPTION.0).take_while(|line| line.chars().count() <= CAPTION.1).collect();
            caption.reverse();
            let cell = |text: &String| if text.is_empty() { Cell::Empty } else { Cell::Text(text.as_str().into()) };
            let head = vec![if caption.is_empty() { Cell::Empty } else { Cell::Text(caption.join("\n").into()) }];
            let rows = table.rows.iter().map(|row| row.iter().map(cell).collect());
            let down = |(row, column): (u32, u32)| (row.saturating_add(1), column);
            grids.push(Grid {
                name: format!("Bảng {number}"),
                rows: std::iter::once(head).chain(rows).collect(),
                merged: table.merged.iter().map(|[from, to]| Span { from: down(*from), to: down(*to) }).collect(),
                ..Grid::default()
            });
        }
        grids
    }

    /// The text without those of its tables that are said, by number from zero: what is read as figures of offices is
    /// not read a second time as sentences.
    pub fn without_tables(&self, taken: &[usize]) -> String {
        let mut out = String::with_capacity(self.text.len());
        let mut at = 0;
        for (_, table) in self.tables.iter().enumerate().filter(|(number, _)| taken.contains(number)) {
            out.push_str(self.text.get(at..table.span.start).unwrap_or_default());
            at = table.span.end.max(at);
        }
        out.push_str(self.text.get(at..).unwrap_or_default());
        out
    }
}
