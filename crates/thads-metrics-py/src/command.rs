//! The commands that are Rust's: the same as of the native binary, written to Python's streams.

use std::{
    ffi::OsString,
    io::{self, Write},
};

use pyo3::{prelude::*, types::PyBytes};
use thads_metrics::Lang;
use thads_metrics_cli::{Host, HostCommand, HostOption, Streams, run_with};

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

/// An option of a command: its long name, its letter, its help, whether a value follows, the values it may have.
type OptionParts = (String, Option<char>, String, bool, Vec<String>);

/// Runs one command of `thads-metrics`, the program's name first, and gives its exit status. `pdf_pages` gives the text
/// of each page of a PDF from its bytes and its name; `others` are the commands that Python runs, for the completion of a
/// shell: of each its name, what it does, and its options.
#[pyfunction]
pub(crate) fn command(
    py: Python<'_>,
    arguments: Vec<OsString>,
    out: Py<PyAny>,
    err: Py<PyAny>,
    pdf_pages: Py<PyAny>,
    others: Vec<(String, String, Vec<OptionParts>)>,
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
    let option = |(long, short, help, takes_value, choices)| HostOption { long, short, help, takes_value, choices };
    let command = |(name, about, options): (String, String, Vec<OptionParts>)| HostCommand {
        name,
        about,
        options: options.into_iter().map(option).collect(),
    };
    let commands: Vec<HostCommand> = others.into_iter().map(command).collect();
    let host = Host { read_pdf: &read_pdf, commands: &commands };
    Ok(py.detach(|| run_with(arguments, &mut Streams { out: &mut out, err: &mut err }, &host))?)
}
