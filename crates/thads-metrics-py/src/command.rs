//! The commands that are Rust's: the same as of the native binary, written to Python's streams.

use std::{
    ffi::OsString,
    io::{self, Write},
};

use pyo3::prelude::*;
use thads_metrics_cli::{Streams, run};

/// A text stream of Python's.
struct PythonStream(Py<PyAny>);

impl Write for PythonStream {
    fn write(&mut self, text: &[u8]) -> io::Result<usize> {
        let said = String::from_utf8_lossy(text);
        Python::attach(|py| {
            py.check_signals()?;
            self.0.call_method1(py, "write", (said,))
        })?;
        Ok(text.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Python::attach(|py| self.0.call_method0(py, "flush"))?;
        Ok(())
    }
}

/// Runs one command of `thads-metrics`, the program's name first, and gives its exit status.
#[pyfunction]
pub(crate) fn command(py: Python<'_>, arguments: Vec<OsString>, out: Py<PyAny>, err: Py<PyAny>) -> PyResult<u8> {
    let (mut out, mut err) = (PythonStream(out), PythonStream(err));
    Ok(py.detach(|| run(arguments, &mut Streams { out: &mut out, err: &mut err }))?)
}
