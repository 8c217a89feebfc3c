//! `Rate`.

use num_rational::BigRational;
use pyo3::{prelude::*, types::PyTuple};
use thads_metrics as core;

use crate::{
    amount::Value,
    class::{Arguments, value_class},
    convert::places,
    error::OrRaise,
    percent::{Percent, Points},
};

value_class! {
    /// Resolved ÷ eligible, kept as the two numbers: `Rate(26515, 54681)`.
    ///
    /// Bare numbers are counts; give two Amounts for a rate of money. Raises Undefined where
    /// there is no rate: nothing eligible, more resolved than eligible, cases over money.
    /// Compared by value: `Rate(1, 2) == Rate(2, 4)`. Rates have a difference, in Points, and
    /// no sum.
    Rate(core::Rate)
}

impl Arguments for Rate {
    fn arguments<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let part = |value: core::Value| match value {
            core::Value::Count(count) => count.get().into_pyobject(py).map(Bound::into_any).map_err(PyErr::from),
            core::Value::Amount(_) => Value::from(value).into_pyobject(py),
        };
        PyTuple::new(py, [part(self.0.resolved())?, part(self.0.eligible())?])
    }
}

#[pymethods]
impl Rate {
    #[new]
    fn new(resolved: Value, eligible: Value) -> PyResult<Self> {
        core::Rate::of(core::Value::from(resolved), core::Value::from(eligible)).or_raise().map(Self)
    }

    /// What is resolved.
    #[getter]
    fn resolved(&self) -> Value {
        self.0.resolved().into()
    }

    /// What it is a part of: eligible for cases and money, to_enforce for administrative judgments.
    #[getter]
    fn eligible(&self) -> Value {
        self.0.eligible().into()
    }

    /// Resolved ÷ eligible, exactly, between 0 and 1.
    #[getter]
    fn fraction(&self) -> BigRational {
        BigRational::new(self.0.resolved().number().into(), self.0.eligible().number().into())
    }

    /// Rounded half-up: the only place where a rate is rounded.
    #[pyo3(signature = (places: "int" = 2))]
    fn percent(&self, #[pyo3(from_py_with = places)] places: u16) -> Percent {
        Percent(self.0.percent(places))
    }

    fn __sub__(&self, other: Share) -> Points {
        Points(match other {
            Share::Rate(rate) => self.0 - rate.0,
            Share::Percent(percent) => self.0 - &percent.0,
        })
    }

    /// Written with both numbers: `26.515/54.681 = 48,49%`.
    #[pyo3(signature = (places: "int" = 2, lang = "vi"))]
    fn print(&self, #[pyo3(from_py_with = places)] places: u16, lang: &str) -> PyResult<String> {
        Ok(self.0.print(places, lang.parse().or_raise()?))
    }
}

/// What may be subtracted from a rate or a percentage.
#[derive(FromPyObject)]
pub(crate) enum Share {
    /// A rate.
    Rate(Rate),
    /// A percentage.
    Percent(Percent),
}

#[pymethods]
impl Percent {
    fn __sub__(&self, other: Share) -> Points {
        Points(match other {
            Share::Rate(rate) => &self.0 - rate.0,
            Share::Percent(percent) => &self.0 - &percent.0,
        })
    }
}
