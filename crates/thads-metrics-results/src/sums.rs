//! What offices make together: sums, and what is published of offices above.

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    entry::{self, Entry},
    table_model::Term,
};
use thads_metrics::{Flow, Measure, Offices, Period, Rate, Targets, office, vocabulary::is_grand};

/// What the offices make together when nothing names it.
pub(crate) const UNNAMED: &str = "tổng cộng";

/// The names under which targets of all stand, whatever that is: `tổng cộng`, `toàn tỉnh`; the nation's are the nation's.
pub(crate) fn of_all(targets: &Targets) -> impl Iterator<Item = &str> {
    let nation = office::key(Offices::NATION_NAME, None);
    let names = targets.iter().filter_map(|(name, ..)| name);
    names.filter(move |name| is_grand(name) && *name != nation.canonical())
}

/// The offices above that share out the rows, and the whole: sums, never what somebody printed.
pub(crate) fn sums(whole: Option<&str>, period: Period, measure: Measure, entries: &[Entry]) -> (Vec<Entry>, Entry) {
    let mut parents: Vec<(&str, Vec<&Entry>)> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for entry in entries {
        let Some(parent) = entry.parent.as_deref() else { continue };
        let place = *places.entry(parent).or_insert(parents.len());
        match parents.get_mut(place) {
            Some((_, below)) => below.push(entry),
            None => parents.push((parent, vec![entry])),
        }
    }
    let common = match parents.as_slice() {
        [(parent, below)] if below.len() == entries.len() => Some(*parent),
        _ => None,
    };
    if common.is_some() {
        parents.clear();
    }
    let sum = |office: &str, entries: &mut dyn Iterator<Item = &Entry>| Entry {
        office: office.to_owned(),
        parent: None,
        period,
        measure,
        flow: sum_of(entries.filter_map(|entry| entry.flow.as_ref().ok()), office),
    };
    let whole = sum(whole.or(common).unwrap_or(UNNAMED), &mut entries.iter());
    let parents = parents.into_iter().map(|(name, below)| sum(name, &mut below.into_iter())).collect();
    (parents, whole)
}

fn sum_of<'a>(mut flows: impl Iterator<Item = &'a Flow>, office: &str) -> Result<Flow, Arc<Term>> {
    let first = flows.next().ok_or_else(|| {
        let (vi, en) = ("không cơ quan nào có số liệu dùng được", "no office has figures that can be used");
        Arc::new(Term::new("results.no_figures", vi, en))
    })?;
    let sum = flows.try_fold(first.renamed(office), |sum, flow| sum.checked_add(flow, office));
    sum.map_err(|error| entry::reason(&error))
}

/// What is published of offices above, in one period and measure.
pub(crate) struct Above<'a> {
    flows: Vec<(office::OfficeKey, &'a Flow)>,
    /// The published rate of the nation.
    pub(crate) nation: Option<Rate>,
}

impl<'a> Above<'a> {
    pub(crate) fn new(flows: &'a [Flow], period: Period, measure: Measure, whole: &Entry) -> Self {
        let on = Some(period.last_day());
        let here = |flow: &&Flow| flow.period() == period && flow.measure() == measure;
        let flows: Vec<_> = flows.iter().filter(here).map(|flow| (office::key(flow.office(), on), flow)).collect();
        let nation = office::key(Offices::NATION_NAME, on);
        let given = flows.iter().find(|(key, _)| *key == nation).and_then(|(_, flow)| flow.rate().ok());
        let summed =
            || (office::key(&whole.office, on) == nation).then(|| whole.flow.as_ref().ok()?.rate().ok()).flatten();
        Self { nation: given.or_else(summed), flows }
    }

    /// The published rate of an office above.
    pub(crate) fn parent(&self, name: &str) -> Option<Rate> {
        if self.flows.is_empty() {
            return None;
        }
        let key = office::key(name, self.flows.first().map(|(_, flow)| flow.period().last_day()));
        self.flows.iter().find(|(known, _)| *known == key).and_then(|(_, flow)| flow.rate().ok())
    }
}
