//! Several parts of a broken total, each of which a rule known from memory says what it should be.

use super::{
    board::{Figure, Test, Var},
    explain::{Explained, Explainer, Extent},
    rules::{Relation, State},
};

/// How many such parts are looked at.
const PARTS: usize = 12;

/// A part, what it should be, and the rule that says so.
type Doubted = (Var, Figure, Test);

impl Explainer<'_> {
    /// Explains a column of a total by several of its parts: as `standing` would have them, they add up.
    ///
    /// Alone a rule known from memory accuses nobody; that the total confirms it for several parts at once does.
    pub(super) fn doubted_parts(&mut self, block: usize, total: usize, col: usize) -> bool {
        let test = Test::Total { block, total, col };
        let parts = self.board.form(block).and_then(|form| form.totals.get(total)).map(|total| total.of.clone());
        let parts = parts.unwrap_or_default().into_iter();
        let doubted: Vec<Doubted> = parts.filter_map(|row| self.doubted(Var { block, row, col })).collect();
        if !(2..=PARTS).contains(&doubted.len()) {
            return false;
        }
        let mut sets: Vec<u32> = (0..1_u32 << doubted.len()).filter(|set| set.count_ones() > 0).collect();
        sets.sort_by_key(|set| set.count_ones());
        for set in sets {
            let chosen: Vec<&Doubted> =
                doubted.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1).map(|(_, one)| one).collect();
            let changes: Vec<(Var, Figure)> = chosen.iter().map(|(var, wanted, _)| (*var, wanted.clone())).collect();
            let effect = self.board.effect(&changes);
            if effect.broke > 0 || effect.doubted > 0 || !effect.fixed.contains(&test) {
                continue;
            }
            if chosen.len() == 1 {
                return false; // one part: the search for a single cell weighs it against others
            }
            let found = chosen.into_iter().map(|(var, wanted, rule)| {
                let found = self.board.get(*var);
                let slip = found.and_then(|found| self.slips.name(&self.board, *var, &found, wanted));
                let (changes, tests) = (vec![(*var, wanted.clone())], vec![*rule, test]);
                Explained { main: *var, changes, slip, tests, extent: Extent::Cell, doubtful: false }
            });
            let found: Vec<Explained> = found.collect();
            self.explained.extend(found);
            self.board.commit(&changes);
            return true;
        }
        false
    }

    /// What the one rule in doubt that touches a cell would have there.
    fn doubted(&self, var: Var) -> Option<Doubted> {
        let mut tests = self.board.touching(var).into_iter();
        let test = tests.find(|test| {
            self.board.state(*test) == State::Doubtful
                && matches!(self.board.relation(*test), Some(Relation::Linear { .. }))
        })?;
        let wanted = self.required(test, var, self.board.whole(var)?)?;
        Some((var, Figure::Whole(wanted), test))
    }
}
