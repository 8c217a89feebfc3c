//! `Count` and `Amount`.

use pyo3::{inspect::PyStaticExpr, prelude::*, type_hint_union, types::PyTuple};
use thads_metrics as core;
use thads_metrics::{Scale, amount::AmountError};

use crate::{
    class::{Arguments, value_class},
    convert::{Decimal, Number, plain, trimmed},
    error::{OrRaise, raise},
};

value_class! {
    /// Whole cases or judgments: `Count(5409)`.
    ///
    /// Made from an int, a whole Decimal or a str of digits; never from a float.
    Count(core::Count)
}

value_class! {
    /// Whole đồng: `Amount("1719000000000")`, `Amount(1719, scale="billion")`.
    ///
    /// Made from an int, a Decimal or a str of digits; never from a float. The scale (one,
    /// thousand, million, billion, trillion) is the unit that the number is printed in; the
    /// amount itself must come out at whole đồng.
    Amount(core::Amount)
}

impl Arguments for Count {
    fn arguments<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        (self.0.get(),).into_pyobject(py)
    }
}

impl Arguments for Amount {
    fn arguments<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        (self.0.dong().to_string(),).into_pyobject(py)
    }
}

fn negative(a: impl ToString, b: impl ToString) -> PyErr {
    raise(&AmountError::Negative { got: format!("{} - {}", a.to_string(), b.to_string()) })
}

#[pymethods]
impl Count {
    #[new]
    fn new(cases: Number) -> PyResult<Self> {
        cases.written(0).parse().or_raise().map(Self)
    }

    fn __int__(&self) -> u64 {
        self.0.get()
    }

    fn __add__(&self, other: Self) -> PyResult<Self> {
        core::Count::checked_sum([self.0, other.0]).or_raise().map(Self)
    }

    fn __sub__(&self, other: Self) -> PyResult<Self> {
        let left = self.0.checked_sub(other.0).map(Self);
        left.ok_or_else(|| negative(self.0.get(), other.0.get()))
    }

    /// The number with its unit: `5.409 việc`, `5,409 cases`.
    #[pyo3(signature = (lang = "vi"))]
    fn print(&self, lang: &str) -> PyResult<String> {
        Ok(core::Value::from(self.0).print(lang.parse().or_raise()?))
    }
}

#[pymethods]
impl Amount {
    #[new]
    #[pyo3(signature = (number, scale = "one"))]
    fn new(number: Number, scale: &str) -> PyResult<Self> {
        let scale: Scale = scale.parse().or_raise()?;
        match number {
            Number::Text(text) => {
                let number = text.parse::<core::Amount>().or_raise()?;
                core::Amount::of(number.dong(), scale).or_raise().map(Self)
            }
            exact @ Number::Exact { .. } => exact.written(scale.exponent()).parse().or_raise().map(Self),
        }
    }

    /// The number of đồng.
    #[getter]
    fn dong(&self) -> u128 {
        self.0.dong()
    }

    /// The amount in a scale, exactly.
    fn in_scale(&self, scale: &str) -> PyResult<Decimal> {
        let places = u16::try_from(scale.parse::<Scale>().or_raise()?.exponent())?;
        Ok(Decimal(trimmed(&plain(&self.0.dong().into(), places)).to_owned()))
    }

    fn __int__(&self) -> u128 {
        self.0.dong()
    }

    fn __add__(&self, other: Self) -> PyResult<Self> {
        core::Amount::checked_sum([self.0, other.0]).or_raise().map(Self)
    }

    fn __sub__(&self, other: Self) -> PyResult<Self> {
        let left = self.0.checked_sub(other.0).map(Self);
        left.ok_or_else(|| negative(self.0.dong(), other.0.dong()))
    }

    /// The number with its unit: `1.719.000.000.000 đồng`.
    #[pyo3(signature = (lang = "vi"))]
    fn print(&self, lang: &str) -> PyResult<String> {
        Ok(core::Value::from(self.0).print(lang.parse().or_raise()?))
    }
}

/// An amount of đồng: an `Amount` or a bare number.
pub(crate) struct Dong(pub(crate) core::Amount);

impl Dong {
    /// No money.
    pub(crate) const ZERO: Self = Self(core::Amount::ZERO);
}

impl<'py> FromPyObject<'_, 'py> for Dong {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_union!(Amount::INPUT_TYPE, Number::INPUT_TYPE);

    fn extract(ob: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if let Ok(amount) = ob.extract::<Amount>() {
            return Ok(Self(amount.0));
        }
        ob.extract::<Number>()?.written(0).parse().or_raise().map(Self)
    }
}

/// A count or an amount whose measure is told apart: a bare number takes its unit.
pub(crate) enum Figure {
    /// With its unit.
    Value(core::Value),
    /// A bare number.
    Number(Number),
}

impl Figure {
    /// In the unit of the measure.
    pub(crate) fn of(self, measure: core::Measure) -> PyResult<core::Value> {
        match self {
            Self::Value(value) => value.in_unit_of(measure).or_raise(),
            Self::Number(number) => core::Value::parse(measure, &number.written(0)).or_raise(),
        }
    }
}

impl<'py> FromPyObject<'_, 'py> for Figure {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = Value::INPUT_TYPE;

    fn extract(ob: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if let Ok(count) = ob.extract::<Count>() {
            Ok(Self::Value(count.0.into()))
        } else if let Ok(amount) = ob.extract::<Amount>() {
            Ok(Self::Value(amount.0.into()))
        } else {
            ob.extract().map(Self::Number)
        }
    }
}

/// A count or an amount. From Python, a bare number is a count.
#[derive(IntoPyObject)]
pub(crate) enum Value {
    /// Cases.
    Count(Count),
    /// Đồng.
    Amount(Amount),
}

impl<'py> FromPyObject<'_, 'py> for Value {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_union!(Count::INPUT_TYPE, Amount::INPUT_TYPE, Number::INPUT_TYPE);

    fn extract(ob: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if let Ok(count) = ob.extract::<Count>() {
            Ok(Self::Count(count))
        } else if let Ok(amount) = ob.extract::<Amount>() {
            Ok(Self::Amount(amount))
        } else {
            Count::new(ob.extract()?).map(Self::Count)
        }
    }
}

impl From<core::Value> for Value {
    fn from(value: core::Value) -> Self {
        match value {
            core::Value::Count(count) => Self::Count(Count(count)),
            core::Value::Amount(amount) => Self::Amount(Amount(amount)),
        }
    }
}

impl From<Value> for core::Value {
    fn from(value: Value) -> Self {
        match value {
            Value::Count(count) => count.0.into(),
            Value::Amount(amount) => amount.0.into(),
        }
    }
}
