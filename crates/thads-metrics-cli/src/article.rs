//! An article on the command line: text, page or Word file → its figures, marked, and the verdict.

use std::{
    fs,
    io::{self, IsTerminal, Read},
    path::Path,
};

use thads_metrics::{Explain as _, Lang};
use thads_metrics_article::{Article, Options};
use thads_metrics_documents::{Document, MAX_BYTES};

use crate::{CONFLICT, CONSISTENT, Streams, arguments, files};

/// The ends of names that articles have.
const ENDS: &[&str] = &["txt", "md", "html", "htm", "xhtml", "docx", "doc", "pdf"];

/// Whether a file is an article and no report file.
pub(crate) fn is_article(file: &Path) -> bool {
    let end = file.extension().and_then(|end| end.to_str()).map(str::to_ascii_lowercase);
    file.as_os_str() == "-" || end.is_some_and(|end| ENDS.contains(&end.as_str()))
}

fn document(file: &Path, lang: Lang) -> Result<Document, String> {
    let name = if file.as_os_str() == "-" { "stdin".to_owned() } else { file.display().to_string() };
    let failed = |error: io::Error| format!("{name}: {}", files::reason(&error, lang));
    let mut bytes = Vec::new();
    let most = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    if file.as_os_str() == "-" {
        io::stdin().lock().take(most).read_to_end(&mut bytes).map_err(failed)?;
    } else {
        fs::File::open(file).and_then(|opened| opened.take(most).read_to_end(&mut bytes)).map_err(failed)?;
    }
    thads_metrics_documents::read(&bytes, &name).map_err(|error| error.text(lang))
}

/// Reads an article, writes what was asked for and gives the exit status; else why it can't be read.
pub(crate) fn run(
    file: &Path,
    asked: &arguments::Audit,
    several: bool,
    streams: &mut Streams<'_>,
) -> Result<u8, String> {
    let lang = asked.lang;
    let document = document(file, lang)?;
    let options = Options { office: asked.office.clone(), period: asked.period, ..Options::default() };
    let article = Article::read_with(&document.text, &options);
    let notes = document.notes.iter().chain(article.notes()).map(|note| note.pick(lang).to_owned()).collect::<Vec<_>>();
    let wrote = |result: io::Result<()>| result.map_err(|error| error.to_string());
    if asked.toml {
        return wrote(write!(streams.out, "{}", article.to_toml())).map(|()| CONSISTENT);
    }
    let report = article.report().map_err(|error| format!("{}: {}", file.display(), error.text(lang)));
    let audit = report.as_ref().map(thads_metrics_audit::Report::audit).ok();
    if asked.html {
        let page = article.marked_html(audit.as_ref(), lang);
        wrote(writeln!(
            streams.out,
            "<!doctype html><html lang=\"{lang}\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">{page}</html>"
        ))?;
    } else if asked.json {
        let mut object = serde_json::json!({ "article": article.json(), "audit": &audit });
        if several && let Some(fields) = object.as_object_mut() {
            fields.insert("file".to_owned(), file.display().to_string().into());
        }
        wrote(writeln!(streams.out, "{object}"))?;
    } else {
        let colours = io::stdout().is_terminal();
        wrote(writeln!(streams.out, "{}", article.marked_terminal(audit.as_ref(), lang, colours)))?;
        if let Some(audit) = &audit {
            wrote(write!(streams.out, "{}", audit.text(lang)))?;
        }
    }
    for note in notes {
        wrote(writeln!(streams.err, "thads-metrics: {}: {note}", file.display()))?;
    }
    report?;
    Ok(audit.map_or(CONSISTENT, |audit| if audit.is_consistent() { CONSISTENT } else { CONFLICT }))
}
