//! One quantity printed twice, once rounder: 27.400 tỷ in the title, 27.416 tỷ in the text.
//!
//! The rounder one is read as what it is, within one unit of its last digit that is not zero.
//! An exact figure is no rounder one: a target, or a count or an amount to the unit that ends in
//! fewer than two zeros.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Signed;

use crate::report::{Claim, Figure, Report, Subject};
use thads_metrics::{Kind, office, printed::Interval};

/// The rounder figures of such pairs, by position, with the finer one.
pub(super) fn pairs(report: &Report) -> Vec<(usize, usize)> {
    let figures = report.figures();
    let mut pairs = Vec::new();
    for (rounder, figure) in figures.iter().enumerate().filter(|(_, figure)| may_be_rounder(figure)) {
        for (finer, other) in figures.iter().enumerate() {
            if is_rounder(report, figure, other) && say_the_same(figure, other) {
                pairs.push((rounder, finer));
            }
        }
    }
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

fn may_be_rounder(figure: &Figure) -> bool {
    let printed = figure.printed();
    let plain = printed.hedge().is_none() && !printed.is_range();
    let hundred = BigRational::from(BigInt::from(100));
    plain && printed.kind() != Kind::Target && (!printed.is_exact() || printed.last_digit() >= hundred)
}

/// Whether the two can't both be true as printed, and differ by less than one unit of the first.
fn is_rounder(report: &Report, rounder: &Figure, finer: &Figure) -> bool {
    let (rough, fine) = (rounder.printed(), finer.printed());
    let unit = rough.last_digit();
    fine.hedge().is_none()
        && !fine.is_range()
        && fine.last_digit() < unit
        && (rough.value() - fine.value()).abs() < unit
        && !report.interval(rounder).meets(&report.interval(finer))
}

fn say_the_same(a: &Figure, b: &Figure) -> bool {
    let same = |x: &Subject, y: &Subject| {
        let key = |subject: &Subject| office::key(&subject.office, Some(subject.period.last_day()));
        (x.quantity, x.period, &x.group, &x.set_by) == (y.quantity, y.period, &y.group, &y.set_by) && key(x) == key(y)
    };
    same(a.subject(), b.subject())
        && match (a.claim(), b.claim()) {
            (Claim::Is, Claim::Is) => true,
            (Claim::Minus(x), Claim::Minus(y))
            | (Claim::ShareOf(x), Claim::ShareOf(y))
            | (Claim::ChangeFrom(x), Claim::ChangeFrom(y)) => same(x, y),
            _ => false,
        }
}
