//! The columns beside the figures: whose they are, of which period and measure ([`Names`]).

use crate::{
    read::{cell_value::shown, header::Header},
    source::grid::{Cell, Grid},
};
use thads_metrics::Period;
use thads_metrics::vocabulary::{
    Role,
    row_label::{self, Numbering},
    typed,
};

/// The columns that are not figures.
pub(crate) struct Names<'g> {
    pub(crate) office: u32,
    /// The cell over the offices.
    pub(crate) heading: &'g Cell,
    pub(crate) parent: Option<u32>,
    pub(crate) period: Option<u32>,
    pub(crate) measure: Option<u32>,
    pub(crate) number: Option<u32>,
    /// The columns of figures.
    pub(crate) figures: Vec<u32>,
}

impl<'g> Names<'g> {
    /// The columns under `header`, the offices in column `office`.
    pub(crate) fn new(grid: &'g Grid, header: &Header, office: u32) -> Self {
        let figures = header.placed().filter(|(_, _, heading)| matches!(heading.role, Role::Item(_)));
        let heads = || (header.top..header.end).map(|row| cell(grid, row, office));
        Self {
            office,
            heading: heads().find(|cell| !cell.is_blank()).unwrap_or(&Cell::Empty),
            parent: header.role(Role::Parent).filter(|col| *col != office),
            period: header.role(Role::Period),
            measure: header.role(Role::Measure).or_else(|| measure_column(grid, header, office)),
            number: header.role(Role::RowNumber),
            figures: figures.map(|(col, ..)| col).collect(),
        }
    }
}

/// The column of offices: `Err` holds the headings that name no item.
pub(crate) fn office(grid: &Grid, header: &Header) -> Result<(u32, bool), Vec<String>> {
    if let Some(col) = header.role(Role::Office).or_else(|| header.role(Role::Parent)) {
        return Ok((col, false));
    }
    let first =
        header.placed().find(|(_, _, heading)| matches!(heading.role, Role::Item(_))).map_or(0, |(col, ..)| col);
    let body = grid.rows.get(header.end..).unwrap_or_default();
    let is_text = |col: u32| {
        let texts = body
            .iter()
            .filter_map(|row| row.get(col as usize))
            .filter(|cell| matches!(cell, Cell::Text(_)) && !cell.is_blank());
        texts.take(2).count() > 0
    };
    let nameless = |col: &u32| header.columns.get(*col as usize).is_none_or(|head| head.heading.is_none());
    let measures = measure_column(grid, header, u32::MAX);
    if let Some(col) = (0..first).find(|col| nameless(col) && is_text(*col) && measures != Some(*col)) {
        return Ok((col, true));
    }
    let others = header.columns.iter().filter(|head| !matches!(head.heading, Some(Ok(_)) | None));
    Err(others.map(|head| head.text.clone()).collect())
}

/// A column that says `Việc` or `Tiền` in every row, under no heading or one that is not known: `Loại`.
fn measure_column(grid: &Grid, header: &Header, office: u32) -> Option<u32> {
    let first = header.placed().find(|(_, _, heading)| matches!(heading.role, Role::Item(_))).map(|(col, ..)| col)?;
    let nameless =
        |col: &u32| !header.columns.get(*col as usize).is_some_and(|head| matches!(head.heading, Some(Ok(_))));
    let body = grid.rows.get(header.end..).unwrap_or_default();
    (0..first).filter(|col| *col != office).filter(nameless).find(|col| {
        let mut said =
            body.iter().filter_map(|row| row.get(*col as usize)).filter(|cell| !cell.is_blank()).take(20).peekable();
        said.peek().is_some() && said.all(|cell| typed::measure(&shown(cell)).is_ok())
    })
}

/// Cells that are one with the cell above, for the columns of names.
pub(crate) struct Above {
    spans: Vec<(u32, u32, u32)>,
}

impl Above {
    pub(crate) fn new(grid: &Grid, names: &Names<'_>) -> Self {
        let wanted = [Some(names.office), names.parent, names.period, names.measure];
        let tall = grid.merged.iter().filter(|span| span.to.0 > span.from.0);
        let mut spans: Vec<(u32, u32, u32)> = tall
            .flat_map(|span| {
                let cols = wanted.iter().flatten().filter(|col| (span.from.1..=span.to.1).contains(*col));
                cols.map(|col| (*col, span.from.0, span.to.0))
            })
            .collect();
        spans.sort_unstable();
        Self { spans }
    }

    /// The row whose cell is shown in `row`.
    pub(crate) fn row(&self, row: usize, col: u32) -> usize {
        let Ok(at) = u32::try_from(row) else { return row };
        let next = self.spans.partition_point(|span| (span.0, span.1) <= (col, at));
        match next.checked_sub(1).and_then(|i| self.spans.get(i)) {
            Some((c, from, to)) if *c == col && *to >= at => *from as usize,
            _ => row,
        }
    }
}

/// A cell, blank outside the grid.
pub(crate) fn cell(grid: &Grid, row: usize, col: u32) -> &Cell {
    grid.rows.get(row).and_then(|cells| cells.get(col as usize)).unwrap_or(&Cell::Empty)
}

/// Whether a line numbers the columns: `A B 1 2 3`, `(1) (2) (3)=(1)+(2)`.
///
/// One or two figures might be an office's: they number columns only in the `first` line under the heading, with
/// others below.
pub(crate) fn is_column_numbers(cells: &[Cell], next: &[Cell], office: u32, first: bool) -> bool {
    let name = cells.get(office as usize).unwrap_or(&Cell::Empty);
    let bare = |text: &str| text.trim().trim_matches(['(', ')', '[', ']']).to_owned();
    let letter = |text: &str| text.len() == 1 && text.bytes().all(|b| b.is_ascii_alphabetic());
    if counts_on(&shown(name), &next.get(office as usize).map(shown).unwrap_or_default()) {
        return false;
    }
    let no_name = match name {
        Cell::Empty | Cell::Whole(0..=2) => true,
        Cell::Text(text) => {
            let text = bare(text);
            text.is_empty() || letter(&text) || matches!(text.as_str(), "0" | "1" | "2")
        }
        _ => false,
    };
    if !no_name {
        return false;
    }
    let is_numeral =
        matches!(name, Cell::Whole(_)) || matches!(name, Cell::Text(text) if bare(text).parse::<u8>().is_ok());
    let mut last: Option<u32> = None;
    let (mut numbered, mut lettered) = (0_usize, 0_usize);
    for cell in cells.iter().filter(|cell| !cell.is_blank()) {
        let number = match cell {
            Cell::Whole(number) => u32::try_from(*number).ok(),
            Cell::Text(text) => {
                let text = text.trim();
                if letter(&bare(text)) {
                    lettered = lettered.saturating_add(1);
                    continue;
                }
                let sums = |c: char| c.is_ascii_digit() || c.is_whitespace() || "()[]=+-*/x%:,.–".contains(c);
                let first: String =
                    text.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
                first.parse().ok().filter(|_| text.chars().all(sums))
            }
            _ => None,
        };
        let Some(number) = number.filter(|number| *number < 200) else { return false };
        if last.is_some_and(|last| number != last.saturating_add(1)) || (last.is_none() && number > 3) {
            return false;
        }
        last = Some(number);
        numbered = numbered.saturating_add(1);
    }
    let few = numbered == 2 && !is_numeral || numbered == 1 && lettered > 1;
    numbered > 2 || (first && few && next.iter().any(|cell| !cell.is_blank()))
}

/// Whether two names, one under the other, are numbers that go on: offices that are called A, B, … or I, II, … or 1, 2, …
fn counts_on(name: &str, next: &str) -> bool {
    let number = |text: &str| text.trim().parse::<u64>().ok();
    match (row_label::numbering(name), row_label::numbering(next)) {
        (Numbering::Arabic, Numbering::Arabic) => {
            number(name).zip(number(next)).is_some_and(|(name, next)| name.checked_add(1) == Some(next))
        }
        (Numbering::Letter | Numbering::Roman, Numbering::Letter | Numbering::Roman) => true,
        _ => false,
    }
}

/// A period as a cell says it: `2022/06`, `6 tháng đầu năm 2022`, `2022` for the whole year.
pub(crate) fn period(text: &str) -> Option<Period> {
    let year = || Period::new(text.trim().parse().ok()?, 12).ok();
    typed::period(text.trim()).ok().or_else(year)
}
