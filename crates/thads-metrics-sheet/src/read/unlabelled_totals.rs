//! Rows whose figures say that they are the sum of others, where words leave that open.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    Block, Column, RowKind,
    read::{builder::Builder, notes::ReadNote},
    source::grid::CellRef,
};
use thads_metrics::text::plain;
use thads_metrics::{Date, Offices};

/// In how many columns a row is the sum of others, and in how many it holds anything.
///
/// Where the first columns differ the others are not looked at: (0, 2).
fn closing(columns: &[Column], row: usize, of: &[usize]) -> (usize, usize) {
    let (mut closes, mut filled) = (0_usize, 0_usize);
    for column in columns {
        let Some(own) = column.values.get(row).filter(|own| *own != 0) else { continue };
        let parts = of.iter().filter_map(|part| column.values.get(*part));
        filled = filled.saturating_add(1);
        if parts.fold(0_i128, i128::saturating_add) == own {
            closes = closes.saturating_add(1);
        } else if closes == 0 && filled > 1 {
            break;
        }
    }
    (closes, filled)
}

/// Whether a row is the sum of others in most of its columns; `None` if it holds nothing.
pub(crate) fn is_sum(columns: &[Column], row: usize, of: &[usize]) -> Option<bool> {
    let (closes, filled) = closing(columns, row, of);
    (filled > 0).then_some(closes.saturating_mul(2) > filled)
}

impl Builder {
    /// Takes the first or the last row of a table without a total for the total, if in most columns it is the sum of all
    /// others: `THADS tỉnh Tây Ninh` under its offices.
    ///
    /// Two columns are enough where the row is named like a whole, and none of the others is; else three, of four rows.
    pub(crate) fn unnamed_totals(&mut self) {
        let mut found: BTreeSet<(u16, u32, u16)> = BTreeSet::new();
        for block in &self.sheet.blocks {
            for (period, rows) in by_period(block) {
                let on = self.sheet.periods.get(usize::from(period)).map(|period| period.last_day());
                let is_whole = |row: usize| {
                    let office = block.rows.get(row).and_then(|row| self.sheet.names.get(row.office as usize));
                    office.is_some_and(|name| is_whole(name, on))
                };
                let lines = unnamed(block, &rows, &is_whole).and_then(|row| block.rows.get(row)).map(|row| row.line);
                found.extend(lines.map(|line| (block.place, line, period)));
            }
        }
        if found.is_empty() {
            return;
        }
        let mut notes = Vec::new();
        for block in &mut self.sheet.blocks {
            for (period, rows) in by_period(block) {
                let is_total = |row: &usize| {
                    block.rows.get(*row).is_some_and(|row| found.contains(&(block.place, row.line, period)))
                };
                let Some(total) = rows.iter().copied().find(is_total) else { continue };
                let others: Vec<usize> = rows.into_iter().filter(|row| *row != total).collect();
                let Some(office) = block.rows.get(total).map(|row| row.office) else { continue };
                for other in &others {
                    if let Some(row) = block.rows.get_mut(*other) {
                        row.parent = row.parent.or(Some(office));
                    }
                }
                let of: Vec<u32> = others.iter().filter_map(|row| u32::try_from(*row).ok()).collect();
                if let Some(row) = block.rows.get_mut(total) {
                    let cell = CellRef { place: block.place, row: row.line, col: block.office_col };
                    notes.push((office, of.len(), cell));
                    row.kind = RowKind::Total { of };
                }
            }
        }
        for (office, rows, cell) in notes {
            let name = self.sheet.names.get(office as usize).cloned().unwrap_or_default();
            self.note(&ReadNote::TotalBySum(name, rows), Some(cell));
        }
    }
}

/// The rows of offices of each period that has no total of most of them.
fn by_period(block: &Block) -> BTreeMap<u16, Vec<usize>> {
    let mut offices: BTreeMap<u16, Vec<usize>> = BTreeMap::new();
    let mut summed: BTreeMap<u16, usize> = BTreeMap::new();
    for (at, row) in block.rows.iter().enumerate() {
        match &row.kind {
            RowKind::Officer => {}
            RowKind::Office | RowKind::OfOfficers { .. } => offices.entry(row.period).or_default().push(at),
            RowKind::Total { of } => {
                let most = summed.entry(row.period).or_default();
                *most = of.len().max(*most);
            }
        }
    }
    offices.retain(|period, rows| summed.get(period).is_none_or(|most| most.saturating_mul(2) <= rows.len()));
    offices
}

/// The row at an end that is the sum of all others.
fn unnamed(block: &Block, rows: &[usize], is_whole: &dyn Fn(usize) -> bool) -> Option<usize> {
    if rows.len() < 3 {
        return None;
    }
    [rows.first(), rows.last()].into_iter().flatten().copied().find(|end| {
        let others: Vec<usize> = rows.iter().copied().filter(|row| row != end).collect();
        let (closes, filled) = closing(&block.columns, *end, &others);
        let is_named = || is_whole(*end) && !others.iter().any(|row| is_whole(*row));
        let enough = || match closes {
            0 | 1 => false,
            2 => is_named(),
            _ => others.len() > 3 || is_named(),
        };
        closes.saturating_mul(2) > filled && enough()
    })
}

/// How rows are named that hold what a province, or all, has.
const WHOLES: &[&str] =
    &["toan", "tinh", "thanh pho", "tp", "cuc", "thads", "thi hanh an", "tc", "tat ca", "chung", "luy ke", "σ"];

/// Whether a name is a province's or the nation's, or says that it is all.
fn is_whole(name: &str, on: Option<Date>) -> bool {
    let folded = plain(name);
    let begins = |word: &&str| folded.strip_prefix(*word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    WHOLES.iter().any(begins) || on.is_some_and(|on| Offices::vietnam().find(name, on).is_ok())
}
