//! A register tallied at speed is the register tallied case by case.
//!
//! PROPTEST_CASES and TALLY_ROWS make it small, for where every step is slow.

mod input;
pub(crate) mod layouts;
mod listed;
mod parts;
pub(crate) mod registers;

use std::{collections::BTreeMap, sync::Arc};

use arrow_array::*;
use proptest::prelude::*;
use thads_metrics::{Flow, Item, Measure, Status, case::SetAside};
use thads_metrics_arrow::Reason;
use thads_metrics_arrow::TallyError;

use layouts::{Layout, run};
use registers::{PERIODS, Row, assert_is, assert_same, by, by_case, cases, day, open_case, rows, size, spec};

/// Sizes of batches, around those that bitmaps and chunks have.
const SIZES: [usize; 14] = [1, 2, 7, 8, 9, 63, 64, 65, 127, 129, 2_047, 2_048, 4_097, usize::MAX];

proptest! {
    #![proptest_config(cases(160))]

    #[test]
    fn at_speed_and_case_by_case_are_the_same(
        rows in rows(300),
        period in prop::sample::select(PERIODS.to_vec()),
        by in by(),
        assume in any::<bool>(),
        seed in any::<u64>(),
        sizes in prop::collection::vec(prop::sample::select(SIZES.to_vec()), 1..4),
        threads in prop::sample::select(vec![1, 2, 3, 8]),
    ) {
        let spec = spec(period, &by, assume);
        let batches = Layout::new(seed).batches(&rows, &sizes);
        assert_same(&run(&batches, &spec, threads), &rows, &spec);
    }
}

proptest! {
    #![proptest_config(cases(24))]

    /// The same rows again and again, so that they fall on every side of the borders of chunks and threads.
    #[test]
    fn so_they_are_on_long_registers(
        rows in rows(60),
        length in prop::sample::select(vec![2_047, 2_048, 2_049, 4_095, 4_096, 4_097, 10_000, 131_071, 131_073]),
        by in by(),
        seed in any::<u64>(),
        (before, threads) in (0_usize..70, 1_usize..4),
    ) {
        let length = size(length).max(before);
        let rows: Vec<Row> = rows.iter().cycle().take(if rows.is_empty() { before } else { length }).cloned().collect();
        let spec = spec("2022/06", &by, true);
        let before = before.min(rows.len());
        let batch = Layout::new(seed).batch(&rows).slice(before, rows.len() - before);
        assert_same(&run(&[batch], &spec, threads), &rows[before..], &spec);
    }
}

#[test]
fn sums_past_64_bits_are_exact() {
    let spec = spec("2022/06", &["office"], false);
    let most = i128::from(i64::MAX);
    let repeated = [(1_i128 << 62, 3), (1 << 62, 5_000), (most, 2), (most, 3_000), ((1 << 60) - 1, 9_000)];
    for (due, copies) in repeated.into_iter().chain([(1 << 52, 2_048), ((1 << 52) - 1, 4_097), (1 << 51, 8_192)]) {
        let copies = size(copies);
        // Whole in the column of its status, in the column of an amount, and in two.
        let shared = |parts: [i128; 4]| Row {
            amounts: [due, parts[0], parts[1], parts[2], parts[3]].map(Some),
            ..open_case("Long An", due)
        };
        for row in [shared([0; 4]), shared([due, 0, 0, 0]), shared([0, due / 2, 0, due - due / 2])] {
            let rows = vec![row; copies];
            for threads in [1, 2, 8] {
                let tally = run(&Layout::new(copies as u64).batches(&rows, &[2_048, 5_000]), &spec, threads);
                assert_same(&tally, &rows, &spec);
                let (_, sums) = tally.groups().next().unwrap();
                assert_eq!(sums.money.get(Item::NewlyAccepted), due.unsigned_abs() * copies as u128);
            }
        }
    }
    // One large amount among many small ones, and one that needs 128 bits.
    let n = size(10_000);
    let mut rows = vec![open_case("Long An", 1_000_000); n];
    for (at, due) in [(n / 2, most), (n / 2 + 1, most), (n - 1, most), (n / 3, 10_i128.pow(35)), (n / 4, most + 1)] {
        rows[at] = open_case("Long An", due);
        assert_same(&run(&[Layout::wide(1).batch(&rows)], &spec, 2), &rows, &spec);
    }
}

#[test]
fn a_sum_past_128_bits_is_refused() {
    let rows = vec![open_case("Long An", 10_i128.pow(36)); 400];
    let batch = Layout::wide(2).batch(&rows);
    for threads in [1, 3] {
        let reader = RecordBatchIterator::new([(); 3].map(|()| Ok(batch.clone())), batch.schema());
        let error = thads_metrics_arrow::tally(reader, &spec("2022/06", &["office"], false), threads, |_| {
            std::ops::ControlFlow::Continue(())
        });
        assert!(matches!(error, Err(TallyError::TooLarge { group }) if group == "Long An"));
    }
}

#[test]
fn many_offices_and_officers_are_as_exact_as_few() {
    let rows: Vec<Row> = (0..size(100_000) as u32)
        .map(|n| {
            let mut row = open_case(&format!("Office {}", n % 70_000), n.into());
            row.names[1] = Some(format!("{}", n % 977));
            row.names[2] = (n % 31 != 0).then(|| format!("CHV {}", n % 13));
            row
        })
        .collect();
    let orders = [&["office"][..], &["office", "nature"], &["nature", "office"], &["officer", "office", "nature"]];
    for (seed, by) in (1..).zip(orders) {
        let spec = spec("2022/06", by, false);
        assert_is(&run(&[Layout::plain(seed).batch(&rows)], &spec, 2), &by_case(&rows, &spec));
    }
}

/// Few names first, then ever more: what was laid out for few must be laid out anew.
#[test]
fn names_may_become_more_all_the_while() {
    let n = size(60_000) as u32;
    let rows: Vec<Row> = (0..n)
        .map(|n| {
            let mut row = open_case(&format!("Office {}", n / 3), (n * 1_000).into());
            row.names[1] = Some(format!("{}", n.isqrt()));
            row
        })
        .collect();
    for by in [&["office"][..], &["nature"], &["nature", "office"]] {
        let spec = spec("2022/06", by, false);
        let expected = by_case(&rows, &spec);
        for seed in 0..3 {
            let batches = Layout::plain(seed).batches(&rows, &[1, 100, 2_000, 9_000]);
            assert_is(&run(&batches, &spec, 1 + seed as usize), &expected);
        }
    }
}

/// A dictionary shared by many frames: far larger than what the rows have of it, with nulls and repetitions.
#[test]
fn a_large_dictionary_is_read_where_it_is_used() {
    let spec = spec("2022/06", &["office"], false);
    let rows: Vec<Row> = (0..3_000).map(|n| open_case(&format!("Office {}", n % 50), n.into())).collect();
    let plain = Layout::plain(3).batch(&rows);
    let names: StringViewArray = (0..100_000).map(|n| (n % 7 != 0).then(|| format!("Office {}", n % 99_000))).collect();
    let codes: UInt32Array =
        (0..3_000_u32).map(|n| (n % 11 != 0).then_some(if n % 2 == 0 { n % 50 } else { 99_000 + n % 50 })).collect();
    let meant: Vec<Row> = rows
        .iter()
        .zip(&codes)
        .map(|(row, code)| {
            let name = |code: u32| names.is_valid(code as usize).then(|| names.value(code as usize).to_owned());
            let [_, names @ ..] = row.names.clone();
            let [nature, officer, group] = names;
            Row { names: [code.and_then(name), nature, officer, group], ..row.clone() }
        })
        .collect();
    let office: ArrayRef = Arc::new(DictionaryArray::new(codes, Arc::new(names)));
    let batch = input::with_column(&plain, "office", &office);
    assert_same(&run(&[batch.slice(7, 2_000), batch.slice(2_007, 993)], &spec, 2), &meant[7..], &spec);
}

#[test]
fn offices_may_be_numbers_and_amounts_may_be_missing_columns() {
    let accepted = i64::from(day("2021-12-01"));
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("office", Arc::new(Int32Array::from(vec![Some(7), Some(-8), Some(7), None]))),
        ("status", Arc::new(StringArray::from(vec!["ineligible"; 4]))),
        ("accepted_on", Arc::new(TimestampMicrosecondArray::from(vec![accepted * 86_400_000_000 + 1; 4]))),
        ("closed_on", Arc::new(NullArray::new(4))),
        ("due", Arc::new(Int32Array::from(vec![1, 2, 3, 4]))),
    ];
    let batch = RecordBatch::try_from_iter_with_nullable(columns.into_iter().map(|(n, a)| (n, a, true))).unwrap();
    let tally = run(&[batch], &spec("2022/06", &["office"], false), 1);
    let sums: Vec<_> =
        tally.groups().map(|(names, group)| (names[0].clone(), group.money.get(Item::Ineligible))).collect();
    assert_eq!(sums, [("-8".to_owned(), 2), ("7".to_owned(), 4)]);
    assert_eq!(
        tally.by_reason().map(|(reason, inconsistent)| (reason, inconsistent.first().to_vec())).collect::<Vec<_>>(),
        [(Reason::Null, vec![3])]
    );
}

#[test]
fn flows_are_the_forms_of_each_group() {
    let mut rows = vec![open_case("Long An", 100), open_case("Long An", 50), open_case("Bảo Lộc", 7)];
    rows[0].amounts[1] = Some(40);
    rows[2].accepted_on = Some(day("2022-04-01")); // after the period
    let tally = run(&[Layout::new(4).batch(&rows)], &spec("2022/06", &["office", "nature"], false), 1);
    let flows = tally.flows().unwrap();
    let figures = |flow: &Flow, item| flow.get(item).unwrap().number();
    assert_eq!(flows.len(), 2);
    assert_eq!((flows[0].office(), flows[0].group(), flows[0].measure()), ("Long An", Some("Dân sự"), Measure::Cases));
    assert_eq!((figures(&flows[0], Item::Accepted), figures(&flows[0], Item::Ineligible)), (2, 2));
    assert_eq!((figures(&flows[1], Item::Resolved), figures(&flows[1], Item::CarriedOver)), (40, 110));
    assert_eq!((tally.set_aside(SetAside::AcceptedLater), tally.tallied()), (1, 2));
}

/// What only a rule is missing for is said by its statuses, with the ways on.
#[test]
fn rows_without_an_established_rule_are_said_by_status() {
    let row = |status: &str, reduced: i128| Row {
        status: Some(status.to_owned()),
        amounts: [Some(100), Some(0), Some(0), Some(reduced), Some(0)],
        ..open_case("Bến Lức", 0)
    };
    let rows: Vec<Row> = ["in_progress", "paused", "paused", "other", "ineligible", "postponed"]
        .iter()
        .map(|status| row(status, 0))
        .chain([row("in_progress", 5)])
        .collect();
    let spec = spec("2022/06", &["office"], false);
    let tally = run(&Layout::new(1).batches(&rows, &[3]), &spec, 2);
    assert_eq!((tally.tallied(), tally.inconsistent()), (3, 4));
    let (reason, inconsistent) = tally.by_reason().next().unwrap();
    assert_eq!(reason, Reason::OnlyRecalled);
    let of: Vec<_> = inconsistent.statuses().iter().map(|(status, rows)| (status.as_str(), *rows)).collect();
    assert_eq!(of, [("other", 1), ("paused", 2), ("reduced", 1)]);
    let bytes = tally.to_bytes().unwrap();
    assert_eq!(thads_metrics_arrow::Tally::from_bytes(&bytes).unwrap(), tally);
    let error = tally.clone().refuse_inconsistent().unwrap_err();
    assert!(matches!(error, TallyError::OnlyRecalled { rows: 4, .. }), "{error}");
    let (en, vi) = (error.to_string(), thads_metrics::Explain::vi(&error));
    for said in ["R2019", "4 rows", "other 1, paused 2, reduced 1", "assume=True", "set_aside"] {
        assert!(en.contains(said), "{said}: {en}");
    }
    assert!(vi.contains("tạm dừng để giải quyết khiếu nại 2") && vi.contains("assume=True"), "{vi}");
    // A row that contradicts itself beside them is not taken for one that only lacks a rule.
    let rows = [rows, vec![Row { accepted_on: None, ..row("paused", 0) }]].concat();
    let error = run(&Layout::new(1).batches(&rows, &[3]), &spec, 2).refuse_inconsistent().unwrap_err();
    assert!(
        matches!(error, TallyError::Inconsistent { rows: 5, .. }) && error.to_string().contains("paused 2"),
        "{error}"
    );
}

#[test]
fn inconsistent_rows_are_refused_with_their_numbers() {
    let mut rows = vec![open_case("Long An", 100); 30];
    for row in &mut rows[2..27] {
        row.amounts[1] = Some(101);
    }
    rows[29].status = None;
    let tally = run(&[Layout::new(5).batch(&rows)], &spec("2022/06", &["office"], false), 1);
    assert_eq!((tally.inconsistent(), tally.tallied()), (26, 4));
    let error = tally.refuse_inconsistent().unwrap_err();
    let TallyError::Inconsistent { rows, reasons } = &error else { panic!("{error:?}") };
    assert_eq!(*rows, 26);
    assert_eq!(
        reasons,
        "null 1 (29); more_than_due 25 (2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, …)"
    );
}

/// Two threads meet them in whatever order; the numbers are those of the first all the same.
#[test]
fn the_first_row_numbers_are_the_smallest_on_any_number_of_threads() {
    let n = size(300_000);
    let mut rows = vec![open_case("Long An", 1); n];
    (0..n).rev().step_by((n / 50).max(1)).for_each(|at| rows[at].amounts[0] = Some(-1));
    let spec = spec("2022/06", &["office"], false);
    for threads in [1, 2, 3, 8] {
        let batches = Layout::plain(6).batches(&rows, &[n / 2 + 1, 1]);
        assert_same(&run(&batches, &spec, threads), &rows, &spec);
    }
}

#[test]
fn days_outside_the_calendar_are_no_days() {
    let spec = spec("2022/06", &["office"], true);
    let row = |accepted: i32, closed: Option<i32>, status: &str| Row {
        accepted_on: Some(accepted),
        closed_on: closed,
        status: Some(status.to_owned()),
        ..open_case("Long An", 0)
    };
    for (accepted, closed, status) in [
        (18_000, Some(i32::MAX), "in_progress"), // not the sign for an open case
        (18_000, Some(i32::MAX), "separately_tracked"),
        (i32::MIN, None, "in_progress"),
        (i32::MAX, None, "in_progress"),
        (i32::MAX, Some(i32::MAX - 1), "completed"),
        (18_000, Some(i32::MIN), "completed"),
    ] {
        // With an open case beside it, and without.
        let rows = [row(accepted, closed, status), row(18_000, None, "in_progress")];
        for rows in [&rows[..1], &rows] {
            let tally = run(&[Layout::new(7).batch(rows)], &spec, 1);
            let inconsistent: Vec<_> =
                tally.by_reason().map(|(reason, inconsistent)| (reason, inconsistent.rows())).collect();
            assert_eq!(inconsistent, [(Reason::Day, 1)], "{accepted} {closed:?} {status}");
            assert_same(&tally, rows, &spec);
        }
    }
}

/// Every status, on every side of every boundary of every regime, with and without something left.
#[test]
fn every_kind_of_row_is_placed_as_the_core_places_it() {
    for (period, assume) in PERIODS.into_iter().flat_map(|period| [(period, true), (period, false)]) {
        let spec = spec(period, &["office"], assume);
        let bounds = [spec.period().first_day().days(), spec.period().last_day().days()];
        let days: Vec<i32> = bounds.iter().flat_map(|bound| (-1..=1).map(move |by| bound + by)).collect();
        let mut rows = Vec::new();
        for status in Status::ALL {
            for accepted in &days {
                for closed in days.iter().copied().map(Some).chain([None, Some(accepted - 1)]) {
                    for amounts in [[0, 0, 0, 0, 0], [9, 0, 0, 0, 0], [9, 9, 0, 0, 0], [9, 0, 0, 1, 0], [9, 5, 4, 0, 1]]
                    {
                        rows.push(Row {
                            status: Some(status.key().to_owned()),
                            accepted_on: Some(*accepted),
                            closed_on: closed,
                            amounts: amounts.map(Some),
                            ..open_case("Long An", 0)
                        });
                    }
                }
            }
        }
        assert_same(&run(&Layout::new(8).batches(&rows, &[1_000]), &spec, 2), &rows, &spec);
    }
}

/// One office however it is typed, others apart, and a blank is none, in every layout.
#[test]
fn names_alike_stay_apart() {
    let names =
        ["", "a", "A", "mười hai", "Chi cục 12", "Chi cục 123", "Chi cục 124", "Chi cục 12 ", "Ba\u{309}o", "Bảo"];
    let rows: Vec<Row> = names.iter().cycle().take(500).map(|name| open_case(name, 1)).collect();
    let spec = spec("2022/06", &["office"], false);
    for seed in 0..40 {
        let tally = run(&Layout::new(seed).batches(&rows, &[37, 64]), &spec, 1);
        let got: BTreeMap<&str, u128> =
            tally.groups().map(|(names, group)| (names[0].as_str(), group.cases.get(Item::Ineligible))).collect();
        let expected =
            [("a", 100), ("mười hai", 50), ("Chi cục 12", 100), ("Chi cục 123", 50), ("Chi cục 124", 50), ("Bảo", 100)];
        assert_eq!(got, expected.into_iter().collect());
    }
}
