//! Files: reports, text files and workbooks, tallies as bytes.

use std::ops::ControlFlow;

use arrow_array::RecordBatchIterator;
use thads_metrics_arrow::{Tally, tally};
use thads_metrics_audit::{Effort, Report};
use thads_metrics_sheet::{Options, audit, read};

use super::{corpus, files, run, text};
use crate::arrow::tally::{
    layouts::{Dice, Layout},
    registers::{open_case, spec},
};

/// Bytes replaced, cut off, repeated.
fn broken(kept: &[Vec<u8>], number: u64) -> Vec<u8> {
    if let Some(one) = usize::try_from(number).ok().and_then(|at| kept.get(at)) {
        return one.clone();
    }
    let mut dice = Dice(number);
    let mut bytes = kept[dice.throw(kept.len())].clone();
    for _ in 0..=dice.throw(8) {
        let at = dice.throw(bytes.len() + 1);
        match dice.throw(6) {
            0 if dice.throw(4) == 0 => bytes.truncate(at),
            1 => {
                let piece: Vec<u8> = bytes[at..].iter().copied().take(dice.throw(24)).collect();
                let to = dice.throw(bytes.len() + 1);
                bytes.splice(to..to, piece);
            }
            2 => drop(bytes.drain(at..(at + dice.throw(9)).min(bytes.len()))),
            _ => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = dice.choose(&[0, 1, 0x7F, 0x80, 0xFF, b'0', b'9', b'"', b';', b'\n', b'<']);
                }
            }
        }
    }
    bytes
}

#[test]
fn report_files() {
    let mut kept = files("examples", ".toml");
    kept.extend(files("tests/reference/reports-refused", ".toml"));
    let effort = Effort { steps: 50, work: 200_000, rounds: 20, search: 200_000, conflicts: 5 };
    run("report files", 60, |number| {
        if let Ok(report) = Report::from_bytes(&broken(&kept, number), "report.toml") {
            let _ = report.audit_with(&effort);
        }
    });
}

/// A text file is read as a sheet and audited.
#[test]
fn text_files() {
    let kept = corpus("sheets");
    run("text files", 400, |number| {
        let bytes = text(&kept, number).into_bytes();
        let Ok(grids) = thads_metrics_workbook::open(&bytes, "sheet.csv") else { return };
        for measure in [None, Some(thads_metrics::Measure::Cases)] {
            let period = measure.map(|_| "2022/06".parse().unwrap());
            let options = Options { period, measure, file: "sheet.csv".into(), ..Options::default() };
            if let Ok(sheet) = read(&grids, &options) {
                let findings = audit(&sheet, Some(&sheet));
                assert!(findings.iter().all(|finding| !finding.vi.is_empty() && !finding.en.is_empty()));
                let _ = (sheet.flows().count(), sheet.offices());
            }
        }
    });
}

/// Workbooks of every kind, as the samples are; parts of archives are changed by the workbook crate's own example.
#[test]
fn workbooks() {
    let kept: Vec<Vec<u8>> = files("examples", ".xlsx").into_iter().filter(|file| file.len() < 40_000).collect();
    run("workbooks", 60, |number| {
        if let Ok(grids) = thads_metrics_workbook::open(&broken(&kept, number), "sheet.xlsx") {
            let _ = read(&grids, &Options::default());
        }
    });
}

#[test]
fn tallies() {
    let rows: Vec<_> = ["Bến Lức", "Đức Hòa"].iter().map(|office| open_case(office, 5_000)).collect();
    let spec = spec("2022/06", &["office"], true);
    let batch = Layout::plain(1).batch(&rows);
    let schema = batch.schema();
    let watch = |_| ControlFlow::Continue(());
    let whole = tally(RecordBatchIterator::new([Ok(batch)], schema), &spec, 1, watch).unwrap();
    let kept = [whole.to_bytes().unwrap(), Tally::empty(spec).to_bytes().unwrap()];
    run("tallies", 3_000, |number| {
        if let Ok(read) = Tally::from_bytes(&broken(&kept, number)) {
            // what is taken for a tally is one: written and read again it is the same
            assert_eq!(Tally::from_bytes(&read.to_bytes().unwrap()).unwrap(), read);
            let _ = read.flows();
        }
    });
}
