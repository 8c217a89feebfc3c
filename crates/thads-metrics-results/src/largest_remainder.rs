//! Whole numbers that sum to what they must: the method of largest remainders (Hamilton's).

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::ToPrimitive;

/// `values` as counts of 10^-places that sum to `total`, each its floor or one more where that is possible.
pub(super) fn apportion(values: &[&BigRational], total: &BigInt, places: u16) -> Vec<BigInt> {
    let unit = thads_metrics::rate::ten(places);
    let mut floors = Vec::with_capacity(values.len());
    let mut rests = Vec::with_capacity(values.len());
    for (index, value) in values.iter().enumerate() {
        let (floor, rest) = (value.numer() * &unit).div_mod_floor(value.denom());
        floors.push(floor);
        rests.push((BigRational::new(rest, value.denom().clone()), index));
    }
    // Largest remainder first; of equal ones, the first.
    rests.sort_by(|(a, i), (b, j)| b.cmp(a).then(i.cmp(j)));
    let left = total - floors.iter().sum::<BigInt>();
    let give = left.to_usize().unwrap_or(0);
    for (_, index) in rests.into_iter().take(give) {
        if let Some(floor) = floors.get_mut(index) {
            *floor += 1;
        }
    }
    floors
}

/// Whole numbers in proportion to `weights` that sum to `total`; what is left over goes to the largest
/// remainders. None is over its weight if `total` is at most the sum of the weights.
pub(super) fn in_proportion(total: u128, weights: &[u128]) -> Vec<u128> {
    let sum: BigInt = weights.iter().map(|weight| BigInt::from(*weight)).sum();
    if sum == BigInt::ZERO {
        return vec![0; weights.len()];
    }
    let part = |weight: &u128| BigRational::new(BigInt::from(total) * BigInt::from(*weight), sum.clone());
    let parts: Vec<BigRational> = weights.iter().map(part).collect();
    let shares = apportion(&parts.iter().collect::<Vec<_>>(), &total.into(), 0);
    shares.into_iter().map(|share| u128::try_from(share).unwrap_or(0)).collect()
}
