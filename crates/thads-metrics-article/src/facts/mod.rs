//! What a text as a whole is about: its period, its office, and whether it is about enforcement at all.

mod office;
mod period;
pub(crate) mod said;

use thads_metrics::{
    Date, Period,
    vocabulary::prose::{Meaning, Topic},
};

use crate::{
    clause::{Event, What},
    token::Token,
};

/// What is known of the whole text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Facts {
    pub(crate) period: Option<Period>,
    /// The year whose tasks are told of: the title's that was not over yet, or the only one that is known.
    pub(crate) ahead: Option<Period>,
    pub(crate) office: Option<String>,
    pub(crate) published: Option<Date>,
    /// The month and day it was written on, where its year is not known.
    pub(crate) written: Option<(u8, u8)>,
    /// Whether judgments' enforcement is spoken of.
    pub(crate) on_subject: bool,
    /// Whether the title is about one judgment.
    pub(crate) single: bool,
    /// The group that the title names.
    pub(crate) group: Option<&'static str>,
}

/// Reads the facts of a text; what the caller says comes first.
pub(crate) fn facts(
    sentences: &[Vec<Event>],
    tokens: &[Token],
    office: Option<&str>,
    period: Option<Period>,
    published: Option<Date>,
) -> Facts {
    let reader = crate::period::Reader { tokens };
    let published = published.or_else(|| reader.published());
    let written = reader.day_of_year().filter(|_| published.is_none());
    let (main, ahead) = period::main_period(sentences, tokens, published, written);
    Facts {
        written,
        period: period.or(main),
        ahead,
        office: office.map(str::to_owned).or_else(|| office::main_office(sentences, tokens)),
        published,
        on_subject: is_on_subject(tokens),
        single: sentences.first().is_some_and(|title| {
            let mut before = title.iter().take_while(|e| e.what != What::Comma);
            before.any(|e| e.says(Meaning::Trap(Topic::SingleCase)))
        }),
        group: sentences.first().and_then(|title| title.iter().find_map(|event| group(event))),
    }
}

pub(crate) fn group(event: &Event) -> Option<&'static str> {
    if let What::Says(Meaning::Group(group)) = event.what { Some(group) } else { None }
}

fn is_on_subject(tokens: &[Token]) -> bool {
    let words = |a: &Token, b: &Token, c: &Token| a.is("thi") && b.is("hành") && c.is("án");
    let done = |a: &Token, b: &Token, c: &Token| a.is("thi") && b.is("hành") && c.is("xong");
    let eligible = |a: &Token, b: &Token, c: &Token| a.is("điều") && b.is("kiện") && c.is("thi");
    tokens.iter().any(|t| t.key.starts_with("thads") || t.is("tha") || t.is("thahc"))
        || tokens.windows(3).any(|w| matches!(w, [a, b, c] if words(a, b, c) || done(a, b, c) || eligible(a, b, c)))
        || tokens.windows(2).any(|w| {
            matches!(w, [a, b] if a.is("enforcement") && (b.key.starts_with("agenc") || b.key.starts_with("department"))
                || (a.is("requiring") || a.is("for")) && b.is("enforcement"))
        })
        || tokens.windows(2).any(|w| matches!(w, [a, b] if a.key.starts_with("judg") && b.key.starts_with("enforce") || a.key.starts_with("enforce") && b.is("of")))
}
