//! From figures to unknowns: every office, period, group and measure that a report touches
//! ([`Context`]), every figure as a claim about one or two unknowns, and the identities that
//! tie contexts to each other. What no claim and no identity connects is solved apart
//! ([`Component`]).

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    report::{Claim, Report, Subject},
    solver::rational::Rational,
};
use thads_metrics::{
    Date, Identity, Item, Measure, Period,
    office::{self, OfficeKey},
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
    key: String,
    pub(super) period: Period,
    pub(super) group: Option<String>,
    pub(super) measure: Measure,
}

/// What makes two contexts the same, however the office is spelt.
type Key = (String, Period, Option<String>, Measure);

/// A figure as a claim about unknowns.
#[derive(Debug, Clone)]
pub(super) struct Claimed {
    pub(super) x: Slot,
    pub(super) y: Option<Slot>,
    pub(super) form: Form,
    pub(super) low: Option<Rational>,
    pub(super) high: Option<Rational>,
}

/// How a claim combines its unknowns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Is,
    Minus,
    ShareOf,
    ChangeFrom,
}

/// An identity between contexts, item by item.
#[derive(Debug, Clone)]
pub(super) enum Tie {
    /// The first is the sum of the others.
    Whole(usize, Vec<usize>),
    /// The first, a group, is at most the second, which is ungrouped.
    Subset(usize, usize),
}

impl Tie {
    fn contexts(&self) -> Vec<usize> {
        match self {
            Self::Whole(whole, parts) => std::iter::once(*whole).chain(parts.iter().copied()).collect(),
            Self::Subset(group, all) => vec![*group, *all],
        }
    }

    pub(super) const fn identity(&self) -> Identity {
        match self {
            Self::Whole(..) => Identity::Whole,
            Self::Subset(..) => Identity::Subset,
        }
    }
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
#[derive(Debug)]
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

#[derive(Default)]
struct Contexts {
    list: Vec<Context>,
    by_key: BTreeMap<Key, usize>,
    spelling: BTreeMap<String, String>,
    keys: BTreeMap<(String, Date), OfficeKey>,
    unknown: Vec<String>,
}

impl Contexts {
    fn key(&mut self, office: &str, period: Period) -> OfficeKey {
        let day = period.last_day();
        let of_name = self.keys.entry((office.to_owned(), day));
        of_name.or_insert_with(|| office::key(office, Some(day))).clone()
    }

    /// The position of a context, new if it is met for the first time.
    fn find(&mut self, office: &str, period: Period, group: Option<&String>, measure: Measure) -> usize {
        let known = self.key(office, period);
        let key = (known.canonical().to_owned(), period, group.cloned(), measure);
        if let Some(position) = self.by_key.get(&key) {
            return *position;
        }
        if !known.is_known() && !self.spelling.contains_key(&key.0) {
            self.unknown.push(office.to_owned());
        }
        let office = self.spelling.entry(key.0.clone()).or_insert_with(|| office.to_owned()).clone();
        let position = self.list.len();
        self.list.push(Context { office, key: key.0.clone(), period, group: group.cloned(), measure });
        self.by_key.insert(key, position);
        position
    }

    fn slot(&mut self, subject: &Subject) -> Slot {
        let Subject { quantity, office, period, group } = subject;
        let context = self.find(office, *period, group.as_ref(), quantity.measure());
        Slot { context, item: quantity.item() }
    }
}

impl Model {
    pub(super) fn of(report: &Report) -> Self {
        let mut contexts = Contexts::default();
        let claims = report.figures().iter().map(|figure| {
            let interval = figure.printed().interval(report.rounding());
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
        let claims: Vec<Claimed> = claims.collect();
        let ties = ties(report, &mut contexts);
        let components = components(contexts.list.len(), &claims, &ties);
        let Contexts { list: contexts, unknown: unknown_offices, .. } = contexts;
        Self { contexts, claims, ties, components, assume: report.assume(), unknown_offices }
    }
}

fn ties(report: &Report, contexts: &mut Contexts) -> Vec<Tie> {
    let mut ties = Vec::new();
    // A part may itself be a whole, so that placing one can make room for the next: until nothing is new.
    let mut seen = usize::MAX;
    while seen != contexts.list.len() {
        seen = contexts.list.len();
        ties.clear();
        for whole in report.wholes() {
            let mut places: BTreeSet<(Period, Option<String>, Measure)> = BTreeSet::new();
            let mut offices: BTreeMap<Period, BTreeSet<String>> = BTreeMap::new();
            for position in 0..seen {
                let Some(context) = contexts.list.get(position).cloned() else { continue };
                let period = context.period;
                let here = offices.entry(period).or_insert_with(|| {
                    let names = std::iter::once(&whole.office).chain(&whole.parts);
                    names.map(|name| contexts.key(name, period).canonical().to_owned()).collect()
                });
                if here.contains(&context.key) {
                    places.insert((period, context.group, context.measure));
                }
            }
            for (period, group, measure) in places {
                let all = contexts.find(&whole.office, period, group.as_ref(), measure);
                let parts = whole.parts.iter().map(|part| contexts.find(part, period, group.as_ref(), measure));
                ties.push(Tie::Whole(all, parts.collect()));
            }
        }
    }
    for (position, context) in contexts.list.iter().enumerate().filter(|(_, context)| context.group.is_some()) {
        if let Some(all) = contexts.by_key.get(&(context.key.clone(), context.period, None, context.measure)) {
            ties.push(Tie::Subset(position, *all));
        }
    }
    ties
}

/// Sets of contexts that grow together; the least of a set stands for it.
struct Sets(Vec<usize>);

impl Sets {
    fn of(&self, mut context: usize) -> usize {
        while let Some(up) = self.0.get(context).filter(|up| **up != context) {
            context = *up;
        }
        context
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.of(a), self.of(b));
        if let Some(up) = self.0.get_mut(a.max(b)) {
            *up = a.min(b);
        }
    }
}

/// Groups contexts that a claim or a tie connects, in order of first appearance.
fn components(contexts: usize, claims: &[Claimed], ties: &[Tie]) -> Vec<Component> {
    let mut blocks = Sets((0..contexts).collect());
    for tie in ties {
        for pair in tie.contexts().windows(2) {
            if let [a, b] = pair {
                blocks.join(*a, *b);
            }
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
        if let Some(first) = tie.contexts().first() {
            by_block.entry(blocks.of(*first)).or_default().ties.push(position);
        }
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
