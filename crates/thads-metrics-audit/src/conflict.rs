//! Which figures can't all be true: every minimal set, and the figures whose removal alone
//! would mend the report.
//!
//! A set that can't be true is shrunk figure by figure until any one more removed would mend
//! it. All such sets are found by branching over what to remove (Reiter, "A theory of
//! diagnosis from first principles", 1987): every minimal set has a member in each way of
//! mending the report.

use std::collections::BTreeSet;

use crate::{
    Effort,
    model::{Component, Model},
    propagate::{Limits, Scope, Solver, system::Flows},
    solver::{
        integer::{Found, Integers},
        proof::Proof,
        simplex::Meter,
    },
};

/// A minimal set of figures that can't all be true, and the proof that they can't.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clash {
    /// Positions, ascending.
    pub(super) figures: Vec<usize>,
    pub(super) proof: Proof,
}

/// Questions of truth about one component, with the effort they took.
pub(super) struct Judge<'m> {
    model: &'m Model,
    component: &'m Component,
    effort: &'m Effort,
    meter: &'m Meter,
    /// The reading of the meter at which the search for further sets ends.
    until: u64,
    /// Figures that are never taken to be true.
    aside: BTreeSet<usize>,
    pub(super) judged: Judged,
}

/// What the limits of the search left open.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Judged {
    /// Whether a question was left undecided, and so taken as "can be true".
    pub(super) undecided: bool,
    /// Whether the search for minimal sets ended before all were found.
    pub(super) cut_short: bool,
    /// Whether a set may not be minimal.
    pub(super) loose: bool,
}

impl Judged {
    pub(super) fn absorb(&mut self, other: Self) {
        self.undecided |= other.undecided;
        self.cut_short |= other.cut_short;
        self.loose |= other.loose;
    }
}

impl<'m> Judge<'m> {
    /// A judge who may go on with `effort` until the meter has moved by `share`.
    pub(super) fn new(
        model: &'m Model,
        component: &'m Component,
        effort: &'m Effort,
        meter: &'m Meter,
        share: u64,
    ) -> Self {
        let until = meter.spent().saturating_add(share);
        Self { model, component, effort, meter, until, aside: BTreeSet::new(), judged: Judged::default() }
    }

    /// The same, with figures set aside.
    pub(super) fn without(self, aside: &BTreeSet<usize>) -> Self {
        Self { aside: aside.clone(), ..self }
    }

    /// Why the component's figures without `removed` can't all be true, or `None` if they can.
    pub(super) fn refute(&mut self, removed: &BTreeSet<usize>) -> Option<Proof> {
        self.refute_those(&|figure| !removed.contains(&figure))
    }

    /// Why those figures can't all be true, or `None` if they can.
    pub(super) fn refute_those(&mut self, active: &dyn Fn(usize) -> bool) -> Option<Proof> {
        let active = &|figure: usize| active(figure) && !self.aside.contains(&figure);
        let until = self.meter.spent().saturating_add(self.effort.search / 10);
        let limits = Limits { rounds: self.effort.rounds, until };
        let solver = Solver::new(self.model, self.component, active, self.meter, limits, Scope::Touched);
        let fixpoint = match solver.solve() {
            Ok(fixpoint) => fixpoint,
            Err(proof) => return Some(proof),
        };
        self.judged.undecided |= !fixpoint.settled;
        for Flows { lp, slots, cones } in fixpoint.flows {
            match Integers::new(lp, slots.len(), &cones, self.effort.steps, until).feasible() {
                Ok(Found::Yes) => {}
                Ok(Found::Undecided) => self.judged.undecided = true,
                Err(proof) => return Some(proof),
            }
        }
        None
    }

    /// Every minimal set, smallest first, given the reason why all together can't be true.
    pub(super) fn clashes(&mut self, first: Proof) -> Vec<Clash> {
        let mut found = vec![self.shrink(first)];
        let mut open = vec![BTreeSet::new()];
        let mut seen: BTreeSet<BTreeSet<usize>> = BTreeSet::new();
        let mut mended: Vec<BTreeSet<usize>> = Vec::new();
        while let Some(removed) = open.pop() {
            // Looking through what is known is effort too.
            self.meter.add(removed.len().saturating_mul(found.len().saturating_add(mended.len())));
            if mended.iter().any(|way| way.is_subset(&removed)) {
                continue;
            }
            if self.meter.spent() > self.until || found.len() > self.effort.conflicts.saturating_mul(8) {
                self.judged.cut_short = true;
                break;
            }
            let untouched = found.iter().find(|clash| clash.figures.iter().all(|figure| !removed.contains(figure)));
            let figures = match untouched {
                Some(clash) => clash.figures.clone(),
                None => match self.refute(&removed) {
                    None => {
                        mended.push(removed);
                        continue;
                    }
                    Some(proof) => {
                        let clash = self.shrink(proof);
                        found.push(clash.clone());
                        clash.figures
                    }
                },
            };
            for figure in figures.into_iter().rev() {
                let mut more = removed.clone();
                more.insert(figure);
                if seen.insert(more.clone()) {
                    open.push(more);
                }
            }
        }
        found.sort_by(|a, b| (a.figures.len(), &a.figures).cmp(&(b.figures.len(), &b.figures)));
        found
    }

    /// Drops figure after figure while the rest still can't be true.
    fn shrink(&mut self, proof: Proof) -> Clash {
        let mut kept: Vec<usize> = proof.figures().collect();
        let mut proof = proof;
        let mut tried = BTreeSet::new();
        while let Some(candidate) = kept.iter().rev().copied().find(|figure| !tried.contains(figure)) {
            if self.meter.spent() > self.until {
                self.judged.loose = true;
                break;
            }
            tried.insert(candidate);
            let without = |figure: usize| figure != candidate && kept.contains(&figure);
            if let Some(smaller) = self.refute_those(&without) {
                kept.retain(|figure| smaller.contains(*figure));
                proof = smaller;
            }
        }
        Clash { figures: kept, proof }
    }
}
