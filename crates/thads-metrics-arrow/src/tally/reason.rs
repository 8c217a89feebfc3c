//! Why a row can't be tallied ([`Reason`]).

use std::fmt;

use serde::{Deserialize, Serialize};
use thads_metrics::error::CaseError;

macro_rules! reasons {
    ($( $(#[$doc:meta])* $variant:ident = $key:literal; )*) => {
        /// Why a row can't be tallied. Of several reasons, the first of this order.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Reason { $( $(#[$doc])* $variant, )* }

        impl Reason {
            /// Every reason.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The key.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key,)* }
            }
        }
    };
}

reasons! {
    /// Nothing where something must stand: only closed_on may be null.
    Null = "null";
    /// A word that is no status.
    Status = "status";
    /// A day outside the calendar.
    Day = "day";
    /// An amount below zero.
    Negative = "negative";
    /// An amount over the largest that is represented.
    TooLarge = "too_large";
    /// Closed before it was accepted.
    ClosedBeforeAccepted = "closed_before_accepted";
    /// The status leaves the case open, and there is a day of closing.
    StillOpen = "still_open";
    /// The status closes the case, and there is no day of closing.
    NotClosed = "not_closed";
    /// More collected, terminated, reduced and entrusted than was due.
    MoreThanDue = "more_than_due";
    /// A completed case with something left.
    LeftOver = "left_over";
    /// Closed after the period: how it stood at the cut-off is not known.
    ClosedAfterPeriod = "closed_after_period";
    /// No rule is established for the status.
    NoRule = "no_rule";
    /// A rule is only remembered, and was not assumed.
    OnlyRecalled = "only_recalled";
    /// A word that is no event.
    Event = "event";
    /// An amount with an event that has none.
    UnexpectedAmount = "unexpected_amount";
    /// Something happened at an office that had not accepted the case.
    NotAccepted = "not_accepted";
    /// Accepted again, and not entrusted, taken up or revoked before.
    AcceptedTwice = "accepted_twice";
    /// Something happened after it was closed, or it was closed twice.
    AlreadyClosed = "already_closed";
    /// Two statuses on one day: which came last is not known.
    TwoStatuses = "two_statuses";
}

impl Reason {
    /// Why the core refuses a case.
    pub(crate) const fn of(error: &CaseError) -> Self {
        match error {
            CaseError::ClosedBeforeAccepted { .. } => Self::ClosedBeforeAccepted,
            CaseError::StillOpen { .. } => Self::StillOpen,
            CaseError::NotClosed { .. } => Self::NotClosed,
            CaseError::MoreThanDue { .. } => Self::MoreThanDue,
            CaseError::LeftOver { .. } => Self::LeftOver,
            CaseError::ClosedAfterPeriod { .. } => Self::ClosedAfterPeriod,
            CaseError::OnlyRecalled { .. } => Self::OnlyRecalled,
            CaseError::NoAmount { .. } => Self::Null,
            CaseError::UnexpectedAmount { .. } => Self::UnexpectedAmount,
            CaseError::NotAccepted { .. } => Self::NotAccepted,
            CaseError::AcceptedTwice { .. } => Self::AcceptedTwice,
            CaseError::AlreadyClosed { .. } => Self::AlreadyClosed,
            CaseError::TwoStatuses { .. } => Self::TwoStatuses,
            _ => Self::NoRule,
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}
