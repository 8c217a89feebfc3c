//! Whole cases ([`Count`]), whole đồng ([`Amount`]) and the scales they are printed in.

use crate::text::clip::clip;
use crate::text::digits::is_digits;
use std::{fmt, str::FromStr};

use rust_decimal::Decimal;

use crate::{
    error::Worded,
    measure::{Kind, Measure, Unit},
    text::{lang::Lang, unknown_name::UnknownName},
};

/// The scale words of printed figures: đơn vị, nghìn, triệu, tỷ.
///
/// Official money forms are filled in nghìn đồng (1.000 đồng).
///
/// ```
/// use thads_metrics::Scale;
/// assert_eq!("billion".parse(), Ok(Scale::Billion));
/// assert!(Scale::ALL.iter().all(|scale| scale.to_string().parse() == Ok(*scale)));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scale {
    /// 1: a case, a đồng.
    #[default]
    One,
    /// nghìn, 10³.
    Thousand,
    /// triệu, 10⁶.
    Million,
    /// tỷ, 10⁹.
    Billion,
    /// nghìn tỷ, 10¹².
    Trillion,
}

impl Scale {
    /// Every scale, smallest first.
    pub const ALL: [Self; 5] = [Self::One, Self::Thousand, Self::Million, Self::Billion, Self::Trillion];

    /// The English key, as in `Amount("1719", scale="billion")`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::One => "one",
            Self::Thousand => "thousand",
            Self::Million => "million",
            Self::Billion => "billion",
            Self::Trillion => "trillion",
        }
    }

    /// The power of ten.
    pub const fn exponent(self) -> u32 {
        match self {
            Self::One => 0,
            Self::Thousand => 3,
            Self::Million => 6,
            Self::Billion => 9,
            Self::Trillion => 12,
        }
    }

    /// What one of it is worth.
    pub const fn factor(self) -> u128 {
        match self {
            Self::One => 1,
            Self::Thousand => 1_000,
            Self::Million => 1_000_000,
            Self::Billion => 1_000_000_000,
            Self::Trillion => 1_000_000_000_000,
        }
    }

    /// The word, empty for [`Scale::One`].
    pub const fn word(self, lang: Lang) -> &'static str {
        match (lang, self) {
            (_, Self::One) => "",
            (Lang::Vi, Self::Thousand) => "nghìn",
            (Lang::Vi, Self::Million) => "triệu",
            (Lang::Vi, Self::Billion) => "tỷ",
            (Lang::Vi, Self::Trillion) => "nghìn tỷ",
            (Lang::En, Self::Thousand) => "thousand",
            (Lang::En, Self::Million) => "million",
            (Lang::En, Self::Billion) => "billion",
            (Lang::En, Self::Trillion) => "trillion",
        }
    }
}

impl fmt::Display for Scale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl FromStr for Scale {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, UnknownName> {
        let known = Self::ALL.into_iter().find(|scale| scale.key() == text);
        known.ok_or_else(|| UnknownName::Scale { got: text.to_owned() })
    }
}

/// Whole cases or judgments, 0 to 2⁶⁴ − 1.
///
/// ```
/// use thads_metrics::Count;
/// let left: Count = "5409".parse().unwrap();
/// assert_eq!(left.to_string(), "5.409 việc");
/// assert_eq!(left.checked_add(Count::new(1)), Some(Count::new(5410)));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Count(u64);

/// Whole đồng, 0 to 10³⁶.
///
/// ```
/// use thads_metrics::{Amount, Scale};
/// let left = Amount::of(1_719, Scale::Billion).unwrap();
/// assert_eq!(left.dong(), 1_719_000_000_000);
/// assert_eq!(left.to_string(), "1.719.000.000.000 đồng");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Amount(u128);

impl Count {
    /// No cases.
    pub const ZERO: Self = Self(0);
    /// The largest count.
    pub const MAX: Self = Self(u64::MAX);

    /// That many cases.
    pub const fn new(cases: u64) -> Self {
        Self(cases)
    }

    /// The number of cases.
    pub const fn get(self) -> u64 {
        self.0
    }

    /// The sum, or `None` if it is too large to represent.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// The difference, or `None` if it would be negative.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// The sum of all, or an error if it is too large to represent.
    pub fn checked_sum(counts: impl IntoIterator<Item = Self>) -> Result<Self, AmountError> {
        counts.into_iter().try_fold(Self::ZERO, |sum, next| {
            sum.checked_add(next).ok_or_else(|| too_large(format!("{} + {}", sum.0, next.0), Self::MAX.0.into()))
        })
    }
}

impl Amount {
    /// No money.
    pub const ZERO: Self = Self(0);
    /// The largest amount, 10³⁶ đồng.
    pub const MAX: Self = Self(1_000_000_000_000_000_000_000_000_000_000_000_000);

    /// That many đồng, or an error over [`Amount::MAX`].
    pub fn new(dong: u128) -> Result<Self, AmountError> {
        if dong <= Self::MAX.0 { Ok(Self(dong)) } else { Err(too_large(dong.to_string(), Self::MAX.0)) }
    }

    /// That many of a scale: `Amount::of(1_719, Scale::Billion)` is 1.719 tỷ đồng.
    pub fn of(number: u128, scale: Scale) -> Result<Self, AmountError> {
        let too_large = || too_large(format!("{number} × 10^{}", scale.exponent()), Self::MAX.0);
        number.checked_mul(scale.factor()).ok_or_else(too_large).and_then(Self::new)
    }

    /// The number of đồng.
    pub const fn dong(self) -> u128 {
        self.0
    }

    /// The amount in a scale, exactly, or `None` past the 28 digits of a `Decimal`.
    pub fn in_scale(self, scale: Scale) -> Option<Decimal> {
        let dong = i128::try_from(self.0).ok()?;
        Decimal::try_from_i128_with_scale(dong, scale.exponent()).ok().map(|d| d.normalize())
    }

    /// The sum, or `None` over [`Amount::MAX`].
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).and_then(|sum| Self::new(sum).ok())
    }

    /// The difference, or `None` if it would be negative.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// The sum of all, or an error over [`Amount::MAX`].
    pub fn checked_sum(amounts: impl IntoIterator<Item = Self>) -> Result<Self, AmountError> {
        amounts.into_iter().try_fold(Self::ZERO, |sum, next| {
            sum.checked_add(next).ok_or_else(|| too_large(format!("{} + {}", sum.0, next.0), Self::MAX.0))
        })
    }
}

fn too_large(got: String, max: u128) -> AmountError {
    AmountError::TooLarge { got, max: max.to_string() }
}

/// Reads a plain run of digits; signs and decimals are refused by name.
fn whole(text: &str, unit: &str, max: u128) -> Result<u128, AmountError> {
    let got = || clip(text);
    let digits = text.trim();
    if let Some(rest) = digits.strip_prefix(['-', '−'])
        && rest.starts_with(|c: char| c.is_ascii_digit())
    {
        return Err(AmountError::Negative { got: got() });
    }
    if !is_digits(digits) {
        let fraction = digits.split_once('.').is_some_and(|(a, b)| is_digits(a) && is_digits(b));
        return Err(if fraction {
            AmountError::NotWhole { got: got(), unit: unit.to_owned() }
        } else {
            AmountError::NotANumber { got: got() }
        });
    }
    digits.parse().ok().filter(|n| *n <= max).ok_or_else(|| too_large(got(), max))
}

impl FromStr for Count {
    type Err = AmountError;

    fn from_str(text: &str) -> Result<Self, AmountError> {
        let number = whole(text, "việc", u64::MAX.into())?;
        u64::try_from(number).map(Self).map_err(|_| too_large(number.to_string(), u64::MAX.into()))
    }
}

impl FromStr for Amount {
    type Err = AmountError;

    fn from_str(text: &str) -> Result<Self, AmountError> {
        whole(text, "đồng", Self::MAX.0).map(Self)
    }
}

impl TryFrom<Decimal> for Count {
    type Error = AmountError;

    fn try_from(number: Decimal) -> Result<Self, AmountError> {
        number.normalize().to_string().parse()
    }
}

impl TryFrom<Decimal> for Amount {
    type Error = AmountError;

    fn try_from(number: Decimal) -> Result<Self, AmountError> {
        number.normalize().to_string().parse()
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Value::from(*self).print(Lang::Vi))
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Value::from(*self).print(Lang::Vi))
    }
}

macro_rules! digits_serde {
    ($($name:ident($inner:ty)),*) => { $(
        /// Written as a string of digits, so that no reader loses any.
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(&self.0)
            }
        }
        /// Read from a string of digits.
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    )* };
}
digits_serde!(Count(u64), Amount(u128));

/// A count or an amount: a number in the unit of its measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Value {
    /// Whole cases or judgments.
    Count(Count),
    /// Whole đồng.
    Amount(Amount),
}

impl Value {
    /// `number` in the unit of `measure`.
    pub fn of(measure: Measure, number: u128) -> Result<Self, AmountError> {
        match measure {
            Measure::Money => Amount::new(number).map(Self::Amount),
            Measure::Cases | Measure::Admin => u64::try_from(number)
                .map(|n| Self::Count(Count(n)))
                .map_err(|_| too_large(number.to_string(), u64::MAX.into())),
        }
    }

    /// A whole number of digits, in the unit of `measure`.
    ///
    /// ```
    /// use thads_metrics::{Measure, Value};
    /// assert_eq!(Value::parse(Measure::Money, "1000")?.to_string(), "1.000 đồng");
    /// # Ok::<(), thads_metrics::amount::AmountError>(())
    /// ```
    pub fn parse(measure: Measure, digits: &str) -> Result<Self, AmountError> {
        match measure.kind() {
            Kind::Money => digits.parse().map(Self::Amount),
            Kind::Count | Kind::Percent | Kind::Target => digits.parse().map(Self::Count),
        }
    }

    /// The same number, if it is in the unit of `measure`.
    pub fn in_unit_of(self, measure: Measure) -> Result<Self, AmountError> {
        if self.kind() == measure.kind() {
            return Ok(self);
        }
        Err(AmountError::DifferentUnits { expected: measure.kind().to_string(), got: self.kind().to_string() })
    }

    /// The bare number, in cases or đồng.
    pub const fn number(self) -> u128 {
        match self {
            Self::Count(count) => count.0 as u128,
            Self::Amount(amount) => amount.0,
        }
    }

    /// The kind of number.
    pub const fn kind(self) -> Kind {
        match self {
            Self::Count(_) => Kind::Count,
            Self::Amount(_) => Kind::Money,
        }
    }

    /// The sum; an error for cases added to money or a sum too large to represent.
    pub fn checked_add(self, other: Self) -> Result<Self, AmountError> {
        match (self, other) {
            (Self::Count(a), Self::Count(b)) => Count::checked_sum([a, b]).map(Self::Count),
            (Self::Amount(a), Self::Amount(b)) => Amount::checked_sum([a, b]).map(Self::Amount),
            _ => Err(AmountError::DifferentUnits { expected: self.kind().to_string(), got: other.kind().to_string() }),
        }
    }

    /// The number with its unit, all digits: `5.409 việc`, `5,409 cases`.
    pub fn print(self, lang: Lang) -> String {
        let unit = match self {
            Self::Count(_) => Unit::Cases,
            Self::Amount(_) => Unit::Dong,
        };
        unit.print(self.number(), lang)
    }
}

impl From<Count> for Value {
    fn from(count: Count) -> Self {
        Self::Count(count)
    }
}

impl From<Amount> for Value {
    fn from(amount: Amount) -> Self {
        Self::Amount(amount)
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.print(Lang::Vi))
    }
}

crate::errors! {
    /// A number is no count of cases and no amount of đồng.
    pub enum AmountError {
        /// The text is not a number at all.
        NotANumber { /** The text. */ got: String }
            = "amount.not_a_number",
            en "expected a whole number of digits, got {got:?}",
            vi "cần một số nguyên viết bằng chữ số, ở đây là {got:?}";
        /// Below zero.
        Negative { /** The number. */ got: String }
            = "amount.negative",
            en "a count or an amount is never negative, got {got}",
            vi "số việc, số tiền không bao giờ âm, ở đây là {got}";
        /// A fraction of a case or of a đồng.
        NotWhole { /** The number. */ got: String, /** The unit that can't be divided. */ unit: String }
            = "amount.not_whole",
            en "{got} is not a whole number of {unit}",
            vi "{got} không phải là số nguyên {unit}";
        /// Over the largest that is represented.
        TooLarge { /** The number. */ got: String, /** The largest allowed. */ max: String }
            = "amount.too_large",
            en "{got} is over the largest that is represented, {max}",
            vi "{got} vượt số lớn nhất biểu diễn được là {max}";
        /// Cases added to money, or the like.
        DifferentUnits { /** What was expected. */ expected: String, /** What was given. */ got: String }
            = "amount.different_units",
            en "expected {expected}, got {got}",
            vi "cần {expected}, ở đây là {got}";
    }
}

impl Worded for Value {
    fn worded(&self, lang: Lang) -> impl fmt::Display + fmt::Debug {
        self.print(lang)
    }
}

impl Worded for Amount {
    fn worded(&self, lang: Lang) -> impl fmt::Display + fmt::Debug {
        Value::from(*self).print(lang)
    }
}
