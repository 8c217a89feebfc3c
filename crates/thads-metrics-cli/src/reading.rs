//! A document read whole ([`Reading`]): its sentences as an article, its tables as a sheet of offices.

use thads_metrics::{Explain, Lang, text::Text};
use thads_metrics_article::{Article, ArticleError, Options};
use thads_metrics_audit::{Audit, Report};
use thads_metrics_documents::Document;

use crate::tables::{self, Tables};

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
        let mut beside = self.tables.as_ref().map(|tables| tables.lines(lang)).unwrap_or_default();
        let of_document = self.notes.len().saturating_sub(self.article.notes().len());
        beside.extend(self.notes.iter().take(of_document).map(|note| note.pick(lang).to_owned()));
        if let Some(Err(error)) = self.report().filter(|_| !beside.is_empty()) {
            beside.insert(0, error.text(lang));
        }
        self.article.marked_html_with(audit, &beside, lang)
    }
}
