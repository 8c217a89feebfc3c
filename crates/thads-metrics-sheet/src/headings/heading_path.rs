//! The meanings of the cells over a column, from the group down to the leaf, to the [`Heading`] of the column.

use crate::headings::meaning::{Core, Heading, Meaning, Unplaced};
use thads_metrics::{Item, Measure, vocabulary::Role};

/// A cell over a column, from the group down.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Level<'a> {
    /// What the cell says.
    pub(crate) meaning: &'a Meaning,
    /// Whether the cell surely spans the column: it is merged, or stands in it.
    pub(crate) sure: bool,
}

/// The meaning of a column from the cells over it. `beside` is the item of the column to the left of
/// a `trong đó` that has no group of its own.
pub(crate) fn compose(levels: &[Level<'_>], beside: Option<Item>) -> Result<Heading, Unplaced> {
    if levels.iter().any(|level| level.meaning.unknown) {
        return Err(Unplaced::Unknown);
    }
    if levels.iter().any(|level| level.meaning.earlier) {
        return Err(Unplaced::Earlier);
    }
    let mut measure: Option<(Measure, bool)> = None;
    for level in levels {
        for named in &level.meaning.measures {
            match measure.replace((*named, level.sure)) {
                Some((known, true)) if known != *named => return Err(Unplaced::Ambiguous),
                _ => {}
            }
        }
    }
    let measure = measure.map(|(measure, _)| measure);
    let unit = levels.iter().rev().find_map(|level| level.meaning.unit);
    let measure = measure.or_else(|| unit.map(|_| Measure::Money));
    let period = levels.iter().rev().find_map(|level| level.meaning.period);
    let heading = |role, by_context| Heading { role, measure, unit, period, by_context };
    if let Some(role) = levels.iter().rev().find_map(|level| level.meaning.role())
        && levels.iter().all(|level| level.meaning.cores.is_empty())
    {
        return Ok(heading(role, false));
    }
    let cores = || levels.iter().flat_map(|level| &level.meaning.cores);
    if cores().any(|core| *core == Core::LastYear) {
        let is_intake = cores().all(|core| matches!(core, Core::LastYear | Core::Is(Item::Accepted)));
        let is_figure = !levels.iter().any(|level| level.meaning.percent);
        return if is_intake && is_figure {
            Ok(heading(Role::Item(Item::CarriedIn), true))
        } else {
            Err(Unplaced::Earlier)
        };
    }
    let (item, by_context) = if levels.iter().any(|level| level.meaning.percent) {
        percentage(levels, measure)?
    } else {
        figure(levels, beside)?
    };
    // administrative judgments are resolved when they are carried out: the form has one column
    let item = if measure == Some(Measure::Admin) && item == Item::Completed { Item::Resolved } else { item };
    Ok(heading(Role::Item(item), by_context))
}

/// A count or an amount.
fn figure(levels: &[Level<'_>], beside: Option<Item>) -> Result<(Item, bool), Unplaced> {
    let mut of: Option<Core> = beside.filter(|_| levels.iter().any(|level| level.meaning.part)).map(Core::Is);
    let mut of_sure = false;
    let mut closed = false; // a `tổng số` has been met below the item
    for level in levels {
        let Meaning { cores, total, .. } = level.meaning;
        let core = match cores.as_slice() {
            [] => {
                closed |= *total;
                continue;
            }
            [core] => *core,
            _ => return Err(Unplaced::Ambiguous),
        };
        let core = match core {
            Core::Handled if *total => Core::Is(Item::Accepted),
            Core::Done if *total => Core::Is(Item::Resolved),
            core => core,
        };
        of = Some(match (of, core) {
            (None | Some(Core::Handled), core) => core,
            (Some(Core::Is(Item::CarriedOver)), Core::Is(Item::Eligible | Item::CarriedOverEligible))
            | (Some(Core::Is(Item::Eligible)), Core::Is(Item::CarriedOver | Item::CarriedOverEligible)) => {
                Core::Is(Item::CarriedOverEligible)
            }
            (Some(Core::Is(Item::Eligible)), Core::Postponed) => Core::Is(Item::PostponedByAgreement),
            (Some(Core::Done | Core::Is(Item::Resolved)), Core::Done) => Core::Is(Item::Completed),
            (Some(whole), core) if !of_sure || whole.holds(core) => core,
            _ => return Err(Unplaced::Ambiguous),
        });
        of_sure = level.sure;
        closed = false;
    }
    match of {
        None => Err(Unplaced::Nothing),
        Some(Core::Done) if closed => Ok((Item::Resolved, false)),
        Some(Core::Done) => Ok((Item::Completed, true)),
        Some(Core::Is(item)) => Ok((item, false)),
        Some(Core::Handled | Core::Postponed | Core::LastYear) => Err(Unplaced::Ambiguous),
    }
}

/// A percentage: what is divided by what.
fn percentage(levels: &[Level<'_>], measure: Option<Measure>) -> Result<(Item, bool), Unplaced> {
    let own: Vec<Core> = levels
        .iter()
        .rev()
        .find(|level| !level.meaning.cores.is_empty())
        .map_or_else(Vec::new, |level| level.meaning.cores.clone());
    let has = |item| own.contains(&Core::Is(item));
    let done = own.contains(&Core::Done) || has(Item::Resolved);
    let known = own.iter().all(|core| !matches!(core, Core::Handled | Core::Postponed | Core::LastYear));
    if own.is_empty() {
        return Ok((Item::Rate, true));
    }
    if let [Core::Is(item)] = own.as_slice()
        && item.is_percent()
    {
        return Ok((*item, false));
    }
    let in_both = |allowed: &[Item]| {
        own.iter().all(|core| match core {
            Core::Is(item) => allowed.contains(item),
            Core::Done => allowed.contains(&Item::Completed),
            Core::Handled | Core::Postponed | Core::LastYear => false,
        })
    };
    let rate = [Item::Resolved, Item::Completed, Item::Terminated, Item::Reduced, Item::Eligible, Item::Rate];
    let admin = [Item::Resolved, Item::Completed, Item::ToEnforce, Item::Rate];
    let share = [Item::Eligible, Item::ToEnforce, Item::EligibleShare];
    match () {
        () if !known => Err(Unplaced::Ambiguous),
        () if done && in_both(&rate) => Ok((Item::Rate, false)),
        () if done && measure == Some(Measure::Admin) && in_both(&admin) => Ok((Item::Rate, false)),
        () if has(Item::Rate) && in_both(&rate) => Ok((Item::Rate, false)),
        // a group `có điều kiện` may hold the rate of what is done in it
        () if (has(Item::Eligible) || has(Item::EligibleShare)) && in_both(&share) => {
            let leaf_says = levels.last().is_some_and(|level| !level.meaning.cores.is_empty());
            let by_group = levels.iter().any(|level| level.meaning.percent && !level.meaning.cores.is_empty());
            Ok(if leaf_says || by_group { (Item::EligibleShare, false) } else { (Item::Rate, true) })
        }
        () => Err(Unplaced::Ambiguous),
    }
}

/// Decides the headings that their neighbours decide (see [`Heading::by_context`]); what stays open is unplaced.
pub(crate) fn settle(headings: &mut [Result<Heading, Unplaced>]) {
    let all: Vec<Option<(Item, Heading)>> = headings
        .iter()
        .map(|heading| match heading {
            Ok(heading @ Heading { role: Role::Item(item), .. }) => Some((*item, *heading)),
            _ => None,
        })
        .collect();
    for (at, heading) in headings.iter_mut().enumerate() {
        let Ok(open) = heading else { continue };
        if !open.by_context {
            continue;
        }
        let (measure, period) = (open.measure, open.period);
        let peers = || all.iter().enumerate().filter_map(|(i, known)| known.map(|(item, peer)| (i, item, peer)));
        let has = |wanted: &[Item], before: usize| {
            peers().any(|(i, item, peer)| {
                let same = peer.measure.is_none() || measure.is_none() || peer.measure == measure;
                i < before && i != at && same && peer.period == period && wanted.contains(&item)
            })
        };
        match open.role {
            Role::Item(Item::Completed) if !has(&[Item::Resolved, Item::Terminated, Item::Reduced], usize::MAX) => {
                open.role = Role::Item(Item::Resolved);
            }
            Role::Item(Item::CarriedIn) if !has(&[Item::NewlyAccepted], usize::MAX) => {
                *heading = Err(Unplaced::Earlier);
            }
            Role::Item(Item::Rate) => {
                let after_parts =
                    has(&[Item::Resolved, Item::Completed], at) && has(&[Item::Eligible, Item::ToEnforce], at);
                if !after_parts {
                    *heading = Err(Unplaced::Ambiguous);
                }
            }
            _ => {}
        }
    }
}
