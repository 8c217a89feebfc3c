//! Offices that stand there more than once: rows of one office, period and measure ([`repeats`]).

use crate::Sheet;
use thads_metrics::Measure;

/// Where a row stands: an index into [`Sheet::blocks`], and one into its rows.
pub type At = (usize, usize);

/// Measure, period, parent and office of a row.
type Key = (Measure, u16, Option<u32>, u32);

/// Rows of one office, period and measure, in the order of the sheet; two at least.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repeat {
    /// The rows.
    pub rows: Vec<At>,
    /// The rows that can't stand beside an earlier one, each with that one: both are of one table, or they give
    /// different figures for one item. What shows the same figures once more, or others, is no clash.
    pub clashes: Vec<(At, At)>,
}

/// The offices that stand there more than once, however their names are typed.
pub fn repeats(sheet: &Sheet) -> Vec<Repeat> {
    let mut rows: Vec<(Key, At)> = Vec::new();
    for (at, block) in sheet.blocks.iter().enumerate() {
        for (index, row) in block.rows.iter().enumerate().filter(|(_, row)| row.kind.is_office()) {
            rows.push(((block.measure, row.period, row.parent, row.office), (at, index)));
        }
    }
    rows.sort_unstable();
    let several = rows.chunk_by(|(a, _), (b, _)| a == b).filter(|same| same.len() > 1);
    let repeat = |same: &[(_, At)]| {
        let rows: Vec<At> = same.iter().map(|(_, at)| *at).collect();
        Repeat { clashes: clashes(sheet, &rows), rows }
    };
    several.map(repeat).collect()
}

fn clashes(sheet: &Sheet, rows: &[At]) -> Vec<(At, At)> {
    let earlier = |(index, second): (usize, &At)| {
        let first = rows.iter().take(index).find(|first| contradict(sheet, **first, *second))?;
        Some((*second, *first))
    };
    rows.iter().enumerate().filter_map(earlier).collect()
}

/// Whether two rows are of one table, or give different figures for one item.
fn contradict(sheet: &Sheet, (a, row_a): At, (b, row_b): At) -> bool {
    let (Some(one), Some(other)) = (sheet.blocks.get(a), sheet.blocks.get(b)) else { return false };
    let differ = |item| matches!((one.get(row_a, item), other.get(row_b, item)), (Some(x), Some(y)) if x != y);
    a == b || one.columns.iter().any(|column| differ(column.item))
}
