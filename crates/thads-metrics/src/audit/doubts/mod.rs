//! What is not impossible but unlikely. A doubt is a conflict of a stricter reading
//! ([`stricter`]), one quantity printed twice ([`round`]), or an amount that fits better with a
//! dot for its comma ([`decimals`]).

mod decimals;
mod round;
mod stricter;

use std::collections::BTreeSet;

use super::{
    Effort,
    conflict::Clash,
    model::Model,
    report::{Figure, Report},
    solver::Meter,
    verdict::{Doubt, DoubtKind},
};
use crate::Lang;

/// An audit as far as it has come: what doubts are looked for in.
pub(super) struct Found<'r> {
    pub(super) report: &'r Report,
    pub(super) model: &'r Model,
    pub(super) effort: &'r Effort,
    pub(super) meter: &'r Meter,
    /// The conflicts of each component that has any.
    pub(super) clashing: &'r [(usize, Vec<Clash>)],
    /// The figures that are set aside for them.
    pub(super) aside: &'r BTreeSet<usize>,
}

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

fn doubt(kind: DoubtKind, figures: &[&Figure], text: impl Fn(Lang) -> String) -> Doubt {
    let ids = figures.iter().map(|figure| figure.id().to_owned()).collect();
    Doubt::new(kind, ids, text(Lang::Vi), text(Lang::En))
}
