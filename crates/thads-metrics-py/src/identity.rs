//! `Identity`.

use pyo3::{prelude::*, types::PyTuple};
use thads_metrics as core;
use thads_metrics::{Evidence, Lang};

use crate::{
    class::{Arguments, value_class},
    convert::{Date, Several},
    error::OrRaise,
};

value_class! {
    /// A relation between figures of one office, period, group and measure: `Identity("classified")`.
    ///
    /// What it says depends on the measure and on the day that the period ends. None where it does
    /// not apply.
    Identity(core::Identity)
}

impl Arguments for Identity {
    fn arguments<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        (self.0.key(),).into_pyobject(py)
    }
}

/// Every identity, in the order of the forms.
#[pyfunction]
pub(crate) fn identities() -> Vec<Identity> {
    core::Identity::ALL.into_iter().map(Identity).collect()
}

#[pymethods]
impl Identity {
    #[new]
    fn new(id: &str) -> PyResult<Self> {
        id.parse().or_raise().map(Self)
    }

    /// The id that audits name it by.
    #[getter]
    fn id(&self) -> &'static str {
        self.0.key()
    }

    /// The formula in the words of the glossary, `accepted = carried_in + newly_accepted`, or in the terms of a language.
    #[pyo3(signature = (measure, on, lang = None))]
    fn formula(&self, measure: &str, on: Date, lang: Option<&str>) -> PyResult<Option<String>> {
        let version = self.0.version(measure.parse().or_raise()?, on.0);
        let lang = lang.map(str::parse::<Lang>).transpose().or_raise()?;
        Ok(version.map(|version| lang.map_or_else(|| version.formula(), |lang| version.formula_in(lang))))
    }

    /// Signs and items whose sum is zero, the total first; None too if it is not linear.
    fn terms(&self, measure: &str, on: Date) -> PyResult<Option<Several<(i8, &'static str)>>> {
        let terms = self.0.terms(measure.parse().or_raise()?, on.0);
        Ok(terms.map(|terms| Several(terms.iter().map(|(sign, item)| (*sign, item.key())).collect())))
    }

    /// How it is known: text, secondary, derived or recall.
    fn evidence(&self, measure: &str, on: Date) -> PyResult<Option<&'static str>> {
        Ok(self.0.evidence(measure.parse().or_raise()?, on.0).map(Evidence::key))
    }

    /// Where it stands, or on what figures it closes.
    fn citation(&self, measure: &str, on: Date) -> PyResult<Option<&'static str>> {
        Ok(self.0.citation(measure.parse().or_raise()?, on.0))
    }
}
