//! Totals that differ from their parts where no row breaks a rule of its own.

use super::{
    board::{Figure, Test, Var},
    explain::{Candidate, Explained, Explainer, Extent},
    rules::{Relation, State},
    slip::{exponent, rank, unscaled},
};
use crate::sheet::Slip;

impl Explainer<'_> {
    /// Explains what is left of broken totals: a whole row, a single cell, then the total row itself.
    pub(super) fn totals(&mut self) {
        let mut broken = self.board.broken_totals();
        // Subtotals before what adds them.
        broken.sort_by_key(|(block, total, _)| {
            let parts =
                self.board.form(*block).and_then(|form| form.totals.get(*total)).map_or(0, |total| total.of.len());
            (*block, std::cmp::Reverse(self.above(*block, *total)), parts, *total)
        });
        for (block, total, _) in broken {
            let cols = self.failing(block, total);
            if cols.len() > 1 && self.whole_row(block, total, &cols) {
                continue;
            }
            for col in self.failing(block, total) {
                self.single(block, total, col);
            }
            let cols = self.failing(block, total);
            if cols.len() > 1 {
                self.total_row(block, total, &cols);
            }
        }
    }

    /// How many totals stand above one.
    fn above(&self, block: usize, total: usize) -> usize {
        let Some(form) = self.board.form(block) else { return 0 };
        form.totals.get(total).map_or(0, |total| form.within(total.row).len())
    }

    fn failing(&self, block: usize, total: usize) -> Vec<usize> {
        let Some(form) = self.board.form(block) else { return Vec::new() };
        (0..form.figures()).filter(|col| form.off(total, *col).is_some_and(|off| !off.holds())).collect()
    }

    /// The rows of a total: itself first, then its parts.
    fn rows_of(&self, block: usize, total: usize) -> Vec<usize> {
        let total = self.board.form(block).and_then(|form| form.totals.get(total));
        total.map(|total| std::iter::once(total.row).chain(total.of.iter().copied()).collect()).unwrap_or_default()
    }

    /// One row in another unit, or left from an earlier period, that accounts for every column.
    fn whole_row(&mut self, block: usize, total: usize, cols: &[usize]) -> bool {
        let mut found = Vec::new();
        for row in self.rows_of(block, total) {
            let wanted: Option<Vec<(Var, i128, i128)>> = cols
                .iter()
                .map(|col| {
                    let var = Var { block, row, col: *col };
                    let x = self.board.whole(var)?;
                    Some((var, x, self.required(Test::Total { block, total, col: *col }, var, x)?))
                })
                .collect();
            let Some(wanted) = wanted else { continue };
            found.extend(self.other_unit(&wanted).or_else(|| self.left_standing(wanted)));
        }
        let mut fitting = Vec::new();
        for (changes, slip) in found {
            let changes = self.with_percents(changes);
            let effect = self.board.effect(&changes);
            let tests = cols.iter().map(|col| Test::Total { block, total, col: *col });
            if effect.broke == 0 && tests.into_iter().all(|test| effect.fixed.contains(&test)) {
                fitting.push((changes, slip, effect));
            }
        }
        // Two rows that would explain it alike explain nothing.
        let [_] = fitting.as_slice() else { return false };
        let Some((changes, slip, effect)) = fitting.pop() else { return false };
        let Some((main, _)) = changes.first().cloned() else { return false };
        self.board.commit(&changes);
        self.explained.push(Explained {
            main,
            changes,
            slip: Some(slip),
            tests: effect.fixed,
            extent: Extent::Row,
            doubtful: false,
        });
        true
    }

    fn other_unit(&self, wanted: &[(Var, i128, i128)]) -> Option<(Vec<(Var, Figure)>, Slip)> {
        let (first, x, y) = wanted.iter().find(|(_, x, y)| *x != 0 && *y != 0)?;
        let exponent = exponent(*x, *y)?;
        let width = self.board.form(first.block)?.figures();
        let scaled = |col: usize| {
            let var = Var { col, ..*first };
            let value = self.board.whole(var).filter(|value| *value != 0)?;
            Some(unscaled(value, exponent).map(|value| (var, Figure::Whole(value))))
        };
        let changes: Option<Vec<_>> = (0..width).filter_map(scaled).collect();
        Some((changes?, Slip::Unit { exponent }))
    }

    fn left_standing(&self, wanted: Vec<(Var, i128, i128)>) -> Option<(Vec<(Var, Figure)>, Slip)> {
        let stale = |(var, x, _): &(Var, i128, i128)| self.slips.stale(&self.board, *var, &Figure::Whole(*x));
        let period = wanted.first().and_then(stale)?;
        if !wanted.iter().all(|cell| stale(cell) == Some(period)) {
            return None;
        }
        let changes = wanted.into_iter().map(|(var, _, y)| (var, Figure::Whole(y))).collect();
        Some((changes, Slip::Previous { period }))
    }

    /// One cell of the column: the total, unless a usual slip in one part explains more.
    fn single(&mut self, block: usize, total: usize, col: usize) {
        let test = Test::Total { block, total, col };
        let mut candidates: Vec<(bool, Candidate)> = Vec::new();
        for (index, row) in self.rows_of(block, total).into_iter().enumerate() {
            let var = Var { block, row, col };
            let Some(x) = self.board.whole(var) else { continue };
            let Some(y) = self.required(test, var, x) else { continue };
            let is_total = index == 0;
            let (found, wanted) = (Figure::Whole(x), Figure::Whole(y));
            let slip = self.slips.name(&self.board, var, &found, &wanted);
            // A part without a usual slip is looked at only if it explains something else too.
            let more = self
                .board
                .touching(var)
                .iter()
                .any(|other| *other != test && matches!(self.board.state(*other), State::Broken | State::Doubtful));
            if !is_total && rank(slip.as_ref()) > 0 && !more {
                continue;
            }
            let changes = vec![(var, wanted)];
            let effect = self.board.effect(&changes);
            if effect.broke == 0 && effect.fixed.contains(&test) {
                candidates.push((is_total, self.candidate(&[test], var, None, changes, effect)));
            }
        }
        let weight = |(is_total, candidate): &(bool, Candidate)| {
            let strong = rank(candidate.slip.as_ref()) == 0;
            (candidate.weight(), strong, *is_total)
        };
        let Some(most) = candidates.iter().map(weight).max() else { return };
        let mut best: Vec<(bool, Candidate)> = Vec::new();
        let mut own = None;
        for candidate in candidates {
            if weight(&candidate) == most {
                best.push(candidate);
            } else if candidate.0 {
                own = Some(candidate);
            }
        }
        // Several parts that explain it alike explain nothing: it is the total then.
        let chosen = if best.len() == 1 { best.pop() } else { own };
        if let Some((_, candidate)) = chosen {
            self.take(candidate);
        }
    }

    /// The total row as a whole: every broken column to the sum of its parts, its percentages with it.
    fn total_row(&mut self, block: usize, total: usize, cols: &[usize]) {
        let Some(row) = self.rows_of(block, total).first().copied() else { return };
        let mut changes = Vec::new();
        for col in cols {
            let var = Var { block, row, col: *col };
            let Some(x) = self.board.whole(var) else { return };
            let Some(y) = self.required(Test::Total { block, total, col: *col }, var, x) else { return };
            changes.push((var, Figure::Whole(y)));
        }
        let changes = self.with_percents(changes);
        let effect = self.board.effect(&changes);
        if effect.broke == 0 && !effect.fixed.is_empty() {
            let Some((main, _)) = changes.first().cloned() else { return };
            self.board.commit(&changes);
            self.explained.push(Explained {
                main,
                changes,
                slip: None,
                tests: effect.fixed,
                extent: Extent::Row,
                doubtful: false,
            });
        }
    }

    /// Changes with those of the percentages that would no longer fit.
    fn with_percents(&mut self, mut changes: Vec<(Var, Figure)>) -> Vec<(Var, Figure)> {
        let old: Vec<(Var, Figure)> =
            changes.iter().filter_map(|(var, _)| Some((*var, self.board.get(*var)?))).collect();
        self.board.commit(&changes);
        let mut right = Vec::new();
        if let Some(Var { block, row, .. }) = changes.first().map(|(var, _)| *var) {
            for test in self.board.tests(block, row, State::Broken) {
                let Some(Relation::Quotient { percent, .. }) = self.board.relation(test) else { continue };
                let var = Var { block, row, col: *percent };
                if let Some(Figure::Percent(printed)) = self.board.get(var) {
                    right.extend(self.share(test, printed.places()).map(|right| (var, Figure::Percent(right))));
                }
            }
        }
        self.board.commit(&old);
        changes.extend(right);
        changes
    }

    /// Reports the totals that nothing explains.
    pub(super) fn totals_left(&mut self) {
        for (block, total, cols) in self.board.broken_totals() {
            let Some(row) = self.rows_of(block, total).first().copied() else { continue };
            for col in cols {
                self.unexplained(Var { block, row, col }, vec![Test::Total { block, total, col }], false);
            }
        }
    }
}
