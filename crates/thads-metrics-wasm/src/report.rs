//! The page of a report file: what its figures imply, and where they contradict each other.

use thads_metrics::{Lang, text::Text};
use thads_metrics_article::headline;
use thads_metrics_audit::{Audit, Conflict, Doubt};
use thads_metrics_results::audit_table;

use crate::{
    page::{File, Page, folded, list, section, verbatim},
    table::table,
};

/// The page of an audit.
pub(crate) fn page(audit: &Audit, name: &str, lang: Lang) -> Page {
    let text = audit.text(lang);
    let conflicts = list("ol", "conflict", audit.conflicts().iter().map(|one: &Conflict| one.text(lang)));
    let doubts = list("ol", "doubt", audit.doubts().iter().map(|one: &Doubt| one.text(lang)));
    let html = [
        section(Text::new("Mâu thuẫn", "Conflicts"), &conflicts, lang),
        section(Text::new("Cần xem lại", "Doubts"), &doubts, lang),
        section(Text::new("Suy ra được", "What the figures imply"), &implied(audit, lang), lang),
        folded(Text::new("Toàn bộ lời giải", "All of it in words"), &verbatim(&text), lang),
    ];
    let files = [("txt", text), ("json", json(audit))].map(|(ending, text)| File::beside(name, ending, text));
    Page { verdict: headline(audit, lang), sound: audit.is_consistent(), html: html.concat(), files: files.to_vec() }
}

/// The bounds of every quantity, as a table.
pub(crate) fn implied(audit: &Audit, lang: Lang) -> String {
    let all = audit_table(audit);
    if all.rows() == 0 { String::new() } else { table(&all, lang) }
}

/// JSON on one line; text and numbers always make some.
pub(crate) fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_else(|error| serde_json::json!({ "error": error.to_string() }).to_string())
}
