//! Workbooks and text files as grids of exact cells, for thads-metrics.
//!
//! Cells are read one by one, with what people see of them: number formats, hidden rows, merged cells, formulas that
//! nobody computed. Nothing else of a file is asked, and no file takes more memory or time than what it holds warrants.
//!
//! ```
//! use thads_metrics_sheet::Cell;
//! let grids = thads_metrics_workbook::open("Cơ quan;Có điều kiện\nLong An;10.983\n".as_bytes(), "long-an.csv")?;
//! assert_eq!(grids[0].rows[1][1], Cell::Text("10.983".into()));
//! # Ok::<(), thads_metrics_workbook::WorkbookError>(())
//! ```
//!
//! | file | values | as they are shown | formulas without a value |
//! |---|---|---|---|
//! | XLSX, XLSM | XML, by `quick-xml` | by number formats | without one, or zero where the file asks to be computed |
//! | XLS | records of BIFF 5 and 8 | by number formats | where its writer is known to compute none, or none is computed |
//! | ODS, flat too | XML, by `quick-xml` | by the text that is displayed | without one, or zero where none is displayed |
//! | CSV, TSV | text, by `csv` | | |

#![forbid(unsafe_code)]

mod error;
mod format;
mod limits;
mod number;
mod ods;
mod package;
mod refusal;
mod rows;
mod text;
mod xls;
mod xlsx;
mod xml;
mod zipped;

use thads_metrics::file_kind::FileKind;
use thads_metrics_sheet::Grid;
use unicode_normalization::UnicodeNormalization;

pub use error::WorkbookError;
pub use limits::{MAX_BYTES, MAX_CELLS, MAX_GROWTH, MAX_UNPACKED};
use refusal::Refusal;

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
    let kind = FileKind::of(bytes);
    let (format, grids) = match kind {
        None => ("CSV", text::read(bytes, name)),
        Some(FileKind::Xls | FileKind::Doc) => ("XLS", xls::read(bytes)),
        Some(FileKind::Xml) if bytes.windows(18).any(|part| part == b"office:spreadsheet") => {
            ("ODS", ods::read_xml(&String::from_utf8_lossy(bytes)))
        }
        Some(FileKind::Xlsx | FileKind::Xlsb | FileKind::Docx | FileKind::Pptx | FileKind::Ods | FileKind::Odt) => {
            ("XLSX/ODS", zipped::read(bytes))
        }
        Some(FileKind::Zip) => ("ZIP", zipped::read(bytes)),
        Some(other) => ("", Err(Refusal::Kind(other))),
    };
    grids.map_err(|refusal| match refusal {
        Refusal::Protected => WorkbookError::Protected { file: file() },
        Refusal::Kind(got) => WorkbookError::Kind { file: file(), got: got.name(), advice: got.advice() },
        Refusal::Damaged(reason) => WorkbookError::Damaged { file: file(), kind: format, reason },
        Refusal::Encoding { line } => WorkbookError::Encoding { file: file(), line },
        Refusal::Quote { line } => WorkbookError::Quote { file: file(), line },
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
