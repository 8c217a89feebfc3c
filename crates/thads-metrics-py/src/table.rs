//! `Table` and `TableColumn`.

use pyo3::{exceptions::PyValueError, prelude::*};
use thads_metrics::Lang;
use thads_metrics_results::{Unit, Values};

use crate::{
    convert::{Decimal, Number, Several, places, plain},
    error::OrRaise,
};

/// Rows and columns with headings in both languages: what every result is shown, written and exchanged as.
#[pyclass(module = "thads_metrics", frozen, eq)]
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Table(pub(crate) thads_metrics_results::Table);

/// A column of a table.
#[pyclass(module = "thads_metrics", frozen, eq, from_py_object)]
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TableColumn(thads_metrics_results::TableColumn);

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

/// Values of one type, or None.
fn each<'py, T>(values: Several<Bound<'py, PyAny>>) -> PyResult<Vec<Option<T>>>
where
    T: for<'a> FromPyObject<'a, 'py, Error = PyErr>,
{
    values.0.iter().map(PyAnyMethods::extract).collect()
}

/// Decimals as counts of 10^-places; one with more places is refused.
fn scaled(numbers: Vec<Option<Number>>, places: u16) -> PyResult<Vec<Option<i128>>> {
    let count = |number: Number| {
        let more = || format!("expected a number of at most {places} decimals, got {}", number.written(0));
        number.written(places.into()).parse::<i128>().map_err(|_| PyValueError::new_err(more()))
    };
    numbers.into_iter().map(|number| number.map(count).transpose()).collect()
}

impl From<thads_metrics_results::Table> for Table {
    fn from(table: thads_metrics_results::Table) -> Self {
        Self(table)
    }
}

#[pymethods]
impl Table {
    /// A table of columns of one length; title and notes in Vietnamese and English.
    #[new]
    #[pyo3(signature = (name, title, columns: "Iterable[TableColumn]", notes: "Iterable[tuple[str, str]]" = Several::default()))]
    fn new(
        name: String,
        title: (String, String),
        columns: Several<TableColumn>,
        notes: Several<(String, String)>,
    ) -> Self {
        let (vi, en) = title;
        let columns = columns.0.into_iter().map(|column| column.0).collect();
        Self(thads_metrics_results::Table { name: name.into(), vi, en, columns, notes: notes.0 })
    }

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
    fn name(&self) -> &str {
        &self.0.name
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
    /// A column of values of one kind, each of them or None; the heading in Vietnamese and English.
    ///
    /// `kind` is text, whole, decimal (with that many `places`) or flag, `unit` what numbers are counted in.
    #[new]
    #[pyo3(signature = (key, heading, values: "Iterable[str | int | Decimal | bool | None]", kind = "text", unit = "none", places: "int" = 0))]
    fn new(
        key: String,
        heading: (String, String),
        values: Several<Bound<'_, PyAny>>,
        kind: &str,
        unit: &str,
        #[pyo3(from_py_with = places)] places: u16,
    ) -> PyResult<Self> {
        let unknown =
            |word: &str, expected: String| PyValueError::new_err(format!("expected {expected}, got {word:?}"));
        let units = || thads_metrics_results::Unit::ALL.map(Unit::key).join(", ");
        let unit = Unit::ALL.into_iter().find(|known| known.key() == unit).ok_or_else(|| unknown(unit, units()))?;
        let values = match kind {
            "text" => Values::Text(each(values)?),
            "whole" => Values::Whole(each(values)?),
            "flag" => Values::Flag(each(values)?),
            "decimal" => Values::Decimal { places, values: scaled(each(values)?, places)? },
            other => return Err(unknown(other, "text, whole, decimal or flag".to_owned())),
        };
        let (vi, en) = heading;
        Ok(Self(thads_metrics_results::TableColumn { key: key.into(), vi, en, unit, values }))
    }

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
