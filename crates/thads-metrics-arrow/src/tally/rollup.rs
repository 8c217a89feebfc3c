//! A tally by fewer columns, and of one group after the other.

use std::collections::BTreeMap;

use crate::tally::error::TallyError;
use thads_metrics::Item;

use super::{group::Group, result::Tally};

impl Tally {
    /// The tally by fewer columns, or by the same in another order: what differs in the others is added up.
    ///
    /// It is the tally of the register by those columns, but for rows without a value in one that is left
    /// out: they are inconsistent here. Errors: a column that the tally is not by, none, one twice.
    ///
    /// ```
    /// use thads_metrics_arrow::{TallySpec, Tally};
    /// let tally = Tally::empty(TallySpec::new("2022/06".parse()?, ["office", "nature"])?);
    /// assert_eq!(tally.over(["office"])?.spec().by(), ["office"]);
    /// assert!(tally.over(["officer"]).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn over(&self, by: impl IntoIterator<Item = impl Into<String>>) -> Result<Self, TallyError> {
        let spec = self.spec.by_columns(by);
        spec.check_by()?;
        let places = spec.by().iter().map(|column| self.place(column)).collect::<Result<Vec<_>, _>>()?;
        let mut rolled = Self { inconsistent: self.inconsistent.clone(), rows: self.rows, ..Self::empty(spec) };
        for (names, group) in &self.groups {
            let kept: Vec<String> = places.iter().filter_map(|place| names.get(*place).cloned()).collect();
            rolled.add_group(&kept, group)?;
        }
        Ok(rolled)
    }

    /// The tally of each name in a column, by the same columns.
    ///
    /// Inconsistent rows are in none of them: merged again, they are the tally without those.
    pub fn split(&self, column: &str) -> Result<BTreeMap<String, Self>, TallyError> {
        let place = self.place(column)?;
        let mut parts: BTreeMap<String, Self> = BTreeMap::new();
        for (names, group) in &self.groups {
            let Some(name) = names.get(place) else { continue };
            let part = parts.entry(name.clone()).or_insert_with(|| Self::empty(self.spec.clone()));
            part.add_group(names, group)?;
            part.rows = part.rows.saturating_add(rows(group));
        }
        Ok(parts)
    }

    /// Which of the columns it is.
    fn place(&self, column: &str) -> Result<usize, TallyError> {
        let by = self.spec.by();
        let place = by.iter().position(|known| known == column);
        place.ok_or_else(|| TallyError::NotBy { column: column.to_owned(), got: by.join(", ") })
    }
}

/// How many rows a group is made of; there were never more than 2⁶⁴.
fn rows(group: &Group) -> u64 {
    let tallied = [Item::CarriedIn, Item::NewlyAccepted].map(|item| group.cases.get(item));
    let tallied = tallied.into_iter().fold(0_u64, |sum, n| sum.saturating_add(n.try_into().unwrap_or(u64::MAX)));
    group.set_aside.iter().fold(tallied, |sum, rows| sum.saturating_add(*rows))
}
