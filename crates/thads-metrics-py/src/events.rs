//! `EventLog`.

use pyo3::prelude::*;
use thads_metrics_arrow as arrow;

use crate::{
    arrow::Batches,
    convert::Several,
    error::OrRaise,
    period::AnyPeriod,
    tally::{Tally, spec, thread_count},
    watch::watched,
};

/// A log of events, sorted by case and day: see `thads_metrics.Events`.
#[pyclass(module = "thads_metrics._native", frozen)]
pub(crate) struct EventLog(arrow::Events);

#[pymethods]
impl EventLog {
    #[new]
    #[pyo3(signature = (events, by, *, progress = None))]
    fn new(py: Python<'_>, events: Batches, by: Several<String>, progress: Option<Py<PyAny>>) -> PyResult<Self> {
        watched(py, progress, |watch| arrow::Events::read(events.0, by.0, watch))?.or_raise().map(Self)
    }

    /// The columns that tallies are by.
    #[getter]
    fn by(&self) -> Several<String> {
        Several(self.0.by().to_vec())
    }

    /// How many events there are.
    #[getter]
    fn rows(&self) -> u64 {
        self.0.rows()
    }

    /// How many cases they are of.
    #[getter]
    fn cases(&self) -> u64 {
        self.0.cases()
    }

    /// The tally of each period, in one pass.
    #[pyo3(signature = (periods, *, assume, refuse, threads, progress))]
    fn tallies(
        &self,
        py: Python<'_>,
        periods: Several<AnyPeriod>,
        assume: bool,
        refuse: bool,
        threads: Option<usize>,
        progress: Option<Py<PyAny>>,
    ) -> PyResult<Several<Tally>> {
        let by = || Several(self.0.by().to_vec());
        let questions = periods.0.into_iter().map(|period| spec(period, by(), None, assume));
        let questions = questions.collect::<PyResult<Vec<_>>>()?;
        let threads = thread_count(threads)?;
        let tallies = watched(py, progress, |watch| self.0.tallies(&questions, threads, watch))?.or_raise()?;
        let checked = |tally: arrow::Tally| {
            let tally = if refuse { tally.refuse_inconsistent().or_raise()? } else { tally };
            Ok(Tally(tally))
        };
        tallies.into_iter().map(checked).collect::<PyResult<_>>().map(Several)
    }
}
