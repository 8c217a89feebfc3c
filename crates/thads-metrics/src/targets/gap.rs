//! How far a rate is from a target ([`Gap`]): in points, in cases or đồng, and a month.

use std::fmt;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;
use serde::{Deserialize, Serialize};

use crate::{
    amount::Value,
    measure::Measure,
    period::Period,
    rate::{
        Rate,
        percent::{Percent, Points},
    },
    targets::{error::TargetError, target::Target},
    text::lang::Lang,
};

/// A rate against a target. Made by [`Target::gap`], where the example stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Parts", into = "Parts")]
pub struct Gap {
    target: Target,
    rate: Rate,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Parts {
    target: Target,
    rate: Rate,
}

impl From<Gap> for Parts {
    fn from(gap: Gap) -> Self {
        Self { target: gap.target, rate: gap.rate }
    }
}

impl TryFrom<Parts> for Gap {
    type Error = TargetError;

    fn try_from(parts: Parts) -> Result<Self, TargetError> {
        Self::new(parts.target, parts.rate)
    }
}

impl Target {
    /// How far a rate is from it; an error if the rate is in the unit of another measure.
    pub fn gap(&self, rate: &Rate) -> Result<Gap, TargetError> {
        Gap::new(self.clone(), *rate)
    }
}

impl Gap {
    fn new(target: Target, rate: Rate) -> Result<Self, TargetError> {
        let got = rate.eligible().kind();
        match target.measure().map(Measure::kind) {
            Some(expected) if expected != got => {
                Err(TargetError::DifferentUnits { expected: expected.to_string(), got: got.to_string() })
            }
            _ => Ok(Self { target, rate }),
        }
    }

    /// The target.
    pub const fn target(&self) -> &Target {
        &self.target
    }

    /// The rate.
    pub const fn rate(&self) -> Rate {
        self.rate
    }

    /// Target − rate, in points: what is still to go; zero or negative once the level is reached.
    pub fn points(&self) -> Points {
        Points::new(self.target.value() - self.rate.value())
    }

    /// Whether the target is met; at exactly the level a strict target is not.
    pub fn is_met(&self) -> bool {
        self.target.meets(&self.rate.value())
    }

    /// How many more of today's eligible cases or đồng must be resolved, as a whole number.
    ///
    /// The smallest n with (resolved + n) ÷ eligible at the target, or over it if it is
    /// strict; zero once it is met. An error if not even resolving all would do.
    pub fn still_to_resolve(&self) -> Result<Value, TargetError> {
        self.on_base(self.rate.eligible().number())
    }

    /// The same, when `more` cases or đồng become eligible.
    ///
    /// ```
    /// use thads_metrics::{Count, Rate, Target};
    /// let target = Target::at_least("80%".parse()?, "2026/12".parse()?);
    /// let gap = target.gap(&Rate::of(Count::new(70), Count::new(100))?)?;
    /// assert_eq!(gap.still_to_resolve()?, Count::new(10).into());
    /// assert_eq!(gap.still_to_resolve_with(Count::new(10).into())?, Count::new(18).into());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn still_to_resolve_with(&self, more: Value) -> Result<Value, TargetError> {
        let today = self.rate.eligible();
        let base = today.checked_add(more).map_err(|_| {
            if today.kind() == more.kind() {
                TargetError::TooLarge { got: format!("{today} + {more}") }
            } else {
                TargetError::DifferentUnits { expected: today.kind().to_string(), got: more.kind().to_string() }
            }
        })?;
        self.on_base(base.number())
    }

    fn on_base(&self, eligible: u128) -> Result<Value, TargetError> {
        let needed = self.target.value() * BigRational::new(BigInt::from(eligible), BigInt::from(100));
        let needed = if self.target.is_strict() { needed.floor().to_integer() + 1 } else { needed.ceil().to_integer() };
        if needed > BigInt::from(eligible) {
            let eligible = self.value(eligible)?;
            return Err(TargetError::Unreachable { target: Box::new(self.target.clone()), eligible });
        }
        let more: BigInt = needed - self.rate.resolved().number();
        self.value(u128::try_from(more.max(BigInt::zero())).unwrap_or(0))
    }

    /// How many to resolve in each month from the end of `at` to the end of the target's
    /// period, rounded up; `None` if no month is left, or `at` is in another reporting year.
    pub fn pace(&self, at: Period) -> Result<Option<Value>, TargetError> {
        let due = self.target.due();
        let left = if at.year() == due.year() { due.months().saturating_sub(at.months()) } else { 0 };
        if left == 0 {
            return Ok(None);
        }
        let months = u128::from(left);
        self.still_to_resolve().and_then(|n| self.value(n.number().div_ceil(months))).map(Some)
    }

    /// What share of the target the rate is, rounded half-up; `None` for a target of zero or less.
    pub fn achieved(&self, places: u16) -> Option<Percent> {
        self.target.share(&self.rate.value(), places)
    }

    fn value(&self, number: u128) -> Result<Value, TargetError> {
        let measure = match self.rate.eligible() {
            Value::Count(_) => Measure::Cases,
            Value::Amount(_) => Measure::Money,
        };
        Value::of(measure, number).map_err(|_| TargetError::TooLarge { got: number.to_string() })
    }

    /// Written in the language asked for: `còn 30,75 điểm %`, `vượt 1,55 điểm %`, `đạt`.
    pub fn print(&self, places: u16, lang: Lang) -> String {
        let points = self.points();
        if points.is_zero() {
            return if self.is_met() { lang.pick("đạt", "met") } else { lang.pick("chưa vượt", "not over") }.to_owned();
        }
        if points.is_negative() {
            return format!("{} {}", lang.pick("vượt", "over by"), Points::new(-points.value()).print(places, lang));
        }
        format!("{} {}", lang.pick("còn", "short by"), points.print(places, lang))
    }
}

impl fmt::Display for Gap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.print(2, Lang::Vi))
    }
}
