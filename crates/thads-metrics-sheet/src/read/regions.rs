//! What stands beside the forms of a sheet: each form alone, without foreign tables, numbers and remarks ([`regions`]).

use std::{borrow::Cow, collections::HashMap};

use crate::{
    headings::meaning::Meaning,
    read::{cell_value::is_number, header},
    source::grid::{Cell, Grid, Span},
};
use thads_metrics::vocabulary::Role;

/// The lines under a heading that are looked at for columns without anything.
const LINES: usize = 40;

/// The columns of a table, ends included.
type Columns = (usize, usize);

/// The forms that stand beside each other in a sheet, and what belongs to none of them.
pub(super) struct Regions<'g> {
    /// The sheet as each form sees it, with its cells where they were.
    pub(super) views: Vec<Cow<'g, Grid>>,
    /// How many cells belong to no form, and the first of them.
    pub(super) outside: Option<(usize, (usize, usize))>,
}

/// What a text on the line of a heading says.
#[derive(Debug, Clone, Copy, Default)]
#[allow(clippy::struct_excessive_bools)] // independent things that a text may say
struct Says {
    known: bool,
    /// Names an item, parts or a measure.
    figures: bool,
    /// Names an item or parts.
    item: bool,
    /// Heads names or numbers of rows.
    names: bool,
}

impl Says {
    fn of(text: &str) -> Self {
        if text.len() >= 400 {
            return Self::default();
        }
        let meaning = Meaning::of(text);
        let item = meaning.is_figures() || meaning.part;
        let figures = item || !meaning.measures.is_empty();
        let names = matches!(meaning.role(), Some(Role::Office | Role::RowNumber));
        Self { known: meaning.is_known(), figures, item, names }
    }
}

/// Tells the forms of a sheet from what stands beside them.
pub(super) fn regions(grid: &Grid) -> Regions<'_> {
    let mut groups: Vec<(usize, Columns)> = Vec::new();
    for (row, columns) in headings(grid) {
        join(&mut groups, row, columns);
    }
    let alone = groups.len() == 1;
    let mut views = Vec::new();
    let mut kept: Vec<(usize, Columns)> = Vec::new();
    for (top, columns) in groups {
        let view = crop(grid, top, columns, alone);
        if header::find(&view, 0).is_some() {
            kept.push((top, columns));
            views.push(Cow::Owned(view));
        }
    }
    let is_inside = |row: usize, col: usize| {
        kept.iter().any(|(top, (left, right))| (*left..=*right).contains(&col) || is_title(grid, row, *top, alone))
    };
    let cells = || {
        grid.rows
            .iter()
            .enumerate()
            .flat_map(|(row, cells)| cells.iter().enumerate().map(move |(col, cell)| (row, col, cell)))
    };
    let mut outside = cells().filter(|(row, col, cell)| !cell.is_blank() && !is_inside(*row, *col));
    let first = outside.next().map(|(row, col, _)| (row, col));
    match (views.len(), first) {
        (0, _) | (1, None) => Regions { views: vec![Cow::Borrowed(grid)], outside: None },
        (_, first) => {
            let outside = first.map(|first| (outside.count().saturating_add(1), first));
            Regions { views, outside }
        }
    }
}

/// Adds the columns of a heading to those that they share a column with.
fn join(groups: &mut Vec<(usize, Columns)>, row: usize, (mut left, mut right): Columns) {
    let mut top = row;
    groups.retain(|(first, (from, to))| {
        let shared = *from <= right && left <= *to;
        if shared {
            (left, right, top) = (left.min(*from), right.max(*to), top.min(*first));
        }
        !shared
    });
    groups.push((top, (left, right)));
}

/// Whether what stands in a line over a form, beside its columns, may be its title: one or two texts, no number.
fn is_title(grid: &Grid, row: usize, top: usize, alone: bool) -> bool {
    let cells = || grid.rows.get(row).into_iter().flatten().filter(|cell| !cell.is_blank());
    alone && row < top && cells().count() <= 2 && cells().all(|cell| matches!(cell, Cell::Text(_)) && !is_number(cell))
}

/// The sheet with nothing but the columns of one form, and what may be its title.
fn crop(grid: &Grid, top: usize, (left, right): Columns, alone: bool) -> Grid {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let mut rows: Vec<Vec<Cell>> = Vec::with_capacity(grid.rows.len());
    for (row, cells) in grid.rows.iter().enumerate() {
        let is_title = is_title(grid, row, top, alone);
        let inside = |(col, cell): (usize, &Cell)| {
            if is_title || (left..=right).contains(&col) { cell.clone() } else { Cell::Empty }
        };
        let width = if is_title { cells.len() } else { cells.len().min(right.saturating_add(1)) };
        rows.push(cells.iter().enumerate().take(width).map(inside).collect());
    }
    let mut merged = Vec::new();
    for span in &grid.merged {
        if span.to.1 < number(left) || span.from.1 > number(right) {
            continue;
        }
        let (row, from, to) = (span.from.0 as usize, span.from.1 as usize, span.to.1.min(number(right)));
        if from < left {
            // a title over more than the form stands over it
            let text = grid.rows.get(row).and_then(|cells| cells.get(from)).cloned().unwrap_or_default();
            if let Some(cells) = rows.get_mut(row) {
                cells.resize(cells.len().max(left.saturating_add(1)), Cell::Empty);
                if let Some(cell) = cells.get_mut(left) {
                    *cell = text;
                }
            }
        }
        merged.push(Span { from: (span.from.0, span.from.1.max(number(left))), to: (span.to.0, to) });
    }
    let Grid { name, hidden, hidden_rows, hidden_cols, remarks, .. } = grid;
    let (name, hidden_rows, hidden_cols) = (name.clone(), hidden_rows.clone(), hidden_cols.clone());
    Grid { name, rows, merged, hidden: *hidden, hidden_rows, hidden_cols, remarks: remarks.clone() }
}

/// The lines that may be the heading of a form, with its columns.
fn headings(grid: &Grid) -> Vec<(usize, Columns)> {
    let mut known: HashMap<&str, Says> = HashMap::new();
    let mut out = Vec::new();
    for (row, cells) in grid.rows.iter().enumerate() {
        let says: Vec<Option<Says>> = cells
            .iter()
            .map(|cell| match cell {
                Cell::Text(text) if text.chars().any(|c| c.is_alphabetic() || c == '%') => {
                    Some(*known.entry(text).or_insert_with(|| Says::of(text)))
                }
                _ => None,
            })
            .collect();
        let is_heading = |says: &[Option<Says>]| {
            let known = || says.iter().flatten().filter(|says| says.known);
            known().count() > 1 && known().any(|says| says.figures || says.names)
        };
        if !is_heading(&says) {
            continue;
        }
        for (left, right) in pieces(grid, row, &says) {
            if says.get(left..=right.min(says.len().saturating_sub(1))).is_some_and(is_heading) {
                out.push((row, (left, right)));
            }
        }
    }
    out
}

/// The tables that a line heads: columns between those in which nothing stands, and before another column of names.
fn pieces(grid: &Grid, row: usize, says: &[Option<Says>]) -> Vec<Columns> {
    let lines = grid.rows.get(row..).unwrap_or_default().iter().take(LINES);
    let lines: Vec<&Vec<Cell>> = lines.take_while(|cells| !cells.iter().all(Cell::is_blank)).collect();
    let width = lines.iter().map(|cells| cells.len()).max().unwrap_or(0);
    let is_spanned = |col: usize| {
        let within = |from: u32, to: u32, at: usize| (from as usize..=to as usize).contains(&at);
        grid.merged.iter().any(|span| within(span.from.0, span.to.0, row) && within(span.from.1, span.to.1, col))
    };
    let is_gap =
        |col: usize| !lines.iter().any(|cells| cells.get(col).is_some_and(|cell| !cell.is_blank())) && !is_spanned(col);
    let mut pieces: Vec<Columns> = Vec::new();
    let mut figures = false;
    let mut after_gap = true;
    for col in 0..width {
        if is_gap(col) {
            after_gap = true;
            continue;
        }
        let cell = says.get(col).copied().flatten().unwrap_or_default();
        let another = cell.names && figures;
        match pieces.last_mut() {
            Some((_, right)) if !after_gap && !another => *right = col,
            _ => {
                pieces.push((col, col));
                figures = false;
            }
        }
        figures |= cell.figures;
        after_gap = false;
    }
    // a blank column may stand inside a form: what follows it has figures only, and no names of its own
    let mut joined: Vec<Columns> = Vec::new();
    for (left, right) in pieces {
        let cells =
            || says.get(left..).unwrap_or_default().iter().take(right.saturating_sub(left).saturating_add(1)).flatten();
        let continues = cells().any(|says| says.item) && cells().all(|says| says.known && says.figures && !says.names);
        match joined.last_mut() {
            Some((_, end)) if continues => *end = right,
            _ => joined.push((left, right)),
        }
    }
    joined
}
