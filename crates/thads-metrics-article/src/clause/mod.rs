//! A sentence → what its words say, one event after another.

mod names;

use std::ops::Range;

use thads_metrics::vocabulary::prose::{Meaning, SHORT, Topic, VOCABULARY, longest};

use crate::{
    number::{Numbers, Use},
    period::{self, When},
    place::{self, Place},
    sentence::Sentence,
    token::{Shape, Token},
};

/// What a run of tokens says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum What {
    /// A phrase of the vocabulary.
    Says(Meaning),
    /// A value, by its position among the values.
    Value(usize),
    /// A period.
    When(When),
    /// An office; `true` if it is only beside another body's name, `Công an tỉnh Long An`.
    Where(Place, bool),
    /// `năm 2016 chuyển sang năm 2017`.
    Forward(i16),
    /// `chuyển sang năm 2019`: what comes into that year.
    Into(i16),
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// `:`
    Colon,
    /// `(`
    Open,
    /// `)`
    Close,
}

/// One thing said, and the tokens that say it.
#[derive(Debug, Clone)]
pub(crate) struct Event {
    pub(crate) what: What,
    pub(crate) tokens: Range<usize>,
}

impl Event {
    pub(crate) fn says(&self, meaning: Meaning) -> bool {
        self.what == What::Says(meaning)
    }

    pub(crate) fn value(&self) -> Option<usize> {
        if let What::Value(value) = self.what { Some(value) } else { None }
    }

    /// Whether a clause ends here.
    pub(crate) fn parts(&self) -> bool {
        matches!(self.what, What::Comma | What::Semicolon | What::Colon | What::Open | What::Close)
    }
}

/// What sentences are read with.
pub(crate) struct Clauses<'t> {
    pub(crate) text: &'t str,
    pub(crate) tokens: &'t [Token],
    pub(crate) numbers: &'t Numbers,
    /// The value that begins at a token.
    starts: Vec<Option<usize>>,
}

impl<'t> Clauses<'t> {
    pub(crate) fn new(text: &'t str, tokens: &'t [Token], numbers: &'t Numbers) -> Self {
        let mut starts = vec![None; tokens.len()];
        for (index, value) in numbers.values.iter().enumerate() {
            if let Some(start) = starts.get_mut(value.tokens.start) {
                *start = Some(index);
            }
        }
        Self { text, tokens, numbers, starts }
    }

    fn key(&self, at: usize) -> &str {
        self.tokens.get(at).map(|t| t.key.as_str()).unwrap_or_default()
    }

    /// What a sentence says.
    pub(crate) fn events(&self, sentence: &Sentence) -> Vec<Event> {
        let end = sentence.tokens.end;
        let times = period::Reader { tokens: self.tokens.get(..end).unwrap_or_default() };
        let places = place::Reader { tokens: self.tokens.get(..end).unwrap_or_default(), text: self.text };
        let mut out: Vec<Event> = Vec::new();
        let mut at = sentence.tokens.start;
        while at < end {
            let listed = match out.as_slice() {
                [.., closed, comma]
                    if closed.what == What::Close && (comma.what == What::Comma || comma.says(Meaning::And)) =>
                {
                    self.listed_name(at)
                }
                _ if self.after_superlative(at) && places.at(at).is_none() => self.listed_name(at),
                [.., mark] if matches!(mark.what, What::Semicolon | What::Colon) && mark.tokens.end == at => {
                    self.heading_name(at).filter(|_| places.at(at).is_none())
                }
                _ => None,
            };
            let (what, taken) = match listed {
                Some((name, taken)) => (Some(What::Where(Place::District(name), false)), taken),
                None => self.event(at, end, &times, &places, out.last()),
            };
            if let Some(what) = what {
                out.push(Event { what, tokens: at..at.saturating_add(taken) });
            }
            at = at.saturating_add(taken.max(1));
        }
        if self.numbers.english {
            turn_changes(&mut out);
        }
        out
    }

    fn event(
        &self,
        at: usize,
        end: usize,
        times: &period::Reader<'_>,
        places: &place::Reader<'_>,
        last: Option<&Event>,
    ) -> (Option<What>, usize) {
        if let Some(index) = self.starts.get(at).copied().flatten() {
            let taken = self.numbers.values.get(index).map_or(1, |value| value.tokens.len());
            return (Some(What::Value(index)), taken);
        }
        if let Some((what, taken)) = self.forward(at) {
            return (Some(what), taken);
        }
        if let Some((when, taken)) = times.at(at) {
            return (Some(What::When(when)), taken);
        }
        let compares = |event: &Event| event.says(Meaning::SamePeriod) || event.says(Meaning::Versus);
        let after_same = last.is_some_and(|event| compares(event) && event.tokens.end == at);
        if let Some(year) =
            self.tokens.get(at).and_then(Token::small).filter(|year| after_same && (1990..=2100).contains(year))
        {
            return (i16::try_from(year).ok().map(|year| What::When(When::Year(year))), 1);
        }
        if let Some(taken) = self.dateline(at) {
            return (None, taken);
        }
        if let Some((place, taken)) = places.at(at) {
            return (Some(What::Where(place, places.of_others(at))), taken);
        }
        // the share of one bank
        if self.key(at) == "ngân"
            && self.key(at.saturating_add(1)) == "hàng"
            && self
                .tokens
                .get(at.saturating_add(2))
                .is_some_and(|t| t.capital && t.shape == Shape::Word && !t.is("nhà"))
        {
            return (Some(What::Says(Meaning::Trap(Topic::OtherStatistic))), 2);
        }
        if let Some(taken) = self.single_case(at) {
            return (Some(What::Says(Meaning::Trap(Topic::SingleCase))), taken);
        }
        if let Some((meaning, taken)) = self.phrase(at, end) {
            return ((meaning != Meaning::Skip).then_some(What::Says(meaning)), taken);
        }
        let spaced = self.tokens.get(at).is_some_and(|t| t.spaced);
        let what = match self.key(at) {
            "," | "nhưng" | "but" => Some(What::Comma),
            "-" if spaced => Some(What::Comma),
            "/" if last.is_some_and(|event| event.value().is_some() && event.tokens.end == at)
                && !self.is_lower(at) =>
            {
                Some(What::Says(Meaning::With))
            }
            ";" => Some(What::Semicolon),
            ":" => Some(What::Colon),
            "(" | "[" => Some(What::Open),
            ")" | "]" => Some(What::Close),
            _ => None,
        };
        (what, 1)
    }

    /// Whether the value after the slash here is the lower part of a fraction.
    fn is_lower(&self, at: usize) -> bool {
        let next = (at.saturating_add(1)..at.saturating_add(4)).find_map(|at| self.starts.get(at).copied().flatten());
        next.and_then(|value| self.numbers.values.get(value)).is_none_or(|value| value.under)
    }

    /// `năm 2018 chuyển sang`; with the year it goes to, what that year leaves.
    fn forward(&self, at: usize) -> Option<(What, usize)> {
        // `chuyển sang năm 2012`
        if self.key(at) == "chuyển"
            && matches!(self.key(at.saturating_add(1)), "sang" | "qua")
            && self.key(at.saturating_add(2)) == "năm"
            && self.tokens.get(at.saturating_add(3)).is_some_and(Token::is_number)
        {
            let year = self.tokens.get(at.saturating_add(3)).and_then(Token::small);
            return Some((What::Into(i16::try_from(year.unwrap_or_default()).ok()?), 4));
        }
        // `chuyển từ năm 2017 sang`
        if self.key(at) == "chuyển"
            && self.key(at.saturating_add(1)) == "từ"
            && self.key(at.saturating_add(2)) == "năm"
            && self.tokens.get(at.saturating_add(3)).is_some_and(Token::is_number)
        {
            let onward = usize::from(matches!(self.key(at.saturating_add(4)), "sang" | "qua"));
            return Some((What::Says(Meaning::Is(thads_metrics::Item::CarriedIn)), onward.saturating_add(4)));
        }
        let year = self.tokens.get(at.saturating_add(1)).and_then(Token::small).filter(|y| (1990..=2100).contains(y));
        let year = i16::try_from(year.filter(|_| self.key(at) == "năm")?).ok()?;
        let verb = at.saturating_add(2);
        if self.key(verb) != "chuyển" || !matches!(self.key(verb.saturating_add(1)), "sang" | "qua") {
            return None;
        }
        let to = verb.saturating_add(2);
        let onward = self.key(to) == "năm" && self.tokens.get(to.saturating_add(1)).is_some_and(Token::is_number);
        Some(if onward {
            (What::Forward(year), 6)
        } else {
            (What::Says(Meaning::Is(thads_metrics::Item::CarriedIn)), 4)
        })
    }

    /// The longest phrase that begins here.
    fn phrase(&self, at: usize, end: usize) -> Option<(Meaning, usize)> {
        let first = SHORT.iter().find(|(short, _)| *short == self.key(at)).and_then(|(_, full)| full.first()).copied();
        let longest = longest(first.unwrap_or(self.key(at)));
        let (mut words, mut ends): (Vec<&str>, Vec<usize>) = (Vec::new(), Vec::new());
        let mut next = at;
        while words.len() < longest && next < end && (next == at || self.starts.get(next).copied().flatten().is_none())
        {
            let key = self.key(next);
            if self.numbers.uses.get(next).is_some_and(|u| *u != Use::Nothing) {
                break;
            }
            next = next.saturating_add(1);
            if let Some((_, full)) = SHORT.iter().find(|(short, _)| *short == key) {
                words.extend(full.iter().copied());
                ends.resize(words.len(), next);
            } else {
                words.push(key);
                ends.push(next);
            }
        }
        (1..=words.len()).rev().find_map(|n| {
            let meaning = VOCABULARY.get(&words.get(..n)?.join(" "))?;
            Some((*meaning, ends.get(n.checked_sub(1)?)?.saturating_sub(at)))
        })
    }
}

/// `a 16.59% increase`, `6% lower`: the direction is heard before the value, as everywhere else.
fn turn_changes(events: &mut [Event]) {
    for at in 0..events.len().saturating_sub(1) {
        let next_is_value = events.get(at.saturating_add(2)).is_some_and(|event| event.value().is_some());
        if let Some([value, change]) = events.get_mut(at..at.saturating_add(2))
            && value.value().is_some()
            && matches!(change.what, What::Says(Meaning::Direction(_) | Meaning::Over | Meaning::Short))
            && !next_is_value
        {
            std::mem::swap(value, change);
        }
    }
}
