//! Several parts of a broken total, each of which a rule known from memory says what it should be.

use crate::check::{
    explain::{Explained, Explainer},
    figure::{Figure, Var},
    rules::{Off, Relation},
    state::State,
    working_copy::Test,
};

/// How many such parts are looked at.
const PARTS: usize = 12;

/// A part, what it should be, by how much more than it is, and the rule that says so.
struct Doubted {
    var: Var,
    wanted: i128,
    by: i128,
    rule: Test,
}

impl Explainer<'_> {
    /// Explains a column of a total by several of its parts: as `standing` would have them, they add up.
    ///
    /// Alone a rule known from memory accuses nobody; that the total confirms it for several parts at once does.
    pub(super) fn doubted_parts(&mut self, block: usize, total: usize, col: usize) -> bool {
        let test = Test::Total { block, total, col };
        let Some(off) = self.copy.off(test) else { return false };
        let parts = self.copy.form(block).and_then(|form| form.totals.get(total)).map(|total| total.of.clone());
        let parts = parts.unwrap_or_default().into_iter();
        let doubted: Vec<Doubted> = parts.filter_map(|row| self.doubted(Var { block, row, col })).collect();
        if !(2..=PARTS).contains(&doubted.len()) {
            return false;
        }
        let chosen =
            |set: u32| doubted.iter().enumerate().filter(move |(at, _)| set >> at & 1 == 1).map(|(_, one)| one);
        let closes =
            |set: &u32| Off { sum: chosen(*set).fold(off.sum, |sum, part| sum.saturating_sub(part.by)), ..off }.holds();
        let mut sets: Vec<u32> = (1..1_u32 << doubted.len()).filter(closes).collect();
        sets.sort_by_key(|set| set.count_ones());
        for set in sets {
            let changes: Vec<(Var, Figure)> = chosen(set).map(|part| (part.var, Figure::Whole(part.wanted))).collect();
            let effect = self.copy.effect(&changes);
            if effect.broke > 0 || effect.doubted > 0 || !effect.fixed.contains(&test) {
                continue;
            }
            if changes.len() == 1 {
                return false; // one part: the search for a single cell weighs it against others
            }
            let found = chosen(set).map(|part| {
                let (var, wanted) = (part.var, Figure::Whole(part.wanted));
                let slip = self.copy.get(var).and_then(|found| self.slips.name(&self.copy, var, &found, &wanted));
                let tests = vec![part.rule, test];
                Explained { main: var, changes: vec![(var, wanted)], slip, tests, ..Explained::default() }
            });
            let found: Vec<Explained> = found.collect();
            self.explained.extend(found);
            self.copy.commit(&changes);
            return true;
        }
        false
    }

    /// What the one rule in doubt that touches a cell would have there.
    fn doubted(&self, var: Var) -> Option<Doubted> {
        let mut tests = self.copy.touching(var).into_iter();
        let rule = tests.find(|test| {
            self.copy.state(*test) == State::Doubtful
                && matches!(self.copy.relation(*test), Some(Relation::Linear { .. }))
        })?;
        let found = self.copy.whole(var)?;
        let wanted = self.required(rule, var, found)?;
        Some(Doubted { var, wanted, by: wanted.checked_sub(found)?, rule })
    }
}
