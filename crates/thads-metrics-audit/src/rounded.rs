//! One quantity printed twice, once rounder: 27.400 tỷ in the title, 27.416 tỷ in the text.
//!
//! The rounder one is read as what it is, within one unit of its last digit that is not zero.
//! An exact figure is no rounder one: a target, or a count or an amount to the unit that ends in
//! fewer than two zeros.

use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Signed;

use crate::{figure::Figure, report::Report, subject::Subject};
use thads_metrics::{Kind, Period, office, printed::Interval};

/// The rounder figures of such pairs, by position, with the finer one.
pub(super) fn pairs(report: &Report) -> Vec<(usize, usize)> {
    let mut by_claim: BTreeMap<Claimed, Vec<Plain>> = BTreeMap::new();
    for (position, figure) in report.figures().iter().enumerate() {
        if let Some(plain) = Plain::of(report, position, figure) {
            by_claim.entry(claimed(figure)).or_default().push(plain);
        }
    }
    let mut pairs = Vec::new();
    for same in by_claim.values() {
        for rounder in same.iter().filter(|plain| plain.may_be_rounder) {
            let finer = same.iter().filter(|finer| rounder.rounds(finer));
            pairs.extend(finer.map(|finer| (rounder.position, finer.position)));
        }
    }
    pairs.sort_unstable();
    pairs
}

/// The rounder figures with the interval that they are read as.
pub(super) fn widened(report: &Report) -> Vec<(usize, Interval)> {
    let mut rounder: Vec<usize> = pairs(report).into_iter().map(|(rounder, _)| rounder).collect();
    rounder.dedup();
    let wide = |position: usize| {
        let printed = report.figures().get(position)?.printed();
        let (value, unit) = (printed.value(), printed.last_digit());
        Some((position, Interval { low: Some(&value - &unit), high: Some(value + unit) }))
    };
    rounder.into_iter().filter_map(wide).collect()
}

/// A figure that is one number without a hedge.
struct Plain {
    position: usize,
    value: BigRational,
    interval: Interval,
    /// One unit of the last digit that is not zero.
    unit: BigRational,
    may_be_rounder: bool,
}

impl Plain {
    fn of(report: &Report, position: usize, figure: &Figure) -> Option<Self> {
        let printed = figure.printed();
        if printed.hedge().is_some() || printed.is_range() {
            return None;
        }
        let (value, interval, unit) = (printed.value(), report.interval(figure), printed.last_digit());
        let ends_in_zeros = unit >= BigRational::from(BigInt::from(100));
        let may_be_rounder = printed.kind() != Kind::Target && (!printed.is_exact() || ends_in_zeros);
        Some(Self { position, value, interval, unit, may_be_rounder })
    }

    /// Whether the two can't both be true as printed, and differ by less than one unit of this one.
    fn rounds(&self, finer: &Self) -> bool {
        finer.unit < self.unit
            && (&self.value - &finer.value).abs() < self.unit
            && !self.interval.meets(&finer.interval)
    }
}

/// What a figure speaks of, however the office is spelt.
type Spoken = (String, String, Period, Option<String>, Option<String>);

/// What a figure claims.
type Claimed = (Spoken, Option<&'static str>, Option<Spoken>);

fn claimed(figure: &Figure) -> Claimed {
    let spoken = |subject: &Subject| {
        let office = office::key(&subject.office, Some(subject.period.last_day()));
        let (quantity, group) = (subject.quantity.to_string(), subject.group.clone());
        (quantity, office.canonical().to_owned(), subject.period, group, subject.set_by.clone())
    };
    (spoken(figure.subject()), figure.claim().key(), figure.claim().other().map(spoken))
}
