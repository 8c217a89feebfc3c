//! The unknowns of a report: every office, period, group and measure that it touches, and every
//! figure as a claim about one or two of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::{solver::rational::Rational, subject::Subject};
use thads_metrics::{
    Date, Item, Measure, Period, Quantity,
    office::{self, OfficeKey},
    printed::Interval,
    statistics::{STATISTICS, Statistic},
    vocabulary::groups::GroupName,
};

/// What a context has: an item of its measure, or a statistic of its family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Item(Item),
    Statistic(&'static Statistic),
}

impl Column {
    pub(super) const fn of(quantity: Quantity) -> Self {
        match (quantity.column(), quantity.statistic()) {
            (Some((_, item)), _) => Self::Item(item),
            (None, Some(statistic)) => Self::Statistic(statistic),
            (None, None) => unreachable!(),
        }
    }

    pub(super) const fn item(self) -> Option<Item> {
        match self {
            Self::Item(item) => Some(item),
            Self::Statistic(_) => None,
        }
    }

    pub(super) fn is(self, item: Item) -> bool {
        self.item() == Some(item)
    }

    pub(super) fn is_percent(self) -> bool {
        self.item().is_some_and(Item::is_percent)
    }

    /// Whether those of the parts of an office make that of the office.
    pub(super) fn adds_up(self) -> bool {
        match self {
            Self::Item(item) => !item.is_percent(),
            Self::Statistic(statistic) => statistic.average().is_none(),
        }
    }
}

/// One unknown: a column of a context, by position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Slot {
    pub(super) context: usize,
    pub(super) column: Column,
}

impl Slot {
    pub(super) const fn of(context: usize, item: Item) -> Self {
        Self { context, column: Column::Item(item) }
    }

    pub(super) const fn with(self, item: Item) -> Self {
        Self::of(self.context, item)
    }
}

/// An office, period, group and family of quantities: one column of a form, or the statistics of one subject.
#[derive(Debug, Clone)]
pub(super) struct Context {
    /// The office as the report first spells it.
    pub(super) office: String,
    /// One for all spellings of the office.
    pub(super) key: String,
    pub(super) period: Period,
    pub(super) group: Option<String>,
    /// The key of the measure, or the family of statistics; `admin` is both.
    pub(super) family: &'static str,
    pub(super) measure: Option<Measure>,
    columns: Vec<Column>,
    /// Whose targets it holds: nothing else is in it.
    pub(super) set_by: Option<String>,
}

impl Context {
    /// The columns that it has.
    pub(super) fn columns(&self) -> impl Iterator<Item = Column> + use<'_> {
        self.columns.iter().copied()
    }

    /// The quantity of one of its columns.
    pub(super) fn quantity(&self, column: Column) -> Option<Quantity> {
        match column {
            Column::Item(item) => Quantity::new(self.measure?, item).ok(),
            Column::Statistic(statistic) => Some(statistic.into()),
        }
    }
}

/// What makes two contexts the same, however the office and the group are spelt.
type Key = (String, Period, Option<String>, &'static str, Option<String>);

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
    /// So much for each of the other: an average.
    Each,
}

#[derive(Default)]
pub(super) struct Contexts {
    pub(super) list: Vec<Context>,
    by_key: BTreeMap<Key, usize>,
    spelling: BTreeMap<String, String>,
    keys: BTreeMap<(String, Date), OfficeKey>,
    /// The families of which the report prints statistics: of others no more is said than what their columns imply.
    told: BTreeSet<&'static str>,
    pub(super) unknown: Vec<String>,
}

impl Contexts {
    /// None yet, for a report that speaks of these quantities.
    pub(super) fn of(quantities: impl Iterator<Item = Quantity>) -> Self {
        let told = quantities.filter_map(Quantity::statistic).map(Statistic::family).collect();
        Self { told, ..Self::default() }
    }

    pub(super) fn key(&mut self, office: &str, period: Period) -> OfficeKey {
        let day = period.last_day();
        let of_name = self.keys.entry((office.to_owned(), day));
        of_name.or_insert_with(|| office::key(office, Some(day))).clone()
    }

    /// The position of a context, new if it is met for the first time.
    pub(super) fn find(&mut self, office: &str, period: Period, group: Option<&String>, family: &'static str) -> usize {
        self.find_set_by(office, (period, group.cloned(), family, None))
    }

    fn find_set_by(
        &mut self,
        office: &str,
        (period, group, family, set_by): (Period, Option<String>, &'static str, Option<String>),
    ) -> usize {
        let known = self.key(office, period);
        let named = group.as_deref().map(GroupName::canonical);
        let key = (known.canonical().to_owned(), period, named, family, set_by.clone());
        if let Some(position) = self.by_key.get(&key) {
            return *position;
        }
        if !known.is_known() && !self.spelling.contains_key(&key.0) {
            self.unknown.push(office.to_owned());
        }
        let office = self.spelling.entry(key.0.clone()).or_insert_with(|| office.to_owned()).clone();
        let position = self.list.len();
        let measure: Option<Measure> = family.parse().ok();
        let items = measure.into_iter().flat_map(Measure::items).map(Column::Item);
        let statistics = STATISTICS.iter().filter(|known| known.family() == family && self.told.contains(family));
        let statistics = statistics.map(Column::Statistic);
        let columns = items.chain(statistics).filter(|column| set_by.is_none() || column.is(Item::Target)).collect();
        self.list.push(Context { office, key: key.0.clone(), period, group, family, measure, columns, set_by });
        self.by_key.insert(key, position);
        position
    }

    /// The context of the same period and family with another office or group, if it is there.
    pub(super) fn beside(&self, context: &Context, office: &str, group: Option<&str>) -> Option<usize> {
        let key = (office.to_owned(), context.period, group.map(GroupName::canonical), context.family, None);
        self.by_key.get(&key).copied()
    }

    pub(super) fn slot(&mut self, subject: &Subject) -> Slot {
        let Subject { quantity, office, period, group, set_by } = subject;
        let context = self.find_set_by(office, (*period, group.clone(), quantity.family(), set_by.clone()));
        Slot { context, column: Column::of(*quantity) }
    }
}
