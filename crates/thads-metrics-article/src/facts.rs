//! What a text as a whole is about: its period, its office, and whether it is about enforcement at all.

use thads_metrics::{
    Date, Item, Offices, Period, office,
    vocabulary::prose::{Meaning, Topic},
};

use crate::{
    clause::{Event, What},
    period::{When, clock::Clock},
    place::Place,
    token::Token,
};

/// What is known of the whole text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Facts {
    pub(crate) period: Option<Period>,
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
    Facts {
        written,
        period: period.or_else(|| main_period(sentences, tokens, published, written)),
        office: office.map(str::to_owned).or_else(|| main_office(sentences, tokens)),
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
    tokens.iter().any(|t| t.key.starts_with("thads") || t.is("tha") || t.is("thahc"))
        || tokens.windows(3).any(|w| matches!(w, [a, b, c] if words(a, b, c)))
        || tokens.windows(2).any(|w| {
            matches!(w, [a, b] if a.is("enforcement") && (b.key.starts_with("agenc") || b.key.starts_with("department"))
                || (a.is("requiring") || a.is("for")) && b.is("enforcement"))
        })
        || tokens.windows(2).any(|w| matches!(w, [a, b] if a.key.starts_with("judg") && b.key.starts_with("enforce") || a.key.starts_with("enforce") && b.is("of")))
}

/// Whether the period here is one that is compared with, or a plan's.
fn is_compared(events: &[Event], at: usize) -> bool {
    let before = events.get(..at).unwrap_or_default();
    let back = before
        .iter()
        .rev()
        .take_while(|event| event.value().is_none() && event.what != What::Comma && event.what != What::Semicolon);
    back.into_iter()
        .take(4)
        .any(|event| matches!(event.what, What::Says(Meaning::Versus | Meaning::SamePeriod | Meaning::Aim)))
}

/// Whether the period ends after the text was published.
fn is_planned(when: When, published: Option<Date>) -> bool {
    let period = match when {
        When::Exact(period) => Some(period),
        When::Year(year) => Period::new(year, 12).ok(),
        When::Quarter(number, Some(year)) => Period::new(year, number.saturating_mul(3)).ok(),
        _ => None,
    };
    period.zip(published).is_some_and(|(period, day)| period.last_day() > day)
}

/// Whether a year is that of tasks to come: `triển khai nhiệm vụ năm 2026`.
fn is_of_tasks(tokens: &[Token], event: &Event) -> bool {
    let before = tokens.get(event.tokens.start.saturating_sub(14)..event.tokens.start).unwrap_or_default();
    let start = before
        .iter()
        .rposition(|t| t.shape == crate::token::Shape::Break || matches!(t.key.as_str(), "." | "," | ";"))
        .map_or(0, |at| at.saturating_add(1));
    let clause = before.get(start..).unwrap_or_default();
    let pairs = [["triển", "khai"], ["phương", "hướng"], ["nhiệm", "vụ"]];
    clause.windows(2).any(|w| pairs.iter().any(|pair| w.iter().zip(pair).all(|(t, word)| t.is(word))))
        || clause.iter().any(|t| {
            t.key.starts_with("deploy") || t.key.starts_with("implement") || matches!(t.key.as_str(), "tasks" | "plans")
        })
}

/// `đến hết tháng 09/2015, số cũ chuyển sang`: the end of the year before.
fn is_end_before(events: &[Event], at: usize) -> bool {
    let whole =
        events.get(at).is_some_and(|e| matches!(e.what, What::When(When::Exact(period)) if period.months() == 12));
    let mut after = events.iter().skip(at.saturating_add(1)).take_while(|event| event.value().is_none());
    whole && after.any(|event| event.says(Meaning::Is(Item::CarriedIn)))
}

/// The period of the text: months said with their year before months without, before a quarter, before a year.
fn main_period(
    sentences: &[Vec<Event>],
    tokens: &[Token],
    published: Option<Date>,
    written: Option<(u8, u8)>,
) -> Option<Period> {
    let mut compared: Option<i16> = None;
    let (mut said, mut ahead): (Vec<When>, Vec<When>) = (Vec::new(), Vec::new());
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
            } else if matches!(when, When::Year(_)) && is_of_tasks(tokens, event) || is_end_before(events, at) {
                ahead.push(when);
            } else if !is_planned(when, published) {
                said.push(when);
            }
        }
    }
    said.extend(ahead);
    let first = |fits: fn(&When) -> bool| said.iter().copied().find(fits);
    let year = first(|when| matches!(when, When::Year(_)));
    let chosen = first(|when| matches!(when, When::Exact(_)))
        .or_else(|| first(|when| matches!(when, When::Months(_) | When::Until(_))))
        .or_else(|| first(|when| matches!(when, When::Quarter(..))))
        .or_else(|| first(|when| matches!(when, When::SoFar(_))))
        .or(year)?;
    // the year that another phrase says
    let named = said.iter().find_map(|when| match when {
        When::Year(year) | When::SoFar(year) | When::Quarter(_, Some(year)) => Some(*year),
        _ => None,
    });
    let of_year = named.filter(|_| {
        matches!(chosen, When::Months(_) | When::Until(_) | When::Quarter(_, None))
            && published.is_none()
            && compared.is_none()
    });
    let main = of_year.and_then(|year| Period::new(year, 12).ok());
    let clock = Clock { main, published, written, compared };
    clock.period(chosen)
}

/// The office of the text: an enforcement office by name that comes first, or the nation, or the place that is named.
fn main_office(sentences: &[Vec<Event>], tokens: &[Token]) -> Option<String> {
    let nation = || Some(Offices::NATION_NAME.to_owned());
    if names_nation_first(sentences) || opens_nationally(sentences, tokens) {
        return nation();
    }
    let (mut head, mut province, mut beside): (Option<String>, Option<String>, Option<String>) = (None, None, None);
    let mut district: Option<String> = None;
    // `Cục THADS tỉnh` without the name, before any other office
    let (mut own, mut of_nation) = (false, false);
    for (at, events) in sentences.iter().enumerate() {
        for (i, event) in events.iter().enumerate() {
            match &event.what {
                What::Where(Place::Office(name), _) if is_local(name) => {
                    if !own && province.is_none() && !of_nation {
                        return Some(name.clone());
                    }
                    beside = beside.or_else(|| seat(name));
                }
                // the army is one of those that the nation's reports speak of
                What::Where(Place::Office(name), _) if at > 1 && is_military(name) => {}
                What::Where(Place::Office(name), _) if !of_nation => return Some(name.clone()),
                What::Where(Place::Province(_), _) if is_listed(events, i) => {}
                What::Where(Place::Province(name), false) if at == 0 && !of_nation => return Some(name.clone()),
                What::Where(Place::Province(name), false) => {
                    if at <= 1 {
                        head.get_or_insert_with(|| name.clone());
                    }
                    province.get_or_insert_with(|| name.clone());
                }
                What::Where(Place::Province(name), true) => {
                    beside.get_or_insert_with(|| name.clone());
                }
                What::Where(Place::District(name), false) if at <= 3 && !own && province.is_none() => {
                    district.get_or_insert_with(|| name.clone());
                }
                What::Where(Place::Own | Place::Whole, _) => own = true,
                What::Where(Place::Nation, _) if at <= 12 && !is_compared(events, i) => of_nation = true,
                _ => {}
            }
        }
    }
    let has = |words: &[&str]| holds(tokens, words);
    let central = CENTRAL.iter().any(|words| has(words));
    let local = own || has(&["trên", "địa", "bàn", "tỉnh"]) || has(&["toàn", "tỉnh"]);
    if of_nation && !own {
        return nation();
    }
    if local {
        // a province that is not named is asked for
        return province.or(beside);
    }
    head.or(district).or_else(|| if central { nation() } else { None }).or(province).or(beside)
}

/// Whether a province is one of a list: `TP.HCM, Hà Nội và Đà Nẵng`.
fn is_listed(events: &[Event], at: usize) -> bool {
    let province = |at: Option<usize>| {
        at.and_then(|at| events.get(at)).is_some_and(|e| matches!(e.what, What::Where(Place::Province(_), _)))
    };
    let joint = |at: Option<usize>| {
        at.and_then(|at| events.get(at)).is_some_and(|e| e.what == What::Comma || e.says(Meaning::And))
    };
    province(Some(at))
        && (joint(at.checked_add(1)) && province(at.checked_add(2))
            || joint(at.checked_sub(1)) && province(at.checked_sub(2)))
}

/// Words for the nation's bodies.
const CENTRAL: &[&[&str]] = &[
    &["tổng", "cục"],
    &["bộ", "tư", "pháp"],
    &["bộ", "trưởng"],
    &["các", "cơ", "quan", "thi", "hành"],
    &["các", "cơ", "quan", "thads"],
    &["ministry", "of", "justice"],
    &["minister", "of", "justice"],
    &["national", "assembly"],
];

fn holds(tokens: &[Token], words: &[&str]) -> bool {
    tokens.windows(words.len()).any(|window| window.iter().zip(words).all(|(t, w)| t.is(w)))
}

/// Whether the nation is named before any place or office.
fn names_nation_first(sentences: &[Vec<Event>]) -> bool {
    let first = sentences.iter().find_map(|events| {
        events.iter().enumerate().find_map(|(at, event)| match &event.what {
            What::Where(Place::Nation, _) if !is_compared(events, at) => Some(true),
            What::Where(Place::Province(_), _) if is_listed(events, at) => None,
            What::Where(Place::Province(_) | Place::District(_), true) | What::Where(Place::Sector, _) => None,
            What::Where(..) => Some(false),
            _ => None,
        })
    });
    first == Some(true)
}

/// Whether the nation's bodies are spoken of up to the first figures, and no place is.
fn opens_nationally(sentences: &[Vec<Event>], tokens: &[Token]) -> bool {
    let figures = |events: &Vec<Event>| {
        let items =
            events.iter().any(|e| matches!(e.what, What::Says(Meaning::Is(_) | Meaning::Handled | Meaning::Rate)));
        items && events.iter().any(|e| e.value().is_some())
    };
    let Some(first) = sentences.iter().skip(1).position(figures).map(|at| at.saturating_add(1)) else { return false };
    let head = sentences.get(..=first).unwrap_or_default();
    let end = head.iter().rev().find_map(|events| events.last()).map_or(0, |event| event.tokens.end);
    let placed = head.iter().flat_map(|events| events.iter().enumerate().map(move |at| (events, at))).any(
        |(events, (at, event))| {
            !is_listed(events, at)
                && matches!(
                    event.what,
                    What::Where(
                        Place::Office(_) | Place::Province(_) | Place::District(_) | Place::Own | Place::Whole,
                        _
                    )
                )
        },
    );
    let before = tokens.get(..end).unwrap_or_default();
    let local = before.windows(2).any(|pair| {
        matches!(pair, [first, second]
            if (second.is("tỉnh") || second.is("huyện") || second.is("provincial"))
                && !first.is("các") && !first.is(",") && !first.is_number())
    });
    let central = CENTRAL.iter().any(|words| holds(before, words))
        || [&["chính", "phủ"][..], &["quốc", "hội"]].iter().any(|words| holds(before, words));
    !placed && !local && central
}

fn is_military(name: &str) -> bool {
    same_office(name, "quân đội")
}

fn is_local(name: &str) -> bool {
    name.starts_with("Chi cục") || name.starts_with("Phòng")
}

/// The province that the office of its capital is called by: `Chi cục THADS thành phố Bến Tre`.
fn seat(district: &str) -> Option<String> {
    let name = district.split_once("thành phố ").map(|(_, name)| name)?;
    let known = office::key(name, None);
    known.is_known().then(|| known.canonical().to_owned())
}

/// Whether two names are of one office.
pub(crate) fn same_office(x: &str, y: &str) -> bool {
    office::key(x, None) == office::key(y, None)
}
