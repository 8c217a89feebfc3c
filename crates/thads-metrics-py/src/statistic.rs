//! `Statistic`, `OfficeStatistics`, `Group`, `Indicator`, and the record of what was published.

use std::collections::BTreeMap;

use num_rational::BigRational;
use pyo3::{
    prelude::*,
    types::{PyDict, PyTuple},
};
use thads_metrics as core;
use thads_metrics::{Lang, Quantity, crosswalk, statistics, vocabulary::groups};

use crate::{
    class::{Arguments, value_class, value_methods},
    convert::{Several, places},
    error::OrRaise,
    flow::Flow,
    period::{AnyPeriod, Period},
    rate::Rate,
    table::Table,
};

value_class! {
    /// Something that reports count beside the columns of the main forms: `Statistic("coercion.decisions")`.
    unordered Statistic(&'static statistics::Statistic)
}

value_class! {
    /// A group of cases with a name of its own: `Group("credit")`.
    unordered Group(&'static groups::GroupName)
}

value_class! {
    /// An indicator of courts, from the columns of a flow: `Indicator("clearance")`.
    unordered Indicator(&'static core::indicators::Indicator)
}

impl Arguments for Statistic {
    fn arguments<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        (self.0.key,).into_pyobject(py)
    }
}

impl Arguments for Group {
    fn arguments<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        (self.0.key,).into_pyobject(py)
    }
}

impl Arguments for Indicator {
    fn arguments<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        (self.0.key,).into_pyobject(py)
    }
}

/// Every statistic beside the main forms, form by form.
#[pyfunction(name = "statistics")]
pub(crate) fn every_statistic() -> Vec<Statistic> {
    statistics::STATISTICS.iter().map(Statistic).collect()
}

/// Every group that has a name.
#[pyfunction]
pub(crate) fn group_names() -> Vec<Group> {
    groups::GROUPS.iter().map(Group).collect()
}

/// Every indicator.
#[pyfunction]
pub(crate) fn indicators() -> Vec<Indicator> {
    core::indicators::INDICATORS.iter().map(Indicator).collect()
}

/// The published record, each figure with its source, how it is known, and what the audit says of it.
///
/// Reports as printed, the nation's series with its vintages, and the targets.
#[pyfunction]
pub(crate) fn published_table(py: Python<'_>) -> PyResult<Table> {
    py.detach(thads_metrics_results::published_table).or_raise().map(Table::from)
}

/// The table of statistics, a row for each office: their numbers, and the shares of those that have a base.
///
/// With `before`, also what each office had in the latest earlier period of as many months, and what changed.
#[pyfunction]
#[pyo3(signature = (offices: "Iterable[OfficeStatistics]", before: "Iterable[OfficeStatistics]"))]
pub(crate) fn statistics_table(offices: Several<OfficeStatistics>, before: Several<OfficeStatistics>) -> Table {
    let of = |several: Several<OfficeStatistics>| several.0.into_iter().map(|one| one.0).collect::<Vec<_>>();
    thads_metrics_results::statistics_table(&of(offices), &of(before)).into()
}

/// The rows of the procuracy's Biểu 24.1 that differ from a flow, in words.
///
/// `theirs` is by the number of the row; amounts are in nghìn đồng there. A row that nothing here is held against is said too,
/// with why: its meaning is not known, or the flow lacks its columns.
#[pyfunction]
#[pyo3(signature = (flow, theirs: "Mapping[int, int]", lang = "vi"))]
pub(crate) fn reconcile(flow: &Flow, theirs: Bound<'_, PyDict>, lang: &str) -> PyResult<Vec<String>> {
    let lang = lang.parse::<Lang>().or_raise()?;
    let theirs = theirs.extract()?;
    let differ = crosswalk::reconcile(&flow.0, &theirs).into_iter().map(|row| row.print(lang));
    let not_held = crosswalk::not_held(&flow.0, &theirs).into_iter();
    let row = lang.pick("dòng", "row");
    let not_compared = lang.pick("không đối chiếu được", "not compared");
    let said = not_held.map(|(number, why)| format!("{row} {number}: {not_compared}, {}", why.pick(lang)));
    Ok(differ.chain(said).collect())
}

#[pymethods]
impl Statistic {
    #[new]
    fn new(key: &str) -> PyResult<Self> {
        statistics::Statistic::named(key).or_raise().map(Self)
    }

    /// The key, as report files write it.
    #[getter]
    fn key(&self) -> &'static str {
        self.0.key
    }

    /// The term.
    #[pyo3(signature = (lang = "vi"))]
    fn term(&self, lang: &str) -> PyResult<&'static str> {
        Ok(self.0.term.pick(lang.parse().or_raise()?))
    }

    /// What is counted: `quyết định`, `đồng`.
    #[pyo3(signature = (lang = "vi"))]
    fn unit(&self, lang: &str) -> PyResult<&'static str> {
        let (name, lang) = (self.0.unit.name(), lang.parse::<Lang>().or_raise()?);
        Ok(lang.pick(name.vi, name.en))
    }

    /// The year it follows: reporting, or calendar.
    #[getter]
    fn year(&self) -> &'static str {
        self.0.year.key()
    }

    /// The form of TT 05/2024 that it stands in; None for what stands in none.
    #[getter]
    fn form(&self) -> Option<u8> {
        self.0.form
    }

    /// The form that it stands in for a period; None where it stands in none, or no list of forms of that time was read.
    fn form_in(&self, period: AnyPeriod) -> Option<u8> {
        self.0.form_in(period.0)
    }

    /// What its percentage is of; None if none is printed.
    #[getter]
    fn base(&self) -> Option<String> {
        self.0.base().map(|base| base.to_string())
    }

    /// How it is known: text, secondary, derived or recall.
    #[getter]
    fn evidence(&self) -> &'static str {
        self.0.evidence.key()
    }

    /// Where it was seen.
    #[getter]
    fn citation(&self) -> &'static str {
        self.0.citation
    }

    /// The relations that it stands in, in words, each with where it closes.
    #[pyo3(signature = (lang = "vi"))]
    fn relations(&self, lang: &str) -> PyResult<Several<(String, &'static str)>> {
        let lang = lang.parse().or_raise()?;
        let relations = statistics::RELATIONS.iter().filter(|relation| relation.holds_for(self.0.key));
        Ok(Several(relations.map(|relation| (relation.formula_in(lang), relation.citation)).collect()))
    }
}

/// The statistics of one office and period: `OfficeStatistics("Long An", "2022/06", {"coercion.decisions": 49})`.
///
/// Columns of the same families may stand among them: `admin.resolved`.
#[pyclass(module = "thads_metrics", frozen, eq, hash, from_py_object)]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct OfficeStatistics(statistics::OfficeStatistics);

value_methods!(OfficeStatistics);

/// What tables say, and what of them was not read, in both languages.
type Tables = (Vec<OfficeStatistics>, Several<(String, String)>);

impl Arguments for OfficeStatistics {
    fn arguments<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        (self.0.office(), self.0.period().to_string(), self.figures()).into_pyobject(py)
    }
}

fn quantity(key: &str) -> PyResult<Quantity> {
    key.parse().or_raise()
}

#[pymethods]
impl OfficeStatistics {
    #[new]
    #[pyo3(signature = (office, period, figures: "Mapping[str, int]"))]
    fn new(office: String, period: AnyPeriod, figures: Bound<'_, PyDict>) -> PyResult<Self> {
        let mut given = Vec::with_capacity(figures.len());
        for (key, number) in figures {
            given.push((quantity(&key.extract::<String>()?)?, number.extract::<u128>()?));
        }
        statistics::OfficeStatistics::new(office, period.0, given).or_raise().map(Self)
    }

    /// Statistics from every table of a workbook or a text file whose headings name offices and statistics, by key or term;
    /// and, in both languages, what was not read or does not add up. `name` is what errors call the file.
    #[staticmethod]
    fn from_bytes(py: Python<'_>, data: &[u8], name: &str, period: AnyPeriod) -> PyResult<Tables> {
        let grids = py.detach(|| thads_metrics_workbook::open(data, name)).or_raise()?;
        let read = thads_metrics_sheet::statistics_from_grids(&grids, period.0).or_raise()?;
        let notes = Several(read.notes().into_iter().map(|note| (note.vi, note.en)).collect());
        Ok((read.offices.into_iter().map(Self).collect(), notes))
    }

    /// The office.
    #[getter]
    fn office(&self) -> &str {
        self.0.office()
    }

    /// The period; of what follows the calendar year, the year of that number.
    #[getter]
    fn period(&self) -> Period {
        self.0.period().into()
    }

    /// The numbers by key.
    #[getter]
    fn figures(&self) -> BTreeMap<String, u128> {
        self.0.figures().iter().map(|(key, number)| (key.to_string(), *number)).collect()
    }

    /// The share of a statistic in its base: `share("complaints.settled")`.
    fn share(&self, of: &str) -> PyResult<Rate> {
        let statistic = statistics::Statistic::named(of).or_raise()?;
        statistic.share(self.0.figures()).or_raise().map(Rate)
    }

    /// What an average comes to by its sum and its officers: `mean("officers.cases_each")`.
    fn mean(&self, of: &str) -> PyResult<BigRational> {
        statistics::Statistic::named(of).or_raise()?.mean(self.0.figures()).or_raise()
    }

    /// The relations that the numbers break, in words, each with by how much.
    #[pyo3(signature = (lang = "vi"))]
    fn breaches(&self, lang: &str) -> PyResult<Several<String>> {
        let lang = lang.parse().or_raise()?;
        Ok(Several(self.0.breaches().iter().map(|breach| breach.print(lang)).collect()))
    }

    /// The statistics of an office above: the sum of its parts, of what every part gives. Averages do not add up.
    #[staticmethod]
    #[pyo3(signature = (office, parts: "Iterable[OfficeStatistics]"))]
    fn roll_up(office: String, parts: Several<Self>) -> PyResult<Self> {
        let parts: Vec<_> = parts.0.into_iter().map(|part| part.0).collect();
        statistics::OfficeStatistics::roll_up(office, &parts).or_raise().map(Self)
    }

    /// What a roll-up of these leaves out, each with the first office that does not give it; None for an average.
    #[staticmethod]
    #[pyo3(signature = (parts: "Iterable[OfficeStatistics]"))]
    fn left_out(parts: Several<Self>) -> Several<(String, Option<String>)> {
        let parts: Vec<_> = parts.0.into_iter().map(|part| part.0).collect();
        let left_out = statistics::OfficeStatistics::left_out(&parts).into_iter();
        Several(left_out.map(|(of, office)| (of.to_string(), office.map(str::to_owned))).collect())
    }
}

#[pymethods]
impl Group {
    /// The group that a word names: its key, its term in either language, or a usual word.
    #[new]
    fn new(name: &str) -> PyResult<Self> {
        let path = groups::GroupName::path(name).or_raise()?;
        path.last()
            .copied()
            .map(Self)
            .ok_or_else(|| pyo3::exceptions::PyValueError::new_err("expected a group, got \"\""))
    }

    /// The key, as report files and flows write it.
    #[getter]
    fn key(&self) -> &'static str {
        self.0.key
    }

    /// The term.
    #[pyo3(signature = (lang = "vi"))]
    fn term(&self, lang: &str) -> PyResult<&'static str> {
        Ok(self.0.term.pick(lang.parse().or_raise()?))
    }

    /// Other words for it, as they are met.
    #[getter]
    fn words(&self) -> Several<&'static str> {
        Several(self.0.words.to_vec())
    }

    /// What divides the cases so: groups of one division do not overlap.
    #[getter]
    fn division(&self) -> &'static str {
        self.0.division
    }

    /// How it is known: text, secondary, derived or recall.
    #[getter]
    fn evidence(&self) -> &'static str {
        self.0.evidence.key()
    }

    /// Where it stands.
    #[getter]
    fn citation(&self) -> &'static str {
        self.0.citation
    }

    /// Whether a case may be in both.
    fn may_overlap(&self, other: &Self) -> bool {
        self.0.may_overlap(other.0)
    }
}

#[pymethods]
impl Indicator {
    #[new]
    fn new(key: &str) -> PyResult<Self> {
        core::indicators::Indicator::named(key).or_raise().map(Self)
    }

    /// The key.
    #[getter]
    fn key(&self) -> &'static str {
        self.0.key
    }

    /// The term.
    #[pyo3(signature = (lang = "vi"))]
    fn term(&self, lang: &str) -> PyResult<&'static str> {
        Ok(self.0.term.pick(lang.parse().or_raise()?))
    }

    /// The formula in the keys of the glossary.
    #[getter]
    fn formula(&self) -> &'static str {
        self.0.formula
    }

    /// What in our columns differs from what it was defined on; empty if nothing does.
    #[pyo3(signature = (lang = "vi"))]
    fn remark(&self, lang: &str) -> PyResult<&'static str> {
        Ok(self.0.remark.pick(lang.parse().or_raise()?))
    }

    /// How the definition is known: text, secondary, derived or recall.
    #[getter]
    fn evidence(&self) -> &'static str {
        self.0.evidence.key()
    }

    /// Where it is defined.
    #[getter]
    fn citation(&self) -> &'static str {
        self.0.citation
    }

    /// Its exact value for a flow: a share of one, or days. An error if a column is missing or the base is zero.
    fn of(&self, flow: &Flow) -> PyResult<BigRational> {
        self.0.of(&flow.0).or_raise()
    }

    /// Its value rounded half-up: `31,95%`.
    #[pyo3(signature = (flow, places: "int" = 2, lang = "vi"))]
    fn print(&self, flow: &Flow, #[pyo3(from_py_with = places)] places: u16, lang: &str) -> PyResult<String> {
        self.0.print(&flow.0, places, lang.parse().or_raise()?).or_raise()
    }
}
