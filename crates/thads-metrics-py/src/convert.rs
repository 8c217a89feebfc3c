//! Numbers and days between Python and the core, exactly; floats never get in.

use std::{marker::PhantomData, sync::Arc};
use thads_metrics::text::clip;

use num_bigint::BigInt;
use pyo3::{
    IntoPyObjectExt, PyTypeInfo,
    exceptions::{PyTypeError, PyValueError},
    inspect::{PyStaticConstant, PyStaticExpr},
    intern,
    prelude::*,
    sync::PyOnceLock,
    type_hint_identifier, type_hint_subscript, type_hint_union,
    types::{PyBool, PyDate, PyDateAccess, PyDict, PyFloat, PyString, PyTuple, PyType},
};
use thads_metrics::{Item, Lang};

use crate::error::OrRaise;

const INT: PyStaticExpr = type_hint_identifier!("typing", "SupportsIndex");
const DECIMAL: PyStaticExpr = type_hint_identifier!("decimal", "Decimal");
const STR: PyStaticExpr = type_hint_identifier!("builtins", "str");

/// The class `decimal.Decimal`.
fn decimal_class(py: Python<'_>) -> PyResult<&Bound<'_, PyType>> {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    CLASS.import(py, "decimal", "Decimal")
}

/// Refuses what Python would let pass for a number and is none here.
pub(crate) fn refuse(ob: &Bound<'_, PyAny>, instead: &str) -> PyErr {
    let class = ob.get_type().name().map_or_else(|_| "another type".into(), |name| name.to_string());
    let why = if ob.is_instance_of::<PyFloat>() {
        ": a float may have lost digits already; write it as text, \"81,5%\""
    } else {
        ""
    };
    let written = ob.repr().map_or_else(|_| String::new(), |repr| repr.to_string());
    let written = clip(&written);
    PyTypeError::new_err(format!("expected {instead}, got the {class} {written}{why}"))
}

/// A Python int, or anything with `__index__`; not a bool.
fn int(ob: &Bound<'_, PyAny>, instead: &str) -> PyResult<BigInt> {
    if ob.is_instance_of::<PyBool>() {
        return Err(refuse(ob, instead));
    }
    ob.extract().map_err(|_| refuse(ob, instead))
}

/// A whole number: a year, a number of months, a number of decimals.
pub(crate) struct Integer(pub(crate) BigInt);

impl<'py> FromPyObject<'_, 'py> for Integer {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = INT;

    fn extract(ob: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        int(&ob, "an int").map(Self)
    }
}

/// How many decimals to round to.
pub(crate) fn places(ob: &Bound<'_, PyAny>) -> PyResult<u16> {
    let places = int(ob, "an int")?;
    let range = || PyValueError::new_err(format!("expected from 0 to {} decimals, got {places}", u16::MAX));
    u16::try_from(&places).map_err(|_| range())
}

/// A number as Python has it: `mantissa × 10^exponent`, or a text for the core to read.
pub(crate) enum Number {
    /// An int or a Decimal.
    Exact {
        /// The digits with their sign.
        mantissa: BigInt,
        /// The power of ten.
        exponent: i32,
    },
    /// A str, or a Decimal that is no number of sensible size: the core says what is wrong with it.
    Text(String),
}

impl Number {
    /// A power of ten past this is never a figure; writing it out would only fill memory.
    const MAX_EXPONENT: i32 = 10_000;

    /// Reads the parts of a Decimal.
    fn from_decimal(ob: &Bound<'_, PyAny>) -> PyResult<Self> {
        let py = ob.py();
        let parts = ob.call_method0(intern!(py, "as_tuple"))?;
        let exponent = parts.getattr(intern!(py, "exponent"))?.extract::<i32>();
        let Some(exponent) = exponent.ok().filter(|e| (-Self::MAX_EXPONENT..=Self::MAX_EXPONENT).contains(e)) else {
            return Ok(Self::Text(ob.str()?.to_str()?.to_owned()));
        };
        let mut text = String::new();
        if parts.getattr(intern!(py, "sign"))?.extract::<u8>()? == 1 {
            text.push('-');
        }
        for digit in parts.getattr(intern!(py, "digits"))?.try_iter()? {
            text.push_str(&digit?.extract::<u8>()?.to_string());
        }
        Ok(text.parse().map_or_else(|_| Self::Text(text.clone()), |mantissa| Self::Exact { mantissa, exponent }))
    }

    /// The number times `10^exponent`, written out with no trailing decimal zeros; a text as it is.
    pub(crate) fn written(&self, times: u32) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Exact { mantissa, exponent } => {
                let exponent = exponent.saturating_add_unsigned(times);
                let zeros = u32::try_from(exponent).unwrap_or(0);
                let places = u16::try_from(exponent.saturating_neg()).unwrap_or(0);
                trimmed(&plain(&(mantissa * BigInt::from(10).pow(zeros)), places)).to_owned()
            }
        }
    }
}

impl<'py> FromPyObject<'_, 'py> for Number {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_union!(INT, DECIMAL, STR);

    fn extract(ob: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if let Ok(text) = ob.cast::<PyString>() {
            Ok(Self::Text(text.to_str()?.to_owned()))
        } else if ob.is_instance(decimal_class(ob.py())?)? {
            Self::from_decimal(&ob)
        } else {
            int(&ob, "an int, a Decimal or a str").map(|mantissa| Self::Exact { mantissa, exponent: 0 })
        }
    }
}

/// `mantissa × 10^-places` without marks between thousands: `1234.50`.
pub(crate) fn plain(mantissa: &BigInt, places: u16) -> String {
    ungrouped(&Lang::En.decimal(mantissa, places), Lang::En)
}

/// A number as the core prints it, without the marks between thousands.
pub(crate) fn ungrouped(printed: &str, lang: Lang) -> String {
    printed.replace(lang.group_mark(), "")
}

/// Without the zeros that end its decimals.
pub(crate) fn trimmed(plain: &str) -> &str {
    if plain.contains('.') { plain.trim_end_matches('0').trim_end_matches('.') } else { plain }
}

/// A number that becomes a `decimal.Decimal`, digit for digit.
pub(crate) struct Decimal(pub(crate) String);

impl<'py> IntoPyObject<'py> for Decimal {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;
    const OUTPUT_TYPE: PyStaticExpr = DECIMAL;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        decimal_class(py)?.call1((self.0,))
    }
}

/// A day: `datetime.date` in Python, or its text coming in.
pub(crate) struct Date(pub(crate) thads_metrics::Date);

impl<'py> FromPyObject<'_, 'py> for Date {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_union!(type_hint_identifier!("datetime", "date"), STR);

    fn extract(ob: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if let Ok(text) = ob.cast::<PyString>() {
            return text.to_str()?.parse().or_raise().map(Self);
        }
        let date = ob.cast::<PyDate>().map_err(|_| refuse(&ob, "a datetime.date or a str as 2022-03-31"))?;
        let year = i16::try_from(date.get_year())?;
        thads_metrics::Date::new(year, date.get_month(), date.get_day()).or_raise().map(Self)
    }
}

impl<'py> IntoPyObject<'py> for Date {
    type Target = PyDate;
    type Output = Bound<'py, PyDate>;
    type Error = PyErr;
    const OUTPUT_TYPE: PyStaticExpr = type_hint_identifier!("datetime", "date");

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Bound<'py, PyDate>> {
        PyDate::new(py, self.0.year().into(), self.0.month(), self.0.day())
    }
}

/// Several of a kind: any iterable but a str comes in, a tuple goes out.
pub(crate) struct Several<T>(pub(crate) Vec<T>);

impl<T> Default for Several<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'py, T: IntoPyObject<'py>> IntoPyObject<'py> for Several<T> {
    type Target = PyTuple;
    type Output = Bound<'py, PyTuple>;
    type Error = PyErr;
    const OUTPUT_TYPE: PyStaticExpr = type_hint_subscript!(
        PyTuple::TYPE_HINT,
        T::OUTPUT_TYPE,
        PyStaticExpr::Constant { value: PyStaticConstant::Ellipsis }
    );

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let items = self.0.into_iter().map(|item| item.into_bound_py_any(py));
        PyTuple::new(py, items.collect::<PyResult<Vec<_>>>()?)
    }
}

impl<'py, T: for<'a> FromPyObject<'a, 'py>> FromPyObject<'_, 'py> for Several<T> {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr =
        type_hint_subscript!(type_hint_identifier!("collections.abc", "Iterable"), T::INPUT_TYPE);

    fn extract(ob: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if ob.is_instance_of::<PyString>() {
            return Err(refuse(&ob, "several, as in a list"));
        }
        let items = ob.try_iter()?.map(|item| item?.extract().map_err(Into::into));
        items.collect::<PyResult<_>>().map(Self)
    }
}

/// What [`Several`] made, once: a value that does not change gives the same tuple each time.
pub(crate) struct Made<'py, T>(Bound<'py, PyTuple>, PhantomData<T>);

/// Where a tuple is kept that is made when it is first asked for.
#[derive(Clone)]
pub(crate) struct Once(Arc<PyOnceLock<Py<PyTuple>>>);

impl Once {
    pub(crate) fn new() -> Self {
        Self(Arc::new(PyOnceLock::new()))
    }

    /// The tuple, made by `several` if it is not there yet.
    pub(crate) fn get<'py, T: IntoPyObject<'py>>(
        &self,
        py: Python<'py>,
        several: impl FnOnce() -> Vec<T>,
    ) -> PyResult<Made<'py, T>> {
        let tuple = self.0.get_or_try_init(py, || Several(several()).into_pyobject(py).map(Bound::unbind))?;
        Ok(Made(tuple.bind(py).clone(), PhantomData))
    }
}

impl<'py, T: IntoPyObject<'py>> IntoPyObject<'py> for Made<'py, T> {
    type Target = PyTuple;
    type Output = Bound<'py, PyTuple>;
    type Error = PyErr;
    const OUTPUT_TYPE: PyStaticExpr = Several::<T>::OUTPUT_TYPE;

    fn into_pyobject(self, _: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        Ok(self.0)
    }
}

/// Figures by item: a dict in their order.
pub(crate) struct ByItem(pub(crate) Vec<(Item, u128)>);

impl<'py> IntoPyObject<'py> for ByItem {
    type Target = PyDict;
    type Output = Bound<'py, PyDict>;
    type Error = PyErr;
    const OUTPUT_TYPE: PyStaticExpr = type_hint_subscript!(PyDict::TYPE_HINT, STR, u128::OUTPUT_TYPE);

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        for (item, number) in self.0 {
            dict.set_item(item.key(), number)?;
        }
        Ok(dict)
    }
}

/// Wraps what the core may give, for Python to see as `None` or the class.
pub(crate) fn optional<T, U: From<T>>(value: Option<T>) -> Option<U> {
    value.map(U::from)
}
