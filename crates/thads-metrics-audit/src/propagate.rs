//! The three steps, repeated until nothing changes:
//!
//! 1. percentages and the differences between them, over the rationals (`relate`);
//! 2. counts and đồng with every identity, each rate a cone between its two numbers (`flows`);
//! 3. each percentage cut to the ratios that step 2 allows (`cut`).
//!
//! Whole-number bounds do not feed back into the percentages, so step 2 is solved over the
//! rationals while the steps repeat, and over the whole numbers once at the end.

#![allow(clippy::indexing_slicing)] // the model numbers its contexts, claims and ties: another number is a bug, and must stop the audit

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use crate::{
    contexts::{Claimed, Column, Form, Slot},
    model::{Block, Component, Model},
    rule::Rule,
    solver::{
        proof::Proof,
        ratio_cone::Cone,
        rational::Rational,
        shortest_paths::{self, Way},
        simplex::{Meter, Optimum, Side, Simplex},
    },
    ties::Tie,
};
use thads_metrics::{
    Evidence, Identity, Item,
    statistics::{How, RELATIONS, Relation},
};

/// The proved ends of a percentage.
#[derive(Clone, Debug, Default)]
pub(super) struct Ends {
    low: Option<(Rational, Rc<Proof>)>,
    high: Option<(Rational, Rc<Proof>)>,
}

impl Ends {
    pub(super) fn get(&self, side: Side) -> Option<&(Rational, Rc<Proof>)> {
        match side {
            Side::Low => self.low.as_ref(),
            Side::High => self.high.as_ref(),
        }
    }

    /// Whether the ends are narrower than 0 to 100.
    fn say_something(&self) -> bool {
        let low = self.low.as_ref().is_some_and(|(low, _)| low.is_positive());
        low || self.high.as_ref().is_some_and(|(high, _)| *high < hundred())
    }

    /// Takes a bound if it is tighter than the one known; says whether it was.
    fn tighten(&mut self, side: Side, value: Rational, proof: impl Into<Rc<Proof>>) -> bool {
        if self.get(side).is_some_and(|(known, _)| !side.tighter(&value, known)) {
            return false;
        }
        let slot = match side {
            Side::Low => &mut self.low,
            Side::High => &mut self.high,
        };
        *slot = Some((value, proof.into()));
        true
    }
}

/// What the three steps end in.
pub(super) struct Fixpoint {
    pub(super) percents: BTreeMap<Slot, Ends>,
    /// Step 2's systems, one a block, feasible over the rationals.
    pub(super) flows: Vec<Flows>,
    /// False if the steps were still moving when the limit was reached.
    pub(super) settled: bool,
}

/// Step 2's system for one block: variable `i` is `slots[i]`.
pub(super) struct Flows {
    pub(super) lp: Simplex,
    pub(super) slots: Vec<Slot>,
    pub(super) cones: Vec<Cone>,
}

impl Flows {
    pub(super) fn variable(&self, slot: Slot) -> Option<usize> {
        self.slots.binary_search(&slot).ok()
    }
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

/// `hundred`, as the claims are in percent.
fn hundred() -> Rational {
    Rational::integer(100)
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

    /// Step 1: the exact bounds of every percentage; says which moved.
    fn relate(&self, percents: &mut BTreeMap<Slot, Ends>) -> Result<Vec<Slot>, Proof> {
        for ends in percents.values() {
            if let (Some((low, low_why)), Some((high, high_why))) = (&ends.low, &ends.high)
                && low > high
            {
                return Err(low_why.and(high_why));
            }
        }
        let mut moved = Vec::new();
        for group in self.related() {
            let differences = group.iter().all(|related| related.claim.form == Form::Minus);
            moved.extend(if differences {
                self.relate_by_differences(&group, percents)?
            } else {
                self.relate_by_simplex(&group, percents)?
            });
        }
        Ok(moved)
    }

    /// The claims between two percentages, those together that share any.
    fn related(&self) -> Vec<Vec<Related<'m>>> {
        let mut groups: Vec<Vec<Related<'m>>> = Vec::new();
        for (figure, claim) in self.claims(&self.component.figures) {
            let Some(y) = claim.y.filter(|_| claim.x.column.is_percent()) else { continue };
            let related = Related { figure, claim, x: claim.x, y };
            let shares = |group: &Vec<Related<'_>>| group.iter().any(|other| related.touches(other));
            let (joined, mut others): (Vec<_>, Vec<_>) = groups.into_iter().partition(shares);
            let mut group = joined.concat();
            group.push(related);
            others.push(group);
            groups = others;
        }
        groups
    }

    fn relate_by_differences(
        &self,
        group: &[Related<'_>],
        percents: &mut BTreeMap<Slot, Ends>,
    ) -> Result<Vec<Slot>, Proof> {
        let slots = slots_of(group);
        let mut ways = Vec::new();
        for related in group {
            let (x, y) = (place(&slots, related.x), place(&slots, related.y));
            for (side, end) in sides(related.claim) {
                let way = match side {
                    Side::High => Way { from: y, to: x, length: end.clone(), figure: related.figure },
                    Side::Low => Way { from: x, to: y, length: -end, figure: related.figure },
                };
                ways.push(way);
            }
        }
        shortest_paths::agree(&ways, slots.len(), self.meter)?;
        let mut found = Vec::new();
        for side in Side::BOTH {
            let known = |slot: &Slot| percents.get(slot)?.get(side).cloned();
            let known: Vec<_> = slots.iter().map(known).collect();
            let starts: Vec<_> = known.iter().map(|end| end.as_ref().map(|(value, _)| value.clone())).collect();
            let ends = shortest_paths::bounds(&ways, side, &starts, self.meter)?;
            for (slot, end) in slots.iter().zip(ends) {
                let Some((value, start, mut proof)) = end else { continue };
                if let Some(Some((_, reason))) = known.get(start) {
                    proof.absorb(reason);
                }
                found.push((*slot, side, value, proof));
            }
        }
        let mut moved = Vec::new();
        for (slot, side, value, proof) in found {
            let ends = of(percents, slot);
            if let Some((other, reason)) = ends.get(side.other())
                && side.tighter(&value, other)
            {
                return Err(proof.and(reason));
            }
            if ends.tighten(side, value, proof) {
                moved.push(slot);
            }
        }
        Ok(moved)
    }

    fn relate_by_simplex(
        &self,
        group: &[Related<'_>],
        percents: &mut BTreeMap<Slot, Ends>,
    ) -> Result<Vec<Slot>, Proof> {
        let slots = slots_of(group);
        let mut lp = Simplex::new(self.meter);
        for slot in &slots {
            let variable = lp.variable();
            for side in Side::BOTH {
                if let Some((value, proof)) = percents.get(slot).and_then(|ends| ends.get(side)) {
                    lp.assert(variable, side, value.clone(), proof)?;
                }
            }
        }
        for related in group {
            let variables = (place(&slots, related.x), place(&slots, related.y));
            constrain(&mut lp, related.claim, variables, related.figure)?;
        }
        lp.check()?;
        let mut moved = Vec::new();
        for (variable, slot) in slots.iter().enumerate() {
            let ends = of(percents, *slot);
            for side in Side::BOTH {
                if let Optimum::Bounded { value, proof } = lp.extreme(variable, side)
                    && ends.tighten(side, value, proof)
                {
                    moved.push(*slot);
                }
            }
        }
        Ok(moved)
    }

    /// Step 2: the counts and amounts of a block, feasible over the rationals.
    fn flows(&self, block: &Block, percents: &BTreeMap<Slot, Ends>) -> Result<Flows, Proof> {
        let touched;
        let contexts = match self.scope {
            Scope::All => block.contexts.as_slice(),
            Scope::Touched => {
                touched = self.touched(block, percents);
                touched.as_slice()
            }
        };
        let mut slots: Vec<Slot> = self.slots(contexts, false).collect();
        slots.sort_unstable();
        let mut flows = Flows { lp: Simplex::new(self.meter), slots, cones: Vec::new() };
        let natural = Rc::new(Proof::identity(Identity::Nonnegative));
        for _ in 0..flows.slots.len() {
            let variable = flows.lp.variable();
            flows.lp.assert(variable, Side::Low, Rational::ZERO, &natural)?;
        }
        for context in contexts {
            self.identities(&mut flows, *context)?;
            self.relations(&mut flows, *context)?;
        }
        for tie in &block.ties {
            self.tie(&mut flows, &self.model.ties[*tie], contexts)?;
        }
        for (figure, claim) in self.claims(&block.figures) {
            claimed(&mut flows, claim, figure)?;
            if let Some(base) = self.divisor(claim).and_then(|slot| flows.variable(slot)) {
                flows.lp.assert(base, Side::Low, Rational::ONE, &Rc::new(Proof::figure(figure)))?;
            }
        }
        for slot in self.slots(contexts, true) {
            self.cone(&mut flows, slot, &percents[&slot])?;
        }
        flows.lp.check()?;
        Ok(flows)
    }

    fn identities(&self, flows: &mut Flows, context: usize) -> Result<(), Proof> {
        let known = &self.model.contexts[context];
        if known.set_by.is_some() {
            return Ok(()); // targets alone
        }
        let Some(measure) = known.measure else { return Ok(()) }; // statistics have relations
        let on = known.period.last_day();
        for identity in Identity::ALL {
            let Some(version) = identity.version(measure, on) else { continue };
            if version.evidence() == Evidence::Recall && !self.model.assume {
                continue;
            }
            let proof = Rc::new(Proof::identity(identity));
            if let Some(terms) = version.terms() {
                let term = |(sign, item): &(i8, Item)| {
                    let variable = flows.variable(Slot::of(context, *item))?;
                    Some((variable, Rational::integer(i128::from(*sign))))
                };
                let terms: Vec<_> = terms.iter().filter_map(term).collect();
                let sum = flows.lp.sum(&terms);
                // What two parts hold both is added once: the sum is off by it, at most by either of them.
                let added = version.twice().and_then(|(one, _)| flows.variable(Slot::of(context, one)));
                let sign = added.and_then(|one| terms.iter().find(|(variable, _)| *variable == one));
                let upward = sign.map(|(_, sign)| *sign > Rational::ZERO);
                if upward != Some(false) {
                    flows.lp.assert(sum, Side::Low, Rational::ZERO, &proof)?;
                }
                if upward != Some(true) {
                    flows.lp.assert(sum, Side::High, Rational::ZERO, &proof)?;
                }
                let (side, sign) = if upward == Some(true) { (Side::High, -1) } else { (Side::Low, 1) };
                for part in version.twice().into_iter().flat_map(|(one, other)| [one, other]) {
                    let Some(part) = flows.variable(Slot::of(context, part)) else { continue };
                    let off = flows.lp.sum(&[(sum, Rational::ONE), (part, Rational::integer(sign))]);
                    flows.lp.assert(off, side, Rational::ZERO, &proof)?;
                }
            }
            for item in version.zero() {
                if let Some(variable) = flows.variable(Slot::of(context, *item)) {
                    flows.lp.assert(variable, Side::High, Rational::ZERO, &proof)?;
                }
            }
        }
        Ok(())
    }

    /// What the statistics of a context are to each other.
    fn relations(&self, flows: &mut Flows, context: usize) -> Result<(), Proof> {
        let known = &self.model.contexts[context];
        let here = |(_, relation): &(usize, &Relation)| {
            relation.is_of(known.family) && (relation.evidence.is_established() || self.model.assume)
        };
        for (position, relation) in RELATIONS.iter().enumerate().filter(here) {
            let variable = |flows: &Flows, key: &str| {
                let column = Column::of(key.parse().ok()?);
                flows.variable(Slot { context, column })
            };
            let Some(whole) = variable(flows, relation.whole) else { continue }; // targets alone
            let mut terms = vec![(whole, Rational::integer(-1))];
            terms.extend(relation.parts.iter().filter_map(|part| Some((variable(flows, part)?, Rational::ONE))));
            let proof = Rc::new(Proof::rule(Rule::Relation(position)));
            let sum = flows.lp.sum(&terms);
            flows.lp.assert(sum, Side::High, Rational::ZERO, &proof)?;
            if relation.how == How::Sum {
                flows.lp.assert(sum, Side::Low, Rational::ZERO, &proof)?;
            }
        }
        Ok(())
    }

    /// The contexts of a block that a claim says something about, and those that ties add to them.
    fn touched(&self, block: &Block, percents: &BTreeMap<Slot, Ends>) -> Vec<usize> {
        let mut touched = BTreeSet::new();
        for (_, claim) in self.claims(&block.figures) {
            touched.insert(claim.x.context);
            touched.extend(claim.y.filter(|y| !y.column.is_percent()).map(|y| y.context));
        }
        for slot in self.slots(&block.contexts, true).filter(|slot| !slot.column.is(Item::Target)) {
            if percents.get(&slot).is_some_and(Ends::say_something) {
                touched.insert(slot.context);
            }
        }
        let mut ties: Vec<&Tie> = block.ties.iter().map(|tie| &self.model.ties[*tie]).collect();
        let mut ties_of: BTreeMap<usize, usize> = BTreeMap::new();
        for part in ties.iter().flat_map(|tie| &tie.parts) {
            let count = ties_of.entry(*part).or_default();
            *count = count.saturating_add(1);
        }
        loop {
            let before = ties.len();
            ties.retain(|tie| {
                let concerned =
                    tie.parts.iter().any(|part| touched.contains(part)) || (tie.exact && touched.contains(&tie.total));
                if concerned {
                    touched.insert(tie.total);
                    if tie.exact {
                        // What other ties hold too can't stand in for the rest.
                        let shared = |part: &usize| ties_of.get(part).is_some_and(|count| *count > 1);
                        let rest = tie.parts.iter().copied().find(|part| !touched.contains(part) && !shared(part));
                        touched.extend(tie.parts.iter().copied().filter(shared).chain(rest));
                    }
                }
                !concerned
            });
            if ties.len() == before {
                return touched.into_iter().collect();
            }
        }
    }

    fn tie(&self, flows: &mut Flows, tie: &Tie, contexts: &[usize]) -> Result<(), Proof> {
        if !contexts.contains(&tie.total) {
            return Ok(()); // nothing that is claimed depends on it
        }
        let proof = Rc::new(tie.identity.map_or_else(Proof::nothing, Proof::identity));
        for column in self.model.contexts[tie.total].columns().filter(|column| tie.is_of(*column)) {
            let mut terms = Vec::new();
            terms.extend(flows.variable(Slot { context: tie.total, column }).map(|v| (v, Rational::integer(-1))));
            let parts = tie.parts.iter().filter_map(|part| flows.variable(Slot { context: *part, column }));
            terms.extend(parts.map(|variable| (variable, Rational::ONE)));
            let sum = flows.lp.sum(&terms);
            flows.lp.assert(sum, Side::High, Rational::ZERO, &proof)?;
            if tie.exact {
                flows.lp.assert(sum, Side::Low, Rational::ZERO, &proof)?;
            }
        }
        Ok(())
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

    /// What a claim says is not zero: the divisor of a printed rate, share or change.
    fn divisor(&self, claim: &Claimed) -> Option<Slot> {
        match claim.form {
            Form::Is => self.ratio(claim.x).map(|(_, base, _)| base),
            Form::ShareOf | Form::ChangeFrom | Form::Each => claim.y,
            Form::Minus => None,
        }
    }

    fn cone(&self, flows: &mut Flows, slot: Slot, ends: &Ends) -> Result<(), Proof> {
        let Some((part, base, identity)) = self.ratio(slot) else { return Ok(()) }; // a target is no ratio
        let (part, base) = (place(&flows.slots, part), place(&flows.slots, base));
        let (Some((low, low_why)), Some((high, high_why))) = (&ends.low, &ends.high) else {
            unreachable!("a ratio lies between 0 and 100")
        };
        let identity = Proof::identity(identity);
        let (low_why, high_why) = (low_why.and(&identity), high_why.and(&identity));
        let says = (low.is_positive(), *high < hundred());
        if says.0 {
            bound_ratio(&mut flows.lp, (part, base), Side::Low, low, &Rc::new(low_why.clone()))?;
        }
        if says.1 {
            bound_ratio(&mut flows.lp, (part, base), Side::High, high, &Rc::new(high_why.clone()))?;
        }
        if says.0 || says.1 {
            let proof = Rc::new(low_why.and(&high_why));
            let (low, high) = (low / &hundred(), high / &hundred());
            flows.cones.push(Cone { part, base, low, high, proof });
        }
        Ok(())
    }

    /// Step 3: cuts each percentage of a block to the ratios that step 2 allows; says whether any moved.
    fn cut(&self, flows: &mut Flows, percents: &mut BTreeMap<Slot, Ends>, coarse: bool) -> bool {
        let mut moved = false;
        for (slot, ends) in percents.iter_mut() {
            if self.over() {
                break;
            }
            let Some((part, base, identity)) = self.ratio(*slot) else { continue };
            let (Some(part), Some(base)) = (flows.variable(part), flows.variable(base)) else { continue };
            for side in Side::BOTH {
                let Some((known, _)) = ends.get(side).cloned() else { continue };
                if let Some((value, proof)) = extreme_ratio(&mut flows.lp, (part, base), side, &known) {
                    let value = if coarse { rounded_outwards(&value, side) } else { value };
                    moved |= ends.tighten(side, value, proof.and(&Proof::identity(identity)));
                }
            }
        }
        moved
    }
}

/// Steps that draw ever nearer to a limit without reaching it would go on for ever, on ever
/// longer fractions: after this many, bounds are rounded outwards, and soon stand still.
const FINE_ROUNDS: u32 = 6;

/// To twelve decimals of a percent, away from the interval: sound, and short.
fn rounded_outwards(value: &Rational, side: Side) -> Rational {
    let grid = Rational::integer(1_000_000_000_000);
    let scaled = value * &grid;
    &(if side == Side::Low { scaled.floor() } else { scaled.ceil() }) / &grid
}

/// A claim between two percentages.
#[derive(Clone, Copy)]
struct Related<'m> {
    figure: usize,
    claim: &'m Claimed,
    x: Slot,
    y: Slot,
}

impl Related<'_> {
    fn touches(&self, other: &Self) -> bool {
        [other.x, other.y].iter().any(|slot| *slot == self.x || *slot == self.y)
    }
}

/// The percentages of a group, in order.
fn slots_of(group: &[Related<'_>]) -> Vec<Slot> {
    let slots: BTreeSet<Slot> = group.iter().flat_map(|related| [related.x, related.y]).collect();
    slots.into_iter().collect()
}

/// Where a slot stands among those of a system, which holds every slot that is claimed.
fn place(slots: &[Slot], slot: Slot) -> usize {
    let Ok(place) = slots.binary_search(&slot) else { unreachable!("{slot:?} is claimed, and no part of the system") };
    place
}

/// The ends of a percentage of the component.
fn of(percents: &mut BTreeMap<Slot, Ends>, slot: Slot) -> &mut Ends {
    let Some(ends) = percents.get_mut(&slot) else { unreachable!("{slot:?} is a percentage of another component") };
    ends
}

/// The ends that a claim states.
fn sides(claim: &Claimed) -> impl Iterator<Item = (Side, &Rational)> {
    let low = claim.low.as_ref().map(|low| (Side::Low, low));
    low.into_iter().chain(claim.high.as_ref().map(|high| (Side::High, high)))
}

/// A claim between two variables.
fn constrain(lp: &mut Simplex, claim: &Claimed, (x, y): (usize, usize), figure: usize) -> Result<(), Proof> {
    let proof = Rc::new(Proof::figure(figure));
    match claim.form {
        Form::Is => {}
        Form::Minus => {
            let difference = lp.sum(&[(x, Rational::ONE), (y, Rational::integer(-1))]);
            for (side, end) in sides(claim) {
                lp.assert(difference, side, end.clone(), &proof)?;
            }
        }
        Form::ShareOf | Form::ChangeFrom | Form::Each => {
            lp.assert(y, Side::Low, Rational::ZERO, &proof)?;
            for (side, end) in sides(claim) {
                bound_ratio(lp, (x, y), side, &share(claim.form, end), &proof)?;
            }
        }
    }
    Ok(())
}

/// A claimed percentage as x in percent of y: a change of 5 % is a share of 105 %, 3 for each are 300 %.
fn share(form: Form, end: &Rational) -> Rational {
    match form {
        Form::ChangeFrom => end + &hundred(),
        Form::Each => end * &hundred(),
        Form::Is | Form::Minus | Form::ShareOf => end.clone(),
    }
}

/// `100 × part ≥ percent × base`, or `≤` for the high side.
fn bound_ratio(
    lp: &mut Simplex,
    (part, base): (usize, usize),
    side: Side,
    percent: &Rational,
    proof: &Rc<Proof>,
) -> Result<(), Proof> {
    let excess = lp.sum(&[(part, hundred()), (base, -percent)]);
    lp.assert(excess, side, Rational::ZERO, proof)
}

/// A claim about counts and amounts in step 2.
fn claimed(flows: &mut Flows, claim: &Claimed, figure: usize) -> Result<(), Proof> {
    if claim.x.column.is_percent() {
        return Ok(()); // step 1's
    }
    let x = place(&flows.slots, claim.x);
    let Some(y) = claim.y else {
        let proof = Rc::new(Proof::figure(figure));
        for (side, end) in sides(claim) {
            flows.lp.assert(x, side, end.clone(), &proof)?;
        }
        return Ok(());
    };
    let y = place(&flows.slots, y);
    constrain(&mut flows.lp, claim, (x, y), figure)?;
    if let (Form::ShareOf | Form::ChangeFrom | Form::Each, Some(low), Some(high)) =
        (claim.form, &claim.low, &claim.high)
    {
        let end = |end: &Rational| &share(claim.form, end) / &hundred();
        let (low, high, proof) = (end(low), end(high), Rc::new(Proof::figure(figure)));
        flows.cones.push(Cone { part: x, base: y, low, high, proof });
    }
    Ok(())
}

/// The least or greatest `part ÷ base` in percent, where that is tighter than `known`.
///
/// Dinkelbach's method: from a ratio that is reached, the optimum of `part − ratio × base`
/// either is zero, and the ratio is extreme, or it is reached at a better ratio. Each round is
/// exact; the ratios are those of corners and rays of the system, so the rounds end.
pub(super) fn extreme_ratio(
    lp: &mut Simplex,
    (part, base): (usize, usize),
    side: Side,
    known: &Rational,
) -> Option<(Rational, Proof)> {
    let sign = if side == Side::High { Rational::ONE } else { Rational::integer(-1) };
    let excess = |ratio: &Rational| [(part, &hundred() * &sign), (base, &-ratio * &sign)];
    let at_point = |lp: &Simplex| {
        let (part, base) = (lp.value(part), lp.value(base));
        base.is_positive().then(|| &(part * &hundred()) / base)
    };
    let on_ray = |lp: &Simplex, ray: (usize, bool)| {
        let (part, base) = (lp.along(part, ray), lp.along(base, ray));
        base.is_positive().then(|| &(&part * &hundred()) / &base)
    };
    let reached = match lp.maximise(&excess(known)) {
        Optimum::Bounded { .. } => at_point(lp),
        Optimum::Unbounded { variable, up } => on_ray(lp, (variable, up)),
        Optimum::Unknown => return None,
    };
    let mut ratio = match reached {
        Some(ratio) => ratio,
        // The optimum is where nothing is divided: start from the largest base instead.
        None => match lp.extreme(base, Side::High) {
            Optimum::Bounded { .. } => at_point(lp)?,
            Optimum::Unbounded { variable, up } => on_ray(lp, (variable, up))?,
            Optimum::Unknown => return None,
        },
    };
    while side.tighter(&ratio, known) {
        let better = match lp.maximise(&excess(&ratio)) {
            Optimum::Bounded { value, proof } if !value.is_positive() => return Some((ratio, proof)),
            Optimum::Bounded { .. } => at_point(lp)?,
            Optimum::Unbounded { variable, up } => on_ray(lp, (variable, up))?,
            Optimum::Unknown => return None,
        };
        if !side.other().tighter(&better, &ratio) {
            return None; // no progress: leave the bound as it is, which is sound
        }
        ratio = better;
    }
    None
}
