//! From the grids of a workbook to a [`Sheet`]: [`read`].

use super::{
    Cell, CellRef, Grid, Options, Place, Role, Sheet,
    block::{Builder, Context, Fig},
    header,
    heading::Unplaced,
    said::Said,
    table::{self, Table},
    title::{self, Title},
};
use crate::{Measure, Period, error::SheetError};

/// A table found in a grid, with what the lines over it say.
struct Found<'g> {
    grid: &'g Grid,
    place: u16,
    table: Table,
    title: Title,
    /// The lines over it, for an error.
    lines: String,
}

/// Reads the grids of a workbook: every visible sheet that is a form of offices.
///
/// Headings may be our keys or the words of the forms, over several lines with merged cells; the period, the measure
/// and the unit of money come from `options`, the headings, the lines over the table or the name of its
/// sheet. What was skipped, assumed or could not be placed is in [`Sheet::notes`]; cells that hold
/// no figure where one belongs are in [`Sheet::unread`]. Money is in đồng whatever it was written in.
///
/// ```
/// use thads_metrics::{Item, sheet::{self, Cell, Grid, Options}};
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
/// let sheet = sheet::read(&[grid], &Options::default())?;
/// let block = &sheet.blocks[0];
/// assert_eq!(block.get(0, Item::Resolved), Some(1_050));
/// assert_eq!(block.rows[1].kind, sheet::RowKind::Total { of: vec![0] });
/// assert_eq!(sheet.periods, ["2022/06".parse()?]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read(grids: &[Grid], options: &Options) -> Result<Sheet, SheetError> {
    let file = if options.file.is_empty() { "#".to_owned() } else { options.file.clone() };
    let has_cells = |grid: &Grid| grid.rows.iter().flatten().any(|cell| !cell.is_blank());
    if !grids.iter().any(has_cells) {
        return Err(SheetError::Empty { file });
    }
    let mut builder = Builder::new(Sheet { file: options.file.clone(), ..Sheet::default() });
    let mut found = Vec::new();
    let mut refused = None;
    for (grid, place) in grids.iter().zip(0_u16..) {
        builder.sheet.places.push(Place::Grid { name: grid.name.clone() });
        let first = Some(CellRef { place, row: 0, col: 0 });
        if grid.hidden {
            builder.note(&Said::HiddenSheet(grid.name.clone()), first);
            continue;
        }
        let before = found.len();
        let error = tables(grid, place, &file, &mut builder, &mut found);
        if found.len() == before && has_cells(grid) {
            builder.note(&Said::NotAForm(grid.name.clone()), first);
            refused = refused.or(error);
        }
    }
    if found.is_empty() {
        return Err(refused.unwrap_or_else(|| no_header(grids, file)));
    }
    let common = common_period(&found);
    for found in &found {
        let context = context(found, options, common, &file, &mut builder)?;
        builder.add(found.grid, &found.table, &context, &file)?;
    }
    builder.finish();
    Ok(builder.sheet)
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
    let mut measure = None;
    while let Some(header) = header::find(grid, from) {
        let title_lines = lines(grid, from, header.top);
        let said = title::title(title_lines.iter().map(|(_, text)| text.as_str()));
        let cell = |row: usize, col: u32| CellRef { place, row: row.try_into().unwrap_or(u32::MAX), col };
        let office = match table::office(grid, &header) {
            Ok(office) => office,
            Err(others) => {
                let cell = builder.sheet.address(cell(header.top, 0));
                error = error.or(Some(SheetError::NoOffice { file: file.to_owned(), cell, seen: quoted(&others) }));
                from = header.end;
                continue;
            }
        };
        // what the lines over an earlier table say holds for the next, unless its own say otherwise
        above = Title { measure: said.measure.or(measure).or(above.measure), ..said.or(&above) };
        for (row, text) in &title_lines {
            builder.note(&Said::Title(text.clone()), Some(cell(*row, 0)));
        }
        let first = header.top;
        let table = table::read(grid, header, office, None);
        from = table.end.max(first.saturating_add(1));
        measure = table.last_measure;
        if table.lines.is_empty() {
            let cell = builder.sheet.address(cell(first, 0));
            error = error.or(Some(SheetError::NoRows { file: file.to_owned(), cell }));
            continue;
        }
        let lines = title_lines.into_iter().map(|(_, text)| text).collect::<Vec<_>>().join(" | ");
        found.push(Found { grid, place, table, title: above.clone(), lines });
    }
    if found.iter().any(|found| found.place == place) && !grid.hidden_rows.is_empty() {
        let row = grid.hidden_rows.first().copied().unwrap_or(0);
        builder.note(&Said::HiddenRows(grid.hidden_rows.len()), Some(CellRef { place, row, col: 0 }));
    }
    error
}

/// The lines of text between two tables.
fn lines(grid: &Grid, from: usize, to: usize) -> Vec<(usize, String)> {
    let rows = grid.rows.get(from..to).unwrap_or_default();
    let text = |row: &Vec<Cell>| {
        let texts = row.iter().filter(|cell| !cell.is_blank()).map(super::figure::shown);
        texts.map(|text| super::fold::tidy(&text).into_owned()).collect::<Vec<_>>().join(" ")
    };
    (from..).zip(rows.iter().map(text)).filter(|(_, text)| !text.is_empty()).collect()
}

/// The period that all tables which name one name.
fn common_period(found: &[Found<'_>]) -> Option<Period> {
    let mut named = found.iter().filter_map(|found| found.title.period());
    let first = named.next()?;
    named.all(|period| period == first).then_some(first)
}

/// What is said of the figures of a table as a whole; notes where the caller says otherwise.
fn context(
    found: &Found<'_>,
    options: &Options,
    common: Option<Period>,
    file: &str,
    builder: &mut Builder,
) -> Result<Context, SheetError> {
    let Found { grid, place, table, title, lines } = found;
    let cell = |row: usize, col: u32| CellRef { place: *place, row: row.try_into().unwrap_or(u32::MAX), col };
    let top = Some(cell(table.header.top, 0));
    let columns: Vec<_> =
        table.header.placed().filter(|(_, _, heading)| matches!(heading.role, Role::Item(_))).collect();
    // the period: of the row, of the column, or of the whole table
    let needs_period = table.lines.iter().any(|line| line.period.is_none())
        && columns.iter().any(|(_, _, heading)| heading.period.is_none());
    let period = match (options.period, title.periods.as_slice()) {
        (Some(given), written) => {
            if needs_period && !written.is_empty() && !written.contains(&given) {
                let written = written.iter().map(Period::to_string).collect::<Vec<_>>().join(", ");
                builder.note(&Said::OtherPeriod(given, written), top);
            }
            Some(given)
        }
        (None, [one]) => Some(*one),
        (None, []) if !needs_period => None,
        (None, []) => match common {
            Some(period) => {
                builder.note(&Said::PeriodElsewhere(period), top);
                Some(period)
            }
            None => {
                return Err(SheetError::NoPeriod {
                    file: file.to_owned(),
                    sheet: grid.name.clone(),
                    title: lines.clone(),
                });
            }
        },
        (None, _) if !needs_period => None,
        (None, several) => {
            let got = several.iter().map(Period::to_string).collect::<Vec<_>>().join(", ");
            return Err(SheetError::Periods { file: file.to_owned(), sheet: grid.name.clone(), got });
        }
    };
    // the measure of columns that don't say theirs
    let silent = columns.iter().find(|(_, _, heading)| heading.measure.is_none());
    let needs_measure = silent.filter(|_| table.lines.iter().any(|line| line.measure.is_none()));
    let measure = match (needs_measure, options.measure.or(title.measure)) {
        (None, _) => None,
        (Some(_), Some(measure)) => {
            if let (Some(given), Some(written)) = (options.measure, title.measure)
                && given != written
            {
                builder.note(&Said::OtherMeasure(given, written), top);
            }
            Some(measure)
        }
        (Some((col, head, _)), None) => {
            let mut named: Vec<Measure> = columns.iter().filter_map(|(_, _, heading)| heading.measure).collect();
            named.dedup();
            match named.as_slice() {
                [one] => {
                    builder.note(&Said::MeasureOnlyOne(*one), Some(cell(head.row as usize, *col)));
                    Some(*one)
                }
                _ => {
                    let cell = builder.sheet.address(cell(head.row as usize, *col));
                    return Err(SheetError::NoMeasure { file: file.to_owned(), cell, heading: head.text.clone() });
                }
            }
        }
    };
    let written_unit = columns.iter().find_map(|(_, _, heading)| heading.unit).or(title.unit);
    if let (Some(given), Some(written)) = (options.unit, written_unit)
        && given != written
    {
        builder.note(&Said::OtherUnit(given, written), top);
    }
    for (col, head) in (0_u32..).zip(&table.header.columns) {
        let at = Some(cell(head.row as usize, col));
        match head.heading {
            Some(Err(Unplaced::Ambiguous)) => builder.note(&Said::AmbiguousColumn(head.text.clone()), at),
            Some(Err(Unplaced::Unknown | Unplaced::Nothing)) => {
                builder.note(&Said::UnknownColumn(head.text.clone()), at)
            }
            Some(Ok(heading)) if head.by_context => {
                if let Role::Item(item) = heading.role {
                    builder.note(&Said::ByContext(head.text.clone(), item), at);
                }
            }
            _ => {}
        }
    }
    if table.office.1 {
        builder.note(&Said::OfficesAssumed, Some(cell(table.header.top, table.office.0)));
    }
    nameless(found, builder);
    for (said, row, col) in &table.said {
        builder.note(said, Some(cell(*row, *col)));
    }
    let by_row = table.lines.iter().any(|line| line.measure.is_some());
    let figures = columns.iter().map(|(col, head, heading)| Fig {
        col: *col,
        row: head.row,
        text: head.text.clone(),
        heading: *heading,
        measure: heading.measure.or(measure.filter(|_| !by_row)),
    });
    Ok(Context {
        place: *place,
        period,
        measure,
        unit: options.unit,
        title_unit: title.unit,
        figures: figures.collect(),
    })
}

/// Columns with figures and no heading.
fn nameless(found: &Found<'_>, builder: &mut Builder) {
    let Found { grid, place, table, .. } = found;
    let width = table.lines.iter().filter_map(|line| grid.rows.get(line.row)).map(Vec::len).max().unwrap_or(0);
    for col in 0..width {
        let has_heading = table.header.columns.get(col).is_some_and(|head| head.heading.is_some());
        let col = u32::try_from(col).unwrap_or(u32::MAX);
        if has_heading || col == table.office.0 {
            continue;
        }
        let number = table.lines.iter().find(|line| {
            let cell = grid.rows.get(line.row).and_then(|cells| cells.get(col as usize));
            cell.is_some_and(super::figure::is_number)
        });
        if let Some(line) = number {
            let cell = CellRef { place: *place, row: line.row.try_into().unwrap_or(u32::MAX), col };
            builder.note(&Said::NamelessColumn, Some(cell));
        }
    }
}

fn quoted(texts: &[String]) -> String {
    let shown: Vec<String> =
        texts.iter().filter(|text| !text.is_empty()).take(6).map(|text| format!("{text:?}")).collect();
    if shown.is_empty() { "–".to_owned() } else { shown.join(", ") }
}

/// No grid has a heading: says what comes nearest.
fn no_header(grids: &[Grid], file: String) -> SheetError {
    let sheets: Vec<String> = grids.iter().filter(|grid| !grid.hidden).map(|grid| grid.name.clone()).collect();
    let nearest = grids.iter().filter(|grid| !grid.hidden).flat_map(|grid| &grid.rows).take(200).max_by_key(|row| {
        let texts = row.iter().filter(|cell| matches!(cell, Cell::Text(text) if !text.trim().is_empty()));
        texts.take(20).count()
    });
    let texts: Vec<String> =
        nearest.into_iter().flatten().filter(|cell| matches!(cell, Cell::Text(_))).map(super::figure::shown).collect();
    SheetError::NoHeader { file, sheets: quoted(&sheets), seen: quoted(&texts) }
}
