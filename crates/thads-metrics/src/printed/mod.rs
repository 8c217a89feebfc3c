//! A figure as somebody printed it: read with its hedges and units, kept with its digits,
//! and worth the interval of numbers that could have been printed that way.
//!
//! `50,75%` stands for everything from 50,745 to 50,755; `1.719 tỷ` for half a tỷ either way;
//! `5.409 việc` for itself; `hơn 70%` for 70 and all above. A count printed to the unit, an
//! amount printed to the đồng and a target are exact.

pub mod error;
mod read;
pub mod words;

use std::{
    fmt,
    hash::{Hash, Hasher},
    str::FromStr,
};

use num_bigint::BigInt;
use num_rational::BigRational;
use serde::{Deserialize, Serialize};

use crate::{amount::Scale, measure::Kind, rate::percent::ten, text::lang::Lang};
pub use error::PrintedError;
pub use words::{Direction, Hedge};

/// What is known of how a figure was rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Rounding {
    /// To the nearest unit in the last place: half of one either way.
    #[default]
    Nearest,
    /// Truncated or rounded, nobody knows: one either way.
    Any,
}

impl Rounding {
    /// The key: `nearest` or `any`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Nearest => "nearest",
            Self::Any => "any",
        }
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
}

/// A figure as printed.
///
/// Two are equal when they say the same with the same digits: `50,75%` and `50,750%` differ,
/// `1.719 tỷ` and `1.719 tỉ đồng` do not.
///
/// ```
/// use thads_metrics::{Kind, Lang, Printed, printed::Rounding};
/// let ahead = Printed::read("vượt 1,55%", Kind::Percent, true).unwrap();
/// assert_eq!(ahead.interval(Rounding::Nearest).low, Some(num_rational::BigRational::new(1545.into(), 1000.into())));
/// assert_eq!(ahead.print(Lang::Vi), "tăng 1,55%");
///
/// let left = Printed::read("1.719 tỷ", Kind::Money, false).unwrap();
/// assert_eq!(left.print(Lang::En), "1,719 billion dong");
///
/// // Three hundredths of a case is a slip, never the number three hundred:
/// assert!(Printed::read("3.00 vụ", Kind::Count, false).is_err());
/// ```
#[derive(Debug, Clone)]
pub struct Printed {
    text: String,
    kind: Kind,
    signed: bool,
    direction: Option<Direction>,
    hedge: Option<Hedge>,
    mantissa: u128,
    exponent: i16,
}

impl Printed {
    /// The most digits that a number is read with.
    pub const MAX_DIGITS: usize = 36;

    /// Reads a figure of a kind; `signed` where it is a difference or a change.
    pub fn read(text: &str, kind: Kind, signed: bool) -> Result<Self, PrintedError> {
        read::read(text, kind, signed)
    }

    /// The text as it was given.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The kind of number.
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// Whether it is a difference or a change, and so may be below zero.
    pub const fn signed(&self) -> bool {
        self.signed
    }

    /// `tăng` or `giảm`, where one is said.
    pub const fn direction(&self) -> Option<Direction> {
        self.direction
    }

    /// `trên`, `gần`, `khoảng`, where one is said.
    pub const fn hedge(&self) -> Option<Hedge> {
        self.hedge
    }

    /// Whether it is a target that must be exceeded: `trên 70%`.
    pub const fn is_strict(&self) -> bool {
        matches!((self.kind, self.hedge), (Kind::Target, Some(Hedge::AtLeast)))
    }

    /// The power of ten of the last printed place: −2 for `50,75%`, 9 for `1.719 tỷ`.
    pub const fn exponent(&self) -> i16 {
        self.exponent
    }

    /// The printed number itself, its sign included, in cases, đồng or percent.
    pub fn value(&self) -> BigRational {
        let magnitude = self.places(&BigInt::from(self.mantissa));
        if self.direction == Some(Direction::Down) { -magnitude } else { magnitude }
    }

    /// The unit in the last place, in cases, đồng or percent.
    pub fn ulp(&self) -> BigRational {
        self.places(&BigInt::from(1))
    }

    /// Whether the figure stands for its value alone: a count to the unit, an amount to the đồng, a target.
    pub const fn is_exact(&self) -> bool {
        match self.kind {
            Kind::Target => matches!(self.hedge, None | Some(Hedge::AtLeast)),
            Kind::Percent => false,
            Kind::Count | Kind::Money => self.exponent == 0 && self.hedge.is_none(),
        }
    }

    /// The numbers that the figure can stand for.
    pub fn interval(&self, rounding: Rounding) -> Interval {
        let magnitude = self.places(&BigInt::from(self.mantissa));
        let (low, high) = match self.hedge {
            _ if self.is_exact() => (Some(magnitude.clone()), Some(magnitude)),
            Some(Hedge::About) => (None, None),
            Some(Hedge::AtLeast) => (Some(magnitude), None),
            Some(Hedge::AtMost) => (None, Some(magnitude)),
            None => {
                let ulp = self.ulp();
                let slack = match rounding {
                    Rounding::Nearest => ulp / BigInt::from(2),
                    Rounding::Any => ulp,
                };
                (Some(&magnitude - &slack), Some(magnitude + slack))
            }
        };
        match self.direction {
            Some(Direction::Down) => Interval { low: high.map(|h| -h), high: low.map(|l| -l) },
            _ => Interval { low, high },
        }
    }

    fn places(&self, units: &BigInt) -> BigRational {
        let power = ten(self.exponent.unsigned_abs());
        if self.exponent < 0 { BigRational::new(units.clone(), power) } else { (units * power).into() }
    }

    /// Writes the figure back in its usual form: `giảm gần 5%`, `down by almost 5%`.
    ///
    /// Reading the Vietnamese form gives an equal figure.
    pub fn print(&self, lang: Lang) -> String {
        let scale = match self.kind {
            Kind::Percent | Kind::Target => Scale::One,
            Kind::Count | Kind::Money => {
                let holds = |scale: &&Scale| i64::from(scale.exponent()) >= i64::from(self.exponent);
                Scale::ALL.iter().find(holds).copied().unwrap_or(Scale::Trillion)
            }
        };
        let places = i64::from(scale.exponent()).saturating_sub(i64::from(self.exponent));
        let number = lang.decimal(&self.mantissa.into(), u16::try_from(places).unwrap_or(0));
        let unit = match (self.kind, lang) {
            (Kind::Percent | Kind::Target, _) => "%",
            (Kind::Count, Lang::Vi) => "việc",
            (Kind::Count, Lang::En) => "cases",
            (Kind::Money, Lang::Vi) => "đồng",
            (Kind::Money, Lang::En) => "dong",
        };
        let mut words = Vec::new();
        words.extend(self.direction.map(|direction| direction.word(lang)));
        words.extend(self.hedge.map(|hedge| hedge.word(lang)));
        let percent = format!("{number}%");
        if self.kind.is_percent() {
            words.push(&percent);
        } else {
            words.extend([number.as_str(), scale.word(lang), unit]);
        }
        words.retain(|word| !word.is_empty());
        words.join(" ")
    }
}

impl fmt::Display for Printed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// What makes two figures the same: all but the spelling.
type Meaning = (Kind, bool, Option<Direction>, Option<Hedge>, u128, i16);

impl Printed {
    const fn meaning(&self) -> Meaning {
        (self.kind, self.signed, self.direction, self.hedge, self.mantissa, self.exponent)
    }
}

impl PartialEq for Printed {
    fn eq(&self, other: &Self) -> bool {
        self.meaning() == other.meaning()
    }
}

impl Eq for Printed {}

impl Hash for Printed {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.meaning().hash(state);
    }
}

#[derive(Serialize, Deserialize)]
struct Written {
    printed: String,
    kind: Kind,
    #[serde(default)]
    signed: bool,
}

impl Serialize for Printed {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Written { printed: self.text.clone(), kind: self.kind, signed: self.signed }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Printed {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = Written::deserialize(deserializer)?;
        Self::read(&written.printed, written.kind, written.signed).map_err(serde::de::Error::custom)
    }
}

impl FromStr for Rounding {
    type Err = crate::text::unknown_name::UnknownName;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let known = [Self::Nearest, Self::Any].into_iter().find(|rounding| rounding.key() == text);
        known.ok_or_else(|| crate::text::unknown_name::UnknownName::Rounding { got: text.to_owned() })
    }
}
