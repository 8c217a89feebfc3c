//! A register tallied at speed is the register tallied case by case.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::panic,
    clippy::cast_possible_truncation
)] // a test may panic: that is how it fails

use std::{collections::BTreeMap, ops::ControlFlow, sync::Arc};

use arrow_array::{types::*, *};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use proptest::prelude::*;
use thads_metrics::{
    Amount, Assume, Date, Facts, Flow, Item, Leaves, Measure, Outcome, Period, SetAside, Status,
    error::{CaseError, TallyError},
};
use thads_metrics_arrow::{Question, Reason, Tally, tally};

/// A row of a register, with all that may be wrong with it.
#[derive(Debug, Clone, Default)]
struct Row {
    office: Option<String>,
    nature: Option<String>,
    status: Option<String>,
    accepted_on: Option<i32>,
    closed_on: Option<i32>,
    /// Due, collected, terminated, reduced, entrusted.
    amounts: [Option<i128>; 5],
}

/// How the columns are laid out in Arrow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Texts {
    Dictionary,
    Small,
    Large,
    View,
}

const TEXTS: [Texts; 4] = [Texts::Dictionary, Texts::Small, Texts::Large, Texts::View];

fn texts<'a>(layout: Texts, rows: impl Iterator<Item = Option<&'a str>>) -> ArrayRef {
    match layout {
        Texts::Dictionary => Arc::new(rows.collect::<DictionaryArray<Int16Type>>()),
        Texts::Small => Arc::new(rows.collect::<StringArray>()),
        Texts::Large => Arc::new(rows.collect::<LargeStringArray>()),
        Texts::View => Arc::new(rows.collect::<StringViewArray>()),
    }
}

fn batch(rows: &[Row], layout: Texts, wide: bool) -> RecordBatch {
    let amounts = |column: usize| -> ArrayRef {
        let values = rows.iter().map(|row| row.amounts[column]);
        if wide {
            Arc::new(values.collect::<Decimal128Array>().with_data_type(DataType::Decimal128(38, 0)))
        } else {
            Arc::new(values.map(|n| n.map(|n| n as i64)).collect::<Int64Array>())
        }
    };
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("reduced_amount", amounts(3)),
        ("office", texts(layout, rows.iter().map(|row| row.office.as_deref()))),
        ("status", texts(layout, rows.iter().map(|row| row.status.as_deref()))),
        ("accepted_on", Arc::new(rows.iter().map(|row| row.accepted_on).collect::<Date32Array>())),
        ("closed_on", Arc::new(rows.iter().map(|row| row.closed_on).collect::<Date32Array>())),
        ("due", amounts(0)),
        ("nature", texts(layout, rows.iter().map(|row| row.nature.as_deref()))),
        ("collected", amounts(1)),
        ("entrusted_amount", amounts(4)),
        ("terminated_amount", amounts(2)),
    ];
    RecordBatch::try_from_iter_with_nullable(columns.into_iter().map(|(name, array)| (name, array, true))).unwrap()
}

fn run(batches: &[RecordBatch], question: &Question, threads: usize) -> Tally {
    let schema = batches[0].schema();
    let reader = RecordBatchIterator::new(batches.iter().cloned().map(Ok).collect::<Vec<_>>(), schema);
    tally(reader, question, threads, |_| ControlFlow::Continue(())).unwrap()
}

/// The sums of one group as the reference makes them.
type Sums = (Leaves, Leaves, [u64; 3]);

/// Case by case, with nothing but the core.
fn by_case(rows: &[Row], question: &Question) -> (BTreeMap<Vec<String>, Sums>, BTreeMap<Reason, Vec<u64>>) {
    let mut groups: BTreeMap<Vec<String>, Sums> = BTreeMap::new();
    let mut odd: BTreeMap<Reason, Vec<u64>> = BTreeMap::new();
    for (number, row) in (0..).zip(rows) {
        match case(row, question) {
            Ok((names, [cases, money])) => {
                let sums = groups.entry(names).or_default();
                match (cases, money) {
                    (Outcome::Adds(cases), Outcome::Adds(money)) => {
                        sums.0.tally(&cases).unwrap();
                        sums.1.tally(&money).unwrap();
                    }
                    (Outcome::SetAside(reason), Outcome::SetAside(_)) => {
                        sums.2[SetAside::ALL.iter().position(|known| *known == reason).unwrap()] += 1;
                    }
                    other => panic!("{other:?}"),
                }
            }
            Err(reason) => odd.entry(reason).or_default().push(number),
        }
    }
    (groups, odd)
}

fn case(row: &Row, question: &Question) -> Result<(Vec<String>, [Outcome; 2]), Reason> {
    let null = Reason::Null;
    let names: Vec<String> = question
        .by()
        .iter()
        .map(|column| if column == "office" { row.office.clone() } else { row.nature.clone() }.ok_or(null))
        .collect::<Result<_, _>>()?;
    let (status, accepted_on) = (row.status.as_ref().ok_or(null)?, row.accepted_on.ok_or(null)?);
    let amounts = row.amounts.iter().map(|amount| amount.ok_or(null)).collect::<Result<Vec<_>, _>>()?;
    let status: Status = status.parse().map_err(|_| Reason::Status)?;
    let day = |days| Date::from_days(days).ok_or(Reason::Day);
    let (accepted_on, closed_on) = (day(accepted_on)?, row.closed_on.map(day).transpose()?);
    let mut checked = Vec::new();
    for amount in amounts {
        let amount = u128::try_from(amount).map_err(|_| Reason::Negative)?;
        checked.push(Amount::new(amount).map_err(|_| Reason::TooLarge)?);
    }
    let facts = Facts {
        closed_on,
        due: checked[0],
        collected: checked[1],
        terminated_amount: checked[2],
        reduced_amount: checked[3],
        entrusted_amount: checked[4],
        ..Facts::new(status, accepted_on)
    };
    let adds = |measure| facts.adds(measure, question.period(), question.regime().regime(), question.assumed());
    let both = || Ok([adds(Measure::Cases)?, adds(Measure::Money)?]);
    let outcomes = both().map_err(|error: CaseError| match error {
        CaseError::ClosedBeforeAccepted { .. } => Reason::ClosedBeforeAccepted,
        CaseError::StillOpen { .. } => Reason::StillOpen,
        CaseError::NotClosed { .. } => Reason::NotClosed,
        CaseError::MoreThanDue { .. } => Reason::MoreThanDue,
        CaseError::LeftOver { .. } => Reason::LeftOver,
        CaseError::ClosedAfterPeriod { .. } => Reason::ClosedAfterPeriod,
        CaseError::NoRule { .. } => Reason::NoRule,
        CaseError::OnlyRecalled { .. } => Reason::OnlyRecalled,
        other => panic!("{other:?}"),
    })?;
    Ok((names, outcomes))
}

#[track_caller]
fn assert_same(tally: &Tally, rows: &[Row], question: &Question) {
    let (groups, odd) = by_case(rows, question);
    let got: BTreeMap<Vec<String>, Sums> =
        tally.groups().map(|(names, group)| (names.to_vec(), (group.cases, group.money, group.set_aside))).collect();
    assert_eq!(got, groups);
    let got: Vec<_> = tally.odd().map(|(reason, odd)| (reason, odd.rows(), odd.first().to_vec())).collect();
    let meant: Vec<_> = odd
        .iter()
        .map(|(reason, rows)| (*reason, rows.len() as u64, rows.iter().copied().take(20).collect::<Vec<_>>()))
        .collect();
    assert_eq!(got, meant);
    assert_eq!(tally.rows(), rows.len() as u64);
    let tallied: u128 =
        groups.values().map(|(cases, ..)| cases.get(Item::CarriedIn) + cases.get(Item::NewlyAccepted)).sum();
    assert_eq!(u128::from(tally.tallied()), tallied);
}

fn question(period: &str, by: &[&str], assume: bool) -> Question {
    let assume = if assume { Assume::Recall } else { Assume::Nothing };
    Question::new(period.parse().unwrap(), by.iter().copied()).unwrap().assume(assume)
}

/// Days at and around the boundaries of years and periods, a leap day, and some far off.
fn days() -> impl Strategy<Value = i32> {
    let around: Vec<i32> =
        ["2019-09-30", "2020-02-29", "2020-09-30", "2021-09-30", "2022-03-31", "2022-09-30", "2025-09-30"]
            .iter()
            .flat_map(|day| (-1..=2).map(|by| day.parse::<Date>().unwrap().days() + by))
            .collect();
    prop_oneof![20 => prop::sample::select(around), 1 => any::<i32>(), 1 => prop::sample::select(vec![i32::MIN, i32::MAX, i32::MAX - 1])]
}

fn amounts() -> impl Strategy<Value = [Option<i128>; 5]> {
    let due = prop_oneof![4 => 0_i128..1_000_000_000_000, 2 => Just(0), 1 => 0_i128..1 << 62, 1 => Just(i128::from(i64::MAX))];
    let plausible = (due, prop::array::uniform4(0_u8..5), any::<bool>()).prop_map(|(due, shares, closes)| {
        let mut parts = shares.map(|share| due / 16 * i128::from(share));
        if closes {
            parts[0] = due - parts[1] - parts[2] - parts[3];
        }
        [Some(due), Some(parts[0]), Some(parts[1]), Some(parts[2]), Some(parts[3])]
    });
    let without_reductions = plausible.prop_map(|mut amounts| {
        if amounts[3].is_some_and(|reduced| reduced % 3 != 0) {
            amounts[1] = amounts[1].zip(amounts[3]).map(|(a, b)| a + b);
            amounts[3] = Some(0);
        }
        amounts
    });
    let anything = prop::array::uniform5(prop::option::weighted(0.9, any::<i64>().prop_map(i128::from)));
    prop_oneof![12 => without_reductions, 1 => anything]
}

fn rows(most: usize) -> impl Strategy<Value = Vec<Row>> {
    let name = |prefix: &'static str, n: u32| {
        prop::option::weighted(0.97, (0..n).prop_map(move |n| format!("{prefix} thành phố số {n}")))
    };
    let statuses: Vec<String> =
        Status::ALL.iter().map(|status| status.key().to_owned()).chain(["hoãn".into(), String::new()]).collect();
    let status = prop::option::weighted(0.97, prop::sample::select(statuses));
    let row = (
        name("Chi cục", 9),
        name("Dân sự", 4),
        status,
        prop::option::weighted(0.97, days()),
        prop::option::of(days()),
        amounts(),
    );
    let row = row.prop_map(|(office, nature, status, accepted_on, closed_on, amounts)| {
        // Most rows are what a register holds: closed if their status says so.
        let closed = status.as_deref().and_then(|status| status.parse::<Status>().ok()).map(Status::is_closed);
        let odd = amounts[0].is_some_and(|due| due % 7 == 0);
        let closed_on = match closed {
            Some(false) if !odd => None,
            Some(true) if !odd => closed_on.or(accepted_on),
            _ => closed_on,
        };
        Row { office, nature, status, accepted_on, closed_on, amounts }
    });
    prop::collection::vec(row, 0..most)
}

const PERIODS: [&str; 4] = ["2018/05", "2020/12", "2022/06", "2025/12"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn at_speed_and_case_by_case_are_the_same(
        rows in rows(400),
        period in prop::sample::select(PERIODS.to_vec()),
        by in prop::sample::select(vec![vec!["office"], vec!["office", "nature"], vec!["nature"]]),
        (assume, wide) in any::<(bool, bool)>(),
        layout in prop::sample::select(TEXTS.to_vec()),
        (cut, offset) in (any::<prop::sample::Index>(), 0_usize..70),
        threads in 1_usize..4,
    ) {
        let question = question(period, &by, assume);
        // A slice of more rows, cut in two: the dictionary changes between the batches.
        let padded: Vec<Row> = std::iter::repeat_n(Row::default(), offset).chain(rows.iter().cloned()).collect();
        let cut = cut.index(rows.len() + 1);
        let first = batch(&padded, layout, wide).slice(offset, cut);
        let second = batch(&rows[cut..], layout, wide);
        let empty = batch(&[], layout, wide);
        assert_same(&run(&[empty, first, second], &question, threads), &rows, &question);
    }

    #[test]
    fn parts_merged_are_the_whole(rows in rows(200), cuts in prop::collection::vec(any::<prop::sample::Index>(), 3)) {
        let question = question("2022/06", &["office"], true);
        let whole = run(&[batch(&rows, Texts::Dictionary, false)], &question, 1);
        let mut parts = [vec![], vec![], vec![], vec![]];
        for (row, part) in rows.iter().zip(cuts.iter().cycle()) {
            parts[part.index(4)].push(row.clone());
        }
        let [a, b, c, d] = parts.map(|part| run(&[batch(&part, Texts::Dictionary, false)], &question, 1));
        let left = a.merge(&b).unwrap().merge(&c).unwrap().merge(&d).unwrap();
        let right = d.merge(&c.merge(&b.merge(&a).unwrap()).unwrap()).unwrap();
        prop_assert_eq!(&left, &right);
        prop_assert_eq!(left.groups().collect::<Vec<_>>(), whole.groups().collect::<Vec<_>>());
        prop_assert_eq!((left.rows(), left.inconsistent()), (whole.rows(), whole.inconsistent()));
        prop_assert_eq!(&whole.merge(&Tally::empty(question.clone())).unwrap(), &whole);
        prop_assert_eq!(&Tally::empty(question).merge(&whole).unwrap(), &whole);
    }

    #[test]
    fn bytes_are_the_tally_or_refused(
        rows in rows(60),
        by in prop::sample::select(vec![vec!["office"], vec!["nature", "office"]]),
        (at, flip) in (any::<prop::sample::Index>(), 1_u8..),
        noise in prop::collection::vec(any::<u8>(), 0..200),
    ) {
        let tally = run(&[batch(&rows, Texts::View, false)], &question("2022/06", &by, true), 1);
        let bytes = tally.to_bytes().unwrap();
        prop_assert_eq!(Tally::from_bytes(&bytes).unwrap(), tally);
        let at = at.index(bytes.len());
        let mut damaged = bytes.clone();
        damaged[at] ^= flip;
        prop_assert!(Tally::from_bytes(&damaged).is_err());
        prop_assert!(Tally::from_bytes(&bytes[..at]).is_err());

        // Whoever knows how to write a checksum still can't write what does not add up, or make it panic.
        let body = [&bytes[..8], &noise].concat();
        let signed = [&body[..], &crc32fast::hash(&body).to_le_bytes()].concat();
        prop_assert!(Tally::from_bytes(&signed).is_err());
        let mut body = bytes[..bytes.len() - 4].to_vec();
        let at = 8 + at % (body.len() - 8);
        body[at] ^= flip;
        let signed = [&body[..], &crc32fast::hash(&body).to_le_bytes()].concat();
        if let Ok(other) = Tally::from_bytes(&signed) {
            prop_assert_eq!(other.to_bytes().unwrap(), signed);
        }
    }
}

fn open_case(office: &str, due: i128) -> Row {
    Row {
        office: Some(office.to_owned()),
        nature: Some("Dân sự".to_owned()),
        status: Some("ineligible".to_owned()),
        accepted_on: Some("2021-12-01".parse::<Date>().unwrap().days()),
        closed_on: None,
        amounts: [Some(due), Some(0), Some(0), Some(0), Some(0)],
    }
}

#[test]
fn sums_past_64_bits_are_exact() {
    let question = question("2022/06", &["office"], false);
    for (due, copies) in [(1_i128 << 62, 3), (1 << 62, 5_000), (i64::MAX.into(), 3_000), ((1 << 60) - 1, 9_000)] {
        let rows = vec![open_case("Long An", due); copies];
        for threads in [1, 2] {
            let tally = run(&[batch(&rows, Texts::Dictionary, false)], &question, threads);
            let (_, sums) = tally.groups().next().unwrap();
            assert_eq!(sums.money.get(Item::Ineligible), due.unsigned_abs() * copies as u128);
        }
    }
    // One large amount among many small ones, and one that needs 128 bits.
    let mut rows = vec![open_case("Long An", 1_000_000); 10_000];
    rows[5_000] = open_case("Long An", i64::MAX.into());
    assert_same(&run(&[batch(&rows, Texts::View, false)], &question, 2), &rows, &question);
    rows[7_000] = open_case("Long An", 10_i128.pow(35));
    assert_same(&run(&[batch(&rows, Texts::View, true)], &question, 2), &rows, &question);
}

#[test]
fn many_offices_and_officers_are_as_exact_as_few() {
    let rows: Vec<Row> = (0..150_000_u32)
        .map(|n| Row { nature: Some(format!("{}", n % 977)), ..open_case(&format!("Office {}", n % 70_000), n.into()) })
        .collect();
    for by in [&["office"][..], &["office", "nature"], &["nature", "office"]] {
        let question = question("2022/06", by, false);
        for layout in [Texts::Small, Texts::View] {
            assert_same(&run(&[batch(&rows, layout, false)], &question, 2), &rows, &question);
        }
    }
}

/// A dictionary shared by many frames: far larger than what the rows have of it, with nulls and repetitions.
#[test]
fn a_large_dictionary_is_read_where_it_is_used() {
    let question = question("2022/06", &["office"], false);
    let rows: Vec<Row> = (0..3_000).map(|n| open_case(&format!("Office {}", n % 50), n.into())).collect();
    let plain = batch(&rows, Texts::Small, false);
    let names: StringViewArray = (0..100_000).map(|n| (n % 7 != 0).then(|| format!("Office {}", n % 99_000))).collect();
    let codes: UInt32Array =
        (0..3_000_u32).map(|n| (n % 11 != 0).then_some(if n % 2 == 0 { n % 50 } else { 99_000 + n % 50 })).collect();
    let meant: Vec<Row> = rows
        .iter()
        .zip(&codes)
        .map(|(row, code)| Row {
            office: code.and_then(|code| names.is_valid(code as usize).then(|| names.value(code as usize).to_owned())),
            ..row.clone()
        })
        .collect();
    let office: ArrayRef = Arc::new(DictionaryArray::new(codes, Arc::new(names)));
    let batch = with_column(&plain, "office", &office);
    assert_same(&run(&[batch.slice(7, 2_000), batch.slice(2_007, 993)], &question, 2), &meant[7..], &question);
}

#[test]
fn offices_may_be_numbers_and_amounts_may_be_missing_columns() {
    let day: Date = "2021-12-01".parse().unwrap();
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("office", Arc::new(Int32Array::from(vec![Some(7), Some(-8), Some(7), None]))),
        ("status", Arc::new(StringArray::from(vec!["ineligible"; 4]))),
        ("accepted_on", Arc::new(TimestampMicrosecondArray::from(vec![i64::from(day.days()) * 86_400_000_000 + 1; 4]))),
        ("closed_on", Arc::new(NullArray::new(4))),
        ("due", Arc::new(Int32Array::from(vec![1, 2, 3, 4]))),
    ];
    let batch = RecordBatch::try_from_iter_with_nullable(columns.into_iter().map(|(n, a)| (n, a, true))).unwrap();
    let tally = run(&[batch], &question("2022/06", &["office"], false), 1);
    let sums: Vec<_> =
        tally.groups().map(|(names, group)| (names[0].clone(), group.money.get(Item::Ineligible))).collect();
    assert_eq!(sums, [("-8".to_owned(), 2), ("7".to_owned(), 4)]);
    assert_eq!(
        tally.odd().map(|(reason, odd)| (reason, odd.first().to_vec())).collect::<Vec<_>>(),
        [(Reason::Null, vec![3])]
    );
}

#[test]
fn flows_are_the_forms_of_each_group() {
    let mut rows = vec![open_case("Long An", 100), open_case("Long An", 50), open_case("Bảo Lộc", 7)];
    rows[0].amounts[1] = Some(40);
    rows[2].accepted_on = Some("2022-04-01".parse::<Date>().unwrap().days()); // after the period
    let tally = run(&[batch(&rows, Texts::Small, false)], &question("2022/06", &["office", "nature"], false), 1);
    let flows = tally.flows().unwrap();
    let figures = |flow: &Flow, item| flow.get(item).unwrap().number();
    assert_eq!(flows.len(), 2);
    assert_eq!((flows[0].office(), flows[0].group(), flows[0].measure()), ("Long An", Some("Dân sự"), Measure::Cases));
    assert_eq!((figures(&flows[0], Item::Accepted), figures(&flows[0], Item::Ineligible)), (2, 2));
    assert_eq!((figures(&flows[1], Item::Resolved), figures(&flows[1], Item::CarriedOver)), (40, 110));
    assert_eq!((tally.set_aside(SetAside::AcceptedLater), tally.tallied()), (1, 2));
}

#[test]
fn inconsistent_rows_are_refused_with_their_numbers() {
    let mut rows = vec![open_case("Long An", 100); 30];
    for row in &mut rows[2..27] {
        row.amounts[1] = Some(101);
    }
    rows[29].status = None;
    let tally = run(&[batch(&rows, Texts::Small, false)], &question("2022/06", &["office"], false), 1);
    assert_eq!((tally.inconsistent(), tally.tallied()), (26, 4));
    let error = tally.refuse_inconsistent().unwrap_err();
    let TallyError::Inconsistent { rows, reasons } = &error else { panic!("{error:?}") };
    assert_eq!(*rows, 26);
    assert_eq!(
        reasons,
        "null 1 (29); more_than_due 25 (2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, …)"
    );
}

#[test]
fn merging_is_refused_across_periods_and_columns() {
    let of = |period, by: &[&str], assume| Tally::empty(question(period, by, assume));
    let base = of("2022/06", &["office"], false);
    let what = |other: &Tally| match base.merge(other) {
        Err(TallyError::Different { what, .. }) => what,
        other => panic!("{other:?}"),
    };
    assert_eq!(what(&of("2022/07", &["office"], false)), "period");
    assert_eq!(what(&of("2022/06", &["office", "nature"], false)), "by");
    assert_eq!(what(&of("2022/06", &["office"], true)), "assume");
}

/// The batch with another column in the place of one.
fn with_column(batch: &RecordBatch, name: &str, array: &ArrayRef) -> RecordBatch {
    let (mut fields, mut columns) = (batch.schema().fields().to_vec(), batch.columns().to_vec());
    let at = batch.schema().index_of(name).unwrap();
    fields[at] = Arc::new(Field::new(name, array.data_type().clone(), true));
    columns[at] = array.clone();
    RecordBatch::try_new(Arc::new(Schema::new(fields)), columns).unwrap()
}

fn refused(batch: RecordBatch, by: &[&str]) -> TallyError {
    let schema: SchemaRef = batch.schema();
    let reader = RecordBatchIterator::new([Ok(batch)], schema);
    tally(reader, &question("2022/06", by, false), 1, |_| ControlFlow::Continue(())).unwrap_err()
}

#[test]
fn columns_that_are_missing_or_of_another_type_are_named() {
    let whole = batch(&[open_case("Long An", 1)], Texts::Small, false);
    let (at, _) = whole.schema().column_with_name("due").unwrap();
    let mut without = whole.clone();
    without.remove_column(at);
    assert!(matches!(refused(without, &["office"]), TallyError::Missing { column, .. } if column == "due"));
    assert!(matches!(refused(whole.clone(), &["officer"]), TallyError::Missing { column, .. } if column == "officer"));
    assert!(matches!(refused(whole.clone(), &["office", "office"]), TallyError::By { .. }));
    assert!(matches!(refused(whole.clone(), &[]), TallyError::By { .. }));
    assert!(matches!(refused(whole.clone(), &["status"]), TallyError::By { .. }));
    let with = |name: &str, array: ArrayRef| refused(with_column(&whole, name, &array), &["office"]);
    let float: ArrayRef = Arc::new(Float64Array::from(vec![1.0]));
    for name in ["due", "office", "status", "accepted_on"] {
        assert!(
            matches!(with(name, float.clone()), TallyError::Type { column, got, .. } if column == name && got == "Float64")
        );
    }
    assert!(matches!(with("status", Arc::new(Int32Array::from(vec![1]))), TallyError::Type { .. }));
}

#[test]
fn the_caller_may_watch_and_stop() {
    let rows = vec![open_case("Long An", 1); 200_000];
    let batch = batch(&rows, Texts::Dictionary, false);
    let question = question("2022/06", &["office"], false);
    let go = |stop: bool| {
        let reader = RecordBatchIterator::new([Ok(batch.clone())], batch.schema());
        tally(reader, &question, 1, |_| if stop { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
    };
    assert!(matches!(go(true), Err(TallyError::Stopped { .. })));
    assert_eq!(go(false).unwrap().rows(), 200_000);
}

#[test]
fn no_regime_no_question() {
    assert!(Question::new("2005/12".parse::<Period>().unwrap(), ["office"]).is_err());
}
