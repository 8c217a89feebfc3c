//! Prints the cells of a workbook, one JSON array a cell: sheet, row, column, kind, text. For holding the reader against
//! others (`benches/foreign_workbooks.py`).
//!
//! Exit status 2 where the file is refused; the reason then stands on standard error.

use std::{
    io::{BufWriter, Write as _},
    process::ExitCode,
};

use thads_metrics_sheet::Cell;

fn main() -> ExitCode {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("usage: cells FILE");
        return ExitCode::from(2);
    };
    let bytes = match std::fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) => {
            eprintln!("{path}: {error}");
            return ExitCode::from(2);
        }
    };
    match thads_metrics_workbook::open(&bytes, "file") {
        Ok(grids) => {
            let mut out = BufWriter::new(std::io::stdout().lock());
            for grid in &grids {
                let cells = (0_usize..).zip(&grid.rows).flat_map(|(row, cells)| {
                    (0_usize..).zip(cells).filter_map(move |(col, cell)| Some((row, col, parts(cell)?)))
                });
                for (row, col, (kind, text)) in cells {
                    if writeln!(out, "{}", serde_json::json!([grid.name, row, col, kind, text])).is_err() {
                        return ExitCode::FAILURE;
                    }
                }
            }
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn parts(cell: &Cell) -> Option<(&'static str, String)> {
    Some(match cell {
        Cell::Empty => return None,
        Cell::Text(text) => ("text", text.to_string()),
        Cell::Whole(number) => ("number", number.to_string()),
        Cell::Decimal(digits) => ("number", digits.to_string()),
        Cell::Shown(shown) => ("number", shown.stored.to_string()),
        Cell::Percent(digits, _) => ("percent", digits.to_string()),
        Cell::Flag(flag) => ("flag", flag.to_string()),
        Cell::Day(text) => ("day", text.to_string()),
        Cell::Error(text) => ("error", text.to_string()),
        Cell::Formula(text) => ("formula", text.to_string()),
    })
}
