//! Percentages ([`Percent`]) and differences of percentages ([`Points`]): two types, so that
//! a percentage point is never taken for a percent.

use crate::text::clip::clip;
use crate::text::digits::is_digits;
use std::{
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
    ops::{Add, Neg, Sub},
    str::FromStr,
};

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Pow, Signed, Zero};
use rust_decimal::Decimal;

use crate::text::lang::Lang;

/// Ten to a power.
pub fn ten(exponent: u16) -> BigInt {
    BigInt::from(10).pow(u32::from(exponent))
}

/// The nearest multiple of 10^-places, ties away from zero (half-up), as a count of those units.
pub fn half_up(value: &BigRational, places: u16) -> BigInt {
    let twice_den = value.denom() * 2;
    let magnitude: BigInt = (value.numer().abs() * ten(places) * 2 + value.denom()) / twice_den;
    if value.is_negative() { -magnitude } else { magnitude }
}

/// A percentage with the places it was written with: `81,5%`, `50,75%`.
///
/// Compared by value: `50,75%` equals `50,750%` as a percentage (as *printed figures* they
/// differ: see [`Printed`](crate::printed::Printed)). Any number of places, exactly.
///
/// ```
/// use thads_metrics::{Lang, Percent};
/// let target: Percent = "81,5%".parse().unwrap();
/// assert_eq!(target.to_string(), "81,5%");
/// assert_eq!(target.print(Lang::En), "81.5%");
/// assert!(target > "80,1%".parse().unwrap());
/// ```
#[derive(Debug, Clone)]
pub struct Percent {
    mantissa: BigInt,
    places: u16,
}

impl Percent {
    /// The most digits that are read; a longer number is an error.
    pub const MAX_DIGITS: usize = 40;

    /// `mantissa × 10^-places` percent.
    pub fn new(mantissa: impl Into<BigInt>, places: u16) -> Self {
        Self { mantissa: mantissa.into(), places }
    }

    /// `value`, which is in percent, rounded half-up to `places` decimals.
    pub fn rounded(value: &BigRational, places: u16) -> Self {
        Self { mantissa: half_up(value, places), places }
    }

    /// The number of decimals.
    pub const fn places(&self) -> u16 {
        self.places
    }

    /// The number as a count of 10^-places.
    pub const fn mantissa(&self) -> &BigInt {
        &self.mantissa
    }

    /// The exact value, in percent.
    pub fn value(&self) -> BigRational {
        BigRational::new(self.mantissa.clone(), ten(self.places))
    }

    /// Written in the language asked for, all places kept: `50,75%`, `50.75%`; without decimals no groups, `1234%`.
    pub fn print(&self, lang: Lang) -> String {
        if self.places == 0 {
            return format!("{}%", self.mantissa); // in groups it would read as decimals
        }
        format!("{}%", lang.decimal(&self.mantissa, self.places))
    }

    /// As a `Decimal` with the same places, or `None` past its 28 digits.
    pub fn to_decimal(&self) -> Option<Decimal> {
        let mantissa = i128::try_from(&self.mantissa).ok()?;
        Decimal::try_from_i128_with_scale(mantissa, self.places.into()).ok()
    }
}

impl From<Decimal> for Percent {
    fn from(number: Decimal) -> Self {
        Self { mantissa: number.mantissa().into(), places: u16::try_from(number.scale()).unwrap_or(u16::MAX) }
    }
}

/// Whether dots stand between groups of three digits, as they are written.
enum Groups {
    /// There are none, or a dot stands elsewhere: it may be a decimal mark.
    None,
    /// One dot that may also be a decimal mark: `1.234`.
    Perhaps,
    /// Several dots, or a comma after them: `1.234,5`.
    Surely,
}

impl Groups {
    fn of(digits: &str) -> Self {
        let (whole, comma) = digits.split_once(',').map_or((digits, false), |(whole, _)| (whole, true));
        let mut groups = whole.split('.');
        let first = groups.next().unwrap_or_default();
        let count = whole.matches('.').count();
        let threes = groups.all(|group| group.len() == 3 && is_digits(group));
        let starts = (1..=3).contains(&first.len()) && !first.starts_with('0');
        match (count, comma) {
            (0, _) => Self::None,
            _ if !threes || !starts => Self::None,
            (1, false) => Self::Perhaps,
            _ => Self::Surely,
        }
    }
}

impl FromStr for Percent {
    type Err = PercentError;

    /// Reads `81,5%`, `81.5%` and `81,5`: digits, one decimal mark, an optional `%`; and digits in
    /// groups as [`Display`](fmt::Display) writes them, `1.234,5%`.
    ///
    /// A single mark stands before decimals, `50.750%` as `50,750%`: in every printed percentage, in targets and in
    /// sheets. Without the `%` nothing says that a percentage is meant, and `1.234` is refused.
    ///
    /// ```
    /// use thads_metrics::{Percent, rate::PercentError};
    /// assert_eq!("1.234,5%".parse::<Percent>()?, Percent::new(12_345, 1));
    /// assert_eq!("50.750%".parse::<Percent>()?, Percent::new(50_750, 3));
    /// assert_eq!("50.75".parse::<Percent>()?, Percent::new(5_075, 2));
    /// assert!(matches!("50.745".parse::<Percent>(), Err(PercentError::Ambiguous { .. })));
    /// # Ok::<(), PercentError>(())
    /// ```
    fn from_str(text: &str) -> Result<Self, PercentError> {
        let malformed = || PercentError::Malformed { got: clip(text) };
        let number = text.trim();
        let number = number.strip_suffix('%').unwrap_or(number).trim_end();
        let (sign, digits) = match number.strip_prefix(['-', '−']) {
            Some(rest) => (-1, rest),
            None => (1, number),
        };
        let ungrouped = match Groups::of(digits) {
            Groups::Perhaps if number.len() == text.trim().len() => {
                return Err(PercentError::Ambiguous { got: clip(text) });
            }
            Groups::None | Groups::Perhaps => digits.to_owned(),
            Groups::Surely => digits.replace('.', ""),
        };
        let digits = ungrouped.as_str();
        let (whole, decimals) = digits.split_once([',', '.']).unwrap_or((digits, "0"));
        if !is_digits(whole) || !is_digits(decimals) || digits.len() > Self::MAX_DIGITS {
            return Err(malformed());
        }
        let decimals = if digits.len() == whole.len() { "" } else { decimals };
        let mantissa: BigInt = format!("{whole}{decimals}").parse().map_err(|_| malformed())?;
        Ok(Self { mantissa: mantissa * sign, places: u16::try_from(decimals.len()).unwrap_or(0) })
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.print(Lang::Vi))
    }
}

impl PartialEq for Percent {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Percent {}

impl PartialOrd for Percent {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Percent {
    fn cmp(&self, other: &Self) -> Ordering {
        (&self.mantissa * ten(other.places)).cmp(&(&other.mantissa * ten(self.places)))
    }
}

impl Hash for Percent {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value().hash(state);
    }
}

/// A difference of two percentages, in percentage points (điểm %), exactly.
///
/// ```
/// use thads_metrics::{Count, Points, Rate};
/// let rate = |a, b| Rate::of(Count::new(a), Count::new(b)).unwrap();
/// let ahead: Points = rate(3, 4) - rate(1, 2);
/// assert_eq!(ahead.to_string(), "25,00 điểm %");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Points(BigRational);

impl Points {
    /// No difference.
    pub fn zero() -> Self {
        Self(BigRational::zero())
    }

    /// That many points.
    pub fn new(value: BigRational) -> Self {
        Self(value)
    }

    /// The exact number of points.
    pub fn value(&self) -> &BigRational {
        &self.0
    }

    /// Rounded half-up and written: `1,55 điểm %`, `1.55 percentage points`.
    pub fn print(&self, places: u16, lang: Lang) -> String {
        let number = lang.decimal(&half_up(&self.0, places), places);
        format!("{number} {}", lang.pick("điểm %", "percentage points"))
    }

    /// Rounded half-up to a `Decimal`, or `None` past its 28 digits.
    pub fn to_decimal(&self, places: u16) -> Option<Decimal> {
        let mantissa = i128::try_from(&half_up(&self.0, places)).ok()?;
        Decimal::try_from_i128_with_scale(mantissa, places.into()).ok()
    }

    /// Whether the difference is below zero.
    pub fn is_negative(&self) -> bool {
        self.0.is_negative()
    }

    /// Whether there is no difference.
    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }
}

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.print(2, Lang::Vi))
    }
}

impl Add for Points {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Points {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Points {
    type Output = Self;

    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Sub for &Percent {
    type Output = Points;

    fn sub(self, other: Self) -> Points {
        Points(self.value() - other.value())
    }
}

impl FromStr for Points {
    type Err = PercentError;

    /// Reads an exact fraction of integers, `31/20`, or a decimal, `1,55`.
    fn from_str(text: &str) -> Result<Self, PercentError> {
        let malformed = || PercentError::Malformed { got: clip(text) };
        let Some((numer, denom)) = text.split_once('/') else {
            return text.parse::<Percent>().map(|p| Self(p.value()));
        };
        if text.len() > 10_000 {
            return Err(malformed());
        }
        let numer: BigInt = numer.parse().map_err(|_| malformed())?;
        let denom: BigInt = denom.parse().map_err(|_| malformed())?;
        if !denom.is_positive() {
            return Err(malformed());
        }
        Ok(Self(BigRational::new(numer, denom)))
    }
}

crate::text_serde!(Percent);

/// Written as an exact fraction, `"31/20"`.
impl serde::Serialize for Points {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{}/{}", self.0.numer(), self.0.denom()))
    }
}

/// Read from an exact fraction or a decimal.
impl<'de> serde::Deserialize<'de> for Points {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

crate::errors! {
    /// A text is no percentage.
    pub enum PercentError {
        /// Not digits with at most one decimal mark.
        Malformed { /** The text. */ got: String }
            = "percent.malformed",
            en "{got:?} is not a percentage; expected digits and at most one decimal mark, as 81,5%",
            vi "{got:?} không phải là tỷ lệ phần trăm; cần chữ số và nhiều nhất một dấu thập phân, ví dụ 81,5%";
        /// A dot before three digits, and nothing that says what it is.
        Ambiguous { /** The text. */ got: String }
            = "percent.ambiguous",
            en "the dot in {got:?} may group thousands or mark decimals; write a decimal mark as ',', or leave the dot out",
            vi "dấu chấm trong {got:?} có thể ngăn hàng nghìn hoặc ngăn phần thập phân; hãy viết dấu thập phân là ',' hoặc bỏ dấu chấm";
    }
}
