//! What both the period and the office of a text are asked.

use thads_metrics::{office, vocabulary::prose::Meaning};

use crate::clause::{Event, What};

/// Whether the period here is one that is compared with, or a plan's.
pub(super) fn is_compared(events: &[Event], at: usize) -> bool {
    let before = events.get(..at).unwrap_or_default();
    let back = before
        .iter()
        .rev()
        .take_while(|event| event.value().is_none() && event.what != What::Comma && event.what != What::Semicolon);
    back.into_iter()
        .take(4)
        .any(|event| matches!(event.what, What::Says(Meaning::Versus | Meaning::SamePeriod | Meaning::Aim)))
}

/// Whether an office is a district's or a region's.
pub(crate) fn is_local(name: &str) -> bool {
    name.starts_with("Chi cục") || name.starts_with("Phòng")
}

/// Whether two names are of one office.
pub(crate) fn same_office(x: &str, y: &str) -> bool {
    office::key(x, None) == office::key(y, None)
}
