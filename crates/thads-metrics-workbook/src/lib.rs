//! Workbooks and text files as grids of exact cells, for thads-metrics.
//!
//! XLSX, XLS and ODS are read by `calamine`, CSV and TSV by `csv`. This crate makes their numbers
//! exact, adds what calamine does not say (percent formats, hidden rows, merged cells, formulas
//! without a value), and lets no file take more memory or time than its size warrants.
//!
//! ```
//! use thads_metrics_sheet::Cell;
//! let grids = thads_metrics_workbook::open("Cơ quan;Có điều kiện\nLong An;10.983\n".as_bytes(), "long-an.csv")?;
//! assert_eq!(grids[0].rows[1][1], Cell::Text("10.983".into()));
//! # Ok::<(), crate::error::WorkbookError>(())
//! ```
//!
//! | file | values | percent formats | merged cells | hidden rows | formulas without a value |
//! |---|---|---|---|---|---|
//! | XLSX, XLSM | `calamine` | yes | yes | yes | yes |
//! | XLS | `calamine` | yes | yes | yes | if marked as not computed, or if all are blank |
//! | ODS | `calamine` | yes, as displayed | yes | yes | yes |
//! | CSV, TSV | `csv`, as text | as text | | | |

#![forbid(unsafe_code)]

mod error;
mod marks;
mod number;
mod ods;
mod package;
mod text;
mod xls;
mod xlsx;
mod xml;

pub use error::WorkbookError;
use std::panic::{AssertUnwindSafe, catch_unwind};

use thads_metrics_sheet::{Cell, Grid};
use unicode_normalization::UnicodeNormalization;

/// The largest file that is read, in bytes.
pub const MAX_BYTES: u64 = 256 << 20;
/// The most that the parts of a workbook may hold together when unpacked, in bytes.
pub const MAX_UNPACKED: u64 = 512 << 20;
/// The most that a workbook may grow when unpacked, as a multiple of its size; small files may grow more.
pub const MAX_GROWTH: u64 = 250;
/// The most cells of a workbook, blank ones before and between used ones included.
pub const MAX_CELLS: u64 = 1 << 25;

/// Why a reader gave up, before the file is named.
enum Refusal {
    Protected,
    Kind(&'static str),
    Damaged(String),
    Encoding { line: usize },
    TooLarge { what: &'static str, got: u64, max: u64 },
    Bomb { got: u64 },
}

/// Anything a reader of the format complains of is damage.
impl<E: std::error::Error> From<E> for Refusal {
    fn from(error: E) -> Self {
        Self::Damaged(error.to_string())
    }
}

type Grids = Result<Vec<Grid>, Refusal>;

/// Whether that many cells are more than is read.
fn check_cells(cells: u64) -> Result<(), Refusal> {
    if cells > MAX_CELLS { Err(Refusal::TooLarge { what: "cells", got: cells, max: MAX_CELLS }) } else { Ok(()) }
}

/// A row without the blank cells at its end.
fn trimmed(cells: impl Iterator<Item = Cell>) -> Vec<Cell> {
    let mut row: Vec<Cell> = cells.collect();
    let used = row.iter().rposition(|cell| *cell != Cell::Empty).map_or(0, |last| last.saturating_add(1));
    row.truncate(used);
    row
}

/// The kinds of file, as their first bytes say.
const ZIP: &[u8] = b"PK\x03\x04";
const EMPTY_ZIP: &[u8] = b"PK\x05\x06";
const COMPOUND: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// The sheets of a workbook, or the one of a text file, whatever the file's name ends with.
///
/// `name` is the file's name: for errors, and for the name of the sheet of a text file.
pub fn open(bytes: &[u8], name: &str) -> Result<Vec<Grid>, WorkbookError> {
    let file = || name.to_owned();
    if bytes.is_empty() {
        return Err(WorkbookError::Empty { file: file() });
    }
    let size = bytes.len() as u64;
    if size > MAX_BYTES {
        return Err(WorkbookError::TooLarge { file: file(), what: "bytes", got: size, max: MAX_BYTES });
    }
    let (kind, read): (_, fn(&[u8], &str) -> Grids) = if bytes.starts_with(ZIP) || bytes.starts_with(EMPTY_ZIP) {
        ("XLSX/ODS", package::read)
    } else if bytes.starts_with(COMPOUND) {
        ("XLS", xls::read)
    } else {
        ("CSV", text::read)
    };
    // calamine panics on some malformed XLS: that must not end the caller's program.
    let grids = catch_unwind(AssertUnwindSafe(|| read(bytes, name)));
    grids.unwrap_or_else(|_| Err(Refusal::Damaged("the parser gave up".into()))).map_err(|refusal| match refusal {
        Refusal::Protected => WorkbookError::Protected { file: file() },
        Refusal::Kind(got) => WorkbookError::Kind { file: file(), got: got.into() },
        Refusal::Damaged(reason) => WorkbookError::Damaged { file: file(), kind, reason },
        Refusal::Encoding { line } => WorkbookError::Encoding { file: file(), line },
        Refusal::TooLarge { what, got, max } => WorkbookError::TooLarge { file: file(), what, got, max },
        Refusal::Bomb { got } => WorkbookError::Bomb { file: file(), got, max: MAX_GROWTH },
    })
}

/// The sheets of those names, in that order; every sheet if no names are given.
pub fn open_sheets(bytes: &[u8], name: &str, wanted: Option<&[String]>) -> Result<Vec<Grid>, WorkbookError> {
    let grids = open(bytes, name)?;
    let Some(wanted) = wanted else { return Ok(grids) };
    let take = |sheet: &String| {
        grids.iter().find(|grid| grid.name.nfc().eq(sheet.nfc())).cloned().ok_or_else(|| WorkbookError::NoSheet {
            file: name.to_owned(),
            got: sheet.clone(),
            expected: grids.iter().map(|grid| format!("{:?}", grid.name)).collect::<Vec<_>>().join(", "),
        })
    };
    wanted.iter().map(take).collect()
}
