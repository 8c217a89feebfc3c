//! A total of a form and its parts ([`Node`]), as far as they are known.

use crate::measure::Item;

/// A total and its parts: the parts that are known, and the rest that is not split further.
///
/// Where nothing is left as rest every part is known; but of two parts that may hold the same cases
/// or đồng ([`Version::twice`](crate::identity::Version::twice)) one says nothing of the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Node<const N: usize> {
    parts: [Option<u128>; N],
    total: u128,
}

/// The places of two parts that may hold the same.
pub(super) type Pair = Option<(usize, usize)>;

/// The places of two items among those of a node.
pub(super) fn pair<const N: usize>(items: &[Item; N], twice: Option<(Item, Item)>) -> Pair {
    let place = |item: Item| items.iter().position(|other| *other == item);
    let (one, other) = twice?;
    Some((place(one)?, place(other)?))
}

impl<const N: usize> Node<N> {
    /// A total and the parts of it that are known; `None` if they are more than it.
    pub(super) fn of(parts: [Option<u128>; N], total: u128, pair: Pair) -> Option<Self> {
        let part = |at: usize| parts.get(at).copied().flatten();
        let both = pair.map(|(one, other)| (part(one), part(other)));
        let sum = parts.iter().flatten().try_fold(0_u128, |sum, part| sum.checked_add(*part))?;
        let twice = both.map_or(0, |(one, other)| one.unwrap_or(0).min(other.unwrap_or(0)));
        if sum.saturating_sub(twice) > total {
            return None;
        }
        let rest = total.saturating_sub(sum);
        let is_open = |at: usize| match (pair, both) {
            (Some((one, _)), Some((_, other))) if at == one => other.is_some_and(|other| other > 0),
            (Some((_, two)), Some((one, _))) if at == two => one.is_some_and(|one| one > 0),
            _ => false,
        };
        let mut all = parts;
        for (at, part) in all.iter_mut().enumerate() {
            if part.is_none() && rest == 0 && !is_open(at) {
                *part = Some(0);
            }
        }
        Some(Self { parts: all, total })
    }

    pub(super) const fn total(&self) -> u128 {
        self.total
    }

    pub(super) fn part(&self, index: usize) -> Option<u128> {
        self.parts.get(index).copied().flatten()
    }

    /// The sum: a part is known where both know it.
    pub(super) fn add(&self, other: &Self, pair: Pair) -> Option<Self> {
        let total = self.total.checked_add(other.total)?;
        let mut parts = self.parts;
        for (a, b) in parts.iter_mut().zip(other.parts) {
            *a = match (*a, b) {
                (Some(a), Some(b)) => Some(a.checked_add(b)?),
                _ => None,
            };
        }
        Self::of(parts, total, pair)
    }
}
