//! `Sheet`, `Finding` and `SheetNote`.

use pyo3::{
    exceptions::PyValueError,
    prelude::*,
    types::{PyBool, PyString},
};
use serde::{Deserialize, Serialize};
use thads_metrics as core;
use thads_metrics::{Lang, Measure, vocabulary::typed};
use thads_metrics_sheet::{Cell, CellRef, Grid, Options, Place};

use crate::{
    arrow::Batches,
    convert::{Decimal, Several},
    error::OrRaise,
    flow::Flow,
    identity::Identity,
    percent::Percent,
    period::{AnyPeriod, Period},
    table::Table,
};

/// Something in a sheet that can't be right: which cell, what it should hold, and why.
#[pyclass(module = "thads_metrics", frozen, eq, from_py_object)]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(clippy::unsafe_derive_deserialize)] // what is unsafe is the class of Python, whose fields no method trusts
pub(crate) struct Finding {
    inner: thads_metrics_sheet::Finding,
    #[serde(default)]
    file: String,
    cell: String,
    cells: Vec<String>,
    place: String,
}

/// What was skipped, assumed, or could not be placed while a sheet was read.
#[pyclass(module = "thads_metrics", frozen, eq, from_py_object)]
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SheetNote {
    inner: thads_metrics_sheet::SheetNote,
    file: String,
    cell: Option<String>,
}

/// A sheet of offices, read and audited; `thads_metrics.read_sheet` makes one.
#[pyclass(module = "thads_metrics", frozen)]
pub(crate) struct Sheet {
    pub(crate) sheet: thads_metrics_sheet::Sheet,
    findings: Vec<Finding>,
}

impl Finding {
    /// Findings with the names of their cells.
    pub(crate) fn all(sheet: &thads_metrics_sheet::Sheet, findings: Vec<thads_metrics_sheet::Finding>) -> Vec<Self> {
        let place = |cell: CellRef| match sheet.places.get(usize::from(cell.place)) {
            Some(Place::Grid { name }) => name.clone(),
            Some(Place::Frame { .. }) | None => String::new(),
        };
        let addressed = findings.into_iter().map(|inner| Self {
            file: sheet.file.clone(),
            cell: sheet.address(inner.cell),
            cells: inner.cells.iter().map(|cell| sheet.address(*cell)).collect(),
            place: place(inner.cell),
            inner,
        });
        addressed.collect()
    }

    fn addressed(&self) -> thads_metrics_results::Addressed<'_> {
        let Self { inner, file, cell, cells, .. } = self;
        thads_metrics_results::Addressed { finding: inner, file, cell, cells }
    }
}

impl Sheet {
    /// Audits a sheet that has been read. Takes long: other threads should run meanwhile.
    pub(crate) fn audited(mut sheet: thads_metrics_sheet::Sheet, previous: Option<&Self>) -> Self {
        sheet.note_breaks(previous.map(|previous| &previous.sheet));
        let findings = thads_metrics_sheet::audit(&sheet, previous.map(|previous| &previous.sheet));
        Self { findings: Finding::all(&sheet, findings), sheet }
    }
}

/// What the caller says of a sheet, as Python has it.
pub(crate) fn options(
    file: &str,
    period: Option<AnyPeriod>,
    unit: Option<&str>,
    measure: Option<&str>,
) -> PyResult<Options> {
    Ok(Options {
        period: period.map(|period| period.0),
        unit: unit.map(core::vocabulary::unit).transpose().or_raise()?,
        measure: measure.map(typed::measure).transpose().or_raise()?,
        file: file.to_owned(),
    })
}

/// Reads and audits a workbook or a text file; `name` is what errors call it.
#[pyfunction]
#[pyo3(signature = (data, name, *, period = None, unit = None, measure = None, previous = None, sheets = None))]
#[allow(clippy::too_many_arguments)] // the arguments of `read_sheet`
pub(crate) fn read_grids(
    py: Python<'_>,
    data: &[u8],
    name: &str,
    period: Option<AnyPeriod>,
    unit: Option<&str>,
    measure: Option<&str>,
    previous: Option<&Sheet>,
    sheets: Option<Several<String>>,
) -> PyResult<Sheet> {
    let options = options(name, period, unit, measure)?;
    let grids = py.detach(|| thads_metrics_workbook::open_sheets(data, name, sheets.as_ref().map(|s| s.0.as_slice())));
    let grids = grids.or_raise()?;
    let sheet = py.detach(|| thads_metrics_sheet::read(&grids, &options)).or_raise()?;
    Ok(py.detach(|| Sheet::audited(sheet, previous)))
}

/// Reads and audits a data frame of any library.
#[pyfunction]
#[pyo3(signature = (frame, *, period = None, unit = None, measure = None, previous = None))]
pub(crate) fn read_frame(
    py: Python<'_>,
    frame: Batches,
    period: Option<AnyPeriod>,
    unit: Option<&str>,
    measure: Option<&str>,
    previous: Option<&Sheet>,
) -> PyResult<Sheet> {
    let options = options("", period, unit, measure)?;
    let frame = py.detach(|| thads_metrics_arrow::frame(frame.0)).or_raise()?;
    let sheet = py.detach(|| thads_metrics_sheet::read_frame(frame, &options)).or_raise()?;
    Ok(py.detach(|| Sheet::audited(sheet, previous)))
}

/// The cells of a workbook or a text file: of each sheet its name, whether it is hidden, its rows, the
/// hidden ones of them, the merged cells by their first and last, and the hidden columns.
///
/// Values are str, int, bool, Decimal, Percent or None.
#[pyfunction]
pub(crate) fn grids<'py>(py: Python<'py>, data: &[u8], name: &str) -> PyResult<Vec<GridParts<'py>>> {
    let grids = py.detach(|| thads_metrics_workbook::open(data, name)).or_raise()?;
    grids.into_iter().map(|grid| parts(py, grid)).collect()
}

/// The cells of a data frame as those of a workbook, the names of its columns in the first row.
#[pyfunction]
pub(crate) fn frame_grids(py: Python<'_>, frame: Batches) -> PyResult<Vec<GridParts<'_>>> {
    let frame = py.detach(|| thads_metrics_arrow::frame(frame.0)).or_raise()?;
    Ok(vec![parts(py, Grid::from(&frame))?])
}

/// The table of findings, one row each.
#[pyfunction]
#[pyo3(signature = (findings: "Iterable[Finding]"))]
pub(crate) fn findings_table(findings: Several<Finding>) -> Table {
    let addressed: Vec<_> = findings.0.iter().map(Finding::addressed).collect();
    thads_metrics_results::findings_table(&addressed).into()
}

type Corner = (u32, u32);
/// Name, whether it is hidden, rows, hidden rows, merged cells, hidden columns.
type GridParts<'py> = (String, bool, Vec<Vec<Bound<'py, PyAny>>>, Vec<u32>, Vec<(Corner, Corner)>, Vec<u32>);

fn parts(py: Python<'_>, grid: Grid) -> PyResult<GridParts<'_>> {
    let row = |row: &Vec<Cell>| row.iter().map(|cell| value(py, cell)).collect::<PyResult<Vec<_>>>();
    let rows = grid.rows.iter().map(row).collect::<PyResult<_>>()?;
    let merged = grid.merged.iter().map(|span| (span.from, span.to)).collect();
    Ok((grid.name, grid.hidden, rows, grid.hidden_rows, merged, grid.hidden_cols))
}

fn value<'py>(py: Python<'py>, cell: &Cell) -> PyResult<Bound<'py, PyAny>> {
    Ok(match cell {
        Cell::Empty => py.None().into_bound(py),
        Cell::Whole(number) => number.into_pyobject(py)?.into_any(),
        Cell::Decimal(digits) => Decimal(digits.to_string()).into_pyobject(py)?,
        Cell::Shown(shown) => Decimal(shown.stored.to_string()).into_pyobject(py)?,
        Cell::Percent(digits, _) => {
            Percent(digits.replacen('.', ",", 1).parse().or_raise()?).into_pyobject(py)?.into_any()
        }
        Cell::Flag(flag) => PyBool::new(py, *flag).to_owned().into_any(),
        Cell::Text(text) | Cell::Day(text) | Cell::Error(text) | Cell::Formula(text) => {
            PyString::new(py, text).into_any()
        }
    })
}

#[pymethods]
impl Sheet {
    /// The file that it came from; empty for a frame.
    #[getter]
    fn file(&self) -> &str {
        &self.sheet.file
    }

    /// The periods, in the order of the sheet.
    #[getter]
    fn periods(&self) -> Several<Period> {
        Several(self.sheet.periods.iter().copied().map(Period).collect())
    }

    /// The offices as written, totals left out, in the order of the sheet.
    #[getter]
    fn offices(&self) -> Several<String> {
        Several(self.sheet.offices().into_iter().map(str::to_owned).collect())
    }

    /// The measures: cases, money, admin.
    #[getter]
    fn measures(&self) -> Several<&'static str> {
        let found = |measure: &Measure| self.sheet.blocks.iter().any(|block| block.measure == *measure);
        Several(Measure::ALL.into_iter().filter(found).map(Measure::key).collect())
    }

    /// What was skipped, assumed, or could not be placed.
    #[getter]
    fn notes(&self) -> Several<SheetNote> {
        let note = |inner: &thads_metrics_sheet::SheetNote| SheetNote {
            file: self.sheet.file.clone(),
            cell: inner.cell.map(|cell| self.sheet.address(cell)),
            inner: inner.clone(),
        };
        Several(self.sheet.notes.iter().map(note).collect())
    }

    /// What can't be right, in the order of the sheet.
    #[getter]
    fn findings(&self) -> Several<Finding> {
        Several(self.findings.clone())
    }

    /// The figures of every office as flows. Raises FlowError for a row that makes none; `skip` leaves it out.
    #[pyo3(signature = (*, skip = false))]
    fn flows(&self, py: Python<'_>, skip: bool) -> PyResult<Vec<Flow>> {
        let flows: Vec<_> = py.detach(|| self.sheet.flows().filter(|flow| flow.is_ok() || !skip).collect());
        flows.into_iter().map(|flow| flow.or_raise().map(Flow)).collect()
    }

    fn __len__(&self) -> usize {
        self.sheet.rows()
    }
}

crate::class::copied!(Finding);

#[pymethods]
impl Finding {
    /// The finding that `to_json` wrote.
    #[staticmethod]
    fn from_json(text: &str) -> PyResult<Self> {
        serde_json::from_str(text).map_err(|error| PyValueError::new_err(error.to_string()))
    }

    /// All of it as JSON.
    fn to_json(&self) -> PyResult<String> {
        serde_json::to_string(self).map_err(|error| PyValueError::new_err(error.to_string()))
    }

    #[pyo3(signature = () -> "tuple[object, tuple[str]]")]
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        Ok((py.get_type::<Self>().getattr("from_json")?, (self.to_json()?,)))
    }

    /// What is wrong: not_a_number, not_whole, no_value, negative, identity, total, percent, twice, scale or
    /// unchanged.
    #[getter]
    fn code(&self) -> &'static str {
        self.inner.code.key()
    }

    /// How bad it is: error or warning.
    #[getter]
    fn severity(&self) -> &'static str {
        self.inner.severity.key()
    }

    /// The file of the sheet; empty for a frame.
    #[getter]
    fn file(&self) -> &str {
        &self.file
    }

    /// The likeliest cell: `Sheet1!H12`, of a frame `eligible[11]`.
    #[getter]
    fn cell(&self) -> &str {
        &self.cell
    }

    /// All cells that the broken rule touches.
    #[getter]
    fn cells(&self) -> Several<String> {
        Several(self.cells.clone())
    }

    /// The sheet of the workbook that the cell is in; empty for a frame.
    #[getter]
    fn place(&self) -> &str {
        &self.place
    }

    /// The row of the cell, from 0.
    #[getter]
    fn row(&self) -> u32 {
        self.inner.cell.row
    }

    /// The column of the cell, from 0.
    #[getter]
    fn column(&self) -> u32 {
        self.inner.cell.col
    }

    /// The office of the row, as written.
    #[getter]
    fn office(&self) -> &str {
        &self.inner.office
    }

    /// What the cell would hold if all others are right, in the unit of the sheet.
    #[getter]
    fn expected(&self) -> Option<&str> {
        self.inner.expected.as_deref()
    }

    /// What it holds, as written.
    #[getter]
    fn found(&self) -> &str {
        &self.inner.found
    }

    /// Found less expected, in the unit of the sheet.
    #[getter]
    fn off_by(&self) -> Option<&str> {
        self.inner.off_by.as_deref()
    }

    /// The slip that makes it close: unit, swapped, base, points_for_percent, transposed, sign, previous, copied,
    /// omitted, added_twice, missing_row, truncated or digit.
    #[getter]
    fn explanation(&self) -> Option<&'static str> {
        self.inner.slip.as_ref().map(thads_metrics_sheet::Slip::key)
    }

    /// The rule that breaks.
    #[getter]
    fn rule(&self) -> Option<Identity> {
        self.inner.rule.map(Identity)
    }

    /// Where that rule stands.
    #[getter]
    fn citation(&self) -> &str {
        &self.inner.citation
    }

    /// The whole of it as a sentence, in Vietnamese.
    #[getter]
    fn vi(&self) -> &str {
        &self.inner.vi
    }

    /// The whole of it as a sentence, in English.
    #[getter]
    fn en(&self) -> &str {
        &self.inner.en
    }

    /// The sentence in the language asked for.
    #[pyo3(signature = (lang = "vi"))]
    fn text(&self, lang: &str) -> PyResult<&str> {
        Ok(self.inner.text(lang.parse::<Lang>().or_raise()?))
    }

    fn __str__(&self) -> &str {
        &self.inner.vi
    }

    fn __repr__(&self) -> String {
        format!("<Finding {} at {}: {}>", self.code(), self.cell, self.inner.en)
    }
}

#[pymethods]
impl SheetNote {
    /// A stable identifier such as `sheet.title_skipped`.
    #[getter]
    fn code(&self) -> &'static str {
        self.inner.code
    }

    /// The file of the sheet; empty for a frame.
    #[getter]
    fn file(&self) -> &str {
        &self.file
    }

    /// The cell it is about, None if it is about none.
    #[getter]
    fn cell(&self) -> Option<&str> {
        self.cell.as_deref()
    }

    /// What happened, in Vietnamese.
    #[getter]
    fn vi(&self) -> &str {
        &self.inner.vi
    }

    /// What happened, in English.
    #[getter]
    fn en(&self) -> &str {
        &self.inner.en
    }

    /// What happened, in the language asked for.
    #[pyo3(signature = (lang = "vi"))]
    fn text(&self, lang: &str) -> PyResult<&str> {
        Ok(lang.parse::<Lang>().or_raise()?.pick(&self.inner.vi, &self.inner.en))
    }

    fn __str__(&self) -> &str {
        &self.inner.vi
    }

    fn __repr__(&self) -> String {
        format!("<SheetNote {}: {}>", self.inner.code, self.inner.en)
    }
}
