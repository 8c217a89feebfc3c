//! `Results`.

use std::collections::BTreeMap;

use pyo3::{inspect::PyStaticExpr, prelude::*, type_hint_identifier, type_hint_subscript, type_hint_union};
use thads_metrics::{
    self as core, Measure,
    results::{Assigned, Entry, Options},
};

use crate::{
    convert::{Several, places},
    error::OrRaise,
    flow::Flow,
    period::{AnyPeriod, Period},
    table::Table,
    target::Target,
};

/// Rates, ranks and gaps of many offices.
#[pyclass(module = "thads_metrics", frozen, eq, from_py_object)]
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Results(pub(crate) core::results::Results);

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
#[derive(Default)]
pub(crate) struct Targets {
    all: Option<Target>,
    by_name: BTreeMap<String, Target>,
    by_office: BTreeMap<String, BTreeMap<String, Target>>,
}

impl<'py> FromPyObject<'_, 'py> for Targets {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_union!(
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
        if let Ok(target) = ob.extract::<Target>() {
            return Ok(Self { all: Some(target), ..Self::default() });
        }
        let mut targets = Self::default();
        for item in ob.call_method0("items")?.try_iter()? {
            let (name, value): (String, Bound<'py, PyAny>) = item?.extract()?;
            match value.extract::<Target>() {
                Ok(target) => drop(targets.by_name.insert(name, target)),
                Err(_) => drop(targets.by_office.insert(name, value.extract()?)),
            }
        }
        Ok(targets)
    }
}

impl Targets {
    fn of(&self, office: &str, measure: Measure) -> Option<Assigned> {
        let key = measure.key();
        let own = self.by_office.get(office).and_then(|own| own.get(key)).or_else(|| self.by_name.get(office));
        let target = own.or_else(|| self.by_name.get(key)).or(self.all.as_ref())?;
        Some(Assigned::from(target.0.clone()))
    }
}

#[pymethods]
impl Results {
    /// The results of flows; each may come with the office it belongs to, as `(flow, "Long An")`.
    ///
    /// `above` are published flows of offices above: the nation's, a parent's. `whole` names what the
    /// offices make together. With `ties="printed"` offices whose rates print alike share a rank.
    #[new]
    #[pyo3(signature = (flows: "Iterable[Flow | tuple[Flow, str | None]]", *, targets = None, above: "Iterable[Flow]" = Several::default(), whole = None, places: "int" = 2, ties = "exact"))]
    fn new(
        flows: Several<Reported>,
        targets: Option<Targets>,
        above: Several<Flow>,
        whole: Option<String>,
        #[pyo3(from_py_with = places)] places: u16,
        ties: &str,
    ) -> PyResult<Self> {
        let above = above.0.into_iter().map(|flow| flow.0).collect();
        let options = Options { places, ties: ties.parse().or_raise()?, whole, above };
        let targets = targets.unwrap_or_default();
        core::results::Results::new(flows.0, |office, measure, _| targets.of(office, measure), options)
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
}
