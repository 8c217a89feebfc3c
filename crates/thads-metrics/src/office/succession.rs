//! What offices became, and what they were made of.

use crate::date::Date;
use crate::office::{
    MERGERS, Office,
    key::key,
    table::{Entry, Offices},
};

impl Offices {
    /// The entries of a code or a name of that day, whenever they existed.
    fn named<'a>(&'a self, text: &str, on: Option<Date>) -> impl Iterator<Item = (usize, &'a Entry)> + use<'a> {
        let of_key = self.by_key.get(&key(text, on)).into_iter().flatten();
        let of_key = of_key.filter_map(|position| Some((*position, self.entries.get(*position)?)));
        self.of_code(text.trim()).chain(of_key)
    }

    /// What an office that ended became; itself, if it went on as it was.
    ///
    /// Of the built-in table: a province that existed to 2025-06-30.
    pub fn successor(&self, text: &str) -> Option<&Office> {
        let mut named = self.named(text, MERGERS.yesterday());
        let (_, old) = named.find(|(_, entry)| entry.successor.is_some())?;
        self.next(old).map(|(_, next)| &next.office)
    }

    /// The offices that an office was made of: one, if it went on as it was.
    ///
    /// Of the built-in table: the provinces that a province of 2025-07-01 was made of.
    pub fn predecessors(&self, text: &str) -> Vec<&Office> {
        let parts = self.named(text, Some(MERGERS)).map(|(position, _)| self.parts(position));
        let parts = parts.into_iter().find(|parts| !parts.is_empty()).unwrap_or_default();
        parts.into_iter().filter_map(|part| self.entries.get(part)).map(|entry| &entry.office).collect()
    }

    /// Whether the mergers touched it: it was merged into another, or took others in.
    pub fn is_merged(&self, text: &str) -> bool {
        let mut old = self.named(text, MERGERS.yesterday()).filter_map(|(_, entry)| self.next(entry));
        old.any(|(next, _)| self.parts(next).len() > 1) || self.predecessors(text).len() > 1
    }

    /// What an office that ended had become by a day, over any number of successions.
    pub(crate) fn heir(&self, text: &str, on: Date) -> Option<&Office> {
        let mut named = self.named(text, Some(on)).chain(self.named(text, MERGERS.yesterday()));
        named.find_map(|(position, _)| {
            let (last, heir) = self.follow(position, on)?;
            (last != position && heir.exists(on)).then_some(&heir.office)
        })
    }

    /// The last that an entry became by a day: itself, if it still exists or nothing followed.
    pub(crate) fn follow(&self, position: usize, on: Date) -> Option<(usize, &Entry)> {
        let mut here = (position, self.entries.get(position)?);
        // Each next one exists on a later day, so this ends.
        while here.1.to.is_some_and(|to| to < on) {
            match self.next(here.1) {
                Some(next) => here = next,
                None => break,
            }
        }
        Some(here)
    }

    /// The entry that took the place of one that ended.
    pub(crate) fn next(&self, old: &Entry) -> Option<(usize, &Entry)> {
        let (after, code) = (old.to?.tomorrow()?, old.successor.as_deref()?);
        self.of_code(code).find(|(_, entry)| entry.exists(after))
    }

    /// The entries that one was made of on its first day, in the order of the table.
    pub(crate) fn parts(&self, position: usize) -> Vec<usize> {
        let Some(entry) = self.entries.get(position) else { return Vec::new() };
        let ended = self.by_successor.get(entry.office.code()).into_iter().flatten().copied();
        ended
            .filter(|old| {
                let old = self.entries.get(*old);
                old.and_then(|old| old.to).and_then(Date::tomorrow).is_some_and(|after| entry.exists(after))
            })
            .collect()
    }
}
