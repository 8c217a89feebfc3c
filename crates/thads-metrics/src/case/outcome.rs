//! What a case adds to a form ([`Adds`]), or why it adds nothing ([`SetAside`]).

use crate::text::clip::clip;
use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::flow::column_sums::ColumnSums;
use crate::{
    case::error::CaseError,
    measure::Item,
    text::{lang::Lang, unknown_name::UnknownName},
};

/// Why a case adds nothing to a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SetAside {
    /// Accepted after the period's last day.
    AcceptedLater,
    /// Closed before the reporting year began.
    ClosedEarlier,
    /// In the separate register, outside every column.
    SeparatelyTracked,
}

impl SetAside {
    /// Every reason.
    pub const ALL: [Self; 3] = [Self::AcceptedLater, Self::ClosedEarlier, Self::SeparatelyTracked];

    /// The key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::AcceptedLater => "accepted_later",
            Self::ClosedEarlier => "closed_earlier",
            Self::SeparatelyTracked => "separately_tracked",
        }
    }

    /// What it means, in the language asked for.
    pub const fn term(self, lang: Lang) -> &'static str {
        match (lang, self) {
            (Lang::Vi, Self::AcceptedLater) => "thụ lý sau kỳ báo cáo",
            (Lang::Vi, Self::ClosedEarlier) => "kết thúc trước năm báo cáo",
            (Lang::Vi, Self::SeparatelyTracked) => "đã chuyển sổ theo dõi riêng",
            (Lang::En, Self::AcceptedLater) => "accepted after the period",
            (Lang::En, Self::ClosedEarlier) => "closed before the reporting year",
            (Lang::En, Self::SeparatelyTracked) => "moved to the separate register",
        }
    }
}

impl fmt::Display for SetAside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl FromStr for SetAside {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, UnknownName> {
        let known = Self::ALL.into_iter().find(|reason| reason.key() == text);
        known.ok_or_else(|| UnknownName::SetAside { got: clip(text) })
    }
}

/// What a case does to a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Outcome {
    /// It adds this.
    Adds(Adds),
    /// It adds nothing, for this reason.
    SetAside(SetAside),
}

/// What a case adds: the same number once by origin, once by where it ended up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Adds {
    origin: Item,
    /// At most collected, terminated, reduced, entrusted and what is left; nothing is added twice.
    parts: [(Item, u128); 5],
}

impl Outcome {
    /// Written in the language asked for: `năm trước chuyển sang: chưa có điều kiện thi hành 1`.
    pub fn print(&self, lang: Lang) -> String {
        match self {
            Self::SetAside(reason) => format!("{}: {}", lang.pick("không tính", "set aside"), reason.term(lang)),
            Self::Adds(adds) => {
                let part = |(item, n): (Item, u128)| format!("{} {}", item.term(lang), lang.decimal(&n.into(), 0));
                let parts: Vec<_> = adds.parts().map(part).collect();
                format!(
                    "{}: {}",
                    adds.origin.term(lang),
                    if parts.is_empty() { "0".to_owned() } else { parts.join(", ") }
                )
            }
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.print(Lang::Vi))
    }
}

impl Adds {
    /// Where amounts go whatever the status: what was collected, terminated, reduced, entrusted.
    const AMOUNTS: [Item; 4] = [Item::Completed, Item::Terminated, Item::Reduced, Item::Entrusted];

    /// What a case adds, as it was written down: its origin and its parts.
    ///
    /// An error for an origin that is neither carried in nor newly accepted, and for a part that
    /// is no column where cases end up, or one more than a case has: it stands in one column, and
    /// only completed, terminated, reduced and entrusted may hold a part of its money besides.
    ///
    /// ```
    /// use thads_metrics::{Item, case::Adds};
    /// let adds = Adds::new(Item::CarriedIn, [(Item::Ineligible, 60), (Item::Completed, 40)])?;
    /// assert_eq!(adds.total(), 100);
    /// assert!(Adds::new(Item::CarriedIn, [(Item::Ineligible, 60), (Item::Deferred, 40)]).is_err());
    /// # Ok::<(), thads_metrics::case::CaseError>(())
    /// ```
    pub fn new(origin: Item, parts: impl IntoIterator<Item = (Item, u128)>) -> Result<Self, CaseError> {
        let [carried_in, newly_accepted, columns @ ..] = &ColumnSums::ITEMS;
        let refuse = |item: Item, expected: &[Item]| {
            let expected = expected.iter().map(|item| item.key()).collect::<Vec<_>>().join(", ");
            Err(CaseError::NoSuchPart { item, expected })
        };
        if origin != *carried_in && origin != *newly_accepted {
            return refuse(origin, &[*carried_in, *newly_accepted]);
        }
        let [completed, terminated, reduced, entrusted] = Self::AMOUNTS.map(|item| (item, 0));
        let mut given = [completed, terminated, reduced, entrusted, (origin, 0)];
        for (item, number) in parts.into_iter().filter(|(_, number)| *number > 0) {
            if !columns.contains(&item) {
                return refuse(item, columns);
            }
            let own = Self::AMOUNTS.iter().position(|amount| *amount == item);
            match given.get_mut(own.unwrap_or(Self::AMOUNTS.len())) {
                Some(slot) if slot.1 == 0 => *slot = (item, number),
                _ => return refuse(item, &Self::AMOUNTS),
            }
        }
        Ok(Self::laid_out(origin, &given))
    }

    /// Each item once, zeros last: equal when they add the same.
    pub(super) fn laid_out(origin: Item, given: &[(Item, u128); 5]) -> Self {
        let mut parts = [(origin, 0_u128); 5];
        for (item, number) in given.iter().filter(|(_, number)| *number > 0) {
            let slot = parts.iter_mut().find(|(known, sum)| *sum == 0 || known == item);
            if let Some((known, sum)) = slot {
                *known = *item;
                *sum = sum.saturating_add(*number);
            }
        }
        Self { origin, parts }
    }

    /// [`Item::CarriedIn`] or [`Item::NewlyAccepted`].
    pub const fn origin(&self) -> Item {
        self.origin
    }

    /// Where it ended up, and how much of it: one case, or đồng. Only what is not zero.
    pub fn parts(&self) -> impl Iterator<Item = (Item, u128)> {
        self.parts.iter().copied().filter(|(_, number)| *number > 0)
    }

    /// How much it adds to accepted.
    pub fn total(&self) -> u128 {
        self.parts.iter().fold(0, |sum, (_, number)| sum.saturating_add(*number))
    }

    /// Adds it to the sums of a form: once by origin, once by where it ended up; `None` past 2¹²⁸.
    #[must_use]
    pub fn add_to(&self, sums: &mut ColumnSums) -> Option<()> {
        let mut next = *sums;
        next.add(self.origin(), self.total())?;
        for (item, number) in self.parts() {
            next.add(item, number)?;
        }
        *sums = next;
        Some(())
    }
}
