//! An article on the command line: text, page, Word file or PDF → its figures, marked, and the verdict.

use std::io::{self, IsTerminal};

use thads_metrics::{Explain as _, Lang, file_kind::FileKind};
use thads_metrics_article::Options;
use thads_metrics_audit::Audit;
use thads_metrics_documents::{Document, from_pages};
use thads_metrics_reading::{Reading, Tables};

use crate::{CONFLICT, CONSISTENT, ReadPdf, Streams, UNREADABLE, arguments, output::Form, wrap::fitted};

/// The text of a document's bytes.
pub(crate) fn document(bytes: &[u8], name: &str, read_pdf: ReadPdf<'_>, lang: Lang) -> Result<Document, String> {
    let document = if FileKind::of(bytes) == Some(FileKind::Pdf) {
        from_pages(&read_pdf(bytes, name, lang)?, name)
    } else {
        thads_metrics_documents::read(bytes, name)
    };
    document.map_err(|error| error.text(lang))
}

/// Writes what was asked for of an article, and gives the exit status.
pub(crate) fn write(
    document: &Document,
    name: &str,
    asked: &arguments::Audit,
    form: Form,
    several: bool,
    streams: &mut Streams<'_>,
) -> io::Result<u8> {
    let lang = asked.lang;
    let options = Options { office: asked.office.clone(), period: asked.period, ..Options::default() };
    let reading = Reading::of(document, &options);
    let article = &reading.article;
    let report = reading.report();
    let audit = report.as_ref().and_then(|report| report.as_ref().ok()).map(thads_metrics_audit::Report::audit);
    let audit = audit.as_ref();
    let tables = reading.tables.as_ref();
    match form {
        Form::Toml if article.figures().is_empty() => {}
        Form::Toml => write!(streams.out, "{}", article.to_toml())?,
        Form::Html => write!(streams.out, "{}", reading.html(audit, lang))?,
        Form::Json => {
            writeln!(streams.out, "{}", serde_json::to_string(&reading.json(several.then_some(name), audit))?)?;
        }
        Form::Text => {
            let colours = asked.output.is_none() && io::stdout().is_terminal();
            write!(streams.out, "{}", article.marked_terminal(audit, lang, colours))?;
            if let Some(audit) = audit {
                let verdict = if asked.all { audit.text_of_all(lang) } else { audit.text(lang) };
                write!(streams.out, "\n{}", fitted(&verdict))?;
            }
            for (at, line) in tables.iter().flat_map(|tables| tables.lines(lang)).enumerate() {
                writeln!(streams.out, "{}{line}", if at == 0 { "\n" } else { "" })?;
            }
        }
    }
    streams.out.flush()?; // so that the two streams keep their order on a terminal
    for note in &reading.notes {
        writeln!(streams.err, "thads-metrics: {name}: {}", note.pick(lang))?;
    }
    if let Some(Err(error)) = report {
        writeln!(streams.err, "thads-metrics: {name}: {}", error.text(lang))?;
        return Ok(UNREADABLE);
    }
    let is_sound = |audit: &Audit| audit.is_consistent() && (!asked.strict || audit.doubts().is_empty());
    let sound = audit.is_none_or(is_sound) && tables.is_none_or(Tables::is_sound);
    Ok(if sound { CONSISTENT } else { CONFLICT })
}
