//! An article: its figures, all its other numbers, and the report that the figures make.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use thads_metrics::{Date, Period, text::Text};
use thads_metrics_audit::Report;

use crate::{
    choose,
    clause::{Clauses, Event, What},
    error::ArticleError,
    facts::{self, Facts},
    figure::{self, Figure},
    number::{Numbers, Use, numbers},
    reason::Reason,
    sentence::{Sentence, sentences},
    statistic::{self, Aside},
    token::{Token, tokens},
    walk::Walk,
};

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
    text: String,
    title: Option<String>,
    office: Option<String>,
    period: Option<Period>,
    published: Option<Date>,
    on_subject: bool,
    figures: Vec<Figure>,
    others: Vec<Other>,
    notes: Vec<Text<String>>,
}

impl Article {
    /// Reads a text.
    pub fn read(text: &str) -> Self {
        Self::read_with(text, &Options::default())
    }

    /// Reads a text of which more is known than it says.
    pub fn read_with(text: &str, options: &Options) -> Self {
        let tokens = tokens(text);
        let numbers = numbers(text, &tokens);
        let sentences = sentences(&tokens);
        let clauses = Clauses::new(text, &tokens, &numbers);
        let events: Vec<Vec<Event>> = sentences.iter().map(|sentence| clauses.events(sentence)).collect();
        let facts = facts::facts(&events, &tokens, options.office.as_deref(), options.period, options.published);
        let mut walk = Walk::new(&tokens, &numbers, &facts);
        for (at, (sentence, events)) in sentences.iter().zip(&events).enumerate() {
            walk.sentence(sentence, at, events);
        }
        let (mut claims, others) = (std::mem::take(&mut walk.claims), std::mem::take(&mut walk.others));
        let asides = std::mem::take(&mut walk.asides);
        choose::keep_setters(&mut claims);
        let mut builder = Builder {
            text,
            tokens: &tokens,
            numbers: &numbers,
            sentences: &sentences,
            events: &events,
            facts: &facts,
            figures: Vec::new(),
            reasons: others.into_iter().collect(),
        };
        builder.figures(&claims);
        builder.statistics(&asides);
        builder.finish()
    }

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
        let mut report = Report::new();
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

/// A clause on one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Makes an article of claims.
struct Builder<'t> {
    text: &'t str,
    tokens: &'t [Token],
    numbers: &'t Numbers,
    sentences: &'t [Sentence],
    events: &'t [Vec<Event>],
    facts: &'t Facts,
    figures: Vec<(usize, Figure)>,
    reasons: BTreeMap<usize, Reason>,
}

impl Builder<'_> {
    fn bytes(&self, tokens: &Range<usize>) -> Range<usize> {
        let start = self.tokens.get(tokens.start).map(|t| t.span.start);
        let end = tokens.end.checked_sub(1).and_then(|last| self.tokens.get(last)).map(|t| t.span.end);
        start.zip(end).map_or(0..0, |(start, end)| start..end)
    }

    /// The clause around a value: to the nearest comma, semicolon or end on either side.
    fn clause(&self, sentence: usize, value: usize) -> Range<usize> {
        let Some(events) = self.events.get(sentence) else { return 0..0 };
        let whole = self.sentences.get(sentence).map_or(0..0, |s| s.tokens.clone());
        let at = events.iter().position(|e| e.what == What::Value(value)).unwrap_or_default();
        let parts = |event: &&Event| matches!(event.what, What::Comma | What::Semicolon);
        let from = events.get(..at).unwrap_or_default().iter().rev().find(parts).map_or(whole.start, |e| e.tokens.end);
        let to = events.get(at..).unwrap_or_default().iter().find(parts).map_or(whole.end, |e| e.tokens.start);
        self.bytes(&(from..to))
    }

    fn figures(&mut self, claims: &[crate::claim::Claim]) {
        let decided = choose::decide(claims, self.numbers, self.facts.period);
        for (claim, reading) in claims.iter().zip(decided) {
            let Some(value) = self.numbers.values.get(claim.value) else { continue };
            let made = reading.and_then(|(item, relation)| {
                figure::entry(claim, value, item, &relation, self.facts.period).ok_or(Reason::NotUnderstood)
            });
            match made {
                Ok((entry, printed)) => {
                    let figure = Figure {
                        entry,
                        printed,
                        span: self.bytes(&value.tokens),
                        because: claim.because.iter().map(|tokens| self.bytes(tokens)).collect(),
                        clause: self.clause(claim.sentence, claim.value),
                        paragraph: claim.paragraph,
                        sentence: claim.sentence,
                    };
                    self.figures.push((claim.value, figure));
                }
                Err(reason) => {
                    self.reasons.insert(claim.value, reason);
                }
            }
        }
        self.figures.sort_by_key(|(_, figure)| figure.span.start);
        let seconds = choose::second_values(&self.figures);
        self.figures.retain(|(value, _)| !seconds.contains(value));
        self.reasons.extend(seconds.into_iter().map(|value| (value, Reason::NotUnderstood)));
    }

    /// The numbers that no claim was made of and whose words name a statistic.
    fn statistics(&mut self, asides: &[Aside]) {
        let mut reader = statistic::Reader::new(self.tokens, self.numbers, self.sentences);
        for aside in asides {
            let taken = self.figures.iter().any(|(value, _)| *value == aside.value);
            let (false, Some(value)) = (taken, self.numbers.values.get(aside.value)) else { continue };
            let Some(counted) = reader.read(aside) else { continue };
            let figure = Figure {
                entry: counted.entry,
                printed: counted.printed,
                span: self.bytes(&value.tokens),
                because: vec![self.bytes(&counted.because)],
                clause: self.clause(aside.sentence, aside.value),
                paragraph: aside.paragraph,
                sentence: aside.sentence,
            };
            self.figures.push((aside.value, figure));
        }
        self.figures.sort_by_key(|(_, figure)| figure.span.start);
    }

    fn finish(mut self) -> Article {
        let repeats = choose::repeats(&self.figures);
        let mut ids: BTreeMap<usize, String> = BTreeMap::new();
        let mut kept = Vec::new();
        for (value, mut figure) in std::mem::take(&mut self.figures) {
            if repeats.contains_key(&value) {
                self.reasons.insert(value, Reason::Repeat);
            } else {
                let id = format!("f{}", kept.len().saturating_add(1));
                ids.insert(value, id.clone());
                figure.entry.id = Some(id);
                kept.push((value, figure));
            }
        }
        let values: BTreeSet<usize> = kept.iter().map(|(value, _)| *value).collect();
        let mut others = Vec::new();
        let mut last = None;
        for (at, used) in self.numbers.uses.iter().enumerate() {
            let (span, reason, repeats) = match used {
                Use::Nothing => continue,
                Use::Other(reason) => (self.bytes(&(at..at.saturating_add(1))), *reason, None),
                Use::Value(value) => {
                    if values.contains(value) || last == Some(*value) {
                        continue;
                    }
                    last = Some(*value);
                    let reason = self.reasons.get(value).copied().unwrap_or(Reason::NotUnderstood);
                    let tokens = self.numbers.values.get(*value).map_or(at..at.saturating_add(1), |v| v.tokens.clone());
                    (self.bytes(&tokens), reason, repeats.get(value).and_then(|first| ids.get(first)).cloned())
                }
            };
            others.push(Other { span, reason, repeats });
        }
        let title = self
            .sentences
            .first()
            .map(|first| one_line(self.text.get(self.bytes(&first.tokens)).unwrap_or_default()))
            .filter(|title| title.chars().count() <= 250);
        let mended = kept.iter().filter(|(value, _)| self.numbers.values.get(*value).is_some_and(|value| value.mended));
        let notes = mended
            .map(|(_, figure)| {
                let (id, read) = (figure.id(), figure.printed.text());
                let written = one_line(self.text.get(figure.span()).unwrap_or_default());
                Text::new(
                    format!("{id}: “{written}” được đọc là {read}"),
                    format!("{id}: “{written}” is read as {read}"),
                )
            })
            .collect();
        Article {
            notes,
            text: self.text.to_owned(),
            title,
            office: self.facts.office.clone(),
            period: self.facts.period,
            published: self.facts.published,
            on_subject: self.facts.on_subject,
            figures: kept.into_iter().map(|(_, figure)| figure).collect(),
            others,
        }
    }
}
