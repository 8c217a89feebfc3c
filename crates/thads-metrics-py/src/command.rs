//! The commands that are Rust's: the same as of the native binary, written to Python's streams.

use std::{
    ffi::OsString,
    io::{self, Write},
};

use pyo3::{prelude::*, types::PyBytes};
use thads_metrics::Lang;
use thads_metrics_cli::{Streams, run_with};

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

/// Runs one command of `thads-metrics`, the program's name first, and gives its exit status. `pdf_pages` gives the text
/// of each page of a PDF from its bytes and its name.
#[pyfunction]
pub(crate) fn command(
    py: Python<'_>,
    arguments: Vec<OsString>,
    out: Py<PyAny>,
    err: Py<PyAny>,
    pdf_pages: Py<PyAny>,
) -> PyResult<u8> {
    let (mut out, mut err) = (PythonStream(out), PythonStream(err));
    let read_pdf = |bytes: &[u8], name: &str, lang: Lang| {
        Python::attach(|py| {
            let pages = pdf_pages.call1(py, (PyBytes::new(py, bytes), name));
            let pages = pages.and_then(|pages| pages.extract::<Vec<String>>(py));
            pages.map_err(|error| {
                let said = error.value(py).getattr(lang.to_string()).and_then(|said| said.extract::<String>());
                let said = said.unwrap_or_else(|_| error.to_string());
                if said.starts_with(name) { said } else { format!("{name}: {said}") }
            })
        })
    };
    Ok(py.detach(|| run_with(arguments, &mut Streams { out: &mut out, err: &mut err }, &read_pdf))?)
}
