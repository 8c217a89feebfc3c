//! A figure of a report: a claim about one or two quantities.

use std::hash::{Hash, Hasher};

use crate::subject::Subject;
use thads_metrics::{Kind, Printed, Quantity};

/// What a figure says of its subject.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Claim {
    /// x.
    Is,
    /// x − y; points between percentages.
    Minus(Subject),
    /// x ÷ y, in percent.
    ShareOf(Subject),
    /// (x − y) ÷ y, in percent; `giảm` makes it negative.
    ChangeFrom(Subject),
}

impl Claim {
    /// What the subject is compared with.
    pub fn other(&self) -> Option<&Subject> {
        match self {
            Self::Is => None,
            Self::Minus(other) | Self::ShareOf(other) | Self::ChangeFrom(other) => Some(other),
        }
    }

    /// The key of the report file: `minus`, `share_of`, `change_from`.
    pub const fn key(&self) -> Option<&'static str> {
        match self {
            Self::Is => None,
            Self::Minus(_) => Some("minus"),
            Self::ShareOf(_) => Some("share_of"),
            Self::ChangeFrom(_) => Some("change_from"),
        }
    }

    /// The kind of number that a figure of `quantity` is printed as, and whether it may be below zero.
    pub const fn printed_as(&self, quantity: Quantity) -> (Kind, bool) {
        match self {
            Self::Is => (quantity.kind(), false),
            Self::ShareOf(_) => (Kind::Percent, false),
            Self::ChangeFrom(_) => (Kind::Percent, true),
            Self::Minus(_) if quantity.kind().is_percent() => (Kind::Percent, true),
            Self::Minus(_) => (quantity.kind(), true),
        }
    }
}

/// One printed figure: a claim about its subject.
///
/// Two are equal when they say the same under the same id, wherever they stand.
#[derive(Debug, Clone)]
pub struct Figure {
    pub(crate) id: String,
    pub(crate) subject: Subject,
    pub(crate) claim: Claim,
    pub(crate) printed: Printed,
    pub(crate) quote: Option<String>,
    /// Where it stands in a file; 0 if it was built in code.
    pub(crate) line: usize,
}

impl Figure {
    /// The id, unique in its report: given, or `f` and the position.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What it speaks of.
    pub fn subject(&self) -> &Subject {
        &self.subject
    }

    /// What it speaks of, and what that is compared with.
    pub fn subjects(&self) -> impl Iterator<Item = &Subject> {
        std::iter::once(&self.subject).chain(self.claim.other())
    }

    /// Whether it is an average as it was printed, which is rounded where it is a whole number.
    pub(crate) fn is_average(&self) -> bool {
        let statistic = self.subject.quantity.statistic();
        self.claim == Claim::Is && statistic.is_some_and(|statistic| statistic.average().is_some())
    }

    /// What it says.
    pub fn claim(&self) -> &Claim {
        &self.claim
    }

    /// The number, as printed.
    pub fn printed(&self) -> &Printed {
        &self.printed
    }

    /// The sentence it stands in.
    pub fn quote(&self) -> Option<&str> {
        self.quote.as_deref()
    }

    /// The claim in words of the file: `cases.rate`, `cases.target − cases.rate`.
    pub fn formula(&self) -> String {
        let x = self.subject.quantity;
        match &self.claim {
            Claim::Is => x.to_string(),
            Claim::Minus(y) => format!("{x} - {}", y.quantity),
            Claim::ShareOf(y) => format!("{x} / {}", y.quantity),
            Claim::ChangeFrom(y) => format!("{x} change from {}", y.quantity),
        }
    }
}

impl PartialEq for Figure {
    fn eq(&self, other: &Self) -> bool {
        let Self { id, subject, claim, printed, quote, line: _ } = self;
        (id, subject, claim, printed, quote) == (&other.id, &other.subject, &other.claim, &other.printed, &other.quote)
    }
}

impl Eq for Figure {}

impl Hash for Figure {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.id, &self.subject, &self.printed).hash(state);
    }
}
