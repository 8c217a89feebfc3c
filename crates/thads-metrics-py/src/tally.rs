//! `Tally`.

use std::collections::BTreeMap;

use pyo3::{exceptions::PyValueError, intern, prelude::*, types::PyBytes};
use thads_metrics::{
    Targets,
    case::{Assume, SetAside},
    text::Text,
};
use thads_metrics_arrow as arrow;
use thads_metrics_arrow::TallyError;
use thads_metrics_results::{self as results, Options};
use thads_metrics_sheet::Place;

use crate::{
    arrow::{Batches, Categories},
    convert::{Several, places},
    error::OrRaise,
    flow::Flow,
    period::{AnyPeriod, Period},
    regime::AnyRegime,
    results::{AnyTargets, Results},
    sheet::Sheet,
    table::Table,
    watch::watched,
};

/// The flows of a register for a period, group by group, and what stayed out of them.
///
/// `thads_metrics.tally` makes one. Tallies of the parts of a register, merged in whatever order,
/// are the tally of the whole.
#[pyclass(module = "thads_metrics", frozen, eq)]
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tally(pub(crate) arrow::Tally);

pub(crate) fn spec(
    period: AnyPeriod,
    by: Several<String>,
    regime: Option<AnyRegime>,
    assume: bool,
) -> PyResult<arrow::TallySpec> {
    let spec = arrow::TallySpec::new(period.0, by.0).or_raise()?;
    if let Some(given) = regime.filter(|given| given.0.id() != spec.regime()) {
        let (got, expected) = (given.0.id(), spec.regime());
        return Err(TallyError::OtherRegime { got, expected, period: period.0 }).or_raise();
    }
    Ok(spec.assume(if assume { Assume::Recall } else { Assume::Nothing }))
}

/// How many threads to use: all there are, unless said otherwise.
pub(crate) fn thread_count(threads: Option<usize>) -> PyResult<usize> {
    match threads {
        Some(0) => Err(PyValueError::new_err("expected at least one thread, got 0")),
        Some(threads) => Ok(threads),
        None => Ok(std::thread::available_parallelism().map_or(1, Into::into)),
    }
}

/// Tallies a register: see `thads_metrics.tally`.
#[pyfunction]
#[pyo3(signature = (register, period, by, regime = None, *, categories = None, assume = false, refuse = true, threads = None, progress = None))]
#[allow(clippy::too_many_arguments)] // the arguments of `tally`
pub(crate) fn tally(
    py: Python<'_>,
    register: Batches,
    period: AnyPeriod,
    by: Several<String>,
    regime: Option<AnyRegime>,
    categories: Option<Categories>,
    assume: bool,
    refuse: bool,
    threads: Option<usize>,
    progress: Option<Py<PyAny>>,
) -> PyResult<Tally> {
    let spec = spec(period, by, regime, assume)?;
    let threads = thread_count(threads)?;
    let register = register.coded(categories);
    let tally = watched(py, progress, |watch| arrow::tally(register, &spec, threads, watch))?;
    let tally = tally.or_raise()?;
    if refuse { tally.refuse_inconsistent().or_raise().map(Tally) } else { Ok(Tally(tally)) }
}

#[pymethods]
impl Tally {
    /// The tally of no register at all: merged with another it changes nothing.
    #[staticmethod]
    #[pyo3(signature = (period, by = Several(vec!["office".to_owned()]), regime = None, *, assume = false))]
    fn empty(period: AnyPeriod, by: Several<String>, regime: Option<AnyRegime>, assume: bool) -> PyResult<Self> {
        Ok(Self(arrow::Tally::empty(spec(period, by, regime, assume)?)))
    }

    /// The period.
    #[getter]
    fn period(&self) -> Period {
        Period(self.0.spec().period())
    }

    /// The regime that decided where cases count.
    #[getter]
    fn regime(&self) -> crate::regime::Regime {
        crate::regime::Regime(self.0.spec().regime().regime())
    }

    /// Whether rules known only from memory were used.
    #[getter]
    fn assume(&self) -> bool {
        self.0.spec().assumed() == Assume::Recall
    }

    /// The columns that a group is a combination of.
    #[getter]
    fn by(&self) -> Several<String> {
        Several(self.0.spec().by().to_vec())
    }

    /// The columns of a register that it is made of, as far as the register has them: `by`, status, days, amounts.
    #[getter]
    fn columns(&self) -> Several<String> {
        Several(self.0.spec().columns().map(str::to_owned).collect())
    }

    /// How many rows the register has: those tallied, those set aside, those inconsistent.
    #[getter]
    fn rows(&self) -> u64 {
        self.0.rows()
    }

    /// How many rows were tallied.
    #[getter]
    fn tallied(&self) -> u64 {
        self.0.tallied()
    }

    /// How many rows stayed out for each reason that the rule gives: accepted_later, closed_earlier,
    /// separately_tracked.
    #[getter]
    fn set_aside(&self) -> BTreeMap<&'static str, u64> {
        SetAside::ALL.into_iter().map(|reason| (reason.key(), self.0.set_aside(reason))).collect()
    }

    /// The rows that can't be tallied: for each reason how many, and the numbers of the first twenty.
    #[getter]
    fn inconsistent(&self) -> BTreeMap<&'static str, (u64, Several<u64>)> {
        self.0
            .by_reason()
            .map(|(reason, inconsistent)| (reason.key(), (inconsistent.rows(), Several(inconsistent.first().to_vec()))))
            .collect()
    }

    /// Itself if every row is consistent; else `TallyError`, which says which rows are not.
    fn refuse_inconsistent(&self) -> PyResult<Self> {
        self.0.clone().refuse_inconsistent().or_raise().map(Self)
    }

    /// The tally of a part of a register that begins at that row: its inconsistent rows are numbered from there.
    fn numbered_from(&self, row: u64) -> Self {
        Self(self.0.clone().numbered_from(row))
    }

    /// The form of each group, in cases and in money.
    ///
    /// The office is the group's name in the column `office`, empty if the tally is not by office; the
    /// names of the other columns, joined by ` / `, are the flow's group.
    fn flows(&self) -> PyResult<Several<Flow>> {
        Ok(Several(self.0.flows().or_raise()?.into_iter().map(Flow).collect()))
    }

    /// The tally of both registers; refused for tallies of different periods, regimes or columns.
    fn merge(&self, other: &Self) -> PyResult<Self> {
        self.0.merge(&other.0).or_raise().map(Self)
    }

    /// The tally as bytes, to be merged elsewhere; the same for equal tallies.
    fn to_bytes<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        Ok(PyBytes::new(py, &self.0.to_bytes().or_raise()?))
    }

    /// The tally that was written; refused if it is of another version, damaged, or does not add up.
    #[staticmethod]
    fn from_bytes(data: &[u8]) -> PyResult<Self> {
        arrow::Tally::from_bytes(data).or_raise().map(Self)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (Bound<'py, PyBytes>,))> {
        let py = slf.py();
        Ok((slf.get_type().getattr(intern!(py, "from_bytes"))?, (slf.get().to_bytes(py)?,)))
    }

    /// The tally by fewer columns, or by the same in another order: what differs in the others is added up.
    fn over(&self, by: Several<String>) -> PyResult<Self> {
        self.0.over(by.0).or_raise().map(Self)
    }

    /// The tally of each name in a column, by the same columns; inconsistent rows are in none of them.
    fn split(&self, column: &str) -> PyResult<BTreeMap<String, Self>> {
        let parts = self.0.split(column).or_raise()?;
        Ok(parts.into_iter().map(|(name, part)| (name, Self(part))).collect())
    }

    /// The results of its offices, of the measure if it is given; other columns that it is by are added up.
    #[pyo3(signature = (*, targets = None, measure = None, above: "Iterable[Flow]" = Several::default(), whole = None, places: "int" = 2, ties = "exact"))]
    #[allow(clippy::too_many_arguments)] // the arguments of `Tally.results`
    fn results(
        &self,
        py: Python<'_>,
        targets: Option<AnyTargets>,
        measure: Option<&str>,
        above: Several<Flow>,
        whole: Option<String>,
        #[pyo3(from_py_with = places)] places: u16,
        ties: &str,
    ) -> PyResult<Results> {
        let measure = measure.map(thads_metrics::vocabulary::typed::measure).transpose().or_raise()?;
        let above = above.0.into_iter().map(|flow| flow.0).collect();
        let options = Options { places, ties: ties.parse().or_raise()?, whole, above };
        let targets = targets.map_or_else(Targets::national, |targets| targets.0);
        let (entries, notes) = py.detach(|| self.0.entries(measure)).or_raise()?;
        let results = py.detach(|| results::Results::new(entries, &targets, options)).or_raise()?;
        Ok(Results(results.noting(notes)))
    }

    /// Where the figures of a sheet are not those of the register, and the offices that only one of them has.
    fn against(&self, py: Python<'_>, sheet: &Sheet) -> PyResult<Table> {
        Ok(py.detach(|| self.0.against(&sheet.sheet)).or_raise()?.into())
    }

    /// A row for each group and measure: the columns that it is by, the measure, every item, the rate.
    fn table(&self) -> PyResult<Table> {
        Ok(self.0.table().or_raise()?.into())
    }

    /// What stayed out: for each reason how many rows, and of inconsistent ones the first numbers.
    fn left_out(&self) -> Table {
        self.0.left_out().into()
    }

    /// What was tallied, what the rule sets aside, what is inconsistent.
    #[pyo3(signature = (lang = "vi"))]
    fn text(&self, lang: &str) -> PyResult<String> {
        Ok(self.0.text(lang.parse().or_raise()?))
    }

    /// What a reader of its figures must know, in Vietnamese and English: what stayed out and why.
    #[getter]
    fn notes(&self) -> Several<(String, String)> {
        Several(self.0.notes().iter().map(|note| (note.text.vi.clone(), note.text.en.clone())).collect())
    }

    fn __repr__(&self) -> String {
        let spec = self.0.spec();
        let (rows, tallied, groups) = (self.0.rows(), self.0.tallied(), self.0.groups().len());
        format!(
            "<Tally of {} by {}: {rows} rows, {tallied} tallied, {groups} groups>",
            spec.period(),
            spec.by().join(", ")
        )
    }
}

/// The key of the column that a heading of a register names, and how many đồng its unit is worth where it says one.
#[pyfunction]
pub(crate) fn register_heading(heading: &str) -> Option<(&'static str, Option<u128>)> {
    let (key, unit) = thads_metrics::vocabulary::register::register_heading(heading)?;
    Some((key, unit.map(thads_metrics::Scale::factor)))
}

/// How many đồng the unit is worth that the lines over a table say.
#[pyfunction]
pub(crate) fn title_unit(lines: Several<String>) -> Option<u128> {
    let title = thads_metrics::vocabulary::title::title(lines.0.iter().map(String::as_str));
    title.unit.map(thads_metrics::Scale::factor)
}

/// Raises the error of a cell that does not hold the day, or else the amount, that its column says; row and column are
/// counted from zero.
#[pyfunction]
pub(crate) fn refuse_cell(
    file: String,
    sheet: String,
    at: (u32, u32),
    heading: &str,
    day: bool,
    got: String,
) -> PyResult<()> {
    let expected = if day {
        Text::new("ngày, ví dụ 31/03/2022", "a day, such as 31/03/2022")
    } else {
        Text::new("số nguyên đồng", "a whole number of đồng")
    };
    let cell = format!("{} ({heading})", Place::Grid { name: sheet }.address(at.0, at.1));
    Err(TallyError::Cell { file, cell, expected, got }).or_raise()
}

/// Raises the error of a damaged file of Parquet.
#[pyfunction]
pub(crate) fn refuse_parquet(file: String, why: String) -> PyResult<()> {
    Err(TallyError::Damaged { file, why }).or_raise()
}
