//! `Entrustment`, `Merged` and `Restated`: flows on the boundaries of another day.

use std::fmt;

use pyo3::{
    inspect::PyStaticExpr,
    prelude::*,
    type_hint_identifier,
    types::{PyDict, PyTuple},
};
use thads_metrics as core;
use thads_metrics::restate;

use crate::{
    amount::{Figure, Value},
    class::{Arguments, Call, call_methods, value_class},
    convert::{Date, Several, optional},
    error::{OrRaise, raise},
    flow::Flow,
    office::Offices,
    period::{AnyPeriod, Period},
};

value_class! {
    /// What one office entrusted to another: `Entrustment("Long An", "Tây Ninh", "2025/09", "cases", 12)`.
    ///
    /// Cumulative from 1 October, as all figures are. The number is in cases or đồng.
    Entrustment(restate::Entrustment) by call
}

value_class! {
    /// A sum of predecessors, and how much of it is counted twice.
    ///
    /// A case that one of them entrusted to another was accepted by both: `accepted`,
    /// `newly_accepted` and `entrusted` of the sum hold it twice. That is at least `at_least` and at
    /// most `at_most`, None where one of them does not say how much it entrusted.
    unordered Merged(restate::Merged)
}

/// Flows on the boundaries of a day, as `on_boundaries` makes them.
#[pyclass(module = "thads_metrics", frozen, eq, hash, str, from_py_object)]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Restated {
    given: Vec<core::Flow>,
    offices: core::Offices,
    entrustments: Vec<restate::Entrustment>,
    made: restate::Restated,
}

call_methods!(Restated);

impl fmt::Display for Restated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.made.fmt(f)
    }
}

impl Call for Entrustment {
    fn call<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyTuple>, Bound<'py, PyDict>)> {
        let inner = &self.0;
        let arguments = (&inner.from, &inner.to, inner.period.to_string(), inner.measure.key(), inner.number.number());
        let keywords = PyDict::new(py);
        if let Some(group) = &inner.group {
            keywords.set_item("group", group)?;
        }
        Ok((arguments.into_pyobject(py)?, keywords))
    }
}

impl Arguments for Merged {
    fn arguments<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        (self.flow(), self.predecessors(), self.at_least(), self.at_most()).into_pyobject(py)
    }
}

impl Call for Restated {
    fn call<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyTuple>, Bound<'py, PyDict>)> {
        let keywords = PyDict::new(py);
        if self.offices != *core::Offices::vietnam() {
            keywords.set_item("offices", Offices(self.offices.clone()))?;
        }
        if !self.entrustments.is_empty() {
            let entrustments = self.entrustments.iter().cloned().map(Entrustment).collect();
            keywords.set_item("entrustments", Several::<Entrustment>(entrustments))?;
        }
        Ok(((flows(&self.given), self.made.on.to_string()).into_pyobject(py)?, keywords))
    }
}

/// An error that is given, not raised.
struct Reason(core::office::OfficeError);

impl<'py> IntoPyObject<'py> for Reason {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;
    const OUTPUT_TYPE: PyStaticExpr = type_hint_identifier!("thads_metrics.errors", "OfficeError");

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(raise(&self.0).into_value(py).into_bound(py).into_any())
    }
}

fn flows(flows: &[core::Flow]) -> Several<Flow> {
    Several(flows.iter().cloned().map(Flow).collect())
}

/// Flows of many offices on the boundaries of a day, such as the provinces of 1 July 2025.
///
/// Each office is followed from the end of its period to what it had become by `on`. Flows that
/// became one office are added, if those of all its predecessors are given, and the rate is that of
/// the sums. Everything else stays as it is; `stayed` says where that is not because nothing
/// changed. `entrustments` tell what predecessors sent to each other, which the sum counts twice.
///
/// Raises OfficeError for a flow given twice, and where a merged office would have to be split.
#[pyfunction]
#[pyo3(signature = (flows, on, offices = None, entrustments = Several::default()), text_signature = "(flows, on, offices=None, entrustments=())")]
pub(crate) fn on_boundaries(
    flows: Several<Flow>,
    on: Date,
    offices: Option<Offices>,
    entrustments: Several<Entrustment>,
) -> PyResult<Restated> {
    Restated::new(flows, on, offices, entrustments)
}

#[pymethods]
impl Entrustment {
    #[new]
    #[pyo3(signature = (sender, receiver, period, measure, number, group = None))]
    fn new(
        sender: &str,
        receiver: &str,
        period: AnyPeriod,
        measure: &str,
        number: Figure,
        group: Option<String>,
    ) -> PyResult<Self> {
        let measure = measure.parse().or_raise()?;
        let number = number.of(measure)?;
        let (from, to) = (sender.to_owned(), receiver.to_owned());
        Ok(Self(restate::Entrustment { from, to, period: period.0, measure, group, number }))
    }

    /// The office that sent it, as it was named.
    #[getter]
    fn sender(&self) -> &str {
        &self.0.from
    }

    /// The office that took it, as it was named.
    #[getter]
    fn receiver(&self) -> &str {
        &self.0.to
    }

    /// The period.
    #[getter]
    fn period(&self) -> Period {
        Period(self.0.period)
    }

    /// The measure: cases or money.
    #[getter]
    fn measure(&self) -> &'static str {
        self.0.measure.key()
    }

    /// How much.
    #[getter]
    fn number(&self) -> Value {
        self.0.number.into()
    }

    /// The group, None for all cases.
    #[getter]
    fn group(&self) -> Option<&str> {
        self.0.group.as_deref()
    }
}

#[pymethods]
impl Merged {
    #[new]
    #[pyo3(signature = (flow, predecessors, at_least, at_most = None))]
    fn new(flow: Flow, predecessors: Several<Flow>, at_least: Figure, at_most: Option<Figure>) -> PyResult<Self> {
        let measure = flow.0.measure();
        Ok(Self(restate::Merged {
            predecessors: predecessors.0.into_iter().map(|flow| flow.0).collect(),
            at_least: at_least.of(measure)?,
            at_most: at_most.map(|most| most.of(measure)).transpose()?,
            flow: flow.0,
        }))
    }

    /// The sum, under the name of the office that they became.
    #[getter]
    fn flow(&self) -> Flow {
        Flow(self.0.flow.clone())
    }

    /// The flows that were added up.
    #[getter]
    fn predecessors(&self) -> Several<Flow> {
        flows(&self.0.predecessors)
    }

    /// The least that is counted twice: what is known of what they entrusted to each other.
    #[getter]
    fn at_least(&self) -> Value {
        self.0.at_least.into()
    }

    /// The most that is counted twice; None where one of them does not say how much it entrusted.
    #[getter]
    fn at_most(&self) -> Option<Value> {
        optional(self.0.at_most)
    }

    /// Whether the two are the same.
    #[getter]
    fn is_exact(&self) -> bool {
        self.0.is_exact()
    }

    /// What must be said beside the sum, in the language asked for.
    #[pyo3(signature = (lang = "vi"))]
    fn print(&self, lang: &str) -> PyResult<String> {
        Ok(self.0.print(lang.parse().or_raise()?))
    }
}

#[pymethods]
impl Restated {
    #[new]
    #[pyo3(signature = (flows, on, offices = None, entrustments = Several::default()), text_signature = "(flows, on, offices=None, entrustments=())")]
    fn new(
        flows: Several<Flow>,
        on: Date,
        offices: Option<Offices>,
        entrustments: Several<Entrustment>,
    ) -> PyResult<Self> {
        let given: Vec<_> = flows.0.into_iter().map(|flow| flow.0).collect();
        let entrustments: Vec<_> = entrustments.0.into_iter().map(|entrustment| entrustment.0).collect();
        let offices = offices.map_or_else(|| core::Offices::vietnam().clone(), |offices| offices.0);
        let made = restate::restate(&given, on.0, &offices, &entrustments).or_raise()?;
        Ok(Self { given, offices, entrustments, made })
    }

    /// The day whose boundaries they are on.
    #[getter]
    fn on(&self) -> Date {
        Date(self.made.on)
    }

    /// The flows, each where the first of those it was made of stood.
    #[getter]
    fn flows(&self) -> Several<Flow> {
        flows(&self.made.flows)
    }

    /// Those of them that are sums, with what is counted twice.
    #[getter]
    fn merged(&self) -> Several<Merged> {
        Several(self.made.merged.iter().cloned().map(Merged).collect())
    }

    /// Those of them that should have been restated and could not be, each with the OfficeError that says why.
    #[getter]
    fn stayed(&self) -> Several<(Flow, Reason)> {
        let stayed = self.made.stayed.iter();
        Several(stayed.map(|stayed| (Flow(stayed.flow.clone()), Reason(stayed.reason.clone()))).collect())
    }

    /// All that must be said beside the flows, in the language asked for.
    #[pyo3(signature = (lang = "vi"))]
    fn notes(&self, lang: &str) -> PyResult<Several<String>> {
        let lang: core::Lang = lang.parse().or_raise()?;
        Ok(Several(self.made.notes().into_iter().map(|(vi, en)| lang.pick(vi, en)).collect()))
    }
}
