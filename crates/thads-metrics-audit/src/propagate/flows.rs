//! Step 2: counts and đồng with every identity, each rate a cone between its two numbers.

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use crate::{
    contexts::{Claimed, Column, Form, Slot},
    model::Block,
    propagate::{
        Scope, Solver,
        claims::{bound_ratio, constrain, place, share, sides},
        ends::{Ends, hundred},
        system::Flows,
    },
    rule::Rule,
    solver::{
        proof::Proof,
        ratio_cone::Cone,
        rational::Rational,
        simplex::{Side, Simplex},
    },
    ties::Tie,
};
use thads_metrics::{
    Evidence, Identity, Item,
    statistics::{How, RELATIONS, Relation},
};

impl Solver<'_> {
    /// Step 2: the counts and amounts of a block, feasible over the rationals.
    pub(super) fn flows(&self, block: &Block, percents: &BTreeMap<Slot, Ends>) -> Result<Flows, Proof> {
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
