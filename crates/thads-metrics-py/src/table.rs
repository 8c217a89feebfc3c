//! `Table` and `TableColumn`.

use std::sync::Arc;

use num_rational::BigRational;
use pyo3::{IntoPyObjectExt, PyTypeInfo, exceptions::PyValueError, inspect::PyStaticExpr, prelude::*};
use thads_metrics::{Lang, Measure, text::Text};
use thads_metrics_results::{self as results, Part, Unit, Values};

use crate::{
    convert::{Decimal, Made, Number, Once, Several, places, plain},
    error::OrRaise,
    flow::Flow,
};

/// Rows and columns with headings in both languages: what every result is shown, written and exchanged as.
#[pyclass(module = "thads_metrics", frozen, eq, from_py_object)]
#[derive(Clone)]
pub(crate) struct Table {
    pub(crate) inner: Arc<results::Table>,
    /// Made once, so that each takes out its values once.
    columns: Once,
}

/// A column of a table.
#[pyclass(module = "thads_metrics", frozen, eq, from_py_object)]
#[derive(Clone)]
pub(crate) struct TableColumn {
    inner: Arc<results::TableColumn>,
    values: Once,
}

impl PartialEq for Table {
    fn eq(&self, other: &Self) -> bool {
        self.inner == other.inner
    }
}

impl PartialEq for TableColumn {
    fn eq(&self, other: &Self) -> bool {
        self.inner == other.inner
    }
}

impl From<results::TableColumn> for TableColumn {
    fn from(column: results::TableColumn) -> Self {
        Self { inner: Arc::new(column), values: Once::new() }
    }
}

/// A value of a table; to type checkers it is any, for its column says what it is.
pub(crate) enum Cell {
    /// None.
    Empty,
    /// Text, or the key of a term.
    Text(String),
    /// A whole number.
    Whole(i128),
    /// Percent or points.
    Decimal(Decimal),
    /// A truth value.
    Flag(bool),
}

impl<'py> IntoPyObject<'py> for Cell {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;
    const OUTPUT_TYPE: PyStaticExpr = PyAny::TYPE_HINT;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        match self {
            Self::Empty => Ok(py.None().into_bound(py)),
            Self::Text(text) => text.into_bound_py_any(py),
            Self::Whole(number) => number.into_bound_py_any(py),
            Self::Decimal(number) => number.into_bound_py_any(py),
            Self::Flag(flag) => flag.into_bound_py_any(py),
        }
    }
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

impl From<results::Table> for Table {
    fn from(table: results::Table) -> Self {
        Self { inner: Arc::new(table), columns: Once::new() }
    }
}

/// Text as Python gives and takes it: Vietnamese and English.
fn text((vi, en): (String, String)) -> Text<String> {
    Text::new(vi, en)
}

fn both(texts: &[Text<String>]) -> Several<(String, String)> {
    Several(texts.iter().map(|text| (text.vi.clone(), text.en.clone())).collect())
}

#[pymethods]
impl Table {
    /// A table of columns of one length; title, notes and sources in Vietnamese and English.
    #[new]
    #[pyo3(signature = (name, title, columns: "Iterable[TableColumn]", notes: "Iterable[tuple[str, str]]" = Several::default(), sources: "Iterable[tuple[str, str]]" = Several::default()))]
    fn new(
        name: String,
        title: (String, String),
        columns: Several<TableColumn>,
        notes: Several<(String, String)>,
        sources: Several<(String, String)>,
    ) -> PyResult<Self> {
        let lengths: Vec<usize> = columns.0.iter().map(|column| column.inner.values.len()).collect();
        if lengths.windows(2).any(|pair| pair.first() != pair.last()) {
            return Err(PyValueError::new_err(format!("expected columns of one length, got {lengths:?}")));
        }
        let columns = columns.0.into_iter().map(|column| column.inner.as_ref().clone()).collect();
        let all = |texts: Several<(String, String)>| texts.0.into_iter().map(text).collect();
        let (title, notes, sources) = (text(title), all(notes), all(sources));
        Ok(results::Table { name: name.into(), title, columns, notes, sources }.into())
    }

    /// The table as an Arrow stream of one batch: exact text beside rounded numbers, Vietnamese headings in the metadata.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        crate::arrow::stream(py, &self.inner, Lang::Vi, requested_schema)
    }

    /// What it is: results, comparison, plan, plan_months.
    #[getter]
    fn name(&self) -> &str {
        &self.inner.name
    }

    /// The title.
    #[pyo3(signature = (lang = "vi"))]
    fn title(&self, lang: &str) -> PyResult<&str> {
        Ok(self.inner.title(lang.parse().or_raise()?))
    }

    /// The columns, of one length.
    #[getter]
    fn columns<'py>(&self, py: Python<'py>) -> PyResult<Made<'py, TableColumn>> {
        self.columns.get(py, || self.inner.columns.iter().cloned().map(TableColumn::from).collect())
    }

    /// The column of that key; None if there is none.
    fn column(&self, key: &str) -> Option<TableColumn> {
        self.inner.column(key).cloned().map(TableColumn::from)
    }

    /// The table laid out for reading: one row an office, a group of columns for each measure.
    #[pyo3(signature = (lang = "vi"))]
    fn view(&self, lang: &str) -> PyResult<View> {
        Ok(View(results::View::of(&self.inner, lang.parse().or_raise()?)))
    }

    /// The table as worksheets of a workbook: numbers with their formats, cells that follow from others.
    #[pyo3(signature = (lang = "vi"))]
    fn worksheets(&self, lang: &str) -> PyResult<Several<Worksheet>> {
        let sheets = self.inner.worksheets(lang.parse().or_raise()?);
        Ok(Several(sheets.into_iter().map(Worksheet).collect()))
    }

    /// How many rows it has.
    #[getter]
    fn rows(&self) -> usize {
        self.inner.rows()
    }

    /// Breaks of series, sums that lack an office, assumptions: a pair of Vietnamese and English each.
    #[getter]
    fn notes(&self) -> Several<(String, String)> {
        both(&self.inner.notes)
    }

    /// How the rate is defined and where the national targets stand: a pair of Vietnamese and English each.
    #[getter]
    fn sources(&self) -> Several<(String, String)> {
        both(&self.inner.sources)
    }

    fn __len__(&self) -> usize {
        self.inner.rows()
    }

    fn __repr__(&self) -> String {
        format!("<Table {}: {} rows, {} columns>", self.inner.name, self.inner.rows(), self.inner.columns.len())
    }
}

impl TableColumn {
    fn cells(&self) -> Vec<Cell> {
        let whole = |value: &Option<i128>| value.map_or(Cell::Empty, Cell::Whole);
        match &self.inner.values {
            Values::Text(_) | Values::Terms(_) => {
                let text = |row| self.inner.values.text(row).map_or(Cell::Empty, |text| Cell::Text(text.to_owned()));
                (0..self.inner.values.len()).map(text).collect()
            }
            Values::Whole(values) => values.iter().map(whole).collect(),
            Values::Flag(values) => values.iter().map(|value| value.map_or(Cell::Empty, Cell::Flag)).collect(),
            Values::Decimal { places, values } => {
                let decimal = |value: i128| Cell::Decimal(Decimal(plain(&value.into(), *places)));
                values.iter().map(|value| value.map_or(Cell::Empty, decimal)).collect()
            }
        }
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
        let units = || Unit::ALL.map(Unit::key).join(", ");
        let unit = Unit::ALL.into_iter().find(|known| known.key() == unit).ok_or_else(|| unknown(unit, units()))?;
        let values = match kind {
            "text" => Values::Text(each(values)?),
            "whole" => Values::Whole(each(values)?),
            "flag" => Values::Flag(each(values)?),
            "decimal" => Values::Decimal { places, values: scaled(each(values)?, places)? },
            other => return Err(unknown(other, "text, whole, decimal or flag".to_owned())),
        };
        Ok(results::TableColumn { key: key.into(), heading: text(heading), unit, values }.into())
    }

    /// The key, in the words of the glossary: eligible, rate_exact.
    #[getter]
    fn key(&self) -> &str {
        &self.inner.key
    }

    /// The heading.
    #[pyo3(signature = (lang = "vi"))]
    fn heading(&self, lang: &str) -> PyResult<&str> {
        Ok(self.inner.heading(lang.parse().or_raise()?))
    }

    /// What its numbers are counted in: none, cases, dong, by_measure, percent, points.
    #[getter]
    fn unit(&self) -> &'static str {
        self.inner.unit.key()
    }

    /// What its values are: text, whole, decimal, flag.
    #[getter]
    fn kind(&self) -> &'static str {
        self.inner.values.kind()
    }

    /// How many decimals a column of decimals has; None for another.
    #[getter]
    fn places(&self) -> Option<u16> {
        match self.inner.values {
            Values::Decimal { places, .. } => Some(places),
            _ => None,
        }
    }

    /// The values: str, int, Decimal or bool by the kind; None where there is none.
    ///
    /// Words of the vocabulary are their keys; `print` reads them in a language.
    #[getter]
    fn values<'py>(&self, py: Python<'py>) -> PyResult<Made<'py, Cell>> {
        self.values.get(py, || self.cells())
    }

    /// Of a column of gaps by how many points a rate is over its target, or how many are still to go.
    #[pyo3(signature = (row, lang = "vi"))]
    fn over(&self, row: usize, lang: &str) -> PyResult<String> {
        Ok(self.inner.over(row, lang.parse().or_raise()?))
    }

    /// A number of the column with its sign, points without their unit: `+1,25`.
    #[pyo3(signature = (number, lang = "vi"))]
    fn signed(&self, number: Number, lang: &str) -> PyResult<String> {
        let number = scaled(vec![Some(number)], self.places().unwrap_or(0))?.pop().flatten().unwrap_or_default();
        Ok(self.inner.signed(number, lang.parse().or_raise()?))
    }

    /// A value written for people: `5.574`, `50,75%`, `30,75 điểm %`; empty for none.
    #[pyo3(signature = (row, lang = "vi"))]
    fn print(&self, row: usize, lang: &str) -> PyResult<String> {
        Ok(self.inner.print(row, lang.parse().or_raise()?))
    }

    /// Every value, written for people.
    #[pyo3(signature = (lang = "vi"))]
    fn printed(&self, lang: &str) -> PyResult<Vec<String>> {
        let lang = lang.parse().or_raise()?;
        Ok((0..self.inner.values.len()).map(|row| self.inner.print(row, lang)).collect())
    }

    fn __len__(&self) -> usize {
        self.inner.values.len()
    }

    fn __repr__(&self) -> String {
        let unit = if self.inner.unit == Unit::None { "" } else { self.inner.unit.key() };
        format!("<TableColumn {} ({}{}{unit})>", self.inner.key, self.kind(), if unit.is_empty() { "" } else { ", " })
    }
}

/// The measure as a heading: `Việc`, `Tiền`, `Án hành chính`; another word is its own.
#[pyfunction]
#[pyo3(signature = (measure, lang = "vi"))]
pub(crate) fn measure_heading(measure: &str, lang: &str) -> PyResult<String> {
    let lang = lang.parse().or_raise()?;
    Ok(measure.parse::<Measure>().map_or_else(|_| measure.to_owned(), |known| known.heading(lang).to_owned()))
}

/// The forms of flows as worksheets, one for each measure; offices of a table of results that have no flow are named.
#[pyfunction]
#[pyo3(signature = (flows: "Iterable[Flow]", table = None, lang = "vi"))]
pub(crate) fn forms(flows: Several<Flow>, table: Option<Table>, lang: &str) -> PyResult<Several<Worksheet>> {
    let flows: Vec<thads_metrics::Flow> = flows.0.into_iter().map(|flow| flow.0).collect();
    let sheets = results::forms(&flows, table.as_ref().map(|table| table.inner.as_ref()), lang.parse().or_raise()?);
    Ok(Several(sheets.into_iter().map(Worksheet).collect()))
}

/// A table as it is read, in one language: all of it text.
#[pyclass(module = "thads_metrics", frozen)]
pub(crate) struct View(results::View);

/// A column of a view.
#[pyclass(module = "thads_metrics", frozen)]
pub(crate) struct ViewColumn(results::ViewColumn);

#[pymethods]
impl View {
    /// The title.
    #[getter]
    fn title(&self) -> &str {
        &self.0.title
    }

    /// The columns.
    #[getter]
    fn columns(&self) -> Several<ViewColumn> {
        Several(self.0.columns.iter().cloned().map(ViewColumn).collect())
    }

    /// What a reader must know beside it.
    #[getter]
    fn notes(&self) -> Several<String> {
        Several(self.0.notes.clone())
    }

    /// How many rows it has.
    #[getter]
    fn rows(&self) -> usize {
        self.0.rows
    }

    /// The rows that are sums of others.
    #[getter]
    fn totals(&self) -> std::collections::BTreeSet<usize> {
        self.0.totals.clone()
    }

    /// How many rows were left out by `shortened`.
    #[getter]
    fn hidden(&self) -> usize {
        self.0.hidden
    }

    /// How many rows stand before those.
    #[getter]
    fn hidden_after(&self) -> usize {
        self.0.hidden_after
    }

    /// What says how many rows are hidden; empty if none are.
    #[pyo3(signature = (lang = "vi"))]
    fn hidden_text(&self, lang: &str) -> PyResult<String> {
        Ok(self.0.hidden_text(lang.parse().or_raise()?))
    }

    /// The first and the last rows of a long table.
    fn shortened(&self, most: usize) -> Self {
        Self(self.0.shortened(most))
    }

    /// The groups of neighbouring columns with how many columns each has.
    fn groups(&self) -> Vec<(&str, usize)> {
        self.0.groups()
    }
}

#[pymethods]
impl ViewColumn {
    /// The key: `office`, `cases.rate`.
    #[getter]
    fn key(&self) -> &str {
        &self.0.key
    }

    /// The heading.
    #[getter]
    fn heading(&self) -> &str {
        &self.0.heading
    }

    /// The heading over it and its neighbours; empty for none.
    #[getter]
    fn group(&self) -> &str {
        &self.0.group
    }

    /// The cells.
    #[getter]
    fn cells(&self) -> Several<String> {
        Several(self.0.cells.clone())
    }

    /// Whether they are numbers, which stand to the right.
    #[getter]
    fn is_numeric(&self) -> bool {
        self.0.is_numeric
    }
}

/// A worksheet with a title and one row of headings.
#[pyclass(module = "thads_metrics", frozen)]
pub(crate) struct Worksheet(results::Worksheet);

/// A cell of a worksheet: nothing, text, digits too many for a number, or a number.
#[derive(IntoPyObject)]
pub(crate) enum SheetCell {
    /// Nothing or text.
    Text(Option<String>),
    /// Digits, and no format.
    Digits((String, Option<String>)),
    /// The value, its number format, and the formula: text and cells by row and column.
    Number((BigRational, String, Vec<FormulaPart>)),
}

/// A part of a formula.
#[derive(IntoPyObject)]
pub(crate) enum FormulaPart {
    /// As written.
    Text(&'static str),
    /// A cell by its row and column below the headings.
    Cell((usize, usize)),
}

impl From<results::Cell> for SheetCell {
    fn from(cell: results::Cell) -> Self {
        match cell {
            results::Cell::Empty => Self::Text(None),
            results::Cell::Text(text) => Self::Text(Some(text)),
            results::Cell::Digits(digits) => Self::Digits((digits, None)),
            results::Cell::Number { value, format, formula } => {
                let part = |part| match part {
                    Part::Text(text) => FormulaPart::Text(text),
                    Part::Cell(row, column) => FormulaPart::Cell((row, column)),
                };
                Self::Number((value, format, formula.into_iter().map(part).collect()))
            }
        }
    }
}

#[pymethods]
impl Worksheet {
    /// The name on its tab.
    #[getter]
    fn name(&self) -> &str {
        &self.0.name
    }

    /// The title above the table.
    #[getter]
    fn title(&self) -> &str {
        &self.0.title
    }

    /// The headings of the columns, each with its width in letters.
    #[getter]
    fn headings(&self) -> Several<(String, u16)> {
        Several(self.0.headings.clone())
    }

    /// The cells, row by row: None, text, `(digits, None)`, or `(value, number format, formula)`.
    #[getter]
    fn rows(&self) -> Several<Vec<SheetCell>> {
        Several(self.0.rows.iter().map(|row| row.iter().cloned().map(SheetCell::from).collect()).collect())
    }

    /// The rows that are sums of others.
    #[getter]
    fn totals(&self) -> Vec<usize> {
        self.0.totals.clone()
    }
}
