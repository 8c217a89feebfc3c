//! What the rows of a group add up to ([`Group`]).

use thads_metrics::{
    case::{Adds, Outcome, SetAside},
    flow::ColumnSums,
};

/// The sums of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Group {
    /// In cases.
    pub cases: ColumnSums,
    /// In đồng.
    pub money: ColumnSums,
    /// How many rows were set aside, as [`SetAside::ALL`].
    pub set_aside: [u64; 3],
}

impl Group {
    /// Whether no row was tallied or set aside.
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Adds what a case adds in cases and in money; `None` past 2¹²⁸.
    pub(crate) fn tally(&mut self, [cases, money]: &[Outcome; 2]) -> Option<()> {
        match (cases, money) {
            (Outcome::Adds(cases), Outcome::Adds(money)) => self.add(cases, money),
            (Outcome::SetAside(reason), _) | (_, Outcome::SetAside(reason)) => {
                let slot = SetAside::ALL.iter().zip(&mut self.set_aside).find(|(known, _)| *known == reason);
                slot.map(|(_, rows)| *rows = rows.saturating_add(1))
            }
        }
    }

    fn add(&mut self, cases: &Adds, money: &Adds) -> Option<()> {
        cases.add_to(&mut self.cases)?;
        money.add_to(&mut self.money)
    }

    pub(crate) fn merge(&self, other: &Self) -> Option<Self> {
        let mut set_aside = self.set_aside;
        set_aside.iter_mut().zip(other.set_aside).for_each(|(a, b)| *a = a.saturating_add(b));
        Some(Self { cases: self.cases.merge(&other.cases)?, money: self.money.merge(&other.money)?, set_aside })
    }
}
