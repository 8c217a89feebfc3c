//! The rows of a [`Sheet`] as flows.

use std::collections::HashSet;

use crate::{Block, Column, Row, RowKind, Sheet};
use thads_metrics::{Flow, Item, Measure, Period, flow::FlowError};

/// An office without a row of its own: where it belongs, and the rows of its officers.
struct OfOfficers {
    /// Its name: an index into [`Sheet::names`].
    office: u32,
    /// The period: an index into [`Sheet::periods`].
    period: u16,
    rows: Vec<usize>,
}

/// An office that has no row of its own, only those of its officers, and what these add up to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SumOfOfficers<'a> {
    /// The office.
    pub office: &'a str,
    /// The period.
    pub period: Period,
    /// The measure.
    pub measure: Measure,
    /// The sum, of the items that all rows have; an error where these contradict each other.
    pub flow: Result<Flow, FlowError>,
}

impl Block {
    /// The offices that only rows of officers are of, in their order.
    fn of_officers(&self) -> Vec<OfOfficers> {
        let own: HashSet<(u32, u16)> =
            self.rows.iter().filter(|row| row.kind.is_office()).map(|row| (row.office, row.period)).collect();
        let mut offices: Vec<OfOfficers> = Vec::new();
        for (at, row) in self.rows.iter().enumerate().filter(|(_, row)| row.kind == RowKind::Officer) {
            let Some(office) = row.parent.filter(|office| !own.contains(&(*office, row.period))) else { continue };
            match offices.iter_mut().find(|known| (known.office, known.period) == (office, row.period)) {
                Some(known) => known.rows.push(at),
                None => offices.push(OfOfficers { office, period: row.period, rows: vec![at] }),
            }
        }
        offices
    }
}

impl Sheet {
    /// How many rows of offices there are: an office in one period and measure each.
    pub fn rows(&self) -> usize {
        let rows = self.blocks.iter().flat_map(|block| &block.rows);
        rows.filter(|row| row.kind.is_office()).count()
    }

    /// The names of the offices as written, totals left out, in the order of the sheet; of officers without a row of
    /// their office that office.
    pub fn offices(&self) -> Vec<&str> {
        let mut seen = vec![false; self.names.len()];
        let names = self.blocks.iter().flat_map(|block| {
            let own = block.rows.iter().filter(|row| row.kind.is_office()).map(|row| row.office);
            own.chain(block.of_officers().into_iter().map(|of| of.office))
        });
        let names = names.filter_map(|office| {
            let seen = seen.get_mut(office as usize).filter(|seen| !**seen)?;
            *seen = true;
            self.names.get(office as usize).map(String::as_str)
        });
        names.collect()
    }

    /// The figures of every office as a flow, in the order of the sheet; an error where they contradict each other.
    ///
    /// Of rounded figures that do not close for it, the rate's two are the flow; an office without a row of its own has
    /// the [sum of its officers](Self::sums_of_officers).
    pub fn flows(&self) -> impl Iterator<Item = Result<Flow, FlowError>> {
        self.blocks.iter().flat_map(move |block| {
            let offices = block.rows.iter().enumerate().filter(|(_, row)| row.kind.is_office());
            let own = offices.filter_map(move |(index, row)| self.flow(block, index, row));
            own.chain(self.sums_in(block).into_iter().map(|sum| sum.flow))
        })
    }

    /// The offices that have no row of their own, only those of officers, with the sum of these.
    pub fn sums_of_officers(&self) -> impl Iterator<Item = SumOfOfficers<'_>> {
        self.blocks.iter().flat_map(|block| self.sums_in(block))
    }

    fn flow(&self, block: &Block, index: usize, row: &Row) -> Option<Result<Flow, FlowError>> {
        let office = self.names.get(row.office as usize)?;
        let period = self.periods.get(usize::from(row.period))?;
        let below_zero = |(item, number): (Item, i128)| match u128::try_from(number) {
            Ok(number) => Ok((item, number)),
            Err(_) => Err(FlowError::BelowZero { office: office.clone(), item, got: number.to_string() }),
        };
        let figures: Result<Vec<_>, _> = block.figures(index, *period).map(below_zero).collect();
        let of = |figures: Vec<(Item, u128)>| {
            Flow::from_items(office, *period, block.measure, self.group.as_deref(), figures)
        };
        let rated = |item: Item| item == Item::Resolved || item == block.measure.rate_base();
        Some(figures.and_then(|figures| {
            let flow = of(figures.clone());
            let is_rounded = flow.is_err() && block.rounded;
            if !is_rounded {
                return flow;
            }
            of(figures.into_iter().filter(|(item, _)| rated(*item)).collect()).or(flow)
        }))
    }

    fn sums_in(&self, block: &Block) -> Vec<SumOfOfficers<'_>> {
        let sums = block.of_officers().into_iter().filter_map(|of| {
            let (office, period) = (self.names.get(of.office as usize)?, self.periods.get(usize::from(of.period))?);
            let sum = |column: &Column| {
                let values = of.rows.iter().map(|row| u128::try_from(column.values.get(*row)?).ok());
                Some((column.item, values.sum::<Option<u128>>()?)) // never of fewer than all
            };
            let (period, measure) = (*period, block.measure);
            let flow =
                Flow::from_items(office, period, measure, self.group.as_deref(), block.columns.iter().filter_map(sum));
            Some(SumOfOfficers { office, period, measure, flow })
        });
        sums.collect()
    }
}
