//! Errors of the core become the exceptions of `thads_metrics.errors`.

use pyo3::{prelude::*, types::PyDict};
use thads_metrics::error::{Explain, catalogue as core_catalogue};

/// Turns the core's error into its exception, so that `core_call().or_raise()?` is all a method needs.
pub(crate) trait OrRaise<T> {
    /// The value, or the Python exception for the error.
    fn or_raise(self) -> PyResult<T>;
}

impl<T, E: Explain> OrRaise<T> for Result<T, E> {
    fn or_raise(self) -> PyResult<T> {
        self.map_err(|error| raise(&error))
    }
}

/// The exception for an error: the class is named as the enum that has the error's code.
pub(crate) fn raise(error: &impl Explain) -> PyErr {
    Python::attach(|py| exception(py, error).map_or_else(|failure| failure, PyErr::from_value))
}

fn exception<'py>(py: Python<'py>, error: &impl Explain) -> PyResult<Bound<'py, PyAny>> {
    let code = error.code();
    let named = core_catalogue().find(|(_, codes)| codes.contains(&code));
    let class = named.map_or("ThadsError", |(name, _)| name);
    let fields = PyDict::new(py);
    for (name, value) in error.fields() {
        fields.set_item(name, value)?;
    }
    py.import("thads_metrics.errors")?.getattr(class)?.call1((code, error.en(), error.vi(), fields))
}

/// Every error enum of the core with the codes of its variants.
#[pyfunction]
pub(crate) fn catalogue() -> Vec<(&'static str, Vec<&'static str>)> {
    core_catalogue().map(|(name, codes)| (name, codes.to_vec())).collect()
}
