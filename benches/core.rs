//! What the core takes for the questions people ask: `cargo bench -p thads-metrics`.

#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic)]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use thads_metrics::{Count, Kind, Lang, Measure, Printed, Rate, printed::Rounding};
use thads_metrics_audit::Report;
use thads_metrics_sheet::{self, Cell, Grid, Options};

const LONG_AN: &str = include_str!("../examples/long-an-2022-06.toml");
const PRINTED: &str = include_str!("../tests/reference/printed.csv");

fn audit(c: &mut Criterion) {
    let report = Report::parse(LONG_AN, "long-an-2022-06.toml").unwrap();
    c.bench_function("read the Long An report", |b| b.iter(|| Report::parse(black_box(LONG_AN), "x").unwrap()));
    c.bench_function("audit the Long An report", |b| b.iter(|| black_box(&report).audit()));
}

fn rates(c: &mut Criterion) {
    let mut group = c.benchmark_group("rates");
    group.throughput(Throughput::Elements(1_000_000)).sample_size(10);
    group.bench_function("compute and print a million", |b| {
        b.iter(|| {
            let mut length = 0;
            for i in 0..1_000_000_u64 {
                let rate = Rate::of(Count::new(i * 7_919 % 54_681), Count::new(54_681 + i % 1_000)).unwrap();
                length += rate.percent(2).print(Lang::Vi).len();
            }
            length
        });
    });
    group.finish();
}

fn printed(c: &mut Criterion) {
    let mut rows = csv::Reader::from_reader(PRINTED.as_bytes());
    let rows: Vec<(String, Kind, bool)> = rows
        .records()
        .map(|row| {
            let row = row.unwrap();
            (row[0].to_owned(), row[1].parse().unwrap(), &row[2] == "yes")
        })
        .collect();
    c.bench_function("read 293 printed figures and their intervals", |b| {
        b.iter(|| {
            for (text, kind, signed) in &rows {
                black_box(Printed::read(text, *kind, *signed).unwrap().interval(Rounding::Nearest));
            }
        });
    });
}

fn sheet(c: &mut Criterion) {
    let items = Measure::Cases.items().filter(|item| !item.is_percent()).take(19);
    let text = |text: &str| Cell::Text(text.into());
    let mut rows = vec![[text("office")].into_iter().chain(items.map(|item| text(item.key()))).collect::<Vec<_>>()];
    let width = rows[0].len();
    for row in 0..10_000_usize {
        let figures = (1..width).map(|col| Cell::Whole((row * col % 20_000).try_into().unwrap()));
        rows.push([text(&format!("Chi cục THADS huyện số {row}"))].into_iter().chain(figures).collect());
    }
    let grid = Grid { name: "Việc".to_owned(), rows, ..Grid::default() };
    let options = Options { period: Some("2022/06".parse().unwrap()), ..Options::default() };
    c.bench_function("read a sheet of 10,000 rows and 20 columns", |b| {
        b.iter(|| thads_metrics_sheet::read(std::slice::from_ref(black_box(&grid)), &options).unwrap());
    });
}

criterion_group!(benches, audit, rates, printed, sheet);
criterion_main!(benches);
