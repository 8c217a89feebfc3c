//! Who resolves how much of what the whole needs ([`Share`]).

use crate::{error::ResultsError, largest_remainder::in_proportion};

/// How what the whole still needs is shared out among its offices.
///
/// The number needed is the same whatever the way: the fewest further cases or đồng that bring the
/// whole to its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Share {
    /// By as few offices as can do it: those with the most eligible and open first.
    #[default]
    FewestOffices,
    /// By every office in proportion to what it has eligible and open.
    Proportional,
    /// By every office up to its own target first, what is then missing in proportion to what is still
    /// open; if their own targets ask for more than is needed, in proportion to what they ask.
    OwnTargets,
}

impl Share {
    /// Every way.
    pub const ALL: [Self; 3] = [Self::FewestOffices, Self::Proportional, Self::OwnTargets];

    /// The key: `fewest_offices`, `proportional`, `own_targets`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::FewestOffices => "fewest_offices",
            Self::Proportional => "proportional",
            Self::OwnTargets => "own_targets",
        }
    }
}

impl std::str::FromStr for Share {
    type Err = ResultsError;

    fn from_str(text: &str) -> Result<Self, ResultsError> {
        let known = Self::ALL.into_iter().find(|share| share.key() == text);
        known.ok_or_else(|| ResultsError::Share { got: text.chars().take(60).collect() })
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
}

/// What each office resolves of `needed`, which is at most what all have open; sums to it.
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
            let own: Vec<u128> = offices.iter().map(|office| office.own).collect();
            let asked = own.iter().fold(0_u128, |sum, own| sum.saturating_add(*own));
            let Some(missing) = needed.checked_sub(asked) else { return in_proportion(needed, &own) };
            let rest: Vec<u128> = open.iter().zip(&own).map(|(open, own)| open.saturating_sub(*own)).collect();
            let more = in_proportion(missing, &rest);
            own.into_iter().zip(more).map(|(own, more)| own.saturating_add(more)).collect()
        }
    }
}
