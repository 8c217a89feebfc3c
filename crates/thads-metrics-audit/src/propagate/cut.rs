//! Step 3: each percentage cut to the ratios that step 2 allows.

use std::collections::BTreeMap;

use crate::{
    contexts::Slot,
    propagate::{
        Solver,
        ends::{Ends, hundred},
        system::Flows,
    },
    solver::{
        proof::Proof,
        rational::Rational,
        simplex::{Optimum, Side, Simplex},
    },
};

impl Solver<'_> {
    /// Step 3: cuts each percentage of a block to the ratios that step 2 allows; says whether any moved.
    pub(super) fn cut(&self, flows: &mut Flows, percents: &mut BTreeMap<Slot, Ends>, coarse: bool) -> bool {
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

/// To twelve decimals of a percent, away from the interval: sound, and short.
fn rounded_outwards(value: &Rational, side: Side) -> Rational {
    let grid = Rational::integer(1_000_000_000_000);
    let scaled = value * &grid;
    &(if side == Side::Low { scaled.floor() } else { scaled.ceil() }) / &grid
}

/// The least or greatest `part ÷ base` in percent, where that is tighter than `known`.
///
/// Dinkelbach's method: from a ratio that is reached, the optimum of `part − ratio × base`
/// either is zero, and the ratio is extreme, or it is reached at a better ratio. Each round is
/// exact; the ratios are those of corners and rays of the system, so the rounds end.
pub(crate) fn extreme_ratio(
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
