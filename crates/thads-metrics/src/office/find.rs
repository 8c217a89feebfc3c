//! Finding an office by its code or by any usual spelling, on a day.

use crate::office::{
    Level, Office,
    key::{OfficeKey, key},
    table::{Entry, Offices},
};
use crate::{date::Date, office::error::OfficeError};

/// What may stand between the name of an office and that of the one above: `Châu Thành, Long An`.
const MARKS: [char; 7] = [',', '(', '-', '–', '—', '/', ';'];

/// The two parts of a name at each of the first marks in it; a name has no more.
fn parts(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.match_indices(MARKS).take(8).filter_map(|(at, mark)| {
        let (head, rest) = text.split_at_checked(at)?;
        let tail = rest.strip_prefix(mark)?.trim();
        let tail = tail.strip_suffix(')').unwrap_or(tail).trim_end();
        let head = head.trim_end();
        (!head.is_empty() && !tail.is_empty()).then_some((head, tail))
    })
}

/// The key of an office of the table, whose level is known: a district that is called as its
/// province is no province.
fn key_of(name: &str, level: Level, on: Option<Date>) -> OfficeKey {
    let found = key(name, on);
    if found.is_known() && matches!(level, Level::District | Level::Region) { as_district(name) } else { found }
}

fn as_district(name: &str) -> OfficeKey {
    key(&format!("Chi cục THADS {name}"), None)
}

/// The keys that an entry goes by: that of its name, and of its name less the office above
/// where the name says it, `Phòng THADS khu vực 1 - Tây Ninh`.
pub(crate) fn keys_of(offices: &Offices, entry: &Entry) -> Vec<OfficeKey> {
    let office = &entry.office;
    let mut keys = vec![key_of(office.name(), office.level(), entry.from)];
    if let (Some(parent), Level::District | Level::Region | Level::MilitaryRegion) = (office.parent(), office.level()) {
        let above: Vec<_> = offices.of_code(parent).map(|(_, other)| key(other.office.name(), other.from)).collect();
        keys.extend(
            parts(office.name())
                .filter(|(_, tail)| above.contains(&key(tail, entry.from)))
                .map(|(head, _)| key_of(head, office.level(), entry.from)),
        );
    }
    keys.dedup();
    keys
}

impl Offices {
    /// The office of a code or of any usual spelling on a day.
    ///
    /// Where several share a name, the one above may stand after it: `Châu Thành, Long An`,
    /// `Châu Thành (Long An)`, `Phòng THADS khu vực 1 - Tây Ninh`; or see
    /// [`find_under`](Self::find_under). An error says whether the office is unknown, was merged into
    /// another by then, or is one of several, with the code and the office above each.
    pub fn find(&self, text: &str, on: Date) -> Result<&Office, OfficeError> {
        self.one(text, &self.matching(text, on), on)
    }

    /// The office of a name among those under another, at any depth, on a day.
    ///
    /// A district that is called as its province is found by that name, too.
    pub fn find_under(&self, text: &str, above: &str, on: Date) -> Result<&Office, OfficeError> {
        let above = self.find(above, on)?.code();
        let mut found = self.matching(text, on);
        found.retain(|office| self.is_under(office, above, on));
        if found.is_empty() {
            found = self.of_key(&as_district(text), on).filter(|office| self.is_under(office, above, on)).collect();
        }
        self.one(text, &found, on)
    }

    /// Whether an office stands under the one of a code on a day, at any depth.
    fn is_under(&self, office: &Office, code: &str, on: Date) -> bool {
        // Each level stands under a higher one, so this ends.
        office.parent().is_some_and(|parent| {
            parent == code || self.by_code(parent, on).is_some_and(|parent| self.is_under(parent, code, on))
        })
    }

    fn of_key<'a>(&'a self, key: &OfficeKey, on: Date) -> impl Iterator<Item = &'a Office> + use<'a> {
        let positions = self.by_key.get(key).into_iter().flatten();
        let entries = positions.filter_map(|position| self.entries.get(*position));
        entries.filter(move |entry| entry.exists(on)).map(|entry| &entry.office)
    }

    /// Every office on a day that the text may mean.
    fn matching(&self, text: &str, on: Date) -> Vec<&Office> {
        let text = text.trim();
        if let Some(office) = self.by_code(text, on) {
            return vec![office];
        }
        let whole: Vec<_> = self.of_key(&key(text, Some(on)), on).collect();
        if !whole.is_empty() {
            return whole;
        }
        let above = |tail: &str| {
            let mut named = self.of_key(&key(tail, Some(on)), on);
            self.by_code(tail, on).or_else(|| named.next().filter(|_| named.next().is_none())).map(Office::code)
        };
        let mut split = parts(text).filter_map(|(head, tail)| Some((head, above(tail)?)));
        let split = split.find_map(|(head, above)| {
            let district = as_district(head);
            let found = self.of_key(&key(head, Some(on)), on).chain(self.of_key(&district, on));
            let mut found: Vec<_> = found.filter(|office| self.is_under(office, above, on)).collect();
            found.dedup();
            Some(found).filter(|found| !found.is_empty())
        });
        split.unwrap_or_default()
    }

    /// The only one, or the error that says why there is not just one.
    fn one<'a>(&'a self, text: &str, found: &[&'a Office], on: Date) -> Result<&'a Office, OfficeError> {
        let got = || text.trim().chars().take(60).collect::<String>();
        match found {
            [only] => Ok(only),
            [] => Err(match self.heir(text, on) {
                Some(heir) => OfficeError::Succeeded { got: got(), on, successor: heir.name().to_owned() },
                None => OfficeError::NotFound { got: got(), on },
            }),
            several => {
                let parent = |office: &Office| self.by_code(office.parent()?, on).map(Office::name);
                let name = |office: &&Office| match parent(office) {
                    Some(parent) => format!("{} ({parent})", office.code()),
                    None => office.code().to_owned(),
                };
                let candidates = several.iter().map(name).collect::<Vec<_>>().join(", ");
                Err(OfficeError::Ambiguous { got: got(), candidates })
            }
        }
    }
}
