//! `breakdown`.

use pyo3::prelude::*;
use thads_metrics_arrow as arrow;

use crate::{
    arrow::{Batches, Categories},
    convert::Several,
    error::OrRaise,
    table::Table,
    tally::thread_count,
    watch::watched,
};

/// Breaks a register down: see `thads_metrics.breakdown`.
#[pyfunction]
#[pyo3(signature = (register, by, sums, *, categories = None, threads = None, progress = None))]
pub(crate) fn breakdown(
    py: Python<'_>,
    register: Batches,
    by: Several<String>,
    sums: Several<String>,
    categories: Option<Categories>,
    threads: Option<usize>,
    progress: Option<Py<PyAny>>,
) -> PyResult<Table> {
    let threads = thread_count(threads)?;
    let register = register.coded(categories)?;
    let breakdown = watched(py, progress, |watch| arrow::breakdown(register, &by.0, &sums.0, threads, watch))?;
    Ok(breakdown.or_raise()?.table().into())
}
