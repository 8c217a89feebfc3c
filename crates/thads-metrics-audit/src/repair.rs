//! What would mend a conflict: a percentage that was cut off, or another number in one figure's place.

#![allow(clippy::indexing_slicing)] // clashes name figures of their report, by number: another one is a bug, and must stop the audit

use std::collections::BTreeSet;

use num_bigint::BigInt;
use num_rational::BigRational;

use crate::{
    Effort,
    claim_range::claim_range,
    conflict::{Clash, Judge},
    figure::Figure,
    model::{Component, Model},
    propagate::{Limits, Scope, Solver},
    report::Report,
    solver::{rational::Rational, simplex::Meter},
};
use thads_metrics::{
    Kind, Printed,
    printed::{Hedge, Interval, Rounding},
};

/// How many numbers beside an end are tried, where fractions allow one that whole numbers do not.
const TRIES: u8 = 12;

/// What somebody may have done instead of rounding to the nearest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cut {
    /// The figure, by position.
    pub(super) figure: usize,
    /// Whether its digits were cut off; if not, it was rounded up.
    pub(super) off: bool,
}

/// There was no time left to ask, or nothing that could be answered.
struct Unasked;

pub(super) struct Repairer<'r> {
    report: &'r Report,
    model: &'r Model,
    effort: &'r Effort,
    meter: &'r Meter,
}

impl<'r> Repairer<'r> {
    /// One that may go on for a quarter of the search for conflicts.
    pub(super) fn new(report: &'r Report, model: &'r Model, effort: &'r Effort, meter: &'r Meter) -> Self {
        meter.allow(effort.search / 4);
        Self { report, model, effort, meter }
    }

    fn printed(&self, figure: usize) -> &'r Printed {
        self.report.figures()[figure].printed()
    }

    /// Whether the figures can all be true when one is read as another interval.
    fn can_be(&self, component: &Component, active: &dyn Fn(usize) -> bool, figure: usize, as_if: Interval) -> bool {
        if self.meter.exhausted() {
            return false;
        }
        let mut model = self.model.clone();
        model.claims[figure].set(as_if);
        let mut judge = Judge::new(&model, component, self.effort, self.meter, self.meter.left());
        judge.refute_those(active).is_none() && !self.meter.exhausted()
    }

    /// The percentage of a clash which, read as cut off, dissolves it.
    pub(super) fn cut_off(&self, component: &Component, clash: &Clash) -> Option<Cut> {
        if self.report.rounding() == Rounding::Any {
            return None;
        }
        let here = |figure: usize| clash.figures.contains(&figure);
        let mends = |off: bool| {
            clash.figures.iter().copied().find(|figure| {
                let Some(cut) = self.printed(*figure).cut_off() else { return false };
                let any = self.printed(*figure).interval(Rounding::Any);
                self.can_be(component, &here, *figure, if off { cut } else { any })
            })
        };
        let cut = |off| mends(off).map(|figure| Cut { figure, off });
        cut(true).or_else(|| cut(false))
    }

    /// What the others leave each figure of a clash, in its form. The others are all figures, of a figure
    /// that is no suspect without those that stand in other conflicts.
    pub(super) fn repairs(
        &self,
        component: &Component,
        clash: &Clash,
        suspects: &[usize],
        standing: &BTreeSet<usize>,
    ) -> Vec<(usize, Option<String>)> {
        let mut repairs = Vec::new();
        for figure in clash.figures.iter().copied() {
            let suspected = suspects.contains(&figure);
            let others = |other: usize| {
                other != figure && (suspected || clash.figures.contains(&other) || !standing.contains(&other))
            };
            if let Ok(repair) = self.repair(component, figure, &others) {
                repairs.push((figure, repair));
            }
        }
        repairs
    }

    /// What `others` leave a figure, `None` if nothing.
    fn repair(
        &self,
        component: &Component,
        figure: usize,
        others: &dyn Fn(usize) -> bool,
    ) -> Result<Option<String>, Unasked> {
        if self.meter.exhausted() {
            return Err(Unasked);
        }
        let until = self.meter.spent().saturating_add(self.meter.left());
        let limits = Limits { rounds: self.effort.rounds, until };
        let solver = Solver::new(self.model, component, others, self.meter, limits, Scope::All);
        // Others that contradict each other leave nothing to be said: the list of conflicts was cut short.
        let mut fixpoint = solver.solve().map_err(|_| Unasked)?;
        let (low, high) = claim_range(&mut fixpoint, &self.model.claims[figure]);
        if self.meter.exhausted() || (low.is_none() && high.is_none()) {
            return Err(Unasked);
        }
        let form = Places::of(&self.report.figures()[figure], self.report.rounding());
        let with_it = |other: usize| other == figure || others(other);
        let fits = |units: &BigInt| self.can_be(component, &with_it, figure, form.interval(units));
        let (mut least, mut most) = (low.map(|low| form.first(&low)), high.map(|high| form.last(&high)));
        let crossed =
            |least: &Option<BigInt>, most: &Option<BigInt>| matches!((least, most), (Some(l), Some(m)) if l > m);
        for (end, step) in [(&mut least, 1), (&mut most, -1)] {
            let Some(end) = end else { continue };
            for _ in 0..TRIES {
                if fits(end) || self.meter.exhausted() {
                    break;
                }
                *end += BigInt::from(step);
            }
        }
        if self.meter.exhausted() {
            return Err(Unasked);
        }
        Ok((!crossed(&least, &most)).then(|| form.write(least.as_ref(), most.as_ref())))
    }
}

/// The numbers that a figure could print in its places.
struct Places<'f> {
    printed: &'f Printed,
    unit: BigRational,
    /// How far from the printed number the true one may be.
    slack: BigRational,
    /// What is taken off: 100 where a change is printed as a ratio.
    off: BigRational,
}

impl<'f> Places<'f> {
    fn of(figure: &'f Figure, rounding: Rounding) -> Self {
        let printed = figure.printed();
        let unit = printed.ulp();
        let whole = BigRational::from(BigInt::from(1));
        let is_whole = !printed.kind().is_percent() && unit == whole && !figure.is_average();
        let exact = printed.kind() == Kind::Target || is_whole;
        let slack = match rounding {
            _ if exact => BigRational::from(BigInt::from(0)),
            Rounding::Nearest => &unit / BigInt::from(2),
            Rounding::Any => unit.clone(),
        };
        let off = BigRational::from(BigInt::from(if printed.is_ratio() { 100 } else { 0 }));
        Self { printed, unit, slack, off }
    }

    fn value(&self, units: &BigInt) -> BigRational {
        &self.unit * units - &self.off
    }

    fn interval(&self, units: &BigInt) -> Interval {
        let value = self.value(units);
        Interval { low: Some(&value - &self.slack), high: Some(value + &self.slack) }
    }

    /// The first that can stand for `low` or more.
    fn first(&self, low: &Rational) -> BigInt {
        ((low.to_big() + &self.off - &self.slack) / &self.unit).ceil().to_integer()
    }

    /// The last that can stand for `high` or less.
    fn last(&self, high: &Rational) -> BigInt {
        ((high.to_big() + &self.off + &self.slack) / &self.unit).floor().to_integer()
    }

    fn write(&self, least: Option<&BigInt>, most: Option<&BigInt>) -> String {
        let own = |units: &BigInt| self.printed.in_its_form(&self.value(units));
        let lang = self.printed.lang();
        match (least, most) {
            (Some(least), Some(most)) if least == most => own(least),
            (Some(least), Some(most)) => format!("{} … {}", own(least), own(most)),
            (Some(least), None) => format!("{} {}", Hedge::NotBelow.word(lang), own(least)),
            (None, Some(most)) => format!("{} {}", Hedge::NotAbove.word(lang), own(most)),
            (None, None) => String::new(),
        }
    }
}
