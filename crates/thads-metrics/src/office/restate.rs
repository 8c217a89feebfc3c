//! Figures on the boundaries of another day ([`restate`]): what merged is added up, and what that
//! addition does and does not say comes with it.

use std::collections::{BTreeMap, BTreeSet};

use super::{Entrustment, Incomplete, Merged, Offices, Restated, Stayed};
use crate::{Date, Flow, Item, Measure, Period, Value, error::OfficeError};

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
/// use thads_metrics::{Flow, Item, Measure, Offices, office::restate};
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
/// assert_eq!(restated.merged[0].twice().1.unwrap().to_string(), "300 việc"); // at most: all they entrusted
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn restate(
    flows: &[Flow],
    on: Date,
    offices: &Offices,
    entrustments: &[Entrustment],
) -> Result<Restated, OfficeError> {
    let sent = known_entrustments(entrustments, offices)?;
    let mut restated =
        Restated { on, flows: Vec::new(), merged: Vec::new(), incomplete: Vec::new(), stayed: Vec::new() };
    let mut seen = BTreeSet::new();
    let mut sums: BTreeMap<Sum<'_>, Vec<(usize, usize)>> = BTreeMap::new();
    let mut of_flow: Vec<Option<Sum<'_>>> = Vec::with_capacity(flows.len());
    for (index, flow) in flows.iter().enumerate() {
        let becomes = match place(flow, on, offices) {
            Ok((here, _)) if !seen.insert((here, flow.period(), flow.measure(), flow.group())) => {
                return Err(OfficeError::Twice { office: flow.office().to_owned(), period: flow.period() });
            }
            Ok((here, there)) if here != there => Some((here, there)),
            Ok(_) => None,
            Err(reason @ OfficeError::Earlier { .. }) => return Err(reason),
            Err(reason) => {
                restated.stayed.push(stayed(flow, reason));
                None
            }
        };
        of_flow.push(becomes.map(|(here, there)| {
            let sum = (there, flow.period(), flow.measure(), flow.group());
            sums.entry(sum).or_default().push((index, here));
            sum
        }));
    }
    let mut whole: BTreeMap<Date, BTreeMap<usize, Vec<usize>>> = BTreeMap::new();
    for (index, (flow, sum)) in flows.iter().zip(of_flow).enumerate() {
        let Some((sum, given)) = sum.and_then(|sum| Some((sum, sums.get(&sum)?))) else {
            restated.flows.push(flow.clone());
            continue;
        };
        let last_day = flow.period().last_day();
        let all = whole.entry(last_day).or_insert_with(|| offices.becoming(last_day, on));
        let all = all.get(&sum.0).map_or(&[][..], Vec::as_slice);
        let is_first = given.first().is_some_and(|(first, _)| *first == index);
        let missing: Vec<_> = all.iter().filter(|part| given.iter().all(|(_, here)| here != *part)).collect();
        if all.len() < 2 {
            restated.flows.push(flow.clone()); // it only went on under another entry
        } else if missing.is_empty() {
            if is_first {
                let parts: Vec<_> =
                    given.iter().filter_map(|(index, here)| Some((flows.get(*index)?, *here))).collect();
                let (flow, merged) = add(&parts, offices.name(sum.0), &sent)?;
                restated.flows.push(flow);
                restated.merged.push(merged);
            }
        } else {
            restated.flows.push(flow.clone());
            if is_first {
                restated.incomplete.push(Incomplete {
                    office: offices.name(sum.0).to_owned(),
                    period: flow.period(),
                    measure: flow.measure(),
                    group: flow.group().map(str::to_owned),
                    given: given
                        .iter()
                        .filter_map(|(index, _)| flows.get(*index))
                        .map(|f| f.office().to_owned())
                        .collect(),
                    missing: missing.into_iter().map(|part| offices.name(*part).to_owned()).collect(),
                });
            }
        }
    }
    Ok(restated)
}

fn stayed(flow: &Flow, reason: OfficeError) -> Stayed {
    Stayed {
        office: flow.office().to_owned(),
        period: flow.period(),
        measure: flow.measure(),
        group: flow.group().map(str::to_owned),
        reason,
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
fn add(parts: &[(&Flow, usize)], office: &str, sent: &Sent<'_>) -> Result<(Flow, Merged), OfficeError> {
    let [(first, _), rest @ ..] = parts else {
        return Err(OfficeError::NotFound { got: office.to_owned(), on: super::MERGERS }); // not reached: a sum has parts
    };
    let (period, measure) = (first.period(), first.measure());
    let too_large = || OfficeError::TooLarge { office: office.to_owned(), period };
    let zero = Value::of(measure, 0).map_err(|_| too_large())?;
    let mut sum = (*first).clone();
    for (part, _) in rest {
        sum = sum.checked_add(part, office).map_err(|_| too_large())?;
    }
    let (mut within, mut most) = (zero, Some(zero));
    for (flow, here) in parts {
        let known = sent.get(&(*here, period, measure, flow.group())).map_or(&[][..], Vec::as_slice);
        let (mut inside, mut outside) = (zero, zero);
        for (to, number) in known {
            let side = if parts.iter().any(|(_, part)| part == to) { &mut inside } else { &mut outside };
            *side = side.checked_add(*number).map_err(|_| too_large())?;
        }
        let entrusted = flow.get(Item::Entrusted);
        if let Some(entrusted) = entrusted {
            let all = inside.checked_add(outside).map_err(|_| too_large())?;
            if all.number() > entrusted.number() {
                let office = flow.office().to_owned();
                return Err(OfficeError::Entrusted {
                    office,
                    period,
                    got: all.to_string(),
                    max: entrusted.to_string(),
                });
            }
        }
        within = within.checked_add(inside).map_err(|_| too_large())?;
        let rest = entrusted.and_then(|all| Value::of(measure, all.number().checked_sub(outside.number())?).ok());
        most = most.zip(rest).and_then(|(most, rest)| most.checked_add(rest).ok());
    }
    let merged = Merged {
        office: office.to_owned(),
        period,
        measure,
        group: first.group().map(str::to_owned),
        predecessors: parts.iter().map(|(flow, _)| flow.office().to_owned()).collect(),
        at_least: within,
        at_most: most,
    };
    Ok((sum, merged))
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
