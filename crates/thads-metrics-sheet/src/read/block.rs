//! Rows and columns of a table to the block of one measure and one period of headings.

use std::collections::HashSet;

use crate::error::SheetError;
use crate::{
    Block, Code, Column, PercentColumn, Row, RowKind,
    read::{
        body::{Line, Table},
        builder::Builder,
        cell_value::{Figure, Marks, Share, is_inexact, percents, places_of_dong, shown, to_dong, whole},
        named_row::Entry,
        notes::ReadNote,
        table_context::{Context, Fig},
        totals::{Taken, parents, totals},
        unlabelled_totals::is_sum,
    },
    source::{
        grid::{Cell, CellRef, Grid},
        numbers::Numbers,
    },
};
use thads_metrics::{Kind, Measure, Period, Scale};

/// A block that is cut from a table.
pub(crate) struct Cut<'a> {
    pub(crate) builder: &'a mut Builder,
    pub(crate) grid: &'a Grid,
    pub(crate) table: &'a Table,
    pub(crate) context: &'a Context,
    pub(crate) measure: Measure,
    /// The period that the headings of its columns name.
    pub(crate) period: Option<Period>,
}

/// Whose figures a row holds: office, parent, period.
type Whose = (u32, Option<u32>, u16);

impl<'a> Cut<'a> {
    fn cell(&self, row: usize, col: u32) -> CellRef {
        CellRef { place: self.context.place, row: row.try_into().unwrap_or(u32::MAX), col }
    }

    fn note(&mut self, said: &ReadNote, fig: &Fig) {
        let cell = self.cell(fig.row as usize, fig.col);
        self.builder.note(said, Some(cell));
    }

    /// Whether a row that says its measure is of this one.
    fn is_of(&self, line: &Line) -> bool {
        line.measure.or(self.context.measure) == Some(self.measure)
    }

    pub(crate) fn block(&mut self, file: &str) -> Result<(), SheetError> {
        let (table, context, measure) = (self.table, self.context, self.measure);
        let is_of = |fig: &&Fig| fig.period == self.period && fig.measure.is_none_or(|known| known == measure);
        let (figs, others): (Vec<&Fig>, Vec<&Fig>) =
            context.figures.iter().filter(is_of).partition(|fig| measure.has(fig.item));
        for fig in others {
            self.note(&ReadNote::NotOfMeasure(fig.text.clone(), fig.item, measure), fig);
        }
        self.refuse_twins(&figs, file)?;
        let all = figs.iter().any(|fig| fig.measure.is_some());
        let lines: Vec<&Line> = table.lines.iter().filter(|line| all || self.is_of(line)).collect();
        if lines.is_empty() || figs.is_empty() {
            return Ok(());
        }
        let mut block = Block {
            place: context.place,
            office_col: table.office.0,
            measure,
            unit: Scale::One,
            step: 1,
            rounded: false,
            rows: Vec::new(),
            columns: Vec::new(),
            percents: Vec::new(),
        };
        let (percents, counts): (Vec<&Fig>, Vec<&Fig>) = figs.into_iter().partition(|fig| fig.item.is_percent());
        for fig in counts {
            let cells = self.cells(&lines, fig);
            let unit = self.unit(fig, block.columns.is_empty());
            let (values, step, rounded) = self.values(&cells, &lines, fig, unit);
            block.rounded |= rounded;
            block.step = if block.columns.is_empty() { step } else { block.step.min(step) };
            block.unit = block.unit.max(unit);
            block.columns.push(Column { item: fig.item, col: fig.col, heading: fig.text.clone(), values });
        }
        for fig in percents {
            let cells = self.cells(&lines, fig);
            let values = self.percents(&cells, &lines, fig, &block.columns);
            block.percents.push(PercentColumn { item: fig.item, col: fig.col, heading: fig.text.clone(), values });
        }
        block.rows = self.rows(&lines, &block.columns);
        block.rounded |= block.unit >= Scale::Million && block.step > Scale::Thousand.factor();
        self.builder.sheet.blocks.push(block);
        Ok(())
    }

    /// Two columns of one item can't be told apart.
    fn refuse_twins(&self, figs: &[&Fig], file: &str) -> Result<(), SheetError> {
        for (at, second) in figs.iter().enumerate() {
            if let Some(first) = figs.iter().take(at).find(|first| first.item == second.item) {
                let cell = |fig: &Fig| self.builder.sheet.address(self.cell(fig.row as usize, fig.col));
                return Err(SheetError::TwoColumns {
                    file: file.to_owned(),
                    item: format!("{}.{}", self.measure, second.item),
                    first: cell(first),
                    second: cell(second),
                    headings: format!("{:?}, {:?}", first.text, second.text),
                });
            }
        }
        Ok(())
    }

    /// The cells of a column; none of a row that is of another measure.
    fn cells(&self, lines: &[&Line], fig: &Fig) -> Vec<&'a Cell> {
        let (grid, col) = (self.grid, fig.col as usize);
        let cell = |line: &&Line| {
            let cell = grid.rows.get(line.row).and_then(|cells| cells.get(col));
            cell.filter(|_| fig.measure.is_some() || self.is_of(line)).unwrap_or(&Cell::Empty)
        };
        lines.iter().map(cell).collect()
    }

    /// The unit of a column; noted once where nothing says that of money.
    fn unit(&mut self, fig: &Fig, is_first: bool) -> Scale {
        if self.measure.kind() != Kind::Money {
            return Scale::One;
        }
        if let Some(said) = self.context.unit.or(fig.unit).or(self.context.title_unit) {
            return said;
        }
        if is_first {
            self.note(&ReadNote::UnitAssumed, fig);
        }
        Scale::Thousand
    }

    /// Whole figures, what the last digit written is worth, and whether fractions of a đồng were rounded.
    fn values(&mut self, cells: &[&Cell], lines: &[&Line], fig: &Fig, unit: Scale) -> (Numbers, u128, bool) {
        let marks = Marks::of(unit);
        let mut values = Numbers::with_capacity(lines.len());
        let (mut decimals, mut comma, mut rounded) = (0_u8, false, false);
        let is_money = self.measure.kind() == Kind::Money;
        for (cell, line) in cells.iter().zip(lines) {
            let figure = match whole(cell, unit, marks) {
                Figure::Bad(Code::NotWhole) if is_money => {
                    to_dong(cell, unit, marks).map_or(Figure::Bad(Code::NotWhole), |dong| {
                        rounded = true;
                        Figure::Is(dong, places_of_dong(unit))
                    })
                }
                figure => figure,
            };
            if is_inexact(cell) {
                let at = self.cell(line.row, fig.col);
                self.builder.note(&ReadNote::Inexact(shown(cell)), Some(at));
            }
            values.push(match figure {
                Figure::Is(value, places) => {
                    decimals = decimals.max(places);
                    comma |= marks == Marks::Vietnamese && has_doubtful_comma(cell);
                    Some(value)
                }
                Figure::Blank => None,
                Figure::Dash => self.builder.dash(self.cell(line.row, fig.col)),
                Figure::Bad(code) => {
                    let at = self.cell(line.row, fig.col);
                    self.builder.unread(code, cell, &line.label.name, at);
                    None
                }
            });
        }
        if comma {
            self.note(&ReadNote::CommaDecimal(fig.text.clone()), fig);
        }
        if rounded {
            self.note(&ReadNote::Rounded(fig.text.clone()), fig);
        }
        let scaled = cells.iter().find_map(|cell| match cell {
            Cell::Shown(shown) if shown.thousands > 0 => Some(&**shown),
            _ => None,
        });
        if let Some(shown) = scaled {
            self.note(&ReadNote::ScaledFormat(fig.text.clone(), unit, shown.clone()), fig);
        }
        let parts = 10_u128.checked_pow(decimals.into()).unwrap_or(1);
        (values, unit.factor().checked_div(parts).unwrap_or(1).max(1), rounded)
    }

    fn percents(
        &mut self,
        cells: &[&Cell],
        lines: &[&Line],
        fig: &Fig,
        columns: &[Column],
    ) -> Vec<Option<thads_metrics::Percent>> {
        let (shares, fractions) = percents(cells.iter().copied(), fig.item, &fig.text, columns);
        if fractions {
            self.note(&ReadNote::Fractions(fig.text.clone()), fig);
        }
        let read = shares.into_iter().zip(cells).zip(lines).map(|((share, cell), line)| match share {
            Share::Is(percent) => Some(percent),
            Share::Blank => None,
            Share::Dash => self.builder.dash(self.cell(line.row, fig.col)),
            Share::Bad(code) => {
                let at = self.cell(line.row, fig.col);
                self.builder.unread(code, cell, &line.label.name, at);
                None
            }
        });
        read.collect()
    }

    /// The rows, totals told from offices within each period.
    fn rows(&mut self, lines: &[&Line], columns: &[Column]) -> Vec<Row> {
        let mut whose: Vec<Whose> = Vec::with_capacity(lines.len());
        let mut of_period: Vec<(u16, Vec<usize>)> = Vec::new();
        for (at, line) in lines.iter().enumerate() {
            let period = self.period.or(line.period).or(self.context.period);
            let on = period.map(thads_metrics::Period::last_day);
            let office = self.builder.name(&line.label.name, on);
            let parent = line.parent.as_deref().map(|parent| self.builder.name(parent, on));
            let period = period.map_or(u16::MAX, |period| self.builder.period(period));
            whose.push((office, parent, period));
            match of_period.iter_mut().find(|(known, _)| *known == period) {
                Some((_, rows)) => rows.push(at),
                None => of_period.push((period, vec![at])),
            }
        }
        let mut kinds: Vec<RowKind> = lines.iter().map(|_| RowKind::Office).collect();
        let mut told = HashSet::new();
        for (_, members) in of_period {
            self.kinds(lines, columns, &mut whose, &members, &mut kinds, &mut told);
        }
        let row = |((line, (office, parent, period)), kind): ((&&Line, Whose), RowKind)| Row {
            office,
            parent,
            period,
            line: line.row.try_into().unwrap_or(u32::MAX),
            kind,
        };
        lines.iter().zip(whose).zip(kinds).map(row).collect()
    }

    /// Tells the totals among the rows of one period, and which offices they are over; each name is noted once.
    fn kinds(
        &mut self,
        lines: &[&Line],
        columns: &[Column],
        whose: &mut [Whose],
        members: &[usize],
        kinds: &mut [RowKind],
        told: &mut HashSet<u32>,
    ) {
        let entry = |at: &usize| {
            let (line, (office, parent, _)) = (lines.get(*at)?, whose.get(*at)?);
            let (name, numbering) = (line.label.name.as_str(), line.label.numbering);
            let (office, parent, is_officer) = (*office, *parent, line.is_officer);
            Some(Entry {
                name,
                kind: line.kind,
                numbering,
                office,
                parent,
                is_officer,
                starts_group: line.starts_group,
            })
        };
        let entries: Vec<Entry<'_>> = members.iter().filter_map(entry).collect();
        let line = |entry: usize| members.get(entry).copied();
        let taken = totals(&entries, &|head, rows| {
            is_sum(columns, line(head)?, &rows.iter().filter_map(|row| line(*row)).collect::<Vec<_>>())
        });
        for (at, parent) in members.iter().zip(parents(&entries, &taken)) {
            let parent = parent.and_then(|parent| Some(whose.get(*members.get(parent)?)?.0));
            if let Some((_, said, _)) = whose.get_mut(*at) {
                *said = said.or(parent);
            }
        }
        for (at, taken) in members.iter().zip(taken) {
            let (Some(line), Some(kind), Some((office, ..))) = (lines.get(*at), kinds.get_mut(*at), whose.get(*at))
            else {
                continue;
            };
            let name = &line.label.name;
            let said = match taken {
                Taken::Office => continue,
                Taken::Officer => {
                    *kind = RowKind::Officer;
                    continue;
                }
                Taken::OfOfficers(of) => {
                    let of: Vec<u32> = of.iter().filter_map(|i| u32::try_from(*members.get(*i)?).ok()).collect();
                    let officers = of.len();
                    *kind = RowKind::OfOfficers { of };
                    ReadNote::Officers(name.clone(), officers)
                }
                Taken::OwnOffice => ReadNote::OwnOffice(name.clone()),
                Taken::Total(of) => {
                    let of: Vec<u32> = of.iter().filter_map(|i| u32::try_from(*members.get(*i)?).ok()).collect();
                    let sums = of.len();
                    *kind = RowKind::Total { of };
                    if sums == 0 { ReadNote::TotalOfNothing(name.clone()) } else { ReadNote::Total(name.clone(), sums) }
                }
            };
            if told.insert(*office) {
                let cell = self.cell(line.row, self.table.office.0);
                self.builder.note(&said, Some(cell));
            }
        }
    }
}

impl Builder {
    /// Adds the blocks of a table: one for each measure, and for each period that headings name.
    pub(crate) fn add(&mut self, grid: &Grid, table: &Table, context: &Context, file: &str) -> Result<(), SheetError> {
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
        for measure in Measure::ALL.into_iter().filter(is_met) {
            for period in &periods {
                Cut { builder: self, grid, table, context, measure, period: *period }.block(file)?;
            }
        }
        Ok(())
    }
}

/// Whether a comma before three digits stands where English has its groups.
pub(crate) fn has_doubtful_comma(cell: &Cell) -> bool {
    let Cell::Text(text) = cell else { return false };
    text.trim().split_once(',').is_some_and(|(whole, tail)| tail.len() == 3 && !whole.contains('.'))
}
