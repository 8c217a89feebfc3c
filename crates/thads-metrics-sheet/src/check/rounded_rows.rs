//! Rows written in a larger unit, their fractions cut off or rounded: no figure is a thousandth exactly.

use crate::check::{
    explain::{Explained, Explainer, Extent},
    figure::{Figure, Var},
    working_copy::Test,
};
use crate::finding::Slip;

/// The units that rows are written in by mistake: a thousand and a million times the sheet's.
const LARGER: [i8; 2] = [3, 6];

impl Explainer<'_> {
    /// Explains totals that are broken in most columns by the one row that is a thousand times too small throughout.
    ///
    /// Before rows are looked at: the roundings break the rules of the row as well, each by a little.
    pub(super) fn rounded_rows(&mut self) {
        for (block, total, cols) in self.copy.broken_totals() {
            if cols.len() < 3 {
                continue;
            }
            let rows = self.copy.form(block).and_then(|form| form.totals.get(total)).map(|total| total.of.clone());
            let each = rows.unwrap_or_default().into_iter().flat_map(|row| LARGER.map(|exponent| (row, exponent)));
            let mut fitting = each.filter_map(|(row, exponent)| {
                let changes = self.scaled_up(block, total, &cols, row, exponent)?;
                Some((changes, Slip::Unit { exponent: exponent.saturating_neg() }))
            });
            let (Some((changes, slip)), None) = (fitting.next(), fitting.next()) else { continue };
            let effect = self.copy.effect(&changes);
            let tests = cols.iter().map(|col| Test::Total { block, total, col: *col });
            let Some((main, _)) = changes.first().cloned() else { continue };
            if effect.broke == 0 && tests.into_iter().all(|test| effect.fixed.contains(&test)) {
                self.copy.commit(&changes);
                let (slip, tests) = (Some(slip), effect.fixed);
                self.explained.push(Explained {
                    main,
                    changes,
                    slip,
                    tests,
                    extent: Extent::Row,
                    ..Explained::default()
                });
            }
        }
    }

    /// What a row would hold for the total, if that is what it holds in another unit, rounded; one figure at least of
    /// three digits.
    fn scaled_up(
        &self,
        block: usize,
        total: usize,
        cols: &[usize],
        row: usize,
        exponent: i8,
    ) -> Option<Vec<(Var, Figure)>> {
        let power = 10_i128.checked_pow(exponent.unsigned_abs().into())?;
        let form = self.copy.form(block)?;
        let step = power.checked_mul(i128::try_from(form.block.unit.factor()).ok()?)?;
        let wanted: Option<Vec<(Var, i128, i128)>> = cols
            .iter()
            .map(|col| {
                let var = Var { block, row, col: *col };
                let x = self.copy.whole(var)?;
                let y = self.required(Test::Total { block, total, col: *col }, var, x)?;
                (x.checked_mul(power)?.checked_sub(y)?.abs() < step).then_some((var, x, y))
            })
            .collect();
        let wanted = wanted?;
        let told = wanted.iter().any(|(_, x, _)| *x >= form.telling());
        told.then(|| wanted.into_iter().map(|(var, _, y)| (var, Figure::Whole(y))).collect())
    }
}
