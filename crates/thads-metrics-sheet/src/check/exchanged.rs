//! Two figures of one column exchanged between two rows: each breaks an equation of its own row, and no total.

use std::collections::BTreeMap;

use crate::check::{
    explain::{Explained, Explainer},
    figure::Var,
    rules::{Bound, Relation},
    working_copy::Test,
};
use crate::finding::Slip;

/// Of how many broken rows every pair is tried; of more only neighbours.
const ALL_PAIRS: usize = 24;

impl Explainer<'_> {
    /// Explains pairs of rows by one exchange each, where exactly one column would do.
    pub(super) fn exchanged_rows(&mut self, rows: &[(usize, usize)]) {
        let mut by_block: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (block, row) in rows {
            by_block.entry(*block).or_default().push(*row);
        }
        for (block, mut rows) in by_block {
            // Totals are wrong without a rule of their own if what they sum is.
            rows.extend(self.copy.broken_totals().iter().filter(|total| total.0 == block).filter_map(|total| {
                self.copy.form(block).and_then(|form| form.totals.get(total.1)).map(|total| total.row)
            }));
            rows.sort_by_key(|row| self.copy.row(block, *row).map(|row| row.line));
            rows.dedup();
            let reach = if rows.len() > ALL_PAIRS { 1 } else { ALL_PAIRS };
            for (at, first) in rows.iter().enumerate() {
                for second in rows.iter().skip(at.saturating_add(1)).take(reach) {
                    self.exchanged_pair(block, *first, *second);
                }
            }
        }
    }

    fn exchanged_pair(&mut self, block: usize, first: usize, second: usize) {
        let width = self.copy.form(block).map_or(0, super::block_rules::BlockRules::width);
        let mut fitting = Vec::new();
        for col in 0..width {
            let (a, b) = (Var { block, row: first, col }, Var { block, row: second, col });
            let (Some(x), Some(y)) = (self.copy.get(a), self.copy.get(b)) else { continue };
            let closes = |test: &Test| self.is_equation(*test);
            let breaks = |var: Var| {
                let mut tests = self.copy.touching(var).into_iter().filter(closes);
                tests.any(|test| self.copy.state(test).is_against())
            };
            if x == y || !breaks(a) || !breaks(b) {
                continue;
            }
            let changes = vec![(a, y), (b, x)];
            let effect = self.copy.effect(&changes);
            let mended: Vec<Test> =
                effect.fixed.iter().chain(&effect.settled).copied().filter(|test| self.is_equation(*test)).collect();
            let mends = |var: Var| self.copy.touching(var).iter().any(|test| mended.contains(test));
            if effect.broke == 0 && effect.doubted == 0 && mends(a) && mends(b) {
                fitting.push((changes, effect));
            }
        }
        let [_] = fitting.as_slice() else { return };
        let Some((changes, effect)) = fitting.pop() else { return };
        let [(main, _), (other, _)] = changes.as_slice() else { return };
        let (main, partner) = (*main, self.copy.cell(*other));
        self.copy.commit(&changes);
        let doubtful = effect.fixed.is_empty();
        let tests = if doubtful { effect.settled } else { effect.fixed };
        let slip = partner.map(|with| Slip::Swapped { with });
        self.explained.push(Explained { main, changes, slip, tests, doubtful, ..Explained::default() });
    }

    /// Whether a rule leaves a cell one value, or nearly.
    fn is_equation(&self, test: Test) -> bool {
        match self.copy.relation(test) {
            Some(Relation::Quotient { .. }) => true,
            Some(Relation::Nonnegative(_)) => false,
            Some(Relation::Linear { .. }) | None => self.copy.off(test).is_some_and(|off| off.bound == Bound::Equal),
        }
    }
}
