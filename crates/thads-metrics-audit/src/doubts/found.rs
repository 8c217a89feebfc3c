//! What doubts are looked for in, and how one is put into words.

use std::collections::BTreeSet;

use crate::{
    Effort,
    conflict::Clash,
    figure::Figure,
    model::Model,
    outcome::{Doubt, DoubtKind},
    report::Report,
    solver::simplex::Meter,
};
use thads_metrics::Lang;

/// An audit as far as it has come: what doubts are looked for in.
pub(crate) struct Found<'r> {
    pub(crate) report: &'r Report,
    pub(crate) model: &'r Model,
    pub(crate) effort: &'r Effort,
    pub(crate) meter: &'r Meter,
    /// The conflicts of each component that has any.
    pub(crate) clashing: &'r [(usize, Vec<Clash>)],
    /// The figures that are set aside for them.
    pub(crate) aside: &'r BTreeSet<usize>,
}

/// A doubt about figures, in both languages.
pub(super) fn doubt(kind: DoubtKind, figures: &[&Figure], text: impl Fn(Lang) -> String) -> Doubt {
    let ids = figures.iter().map(|figure| figure.id().to_owned()).collect();
    Doubt { kind, figures: ids, vi: text(Lang::Vi), en: text(Lang::En) }
}
