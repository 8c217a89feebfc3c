//! A figure as somebody printed it: read with its hedges and units, kept with its digits,
//! and worth the interval of numbers that could have been printed that way.
//!
//! `50,75%` stands for everything from 50,745 to 50,755; `1.719 tỷ` for half a tỷ either way;
//! `5.409 việc` for itself; `hơn 70%` for 70 and all above; `12 - 13%` for what lies between. A count
//! printed to the unit, an amount printed to the đồng and a target are exact.

pub mod error;
mod fraction;
mod interval;
mod number;
mod read;
pub mod words;
mod write;

use std::{
    fmt,
    hash::{Hash, Hasher},
    str::FromStr,
};

use serde::{Deserialize, Serialize};

use crate::{amount::Scale, measure::Kind, text::lang::Lang};
pub use error::PrintedError;
pub use interval::{Hedges, Interval};
pub use words::{Direction, Hedge};

use fraction::fraction;

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
    lang: Lang,
    direction: Option<Direction>,
    hedge: Option<Hedge>,
    mantissa: u128,
    /// The second number of a range, in the same places.
    upper: Option<u128>,
    exponent: i16,
    /// A change as a ratio: `1,27 lần`.
    times: bool,
    form: Form,
}

/// How a figure is written, beside what it says: what another number in its place would be written with.
#[derive(Debug, Clone, Copy)]
struct Form {
    direction: &'static str,
    scale: Scale,
    /// `1 tỷ 234 triệu`.
    compound: bool,
    unit: &'static str,
}

impl Printed {
    /// The most digits that a number is read with.
    pub const MAX_DIGITS: usize = 36;

    /// Reads a figure of a kind as Vietnamese prints it; `signed` where it is a difference or a change.
    pub fn read(text: &str, kind: Kind, signed: bool) -> Result<Self, PrintedError> {
        read::read(text, kind, signed, Lang::Vi)
    }

    /// Reads a figure in a language: in English `,` groups thousands and `.` is the decimal mark.
    ///
    /// ```
    /// use thads_metrics::{Kind, Lang, Printed};
    /// let seized = Printed::read_in("more than VND 118 billion", Kind::Money, false, Lang::En).unwrap();
    /// assert_eq!(seized.print(Lang::Vi), "trên 118 tỷ đồng");
    /// ```
    pub fn read_in(text: &str, kind: Kind, signed: bool, lang: Lang) -> Result<Self, PrintedError> {
        read::read(text, kind, signed, lang)
    }

    /// The two figures of a fraction, each with the unit that may be said once; `None` if it is not one.
    ///
    /// ```
    /// use thads_metrics::Printed;
    /// let (part, base) = Printed::fraction("2.139/4.293 việc").unwrap();
    /// assert_eq!((part.as_str(), base.as_str()), ("2.139 việc", "4.293 việc"));
    /// let (part, _) = Printed::fraction("hơn 14.000/39.700 tỷ đồng").unwrap();
    /// assert_eq!(part, "hơn 14.000 tỷ đồng");
    /// assert_eq!(Printed::fraction("30/9/2018"), None);
    /// ```
    pub fn fraction(text: &str) -> Option<(String, String)> {
        fraction(text)
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

    /// The language it was read in.
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// `tăng` or `giảm`, where one is said.
    pub const fn direction(&self) -> Option<Direction> {
        self.direction
    }

    /// `trên`, `gần`, `khoảng`, where one is said; two are [`Hedge::About`].
    pub const fn hedge(&self) -> Option<Hedge> {
        self.hedge
    }

    /// Whether it is two numbers, and stands for what lies between: `12 - 13%`.
    pub const fn is_range(&self) -> bool {
        self.upper.is_some()
    }

    /// Whether it is a change given as a ratio: `1,27 lần`.
    pub const fn is_ratio(&self) -> bool {
        self.times
    }

    /// Whether it is a target that must be exceeded: `trên 70%`.
    pub const fn is_strict(&self) -> bool {
        matches!((self.kind, self.hedge), (Kind::Target, Some(Hedge::AtLeast)))
    }

    /// The power of ten of the last printed place: −2 for `50,75%`, 9 for `1.719 tỷ`.
    pub const fn exponent(&self) -> i16 {
        if self.times { self.exponent.saturating_add(2) } else { self.exponent }
    }

    /// Whether the figure stands for its value alone: a count to the unit, an amount to the đồng, a target.
    pub const fn is_exact(&self) -> bool {
        if self.is_range() {
            return false;
        }
        match self.kind {
            Kind::Target => !matches!(self.hedge, Some(Hedge::AtMost | Hedge::About | Hedge::NotAbove)),
            Kind::Percent => false,
            Kind::Count | Kind::Money => self.exponent == 0 && self.hedge.is_none(),
        }
    }
}

impl fmt::Display for Printed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// What makes two figures the same: all but the spelling.
type Meaning = (Kind, bool, Option<Direction>, Option<Hedge>, (u128, Option<u128>, i16, bool));

impl Printed {
    const fn meaning(&self) -> Meaning {
        let number = (self.mantissa, self.upper, self.exponent, self.times);
        (self.kind, self.signed, self.direction, self.hedge, number)
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
    #[serde(default)]
    lang: Lang,
}

impl Serialize for Printed {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (printed, kind, signed, lang) = (self.text.clone(), self.kind, self.signed, self.lang);
        Written { printed, kind, signed, lang }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Printed {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = Written::deserialize(deserializer)?;
        Self::read_in(&written.printed, written.kind, written.signed, written.lang).map_err(serde::de::Error::custom)
    }
}

impl FromStr for Rounding {
    type Err = crate::text::unknown_name::UnknownName;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let known = [Self::Nearest, Self::Any].into_iter().find(|rounding| rounding.key() == text);
        known.ok_or_else(|| crate::text::unknown_name::UnknownName::Rounding { got: text.to_owned() })
    }
}
