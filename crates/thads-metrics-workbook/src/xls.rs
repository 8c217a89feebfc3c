//! XLS: values by calamine; number formats, hidden rows and columns from the records beside them.
//!
//! The records are those of [MS-XLS]; only the start of each is looked at.
//!
//! [MS-XLS]: https://learn.microsoft.com/openspecs/office_file_formats/ms-xls

use std::{
    collections::{HashMap, HashSet},
    io::{Cursor, Read},
};

use calamine::{Data, Range, Reader as _, SheetType, SheetVisible, Xls, XlsError};
use cfb::CompoundFile;
use thads_metrics_sheet::{Cell, Grid, Span};

use crate::{
    Grids, MAX_UNPACKED, Refusal, check_cells,
    number::{Shows, formatted, owned, shows},
    trimmed,
};

/// Every worksheet, in the order of the tabs.
pub(crate) fn read(bytes: &[u8], _: &str) -> Grids {
    let mut file = CompoundFile::open(Cursor::new(bytes))?;
    let streams: Vec<String> = file.read_root_storage().map(|entry| entry.name().to_owned()).collect();
    let named = |wanted: &str| streams.iter().find(|name| name.eq_ignore_ascii_case(wanted));
    if named("EncryptedPackage").is_some() {
        return Err(Refusal::Protected); // an XLSX inside
    }
    let Some(stream) = named("Workbook").or_else(|| named("Book")) else {
        return Err(Refusal::Kind("DOC, PPT"));
    };
    let mut records = Vec::new();
    file.open_stream(format!("/{stream}"))?.take(MAX_UNPACKED).read_to_end(&mut records)?;
    let marks = marks(&records)?;

    let mut workbook = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Password => Refusal::Protected,
        other => other.into(),
    })?;
    let mut grids = Vec::new();
    for (sheet, marks) in workbook.sheets_metadata().to_vec().into_iter().zip(marks) {
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        let values = workbook.worksheet_range(&sheet.name)?;
        let merged = workbook.merge_cells_by_sheet_name(&sheet.name)?;
        let (rows, cols) = values.end().map_or((0, 0), |(row, col)| (row.saturating_add(1), col.saturating_add(1)));
        let formulas =
            if marks.uncomputed.is_empty() { Range::default() } else { workbook.worksheet_formula(&sheet.name)? };
        let cell = |row, col| match (values.get_value((row, col)), marks.shown.get(&(row, col))) {
            _ if marks.uncomputed.contains(&(row, col)) => {
                Cell::Formula(formulas.get_value((row, col)).map_or("", String::as_str).into())
            }
            (Some(Data::Float(value)), shows) => formatted(*value, shows.copied()),
            (value, _) => value.map_or(Cell::Empty, owned),
        };
        grids.push(Grid {
            rows: (0..rows).map(|row| trimmed((0..cols).map(|col| cell(row, col)))).collect(),
            merged: merged.into_iter().map(|area| Span { from: area.start, to: area.end }).collect(),
            hidden: sheet.visible != SheetVisible::Visible,
            hidden_rows: marks.hidden_rows,
            hidden_cols: marks.hidden_cols,
            name: sheet.name,
        });
    }
    Ok(grids)
}

/// What calamine does not say of a worksheet.
#[derive(Default)]
struct Marks {
    hidden_rows: Vec<u32>,
    hidden_cols: Vec<u32>,
    /// The formulas that no program has computed yet.
    uncomputed: HashSet<(u32, u32)>,
    shown: HashMap<(u32, u32), Shows>,
}

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000A;
const FILE_PASS: u16 = 0x002F;
const BOUND_SHEET: u16 = 0x0085;
const FORMAT: u16 = 0x041E;
const XF: u16 = 0x00E0;
const ROW: u16 = 0x0208;
const COL_INFO: u16 = 0x007D;
const DIMENSIONS: u16 = 0x0200;
const MUL_RK: u16 = 0x00BD;
const FORMULA: u16 = 0x0006;
/// The records of one cell each: NUMBER, RK, FORMULA, LABELSST, LABEL, RSTRING, BOOLERR.
const CELLS: [u16; 7] = [0x0203, 0x027E, FORMULA, 0x00FD, 0x0204, 0x00D6, 0x0205];

/// The last column that a sheet has.
const MAX_COLUMN: u16 = 0xFF;

/// A record: what it is, and what it holds.
type Record<'a> = (u16, &'a [u8]);

/// The records from an offset on, until they end or make no sense.
fn records(stream: &[u8], offset: usize) -> impl Iterator<Item = Record<'_>> {
    let mut rest = stream.get(offset..).unwrap_or_default();
    std::iter::from_fn(move || {
        let (kind, length) = (short(rest, 0)?, usize::from(short(rest, 2)?));
        let (record, after) = rest.get(4..)?.split_at_checked(length)?;
        rest = after;
        Some((kind, record))
    })
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(bytes.try_into().ok()?))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}

/// The marks of every sheet, in the order of the tabs.
fn marks(stream: &[u8]) -> Result<Vec<Marks>, Refusal> {
    let (mut offsets, mut formats, mut styles) = (Vec::new(), HashMap::new(), Vec::new());
    let mut is_old = false;
    for (kind, record) in records(stream, 0) {
        match kind {
            BOF => is_old = short(record, 0) != Some(0x0600),
            FILE_PASS => return Err(Refusal::Protected),
            BOUND_SHEET => offsets.push(long(record, 0).unwrap_or(u32::MAX) as usize),
            FORMAT => drop(short(record, 0).map(|id| formats.insert(id, shows(&code(record, is_old))))),
            XF => styles.push(short(record, 2).unwrap_or(0)),
            EOF => break,
            _ => {}
        }
    }
    let shown: Vec<Option<Shows>> = styles
        .into_iter()
        .map(|id| match (formats.get(&id), id) {
            (Some(shows), _) => *shows,
            // built in: 0%, 0.00%, and 0.00 with or without groups and colours
            (None, 9) => Some(Shows::Percent(0)),
            (None, 10) => Some(Shows::Percent(2)),
            (None, 2 | 4 | 39 | 40) => Some(Shows::Decimals(2)),
            (None, _) => None,
        })
        .collect();
    let mut before = 0; // calamine holds all sheets at once
    offsets.into_iter().map(|offset| sheet(stream, offset, &shown, &mut before)).collect()
}

/// The code of a FORMAT record; what is not ASCII in it does not matter here.
fn code(record: &[u8], is_old: bool) -> String {
    let (start, step) = match (is_old, record.get(4)) {
        (true, _) => (3, 1),
        (false, Some(flags)) if flags & 1 == 1 => (5, 2),
        (false, _) => (5, 1),
    };
    record.get(start..).unwrap_or_default().iter().step_by(step).map(|byte| char::from(*byte)).collect()
}

/// The marks of the sheet whose records begin there.
fn sheet(stream: &[u8], offset: usize, shown: &[Option<Shows>], before: &mut u64) -> Result<Marks, Refusal> {
    let mut marks = Marks::default();
    let mut depth = 0_u32; // charts stand inside with records of their own
    let (mut rows, mut cols) = (0_u64, 0_u64);
    let (mut formulas, mut blanks) = (0_usize, Vec::new());
    let mut used = |row: u16, col: u16| {
        (rows, cols) = (rows.max(u64::from(row).saturating_add(1)), cols.max(u64::from(col).saturating_add(1)));
        check_cells(before.saturating_add(rows.saturating_mul(cols))) // room is made for all of them
    };
    for (kind, record) in records(stream, offset) {
        let (row, col) = (short(record, 0).unwrap_or(0), short(record, 2).unwrap_or(0));
        match kind {
            BOF => depth = depth.saturating_add(1),
            EOF if depth <= 1 => break,
            EOF => depth = depth.saturating_sub(1),
            _ if depth > 1 => {}
            DIMENSIONS => check_cells(declared(record))?, // room is made for these too
            ROW if short(record, 12).is_some_and(|flags| flags & 0x20 != 0) => marks.hidden_rows.push(row.into()),
            // the first and the last column, then the flags
            COL_INFO if short(record, 8).is_some_and(|flags| flags & 1 != 0) => {
                marks.hidden_cols.extend(u32::from(row)..=u32::from(col.min(MAX_COLUMN)));
            }
            MUL_RK => {
                let styles = record.get(4..).unwrap_or_default().chunks_exact(6);
                for (col, style) in (col..=u16::MAX).zip(styles) {
                    used(row, col)?;
                    marks.note((row, col), short(style, 0), shown);
                }
            }
            kind if CELLS.contains(&kind) => {
                used(row, col)?;
                marks.note((row, col), short(record, 4), shown);
                if kind == FORMULA {
                    formulas = formulas.saturating_add(1);
                    match value(record) {
                        Value::Pending => drop(marks.uncomputed.insert((row.into(), col.into()))),
                        Value::Blank => blanks.push((row.into(), col.into())),
                        Value::Some => {}
                    }
                }
            }
            _ => {}
        }
    }
    *before = before.saturating_add(rows.saturating_mul(cols));
    // Where every formula is blank it is not that each of them says "": a library wrote them without values.
    if blanks.len() == formulas {
        marks.uncomputed.extend(blanks);
    }
    marks.hidden_rows.sort_unstable();
    marks.hidden_cols.sort_unstable();
    Ok(marks)
}

/// What value a FORMULA record holds.
enum Value {
    /// A number, a text, a truth value, an error.
    Some,
    /// An empty text.
    Blank,
    /// A zero that stands there until the formula is computed on loading.
    Pending,
}

fn value(record: &[u8]) -> Value {
    match (record.get(6..14), short(record, 14)) {
        (Some([3, .., 0xFF, 0xFF]), _) => Value::Blank,
        (Some([0, 0, 0, 0, 0, 0, 0, 0]), Some(flags)) if flags & 2 != 0 => Value::Pending,
        _ => Value::Some,
    }
}

/// How many cells a DIMENSIONS record declares, in the forms of old and new files.
fn declared(record: &[u8]) -> u64 {
    let (rows, cols) = match record.len() {
        10 => (short(record, 2).map(u32::from), short(record, 6)),
        _ => (long(record, 4), short(record, 10)),
    };
    u64::from(rows.unwrap_or(0)).saturating_mul(cols.unwrap_or(0).into())
}

impl Marks {
    fn note(&mut self, (row, col): (u16, u16), style: Option<u16>, shown: &[Option<Shows>]) {
        if let Some(shows) = style.and_then(|style| shown.get(usize::from(style)).copied().flatten()) {
            self.shown.insert((row.into(), col.into()), shows);
        }
    }
}
