//! `Percent` and `Points`.

use num_bigint::BigInt;
use num_rational::BigRational;
use pyo3::{
    inspect::PyStaticExpr,
    prelude::*,
    sync::PyOnceLock,
    type_hint_identifier, type_hint_union,
    types::{PyTuple, PyType},
};
use thads_metrics as core;
use thads_metrics::Lang;

use crate::{
    class::{Arguments, value_class},
    convert::{Decimal, Number, places, ungrouped},
    error::OrRaise,
};

value_class! {
    /// A percentage with the places it was written with: `Percent("81,5%")`.
    ///
    /// Made from a str, a Decimal or an int, in percent; never from a float. Compared by
    /// value: `Percent("50,75%") == Percent("50,750%")`.
    Percent(core::Percent)
}

value_class! {
    /// A difference of two percentages, in percentage points (điểm %), exactly: `Points("31/20")`.
    Points(core::Points)
}

impl Arguments for Percent {
    fn arguments<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let text = ungrouped(&self.0.to_string(), Lang::Vi);
        if text.len() > core::Percent::MAX_DIGITS {
            (self.decimal(),).into_pyobject(py) // longer than a text is read: a Decimal has no limit
        } else {
            (text,).into_pyobject(py)
        }
    }
}

impl Arguments for Points {
    fn arguments<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let value = self.0.value();
        (format!("{}/{}", value.numer(), value.denom()),).into_pyobject(py)
    }
}

impl Percent {
    /// A number of percents.
    pub(crate) fn of(percent: Number) -> PyResult<Self> {
        match percent {
            Number::Text(text) => text.parse().or_raise().map(Self),
            Number::Exact { mantissa, exponent } => {
                let places = u16::try_from(exponent.saturating_neg()).unwrap_or(0);
                let zeros = u32::try_from(exponent).unwrap_or(0);
                Ok(Self(core::Percent::new(mantissa * BigInt::from(10).pow(zeros), places)))
            }
        }
    }
}

#[pymethods]
impl Percent {
    #[new]
    fn new(percent: Number) -> PyResult<Self> {
        Self::of(percent)
    }

    /// The number of decimals.
    #[getter]
    fn places(&self) -> u16 {
        self.0.places()
    }

    /// The number, in percent, with the same places.
    #[getter]
    pub(crate) fn decimal(&self) -> Decimal {
        Decimal(ungrouped(self.0.print(Lang::En).trim_end_matches('%'), Lang::En))
    }

    /// The number, all places kept: `50,75%`, `50.75%`.
    #[pyo3(signature = (lang = "vi"))]
    fn print(&self, lang: &str) -> PyResult<String> {
        Ok(self.0.print(lang.parse().or_raise()?))
    }
}

/// A number of points as Python has it: also an exact fraction.
pub(crate) enum Exact {
    /// A `fractions.Fraction`.
    Fraction(BigRational),
    /// An int, a Decimal or a str.
    Number(Number),
}

impl<'py> FromPyObject<'_, 'py> for Exact {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr =
        type_hint_union!(type_hint_identifier!("fractions", "Fraction"), Number::INPUT_TYPE);

    fn extract(ob: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        static FRACTION: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        if ob.is_instance(FRACTION.import(ob.py(), "fractions", "Fraction")?)? {
            ob.extract().map(Self::Fraction)
        } else {
            ob.extract().map(Self::Number)
        }
    }
}

#[pymethods]
impl Points {
    #[new]
    pub(crate) fn new(points: Exact) -> PyResult<Self> {
        match points {
            Exact::Fraction(value) => Ok(Self(core::Points::new(value))),
            Exact::Number(Number::Text(text)) => text.parse().or_raise().map(Self),
            Exact::Number(number) => Ok(Self(core::Points::new(Percent::of(number)?.0.value()))),
        }
    }

    /// The exact number of points.
    #[getter]
    fn fraction(&self) -> BigRational {
        self.0.value().clone()
    }

    /// The number of points, rounded half-up.
    #[pyo3(signature = (places: "int" = 2))]
    fn decimal(&self, #[pyo3(from_py_with = places)] places: u16) -> Decimal {
        let printed = self.0.print(places, Lang::En);
        let number = printed.split(' ').next().unwrap_or_default();
        Decimal(ungrouped(number, Lang::En))
    }

    fn __add__(&self, other: Self) -> Self {
        Self(self.0.clone() + other.0)
    }

    fn __sub__(&self, other: Self) -> Self {
        Self(self.0.clone() - other.0)
    }

    fn __neg__(&self) -> Self {
        Self(-self.0.clone())
    }

    fn __bool__(&self) -> bool {
        !self.0.is_zero()
    }

    /// Rounded half-up and written: `1,55 điểm %`, `1.55 percentage points`.
    #[pyo3(signature = (places: "int" = 2, lang = "vi"))]
    fn print(&self, #[pyo3(from_py_with = places)] places: u16, lang: &str) -> PyResult<String> {
        Ok(self.0.print(places, lang.parse().or_raise()?))
    }
}
