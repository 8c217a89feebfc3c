//! One value and the words around it → what it says.

mod ahead;
mod amount;
mod bracket;
mod change;
mod percent;
mod share;
mod target;

use thads_metrics::{Item, Measure};

use crate::{
    claim::{Against, Relation},
    lead::{Named, Side},
    number::{Unit, Value},
    period::clock::Clock,
    reason::Reason,
};

/// A figure that stands further left in the same sentence, or in the one before.
#[derive(Debug, Clone)]
pub(crate) struct Earlier {
    pub(crate) measure: Measure,
    pub(crate) item: Item,
    pub(crate) relation: Relation,
    pub(crate) direction: Option<&'static str>,
    pub(crate) unit: Unit,
    /// Whether it stands in the sentence that is read.
    pub(crate) here: bool,
    /// Whether it stands in a bracket.
    pub(crate) aside: bool,
    /// Whether the words after it say what it is compared with.
    pub(crate) compared: bool,
    /// What the words after it say that it is a part of.
    pub(crate) base: Option<Item>,
}

impl Earlier {
    /// What a percentage is the part of.
    fn part(&self) -> Option<Item> {
        match (self.item, &self.relation) {
            (Item::EligibleShare, Relation::Is) => Some(Item::Eligible),
            (Item::Rate, Relation::Is) => Some(Item::Resolved),
            (item, Relation::ShareOf(_)) => Some(item),
            _ => None,
        }
    }
}

/// What is known when a value is reached.
#[allow(clippy::struct_excessive_bools)] // what is known is independent of each other
pub(crate) struct Around<'e> {
    pub(crate) lead: Side<'e>,
    pub(crate) trail: Side<'e>,
    /// From the value to the end of the sentence.
    pub(crate) rest: Side<'e>,
    pub(crate) earlier: &'e [Earlier],
    /// The last comparison of the sentence.
    pub(crate) compared: Option<&'e Against>,
    pub(crate) clock: Clock,
    /// The measure of the heading that runs on.
    pub(crate) heading: Option<Measure>,
    pub(crate) admin: bool,
    /// The measure that a pair of measures leaves for this value.
    pub(crate) queued: Option<Measure>,
    /// Whether the sentence tells of what is to come.
    pub(crate) aims: bool,
    /// Whether the sentence tells targets that were set.
    pub(crate) assigned: bool,
    pub(crate) local: bool,
    /// Whether the value stands in a bracket.
    pub(crate) aside: bool,
    /// Whether a group is spoken of.
    pub(crate) grouped: bool,
    /// Whether the value before was not understood.
    pub(crate) failed: bool,
    /// Whether the figure before is a target that was set.
    pub(crate) targeting: bool,
    /// Whether the sentence speaks of what is eligible: `trong số có điều kiện, …`.
    pub(crate) of_eligible: bool,
}

/// What is decided.
#[derive(Debug, Clone)]
pub(crate) struct Decision {
    pub(crate) measure: Measure,
    pub(crate) item: Item,
    pub(crate) relation: Relation,
    pub(crate) direction: Option<&'static str>,
    pub(crate) named: Option<Named>,
    pub(crate) or: Option<(Item, Relation)>,
    pub(crate) open: bool,
    /// Whether the item was found after the value.
    pub(crate) trailing: bool,
    /// What it is the figure of, if that is what another was compared with.
    pub(crate) at: Option<Against>,
}

impl Decision {
    fn new(measure: Measure, item: Item, relation: Relation) -> Self {
        Self { measure, item, relation, direction: None, named: None, or: None, open: false, trailing: false, at: None }
    }
}

impl Decision {
    /// A rate.
    pub(crate) fn of_rate(measure: Measure) -> Self {
        Self::new(measure, Item::Rate, Relation::Is)
    }

    /// What is left of cases.
    pub(crate) fn left(admin: bool) -> Self {
        Self::new(if admin { Measure::Admin } else { Measure::Cases }, Item::CarriedOver, Relation::Is)
    }

    /// What was enforced, or is to be: the other figures decide.
    pub(crate) fn of_enforcing(admin: bool) -> Self {
        let measure = if admin { Measure::Admin } else { Measure::Cases };
        let mut decision = Self::new(measure, Item::ToEnforce, Relation::Is);
        decision.or = Some((Item::Resolved, Relation::Is));
        decision.open = true;
        decision
    }
}

const fn word(up: bool, target: bool) -> &'static str {
    match (up, target) {
        (true, false) => "tăng",
        (false, false) => "giảm",
        (true, true) => "vượt",
        (false, true) => "thiếu",
    }
}

impl Around<'_> {
    pub(crate) fn decide(&self, value: &Value) -> Result<Decision, Reason> {
        match value.unit {
            Unit::Percent => self.percent(value),
            Unit::Times => self.times(),
            Unit::Count | Unit::Money | Unit::Bare => self.amount(value),
        }
    }

    fn last(&self) -> Option<&Earlier> {
        self.earlier.last()
    }

    /// The nearest count or amount to the left, past what stood in a bracket that is closed.
    fn nearest_amount(&self, measure: Measure) -> Option<&Earlier> {
        let fits = |earlier: &&Earlier| earlier.measure == measure && !earlier.item.is_percent();
        let mut found = self.earlier.iter().rev().filter(fits);
        let last = found.next();
        let closed = last.filter(|last| last.here && last.aside && !self.aside);
        closed.and_then(|_| found.find(|earlier| earlier.here && !earlier.aside)).or(last)
    }

    /// The nearest figure to the left of a measure.
    fn nearest(&self, measure: Measure) -> Option<&Earlier> {
        self.earlier.iter().rev().find(|earlier| earlier.measure == measure)
    }
}
