//! How far a command over many files has come: on a terminal only, and once it takes over a second.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

const PATIENCE: Duration = Duration::from_secs(1);

pub(crate) struct Progress {
    bar: ProgressBar,
    due: Option<Instant>,
}

impl Progress {
    pub(crate) fn over(files: usize) -> Self {
        let bar = ProgressBar::with_draw_target(u64::try_from(files).ok(), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}") {
            bar.set_style(style);
        }
        Self { bar, due: Instant::now().checked_add(PATIENCE) }
    }

    /// The file that is next.
    pub(crate) fn at(&mut self, file: &Path) {
        if self.due.is_some_and(|due| Instant::now() >= due) {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
            self.due = None;
        }
        self.bar.set_message(file.file_name().unwrap_or_default().to_string_lossy().into_owned());
    }

    /// One more is done.
    pub(crate) fn step(&self) {
        self.bar.inc(1);
    }

    /// Takes the bar off the screen while something is written beside it.
    pub(crate) fn aside<T>(&self, write: impl FnOnce() -> T) -> T {
        self.bar.suspend(write)
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
