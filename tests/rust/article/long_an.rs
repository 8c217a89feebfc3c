//! The report that the project grew from, as text.

use std::fs;

use thads_metrics_article::Article;
use thads_metrics_audit::{Figure, Report};

const EXAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples");

/// What a report says, without the ids and the quotations.
fn said(report: &Report) -> Vec<String> {
    let line = |f: &Figure| format!("{:?} {:?} {:?}", f.subject(), f.claim(), f.printed().value());
    let mut lines: Vec<String> = report.figures().iter().map(line).collect();
    lines.sort();
    lines
}

fn by_hand() -> Report {
    let file = fs::read(format!("{EXAMPLES}/long-an-2022-06.toml")).unwrap();
    Report::from_bytes(&file, "long-an-2022-06.toml").unwrap()
}

fn holds(text: &str) {
    let report = Article::read(text).report().unwrap();
    assert_eq!(said(&report), said(&by_hand()));
    let (audit, by_hand) = (report.audit(), by_hand().audit());
    let verdict = |audit: &thads_metrics_audit::Audit| {
        let bounds =
            |b: &thads_metrics_audit::Bounds| format!("{:?} {:?} {:?}", b.subject(), b.low_text(), b.high_text());
        audit.quantities().iter().map(bounds).collect::<Vec<_>>()
    };
    assert_eq!(verdict(&audit), verdict(&by_hand));
    let suspect = audit.conflicts()[0].suspects();
    let printed = report.figures().iter().find(|f| suspect == [f.id()]).unwrap().printed().text();
    assert_eq!(printed, "80,1%");
}

#[test]
fn the_figures_in_sentences_of_our_own_are_those_of_the_report_file() {
    holds(&fs::read_to_string(format!("{EXAMPLES}/long-an-2022-06.txt")).unwrap());
}

#[test]
fn so_are_those_of_the_conference_report_itself_where_it_is_at_hand() {
    let folder = format!("{EXAMPLES}/../../shared/seed");
    if let Ok(entries) = fs::read_dir(folder) {
        let texts =
            entries.map(|entry| entry.unwrap().path()).filter(|path| path.extension().is_some_and(|e| e == "txt"));
        for path in texts {
            holds(&fs::read_to_string(path).unwrap());
        }
    }
}
