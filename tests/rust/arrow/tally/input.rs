//! What is no register is refused with what is wrong with it, and nothing panics.

use std::{ops::ControlFlow, sync::Arc};

use arrow_array::{types::*, *};
use arrow_schema::{ArrowError, DataType, Field, Fields, IntervalUnit, Schema, SchemaRef, TimeUnit};
use proptest::prelude::*;
use thads_metrics::Period;
use thads_metrics_arrow::TallyError;
use thads_metrics_arrow::{Tally, TallySpec, tally};

use crate::arrow::tally::{
    layouts::{Dice, Layout},
    registers::{Row, cases, open_case, rows, size, spec},
};

/// The batch with another column in the place of one.
pub(crate) fn with_column(batch: &RecordBatch, name: &str, array: &ArrayRef) -> RecordBatch {
    let (mut fields, mut columns) = (batch.schema().fields().to_vec(), batch.columns().to_vec());
    let at = batch.schema().index_of(name).unwrap();
    fields[at] = Arc::new(Field::new(name, array.data_type().clone(), true));
    columns[at] = array.clone();
    RecordBatch::try_new(Arc::new(Schema::new(fields)), columns).unwrap()
}

fn tallied(batch: RecordBatch, by: &[&str]) -> Result<Tally, TallyError> {
    let schema: SchemaRef = batch.schema();
    let reader = RecordBatchIterator::new([Ok(batch)], schema);
    tally(reader, &spec("2022/06", by, true), 2, |_| ControlFlow::Continue(()))
}

/// Types that no column of a register has.
fn foreign() -> Vec<DataType> {
    let item = |kind| Arc::new(Field::new("item", kind, true));
    let dictionary = |value| DataType::Dictionary(Box::new(DataType::Int8), Box::new(value));
    vec![
        DataType::Boolean,
        DataType::Float16,
        DataType::Float32,
        DataType::Float64,
        DataType::Decimal128(10, 2),
        DataType::Decimal128(10, -3),
        DataType::Decimal256(50, 0),
        DataType::Timestamp(TimeUnit::Microsecond, Some("Asia/Ho_Chi_Minh".into())),
        DataType::Time32(TimeUnit::Second),
        DataType::Time64(TimeUnit::Nanosecond),
        DataType::Duration(TimeUnit::Millisecond),
        DataType::Interval(IntervalUnit::MonthDayNano),
        DataType::Binary,
        DataType::LargeBinary,
        DataType::BinaryView,
        DataType::FixedSizeBinary(3),
        DataType::List(item(DataType::Utf8)),
        DataType::LargeList(item(DataType::Int64)),
        DataType::FixedSizeList(item(DataType::Int32), 2),
        DataType::Struct(Fields::from(vec![Field::new("due", DataType::Int64, true)])),
        DataType::RunEndEncoded(
            Arc::new(Field::new("run_ends", DataType::Int32, false)),
            Arc::new(Field::new("values", DataType::Utf8, true)),
        ),
        dictionary(DataType::Int64),
        dictionary(DataType::Binary),
        dictionary(DataType::Date32),
        dictionary(dictionary(DataType::Utf8)),
    ]
}

/// An array of some type that one column or the other has, with anything in it.
fn anything(dice: &mut Dice, n: usize) -> ArrayRef {
    fn any<T: ArrowPrimitiveType>(dice: &mut Dice, n: usize, of: impl Fn(u64) -> T::Native) -> ArrayRef {
        let number = |dice: &mut Dice| {
            let bits = dice.throw(usize::MAX) as u64;
            of(dice.choose(&[bits, bits >> 20, bits >> 45, u64::MAX, 0, 1 << 63, u64::MAX >> 1, 19_000 * 86_400]))
        };
        let values = (0..n).map(|_| (dice.throw(5) > 0).then(|| number(dice)));
        Arc::new(values.collect::<Vec<_>>().into_iter().collect::<PrimitiveArray<T>>())
    }
    match dice.throw(18) {
        0 => any::<Int8Type>(dice, n, |bits| bits as i8),
        1 => any::<UInt8Type>(dice, n, |bits| bits as u8),
        2 => any::<Int16Type>(dice, n, |bits| bits as i16),
        3 => any::<UInt16Type>(dice, n, |bits| bits as u16),
        4 => any::<Int32Type>(dice, n, |bits| bits as i32),
        5 => any::<UInt32Type>(dice, n, |bits| bits as u32),
        6 => any::<Int64Type>(dice, n, u64::cast_signed),
        7 => any::<UInt64Type>(dice, n, |bits| bits),
        8 => any::<Date32Type>(dice, n, |bits| bits as i32),
        9 => any::<Date64Type>(dice, n, u64::cast_signed),
        10 => any::<TimestampSecondType>(dice, n, u64::cast_signed),
        11 => any::<TimestampMillisecondType>(dice, n, u64::cast_signed),
        12 => any::<TimestampMicrosecondType>(dice, n, u64::cast_signed),
        13 => any::<TimestampNanosecondType>(dice, n, u64::cast_signed),
        14 => any::<Decimal128Type>(dice, n, |bits| i128::from(bits.cast_signed()) << (bits % 64)),
        15 => new_null_array(&DataType::Null, n),
        16 => new_null_array(&DataType::Dictionary(Box::new(DataType::UInt16), Box::new(DataType::Utf8View)), n),
        _ => new_null_array(&DataType::LargeUtf8, n),
    }
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn whatever_columns_there_are_it_is_a_tally_or_an_error(rows in rows(40), seed in any::<u64>()) {
        let mut dice = Dice(seed);
        let good = Layout::new(seed).batch(&rows);
        let (mut fields, mut columns) = (good.schema().fields().to_vec(), good.columns().to_vec());
        for _ in 0..dice.throw(4) {
            let at = dice.throw(fields.len());
            let array = match dice.throw(5) {
                0 => new_null_array(&foreign()[dice.throw(foreign().len())], rows.len()),
                1 => columns[dice.throw(columns.len())].clone(),
                _ => anything(&mut dice, rows.len()),
            };
            let name = fields[dice.choose(&[at, at, at, dice.0 as usize % fields.len()])].name().clone();
            match dice.throw(8) {
                0 => drop((fields.remove(at), columns.remove(at))),
                1 => {
                    fields.insert(at, Arc::new(Field::new(name, array.data_type().clone(), true)));
                    columns.insert(at, array);
                }
                _ => {
                    fields[at] = Arc::new(Field::new(name, array.data_type().clone(), true));
                    columns[at] = array;
                }
            }
        }
        let options = RecordBatchOptions::new().with_row_count(Some(rows.len()));
        let batch = RecordBatch::try_new_with_options(Arc::new(Schema::new(fields)), columns, &options).unwrap();
        if let Ok(tally) = tallied(batch, dice.choose(&[&["office"][..], &["nature", "office", "group"]])) {
            prop_assert_eq!(tally.rows(), rows.len() as u64);
            let out: u64 = tally.groups().flat_map(|(_, group)| group.set_aside).sum();
            prop_assert_eq!(tally.tallied() + tally.inconsistent() + out, tally.rows());
            prop_assert_eq!(Tally::from_bytes(&tally.to_bytes().unwrap()).unwrap(), tally);
        }
    }
}

#[test]
fn a_column_of_a_foreign_type_is_named() {
    let whole = Layout::new(1).batch(&[open_case("Long An", 1), open_case("Long An", 2)]);
    for kind in foreign() {
        for field in whole.schema().fields() {
            let batch = with_column(&whole, field.name(), &new_null_array(&kind, 2));
            let error = tallied(batch, &["office", "nature", "officer", "group"]).unwrap_err();
            assert!(
                matches!(&error, TallyError::Type { column, got, .. } if column == field.name() && *got == kind.to_string()),
                "{error:?}"
            );
        }
    }
    let float: ArrayRef = Arc::new(Float64Array::from(vec![1.0, 2.0]));
    assert!(tallied(with_column(&whole, "officer", &float), &["office"]).is_ok()); // nobody asked
}

#[test]
fn a_missing_column_is_named() {
    let whole = Layout::new(2).batch(&[open_case("Long An", 1)]);
    for name in ["office", "status", "accepted_on", "closed_on", "due"] {
        let mut without = whole.clone();
        without.remove_column(whole.schema().index_of(name).unwrap());
        let error = tallied(without, &["office"]).unwrap_err();
        assert!(matches!(error, TallyError::Missing { column, .. } if column == name));
    }
    for by in [&[][..], &["office", "office"], &["status"], &["office", "due"]] {
        assert!(matches!(tallied(whole.clone(), by), Err(TallyError::By { .. })));
    }
}

#[test]
fn a_stream_that_breaks_off_is_an_error() {
    let batch = Layout::new(3).batch(&[open_case("Long An", 1)]);
    for good in [0, 1, 5] {
        let broken = Err(ArrowError::ComputeError("midway".to_owned()));
        let batches = (0..good).map(|_| Ok(batch.clone())).chain([broken, Ok(batch.clone())]);
        let reader = RecordBatchIterator::new(batches, batch.schema());
        let error = tally(reader, &spec("2022/06", &["office"], false), 2, |_| ControlFlow::Continue(()));
        assert!(matches!(error, Err(TallyError::Broken { why }) if why.contains("midway")));
    }
}

#[test]
fn a_batch_of_other_types_than_were_said_is_an_error() {
    let batch = Layout::new(4).batch(&[open_case("Long An", 1)]);
    for name in ["office", "status", "accepted_on", "due"] {
        let float: ArrayRef = Arc::new(Float64Array::from(vec![1.0]));
        let other = with_column(&batch, name, &float);
        let reader = RecordBatchIterator::new([Ok(batch.clone()), Ok(other)], batch.schema());
        let error = tally(reader, &spec("2022/06", &["office"], false), 1, |_| ControlFlow::Continue(()));
        assert!(matches!(error, Err(TallyError::Type { column, .. }) if column == name));
    }
    let fewer = batch.project(&[0, 1]).unwrap();
    let reader = RecordBatchIterator::new([Ok(batch.clone()), Ok(fewer)], batch.schema());
    let error = tally(reader, &spec("2022/06", &["office"], false), 1, |_| ControlFlow::Continue(()));
    assert!(matches!(error, Err(TallyError::Broken { .. })));
}

#[test]
fn the_caller_may_watch_and_stop() {
    let rows: Vec<Row> = vec![open_case("Long An", 1); size(200_000)];
    let batch = Layout::plain(5).batch(&rows);
    let spec = spec("2022/06", &["office"], false);
    for threads in [1, 2] {
        let go = |stop: bool, told: &mut Vec<u64>| {
            let reader = RecordBatchIterator::new([(); 3].map(|()| Ok(batch.clone())), batch.schema());
            tally(reader, &spec, threads, |rows| {
                told.push(rows);
                if stop { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            })
        };
        assert!(matches!(go(true, &mut vec![]), Err(TallyError::Stopped { .. })));
        let mut told = vec![];
        assert_eq!(go(false, &mut told).unwrap().rows(), 3 * rows.len() as u64);
        assert!(told.is_sorted());
    }
}

#[test]
fn no_regime_no_question() {
    assert!(TallySpec::new("2005/12".parse::<Period>().unwrap(), ["office"]).is_err());
}

/// One office, however its rows write its name, once for each distinct name; what shows nothing is no name.
#[test]
fn an_office_is_one_in_a_register_however_it_is_typed() {
    let names = ["Bến Lức", "Bến Lức ", "Be\u{302}\u{301}n Lư\u{301}c", "BẾN LỨC", "CC THADS H. Bến Lức"];
    let hoa = ["ĐỨC HOÀ", "Đức Hòa"];
    let blank = ["", " ", "\u{a0}", "\u{200b}"];
    let rows: Vec<Row> = names.iter().chain(&hoa).chain(&blank).map(|name| open_case(name, 100)).collect();
    for seed in 0..12 {
        let batches = Layout::new(seed).batches(&rows, &[3]);
        let tally = crate::arrow::tally::layouts::run(&batches, &spec("2022/06", &["office"], true), 2);
        let groups: Vec<_> = tally.groups().map(|(names, _)| names[0].clone()).collect();
        assert_eq!(groups, ["CC THADS H. Bến Lức", "Đức Hòa"]);
        assert_eq!((tally.inconsistent(), tally.rows()), (4, 11));
        assert_eq!(tally.by_reason().next().unwrap().1.first(), [7, 8, 9, 10]);
    }
}

/// A register as an office keeps it: Vietnamese headings and statuses.
#[test]
fn a_register_in_vietnamese_is_the_same_register() {
    let rows: Vec<Row> = (0..4).map(|n| open_case("Bến Lức", n * 100)).collect();
    let batch = Layout::new(1).batches(&rows, &[9]).remove(0);
    let plain = tallied(batch.clone(), &["office"]).unwrap();
    let headed = |batch: &RecordBatch, from: &str, to: &str| {
        let schema = batch.schema();
        let fields = schema.fields().iter().map(|field| {
            if field.name() == from { Arc::new(field.as_ref().clone().with_name(to)) } else { field.clone() }
        });
        RecordBatch::try_new(Arc::new(Schema::new(fields.collect::<Vec<_>>())), batch.columns().to_vec()).unwrap()
    };
    let mut named = batch.clone();
    for (key, heading) in [
        ("office", "Tên đơn vị"),
        ("status", "Tình trạng"),
        ("accepted_on", "Ngày thụ lý"),
        ("closed_on", "Ngày kết thúc"),
        ("due", "Số tiền phải thi hành"),
        ("collected", "Đã thu"),
    ] {
        named = headed(&named, key, heading);
    }
    let words: ArrayRef = Arc::new(StringArray::from(vec!["Chưa có điều kiện thi hành"; batch.num_rows()]));
    assert_eq!(tallied(with_column(&named, "Tình trạng", &words), &["office"]).unwrap(), plain);
    let both = headed(&named, "nature", "Cơ quan");
    assert!(matches!(tallied(both, &["office"]), Err(TallyError::Twice { .. })));
}
