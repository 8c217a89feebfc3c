//! What the words after a value say of it: when, whose, and of which group.

use thads_metrics::{Item, Offices, Period, vocabulary::prose::Meaning};

use crate::{
    claim::Relation,
    clause::{Event, What},
    facts::group,
    number::{Numbers, Unit},
    period::{When, clock::Clock},
    place::Place,
    token::Token,
    walk::Walk,
};

impl Walk<'_> {
    pub(super) fn trailing_period(trail: &[Event], clock: Clock) -> Option<Period> {
        let at = trail.iter().position(|e| matches!(e.what, What::When(_)))?;
        let compared = trail
            .get(..at)?
            .iter()
            .any(|e| matches!(e.what, What::Says(Meaning::Versus | Meaning::SamePeriod | Meaning::Target)));
        match trail.get(at)?.what {
            What::When(When::Odd) => None,
            What::When(when) if !compared => clock.period(when),
            _ => None,
        }
    }

    pub(super) fn trailing_year(trail: &[Event]) -> Option<Period> {
        trail.iter().find_map(|e| match e.what {
            What::When(When::Year(year)) => Period::new(year, 12).ok(),
            What::When(When::Exact(period)) => Some(period),
            _ => None,
        })
    }

    pub(super) fn trailing_office(trail: &[Event], relation: &Relation) -> Option<String> {
        if *relation != Relation::Is || trail.iter().any(|e| e.says(Meaning::Versus)) {
            return None;
        }
        trail.iter().find_map(|e| match &e.what {
            What::Where(Place::Nation, _) => Some(Offices::NATION_NAME.to_owned()),
            What::Where(Place::Office(name), _) => Some(name.clone()),
            _ => None,
        })
    }
}

/// Whether a preposition leads to a group: `, về án tham nhũng`.
fn is_led(tokens: &[Token], event: &Event) -> bool {
    let before = tokens.get(..event.tokens.start).unwrap_or_default().iter().rev().take(6);
    let mut words = before
        .skip_while(|t| matches!(t.key.as_str(), "án" | "vụ" | "việc" | "các" | "những" | "loại" | "sự" | "hình"));
    words.next().is_some_and(|t| {
        matches!(t.key.as_str(), "về" | "với" | "trong" | "từ" | "thuộc" | "của" | "đến" | "tới" | "from" | "in" | "of")
    })
}

/// What follows `1.895 việc, thu 16.000 tỷ đồng`, a count and its money.
fn beside<'e>(rest: &'e [Event], numbers: &Numbers) -> &'e [Event] {
    let money = |event: &Event| {
        event.value().and_then(|value| numbers.values.get(value)).is_some_and(|value| value.unit == Unit::Money)
    };
    match rest {
        [comma, with, value, after @ ..] if comma.what == What::Comma && with.says(Meaning::With) && money(value) => {
            after
        }
        [comma, item, value, after @ ..]
            if comma.what == What::Comma && item.says(Meaning::Is(Item::Resolved)) && money(value) =>
        {
            after
        }
        _ => rest,
    }
}

/// The group that is named right after a value and what is joined to it.
pub(super) fn trailing_group(rest: &[Event], tokens: &[Token], numbers: &Numbers) -> Option<&'static str> {
    let (mut about, mut open) = (false, false);
    let rest = beside(rest, numbers);
    for (at, event) in rest.iter().enumerate() {
        match event.what {
            What::Says(Meaning::Group(name)) => return Some(name),
            What::Says(Meaning::About) => about = true,
            What::Open => open = true,
            What::Close if open => open = false,
            What::Comma
                if rest.iter().skip(at.saturating_add(1)).find(|next| !next.says(Meaning::With)).is_some_and(
                    |next| (group(next).is_some() || next.says(Meaning::About)) && is_led(tokens, next),
                ) => {}
            What::Value(value) if at == 0 && numbers.values.get(value).is_some_and(|value| value.under) => {}
            What::Comma => {
                let next = rest.get(at.saturating_add(1)).map(|e| &e.what);
                if !(about && matches!(next, Some(What::Says(Meaning::About | Meaning::Group(_))))) {
                    return None;
                }
            }
            What::Value(_) if rest.get(..at).is_some_and(|before| before.iter().any(|e| e.says(Meaning::With))) => {}
            // `30 tỷ đồng trong tổng số 649 tỷ đồng của các vụ án tham nhũng`
            What::Value(_)
                if at.checked_sub(1).and_then(|base| rest.get(base)).is_some_and(|e| e.says(Meaning::Base(None))) => {}
            What::Says(
                Meaning::With | Meaning::Of(_) | Meaning::Is(_) | Meaning::Left | Meaning::OfAll | Meaning::Base(_),
            ) => {}
            _ => return None,
        }
    }
    None
}
