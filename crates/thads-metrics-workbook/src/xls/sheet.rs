//! The cells of a worksheet of an XLS, record by record.

use thads_metrics_sheet::{Cell, Grid, Span};

use super::{
    formula,
    globals::{Globals, Writer},
    records::{Records, double, kind, long, short},
};
use crate::{
    number::{self, float, shown},
    refusal::Refusal,
    rows::{Budget, Rows},
};

/// The last column that a sheet has.
const MAX_COLUMN: u16 = 0xFF;

/// Reads the sheet whose records these are, after the first, into `grid`.
pub(super) fn read(
    records: Records<'_>,
    globals: &Globals,
    budget: &mut Budget,
    grid: &mut Grid,
) -> Result<(), Refusal> {
    let mut sheet = Sheet { globals, rows: Rows::new(budget), pending: None, doubtful: Vec::new(), is_computed: false };
    sheet.read(records, grid)?;
    sheet.settle()?;
    grid.rows = sheet.rows.finish();
    grid.hidden_rows.sort_unstable();
    grid.hidden_cols.sort_unstable();
    Ok(())
}

/// A sheet while it is read.
struct Sheet<'a> {
    globals: &'a Globals,
    rows: Rows<'a>,
    /// Where the formula stands whose text comes next.
    pending: Option<(u32, u32)>,
    /// Formulas that came to nothing or to zero, as those do that nobody computed.
    doubtful: Vec<((u32, u32), String)>,
    /// Whether another formula has a value.
    is_computed: bool,
}

impl Sheet<'_> {
    fn read(&mut self, mut records: Records<'_>, grid: &mut Grid) -> Result<(), Refusal> {
        let mut inside = 0_u32; // charts stand inside with records of their own
        while let Some((kind, record)) = records.next() {
            let (first, second) = (short(record, 0).unwrap_or(0), short(record, 2).unwrap_or(0));
            match kind {
                kind::EOF if inside == 0 => return Ok(()),
                kind::EOF => inside = inside.saturating_sub(1),
                kind::BOF => inside = inside.saturating_add(1),
                _ if inside > 0 => {}
                kind::ROW if short(record, 12).is_some_and(|flags| flags & 0x20 != 0) => {
                    grid.hidden_rows.push(first.into());
                }
                // the first and the last column, then the flags
                kind::COL_INFO if short(record, 8).is_some_and(|flags| flags & 1 != 0) => {
                    grid.hidden_cols.extend(u32::from(first)..=u32::from(second.min(MAX_COLUMN)));
                }
                kind::MERGED_CELLS => grid.merged.extend(merged(record)),
                kind::STRING => {
                    if let Some(at) = self.pending.take() {
                        let text = self.globals.text(&mut records, record, 2);
                        self.rows.put(at, number::text(&text))?;
                    }
                }
                kind::MUL_RK => {
                    let cells = record.get(4..).unwrap_or_default().chunks_exact(6);
                    for (col, cell) in (second..=u16::MAX).zip(cells) {
                        let value = self.rk(long(cell, 2).unwrap_or(0), short(cell, 0));
                        self.rows.put((first.into(), col.into()), value)?;
                    }
                }
                kind => {
                    let value = self.value(kind, record, &mut records);
                    self.rows.put((first.into(), second.into()), value)?;
                }
            }
        }
        Err(Refusal::Damaged("a sheet ends in the middle".into()))
    }

    /// What the record of one cell holds; nothing, if it is no such record.
    fn value<'r>(&mut self, kind: u16, record: &'r [u8], records: &mut Records<'r>) -> Cell {
        let style = short(record, 4);
        match kind {
            kind::NUMBER => double(record, 6).map_or(Cell::Empty, |value| self.number(value, float(value), style)),
            kind::RK => long(record, 6).map_or(Cell::Empty, |rk| self.rk(rk, style)),
            kind::LABEL_SST => {
                let index = long(record, 6).unwrap_or(u32::MAX);
                let text = self.globals.strings.get(index as usize);
                text.map_or_else(|| Cell::Error(format!("#{index}").into()), |text| number::text(text))
            }
            kind::LABEL | kind::R_STRING => {
                number::text(&self.globals.text(records, record.get(6..).unwrap_or_default(), 2))
            }
            kind::BOOL_ERR => match (record.get(6), record.get(7)) {
                (Some(value), Some(0)) => Cell::Flag(*value != 0),
                (Some(code), _) => Cell::Error(error(*code).into()),
                _ => Cell::Empty,
            },
            kind if kind::FORMULAS.contains(&kind) => self.formula(record),
            _ => Cell::Empty,
        }
    }

    fn number(&self, value: f64, cell: Cell, style: Option<u16>) -> Cell {
        shown(value, cell, self.globals.format(style), self.globals.epoch)
    }

    /// A number in 30 bits: whole or the upper part of a float, as it is or in hundredths.
    #[allow(clippy::cast_possible_wrap)] // the sign is among the bits
    fn rk(&self, rk: u32, style: Option<u16>) -> Cell {
        let exponent = if rk & 1 == 0 { "" } else { "e-2" };
        let text = if rk & 2 != 0 {
            ((rk as i32) >> 2).to_string()
        } else {
            format!("{}", f64::from_bits(u64::from(rk & !3) << 32))
        };
        let written = format!("{text}{exponent}");
        match written.parse::<f64>() {
            Ok(value) if value.is_finite() => self.number(value, float(value), style),
            _ => Cell::Error(written.into()),
        }
    }

    /// The value of a formula; a text comes in the record after it.
    fn formula(&mut self, record: &[u8]) -> Cell {
        let at = (u32::from(short(record, 0).unwrap_or(0)), u32::from(short(record, 2).unwrap_or(0)));
        let flags = short(record, 14).unwrap_or(0);
        let to_be_computed = flags & 2 != 0;
        let doubtful = || (at, formula::text(record.get(20..).unwrap_or_default()));
        self.pending = None;
        if let Some([kind, _, value, .., 0xFF, 0xFF]) = record.get(6..14) {
            return match kind {
                0 => {
                    self.pending = Some(at);
                    self.is_computed = true;
                    Cell::Empty
                }
                1 => Cell::Flag(*value != 0),
                2 => Cell::Error(error(*value).into()),
                _ => {
                    // xlwt writes an empty text for each and never asks for it to be computed
                    if self.globals.writer == Writer::OpenOffice && !to_be_computed {
                        self.doubtful.push(doubtful());
                    }
                    Cell::Empty
                }
            };
        }
        let value = double(record, 6).unwrap_or(f64::NAN);
        if to_be_computed && value.abs().to_bits() == 0 {
            self.doubtful.push(doubtful());
        } else {
            self.is_computed = true;
        }
        self.number(value, float(value), short(record, 4))
    }

    /// Formulas that nobody computed have no value: where no other one has, or the writer is known to compute none.
    fn settle(&mut self) -> Result<(), Refusal> {
        let never = self.globals.writer == Writer::Poi || !self.is_computed;
        for (at, formula) in std::mem::take(&mut self.doubtful) {
            if never {
                self.rows.put(at, Cell::Formula(formula.into()))?;
            }
        }
        Ok(())
    }
}

/// An error value by its code.
fn error(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        _ => "#ERROR",
    }
}

/// The areas of a record of merged cells.
fn merged(record: &[u8]) -> impl Iterator<Item = Span> {
    record.get(2..).unwrap_or_default().chunks_exact(8).filter_map(|area| {
        let at = |index| short(area, index).map(u32::from);
        Some(Span { from: (at(0)?, at(4)?), to: (at(2)?, at(6)?) })
    })
}
