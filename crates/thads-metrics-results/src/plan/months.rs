//! The way to a target month by month ([`Month`]).

use crate::plan::need::Need;
use crate::row::{Row, RowLevel};
use thads_metrics::{Measure, Period, Rate, Target, Value};

/// Where the whole must stand at the end of a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Month {
    /// The measure.
    pub measure: Measure,
    /// The whole.
    pub office: String,
    /// The period that ends with the month, cumulative as all periods.
    pub period: Period,
    /// What is eligible by then: today's, and of what becomes eligible an even part.
    pub eligible: u128,
    /// What must be resolved by then.
    pub resolved: u128,
    /// What must be resolved in the month.
    pub further: u128,
    /// The rate by then.
    pub rate: Option<Rate>,
    /// The target pro rata by then: level × months ÷ months of the target; `None` if it has no such.
    pub milestone: Option<Target>,
}

/// The months left, at an even pace, each rounded up, ending exactly at what is planned.
pub(super) fn of(whole: &Row, need: &Need, needed: u128, newly: u128) -> Vec<Month> {
    debug_assert_eq!(whole.level, RowLevel::Total);
    let left = whole.months_left().unwrap_or(0);
    let number = |value: Option<Value>| value.map_or(0, Value::number);
    let (resolved, eligible) = (number(whole.get(thads_metrics::Item::Resolved)), number(whole.base()));
    let mut before = 0_u128;
    let mut months = Vec::with_capacity(left.into());
    for month in 1..=left {
        let part = |number: u128| number.saturating_mul(month.into()).div_ceil(left.into());
        let months_of_year = u32::from(whole.period.months()).saturating_add(month.into());
        let Ok(period) = whole.period.year().months(months_of_year) else { break };
        let (so_far, base) = (part(needed), eligible.saturating_add(part(newly)));
        let reached = resolved.saturating_add(so_far);
        let value = |number| Value::of(whole.measure, number).ok();
        months.push(Month {
            measure: whole.measure,
            office: whole.office.clone(),
            period,
            eligible: base,
            resolved: reached,
            further: so_far.saturating_sub(before),
            rate: value(reached).zip(value(base)).and_then(|(part, base)| Rate::of(part, base).ok()),
            milestone: need.target.pro_rata(months_of_year).ok(),
        });
        before = so_far;
    }
    months
}
