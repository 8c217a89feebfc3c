//! A completion rate as what it is: two whole numbers ([`Rate`]), or the reason why there is
//! none ([`Undefined`]).

pub mod percent;
pub mod undefined;

use std::{
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
    ops::Sub,
};

use num_bigint::BigInt;
use num_rational::BigRational;
use serde::{Deserialize, Serialize};

use crate::{amount::Value, text::lang::Lang};
pub use percent::{Percent, PercentError, Points, half_up, ten};
pub use undefined::Undefined;

/// Resolved ÷ eligible, kept as the two numbers; never rounded until it is printed.
///
/// Between 0 and 100 %. Rates are ordered by value: 1/2 equals 2/4, though each prints its
/// own counts. A rate over several offices is the ratio of their sums, never a mean of rates.
///
/// Source: tỷ lệ = giải quyết xong ÷ có điều kiện; 369.372/579.413 = 63,75 % in the official
/// report of nine months of 2017 (evidence: text).
///
/// ```
/// use thads_metrics::{Count, Rate, Undefined};
/// let rate = Rate::of(Count::new(20_298), Count::new(40_000)).unwrap();
/// assert_eq!(rate.percent(2).to_string(), "50,75%");      // exactly 50,745: half-up
/// assert_eq!(rate.percent(4).to_string(), "50,7450%");
///
/// let none = Rate::of(Count::new(0), Count::new(0)).unwrap_err();
/// assert!(matches!(none, Undefined::NothingEligible {}));
/// ```
///
/// Two rates have a difference, in points, and no sum:
///
/// ```compile_fail
/// use thads_metrics::{Count, Rate};
/// let rate = Rate::of(Count::new(1), Count::new(2)).unwrap();
/// let sum = rate + rate;
/// ```
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(try_from = "Parts", into = "Parts")]
pub struct Rate {
    resolved: Value,
    eligible: Value,
}

#[derive(Serialize, Deserialize)]
struct Parts {
    resolved: Value,
    eligible: Value,
}

impl TryFrom<Parts> for Rate {
    type Error = Undefined;

    fn try_from(parts: Parts) -> Result<Self, Undefined> {
        Self::of(parts.resolved, parts.eligible)
    }
}

impl From<Rate> for Parts {
    fn from(rate: Rate) -> Self {
        Self { resolved: rate.resolved, eligible: rate.eligible }
    }
}

impl Rate {
    /// The rate of `resolved` over `eligible`, or why there is none.
    pub fn of<T: Into<Value>>(resolved: T, eligible: T) -> Result<Self, Undefined> {
        let (resolved, eligible) = (resolved.into(), eligible.into());
        if resolved.kind() != eligible.kind() {
            return Err(Undefined::DifferentUnits { resolved, eligible });
        }
        match (resolved.number(), eligible.number()) {
            (0, 0) => Err(Undefined::NothingEligible {}),
            (r, e) if r > e => Err(Undefined::MoreThanEligible { resolved, eligible }),
            _ => Ok(Self { resolved, eligible }),
        }
    }

    /// What is resolved.
    pub const fn resolved(self) -> Value {
        self.resolved
    }

    /// What it is a part of: eligible for cases and money, to_enforce for administrative judgments.
    pub const fn eligible(self) -> Value {
        self.eligible
    }

    /// The exact value, in percent.
    pub fn value(self) -> BigRational {
        BigRational::new(BigInt::from(self.resolved.number()) * 100, self.eligible.number().into())
    }

    /// Rounded half-up to `places` decimals: the only place where a rate is rounded.
    pub fn percent(self, places: u16) -> Percent {
        let (resolved, eligible) = (self.resolved.number(), self.eligible.number());
        let fits = 10_u128
            .checked_pow(u32::from(places).saturating_add(2))
            .and_then(|power| resolved.checked_mul(power)?.checked_mul(2)?.checked_add(eligible));
        match (fits, eligible.checked_mul(2)) {
            (Some(twice), Some(base)) if base > 0 => {
                Percent::new(BigInt::from(twice.checked_div(base).unwrap_or_default()), places)
            }
            _ => Percent::rounded(&self.value(), places),
        }
    }

    /// Written with both numbers: `26.515/54.681 = 48,49%`.
    pub fn print(self, places: u16, lang: Lang) -> String {
        let number = |value: Value| lang.decimal(&value.number().into(), 0);
        let percent = self.percent(places).print(lang);
        format!("{}/{} = {percent}", number(self.resolved), number(self.eligible))
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.percent(2).to_string())
    }
}

impl Ord for Rate {
    fn cmp(&self, other: &Self) -> Ordering {
        let (a, b) = (self.resolved.number(), self.eligible.number());
        let (c, d) = (other.resolved.number(), other.eligible.number());
        match (a.checked_mul(d), c.checked_mul(b)) {
            (Some(left), Some(right)) => left.cmp(&right),
            _ => (BigInt::from(a) * BigInt::from(d)).cmp(&(BigInt::from(c) * BigInt::from(b))),
        }
    }
}

impl PartialOrd for Rate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Rate {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Rate {}

impl Hash for Rate {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let (numer, denom) = (self.resolved.number(), self.eligible.number());
        let divisor = num_integer::gcd(numer, denom);
        (numer.checked_div(divisor), denom.checked_div(divisor)).hash(state);
    }
}

impl Sub for Rate {
    type Output = Points;

    fn sub(self, other: Self) -> Points {
        Points::new(self.value() - other.value())
    }
}

impl Sub<&Percent> for Rate {
    type Output = Points;

    fn sub(self, other: &Percent) -> Points {
        Points::new(self.value() - other.value())
    }
}

impl Sub<Rate> for &Percent {
    type Output = Points;

    fn sub(self, other: Rate) -> Points {
        Points::new(self.value() - other.value())
    }
}
