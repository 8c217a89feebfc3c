//! From figures to unknowns: every office, period, group and measure that a report touches
//! ([`Context`]), every figure as a claim about one or two unknowns, and the identities that
//! tie contexts to each other. What no claim and no identity connects is solved apart
//! ([`Component`]).

#![allow(clippy::indexing_slicing)] // contexts and figures are numbered here: another number would be a bug, and must stop the audit

use std::collections::BTreeMap;

use crate::{
    report::{Claim, Report, Subject},
    rounded,
    solver::rational::Rational,
    ties::{self, Tie},
};
use thads_metrics::{
    Date, Item, Measure, Period,
    office::{self, OfficeKey},
    printed::{Hedges, Interval},
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

/// Contexts that claims or identities connect, in [`Block`]s that only percentages connect.
#[derive(Debug, Clone, Default)]
pub(super) struct Component {
    pub(super) contexts: Vec<usize>,
    pub(super) figures: Vec<usize>,
    pub(super) blocks: Vec<Block>,
}

/// Contexts whose counts and amounts are connected.
#[derive(Debug, Clone, Default)]
pub(super) struct Block {
    pub(super) contexts: Vec<usize>,
    pub(super) figures: Vec<usize>,
    pub(super) ties: Vec<usize>,
}

/// A report as a system of unknowns.
#[derive(Debug, Clone)]
pub(super) struct Model {
    pub(super) contexts: Vec<Context>,
    pub(super) claims: Vec<Claimed>,
    pub(super) ties: Vec<Tie>,
    pub(super) components: Vec<Component>,
    /// Whether identities known only from memory are used.
    pub(super) assume: bool,
    /// Offices that are not in the table, as first spelt.
    pub(super) unknown_offices: Vec<String>,
}

/// How a report is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) hedges: Hedges,
    /// Whether what is cumulative may not fall within a year.
    pub(super) cumulative: bool,
}

#[derive(Default)]
pub(super) struct Contexts {
    pub(super) list: Vec<Context>,
    by_key: BTreeMap<Key, usize>,
    spelling: BTreeMap<String, String>,
    keys: BTreeMap<(String, Date), OfficeKey>,
    unknown: Vec<String>,
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

    fn slot(&mut self, subject: &Subject) -> Slot {
        let Subject { quantity, office, period, group, set_by } = subject;
        let context = self.find_set_by(office, (*period, group.clone(), quantity.measure(), set_by.clone()));
        Slot { context, item: quantity.item() }
    }
}

impl Model {
    pub(super) fn of(report: &Report, reading: Reading) -> Self {
        let mut contexts = Contexts::default();
        let claims = report.figures().iter().map(|figure| {
            let interval = figure.printed().interval_with(report.rounding(), reading.hedges);
            let (form, other) = match figure.claim() {
                Claim::Is => (Form::Is, None),
                Claim::Minus(y) => (Form::Minus, Some(y)),
                Claim::ShareOf(y) => (Form::ShareOf, Some(y)),
                Claim::ChangeFrom(y) => (Form::ChangeFrom, Some(y)),
            };
            Claimed {
                x: contexts.slot(figure.subject()),
                y: other.map(|y| contexts.slot(y)),
                form,
                low: interval.low.map(Rational::from),
                high: interval.high.map(Rational::from),
            }
        });
        let mut claims: Vec<Claimed> = claims.collect();
        for (rounder, interval) in rounded::widened(report) {
            claims[rounder].set(interval);
        }
        let ties = ties::all(report, &claims, &mut contexts, reading.cumulative);
        let components = components(contexts.list.len(), &claims, &ties);
        let Contexts { list: contexts, unknown: unknown_offices, .. } = contexts;
        Self { contexts, claims, ties, components, assume: report.assume(), unknown_offices }
    }
}

/// Sets of contexts that grow together; the least of a set stands for it.
struct Sets(Vec<usize>);

impl Sets {
    fn of(&self, mut context: usize) -> usize {
        while self.0[context] != context {
            context = self.0[context];
        }
        context
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.of(a), self.of(b));
        self.0[a.max(b)] = a.min(b);
    }
}

/// Groups contexts that a claim or a tie connects, in order of first appearance.
fn components(contexts: usize, claims: &[Claimed], ties: &[Tie]) -> Vec<Component> {
    let mut blocks = Sets((0..contexts).collect());
    for tie in ties {
        for part in &tie.parts {
            blocks.join(tie.total, *part);
        }
    }
    let between = |claim: &Claimed| claim.y.map(|y| (claim.x.context, y.context, claim.x.item.is_percent()));
    for (x, y, _) in claims.iter().filter_map(between).filter(|(_, _, percent)| !percent) {
        blocks.join(x, y);
    }
    let mut wholes = Sets(blocks.0.clone());
    for (x, y, _) in claims.iter().filter_map(between) {
        wholes.join(x, y);
    }

    let mut by_block: BTreeMap<usize, Block> = BTreeMap::new();
    for context in 0..contexts {
        by_block.entry(blocks.of(context)).or_default().contexts.push(context);
    }
    for (figure, claim) in claims.iter().enumerate() {
        by_block.entry(blocks.of(claim.x.context)).or_default().figures.push(figure);
    }
    for (position, tie) in ties.iter().enumerate() {
        by_block.entry(blocks.of(tie.total)).or_default().ties.push(position);
    }
    let mut components: BTreeMap<usize, Component> = BTreeMap::new();
    for (first, block) in by_block {
        let component = components.entry(wholes.of(first)).or_default();
        component.contexts.extend(&block.contexts);
        component.figures.extend(&block.figures);
        component.blocks.push(block);
    }
    for component in components.values_mut() {
        component.contexts.sort_unstable();
        component.figures.sort_unstable();
    }
    components.into_values().collect()
}
