//! Results on the boundaries of a later day: provinces that merged are added up.

use std::{collections::BTreeMap, sync::Arc};

use crate::{entry::Entry, results::Results, row::RowLevel, table_model::Term};
use thads_metrics::{Date, Flow, Lang, Measure, Offices, office::MERGERS, restate};

/// Results in which merged offices stand as the sums of their predecessors.
pub(super) struct Restated {
    /// The results.
    pub(super) results: Results,
    /// The offices that are sums.
    pub(super) sums: Vec<(String, Measure)>,
    /// What was added up to which, a note each.
    pub(super) notes: Vec<Arc<Term>>,
}

/// `before` on the boundaries of the last day of `after`; `None` if no office of it became another in between,
/// or its offices do not say which they are.
pub(super) fn restated(before: &Results, after: &Results, days: (Date, Date), table: &Offices) -> Option<Restated> {
    let (from, to) = days;
    let is_own = table != Offices::vietnam();
    if !(is_own || from < MERGERS && MERGERS <= to) {
        return None;
    }
    let offices = || before.rows().iter().filter(|row| row.level == RowLevel::Office);
    let flows: Vec<Flow> = offices().filter_map(|row| row.flow.clone()).collect();
    let restated = restate::restate(&flows, to, table, &[]).ok()?;
    let later = Later::new(after, to, table);
    let parents: BTreeMap<&str, &str> =
        offices().filter_map(|row| Some((row.office.as_str(), row.parent.as_deref()?))).collect();
    let mut made = Restated { results: before.clone(), sums: Vec::new(), notes: Vec::new() };
    let mut first = BTreeMap::new();
    for merged in &restated.merged {
        let names = merged.predecessors.iter().map(Flow::office);
        let office = later.name(merged.flow.office());
        made.sums.push((office.to_owned(), merged.flow.measure()));
        first.extend(names.clone().next().map(|part| (merged.flow.office(), part)));
        let parts = names.collect::<Vec<_>>().join(", ");
        made.note(format!("{office} kỳ trước là tổng của {parts}"), format!("{office} before is the sum of {parts}"));
    }
    for stayed in restated.stayed.iter().filter(|_| is_own) {
        made.note(stayed.print(Lang::Vi), stayed.print(Lang::En));
    }
    let mut entries: Vec<Entry> = Vec::new();
    for flow in &restated.flows {
        let part = first.get(flow.office()).copied().unwrap_or(flow.office());
        let is_sum = first.contains_key(flow.office());
        // An office that went on alone under another name.
        let heir = table.successor(flow.office()).filter(|_| {
            is_own
                && !is_sum
                && table.successor(flow.office()).is_some_and(|heir| table.predecessors(heir.code()).len() == 1)
        });
        let name = heir.map_or(flow.office(), |heir| heir.name());
        let name = if is_sum || heir.is_some() { later.name(name) } else { name };
        if heir.is_some() && name != flow.office() {
            made.sums.push((name.to_owned(), flow.measure()));
            let old = flow.office();
            made.note(format!("{name} kỳ trước là {old}"), format!("{name} before is {old}"));
        }
        let parent = later.parent(name).or_else(|| parents.get(part).copied()).map(str::to_owned);
        entries.push(Entry { parent, ..Entry::from(flow.renamed(name)) });
    }
    if made.sums.is_empty() && made.notes.is_empty() {
        return None;
    }
    let unknown = offices().filter(|row| row.flow.is_none()).map(Entry::from);
    made.results =
        Results::build(entries.into_iter().chain(unknown), before.options().clone(), &mut |_, _, _, _| None).ok()?;
    Some(made)
}

impl Restated {
    fn note(&mut self, vi: String, en: String) {
        let note = Term::new("comparison.restated", vi, en);
        if self.notes.iter().all(|known| **known != note) {
            self.notes.push(Arc::new(note));
        }
    }
}

/// The offices of the later results, by their codes in the table.
struct Later<'a> {
    by_code: BTreeMap<&'a str, (&'a str, Option<&'a str>)>,
    table: &'a Offices,
    on: Date,
}

impl<'a> Later<'a> {
    fn new(after: &'a Results, on: Date, table: &'a Offices) -> Self {
        let whole = after.rows().iter().find(|row| row.level == RowLevel::Total).map(|row| row.office.as_str());
        let offices = after.rows().iter().filter(|row| row.level == RowLevel::Office);
        let by_code = offices.filter_map(|row| {
            let above = row.parent.as_deref().or(whole);
            let under = above.and_then(|above| table.find_under(&row.office, above, on).ok());
            let office = under.or_else(|| table.find(&row.office, on).ok())?;
            Some((office.code(), (row.office.as_str(), row.parent.as_deref())))
        });
        Self { by_code: by_code.collect(), table, on }
    }

    fn of(&self, name: &str) -> Option<(&'a str, Option<&'a str>)> {
        let named = self.by_code.values().find(|(known, _)| *known == name);
        let office = || self.table.at(self.on).find(|office| office.name() == name);
        named.copied().or_else(|| self.by_code.get(office()?.code()).copied())
    }

    /// The name that the later results give an office of the table.
    fn name<'n>(&self, name: &'n str) -> &'n str
    where
        'a: 'n,
    {
        self.of(name).map_or(name, |(known, _)| known)
    }

    /// The office above it there.
    fn parent(&self, name: &str) -> Option<&'a str> {
        self.of(name)?.1
    }
}
