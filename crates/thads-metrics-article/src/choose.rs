//! Two readings, and figures told twice: what the rest of the text decides.

use std::collections::BTreeMap;

use num_rational::BigRational;
use num_traits::Zero;
use thads_metrics::{Item, Period};
use thads_metrics_audit::{Entry, Report};

use crate::{
    claim::{Against, Claim, Relation},
    figure::{self, Figure},
    number::Numbers,
    reason::Reason,
};

/// The most claims with two readings that are tried.
const MOST: usize = 12;

/// The reading of each claim, or why none is taken.
pub(crate) fn decide(
    claims: &[Claim],
    numbers: &Numbers,
    main: Option<Period>,
) -> Vec<Result<(Item, Relation), Reason>> {
    let first = |claim: &Claim| Ok((claim.item, claim.relation.clone()));
    let mut out: Vec<Result<(Item, Relation), Reason>> = claims.iter().map(first).collect();
    let entry = |claim: &Claim, item: Item, relation: &Relation| {
        let value = numbers.values.get(claim.value)?;
        figure::entry(claim, value, item, relation, main).map(|(entry, _)| entry)
    };
    let sure: Vec<(usize, Entry)> = claims
        .iter()
        .enumerate()
        .filter(|(_, claim)| claim.or.is_none())
        .filter_map(|(at, claim)| Some((at, entry(claim, claim.item, &claim.relation)?)))
        .collect();
    for (at, claim) in claims.iter().enumerate().filter(|(_, claim)| claim.or.is_some()).take(MOST) {
        let Some((item, relation)) = claim.or.clone() else { continue };
        let beside: Vec<&Entry> = sure
            .iter()
            .filter(|(other, _)| other.abs_diff(at) <= 40)
            .map(|(_, entry)| entry)
            .filter(|e| {
                e.office == claim.office && e.group.as_deref() == claim.group && e.quantity.measure() == claim.measure
            })
            .collect();
        let fits = |item: Item, relation: &Relation| {
            let Some(tried) = entry(claim, item, relation) else { return false };
            let mut report = Report::new();
            beside.iter().copied().chain([&tried]).all(|entry| report.enter(entry.clone()).is_ok())
                && report.audit().is_consistent()
        };
        let choice = (fits(claim.item, &claim.relation), fits(item, &relation));
        // of two that fit, the one whose parts are both told
        let told =
            |item: Item| beside.iter().any(|e| e.quantity.item() == item && is_level(e) && e.period == claim.period);
        let whole = |item: Item, relation: &Relation| match (item, relation) {
            (Item::Rate, Relation::Is) => told(Item::Resolved) && told(claim.measure.rate_base()),
            (item, Relation::ShareOf(Against::Item(base))) => told(item) && told(*base),
            _ => false,
        };
        let choice = match (choice, whole(claim.item, &claim.relation), whole(item, &relation)) {
            ((true, true), true, false) => (true, false),
            ((true, true), false, true) => (false, true),
            (choice, ..) => choice,
        };
        if let Some(slot) = out.get_mut(at) {
            match choice {
                (false, true) => *slot = Ok((item, relation)),
                (true, false) => {}
                _ if claim.open => *slot = Err(Reason::Ambiguous),
                _ => {}
            }
        }
    }
    out
}

/// Whether an entry is a count or an amount itself.
fn is_level(entry: &Entry) -> bool {
    entry.minus.is_none() && entry.share_of.is_none() && entry.change_from.is_none()
}

/// Values of which one sentence gives two: the later one is of something else.
pub(crate) fn second_values(figures: &[(usize, Figure)]) -> Vec<usize> {
    let mut firsts: BTreeMap<(usize, String), &Figure> = BTreeMap::new();
    let mut out = Vec::new();
    for (value, figure) in figures {
        let first = *firsts.entry((figure.sentence, figure.subject())).or_insert(figure);
        if !agree(figure, first) && !agree(first, figure) {
            out.push(*value);
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
