//! `Table` and `TableColumn`.

use pyo3::prelude::*;
use thads_metrics::{
    self as core, Lang,
    table::{Unit, Values},
};

use crate::{
    convert::{Decimal, Several, plain},
    error::OrRaise,
};

/// Rows and columns with headings in both languages: what every result is shown, written and exchanged as.
#[pyclass(module = "thads_metrics", frozen, eq)]
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Table(pub(crate) core::table::Table);

/// A column of a table.
#[pyclass(module = "thads_metrics", frozen, eq)]
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TableColumn(core::table::TableColumn);

/// A value of a table.
#[derive(IntoPyObject)]
pub(crate) enum Cell {
    /// Text, or the key of a term.
    Text(String),
    /// A whole number.
    Whole(i128),
    /// Percent or points.
    Decimal(Decimal),
    /// A truth value.
    Flag(bool),
}

impl From<core::table::Table> for Table {
    fn from(table: core::table::Table) -> Self {
        Self(table)
    }
}

#[pymethods]
impl Table {
    /// The table as an Arrow stream of one batch: exact text beside rounded numbers, Vietnamese headings in the metadata.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        crate::arrow::stream(py, &self.0, Lang::Vi, requested_schema)
    }

    /// What it is: results, comparison, plan, plan_months.
    #[getter]
    fn name(&self) -> &'static str {
        self.0.name
    }

    /// The title.
    #[pyo3(signature = (lang = "vi"))]
    fn title(&self, lang: &str) -> PyResult<&str> {
        let lang: Lang = lang.parse().or_raise()?;
        Ok(lang.pick(&self.0.vi, &self.0.en))
    }

    /// The columns, of one length.
    #[getter]
    fn columns(&self) -> Several<TableColumn> {
        Several(self.0.columns.iter().cloned().map(TableColumn).collect())
    }

    /// The column of that key; None if there is none.
    fn column(&self, key: &str) -> Option<TableColumn> {
        self.0.column(key).cloned().map(TableColumn)
    }

    /// How many rows it has.
    #[getter]
    fn rows(&self) -> usize {
        self.0.rows()
    }

    /// Breaks of series, sums that lack an office, assumptions: a pair of Vietnamese and English each.
    #[getter]
    fn notes(&self) -> Several<(String, String)> {
        Several(self.0.notes.clone())
    }

    fn __len__(&self) -> usize {
        self.0.rows()
    }

    fn __repr__(&self) -> String {
        format!("<Table {}: {} rows, {} columns>", self.0.name, self.0.rows(), self.0.columns.len())
    }
}

#[pymethods]
impl TableColumn {
    /// The key, in the words of the glossary: eligible, rate_exact.
    #[getter]
    fn key(&self) -> &str {
        &self.0.key
    }

    /// The heading.
    #[pyo3(signature = (lang = "vi"))]
    fn heading(&self, lang: &str) -> PyResult<&str> {
        let lang: Lang = lang.parse().or_raise()?;
        Ok(lang.pick(&self.0.vi, &self.0.en))
    }

    /// What its numbers are counted in: none, cases, dong, by_measure, percent, points.
    #[getter]
    fn unit(&self) -> &'static str {
        self.0.unit.key()
    }

    /// What its values are: text, whole, decimal, flag.
    #[getter]
    fn kind(&self) -> &'static str {
        self.0.values.kind()
    }

    /// How many decimals a column of decimals has; None for another.
    #[getter]
    fn places(&self) -> Option<u16> {
        match self.0.values {
            Values::Decimal { places, .. } => Some(places),
            _ => None,
        }
    }

    /// The values: str, int, Decimal or bool by the kind; None where there is none.
    ///
    /// Words of the vocabulary are their keys; `print` reads them in a language.
    #[getter]
    fn values(&self) -> Vec<Option<Cell>> {
        let whole = |value: &Option<i128>| value.map(Cell::Whole);
        let rows = 0..self.0.values.len();
        match &self.0.values {
            Values::Text(_) | Values::Terms(_) => {
                rows.map(|row| self.0.values.text(row).map(|text| Cell::Text(text.to_owned()))).collect()
            }
            Values::Whole(values) => values.iter().map(whole).collect(),
            Values::Flag(values) => values.iter().map(|value| value.map(Cell::Flag)).collect(),
            Values::Decimal { places, values } => {
                let decimal = |value: i128| Cell::Decimal(Decimal(plain(&value.into(), *places)));
                values.iter().map(|value| value.map(decimal)).collect()
            }
        }
    }

    /// A value written for people: `5.574`, `50,75%`, `30,75 điểm %`; empty for none.
    #[pyo3(signature = (row, lang = "vi"))]
    fn print(&self, row: usize, lang: &str) -> PyResult<String> {
        Ok(self.0.print(row, lang.parse().or_raise()?))
    }

    /// Every value, written for people.
    #[pyo3(signature = (lang = "vi"))]
    fn printed(&self, lang: &str) -> PyResult<Vec<String>> {
        let lang = lang.parse().or_raise()?;
        Ok((0..self.0.values.len()).map(|row| self.0.print(row, lang)).collect())
    }

    fn __len__(&self) -> usize {
        self.0.values.len()
    }

    fn __repr__(&self) -> String {
        let unit = if self.0.unit == Unit::None { "" } else { self.0.unit.key() };
        format!("<TableColumn {} ({}{}{unit})>", self.0.key, self.kind(), if unit.is_empty() { "" } else { ", " })
    }
}
