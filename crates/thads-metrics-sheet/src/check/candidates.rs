//! Which single changes may explain broken rules, and what each of them does ([`Proposal`]).

use std::collections::HashSet;

use crate::check::{
    error_patterns::ErrorPatterns,
    explain::{Candidate, Explainer},
    figure::{Figure, Var},
    percentage::share,
    rules::{Bound, Relation},
    state::State,
    working_copy::{Effect, Test},
};
use crate::finding::Slip;
use thads_metrics::Percent;

/// How many cells that hold a figure are looked at as the one it was exchanged with.
const PARTNERS: usize = 16;
/// How many cells that print a percentage: more of them agree by chance.
const PRINTED: usize = 1_000;

/// Changes to try.
#[derive(Debug)]
pub(super) struct Proposal {
    pub(super) main: Var,
    /// The cell that the figure was exchanged with.
    pub(super) with: Option<Var>,
    pub(super) changes: Vec<(Var, Figure)>,
}

impl Explainer<'_> {
    /// Single changes that may explain a cluster: each touches every broken rule of it.
    pub(super) fn proposals(&self, cluster: &[Test], level: State) -> Vec<Proposal> {
        let Some((first, rest)) = cluster.split_first() else { return Vec::new() };
        let rest: Vec<Vec<Var>> = rest.iter().map(|test| self.copy.vars(*test)).collect();
        let common = self.copy.vars(*first).into_iter().filter(|var| rest.iter().all(|vars| vars.contains(var)));
        let mut proposals = Vec::new();
        for var in common {
            for wanted in self.wanted(var, cluster, level) {
                self.exchanges(var, &wanted, &mut proposals);
                if let Figure::Whole(value) = &wanted {
                    proposals.extend(self.carried(var, *value).map(|changes| Proposal {
                        main: var,
                        with: None,
                        changes,
                    }));
                }
                proposals.push(Proposal { main: var, with: None, changes: vec![(var, wanted)] });
            }
        }
        if level == State::Broken {
            self.exchanges_in_row(*first, cluster, &mut proposals);
        }
        proposals
    }

    /// What a cell would have to hold for the broken rules that touch it.
    pub(super) fn wanted(&self, var: Var, cluster: &[Test], level: State) -> Vec<Figure> {
        let mut wanted = Vec::new();
        match self.copy.get(var) {
            None => {}
            Some(Figure::Percent(printed)) => {
                let shares = cluster.iter().filter_map(|test| self.share(*test, printed.places()));
                wanted.extend(shares.map(Figure::Percent));
            }
            Some(Figure::Whole(x)) => {
                let broken = |test: &Test| !cluster.contains(test) && self.copy.state(*test) == State::Broken;
                let others: Vec<Test> = self.copy.touching(var).into_iter().filter(broken).collect();
                let values = cluster.iter().chain(&others).filter_map(|test| self.required(*test, var, x));
                wanted.extend(values.map(Figure::Whole));
                wanted.extend(x.checked_neg().filter(|y| *y > 0 && level == State::Broken).map(Figure::Whole));
                // An inequality does not close: only an equation or a percentage can confirm a slip.
                let confirms = |test: &Test| !matches!(self.copy.relation(*test), Some(Relation::Linear { .. }));
                if level == State::Broken && cluster.iter().any(confirms) {
                    wanted.extend(ErrorPatterns::variants(&self.copy, var, x).into_iter().map(Figure::Whole));
                }
            }
        }
        wanted.dedup();
        wanted
    }

    /// The one value that makes an equation hold.
    pub(super) fn required(&self, test: Test, var: Var, x: i128) -> Option<i128> {
        let off = self.copy.off(test).filter(|off| off.bound == Bound::Equal)?;
        let sign: i8 = match (test, self.copy.relation(test)) {
            (Test::Row { .. }, Some(Relation::Linear { terms, .. })) => {
                terms.iter().find(|(_, col)| *col == var.col).map(|(sign, _)| *sign)?
            }
            (Test::Total { block, total, .. }, _) => {
                if self.copy.form(block)?.totals.get(total)?.row == var.row {
                    1
                } else {
                    -1
                }
            }
            _ => return None,
        };
        let value = x.checked_sub(off.sum.checked_mul(sign.into())?)?;
        (value >= 0).then_some(value)
    }

    /// The percentage that a quotient rule computes.
    pub(super) fn share(&self, test: Test, places: u16) -> Option<Percent> {
        let (Test::Row { block, row, .. }, Some(Relation::Quotient { part, base, .. })) =
            (test, self.copy.relation(test))
        else {
            return None;
        };
        let number = |col: usize| self.copy.whole(Var { block, row, col });
        share(number(*part)?, number(*base)?, places)
    }

    /// Cells of broken rules elsewhere that hold what this one should.
    fn exchanges(&self, var: Var, wanted: &Figure, proposals: &mut Vec<Proposal>) {
        let Some(own) = self.copy.get(var) else { return };
        let mut exchange = |other: Var| {
            let changes = vec![(var, wanted.clone()), (other, own.clone())];
            proposals.push(Proposal { main: var, with: Some(other), changes });
        };
        let holds = |other: &Var| *other != var && self.copy.get(*other).as_ref() == Some(wanted);
        match wanted {
            Figure::Whole(value) => {
                let rows = self.holding.get(&(var.block, var.col, *value)).map_or(&[][..], Vec::as_slice);
                let others = rows.iter().map(|row| Var { row: *row, ..var });
                others.take(PARTNERS).filter(holds).for_each(&mut exchange);
            }
            Figure::Percent(value) => {
                let cells = self.printed.get(value).map_or(&[][..], Vec::as_slice).iter().copied();
                cells.take(PRINTED).filter(|other| self.related(var, *other) && holds(other)).for_each(&mut exchange);
            }
        }
    }

    /// Whether two percentages stand so that they may be mistaken for each other.
    fn related(&self, a: Var, b: Var) -> bool {
        let office = |var: Var| self.copy.row(var.block, var.row).map(|row| (row.office, row.parent, row.period));
        (a.block == b.block && (a.row == b.row || a.col == b.col))
            || (office(a) == office(b) && self.copy.item(a) == self.copy.item(b))
    }

    /// Two cells of the row exchanged so that every rule of the cluster holds.
    fn exchanges_in_row(&self, first: Test, cluster: &[Test], proposals: &mut Vec<Proposal>) {
        let Test::Row { block, row, .. } = first else { return };
        let Some(form) = self.copy.form(block) else { return };
        let step = form.step;
        let Some(mut line) = self.copy.line(block, row).cloned() else { return };
        let rules: Vec<_> = cluster
            .iter()
            .filter_map(|test| match test {
                Test::Row { rule, .. } => self.copy.rule(block, row, *rule),
                Test::Total { .. } => None,
            })
            .collect();
        for main in self.copy.vars(first) {
            for col in (0..form.width()).filter(|col| *col != main.col) {
                let other = Var { col, ..main };
                let (Some(x), Some(y)) = (self.copy.get(main), self.copy.get(other)) else { continue };
                if x == y || std::mem::discriminant(&x) != std::mem::discriminant(&y) {
                    continue;
                }
                line.exchange(main.col, col);
                if rules.iter().all(|rule| rule.state(&line, step) == State::Held) {
                    proposals.push(Proposal { main, with: Some(other), changes: vec![(main, y), (other, x)] });
                }
                line.exchange(main.col, col);
            }
        }
    }

    /// A change carried through the totals that were added from it.
    fn carried(&self, var: Var, value: i128) -> Option<Vec<(Var, Figure)>> {
        let by = value.checked_sub(self.copy.whole(var)?)?;
        let form = self.copy.form(var.block)?;
        let mut changes = vec![(var, Figure::Whole(value))];
        let (mut rows, mut seen) = (vec![var.row], HashSet::from([var.row]));
        while let Some(row) = rows.pop() {
            for total in form.within(row) {
                let holds = form.off(*total, var.col).is_some_and(|off| off.bound == Bound::Equal && off.holds());
                let above = form.totals.get(*total).map(|total| total.row).filter(|row| holds && seen.insert(*row));
                if let Some(row) = above {
                    let var = Var { row, ..var };
                    changes.push((var, Figure::Whole(self.copy.whole(var)?.checked_add(by)?)));
                    rows.push(row);
                }
            }
        }
        (changes.len() > 1).then_some(changes)
    }

    /// A proposal with its effect, if it explains the whole cluster and breaks nothing.
    pub(super) fn weigh(&mut self, cluster: &[Test], level: State, proposal: Proposal) -> Option<Candidate> {
        let Proposal { main, with, changes } = proposal;
        if !self.copy.mends(&changes, cluster) {
            return None;
        }
        let effect = self.copy.effect(&changes);
        let mended = if level == State::Broken { &effect.fixed } else { &effect.settled };
        let clean = effect.broke == 0 && (level == State::Broken || effect.doubted == 0);
        if !clean || !cluster.iter().all(|test| mended.contains(test)) {
            return None;
        }
        // Of two exchanged cells each must mend something, or one of them is only in the way.
        let mends = |var: Var| self.copy.touching(var).iter().any(|test| mended.contains(test));
        if with.is_some() && !changes.iter().all(|(var, _)| mends(*var)) {
            return None;
        }
        Some(self.candidate(cluster, main, with, changes, effect))
    }

    pub(super) fn candidate(
        &self,
        cluster: &[Test],
        main: Var,
        with: Option<Var>,
        changes: Vec<(Var, Figure)>,
        effect: Effect,
    ) -> Candidate {
        let slip = match with {
            Some(other) => self.copy.cell(other).map(|with| Slip::Swapped { with }),
            None => changes.first().and_then(|(var, wanted)| {
                let found = self.copy.get(*var)?;
                self.slips.name(&self.copy, *var, &found, wanted)
            }),
        };
        let computed = |test: &Test| match self.copy.relation(*test) {
            Some(Relation::Linear { terms, .. }) => terms.first().is_some_and(|(_, col)| *col == main.col),
            _ => false,
        };
        let typed = match changes.first() {
            Some((_, Figure::Percent(_))) => 0,
            _ if cluster.iter().any(computed) => 1,
            _ => 2,
        };
        let total = |test: &Test| matches!(test, Test::Total { .. });
        let others = |test: &Test| total(test) && !effect.fixed.contains(test) && self.copy.state(*test).is_against();
        let beside = self.copy.touching(main).iter().any(others);
        Candidate { main, changes, slip, effect, typed, beside }
    }
}
