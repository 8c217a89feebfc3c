//! The level of a target ([`Level`]): an exact percentage, and how many places it is printed with.

use crate::text::clip::clip;
use std::str::FromStr;

use num_rational::BigRational;
use num_traits::{One, Signed, Zero};

use crate::{
    rate::percent::{Percent, Points},
    targets::error::TargetError,
};

/// A level to reach, in percent, exact: `81,5%`, or a fraction of percents such as `163/24`, which may not have a finite
/// decimal expansion (a share of another target).
///
/// As text, a number from 0 to 1 without a percent sign may be a share or a percentage, and is refused.
///
/// ```
/// use thads_metrics::{Target, targets::Level};
/// let month = Target::at_least("163/24".parse()?, "2022/01".parse()?);
/// assert_eq!((month.to_string().as_str(), month.level_text().as_str()), ("từ 6,79% trở lên (1 tháng đầu năm 2022)", "163/24"));
/// assert!("0,815".parse::<Level>().is_err() && "nhiều".parse::<Level>().is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    pub(super) value: BigRational,
    pub(super) places: u16,
}

impl Level {
    /// Whether a number alone might be a share of one: 0,815 for 81,5 %.
    pub fn is_perhaps_a_share(&self) -> bool {
        self.value.is_positive() && self.value <= BigRational::one()
    }
}

impl From<Percent> for Level {
    fn from(percent: Percent) -> Self {
        Self { value: percent.value(), places: percent.places() }
    }
}

impl From<BigRational> for Level {
    /// It prints with as many places as it has, or two.
    fn from(value: BigRational) -> Self {
        let places = decimals(&value).unwrap_or(2);
        Self { value, places }
    }
}

impl FromStr for Level {
    type Err = TargetError;

    fn from_str(text: &str) -> Result<Self, TargetError> {
        let malformed = |_| TargetError::Level { got: clip(text) };
        if text.contains('/') {
            let level: Points = text.parse().map_err(malformed)?;
            return Ok(level.value().clone().into());
        }
        let level = Self::from(text.parse::<Percent>().map_err(malformed)?);
        if !text.trim_end().ends_with('%') && level.is_perhaps_a_share() {
            return Err(TargetError::Share { got: text.trim().to_owned() });
        }
        Ok(level)
    }
}

/// How many decimals write it exactly; `None` if none do, or far too many.
pub(super) fn decimals(value: &BigRational) -> Option<u16> {
    let mut rest = value.denom().clone();
    let mut count = |prime: u8| {
        let mut times = 0_u16;
        while times < 1_000 && (&rest % prime).is_zero() {
            rest = &rest / prime;
            times = times.saturating_add(1);
        }
        times
    };
    let places = count(2).max(count(5));
    rest.is_one().then_some(places)
}
