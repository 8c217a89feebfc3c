//! Several rows of a total that are wrong as a whole, each in the same way.

use crate::check::{
    error_patterns::unscaled,
    explain::{Explained, Explainer, Extent},
    figure::{Figure, Var},
    working_copy::Test,
};
use crate::finding::Slip;
use thads_metrics::Period;

/// The units that rows are written in by mistake: a thousandth and a millionth of the sheet's.
const SMALLER: [i8; 2] = [3, 6];

/// How many figures a row must have in common with an earlier one, to be that.
const ENOUGH: usize = 2;

impl Explainer<'_> {
    /// Rows whose figures are larger than the total that adds them, all down to the unit: written in a smaller one.
    pub(super) fn scaled_rows(&mut self) {
        for (block, total, cols) in self.copy.broken_totals() {
            for exponent in SMALLER {
                let rows = self.parts_where(block, total, |explainer, row| explainer.exceeds(block, total, row, &cols));
                let scaled: Option<Vec<_>> = rows.iter().map(|row| self.row_unscaled(block, *row, exponent)).collect();
                let Some(scaled) = scaled.filter(|rows| !rows.is_empty()) else { continue };
                let effect = self.copy.effect(&scaled.concat());
                let tests: Vec<Test> = cols.iter().map(|col| Test::Total { block, total, col: *col }).collect();
                if effect.broke > 0 || !tests.iter().all(|test| effect.fixed.contains(test)) {
                    continue;
                }
                for changes in scaled {
                    let Some((main, _)) = changes.first().cloned() else { continue };
                    self.copy.commit(&changes);
                    let slip = Some(Slip::Unit { exponent });
                    let tests = tests.clone();
                    self.explained.push(Explained {
                        main,
                        changes,
                        slip,
                        tests,
                        extent: Extent::Row,
                        ..Explained::default()
                    });
                }
                break;
            }
        }
    }

    /// Rows under a broken total that hold what they held in an earlier period: what each should hold only their sum says.
    pub(super) fn stale_rows(&mut self, block: usize, total: usize, cols: &[usize]) -> bool {
        let rows = self.parts_where(block, total, |explainer, row| explainer.stale_row(block, row).is_some());
        if rows.len() < 2 {
            return false;
        }
        let tests: Vec<Test> = cols.iter().map(|col| Test::Total { block, total, col: *col }).collect();
        for row in rows {
            let (Some(period), Some(col)) = (self.stale_row(block, row), cols.first().copied()) else { continue };
            self.explained.push(Explained {
                main: Var { block, row, col },
                slip: Some(Slip::Previous { period }),
                tests: tests.clone(),
                extent: Extent::Row,
                ..Explained::default()
            });
        }
        true
    }

    /// The earlier period whose figures a row holds in every column.
    fn stale_row(&self, block: usize, row: usize) -> Option<Period> {
        let form = self.copy.form(block)?;
        let vars = (0..form.figures()).map(|col| Var { block, row, col });
        let held =
            vars.filter_map(|var| Some((var, self.copy.found(var).filter(|figure| *figure != Figure::Whole(0))?)));
        let periods: Option<Vec<Period>> = held.map(|(var, found)| self.slips.stale(&self.copy, var, &found)).collect();
        let periods = periods.filter(|periods| periods.len() >= ENOUGH)?;
        let first = periods.first().copied()?;
        periods.iter().all(|period| *period == first).then_some(first)
    }

    fn parts_where(&self, block: usize, total: usize, is_one: impl Fn(&Self, usize) -> bool) -> Vec<usize> {
        let parts = self.copy.form(block).and_then(|form| form.totals.get(total)).map_or(&[][..], |total| &total.of);
        parts.iter().copied().filter(|row| is_one(self, *row)).collect()
    }

    /// Whether a part is larger than its whole in most columns that hold anything.
    fn exceeds(&self, block: usize, total: usize, row: usize, cols: &[usize]) -> bool {
        let Some(own) = self.rows_of(block, total).first().copied() else { return false };
        let whole = |row: usize, col: usize| self.copy.whole(Var { block, row, col }).filter(|value| *value != 0);
        let held = cols.iter().filter(|col| whole(row, **col).is_some());
        let larger =
            cols.iter().filter(|col| whole(row, **col).is_some_and(|part| part > whole(own, **col).unwrap_or(0)));
        let (held, larger) = (held.count(), larger.count());
        held > 0 && larger.saturating_mul(2) > held
    }

    fn row_unscaled(&self, block: usize, row: usize, exponent: i8) -> Option<Vec<(Var, Figure)>> {
        let figures = self.copy.form(block)?.figures();
        let vars = (0..figures).map(|col| Var { block, row, col });
        let held = vars.filter_map(|var| Some((var, self.copy.whole(var).filter(|value| *value != 0)?)));
        held.map(|(var, value)| Some((var, Figure::Whole(unscaled(value, exponent)?)))).collect()
    }
}
