//! What a value is taken to say, before offices and periods are filled in.

use std::ops::Range;

use thads_metrics::{Item, Measure, Period};

/// What a value is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Against {
    /// The same months of an earlier year, or of the year before.
    SameMonths(Option<i16>),
    /// Another period.
    Period(Period),
    /// The target.
    Target,
    /// The nation.
    Nation,
    /// Another item of the same office and period.
    Item(Item),
    /// An item of the whole, for a figure of a group.
    Whole(Item),
    /// What is compared with is not understood.
    Unknown,
}

impl Against {
    /// The period that a figure of `period` is compared with, if it is compared with one, and not with its own.
    pub(crate) fn period(&self, period: Option<Period>) -> Option<Period> {
        let other = match self {
            Self::SameMonths(year) => {
                let year = year.unwrap_or(period?.year().number().saturating_sub(1));
                Period::new(year, u32::from(period?.months())).ok()
            }
            Self::Period(earlier) => Some(*earlier),
            _ => None,
        };
        other.filter(|other| Some(*other) != period)
    }
}

/// How a value relates to its quantity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Relation {
    /// It is the quantity.
    Is,
    /// It is a difference.
    Minus(Against),
    /// It is a share.
    ShareOf(Against),
    /// It is a relative change.
    ChangeFrom(Against),
    /// It is what is missing from the rate to the target.
    ToTarget,
}

/// What a value says.
#[derive(Debug, Clone)]
pub(crate) struct Claim {
    /// The value, by its position.
    pub(crate) value: usize,
    pub(crate) measure: Measure,
    pub(crate) item: Item,
    pub(crate) relation: Relation,
    /// The word of direction that the figure is printed with.
    pub(crate) direction: Option<&'static str>,
    pub(crate) period: Option<Period>,
    pub(crate) office: Option<String>,
    pub(crate) group: Option<&'static str>,
    /// The tokens that decided.
    pub(crate) because: Vec<Range<usize>>,
    /// Another reading that the words leave open.
    pub(crate) or: Option<(Item, Relation)>,
    /// Whether the audit must choose before it is taken.
    pub(crate) open: bool,
    /// The period of the target that it is measured by, if the words say one.
    pub(crate) target: Option<Period>,
    /// Who set the target that it is or is measured by.
    pub(crate) set_by: Option<&'static str>,
    pub(crate) paragraph: usize,
    pub(crate) sentence: usize,
}
