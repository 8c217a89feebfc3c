//! Arrow between Python and the core: whatever has `__arrow_c_stream__` in, tables out.

use arrow_array::{RecordBatch, RecordBatchReader};
use pyo3::{PyTypeInfo as _, inspect::PyStaticExpr, intern, prelude::*, types::PyAny};
use pyo3_arrow::{PyTable, input::AnyRecordBatch};
use thads_metrics::{Lang, table::Table};

use crate::{
    convert::refuse,
    error::OrRaise,
    period::AnyPeriod,
    sheet::{Sheet, options},
};

/// A data frame, a table or a stream of record batches: anything that gives itself as Arrow.
pub(crate) struct Batches(pub(crate) Box<dyn RecordBatchReader + Send>);

impl<'py> FromPyObject<'_, 'py> for Batches {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = PyAny::TYPE_HINT;

    fn extract(ob: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let py = ob.py();
        let known = ob.hasattr(intern!(py, "__arrow_c_stream__"))? || ob.hasattr(intern!(py, "__arrow_c_array__"))?;
        if !known {
            return Err(refuse(&ob, "an object with __arrow_c_stream__ (pandas, polars, pyarrow, duckdb)"));
        }
        ob.extract::<AnyRecordBatch>()?.into_reader().map(Self)
    }
}

/// A table as an Arrow stream of one batch, for `__arrow_c_stream__`; headings in the language asked for.
pub(crate) fn stream<'py>(
    py: Python<'py>,
    table: &Table,
    lang: Lang,
    requested_schema: Option<Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    stream_of(py, thads_metrics_arrow::batch(table, lang).or_raise()?, requested_schema)
}

/// A record batch as an Arrow stream, for `__arrow_c_stream__`.
pub(crate) fn stream_of<'py>(
    py: Python<'py>,
    batch: RecordBatch,
    requested_schema: Option<Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let schema = batch.schema();
    let table = PyTable::try_new(vec![batch], schema)?.into_pyobject(py)?;
    table.call_method1(intern!(py, "__arrow_c_stream__"), (requested_schema,))
}

/// Reads and audits a data frame of any library.
#[pyfunction]
#[pyo3(signature = (frame, *, period = None, unit = None, measure = None, previous = None))]
pub(crate) fn read_frame(
    py: Python<'_>,
    frame: Batches,
    period: Option<AnyPeriod>,
    unit: Option<&str>,
    measure: Option<&str>,
    previous: Option<&Sheet>,
) -> PyResult<Sheet> {
    let options = options("", period, unit, measure)?;
    let frame = py.detach(|| thads_metrics_arrow::frame(frame.0)).or_raise()?;
    let sheet = py.detach(|| thads_metrics::sheet::read_frame(frame, &options)).or_raise()?;
    Ok(py.detach(|| Sheet::audited(sheet, previous)))
}
