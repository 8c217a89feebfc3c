//! `Article`: running text, its figures, and the report that they make; `check`, a line of figures.

use pyo3::{
    prelude::*,
    types::{PyString, PyTuple},
};
use thads_metrics::Lang;
use thads_metrics_article as article;

use crate::{
    audit::Audit,
    class::{Arguments, pickled},
    error::OrRaise,
    period::{AnyPeriod, Period},
    report::Report,
};

/// A text that was read: its figures and all its other numbers, each with its place.
///
/// `Article("6 tháng đầu năm 2022, Cục THADS tỉnh Long An thi hành xong 5.574 việc.")`; of a file, `read_article`.
/// `office` and `period` are those of its figures where the text does not say them. Notebooks show the text with its
/// figures marked.
#[pyclass(module = "thads_metrics", frozen, eq)]
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Article {
    read: article::Article,
    office: Option<String>,
    period: Option<Period>,
}

pickled!(Article);

impl Arguments for Article {
    fn arguments<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        (self.read.text(), self.office.clone(), self.period.clone()).into_pyobject(py)
    }
}

impl Article {
    fn audited(&self) -> Option<thads_metrics_audit::Audit> {
        self.read.report().ok().map(|report| report.audit())
    }

    /// A part of the JSON as Python has it.
    fn part<'py>(&self, py: Python<'py>, key: &str) -> PyResult<Bound<'py, PyAny>> {
        let json = self.read.json().get(key).map(ToString::to_string).unwrap_or_default();
        py.import("json")?.call_method1("loads", (PyString::new(py, &json),))
    }
}

#[pymethods]
impl Article {
    #[new]
    #[pyo3(signature = (text, office = None, period = None))]
    fn new(text: &str, office: Option<String>, period: Option<AnyPeriod>) -> Self {
        let period = period.map(|period| period.0);
        let options = article::Options { office: office.clone(), period, ..article::Options::default() };
        Self { read: article::Article::read_with(text, &options), office, period: period.map(Period) }
    }

    /// Reads the bytes of a document: a text, a page, a Word file; `name` is what errors call it.
    #[staticmethod]
    #[pyo3(signature = (data, name, office = None, period = None))]
    fn from_bytes(data: &[u8], name: &str, office: Option<String>, period: Option<AnyPeriod>) -> PyResult<Self> {
        let document = thads_metrics_documents::read(data, name).or_raise()?;
        Ok(Self::new(&document.text, office, period))
    }

    /// The text; spans are bytes of it in UTF-8.
    #[getter]
    fn text(&self) -> &str {
        self.read.text()
    }

    /// The first line, if it is a title.
    #[getter]
    fn title(&self) -> Option<&str> {
        self.read.title()
    }

    /// The office of the figures.
    #[getter]
    fn office(&self) -> Option<&str> {
        self.read.office()
    }

    /// The period of the figures.
    #[getter]
    fn period(&self) -> Option<Period> {
        self.read.period().map(Period)
    }

    /// The figures, each a dict: `id`, `span`, `text`, `printed`, `quantity`, `office`, `period`, `group`, `minus`,
    /// `share_of`, `change_from`, `because`, `quote`.
    #[getter]
    fn figures<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.part(py, "figures")
    }

    /// All other numbers, each a dict: `span`, `text`, `reason`, `repeats`.
    #[getter]
    fn others<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.part(py, "others")
    }

    /// What should be known of how the text was read, in English.
    #[getter]
    fn notes(&self) -> Vec<String> {
        self.read.notes().iter().map(|note| note.en.clone()).collect()
    }

    /// The report that the figures make; raises `ArticleError` where the text does not say their office or period.
    fn report(&self) -> PyResult<Report> {
        self.read.report().or_raise().map(Report)
    }

    /// The audit of that report.
    fn audit(&self) -> PyResult<Audit> {
        Ok(Audit(self.read.report().or_raise()?.audit()))
    }

    /// The report file, to correct and keep.
    fn to_toml(&self) -> String {
        self.read.to_toml()
    }

    /// The article as JSON, with the bytes of every number.
    fn to_json(&self) -> String {
        self.read.json().to_string()
    }

    /// The text as HTML, its figures marked.
    #[pyo3(signature = (lang = "vi"))]
    fn html(&self, lang: &str) -> PyResult<String> {
        let lang: Lang = lang.parse().or_raise()?;
        Ok(self.read.marked_html(self.audited().as_ref(), lang))
    }

    fn _repr_html_(&self) -> String {
        self.read.marked_html(self.audited().as_ref(), Lang::Vi)
    }

    fn __repr__(&self) -> String {
        let (figures, others) = (self.read.figures().len(), self.read.others().len());
        format!("<Article: {figures} figures, {others} other numbers>")
    }
}

/// What a line of figures makes of each other: `check("2.139/4.293 việc", "49,82%")` gives the rate, and the verdict.
#[pyfunction]
#[pyo3(signature = (*figures: "str", lang = "vi"))]
pub(crate) fn check(figures: Vec<String>, lang: &str) -> PyResult<String> {
    let figures: Vec<&str> = figures.iter().map(String::as_str).collect();
    let lang: Lang = lang.parse().or_raise()?;
    Ok(article::check(&figures).or_raise()?.text(lang))
}
