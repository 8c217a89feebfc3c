//! Step 1: percentages and the differences between them, over the rationals.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    contexts::{Claimed, Form, Slot},
    propagate::{
        Solver,
        claims::{constrain, place, sides},
        ends::Ends,
    },
    solver::{
        proof::Proof,
        shortest_paths::{self, Way},
        simplex::{Optimum, Side, Simplex},
    },
};

impl<'m> Solver<'m> {
    /// Step 1: the exact bounds of every percentage; says which moved.
    pub(super) fn relate(&self, percents: &mut BTreeMap<Slot, Ends>) -> Result<Vec<Slot>, Proof> {
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

/// The ends of a percentage of the component.
fn of(percents: &mut BTreeMap<Slot, Ends>, slot: Slot) -> &mut Ends {
    let Some(ends) = percents.get_mut(&slot) else { unreachable!("{slot:?} is a percentage of another component") };
    ends
}
