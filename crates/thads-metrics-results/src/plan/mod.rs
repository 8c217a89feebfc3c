//! What more work would bring, and who could do it ([`Plan`]).

pub(crate) mod months;
pub(crate) mod need;
mod prose;
pub(crate) mod share;
mod table;

use std::sync::Arc;

use crate::plan::share::{Capacity, share_out, sum};
use months::Month;
use need::Need;
use share::Share;

use crate::{
    entry::{self, Entry},
    largest_remainder::in_proportion,
    results::Results,
    row::{Row, RowLevel},
};
use crate::{
    error::{Measures, ResultsError},
    table_model::Term,
};
use thads_metrics::{
    Flow, Item, Measure, Period, Value,
    office::{Keys, nearest},
};

/// A further number of cases or đồng of an office.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Further {
    /// The office as the results name it; the whole, by the name it has there, stands for all of its
    /// offices, in proportion to their eligible.
    pub office: String,
    /// How many.
    pub number: u128,
}

/// What is assumed; by default that every office works towards its own target, at one and a half times its pace so far
/// at most.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assumptions {
    /// The measure; `None` for each that has a target.
    pub measure: Option<Measure>,
    /// How what the whole needs is shared out.
    pub share: Share,
    /// The most that an office resolves in a month if offices work towards their own targets, in percent of what it
    /// resolved in a month so far, or would have at the rate of the whole, whichever is more. [`PACE`](Self::PACE) if not
    /// said, `u32::MAX` for any pace.
    pub pace: u32,
    /// What becomes eligible on top of what is.
    pub newly_eligible: Vec<Further>,
    /// What offices resolve on top of what they have. If this is given, be it nothing, nothing is shared out.
    pub resolved: Option<Vec<Further>>,
}

impl Assumptions {
    /// The pace that a plan allows if nothing is said: 150 percent of that so far. It is a choice of this library.
    pub const PACE: u32 = 150;
}

impl Default for Assumptions {
    fn default() -> Self {
        Self { measure: None, share: Share::default(), pace: Self::PACE, newly_eligible: Vec::new(), resolved: None }
    }
}

/// What an office would do, and where that would bring it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanRow {
    /// The row as it is.
    pub before: Row,
    /// The row as it would be.
    pub after: Row,
    /// What becomes eligible.
    pub newly_eligible: u128,
    /// What is resolved on top.
    pub further: u128,
}

/// Further cases or đồng by office, and the results that they would bring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    rows: Vec<PlanRow>,
    needs: Vec<Need>,
    months: Vec<Month>,
    after: Results,
    period: Period,
    share: Option<Share>,
    pace: u32,
    notes: Vec<Arc<Term>>,
}

/// Plans how the whole reaches its target, or works out what it would bring if offices resolved more.
///
/// ```
/// use thads_metrics::{Flow, Item, Measure, Target, Targets};
/// use thads_metrics_results::{Assumptions, Options, Results, what_if};
/// let flow = |office: &str, eligible, resolved| {
///     let items = [(Item::Eligible, eligible), (Item::Resolved, resolved)];
///     Flow::from_items(office, "2022/06".parse().unwrap(), Measure::Cases, None, items).unwrap()
/// };
/// let flows = [flow("Bến Lức", 4_000, 2_400), flow("Đức Hòa", 6_983, 3_174)];
/// let targets = Targets::new().with_everyone(Target::at_least("81,5%".parse()?, "2022/12".parse()?))?;
/// let results = Results::new(flows, &targets, Options::default())?;
/// let plan = what_if(&results, &Assumptions::default())?;
/// let further: Vec<u128> = plan.rows().iter().map(|row| row.further).collect();
/// assert_eq!(further, [860, 2_518, 3_378]);                      // each to its own target; the whole
/// assert_eq!(plan.after().whole(Measure::Cases).unwrap().is_met(), Some(true));
/// assert_eq!(plan.months().last().unwrap().resolved, 8_952);     // 5.574 + 3.378, at the end of September
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn what_if(results: &Results, assumptions: &Assumptions) -> Result<Plan, ResultsError> {
    let period = results.period()?;
    let measures = measures(results, assumptions)?;
    let mut needs = Vec::new();
    let mut months = Vec::new();
    let mut notes = Vec::new();
    let mut entries = Vec::new();
    let mut further = Vec::new();
    for measure in &measures {
        let rows: Vec<&Row> = results.rows().iter().filter(|row| row.measure == *measure).collect();
        let offices: Vec<&Row> = rows.iter().copied().filter(|row| row.level == RowLevel::Office).collect();
        let Some(whole) = rows.iter().copied().find(|row| row.level == RowLevel::Total) else { continue };
        let newly = by_office(&offices, whole, &assumptions.newly_eligible)?;
        let with_newly: Vec<Entry> = entries_of(&offices, &newly, &vec![0; offices.len()], *measure);
        let widened = results.again(with_newly)?;
        let widened_whole = widened.whole(*measure).unwrap_or(whole);
        let need = needed(widened_whole);
        let shares = if let Some(resolved) = &assumptions.resolved {
            by_office(&offices, widened_whole, resolved)?
        } else {
            match need.as_ref().map(|need| &need.still_to_resolve) {
                Some(Ok(value)) => in_units(*value, &capacities(&widened, assumptions.pace), assumptions.share),
                Some(Err(why)) => {
                    notes.push(entry::reason(why));
                    vec![0; offices.len()]
                }
                None => vec![0; offices.len()],
            }
        };
        refuse_more_than_open(&widened, &shares)?;
        if let Some(need) = need {
            let new = newly.iter().fold(0_u128, |sum, new| sum.saturating_add(*new));
            let planned = need.still_to_resolve.is_ok().then(|| sum(&shares));
            months.extend(planned.map(|planned| months::of(whole, &need, planned, new)).unwrap_or_default());
            needs.push(Need { offices: shares.iter().filter(|share| **share > 0).count(), ..need });
        }
        entries.extend(entries_of(&offices, &newly, &shares, *measure));
        further.push((newly, shares));
    }
    if needs.is_empty() && assumptions.resolved.is_none() {
        let office = results.rows().last().map_or_else(String::new, |row| row.office.clone());
        return Err(ResultsError::NoTarget { office });
    }
    let after = results.again(entries)?;
    let rows = pair(results, &after, &measures, &further);
    let share = assumptions.resolved.is_none().then_some(assumptions.share);
    Ok(Plan { rows, needs, months, after, period, share, pace: assumptions.pace, notes })
}

/// The measures that are meant.
fn measures(results: &Results, assumptions: &Assumptions) -> Result<Vec<Measure>, ResultsError> {
    let there = results.measures();
    let resolved = assumptions.resolved.as_ref().map_or(0, Vec::len);
    let numbers = resolved.saturating_add(assumptions.newly_eligible.len());
    match (assumptions.measure, there.as_slice()) {
        (Some(measure), _) if there.contains(&measure) => Ok(vec![measure]),
        (None, [_]) => Ok(there),
        (None, _) if numbers == 0 => Ok(there),
        (None, _) => Err(ResultsError::WhichMeasure { expected: Measures(there) }),
        (Some(got), _) => Err(ResultsError::NotMeasured { got, expected: Measures(there) }),
    }
}

/// The numbers by office, in the order of the offices.
fn by_office(offices: &[&Row], whole: &Row, given: &[Further]) -> Result<Vec<u128>, ResultsError> {
    let mut numbers = vec![0_u128; offices.len()];
    let on = Some(whole.period.last_day());
    let mut keys = Keys::default();
    for Further { office, number } in given {
        // As the results write it, else in any usual spelling.
        let wanted = keys.of(office, on);
        let is_written = offices.iter().any(|row| row.office == *office);
        let mut is_meant = |name: &str| if is_written { name == office.as_str() } else { keys.of(name, on) == wanted };
        let is_whole = is_meant(&whole.office);
        let mut places: Vec<&mut u128> = offices
            .iter()
            .zip(&mut numbers)
            .filter_map(|(row, place)| is_meant(&row.office).then_some(place))
            .collect();
        match places.as_mut_slice() {
            [place] => **place = place.saturating_add(*number),
            [] if is_whole => {
                let weights: Vec<u128> = offices.iter().map(|row| row.base().map_or(0, Value::number)).collect();
                for (place, part) in numbers.iter_mut().zip(in_proportion(*number, &weights)) {
                    *place = place.saturating_add(part);
                }
            }
            [] => return Err(unknown_office(office, offices)),
            several => return Err(ResultsError::Office { got: office.clone(), times: several.len() }),
        }
    }
    Ok(numbers)
}

/// None of the offices has that name: says which may be meant, or which there are.
fn unknown_office(got: &str, offices: &[&Row]) -> ResultsError {
    let names = || offices.iter().map(|row| row.office.as_str());
    match nearest(got, names()) {
        Some(near) => ResultsError::NearOffice { got: got.to_owned(), near: near.to_owned() },
        None => ResultsError::NoOffice { got: got.to_owned(), expected: names().collect::<Vec<_>>().join(", ") },
    }
}

/// The offices with more eligible and more resolved; of their other figures nothing is known then.
fn entries_of(offices: &[&Row], newly: &[u128], further: &[u128], measure: Measure) -> Vec<Entry> {
    let entry = |((row, newly), further): ((&&Row, &u128), &u128)| {
        let number = |value: Option<Value>, more: u128| value.map_or(0, Value::number).saturating_add(more);
        let flow = row.flow.as_ref().map(|flow| {
            let items = [
                (measure.rate_base(), number(row.base(), *newly)),
                (Item::Resolved, number(row.get(Item::Resolved), *further)),
            ];
            Flow::from_items(&row.office, row.period, measure, flow.group(), items).map_err(|why| entry::reason(&why))
        });
        let entry = Entry::from(*row);
        Entry { flow: flow.unwrap_or_else(|| entry.flow.clone()), ..entry }
    };
    offices.iter().zip(newly).zip(further).map(entry).collect()
}

/// What the whole needs, if it has a rate and a target.
fn needed(whole: &Row) -> Option<Need> {
    let gap = whole.gap()?;
    let (measure, target) = (whole.measure, gap.target().clone());
    Some(Need { measure, target, still_to_resolve: gap.still_to_resolve(), offices: 0 })
}

fn offices(results: &Results) -> impl Iterator<Item = &Row> {
    results.rows().iter().filter(|row| row.level == RowLevel::Office)
}

fn capacities(results: &Results, pace: u32) -> Vec<Capacity<'_>> {
    let whole = results.rows().iter().rev().find(|row| row.level == RowLevel::Total);
    let capacity = |row: &'_ Row| {
        let open = row.open().map_or(0, Value::number);
        // A target that all of it would not reach asks for all of it.
        let own = row.still_to_resolve().map_or(0, |own| own.map_or(open, Value::number));
        (open, own.min(open), whole.map_or(open, |whole| at_pace(row, whole, pace)).min(open))
    };
    offices(results)
        .map(|row| (row, capacity(row)))
        .map(|(row, (open, own, paced))| Capacity { office: &row.office, open, own, paced })
        .collect()
}

/// What an office can resolve in the months left, at so many percent of what it, or with its eligible the whole, resolved
/// in a month so far.
fn at_pace(row: &Row, whole: &Row, pace: u32) -> u128 {
    let number = |row: &Row, item: Item| row.get(item).map_or(0, Value::number);
    let eligible = |row: &Row| row.base().map_or(0, Value::number);
    let own = number(row, Item::Resolved);
    let as_whole = number(whole, Item::Resolved)
        .checked_mul(eligible(row))
        .and_then(|product| product.checked_div(eligible(whole)));
    let left = row.months_left().or_else(|| whole.months_left()).unwrap_or(0);
    let so_far = u128::from(row.period.months()).saturating_mul(100);
    let most = own.max(as_whole.unwrap_or(own)).checked_mul(pace.into()).and_then(|p| p.checked_mul(left.into()));
    if pace == u32::MAX { u128::MAX } else { most.map_or(u128::MAX, |most| most.checked_div(so_far).unwrap_or(0)) }
}

/// The unit that amounts of offices are written in, as far as they show it: nothing is planned in parts of it.
const NGHIN: u128 = 1_000;

/// What each office resolves, in whole nghìn đồng where all amounts are.
fn in_units(needed: Value, offices: &[Capacity<'_>], share: Share) -> Vec<u128> {
    let are_whole = matches!(needed, Value::Amount(_)) && offices.iter().all(|office| office.open % NGHIN == 0);
    let unit = if are_whole { NGHIN } else { 1 };
    let up = |number: u128| number.div_ceil(unit);
    let down = |number: u128| number.div_euclid(unit);
    let scaled: Vec<Capacity<'_>> = offices
        .iter()
        .map(|office| Capacity { open: down(office.open), own: up(office.own), paced: down(office.paced), ..*office })
        .collect();
    share_out(up(needed.number()), &scaled, share).into_iter().map(|share| share.saturating_mul(unit)).collect()
}

fn refuse_more_than_open(results: &Results, shares: &[u128]) -> Result<(), ResultsError> {
    for (row, share) in offices(results).zip(shares) {
        let open = row.open().map_or(0, Value::number);
        if *share > open {
            return Err(ResultsError::MoreThanOpen { office: row.office.clone(), got: *share, open });
        }
    }
    Ok(())
}

/// Each row as it is and as it would be.
fn pair(results: &Results, after: &Results, measures: &[Measure], further: &[(Vec<u128>, Vec<u128>)]) -> Vec<PlanRow> {
    let mut rows = Vec::new();
    for (measure, (newly, shares)) in measures.iter().zip(further) {
        let of = |results: &'_ Results| -> Vec<Row> {
            results.rows().iter().filter(|row| row.measure == *measure).cloned().collect()
        };
        let mut offices = newly.iter().zip(shares);
        for (before, after) in of(results).into_iter().zip(of(after)) {
            let number = |row: &Row, item| row.get(item).map_or(0, Value::number);
            let base = measure.rate_base();
            let (newly_eligible, further) = if before.level == RowLevel::Office {
                offices.next().map_or((0, 0), |(newly, share)| (*newly, *share))
            } else {
                let more = |item| number(&after, item).saturating_sub(number(&before, item));
                (more(base), more(Item::Resolved))
            };
            rows.push(PlanRow { before, after, newly_eligible, further });
        }
    }
    rows
}

impl Plan {
    /// What each office would do: the offices, the offices above, the whole, measure by measure.
    pub fn rows(&self) -> &[PlanRow] {
        &self.rows
    }

    /// What the whole needs, by measure.
    pub fn needs(&self) -> &[Need] {
        &self.needs
    }

    /// The way month by month, at an even pace, until the target is due.
    pub fn months(&self) -> &[Month] {
        &self.months
    }

    /// The results as they would be.
    pub const fn after(&self) -> &Results {
        &self.after
    }

    /// The most that an office resolves in a month, in percent of its pace so far; it holds where each works towards its
    /// own target.
    pub const fn pace(&self) -> u32 {
        self.pace
    }

    /// How it was shared out; `None` if what offices resolve was given.
    pub const fn share(&self) -> Option<Share> {
        self.share
    }
}
