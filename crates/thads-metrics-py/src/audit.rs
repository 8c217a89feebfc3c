//! `Audit`, what `Report.audit` returns.

use std::{
    hash::{Hash, Hasher},
    sync::Arc,
};

use pyo3::{
    exceptions::PyValueError,
    prelude::*,
    types::{PyDict, PyTuple},
};
use serde::Serialize;

use crate::{
    audit_parts::{AuditedFigure, Bounds, Conflict, Doubt, Note, Part},
    audited::Audited,
    class::copied,
    convert::{Integer, Several},
    effort::Effort,
    error::OrRaise,
    period::AnyPeriod,
    report::Report,
    table::Table,
};

/// What the figures of a report say, imply and contradict: what `Report.audit` returns.
///
/// Two are equal when all they say is. An audit pickles as its report, which is audited again. Notebooks show
/// it as a table.
#[pyclass(module = "thads_metrics", frozen, eq, hash, from_py_object)]
#[derive(Debug, Clone)]
pub(crate) struct Audit(Arc<Audited>);

impl Audit {
    /// Audits a report.
    pub(crate) fn of(report: thads_metrics_audit::Report, effort: thads_metrics_audit::Effort) -> Self {
        Self(Arc::new(Audited::of(report, effort)))
    }

    /// What it says.
    pub(crate) fn said(&self) -> &thads_metrics_audit::Audit {
        &self.0.audit
    }
}

impl PartialEq for Audit {
    fn eq(&self, other: &Self) -> bool {
        self.said() == other.said()
    }
}

impl Eq for Audit {}

impl Hash for Audit {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.said().hash(state);
    }
}

copied!(Audit);

#[pymethods]
impl Audit {
    #[pyo3(signature = () -> "tuple[object, tuple[object, ...]]")]
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let audit = py.get_type::<Report>().getattr("audit")?;
        Ok((audit, (self.0.report(), self.0.effort()).into_pyobject(py)?))
    }

    fn __repr__(&self) -> String {
        let counts = (self.said().figures().len(), self.said().quantities().len(), self.said().conflicts().len());
        format!("<Audit: figures={}, quantities={}, conflicts={}>", counts.0, counts.1, counts.2)
    }

    /// The title of the report.
    #[getter]
    fn title(&self) -> Option<&str> {
        self.said().title()
    }

    /// Whether all figures can be true together.
    #[getter]
    fn consistent(&self) -> bool {
        self.said().is_consistent()
    }

    /// The figures, in the order of the report.
    #[getter]
    fn figures(&self) -> Several<AuditedFigure> {
        Part::all(&self.0, self.said().figures(), AuditedFigure)
    }

    /// Every quantity that the figures say something about.
    #[getter]
    fn quantities(&self) -> Several<Bounds> {
        Part::all(&self.0, self.said().quantities(), Bounds)
    }

    /// The minimal conflicts, smallest first.
    #[getter]
    fn conflicts(&self) -> Several<Conflict> {
        Part::all(&self.0, self.said().conflicts(), Conflict)
    }

    /// What can be true only if something unusual holds.
    #[getter]
    fn doubts(&self) -> Several<Doubt> {
        Part::all(&self.0, self.said().doubts(), Doubt)
    }

    /// What else a reader should know.
    #[getter]
    fn notes(&self) -> Several<Note> {
        Part::all(&self.0, self.said().notes(), Note)
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
        let found = self.said().find(key.parse().or_raise()?, office, period, group).or_raise()?;
        Ok(Bounds(Part::one(&self.0, self.said().quantities(), found)))
    }

    /// The audit for people to read; with `all`, also what is implied only within wide intervals.
    #[pyo3(signature = (lang = "vi", all = false))]
    fn text(&self, lang: &str, all: bool) -> PyResult<String> {
        let lang = lang.parse().or_raise()?;
        Ok(if all { self.said().text_of_all(lang) } else { self.said().text(lang) })
    }

    /// The audit as JSON, on one line or indented: what `thads-metrics audit --json` prints.
    #[pyo3(signature = (indent: "int | None" = None))]
    fn to_json(&self, indent: Option<Integer>) -> PyResult<String> {
        let failed = |error: serde_json::Error| PyValueError::new_err(error.to_string());
        let Some(indent) = indent else { return serde_json::to_string(self.said()).map_err(failed) };
        let width = u8::try_from(&indent.0).map_err(|_| PyValueError::new_err("expected an indent from 0 to 255"))?;
        let spaces = vec![b' '; width.into()];
        let mut bytes = Vec::new();
        let formatter = serde_json::ser::PrettyFormatter::with_indent(&spaces);
        let mut serializer = serde_json::Serializer::with_formatter(&mut bytes, formatter);
        self.said().serialize(&mut serializer).map_err(failed)?;
        Ok(String::from_utf8(bytes)?)
    }

    /// The object that `to_json` writes.
    #[pyo3(signature = () -> "dict[str, Any]")]
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        Ok(py.import("json")?.call_method1("loads", (self.to_json(None)?,))?.cast_into()?)
    }

    /// What it knows of each quantity, one row each.
    fn table(&self) -> Table {
        thads_metrics_results::audit_table(self.said()).into()
    }

    /// The verdict, the conflicts and the table for notebooks.
    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("thads_metrics.html")?.call_method1("of_audit", (slf,))
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
        py.detach(|| Audit::of(self.0.clone(), effort))
    }
}
