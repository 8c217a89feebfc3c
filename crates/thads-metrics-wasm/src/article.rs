//! The page of an article: its text with the figures marked, the verdict, and the tables in it.

use thads_metrics::{Explain as _, Lang, text::Text};
use thads_metrics_article::{Options, headline};
use thads_metrics_documents::Document;
use thads_metrics_reading::{PAGE, Reading};

use crate::{
    page::{File, Page, folded},
    report::{implied, json},
    sheet,
};

/// The page of a document.
pub(crate) fn page(document: &Document, options: &Options, name: &str, lang: Lang) -> Page {
    let reading = Reading::of(document, options);
    let report = reading.report();
    let audit = report.as_ref().and_then(|report| report.as_ref().ok()).map(thads_metrics_audit::Report::audit);
    let audit = audit.as_ref();
    let tables = reading.tables.as_ref();

    let of_text = match &report {
        Some(Err(error)) => Some(error.text(lang)),
        Some(Ok(_)) | None => audit.map(|audit| headline(audit, lang)),
    };
    let of_tables = tables.and_then(|tables| tables.lines(lang).into_iter().next());
    let verdict = [of_text, of_tables].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let is_read = report.as_ref().is_none_or(Result::is_ok);
    let sound = is_read
        && audit.is_none_or(thads_metrics_audit::Audit::is_consistent)
        && tables.is_none_or(thads_metrics_reading::Tables::is_sound);

    let implied = audit.map(|audit| implied(audit, lang)).unwrap_or_default();
    let html = [
        reading.section(audit, lang),
        folded(Text::new("Suy ra được từ các số liệu", "What the figures imply"), &implied, lang),
        tables.map(|tables| sheet::figures(&tables.sheet, lang)).unwrap_or_default(),
    ];
    let mut files = vec![
        File::beside(name, "html", format!("{}{}{}", PAGE[0], reading.html(audit, lang), PAGE[1])),
        File::beside(name, "json", json(&reading.json(Some(name), audit))),
    ];
    if !reading.article.figures().is_empty() {
        files.insert(0, File::beside(name, "toml", reading.article.to_toml()));
    }
    Page { verdict, sound, html: html.concat(), files }
}
