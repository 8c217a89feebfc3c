//! `Targets`, `NationalTarget` and `NationalFigure`.

use pyo3::{
    prelude::*,
    types::{PyDict, PyTuple},
};
use thads_metrics as core;
use thads_metrics::case::Assume;
use thads_metrics_sheet::TargetRow;

use crate::{
    class::{Arguments, Call, call_methods, value_class},
    convert::Several,
    error::OrRaise,
    period::{AnyPeriod, ReportingYear},
    target::Target,
};

/// Targets by office: `Targets([("Long An", Target("81,5%", "2022/12", measure="cases"))])`.
///
/// Each is `(office, target)` or `(office, above, target)`, where the office above tells offices of
/// one name apart; None for the office is every one. An office that was set no target has none,
/// unless `falls_back`: then the nearest above stands in for it, and `for_office` says whose it is.
#[pyclass(module = "thads_metrics", frozen, eq, hash, str, from_py_object)]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Targets(pub(crate) core::Targets);

call_methods!(Targets);

impl std::fmt::Display for Targets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

value_class! {
    /// A target that the nation was set for a reporting year: `NationalTarget(2023, "cases")`.
    unordered NationalTarget(&'static core::targets::NationalTarget)
}

value_class! {
    /// A figure of the nation for a reporting year, as published: `NationalFigure(2023, "cases.rate", "83,24%")`.
    unordered NationalFigure(&'static core::targets::NationalFigure)
}

/// A target of an office.
#[derive(FromPyObject)]
pub(crate) enum Given {
    /// Of an office, or of every one.
    Of(Option<String>, Target),
    /// Of an office under another.
    Under(Option<String>, Option<String>, Target),
}

/// An office, the measure, the target and when it is due, as somebody wrote them; and the office above.
#[derive(FromPyObject)]
pub(crate) enum Row {
    /// Without the office above.
    Four(String, String, String, String),
    /// With it.
    Five(String, String, String, String, String),
}

impl Call for Targets {
    fn call<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyTuple>, Bound<'py, PyDict>)> {
        let keywords = PyDict::new(py);
        if self.0.falls_back() {
            keywords.set_item("falls_back", true)?;
        }
        Ok(((self.items(),).into_pyobject(py)?, keywords))
    }
}

impl Arguments for NationalTarget {
    fn arguments<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        (self.0.year().number(), self.measure()).into_pyobject(py)
    }
}

impl Arguments for NationalFigure {
    fn arguments<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        (self.0.year().number(), self.quantity(), self.printed()).into_pyobject(py)
    }
}

/// A reporting year, or its number.
#[derive(FromPyObject)]
pub(crate) enum AnyYear {
    /// The year.
    Year(ReportingYear),
    /// Its number.
    Number(i16),
}

impl AnyYear {
    pub(crate) fn year(self) -> PyResult<core::ReportingYear> {
        match self {
            Self::Year(year) => Ok(year.0),
            Self::Number(number) => core::ReportingYear::new(number).or_raise(),
        }
    }
}

/// Every national target that is known, oldest first; years without one are not established.
#[pyfunction]
pub(crate) fn national_targets() -> Vec<NationalTarget> {
    core::targets::NATIONAL_TARGETS.iter().map(NationalTarget).collect()
}

/// The nation's published results, oldest first, contradictions kept.
#[pyfunction]
pub(crate) fn national_figures() -> Vec<NationalFigure> {
    core::targets::NATIONAL_FIGURES.iter().map(NationalFigure).collect()
}

type Due = (Several<Target>, &'static str, Option<String>);

#[pymethods]
impl Targets {
    #[new]
    #[pyo3(signature = (targets = Several::default(), falls_back = false), text_signature = "(targets=(), falls_back=False)")]
    fn new(targets: Several<Given>, falls_back: bool) -> PyResult<Self> {
        let add = |all: core::Targets, given| {
            let (office, under, target) = match given {
                Given::Of(office, target) => (office, None, target),
                Given::Under(office, under, target) => (office, under, target),
            };
            match office {
                Some(office) => all.with(&office, under.as_deref(), target.0).or_raise(),
                None => all.with_everyone(target.0).or_raise(),
            }
        };
        let all = targets.0.into_iter().try_fold(core::Targets::new(), add)?;
        Ok(Self(if falls_back { all.falling_back() } else { all }))
    }

    /// The national targets that are established, as a yardstick for every office.
    #[staticmethod]
    fn national() -> Self {
        Self(core::Targets::national())
    }

    /// Targets from the rows of a table: office, measure, target and when it is due, as written
    /// (`"Bến Lức", "việc", "trên 82%", "2022"`), and the office above where names are shared.
    ///
    /// Raises TargetError with the number of the row.
    #[staticmethod]
    fn from_rows(rows: Several<Row>) -> PyResult<Self> {
        let texts: Vec<[String; 5]> = rows.0.into_iter().map(Row::texts).collect();
        let rows: Vec<_> = texts
            .iter()
            .map(|[office, measure, target, due, under]| TargetRow { office, under, measure, target, due })
            .collect();
        thads_metrics_sheet::targets_from_rows(&rows).or_raise().map(Self)
    }

    /// Targets from a workbook or a text file: a row for each target, or one for each office with a column
    /// for each measure. `due` is for tables that do not say when; `name` is what errors call the file.
    #[staticmethod]
    #[pyo3(signature = (data, name, due = None))]
    fn from_bytes(py: Python<'_>, data: &[u8], name: &str, due: Option<AnyPeriod>) -> PyResult<Self> {
        let grids = py.detach(|| thads_metrics_workbook::open(data, name)).or_raise()?;
        let grid = grids.into_iter().find(|grid| !grid.rows.is_empty()).unwrap_or_default();
        thads_metrics_sheet::targets_from_grid(&grid, due.map(|due| due.0)).or_raise().map(Self)
    }

    /// The same targets, where an office that was set none is held against the nearest above it.
    fn falling_back(&self) -> Self {
        Self(self.0.clone().falling_back())
    }

    /// Whether the target of an office above stands in for one that was set none.
    #[getter]
    fn falls_back(&self) -> bool {
        self.0.falls_back()
    }

    /// Every target with the office, in normal form, and the one above where it was said.
    fn items(&self) -> Several<(Option<&str>, Option<&str>, Target)> {
        Several(self.0.iter().map(|(office, under, target)| (office, under, Target(target.clone()))).collect())
    }

    /// What an office is held against: the target, whose it is (own, everyone or above), and the office above.
    ///
    /// `above` are the offices over it, the nearest first; the nation need not be named. Of several
    /// targets in the reporting year it is the last one due. None if there is none.
    #[pyo3(signature = (office, measure, period, above = Several::default()), text_signature = "($self, office, measure, period, above=())")]
    fn for_office(
        &self,
        office: &str,
        measure: &str,
        period: AnyPeriod,
        above: Several<String>,
    ) -> PyResult<Option<(Target, &'static str, Option<String>)>> {
        let above: Vec<_> = above.0.iter().map(String::as_str).collect();
        let found = self.0.for_office(office, &above, measure.parse().or_raise()?, period.0);
        Ok(found.map(|(target, source)| (Target(target.clone()), source.key(), source.office().map(str::to_owned))))
    }

    /// As `for_office`, every target that is still due in the reporting year, milestones first.
    #[pyo3(signature = (office, measure, period, above = Several::default()), text_signature = "($self, office, measure, period, above=())")]
    fn due(&self, office: &str, measure: &str, period: AnyPeriod, above: Several<String>) -> PyResult<Option<Due>> {
        let above: Vec<_> = above.0.iter().map(String::as_str).collect();
        let found = self.0.due(office, &above, measure.parse().or_raise()?, period.0);
        Ok(found.map(|(targets, source)| {
            let targets = targets.into_iter().cloned().map(Target).collect();
            (Several(targets), source.key(), source.office().map(str::to_owned))
        }))
    }

    fn __len__(&self) -> usize {
        self.0.iter().count()
    }
}

impl Row {
    fn texts(self) -> [String; 5] {
        match self {
            Self::Four(office, measure, target, due) => [office, measure, target, due, String::new()],
            Self::Five(office, measure, target, due, under) => [office, measure, target, due, under],
        }
    }
}

#[pymethods]
impl NationalTarget {
    #[new]
    fn new(year: AnyYear, measure: &str) -> PyResult<Self> {
        let (year, measure) = (year.year()?, measure.parse().or_raise()?);
        let found = core::targets::NationalTarget::of(year, measure);
        found.map(Self).ok_or(core::targets::TargetError::NotEstablished { year, measure }).or_raise()
    }

    /// The reporting year.
    #[getter]
    fn year(&self) -> ReportingYear {
        ReportingYear(self.0.year())
    }

    /// The measure: cases or money.
    #[getter]
    fn measure(&self) -> &'static str {
        self.0.measure().key()
    }

    /// The target, whatever its evidence.
    #[getter]
    fn target(&self) -> Target {
        Target(self.0.target())
    }

    /// How it is known: text, secondary, derived or recall.
    #[getter]
    fn evidence(&self) -> &'static str {
        self.0.evidence().key()
    }

    /// Where it stands.
    #[getter]
    fn citation(&self) -> &'static str {
        self.0.citation()
    }
}

#[pymethods]
impl NationalFigure {
    #[new]
    fn new(year: AnyYear, quantity: &str, printed: &str) -> PyResult<Self> {
        core::targets::NationalFigure::find(year.year()?, quantity.parse().or_raise()?, printed).or_raise().map(Self)
    }

    /// The reporting year.
    #[getter]
    fn year(&self) -> ReportingYear {
        ReportingYear(self.0.year())
    }

    /// What it is a figure of, such as "cases.rate".
    #[getter]
    fn quantity(&self) -> String {
        format!("{}.{}", self.0.measure(), self.0.item())
    }

    /// The figure as printed.
    #[getter]
    fn printed(&self) -> &'static str {
        self.0.printed()
    }

    /// How it is known: text, secondary, derived or recall.
    #[getter]
    fn evidence(&self) -> &'static str {
        self.0.evidence().key()
    }

    /// Where it stands, and what contradicts it.
    #[getter]
    fn citation(&self) -> &'static str {
        self.0.citation()
    }
}

#[pymethods]
impl Target {
    /// The national target of a year. Raises TargetError where no source was found, and where it is
    /// only from memory unless `assume`.
    #[staticmethod]
    #[pyo3(signature = (year, measure, assume = false))]
    fn national(year: AnyYear, measure: &str, assume: bool) -> PyResult<Self> {
        let assume = if assume { Assume::Recall } else { Assume::Nothing };
        core::Target::national(year.year()?, measure.parse().or_raise()?, assume).or_raise().map(Self)
    }

    /// A target as a plan writes it: `81,5%`, `từ 81,5% trở lên`, `trên 70%`, `> 70%`.
    #[staticmethod]
    #[pyo3(signature = (text, due, measure = None))]
    fn written(text: &str, due: AnyPeriod, measure: Option<&str>) -> PyResult<Self> {
        let target = core::Target::written(text, due.0).or_raise()?;
        Ok(Self(match measure {
            Some(measure) => target.for_measure(measure.parse::<core::Measure>().or_raise()?),
            None => target,
        }))
    }
}
