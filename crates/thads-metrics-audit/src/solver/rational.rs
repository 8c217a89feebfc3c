//! Exact fractions that stay in two machine words while they fit, and grow when they don't.

use std::{
    cmp::Ordering,
    ops::{Add, Div, Mul, Neg, Sub},
};

use dashu_int::{IBig, Sign, ops::BitTest};
use dashu_ratio::RBig;
use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::Zero;

/// A fraction in lowest terms with a positive denominator.
///
/// Invariant: `Small` whenever both parts fit, so equal numbers have one form.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Rational {
    Small(i128, i128),
    Big(Box<RBig>),
}

use Rational::{Big, Small};

impl Rational {
    pub(crate) const ZERO: Self = Small(0, 1);
    pub(crate) const ONE: Self = Small(1, 1);

    pub(crate) const fn integer(value: i128) -> Self {
        Small(value, 1)
    }

    pub(crate) fn is_zero(&self) -> bool {
        matches!(self, Small(0, _))
    }

    pub(crate) fn is_positive(&self) -> bool {
        match self {
            Small(n, _) => *n > 0,
            Big(big) => big.sign() == Sign::Positive,
        }
    }

    pub(crate) fn is_negative(&self) -> bool {
        match self {
            Small(n, _) => *n < 0,
            Big(big) => big.sign() == Sign::Negative,
        }
    }

    pub(crate) fn is_integer(&self) -> bool {
        match self {
            Small(_, d) => *d == 1,
            Big(big) => big.is_int(),
        }
    }

    /// How much work an operation with it is: 1 in machine words, more the longer it is.
    pub(crate) fn weight(&self) -> usize {
        match self {
            Small(..) => 1,
            Big(big) => {
                // The common divisor takes time that grows with the square of the length.
                let bits = big.numerator().bit_len().saturating_add(big.denominator().bit_len());
                (bits.saturating_mul(bits) / 4_000).saturating_add(30)
            }
        }
    }

    pub(crate) fn floor(&self) -> Self {
        match self {
            Small(n, d) => Small(Integer::div_floor(n, d), 1),
            Big(big) => Self::from(RBig::from(big.floor())),
        }
    }

    pub(crate) fn ceil(&self) -> Self {
        -&(-self).floor()
    }

    /// The fraction in the form that callers of the audit get.
    pub(crate) fn to_big(&self) -> BigRational {
        match self {
            Small(n, d) => BigRational::new_raw(BigInt::from(*n), BigInt::from(*d)),
            Big(big) => {
                let denom = BigInt::from_bytes_le(num_bigint::Sign::Plus, &big.denominator().to_le_bytes());
                BigRational::new_raw(BigInt::from_signed_bytes_le(&big.numerator().to_le_bytes()), denom)
            }
        }
    }

    /// The fraction without a limit to its length.
    fn to_long(&self) -> RBig {
        match self {
            Small(n, d) => RBig::from(*n) / RBig::from(*d),
            Big(big) => (**big).clone(),
        }
    }

    /// Brings `n/d` to lowest terms; `d` must not be zero.
    fn reduced(n: i128, d: i128) -> Option<Self> {
        let g = gcd(n.unsigned_abs(), d.unsigned_abs());
        let g = i128::try_from(g).ok()?;
        let (n, d) = (n.checked_div(g)?, d.checked_div(g)?);
        if d > 0 { Some(Small(n, d)) } else { Some(Small(n.checked_neg()?, d.checked_neg()?)) }
    }
}

/// Euclid, in 64-bit steps as soon as both fit.
fn gcd(mut a: u128, mut b: u128) -> u128 {
    loop {
        if let (Ok(small_a), Ok(small_b)) = (u64::try_from(a), u64::try_from(b)) {
            return num_integer::gcd(small_a, small_b).into();
        }
        match a.checked_rem(b) {
            None => return a,
            Some(rem) => (a, b) = (b, rem),
        }
    }
}

impl From<RBig> for Rational {
    fn from(value: RBig) -> Self {
        match (i128::try_from(value.numerator()), i128::try_from(value.denominator())) {
            (Ok(n), Ok(d)) => Small(n, d),
            _ => Big(Box::new(value)),
        }
    }
}

impl From<BigRational> for Rational {
    fn from(value: BigRational) -> Self {
        if let (Ok(n), Ok(d)) = (i128::try_from(value.numer()), i128::try_from(value.denom())) {
            return Small(n, d);
        }
        let long = |part: &BigInt| IBig::from_le_bytes(&part.to_signed_bytes_le());
        Self::from(RBig::from_parts_signed(long(value.numer()), long(value.denom())))
    }
}

impl Add for &Rational {
    type Output = Rational;

    fn add(self, other: Self) -> Rational {
        match (self, other) {
            (Small(0, _), same) | (same, Small(0, _)) => return same.clone(),
            _ => {}
        }
        if let (Small(a, b), Small(c, d)) = (self, other) {
            let sum = if *b == 1 && *d == 1 {
                a.checked_add(*c).map(|n| Small(n, 1))
            } else if b == d {
                a.checked_add(*c).and_then(|n| Rational::reduced(n, *b))
            } else {
                let cross = |x: &i128, y: &i128, z: &i128, w: &i128| {
                    x.checked_mul(*w)?.checked_add(z.checked_mul(*y)?).zip(y.checked_mul(*w))
                };
                cross(a, b, c, d).and_then(|(n, m)| Rational::reduced(n, m))
            };
            if let Some(sum) = sum {
                return sum;
            }
        }
        Rational::from(self.to_long() + other.to_long())
    }
}

impl Mul for &Rational {
    type Output = Rational;

    fn mul(self, other: Self) -> Rational {
        match (self, other) {
            (Small(0, _), _) | (_, Small(0, _)) => return Rational::ZERO,
            (Small(1, 1), same) | (same, Small(1, 1)) => return same.clone(),
            (Small(-1, 1), opposite) | (opposite, Small(-1, 1)) => return -opposite,
            _ => {}
        }
        if let (Small(a, b), Small(c, d)) = (self, other) {
            let product = if *b == 1 && *d == 1 {
                a.checked_mul(*c).map(|n| Small(n, 1))
            } else {
                // Crosswise first: keeps the products small, and the result needs no further reduction.
                Rational::reduced(*a, *d).zip(Rational::reduced(*c, *b)).and_then(|(x, y)| match (x, y) {
                    (Small(p, q), Small(r, s)) => Some(Small(p.checked_mul(r)?, q.checked_mul(s)?)),
                    _ => None,
                })
            };
            if let Some(product) = product {
                return product;
            }
        }
        Rational::from(self.to_long() * other.to_long())
    }
}

impl Neg for &Rational {
    type Output = Rational;

    fn neg(self) -> Rational {
        match self {
            Small(n, d) if *n != i128::MIN => Small(n.wrapping_neg(), *d),
            _ => Rational::from(-self.to_long()),
        }
    }
}

impl Sub for &Rational {
    type Output = Rational;

    fn sub(self, other: Self) -> Rational {
        self + &-other
    }
}

impl Div for &Rational {
    type Output = Rational;

    /// `other` must not be zero: callers divide by pivots and by widths they have tested.
    fn div(self, other: Self) -> Rational {
        let inverse = match other {
            Small(n, d) if *n > 0 => Small(*d, *n),
            Small(n, d) if *n < 0 && *n != i128::MIN && *d != i128::MIN => Small(d.wrapping_neg(), n.wrapping_neg()),
            Small(0, _) => return Rational::ZERO,
            _ => Rational::from(RBig::ONE / other.to_long()),
        };
        self * &inverse
    }
}

impl Ord for Rational {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Small(a, b), Small(c, d)) => {
                if b == d {
                    return a.cmp(c);
                }
                match (a.checked_mul(*d), c.checked_mul(*b)) {
                    (Some(left), Some(right)) => left.cmp(&right),
                    _ => self.to_long().cmp(&other.to_long()),
                }
            }
            _ => self.to_long().cmp(&other.to_long()),
        }
    }
}

impl PartialOrd for Rational {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Zero for Rational {
    fn zero() -> Self {
        Self::ZERO
    }

    fn is_zero(&self) -> bool {
        Rational::is_zero(self)
    }
}

impl Add for Rational {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        &self + &other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[allow(clippy::many_single_char_names)] // two numbers, each as two
    fn check(a: (i128, i128), b: (i128, i128)) {
        let big = |(n, d): (i128, i128)| BigRational::new(n.into(), d.into());
        let (x, y) = (Rational::from(big(a)), Rational::from(big(b)));
        let (p, q) = (big(a), big(b));
        assert_eq!(&x + &y, Rational::from(&p + &q));
        assert_eq!(&x - &y, Rational::from(&p - &q));
        assert_eq!(&x * &y, Rational::from(&p * &q));
        assert_eq!(x.cmp(&y), p.cmp(&q));
        assert_eq!(x.floor(), Rational::from(p.floor()));
        assert_eq!(x.ceil(), Rational::from(p.ceil()));
        if !q.is_zero() {
            assert_eq!(&x / &y, Rational::from(&p / &q));
        }
    }

    #[test]
    fn long_and_short_fractions_mix() {
        let prime = 1_000_000_007_i128;
        let mut sum = Rational::ZERO;
        let mut expected = BigRational::zero();
        for d in [prime, 3 * prime, 12, 1 << 90, 7 * prime, i128::MAX, prime * prime, 12, 1 << 100] {
            let step = BigRational::new((d / 2 + 1).into(), d.into());
            sum = &(&sum + &Rational::from(step.clone())) * &Small(prime, 9);
            expected = (expected + step) * BigRational::new(prime.into(), 9.into());
            assert_eq!(sum, Rational::from(expected.clone()));
            assert_eq!((&sum - &sum), Rational::ZERO);
        }
    }

    #[test]
    fn agrees_with_arbitrary_precision_where_it_fits_and_where_it_overflows() {
        let edge =
            [0, 1, -1, 2, 3, -7, 100, 50_745, 1 << 40, i128::from(i64::MAX), i128::MAX, i128::MIN, i128::MAX / 3];
        for a in edge {
            for b in edge {
                for d in [1, 3, 100_000, 1 << 62, i128::MAX] {
                    check((a, d), (b, 7));
                    check((a, 1), (b, d));
                }
            }
        }
    }
}
