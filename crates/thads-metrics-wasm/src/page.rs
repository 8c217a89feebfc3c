//! What the page shows of one input ([`Page`]).

use std::fmt::Write as _;

use serde::Serialize;
use thads_metrics::text::{Lang, Text, markup::escaped};

/// What the page shows of one input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Page {
    /// The verdict in a sentence, to be shown on top and read aloud.
    pub verdict: String,
    /// Whether nothing was found that can't be right.
    pub sound: bool,
    /// The markup of the rest: text that was given is escaped, and there is no script and no style in it.
    pub html: String,
    /// What can be copied or saved.
    pub files: Vec<File>,
}

/// A file that can be copied or saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct File {
    /// Its name: that of what was given, with an ending of its own.
    pub name: String,
    /// Its media type.
    pub media: &'static str,
    /// What is in it.
    pub text: String,
}

impl File {
    /// A file named after the one given: `bieu.xlsx` → `bieu.json`.
    pub(crate) fn beside(given: &str, ending: &str, text: String) -> Self {
        let stem = given.rsplit_once('.').map_or(given, |(stem, _)| stem);
        let media = match ending {
            "json" => "application/json",
            "html" => "text/html",
            "toml" => "application/toml",
            _ => "text/plain",
        };
        Self { name: format!("{stem}.{ending}"), media, text }
    }
}

/// A section under its heading; nothing if there is nothing in it.
pub(crate) fn section(heading: Text, body: &str, lang: Lang) -> String {
    if body.is_empty() {
        return String::new();
    }
    format!("<section><h2>{}</h2>{body}</section>", heading.pick(lang))
}

/// What is shown when it is asked for; nothing if there is nothing in it.
pub(crate) fn folded(summary: Text, body: &str, lang: Lang) -> String {
    if body.is_empty() {
        return String::new();
    }
    format!("<details><summary>{}</summary>{body}</details>", summary.pick(lang))
}

/// Sentences one below the other: `ol` numbers them, `ul` does not; nothing if there are none.
pub(crate) fn list(tag: &str, class: &str, lines: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let mut out = String::new();
    for line in lines {
        let _ = write!(out, "<li>{}</li>", escaped(line.as_ref()));
    }
    if out.is_empty() { out } else { format!("<{tag} class=\"{class}\">{out}</{tag}>") }
}

/// A text whose lines and columns stay as they are.
pub(crate) fn verbatim(text: &str) -> String {
    format!("<pre>{}</pre>", escaped(text.trim_end()))
}
