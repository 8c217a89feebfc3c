//! One quantity printed twice, once rounder.

#![allow(clippy::indexing_slicing)] // pairs name figures of their report, by number: another one is a bug, and must stop the audit

use num_traits::Signed;

use crate::{
    doubts::found::{Found, doubt},
    figure::Figure,
    outcome::{Doubt, DoubtKind},
    prose::quoted,
    rounded,
};
use thads_metrics::Lang;

pub(super) fn all(found: &Found<'_>) -> Vec<Doubt> {
    let figures = found.report.figures();
    let pair = |(rounder, finer): (usize, usize)| {
        let (first, second) = (rounder.min(finer), rounder.max(finer));
        twice(&figures[first], &figures[second], &figures[finer])
    };
    rounded::pairs(found.report).into_iter().map(pair).collect()
}

fn twice(first: &Figure, second: &Figure, finer: &Figure) -> Doubt {
    let apart = finer.printed().in_its_form(&(first.printed().value() - second.printed().value()).abs());
    let text = |lang: Lang| {
        let both = quoted(&[first, second], lang);
        match lang {
            Lang::Vi => format!("{both} là một số liệu in hai lần, lệch nhau {apart}; có thể do làm tròn."),
            Lang::En => format!("{both} are one quantity printed twice, {apart} apart; perhaps one is rounded."),
        }
    };
    doubt(DoubtKind::Round, &[first, second], text)
}
