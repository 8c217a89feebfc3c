//! An article: its figures, all its other numbers, and the report that the figures make.

use std::ops::Range;

use thads_metrics::{
    Date, Period,
    text::{Lang, Text},
};
use thads_metrics_audit::Report;

use crate::{error::ArticleError, figure::Figure, reason::Reason, token::one_line};

/// What the caller knows of a text.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The office of its figures, where the text names none or another one first.
    pub office: Option<String>,
    /// Their period.
    pub period: Option<Period>,
    /// The day of publication.
    pub published: Option<Date>,
}

/// A number of the text that is no figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Other {
    pub(crate) span: Range<usize>,
    pub(crate) reason: Reason,
    pub(crate) repeats: Option<String>,
}

impl Other {
    /// Bytes of the text.
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// Why it is no figure.
    pub const fn reason(&self) -> Reason {
        self.reason
    }

    /// The id of the figure that it repeats.
    pub fn repeats(&self) -> Option<&str> {
        self.repeats.as_deref()
    }
}

/// A text that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    pub(crate) text: String,
    pub(crate) title: Option<String>,
    pub(crate) office: Option<String>,
    pub(crate) period: Option<Period>,
    pub(crate) published: Option<Date>,
    pub(crate) lang: Lang,
    pub(crate) on_subject: bool,
    pub(crate) figures: Vec<Figure>,
    pub(crate) others: Vec<Other>,
    pub(crate) notes: Vec<Text<String>>,
}

impl Article {
    /// The text as given: all spans are bytes of it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The first line, if it is a title.
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// The office that the text is about.
    pub fn office(&self) -> Option<&str> {
        self.office.as_deref()
    }

    /// The period that the text is about.
    pub const fn period(&self) -> Option<Period> {
        self.period
    }

    /// The figures, in the order of the text.
    pub fn figures(&self) -> &[Figure] {
        &self.figures
    }

    /// Every other number of the text, in its order.
    pub fn others(&self) -> &[Other] {
        &self.others
    }

    /// The day of publication, as the text or the caller says it.
    pub const fn published(&self) -> Option<Date> {
        self.published
    }

    /// The language that the text is in, and its figures are printed in.
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// What should be known of how the text was read: numbers that are not read quite as they are written.
    pub fn notes(&self) -> &[Text<String>] {
        &self.notes
    }

    /// The clause that a figure stands in, on one line.
    pub fn quote(&self, figure: &Figure) -> String {
        one_line(self.text.get(figure.clause()).unwrap_or_default())
    }

    /// The report that the figures make; an error says what the text does not say.
    pub fn report(&self) -> Result<Report, ArticleError> {
        if self.text.trim().is_empty() {
            return Err(ArticleError::Empty {});
        }
        if !self.on_subject {
            return Err(ArticleError::OtherSubject {});
        }
        if self.figures.is_empty() && self.others.is_empty() {
            return Err(ArticleError::NoNumbers {});
        }
        if self.figures.is_empty() {
            return Err(ArticleError::NoFigures { numbers: self.others.len() });
        }
        if self.figures.iter().any(|figure| figure.office().is_none()) {
            return Err(ArticleError::NoOffice {});
        }
        if self.figures.iter().any(|figure| figure.period().is_none()) {
            return Err(ArticleError::NoPeriod {});
        }
        let mut report = Report::new().printed_in(self.lang);
        if let Some(title) = &self.title {
            report = report.titled(title.clone());
        }
        if let Some(office) = &self.office {
            report = report.of_office(office.clone());
        }
        if let Some(period) = self.period {
            report = report.in_period(period);
        }
        if let Some(day) = self.published {
            report = report.published_on(day);
        }
        for figure in &self.figures {
            let mut entry = figure.entry.clone();
            entry.quote = Some(self.quote(figure));
            report.enter(entry)?;
        }
        Ok(report)
    }
}
