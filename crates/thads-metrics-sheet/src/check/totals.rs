//! Totals that differ from their parts where no row breaks a rule of its own.

use crate::check::{
    block_rules::Total,
    error_patterns::{exponent, unscaled},
    explain::{Explained, Explainer, Extent},
    figure::{Figure, Var},
    rules::{Bound, Relation},
    state::State,
    working_copy::Test,
};
use crate::finding::Slip;

impl Explainer<'_> {
    /// Explains what is left of broken totals: a whole row, one that is missing, cells, then the total row itself.
    pub(super) fn totals(&mut self) {
        let mut broken = self.copy.broken_totals();
        // Subtotals before what adds them.
        broken.sort_by_key(|(block, total, _)| {
            let parts =
                self.copy.form(*block).and_then(|form| form.totals.get(*total)).map_or(0, |total| total.of.len());
            (*block, std::cmp::Reverse(self.above(*block, *total)), parts, *total)
        });
        for (block, total, _) in broken {
            let cols = self.failing(block, total);
            if cols.len() > 1
                && (self.whole_row(block, total, &cols)
                    || self.stale_rows(block, total, &cols)
                    || self.miscounted(block, total, &cols))
            {
                continue;
            }
            if self.is_whole(block, total, &cols)
                && (self.missing_row(block, total, &cols, true)
                    || self.missing_beside_doubt(block, total)
                    || self.missing_row(block, total, &cols, false)
                    || self.total_row(block, total, &cols, None))
            {
                continue;
            }
            for col in cols {
                if !self.doubted_parts(block, total, col) {
                    self.likeliest(block, total, col);
                }
            }
        }
        self.totals_unsure();
    }

    /// Whether these columns of a total fail together: many, or all that hold anything, and not each by a slip of
    /// its own.
    fn is_whole(&mut self, block: usize, total: usize, cols: &[usize]) -> bool {
        let Some(form) = self.copy.form(block) else { return false };
        let Some(row) = form.totals.get(total).map(|total| total.row) else { return false };
        let holds = |col: &usize| self.copy.whole(Var { block, row, col: *col }).is_some_and(|value| value != 0);
        let filled = (0..form.figures()).filter(holds).count();
        let many = cols.len() > 2 || (cols.len() == 2 && filled == 2);
        let slipped = |explainer: &mut Self, col: usize| explainer.closing(block, total, col).is_by_slip();
        many && !cols.iter().all(|col| slipped(self, *col))
    }

    /// The total row as a whole, where it leaves out a row or adds it twice.
    fn miscounted(&mut self, block: usize, total: usize, cols: &[usize]) -> bool {
        let Some(slip) = self.uncounted(block, total, cols) else { return false };
        self.total_row(block, total, cols, Some(slip))
    }

    /// The row, an office or a smaller total, that a total leaves out or adds twice in these columns.
    pub(super) fn uncounted(&self, block: usize, total: usize, cols: &[usize]) -> Option<Slip> {
        let form = self.copy.form(block)?;
        let whole = form.totals.get(total)?;
        let inside = |smaller: &&Total| {
            smaller.of.len() < whole.of.len() && smaller.of.iter().all(|row| whole.of.binary_search(row).is_ok())
        };
        let smaller = form.totals.iter().filter(inside).map(|total| total.row);
        // How the total is off in a column, and the figure of the row there.
        let pair = |row: usize, col: usize| {
            let off = form.off(total, col).filter(|off| off.bound == Bound::Equal)?;
            Some((off.sum, self.copy.whole(Var { block, row, col })?))
        };
        let fits = |row: usize, sign: i128| {
            let pairs: Option<Vec<_>> = cols.iter().map(|col| pair(row, *col)).collect();
            let long = |pairs: &[(i128, i128)]| pairs.iter().any(|(_, figure)| *figure >= form.telling());
            pairs.is_some_and(|pairs| {
                (pairs.len() > 2 || long(&pairs))
                    && pairs.iter().all(|(off, figure)| figure.checked_mul(sign) == Some(*off))
            })
        };
        let rows = whole.of.iter().copied().chain(smaller);
        let mut fitting = rows.flat_map(|row| [(row, -1), (row, 1)]).filter(|(row, sign)| fits(*row, *sign));
        let (row, sign) = fitting.next()?;
        if fitting.next().is_some() {
            return None;
        }
        let office = self.copy.row(block, row)?.office;
        Some(if sign < 0 { Slip::Omitted { office } } else { Slip::AddedTwice { office } })
    }

    /// How many totals stand above one.
    fn above(&self, block: usize, total: usize) -> usize {
        let Some(form) = self.copy.form(block) else { return 0 };
        form.totals.get(total).map_or(0, |total| form.within(total.row).len())
    }

    pub(super) fn failing(&self, block: usize, total: usize) -> Vec<usize> {
        let Some(form) = self.copy.form(block) else { return Vec::new() };
        let fails = |col: &usize| form.off(total, *col).is_some_and(|off| !off.holds());
        let told = |col: &usize| self.is_told(Test::Total { block, total, col: *col });
        (0..form.figures()).filter(|col| fails(col) && !told(col)).collect()
    }

    /// The rows of a total: itself first, then its parts.
    pub(super) fn rows_of(&self, block: usize, total: usize) -> Vec<usize> {
        let total = self.copy.form(block).and_then(|form| form.totals.get(total));
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
                    let x = self.copy.whole(var)?;
                    Some((var, x, self.required(Test::Total { block, total, col: *col }, var, x)?))
                })
                .collect();
            let Some(wanted) = wanted else { continue };
            let slip = self.other_unit(&wanted).or_else(|| self.copied_row(&wanted));
            found.extend(slip.or_else(|| self.left_standing(wanted)));
        }
        let mut fitting = Vec::new();
        for (changes, slip) in found {
            let changes = self.with_percents(changes);
            let effect = self.copy.effect(&changes);
            let tests = cols.iter().map(|col| Test::Total { block, total, col: *col });
            if effect.broke == 0 && tests.into_iter().all(|test| effect.fixed.contains(&test)) {
                fitting.push((changes, slip, effect));
            }
        }
        // Two rows that would explain it alike explain nothing.
        let [_] = fitting.as_slice() else { return false };
        let Some((changes, slip, effect)) = fitting.pop() else { return false };
        let Some((main, _)) = changes.first().cloned() else { return false };
        self.copy.commit(&changes);
        self.explained.push(Explained {
            main,
            changes,
            slip: Some(slip),
            tests: effect.fixed,
            extent: Extent::Row,
            ..Explained::default()
        });
        true
    }

    fn other_unit(&self, wanted: &[(Var, i128, i128)]) -> Option<(Vec<(Var, Figure)>, Slip)> {
        let (first, x, y) = wanted.iter().find(|(_, x, y)| *x != 0 && *y != 0)?;
        let exponent = exponent(*x, *y)?;
        let width = self.copy.form(first.block)?.figures();
        let scaled = |col: usize| {
            let var = Var { col, ..*first };
            let value = self.copy.whole(var).filter(|value| *value != 0)?;
            Some(unscaled(value, exponent).map(|value| (var, Figure::Whole(value))))
        };
        let changes: Option<Vec<_>> = (0..width).filter_map(scaled).collect();
        Some((changes?, Slip::Unit { exponent }))
    }

    /// The figures of the row above in every column; below, it would be the other row that was copied.
    fn copied_row(&self, wanted: &[(Var, i128, i128)]) -> Option<(Vec<(Var, Figure)>, Slip)> {
        let (first, ..) = wanted.first()?;
        let form = self.copy.form(first.block)?;
        let line = |row: usize| form.block.rows.get(row).map(|row| row.line);
        let above = form.neighbours(first.row).find(|row| line(*row) < line(first.row))?;
        let same = |(var, x, _): &(Var, i128, i128)| form.found(above, var.col) == Some(Figure::Whole(*x));
        if form.are_totals(above, first.row)
            || !wanted.iter().all(same)
            || wanted.iter().all(|(_, x, _)| *x < form.telling())
        {
            return None;
        }
        let from = self.copy.cell(Var { row: above, ..*first })?;
        let changes = wanted.iter().map(|(var, _, y)| (*var, Figure::Whole(*y))).collect();
        Some((changes, Slip::Copied { from }))
    }

    fn left_standing(&self, wanted: Vec<(Var, i128, i128)>) -> Option<(Vec<(Var, Figure)>, Slip)> {
        let stale = |(var, x, _): &(Var, i128, i128)| self.slips.stale(&self.copy, *var, &Figure::Whole(*x));
        let period = wanted.first().and_then(stale)?;
        if !wanted.iter().all(|cell| stale(cell) == Some(period)) {
            return None;
        }
        let changes = wanted.into_iter().map(|(var, _, y)| (var, Figure::Whole(y))).collect();
        Some((changes, Slip::Previous { period }))
    }

    /// The total row as a whole: every broken column to the sum of its parts, its percentages with it.
    ///
    /// Without a slip, and where no rule of its own says the same, one of its parts may as well be wrong as a whole.
    fn total_row(&mut self, block: usize, total: usize, cols: &[usize], slip: Option<Slip>) -> bool {
        let Some(row) = self.rows_of(block, total).first().copied() else { return false };
        let mut changes = Vec::new();
        for col in cols {
            let var = Var { block, row, col: *col };
            let Some(x) = self.copy.whole(var) else { return false };
            let Some(y) = self.required(Test::Total { block, total, col: *col }, var, x) else { return false };
            changes.push((var, Figure::Whole(y)));
        }
        let changes = self.with_percents(changes);
        let effect = self.copy.effect(&changes);
        let Some((main, _)) = changes.first().cloned().filter(|_| effect.broke == 0 && !effect.fixed.is_empty()) else {
            return false;
        };
        let is_sure = slip.is_some() || effect.fixed.iter().any(|test| matches!(test, Test::Row { .. }));
        let (changes, instead, extent) =
            if is_sure { (changes, Vec::new(), Extent::Row) } else { (Vec::new(), changes, Extent::Parts) };
        self.copy.commit(&changes);
        let tests = effect.fixed;
        self.explained.push(Explained { main, changes, instead, slip, tests, extent, doubtful: false });
        true
    }

    /// Changes with those of the percentages that would no longer fit.
    fn with_percents(&mut self, mut changes: Vec<(Var, Figure)>) -> Vec<(Var, Figure)> {
        let old: Vec<(Var, Figure)> =
            changes.iter().filter_map(|(var, _)| Some((*var, self.copy.get(*var)?))).collect();
        self.copy.commit(&changes);
        let mut right = Vec::new();
        if let Some(Var { block, row, .. }) = changes.first().map(|(var, _)| *var) {
            for test in self.copy.tests(block, row, State::Broken) {
                let Some(Relation::Quotient { percent, .. }) = self.copy.relation(test) else { continue };
                let var = Var { block, row, col: *percent };
                if let Some(Figure::Percent(printed)) = self.copy.get(var) {
                    right.extend(self.share(test, printed.places()).map(|right| (var, Figure::Percent(right))));
                }
            }
        }
        self.copy.commit(&old);
        changes.extend(right);
        changes
    }

    /// Reports the totals that nothing explains.
    pub(super) fn totals_left(&mut self) {
        for (block, total, _) in self.copy.broken_totals() {
            let Some(row) = self.rows_of(block, total).first().copied() else { continue };
            for col in self.failing(block, total) {
                self.unexplained(Var { block, row, col }, vec![Test::Total { block, total, col }], false);
            }
        }
    }
}
