//! A sheet in the making: its names, periods, notes, and the cells that could not be read ([`Builder`]).

use std::collections::{HashMap, HashSet};

use super::{
    Cell, CellRef, Code, Finding, Grid, Row, RowKind, Severity, Sheet, block::Cut, context::Context, figure::shown,
    said::Said, table::Table,
};
use crate::{Measure, Period, error::SheetError};

/// A sheet in the making.
pub(super) struct Builder {
    pub(super) sheet: Sheet,
    names: HashMap<String, u32>,
}

impl Builder {
    pub(super) fn new(file: &str) -> Self {
        Self { sheet: Sheet { file: file.to_owned(), ..Sheet::default() }, names: HashMap::new() }
    }

    pub(super) fn note(&mut self, said: &Said, cell: Option<CellRef>) {
        self.sheet.notes.push(said.at(cell));
    }

    /// The index of a name.
    pub(super) fn name(&mut self, name: &str) -> u32 {
        if let Some(known) = self.names.get(name) {
            return *known;
        }
        let next = u32::try_from(self.sheet.names.len()).unwrap_or(u32::MAX);
        self.sheet.names.push(name.to_owned());
        self.names.insert(name.to_owned(), next);
        next
    }

    /// The name of a row's office.
    pub(super) fn office(&self, row: &Row) -> String {
        self.sheet.names.get(row.office as usize).cloned().unwrap_or_default()
    }

    /// The index of a period.
    pub(super) fn period(&mut self, period: Period) -> u16 {
        let known = self.sheet.periods.iter().position(|known| *known == period);
        let at = known.unwrap_or_else(|| {
            self.sheet.periods.push(period);
            self.sheet.periods.len().saturating_sub(1)
        });
        u16::try_from(at).unwrap_or(u16::MAX)
    }

    /// Adds the blocks of a table: one for each measure, and for each period that headings name.
    pub(super) fn add(&mut self, grid: &Grid, table: &Table, context: &Context, file: &str) -> Result<(), SheetError> {
        let of_rows = |measure| table.lines.iter().any(|line| line.measure.or(context.measure) == Some(measure));
        let is_met = |measure: &Measure| {
            let silent = context.figures.iter().any(|fig| fig.measure.is_none());
            context.figures.iter().any(|fig| fig.measure == Some(*measure)) || (silent && of_rows(*measure))
        };
        let mut periods: Vec<Option<Period>> = Vec::new();
        for fig in &context.figures {
            if !periods.contains(&fig.period) {
                periods.push(fig.period);
            }
        }
        let mut dash_said = false;
        for measure in Measure::ALL.into_iter().filter(is_met) {
            for period in &periods {
                let mut cut = Cut { builder: self, grid, table, context, measure, period: *period, dash_said };
                cut.block(file)?;
                dash_said = cut.dash_said;
            }
        }
        Ok(())
    }

    /// A cell that holds no figure where one belongs.
    pub(super) fn unread(&mut self, code: Code, cell: &Cell, office: &str, at: CellRef) {
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
        self.finding(code, vec![at], office, found, vi, en);
    }

    fn finding(&mut self, code: Code, cells: Vec<CellRef>, office: &str, found: String, vi: String, en: String) {
        let Some(cell) = cells.first().copied() else { return };
        self.sheet.unread.push(Finding {
            code,
            severity: Severity::Error,
            cell,
            cells,
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

    /// The sheet, when offices that stand there twice are found.
    pub(super) fn finish(mut self) -> Sheet {
        // what is said of a row for cases is not said again for money
        let mut said = HashSet::new();
        self.sheet.notes.retain(|note| note.cell.is_none() || said.insert((note.code, note.cell)));
        if !self.may_repeat() {
            return self.sheet;
        }
        let lower: Vec<String> = self.sheet.names.iter().map(|name| name.to_lowercase()).collect();
        let mut seen: HashMap<_, Vec<(usize, usize)>> = HashMap::new();
        let mut twice = Vec::new();
        for (b, block) in self.sheet.blocks.iter().enumerate() {
            for (r, row) in block.rows.iter().enumerate().filter(|(_, row)| row.kind == RowKind::Office) {
                let name = lower.get(row.office as usize).map_or("", String::as_str);
                let before = seen.entry((block.measure, row.period, row.parent, name)).or_default();
                let same = before.iter().find(|(earlier, _)| *earlier == b || self.share_items(*earlier, b));
                twice.extend(same.map(|same| ((b, r), *same)));
                before.push((b, r));
            }
        }
        // A row that holds several measures is said once.
        let mut said = HashSet::new();
        for (second, first) in twice {
            let (Some((second, office)), Some((first, _))) = (self.first_cell(second), self.first_cell(first)) else {
                continue;
            };
            if !said.insert((second.place, second.row)) {
                continue;
            }
            let name = self.sheet.names.get(office as usize).cloned().unwrap_or_default();
            let (one, two) = (self.sheet.address(first), self.sheet.address(second));
            let vi = format!("{name:?} có hai dòng cùng kỳ và cùng đại lượng: {one} và {two}");
            let en = format!("{name:?} stands there twice for one period and measure: {one} and {two}");
            self.finding(Code::Twice, vec![second, first], &name, name.clone(), vi, en);
        }
        self.sheet
    }

    /// Whether any office stands there twice: what nearly no sheet has is quickly ruled out.
    fn may_repeat(&self) -> bool {
        let mut numbers: HashMap<String, usize> = HashMap::new();
        let folded = self.sheet.names.iter().map(|name| {
            let next = numbers.len();
            *numbers.entry(name.to_lowercase()).or_insert(next)
        });
        let folded: Vec<usize> = folded.collect();
        let of_block = |block: &'_ super::Block| {
            let offices = block.rows.iter().filter(|row| row.kind == RowKind::Office);
            let measure = block.measure;
            let key = |row: &Row| (folded.get(row.office as usize).copied(), row.period, row.parent, measure);
            offices.map(key).collect::<Vec<_>>()
        };
        let mut rows: Vec<_> = self.sheet.blocks.iter().flat_map(of_block).collect();
        rows.sort_unstable();
        rows.windows(2).any(|pair| matches!(pair, [a, b] if a == b))
    }

    /// The first figure of a row, and its office.
    fn first_cell(&self, (block, row): (usize, usize)) -> Option<(CellRef, u32)> {
        let block = self.sheet.blocks.get(block)?;
        let col =
            block.columns.iter().map(|column| column.col).chain(block.percents.iter().map(|column| column.col)).min();
        let row = block.rows.get(row)?;
        Some((CellRef { place: block.place, row: row.line, col: col.unwrap_or(0) }, row.office))
    }

    /// Whether two blocks have an item in common.
    fn share_items(&self, a: usize, b: usize) -> bool {
        let items = |at: usize| {
            self.sheet.blocks.get(at).into_iter().flat_map(|block| {
                block.columns.iter().map(|column| column.item).chain(block.percents.iter().map(|column| column.item))
            })
        };
        items(a).any(|item| items(b).any(|other| other == item))
    }
}
