//! A log of events as it is kept: sixteen bytes an event, sorted by case and day ([`Log`]).

use std::collections::HashMap;

use thads_metrics::{
    Amount, Date,
    case::{Entry, Event},
};

use super::codes::MISSING;
use crate::{kernel::order::distribute, tally::Reason};

/// An event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row {
    /// Đồng; [`NONE`] for none, [`WIDE`] for more than 64 bits.
    pub(super) amount: i64,
    pub(super) when: When,
    /// The number of the office.
    pub(super) office: u32,
}

/// No amount.
pub(super) const NONE: i64 = i64::MIN;
/// An amount that is kept apart.
pub(super) const WIDE: i64 = i64::MIN + 1;

/// A day and what happened on it: in the order of days, rows without one first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct When(u32);

impl When {
    /// How many bits say what happened.
    const BITS: u32 = 5;
    /// What is no event.
    pub(super) const UNKNOWN: u8 = 30;
    /// Nothing said.
    pub(super) const NULL: u8 = 31;

    /// `day` after the first of the calendar.
    pub(super) fn new(day: u32, event: u8) -> Self {
        Self(day.saturating_add(1) << Self::BITS | u32::from(event))
    }

    /// Of a row without a day, for a reason: null, or a day outside the calendar.
    pub(super) fn never(reason: Reason) -> Self {
        Self(u32::from(reason == Reason::Day))
    }

    /// Its day, so that days can be compared; zero for none.
    pub(super) const fn day(self) -> u32 {
        self.0 >> Self::BITS
    }

    const fn event(self) -> usize {
        (self.0 & ((1 << Self::BITS) - 1)) as usize
    }
}

/// Where something happened: which office, and in which row of the log; the row is not compared.
#[derive(Debug, Clone, Copy, Eq)]
pub(super) struct At {
    pub(super) office: u32,
    pub(super) row: u32,
}

impl PartialEq for At {
    fn eq(&self, other: &Self) -> bool {
        self.office == other.office
    }
}

/// The calendar: the first and the last day.
#[derive(Debug, Clone, Copy)]
pub(super) struct Calendar {
    first: i32,
    last: i32,
}

impl Calendar {
    pub(super) fn new() -> Self {
        let days = |year, month, day| Date::new(year, month, day).map_or(0, Date::days);
        Self { first: days(-9999, 1, 1), last: days(9999, 12, 31) }
    }

    /// How many days after the first it is; `None` outside.
    pub(super) fn number(self, day: i32) -> Option<u32> {
        if day > self.last { None } else { u32::try_from(day.checked_sub(self.first)?).ok() }
    }

    /// What [`When::day`] says of a day.
    pub(super) fn when(self, day: Date) -> u32 {
        self.number(day.days()).map_or(0, |number| When::new(number, 0).day())
    }

    fn date(self, when: When) -> Option<Date> {
        let after = i32::try_from(when.day().checked_sub(1)?).ok()?;
        Date::from_days(self.first.checked_add(after)?)
    }
}

/// A log, sorted.
#[derive(Debug)]
pub(super) struct Log {
    pub(super) calendar: Calendar,
    pub(super) rows: Vec<Row>,
    /// Amounts of more than 64 bits, by row.
    pub(super) wide: HashMap<u32, i128>,
    /// The number of each row's group, where it is not the office's.
    pub(super) groups: Option<Vec<u32>>,
    /// The numbers of rows, by case and day.
    order: Vec<u32>,
    /// Where in that order each case begins; the first is of rows without a case.
    starts: Vec<u32>,
    events: Vec<Event>,
}

impl Log {
    /// Sorts a log; `cases` holds the number of each row's case, of which there are `count`.
    pub(super) fn new(
        calendar: Calendar,
        rows: Vec<Row>,
        cases: &[u32],
        count: u32,
        wide: HashMap<u32, i128>,
        groups: Option<Vec<u32>>,
    ) -> Self {
        let day = |row: u32| rows.get(row as usize).map_or(0, |row| row.when.day() as usize);
        let case = |row: u32| cases.get(row as usize).map_or(0, |case| *case as usize);
        let (all, last) = (0..u32::try_from(rows.len()).unwrap_or(u32::MAX), count as usize);
        let (order, starts) = if rows.is_sorted_by_key(|row| row.when.day()) {
            distribute(all, rows.len(), last, case)
        } else {
            let last_day = rows.iter().map(|row| row.when.day()).max().unwrap_or(0);
            let (by_day, _) = distribute(all, rows.len(), last_day as usize, day);
            distribute(by_day.into_iter(), rows.len(), last, case)
        };
        Self { calendar, rows, wide, groups, order, starts, events: Event::all().collect() }
    }

    /// How many cases there are.
    pub(super) fn cases(&self) -> usize {
        self.starts.len().saturating_sub(2)
    }

    /// The rows of a case in the order of their days; of case 0, those without a case.
    pub(super) fn case(&self, case: usize) -> &[u32] {
        let start = |case: usize| self.starts.get(case).map_or(self.order.len(), |start| *start as usize);
        self.order.get(start(case)..start(case.saturating_add(1))).unwrap_or_default()
    }

    pub(super) fn when(&self, row: u32) -> When {
        self.rows.get(row as usize).map_or(When(0), |row| row.when)
    }

    /// The group of a stay that begins in a row.
    pub(super) fn group(&self, row: u32) -> u32 {
        match &self.groups {
            Some(groups) => groups.get(row as usize).copied().unwrap_or(MISSING),
            None => self.rows.get(row as usize).map_or(MISSING, |row| row.office),
        }
    }

    /// The day of a row.
    pub(super) fn date(&self, when: When) -> Result<Date, Reason> {
        let missing = if when == When::never(Reason::Day) { Reason::Day } else { Reason::Null };
        self.calendar.date(when).ok_or(missing)
    }

    /// What happened in a row.
    pub(super) fn entry(&self, number: u32) -> Result<Entry<At>, Reason> {
        let row = self.rows.get(number as usize).filter(|row| row.office != MISSING).ok_or(Reason::Null)?;
        let code = row.when.event();
        if code == usize::from(When::NULL) {
            return Err(Reason::Null);
        }
        let event = *self.events.get(code).ok_or(Reason::Event)?;
        if event == Event::NewlyAccepted && self.group(number) == MISSING {
            return Err(Reason::Null);
        }
        let amount = match row.amount {
            NONE => None,
            WIDE => Some(self.wide.get(&number).copied().unwrap_or(-1)),
            dong => Some(dong.into()),
        };
        let amount = amount.map(|dong| {
            let dong = u128::try_from(dong).map_err(|_| Reason::Negative)?;
            Amount::new(dong).map_err(|_| Reason::TooLarge)
        });
        Ok(Entry { office: At { office: row.office, row: number }, event, amount: amount.transpose()? })
    }
}
