//! Of when the figures are, and the year of the targets that are set.

use thads_metrics::{Period, vocabulary::prose::Meaning};

use crate::{
    clause::{Event, What},
    number::Unit,
    period::{When, clock::Clock},
    walk::{Spoken, Walk},
};

impl Walk<'_> {
    pub(super) fn when(&mut self, when: When, before: &[Event], spoken: &mut Spoken) {
        let back = before.iter().rev().take(4);
        let mut near = back.take_while(|e| e.value().is_none() && !matches!(e.what, What::Semicolon | What::Colon));
        let leads = near.find_map(|event| match event.what {
            What::Says(meaning @ (Meaning::Versus | Meaning::SamePeriod | Meaning::Target | Meaning::Aim)) => {
                Some(meaning)
            }
            _ => None,
        });
        let clock = Clock {
            main: self.facts.period,
            published: self.facts.published,
            written: self.facts.written,
            compared: None,
        };
        match leads {
            Some(Meaning::Versus | Meaning::SamePeriod) => return,
            // `so với chỉ tiêu năm 2024`
            Some(_) => {
                spoken.target_period = match when {
                    When::Year(year) => Period::new(year, 12).ok(),
                    other => clock.period(other),
                };
                return;
            }
            None => {}
        }
        match when {
            When::Odd => spoken.odd = true,
            other => {
                let period = clock.period(other);
                if period.is_some() {
                    self.context.period = period;
                    spoken.odd = false;
                }
            }
        }
    }

    /// The year that a sentence without figures says that targets were set for.
    pub(super) fn assigned(&self, events: &[Event]) -> Option<Period> {
        let at = events.iter().position(|event| event.says(Meaning::Aim))?;
        let mut words = events.get(at)?.tokens.clone();
        let set = words.any(|at| self.tokens.get(at).is_some_and(|token| token.is("tiêu")));
        let year = events.get(at..)?.iter().find_map(|event| match event.what {
            What::When(When::Year(year)) => Period::new(year, 12).ok(),
            _ => None,
        });
        year.filter(|_| set && !events.iter().any(|event| event.value().is_some()))
    }

    /// Whether a sentence has percentages alone, and says no time of its own.
    pub(super) fn is_of_targets(&self, events: &[Event]) -> bool {
        let mut values = events.iter().filter_map(Event::value).filter_map(|value| self.numbers.values.get(value));
        let timed = events.iter().any(|event| matches!(event.what, What::When(_)));
        !timed && values.all(|value| value.unit == Unit::Percent)
    }
}
