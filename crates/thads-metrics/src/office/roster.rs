//! Offices as they are met, each once however its name is written ([`Roster`]).

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::{
    date::Date,
    office::{
        key::{OfficeKey, key},
        name::Name,
    },
    text::normalise::tidy,
};

/// Keys of offices' names on a day, each computed once.
#[derive(Debug, Default, Clone)]
pub struct Keys(HashMap<Option<Date>, HashMap<String, OfficeKey>>);

impl Keys {
    /// The [key](key()) of a name on a day.
    pub fn of(&mut self, name: &str, on: Option<Date>) -> OfficeKey {
        let known = self.0.entry(on).or_default();
        if let Some(key) = known.get(name) {
            return key.clone();
        }
        let new = key(name, on);
        known.insert(name.to_owned(), new.clone());
        new
    }
}

/// An office, by the name that it was met under first.
#[derive(Debug, Clone)]
struct Met {
    name: String,
    /// `huyện`, `thị xã`, …, or empty while no name said it.
    kind: &'static str,
}

/// Offices in the order they are met, each with a number.
///
/// Names of one [key](key()) are one office, but for those that say different kinds of places: a sheet may hold
/// `Huyện Cao Lãnh` beside `Thành phố Cao Lãnh`.
///
/// ```
/// use thads_metrics::office::Roster;
/// let mut offices = Roster::default();
/// assert_eq!(offices.number("Chi cục THADS huyện Ý Yên", None), 0);
/// assert_eq!(offices.number("Ý  Yên", None), 0);
/// assert_eq!(offices.number("TX. Ý Yên", None), 1);
/// assert_eq!(offices.name(0), "Chi cục THADS huyện Ý Yên");
/// ```
#[derive(Debug, Clone, Default)]
pub struct Roster {
    met: Vec<Met>,
    by_key: HashMap<OfficeKey, Vec<usize>>,
    by_name: HashMap<Option<Date>, HashMap<String, usize>>,
}

impl Roster {
    /// The number of the office of a name on a day, the next one for an office that was not met before.
    pub fn number(&mut self, name: &str, on: Option<Date>) -> usize {
        if let Some(known) = self.by_name.get(&on).and_then(|names| names.get(name)) {
            return *known;
        }
        let number = self.place(name, on);
        self.by_name.entry(on).or_default().insert(name.to_owned(), number);
        number
    }

    /// The name that an office was met under first; empty for a number that none has.
    pub fn name(&self, number: usize) -> &str {
        self.met.get(number).map_or("", |met| &met.name)
    }

    /// How many offices were met.
    pub const fn len(&self) -> usize {
        self.met.len()
    }

    /// Whether none was met.
    pub const fn is_empty(&self) -> bool {
        self.met.is_empty()
    }

    fn place(&mut self, name: &str, on: Option<Date>) -> usize {
        let key = key(name, on);
        let kind = if key.is_known() { "" } else { Name::parse(name).kind };
        let namesakes = self.by_key.entry(key).or_default();
        let of_kind =
            |kind: &str| namesakes.iter().copied().find(|at| self.met.get(*at).is_some_and(|met| met.kind == kind));
        let found = of_kind(kind).or_else(|| match namesakes.as_slice() {
            [only] if kind.is_empty() => Some(*only),
            _ => of_kind(""),
        });
        if let Some(found) = found {
            if let Some(met) = self.met.get_mut(found).filter(|met| met.kind.is_empty()) {
                met.kind = kind;
            }
            return found;
        }
        let number = self.met.len();
        namesakes.push(number);
        self.met.push(Met { name: name.to_owned(), kind });
        number
    }
}

/// Names of which some are other spellings of an office, each with the spelling that all names of its office get.
///
/// Unlike a [`Roster`] it says the same whatever the order: of several spellings it is one that says the kind of place,
/// then one not all in capitals, then the shortest.
///
/// ```
/// use thads_metrics::office::respelt;
/// let names = ["CC THADS H. Bến Lức", "BẾN LỨC", "huyện Bến Lức ", "Cần Đước"];
/// let respelt = respelt(names, None);
/// assert_eq!(respelt.len(), 3); // those that are called otherwise, be it by a space
/// assert_eq!(respelt["BẾN LỨC"], "huyện Bến Lức");
/// ```
pub fn respelt<'a>(names: impl IntoIterator<Item = &'a str>, on: Option<Date>) -> BTreeMap<String, String> {
    let mut of_key: BTreeMap<OfficeKey, BTreeMap<&'static str, BTreeSet<&str>>> = BTreeMap::new();
    for name in names {
        let key = key(name, on);
        let kind = if key.is_known() { "" } else { Name::parse(name).kind };
        of_key.entry(key).or_default().entry(kind).or_default().insert(name);
    }
    let mut out = BTreeMap::new();
    for mut kinds in of_key.into_values() {
        let bare = kinds.remove("").unwrap_or_default();
        let mut offices: Vec<BTreeSet<&str>> = kinds.into_values().collect();
        match offices.as_mut_slice() {
            [only] => only.extend(bare),
            _ => offices.push(bare),
        }
        for office in offices {
            let rank = |name: &str| {
                let no_kind = Name::parse(name).kind.is_empty();
                let shouted = !name.chars().any(char::is_lowercase);
                (no_kind, shouted, name.chars().count())
            };
            let Some((_, best)) = office.iter().map(|name| (rank(name), *name)).min() else { continue };
            let best = tidy(best).into_owned();
            let others = office.iter().filter(|name| **name != best);
            out.extend(others.map(|name| ((*name).to_owned(), best.clone())));
        }
    }
    out
}
