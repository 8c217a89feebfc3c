//! Figures before they are checked: as a report file writes them, and with nothing left out.

use crate::{
    figure::{Claim, Figure},
    subject::{PartialSubject, Subject},
};
use thads_metrics::{Lang, Period, Quantity};

/// A figure as a report file writes it: what it leaves out is taken from the report, and in a
/// comparison from the figure itself.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Entry {
    /// The id, or `None` for `f` and the position.
    pub id: Option<String>,
    /// The quantity.
    pub quantity: Quantity,
    /// The office, or `None` for the report's.
    pub office: Option<String>,
    /// The period, or `None` for the report's.
    pub period: Option<Period>,
    /// The group; `None` or empty for the ungrouped quantity.
    pub group: Option<String>,
    /// Of a target, who set it.
    pub set_by: Option<String>,
    /// x − y, where y is this.
    pub minus: Option<PartialSubject>,
    /// x ÷ y.
    pub share_of: Option<PartialSubject>,
    /// (x − y) ÷ y.
    pub change_from: Option<PartialSubject>,
    /// The number, as printed.
    pub printed: String,
    /// The sentence it stands in.
    pub quote: Option<String>,
}

impl Entry {
    /// A plain figure: x is what is printed.
    pub fn new(quantity: Quantity, printed: impl Into<String>) -> Self {
        Self {
            id: None,
            quantity,
            office: None,
            period: None,
            group: None,
            set_by: None,
            minus: None,
            share_of: None,
            change_from: None,
            printed: printed.into(),
            quote: None,
        }
    }
}

/// A figure before it is checked: what [`crate::Report::add`] takes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Draft {
    /// The id, or `None` for `f` and the position.
    pub id: Option<String>,
    /// What the figure speaks of.
    pub subject: Subject,
    /// What it says.
    pub claim: Claim,
    /// The number, as printed.
    pub printed: String,
    /// The language that it is printed in, or `None` for the report's.
    pub lang: Option<Lang>,
    /// The sentence it stands in.
    pub quote: Option<String>,
}

impl Draft {
    /// A plain figure: x is what is printed.
    pub fn new(subject: Subject, printed: impl Into<String>) -> Self {
        Self { id: None, subject, claim: Claim::Is, printed: printed.into(), lang: None, quote: None }
    }

    /// The same with another claim.
    #[must_use]
    pub fn claiming(self, claim: Claim) -> Self {
        Self { claim, ..self }
    }

    /// The same with an id.
    #[must_use]
    pub fn named(self, id: impl Into<String>) -> Self {
        Self { id: Some(id.into()), ..self }
    }
}

impl From<&Figure> for Draft {
    fn from(figure: &Figure) -> Self {
        Self {
            id: Some(figure.id.clone()),
            subject: figure.subject.clone(),
            claim: figure.claim.clone(),
            printed: figure.printed.text().to_owned(),
            lang: Some(figure.printed.lang()),
            quote: figure.quote.clone(),
        }
    }
}
