//! The native command: the process around [`thads_metrics_cli::run`].

use std::{
    env,
    io::{self, BufWriter, ErrorKind},
    process::ExitCode,
};

use thads_metrics_cli::{Streams, UNREADABLE, run};

/// The exit status when nobody reads on, as a shell gives it.
const BROKEN_PIPE: u8 = 141;

fn main() -> ExitCode {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut err = io::stderr().lock();
    let status = run(env::args_os(), &mut Streams { out: &mut out, err: &mut err });
    ExitCode::from(status.unwrap_or_else(|error| {
        if error.kind() == ErrorKind::BrokenPipe {
            return BROKEN_PIPE;
        }
        eprintln!("thads-metrics: can't write (không ghi được): {error}");
        UNREADABLE
    }))
}
