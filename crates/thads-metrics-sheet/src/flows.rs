//! The rows of a [`Sheet`] as flows.

use crate::Sheet;
use thads_metrics::{Flow, Item, flow::FlowError};

impl Sheet {
    /// How many rows of offices there are: an office in one period and measure each.
    pub fn rows(&self) -> usize {
        let rows = self.blocks.iter().flat_map(|block| &block.rows);
        rows.filter(|row| row.kind.is_office()).count()
    }

    /// The names of the offices as written, totals left out, in the order of the sheet.
    pub fn offices(&self) -> Vec<&str> {
        let mut seen = vec![false; self.names.len()];
        let rows = self.blocks.iter().flat_map(|block| &block.rows);
        let names = rows.filter(|row| row.kind.is_office()).filter_map(|row| {
            let seen = seen.get_mut(row.office as usize).filter(|seen| !**seen)?;
            *seen = true;
            self.names.get(row.office as usize).map(String::as_str)
        });
        names.collect()
    }

    /// The figures of every office as a flow, in the order of the sheet; an error where they contradict each other.
    pub fn flows(&self) -> impl Iterator<Item = Result<Flow, FlowError>> {
        self.blocks.iter().flat_map(move |block| {
            let offices = block.rows.iter().enumerate().filter(|(_, row)| row.kind.is_office());
            offices.filter_map(move |(index, row)| {
                let office = self.names.get(row.office as usize)?;
                let period = self.periods.get(usize::from(row.period))?;
                let below_zero = |(item, number): (Item, i128)| match u128::try_from(number) {
                    Ok(number) => Ok((item, number)),
                    Err(_) => Err(FlowError::BelowZero { office: office.clone(), item, got: number.to_string() }),
                };
                let figures: Result<Vec<_>, _> = block.figures(index, *period).map(below_zero).collect();
                Some(figures.and_then(|figures| Flow::from_items(office, *period, block.measure, None, figures)))
            })
        })
    }
}
