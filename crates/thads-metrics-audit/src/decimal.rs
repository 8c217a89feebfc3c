//! How ends of bounds are written as decimals.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Signed;

use crate::solver::simplex::Side;
use thads_metrics::rate::ten;

/// Decimals that percentages are written with, at most; rounded outward.
const PLACES: u16 = 6;

/// A decimal rounded outward to at most six places, without trailing zeros.
pub(super) fn decimal(value: &BigRational, side: Side) -> String {
    let scaled = value * BigRational::from(ten(PLACES));
    let units: BigInt = if side == Side::Low { scaled.floor() } else { scaled.ceil() }.to_integer();
    let (mut units, mut places) = (units, PLACES);
    while places > 0 && (&units % BigInt::from(10)) == BigInt::from(0) {
        units /= BigInt::from(10);
        places = places.saturating_sub(1);
    }
    let digits = units.abs().to_string();
    let places = usize::from(places);
    let digits = format!("{digits:0>width$}", width = places.saturating_add(1));
    let (whole, decimals) = digits.split_at(digits.len().saturating_sub(places));
    let sign = if units.is_negative() { "-" } else { "" };
    if decimals.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{decimals}") }
}
