//! A sheet in the making: its names, periods, notes, and the cells that could not be read ([`Builder`]).

use std::collections::HashSet;

use crate::{
    Row, Sheet,
    check::zeros,
    finding::{Code, Finding, Severity},
    read::{cell_value::shown, notes::ReadNote},
    source::grid::{Cell, CellRef},
};
use thads_metrics::{Date, Period, flow, office::Roster};

/// A sheet in the making.
pub(crate) struct Builder {
    pub(crate) sheet: Sheet,
    offices: Roster,
    /// Cells with a sign for nothing.
    dashes: Vec<CellRef>,
}

impl Builder {
    pub(crate) fn new(file: &str) -> Self {
        Self {
            sheet: Sheet { file: file.to_owned(), ..Sheet::default() },
            offices: Roster::default(),
            dashes: Vec::new(),
        }
    }

    pub(crate) fn note(&mut self, said: &ReadNote, cell: Option<CellRef>) {
        self.sheet.notes.push(said.at(cell));
    }

    /// A cell with a sign for nothing: whether that is zero is seen when all is read.
    pub(crate) fn dash<T>(&mut self, cell: CellRef) -> Option<T> {
        self.dashes.push(cell);
        None
    }

    /// Takes for zero what can only be that, and says which cells those are, and which hold nothing.
    fn take_zeros(&mut self) {
        let zeros = zeros(&mut self.sheet);
        if let Some(first) = zeros.first() {
            self.note(&ReadNote::Zeros(zeros.len()), Some(*first));
        }
        let left = self.dashes.iter().filter(|cell| zeros.binary_search(cell).is_err()).min().copied();
        if let Some(first) = left {
            self.note(&ReadNote::Dash, Some(first));
        }
    }

    /// The index of an office, by its name on a day; the same for every spelling of it.
    pub(crate) fn name(&mut self, name: &str, on: Option<Date>) -> u32 {
        let number = self.offices.number(name, on);
        if number == self.sheet.names.len() {
            self.sheet.names.push(name.to_owned());
        }
        u32::try_from(number).unwrap_or(u32::MAX)
    }

    /// The name of a row's office.
    pub(crate) fn office(&self, row: &Row) -> String {
        self.sheet.names.get(row.office as usize).cloned().unwrap_or_default()
    }

    /// The index of a period.
    pub(crate) fn period(&mut self, period: Period) -> u16 {
        let known = self.sheet.periods.iter().position(|known| *known == period);
        let at = known.unwrap_or_else(|| {
            self.sheet.periods.push(period);
            self.sheet.periods.len().saturating_sub(1)
        });
        u16::try_from(at).unwrap_or(u16::MAX)
    }

    /// A cell that holds no figure where one belongs.
    pub(crate) fn unread(&mut self, code: Code, cell: &Cell, office: &str, at: CellRef) {
        let (address, found) = (self.sheet.address(at), shown(cell));
        let (vi, en) = match code {
            Code::NotWhole => (
                format!("{address}: {found:?} không phải là số nguyên việc hoặc đồng"),
                format!("{address}: {found:?} is no whole number of cases or đồng"),
            ),
            Code::NoValue => (
                format!("{address}: tệp không lưu giá trị của công thức {found:?}; hãy mở bằng bảng tính và lưu lại"),
                format!(
                    "{address}: the file holds no value of the formula {found:?}; open it in a spreadsheet and save it"
                ),
            ),
            _ => (format!("{address}: {found:?} không phải là số"), format!("{address}: {found:?} is not a number")),
        };
        self.sheet.unread.push(Finding {
            code,
            severity: Severity::Error,
            cell: at,
            cells: vec![at],
            office: office.to_owned(),
            expected: None,
            found,
            off_by: None,
            slip: None,
            rule: None,
            citation: String::new(),
            vi,
            en,
        });
    }

    /// Says which columns the forms of a row's day do not have: they stand in no flow.
    fn note_unplaced(&mut self) {
        let mut notes = Vec::new();
        for block in &self.sheet.blocks {
            let mut is_met = vec![false; self.sheet.periods.len()];
            for row in &block.rows {
                if let Some(is_met) = is_met.get_mut(usize::from(row.period)) {
                    *is_met = true;
                }
            }
            for (period, _) in self.sheet.periods.iter().zip(is_met).filter(|(_, is_met)| *is_met) {
                let strange = block.columns.iter().filter(|column| !flow::has(block.measure, *period, column.item));
                notes.extend(strange.map(|column| {
                    let row = block.rows.first().map_or(0, |row| row.line);
                    let cell = CellRef { place: block.place, row, col: column.col };
                    (ReadNote::NotOfPeriod(column.heading.clone(), column.item, *period), cell)
                }));
            }
        }
        for (said, cell) in notes {
            self.note(&said, Some(cell));
        }
    }

    /// The sheet, its notes in the order of the cells; what is said of a row for cases is not said again for money.
    pub(crate) fn finish(mut self) -> Sheet {
        self.unnamed_totals();
        self.take_zeros();
        self.note_unplaced();
        let mut said = HashSet::new();
        self.sheet.notes.sort_by_key(|note| note.cell);
        self.sheet.notes.retain(|note| note.cell.is_none() || said.insert((note.code, note.cell)));
        self.sheet.note_breaks(None);
        self.sheet
    }
}
