//! A length on a picture ([`Px`]).

use std::{
    fmt,
    iter::Sum,
    ops::{Add, Sub},
};

/// A length in tenths of a pixel, so that pictures are the same on every machine. It ends at its bounds and never wraps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Px(i64);

impl Px {
    pub(crate) const ZERO: Self = Self(0);

    pub(crate) const fn of(pixels: i64) -> Self {
        Self(pixels.saturating_mul(10))
    }

    pub(crate) const fn tenths(tenths: i64) -> Self {
        Self(tenths)
    }

    pub(crate) const fn in_tenths(self) -> i64 {
        self.0
    }

    pub(crate) const fn half(self) -> Self {
        Self(self.0 / 2)
    }

    /// As often as there are things in a row.
    pub(crate) fn times(self, times: usize) -> Self {
        Self(self.0.saturating_mul(i64::try_from(times).unwrap_or(i64::MAX)))
    }
}

impl Add for Px {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Px {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Sum for Px {
    fn sum<I: Iterator<Item = Self>>(lengths: I) -> Self {
        lengths.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for Px {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, size) = (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs());
        match size % 10 {
            0 => write!(f, "{sign}{}", size / 10),
            tenth => write!(f, "{sign}{}.{tenth}", size / 10),
        }
    }
}
