//! The built-in offices: the nation, its provinces through the mergers, and the military line.

use crate::office::{
    Level, MERGERS, Office,
    key::{MILITARY, NATION},
    table::{Entry, Offices},
};

/// A province to 2025-06-30 and what it became.
pub(super) struct Province {
    pub(super) name: &'static str,
    pub(super) code: &'static str,
    pub(super) code_after: &'static str,
    pub(super) name_after: &'static str,
}

/// The rows of `data/provinces.csv`.
pub(super) fn provinces() -> impl Iterator<Item = Province> {
    let rows = include_str!("../../data/provinces.csv").lines();
    rows.filter(|row| !row.starts_with(['#', 'n'])).filter_map(|row| {
        let mut fields = row.split(',');
        let (name, code, code_after, name_after) = (fields.next()?, fields.next()?, fields.next()?, fields.next()?);
        Some(Province { name, code, code_after, name_after })
    })
}

/// The built-in table.
pub(super) fn vietnam() -> Offices {
    let mut offices = Offices::default();
    let mut add = |code: &str, name: &str, level, parent, from, to, successor: Option<&str>| {
        if let Ok(office) = Office::new(code, name, level, parent) {
            offices.push(Entry { office, from, to, successor: successor.map(str::to_owned) });
        }
    };
    let nation = Some(Offices::NATION);
    add(Offices::NATION, NATION, Level::Nation, None, None, None, None);
    let mut seen = Vec::new();
    for p in provinces() {
        add(p.code, p.name, Level::Province, nation, None, MERGERS.yesterday(), Some(p.code_after));
        if !seen.contains(&p.code_after) {
            add(p.code_after, p.name_after, Level::Province, nation, Some(MERGERS), None, None);
            seen.push(p.code_after);
        }
    }
    add(Offices::MILITARY, MILITARY, Level::Military, nation, None, None, None);
    offices
}
