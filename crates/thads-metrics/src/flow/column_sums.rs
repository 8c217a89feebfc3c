//! What cases add to a form, column by column ([`ColumnSums`]).

use crate::measure::Item;

/// The sums of a form's columns that cases add to: fifteen, each case in two of them.
///
/// Those of parts of a register are added with [`ColumnSums::merge`];
/// [`Flow::from_column_sums`](crate::flow::Flow::from_column_sums) makes the form of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct ColumnSums([u128; 15]);

impl ColumnSums {
    /// The items that are summed: origins first.
    pub const ITEMS: [Item; 15] = [
        Item::CarriedIn,
        Item::NewlyAccepted,
        Item::Entrusted,
        Item::TakenUp,
        Item::Revoked,
        Item::Ineligible,
        Item::Deferred,
        Item::Completed,
        Item::Terminated,
        Item::Reduced,
        Item::InProgress,
        Item::PostponedByAgreement,
        Item::Suspended,
        Item::Paused,
        Item::Other,
    ];

    /// The sum of an item; zero for an item that is not summed.
    pub fn get(&self, item: Item) -> u128 {
        Self::ITEMS.iter().zip(self.0).find(|(other, _)| **other == item).map_or(0, |(_, number)| number)
    }

    /// Adds to an item; `None` for an item that is not summed, or past 2¹²⁸.
    #[must_use]
    pub fn add(&mut self, item: Item, number: u128) -> Option<()> {
        let (_, slot) = Self::ITEMS.iter().zip(&mut self.0).find(|(other, _)| **other == item)?;
        *slot = slot.checked_add(number)?;
        Some(())
    }

    /// The sum of two tallies; `None` past 2¹²⁸.
    pub fn merge(&self, other: &Self) -> Option<Self> {
        let mut sum = *self;
        for (a, b) in sum.0.iter_mut().zip(other.0) {
            *a = a.checked_add(b)?;
        }
        Some(sum)
    }
}
