//! Periods in English.

use thads_metrics::Period;

use crate::period::{Reader, When};

const ENGLISH: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

impl Reader<'_> {
    /// `the first six months of 2025`, `in 2025`.
    pub(super) fn english(&self, at: usize) -> Option<(When, usize)> {
        if self.is(at, &["first"]) {
            let next = at.saturating_add(1);
            let spelt = ENGLISH
                .iter()
                .position(|word| *word == self.key(next))
                .and_then(|p| u32::try_from(p).ok())
                .map(|p| p.saturating_add(1));
            let months = self.number(next).or(spelt)?;
            if !self.is(next.saturating_add(1), &["months"]) {
                return None;
            }
            let year = self.year(next.saturating_add(2));
            return Some(match year {
                Some((year, n)) => (When::Exact(Period::new(year, months).ok()?), n.saturating_add(3)),
                None => (When::Months(months), 3),
            });
        }
        let year = self.year_number(at.saturating_add(1)).filter(|_| matches!(self.key(at), "in" | "for"))?;
        Some((When::Year(year), 2))
    }
}
