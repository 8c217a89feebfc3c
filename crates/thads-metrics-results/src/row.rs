//! One office, measure and period of the results ([`Row`]).

use std::sync::Arc;

use num_rational::BigRational;

use crate::rank::Rank;
use crate::table_model::Term;
use thads_metrics::{
    Flow, Gap, Item, Measure, Period, Points, Rate, Target, Value,
    targets::{TargetError, TargetSource},
};

/// What a row stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RowLevel {
    /// An office that reported.
    Office,
    /// An office above: the sum of its offices.
    Parent,
    /// The sum of all offices.
    Total,
}

impl RowLevel {
    /// The key: `office`, `parent`, `total`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Office => "office",
            Self::Parent => "parent",
            Self::Total => "total",
        }
    }
}

/// The results of one office, measure and period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it stands for.
    pub level: RowLevel,
    /// The office.
    pub office: String,
    /// The office that it belongs to, if that is said.
    pub parent: Option<String>,
    /// The period.
    pub period: Period,
    /// The measure.
    pub measure: Measure,
    /// The figures; `None` if they make no flow.
    pub flow: Option<Flow>,
    /// The rate, or why there is none.
    pub rate: Result<Rate, Arc<Term>>,
    /// The place among the rows of the level; `None` without a rate, and for the whole.
    pub rank: Option<Rank>,
    /// The target that it is held against and whose that is, if there is one.
    pub target: Option<(Target, TargetSource)>,
    /// The rate of the office above: as published, else the sum of its offices here.
    pub parent_rate: Option<Rate>,
    /// The rate of the nation, if it was given.
    pub nation_rate: Option<Rate>,
}

impl Row {
    /// A figure of the row; `None` if it is not known.
    pub fn get(&self, item: Item) -> Option<Value> {
        self.flow.as_ref()?.get(item)
    }

    /// What the rate divides by: eligible, or of administrative judgments what is to be enforced.
    pub fn base(&self) -> Option<Value> {
        self.get(self.measure.rate_base())
    }

    /// What is eligible and not resolved: the most that can still be resolved of today's eligible.
    pub fn open(&self) -> Option<Value> {
        let left = if self.measure == Measure::Admin { Item::CarriedOver } else { Item::CarriedOverEligible };
        self.get(left)
    }

    /// The rate against the target; `None` if either is missing, or the target is of another unit.
    pub fn gap(&self) -> Option<Gap> {
        self.target.as_ref()?.0.gap(self.rate.as_ref().ok()?).ok()
    }

    /// Whether the target is met; `None` without a rate or a target.
    pub fn is_met(&self) -> Option<bool> {
        self.gap().map(|gap| gap.is_met())
    }

    /// How many more to resolve, of today's eligible; an error if not even all of them would do.
    pub fn still_to_resolve(&self) -> Option<Result<Value, TargetError>> {
        self.gap().map(|gap| gap.still_to_resolve())
    }

    /// The months from the end of the period to the end of the target's; `None` outside one reporting year.
    pub fn months_left(&self) -> Option<u8> {
        let due = self.target.as_ref()?.0.due();
        (due.year() == self.period.year()).then(|| due.months().saturating_sub(self.period.months()))
    }

    /// How many to resolve in each month left; `None` if no month is left, or all would not do.
    pub fn pace(&self) -> Option<Value> {
        self.gap()?.pace(self.period).ok()?
    }

    /// The rate less that of the office above.
    pub fn against_parent(&self) -> Option<Points> {
        Some(Points::new(self.value()? - self.parent_rate?.value()))
    }

    /// The rate less that of the nation.
    pub fn against_nation(&self) -> Option<Points> {
        Some(Points::new(self.value()? - self.nation_rate?.value()))
    }

    /// Eligible ÷ to_enforce; `None` if to_enforce is not known or zero.
    pub fn eligible_share(&self) -> Option<Rate> {
        Rate::of(self.get(Item::Eligible)?, self.get(Item::ToEnforce)?).ok()
    }

    /// Why there is no rate, or why the target can't be met any more.
    pub fn undefined(&self) -> Option<Arc<Term>> {
        match &self.rate {
            Err(why) => Some(Arc::clone(why)),
            Ok(_) => self.still_to_resolve()?.err().map(|why| crate::entry::reason(&why)),
        }
    }

    /// The exact rate, in percent.
    pub(super) fn value(&self) -> Option<BigRational> {
        self.rate.as_ref().ok().map(|rate| rate.value())
    }
}
