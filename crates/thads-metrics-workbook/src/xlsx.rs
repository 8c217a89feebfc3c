//! XLSX and XLSM: values by calamine; what it does not say, from the XML beside it.

use std::collections::HashMap;

use calamine::{DataRef, Reader as _, SheetType, SheetVisible, Xlsx, XlsxError};
use quick_xml::{Reader, events::Event};
use thads_metrics_sheet::{Cell, Grid};

use crate::{
    Grids, Refusal, check_cells,
    marks::{Marks, Value},
    number::{Shows, borrowed, formatted, shows},
    package::Package,
    xml::{attribute, for_each_tag},
};

/// Every worksheet, in the order of the tabs.
pub(crate) fn read(package: &Package) -> Grids {
    package.ending("sharedStrings.xml").try_for_each(check_count)?;
    let mut workbook = Xlsx::new(package.archive()?).map_err(|error| match error {
        XlsxError::Password => Refusal::Protected,
        other => other.into(),
    })?;
    let paths = paths(package)?;
    let sheets = workbook.sheets_metadata().to_vec();
    let (mut grids, mut cells) = (Vec::new(), 0_u64);
    for sheet in sheets.into_iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        let path = paths.sheets.iter().find(|(name, _)| *name == sheet.name).map(|(_, path)| path.as_str());
        let xml = path.and_then(|path| package.part(path)).unwrap_or_default();
        let marks = Marks::of(xml, paths.computes_on_load)?;
        let mut grid = Grid { hidden: sheet.visible != SheetVisible::Visible, name: sheet.name, ..Grid::default() };
        fill(&mut grid.rows, &mut workbook, &grid.name, &mut cells)?;
        let uncomputed = paths.computes_on_load && marks.formulas.iter().all(|formula| formula.value == Value::Zero);
        for formula in marks.formulas {
            if formula.value == Value::None || uncomputed {
                put(&mut grid.rows, formula.at, Cell::Formula(formula.text.into()), &mut cells)?;
            }
        }
        (grid.merged, grid.hidden_rows, grid.hidden_cols) = (marks.merged, marks.hidden_rows, marks.hidden_cols);
        grids.push(grid);
    }
    Ok(grids)
}

/// The length of `<si/>`.
const SMALLEST_STRING: usize = 5;

/// Room is made for as many strings as a file declares: refused if it can't hold them.
fn check_count(strings: &str) -> Result<(), Refusal> {
    let mut reader = Reader::from_str(strings);
    loop {
        match reader.read_event()? {
            Event::Start(tag) if tag.local_name().as_ref() == "sst" => {
                let count = attribute(&tag, "uniqueCount")?.and_then(|count| count.parse::<usize>().ok());
                if count.unwrap_or(0) > strings.len() / SMALLEST_STRING {
                    return Err(Refusal::Damaged("more strings declared than there is room for".into()));
                }
                return Ok(());
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// Puts the values of a sheet where they belong.
fn fill(
    rows: &mut Vec<Vec<Cell>>,
    workbook: &mut Xlsx<std::io::Cursor<Vec<u8>>>,
    name: &str,
    cells: &mut u64,
) -> Result<(), Refusal> {
    let mut reader = workbook.worksheet_cells_reader(name)?;
    let formats = reader.styles().iter().map(|style| style.number_format.as_ref());
    let shown: Vec<Option<Shows>> =
        formats.map(|format| format.and_then(|format| shows(&format.format_code))).collect();
    while let Some((found, style)) = reader.next_cell_with_style_id()? {
        let value = match found.get_value() {
            DataRef::Empty => continue,
            DataRef::Float(value) => formatted(*value, shown.get(style).copied().flatten()),
            other => borrowed(other.clone()),
        };
        put(rows, found.get_position(), value, cells)?;
    }
    Ok(())
}

/// Puts a cell in its place, with blank ones before it.
fn put(rows: &mut Vec<Vec<Cell>>, (row, col): (u32, u32), cell: Cell, cells: &mut u64) -> Result<(), Refusal> {
    let (row, col) = (row as usize, col as usize);
    if rows.len() <= row {
        // An empty row costs as little as a cell.
        *cells = cells.saturating_add(row.saturating_sub(rows.len()) as u64);
        check_cells(*cells)?;
        rows.resize_with(row.saturating_add(1), Vec::new);
    }
    let Some(row) = rows.get_mut(row) else { return Ok(()) };
    if row.len() <= col {
        *cells = cells.saturating_add(col.saturating_sub(row.len()) as u64).saturating_add(1);
        check_cells(*cells)?;
        row.resize(col, Cell::Empty);
        row.push(cell);
    } else if let Some(place) = row.get_mut(col) {
        *place = cell;
    }
    Ok(())
}

/// Where the sheets stand in the package, and whether the workbook asks to be computed when opened.
struct Paths {
    sheets: Vec<(String, String)>,
    computes_on_load: bool,
}

/// From the package's relationships to the workbook, and from the workbook's to the sheets.
fn paths(package: &Package) -> Result<Paths, Refusal> {
    let mut workbook = "xl/workbook.xml".to_owned();
    for_each_tag(package.part("_rels/.rels").unwrap_or_default(), |tag| {
        if attribute(tag, "Type")?.is_some_and(|kind| kind.ends_with("/officeDocument")) {
            workbook = attribute(tag, "Target")?.unwrap_or_default().into_owned();
        }
        Ok(())
    })?;
    let workbook = workbook.trim_start_matches('/');
    let (folder, file) = workbook.rsplit_once('/').unwrap_or(("", workbook));
    let mut targets = HashMap::new();
    for_each_tag(package.part(&format!("{folder}/_rels/{file}.rels")).unwrap_or_default(), |tag| {
        if let (Some(id), Some(target)) = (attribute(tag, "Id")?, attribute(tag, "Target")?) {
            let path = match target.strip_prefix('/') {
                Some(absolute) => absolute.to_owned(),
                None => format!("{folder}/{target}"),
            };
            targets.insert(id.into_owned(), path);
        }
        Ok(())
    })?;
    let mut paths = Paths { sheets: Vec::new(), computes_on_load: false };
    for_each_tag(package.part(workbook).unwrap_or_default(), |tag| {
        match tag.local_name().as_ref() {
            "sheet" => {
                if let (Some(name), Some(id)) = (attribute(tag, "name")?, attribute(tag, "id")?) {
                    paths.sheets.extend(targets.get(&*id).map(|path| (name.into_owned(), path.clone())));
                }
            }
            "calcPr" => {
                paths.computes_on_load =
                    attribute(tag, "fullCalcOnLoad")?.is_some_and(|flag| flag == "1" || flag == "true");
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(paths)
}
