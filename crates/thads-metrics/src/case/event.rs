//! What may happen to a case ([`Event`]).

use crate::text::clip::clip;
use std::{fmt, str::FromStr};

use crate::{
    case::error::CaseError,
    measure::{Item, status::Status},
    text::lang::Lang,
};

/// What may happen to a case on a day.
///
/// Keys are those of the glossary, of the statuses and of the register's columns of amounts. The same
/// word with `_amount` is a part of the money; without, it is the whole case.
///
/// ```
/// use thads_metrics::{Status, case::Event};
/// let part: Event = "terminated_amount".parse()?;       // of the money; the case stays open
/// let whole: Event = "terminated".parse()?;             // of the case, which is closed by it
/// assert_eq!(whole, Event::Becomes(Status::Terminated));
/// assert!(part.has_amount() && !whole.has_amount());
/// assert_eq!(Event::all().count(), 18);
/// # Ok::<(), thads_metrics::case::CaseError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Event {
    /// An office accepts the case, with so much due.
    NewlyAccepted,
    /// So much of it is collected.
    Collected,
    /// So much of it is terminated; the rest stays.
    TerminatedAmount,
    /// The court reduces it by so much.
    ReducedAmount,
    /// So much of it is sent to another office; the rest stays.
    EntrustedAmount,
    /// From now on the case is this: a closing status closes it, any other is how it stands.
    Becomes(Status),
}

impl Event {
    /// Those with an amount.
    const AMOUNTS: [Self; 5] =
        [Self::NewlyAccepted, Self::Collected, Self::TerminatedAmount, Self::ReducedAmount, Self::EntrustedAmount];

    /// Every event: those with an amount, then a status each.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::AMOUNTS.into_iter().chain(Status::ALL.iter().copied().map(Self::Becomes))
    }

    /// The key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NewlyAccepted => Item::NewlyAccepted.key(),
            Self::Collected => "collected",
            Self::TerminatedAmount => "terminated_amount",
            Self::ReducedAmount => "reduced_amount",
            Self::EntrustedAmount => "entrusted_amount",
            Self::Becomes(status) => status.key(),
        }
    }

    /// The Vietnamese term; in English the key, with spaces.
    pub fn term(self, lang: Lang) -> String {
        let part = |whole: &str| format!("{whole} một phần");
        match (lang, self) {
            (_, Self::Becomes(status)) => status.term(lang),
            (Lang::En, _) => self.key().replace('_', " "),
            (Lang::Vi, Self::NewlyAccepted) => Item::NewlyAccepted.term(lang).to_owned(),
            (Lang::Vi, Self::Collected) => "số thu được".to_owned(),
            (Lang::Vi, Self::TerminatedAmount) => part(&Status::Terminated.term(lang)),
            (Lang::Vi, Self::ReducedAmount) => Item::Reduced.term(lang).to_owned(),
            (Lang::Vi, Self::EntrustedAmount) => part(&Status::Entrusted.term(lang)),
        }
    }

    /// Whether it is an event of so much, so that it needs an amount; the others have none.
    pub const fn has_amount(self) -> bool {
        !matches!(self, Self::Becomes(_))
    }

    /// Whether it hands the case, or a part of it, to whoever accepts it next.
    ///
    /// Entrusted, taken up, or its decision withdrawn for a new one (LHTADS 2008 art. 37, 54, 57: text).
    pub const fn hands_over(self) -> bool {
        matches!(self, Self::EntrustedAmount | Self::Becomes(Status::Entrusted | Status::TakenUp | Status::Revoked))
    }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl FromStr for Event {
    type Err = CaseError;

    fn from_str(text: &str) -> Result<Self, CaseError> {
        Self::all().find(|event| event.key() == text).ok_or_else(|| CaseError::Event {
            got: clip(text),
            expected: Self::all().map(Self::key).collect::<Vec<_>>().join(", "),
        })
    }
}

crate::text_serde!(Event);

crate::worded_by_term!(Event);
