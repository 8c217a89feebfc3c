//! Two readings, and figures told twice: what the rest of the text decides.

use std::collections::{BTreeMap, BTreeSet};

use num_rational::BigRational;
use num_traits::Zero;
use thads_metrics::{Item, Period, printed::Hedges, text::Lang};
use thads_metrics_audit::{Entry, Report};

use crate::{
    claim::{Against, Claim, Relation},
    figure::{self, Figure},
    number::Numbers,
    reason::Reason,
};

/// How far the figures stand apart that decide between two readings, and for how many claims so many are tried: first
/// those of the clause; those of the passage only where nothing else may decide.
const REACHES: [(usize, usize); 2] = [(6, 40), (40, 8)];

/// One of two readings.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Choice {
    First,
    Second,
}

/// The reading of each claim, or why none is taken.
pub(crate) fn decide(
    claims: &[Claim],
    numbers: &Numbers,
    main: Option<Period>,
) -> Vec<Result<(Item, Relation), Reason>> {
    let read = |claim: &Claim, item: Item, relation: &Relation| {
        let value = numbers.values.get(claim.value)?;
        figure::entry(claim, value, item, relation, main, numbers.lang()).map(|(entry, _)| entry)
    };
    let sure: Vec<(usize, Entry)> = claims
        .iter()
        .enumerate()
        .filter(|(_, claim)| claim.or.is_none())
        .filter_map(|(at, claim)| Some((at, read(claim, claim.item, &claim.relation)?)))
        .collect();
    let mut tried = [0_usize; 2];
    let decided = claims.iter().enumerate().map(|(at, claim)| {
        let first = (claim.item, claim.relation.clone());
        let Some(second) = claim.or.clone() else { return Ok(first) };
        let beside = |reach: usize| -> Vec<&Entry> {
            let near = sure.iter().filter(|(other, _)| other.abs_diff(at) <= reach).map(|(_, entry)| entry);
            near.filter(|entry| is_beside(entry, claim)).collect()
        };
        let choice = REACHES.iter().enumerate().find_map(|(at, (reach, most))| {
            let left = tried.get_mut(at).filter(|tried| **tried < *most && (at == 0 || claim.open))?;
            *left = left.saturating_add(1);
            let beside = beside(*reach);
            let fits = |(item, relation): &(Item, Relation)| {
                read(claim, *item, relation).is_some_and(|entry| is_consistent(&beside, &entry, numbers.lang()))
            };
            match (fits(&first), fits(&second)) {
                (true, false) => Some(Choice::First),
                (false, true) => Some(Choice::Second),
                (true, true) => told_in_full(&beside, claim, &first, &second),
                (false, false) => None,
            }
        });
        match choice {
            Some(Choice::Second) => Ok(second),
            None if claim.open => Err(Reason::Ambiguous),
            _ => Ok(first),
        }
    });
    decided.collect()
}

/// Leaves the setter of a target only where a sentence measures one rate by the targets of two.
pub(crate) fn keep_setters(claims: &mut [Claim]) {
    let mut setters: BTreeMap<(usize, String), BTreeSet<&'static str>> = BTreeMap::new();
    for claim in claims.iter() {
        let measured = (claim.sentence, format!("{:?} {:?}", claim.measure, claim.item));
        setters.entry(measured).or_default().extend(claim.set_by);
    }
    if setters.values().all(|setters| setters.len() < 2) {
        for claim in claims {
            claim.set_by = None;
        }
    }
}

/// Whether an entry is of the office, group and measure of a claim.
fn is_beside(entry: &Entry, claim: &Claim) -> bool {
    entry.office == claim.office
        && entry.group.as_deref() == claim.group
        && entry.quantity.measure() == Some(claim.measure)
}

/// Whether figures can all be true, hedges taken to hide little.
fn is_consistent(beside: &[&Entry], tried: &Entry, lang: Lang) -> bool {
    let mut report = Report::new().printed_in(lang).hedged(Hedges::Near);
    beside.iter().copied().chain([tried]).all(|entry| report.enter(entry.clone()).is_ok()) && report.is_consistent()
}

/// Of two readings that fit, the one whose parts are both told.
fn told_in_full(
    beside: &[&Entry],
    claim: &Claim,
    first: &(Item, Relation),
    second: &(Item, Relation),
) -> Option<Choice> {
    let told =
        |item: Item| beside.iter().any(|e| e.quantity.item() == Some(item) && is_level(e) && e.period == claim.period);
    let whole = |(item, relation): &(Item, Relation)| match (item, relation) {
        (Item::Rate, Relation::Is) => told(Item::Resolved) && told(claim.measure.rate_base()),
        (item, Relation::ShareOf(Against::Item(base))) => told(*item) && told(*base),
        _ => false,
    };
    match (whole(first), whole(second)) {
        (true, false) => Some(Choice::First),
        (false, true) => Some(Choice::Second),
        _ => None,
    }
}

/// Whether an entry is a count or an amount itself.
fn is_level(entry: &Entry) -> bool {
    entry.minus.is_none() && entry.share_of.is_none() && entry.change_from.is_none()
}

/// Values of which one sentence gives two: the later one is of something else.
pub(crate) fn second_values(figures: &[(usize, Figure)], numbers: &Numbers) -> BTreeSet<usize> {
    let is_under = |value: usize| numbers.values.get(value).is_some_and(|value| value.under);
    let mut firsts: BTreeMap<(usize, String), &Figure> = BTreeMap::new();
    let mut out = BTreeSet::new();
    for (value, figure) in figures {
        let first = *firsts.entry((figure.sentence, figure.subject())).or_insert(figure);
        if !agree(figure, first) && !agree(first, figure) {
            out.insert(*value);
            // `37/50 việc`: neither of the two
            out.extend(value.checked_add(1).filter(|next| is_under(*next)));
        }
    }
    out
}

/// Which values only repeat a figure, and the value that says it best.
pub(crate) fn repeats(figures: &[(usize, Figure)]) -> BTreeMap<usize, usize> {
    let mut by_subject: BTreeMap<String, Vec<&(usize, Figure)>> = BTreeMap::new();
    for pair in figures {
        by_subject.entry(pair.1.subject()).or_default().push(pair);
    }
    let mut out = BTreeMap::new();
    for same in by_subject.into_values().filter(|same| same.len() > 1) {
        // the finest place first, then what is not in the head of the text
        let Some(best) = same.iter().min_by_key(|(_, f)| {
            (f.printed.exponent(), trailing_zeros(f), f.paragraph == 0, f.paragraph < 2, f.printed.hedge().is_some())
        }) else {
            continue;
        };
        for (value, figure) in same.iter().filter(|(value, _)| *value != best.0) {
            let head = figure.paragraph < 2 || best.1.paragraph < 2;
            let rounder = trailing_zeros(figure) > trailing_zeros(&best.1);
            if agree(figure, &best.1) && (head || rounder) {
                out.insert(*value, best.0);
            }
        }
    }
    out
}

/// The power of ten of the last digit that is not zero.
fn trailing_zeros(figure: &Figure) -> i64 {
    let printed = &figure.printed;
    let mut units = (printed.value() / printed.ulp()).to_integer();
    let ten = num_bigint::BigInt::from(10);
    let mut zeros = i64::from(printed.exponent());
    while !units.is_zero() && (&units % &ten).is_zero() {
        units /= &ten;
        zeros = zeros.saturating_add(1);
    }
    zeros
}

/// Whether two figures of one subject may be one number, the rounder within a unit of its last digit.
fn agree(rounder: &Figure, finer: &Figure) -> bool {
    let (x, y) = (rounder.printed.value(), finer.printed.value());
    let apart = if x > y { &x - &y } else { &y - &x };
    let power = trailing_zeros(rounder).max(i64::from(rounder.printed.exponent()));
    let ten = BigRational::from_integer(10.into());
    let mut unit = BigRational::from_integer(1.into());
    for _ in 0..power.unsigned_abs().min(40) {
        unit = if power > 0 { unit * &ten } else { unit / &ten };
    }
    apart <= unit || x == y
}
