//! Accusations of a single cell that too little supports, taken back once everything is explained: the rule that is broken is
//! said instead, with all its cells.
//!
//! A total is where many figures meet: changed to the sum of its parts it mends the column and perhaps an inequality of
//! its row, whichever part is wrong. And a percentage is computed from counts: where one of these is doubted itself, what
//! the percentage should be is not known.

use std::collections::HashSet;

use crate::check::{
    explain::{Explained, Explainer, Extent},
    figure::{Figure, Var},
    rules::Relation,
    state::State,
    working_copy::Test,
};
use crate::finding::Slip;

/// How many equations that a change mends make it sure without a usual slip.
const FIRM: usize = 2;

impl Explainer<'_> {
    /// Takes back what is not sure enough.
    pub(super) fn retract(&mut self) {
        let firm: Vec<bool> = self.explained.iter().map(|one| self.is_firm(one)).collect();
        for (at, firm) in firm.iter().enumerate() {
            if !firm && self.explained.get(at).is_some_and(|one| self.accuses_a_total(one)) {
                self.take_back(at);
            }
        }
        let mut doubted: HashSet<Var> = HashSet::new();
        for (one, firm) in self.explained.iter().zip(firm) {
            let is_sure = !one.changes.is_empty() && (firm || one.slip.is_some());
            if !is_sure {
                doubted.extend(one.changes.iter().map(|(var, _)| *var).chain([one.main]));
            }
        }
        let hangs =
            |one: &Explained| self.counts_of(one).is_some_and(|counts| counts.iter().any(|c| doubted.contains(c)));
        let hanging: Vec<usize> =
            self.explained.iter().enumerate().filter(|(_, one)| hangs(one)).map(|(at, _)| at).collect();
        for at in hanging {
            self.take_back(at);
        }
    }

    /// Whether a change mends equations enough, or could be no part's: of each an equation of its own row holds.
    fn is_firm(&self, one: &Explained) -> bool {
        let is_equation = |test: &Test| match test {
            Test::Total { .. } => true,
            Test::Row { .. } => matches!(self.copy.relation(*test), Some(Relation::Linear { open: None, .. })),
        };
        let is_held = |var: &Var| {
            let mut rules = self.copy.touching(*var).into_iter().filter(|test| matches!(test, Test::Row { .. }));
            rules.any(|test| is_equation(&test) && self.copy.state(test) == State::Held)
        };
        let mut totals = one.tests.iter().filter(|test| matches!(test, Test::Total { .. })).peekable();
        let are_parts_held =
            totals.peek().is_some() && totals.all(|test| self.copy.vars(*test).iter().skip(1).all(is_held));
        are_parts_held || one.tests.iter().filter(|test| is_equation(test)).count() >= FIRM
    }

    /// Whether only a count of a total is accused, and of no slip that its figure shows: a figure of the row above, of an
    /// earlier period or with another digit may be any figure of a sum.
    fn accuses_a_total(&self, one: &Explained) -> bool {
        let is_total = self.copy.row(one.main.block, one.main.row).is_some_and(|row| row.kind.of().is_some());
        let [(var, Figure::Whole(wanted))] = one.changes.as_slice() else { return false };
        let digits = |value: i128| value.unsigned_abs().checked_ilog10();
        let is_as_long = || match self.copy.found(*var) {
            Some(Figure::Whole(found)) => digits(found) == digits(*wanted),
            _ => false,
        };
        let is_weak = match one.slip {
            None | Some(Slip::Copied { .. } | Slip::Previous { .. }) => true,
            Some(Slip::Digit) => is_as_long(),
            Some(_) => false,
        };
        is_total && one.extent == Extent::Cell && is_weak
    }

    /// The counts that a percentage which is accused alone is computed from.
    fn counts_of(&self, one: &Explained) -> Option<[Var; 2]> {
        let [(var, Figure::Percent(_))] = one.changes.as_slice() else { return None };
        one.tests.iter().find_map(|test| match self.copy.relation(*test) {
            Some(Relation::Quotient { part, base, .. }) => {
                Some([Var { col: *part, ..*var }, Var { col: *base, ..*var }])
            }
            _ => None,
        })
    }

    /// Leaves of an explanation the rules that are broken, and the figures as they were found.
    fn take_back(&mut self, at: usize) {
        let Some(one) = self.explained.get_mut(at) else { return };
        one.slip = None;
        let vars: Vec<Var> = std::mem::take(&mut one.changes).into_iter().map(|(var, _)| var).collect();
        let found: Vec<(Var, Figure)> = vars.into_iter().filter_map(|var| Some((var, self.copy.found(var)?))).collect();
        self.copy.commit(&found);
    }
}
