//! The heading of a table: where it stands, and what each of its columns is.

use crate::{
    headings::{
        heading_path::{Level, compose, settle},
        meaning::{Heading, Meaning, Unplaced},
    },
    read::cell_value::is_number,
    source::grid::{Cell, Grid, Span},
};
use thads_metrics::Item;
use thads_metrics::{
    text::{plain, tidy},
    vocabulary::{Role, headings::shortless},
};

/// The most lines that a heading is looked for in.
const MOST_ROWS: usize = 8;

/// A column under a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Head {
    /// What stands over it, from the group down: `Về việc > Có điều kiện`.
    pub(crate) text: String,
    /// The line of its last cell.
    pub(crate) row: u32,
    /// What it means; `None` if nothing stands over it.
    pub(crate) heading: Option<Result<Heading, Unplaced>>,
    /// Whether the columns beside it decided.
    pub(crate) by_context: bool,
}

/// The heading of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Header {
    /// Its first line.
    pub(crate) top: usize,
    /// The line after its last.
    pub(crate) end: usize,
    /// Its columns, from A on.
    pub(crate) columns: Vec<Head>,
}

impl Header {
    /// The columns that hold figures or say whose they are, with what they mean.
    pub(crate) fn placed(&self) -> impl Iterator<Item = (u32, &Head, Heading)> {
        self.columns.iter().zip(0_u32..).filter_map(|(head, col)| match head.heading {
            Some(Ok(heading)) => Some((col, head, heading)),
            _ => None,
        })
    }

    /// The first column of that role.
    pub(crate) fn role(&self, role: Role) -> Option<u32> {
        self.placed().find(|(_, _, heading)| heading.role == role).map(|(col, ..)| col)
    }

    /// Whether any column holds figures.
    fn has_items(&self) -> bool {
        self.placed().any(|(_, _, heading)| matches!(heading.role, Role::Item(_)))
    }

    /// Whether another heading says the same of the same columns.
    pub(crate) fn says_the_same(&self, other: &Self) -> bool {
        self.placed().map(|(col, _, heading)| (col, heading)).eq(other.placed().map(|(col, _, heading)| (col, heading)))
    }
}

/// What a line of cells looks like.
#[derive(Debug, Clone, Copy, Default)]
struct Looks {
    texts: usize,
    known: usize,
    numbers: usize,
    /// The first column with a text.
    first: Option<usize>,
    /// The texts that name an item or parts.
    figures: usize,
    /// Whether a text names a column without figures.
    has_role: bool,
    /// Whether a text says the unit of the whole table: the line is a title.
    has_unit: bool,
}

impl Looks {
    /// Whether its numbers are those of a row; a stray one may stand on the line of a heading.
    const fn is_of_body(&self) -> bool {
        self.numbers > 0 && !(self.known > self.numbers && (self.known > 2 || (self.has_role && self.figures > 0)))
    }
}

fn text(cell: &Cell) -> Option<&str> {
    match cell {
        Cell::Text(text) if !text.trim().is_empty() => Some(text),
        _ => None,
    }
}

fn looks(row: &[Cell]) -> Looks {
    let mut out = Looks::default();
    for (col, cell) in row.iter().enumerate() {
        if is_number(cell) {
            out.numbers = out.numbers.saturating_add(1);
        } else if let Some(text) = text(cell) {
            out.texts = out.texts.saturating_add(1);
            out.first = out.first.or(Some(col));
            if text.len() < 400 {
                let meaning = Meaning::of(text);
                out.known = out.known.saturating_add(usize::from(meaning.is_known()));
                out.figures = out.figures.saturating_add(usize::from(meaning.is_figures() || meaning.part));
                out.has_role |= meaning.role().is_some();
                out.has_unit |= shortless(&plain(text)).starts_with("don vi tinh");
            }
        }
    }
    out
}

/// The first heading from line `from` on.
pub(crate) fn find(grid: &Grid, from: usize) -> Option<Header> {
    (from..grid.rows.len()).find_map(|row| at(grid, from, row))
}

/// The heading whose first full line is `row`, reaching up to `from` at most.
pub(crate) fn at(grid: &Grid, from: usize, row: usize) -> Option<Header> {
    let cells = grid.rows.get(row)?;
    if cells.iter().filter(|cell| text(cell).is_some()).count() < 2 {
        return None;
    }
    let line = looks(cells);
    if line.known < 2 || line.is_of_body() || line.has_unit || (line.figures == 0 && !line.has_role) {
        return None;
    }
    let top = extend_up(grid, from, row, line);
    let end = extend_down(grid, row);
    let header = columns(grid, top, end);
    header.has_items().then_some(header)
}

/// Lines above that hold only groups, right of the names.
fn extend_up(grid: &Grid, from: usize, row: usize, line: Looks) -> usize {
    let mut top = row;
    while top > from {
        let above = top.saturating_sub(1);
        let Some(cells) = grid.rows.get(above) else { break };
        let looks = looks(cells);
        let right = looks.first > line.first && looks.first > Some(0);
        // one text that says only the measure or the period is a title, unless it is merged over its columns
        let spans = |span: &Span| span.from.0 as usize == above && span.to.1 > span.from.1 && span.from.1 > 0;
        let groups = looks.figures > 0 || looks.texts > 1 || grid.merged.iter().any(spans);
        if looks.texts == 0
            || looks.numbers > 0
            || looks.known < looks.texts
            || !right
            || looks.has_role
            || looks.has_unit
            || !groups
        {
            break;
        }
        top = above;
    }
    top
}

/// The line after the last line of the heading.
fn extend_down(grid: &Grid, row: usize) -> usize {
    let mut end = row.saturating_add(1);
    while end.saturating_sub(row) < MOST_ROWS {
        let Some(cells) = grid.rows.get(end) else { break };
        let looks = looks(cells);
        let covered = grid.merged.iter().any(|span| {
            let (first, last) = (span.from.0 as usize, span.to.0 as usize);
            (row..end).contains(&first) && last >= end && last.saturating_sub(row) < MOST_ROWS
        });
        let only_name = looks.texts == 1 && looks.first == looks_first(grid, row);
        let reads = looks.known > 0 && looks.known.saturating_mul(2) >= looks.texts && !only_name;
        if looks.is_of_body() || !(covered || reads) {
            break;
        }
        end = end.saturating_add(1);
    }
    end
}

fn looks_first(grid: &Grid, row: usize) -> Option<usize> {
    grid.rows.get(row)?.iter().position(|cell| text(cell).is_some())
}

/// A cell over a column.
struct Over<'g> {
    text: &'g str,
    row: usize,
    /// The first column that it spans.
    start: usize,
    /// The last.
    stop: usize,
    sure: bool,
}

/// Reads the columns of the heading in lines `top` to `end`.
fn columns(grid: &Grid, top: usize, end: usize) -> Header {
    let rows = grid.rows.get(top..end).unwrap_or_default();
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let spans: Vec<Span> = grid
        .merged
        .iter()
        .copied()
        .filter(|span| (span.from.0 as usize) < end && (span.to.0 as usize) >= top)
        .collect();
    let paths: Vec<Vec<Over<'_>>> = (0..width).map(|col| path(rows, &spans, top, col)).collect();
    let meanings: Vec<Vec<Meaning>> =
        paths.iter().map(|path| path.iter().map(|over| Meaning::of(over.text)).collect()).collect();
    let figure_columns =
        meanings.iter().filter(|path| !path.is_empty() && path.iter().all(|meaning| meaning.role().is_none())).count();
    let mut read: Vec<Result<Heading, Unplaced>> = Vec::with_capacity(width);
    for (col, (path, meanings)) in paths.iter().zip(&meanings).enumerate() {
        // an unknown text over all columns of figures is a title
        let is_title = |over: &Over<'_>, meaning: &Meaning| {
            let width = over.stop.saturating_sub(over.start).saturating_add(1);
            !meaning.is_known() && width > 1 && width >= figure_columns && path.len() > 1
        };
        let levels: Vec<Level<'_>> = path
            .iter()
            .zip(meanings)
            .filter(|(over, meaning)| !is_title(over, meaning))
            .map(|(over, meaning)| Level { meaning, sure: over.sure })
            .collect();
        let part = path.iter().zip(meanings).find(|(_, meaning)| meaning.part).map_or(col, |(over, _)| over.start);
        let beside = part.checked_sub(1).and_then(|left| read.get(left)).and_then(item);
        read.push(if levels.is_empty() { Err(Unplaced::Nothing) } else { compose(&levels, beside) });
    }
    let before = read.clone();
    settle(&mut read);
    let heads = paths.iter().zip(read).zip(before).map(|((path, read), before)| {
        let mut texts: Vec<String> = path.iter().map(|over| tidy(over.text).into_owned()).collect();
        texts.dedup();
        Head {
            text: texts.join(" > "),
            row: path.last().map_or(top, |over| over.row).try_into().unwrap_or(u32::MAX),
            by_context: before.is_ok_and(|heading| heading.by_context),
            heading: (!path.is_empty()).then_some(read),
        }
    });
    Header { top, end, columns: heads.collect() }
}

fn item(read: &Result<Heading, Unplaced>) -> Option<Item> {
    match read {
        Ok(Heading { role: Role::Item(item), .. }) => Some(*item),
        _ => None,
    }
}

/// The cells over a column, from the top down.
fn path<'g>(rows: &'g [Vec<Cell>], spans: &[Span], top: usize, col: usize) -> Vec<Over<'g>> {
    let cell = |row: usize, col: usize| rows.get(row.checked_sub(top)?)?.get(col).and_then(text);
    let span = |row: usize, col: usize| {
        spans.iter().find(|span| {
            let (rows, cols) = (span.from.0 as usize..=span.to.0 as usize, span.from.1 as usize..=span.to.1 as usize);
            rows.contains(&row) && cols.contains(&col)
        })
    };
    let mut out = Vec::new();
    for (row, cells) in (top..).zip(rows) {
        if let Some(span) = span(row, col) {
            let (first, start) = (span.from.0 as usize, span.from.1 as usize);
            // met in its first line
            if let Some(text) = cell(first, start).filter(|_| first == row) {
                out.push(Over { text, row: first, start, stop: span.to.1 as usize, sure: true });
            }
            continue;
        }
        if let Some(text) = cell(row, col) {
            out.push(Over { text, row, start: col, stop: col, sure: true });
            continue;
        }
        // a blank cell right of a group, if the sheet does not merge cells to say so
        let merges = spans.iter().any(|span| span.from.0 as usize == row && span.to.1 > span.from.1);
        let below = |col: usize| {
            (row.saturating_add(1)..top.saturating_add(rows.len())).any(|below| cell(below, col).is_some())
        };
        let left = cells.iter().take(col).rposition(|cell| text(cell).is_some());
        if let Some(start) = left.filter(|left| !merges && below(*left) && below(col))
            && let Some(text) = cell(row, start)
            && Meaning::of(text).role().is_none()
        {
            out.push(Over { text, row, start, stop: col, sure: false });
        }
    }
    out
}
