//! A block with its rules and its totals ([`BlockRules`]).

use std::collections::BTreeSet;

use crate::check::{
    figure::Figure,
    rules::{Line, Off, Rules, slack_step},
};
use crate::{Block, Row, Sheet};

/// A total row and its parts, each counted once.
#[derive(Debug, Clone)]
pub(super) struct Total {
    pub(super) row: usize,
    pub(super) of: Vec<usize>,
}

/// A block with its rules.
#[derive(Debug, Clone)]
pub(super) struct BlockRules<'a> {
    pub(super) block: &'a Block,
    pub(super) step: i128,
    rules: Vec<Rules>,
    pub(super) totals: Vec<Total>,
    offs: Vec<Vec<Option<Off>>>,
    /// For each row the totals that add it; empty until something is to be explained.
    within: Vec<Vec<usize>>,
    /// The figures of the rows that were looked at; empty until one is.
    lines: Vec<Option<Box<Line>>>,
}

impl<'a> BlockRules<'a> {
    pub(super) fn new(sheet: &Sheet, block: &'a Block) -> Self {
        let rules = sheet.periods.iter().map(|period| Rules::of(block, period.last_day())).collect();
        let step = slack_step(block);
        let rows = block.rows.len();
        let mut totals = Vec::new();
        for (row, kind) in block.rows.iter().map(|row| &row.kind).enumerate() {
            if let Some(of) = kind.of() {
                let parts: BTreeSet<usize> = of.iter().filter_map(|part| usize::try_from(*part).ok()).collect();
                let sound = !parts.is_empty() && parts.iter().all(|part| *part < rows && *part != row);
                totals.extend(sound.then(|| Total { row, of: parts.into_iter().collect() }));
            }
        }
        let off = |total: &Total, col: usize| {
            let values = &block.columns.get(col)?.values;
            let parts = total.of.iter().map(|part| (-1, values.get(*part)));
            Off::of(std::iter::once((1, values.get(total.row))).chain(parts), None, step)
        };
        let offs = totals.iter().map(|total| (0..block.columns.len()).map(|col| off(total, col)).collect()).collect();
        Self { block, step, rules, totals, offs, within: Vec::new(), lines: Vec::new() }
    }

    /// The rows that break or may break a rule of their own.
    pub(super) fn marked(&self) -> Vec<usize> {
        let mut marks = vec![false; self.block.rows.len()];
        // Rows of several periods take turns in a long frame, mostly under the same rules.
        let first = |rules: &Rules| self.rules.iter().position(|known| known.alike(rules));
        let alike: Vec<_> = self.rules.iter().map(first).collect();
        let of = |row: &Row| alike.get(usize::from(row.period));
        let mut from = 0;
        for run in self.block.rows.chunk_by(|a, b| of(a) == of(b)) {
            let to = run.len().saturating_add(from);
            if let Some(rules) = run.first().and_then(|row| self.rules.get(usize::from(row.period))) {
                rules.mark(self.block, from, to, &mut marks);
            }
            from = to;
        }
        marks.iter().enumerate().filter(|(_, mark)| **mark).map(|(row, _)| row).collect()
    }

    pub(super) fn index_totals(&mut self) {
        self.within.resize(self.block.rows.len(), Vec::new());
        for (index, total) in self.totals.iter().enumerate() {
            for part in &total.of {
                if let Some(within) = self.within.get_mut(*part) {
                    within.push(index);
                }
            }
        }
    }

    /// The totals that add a row.
    pub(super) fn within(&self, row: usize) -> &[usize] {
        self.within.get(row).map_or(&[], Vec::as_slice)
    }

    pub(super) fn rules(&self, row: usize) -> Option<&Rules> {
        self.rules.get(usize::from(self.block.rows.get(row)?.period))
    }

    pub(super) fn off(&self, total: usize, col: usize) -> Option<Off> {
        self.offs.get(total)?.get(col).copied().flatten()
    }

    /// The rows on the lines above and below, whatever the order that rows come in.
    pub(super) fn neighbours(&self, row: usize) -> impl Iterator<Item = usize> {
        let rows = &self.block.rows;
        let line = rows.get(row).map(|row| row.line);
        let find = move |line: u32, next: Option<usize>| {
            let stands = |row: &usize| rows.get(*row).is_some_and(|row| row.line == line);
            next.filter(stands).or_else(|| (0..rows.len()).find(stands))
        };
        let above = line.and_then(|line| find(line.checked_sub(1)?, row.checked_sub(1)));
        let below = line.and_then(|line| find(line.checked_add(1)?, row.checked_add(1)));
        above.into_iter().chain(below)
    }

    /// Whether two rows are totals, which may well hold the same figures.
    pub(super) fn are_totals(&self, a: usize, b: usize) -> bool {
        [a, b].iter().all(|row| self.totals.binary_search_by_key(row, |total| total.row).is_ok())
    }

    /// The least figure, of three digits as written, that hardly stands in two places by chance.
    pub(super) fn telling(&self) -> i128 {
        i128::try_from(self.block.unit.factor()).unwrap_or(1).saturating_mul(100)
    }

    /// How many columns of figures there are; the percentages come after them.
    pub(super) fn figures(&self) -> usize {
        self.block.columns.len()
    }

    /// How many columns there are.
    pub(super) fn width(&self) -> usize {
        self.block.columns.len().saturating_add(self.block.percents.len())
    }

    fn shift(&mut self, row: usize, col: usize, by: i128) {
        let Self { totals, offs, within, .. } = self;
        let mut add = |total: usize, by: i128| {
            if let Some(Some(off)) = offs.get_mut(total).and_then(|offs| offs.get_mut(col)) {
                off.sum = off.sum.wrapping_add(by); // undone by the opposite shift
            }
        };
        within.get(row).map_or(&[][..], Vec::as_slice).iter().for_each(|total| add(*total, by.wrapping_neg()));
        if let Ok(total) = totals.binary_search_by_key(&row, |total| total.row) {
            add(total, by);
        }
    }

    /// Reads the figures of a row, for them to be looked at and changed.
    pub(super) fn load(&mut self, row: usize) {
        self.lines.resize(self.block.rows.len(), None);
        if let Some(line @ None) = self.lines.get_mut(row) {
            *line = Some(Box::new(Line::of(self.block, row)));
        }
    }

    /// The figures of a row that was looked at.
    pub(super) fn line(&self, row: usize) -> Option<&Line> {
        self.lines.get(row)?.as_deref()
    }

    /// What a cell held at first.
    pub(super) fn found(&self, row: usize, col: usize) -> Option<Figure> {
        if let Some(column) = self.block.columns.get(col) {
            return column.values.get(row).map(Figure::Whole);
        }
        let column = self.block.percents.get(col.checked_sub(self.figures())?)?;
        column.values.get(row).cloned().flatten().map(Figure::Percent)
    }

    /// Changes a cell, and gives what it held.
    pub(super) fn set(&mut self, row: usize, col: usize, figure: &Figure) -> Option<Figure> {
        self.load(row);
        let line = self.lines.get_mut(row)?.as_mut()?;
        match figure {
            Figure::Whole(value) => {
                let old = line.figures.get_mut(col)?.replace(*value)?;
                self.shift(row, col, value.wrapping_sub(old));
                Some(Figure::Whole(old))
            }
            Figure::Percent(value) => {
                let col = col.checked_sub(line.figures.len())?;
                line.percents.get_mut(col)?.replace(value.clone()).map(Figure::Percent)
            }
        }
    }
}
