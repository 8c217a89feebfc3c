//! The command `thads-metrics`: files of published figures in, verdicts out.
//!
//! [`run`] is the whole program but for the process around it, so that the native binary and the Python package's script are
//! one implementation: the same text, the same exit status.
//!
//! ```
//! use thads_metrics_cli::{Streams, run};
//! let (mut out, mut err) = (Vec::new(), Vec::new());
//! let mut streams = Streams { out: &mut out, err: &mut err };
//! let status = run(["thads-metrics", "audit", "--lang", "en", "no-such-file.toml"], &mut streams)?;
//! assert_eq!(status, thads_metrics_cli::UNREADABLE);
//! assert_eq!(String::from_utf8(err)?, "thads-metrics: no-such-file.toml: no such file or folder\n");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#![forbid(unsafe_code)]

mod arguments;
mod article;
mod audit;
mod check;
mod completion;
mod files;
mod list;
mod output;
mod progress;
mod usage;
mod wrap;

use std::{
    ffi::OsString,
    io::{self, Write},
};

use arguments::Command;
use thads_metrics::{Explain, Lang};
use thads_metrics_documents::DocumentError;

pub use completion::{HostCommand, HostOption};

/// Exit status: all figures can be true together.
pub const CONSISTENT: u8 = 0;
/// Exit status: some figures contradict each other.
pub const CONFLICT: u8 = 1;
/// Exit status: a file can't be read, or the command is not understood. The greatest status of all files counts.
pub const UNREADABLE: u8 = 2;

/// What reads the pages of a PDF from its bytes and its name: the text of each page, or why there is none.
pub type ReadPdf<'a> = &'a (dyn Fn(&[u8], &str, Lang) -> Result<Vec<String>, String> + Sync);

/// The native command reads no PDF, and says who does.
fn no_pdf(_: &[u8], name: &str, lang: Lang) -> Result<Vec<String>, String> {
    Err(DocumentError::Pdf { file: name.to_owned() }.text(lang))
}

/// Where the program writes.
pub struct Streams<'a> {
    /// What was asked for.
    pub out: &'a mut dyn Write,
    /// What keeps it from being given, and notes beside it.
    pub err: &'a mut dyn Write,
}

/// Runs one command, the program's name first among the arguments, and gives its exit status.
///
/// # Errors
///
/// Only if nothing more can be written; a file that can't be read is told on `err`, and is [`UNREADABLE`].
pub fn run<A>(arguments: impl IntoIterator<Item = A>, streams: &mut Streams<'_>) -> io::Result<u8>
where
    A: Into<OsString> + Clone,
{
    run_with(arguments, streams, &Host { read_pdf: &no_pdf, commands: &[] })
}

/// What whoever runs the program has beside it.
pub struct Host<'a> {
    /// What reads PDF files.
    pub read_pdf: ReadPdf<'a>,
    /// The commands that it runs itself, for the completion of a shell.
    pub commands: &'a [HostCommand],
}

/// The same, with what whoever runs it has beside it.
///
/// # Errors
///
/// Only if nothing more can be written.
pub fn run_with<A>(arguments: impl IntoIterator<Item = A>, streams: &mut Streams<'_>, host: &Host<'_>) -> io::Result<u8>
where
    A: Into<OsString> + Clone,
{
    let status = match arguments::parse(arguments) {
        Ok(Command::Audit(asked)) => audit::run(&asked, streams, host.read_pdf)?,
        Ok(Command::Check(asked)) => check::run(&asked, streams)?,
        Ok(Command::List(asked)) => list::run(&asked, streams)?,
        Ok(Command::Completion(asked)) => completion::run(&asked, host.commands, streams)?,
        Err(mistake) if mistake.use_stderr() => {
            write!(streams.err, "{}", usage::told(&mistake))?;
            UNREADABLE
        }
        Err(help) => {
            write!(streams.out, "{}", help.render())?;
            CONSISTENT
        }
    };
    streams.out.flush()?;
    streams.err.flush()?;
    Ok(status)
}
