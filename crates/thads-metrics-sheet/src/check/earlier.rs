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
    /// By measure and the number of an office.
    rows: HashMap<(Measure, usize), Vec<Place<'a>>>,
    /// The numbers of the offices that the sheet's own names are of.
    offices: Vec<usize>,
}

impl<'a> Earlier<'a> {
    pub(super) fn new(sheet: &'a Sheet, previous: Option<&'a Sheet>) -> Self {
        let mut numbers: HashMap<OfficeKey, usize> = HashMap::new();
        let mut number_all = |sheet: &Sheet| -> Vec<usize> {
            let number = |name: &String| {
                let next = numbers.len();
                *numbers.entry(office::key(name, None)).or_insert(next)
            };
            sheet.names.iter().map(number).collect()
        };
        let offices = number_all(sheet);
        let before = previous.map(|previous| (previous, number_all(previous)));
        let own = (sheet.periods.len() > 1).then_some((sheet, &offices));
        let mut rows: HashMap<(Measure, usize), Vec<Place<'a>>> = HashMap::new();
        for (from, offices) in before.iter().map(|(sheet, offices)| (*sheet, offices)).chain(own) {
            for block in &from.blocks {
                for (index, row) in block.rows.iter().enumerate() {
                    let period = from.periods.get(usize::from(row.period));
                    let office = usize::try_from(row.office).ok().and_then(|office| offices.get(office));
                    if let (Some(period), Some(office)) = (period, office) {
                        rows.entry((block.measure, *office)).or_default().push((*period, block, index));
                    }
                }
            }
        }
        for places in rows.values_mut() {
            places.sort_by_key(|(period, ..)| std::cmp::Reverse(*period));
        }
        Self { rows, offices }
    }

    /// The rows of the office of a row before its period, the latest first.
    pub(super) fn of(&self, sheet: &Sheet, measure: Measure, row: &Row) -> &[Place<'a>] {
        let place = || {
            let now = *sheet.periods.get(usize::from(row.period))?;
            let office = *self.offices.get(usize::try_from(row.office).ok()?)?;
            let places = self.rows.get(&(measure, office))?;
            places.get(places.partition_point(|(period, ..)| *period >= now)..)
        };
        if self.rows.is_empty() { &[] } else { place().unwrap_or_default() }
    }
}
