//! Of which period a text as a whole is.

use thads_metrics::{Date, Item, Period, vocabulary::prose::Meaning};

use crate::{
    clause::{Event, What},
    facts::said::is_compared,
    period::{When, clock::Clock},
    token::{Shape, Token},
};

/// Whether a sentence tells of figures of enforcement.
pub(super) fn tells_figures(events: &[Event]) -> bool {
    let items = |event: &Event| matches!(event.what, What::Says(Meaning::Is(_) | Meaning::Handled | Meaning::Rate));
    events.iter().any(items) && events.iter().any(|event| event.value().is_some())
}

/// Where the first value of a sentence begins.
fn first_value(sentences: &[Vec<Event>], at: usize) -> Option<usize> {
    sentences.get(at)?.iter().find(|event| event.value().is_some()).map(|event| event.tokens.start)
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
        .rposition(|t| t.shape == Shape::Break || matches!(t.key.as_str(), "." | "," | ";"))
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
pub(super) fn main_period(
    sentences: &[Vec<Event>],
    tokens: &[Token],
    published: Option<Date>,
    written: Option<(u8, u8)>,
) -> Option<Period> {
    let mut compared: Option<i16> = None;
    let (mut said, mut ahead): (Vec<When>, Vec<When>) = (Vec::new(), Vec::new());
    let (mut titled, mut nearest): (Option<i16>, Option<i16>) = (None, None);
    let first_figures =
        sentences.iter().skip(1).position(|events| tells_figures(events)).map(|at| at.saturating_add(1));
    for (sentence, events) in sentences.iter().enumerate() {
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
                if let When::Year(year) = when {
                    titled = titled.or_else(|| (sentence == 0).then_some(year));
                    let before =
                        event.tokens.start < first_figures.and_then(|at| first_value(sentences, at)).unwrap_or(0);
                    nearest = if before && sentence > 0 { Some(year) } else { nearest };
                }
            }
        }
    }
    let only_titled = titled.filter(|year| said.iter().filter(|when| **when == When::Year(*year)).count() == 1);
    said.extend(ahead);
    let first = |fits: fn(&When) -> bool| said.iter().copied().find(fits);
    // a title may speak of the year to come, and of it alone: the figures are of the year that is said right before them
    let year = only_titled.and(nearest).map(When::Year).or_else(|| first(|when| matches!(when, When::Year(_))));
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
