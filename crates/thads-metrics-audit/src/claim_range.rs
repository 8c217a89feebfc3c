//! What a system leaves a claim that is no part of it: the least and greatest number it could print.

use crate::{
    contexts::{Claimed, Form, Slot},
    propagate::{Fixpoint, cut::extreme_ratio, system::Flows},
    solver::{
        rational::Rational,
        simplex::{Optimum, Side},
    },
};

/// A closed interval, unbounded where an end is `None`.
pub(super) type Range = (Option<Rational>, Option<Rational>);

/// A hundred times the đồng that nobody prints for one officer.
const LARGEST_AVERAGE: i128 = 1_000_000_000_000_000_000;

/// The numbers that the claim could be, over the rationals: none outside of it is possible.
pub(super) fn claim_range(fixpoint: &mut Fixpoint, claim: &Claimed) -> Range {
    if claim.x.column.is_percent() { of_percents(fixpoint, claim) } else { of_numbers(fixpoint, claim) }
}

fn of_percents(fixpoint: &Fixpoint, claim: &Claimed) -> Range {
    let end = |slot: Slot, side: Side| fixpoint.percents.get(&slot)?.get(side).map(|(value, _)| value.clone());
    let ends = |slot: Slot| (end(slot, Side::Low), end(slot, Side::High));
    let (low, high) = ends(claim.x);
    let Some(y) = claim.y else { return (low, high) };
    let (least, most) = ends(y);
    let both = |a: Option<Rational>, b: Option<Rational>| a.zip(b);
    let hundred = Rational::integer(100);
    let percent_of = |(part, base): (Rational, Rational)| base.is_positive().then(|| &(&part * &hundred) / &base);
    match claim.form {
        Form::Is | Form::Each => (low, high), // no average is a percentage
        Form::Minus => (both(low, most).map(|(x, y)| &x - &y), both(high, least).map(|(x, y)| &x - &y)),
        Form::ShareOf => (both(low, most).and_then(percent_of), both(high, least).and_then(percent_of)),
        Form::ChangeFrom => {
            let share = (both(low, most).and_then(percent_of), both(high, least).and_then(percent_of));
            (share.0.map(|share| &share - &hundred), share.1.map(|share| &share - &hundred))
        }
    }
}

fn of_numbers(fixpoint: &mut Fixpoint, claim: &Claimed) -> Range {
    let holds = |flows: &&mut Flows| flows.variable(claim.x).is_some();
    let Some(flows) = fixpoint.flows.iter_mut().find(holds) else { return (None, None) };
    let Some(x) = flows.variable(claim.x) else { return (None, None) };
    let lp = &mut flows.lp;
    let variable = match claim.y.map(|y| flows.slots.binary_search(&y)) {
        None => x,
        Some(Err(_)) => return (None, None), // in another block: nothing connects the two
        Some(Ok(y)) if claim.form == Form::Minus => lp.sum(&[(x, Rational::ONE), (y, Rational::integer(-1))]),
        Some(Ok(y)) => {
            // A ratio of amounts: none is below zero, none that anybody prints is beyond this.
            let most = if claim.form == Form::Each { LARGEST_AVERAGE } else { 1_000_000_000_000 };
            let (least, most) = (Rational::ZERO, Rational::integer(most));
            let low = extreme_ratio(lp, (x, y), Side::Low, &least).map(|(ratio, _)| ratio).or(Some(least));
            let high = extreme_ratio(lp, (x, y), Side::High, &most).map(|(ratio, _)| ratio);
            let own = |ratio: Rational| match claim.form {
                Form::ChangeFrom => &ratio - &Rational::integer(100),
                Form::Each => &ratio / &Rational::integer(100),
                _ => ratio,
            };
            return (low.map(own), high.map(own));
        }
    };
    let mut end = |side| match lp.extreme(variable, side) {
        Optimum::Bounded { value, .. } => Some(value),
        Optimum::Unbounded { .. } | Optimum::Unknown => None,
    };
    (end(Side::Low), end(Side::High))
}
