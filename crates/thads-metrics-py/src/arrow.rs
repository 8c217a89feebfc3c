//! Arrow between Python and the core: whatever has `__arrow_c_stream__` in, tables out.

use std::collections::BTreeMap;

use arrow_array::{ArrayRef, RecordBatch, RecordBatchReader};
use pyo3::{PyTypeInfo as _, inspect::PyStaticExpr, intern, prelude::*, types::PyAny};
use thads_metrics::Lang;
use thads_metrics_arrow::{Source, capsule};
use thads_metrics_results::Table;

use crate::{convert::refuse, error::OrRaise};

/// A data frame, a table or a stream of record batches: anything that gives itself as Arrow.
pub(crate) struct Batches(pub(crate) Box<dyn RecordBatchReader + Send>);

impl<'py> FromPyObject<'_, 'py> for Batches {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = PyAny::TYPE_HINT;

    fn extract(ob: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let py = ob.py();
        let Some(reader) = capsule::batches(&ob)? else {
            return Err(refuse(&ob, "an object with __arrow_c_stream__ (pandas, polars, pyarrow, duckdb)"));
        };
        // what gives its batches once gives none the second time, and no error
        let gives_once = ob.hasattr(intern!(py, "read_next_batch"))? || ob.hasattr(intern!(py, "__next__"))?;
        Ok(Self(if gives_once { Box::new(thads_metrics_arrow::Unread::new(reader)) } else { reader }))
    }
}

/// Texts, or what stands for them: a series of any library that gives it as Arrow.
struct Series(ArrayRef);

impl<'py> FromPyObject<'_, 'py> for Series {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = PyAny::TYPE_HINT;

    fn extract(ob: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let series = capsule::series(&ob)?;
        series.map(Self).ok_or_else(|| refuse(&ob, "a series with __arrow_c_stream__ or __arrow_c_array__"))
    }
}

/// The texts of columns that hold codes: for each column a series of text.
pub(crate) struct Categories(BTreeMap<String, Series>);

impl<'py> FromPyObject<'_, 'py> for Categories {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = PyAny::TYPE_HINT;

    fn extract(ob: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        ob.extract().map(Self)
    }
}

impl Batches {
    /// As the source of a register.
    pub(crate) fn coded(self, categories: Option<Categories>) -> Source<'static> {
        let categories = categories.map_or_else(BTreeMap::new, |categories| categories.0);
        let coded =
            |source: Source<'static>, (column, texts): (String, Series)| source.with_categories(column, texts.0);
        categories.into_iter().fold(Source::from(self.0), coded)
    }
}

/// A table as an Arrow stream of one batch, for `__arrow_c_stream__`; headings in the language asked for.
pub(crate) fn stream<'py>(
    py: Python<'py>,
    table: &Table,
    lang: Lang,
    requested_schema: Option<Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let batch: RecordBatch = thads_metrics_arrow::batch(table, lang).or_raise()?;
    Ok(capsule::one_batch(py, batch, requested_schema.as_ref())?.into_any())
}
