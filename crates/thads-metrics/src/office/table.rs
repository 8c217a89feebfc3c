//! The table of offices, with the days they existed and what they became.

use std::sync::LazyLock;

use super::{Level, MERGERS, Office, key, key::NATION};
use crate::{Date, error::OfficeError};

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Entry {
    office: Office,
    from: Option<Date>,
    to: Option<Date>,
    successor: Option<String>,
}

impl Entry {
    fn exists(&self, on: Date) -> bool {
        self.from.is_none_or(|from| from <= on) && self.to.is_none_or(|to| on <= to)
    }
}

/// Offices, with dated succession: 63 provinces to 2025-06-30, 34 from 2025-07-01.
///
/// ```
/// use thads_metrics::Offices;
/// let offices = Offices::vietnam();
/// let (before, after) = ("2025-06-30".parse().unwrap(), "2025-07-01".parse().unwrap());
/// assert_eq!(offices.find("80", before).unwrap().name(), "Long An");
/// assert_eq!(offices.find("80", after).unwrap().name(), "Tây Ninh");
/// assert_eq!(offices.find("72", before).unwrap().name(), "Tây Ninh");
/// assert_eq!(offices.successor("THADS tỉnh Long An").unwrap().name(), "Tây Ninh");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Offices {
    entries: Vec<Entry>,
}

static VIETNAM: LazyLock<Offices> = LazyLock::new(|| {
    let last = MERGERS.yesterday();
    let mut entries: Vec<Entry> = Vec::new();
    let mut add = |code: &str, name: &str, level, parent, from, to, successor: Option<&str>| {
        if let Ok(office) = Office::new(code, name, level, parent) {
            let entry = Entry { office, from, to, successor: successor.map(str::to_owned) };
            if !entries.contains(&entry) {
                entries.push(entry);
            }
        }
    };
    add(Offices::NATION, NATION, Level::Nation, None, None, None, None);
    let rows = include_str!("../../data/provinces.csv").lines();
    for row in rows.filter(|row| !row.starts_with(['#', 'n'])) {
        let mut fields = row.split(',');
        if let (Some(name), Some(before), Some(after), Some(name_after)) =
            (fields.next(), fields.next(), fields.next(), fields.next())
        {
            add(before, name, Level::Province, Some(Offices::NATION), None, last, Some(after));
            add(after, name_after, Level::Province, Some(Offices::NATION), Some(MERGERS), None, None);
        }
    }
    Offices { entries }
});

impl Offices {
    /// The code of the nation.
    pub const NATION: &'static str = "VN";

    /// The name of the nation.
    pub const NATION_NAME: &'static str = NATION;

    /// The built-in table: the nation and its provinces.
    ///
    /// Source: the official list of administrative units and Resolution 202/2025/QH15; that
    /// the enforcement bodies follow it from 2025-07-01: nld.com.vn 196250702120702025
    /// (evidence: secondary).
    pub fn vietnam() -> &'static Self {
        &VIETNAM
    }

    /// This table with one more office, such as a district of the user's own.
    ///
    /// `from` and `to` are the first and last day it exists, `None` without end. An error if
    /// the code is taken at that time, or the parent is not there or not of the level above.
    pub fn with(mut self, office: Office, from: Option<Date>, to: Option<Date>) -> Result<Self, OfficeError> {
        let entry = Entry { office, from, to, successor: None };
        let overlaps = |other: &Entry| {
            let apart = |end: Option<Date>, start: Option<Date>| matches!((end, start), (Some(e), Some(s)) if e < s);
            !apart(entry.to, other.from) && !apart(other.to, entry.from)
        };
        if let Some(taken) = self.entries.iter().find(|other| other.office.code == entry.office.code && overlaps(other))
        {
            return Err(OfficeError::Duplicate { code: entry.office.code, name: taken.office.name.clone() });
        }
        let fits = entry.office.parent().is_none_or(|parent| {
            let above = entry.office.level().above();
            self.entries.iter().any(|o| o.office.code == parent && Some(o.office.level()) == above && overlaps(o))
        });
        if !fits {
            return Err(OfficeError::Parent {
                level: entry.office.level.to_string(),
                parent: entry.office.parent.unwrap_or_default(),
                name: entry.office.name,
            });
        }
        self.entries.push(entry);
        Ok(self)
    }

    /// The offices that were added with [`Offices::with`], in order, with their first and last day.
    pub fn added(&self) -> impl Iterator<Item = (&Office, Option<Date>, Option<Date>)> {
        let built_in = VIETNAM.entries.len();
        self.entries.iter().skip(built_in).map(|entry| (&entry.office, entry.from, entry.to))
    }

    /// The first day after which the table knows of no further change: what it has then, it has today.
    ///
    /// ```
    /// use thads_metrics::{Offices, office::MERGERS};
    /// assert_eq!(Offices::vietnam().latest(), MERGERS);
    /// ```
    pub fn latest(&self) -> Date {
        let days = self.entries.iter().flat_map(|entry| [entry.from, entry.to.and_then(Date::tomorrow)]);
        days.flatten().max().unwrap_or(MERGERS)
    }

    /// Every office of any time.
    pub fn iter(&self) -> impl Iterator<Item = &Office> {
        self.entries.iter().map(|entry| &entry.office)
    }

    /// The offices that exist on a day.
    pub fn at(&self, on: Date) -> impl Iterator<Item = &Office> {
        self.entries.iter().filter(move |entry| entry.exists(on)).map(|entry| &entry.office)
    }

    /// The office of a code on a day.
    pub fn by_code(&self, code: &str, on: Date) -> Option<&Office> {
        self.at(on).find(|office| office.code == code)
    }

    /// The offices right under a code on a day.
    pub fn children<'a>(&'a self, code: &'a str, on: Date) -> impl Iterator<Item = &'a Office> {
        self.at(on).filter(move |office| office.parent() == Some(code))
    }

    /// The office of a code or of any usual spelling on a day.
    ///
    /// An error says whether the office is unknown, was merged into another by then, or is
    /// one of several of that name.
    pub fn find(&self, text: &str, on: Date) -> Result<&Office, OfficeError> {
        let code = text.trim();
        if let Some(office) = self.by_code(code, on) {
            return Ok(office);
        }
        let wanted = key(text, Some(on));
        let mut same = self.at(on).filter(|office| key(&office.name, Some(on)) == wanted);
        match (same.next(), same.next()) {
            (Some(office), None) => Ok(office),
            (Some(first), Some(second)) => {
                let codes = [first, second].into_iter().chain(same).map(Office::code).collect::<Vec<_>>().join(", ");
                Err(OfficeError::Ambiguous { got: code.to_owned(), codes })
            }
            (None, _) => Err(match self.successor(text) {
                Some(next) if on >= MERGERS => {
                    OfficeError::Succeeded { got: code.to_owned(), on, successor: next.name.clone() }
                }
                _ => OfficeError::NotFound { got: code.to_owned(), on },
            }),
        }
    }

    fn old(&self, text: &str) -> Option<&Entry> {
        let eve = MERGERS.yesterday();
        let wanted = key(text, eve);
        let code = text.trim();
        self.entries.iter().find(|entry| {
            entry.successor.is_some() && (entry.office.code == code || key(&entry.office.name, eve) == wanted)
        })
    }

    /// What a province that existed to 2025-06-30 became; itself, if it was not merged.
    pub fn successor(&self, text: &str) -> Option<&Office> {
        let code = self.old(text)?.successor.as_deref()?;
        self.by_code(code, MERGERS)
    }

    /// The provinces that a province of 2025-07-01 was made of: one, if it was not merged.
    pub fn predecessors(&self, text: &str) -> Vec<&Office> {
        let wanted = key(text, Some(MERGERS));
        let code = self.at(MERGERS).find(|o| o.code == text.trim() || key(&o.name, Some(MERGERS)) == wanted);
        let became = |entry: &&Entry| code.is_some_and(|code| entry.successor.as_ref() == Some(&code.code));
        self.entries.iter().filter(became).map(|entry| &entry.office).collect()
    }

    /// Whether the mergers of 2025-07-01 touched it: it was merged into another, or took others in.
    pub fn is_merged(&self, text: &str) -> bool {
        let merged = |office: &Office| self.predecessors(&office.code).len() > 1;
        self.successor(text).is_some_and(merged) || self.predecessors(text).len() > 1
    }
}
