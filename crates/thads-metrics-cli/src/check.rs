//! The command `check`: a line of figures, audited at once.

use std::io;

use thads_metrics::Explain as _;
use thads_metrics_article::check;

use crate::{
    CONFLICT, CONSISTENT, Streams, arguments,
    output::{Form, complain, written},
    wrap::fitted,
};

/// Audits the figures and gives what they make of each other.
pub(crate) fn run(asked: &arguments::Check, streams: &mut Streams<'_>) -> io::Result<u8> {
    let (lang, output) = (asked.lang, asked.output.as_deref());
    let form = match Form::of(asked.json.then_some(Form::Json), output, &[Form::Text, Form::Json], lang) {
        Ok(form) => form,
        Err(reason) => return complain(streams, &reason),
    };
    let figures: Vec<&str> = asked.figures.iter().map(String::as_str).collect();
    let checked = match check(&figures) {
        Ok(checked) => checked,
        Err(error) => return complain(streams, &error.text(lang)),
    };
    written(output, &[], lang, streams, |streams| {
        match form {
            Form::Json => writeln!(streams.out, "{}", serde_json::to_string(checked.audit())?)?,
            _ => write!(streams.out, "{}", fitted(&checked.text(lang)))?,
        }
        Ok(if checked.audit().is_consistent() { CONSISTENT } else { CONFLICT })
    })
}
