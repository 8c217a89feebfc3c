//! `Printed`.

use num_bigint::BigInt;
use num_rational::BigRational;
use pyo3::{prelude::*, types::PyTuple};
use thads_metrics as core;
use thads_metrics::{
    Kind,
    printed::{Hedges, Rounding},
};

use crate::{
    class::{Arguments, value_methods},
    convert::{Decimal, plain, trimmed},
    error::OrRaise,
};

/// A figure as somebody printed it: `Printed("vượt 1,55%", kind="percent", signed=True)`.
///
/// The kind of number is count, money, percent or target; `signed` where it is a difference
/// or a change. Two are equal when they say the same with the same digits: `50,75%` and
/// `50,750%` differ, `1.719 tỷ` and `1.719 tỉ đồng` do not. All numbers that come out are
/// Decimals in cases, đồng or percent, whole ones too, and exact.
#[pyclass(module = "thads_metrics", frozen, eq, hash, str, from_py_object)]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Printed(pub(crate) core::Printed);

value_methods!(Printed);

impl std::fmt::Display for Printed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl Arguments for Printed {
    const KEYWORDS: &'static [&'static str] = &["kind", "signed", "lang"];

    fn arguments<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let (text, kind) = (self.0.text(), self.0.kind().key());
        match (self.0.signed(), self.0.lang()) {
            (signed, core::Lang::En) => (text, kind, signed, self.lang()).into_pyobject(py),
            (true, _) => (text, kind, true).into_pyobject(py),
            (false, _) => (text, kind).into_pyobject(py),
        }
    }
}

impl Printed {
    /// A number with at most `places` decimals, which it is known to have.
    fn decimal(value: &BigRational, places: u16) -> Decimal {
        let units = value * BigRational::from(BigInt::from(10).pow(places.into()));
        Decimal(plain(&units.to_integer(), places))
    }

    /// The decimals it is printed with.
    fn places(&self) -> u16 {
        u16::try_from(self.0.exponent().saturating_neg()).unwrap_or(0)
    }

    fn ends(&self, rounding: Rounding, hedges: Hedges) -> (Option<Decimal>, Option<Decimal>) {
        let interval = self.0.interval_with(rounding, hedges);
        let places = self.places().saturating_add(1); // half a unit takes one more
        let end = |value: BigRational| Decimal(trimmed(&Self::decimal(&value, places).0).to_owned());
        (interval.low.map(end), interval.high.map(end))
    }
}

#[pymethods]
impl Printed {
    #[new]
    #[pyo3(signature = (text, kind, signed = false, lang = "vi"))]
    fn new(text: &str, kind: &str, signed: bool, lang: &str) -> PyResult<Self> {
        let (kind, lang) = (kind.parse::<Kind>().or_raise()?, lang.parse().or_raise()?);
        core::Printed::read_in(text, kind, signed, lang).or_raise().map(Self)
    }

    /// The two figures of a fraction, `2.139/4.293 việc`, each with the unit that may be said once; None if it is not one.
    #[staticmethod]
    fn fraction(text: &str) -> Option<(String, String)> {
        core::Printed::fraction(text)
    }

    /// The language that it was read in: vi or en.
    #[getter]
    fn lang(&self) -> String {
        self.0.lang().to_string()
    }

    /// The text as it was given.
    #[getter]
    fn text(&self) -> &str {
        self.0.text()
    }

    /// The kind of number: count, money, percent or target.
    #[getter]
    fn kind(&self) -> &'static str {
        self.0.kind().key()
    }

    /// Whether it is a difference or a change, and so may be below zero.
    #[getter]
    fn signed(&self) -> bool {
        self.0.signed()
    }

    /// `at_least` (trên, hơn), `at_most` (dưới, gần), `about` (khoảng), `not_below` (không dưới) or
    /// `not_above` (không quá), where one is said.
    #[getter]
    fn hedge(&self) -> Option<&'static str> {
        self.0.hedge().map(core::printed::Hedge::key)
    }

    /// `up` (tăng, vượt) or `down` (giảm, thấp hơn), where one is said.
    #[getter]
    fn direction(&self) -> Option<&'static str> {
        self.0.direction().map(core::printed::Direction::key)
    }

    /// Whether it stands for its value alone: a count to the unit, an amount to the đồng, a target.
    #[getter]
    fn is_exact(&self) -> bool {
        self.0.is_exact()
    }

    /// Whether it is a target that must be exceeded: `trên 70%`.
    #[getter]
    fn is_strict(&self) -> bool {
        self.0.is_strict()
    }

    /// The printed number itself, its sign included and its decimals kept.
    #[getter]
    fn value(&self) -> Decimal {
        Self::decimal(&self.0.value(), self.places())
    }

    /// The unit in the last place: 0.01 for `50,75%`.
    #[getter]
    fn ulp(&self) -> Decimal {
        Self::decimal(&self.0.ulp(), self.places())
    }

    /// The least number that it stands for if rounded to the nearest; None where there is none.
    #[getter]
    fn low(&self) -> Option<Decimal> {
        self.ends(Rounding::Nearest, Hedges::Open).0
    }

    /// The greatest number that it stands for if rounded to the nearest; None where there is none.
    #[getter]
    fn high(&self) -> Option<Decimal> {
        self.ends(Rounding::Nearest, Hedges::Open).1
    }

    /// The least and the greatest number that it stands for, if rounded to the `nearest` or in `any` way;
    /// with `hedges="near"` a hedge hides at most one unit of the last digit that is not zero.
    #[pyo3(signature = (rounding = "nearest", hedges = "open"))]
    fn interval(&self, rounding: &str, hedges: &str) -> PyResult<(Option<Decimal>, Option<Decimal>)> {
        Ok(self.ends(rounding.parse().or_raise()?, hedges.parse().or_raise()?))
    }

    /// Written back in its usual form: `tăng 1,55%`, `up by 1.55%`.
    #[pyo3(signature = (lang = "vi"))]
    fn print(&self, lang: &str) -> PyResult<String> {
        Ok(self.0.print(lang.parse().or_raise()?))
    }
}
