//! Rows of a form through the audit of a sheet: `cargo bench -p thads-metrics --bench sheet_audit`.

#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic)]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use thads_metrics::{Item, Measure, Percent, Scale};
use thads_metrics_sheet::{Block, Column, PercentColumn, Place, Row, RowKind, Sheet, audit};

/// A column and how it follows from a row's number.
type Of = fn(i128) -> i128;

/// Every column of the form; the figures of each row are consistent.
const FORM: [(Item, Of); 19] = [
    (Item::Accepted, |i| 2_000 + i % 971),
    (Item::CarriedIn, |i| 700 + i % 400),
    (Item::NewlyAccepted, |i| 1_300 + i % 971 - i % 400),
    (Item::Entrusted, |_| 40),
    (Item::TakenUp, |_| 3),
    (Item::Revoked, |_| 7),
    (Item::ToEnforce, |i| 1_950 + i % 971),
    (Item::Eligible, |i| 1_500 + i % 971),
    (Item::Resolved, |i| 900 + i % 971),
    (Item::Completed, |i| 850 + i % 971),
    (Item::Terminated, |_| 50),
    (Item::InProgress, |_| 500),
    (Item::PostponedByAgreement, |_| 60),
    (Item::Paused, |_| 25),
    (Item::Other, |_| 15),
    (Item::Ineligible, |_| 400),
    (Item::Deferred, |_| 50),
    (Item::CarriedOver, |_| 1_050),
    (Item::CarriedOverEligible, |_| 600),
];

/// `rows` offices and, if asked for, their total; `wrong` changes a figure of a row.
fn sheet(rows: u32, total: bool, wrong: impl Fn(i128, Item) -> i128) -> Sheet {
    let figure = |row: u32, item: Item, of: Of| of(row.into()) + wrong(row.into(), item);
    let column = |(col, (item, of)): (usize, &(Item, Of))| {
        let sum = total.then(|| (0..rows).map(|row| of(row.into())).sum());
        let values = (0..rows).map(|row| Some(figure(row, *item, *of))).chain(sum.map(Some));
        Column { item: *item, col: u32::try_from(col).unwrap() + 2, heading: String::new(), values: values.collect() }
    };
    let rate = |row: u32| {
        let (part, base) = ((FORM[8].1)(row.into()), (FORM[7].1)(row.into()));
        Some(Percent::new((part * 20_000 + base) / (base * 2), 2))
    };
    let row = |row: u32| Row { office: row, parent: None, period: 0, line: row + 5, kind: RowKind::Office };
    let sum = Row { kind: RowKind::Total { of: (0..rows).collect() }, ..row(rows) };
    Sheet {
        places: vec![Place::Grid { name: "Sheet1".into() }],
        names: (0..=rows).map(|row| format!("Phòng {row}")).collect(),
        periods: vec!["2025/06".parse().unwrap()],
        blocks: vec![Block {
            place: 0,
            office_col: 1,
            measure: Measure::Cases,
            unit: Scale::One,
            step: 1,
            rounded: false,
            rows: (0..rows).map(row).chain(total.then_some(sum)).collect(),
            columns: FORM.iter().enumerate().map(column).collect(),
            percents: vec![PercentColumn {
                item: Item::Rate,
                col: 30,
                heading: String::new(),
                values: (0..rows).map(rate).chain(total.then_some(None)).collect(),
            }],
        }],
        ..Sheet::default()
    }
}

fn sheets(c: &mut Criterion) {
    let mut group = c.benchmark_group("audit of a sheet");
    let mut run = |name: &str, rows: u32, sheet: &Sheet, least: usize| {
        group.throughput(Throughput::Elements(rows.into())).sample_size(10);
        group.bench_function(name, |b| b.iter(|| assert!(audit(black_box(sheet), None).len() >= least)));
    };
    run("a million clean rows", 1_000_000, &sheet(1_000_000, true, |_, _| 0), 0);
    let slip = |i: i128, item: Item| i128::from(item == Item::Eligible) * (i % 89 + 1);
    run("100.000 rows, a slip in each", 100_000, &sheet(100_000, false, slip), 100_000);
    run("100.000 rows, a slip in each, under one total", 100_000, &sheet(100_000, true, slip), 100_000);
    let mess = |i: i128, item: Item| (i * 7_919 + item as i128 * 104_729) % 613;
    run("100.000 rows, every figure wrong, under one total", 100_000, &sheet(100_000, true, mess), 10_000);
}

criterion_group!(benches, sheets);
criterion_main!(benches);
