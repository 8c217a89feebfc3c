//! `Target`.

use num_bigint::BigInt;
use num_rational::BigRational;
use pyo3::{
    inspect::PyStaticExpr,
    prelude::*,
    type_hint_union,
    types::{PyDict, PyTuple},
};
use thads_metrics as core;
use thads_metrics::{Lang, targets::Setter, vocabulary::typed};

use crate::{
    class::{Call, value_class},
    convert::{Date, Integer, Number, optional, places, ungrouped},
    error::{OrRaise, raise},
    percent::Percent,
    period::{AnyPeriod, Period},
    rate::Rate,
};

value_class! {
    /// A completion rate to reach by the end of a period: `Target("81,5%", "2022/12")`.
    ///
    /// At least that, or strictly over it: `Target("70%", "2017/12", strict=True)` is not met at
    /// exactly 70 %. The value is a str, a Decimal, an int or a Percent, never a float; the str may
    /// be an exact fraction of percents, "163/24". With a measure (cases, money, admin) a rate in
    /// another unit is refused. `set_by` says who set it, `since` from which day it holds.
    Target(core::Target) by call
}

/// A percentage or a bare number of percents.
pub(crate) enum Level {
    /// A percentage.
    Percent(Percent),
    /// A bare number.
    Number(Number),
}

impl<'py> FromPyObject<'_, 'py> for Level {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_union!(Percent::INPUT_TYPE, Number::INPUT_TYPE);

    fn extract(ob: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        match ob.extract::<Percent>() {
            Ok(percent) => Ok(Self::Percent(percent)),
            Err(_) => ob.extract().map(Self::Number),
        }
    }
}

/// What may be held against a target: a rate, or a percentage as printed.
pub(crate) enum Reached {
    /// A rate.
    Rate(Rate),
    /// A percentage.
    Percent(Percent),
}

impl<'py> FromPyObject<'_, 'py> for Reached {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_union!(Rate::INPUT_TYPE, Level::INPUT_TYPE);

    fn extract(ob: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if let Ok(rate) = ob.extract::<Rate>() {
            return Ok(Self::Rate(rate));
        }
        Ok(Self::Percent(match ob.extract()? {
            Level::Percent(percent) => percent,
            Level::Number(number) => Percent::of(number)?,
        }))
    }
}

impl Call for Target {
    fn call<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyTuple>, Bound<'py, PyDict>)> {
        let level = self.0.level_text();
        let level = if level.contains('/') { level } else { ungrouped(&level, Lang::Vi) };
        let due = self.0.due().to_string();
        let arguments = if level.len() > core::Percent::MAX_DIGITS && !level.contains('/') {
            (self.value(), due).into_pyobject(py)? // longer than a text is read
        } else {
            (level, due).into_pyobject(py)?
        };
        let keywords = PyDict::new(py);
        if self.0.is_strict() {
            keywords.set_item("strict", true)?;
        }
        if let Some(measure) = self.0.measure() {
            keywords.set_item("measure", measure.key())?;
        }
        if let Some(setter) = self.0.setter() {
            keywords.set_item("set_by", setter.key())?;
        }
        if let Some(day) = self.0.first_day() {
            keywords.set_item("since", Date(day))?;
        }
        Ok((arguments, keywords))
    }
}

#[pymethods]
impl Target {
    #[new]
    #[pyo3(signature = (value, due, strict = false, measure = None, *, set_by = None, since = None))]
    fn new(
        value: Level,
        due: AnyPeriod,
        mut strict: bool,
        measure: Option<&str>,
        set_by: Option<&str>,
        since: Option<Date>,
    ) -> PyResult<Self> {
        let level = match value {
            Level::Number(Number::Text(text)) => match text.parse() {
                Err(core::targets::TargetError::Level { .. }) => {
                    let written = core::Target::written(&text, due.0).or_raise()?;
                    strict |= written.is_strict();
                    written.percent(written.places()).into()
                }
                level => level.or_raise()?,
            },
            Level::Number(number) => {
                let level = core::targets::Level::from(Percent::of(number)?.0);
                if level.is_perhaps_a_share() {
                    let got = core::Target::at_least(level, due.0).value().to_string();
                    return Err(raise(&core::targets::TargetError::Share { got }));
                }
                level
            }
            Level::Percent(percent) => percent.0.into(),
        };
        let target = if strict { core::Target::over(level, due.0) } else { core::Target::at_least(level, due.0) };
        let target = match measure {
            Some(measure) => target.for_measure(typed::measure(measure).or_raise()?),
            None => target,
        };
        let target = match set_by {
            Some(setter) => target.set_by(setter.parse::<Setter>().or_raise()?),
            None => target,
        };
        Ok(Self(match since {
            Some(day) => target.since(day.0),
            None => target,
        }))
    }

    /// Met by a rate of the value or more.
    #[staticmethod]
    #[pyo3(signature = (value, due, measure = None))]
    fn at_least(value: Level, due: AnyPeriod, measure: Option<&str>) -> PyResult<Self> {
        Self::new(value, due, false, measure, None, None)
    }

    /// Met only by a rate strictly over the value: `trên 70%`.
    #[staticmethod]
    #[pyo3(signature = (value, due, measure = None))]
    fn over(value: Level, due: AnyPeriod, measure: Option<&str>) -> PyResult<Self> {
        Self::new(value, due, true, measure, None, None)
    }

    /// The level, with the places it is printed with: rounded only where it has no end of decimals.
    #[getter]
    fn value(&self) -> Percent {
        Percent(self.0.percent(self.0.places()))
    }

    /// The level exactly, as a part of one: as `Rate.fraction`.
    #[getter]
    fn fraction(&self) -> BigRational {
        self.0.value() / BigInt::from(100)
    }

    /// The period at whose end it is due.
    #[getter]
    fn due(&self) -> Period {
        Period(self.0.due())
    }

    /// Whether the rate must be strictly over the value.
    #[getter]
    fn strict(&self) -> bool {
        self.0.is_strict()
    }

    /// Who set it, or None if it was not said: province, general_department, ministry or national_assembly.
    #[getter]
    fn set_by(&self) -> Option<&'static str> {
        self.0.setter().map(Setter::key)
    }

    /// The first day that it holds; None from the first day of the reporting year.
    #[getter]
    fn since(&self) -> Option<Date> {
        self.0.first_day().map(Date)
    }

    /// The measure, or None if it was not said.
    #[getter]
    fn measure(&self) -> Option<&'static str> {
        self.0.measure().map(core::Measure::key)
    }

    /// The milestone after that many months: value × months ÷ the target's own months, exactly.
    fn pro_rata(&self, months: Integer) -> PyResult<Self> {
        let outside = || core::targets::TargetError::AfterDue { got: months.0.to_string(), max: self.0.due().months() };
        let months = u32::try_from(&months.0).map_err(|_| raise(&outside()))?;
        self.0.pro_rata(months).or_raise().map(Self)
    }

    /// Whether a rate, or a percentage as printed, meets it.
    fn is_met_by(&self, reached: Reached) -> PyResult<bool> {
        match reached {
            Reached::Rate(rate) => self.0.gap(&rate.0).or_raise().map(|gap| gap.is_met()),
            Reached::Percent(percent) => Ok(self.0.is_met_by(&percent.0)),
        }
    }

    /// What share of it a rate or a percentage is, rounded half-up; None for a target of zero or less.
    #[pyo3(signature = (reached, places: "int" = 2))]
    fn achieved(&self, reached: Reached, #[pyo3(from_py_with = places)] places: u16) -> PyResult<Option<Percent>> {
        Ok(optional(match reached {
            Reached::Rate(rate) => self.0.gap(&rate.0).or_raise()?.achieved(places),
            Reached::Percent(percent) => self.0.achieved(&percent.0, places),
        }))
    }

    /// Written in the language asked for: `trên 70% về việc (năm 2017)`.
    #[pyo3(signature = (lang = "vi"))]
    fn print(&self, lang: &str) -> PyResult<String> {
        Ok(self.0.print(lang.parse().or_raise()?))
    }
}
