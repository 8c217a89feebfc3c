//! Finding an office by its code or by any usual spelling, on a day.

use crate::text::clip::clip;
use crate::{
    date::Date,
    office::{
        Office,
        error::OfficeError,
        key::{OfficeKey, key},
        name::parts,
        table::{Offices, as_district},
    },
};

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
        let got = || clip(text.trim());
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
