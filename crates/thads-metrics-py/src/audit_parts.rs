//! What an audit is made of: `AuditedFigure`, `Bounds`, `Conflict`, `Doubt` and `Note`.
//!
//! None can be made from Python: only an audit finds them, so none says what no report does.

use std::hash::{Hash, Hasher};

use num_bigint::BigInt;
use num_rational::BigRational;
use pyo3::{
    prelude::*,
    types::{PyString, PyTuple},
};
use thads_metrics as core;
use thads_metrics::Kind;

use crate::{
    audited::Shared,
    class::{copied, quoted, repr},
    convert::{Decimal, Several},
    effort::Effort,
    error::OrRaise,
    period::Period,
    report::{Figure, Report},
};

/// One of what an audit lists, and where it stands there.
#[derive(Debug, Clone)]
pub(crate) struct Part<T> {
    value: T,
    audit: Shared,
    at: usize,
}

impl<T: Clone> Part<T> {
    /// All that an audit lists of a kind.
    pub(crate) fn all<P>(audit: &Shared, list: &[T], class: fn(Self) -> P) -> Several<P> {
        let part = |(at, value): (usize, &T)| class(Self { value: value.clone(), audit: audit.clone(), at });
        Several(list.iter().enumerate().map(part).collect())
    }

    /// One of them.
    pub(crate) fn one(audit: &Shared, list: &[T], value: &T) -> Self {
        let at = list.iter().position(|one| std::ptr::eq(one, value)).unwrap_or_default();
        Self { value: value.clone(), audit: audit.clone(), at }
    }
}

impl<T: PartialEq> PartialEq for Part<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq> Eq for Part<T> {}

impl<T: Hash> Hash for Part<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}

/// What pickle makes a part of an audit from.
#[pyfunction]
pub(crate) fn part_of<'py>(
    report: &Bound<'py, Report>,
    effort: Effort,
    list: &Bound<'py, PyString>,
    at: usize,
) -> PyResult<Bound<'py, PyAny>> {
    report.call_method1("audit", (effort,))?.getattr(list)?.get_item(at)
}

/// Gives a part its copies, and its pickle: the report to audit again, the list that it stands in, and where.
macro_rules! part {
    ($name:ident, $list:literal) => {
        #[pymethods]
        impl $name {
            #[pyo3(signature = () -> "tuple[object, tuple[object, ...]]")]
            fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
                let made = py.import("thads_metrics._native")?.getattr("part_of")?;
                let audit = &self.0.audit;
                Ok((made, (audit.report(), audit.effort(), $list, self.0.at).into_pyobject(py)?))
            }
        }

        copied!($name);
    };
}

/// Gives a part that is a sentence its text in both languages.
macro_rules! told {
    ($name:ident) => {
        #[pymethods]
        impl $name {
            /// What it says, in Vietnamese.
            #[getter]
            fn vi(&self) -> &str {
                self.0.value.text(core::Lang::Vi)
            }

            /// What it says, in English.
            #[getter]
            fn en(&self) -> &str {
                self.0.value.text(core::Lang::En)
            }

            /// What it says, in Vietnamese or in English.
            #[pyo3(signature = (lang = "vi"))]
            fn text(&self, lang: &str) -> PyResult<&str> {
                Ok(self.0.value.text(lang.parse().or_raise()?))
            }
        }
    };
}

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
/// equal when all of it is; pickled, they are found again by an audit of the same report.
#[pyclass(module = "thads_metrics", frozen, eq, hash)]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Bounds(pub(crate) Part<thads_metrics_audit::Bounds>);

part!(Bounds, "quantities");

#[pymethods]
impl Bounds {
    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let subject = self.0.value.subject();
        let office = quoted(subject.office.as_str().into_pyobject(py)?.as_any())?;
        let group = match &subject.group {
            Some(group) => format!(", group={}", quoted(group.as_str().into_pyobject(py)?.as_any())?),
            None => String::new(),
        };
        let exact = if self.exact() { "" } else { ", exact=False" };
        let (low, high) = (written(self.0.value.low_text()), written(self.0.value.high_text()));
        Ok(format!("Bounds({low}, {high}, \"{}\", {office}, \"{}\"{group}{exact})", subject.quantity, subject.period))
    }

    /// The quantity: `cases.eligible`.
    #[getter]
    fn quantity(&self) -> String {
        self.0.value.subject().quantity.to_string()
    }

    /// The office, as the report first spells it.
    #[getter]
    fn office(&self) -> &str {
        &self.0.value.subject().office
    }

    /// The period.
    #[getter]
    fn period(&self) -> Period {
        Period(self.0.value.subject().period)
    }

    /// The group; None for the ungrouped quantity.
    #[getter]
    fn group(&self) -> Option<&str> {
        self.0.value.subject().group.as_deref()
    }

    /// The least value.
    #[getter]
    fn low(&self) -> PyResult<Option<End>> {
        End::of(self.0.value.low_text(), self.0.value.subject().quantity.kind())
    }

    /// The greatest value.
    #[getter]
    fn high(&self) -> PyResult<Option<End>> {
        End::of(self.0.value.high_text(), self.0.value.subject().quantity.kind())
    }

    /// The least and the greatest value, exactly.
    #[getter]
    fn fractions(&self) -> (Option<BigRational>, Option<BigRational>) {
        (self.0.value.low().cloned(), self.0.value.high().cloned())
    }

    /// Whether both ends are proved to be reached; if not, they are sound but may be wider than need be.
    #[getter]
    fn exact(&self) -> bool {
        self.0.value.is_exact()
    }

    /// Whether a figure prints the quantity itself.
    #[getter]
    fn printed(&self) -> bool {
        self.0.value.is_printed()
    }

    /// The ids of the figures and identities that the bounds rest on.
    #[getter]
    fn because(&self) -> Several<String> {
        strings(self.0.value.because())
    }

    /// In words and units: `10.982–10.983 việc`.
    #[pyo3(signature = (lang = "vi"))]
    fn text(&self, lang: &str) -> PyResult<String> {
        Ok(self.0.value.text(lang.parse().or_raise()?))
    }
}

/// A figure of an audited report, with the numbers that it stands for.
///
/// `low` and `high` are ints for cases and đồng, Decimals for percentages and points.
#[pyclass(module = "thads_metrics", frozen, eq, hash)]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct AuditedFigure(pub(crate) Part<thads_metrics_audit::AuditedFigure>);

part!(AuditedFigure, "figures");

impl AuditedFigure {
    fn kind(&self) -> Kind {
        self.0.value.figure().printed().kind()
    }
}

#[pymethods]
impl AuditedFigure {
    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let id = quoted(self.0.value.figure().id().into_pyobject(py)?.as_any())?;
        let printed = quoted(self.0.value.figure().printed().text().into_pyobject(py)?.as_any())?;
        let (low, high) = (written(self.0.value.low_text()), written(self.0.value.high_text()));
        let conflict = if self.in_conflict() { ", in_conflict=True" } else { "" };
        Ok(format!("AuditedFigure({id}, {printed}, {low}, {high}{conflict})"))
    }

    /// The figure.
    #[getter]
    fn figure(&self) -> Figure {
        Figure(self.0.value.figure().clone())
    }

    /// The id of the figure.
    #[getter]
    fn id(&self) -> &str {
        self.0.value.figure().id()
    }

    /// The least number that it stands for.
    #[getter]
    fn low(&self) -> PyResult<Option<End>> {
        End::of(self.0.value.low_text(), self.kind())
    }

    /// The greatest number that it stands for.
    #[getter]
    fn high(&self) -> PyResult<Option<End>> {
        End::of(self.0.value.high_text(), self.kind())
    }

    /// Whether it stands in a conflict.
    #[getter]
    fn in_conflict(&self) -> bool {
        self.0.value.in_conflict()
    }

    /// What the figure says, in words.
    #[pyo3(signature = (lang = "vi"))]
    fn text(&self, lang: &str) -> PyResult<String> {
        Ok(self.0.value.meaning(lang.parse().or_raise()?))
    }
}

/// A minimal set of figures that can't all be true: drop any one and the rest can.
#[pyclass(module = "thads_metrics", frozen, eq, hash)]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Conflict(pub(crate) Part<thads_metrics_audit::Conflict>);

part!(Conflict, "conflicts");
told!(Conflict);

#[pymethods]
impl Conflict {
    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let which = (self.figures(), self.identities(), self.suspects());
        let all = (which.0, which.1, which.2, self.vi(), self.en(), self.truncated(), self.repairs());
        repr(
            "Conflict",
            &all.into_pyobject(py)?,
            0,
            &["figures", "identities", "suspects", "vi", "en", "truncated", "repairs"],
        )
    }

    /// The ids of the figures, in the order of the report.
    #[getter]
    fn figures(&self) -> Several<String> {
        strings(self.0.value.figures())
    }

    /// The identities that bring them together.
    #[getter]
    fn identities(&self) -> Several<String> {
        strings(self.0.value.identities())
    }

    /// The figures whose removal alone would leave the whole report consistent.
    #[getter]
    fn suspects(&self) -> Several<String> {
        strings(self.0.value.suspects())
    }

    /// Whether it dissolves if one of its percentages was cut off, not rounded.
    #[getter]
    fn truncated(&self) -> bool {
        self.0.value.truncated()
    }

    /// Each figure with what the others leave it, in the form it was printed; None if no number would do.
    ///
    /// `dict(conflict.repairs)["completed"]` may be `"62 việc"`. A figure for which there was no time left
    /// to ask is not named.
    #[getter]
    fn repairs(&self) -> Several<(String, Option<String>)> {
        Several(self.0.value.repairs().to_vec())
    }
}

/// Figures that can all be true only if something unusual holds.
#[pyclass(module = "thads_metrics", frozen, eq, hash)]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Doubt(pub(crate) Part<thads_metrics_audit::Doubt>);

part!(Doubt, "doubts");
told!(Doubt);

#[pymethods]
impl Doubt {
    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let all = (self.kind(), self.figures(), self.vi(), self.en());
        repr("Doubt", &all.into_pyobject(py)?, 0, &["kind", "figures", "vi", "en"])
    }

    /// What is unusual: `hedge`, `round`, `cumulative` or `decimals`.
    #[getter]
    fn kind(&self) -> &'static str {
        self.0.value.kind().key()
    }

    /// The ids of the figures, as few as show it.
    #[getter]
    fn figures(&self) -> Several<String> {
        strings(self.0.value.figures())
    }
}

/// Something a reader of the audit should know.
#[pyclass(module = "thads_metrics", frozen, eq, hash)]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Note(pub(crate) Part<thads_metrics_audit::Note>);

part!(Note, "notes");
told!(Note);

#[pymethods]
impl Note {
    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let all = (self.vi(), self.en());
        repr("Note", &all.into_pyobject(py)?, 0, &["vi", "en"])
    }
}
