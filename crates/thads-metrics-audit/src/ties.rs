//! Identities between contexts: an office and its parts, a group and what it is a group of, a
//! province and the nation. All are one relation, item by item: the parts add up to the total, or
//! to at most the total.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    contexts::{Claimed, Column, Context, Contexts},
    report::{Report, Whole},
};
use thads_metrics::{Date, Identity, Item, Offices, Period, office::Level};

/// Item by item, the parts add up to the total, or to at most that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tie {
    pub(super) total: usize,
    pub(super) parts: Vec<usize>,
    /// Whether the parts are all there are.
    pub(super) exact: bool,
    /// The items it is true of; all counts and amounts if it is `None`.
    pub(super) items: Option<&'static [Item]>,
    /// What it is known by; nothing if it only is to be expected.
    pub(super) identity: Option<Identity>,
}

impl Tie {
    fn within(part: usize, total: usize, identity: Identity) -> Self {
        Self { total, parts: vec![part], exact: false, items: None, identity: Some(identity) }
    }

    /// Whether it is true of an item.
    pub(super) fn is_of(&self, column: Column) -> bool {
        self.items.map_or(column.adds_up(), |items| column.item().is_some_and(|item| items.contains(&item)))
    }
}

/// What only grows from one period of a reporting year to a later one.
const GROWING: &[Item] = &[Item::NewlyAccepted, Item::Resolved, Item::Completed, Item::Terminated, Item::Reduced];

/// What only falls: cases leave the opening stock for the separate register.
const FALLING: &[Item] = &[Item::CarriedIn];

/// From this day on the nation's total holds the army's by rule.
///
/// Source: TT 05/2024/TT-BTP art. 10 (evidence: text). Whether it did before is not known.
const WITH_THE_ARMY: Date = Date::literal(2024, 7, 26);

/// All ties of a report; with `cumulative` also those that are only to be expected.
pub(super) fn all(report: &Report, claims: &[Claimed], contexts: &mut Contexts, cumulative: bool) -> Vec<Tie> {
    let mut ties = of_parts(report, contexts);
    ties.extend(groups(contexts));
    ties.extend(nation(contexts, claims, &ties));
    if cumulative {
        ties.extend(within_a_year(contexts));
    }
    ties
}

/// The offices whose parts are named, in every period, group and measure that any of them occurs in.
fn of_parts(report: &Report, contexts: &mut Contexts) -> Vec<Tie> {
    let complete = report.wholes().iter().map(|whole| (whole, true));
    let named: Vec<(&Whole, bool)> = complete.chain(report.parts().iter().map(|whole| (whole, false))).collect();
    // A part may itself be a whole, so that placing one can make room for the next: until nothing is new.
    loop {
        let before = contexts.list.len();
        let ties: Vec<Tie> = named.iter().flat_map(|(whole, exact)| of_whole(whole, *exact, contexts)).collect();
        if contexts.list.len() == before {
            return ties;
        }
    }
}

fn of_whole(whole: &Whole, exact: bool, contexts: &mut Contexts) -> Vec<Tie> {
    let mut places: BTreeSet<(Period, Option<String>, &'static str)> = BTreeSet::new();
    let mut offices: BTreeMap<Period, BTreeSet<String>> = BTreeMap::new();
    let known: Vec<Context> = contexts.list.iter().filter(|context| context.set_by.is_none()).cloned().collect();
    for context in known {
        let period = context.period;
        let here = offices.entry(period).or_insert_with(|| {
            let names = std::iter::once(&whole.office).chain(&whole.parts);
            names.map(|name| contexts.key(name, period).canonical().to_owned()).collect()
        });
        if here.contains(&context.key) {
            places.insert((period, context.group, context.family));
        }
    }
    let tie = |(period, group, family): (Period, Option<String>, &'static str)| {
        let total = contexts.find(&whole.office, period, group.as_ref(), family);
        let parts = whole.parts.iter().map(|part| contexts.find(part, period, group.as_ref(), family)).collect();
        let identity = Some(if exact { Identity::Whole } else { Identity::Part });
        Tie { total, parts, exact, items: None, identity }
    };
    places.into_iter().map(tie).collect()
}

/// Every group is at most the nearest one around it that occurs, and at last the ungrouped figures.
fn groups(contexts: &Contexts) -> Vec<Tie> {
    let around = |(position, context): (usize, &Context)| {
        let mut group = context.group.as_deref()?;
        loop {
            let outer = group.rsplit_once('/').map(|(outer, _)| outer.trim_end());
            if let Some(total) = contexts.beside(context, &context.key, outer) {
                return Some(Tie::within(position, total, Identity::Subset));
            }
            group = outer?;
        }
    };
    contexts.list.iter().enumerate().filter_map(around).collect()
}

/// Every province is at most the nation, where counts or amounts of both are printed: of a nation
/// with nothing but a rate it would only be said that it has no fewer cases than a province.
fn nation(contexts: &Contexts, claims: &[Claimed], known: &[Tie]) -> Vec<Tie> {
    let slots = claims.iter().flat_map(|claim| std::iter::once(claim.x).chain(claim.y));
    let counted: BTreeSet<usize> = slots.filter(|slot| !slot.column.is_percent()).map(|slot| slot.context).collect();
    let within = |(position, context): (usize, &Context)| {
        let total = contexts.beside(context, Offices::NATION_NAME, context.group.as_deref())?;
        if !counted.contains(&position) || !counted.contains(&total) {
            return None;
        }
        let said = known.iter().any(|tie| tie.total == total && tie.parts.contains(&position));
        let day = context.period.last_day();
        let level = Offices::vietnam().find(&context.key, day).ok()?.level();
        let is_part = level == Level::Province || (level == Level::Military && day >= WITH_THE_ARMY);
        (is_part && !said).then(|| Tie::within(position, total, Identity::Part))
    };
    contexts.list.iter().enumerate().filter_map(within).collect()
}

/// What is counted from the first day of a reporting year is no less at a later cut-off.
fn within_a_year(contexts: &Contexts) -> Vec<Tie> {
    let mut years: BTreeMap<_, Vec<(Period, usize)>> = BTreeMap::new();
    for (position, context) in
        contexts.list.iter().enumerate().filter(|(_, context)| context.set_by.is_none() && context.measure.is_some())
    {
        let year = (&context.key, &context.group, context.family, context.period.year());
        years.entry(year).or_default().push((context.period, position));
    }
    let mut ties = Vec::new();
    for series in years.values_mut() {
        series.sort_by_key(|(period, _)| period.last_day());
        for pair in series.windows(2) {
            let [(_, before), (_, after)] = pair else { continue };
            let tie = |total: &usize, part: &usize, items| Tie {
                total: *total,
                parts: vec![*part],
                exact: false,
                items: Some(items),
                identity: None,
            };
            ties.push(tie(after, before, GROWING));
            ties.push(tie(before, after, FALLING));
        }
    }
    ties
}
