//! Who resolves how much of what the whole needs ([`Share`]).

use crate::{error::ResultsError, largest_remainder::in_proportion};
use thads_metrics::text::clip;

/// How what the whole still needs is shared out among its offices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Share {
    /// By every office up to its own target, none faster than a pace that can be kept; what the whole lacks then, by
    /// those that can still do more.
    #[default]
    OwnTargets,
    /// By every office in proportion to what it has eligible and open, whatever the pace.
    Proportional,
    /// By as few offices as can do it, those with the most eligible and open first: the least number of offices, and of
    /// each all that it has.
    FewestOffices,
}

impl Share {
    /// Every way.
    pub const ALL: [Self; 3] = [Self::OwnTargets, Self::Proportional, Self::FewestOffices];

    /// The key: `own_targets`, `proportional`, `fewest_offices`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::OwnTargets => "own_targets",
            Self::Proportional => "proportional",
            Self::FewestOffices => "fewest_offices",
        }
    }
}

impl std::str::FromStr for Share {
    type Err = ResultsError;

    fn from_str(text: &str) -> Result<Self, ResultsError> {
        let known = Self::ALL.into_iter().find(|share| share.key() == text);
        known.ok_or_else(|| ResultsError::Share { got: clip(text) })
    }
}

/// An office as far as sharing out goes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Capacity<'a> {
    /// Its name, which decides between equals.
    pub(super) office: &'a str,
    /// What it has eligible and open: the most it can resolve.
    pub(super) open: u128,
    /// What it needs for its own target, at most what is open.
    pub(super) own: u128,
    /// What it can resolve at the pace that is allowed, at most what is open.
    pub(super) paced: u128,
}

/// What each office resolves of `needed`, which is at most what all have open.
///
/// By own targets it may be more, where some need not make up for others, or less, where the pace does not allow it;
/// else it sums to what is needed.
pub(super) fn share_out(needed: u128, offices: &[Capacity<'_>], share: Share) -> Vec<u128> {
    let open: Vec<u128> = offices.iter().map(|office| office.open).collect();
    match share {
        Share::FewestOffices => {
            let mut order: Vec<(usize, &Capacity<'_>)> = offices.iter().enumerate().collect();
            order.sort_by(|(_, a), (_, b)| b.open.cmp(&a.open).then_with(|| a.office.cmp(b.office)));
            let mut shares = vec![0; offices.len()];
            let mut left = needed;
            for (index, office) in order {
                let taken = left.min(office.open);
                left = left.saturating_sub(taken);
                if let Some(share) = shares.get_mut(index) {
                    *share = taken;
                }
            }
            shares
        }
        Share::Proportional => in_proportion(needed, &open),
        Share::OwnTargets => {
            let own: Vec<u128> = offices.iter().map(|office| office.own.min(office.paced)).collect();
            let missing = needed.saturating_sub(sum(&own));
            let room: Vec<u128> =
                offices.iter().zip(&own).map(|(office, own)| office.paced.saturating_sub(*own)).collect();
            let more = in_proportion(missing.min(sum(&room)), &room);
            own.into_iter().zip(more).map(|(own, more)| own.saturating_add(more)).collect()
        }
    }
}

/// The sum of shares.
pub(super) fn sum(shares: &[u128]) -> u128 {
    shares.iter().fold(0_u128, |sum, share| sum.saturating_add(*share))
}
