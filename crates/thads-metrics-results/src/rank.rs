//! Ranks: by the exact rate, highest first; equal rates share one ([`Rank`]).

use crate::error::ResultsError;
use thads_metrics::Rate;
use thads_metrics::text::clip;

/// Which rates are equal when offices are ranked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Ties {
    /// Those that are equal exactly.
    #[default]
    Exact,
    /// Those that print alike: where figures were only read off a report, nothing says which is higher.
    Printed,
}

/// A place in a ranking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rank {
    /// The place: 1, 2, 2, 4.
    pub place: usize,
    /// Whether another office shares it.
    pub is_tied: bool,
}

impl Ties {
    /// The key: `exact`, `printed`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Printed => "printed",
        }
    }
}

impl std::str::FromStr for Ties {
    type Err = ResultsError;

    fn from_str(text: &str) -> Result<Self, ResultsError> {
        let known = [Self::Exact, Self::Printed].into_iter().find(|ties| ties.key() == text);
        known.ok_or_else(|| ResultsError::Ties { got: clip(text) })
    }
}

/// The rank of each rate, as competitions rank: after two seconds comes a fourth. No rate, no rank.
///
/// `places` are the decimals that rates are printed with.
///
/// ```
/// use thads_metrics::{Count, Rate};
/// use thads_metrics_results::{Ties, ranks};
/// let rate = |a, b| Rate::of(Count::new(a), Count::new(b)).ok();
/// let rates = [rate(1, 2), rate(3, 4), None, rate(2, 4), rate(1, 4)];
/// let places = ranks(&rates, Ties::Exact, 2).map(|rank| rank.map_or(0, |rank| rank.place));
/// assert_eq!(places.collect::<Vec<_>>(), [2, 1, 0, 2, 4]);
/// ```
pub fn ranks(rates: &[Option<Rate>], ties: Ties, places: u16) -> impl Iterator<Item = Option<Rank>> + use<> {
    let mut order: Vec<(usize, Rate)> = rates.iter().copied().enumerate().filter_map(|(i, r)| Some((i, r?))).collect();
    order.sort_by(|(_, a), (_, b)| b.cmp(a));
    // Rounding never turns two rates round, so rates that print alike stand together.
    let alike = |a: &(usize, Rate), b: &(usize, Rate)| match ties {
        Ties::Exact => a.1 == b.1,
        Ties::Printed => a.1.percent(places) == b.1.percent(places),
    };
    let mut ranks = vec![None; rates.len()];
    let mut place = 1_usize;
    for group in order.chunk_by(alike) {
        for (i, _) in group {
            if let Some(rank) = ranks.get_mut(*i) {
                *rank = Some(Rank { place, is_tied: group.len() > 1 });
            }
        }
        place = place.saturating_add(group.len());
    }
    ranks.into_iter()
}
