//! Figures on the boundaries of another day ([`restate`]): what merged is added up, and what that
//! addition does and does not say comes with it.

pub mod restated;

use std::collections::{BTreeMap, BTreeSet};

pub use restated::{Entrustment, Merged, Restated, Stayed};

use crate::office::table::Offices;
use crate::{
    amount::Value,
    date::Date,
    flow::Flow,
    measure::{Item, Measure},
    office::error::OfficeError,
    period::Period,
};

/// What flows must share to be added up: what they became, the period, the measure and the group.
type Sum<'a> = (usize, Period, Measure, Option<&'a str>);

/// Restates flows on the boundaries of a day, `on`.
///
/// Each flow's office is looked up on the last day of its period and followed to what it had become
/// by `on`. Flows of one period, measure and group that became one office are added, if all of them
/// are given; the rate of a sum is the ratio of the sums. Everything else stays as it is, and is listed
/// where that is not because nothing changed. So totals over all flows are the same before and after.
///
/// An error: a flow given twice; figures on the boundaries of a later day than `on`, which nothing
/// tells apart again; entrustments of more than was entrusted, or between offices that are not known.
///
/// ```
/// use thads_metrics::{Flow, Item, Measure, Offices, restate::restate};
/// let flow = |office: &str, accepted, entrusted, eligible, resolved| {
///     let items = [(Item::Accepted, accepted), (Item::Entrusted, entrusted), (Item::ToEnforce, accepted - entrusted),
///         (Item::Eligible, eligible), (Item::Resolved, resolved)];
///     Flow::from_items(office, "2025/09".parse().unwrap(), Measure::Cases, None, items)
/// };
/// let flows = [flow("Long An", 20_000, 200, 14_000, 9_000)?, flow("Tây Ninh", 12_000, 100, 8_000, 6_000)?];
/// let restated = restate(&flows, "2025-07-01".parse()?, Offices::vietnam(), &[])?;
/// assert_eq!(restated.flows.len(), 1);
/// assert_eq!(restated.flows[0].office(), "Tây Ninh"); // the new one
/// assert_eq!(restated.flows[0].rate()?.to_string(), "68,18%"); // 15.000 of 22.000, no mean of rates
/// assert_eq!(restated.merged[0].at_most.unwrap().to_string(), "300 việc"); // held twice: at most all they entrusted
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn restate(
    flows: &[Flow],
    on: Date,
    offices: &Offices,
    entrustments: &[Entrustment],
) -> Result<Restated, OfficeError> {
    let sent = known_entrustments(entrustments, offices)?;
    let mut seen = BTreeSet::new();
    let mut sums: BTreeMap<Sum<'_>, Vec<(usize, &Flow)>> = BTreeMap::new();
    let mut becomes = Vec::with_capacity(flows.len());
    for flow in flows {
        let placed = place(flow, on, offices);
        if let Ok((here, there)) = placed {
            if !seen.insert((here, flow.period(), flow.measure(), flow.group())) {
                return Err(OfficeError::Twice { office: flow.office().to_owned(), period: flow.period() });
            }
            if here != there {
                let sum = (there, flow.period(), flow.measure(), flow.group());
                sums.entry(sum).or_default().push((here, flow));
            }
        }
        becomes.push(placed);
    }
    let mut restated = Restated { on, flows: Vec::new(), merged: Vec::new(), stayed: Vec::new() };
    let mut predecessors: BTreeMap<Date, BTreeMap<usize, Vec<usize>>> = BTreeMap::new();
    for (flow, placed) in flows.iter().zip(becomes) {
        let (here, there) = match placed {
            Ok(placed) => placed,
            Err(reason @ OfficeError::Earlier { .. }) => return Err(reason),
            Err(reason) => {
                restated.stay(flow, Some(reason));
                continue;
            }
        };
        let last_day = flow.period().last_day();
        let all = predecessors.entry(last_day).or_insert_with(|| offices.becoming(last_day, on));
        let all = all.get(&there).map_or(&[][..], Vec::as_slice);
        let given = sums.get(&(there, flow.period(), flow.measure(), flow.group()));
        let Some(given) = given.filter(|_| here != there && all.len() > 1) else {
            restated.stay(flow, None); // the office is the same, if under another entry
            continue;
        };
        let missing = all.iter().filter(|part| given.iter().all(|(here, _)| here != *part));
        let missing = missing.map(|part| offices.name(*part)).collect::<Vec<_>>().join(", ");
        if !missing.is_empty() {
            let successor = offices.name(there).to_owned();
            restated.stay(flow, Some(OfficeError::Incomplete { successor, missing }));
        } else if let [(first, start), rest @ ..] = given.as_slice()
            && *first == here
        {
            let merged = add((*first, start), rest, offices.name(there), &sent)?;
            restated.flows.push(merged.flow.clone());
            restated.merged.push(merged);
        }
    }
    Ok(restated)
}

impl Restated {
    fn stay(&mut self, flow: &Flow, reason: Option<OfficeError>) {
        self.flows.push(flow.clone());
        self.stayed.extend(reason.map(|reason| Stayed { flow: flow.clone(), reason }));
    }
}

/// The entry of a flow's office, and the entry it is on the day.
fn place(flow: &Flow, on: Date, offices: &Offices) -> Result<(usize, usize), OfficeError> {
    let last_day = flow.period().last_day();
    let here = offices.position(flow.office(), last_day)?;
    let name = || flow.office().to_owned();
    if on >= last_day {
        let there = offices.follow(here, on).filter(|(_, entry)| entry.exists(on)).map(|(there, _)| there);
        return there.map(|there| (here, there)).ok_or_else(|| OfficeError::NoSuccessor { office: name(), on });
    }
    let mut before = here;
    while offices.entries.get(before).is_some_and(|entry| !entry.exists(on)) {
        match offices.parts(before).as_slice() {
            [only] => before = *only,
            [] => return Err(OfficeError::NotFound { got: name(), on }),
            several => {
                let parts = several.iter().map(|part| offices.name(*part)).collect::<Vec<_>>().join(", ");
                return Err(OfficeError::Earlier { office: name(), on, parts });
            }
        }
    }
    Ok((here, here))
}

/// What an entry sent to others in a period: receiver and number.
type Sent<'a> = BTreeMap<(usize, Period, Measure, Option<&'a str>), Vec<(usize, Value)>>;

fn known_entrustments<'a>(entrustments: &'a [Entrustment], offices: &Offices) -> Result<Sent<'a>, OfficeError> {
    let mut sent = Sent::new();
    for entrustment in entrustments {
        let (period, measure) = (entrustment.period, entrustment.measure);
        let on = period.last_day();
        let (from, to) = (offices.position(&entrustment.from, on)?, offices.position(&entrustment.to, on)?);
        let number = entrustment.number;
        if from == to || number.kind() != measure.kind() {
            let (from, to) = (entrustment.from.clone(), entrustment.to.clone());
            return Err(OfficeError::Entrustment { from, to, got: number.to_string() });
        }
        sent.entry((from, period, measure, entrustment.group.as_deref())).or_default().push((to, number));
    }
    Ok(sent)
}

/// The sum of flows, each with its entry, as the flow of `office`.
fn add(first: (usize, &Flow), rest: &[(usize, &Flow)], office: &str, sent: &Sent<'_>) -> Result<Merged, OfficeError> {
    let parts = || std::iter::once(first).chain(rest.iter().copied());
    let (period, measure) = (first.1.period(), first.1.measure());
    let too_large = || OfficeError::TooLarge { office: office.to_owned(), period };
    let mut flow = first.1.clone();
    for (_, part) in rest {
        flow = flow.checked_add(part, office).map_err(|_| too_large())?;
    }
    let zero = Value::of(measure, 0).map_err(|_| too_large())?;
    let (mut at_least, mut at_most) = (zero, Some(zero));
    for (here, part) in parts() {
        let known = sent.get(&(here, period, measure, part.group())).map_or(&[][..], Vec::as_slice);
        let (mut inside, mut outside) = (zero, zero);
        for (to, number) in known {
            let side = if parts().any(|(part, _)| part == *to) { &mut inside } else { &mut outside };
            *side = side.checked_add(*number).map_err(|_| too_large())?;
        }
        let entrusted = part.get(Item::Entrusted);
        if let Some(entrusted) = entrusted {
            let all = inside.checked_add(outside).map_err(|_| too_large())?;
            if all.number() > entrusted.number() {
                let (office, got, max) = (part.office().to_owned(), all.to_string(), entrusted.to_string());
                return Err(OfficeError::Entrusted { office, period, got, max });
            }
        }
        at_least = at_least.checked_add(inside).map_err(|_| too_large())?;
        let rest = entrusted.and_then(|all| Value::of(measure, all.number().checked_sub(outside.number())?).ok());
        at_most = at_most.zip(rest).and_then(|(most, rest)| most.checked_add(rest).ok());
    }
    Ok(Merged { flow, predecessors: parts().map(|(_, part)| part.clone()).collect(), at_least, at_most })
}

impl Offices {
    fn name(&self, position: usize) -> &str {
        self.entries.get(position).map_or("", |entry| entry.office.name())
    }

    fn position(&self, text: &str, on: Date) -> Result<usize, OfficeError> {
        let office = self.find(text, on)?;
        let mut found = self.of_code(office.code()).filter(|(_, entry)| entry.exists(on));
        found.next().map(|(position, _)| position).ok_or_else(|| OfficeError::NotFound { got: text.to_owned(), on })
    }

    /// The entries of one day by what they had become on a later one.
    fn becoming(&self, then: Date, on: Date) -> BTreeMap<usize, Vec<usize>> {
        let mut becoming: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (position, entry) in self.entries.iter().enumerate().filter(|(_, entry)| entry.exists(then)) {
            if let Some((heir, _)) = self.follow(position, on).filter(|_| entry.to.is_some()) {
                becoming.entry(heir).or_default().push(position);
            }
        }
        becoming
    }
}
