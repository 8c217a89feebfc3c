//! `Gap`.

use pyo3::{prelude::*, types::PyTuple};
use thads_metrics as core;

use crate::{
    amount::Value,
    class::{Arguments, value_class},
    convert::{optional, places},
    error::OrRaise,
    percent::{Percent, Points},
    period::AnyPeriod,
    rate::Rate,
    target::Target,
};

value_class! {
    /// A rate against a target: `Target("81,5%", "2022/12").gap(Rate(5574, 10983))`.
    unordered Gap(core::Gap)
}

impl Arguments for Gap {
    fn arguments<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        (self.target(), self.rate()).into_pyobject(py)
    }
}

#[pymethods]
impl Gap {
    #[new]
    fn new(target: Target, rate: Rate) -> PyResult<Self> {
        target.0.gap(&rate.0).or_raise().map(Self)
    }

    /// The target.
    #[getter]
    fn target(&self) -> Target {
        Target(self.0.target().clone())
    }

    /// The rate.
    #[getter]
    fn rate(&self) -> Rate {
        Rate(self.0.rate())
    }

    /// Target − rate, in points: what is still to go, negative when over.
    #[getter]
    fn points(&self) -> Points {
        Points(self.0.points())
    }

    /// Whether the target is met; at exactly the value a strict target is not.
    #[getter]
    fn met(&self) -> bool {
        self.0.is_met()
    }

    /// How many more cases or đồng must be resolved, as a Count or an Amount; zero once it is met.
    ///
    /// Of today's eligible ones, or of those and `more` that become eligible. Raises TargetError
    /// if not even resolving all would do.
    #[pyo3(signature = (more = None))]
    fn still_to_resolve(&self, more: Option<Value>) -> PyResult<Value> {
        let left = match more {
            Some(more) => self.0.still_to_resolve_with(more.into()),
            None => self.0.still_to_resolve(),
        };
        left.or_raise().map(Value::from)
    }

    /// How many to resolve in each month from the end of `at` on, rounded up; None if no month is left.
    fn pace(&self, at: AnyPeriod) -> PyResult<Option<Value>> {
        self.0.pace(at.0).or_raise().map(optional)
    }

    /// What share of the target the rate is, rounded half-up; None for a target of zero or less.
    #[pyo3(signature = (places: "int" = 2))]
    fn achieved(&self, #[pyo3(from_py_with = places)] places: u16) -> Option<Percent> {
        optional(self.0.achieved(places))
    }

    /// Written in the language asked for: `còn 30,75 điểm %`, `vượt 1,55 điểm %`, `đạt`.
    #[pyo3(signature = (places: "int" = 2, lang = "vi"))]
    fn print(&self, #[pyo3(from_py_with = places)] places: u16, lang: &str) -> PyResult<String> {
        Ok(self.0.print(places, lang.parse().or_raise()?))
    }
}

#[pymethods]
impl Target {
    /// How far a rate is from it.
    fn gap(&self, rate: Rate) -> PyResult<Gap> {
        self.0.gap(&rate.0).or_raise().map(Gap)
    }
}
