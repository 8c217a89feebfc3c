//! How long the reader of articles takes: a megabyte of prose, and of nothing but figures whose words leave two readings.

#![allow(missing_docs, clippy::unwrap_used, clippy::arithmetic_side_effects, clippy::format_push_string)]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use thads_metrics_article::Article;

const MEGABYTE: usize = 1_000_000;

/// Paragraphs as offices write them, no two with the same figures.
fn prose() -> String {
    let mut text = "Cục THADS tỉnh Long An, 6 tháng đầu năm 2022.\n\n".to_owned();
    for n in (1_u32..).take_while(|n| *n < 20_000) {
        text += &format!(
            "Chi cục THADS huyện số {n} đã thụ lý {} việc, trong đó có {} việc có điều kiện thi hành; đã thi hành xong {} \
             việc, đạt tỷ lệ {},{:02}%, tăng {} việc so với cùng kỳ năm 2021. Công tác phối hợp liên ngành tiếp tục được \
             quan tâm, kịp thời tháo gỡ khó khăn, vướng mắc trong quá trình tổ chức thi hành án.\n\n",
            3 * n + 7,
            2 * n + 5,
            n + 3,
            n % 100,
            n % 97,
            n % 50 + 1,
        );
        if text.len() > MEGABYTE {
            break;
        }
    }
    text
}

/// `đã giải quyết`, `chiếm`, `tăng p%`: figures that the others must decide.
fn two_readings() -> String {
    let mut text = "Cục THADS tỉnh Long An, 6 tháng đầu năm 2022.\n\n".to_owned();
    for n in 1_u32.. {
        text += &format!("Đã giải quyết {n} việc, chiếm {},5%, tăng {},2%. ", n % 90 + 1, n % 9 + 1);
        if text.len() > MEGABYTE {
            break;
        }
    }
    text
}

fn read(c: &mut Criterion) {
    let mut group = c.benchmark_group("read a megabyte");
    group.throughput(Throughput::Bytes(MEGABYTE.try_into().unwrap())).sample_size(10);
    for (name, text) in [("of prose", prose()), ("of figures with two readings", two_readings())] {
        group.bench_function(name, |b| b.iter(|| Article::read(black_box(&text))));
    }
    group.finish();
}

criterion_group!(benches, read);
criterion_main!(benches);
