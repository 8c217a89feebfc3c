//! Rows and columns to blocks of figures: [`Builder`].

use std::collections::HashMap;

use super::{
    Block, Cell, CellRef, Code, Column, Finding, Grid, Numbers, PercentColumn, Role, Row, RowKind, Severity, Sheet,
    figure::{Figure, Marks, Share, percents, shown, whole},
    heading::Heading,
    said::Said,
    table::{Line, Table},
    total::{Entry, Taken, totals},
};
use crate::{Item, Kind as NumberKind, Measure, Percent, Period, Scale, error::SheetError};

/// A column of figures.
#[derive(Debug, Clone)]
pub(super) struct Fig {
    pub(super) col: u32,
    /// The line of its heading.
    pub(super) row: u32,
    pub(super) text: String,
    pub(super) heading: Heading,
    /// `None` where each row says its own.
    pub(super) measure: Option<Measure>,
}

impl Fig {
    fn item(&self) -> Option<Item> {
        match self.heading.role {
            Role::Item(item) => Some(item),
            _ => None,
        }
    }
}

/// What holds for a table as a whole.
#[derive(Debug, Clone)]
pub(super) struct Context {
    pub(super) place: u16,
    pub(super) period: Option<Period>,
    /// The measure of rows that don't say theirs.
    pub(super) measure: Option<Measure>,
    /// The caller's unit.
    pub(super) unit: Option<Scale>,
    pub(super) title_unit: Option<Scale>,
    pub(super) figures: Vec<Fig>,
}

/// A sheet in the making.
pub(super) struct Builder {
    pub(super) sheet: Sheet,
    names: HashMap<String, u32>,
}

/// What has been noted of a table once.
#[derive(Default)]
struct Noted {
    dash: bool,
}

impl Builder {
    pub(super) fn new(sheet: Sheet) -> Self {
        Self { sheet, names: HashMap::new() }
    }

    pub(super) fn note(&mut self, said: &Said, cell: Option<CellRef>) {
        self.sheet.notes.push(said.at(cell));
    }

    fn name(&mut self, name: &str) -> u32 {
        if let Some(known) = self.names.get(name) {
            return *known;
        }
        let next = u32::try_from(self.sheet.names.len()).unwrap_or(u32::MAX);
        self.sheet.names.push(name.to_owned());
        self.names.insert(name.to_owned(), next);
        next
    }

    fn period(&mut self, period: Period) -> u16 {
        let known = self.sheet.periods.iter().position(|known| *known == period);
        let at = known.unwrap_or_else(|| {
            self.sheet.periods.push(period);
            self.sheet.periods.len().saturating_sub(1)
        });
        u16::try_from(at).unwrap_or(u16::MAX)
    }

    /// Adds the blocks of a table: one for each measure, and for each period that headings name.
    pub(super) fn add(&mut self, grid: &Grid, table: &Table, context: &Context, file: &str) -> Result<(), SheetError> {
        let mut noted = Noted::default();
        let line_measures = table.lines.iter().filter_map(|line| line.measure.or(context.measure));
        let measures: Vec<Measure> = Measure::ALL
            .into_iter()
            .filter(|measure| {
                context.figures.iter().any(|fig| fig.measure == Some(*measure))
                    || (context.figures.iter().any(|fig| fig.measure.is_none())
                        && line_measures.clone().any(|known| known == *measure))
            })
            .collect();
        let mut periods: Vec<Option<Period>> = Vec::new();
        for fig in &context.figures {
            if !periods.contains(&fig.heading.period) {
                periods.push(fig.heading.period);
            }
        }
        for measure in measures {
            for period in &periods {
                self.block(grid, table, context, measure, *period, file, &mut noted)?;
            }
        }
        Ok(())
    }

    #[allow(clippy::too_many_arguments)] // what a block is cut from, and by what
    fn block(
        &mut self,
        grid: &Grid,
        table: &Table,
        context: &Context,
        measure: Measure,
        period: Option<Period>,
        file: &str,
        noted: &mut Noted,
    ) -> Result<(), SheetError> {
        let place = context.place;
        let fits = |fig: &&Fig| fig.heading.period == period && fig.measure.is_none_or(|known| known == measure);
        let (figs, others): (Vec<&Fig>, Vec<&Fig>) =
            context.figures.iter().filter(fits).partition(|fig| fig.item().is_some_and(|item| measure.has(item)));
        for fig in others {
            if let Some(item) = fig.item() {
                let cell = CellRef { place, row: fig.row, col: fig.col };
                self.note(&Said::NotOfMeasure(fig.text.clone(), item, measure), Some(cell));
            }
        }
        self.refuse_twins(&figs, measure, place, file)?;
        let of_row = |line: &Line| line.measure.or(context.measure) == Some(measure);
        let is_explicit = figs.iter().any(|fig| fig.measure.is_some());
        let lines: Vec<&Line> = table
            .lines
            .iter()
            .filter(|line| is_explicit || of_row(line))
            .filter(|line| period.or(line.period).or(context.period).is_some())
            .collect();
        if lines.is_empty() || figs.is_empty() {
            return Ok(());
        }
        let rows = self.rows(&lines, period.or(context.period), period.is_some());
        let mut block = Block {
            place,
            measure,
            unit: Scale::One,
            step: 1,
            rounded: false,
            rows: Vec::new(),
            columns: Vec::new(),
            percents: Vec::new(),
        };
        self.kinds(&lines, &rows, &mut block, place, table.office.0);
        let empty = Cell::Empty;
        for fig in figs {
            let Some(item) = fig.item() else { continue };
            let cells = || {
                lines.iter().map(|line| {
                    let read = fig.measure.is_some() || of_row(line);
                    let cell = grid.rows.get(line.row).and_then(|cells| cells.get(fig.col as usize));
                    cell.filter(|_| read).unwrap_or(&empty)
                })
            };
            if item.is_percent() {
                let (shares, fractions) = percents(cells());
                if fractions {
                    let cell = CellRef { place, row: fig.row, col: fig.col };
                    self.note(&Said::Fractions(fig.text.clone()), Some(cell));
                }
                let values = shares
                    .into_iter()
                    .zip(cells())
                    .zip(&lines)
                    .map(|((share, cell), line)| self.share(share, cell, line, fig, place, noted));
                let values: Vec<Option<Percent>> = values.collect();
                block.percents.push(PercentColumn { item, col: fig.col, heading: fig.text.clone(), values });
            } else {
                let unit = match measure.kind() {
                    NumberKind::Money => self.unit(fig, context, &block),
                    _ => Scale::One,
                };
                let values = self.values(cells(), &lines, fig, unit, place, noted, &mut block);
                block.columns.push(Column { item, col: fig.col, heading: fig.text.clone(), values });
            }
        }
        block.rounded = block.unit >= Scale::Million && block.step > Scale::Thousand.factor();
        self.sheet.blocks.push(block);
        Ok(())
    }

    /// Two columns of one item can't be told apart.
    fn refuse_twins(&self, figs: &[&Fig], measure: Measure, place: u16, file: &str) -> Result<(), SheetError> {
        for (at, second) in figs.iter().enumerate() {
            let first = figs.iter().take(at).find(|first| first.item() == second.item());
            if let (Some(first), Some(item)) = (first, second.item()) {
                let cell = |fig: &Fig| self.sheet.address(CellRef { place, row: fig.row, col: fig.col });
                return Err(SheetError::TwoColumns {
                    file: file.to_owned(),
                    item: format!("{measure}.{item}"),
                    first: cell(first),
                    first_heading: first.text.clone(),
                    second: cell(second),
                    second_heading: second.text.clone(),
                });
            }
        }
        Ok(())
    }

    /// The unit of money in a column; noted once where nothing says it.
    fn unit(&mut self, fig: &Fig, context: &Context, block: &Block) -> Scale {
        let said = context.unit.or(fig.heading.unit).or(context.title_unit);
        said.unwrap_or_else(|| {
            if block.columns.is_empty() {
                let cell = CellRef { place: context.place, row: fig.row, col: fig.col };
                self.note(&Said::UnitAssumed, Some(cell));
            }
            Scale::Thousand
        })
    }

    /// The names and periods of the rows, in order.
    fn rows(&mut self, lines: &[&Line], period: Option<Period>, by_column: bool) -> Vec<(u32, Option<u32>, u16)> {
        let mut rows = Vec::with_capacity(lines.len());
        for line in lines {
            let office = self.name(&line.label.name);
            let parent = line.parent.as_deref().map(|parent| self.name(parent));
            let own = if by_column { period } else { line.period.or(period) };
            rows.push((office, parent, own.map_or(u16::MAX, |period| self.period(period))));
        }
        rows
    }

    /// Tells totals from offices, within each period.
    fn kinds(&mut self, lines: &[&Line], rows: &[(u32, Option<u32>, u16)], block: &mut Block, place: u16, office: u32) {
        let mut periods: Vec<u16> = rows.iter().map(|row| row.2).collect();
        periods.sort_unstable();
        periods.dedup();
        let mut kinds: Vec<RowKind> = rows.iter().map(|_| RowKind::Office).collect();
        let mut told: HashMap<&str, usize> = HashMap::new();
        let mut of_period: HashMap<u16, Vec<usize>> = HashMap::new();
        for (at, row) in rows.iter().enumerate() {
            of_period.entry(row.2).or_default().push(at);
        }
        for period in periods {
            let Some(members) = of_period.get(&period) else { continue };
            let entry = |at: &usize| {
                let (line, row) = (lines.get(*at)?, rows.get(*at)?);
                let (name, numbering) = (line.label.name.as_str(), line.label.numbering);
                Some(Entry { name, kind: line.kind, numbering, parent: row.1, starts_group: line.starts_group })
            };
            let entries: Vec<Entry<'_>> = members.iter().filter_map(entry).collect();
            for (at, taken) in members.iter().zip(totals(&entries)) {
                let Some(line) = lines.get(*at) else { continue };
                let cell = CellRef { place, row: line.row.try_into().unwrap_or(u32::MAX), col: office };
                let name = line.label.name.as_str();
                let first = *told.entry(name).or_insert(*at) == *at;
                match taken {
                    Taken::Office => {}
                    Taken::OwnOffice if first => self.note(&Said::OwnOffice(name.to_owned()), Some(cell)),
                    Taken::OwnOffice => {}
                    Taken::Total(of) => {
                        let of: Vec<u32> = of.iter().filter_map(|i| u32::try_from(*members.get(*i)?).ok()).collect();
                        if first && of.is_empty() {
                            self.note(&Said::TotalOfNothing(name.to_owned()), Some(cell));
                        } else if first {
                            self.note(&Said::Total(name.to_owned(), of.len()), Some(cell));
                        }
                        if let Some(kind) = kinds.get_mut(*at) {
                            *kind = RowKind::Total { of };
                        }
                    }
                }
            }
        }
        block.rows = lines
            .iter()
            .zip(rows)
            .zip(kinds)
            .map(|((line, row), kind)| Row {
                office: row.0,
                parent: row.1,
                period: row.2,
                line: line.row.try_into().unwrap_or(u32::MAX),
                kind,
            })
            .collect();
    }

    #[allow(clippy::too_many_arguments)] // a column and where what is met on the way goes
    fn values<'c>(
        &mut self,
        cells: impl Iterator<Item = &'c Cell>,
        lines: &[&Line],
        fig: &Fig,
        unit: Scale,
        place: u16,
        noted: &mut Noted,
        block: &mut Block,
    ) -> Numbers {
        let marks = Marks::of(unit);
        let mut values = Numbers::with_capacity(lines.len());
        let mut decimals = 0_u8;
        let mut comma = false;
        for (cell, line) in cells.zip(lines) {
            let at = CellRef { place, row: line.row.try_into().unwrap_or(u32::MAX), col: fig.col };
            let value = match whole(cell, unit, marks) {
                Figure::Is(value, places) => {
                    decimals = decimals.max(places);
                    comma |= marks == Marks::Vietnamese && has_doubtful_comma(cell);
                    Some(value)
                }
                Figure::Blank => None,
                Figure::Dash => {
                    self.dash(at, noted);
                    None
                }
                Figure::Bad(code) => {
                    self.unread(code, cell, line, at);
                    None
                }
            };
            values.push(value);
        }
        if comma {
            self.note(&Said::CommaDecimal(fig.text.clone()), Some(CellRef { place, row: fig.row, col: fig.col }));
        }
        let step = unit.factor().checked_div(10_u128.checked_pow(decimals.into()).unwrap_or(1)).unwrap_or(1).max(1);
        block.step = if block.columns.is_empty() { step } else { block.step.min(step) };
        block.unit = block.unit.max(unit);
        values
    }

    fn share(
        &mut self,
        share: Share,
        cell: &Cell,
        line: &Line,
        fig: &Fig,
        place: u16,
        noted: &mut Noted,
    ) -> Option<Percent> {
        let at = CellRef { place, row: line.row.try_into().unwrap_or(u32::MAX), col: fig.col };
        match share {
            Share::Is(percent) => return Some(percent),
            Share::Blank => {}
            Share::Dash => self.dash(at, noted),
            Share::Bad(code) => self.unread(code, cell, line, at),
        }
        None
    }

    fn dash(&mut self, at: CellRef, noted: &mut Noted) {
        if !std::mem::replace(&mut noted.dash, true) {
            self.note(&Said::Dash, Some(at));
        }
    }

    fn unread(&mut self, code: Code, cell: &Cell, line: &Line, at: CellRef) {
        let (address, found) = (self.sheet.address(at), shown(cell));
        let (vi, en) = match code {
            Code::NotWhole => (
                format!("{address}: {found:?} không phải là số nguyên việc hoặc đồng"),
                format!("{address}: {found:?} is no whole number of cases or đồng"),
            ),
            Code::NoValue => (
                format!("{address}: tệp không lưu giá trị của công thức {found:?}; hãy mở bằng bảng tính và lưu lại"),
                format!(
                    "{address}: the file does not hold the value of formula {found:?}; open it in a spreadsheet and save it again"
                ),
            ),
            _ => (format!("{address}: {found:?} không phải là số"), format!("{address}: {found:?} is not a number")),
        };
        self.sheet.unread.push(unread(code, at, vec![at], &line.label.name, found, vi, en));
    }

    /// What can only be said of the whole: offices that stand there twice.
    pub(super) fn finish(&mut self) {
        let mut seen: HashMap<(Measure, u16, Option<u32>, String), Vec<(usize, usize)>> = HashMap::new();
        let lower: Vec<String> = self.sheet.names.iter().map(|name| name.to_lowercase()).collect();
        let mut twice = Vec::new();
        for (b, block) in self.sheet.blocks.iter().enumerate() {
            for (r, row) in block.rows.iter().enumerate().filter(|(_, row)| row.kind == RowKind::Office) {
                let Some(name) = lower.get(row.office as usize) else { continue };
                let before = seen.entry((block.measure, row.period, row.parent, name.clone())).or_default();
                let first = before.iter().find(|(fb, _)| *fb == b || self.share_items(*fb, b));
                if let Some((fb, fr)) = first {
                    twice.push(((b, r), (*fb, *fr)));
                }
                before.push((b, r));
            }
        }
        for ((b, r), (fb, fr)) in twice {
            let cell = |b: usize, r: usize| {
                let block = self.sheet.blocks.get(b)?;
                let col =
                    block.columns.first().map(|column| column.col).or_else(|| block.percents.first().map(|p| p.col));
                Some(CellRef { place: block.place, row: block.rows.get(r)?.line, col: col.unwrap_or(0) })
            };
            let (Some(second), Some(first)) = (cell(b, r), cell(fb, fr)) else { continue };
            let row = self.sheet.blocks.get(b).and_then(|block| block.rows.get(r));
            let name = row.and_then(|row| self.sheet.names.get(row.office as usize)).cloned().unwrap_or_default();
            let (one, two) = (self.sheet.address(first), self.sheet.address(second));
            let vi = format!("{name:?} có hai dòng cùng kỳ và cùng chỉ tiêu: {one} và {two}");
            let en = format!("{name:?} stands there twice for one period and measure: {one} and {two}");
            self.sheet.unread.push(unread(Code::Twice, second, vec![second, first], &name, name.clone(), vi, en));
        }
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

fn unread(
    code: Code,
    cell: CellRef,
    cells: Vec<CellRef>,
    office: &str,
    found: String,
    vi: String,
    en: String,
) -> Finding {
    Finding {
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
    }
}

/// Whether a comma before three digits stands where English has its groups.
fn has_doubtful_comma(cell: &Cell) -> bool {
    let Cell::Text(text) = cell else { return false };
    let mut parts = text.trim().split(',');
    let (whole, tail, more) = (parts.next(), parts.next(), parts.next());
    more.is_none() && tail.is_some_and(|tail| tail.len() == 3) && whole.is_some_and(|whole| !whole.contains('.'))
}
