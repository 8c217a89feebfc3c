//! The table of offices, with the days they existed and what they became.

use std::{collections::BTreeMap, sync::LazyLock};

use crate::{
    date::Date,
    office::{
        Level, MERGERS, Office,
        error::OfficeError,
        key::{MILITARY, NATION, OfficeKey, key},
        name::parts,
        provinces::PROVINCES,
    },
};

/// An office with its first and last day.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Entry {
    pub(crate) office: Office,
    pub(crate) from: Option<Date>,
    pub(crate) to: Option<Date>,
    /// The code of the office that took its place on the day after its last.
    pub(crate) successor: Option<String>,
}

impl Entry {
    pub(crate) fn exists(&self, on: Date) -> bool {
        self.from.is_none_or(|from| from <= on) && self.to.is_none_or(|to| on <= to)
    }

    fn overlaps(&self, other: &Self) -> bool {
        let apart = |end: Option<Date>, start: Option<Date>| matches!((end, start), (Some(e), Some(s)) if e < s);
        !apart(self.to, other.from) && !apart(other.to, self.from)
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
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Offices {
    pub(crate) entries: Vec<Entry>,
    /// Positions in `entries`, in order.
    by_code: BTreeMap<String, Vec<usize>>,
    pub(crate) by_key: BTreeMap<OfficeKey, Vec<usize>>,
    by_parent: BTreeMap<String, Vec<usize>>,
    pub(crate) by_successor: BTreeMap<String, Vec<usize>>,
}

static VIETNAM: LazyLock<Offices> = LazyLock::new(vietnam);

impl Offices {
    /// The code of the nation.
    pub const NATION: &'static str = "VN";

    /// The name of the nation.
    pub const NATION_NAME: &'static str = NATION;

    /// The code of the military line, Cục Thi hành án Bộ Quốc phòng.
    pub const MILITARY: &'static str = "BQP";

    /// The built-in table: the nation, its provinces, and the army's Cục Thi hành án.
    ///
    /// Source: the official list of administrative units and Resolution 202/2025/QH15; that
    /// the enforcement bodies follow it from 2025-07-01: nld.com.vn 196250702120702025
    /// (evidence: secondary); the military line: Pháp điển 30.2 (evidence: text). Its Phòng
    /// Thi hành án quân khu, the Chi cục and the Phòng THADS khu vực are yours to [add](Self::with).
    pub fn vietnam() -> &'static Self {
        &VIETNAM
    }

    /// Adds an entry that is known to fit.
    pub(crate) fn push(&mut self, entry: Entry) {
        let position = self.entries.len();
        let add = |index: &mut BTreeMap<String, Vec<usize>>, key: &str| {
            index.entry(key.to_owned()).or_default().push(position);
        };
        add(&mut self.by_code, &entry.office.code);
        if let Some(parent) = &entry.office.parent {
            add(&mut self.by_parent, parent);
        }
        if let Some(successor) = &entry.successor {
            add(&mut self.by_successor, successor);
        }
        for key in self.keys_of(&entry) {
            self.by_key.entry(key).or_default().push(position);
        }
        self.entries.push(entry);
    }

    /// The keys that an entry goes by: that of its name, and of its name less the office above
    /// where the name says it, `Phòng THADS khu vực 1 - Tây Ninh`.
    fn keys_of(&self, entry: &Entry) -> Vec<OfficeKey> {
        let Office { name, level, .. } = &entry.office;
        let mut keys = vec![key_of(name, *level, entry.from)];
        if let (Some(parent), Level::District | Level::Region | Level::MilitaryRegion) = (entry.office.parent(), level)
        {
            let above: Vec<_> = self.of_code(parent).map(|(_, other)| key(other.office.name(), other.from)).collect();
            let heads = parts(name).filter(|(_, tail)| above.contains(&key(tail, entry.from)));
            keys.extend(heads.map(|(head, _)| key_of(head, *level, entry.from)));
        }
        keys.dedup();
        keys
    }

    pub(crate) fn of_code<'a>(&'a self, code: &str) -> impl Iterator<Item = (usize, &'a Entry)> + use<'a> {
        let positions = self.by_code.get(code).into_iter().flatten();
        positions.filter_map(|position| Some((*position, self.entries.get(*position)?)))
    }

    /// This table with one more office, such as a district of the user's own.
    ///
    /// `from` and `to` are the first and last day it exists. `None` is without end, but for what the
    /// reform of 2025 ended and began: a district lasts to 2025-06-30, a region begins on 2025-07-01.
    /// An error if the code is taken at that time, or the parent is not there or not of the level above.
    ///
    /// ```
    /// use thads_metrics::{Office, Offices, office::Level};
    /// let mut offices = Offices::vietnam().clone();
    /// for (code, name, parent) in [
    ///     ("LA-CT", "Chi cục THADS huyện Châu Thành", "80"), // Long An: the parent is a code of the time
    ///     ("TG-CT", "Chi cục THADS huyện Châu Thành", "82"), // Tiền Giang
    /// ] {
    ///     offices = offices.with(Office::new(code, name, Level::District, Some(parent))?, None, None)?;
    /// }
    /// let on = "2022-03-31".parse()?;
    /// assert_eq!(offices.find("Châu Thành (Long An)", on)?.code(), "LA-CT");
    /// assert_eq!(offices.find_under("huyện Châu Thành", "Tiền Giang", on)?.code(), "TG-CT");
    /// let error = offices.find("Châu Thành", on).unwrap_err().to_string();
    /// assert!(error.contains("LA-CT (Long An), TG-CT (Tiền Giang)"), "{error}");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with(mut self, office: Office, from: Option<Date>, to: Option<Date>) -> Result<Self, OfficeError> {
        let end = MERGERS.yesterday();
        let (from, to) = match office.level {
            Level::District if from <= end => (from, to.or(end)),
            Level::Region if to.is_none_or(|to| to >= MERGERS) => (from.or(Some(MERGERS)), to),
            _ => (from, to),
        };
        if let (Some(first), Some(last)) = (from, to)
            && last < first
        {
            return Err(OfficeError::Days { name: office.name, first, last });
        }
        let entry = Entry { office, from, to, successor: None };
        if let Some((_, taken)) = self.of_code(&entry.office.code).find(|(_, other)| entry.overlaps(other)) {
            return Err(OfficeError::Duplicate { code: entry.office.code, name: taken.office.name.clone() });
        }
        let fits = entry.office.parent().is_none_or(|parent| {
            let above = entry.office.level().above();
            self.of_code(parent).any(|(_, other)| Some(other.office.level) == above && entry.overlaps(other))
        });
        if !fits {
            return Err(OfficeError::Parent {
                level: entry.office.level.to_string(),
                parent: entry.office.parent.unwrap_or_default(),
                name: entry.office.name,
            });
        }
        self.push(entry);
        Ok(self)
    }

    /// This table, in which the office of `code`, after its last day, became the one of `successor`.
    ///
    /// So that [`restate`](crate::restate) can follow offices of the user's own: a Chi cục into its
    /// Phòng THADS khu vực. An error if the office has no last day or has a successor already, or if
    /// the successor is not there on the day after.
    pub fn with_successor(mut self, code: &str, successor: &str) -> Result<Self, OfficeError> {
        let (code, successor) = (code.trim(), successor.trim());
        let refused = || OfficeError::Succession { code: code.to_owned(), successor: successor.to_owned() };
        let ended = self.of_code(code).filter(|(_, entry)| entry.to.is_some() && entry.successor.is_none());
        let (position, after) = ended.last().map(|(at, entry)| (at, entry.to)).ok_or_else(refused)?;
        let after = after.and_then(Date::tomorrow).ok_or_else(refused)?;
        if self.by_code(successor, after).is_none() {
            return Err(refused());
        }
        if let Some(entry) = self.entries.get_mut(position) {
            entry.successor = Some(successor.to_owned());
            self.by_successor.entry(successor.to_owned()).or_default().push(position);
        }
        Ok(self)
    }

    /// The offices that were added with [`Offices::with`], in order, with their first and last day
    /// and the code of their successor.
    pub fn added(&self) -> impl Iterator<Item = (&Office, Option<Date>, Option<Date>, Option<&str>)> {
        let built_in = VIETNAM.entries.len();
        let added = self.entries.iter().skip(built_in);
        added.map(|entry| (&entry.office, entry.from, entry.to, entry.successor.as_deref()))
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
        self.of_code(code).find(|(_, entry)| entry.exists(on)).map(|(_, entry)| &entry.office)
    }

    /// The offices right under a code on a day.
    pub fn children<'a>(&'a self, code: &str, on: Date) -> impl Iterator<Item = &'a Office> + use<'a> {
        let positions = self.by_parent.get(code).into_iter().flatten();
        let entries = positions.filter_map(|position| self.entries.get(*position));
        entries.filter(move |entry| entry.exists(on)).map(|entry| &entry.office)
    }
}

/// The key of an office of the table, whose level is known: a district that is called as its
/// province is no province.
fn key_of(name: &str, level: Level, on: Option<Date>) -> OfficeKey {
    let found = key(name, on);
    if found.is_known() && matches!(level, Level::District | Level::Region) { as_district(name) } else { found }
}

/// The key of a district of that name.
pub(super) fn as_district(name: &str) -> OfficeKey {
    key(&format!("Chi cục THADS {name}"), None)
}

/// The built-in offices: the nation, its provinces through the mergers, and the military line.
fn vietnam() -> Offices {
    let mut offices = Offices::default();
    let mut add = |code: &str, name: &str, level, parent, from, to, successor: Option<&str>| {
        if let Ok(office) = Office::new(code, name, level, parent) {
            offices.push(Entry { office, from, to, successor: successor.map(str::to_owned) });
        }
    };
    let nation = Some(Offices::NATION);
    add(Offices::NATION, NATION, Level::Nation, None, None, None, None);
    let mut seen = Vec::new();
    for p in PROVINCES.iter() {
        add(p.code, p.name, Level::Province, nation, None, MERGERS.yesterday(), Some(p.code_after));
        if !seen.contains(&p.code_after) {
            add(p.code_after, p.name_after, Level::Province, nation, Some(MERGERS), None, None);
            seen.push(p.code_after);
        }
    }
    add(Offices::MILITARY, MILITARY, Level::Military, nation, None, None, None);
    offices
}
