//! Periods in English.

use thads_metrics::Period;

use crate::{
    number::words::MONTHS,
    period::{Day, Reader, When},
};

const ENGLISH: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

impl Reader<'_> {
    /// The month whose name stands here.
    fn month_name(&self, at: usize) -> Option<u8> {
        let position = MONTHS.iter().position(|name| *name == self.key(at))?;
        u8::try_from(position).ok().map(|month| month.saturating_add(1))
    }

    /// `March 31[st][,] [2025]`, `31 March [2025]`.
    pub(super) fn english_day(&self, at: usize) -> Option<(Day, usize)> {
        let small = |at: usize| self.number(at).and_then(|n| u8::try_from(n).ok()).filter(|n| (1..=31).contains(n));
        let suffix = |at: usize| usize::from(matches!(self.key(at), "st" | "nd" | "rd" | "th"));
        let next = at.saturating_add(1);
        let (month, number, n) = match (self.month_name(at), small(at)) {
            (Some(month), _) => (month, small(next)?, suffix(next.saturating_add(1)).saturating_add(2)),
            (None, Some(number)) => {
                let skip = suffix(next);
                (self.month_name(next.saturating_add(skip))?, number, skip.saturating_add(2))
            }
            (None, None) => return None,
        };
        let comma = usize::from(self.is(at.saturating_add(n), &[","]));
        let year = self.year_number(at.saturating_add(n).saturating_add(comma));
        let length = if year.is_some() { n.saturating_add(comma).saturating_add(1) } else { n };
        Some((Day { number, month, year }, length))
    }

    /// `[the end of] March 2025`, a day, `to date`: where an English range ends.
    fn english_end(&self, at: usize) -> Option<(Day, usize)> {
        let front = [&["the", "end", "of"][..], &["end", "of"]].into_iter().find(|words| self.is(at, words));
        let n = front.map_or(0, <[&str]>::len);
        let from = at.saturating_add(n);
        if let Some((day, more)) = self.english_day(from) {
            return Some((day, n.saturating_add(more)));
        }
        let month = self.month_name(from)?;
        let year = self.year_number(from.saturating_add(1))?;
        Some((Day { number: 31, month, year: Some(year) }, n.saturating_add(2)))
    }

    /// `the first six months of 2025`, `the first half of 2025`, `from October 2024 to the end of March 2025`, `in 2025`.
    pub(super) fn english(&self, at: usize) -> Option<(When, usize)> {
        if self.is(at, &["first", "half"]) {
            return self.english_months(6, at, 2);
        }
        if self.is(at, &["first", "month"]) {
            return self.english_months(1, at, 2);
        }
        // `the 11 months of 2024`
        if let Some(months) = self.number(at).filter(|months| (2..=12).contains(months))
            && self.is(at.saturating_add(1), &["months", "of"])
            && !matches!(self.back(at, 1), "first" | "past" | "last" | "final" | "remaining")
            && let Some(year) = self.year_number(at.saturating_add(3))
        {
            return Some((When::Exact(Period::new(year, months).ok()?), 4));
        }
        // not `the last six months of 2023`, which come after the first
        let of_year = self.is(at.saturating_add(2), &["months", "of"]);
        if matches!(self.key(at), "first" | "past") || self.key(at) == "last" && !of_year {
            let next = at.saturating_add(1);
            let spelt = ENGLISH
                .iter()
                .position(|word| *word == self.key(next))
                .and_then(|p| u32::try_from(p).ok())
                .map(|p| p.saturating_add(1));
            let months = self.number(next).or(spelt).filter(|months| (1..=12).contains(months))?;
            if !self.is(next.saturating_add(1), &["months"]) {
                return None;
            }
            return self.english_months(months, at, 3);
        }
        for front in [&["from", "the", "beginning", "of"][..], &["since", "the", "beginning", "of"]] {
            if self.is(at, front)
                && let Some(year) = self.year_number(at.saturating_add(front.len()))
            {
                let to = at.saturating_add(front.len()).saturating_add(1);
                let now = [&["to", "now"][..], &["to", "date"], &["until", "now"]].into_iter();
                let more = now.filter(|words| self.is(to, words)).map(<[&str]>::len).next().unwrap_or(0);
                return Some((When::SoFar(year), to.saturating_add(more).saturating_sub(at)));
            }
        }
        if self.is(at, &["from"])
            && let Some((first, n)) = self.english_end(at.saturating_add(1))
        {
            let to = at.saturating_add(n).saturating_add(1);
            if !matches!(self.key(to), "to" | "until" | "-" | "through") {
                return None;
            }
            let (last, more) = self.english_end(to.saturating_add(1))?;
            let length = to.saturating_add(more).saturating_add(1).saturating_sub(at);
            let fits = first.month == 10 && matches!(first.number, 1 | 31);
            let period = Self::ending(Day { number: 31, ..last }, last.year).filter(|_| fits && last.number >= 28);
            return Some((period.unwrap_or(When::Odd), length));
        }
        let year = self.year_number(at.saturating_add(1)).filter(|_| matches!(self.key(at), "in" | "for" | "of"))?;
        let month = at.checked_sub(1).is_some_and(|at| self.month_name(at).is_some());
        (!month).then_some((When::Year(year), 2))
    }

    /// Months, with their year if it follows.
    fn english_months(&self, months: u32, at: usize, n: usize) -> Option<(When, usize)> {
        let year = self.year(at.saturating_add(n)).or_else(|| {
            let (year, more) = self.year(at.saturating_add(n).saturating_add(1))?;
            self.is(at.saturating_add(n), &["of"]).then_some((year, more.saturating_add(1)))
        });
        Some(match year {
            Some((year, more)) => (When::Exact(Period::new(year, months).ok()?), n.saturating_add(more)),
            None => (When::Months(months), n),
        })
    }
}
