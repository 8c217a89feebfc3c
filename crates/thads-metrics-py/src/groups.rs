//! A register that an engine of SQL groups: the query, and the tally of its answer.

use pyo3::prelude::*;
use thads_metrics_arrow as arrow;

use crate::{
    arrow::Batches,
    convert::Several,
    error::OrRaise,
    period::AnyPeriod,
    regime::AnyRegime,
    tally::{Tally, spec},
};

/// Writes the query that groups a register: see `thads_metrics.tally_sql`.
#[pyfunction]
pub(crate) fn tally_sql(
    dialect: &str,
    table: Several<String>,
    period: AnyPeriod,
    by: Several<String>,
    amounts: Several<String>,
) -> PyResult<String> {
    let spec = spec(period, by, None, false)?;
    arrow::tally_sql(dialect, &table.0, &spec, &amounts.0).or_raise()
}

/// Tallies a register from its groups: see `thads_metrics.Tally.from_groups`.
#[pyfunction]
#[pyo3(signature = (groups, period, by, regime = None, *, assume = false, refuse = true))]
pub(crate) fn tally_groups(
    py: Python<'_>,
    groups: Batches,
    period: AnyPeriod,
    by: Several<String>,
    regime: Option<AnyRegime>,
    assume: bool,
    refuse: bool,
) -> PyResult<Tally> {
    let spec = spec(period, by, regime, assume)?;
    let tally = py.detach(|| arrow::Tally::from_groups(groups.0, &spec)).or_raise()?;
    if refuse { tally.refuse_inconsistent().or_raise().map(Tally) } else { Ok(Tally(tally)) }
}
