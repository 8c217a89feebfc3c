//! A document read whole ([`Reading`]): its sentences as an article, its tables as a sheet of offices.

use serde::Serialize;
use serde_json::Value;
use thads_metrics::{Explain, Lang, text::Text};
use thads_metrics_article::{Article, ArticleError, Options};
use thads_metrics_audit::{Audit, Report};
use thads_metrics_documents::Document;

use crate::tables::{self, Tables};

/// What is written before and after the articles of a page.
pub const PAGE: [&str; 2] = [
    "<!doctype html>\n<html>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
     <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
     <meta name=\"color-scheme\" content=\"light dark\">\n<title>thads-metrics</title>\n\
     <style>body{margin:0}@media (prefers-color-scheme:dark){body{background:#14171c}}</style>\n",
    "</html>\n",
];

/// What a document says.
#[derive(Debug, Clone)]
pub struct Reading {
    /// Its sentences, with those of its tables that are no sheet of offices.
    pub article: Article,
    /// Its tables of offices, audited; `None` if it has none.
    pub tables: Option<Tables>,
    /// What should be known of how it was read.
    pub notes: Vec<Text<String>>,
}

impl Reading {
    /// Reads a document; where a table does not say its period, it has that of the text.
    pub fn of(document: &Document, options: &Options) -> Self {
        let mut article = Article::read_with(&document.text, options);
        let mut notes = document.notes.clone();
        let tables = tables::of(document, options.period, article.period()).unwrap_or_else(|error| {
            notes.push(Text::new(
                format!("không đọc được bảng như biểu số liệu nên đọc như câu văn: {}", error.vi()),
                format!("a table can't be read as a sheet, and is read as sentences: {}", error.en()),
            ));
            None
        });
        if let Some(tables) = &tables {
            article = Article::read_with(tables.rest(), options);
        }
        notes.extend(article.notes().iter().cloned());
        Self { article, tables, notes }
    }

    /// The report that the figures of the text make; `None` if there are none and its tables have them all.
    pub fn report(&self) -> Option<Result<Report, ArticleError>> {
        match self.article.report() {
            Err(
                ArticleError::Empty {}
                | ArticleError::NoNumbers {}
                | ArticleError::NoFigures { .. }
                | ArticleError::OtherSubject {},
            ) if self.tables.is_some() => None,
            report => Some(report),
        }
    }

    /// The audit of that report.
    pub fn audit(&self) -> Option<Audit> {
        self.report()?.ok().map(|report| report.audit())
    }

    /// The text as HTML, its figures marked, with the verdict, what can't be right in its tables, and the notes.
    pub fn html(&self, audit: Option<&Audit>, lang: Lang) -> String {
        self.article.marked_html_with(audit, &self.beside(lang), lang)
    }

    /// The same without its style, for a page that has [`thads_metrics_article::STYLE`] as a file of its own.
    pub fn section(&self, audit: Option<&Audit>, lang: Lang) -> String {
        self.article.marked_section(audit, &self.beside(lang), lang)
    }

    /// What stands in the verdict beside that of the text: of the tables, of the document.
    fn beside(&self, lang: Lang) -> Vec<String> {
        let mut beside = self.tables.as_ref().map(|tables| tables.lines(lang)).unwrap_or_default();
        let of_document = self.notes.len().saturating_sub(self.article.notes().len());
        beside.extend(self.notes.iter().take(of_document).map(|note| note.pick(lang).to_owned()));
        if let Some(Err(error)) = self.report().filter(|_| !beside.is_empty()) {
            beside.insert(0, error.text(lang));
        }
        beside
    }

    /// The article, its audit and its tables as one object; of several files, `file` tells whose.
    pub fn json<'a>(&'a self, file: Option<&'a str>, audit: Option<&'a Audit>) -> impl Serialize + use<'a> {
        Json { file, article: self.article.json(), audit, tables: self.tables.as_ref().map(Tables::json) }
    }
}

#[derive(Serialize)]
struct Json<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    article: Value,
    audit: Option<&'a Audit>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tables: Option<Value>,
}
