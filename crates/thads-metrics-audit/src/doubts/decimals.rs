//! Amounts with exactly three decimals: was the comma meant to be a dot? `1,052 tỷ` beside
//! 1.001,181 tỷ at nine months is 1.052 tỷ.
//!
//! It is asked where the amount stands in a conflict that the dot would end; where another period's
//! amount of the same quantity is some thousand times as large; and where it would leave less than a
//! million đồng for each case that is counted beside it. A dot that would bring a contradiction is
//! no better.

#![allow(clippy::indexing_slicing)] // candidates are figures of their report, by number: another one is a bug, and must stop the audit

use std::collections::BTreeSet;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};

use crate::{
    conflict::Judge,
    doubts::found::{Found, doubt},
    figure::{Claim, Figure},
    model::{Component, Model},
    outcome::{Doubt, DoubtKind},
    prose::quoted,
    subject::Subject,
};
use thads_metrics::{Kind, Lang, Measure, Printed, Quantity, office};

/// What a case is worth at least and at most, in đồng, on the average of an office (derived: the
/// averages of published reports lie between 5 million and 500 million).
const OF_A_CASE: (u64, u64) = (1_000_000, 5_000_000_000);

pub(super) fn all(found: &Found<'_>) -> Vec<Doubt> {
    found.meter.allow(found.effort.search / 4);
    let mut doubts = Vec::new();
    for (position, component) in found.model.components.iter().enumerate() {
        let with_a_dot = |figure: &usize| Some((*figure, found.report.figures()[*figure].printed().comma_as_dot()?));
        let candidates: Vec<(usize, Printed)> = component.figures.iter().filter_map(with_a_dot).collect();
        if candidates.is_empty() {
            continue;
        }
        let clashes = found.clashing.iter().find(|(other, _)| *other == position).map_or(&[][..], |(_, all)| all);
        for (figure, dotted) in &candidates {
            let stands_in = clashes.iter().find(|clash| clash.figures.contains(figure));
            let beside: Option<Vec<usize>> = match stands_in {
                Some(clash) => Some(clash.figures.clone()),
                None => misfit(found, *figure, dotted).map(|other| vec![*figure, other]),
            };
            let Some(mut beside) = beside else { continue };
            // Alone, or with all others of its kind: figures of one text are misprinted together.
            let alone = std::slice::from_ref(&(*figure, dotted.clone())).to_vec();
            if [alone, candidates.clone()].iter().any(|dots| consistent(found, component, dots)) {
                beside.sort_unstable();
                doubts.push(comma(found.report.figures(), *figure, &beside, dotted));
            }
        }
    }
    doubts
}

/// Whether all figures of the component, none set aside, can be true with these read with a dot.
fn consistent(found: &Found<'_>, component: &Component, dots: &[(usize, Printed)]) -> bool {
    let mut model: Model = found.model.clone();
    for (figure, dotted) in dots {
        model.claims[*figure].set(dotted.interval_with(found.report.rounding(), found.report.hedges()));
    }
    let mut judge = Judge::new(&model, component, found.effort, found.meter, found.meter.left());
    judge.refute(&BTreeSet::new()).is_none() && !found.meter.exhausted()
}

/// Another figure that the amount fits with a dot, and not as it is printed.
fn misfit(found: &Found<'_>, figure: usize, dotted: &Printed) -> Option<usize> {
    let own = &found.report.figures()[figure];
    if *own.claim() != Claim::Is {
        return None;
    }
    let value = own.printed().value();
    let plain = |other: &&(usize, &Figure)| *other.1.claim() == Claim::Is && other.1.printed().comma_as_dot().is_none();
    let others: Vec<(usize, &Figure)> = found.report.figures().iter().enumerate().collect();
    let fits = |(_, other): &&(usize, &Figure)| {
        same_elsewhen(own.subject(), other.subject()) && about(&(other.printed().value() / &value), 100, 10_000)
            || counted(own.subject(), other.subject()) && {
                let cases = other.printed().value();
                cases.is_positive()
                    && &value / &cases < BigRational::from(BigInt::from(OF_A_CASE.0))
                    && about(&(dotted.value() / cases), OF_A_CASE.0, OF_A_CASE.1)
            }
    };
    others.iter().filter(plain).find(fits).map(|(position, _)| *position)
}

fn about(ratio: &BigRational, least: u64, most: u64) -> bool {
    let whole = |number: u64| BigRational::from(BigInt::from(number));
    !ratio.is_zero() && whole(least) <= *ratio && *ratio <= whole(most)
}

fn same_office(x: &Subject, y: &Subject) -> bool {
    let key = |subject: &Subject| office::key(&subject.office, Some(subject.period.last_day()));
    x.group == y.group && key(x) == key(y)
}

/// The same quantity in another period.
fn same_elsewhen(x: &Subject, y: &Subject) -> bool {
    x.quantity == y.quantity && x.period != y.period && same_office(x, y)
}

/// The cases that an amount is of, where they are all of an office's: groups may be of small fees.
fn counted(amount: &Subject, count: &Subject) -> bool {
    let cases = amount.quantity.item().and_then(|item| Quantity::new(Measure::Cases, item).ok());
    cases == Some(count.quantity)
        && amount.group.is_none()
        && amount.period == count.period
        && same_office(amount, count)
}

fn comma(figures: &[Figure], suspect: usize, beside: &[usize], dotted: &Printed) -> Doubt {
    let own = &figures[suspect];
    let all: Vec<&Figure> = beside.iter().map(|figure| &figures[*figure]).collect();
    let others: Vec<&Figure> =
        beside.iter().filter(|figure| **figure != suspect).map(|figure| &figures[*figure]).collect();
    debug_assert_eq!(own.printed().kind(), Kind::Money);
    let text = |lang: Lang| {
        let (own, others, dotted) = (quoted(&[own], lang), quoted(&others, lang), dotted.text());
        match (others.is_empty(), lang) {
            (true, Lang::Vi) => format!("{own} có ba chữ số lẻ; có lẽ dấu phẩy là dấu chấm: “{dotted}”."),
            (true, Lang::En) => format!("{own} has three decimals; perhaps its mark is the other one: “{dotted}”."),
            (false, Lang::Vi) => {
                format!("{own} có ba chữ số lẻ; nếu dấu phẩy là dấu chấm, “{dotted}”, thì khớp hơn với {others}.")
            }
            (false, Lang::En) => {
                format!("{own} has three decimals; with the other mark, “{dotted}”, it fits {others} better.")
            }
        }
    };
    doubt(DoubtKind::Decimals, &all, text)
}
