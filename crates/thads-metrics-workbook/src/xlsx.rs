//! XLSX and XLSM: values by calamine; what it does not say, from the XML beside it.

use std::{borrow::Cow, collections::HashMap};

use calamine::{DataRef, Reader as _, SheetType, SheetVisible, Xlsx, XlsxError};
use memchr::memmem;
use quick_xml::{
    Reader, XmlVersion,
    events::{BytesStart, Event},
};
use thads_metrics::sheet::{Cell, Grid, Span};

use crate::{
    Grids, Refusal, check_cells,
    number::{borrowed, cell, percent, percent_places},
    package::Package,
};

/// Every worksheet, in the order of the tabs.
pub(crate) fn read(package: &Package) -> Grids {
    let strings = package.part("xl/sharedStrings.xml").unwrap_or_default();
    check_count(strings)?;
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
        (grid.merged, grid.hidden_rows) = (marks.merged, marks.hidden_rows);
        grids.push(grid);
    }
    Ok(grids)
}

/// Room is made for as many strings as a file declares: refused if it can't hold them.
fn check_count(strings: &str) -> Result<(), Refusal> {
    let mut reader = Reader::from_str(strings);
    loop {
        match reader.read_event()? {
            Event::Start(tag) if tag.local_name().as_ref() == "sst" => {
                let count = attribute(&tag, "uniqueCount")?.and_then(|count| count.parse::<usize>().ok());
                if count.unwrap_or(0) > strings.len() {
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
    let places: Vec<Option<u16>> =
        formats.map(|format| format.and_then(|format| percent_places(&format.format_code))).collect();
    while let Some((found, style)) = reader.next_cell_with_style_id()? {
        let places = places.get(style).copied().flatten();
        let value = match (found.get_value(), places) {
            (DataRef::Empty, _) => continue,
            (DataRef::Float(value), Some(places)) => percent(*value, places),
            (DataRef::Float(value), None) => cell(*value),
            (other, _) => borrowed(other.clone()),
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

/// What the file holds for a formula.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Value {
    /// Nothing.
    None,
    /// A zero, which some programs write where they computed nothing.
    Zero,
    /// A value.
    Some,
}

struct Formula {
    at: (u32, u32),
    text: String,
    value: Value,
}

/// What calamine does not say of a worksheet.
#[derive(Default)]
struct Marks {
    merged: Vec<Span>,
    hidden_rows: Vec<u32>,
    formulas: Vec<Formula>,
}

impl Marks {
    /// The marks of a worksheet. Its cells are many: they are parsed only if there is something to be found.
    fn of(xml: &str, computes_on_load: bool) -> Result<Self, Refusal> {
        let cells_end = memmem::rfind(xml.as_bytes(), b"</sheetData>").filter(|_| !is_marked(xml, computes_on_load));
        let mut marks = Self::default();
        let mut reader = Reader::from_str(xml.get(cells_end.unwrap_or(0)..).unwrap_or_default());
        reader.config_mut().check_end_names = false;
        reader.config_mut().allow_unmatched_ends = true;
        let (mut row, mut col) = (0_u32, 0_u32); // of the next one that does not say where it stands
        let (mut formula, mut in_formula, mut in_value): (Option<Formula>, bool, bool) = (None, false, false);
        loop {
            let event = reader.read_event()?;
            let closed = matches!(event, Event::Empty(_));
            match event {
                Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                    "c" => {
                        let at = attribute(&tag, "r")?.and_then(|name| position(&name)).unwrap_or((row, col));
                        (row, col) = (at.0, at.1.saturating_add(1));
                    }
                    "f" => {
                        let at = (row, col.saturating_sub(1));
                        formula = Some(Formula { at, text: String::new(), value: Value::None });
                        in_formula = !closed;
                    }
                    "v" | "is" => in_value = !closed,
                    "row" => {
                        if let Some(number) = attribute(&tag, "r")?.and_then(|number| number.parse::<u32>().ok()) {
                            row = number.saturating_sub(1);
                        }
                        col = 0;
                        if attribute(&tag, "hidden")?.is_some_and(|flag| flag == "1" || flag == "true") {
                            marks.hidden_rows.push(row);
                        }
                        if closed {
                            row = row.saturating_add(1);
                        }
                    }
                    "mergeCell" => marks.merged.extend(attribute(&tag, "ref")?.and_then(|range| span(&range))),
                    _ => {}
                },
                Event::Text(text) if in_formula || in_value => {
                    if let Some(formula) = &mut formula {
                        let text = text.xml10_content();
                        if in_formula {
                            formula.text.push_str(&text);
                        } else if !text.is_empty() {
                            formula.value = if text == "0" { Value::Zero } else { Value::Some };
                        }
                    }
                }
                Event::End(tag) => match tag.local_name().as_ref() {
                    "f" => in_formula = false,
                    "v" | "is" => in_value = false,
                    "c" => marks.formulas.extend(formula.take()),
                    "row" => row = row.saturating_add(1),
                    _ => {}
                },
                Event::Eof => break,
                _ => {}
            }
        }
        marks.hidden_rows.sort_unstable();
        Ok(marks)
    }
}

/// Whether a row is hidden or a formula has no value, or perhaps none.
fn is_marked(xml: &str, computes_on_load: bool) -> bool {
    let bytes = xml.as_bytes();
    let has_no_value = |at: usize| {
        let formula = xml.get(at..).unwrap_or_default();
        let (tag, rest) = formula.split_once('>').unwrap_or_default();
        let rest = if tag.ends_with('/') { rest } else { rest.split_once("</f>").unwrap_or_default().1 };
        let value = rest.trim_start().strip_prefix("<v").and_then(|value| value.split_once('>'));
        let named = tag.strip_prefix("<f").is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', ' ']));
        named && value.is_none_or(|(_, text)| text.starts_with('<') || (computes_on_load && text.starts_with("0<")))
    };
    memmem::find(bytes, b"<sheetData").is_none() // with a prefix, perhaps
        || memmem::find(bytes, b"hidden=").is_some()
        || memmem::find_iter(bytes, b"<f").any(has_no_value)
}

/// Calls for every start tag.
fn for_each_tag(xml: &str, mut each: impl FnMut(&BytesStart<'_>) -> Result<(), Refusal>) -> Result<(), Refusal> {
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event()? {
            Event::Start(tag) | Event::Empty(tag) => each(&tag)?,
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// An attribute, by its name without a prefix.
pub(crate) fn attribute<'a>(tag: &'a BytesStart<'_>, name: &str) -> Result<Option<Cow<'a, str>>, Refusal> {
    for attribute in tag.attributes().with_checks(false) {
        let attribute = attribute?;
        if attribute.key.local_name().as_ref() == name {
            return Ok(Some(attribute.normalized_value(XmlVersion::Implicit1_0)?));
        }
    }
    Ok(None)
}

/// `B3` as row and column, from zero.
fn position(name: &str) -> Option<(u32, u32)> {
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, number) = name.split_at_checked(digits)?;
    let mut col = 0_u32;
    for letter in letters.bytes() {
        let digit = letter.to_ascii_uppercase().checked_sub(b'A').filter(|digit| *digit < 26)?;
        col = col.checked_mul(26)?.checked_add(u32::from(digit))?.checked_add(1)?;
    }
    Some((number.parse::<u32>().ok()?.checked_sub(1)?, col.checked_sub(1)?))
}

/// `A1:C2` as a span.
fn span(range: &str) -> Option<Span> {
    let (from, to) = range.split_once(':')?;
    Some(Span { from: position(from)?, to: position(to)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_found_by_their_names() {
        assert_eq!(position("A1"), Some((0, 0)));
        assert_eq!(position("XFD1048576"), Some((1_048_575, 16_383)));
        assert_eq!(span("B2:AA10"), Some(Span { from: (1, 1), to: (9, 26) }));
        assert!(
            [position("1"), position("A"), position("A0"), position("É1"), position("")].iter().all(Option::is_none)
        );
    }

    #[test]
    fn marks_are_read_with_and_without_positions() {
        let xml = r#"<x:worksheet><x:sheetData><x:row hidden="1"><x:c><x:v>1</x:v></x:c><x:c><x:f>A1&amp;"x"</x:f><x:v></x:v></x:c></x:row>
            <x:row r="7" hidden="true"/><x:row><x:c r="C8"><x:f>1-1</x:f><x:v>0</x:v></x:c></x:row></x:sheetData>
            <x:mergeCells><x:mergeCell ref="A1:B2"/></x:mergeCells></x:worksheet>"#;
        let marks = Marks::of(xml, true).ok().expect("well-formed");
        assert_eq!(marks.hidden_rows, [0, 6]);
        assert_eq!(marks.merged, [Span { from: (0, 0), to: (1, 1) }]);
        let formulas: Vec<_> =
            marks.formulas.iter().map(|formula| (formula.at, formula.value == Value::None)).collect();
        assert_eq!(formulas, [((0, 1), true), ((7, 2), false)]);
    }
}
