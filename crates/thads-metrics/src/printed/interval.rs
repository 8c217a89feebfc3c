//! The numbers that a printed figure can stand for.

use std::str::FromStr;

use num_bigint::BigInt;
use num_rational::BigRational;
use serde::{Deserialize, Serialize};

use crate::{
    measure::Kind,
    printed::{
        Printed, Rounding,
        words::{Direction, Hedge},
    },
    rate::percent::ten,
    text::unknown_name::UnknownName,
};

/// How much a hedge may hide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Hedges {
    /// Any amount: `hơn 68.600 tỷ` is 68.600 tỷ and all above.
    #[default]
    Open,
    /// At most one unit of the last digit printed that is not zero: `hơn 68.600 tỷ` is 68.600–68.700 tỷ.
    Near,
}

impl Hedges {
    /// The key: `open` or `near`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Near => "near",
        }
    }
}

impl FromStr for Hedges {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, UnknownName> {
        let known = [Self::Open, Self::Near].into_iter().find(|hedges| hedges.key() == text);
        known.ok_or_else(|| UnknownName::Hedges { got: text.to_owned() })
    }
}

/// A closed interval of exact numbers, unbounded where an end is `None`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Interval {
    /// The least, or `None` if there is none.
    pub low: Option<BigRational>,
    /// The greatest, or `None` if there is none.
    pub high: Option<BigRational>,
}

impl Interval {
    /// Whether `value` lies in it, ends included.
    pub fn contains(&self, value: &BigRational) -> bool {
        self.low.as_ref().is_none_or(|low| low <= value) && self.high.as_ref().is_none_or(|high| value <= high)
    }

    /// Whether some number lies in both.
    pub fn meets(&self, other: &Self) -> bool {
        let apart = |high: &Option<BigRational>, low: &Option<BigRational>| match (high, low) {
            (Some(high), Some(low)) => high < low,
            _ => false,
        };
        !apart(&self.high, &other.low) && !apart(&other.high, &self.low)
    }
}

impl Printed {
    /// The printed number itself, its sign included, in cases, đồng or percent; of a range the first one.
    pub fn value(&self) -> BigRational {
        self.turned(self.places(self.mantissa))
    }

    /// The unit in the last place, in cases, đồng or percent.
    pub fn ulp(&self) -> BigRational {
        power(self.exponent())
    }

    /// One unit of the last digit printed that is not zero: of `68.600 tỷ` 100 tỷ, of `220,485 tỷ` 0,001 tỷ.
    pub fn last_digit(&self) -> BigRational {
        let (mut rest, mut tens) = (self.upper.unwrap_or(self.mantissa), 0_i16);
        while rest != 0 && rest.is_multiple_of(10) {
            rest /= 10;
            tens = tens.saturating_add(1);
        }
        power(self.exponent().saturating_add(tens))
    }

    /// The numbers that the figure can stand for, however much its hedge hides.
    pub fn interval(&self, rounding: Rounding) -> Interval {
        self.interval_with(rounding, Hedges::Open)
    }

    /// The numbers that the figure can stand for.
    ///
    /// ```
    /// use thads_metrics::{Kind, Printed, printed::{Hedges, Rounding}};
    /// let over = Printed::read("hơn 68.600 tỷ", Kind::Money, false).unwrap();
    /// assert_eq!(over.interval_with(Rounding::Nearest, Hedges::Open).high, None);
    /// let near = over.interval_with(Rounding::Nearest, Hedges::Near);
    /// assert_eq!(near.high.unwrap().to_string(), "68700000000000");
    /// ```
    pub fn interval_with(&self, rounding: Rounding, hedges: Hedges) -> Interval {
        let slack = match rounding {
            _ if self.is_exact() || self.is_range() => None,
            Rounding::Nearest => Some(self.ulp() / BigInt::from(2)),
            Rounding::Any => Some(self.ulp()),
        };
        let near = (hedges == Hedges::Near).then(|| self.last_digit());
        let (low, high) = (self.places(self.mantissa), self.places(self.upper.unwrap_or(self.mantissa)));
        let below = |slack: BigRational| &low - slack;
        let above = |slack: BigRational| &high + slack;
        let (low, high) = match self.hedge {
            _ if self.is_exact() => (Some(low), Some(high)),
            None => (slack.clone().map(below).or(Some(low.clone())), slack.map(above).or(Some(high.clone()))),
            Some(Hedge::About) => (near.clone().map(below), near.map(above)),
            Some(Hedge::AtLeast) => (Some(low.clone()), near.map(above)),
            Some(Hedge::AtMost) => (near.map(below), Some(high.clone())),
            Some(Hedge::NotBelow) => (Some(low), None),
            Some(Hedge::NotAbove) => (None, Some(high)),
        };
        self.signed_interval(low, high)
    }

    /// The numbers that it stands for if its last digits were cut off, not rounded; `None` if that is no question.
    ///
    /// ```
    /// use thads_metrics::{Kind, Printed};
    /// let share = Printed::read("14,40%", Kind::Percent, false).unwrap();
    /// assert_eq!(share.cut_off().unwrap().high.unwrap().to_string(), "1441/100");
    /// ```
    pub fn cut_off(&self) -> Option<Interval> {
        let asked = self.kind == Kind::Percent && self.hedge.is_none() && !self.is_range();
        let low = self.places(self.mantissa);
        asked.then(|| self.signed_interval(Some(low.clone()), Some(low + self.ulp())))
    }

    fn signed_interval(&self, low: Option<BigRational>, high: Option<BigRational>) -> Interval {
        match self.direction {
            Some(Direction::Down) => Interval { low: high.map(|h| -h), high: low.map(|l| -l) },
            _ => Interval { low, high },
        }
    }

    fn turned(&self, magnitude: BigRational) -> BigRational {
        if self.direction == Some(Direction::Down) { -magnitude } else { magnitude }
    }

    /// A number of the last place in cases, đồng or percent: 127 of `1,27 lần` is a change of 27 %.
    pub(super) fn places(&self, units: u128) -> BigRational {
        let number = power(self.exponent()) * BigInt::from(units);
        if self.times { number - BigInt::from(100) } else { number }
    }
}

/// A power of ten.
fn power(exponent: i16) -> BigRational {
    let power = ten(exponent.unsigned_abs());
    if exponent < 0 { BigRational::new(BigInt::from(1), power) } else { power.into() }
}
