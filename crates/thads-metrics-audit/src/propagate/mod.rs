//! The three steps, repeated until nothing changes:
//!
//! 1. percentages and the differences between them, over the rationals ([`percents`]);
//! 2. counts and đồng with every identity, each rate a cone between its two numbers ([`flows`]);
//! 3. each percentage cut to the ratios that step 2 allows ([`cut`]).
//!
//! Whole-number bounds do not feed back into the percentages, so step 2 is solved over the
//! rationals while the steps repeat, and over the whole numbers once at the end.

#![allow(clippy::indexing_slicing)] // the model numbers its contexts, claims and ties: another number is a bug, and must stop the audit

mod claims;
pub(crate) mod cut;
mod ends;
mod flows;
mod percents;
pub(crate) mod system;

use std::{collections::BTreeMap, rc::Rc};

use crate::{
    contexts::{Claimed, Form, Slot},
    model::{Component, Model},
    propagate::{
        claims::sides,
        ends::{Ends, hundred},
        system::Flows,
    },
    solver::{
        proof::Proof,
        rational::Rational,
        simplex::{Meter, Side},
    },
};
use thads_metrics::{Identity, Item};

/// Steps that draw ever nearer to a limit without reaching it would go on for ever, on ever
/// longer fractions: after this many, bounds are rounded outwards, and soon stand still.
const FINE_ROUNDS: u32 = 6;

/// What the three steps end in.
pub(super) struct Fixpoint {
    pub(super) percents: BTreeMap<Slot, Ends>,
    /// Step 2's systems, one a block, feasible over the rationals.
    pub(super) flows: Vec<Flows>,
    /// False if the steps were still moving when the limit was reached.
    pub(super) settled: bool,
}

/// One component under the figures that are taken to be true.
pub(super) struct Solver<'m> {
    model: &'m Model,
    component: &'m Component,
    active: &'m dyn Fn(usize) -> bool,
    meter: &'m Meter,
    limits: Limits,
    scope: Scope,
}

/// When the steps are repeated no more.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// The most repetitions.
    pub(super) rounds: u32,
    /// The reading of the meter after which there is none.
    pub(super) until: u64,
}

/// Which contexts a system is built of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// All: every bound is wanted.
    All,
    /// Those that can make the difference between true and false. A context that no claim
    /// touches can be zero throughout, and the untouched parts of a whole can be as one.
    Touched,
}

impl<'m> Solver<'m> {
    pub(super) fn new(
        model: &'m Model,
        component: &'m Component,
        active: &'m dyn Fn(usize) -> bool,
        meter: &'m Meter,
        limits: Limits,
        scope: Scope,
    ) -> Self {
        Self { model, component, active, meter, limits, scope }
    }

    /// The fixpoint, or the reason why not all of it can be true.
    pub(super) fn solve(&self) -> Result<Fixpoint, Proof> {
        let mut percents = self.printed_percents();
        self.relate(&mut percents)?;
        let blocks = &self.component.blocks;
        let mut flows: Vec<Flows> =
            blocks.iter().map(|block| self.flows(block, &percents)).collect::<Result<_, _>>()?;
        let mut fresh = vec![true; blocks.len()];
        for round in 0..self.limits.rounds {
            let coarse = round >= FINE_ROUNDS;
            let mut moved = false;
            for (flows, _) in flows.iter_mut().zip(&fresh).filter(|(_, fresh)| **fresh) {
                moved |= self.cut(flows, &mut percents, coarse);
            }
            if self.over() {
                break;
            }
            // What step 3 cuts off, step 2 already excludes: only what step 1 makes of it is news.
            let news = if moved { self.relate(&mut percents)? } else { Vec::new() };
            if news.is_empty() {
                let settled = !coarse && !self.meter.exhausted();
                return Ok(Fixpoint { percents, flows, settled });
            }
            for ((block, flows), fresh) in blocks.iter().zip(&mut flows).zip(&mut fresh) {
                *fresh = news.iter().any(|slot| block.contexts.contains(&slot.context));
                if *fresh {
                    *flows = self.flows(block, &percents)?;
                }
            }
        }
        Ok(Fixpoint { percents, flows, settled: false })
    }

    fn over(&self) -> bool {
        self.meter.spent() > self.limits.until || self.meter.exhausted()
    }

    /// Those of `figures` that are taken to be true.
    fn claims<'f>(&'f self, figures: &'f [usize]) -> impl Iterator<Item = (usize, &'m Claimed)> + 'f {
        let active = figures.iter().copied().filter(|figure| (self.active)(*figure));
        active.map(|figure| (figure, &self.model.claims[figure]))
    }

    fn slots<'f>(&'f self, contexts: &'f [usize], percent: bool) -> impl Iterator<Item = Slot> + 'f {
        contexts.iter().flat_map(move |context| {
            let columns = self.model.contexts[*context].columns();
            let wanted = columns.filter(move |column| column.is_percent() == percent);
            wanted.map(|column| Slot { context: *context, column })
        })
    }

    /// Percentages as printed, before anything is concluded from them.
    fn printed_percents(&self) -> BTreeMap<Slot, Ends> {
        let mut percents: BTreeMap<Slot, Ends> = BTreeMap::new();
        let natural = Rc::new(Proof::identity(Identity::Nonnegative));
        for slot in self.slots(&self.component.contexts, true) {
            let ends = percents.entry(slot).or_default();
            if !slot.column.is(Item::Target) {
                ends.tighten(Side::Low, Rational::ZERO, Rc::clone(&natural));
                ends.tighten(Side::High, hundred(), Rc::clone(&natural));
            }
        }
        for (figure, claim) in self.claims(&self.component.figures) {
            if claim.form == Form::Is
                && let Some(ends) = percents.get_mut(&claim.x)
            {
                for (side, end) in sides(claim) {
                    ends.tighten(side, end.clone(), Proof::figure(figure));
                }
            }
        }
        percents
    }

    /// The two numbers that a percentage is the ratio of, and the identity that says so.
    fn ratio(&self, slot: Slot) -> Option<(Slot, Slot, Identity)> {
        let measure = self.model.contexts[slot.context].measure?;
        match slot.column.item()? {
            Item::Rate => Some((slot.with(Item::Resolved), slot.with(measure.rate_base()), Identity::Rate)),
            Item::EligibleShare => {
                Some((slot.with(Item::Eligible), slot.with(Item::ToEnforce), Identity::EligibleShare))
            }
            _ => None,
        }
    }
}
