//! `Results`, `Comparison` and `Plan`.

use std::collections::BTreeMap;

use pyo3::{
    exceptions::{PyIndexError, PyTypeError},
    inspect::PyStaticExpr,
    prelude::*,
    type_hint_identifier, type_hint_subscript, type_hint_union,
};
use thads_metrics as core;
use thads_metrics::{Lang, Measure, vocabulary::typed};
use thads_metrics_results::{self as results, Assumptions, Entry, Further, Options};

use crate::{
    amount::Value,
    convert::{Several, places},
    error::OrRaise,
    flow::Flow,
    gap::Gap,
    office::Offices,
    period::{AnyPeriod, Period},
    rate::Rate,
    sheet::Sheet,
    table::Table,
    target::Target,
    targets::Targets,
};

/// What `rows` says of a row.
type RowParts = (
    String,
    Option<String>,
    &'static str,
    Period,
    &'static str,
    Option<Flow>,
    Option<Rate>,
    Option<usize>,
    bool,
    Option<Target>,
    Option<Gap>,
);

/// Rates, ranks and gaps of many offices.
#[pyclass(module = "thads_metrics", frozen, eq, from_py_object)]
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Results(pub(crate) results::Results);

/// A flow, alone or with the office that its office belongs to.
#[derive(FromPyObject)]
pub(crate) enum Reported {
    /// A flow.
    Flow(Flow),
    /// A flow and its office above.
    Under((Flow, Option<String>)),
}

impl From<Reported> for Entry {
    fn from(reported: Reported) -> Self {
        match reported {
            Reported::Flow(flow) | Reported::Under((flow, None)) => flow.0.into(),
            Reported::Under((flow, Some(parent))) => Self::from(flow.0).under(parent),
        }
    }
}

/// Targets as Python has them: one for all, by measure, by office, or by office and measure.
pub(crate) struct AnyTargets(pub(crate) core::Targets);

impl<'py> FromPyObject<'_, 'py> for AnyTargets {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_union!(
        Targets::INPUT_TYPE,
        Target::INPUT_TYPE,
        type_hint_subscript!(
            type_hint_identifier!("collections.abc", "Mapping"),
            String::INPUT_TYPE,
            type_hint_union!(
                Target::INPUT_TYPE,
                type_hint_subscript!(
                    type_hint_identifier!("collections.abc", "Mapping"),
                    String::INPUT_TYPE,
                    Target::INPUT_TYPE
                )
            )
        )
    );

    fn extract(ob: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if let Ok(given) = ob.extract::<Targets>() {
            return Ok(Self(given.0));
        }
        let mut targets = core::Targets::new();
        if let Ok(target) = ob.extract::<Target>() {
            return targets.with_everyone(target.0).or_raise().map(Self);
        }
        let Ok(items) = ob.call_method0("items") else {
            return Err(not_targets(&ob));
        };
        for item in items.try_iter()? {
            let (name, value): (String, Bound<'py, PyAny>) = item?.extract()?;
            if let Ok(target) = value.extract::<Target>() {
                targets = targets.with_named(&name, target.0).or_raise()?;
                continue;
            }
            let own: BTreeMap<String, Target> = value.extract().map_err(|_| not_targets(&value))?;
            for (word, target) in own {
                let measure = typed::measure(&word).or_raise()?;
                let target = target.0.try_for_measure(measure).or_raise()?;
                targets = targets.with(&name, None, target).or_raise()?;
            }
        }
        Ok(Self(targets))
    }
}

fn not_targets(got: &Bound<'_, PyAny>) -> PyErr {
    let got = got.get_type().name().map_or_else(|_| String::new(), |name| name.to_string());
    let expected = "Targets, a Target, Targets by measure or office in a dict, or the path of a table";
    PyTypeError::new_err(format!("targets are {expected}; got {got}"))
}

#[pymethods]
impl Results {
    /// The results of flows; each may come with the office it belongs to, as `(flow, "Long An")`.
    ///
    /// `targets` are Targets, one Target for all, or a Target by measure, by office, or by office and
    /// measure; if none are given, the nation's where they are established, as a yardstick. `above` are
    /// published flows of offices above: the nation's, a parent's. `whole` names what the offices make
    /// together. With `ties="printed"` offices whose rates print alike share a rank.
    #[new]
    #[pyo3(signature = (flows: "Iterable[Flow | tuple[Flow, str | None]]", *, targets = None, above: "Iterable[Flow]" = Several::default(), whole = None, places: "int" = 2, ties = "exact"))]
    fn new(
        flows: Several<Reported>,
        targets: Option<AnyTargets>,
        above: Several<Flow>,
        whole: Option<String>,
        #[pyo3(from_py_with = places)] places: u16,
        ties: &str,
    ) -> PyResult<Self> {
        let above = above.0.into_iter().map(|flow| flow.0).collect();
        let options = Options { places, ties: ties.parse().or_raise()?, whole, above };
        let targets = targets.map_or_else(core::Targets::national, |targets| targets.0);
        results::Results::new(flows.0, &targets, options).or_raise().map(Self)
    }

    /// The results of the offices of sheets, such as those of a year, of the measure and the period if they are given.
    #[staticmethod]
    #[pyo3(signature = (sheets, *, targets = None, measure = None, period = None, above: "Iterable[Flow]" = Several::default(), whole = None, places: "int" = 2, ties = "exact", level = "office"))]
    #[allow(clippy::too_many_arguments)] // the arguments of `Sheet.results`
    fn of_sheets(
        py: Python<'_>,
        sheets: Vec<Py<Sheet>>,
        targets: Option<AnyTargets>,
        measure: Option<&str>,
        period: Option<AnyPeriod>,
        above: Several<Flow>,
        whole: Option<String>,
        #[pyo3(from_py_with = places)] places: u16,
        ties: &str,
        level: &str,
    ) -> PyResult<Self> {
        let measure = measure.map(typed::measure).transpose().or_raise()?;
        let above = above.0.into_iter().map(|flow| flow.0).collect();
        let options = Options { places, ties: ties.parse().or_raise()?, whole, above };
        let targets = targets.map_or_else(core::Targets::national, |targets| targets.0);
        py.detach(|| {
            let sheets: Vec<_> = sheets.iter().map(|sheet| &sheet.get().sheet).collect();
            let (entries, notes) = results::entries_of(&sheets, level, measure, period.map(|period| period.0))?;
            results::Results::new(entries, &targets, options).map(|made| made.noting(notes))
        })
        .or_raise()
        .map(Self)
    }

    /// The periods, oldest first.
    #[getter]
    fn periods(&self) -> Several<Period> {
        Several(self.0.periods().into_iter().map(Period).collect())
    }

    /// The measures: cases, money, admin.
    #[getter]
    fn measures(&self) -> Several<&'static str> {
        Several(self.0.measures().into_iter().map(Measure::key).collect())
    }

    /// Office, office above, level, period, measure, flow, rate, rank, whether it is shared, target, gap of each row.
    fn rows(&self) -> Vec<RowParts> {
        let parts = |row: &results::Row| {
            let rank = row.rank.map(|rank| rank.place);
            let is_tied = row.rank.is_some_and(|rank| rank.is_tied);
            let target = row.target.as_ref().map(|(target, _)| Target(target.clone()));
            (
                row.office.clone(),
                row.parent.clone(),
                row.level.key(),
                Period(row.period),
                row.measure.key(),
                row.flow.clone().map(Flow),
                row.rate.as_ref().ok().copied().map(Rate),
                rank,
                is_tied,
                target,
                row.gap().map(Gap),
            )
        };
        self.0.rows().iter().map(parts).collect()
    }

    /// Where the row of an office stands among the rows.
    #[pyo3(signature = (office, measure = None, period = None))]
    fn find(&self, office: &str, measure: Option<&str>, period: Option<AnyPeriod>) -> PyResult<usize> {
        let measure = measure.map(typed::measure).transpose().or_raise()?;
        self.0.find(office, measure, period.map(|period| period.0)).or_raise()
    }

    /// From what a figure of an office follows: its rate, target, gap, still_to_resolve, pace or rank.
    #[pyo3(signature = (office, figure = "rate", measure = None, period = None))]
    fn explain(
        &self,
        office: &str,
        figure: &str,
        measure: Option<&str>,
        period: Option<AnyPeriod>,
    ) -> PyResult<Explanation> {
        let asked = figure.parse::<results::Asked>().or_raise()?;
        let place = self.find(office, measure, period)?;
        let row = self.0.rows().get(place).ok_or_else(|| PyIndexError::new_err(place))?;
        Ok(Explanation(self.0.explain(row, asked)))
    }

    /// How many decimals percentages and points are printed with.
    #[getter]
    fn places(&self) -> u16 {
        self.0.options().places
    }

    /// The results of one of the periods.
    fn at(&self, period: AnyPeriod) -> PyResult<Self> {
        self.0.at(period.0).or_raise().map(Self)
    }

    /// One row for each office and measure, then the offices above, then the whole.
    fn table(&self) -> Table {
        self.0.table().into()
    }

    /// The paragraphs of the official report.
    #[pyo3(signature = (lang = "vi"))]
    fn text(&self, lang: &str) -> PyResult<String> {
        Ok(self.0.text(lang.parse().or_raise()?))
    }

    fn __repr__(&self) -> String {
        let periods = self.0.periods().iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        format!("<Results of {periods}: {} rows>", self.0.rows().len())
    }
}

/// From what a figure of results follows, step by step; `Results.explain` makes one.
#[pyclass(module = "thads_metrics", frozen, eq)]
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Explanation(results::Explanation);

#[pymethods]
impl Explanation {
    /// The title, and a numbered line for each step, with its rule.
    #[pyo3(signature = (lang = "vi"))]
    fn text(&self, lang: &str) -> PyResult<String> {
        Ok(self.0.text(lang.parse().or_raise()?))
    }

    /// Of each step what it says in Vietnamese and in English, the evidence of its rule and where that stands; both
    /// None for what was reported and for arithmetic.
    #[getter]
    fn steps(&self) -> Several<StepParts> {
        let step = |step: &results::Step| {
            let rule = step.rule.as_ref();
            let evidence = rule.map(|(evidence, _)| evidence.key());
            (step.text.vi.clone(), step.text.en.clone(), evidence, rule.map(|(_, citation)| citation.clone()))
        };
        Several(self.0.steps.iter().map(step).collect())
    }

    fn __str__(&self) -> String {
        self.0.text(Lang::Vi)
    }

    fn __repr__(&self) -> String {
        format!("<Explanation: {}; {} steps>", self.0.title.en, self.0.steps.len())
    }
}

/// What a step says in both languages, the evidence and the citation of its rule.
type StepParts = (String, String, Option<&'static str>, Option<String>);

/// What changed between two results, and why the total rate did.
#[pyclass(module = "thads_metrics", frozen, eq)]
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Comparison(results::Comparison);

/// Compares two results of one period each: `before`, such as the same period last year, and `after`.
///
/// `offices` says which offices became which, as for `on_boundaries`.
#[pyfunction]
#[pyo3(signature = (before, after, offices = None))]
pub(crate) fn compare(before: &Results, after: &Results, offices: Option<Offices>) -> PyResult<Comparison> {
    let known = thads_metrics::Offices::vietnam();
    let offices = offices.as_ref().map_or(known, |offices| &offices.0);
    results::compare_over(&before.0, &after.0, offices).or_raise().map(Comparison)
}

#[pymethods]
impl Comparison {
    /// The period before and the period after.
    #[getter]
    fn periods(&self) -> (Period, Period) {
        let (before, after) = self.0.periods();
        (Period(before), Period(after))
    }

    /// The measures that both have.
    #[getter]
    fn measures(&self) -> Several<&'static str> {
        Several(self.0.measures().into_iter().map(Measure::key).collect())
    }

    /// One row for each office and measure: what changed, and what that did to the rate of the whole.
    fn table(&self) -> Table {
        self.0.table().into()
    }

    /// What changed and why, then where the series breaks.
    #[pyo3(signature = (lang = "vi"))]
    fn text(&self, lang: &str) -> PyResult<String> {
        Ok(self.0.text(lang.parse().or_raise()?))
    }

    fn __repr__(&self) -> String {
        let (before, after) = self.0.periods();
        format!("<Comparison of {before} and {after}: {} rows>", self.0.rows().len())
    }
}

/// Further cases or đồng by office, and the results that they would bring.
#[pyclass(module = "thads_metrics", frozen, eq)]
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Plan(results::Plan);

/// Further numbers by office: ints, Counts or Amounts.
type Numbers = BTreeMap<String, Value>;

fn further(numbers: Option<Numbers>) -> Vec<Further> {
    let further = |(office, value): (String, Value)| Further { office, number: core::Value::from(value).number() };
    numbers.into_iter().flatten().map(further).collect()
}

/// Plans how the whole reaches its target, or works out what it would bring if offices resolved more.
///
/// `share` says how what the whole still needs is shared out: own_targets (each office towards its own, in a month
/// at most `pace` percent of what it or the whole resolved in a month so far; 150 if not said), proportional to what is
/// eligible and open, or fewest_offices. With `resolved`, further numbers by office, nothing is shared
/// out. `newly_eligible` are assumed on top, by office; of the whole, in proportion to eligible.
#[pyfunction]
#[pyo3(signature = (results, *, share = None, pace = None, measure = None, resolved = None, newly_eligible = None))]
pub(crate) fn what_if(
    results: &Results,
    share: Option<&str>,
    pace: Option<u32>,
    measure: Option<&str>,
    resolved: Option<Numbers>,
    newly_eligible: Option<Numbers>,
) -> PyResult<Plan> {
    let assumptions = Assumptions {
        measure: measure.map(typed::measure).transpose().or_raise()?,
        share: share.map(str::parse).transpose().or_raise()?.unwrap_or_default(),
        pace: pace.unwrap_or(Assumptions::PACE),
        newly_eligible: further(newly_eligible),
        resolved: resolved.map(|resolved| further(Some(resolved))),
    };
    results::what_if(&results.0, &assumptions).or_raise().map(Plan)
}

#[pymethods]
impl Plan {
    /// The results as they would be.
    #[getter]
    fn results(&self) -> Results {
        Results(self.0.after().clone())
    }

    /// How it was shared out; None if what offices resolve was given.
    #[getter]
    fn share(&self) -> Option<&'static str> {
        self.0.share().map(results::Share::key)
    }

    /// One row for each office and measure: what it would resolve on top, and where that would bring it.
    fn table(&self) -> Table {
        self.0.table().into()
    }

    /// One row for each month left and measure: where the whole must stand at its end, at an even pace.
    fn months(&self) -> Table {
        self.0.months_table().into()
    }

    /// What it takes, who would do it and at which pace.
    #[pyo3(signature = (lang = "vi"))]
    fn text(&self, lang: &str) -> PyResult<String> {
        Ok(self.0.text(lang.parse().or_raise()?))
    }

    fn __repr__(&self) -> String {
        format!("<Plan: {} rows, {} months>", self.0.rows().len(), self.0.months().len())
    }
}
