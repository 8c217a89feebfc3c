//! The reading of a text, layer after layer: tokens → numbers → clauses → claims → figures and all other numbers.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use thads_metrics::{Item, Period, text::Text, vocabulary::prose::Meaning};

use crate::{
    article::{Article, Options, Other},
    choose,
    claim::Claim,
    clause::{Clauses, Event, What},
    facts::{self, Facts},
    figure::{self, Figure},
    number::{Numbers, Use, numbers},
    reason::Reason,
    sentence::{Sentence, sentences},
    statistic::{self, Aside},
    token::{Token, one_line, tokens_and_pages},
    walk::Walk,
};

impl Article {
    /// Reads a text.
    pub fn read(text: &str) -> Self {
        Self::read_with(text, &Options::default())
    }

    /// Reads a text of which more is known than it says.
    pub fn read_with(text: &str, options: &Options) -> Self {
        let (tokens, pages) = tokens_and_pages(text);
        let numbers = numbers(text, &tokens);
        let sentences = sentences(&tokens);
        let clauses = Clauses::new(text, &tokens, &numbers);
        let mut events: Vec<Vec<Event>> = sentences.iter().map(|sentence| clauses.events(sentence)).collect();
        let facts = facts::facts(&events, &tokens, options.office.as_deref(), options.period, options.published);
        place_into_years(&mut events, facts.period);
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
        builder.finish(pages)
    }
}

/// What comes into the year of the text was carried in; what goes into another is carried over.
fn place_into_years(events: &mut [Vec<Event>], main: Option<Period>) {
    for event in events.iter_mut().flatten() {
        if let What::Into(year) = event.what {
            let own = main.is_some_and(|main| main.year().number() == year);
            let item = if own { Item::CarriedIn } else { Item::CarriedOver };
            event.what = What::Says(Meaning::Is(item));
        }
    }
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

    fn figures(&mut self, claims: &[Claim]) {
        let decided = choose::decide(claims, self.numbers, self.facts.period);
        for (claim, reading) in claims.iter().zip(decided) {
            let Some(value) = self.numbers.values.get(claim.value) else { continue };
            let made = reading.and_then(|(item, relation)| {
                figure::entry(claim, value, item, &relation, self.facts.period, self.numbers.lang())
                    .filter(|(entry, _)| figure::fits(entry, self.numbers.lang()))
                    .ok_or(Reason::NotUnderstood)
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
        let seconds = choose::second_values(&self.figures, self.numbers);
        self.figures.retain(|(value, _)| !seconds.contains(value));
        self.reasons.extend(seconds.into_iter().map(|value| (value, Reason::NotUnderstood)));
    }

    /// The numbers that no claim was made of and whose words name a statistic.
    fn statistics(&mut self, asides: &[Aside]) {
        let mut reader = statistic::Reader::new(self.tokens, self.numbers, self.sentences);
        let taken: BTreeSet<usize> = self.figures.iter().map(|(value, _)| *value).collect();
        for aside in asides {
            let (false, Some(value)) = (taken.contains(&aside.value), self.numbers.values.get(aside.value)) else {
                continue;
            };
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

    fn finish(mut self, pages: Vec<Range<usize>>) -> Article {
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
        let mut others: Vec<Other> = Vec::new();
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
        // a page's number may stand inside what a number counts
        let mut spans: Vec<Range<usize>> =
            kept.iter().map(|(_, figure)| figure.span()).chain(others.iter().map(Other::span)).collect();
        spans.sort_by_key(|span| span.start);
        let apart = |page: &Range<usize>| {
            let after = spans.partition_point(|span| span.start <= page.start);
            after.checked_sub(1).and_then(|at| spans.get(at)).is_none_or(|before| before.end <= page.start)
        };
        let pages = pages.into_iter().filter(apart);
        others.extend(pages.map(|span| Other { span, reason: Reason::Ordinal, repeats: None }));
        others.sort_by_key(|other| other.span.start);
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
            lang: self.numbers.lang(),
            on_subject: self.facts.on_subject,
            figures: kept.into_iter().map(|(_, figure)| figure).collect(),
            others,
        }
    }
}
