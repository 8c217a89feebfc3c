//! `Audit` and what it is made of: `AuditedFigure`, `Bounds`, `Conflict`, `Note`; and `Effort`.

use num_bigint::BigInt;
use num_rational::BigRational;
use pyo3::{
    exceptions::PyValueError,
    prelude::*,
    types::{PyDict, PyTuple},
};
use serde::Serialize;
use thads_metrics as core;
use thads_metrics::Kind;

use crate::{
    class::{Arguments, pickled, quoted, value_methods},
    convert::{Decimal, Integer, Several},
    error::OrRaise,
    percent::{Exact, Points},
    period::{AnyPeriod, Period},
    report::{Figure, Report},
    table::Table,
};

/// An end of bounds: an int for cases and đồng, a Decimal for percentages.
#[derive(IntoPyObject)]
pub(crate) enum End {
    /// Cases or đồng.
    Whole(BigInt),
    /// Percent, or percentage points.
    Percent(Decimal),
}

impl End {
    /// From a number as the core writes it.
    fn of(text: Option<String>, kind: Kind) -> PyResult<Option<Self>> {
        let end = |text: String| match text.parse() {
            Ok(whole) if !kind.is_percent() => Ok(Self::Whole(whole)),
            _ => Ok(Self::Percent(Decimal(text))),
        };
        text.map(end).transpose()
    }
}

/// An exact number from Python, if there is one.
fn fraction(number: Option<Exact>) -> PyResult<Option<BigRational>> {
    number.map(|number| Points::new(number).map(|points| points.0.value().clone())).transpose()
}

fn strings(texts: &[String]) -> Several<String> {
    Several(texts.to_vec())
}

/// `ends` as they are written in a repr.
fn written(end: Option<String>) -> String {
    end.unwrap_or_else(|| "None".to_owned())
}

/// What the figures say of one quantity.
///
/// `low` and `high` are ints for cases and đồng, Decimals in percent for rates and targets
/// (rounded outward, to at most six places), and None where there is no end; `fractions` has
/// them exactly. The repr begins with the two and leaves out `printed` and `because`. Bounds are
/// equal when all of it is, and pickle.
#[pyclass(module = "thads_metrics", frozen, eq, hash, from_py_object)]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Bounds(thads_metrics_audit::Bounds);

pickled!(Bounds);

impl Arguments for Bounds {
    fn arguments<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let (low, high) = self.fractions();
        (
            low,
            high,
            self.quantity(),
            self.office(),
            self.period(),
            self.group(),
            self.exact(),
            self.printed(),
            self.because(),
        )
            .into_pyobject(py)
    }
}

#[pymethods]
impl Bounds {
    #[new]
    #[allow(clippy::too_many_arguments)] // all that an audit says of a quantity
    #[pyo3(signature = (
        low, high, quantity, office, period, group = None, exact = true, printed = false,
        because: "Iterable[str]" = Several::default(),
    ))]
    fn new(
        low: Option<Exact>,
        high: Option<Exact>,
        quantity: &str,
        office: &str,
        period: AnyPeriod,
        group: Option<String>,
        exact: bool,
        printed: bool,
        because: Several<String>,
    ) -> PyResult<Self> {
        let subject = thads_metrics_audit::Subject::new(quantity.parse().or_raise()?, office, period.0);
        let subject = subject.in_group(group.unwrap_or_default());
        let (low, high) = (fraction(low)?, fraction(high)?);
        Ok(Self(thads_metrics_audit::Bounds::new(subject, low, high, exact, printed, because.0)))
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let subject = self.0.subject();
        let office = quoted(subject.office.as_str().into_pyobject(py)?.as_any())?;
        let group = match &subject.group {
            Some(group) => format!(", group={}", quoted(group.as_str().into_pyobject(py)?.as_any())?),
            None => String::new(),
        };
        let exact = if self.exact() { "" } else { ", exact=False" };
        let (low, high) = (written(self.0.low_text()), written(self.0.high_text()));
        Ok(format!("Bounds({low}, {high}, \"{}\", {office}, \"{}\"{group}{exact})", subject.quantity, subject.period))
    }

    /// The quantity: `cases.eligible`.
    #[getter]
    fn quantity(&self) -> String {
        self.0.subject().quantity.to_string()
    }

    /// The office, as the report first spells it.
    #[getter]
    fn office(&self) -> &str {
        &self.0.subject().office
    }

    /// The period.
    #[getter]
    fn period(&self) -> Period {
        Period(self.0.subject().period)
    }

    /// The group; None for the ungrouped quantity.
    #[getter]
    fn group(&self) -> Option<&str> {
        self.0.subject().group.as_deref()
    }

    /// The least value.
    #[getter]
    fn low(&self) -> PyResult<Option<End>> {
        End::of(self.0.low_text(), self.0.subject().quantity.kind())
    }

    /// The greatest value.
    #[getter]
    fn high(&self) -> PyResult<Option<End>> {
        End::of(self.0.high_text(), self.0.subject().quantity.kind())
    }

    /// The least and the greatest value, exactly.
    #[getter]
    fn fractions(&self) -> (Option<BigRational>, Option<BigRational>) {
        (self.0.low().cloned(), self.0.high().cloned())
    }

    /// Whether both ends are proved to be reached; if not, they are sound but may be wider than need be.
    #[getter]
    fn exact(&self) -> bool {
        self.0.is_exact()
    }

    /// Whether a figure prints the quantity itself.
    #[getter]
    fn printed(&self) -> bool {
        self.0.is_printed()
    }

    /// The ids of the figures and identities that the bounds rest on.
    #[getter]
    fn because(&self) -> Several<String> {
        strings(self.0.because())
    }

    /// In words and units: `10.982–10.983 việc`.
    #[pyo3(signature = (lang = "vi"))]
    fn text(&self, lang: &str) -> PyResult<String> {
        Ok(self.0.text(lang.parse().or_raise()?))
    }
}

/// A figure of an audited report, with the numbers that it stands for.
///
/// `low` and `high` are ints for cases and đồng, Decimals for percentages and points.
#[pyclass(module = "thads_metrics", frozen, eq, hash, from_py_object)]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct AuditedFigure(thads_metrics_audit::AuditedFigure);

pickled!(AuditedFigure);

impl Arguments for AuditedFigure {
    fn arguments<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        (self.figure(), self.0.low().cloned(), self.0.high().cloned(), self.in_conflict()).into_pyobject(py)
    }
}

impl AuditedFigure {
    fn kind(&self) -> Kind {
        self.0.figure().printed().kind()
    }
}

#[pymethods]
impl AuditedFigure {
    #[new]
    #[pyo3(signature = (figure, low, high, in_conflict = false))]
    fn new(figure: Figure, low: Option<Exact>, high: Option<Exact>, in_conflict: bool) -> PyResult<Self> {
        Ok(Self(thads_metrics_audit::AuditedFigure::new(figure.0, fraction(low)?, fraction(high)?, in_conflict)))
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let id = quoted(self.0.figure().id().into_pyobject(py)?.as_any())?;
        let printed = quoted(self.0.figure().printed().text().into_pyobject(py)?.as_any())?;
        let (low, high) = (written(self.0.low_text()), written(self.0.high_text()));
        let conflict = if self.in_conflict() { ", in_conflict=True" } else { "" };
        Ok(format!("AuditedFigure({id}, {printed}, {low}, {high}{conflict})"))
    }

    /// The figure.
    #[getter]
    fn figure(&self) -> Figure {
        Figure(self.0.figure().clone())
    }

    /// The id of the figure.
    #[getter]
    fn id(&self) -> &str {
        self.0.figure().id()
    }

    /// The least number that it stands for.
    #[getter]
    fn low(&self) -> PyResult<Option<End>> {
        End::of(self.0.low_text(), self.kind())
    }

    /// The greatest number that it stands for.
    #[getter]
    fn high(&self) -> PyResult<Option<End>> {
        End::of(self.0.high_text(), self.kind())
    }

    /// Whether it stands in a conflict.
    #[getter]
    fn in_conflict(&self) -> bool {
        self.0.in_conflict()
    }

    /// What the figure says, in words.
    #[pyo3(signature = (lang = "vi"))]
    fn text(&self, lang: &str) -> PyResult<String> {
        Ok(self.0.meaning(lang.parse().or_raise()?))
    }
}

/// A minimal set of figures that can't all be true: drop any one and the rest can.
#[pyclass(module = "thads_metrics", frozen, eq, hash, from_py_object)]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Conflict(thads_metrics_audit::Conflict);

value_methods!(Conflict);

impl Arguments for Conflict {
    const KEYWORDS: &'static [&'static str] =
        &["figures", "identities", "suspects", "vi", "en", "truncated", "repairs"];
    const POSITIONAL: usize = 0;

    fn arguments<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let which = (self.figures(), self.identities(), self.suspects());
        (which.0, which.1, which.2, self.vi(), self.en(), self.truncated(), self.repairs()).into_pyobject(py)
    }
}

#[pymethods]
impl Conflict {
    #[new]
    #[pyo3(signature = (
        figures, identities, suspects, vi, en, truncated = false,
        repairs: "Iterable[tuple[str, str | None]]" = Several::default(),
    ))]
    fn new(
        figures: Several<String>,
        identities: Several<String>,
        suspects: Several<String>,
        vi: String,
        en: String,
        truncated: bool,
        repairs: Several<(String, Option<String>)>,
    ) -> Self {
        let repairs = repairs.0;
        Self(thads_metrics_audit::Conflict::new(figures.0, identities.0, suspects.0, truncated, repairs, (vi, en)))
    }

    /// The ids of the figures, in the order of the report.
    #[getter]
    fn figures(&self) -> Several<String> {
        strings(self.0.figures())
    }

    /// The identities that bring them together.
    #[getter]
    fn identities(&self) -> Several<String> {
        strings(self.0.identities())
    }

    /// The figures whose removal alone would leave the whole report consistent.
    #[getter]
    fn suspects(&self) -> Several<String> {
        strings(self.0.suspects())
    }

    /// Whether it dissolves if one of its percentages was cut off, not rounded.
    #[getter]
    fn truncated(&self) -> bool {
        self.0.truncated()
    }

    /// Each figure with what the others leave it, in the form it was printed; None if no number would do.
    ///
    /// `dict(conflict.repairs)["completed"]` may be `"62 việc"`. A figure for which there was no time left
    /// to ask is not named.
    #[getter]
    fn repairs(&self) -> Several<(String, Option<String>)> {
        Several(self.0.repairs().to_vec())
    }

    /// The conflict in Vietnamese.
    #[getter]
    fn vi(&self) -> &str {
        self.0.text(core::Lang::Vi)
    }

    /// The conflict in English.
    #[getter]
    fn en(&self) -> &str {
        self.0.text(core::Lang::En)
    }

    /// The conflict in words.
    #[pyo3(signature = (lang = "vi"))]
    fn text(&self, lang: &str) -> PyResult<&str> {
        Ok(self.0.text(lang.parse().or_raise()?))
    }
}

/// Figures that can all be true only if something unusual holds.
#[pyclass(module = "thads_metrics", frozen, eq, hash, from_py_object)]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Doubt(thads_metrics_audit::Doubt);

value_methods!(Doubt);

impl Arguments for Doubt {
    const KEYWORDS: &'static [&'static str] = &["kind", "figures", "vi", "en"];
    const POSITIONAL: usize = 0;

    fn arguments<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        (self.kind(), self.figures(), self.vi(), self.en()).into_pyobject(py)
    }
}

#[pymethods]
impl Doubt {
    #[new]
    fn new(kind: &str, figures: Several<String>, vi: String, en: String) -> PyResult<Self> {
        Ok(Self(thads_metrics_audit::Doubt::new(kind.parse().or_raise()?, figures.0, vi, en)))
    }

    /// What is unusual: `hedge`, `round`, `cumulative` or `decimals`.
    #[getter]
    fn kind(&self) -> &'static str {
        self.0.kind().key()
    }

    /// The ids of the figures, as few as show it.
    #[getter]
    fn figures(&self) -> Several<String> {
        strings(self.0.figures())
    }

    /// The doubt in Vietnamese.
    #[getter]
    fn vi(&self) -> &str {
        self.0.text(core::Lang::Vi)
    }

    /// The doubt in English.
    #[getter]
    fn en(&self) -> &str {
        self.0.text(core::Lang::En)
    }

    /// The doubt in words.
    #[pyo3(signature = (lang = "vi"))]
    fn text(&self, lang: &str) -> PyResult<&str> {
        Ok(self.0.text(lang.parse().or_raise()?))
    }
}

/// Something a reader of the audit should know.
#[pyclass(module = "thads_metrics", frozen, eq, hash, from_py_object)]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Note(thads_metrics_audit::Note);

value_methods!(Note);

impl Arguments for Note {
    const KEYWORDS: &'static [&'static str] = &["vi", "en"];
    const POSITIONAL: usize = 0;

    fn arguments<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        (self.vi(), self.en()).into_pyobject(py)
    }
}

#[pymethods]
impl Note {
    #[new]
    fn new(vi: String, en: String) -> Self {
        Self(thads_metrics_audit::Note::new(vi, en))
    }

    /// The note in Vietnamese.
    #[getter]
    fn vi(&self) -> &str {
        self.0.text(core::Lang::Vi)
    }

    /// The note in English.
    #[getter]
    fn en(&self) -> &str {
        self.0.text(core::Lang::En)
    }

    /// The note in words.
    #[pyo3(signature = (lang = "vi"))]
    fn text(&self, lang: &str) -> PyResult<&str> {
        Ok(self.0.text(lang.parse().or_raise()?))
    }
}

/// What the figures of a report say, imply and contradict: what `Report.audit` returns.
///
/// Two are equal when all they say is. Audits pickle, as what they say: nothing is audited
/// again. Notebooks show them as a table.
#[pyclass(module = "thads_metrics", frozen, eq, hash, from_py_object)]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Audit(pub(crate) thads_metrics_audit::Audit);

pickled!(Audit);

impl Arguments for Audit {
    fn arguments<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        (self.title(), self.figures(), self.quantities(), self.conflicts(), self.notes(), self.doubts())
            .into_pyobject(py)
    }
}

#[pymethods]
impl Audit {
    #[new]
    #[pyo3(signature = (
        title, figures, quantities, conflicts, notes, doubts: "Iterable[Doubt]" = Several::default(),
    ))]
    fn new(
        title: Option<String>,
        figures: Several<AuditedFigure>,
        quantities: Several<Bounds>,
        conflicts: Several<Conflict>,
        notes: Several<Note>,
        doubts: Several<Doubt>,
    ) -> Self {
        let figures = figures.0.into_iter().map(|figure| figure.0).collect();
        let quantities = quantities.0.into_iter().map(|bounds| bounds.0).collect();
        let conflicts = conflicts.0.into_iter().map(|conflict| conflict.0).collect();
        let doubts = doubts.0.into_iter().map(|doubt| doubt.0).collect();
        let notes = notes.0.into_iter().map(|note| note.0).collect();
        Self(thads_metrics_audit::Audit::new(title, figures, quantities, conflicts, doubts, notes))
    }

    fn __repr__(&self) -> String {
        let counts = (self.0.figures().len(), self.0.quantities().len(), self.0.conflicts().len());
        format!("<Audit: figures={}, quantities={}, conflicts={}>", counts.0, counts.1, counts.2)
    }

    /// The title of the report.
    #[getter]
    fn title(&self) -> Option<&str> {
        self.0.title()
    }

    /// Whether all figures can be true together.
    #[getter]
    fn consistent(&self) -> bool {
        self.0.is_consistent()
    }

    /// The figures, in the order of the report.
    #[getter]
    fn figures(&self) -> Several<AuditedFigure> {
        Several(self.0.figures().iter().cloned().map(AuditedFigure).collect())
    }

    /// Every quantity that the figures say something about.
    #[getter]
    fn quantities(&self) -> Several<Bounds> {
        Several(self.0.quantities().iter().cloned().map(Bounds).collect())
    }

    /// The minimal conflicts, smallest first.
    #[getter]
    fn conflicts(&self) -> Several<Conflict> {
        Several(self.0.conflicts().iter().cloned().map(Conflict).collect())
    }

    /// What can be true only if something unusual holds.
    #[getter]
    fn doubts(&self) -> Several<Doubt> {
        Several(self.0.doubts().iter().cloned().map(Doubt).collect())
    }

    /// What else a reader should know.
    #[getter]
    fn notes(&self) -> Several<Note> {
        Several(self.0.notes().iter().cloned().map(Note).collect())
    }

    /// What the figures say of one quantity: `audit.quantity("cases.eligible")`.
    ///
    /// An office or a period that is not given is the first in the order of the report of which
    /// the figures say something; a group that is not given is the ungrouped quantity. Raises
    /// NoBounds, which names what there is, where the figures say nothing of it.
    #[pyo3(signature = (key, office = None, period = None, group = None))]
    fn quantity(
        &self,
        key: &str,
        office: Option<&str>,
        period: Option<AnyPeriod>,
        group: Option<&str>,
    ) -> PyResult<Bounds> {
        let period = period.map(|period| period.0);
        self.0.find(key.parse().or_raise()?, office, period, group).cloned().or_raise().map(Bounds)
    }

    /// The audit for people to read; with `all`, also what is implied only within wide intervals.
    #[pyo3(signature = (lang = "vi", all = false))]
    fn text(&self, lang: &str, all: bool) -> PyResult<String> {
        let lang = lang.parse().or_raise()?;
        Ok(if all { self.0.text_of_all(lang) } else { self.0.text(lang) })
    }

    /// The audit as JSON, on one line or indented: what `thads-metrics audit --json` prints.
    #[pyo3(signature = (indent: "int | None" = None))]
    fn to_json(&self, indent: Option<Integer>) -> PyResult<String> {
        let failed = |error: serde_json::Error| PyValueError::new_err(error.to_string());
        let Some(indent) = indent else { return serde_json::to_string(&self.0).map_err(failed) };
        let width = u8::try_from(&indent.0).map_err(|_| PyValueError::new_err("expected an indent from 0 to 255"))?;
        let spaces = vec![b' '; width.into()];
        let mut bytes = Vec::new();
        let formatter = serde_json::ser::PrettyFormatter::with_indent(&spaces);
        let mut serializer = serde_json::Serializer::with_formatter(&mut bytes, formatter);
        self.0.serialize(&mut serializer).map_err(failed)?;
        Ok(String::from_utf8(bytes)?)
    }

    /// The object that `to_json` writes.
    #[pyo3(signature = () -> "dict[str, Any]")]
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        Ok(py.import("json")?.call_method1("loads", (self.to_json(None)?,))?.cast_into()?)
    }

    /// What it knows of each quantity, one row each.
    fn table(&self) -> Table {
        thads_metrics_results::audit_table(&self.0).into()
    }

    /// The verdict, the conflicts and the table for notebooks.
    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("thads_metrics.html")?.call_method1("of_audit", (slf,))
    }
}

/// How much an audit may do before it ends with what it has proved so far: `Effort(steps=4000)`.
///
/// Every bound stays sound; one that may not be reached has `exact` False. The limits count steps,
/// not seconds: `steps` of branching for one whole-number bound, `work` in additions and
/// multiplications for the bounds of figures that belong together, `rounds` of the three steps,
/// `search` (operations) in the search for conflicts, and the `conflicts` listed.
#[pyclass(module = "thads_metrics", frozen, eq, hash, from_py_object)]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Effort(pub(crate) thads_metrics_audit::Effort);

value_methods!(Effort);

impl Arguments for Effort {
    const KEYWORDS: &'static [&'static str] = &["steps", "work", "rounds", "search", "conflicts"];
    const POSITIONAL: usize = 0;

    fn arguments<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let effort = &self.0;
        (effort.steps, effort.work, effort.rounds, effort.search, effort.conflicts).into_pyobject(py)
    }
}

/// A limit, or the default if none is given.
fn limit<T: TryFrom<BigInt>>(given: Option<Integer>, default: T) -> PyResult<T> {
    let Some(Integer(given)) = given else { return Ok(default) };
    let range = format!("expected a limit of at least 0 that fits a machine word, got {given}");
    T::try_from(given).map_err(|_| PyValueError::new_err(range))
}

#[pymethods]
impl Effort {
    #[new]
    #[pyo3(signature = (steps = None, work = None, rounds = None, search = None, conflicts = None))]
    fn new(
        steps: Option<Integer>,
        work: Option<Integer>,
        rounds: Option<Integer>,
        search: Option<Integer>,
        conflicts: Option<Integer>,
    ) -> PyResult<Self> {
        let default = thads_metrics_audit::Effort::default();
        Ok(Self(thads_metrics_audit::Effort {
            steps: limit(steps, default.steps)?,
            work: limit(work, default.work)?,
            rounds: limit(rounds, default.rounds)?,
            search: limit(search, default.search)?,
            conflicts: limit(conflicts, default.conflicts)?,
        }))
    }

    /// Branching steps in the search for one whole-number bound.
    #[getter]
    fn steps(&self) -> u32 {
        self.0.steps
    }

    /// Additions and multiplications after which no whole-number bound is searched for any more.
    #[getter]
    fn work(&self) -> u64 {
        self.0.work
    }

    /// Repetitions of the three steps.
    #[getter]
    fn rounds(&self) -> u32 {
        self.0.rounds
    }

    /// Additions and multiplications in the search for all minimal conflicts of figures that belong together.
    #[getter]
    fn search(&self) -> u64 {
        self.0.search
    }

    /// Conflicts listed.
    #[getter]
    fn conflicts(&self) -> usize {
        self.0.conflicts
    }
}

#[pymethods]
impl Report {
    /// What the figures imply and where they contradict each other.
    ///
    /// Other threads run meanwhile. A report has the same audit on every machine: the effort
    /// counts steps, not seconds.
    #[pyo3(signature = (effort = None))]
    fn audit(&self, py: Python<'_>, effort: Option<Effort>) -> Audit {
        let effort = effort.map(|effort| effort.0).unwrap_or_default();
        Audit(py.detach(|| self.0.audit_with(&effort)))
    }
}
