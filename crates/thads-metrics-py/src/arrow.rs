//! Arrow between Python and the core: whatever has `__arrow_c_stream__` in, tables out.

use std::collections::BTreeMap;

use arrow_array::{Array, RecordBatch, RecordBatchReader, new_empty_array};
use arrow_select::concat::concat;
use pyo3::{PyTypeInfo as _, exceptions::PyValueError, inspect::PyStaticExpr, intern, prelude::*, types::PyAny};
use pyo3_arrow::{PyChunkedArray, PyTable, input::AnyRecordBatch};
use thads_metrics::Lang;
use thads_metrics_arrow::Source;
use thads_metrics_results::Table;

use crate::{convert::refuse, error::OrRaise};

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
        let reader = ob.extract::<AnyRecordBatch>()?.into_reader()?;
        // what gives its batches once gives none the second time, and no error
        let gives_once = ob.hasattr(intern!(py, "read_next_batch"))? || ob.hasattr(intern!(py, "__next__"))?;
        Ok(Self(if gives_once { Box::new(thads_metrics_arrow::Unread::new(reader)) } else { reader }))
    }
}

/// The texts of columns that hold codes: for each column a series of text.
pub(crate) struct Categories(BTreeMap<String, PyChunkedArray>);

impl<'py> FromPyObject<'_, 'py> for Categories {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = PyAny::TYPE_HINT;

    fn extract(ob: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        ob.extract().map(Self)
    }
}

impl Batches {
    /// As the source of a register.
    pub(crate) fn coded(self, categories: Option<Categories>) -> PyResult<Source<'static>> {
        let mut source = Source::from(self.0);
        for (column, texts) in categories.map_or_else(BTreeMap::new, |categories| categories.0) {
            let chunks: Vec<&dyn Array> = texts.chunks().iter().map(AsRef::as_ref).collect();
            let texts = if chunks.is_empty() { Ok(new_empty_array(texts.data_type())) } else { concat(&chunks) };
            let texts = texts.map_err(|error| PyValueError::new_err(format!("categories of {column}: {error}")))?;
            source = source.with_categories(column, texts);
        }
        Ok(source)
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
