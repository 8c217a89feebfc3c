//! From the grids of a workbook to a [`Sheet`]: [`read`].

use std::collections::HashSet;

use crate::error::SheetError;
use crate::read::listing::{listed, quoted};
use crate::{
    Options, Place, Sheet,
    headings::{heading, meaning::Meaning},
    read::{
        bare_years, body,
        builder::Builder,
        decode, header,
        notes::ReadNote,
        office_columns,
        officers::is_office,
        regions::{Regions, regions},
        table_context::{Asked, Found},
    },
    source::grid::{Cell, CellRef, Grid, Remark},
};
use thads_metrics::vocabulary::{
    Role,
    groups::GroupName,
    row_label::{self},
    statistics::statistic_of_heading,
    title::{self, Title},
};
use thads_metrics::{
    Explain as _, Item, Measure, Period,
    office::{Keys, OfficeKey},
};

/// Reads the grids of a workbook: every visible sheet that is a form of offices.
///
/// Headings may be our keys or the words of the forms, over several lines with merged cells; the period, the measure
/// and the unit of money come from `options`, the headings, the lines over the table or the name of its
/// sheet. What was skipped, assumed or could not be placed is in [`Sheet::notes`]; cells that hold
/// no figure where one belongs are in [`Sheet::unread`]. Money is in đồng whatever it was written in.
///
/// ```
/// use thads_metrics::Item;
/// use thads_metrics_sheet::{Cell, Grid, Options, RowKind, read};
/// let text = |text: &str| Cell::Text(text.into());
/// let grid = Grid {
///     name: "Việc".into(),
///     rows: vec![
///         vec![text("KẾT QUẢ THI HÀNH ÁN DÂN SỰ 6 THÁNG ĐẦU NĂM 2022")],
///         vec![text("Tên đơn vị"), text("Có điều kiện"), text("Giải quyết xong")],
///         vec![text("Bến Lức"), Cell::Whole(1_200), text("1.050")],
///         vec![text("Tổng cộng"), Cell::Whole(1_200), text("1.050")],
///     ],
///     ..Grid::default()
/// };
/// let sheet = read(&[grid], &Options::default())?;
/// let block = &sheet.blocks[0];
/// assert_eq!(block.get(0, Item::Resolved), Some(1_050));
/// assert_eq!(block.rows[1].kind, RowKind::Total { of: vec![0] });
/// assert_eq!(sheet.periods, ["2022/06".parse()?]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read(grids: &[Grid], options: &Options) -> Result<Sheet, SheetError> {
    let file = if options.file.is_empty() { "#".to_owned() } else { options.file.clone() };
    let has_cells = |grid: &Grid| grid.rows.iter().flatten().any(|cell| !cell.is_blank());
    if !grids.iter().any(has_cells) {
        return Err(SheetError::Empty { file });
    }
    let mut builder = Builder::new(&options.file);
    let grids = &*decode::grids(grids, &mut builder);
    let grids = &*bare_years::named(grids);
    let visible = grids.iter().map(|grid| (grid, if grid.hidden { None } else { Some(regions(grid)) }));
    let regions: Vec<(&Grid, Option<Regions<'_>>)> = visible.collect();
    let mut found = Vec::new();
    let mut refused = None;
    for ((grid, regions), place) in regions.iter().zip(0_u16..) {
        builder.sheet.places.push(Place::Grid { name: grid.name.clone() });
        let first = Some(CellRef { place, row: 0, col: 0 });
        for remark in &grid.remarks {
            let (said, row) = match remark {
                Remark::Decoded { encoding } => (ReadNote::Decoded(encoding, None), 0),
                Remark::Uneven { row, got, usual, lines } => (ReadNote::Uneven(*got, *usual, *lines), *row),
                Remark::Absent => (ReadNote::AbsentSheet(grid.name.clone()), 0),
                Remark::NamedWorkbook => (ReadNote::NamedWorkbook, 0),
            };
            builder.note(&said, Some(CellRef { place, row, col: 0 }));
        }
        let Some(regions) = regions else {
            builder.note(&ReadNote::HiddenSheet(grid.name.clone()), first);
            continue;
        };
        let before = found.len();
        let mut error = None;
        for view in &regions.views {
            let why = tables(view, place, &file, &mut builder, &mut found);
            error = error.or(why);
        }
        if let Some((cells, (row, col))) = regions.outside.filter(|_| found.len() > before) {
            let cell = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            builder.note(&ReadNote::Outside(cells), Some(CellRef { place, row: cell(row), col: cell(col) }));
        }
        if found.len() == before && has_cells(grid) {
            let name = grid.name.clone();
            let said = if of_statistics(grid) { ReadNote::OfStatistics(name) } else { ReadNote::NotAForm(name) };
            builder.note(&said, first);
            refused = refused.or(error);
        } else if let Some(error) = error {
            builder.note(&ReadNote::TableSkipped { vi: error.vi(), en: error.en() }, first);
        }
    }
    if found.is_empty() {
        let turned = items_in_rows(grids, &file, &builder);
        return Err(turned.or(refused).unwrap_or_else(|| no_header(grids, file)));
    }
    leave_out_foreign(&mut found, options, &mut builder);
    leave_out_groups(&mut found, &mut builder);
    choose_rows(&mut found, options.period, &mut builder, &file)?;
    let asked = Asked { options, common: common_period(&found), file: &file };
    let asked_for = options.period.filter(|given| found.iter().any(|found| found.title.period() == Some(*given)));
    for found in &found {
        if let (Some(given), Some(written)) = (asked_for, found.title.period())
            && given != written
        {
            builder.note(&ReadNote::PeriodNotAsked(given, written), Some(found.top()));
            continue;
        }
        let context = found.context(&asked, &mut builder)?;
        builder.add(found.grid, &found.table, &context, &file)?;
    }
    Ok(builder.finish())
}

/// Leaves out tables of other things beside a form: percentages alone, or figures without a rate, of other offices.
///
/// `Đơn vị | % hoàn thành` in the same workbook is read by the words of the forms, and yet is none.
fn leave_out_foreign(found: &mut Vec<Found<'_>>, options: &Options, builder: &mut Builder) {
    let items = |found: &Found<'_>| -> Vec<Item> {
        let roles = found.table.header.placed().map(|(_, _, heading)| heading.role);
        roles.filter_map(|role| if let Role::Item(item) = role { Some(item) } else { None }).collect()
    };
    let has_rate = |found: &Found<'_>| {
        let items = items(found);
        let base = items.iter().any(|item| Measure::ALL.iter().any(|measure| measure.rate_base() == *item));
        base && items.iter().any(|item| matches!(item, Item::Resolved | Item::Completed))
    };
    let mut keys = Keys::default();
    let mut offices = |found: &Found<'_>| -> HashSet<OfficeKey> {
        let named = found.table.lines.iter().filter(|line| line.kind == row_label::LabelKind::Office);
        named.map(|line| keys.of(&line.label.name, None)).collect()
    };
    let known: HashSet<OfficeKey> = found.iter().filter(|found| has_rate(found)).flat_map(&mut offices).collect();
    if known.is_empty() {
        return;
    }
    found.retain(|found| {
        let only_percent = items(found).iter().all(|item| item.is_percent());
        let measured = options.measure.or(found.title.measure).is_some();
        let own = offices(found);
        let shared = own.intersection(&known).count();
        let keep = has_rate(found) || (shared.saturating_mul(2) >= own.len() && (!only_percent || measured));
        if !keep {
            builder.note(&ReadNote::NotOfForm, Some(found.top()));
        }
        keep
    });
}

/// Whether a sheet has headings of statistics beside the main forms.
fn of_statistics(grid: &Grid) -> bool {
    let names = |cell: &Cell| match cell {
        Cell::Text(text) => {
            text.len() < 400 && statistic_of_heading(text).is_some() && Meaning::of(text).role().is_none()
        }
        _ => false,
    };
    grid.rows.iter().flatten().any(names)
}

/// Leaves out tables of one group of cases (`THU CHO NGÂN SÁCH NHÀ NƯỚC`) beside those that count all cases, or another group.
fn leave_out_groups(found: &mut Vec<Found<'_>>, builder: &mut Builder) {
    let group = |found: &Found<'_>| GroupName::in_title(&format!("{} {}", found.grid.name, found.lines));
    let all: Vec<Option<&'static GroupName>> = found.iter().map(group).collect();
    let kept = if all.contains(&None) { None } else { all.first().copied().flatten() };
    found.retain(|found| {
        let own = group(found);
        if let Some(other) = own.filter(|_| own != kept) {
            builder.note(&ReadNote::OfAGroup(other), Some(found.top()));
        }
        own == kept
    });
    if let (Some(kept), Some(first)) = (kept, found.first()) {
        builder.note(&ReadNote::AllOfAGroup(kept), Some(first.top()));
        builder.sheet.group = Some(kept.key.to_owned());
    }
}

/// Leaves the rows of the period that is asked for, where rows say their own; an error if none is of that one.
fn choose_rows(
    found: &mut [Found<'_>],
    asked: Option<Period>,
    builder: &mut Builder,
    file: &str,
) -> Result<(), SheetError> {
    let Some(asked) = asked else { return Ok(()) };
    let said = |found: &Found<'_>| -> Vec<Period> { found.table.lines.iter().filter_map(|line| line.period).collect() };
    let all: Vec<Period> = found.iter().flat_map(said).collect();
    if !all.is_empty() && !all.contains(&asked) {
        return Err(SheetError::OtherPeriods { file: file.to_owned(), got: asked, expected: listed(all) });
    }
    for found in found {
        let others: Vec<Period> = said(found).into_iter().filter(|period| *period != asked).collect();
        if let Some(first) = others.first() {
            builder.note(&ReadNote::RowsNotAsked(asked, *first, others.len()), Some(found.top()));
            found.table.lines.retain(|line| line.period.is_none_or(|period| period == asked));
        }
    }
    Ok(())
}

/// Finds the tables of a grid; the error says why there is none.
fn tables<'g>(
    grid: &'g Grid,
    place: u16,
    file: &str,
    builder: &mut Builder,
    found: &mut Vec<Found<'g>>,
) -> Option<SheetError> {
    let mut error = None;
    let mut from = 0_usize;
    let mut above = title::name(&grid.name);
    while let Some(header) = header::find(grid, from) {
        let over = Over::read(grid, from, header.top);
        let said = over.title();
        let cell = |row: usize, col: u32| CellRef { place, row: row.try_into().unwrap_or(u32::MAX), col };
        let office = match office_columns::office(grid, &header) {
            Ok(office) => office,
            Err(others) => {
                let cell = builder.sheet.address(cell(header.top, 0));
                error = error.or(Some(SheetError::NoOffice { file: file.to_owned(), cell, seen: quoted(&others) }));
                from = header.end;
                continue;
            }
        };
        // what the lines over an earlier table say holds for the next, unless its own say otherwise
        above = said.or(&above);
        over.note(builder, &cell);
        let first = header.top;
        let of_officers = header.role(Role::Officer) == Some(office.0);
        let mut table = body::read(grid, header, office);
        if let Some(name) = over.office(grid).filter(|_| of_officers) {
            table.are_officers_of(&name);
        }
        from = table.end.max(first.saturating_add(1));
        if table.lines.is_empty() {
            let cell = builder.sheet.address(cell(first, 0));
            error = error.or(Some(SheetError::NoRows { file: file.to_owned(), cell }));
            continue;
        }
        let lines = over.titles.into_iter().map(|(_, text)| text).collect::<Vec<_>>().join(" | ");
        let after = table.after.clone();
        found.push(Found { grid, place, table, title: above.clone(), lines });
        above = after.or(&above);
    }
    if found.iter().any(|found| found.place == place) && !grid.hidden_rows.is_empty() {
        let row = grid.hidden_rows.first().copied().unwrap_or(0);
        builder.note(&ReadNote::HiddenRows(grid.hidden_rows.len()), Some(CellRef { place, row, col: 0 }));
    }
    let holds = |col: &&u32| grid.rows.iter().any(|row| row.get(**col as usize).is_some_and(|cell| !cell.is_blank()));
    let hidden: Vec<&u32> = grid.hidden_cols.iter().filter(holds).collect();
    if let Some(col) = hidden.first().copied().copied().filter(|_| found.iter().any(|found| found.place == place)) {
        builder.note(&ReadNote::HiddenCols(hidden.len()), Some(CellRef { place, row: 0, col }));
    }
    error
}

/// The lines over a table: its title, and other content farther up.
struct Over {
    /// The lines of the title with their rows.
    titles: Vec<(usize, String)>,
    /// Lines over rows of other content, which may say the period all the same.
    farther: Vec<String>,
    /// How many lines are other content, and the first row of it.
    others: (usize, usize),
}

/// How many lines of a title are noted one by one.
const TITLE_LINES: usize = 6;

impl Over {
    /// The lines from row `from` to the heading in row `to`.
    fn read(grid: &Grid, from: usize, to: usize) -> Self {
        let rows = grid.rows.get(from..to).unwrap_or_default();
        let text = |row: &Vec<Cell>| {
            let texts = row.iter().filter(|cell| !cell.is_blank()).map(crate::read::cell_value::shown);
            texts.map(|text| thads_metrics::text::tidy(&text).into_owned()).collect::<Vec<_>>().join(" ")
        };
        let lines = || (from..).zip(rows).filter(|(_, row)| !row.iter().all(Cell::is_blank));
        let last = lines().filter(|(_, row)| is_of_table(row)).map(|(at, _)| at).last();
        let is_title = |at: usize| last.is_none_or(|last| at > last);
        let others = lines().filter(|(at, _)| !is_title(*at));
        Self {
            titles: lines().filter(|(at, _)| is_title(*at)).map(|(at, row)| (at, text(row))).collect(),
            farther: others.clone().filter(|(_, row)| !is_of_table(row)).map(|(_, row)| text(row)).collect(),
            others: (others.clone().count(), others.map(|(at, _)| at).next().unwrap_or(from)),
        }
    }

    /// What the lines say; beyond other content only their period counts.
    fn title(&self) -> Title {
        let own = title::title(self.titles.iter().map(|(_, text)| text.as_str()));
        let farther = title::title(self.farther.iter().map(String::as_str));
        own.or(&Title { periods: farther.periods, ..Title::default() })
    }

    /// The office that the title names, in a cell of its own: the last, for the one above it stands first.
    fn office(&self, grid: &Grid) -> Option<String> {
        let cells = self.titles.iter().filter_map(|(row, _)| grid.rows.get(*row)).flatten();
        let texts = cells.filter_map(|cell| if let Cell::Text(text) = cell { Some(text.lines()) } else { None });
        let name = |text: &str| {
            let name = text.rsplit(':').next().unwrap_or(text).trim();
            is_office(name).then(|| name.to_owned())
        };
        texts.flatten().filter_map(name).next_back()
    }

    /// Says what was taken for no figures: each line of a short title, all others together.
    fn note(&self, builder: &mut Builder, cell: &dyn Fn(usize, u32) -> CellRef) {
        let mut others = self.others;
        let each = self.titles.len() <= TITLE_LINES;
        for (row, text) in self.titles.iter().filter(|_| each) {
            builder.note(&ReadNote::Title(text.clone()), Some(cell(*row, 0)));
        }
        if let Some((row, _)) = self.titles.first().filter(|_| !each) {
            let first = if others.0 == 0 { *row } else { others.1 };
            others = (others.0.saturating_add(self.titles.len()), first);
        }
        if others.0 > 0 {
            builder.note(&ReadNote::Above(others.0), Some(cell(others.1, 0)));
        }
    }
}

/// Whether a line is a row of some table rather than a line of text.
fn is_of_table(row: &[Cell]) -> bool {
    let filled = row.iter().filter(|cell| !cell.is_blank()).count();
    filled > 4 || (filled > 2 && row.iter().any(crate::read::cell_value::is_number))
}

/// The period that all tables which name one name.
fn common_period(found: &[Found<'_>]) -> Option<Period> {
    let mut named = found.iter().filter_map(|found| found.title.period());
    let first = named.next()?;
    named.all(|period| period == first).then_some(first)
}

/// How many items must stand below each other for them to be a form's.
const ITEMS: usize = 3;

/// Items below each other in the first columns of a sheet, as no reader of rows of offices can use them.
fn items_in_rows(grids: &[Grid], file: &str, builder: &Builder) -> Option<SheetError> {
    let is_item = |cell: &&(u32, &Cell)| {
        let (_, Cell::Text(text)) = cell else { return false };
        heading::heading(&row_label::label(text).name)
            .is_some_and(|heading| matches!(heading.role, Role::Item(item) if !item.is_percent()))
    };
    grids.iter().zip(0_u16..).filter(|(grid, _)| !grid.hidden).find_map(|(grid, place)| {
        (0_u32..3).find_map(|col| {
            let rows = (0_u32..).zip(&grid.rows).take(100);
            let cells: Vec<(u32, &Cell)> =
                rows.filter_map(|(row, cells)| Some((row, cells.get(col as usize)?))).collect();
            let items: Vec<_> = cells.iter().filter(is_item).collect();
            let (row, _) = items.first().filter(|_| items.len() >= ITEMS)?;
            let seen: Vec<String> = items.iter().map(|(_, cell)| crate::read::cell_value::shown(cell)).collect();
            let cell = builder.sheet.address(CellRef { place, row: *row, col });
            Some(SheetError::ItemsInRows { file: file.to_owned(), cell, seen: quoted(&seen) })
        })
    })
}

/// No grid has a heading: says what comes nearest.
fn no_header(grids: &[Grid], file: String) -> SheetError {
    let sheets: Vec<String> = grids.iter().filter(|grid| !grid.hidden).map(|grid| grid.name.clone()).collect();
    let nearest = grids.iter().filter(|grid| !grid.hidden).flat_map(|grid| &grid.rows).take(200).max_by_key(|row| {
        let texts = row.iter().filter(|cell| matches!(cell, Cell::Text(text) if !text.trim().is_empty()));
        texts.take(20).count()
    });
    let texts: Vec<String> = nearest
        .into_iter()
        .flatten()
        .filter(|cell| matches!(cell, Cell::Text(_)))
        .map(crate::read::cell_value::shown)
        .collect();
    SheetError::NoHeader { file, sheets: quoted(&sheets), seen: quoted(&texts) }
}
