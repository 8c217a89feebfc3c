//! The figures of earlier periods by office: of the sheet before, and of the sheet's own other periods ([`Earlier`]).

use std::collections::HashMap;

use crate::{Block, Row, Sheet};
use thads_metrics::{
    Measure, Period,
    office::{self, OfficeKey},
};

/// A row of some sheet: its period, its block and its index.
pub(super) type Place<'a> = (Period, &'a Block, usize);

/// Finds an office's rows of earlier periods.
#[derive(Debug, Default)]
pub(super) struct Earlier<'a> {
    rows: HashMap<(Measure, OfficeKey), Vec<Place<'a>>>,
    /// The keys of the sheet's own names.
    names: Vec<OfficeKey>,
}

fn keys(sheet: &Sheet) -> Vec<OfficeKey> {
    sheet.names.iter().map(|name| office::key(name, None)).collect()
}

impl<'a> Earlier<'a> {
    pub(super) fn new(sheet: &'a Sheet, previous: Option<&'a Sheet>) -> Self {
        let mut rows: HashMap<(Measure, OfficeKey), Vec<Place<'a>>> = HashMap::new();
        let own = Some(sheet).filter(|sheet| sheet.periods.len() > 1);
        for from in [previous, own].into_iter().flatten() {
            let names = keys(from);
            for block in &from.blocks {
                for (index, row) in block.rows.iter().enumerate() {
                    let period = from.periods.get(usize::from(row.period));
                    let name = usize::try_from(row.office).ok().and_then(|office| names.get(office));
                    if let (Some(period), Some(name)) = (period, name) {
                        rows.entry((block.measure, name.clone())).or_default().push((*period, block, index));
                    }
                }
            }
        }
        for places in rows.values_mut() {
            places.sort_by_key(|(period, ..)| std::cmp::Reverse(*period));
        }
        Self { rows, names: keys(sheet) }
    }

    /// The rows of the office of a row before its period, the latest first.
    pub(super) fn of(&self, sheet: &Sheet, measure: Measure, row: &Row) -> Vec<Place<'a>> {
        let place = || {
            let now = *sheet.periods.get(usize::from(row.period))?;
            let name = self.names.get(usize::try_from(row.office).ok()?)?.clone();
            let places = self.rows.get(&(measure, name))?;
            Some(places.iter().filter(|(period, ..)| *period < now).copied().collect())
        };
        if self.rows.is_empty() { Vec::new() } else { place().unwrap_or_default() }
    }
}
