//! Of which office a text as a whole is.

use thads_metrics::{Offices, office, vocabulary::prose::Meaning};

use crate::{
    clause::{Event, What},
    facts::{
        period::tells_figures,
        said::{is_compared, is_local, same_office},
    },
    place::Place,
    token::{Shape, Token},
};

/// The office of the text: an enforcement office by name that comes first, or the nation, or the place that is named.
pub(super) fn main_office(sentences: &[Vec<Event>], tokens: &[Token]) -> Option<String> {
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
                // `huyện Đức Hòa tổng kết …; dự có ông …, Cục trưởng Cục THADS tỉnh Long An`
                What::Where(Place::Office(name), _) if district.is_some() && is_post(tokens, event) => {
                    beside.get_or_insert_with(|| name.clone());
                }
                What::Where(Place::Office(name), _) if !of_nation => return Some(name.clone()),
                What::Where(Place::Province(_), _) if is_listed(events, i) => {}
                // `huyện Đức Trọng (Lâm Đồng)`
                What::Where(Place::Province(name), _) if district.is_some() && is_address(events, i) => {
                    beside.get_or_insert_with(|| name.clone());
                }
                // the line above an article: `Bình Phước, 30°C`
                What::Where(Place::Province(name), false) if !speaks(tokens, event) => {
                    beside.get_or_insert_with(|| name.clone());
                }
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

/// Whether a province only says where the district before it lies.
fn is_address(events: &[Event], at: usize) -> bool {
    let before = events.get(..at).unwrap_or_default();
    matches!(before, [.., district, mark]
        if matches!(mark.what, What::Open | What::Comma) && matches!(district.what, What::Where(Place::District(_), _)))
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

/// Whether an office is only named as somebody's: `Cục trưởng Cục THADS tỉnh Long An`.
fn is_post(tokens: &[Token], event: &Event) -> bool {
    event.tokens.start.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|token| token.is("trưởng"))
}

/// Whether the line that an event stands in speaks of judgments or their enforcement.
fn speaks(tokens: &[Token], event: &Event) -> bool {
    const LINE: usize = 60;
    const FIELD: [&str; 8] = ["án", "tha", "thads", "thahc", "judgment", "judgement", "judgments", "enforcement"];
    let (before, after) = tokens.split_at(event.tokens.start.min(tokens.len()));
    let on_line = |token: &&Token| token.shape != Shape::Break;
    let ahead = after.iter().take(LINE).take_while(on_line);
    before.iter().rev().take(LINE).take_while(on_line).chain(ahead).any(|token| FIELD.contains(&token.key.as_str()))
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
    let Some(first) = sentences.iter().skip(1).position(|events| tells_figures(events)).map(|at| at.saturating_add(1))
    else {
        return false;
    };
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

/// The province that the office of its capital is called by: `Chi cục THADS thành phố Bến Tre`.
fn seat(district: &str) -> Option<String> {
    let name = district.split_once("thành phố ").map(|(_, name)| name)?;
    let known = office::key(name, None);
    known.is_known().then(|| known.canonical().to_owned())
}
