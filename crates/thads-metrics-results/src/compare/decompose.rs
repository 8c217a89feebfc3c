//! Why a total rate moved: what each part did, and how its weight changed ([`Decomposition`]).
//!
//! The total rate is the weighted mean of the parts' rates, R = Σ wᵢ·rᵢ with wᵢ = eligibleᵢ ÷ Σ eligible.
//! Between two periods, with a bar for the mean of both,
//!
//! ```text
//! ΔR = Σ w̄ᵢ·Δrᵢ            own effect: the part's rate moved, at its mean weight
//!    + Σ (r̄ᵢ − R̄)·Δwᵢ      weight effect: a part above (below) the mean gained (lost) weight
//! ```
//!
//! exactly, for w̄·Δr + r̄·Δw = Δ(w·r) part by part, and the R̄ adds nothing because the weights sum
//! to one on both sides. It is symmetric: the other way round every effect changes its sign. A part
//! without a rate on one side (nothing eligible, or not there at all) has no change of its own: with
//! the rate it has for r̄ᵢ, all of it is the effect of a weight that came or went.
//!
//! Source: E. M. Kitagawa, Components of a Difference Between Two Rates, Journal of the American
//! Statistical Association 50 (272), 1955, 1168–1194; centring by R̄, which says for each part whether
//! it pulled the total up, is added here (evidence: derived).

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;

use crate::largest_remainder::apportion;
use thads_metrics::Points;

/// Resolved and eligible of a part; nothing eligible where it was not there.
pub type Side = (u128, u128);

/// What one part did to the total rate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effect {
    /// By the change of its own rate.
    pub own: Points,
    /// By the change of its weight.
    pub weight: Points,
}

/// The change of a total rate, split among its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decomposition {
    /// What each part did, in order.
    pub effects: Vec<Effect>,
    /// The change of the total rate.
    pub total: Points,
}

/// Effects rounded so that every sum of the rounded ones is the rounded sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// Own and weight effect of each part, as counts of 10^-places points.
    pub effects: Vec<(BigInt, BigInt)>,
    /// Their sums.
    pub sums: (BigInt, BigInt),
}

fn ratio(numer: impl Into<BigInt>, denom: impl Into<BigInt>) -> BigRational {
    BigRational::new(numer.into(), denom.into())
}

/// The effects of parts, each as it was before and after; `None` if there is no total rate on a side.
///
/// ```
/// use thads_metrics_results::decompose;
/// // The first stays at 80 %, the second at 40 %; the first loses weight.
/// let split = decompose(&[((80, 100), (40, 50)), ((40, 100), (60, 150))]).unwrap();
/// assert_eq!(split.total.to_string(), "-10,00 điểm %");
/// let weights = split.effects.iter().map(|effect| effect.weight.to_string());
/// assert_eq!(weights.collect::<Vec<_>>(), ["-6,25 điểm %", "-3,75 điểm %"]);
/// assert!(split.effects.iter().all(|effect| effect.own.is_zero()));
/// ```
pub fn decompose(parts: &[(Side, Side)]) -> Option<Decomposition> {
    let sum = |pick: fn(&(Side, Side)) -> u128| parts.iter().map(pick).map(BigInt::from).sum::<BigInt>();
    let (resolved_a, eligible_a) = (sum(|(a, _)| a.0), sum(|(a, _)| a.1));
    let (resolved_b, eligible_b) = (sum(|(_, b)| b.0), sum(|(_, b)| b.1));
    if eligible_a.is_zero() || eligible_b.is_zero() {
        return None;
    }
    let (rate_a, rate_b) = (ratio(resolved_a, eligible_a.clone()), ratio(resolved_b, eligible_b.clone()));
    let (half, hundred) = (ratio(1, 2), ratio(100, 1));
    let mean = (&rate_a + &rate_b) * &half;
    let rate = |(resolved, eligible): Side| (eligible > 0).then(|| ratio(resolved, eligible));
    let effect = |(a, b): &(Side, Side)| {
        let (weight_a, weight_b) = (ratio(a.1, eligible_a.clone()), ratio(b.1, eligible_b.clone()));
        let (own, level) = match (rate(*a), rate(*b)) {
            (Some(ra), Some(rb)) => ((&weight_a + &weight_b) * &half * (&rb - &ra), (ra + rb) * &half),
            (Some(only), None) | (None, Some(only)) => (BigRational::zero(), only),
            (None, None) => (BigRational::zero(), mean.clone()),
        };
        let weight = (level - &mean) * (weight_b - weight_a);
        Effect { own: Points::new(own * &hundred), weight: Points::new(weight * &hundred) }
    };
    let effects = parts.iter().map(effect).collect();
    Some(Decomposition { effects, total: Points::new((rate_b - rate_a) * hundred) })
}

impl Effect {
    /// Both together.
    pub fn sum(&self) -> Points {
        self.own.clone() + self.weight.clone()
    }
}

impl Decomposition {
    /// The own and the weight effects of all parts; together they are the total.
    pub fn sums(&self) -> (Points, Points) {
        let weights: Vec<&BigRational> = self.effects.iter().map(|effect| effect.weight.value()).collect();
        let weight = Points::new(sum(&weights));
        (self.total.clone() - weight.clone(), weight)
    }

    /// Every effect rounded down or up to `places` decimals, so that the columns and the rows add up:
    /// the own and weight effects to their sums, those to the total rounded half-up.
    ///
    /// What is left over goes to those with the largest remainders (Hamilton's method).
    pub fn printed(&self, places: u16) -> Printed {
        let total = thads_metrics::rate::half_up(self.total.value(), places);
        let (own, weight) = self.sums();
        let sums = apportion(&[own.value(), weight.value()], &total, places);
        let (own, weight) = match sums.as_slice() {
            [own, weight] => (own.clone(), weight.clone()),
            _ => (total, BigInt::zero()),
        };
        let owns: Vec<&BigRational> = self.effects.iter().map(|effect| effect.own.value()).collect();
        let weights: Vec<&BigRational> = self.effects.iter().map(|effect| effect.weight.value()).collect();
        let effects = apportion(&owns, &own, places).into_iter().zip(apportion(&weights, &weight, places));
        Printed { effects: effects.collect(), sums: (own, weight) }
    }
}

/// The sum of many fractions: halves first, so that the long denominators are few.
fn sum(values: &[&BigRational]) -> BigRational {
    fn unreduced(values: &[&BigRational]) -> (BigInt, BigInt) {
        match values {
            [] => (BigInt::zero(), BigInt::from(1)),
            [one] => (one.numer().clone(), one.denom().clone()),
            _ => {
                let (left, right) = values.split_at(values.len() / 2);
                let ((a, b), (c, d)) = (unreduced(left), unreduced(right));
                (a * &d + c * &b, b * d)
            }
        }
    }
    let (numer, denom) = unreduced(values);
    BigRational::new(numer, denom)
}
