//! Cells without a figure that can only be zero ([`zeros`]).
//!
//! A dash, a dot and a blank say "none" in one sheet and "not known" in another. Where a total already equals the parts that
//! are there, or an identity of the row closes without them, those that are not there are at least zero and sum to zero.

use std::collections::{HashMap, HashSet};

use crate::{
    Block, Row, RowKind, Sheet,
    check::rules::{Line, Relation, Rules},
    source::grid::CellRef,
};

/// How often what was found is used for more: an identity closes with zeros of totals, and those with zeros of others.
const ROUNDS: usize = 8;

/// Writes the zeros into a sheet, and gives their cells; what could not be read stays unknown.
pub(crate) fn zeros(sheet: &mut Sheet) -> Vec<CellRef> {
    let unread: HashSet<CellRef> = sheet.unread.iter().map(|finding| finding.cell).collect();
    let periods = &sheet.periods;
    let mut cells = Vec::new();
    for block in &mut sheet.blocks {
        let rules: Vec<Rules> = periods.iter().map(|period| Rules::of(block, period.last_day())).collect();
        let found = Gaps::of(block, &unread).filled(block, &rules);
        for (row, col) in &found {
            if let (Some(row), Some(column)) = (block.rows.get(*row), block.columns.get(*col)) {
                cells.push(CellRef { place: block.place, row: row.line, col: column.col });
            }
        }
        let cols: HashSet<usize> = found.iter().map(|(_, col)| *col).collect();
        for (at, column) in block.columns.iter_mut().enumerate().filter(|(at, _)| cols.contains(at)) {
            let zero = |row: usize| found.contains(&(row, at)).then_some(0);
            column.values = (0..block.rows.len()).map(|row| column.values.get(row).or_else(|| zero(row))).collect();
        }
    }
    cells.sort_unstable();
    cells
}

/// The rows of a block that hold figures, not all of them, as far as they are known.
struct Gaps {
    rows: HashMap<usize, Line>,
    open: HashSet<(usize, usize)>,
}

impl Gaps {
    fn of(block: &Block, unread: &HashSet<CellRef>) -> Self {
        let mut gaps = Self { rows: HashMap::new(), open: HashSet::new() };
        if block.rounded {
            return gaps; // whose sums need not close
        }
        let cell = |row: &Row, col: u32| CellRef { place: block.place, row: row.line, col };
        for (at, row) in block.rows.iter().enumerate() {
            let has = |has: bool| block.columns.iter().any(|column| column.values.get(at).is_some() == has);
            if has(true) && has(false) {
                let line = Line::of(block, at);
                let open =
                    block.columns.iter().enumerate().filter(|(col, column)| {
                        line.figure(*col).is_none() && !unread.contains(&cell(row, column.col))
                    });
                gaps.open.extend(open.map(|(col, _)| (at, col)));
                gaps.rows.insert(at, line);
            }
        }
        gaps
    }

    /// The cells that must be zero.
    fn filled(mut self, block: &Block, rules: &[Rules]) -> HashSet<(usize, usize)> {
        let mut filled = HashSet::new();
        for _ in 0..ROUNDS {
            let mut new = self.by_totals(block);
            new.extend(self.by_rows(block, rules));
            new.retain(|cell| self.open.remove(cell));
            if new.is_empty() {
                break;
            }
            for (row, col) in new {
                if let Some(figure) = self.rows.get_mut(&row).and_then(|line| line.figures.get_mut(col)) {
                    *figure = Some(0);
                }
                filled.insert((row, col));
            }
        }
        filled
    }

    fn figure(&self, block: &Block, row: usize, col: usize) -> Option<i128> {
        match self.rows.get(&row) {
            Some(line) => line.figure(col),
            None => block.columns.get(col)?.values.get(row),
        }
    }

    /// The parts that a total leaves nothing for.
    fn by_totals(&self, block: &Block) -> Vec<(usize, usize)> {
        let cols: HashSet<usize> = self.open.iter().map(|(_, col)| *col).collect();
        let mut zeros = Vec::new();
        for (total, row) in block.rows.iter().enumerate() {
            let RowKind::Total { of } = &row.kind else { continue };
            let parts = || of.iter().filter_map(|part| usize::try_from(*part).ok());
            for col in cols.iter().copied() {
                let open: Vec<usize> = parts().filter(|part| self.figure(block, *part, col).is_none()).collect();
                let known: Vec<i128> = parts().filter_map(|part| self.figure(block, part, col)).collect();
                let sum = known.iter().try_fold(0_i128, |sum, figure| sum.checked_add(*figure));
                let is_sound = known.iter().all(|figure| *figure >= 0);
                if is_sound && !open.is_empty() && sum.is_some() && sum == self.figure(block, total, col) {
                    zeros.extend(open.into_iter().map(|row| (row, col)));
                }
            }
        }
        zeros
    }

    /// What an identity of the row closes without.
    fn by_rows(&self, block: &Block, rules: &[Rules]) -> Vec<(usize, usize)> {
        let mut zeros = Vec::new();
        for (row, line) in &self.rows {
            let period = block.rows.get(*row).map(|row| usize::from(row.period));
            let Some(rules) = period.and_then(|period| rules.get(period)) else { continue };
            for rule in rules.rules.iter().filter(|rule| rule.version.evidence().is_established()) {
                let Relation::Linear { terms, open: None } = &rule.relation else { continue };
                let missing = || terms.iter().filter(|(_, col)| line.figure(*col).is_none());
                let Some((sign, _)) = missing().next() else { continue };
                let known: Option<i128> = terms.iter().try_fold(0_i128, |sum, (sign, col)| {
                    let figure = line.figure(*col).unwrap_or(0);
                    sum.checked_add(figure.checked_mul((*sign).into())?)
                });
                let is_sound = terms.iter().all(|(_, col)| line.figure(*col).is_none_or(|figure| figure >= 0));
                if is_sound && known == Some(0) && missing().all(|(other, _)| other == sign) {
                    zeros.extend(missing().map(|(_, col)| (*row, *col)));
                }
            }
        }
        zeros
    }
}
