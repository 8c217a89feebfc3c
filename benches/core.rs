//! What the core takes for the questions people ask: `cargo bench -p thads-metrics`.

#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic)]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use thads_metrics::{Count, Kind, Lang, Printed, Rate, Rounding, audit::Report};

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

criterion_group!(benches, audit, rates, printed);
criterion_main!(benches);
