//! What is not impossible but unlikely. A doubt is a conflict of a stricter reading
//! ([`stricter`]), one quantity printed twice ([`round`]), or an amount that fits better with a
//! dot for its comma ([`decimals`]).

mod decimals;
mod found;
mod round;
mod stricter;

use std::collections::BTreeSet;

pub(super) use found::Found;

use crate::outcome::Doubt;

/// All doubts, kind by kind, each in the order of the report.
pub(super) fn all(found: &Found<'_>) -> Vec<Doubt> {
    let decimals = decimals::all(found);
    let explained: BTreeSet<&[String]> = decimals.iter().map(Doubt::figures).collect();
    // What a comma explains is not said twice.
    let mut doubts = stricter::all(found);
    doubts.retain(|doubt| !explained.contains(doubt.figures()));
    doubts.extend(round::all(found));
    doubts.extend(decimals);
    doubts.sort_by_key(Doubt::kind);
    doubts
}
