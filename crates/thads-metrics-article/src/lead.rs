//! What stands before a value, and what after it.

use std::ops::Range;

use thads_metrics::{Item, Measure, vocabulary::prose::Meaning};

use crate::{
    claim::Against,
    clause::{Event, What},
    period::{When, clock::Clock},
    place::Place,
    reason::Reason,
};

/// An item that is named beside a value.
#[derive(Debug, Clone)]
pub(crate) struct Named {
    pub(crate) item: Item,
    /// Whether nothing but words stands between it and the value.
    pub(crate) adjacent: bool,
    /// What else it may be.
    pub(crate) or: Option<Item>,
    /// The year whose remainder it is.
    pub(crate) forward: Option<i16>,
    pub(crate) tokens: Range<usize>,
}

impl Named {
    /// `giải quyết`, which is accepted or resolved.
    pub(crate) fn is_handled(&self) -> bool {
        self.or == Some(Item::Resolved)
    }
}

/// Whether an item is one of the fates of a case, which a sum may put together.
const fn is_fate(item: Item) -> bool {
    matches!(
        item,
        Item::Entrusted
            | Item::TakenUp
            | Item::Revoked
            | Item::Terminated
            | Item::Suspended
            | Item::Deferred
            | Item::Resolved
            | Item::InProgress
    )
}

/// The events before a value or after it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Side<'e>(pub(crate) &'e [Event]);

impl Side<'_> {
    pub(crate) fn has(self, meaning: Meaning) -> bool {
        self.0.iter().any(|event| event.says(meaning))
    }

    pub(crate) fn last(self, meaning: Meaning) -> Option<usize> {
        self.0.iter().rposition(|event| event.says(meaning))
    }

    /// Whether nothing stands here but commas, brackets and words that join.
    pub(crate) fn only_joins(self) -> bool {
        self.0.iter().all(|event| {
            event.parts()
                || matches!(event.what, What::Where(Place::District(_) | Place::Office(_) | Place::Province(_), _))
                || matches!(
                    event.what,
                    What::Says(Meaning::And | Meaning::With | Meaning::Of(_) | Meaning::Respectively | Meaning::OfAll)
                )
        })
    }

    pub(crate) fn opens(self) -> bool {
        self.0.iter().any(|event| event.what == What::Open)
    }

    /// The measures named, in order.
    pub(crate) fn measures(self) -> Vec<Measure> {
        let of = |event: &Event| match event.what {
            What::Says(Meaning::Of(measure) | Meaning::Base(Some(measure))) => Some(measure),
            What::Says(Meaning::Admin) => Some(Measure::Admin),
            _ => None,
        };
        self.0.iter().filter_map(of).collect()
    }

    pub(crate) fn trap(self) -> Option<Reason> {
        self.0.iter().rev().find_map(|event| {
            if let What::Says(Meaning::Trap(reason)) = event.what { Some(reason.into()) } else { None }
        })
    }

    /// The direction that is said last: up or down, and whether against a target.
    pub(crate) fn direction(self) -> Option<(usize, bool, bool)> {
        self.0.iter().enumerate().rev().find_map(|(at, event)| match event.what {
            What::Says(Meaning::Direction(up)) => Some((at, up, false)),
            What::Says(Meaning::Over) => Some((at, true, true)),
            What::Says(Meaning::Short) => Some((at, false, true)),
            _ => None,
        })
    }

    /// The item that is named last, put together of what parts of it stand here.
    pub(crate) fn item(self, admin: bool) -> Option<Named> {
        let mut found: Option<Named> = None;
        let mut eligible = false;
        let mut base = false;
        let mut fate: Option<(Item, usize)> = None;
        for event in self.0 {
            let (item, or, forward) = match event.what {
                What::Says(Meaning::Is(item)) => (item, None, None),
                What::Says(Meaning::Settled) => (Item::Resolved, Some(Item::Accepted), None),
                What::Says(Meaning::Handled) => (Item::Accepted, Some(Item::Resolved), None),
                What::Says(Meaning::Due) => (Item::ToEnforce, Some(Item::CarriedOver), None),
                What::Says(Meaning::Left) => {
                    (if eligible { Item::CarriedOverEligible } else { Item::CarriedOver }, None, None)
                }
                What::Says(Meaning::Follow(left)) if admin => {
                    (if left { Item::CarriedOver } else { Item::ToEnforce }, None, None)
                }
                What::Forward(year) => {
                    (if eligible { Item::CarriedOverEligible } else { Item::CarriedOver }, None, Some(year))
                }
                What::Says(Meaning::Base(_) | Meaning::Versus) => {
                    base = true;
                    continue;
                }
                _ => {
                    if event.parts() {
                        eligible = false;
                        base = false;
                        if let Some(found) = &mut found {
                            found.adjacent = matches!(event.what, What::Colon) && found.adjacent;
                        }
                    }
                    continue;
                }
            };
            // `ủy thác, đình chỉ 1.416 việc`: together
            let before = fate.take().filter(|_| is_fate(item));
            fate = is_fate(item).then_some((item, event.tokens.end));
            if before.is_some_and(|(other, end)| other != item && self.joins(end, event.tokens.start)) {
                found = None;
                continue;
            }
            // `số còn lại đang được tổ chức thi hành`
            let left = found.as_ref().is_some_and(|found| found.item == Item::CarriedOver && found.adjacent);
            if left && matches!(item, Item::ToEnforce | Item::InProgress) && forward.is_none() {
                continue;
            }
            let joined = eligible && item == Item::CarriedOver;
            eligible = item == Item::Eligible;
            let item = if joined { Item::CarriedOverEligible } else { item };
            // `trong số có điều kiện, …`: what is spoken of next is another
            let adjacent =
                !(base && matches!(item, Item::Eligible | Item::ToEnforce | Item::Accepted) && forward.is_none());
            found = Some(Named { item, or, adjacent, forward, tokens: event.tokens.clone() });
        }
        found
    }

    /// Whether only commas and joining words stand between two tokens.
    fn joins(self, from: usize, to: usize) -> bool {
        let between = self.0.iter().filter(|event| event.tokens.start >= from && event.tokens.end <= to);
        between.into_iter().all(|event| {
            matches!(event.what, What::Comma | What::Says(Meaning::And | Meaning::With | Meaning::Trap(_)))
        })
    }

    /// What a comparison that begins at one of these events is made with.
    pub(crate) fn against(self, from: usize, clock: &Clock) -> Against {
        let events = self.0.get(from..).unwrap_or_default();
        let mut found: Option<Against> = None;
        for (i, event) in events.iter().enumerate() {
            match &event.what {
                What::Value(_) | What::Semicolon | What::Close => break,
                What::Comma if found.is_some() => break,
                // `so với cùng kỳ năm 2013 (so với chỉ tiêu giao, vượt 3,38%)`
                What::Open if !matches!(found, None | Some(Against::SameMonths(None))) => break,
                What::Says(Meaning::Direction(_) | Meaning::Over | Meaning::Short) if i > 0 && found.is_some() => break,
                What::Where(Place::Nation, _) => return Against::Nation,
                What::Says(Meaning::Target) => found = Some(Against::Target),
                What::Says(Meaning::SamePeriod) if found.is_none() => found = Some(Against::SameMonths(None)),
                What::When(when) if !matches!(found, Some(Against::Target)) => {
                    found = Some(match when {
                        When::Year(year) => Against::SameMonths(Some(*year)),
                        When::Odd | When::SoFar(_) => Against::Unknown,
                        When::Exact(_) => clock.period(*when).map_or(Against::Unknown, Against::Period),
                        // `cùng kỳ 6 tháng đầu năm`
                        _ => found.unwrap_or(Against::Unknown),
                    });
                }
                What::Forward(year) => {
                    found = Some(thads_metrics::Period::new(*year, 12).map_or(Against::Unknown, Against::Period));
                }
                What::Says(Meaning::Is(item)) if found.is_none() => found = Some(Against::Item(*item)),
                _ => {}
            }
        }
        found.unwrap_or(Against::Unknown)
    }

    /// `cùng kỳ năm 2022 đạt 60,3%`: the time that is only told of to compare with.
    pub(crate) fn as_of(self, clock: &Clock) -> Option<Against> {
        let from = self.versus().filter(|from| self.0.get(*from).is_some_and(|e| e.says(Meaning::SamePeriod)))?;
        let words = self.0.get(from..)?;
        let bare = self.direction().is_none() && !words.iter().any(Event::parts) && !self.has(Meaning::Share);
        Some(self.against(from, clock)).filter(|_| bare)
    }

    /// Where it is said what a figure is a part of: `trong tổng số`, `số việc`.
    pub(crate) fn base(self) -> Option<usize> {
        let base = |e: &Event| matches!(e.what, What::Says(Meaning::Base(_) | Meaning::OfAll | Meaning::Of(_)));
        self.0.iter().position(base)
    }

    /// Where a comparison begins: `so với`, or `cùng kỳ` without it.
    pub(crate) fn versus(self) -> Option<usize> {
        self.0.iter().position(|event| matches!(event.what, What::Says(Meaning::Versus | Meaning::SamePeriod)))
    }

    pub(crate) fn nation(self) -> bool {
        self.0.iter().any(|event| {
            event.what == What::Where(Place::Nation, false) || event.what == What::Where(Place::Nation, true)
        })
    }
}
