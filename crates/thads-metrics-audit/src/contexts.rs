//! The unknowns of a report: every office, period, group and measure that it touches, and every
//! figure as a claim about one or two of them.

use std::collections::BTreeMap;

use crate::{report::Subject, solver::rational::Rational};
use thads_metrics::{
    Date, Item, Measure, Period,
    office::{self, OfficeKey},
    printed::Interval,
};

/// One unknown: an item of a context, by position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Slot {
    pub(super) context: usize,
    pub(super) item: Item,
}

impl Slot {
    pub(super) const fn with(self, item: Item) -> Self {
        Self { item, ..self }
    }
}

/// An office, period, group and measure: one column of a form.
#[derive(Debug, Clone)]
pub(super) struct Context {
    /// The office as the report first spells it.
    pub(super) office: String,
    /// One for all spellings of the office.
    pub(super) key: String,
    pub(super) period: Period,
    pub(super) group: Option<String>,
    pub(super) measure: Measure,
    /// Whose targets it holds: nothing else is in it.
    pub(super) set_by: Option<String>,
}

impl Context {
    /// The items that it has.
    pub(super) fn items(&self) -> impl Iterator<Item = Item> + use<'_> {
        self.measure.items().filter(|item| self.set_by.is_none() || *item == Item::Target)
    }
}

/// What makes two contexts the same, however the office is spelt.
type Key = (String, Period, Option<String>, Measure, Option<String>);

/// A figure as a claim about unknowns.
#[derive(Debug, Clone)]
pub(super) struct Claimed {
    pub(super) x: Slot,
    pub(super) y: Option<Slot>,
    pub(super) form: Form,
    pub(super) low: Option<Rational>,
    pub(super) high: Option<Rational>,
}

impl Claimed {
    /// Reads it as another interval.
    pub(super) fn set(&mut self, interval: Interval) {
        self.low = interval.low.map(Rational::from);
        self.high = interval.high.map(Rational::from);
    }
}

/// How a claim combines its unknowns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Is,
    Minus,
    ShareOf,
    ChangeFrom,
}

#[derive(Default)]
pub(super) struct Contexts {
    pub(super) list: Vec<Context>,
    by_key: BTreeMap<Key, usize>,
    spelling: BTreeMap<String, String>,
    keys: BTreeMap<(String, Date), OfficeKey>,
    pub(super) unknown: Vec<String>,
}

impl Contexts {
    pub(super) fn key(&mut self, office: &str, period: Period) -> OfficeKey {
        let day = period.last_day();
        let of_name = self.keys.entry((office.to_owned(), day));
        of_name.or_insert_with(|| office::key(office, Some(day))).clone()
    }

    /// The position of a context, new if it is met for the first time.
    pub(super) fn find(&mut self, office: &str, period: Period, group: Option<&String>, measure: Measure) -> usize {
        self.find_set_by(office, (period, group.cloned(), measure, None))
    }

    fn find_set_by(
        &mut self,
        office: &str,
        (period, group, measure, set_by): (Period, Option<String>, Measure, Option<String>),
    ) -> usize {
        let known = self.key(office, period);
        let key = (known.canonical().to_owned(), period, group.clone(), measure, set_by.clone());
        if let Some(position) = self.by_key.get(&key) {
            return *position;
        }
        if !known.is_known() && !self.spelling.contains_key(&key.0) {
            self.unknown.push(office.to_owned());
        }
        let office = self.spelling.entry(key.0.clone()).or_insert_with(|| office.to_owned()).clone();
        let position = self.list.len();
        self.list.push(Context { office, key: key.0.clone(), period, group, measure, set_by });
        self.by_key.insert(key, position);
        position
    }

    /// The context of the same period and measure with another office or group, if it is there.
    pub(super) fn beside(&self, context: &Context, office: &str, group: Option<&str>) -> Option<usize> {
        let key = (office.to_owned(), context.period, group.map(str::to_owned), context.measure, None);
        self.by_key.get(&key).copied()
    }

    pub(super) fn slot(&mut self, subject: &Subject) -> Slot {
        let Subject { quantity, office, period, group, set_by } = subject;
        let context = self.find_set_by(office, (*period, group.clone(), quantity.measure(), set_by.clone()));
        Slot { context, item: quantity.item() }
    }
}
