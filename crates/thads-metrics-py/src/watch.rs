//! Long work without the interpreter's lock, that can be watched and stopped.

use std::{
    ops::ControlFlow,
    time::{Duration, Instant},
};

use pyo3::prelude::*;

/// How often Python is asked whether the user wants to stop.
const PATIENCE: Duration = Duration::from_millis(50);

/// Does long work without the interpreter's lock. What it is given to watch it with looks for Ctrl-C and calls
/// `progress` now and then; what that raises is raised here, and the work is told to stop.
pub(crate) fn watched<T: Send>(
    py: Python<'_>,
    progress: Option<Py<PyAny>>,
    work: impl FnOnce(&mut dyn FnMut(u64) -> ControlFlow<()>) -> T + Send,
) -> PyResult<T> {
    let mut raised = None;
    let mut asked = Instant::now();
    let mut watch = |rows: u64| {
        if asked.elapsed() < PATIENCE {
            return ControlFlow::Continue(());
        }
        asked = Instant::now();
        let told = Python::attach(|py| {
            py.check_signals()?;
            progress.as_ref().map_or(Ok(()), |progress| progress.call1(py, (rows,)).map(drop))
        });
        match told {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                raised = Some(error);
                ControlFlow::Break(())
            }
        }
    };
    let done = py.detach(|| work(&mut watch));
    raised.map_or(Ok(done), Err)
}
