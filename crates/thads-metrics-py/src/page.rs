//! Results as HTML: a page, and a table in a notebook.

use pyo3::prelude::*;
use thads_metrics_page::{Page, notebook};

use crate::{convert::Several, error::OrRaise, table::Table};

/// A result as one HTML file: its table, its text, the table of findings if it was checked, the names of its files.
#[pyfunction]
#[pyo3(signature = (table, text, findings = None, files: "Iterable[str]" = Several::default(), lang = "vi"))]
pub(crate) fn page_html(
    table: &Table,
    text: &str,
    findings: Option<Table>,
    files: Several<String>,
    lang: &str,
) -> PyResult<String> {
    let findings = findings.as_ref().map(|table| table.inner.as_ref());
    Page { table: &table.inner, text, findings, files: &files.0, lang: lang.parse().or_raise()? }.html().or_raise()
}

/// A table as a notebook shows it, with lines above it.
#[pyfunction]
#[pyo3(signature = (table, lines: "Iterable[str]" = Several::default(), lang = "vi"))]
pub(crate) fn notebook_html(table: &Table, lines: Several<String>, lang: &str) -> PyResult<String> {
    Ok(notebook(&table.inner, &lines.0, lang.parse().or_raise()?))
}
