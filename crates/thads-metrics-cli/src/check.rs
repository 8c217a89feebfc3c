//! The command `check`: a line of figures, audited at once.

use std::io;

use thads_metrics::Explain as _;
use thads_metrics_article::check;

use crate::{CONFLICT, CONSISTENT, Streams, UNREADABLE, arguments, wrap::fitted};

/// Audits the figures and gives what they make of each other.
pub(crate) fn run(asked: &arguments::Check, streams: &mut Streams<'_>) -> io::Result<u8> {
    let figures: Vec<&str> = asked.figures.iter().map(String::as_str).collect();
    match check(&figures) {
        Ok(checked) => {
            write!(streams.out, "{}", fitted(&checked.text(asked.lang)))?;
            Ok(if checked.audit().is_consistent() { CONSISTENT } else { CONFLICT })
        }
        Err(error) => {
            writeln!(streams.err, "thads-metrics: {}", error.text(asked.lang))?;
            Ok(UNREADABLE)
        }
    }
}
