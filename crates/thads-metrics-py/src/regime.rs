//! `Regime`, `Rule` and `Break`.

use std::fmt;

use pyo3::{
    inspect::PyStaticExpr,
    prelude::*,
    type_hint_union,
    types::{PyString, PyTuple},
};
use thads_metrics as core;
use thads_metrics::{Evidence, Item, Measure, Status, regime::RegimeId};

use crate::{
    class::{Arguments, value_class, value_methods},
    convert::{Date, Several, refuse},
    error::OrRaise,
    identity::Identity,
    period::{AnyPeriod, Period},
};

value_class! {
    /// A statistical regime: a circular, from the day it is in force: `Regime("R2019")`.
    unordered Regime(&'static core::Regime)
}

value_class! {
    /// A day across which figures are not comparable as they stand: `Break("third_class")`.
    unordered Break(&'static core::regime::Break)
}

value_class! {
    /// A form of a regime, its name in our own words: `Form("R2024", 1)`.
    unordered Form(AForm)
}

/// A form with its regime.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct AForm(RegimeId, &'static core::regime::Form);

impl fmt::Display for AForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.1.fmt(f)
    }
}

/// A column of a regime's forms, and how it is known: `FormColumn("R2019", "cases", "deferred")`.
#[pyclass(module = "thads_metrics", frozen, eq, hash, str, from_py_object)]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct FormColumn {
    regime: RegimeId,
    measure: Measure,
    says: core::regime::FormColumn,
}

value_methods!(FormColumn);

impl fmt::Display for FormColumn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.says.fmt(f)
    }
}

impl Arguments for FormColumn {
    fn arguments<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        (self.regime.key(), self.measure.key(), self.says.item.key()).into_pyobject(py)
    }
}

impl Arguments for Form {
    fn arguments<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        (self.0.0.key(), self.0.1.number).into_pyobject(py)
    }
}

/// Where the forms of a regime put a case of a status: `Rule("R2019", "suspended")`.
#[pyclass(module = "thads_metrics", frozen, eq, hash, str, from_py_object)]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Rule {
    regime: RegimeId,
    status: Status,
    says: core::regime::Rule,
}

value_methods!(Rule);

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.says.fmt(f)
    }
}

impl Arguments for Regime {
    fn arguments<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        (self.0.id().key(),).into_pyobject(py)
    }
}

impl Arguments for Break {
    fn arguments<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        (self.0.id(),).into_pyobject(py)
    }
}

impl Arguments for Rule {
    fn arguments<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        (self.regime.key(), self.status.key()).into_pyobject(py)
    }
}

/// A regime, or its id.
pub(crate) struct AnyRegime(pub(crate) &'static core::Regime);

impl<'py> FromPyObject<'_, 'py> for AnyRegime {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_union!(Regime::INPUT_TYPE, <&str>::INPUT_TYPE);

    fn extract(ob: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if let Ok(text) = ob.cast::<PyString>() {
            return text.to_str()?.parse::<RegimeId>().or_raise().map(|id| Self(id.regime()));
        }
        let regime = ob.extract::<Regime>().map_err(|_| refuse(&ob, "a Regime or a str as R2019"))?;
        Ok(Self(regime.0))
    }
}

/// Every regime, oldest first.
#[pyfunction]
pub(crate) fn regimes() -> Vec<Regime> {
    core::regime::REGIMES.iter().map(Regime).collect()
}

/// Every break that is known, oldest first.
#[pyfunction]
pub(crate) fn breaks() -> Vec<Break> {
    core::regime::BREAKS.iter().map(Break).collect()
}

/// The breaks between two periods for a quantity such as "cases.rate", oldest first.
///
/// Empty if the figures are comparable as far as is known. The office may be in any usual
/// spelling; None is the nation. `group` is the group of cases, such as "ex_officio".
#[pyfunction]
#[pyo3(signature = (a, b, quantity, office = None, group = None))]
pub(crate) fn breaks_between(
    a: AnyPeriod,
    b: AnyPeriod,
    quantity: &str,
    office: Option<&str>,
    group: Option<&str>,
) -> PyResult<Several<Break>> {
    let found = core::regime::breaks_between(a.0, b.0, quantity.parse().or_raise()?, office, group);
    Ok(Several(found.into_iter().map(Break).collect()))
}

/// The breaks inside a series of periods for a quantity, in the order of time: each with the last
/// period before it and the first after it.
#[pyfunction]
#[pyo3(signature = (periods, quantity, office = None, group = None))]
pub(crate) fn breaks_in(
    periods: Several<AnyPeriod>,
    quantity: &str,
    office: Option<&str>,
    group: Option<&str>,
) -> PyResult<Several<(Break, Period, Period)>> {
    let periods: Vec<_> = periods.0.into_iter().map(|period| period.0).collect();
    let found = core::regime::breaks_in(&periods, quantity.parse().or_raise()?, office, group).into_iter();
    Ok(Several(found.map(|found| (Break(found.at), Period(found.before), Period(found.after))).collect()))
}

/// What no source at hand answers, and what is done meanwhile.
#[pyfunction]
pub(crate) fn open_questions() -> Vec<(&'static str, &'static str)> {
    core::regime::OPEN_QUESTIONS.iter().map(|open| (open.asks, open.meanwhile)).collect()
}

#[pymethods]
impl Regime {
    #[new]
    fn new(id: &str) -> PyResult<Self> {
        id.parse::<RegimeId>().or_raise().map(|id| Self(id.regime()))
    }

    /// The regime that governs a day: exactly one from 2006 on. Raises RegimeError before.
    #[staticmethod]
    fn on(day: Date) -> PyResult<Self> {
        core::Regime::on(day.0).or_raise().map(Self)
    }

    /// The id: R2006, R2013, R2015, R2019, R2024 or R2026.
    #[getter]
    fn id(&self) -> &'static str {
        self.0.id().key()
    }

    /// The number of the circular.
    #[getter]
    fn instrument(&self) -> &'static str {
        self.0.instrument()
    }

    /// The day it was signed.
    #[getter]
    fn signed(&self) -> Date {
        Date(self.0.signed())
    }

    /// The first day it governs; `precision` and `evidence` say how that is known.
    #[getter]
    fn in_force(&self) -> Date {
        Date(self.0.in_force())
    }

    /// How exactly the first day is known: day, about or year.
    #[getter]
    fn precision(&self) -> &'static str {
        self.0.precision().key()
    }

    /// The first day of the regime that superseded it, None for the current one.
    #[getter]
    fn superseded(&self) -> Option<Date> {
        self.0.superseded().map(Date)
    }

    /// How the first day is known: text, secondary, derived or recall.
    #[getter]
    fn evidence(&self) -> &'static str {
        self.0.evidence().key()
    }

    /// Where it stands, and which part of it is a chosen boundary.
    #[getter]
    fn citation(&self) -> &'static str {
        self.0.citation()
    }

    /// The columns of its forms of a measure, in the order of the glossary, each with how it is known.
    fn columns(&self, measure: &str) -> PyResult<Several<FormColumn>> {
        let (regime, measure) = (self.0.id(), measure.parse().or_raise()?);
        let columns = self.0.columns(measure).into_iter();
        Ok(Several(columns.map(|says| FormColumn { regime, measure, says }).collect()))
    }

    /// Its forms, as far as their list was read; empty where it was not.
    #[getter]
    fn forms(&self) -> Several<Form> {
        Several(self.0.forms().iter().map(|form| Form(AForm(self.0.id(), form))).collect())
    }

    /// What is known of its forms beside their list, with its source.
    #[getter]
    fn forms_remark(&self) -> &'static str {
        self.0.forms_remark()
    }

    /// The identities that hold between its columns of a measure.
    fn identities(&self, measure: &str) -> PyResult<Several<Identity>> {
        let identities = self.0.identities(measure.parse().or_raise()?);
        Ok(Several(identities.map(|(identity, _)| Identity(identity)).collect()))
    }

    /// Where its forms put a case of a status.
    fn column(&self, status: &str) -> PyResult<Rule> {
        let status = status.parse().or_raise()?;
        Ok(Rule { regime: self.0.id(), status, says: self.0.column(status) })
    }
}

#[pymethods]
impl FormColumn {
    #[new]
    fn new(regime: AnyRegime, measure: &str, item: &str) -> PyResult<Self> {
        let (measure, item) = (measure.parse().or_raise()?, item.parse().or_raise()?);
        let says = regime.0.form_column(measure, item).or_raise()?;
        Ok(Self { regime: regime.0.id(), measure, says })
    }

    /// The regime.
    #[getter]
    fn regime(&self) -> Regime {
        Regime(self.regime.regime())
    }

    /// The measure: cases, money or admin.
    #[getter]
    fn measure(&self) -> &'static str {
        self.measure.key()
    }

    /// The column.
    #[getter]
    fn item(&self) -> &'static str {
        self.says.item.key()
    }

    /// How it is known: text, secondary or derived; recall where it is only presumed.
    #[getter]
    fn evidence(&self) -> &'static str {
        self.says.evidence.key()
    }

    /// Where it was seen, or why it is presumed.
    #[getter]
    fn citation(&self) -> &'static str {
        self.says.citation
    }
}

#[pymethods]
impl Form {
    #[new]
    fn new(regime: AnyRegime, number: u8) -> PyResult<Self> {
        regime.0.form(number).or_raise().map(|form| Self(AForm(regime.0.id(), form)))
    }

    /// The regime.
    #[getter]
    fn regime(&self) -> Regime {
        Regime(self.0.0.regime())
    }

    /// Its place in the list, from 1.
    #[getter]
    fn number(&self) -> u8 {
        self.0.1.number
    }

    /// What it reports, in Vietnamese.
    #[getter]
    fn vi(&self) -> &'static str {
        self.0.1.vi
    }

    /// What it reports, in English.
    #[getter]
    fn en(&self) -> &'static str {
        self.0.1.en
    }

    /// How it is known: text, secondary, derived or recall.
    #[getter]
    fn evidence(&self) -> &'static str {
        self.0.1.evidence.key()
    }

    /// Where it stands.
    #[getter]
    fn citation(&self) -> &'static str {
        self.0.1.citation
    }
}

#[pymethods]
impl Rule {
    #[new]
    fn new(regime: AnyRegime, status: &str) -> PyResult<Self> {
        Regime(regime.0).column(status)
    }

    /// The regime.
    #[getter]
    fn regime(&self) -> Regime {
        Regime(self.regime.regime())
    }

    /// The status.
    #[getter]
    fn status(&self) -> &'static str {
        self.status.key()
    }

    /// The column, or `separate_register`, or `not_established`: then no source says.
    #[getter]
    fn place(&self) -> &'static str {
        self.says.place.key()
    }

    /// The column; None where it is in none, or none is established.
    #[getter]
    fn column(&self) -> Option<&'static str> {
        self.says.place.item().map(Item::key)
    }

    /// How it is known: text, secondary, derived or recall.
    #[getter]
    fn evidence(&self) -> &'static str {
        self.says.evidence.key()
    }

    /// Where it stands.
    #[getter]
    fn citation(&self) -> &'static str {
        self.says.citation
    }

    /// Written in the language asked for: `thi hành xong (văn bản)`.
    #[pyo3(signature = (lang = "vi"))]
    fn print(&self, lang: &str) -> PyResult<String> {
        Ok(self.says.print(lang.parse().or_raise()?))
    }
}

#[pymethods]
impl Break {
    #[new]
    fn new(id: &str) -> PyResult<Self> {
        core::regime::Break::named(id).or_raise().map(Self)
    }

    /// Its name.
    #[getter]
    fn id(&self) -> &'static str {
        self.0.id()
    }

    /// The first day on the new side.
    #[getter]
    fn on(&self) -> Date {
        Date(self.0.on())
    }

    /// Whether the day is exact; otherwise a boundary was chosen.
    #[getter]
    fn is_exact(&self) -> bool {
        self.0.is_exact()
    }

    /// The measures it touches.
    #[getter]
    fn measures(&self) -> Several<&'static str> {
        Several(self.0.measures().iter().map(|measure: &Measure| measure.key()).collect())
    }

    /// The items it touches.
    #[getter]
    fn items(&self) -> Several<&'static str> {
        Several(self.0.items().iter().map(|item| item.key()).collect())
    }

    /// The offices it touches: everywhere, or merged_offices.
    #[getter]
    fn scope(&self) -> &'static str {
        self.0.scope().key()
    }

    /// Whether a reporting year that began before the day and ended after it is itself a mixture.
    #[getter]
    fn mixes(&self) -> bool {
        self.0.mixes()
    }

    /// Why, in the language asked for.
    #[pyo3(signature = (lang = "vi"))]
    fn reason(&self, lang: &str) -> PyResult<&'static str> {
        Ok(self.0.reason(lang.parse().or_raise()?))
    }

    /// How it is known: text, secondary, derived or recall.
    #[getter]
    fn evidence(&self) -> &'static str {
        Evidence::key(self.0.evidence())
    }

    /// Where it stands.
    #[getter]
    fn citation(&self) -> &'static str {
        self.0.citation()
    }
}
