//! Results on the boundaries of a later day: provinces that merged are added up.

use std::{collections::BTreeMap, sync::Arc};

use crate::{Results, entry::Entry, row::RowLevel, table_model::Term};
use thads_metrics::{Flow, Measure, Offices, Period, office::MERGERS, restate};

/// Results in which merged offices stand as the sums of their predecessors.
pub(super) struct Restated {
    /// The results.
    pub(super) results: Results,
    /// The offices that are sums.
    pub(super) sums: Vec<(String, Measure)>,
    /// What was added up to which, a note each.
    pub(super) notes: Vec<Arc<Term>>,
}

/// `before` on the boundaries of the last day of `after`; `None` if no office of it merged in between,
/// or its offices do not say which they are.
pub(super) fn restated(before: &Results, from: Period, after: Period) -> Option<Restated> {
    if !(from.last_day() < MERGERS && MERGERS <= after.last_day()) {
        return None;
    }
    let offices = || before.rows().iter().filter(|row| row.level == RowLevel::Office);
    let flows: Vec<Flow> = offices().filter_map(|row| row.flow.clone()).collect();
    let restated = restate::restate(&flows, after.last_day(), Offices::vietnam(), &[]).ok()?;
    if restated.merged.is_empty() {
        return None;
    }
    let parents: BTreeMap<&str, &str> =
        offices().filter_map(|row| Some((row.office.as_str(), row.parent.as_deref()?))).collect();
    let mut sums = Vec::new();
    let mut notes = Vec::new();
    let mut first = BTreeMap::new();
    for merged in &restated.merged {
        let (office, names) = (merged.flow.office(), merged.predecessors.iter().map(Flow::office));
        sums.push((office.to_owned(), merged.flow.measure()));
        first.extend(names.clone().next().map(|part| (office, part)));
        let parts = names.collect::<Vec<_>>().join(", ");
        let vi = format!("{office} kỳ trước là tổng của {parts}");
        let en = format!("{office} before is the sum of {parts}");
        let note = Term::new("comparison.restated", vi, en);
        if notes.iter().all(|known: &Arc<Term>| **known != note) {
            notes.push(Arc::new(note));
        }
    }
    let known = restated.flows.into_iter().map(|flow| {
        let part = first.get(flow.office()).copied().unwrap_or(flow.office());
        let parent = parents.get(part).map(|parent| (*parent).to_owned());
        Entry { parent, ..Entry::from(flow) }
    });
    let unknown = offices().filter(|row| row.flow.is_none()).map(Entry::from);
    let results = Results::build(known.chain(unknown), before.options().clone(), &mut |_, _, _, _| None).ok()?;
    Some(Restated { results, sums, notes })
}
