//! What a text as a whole is about: its period, its office, and whether it is about enforcement at all.

use thads_metrics::{Date, Offices, Period, office};

use crate::{
    clause::{Event, What},
    period::{Clock, When},
    place::Place,
    prose::Meaning,
    token::Token,
};

/// What is known of the whole text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Facts {
    pub(crate) period: Option<Period>,
    pub(crate) office: Option<String>,
    pub(crate) published: Option<Date>,
    /// Whether judgments' enforcement is spoken of.
    pub(crate) on_subject: bool,
    /// The group that the title names.
    pub(crate) group: Option<&'static str>,
}

/// Reads the facts of a text; what the caller says comes first.
pub(crate) fn facts(sentences: &[Vec<Event>], tokens: &[Token], office: Option<&str>, period: Option<Period>, published: Option<Date>) -> Facts {
    let reader = crate::period::Reader { tokens };
    let published = published.or_else(|| reader.published());
    Facts {
        period: period.or_else(|| main_period(sentences, published)),
        office: office.map(str::to_owned).or_else(|| main_office(sentences)),
        published,
        on_subject: is_on_subject(tokens),
        group: sentences.first().and_then(|title| title.iter().find_map(|event| group(event))),
    }
}

pub(crate) fn group(event: &Event) -> Option<&'static str> {
    if let What::Says(Meaning::Group(group)) = event.what { Some(group) } else { None }
}

fn is_on_subject(tokens: &[Token]) -> bool {
    let words = |a: &Token, b: &Token, c: &Token| a.is("thi") && b.is("hành") && c.is("án");
    tokens.iter().any(|t| t.key.starts_with("thads") || t.is("tha") || t.is("thahc"))
        || tokens.windows(3).any(|w| matches!(w, [a, b, c] if words(a, b, c)))
        || tokens.windows(2).any(|w| matches!(w, [a, b] if a.key.starts_with("judg") && b.key.starts_with("enforce") || a.key.starts_with("enforce") && b.is("of")))
}

/// Whether the period here is one that is compared with, or a plan's.
fn is_compared(events: &[Event], at: usize) -> bool {
    let before = events.get(..at).unwrap_or_default();
    let back = before.iter().rev().take_while(|event| event.value().is_none() && event.what != What::Comma && event.what != What::Semicolon);
    back.into_iter().take(4).any(|event| matches!(event.what, What::Says(Meaning::Versus | Meaning::SamePeriod | Meaning::Aim)))
}

/// The period of the text: months said with their year before months without, before a quarter, before a year.
fn main_period(sentences: &[Vec<Event>], published: Option<Date>) -> Option<Period> {
    let mut compared: Option<i16> = None;
    let mut said: Vec<When> = Vec::new();
    for events in sentences {
        for (at, event) in events.iter().enumerate() {
            let What::When(when) = event.what else { continue };
            if is_compared(events, at) {
                let year = match when {
                    When::Year(year) => Some(year),
                    When::Exact(period) => Some(period.year().number()),
                    _ => None,
                };
                compared = compared.or(year);
            } else {
                said.push(when);
            }
        }
    }
    let first = |fits: fn(&When) -> bool| said.iter().copied().find(fits);
    let year = first(|when| matches!(when, When::Year(_)));
    let chosen = first(|when| matches!(when, When::Exact(_)))
        .or_else(|| first(|when| matches!(when, When::Months(_) | When::Until(_))))
        .or_else(|| first(|when| matches!(when, When::Quarter(..))))
        .or_else(|| first(|when| matches!(when, When::SoFar(_))))
        .or(year)?;
    let of_year = match (chosen, year) {
        (When::Months(_) | When::Until(_) | When::Quarter(_, None), Some(When::Year(year))) if published.is_none() && compared.is_none() => Some(year),
        _ => None,
    };
    let clock = Clock { main: of_year.and_then(|year| Period::new(year, 12).ok()), published, compared };
    clock.period(chosen)
}

/// The office of the text: the first enforcement office by name, or the nation if it comes first.
fn main_office(sentences: &[Vec<Event>]) -> Option<String> {
    let nation = || Offices::NATION_NAME.to_owned();
    let mut province: Option<String> = None;
    let mut found: Option<String> = None;
    let mut whole_nation = false;
    for (at, events) in sentences.iter().enumerate() {
        for (i, event) in events.iter().enumerate() {
            match &event.what {
                What::Where(Place::Office(name), false) if found.is_none() && !whole_nation => found = Some(name.clone()),
                What::Where(Place::Province(name), of_others) => {
                    if at == 0 && !of_others && found.is_none() {
                        found = Some(name.clone());
                    }
                    province.get_or_insert_with(|| name.clone());
                }
                What::Where(Place::Nation, _) if found.is_none() && !is_rank(events, i) && at <= 12 => whole_nation = true,
                _ => {}
            }
        }
    }
    match (found, province) {
        (Some(found), _) => Some(found),
        (None, _) if whole_nation => Some(nation()),
        (None, Some(province)) => Some(province),
        (None, None) => None,
    }
}

/// `đứng thứ 4 toàn quốc`, `so với bình quân toàn quốc`.
fn is_rank(events: &[Event], at: usize) -> bool {
    is_compared(events, at)
}

/// Whether two names are of one office.
pub(crate) fn same_office(x: &str, y: &str) -> bool {
    office::key(x, None) == office::key(y, None)
}
