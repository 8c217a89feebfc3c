//! The three steps, repeated until nothing changes:
//!
//! 1. percentages and the differences between them, over the rationals ([`Solver::relate`]);
//! 2. counts and đồng with every identity, each rate a cone between its two numbers ([`Solver::flows`]);
//! 3. each percentage cut to the ratios that step 2 allows ([`Solver::cut`]).
//!
//! Whole-number bounds do not feed back into the percentages, so step 2 is solved over the
//! rationals while the steps repeat, and over the whole numbers once at the end.

use std::{collections::BTreeMap, rc::Rc};

use super::{
    model::{Claimed, Component, Form, Model, Slot},
    solver::{Optimum, Rational, Side, Simplex, Why, cone::Cone},
};
use crate::{Evidence, Identity, Item};

/// The proved ends of a percentage.
#[derive(Clone, Debug, Default)]
pub(super) struct Ends {
    low: Option<(Rational, Rc<Why>)>,
    high: Option<(Rational, Rc<Why>)>,
}

impl Ends {
    pub(super) fn get(&self, side: Side) -> Option<&(Rational, Rc<Why>)> {
        match side {
            Side::Low => self.low.as_ref(),
            Side::High => self.high.as_ref(),
        }
    }

    /// Takes a bound if it is tighter than the one known; says whether it was.
    fn tighten(&mut self, side: Side, value: Rational, why: impl Into<Rc<Why>>) -> bool {
        if self.get(side).is_some_and(|(known, _)| !side.tighter(&value, known)) {
            return false;
        }
        let slot = match side {
            Side::Low => &mut self.low,
            Side::High => &mut self.high,
        };
        *slot = Some((value, why.into()));
        true
    }
}

/// What the three steps end in.
pub(super) struct Fixpoint {
    pub(super) percents: BTreeMap<Slot, Ends>,
    /// Step 2's system, feasible over the rationals.
    pub(super) flows: Flows,
    /// False if the steps were still moving when the limit was reached.
    pub(super) settled: bool,
}

/// Step 2's system: variable `i` is `slots[i]`.
pub(super) struct Flows {
    pub(super) lp: Simplex,
    pub(super) slots: Vec<Slot>,
    pub(super) cones: Vec<Cone>,
}

impl Flows {
    fn variable(&self, slot: Slot) -> Option<usize> {
        self.slots.binary_search(&slot).ok()
    }
}

/// One component under the figures that are taken to be true.
pub(super) struct Solver<'m> {
    model: &'m Model,
    component: &'m Component,
    active: &'m dyn Fn(usize) -> bool,
    rounds: u32,
}

const PERCENTS: [Item; 3] = [Item::Rate, Item::EligibleShare, Item::Target];

/// `hundred`, as the claims are in percent.
fn hundred() -> Rational {
    Rational::integer(100)
}

impl<'m> Solver<'m> {
    pub(super) fn new(
        model: &'m Model,
        component: &'m Component,
        active: &'m dyn Fn(usize) -> bool,
        rounds: u32,
    ) -> Self {
        Self { model, component, active, rounds }
    }

    /// The fixpoint, or the reason why not all of it can be true.
    pub(super) fn solve(&self) -> Result<Fixpoint, Why> {
        let mut percents = self.printed_percents();
        self.relate(&mut percents)?;
        let mut flows = self.flows(&percents)?;
        for _ in 0..self.rounds {
            // What step 3 cuts off, step 2 already excludes: only what step 1 makes of it is news.
            if !self.cut(&mut flows, &mut percents) || !self.relate(&mut percents)? {
                return Ok(Fixpoint { percents, flows, settled: true });
            }
            flows = self.flows(&percents)?;
        }
        Ok(Fixpoint { percents, flows, settled: false })
    }

    /// The claims that are taken to be true, with their positions.
    fn claims(&self) -> impl Iterator<Item = (usize, &'m Claimed)> + '_ {
        let active = self.component.figures.iter().copied().filter(|figure| (self.active)(*figure));
        active.filter_map(|figure| Some((figure, self.model.claims.get(figure)?)))
    }

    fn slots(&self, percent: bool) -> impl Iterator<Item = Slot> + '_ {
        let contexts = self.component.contexts.iter();
        contexts.flat_map(move |context| {
            let measure = self.model.contexts.get(*context).map(|c| c.measure);
            let items = measure.into_iter().flat_map(crate::Measure::items);
            items.filter(move |item| item.is_percent() == percent).map(|item| Slot { context: *context, item })
        })
    }

    /// Percentages as printed, before anything is concluded from them.
    fn printed_percents(&self) -> BTreeMap<Slot, Ends> {
        let mut percents: BTreeMap<Slot, Ends> = BTreeMap::new();
        let natural = Rc::new(Why::identity(Identity::Nonnegative));
        for slot in self.slots(true) {
            let ends = percents.entry(slot).or_default();
            if slot.item != Item::Target {
                ends.tighten(Side::Low, Rational::ZERO, Rc::clone(&natural));
                ends.tighten(Side::High, hundred(), Rc::clone(&natural));
            }
        }
        for (figure, claim) in self.claims() {
            if claim.form == Form::Is
                && let Some(ends) = percents.get_mut(&claim.x)
            {
                for (side, end) in sides(claim) {
                    ends.tighten(side, end.clone(), Why::figure(figure));
                }
            }
        }
        percents
    }

    /// Step 1: the exact bounds of every percentage; says whether any moved.
    fn relate(&self, percents: &mut BTreeMap<Slot, Ends>) -> Result<bool, Why> {
        let mut lp = Simplex::default();
        let mut variables: BTreeMap<Slot, usize> = BTreeMap::new();
        for (slot, ends) in &*percents {
            let variable = lp.variable();
            variables.insert(*slot, variable);
            for side in Side::BOTH {
                if let Some((value, why)) = ends.get(side) {
                    lp.assert(variable, side, value.clone(), why)?;
                }
            }
        }
        let mut related: Vec<Slot> = Vec::new();
        for (figure, claim) in self.claims() {
            let Some(y) = claim.y.filter(|_| PERCENTS.contains(&claim.x.item)) else { continue };
            if let (Some(vx), Some(vy)) = (variables.get(&claim.x), variables.get(&y)) {
                constrain(&mut lp, claim, (*vx, *vy), figure)?;
                related.extend([claim.x, y]);
            }
        }
        if related.is_empty() {
            return Ok(false);
        }
        lp.check()?;
        related.sort_unstable();
        related.dedup();
        let mut moved = false;
        for slot in related {
            let (Some(variable), Some(ends)) = (variables.get(&slot), percents.get_mut(&slot)) else { continue };
            for side in Side::BOTH {
                let sign = if side == Side::High { Rational::ONE } else { Rational::integer(-1) };
                if let Optimum::Bounded { value, why } = lp.maximise(&[(*variable, sign.clone())]) {
                    moved |= ends.tighten(side, &value * &sign, why);
                }
            }
        }
        Ok(moved)
    }

    /// Step 2: counts and amounts, feasible over the rationals.
    fn flows(&self, percents: &BTreeMap<Slot, Ends>) -> Result<Flows, Why> {
        let mut slots: Vec<Slot> = self.slots(false).collect();
        slots.sort_unstable();
        let mut flows = Flows { lp: Simplex::default(), slots, cones: Vec::new() };
        let natural = Rc::new(Why::identity(Identity::Nonnegative));
        for _ in 0..flows.slots.len() {
            let variable = flows.lp.variable();
            flows.lp.assert(variable, Side::Low, Rational::ZERO, &natural)?;
        }
        for context in &self.component.contexts {
            self.identities(&mut flows, *context)?;
        }
        for tie in self.component.ties.iter().filter_map(|tie| self.model.ties.get(*tie)) {
            self.tie(&mut flows, tie)?;
        }
        for (figure, claim) in self.claims() {
            claimed(&mut flows, claim, figure)?;
            if let Some(base) = self.divisor(claim).and_then(|slot| flows.variable(slot)) {
                flows.lp.assert(base, Side::Low, Rational::ONE, &Rc::new(Why::figure(figure)))?;
            }
        }
        for (slot, ends) in percents {
            self.cone(&mut flows, *slot, ends)?;
        }
        flows.lp.check()?;
        Ok(flows)
    }

    fn identities(&self, flows: &mut Flows, context: usize) -> Result<(), Why> {
        let Some(known) = self.model.contexts.get(context) else { return Ok(()) };
        let on = known.period.last_day();
        for identity in Identity::ALL {
            let Some(version) = identity.version(known.measure, on) else { continue };
            if version.evidence() == Evidence::Recall && !self.model.assume {
                continue;
            }
            let why = Rc::new(Why::identity(identity));
            if let Some(terms) = version.terms() {
                let term = |(sign, item): &(i8, Item)| {
                    let variable = flows.variable(Slot { context, item: *item })?;
                    Some((variable, Rational::integer(i128::from(*sign))))
                };
                let terms: Vec<_> = terms.iter().filter_map(term).collect();
                let sum = flows.lp.sum(&terms);
                flows.lp.assert(sum, Side::Low, Rational::ZERO, &why)?;
                flows.lp.assert(sum, Side::High, Rational::ZERO, &why)?;
            }
            for item in version.zero() {
                if let Some(variable) = flows.variable(Slot { context, item: *item }) {
                    flows.lp.assert(variable, Side::High, Rational::ZERO, &why)?;
                }
            }
        }
        Ok(())
    }

    fn tie(&self, flows: &mut Flows, tie: &super::model::Tie) -> Result<(), Why> {
        use super::model::Tie;
        let why = Rc::new(Why::identity(tie.identity()));
        let (first, others, exact) = match tie {
            Tie::Whole(whole, parts) => (*whole, parts.as_slice(), true),
            Tie::Subset(group, all) => (*group, std::slice::from_ref(all), false),
        };
        let measure = self.model.contexts.get(first).map(|context| context.measure);
        for item in measure.into_iter().flat_map(crate::Measure::items).filter(|item| !item.is_percent()) {
            let mut terms = Vec::new();
            terms.extend(flows.variable(Slot { context: first, item }).map(|v| (v, Rational::ONE)));
            let others = others.iter().filter_map(|other| flows.variable(Slot { context: *other, item }));
            terms.extend(others.map(|variable| (variable, Rational::integer(-1))));
            let sum = flows.lp.sum(&terms);
            flows.lp.assert(sum, Side::High, Rational::ZERO, &why)?;
            if exact {
                flows.lp.assert(sum, Side::Low, Rational::ZERO, &why)?;
            }
        }
        Ok(())
    }

    /// The two numbers that a percentage is the ratio of, and the identity that says so.
    fn ratio(&self, slot: Slot) -> Option<(Slot, Slot, Identity)> {
        let measure = self.model.contexts.get(slot.context)?.measure;
        match slot.item {
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
            Form::ShareOf | Form::ChangeFrom => claim.y,
            Form::Minus => None,
        }
    }

    fn cone(&self, flows: &mut Flows, slot: Slot, ends: &Ends) -> Result<(), Why> {
        let Some((part, base, identity)) = self.ratio(slot) else { return Ok(()) };
        let (Some(part), Some(base)) = (flows.variable(part), flows.variable(base)) else { return Ok(()) };
        let (Some((low, low_why)), Some((high, high_why))) = (&ends.low, &ends.high) else { return Ok(()) };
        let identity = Why::identity(identity);
        let (low_why, high_why) = (low_why.and(&identity), high_why.and(&identity));
        let says = (low.is_positive(), *high < hundred());
        if says.0 {
            bound_ratio(&mut flows.lp, (part, base), Side::Low, low, &Rc::new(low_why.clone()))?;
        }
        if says.1 {
            bound_ratio(&mut flows.lp, (part, base), Side::High, high, &Rc::new(high_why.clone()))?;
        }
        if says.0 || says.1 {
            let why = Rc::new(low_why.and(&high_why));
            let (low, high) = (low / &hundred(), high / &hundred());
            flows.cones.push(Cone { part, base, low, high, why });
        }
        Ok(())
    }

    /// Step 3: cuts each percentage to the ratios that step 2 allows; says whether any moved.
    fn cut(&self, flows: &mut Flows, percents: &mut BTreeMap<Slot, Ends>) -> bool {
        let mut moved = false;
        for (slot, ends) in percents.iter_mut() {
            let Some((part, base, identity)) = self.ratio(*slot) else { continue };
            let (Some(part), Some(base)) = (flows.variable(part), flows.variable(base)) else { continue };
            for side in Side::BOTH {
                let Some((known, _)) = ends.get(side).cloned() else { continue };
                if let Some((value, why)) = extreme_ratio(&mut flows.lp, (part, base), side, &known) {
                    moved |= ends.tighten(side, value, why.and(&Why::identity(identity)));
                }
            }
        }
        moved
    }
}

/// The ends that a claim states.
fn sides(claim: &Claimed) -> impl Iterator<Item = (Side, &Rational)> {
    let low = claim.low.as_ref().map(|low| (Side::Low, low));
    low.into_iter().chain(claim.high.as_ref().map(|high| (Side::High, high)))
}

/// A claim between two variables.
fn constrain(lp: &mut Simplex, claim: &Claimed, (x, y): (usize, usize), figure: usize) -> Result<(), Why> {
    let why = Rc::new(Why::figure(figure));
    match claim.form {
        Form::Is => {}
        Form::Minus => {
            let difference = lp.sum(&[(x, Rational::ONE), (y, Rational::integer(-1))]);
            for (side, end) in sides(claim) {
                lp.assert(difference, side, end.clone(), &why)?;
            }
        }
        Form::ShareOf | Form::ChangeFrom => {
            lp.assert(y, Side::Low, Rational::ZERO, &why)?;
            for (side, end) in sides(claim) {
                bound_ratio(lp, (x, y), side, &share(claim.form, end), &why)?;
            }
        }
    }
    Ok(())
}

/// A claimed percentage as x in percent of y: a change of 5 % is a share of 105 %.
fn share(form: Form, end: &Rational) -> Rational {
    if form == Form::ChangeFrom { end + &hundred() } else { end.clone() }
}

/// `100 × part ≥ percent × base`, or `≤` for the high side.
fn bound_ratio(
    lp: &mut Simplex,
    (part, base): (usize, usize),
    side: Side,
    percent: &Rational,
    why: &Rc<Why>,
) -> Result<(), Why> {
    let excess = lp.sum(&[(part, hundred()), (base, -percent)]);
    lp.assert(excess, side, Rational::ZERO, why)
}

/// A claim about counts and amounts in step 2.
fn claimed(flows: &mut Flows, claim: &Claimed, figure: usize) -> Result<(), Why> {
    let Some(x) = flows.variable(claim.x) else { return Ok(()) };
    let Some(y) = claim.y else {
        let why = Rc::new(Why::figure(figure));
        for (side, end) in sides(claim) {
            flows.lp.assert(x, side, end.clone(), &why)?;
        }
        return Ok(());
    };
    let Some(y) = flows.variable(y) else { return Ok(()) };
    constrain(&mut flows.lp, claim, (x, y), figure)?;
    if let (Form::ShareOf | Form::ChangeFrom, Some(low), Some(high)) = (claim.form, &claim.low, &claim.high) {
        let end = |end: &Rational| &share(claim.form, end) / &hundred();
        let (low, high, why) = (end(low), end(high), Rc::new(Why::figure(figure)));
        flows.cones.push(Cone { part: x, base: y, low, high, why });
    }
    Ok(())
}

/// The least or greatest `part ÷ base` in percent, where that is tighter than `known`.
///
/// Dinkelbach's method: from a ratio that is reached, the optimum of `part − ratio × base`
/// either is zero, and the ratio is extreme, or it is reached at a better ratio. Each round is
/// exact; the ratios are those of corners and rays of the system, so the rounds end.
fn extreme_ratio(
    lp: &mut Simplex,
    (part, base): (usize, usize),
    side: Side,
    known: &Rational,
) -> Option<(Rational, Why)> {
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
    };
    let mut ratio = match reached {
        Some(ratio) => ratio,
        // The optimum is where nothing is divided: start from the largest base instead.
        None => match lp.maximise(&[(base, Rational::ONE)]) {
            Optimum::Bounded { .. } => at_point(lp)?,
            Optimum::Unbounded { variable, up } => on_ray(lp, (variable, up))?,
        },
    };
    while side.tighter(&ratio, known) {
        let better = match lp.maximise(&excess(&ratio)) {
            Optimum::Bounded { value, why } if !value.is_positive() => return Some((ratio, why)),
            Optimum::Bounded { .. } => at_point(lp)?,
            Optimum::Unbounded { variable, up } => on_ray(lp, (variable, up))?,
        };
        if !side.other().tighter(&better, &ratio) {
            return None; // no progress: leave the bound as it is, which is sound
        }
        ratio = better;
    }
    None
}
