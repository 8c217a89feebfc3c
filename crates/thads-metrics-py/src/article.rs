//! `Article`: running text, its figures, and the report that they make; `check`, a line of figures.

use pyo3::{
    prelude::*,
    types::{PyBytes, PyString, PyTuple},
};
use thads_metrics::Lang;
use thads_metrics_article as article;
use thads_metrics_documents::Document;
use thads_metrics_reading::Reading;

use crate::{
    audit::Audit,
    class::copied,
    error::OrRaise,
    period::{AnyPeriod, Period},
    report::Report,
    sheet::Finding,
};

/// What an article was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Source {
    Text(String),
    File { data: Vec<u8>, name: String },
    Pages { pages: Vec<String>, name: String },
}

/// A text that was read: its figures and all its other numbers, each with its place.
///
/// `Article("6 tháng đầu năm 2022, Cục THADS tỉnh Long An thi hành xong 5.574 việc.")`; of a file, `read_article`.
/// `office` and `period` are those of its figures where the text does not say them. Notebooks show the text with its
/// figures marked.
#[pyclass(module = "thads_metrics", frozen, eq)]
#[derive(Debug, Clone)]
pub(crate) struct Article {
    source: Source,
    reading: Reading,
    office: Option<String>,
    period: Option<Period>,
}

/// An article is what it was read from.
impl PartialEq for Article {
    fn eq(&self, other: &Self) -> bool {
        (&self.source, &self.office, &self.period) == (&other.source, &other.office, &other.period)
    }
}

copied!(Article);

impl Article {
    fn read(source: Source, document: &Document, office: Option<String>, period: Option<AnyPeriod>) -> Self {
        let period = period.map(|period| period.0);
        let options = article::Options { office: office.clone(), period, ..article::Options::default() };
        Self { source, reading: Reading::of(document, &options), office, period: period.map(Period) }
    }

    fn marked(&self, lang: Lang) -> String {
        self.reading.html(self.reading.audit().as_ref(), lang)
    }

    /// A part of the JSON as Python has it.
    fn part<'py>(&self, py: Python<'py>, key: &str) -> PyResult<Bound<'py, PyAny>> {
        let json = self.reading.article.json().get(key).map(ToString::to_string).unwrap_or_default();
        py.import("json")?.call_method1("loads", (PyString::new(py, &json),))
    }
}

#[pymethods]
impl Article {
    #[new]
    #[pyo3(signature = (text, office = None, period = None))]
    fn new(text: String, office: Option<String>, period: Option<AnyPeriod>) -> Self {
        let document = Document { text: text.clone(), ..Document::default() };
        Self::read(Source::Text(text), &document, office, period)
    }

    /// Reads the bytes of a document: a text, a page, a Word file; `name` is what errors call it.
    #[staticmethod]
    #[pyo3(signature = (data, name, office = None, period = None))]
    fn from_bytes(
        py: Python<'_>,
        data: Vec<u8>,
        name: String,
        office: Option<String>,
        period: Option<AnyPeriod>,
    ) -> PyResult<Self> {
        py.detach(|| {
            let document = thads_metrics_documents::read(&data, &name)?;
            Ok(Self::read(Source::File { data, name }, &document, office, period))
        })
        .map_err(|error: thads_metrics_documents::DocumentError| crate::error::raise(&error))
    }

    /// Reads the pages of a printed document, each its text; page numbers and lines that all pages repeat are left out.
    #[staticmethod]
    #[pyo3(signature = (pages, name, office = None, period = None))]
    fn from_pages(
        pages: Vec<String>,
        name: String,
        office: Option<String>,
        period: Option<AnyPeriod>,
    ) -> PyResult<Self> {
        let document = thads_metrics_documents::from_pages(&pages, &name).or_raise()?;
        Ok(Self::read(Source::Pages { pages, name }, &document, office, period))
    }

    #[pyo3(signature = () -> "tuple[object, tuple[object, ...]]")]
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let class = py.get_type::<Self>().into_any();
        let known = || (self.office.clone(), self.period.clone());
        let (office, period) = known();
        Ok(match &self.source {
            Source::Text(text) => (class, (text, office, period).into_pyobject(py)?),
            Source::File { data, name } => {
                (class.getattr("from_bytes")?, (PyBytes::new(py, data), name, office, period).into_pyobject(py)?)
            }
            Source::Pages { pages, name } => {
                (class.getattr("from_pages")?, (pages.clone(), name, office, period).into_pyobject(py)?)
            }
        })
    }

    /// The text; spans are bytes of it in UTF-8.
    #[getter]
    fn text(&self) -> &str {
        self.reading.article.text()
    }

    /// The first line, if it is a title.
    #[getter]
    fn title(&self) -> Option<&str> {
        self.reading.article.title()
    }

    /// The office of the figures.
    #[getter]
    fn office(&self) -> Option<&str> {
        self.reading.article.office()
    }

    /// The period of the figures.
    #[getter]
    fn period(&self) -> Option<Period> {
        self.reading.article.period().map(Period)
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
        self.reading.notes.iter().map(|note| note.en.clone()).collect()
    }

    /// What can't be right in the tables of the document that are sheets of offices.
    #[getter]
    fn findings(&self) -> Vec<Finding> {
        let tables = self.reading.tables.as_ref();
        tables.map(|tables| Finding::all(&tables.sheet, tables.found.clone())).unwrap_or_default()
    }

    /// The report that the figures make; raises `ArticleError` where the text does not say their office or period.
    fn report(&self) -> PyResult<Report> {
        self.reading.article.report().or_raise().map(Report)
    }

    /// The audit of that report.
    fn audit(&self) -> PyResult<Audit> {
        Ok(Audit::of(self.reading.article.report().or_raise()?, thads_metrics_audit::Effort::default()))
    }

    /// The report file, to correct and keep.
    fn to_toml(&self) -> String {
        self.reading.article.to_toml()
    }

    /// The article as JSON, with the bytes of every number.
    fn to_json(&self) -> String {
        self.reading.article.json().to_string()
    }

    /// The text as HTML, its figures marked, with the verdict.
    #[pyo3(signature = (lang = "vi"))]
    fn html(&self, lang: &str) -> PyResult<String> {
        Ok(self.marked(lang.parse().or_raise()?))
    }

    fn _repr_html_(&self) -> String {
        self.marked(Lang::Vi)
    }

    fn __repr__(&self) -> String {
        let (figures, others) = (self.reading.article.figures().len(), self.reading.article.others().len());
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

/// Raises the error of a PDF that its reader can't open.
#[pyfunction]
pub(crate) fn refuse_pdf(name: String, reason: String) -> PyResult<()> {
    Err(thads_metrics_documents::DocumentError::DamagedPdf { file: name, reason }).or_raise()
}
