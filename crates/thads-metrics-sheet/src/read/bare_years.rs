//! Years alone on the line of a heading, `2022` beside `2023`, as the periods that they are ([`named`]).

use std::borrow::Cow;

use crate::{
    headings::meaning::Meaning,
    source::grid::{Cell, Grid},
};

/// The grids with `Năm 2022` for each year that stands alone over columns of figures.
pub(crate) fn named(grids: &[Grid]) -> Cow<'_, [Grid]> {
    let found: Vec<(usize, usize)> = grids
        .iter()
        .enumerate()
        .flat_map(|(at, grid)| (0..grid.rows.len()).filter(|row| are_years(grid, *row)).map(move |row| (at, row)))
        .collect();
    let mut grids = Cow::Borrowed(grids);
    for (at, row) in found {
        let cells = grids.to_mut().get_mut(at).and_then(|grid| grid.rows.get_mut(row));
        for cell in cells.into_iter().flatten() {
            if let Some(year) = year(cell) {
                *cell = Cell::Text(format!("Năm {year}").into());
            }
        }
    }
    grids
}

/// The year that a cell holds and nothing else.
fn year(cell: &Cell) -> Option<u16> {
    let year = match cell {
        Cell::Whole(number) => u16::try_from(*number).ok()?,
        Cell::Text(text) if text.trim().len() == 4 => text.trim().parse().ok()?,
        _ => return None,
    };
    (1990..2100).contains(&year).then_some(year)
}

/// Whether a line is of a heading and holds years alone: beside nothing but other words of a heading, over a line of items, or
/// under one where no name of a row can stand.
fn are_years(grid: &Grid, row: usize) -> bool {
    let Some(cells) = grid.rows.get(row).filter(|cells| cells.iter().any(|cell| year(cell).is_some())) else {
        return false;
    };
    let meaning = |cell: &Cell| if let Cell::Text(text) = cell { Some(Meaning::of(text)) } else { None };
    let others = || cells.iter().filter(|cell| !cell.is_blank() && year(cell).is_none());
    if !others().all(|cell| meaning(cell).is_some_and(|meaning| meaning.is_known())) {
        return false;
    }
    let items = |row: Option<usize>| {
        let cells = row.and_then(|row| grid.rows.get(row)).map_or(&[][..], Vec::as_slice);
        let named = cells.iter().filter(|cell| meaning(cell).is_some_and(|meaning| meaning.is_figures()));
        let is_heading = cells.iter().all(|cell| cell.is_blank() || meaning(cell).is_some());
        if is_heading { named.count() } else { 0 }
    };
    let heads_rows = || others().any(|cell| meaning(cell).is_some_and(|meaning| meaning.role().is_some()));
    let is_over = others().next().is_none() || heads_rows();
    let is_under = cells.first().is_none_or(Cell::is_blank) && others().next().is_none();
    (is_over && items(row.checked_add(1)) > 1) || (is_under && items(row.checked_sub(1)) > 0)
}
