//! Why a row can't be tallied ([`Reason`]).

use std::fmt;

use serde::{Deserialize, Serialize};
use thads_metrics::{Lang, case::CaseError};

macro_rules! reasons {
    ($( $(#[$doc:meta])* $variant:ident = $key:literal, $vi:literal, $en:literal; )*) => {
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

            /// What it means, in the language asked for.
            pub const fn term(self, lang: Lang) -> &'static str {
                match lang {
                    Lang::Vi => match self { $(Self::$variant => $vi,)* },
                    Lang::En => match self { $(Self::$variant => $en,)* },
                }
            }
        }
    };
}

reasons! {
    /// Nothing where something must stand: only closed_on may be null.
    Null = "null", "thiếu dữ liệu", "nothing where something must stand";
    /// A word that is no status.
    Status = "status", "không phải là trạng thái", "no status";
    /// A day outside the calendar.
    Day = "day", "ngày ngoài phạm vi của lịch", "a day outside the calendar";
    /// An amount below zero.
    Negative = "negative", "số tiền âm", "an amount below zero";
    /// An amount over the largest that is represented.
    TooLarge = "too_large", "số tiền quá lớn", "an amount too large";
    /// Closed before it was accepted.
    ClosedBeforeAccepted = "closed_before_accepted", "kết thúc trước khi thụ lý", "closed before it was accepted";
    /// The status leaves the case open, and there is a day of closing.
    StillOpen = "still_open", "chưa kết thúc nhưng có ngày kết thúc", "open, with a day of closing";
    /// The status closes the case, and there is no day of closing.
    NotClosed = "not_closed", "đã kết thúc nhưng không có ngày kết thúc", "closed, without a day of closing";
    /// More collected, terminated, reduced and entrusted than was due.
    MoreThanDue = "more_than_due", "đã thu, đình chỉ, giảm và ủy thác nhiều hơn số phải thi hành", "more collected, terminated, reduced and entrusted than due";
    /// A completed case with something left.
    LeftOver = "left_over", "thi hành xong nhưng vẫn còn lại", "completed, with something left";
    /// Closed after the period: how it stood at the cut-off is not known.
    ClosedAfterPeriod = "closed_after_period", "kết thúc sau kỳ báo cáo", "closed after the period";
    /// No rule is established for the status.
    NoRule = "no_rule", "chưa xác định được tính vào cột nào", "where it counts is not established";
    /// A rule is only remembered, and was not assumed.
    OnlyRecalled = "only_recalled", "cột chỉ biết theo trí nhớ", "where it counts is known only from memory";
    /// A word that is no event.
    Event = "event", "không phải là sự kiện", "no event";
    /// An amount with an event that has none.
    UnexpectedAmount = "unexpected_amount", "có số tiền nhưng sự kiện không có số tiền", "an amount with an event that has none";
    /// Something happened at an office that had not accepted the case.
    NotAccepted = "not_accepted", "chưa thụ lý", "at an office that had not accepted the case";
    /// Accepted again, and not entrusted, taken up or revoked before.
    AcceptedTwice = "accepted_twice", "thụ lý hai lần", "accepted again, and not let go before";
    /// Something happened after it was closed, or it was closed twice.
    AlreadyClosed = "already_closed", "đã kết thúc từ trước", "already closed";
    /// Two statuses on one day: which came last is not known.
    TwoStatuses = "two_statuses", "hai trạng thái trong một ngày", "two statuses on one day";
}

/// Why a row can't be tallied, and the status that no established rule places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cause {
    pub(crate) reason: Reason,
    pub(crate) status: Option<&'static str>,
}

impl From<Reason> for Cause {
    fn from(reason: Reason) -> Self {
        Self { reason, status: None }
    }
}

impl Cause {
    /// Why the core refuses a case.
    pub(crate) fn of(error: &CaseError) -> Self {
        let status = match error {
            // The status has its column; what was reduced has none that is established.
            CaseError::OnlyRecalled { column: "reduced", .. } => Some("reduced"),
            CaseError::OnlyRecalled { status, .. } | CaseError::NoRule { status, .. } => Some(status.key()),
            _ => None,
        };
        Self { reason: Reason::of(error), status }
    }
}

impl Reason {
    /// Whether the row makes sense, and only a rule for it is missing.
    pub(super) const fn is_about_rules(self) -> bool {
        matches!(self, Self::NoRule | Self::OnlyRecalled)
    }

    /// Why the core refuses a case.
    const fn of(error: &CaseError) -> Self {
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
