//! Frames from Arrow: every type that holds numbers or text, nulls, slices, chunks; and tables to Arrow.

use std::sync::Arc;

use arrow_array::{types::*, *};
use arrow_buffer::{NullBuffer, OffsetBuffer, ScalarBuffer, i256};
use arrow_schema::{ArrowError, DataType, Field, Schema};
use proptest::prelude::*;
use thads_metrics::{Lang, text::Text};
use thads_metrics_arrow::FrameError;
use thads_metrics_arrow::{batch, frame};
use thads_metrics_results::{Table, TableColumn, Unit, Values};
use thads_metrics_sheet::{Frame, FrameValues};

/// A frame of one column, which comes in these chunks.
fn read(chunks: &[ArrayRef]) -> FrameValues {
    let schema = Arc::new(Schema::new(vec![Field::new("x", chunks[0].data_type().clone(), true)]));
    let batches: Vec<_> =
        chunks.iter().map(|array| RecordBatch::try_new(schema.clone(), vec![array.clone()])).collect();
    let read = frame(RecordBatchIterator::new(batches, schema)).unwrap();
    assert_eq!(read.rows, chunks.iter().map(Array::len).sum::<usize>());
    read.columns.into_iter().next().unwrap().values
}

/// Its rows as text, to compare with what is meant.
fn rows(values: &FrameValues) -> Vec<Option<String>> {
    match values {
        FrameValues::Whole(numbers) => numbers.iter().map(|n| n.map(|n| n.to_string())).collect(),
        FrameValues::Decimal(texts) => texts.iter().map(|text| text.as_deref().map(str::to_owned)).collect(),
        FrameValues::Text { texts, codes } => {
            codes.iter().map(|code| code.map(|code| texts[code as usize].clone())).collect()
        }
    }
}

fn meant(expected: &[&str]) -> Vec<Option<String>> {
    expected.iter().map(|text| (!text.is_empty()).then(|| (*text).to_owned())).collect()
}

#[track_caller]
fn whole(array: impl Array + 'static, expected: &[&str]) {
    let values = read(&[Arc::new(array)]);
    assert!(matches!(values, FrameValues::Whole(_)), "{values:?}");
    assert_eq!(rows(&values), meant(expected));
}

#[track_caller]
fn decimal(array: impl Array + 'static, expected: &[&str]) {
    let values = read(&[Arc::new(array)]);
    assert!(matches!(values, FrameValues::Decimal(_)), "{values:?}");
    assert_eq!(rows(&values), meant(expected));
}

#[track_caller]
fn text(array: impl Array + 'static, expected: &[&str]) {
    let values = read(&[Arc::new(array)]);
    assert!(matches!(values, FrameValues::Text { .. }), "{values:?}");
    assert_eq!(rows(&values), meant(expected));
}

#[test]
fn integers_of_every_width_are_whole() {
    whole(Int8Array::from(vec![Some(i8::MIN), None, Some(i8::MAX)]), &["-128", "", "127"]);
    whole(Int16Array::from(vec![Some(i16::MIN), None]), &["-32768", ""]);
    whole(Int32Array::from(vec![Some(i32::MIN), None]), &["-2147483648", ""]);
    whole(
        Int64Array::from(vec![Some(i64::MIN), None, Some(i64::MAX)]),
        &["-9223372036854775808", "", "9223372036854775807"],
    );
    whole(UInt8Array::from(vec![Some(u8::MAX), None]), &["255", ""]);
    whole(UInt16Array::from(vec![Some(u16::MAX), None]), &["65535", ""]);
    whole(UInt32Array::from(vec![Some(u32::MAX), None]), &["4294967295", ""]);
    whole(UInt64Array::from(vec![Some(u64::MAX), None]), &["18446744073709551615", ""]);
}

#[test]
fn decimals_are_whole_or_keep_their_digits() {
    let of = |values: Vec<Option<i128>>, precision, scale| {
        Decimal128Array::from(values).with_data_type(DataType::Decimal128(precision, scale))
    };
    let large = 10_i128.pow(37);
    whole(of(vec![Some(large), None], 38, 0), &[&large.to_string(), ""]);
    whole(of(vec![Some(550), Some(-1_00)], 10, 2).slice(1, 1), &["-1"]);
    whole(of(vec![Some(12)], 10, -3), &["12000"]);
    decimal(of(vec![Some(500), None, Some(505), Some(-5)], 10, 2), &["5", "", "5.05", "-0.05"]);
    decimal(of(vec![Some(large)], 38, -10), &[&format!("{large}0000000000")]); // more than 128 bits
    whole(Decimal32Array::from(vec![7_000]).with_data_type(DataType::Decimal32(9, 3)), &["7"]);
    whole(Decimal64Array::from(vec![7_000]).with_data_type(DataType::Decimal64(18, 3)), &["7"]);
    let wide = i256::from_string(&format!("1{}", "0".repeat(60))).unwrap();
    let wide_too = Decimal256Array::from(vec![Some(i256::from_i128(3)), Some(wide)]);
    decimal(wide_too.with_data_type(DataType::Decimal256(76, 0)), &["3", &wide.to_string()]);
}

#[test]
fn floats_are_whole_or_their_shortest_digits() {
    whole(Float64Array::from(vec![Some(5_574.0), None, Some(f64::NAN), Some(-0.0)]), &["5574", "", "", "0"]);
    // Past 2⁵³ several whole numbers are one float: the shortest digits stay, for the reader to say so.
    decimal(
        Float64Array::from(vec![2_f64.powi(70), -(2_f64.powi(63))]),
        &["1180591620717411300000", "-9223372036854776000"],
    );
    decimal(Float64Array::from(vec![1.0, 0.1, -2.5]), &["1", "0.1", "-2.5"]);
    decimal(Float64Array::from(vec![f64::INFINITY, 1e-7]), &["inf", "0.0000001"]);
    decimal(Float32Array::from(vec![0.1_f32, 16_777_216.0]), &["0.1", "16777216"]); // not 0.10000000149
    let half = |x: f32| <Float16Type as ArrowPrimitiveType>::Native::from_f32(x);
    decimal(Float16Array::from(vec![half(2048.0), half(0.1)]), &["2048", "0.099975586"]);
}

#[test]
fn text_is_text_in_every_layout() {
    let words = vec![Some("Long An"), None, Some("Long An"), Some(""), Some("Bảo Lộc")];
    let mut expected = meant(&["Long An", "", "Long An", "", "Bảo Lộc"]);
    expected[3] = Some(String::new());
    let layouts: Vec<ArrayRef> = vec![
        Arc::new(StringArray::from(words.clone())),
        Arc::new(LargeStringArray::from(words.clone())),
        Arc::new(StringViewArray::from(words.clone())),
        Arc::new(words.iter().copied().collect::<DictionaryArray<Int8Type>>()),
        Arc::new(words.iter().copied().collect::<DictionaryArray<UInt32Type>>()),
    ];
    for array in layouts {
        let values = read(std::slice::from_ref(&array));
        assert_eq!(rows(&values), expected, "{:?}", array.data_type());
        let FrameValues::Text { texts, .. } = &values else { panic!("{values:?}") };
        assert_eq!(texts, &["Long An", "", "Bảo Lộc"]); // each once
        assert_eq!(rows(&read(&[array.slice(1, 3), array.slice(4, 1), array.slice(0, 0)])), expected[1..]);
    }
}

#[test]
fn dictionaries_may_be_replaced_repeat_themselves_and_hold_nulls() {
    let of = |keys: Vec<Option<u16>>, values: Vec<Option<&str>>| -> ArrayRef {
        Arc::new(DictionaryArray::new(UInt16Array::from(keys), Arc::new(StringViewArray::from(values))))
    };
    let first = of(vec![Some(0), Some(2), None, Some(1)], vec![Some("A"), None, Some("A"), Some("never used")]);
    let second = of(vec![Some(1), Some(0)], vec![Some("A"), Some("B")]);
    let values = read(&[first.slice(1, 3), second]);
    assert_eq!(rows(&values), meant(&["A", "", "", "B", "A"]));
    let FrameValues::Text { texts, .. } = values else { panic!() };
    assert_eq!(texts, ["A", "B"]);

    // A dictionary of numbers holds numbers.
    whole(
        DictionaryArray::new(Int32Array::from(vec![Some(1), None, Some(0)]), Arc::new(Int64Array::from(vec![7, 8]))),
        &["8", "", "7"],
    );
}

#[test]
fn what_is_neither_number_nor_text_is_written() {
    text(BooleanArray::from(vec![Some(true), None, Some(false)]), &["true", "", "false"]);
    text(Date32Array::from(vec![Some(19_082), None]), &["2022-03-31", ""]);
    text(TimestampMicrosecondArray::from(vec![1_648_684_800_000_000]), &["2022-03-31T00:00:00"]);
    text(NullArray::new(2), &["", ""]);
    let list = ListArray::new(
        Arc::new(Field::new("item", DataType::Int64, true)),
        OffsetBuffer::new(ScalarBuffer::from(vec![0, 1, 1])),
        Arc::new(Int64Array::from(vec![1])),
        Some(NullBuffer::from(vec![true, false])),
    );
    let values = read(&[Arc::new(list)]);
    assert!(matches!(&rows(&values)[..], [Some(name), None] if name.starts_with("List(")), "{values:?}");
}

#[test]
fn a_column_without_rows_still_has_a_name() {
    let schema =
        Arc::new(Schema::new(vec![Field::new("office", DataType::Utf8, true), Field::new("n", DataType::Int64, true)]));
    let none = frame(RecordBatchIterator::new(Vec::new(), schema)).unwrap();
    assert_eq!((none.rows, none.columns.iter().map(|c| c.name.as_str()).collect::<Vec<_>>()), (0, vec!["office", "n"]));
    assert_eq!(frame(RecordBatchIterator::new(Vec::new(), Arc::new(Schema::empty()))).unwrap(), Frame::default());
}

#[test]
fn a_stream_that_breaks_off_is_an_error() {
    let schema = Arc::new(Schema::empty());
    let broken = Err(ArrowError::ComputeError("the cable is cut".to_owned()));
    let error = frame(RecordBatchIterator::new([broken], schema)).unwrap_err();
    assert!(matches!(&error, FrameError::Broken { why } if why.contains("the cable is cut")), "{error}");
}

proptest! {
    #[test]
    fn chunks_slices_and_nulls_do_not_matter(
        values in prop::collection::vec(prop::option::weighted(0.8, prop_oneof![any::<i64>(), -9_i64..9]), 0..60),
        cut in any::<prop::sample::Index>(),
        offset in 0_usize..5,
    ) {
        let padded: Int64Array = std::iter::repeat_n(Some(1), offset).chain(values.iter().copied()).collect();
        let array: ArrayRef = Arc::new(padded.slice(offset, values.len()));
        let cut = cut.index(values.len() + 1);
        let chunks = [array.slice(0, cut), array.slice(cut, values.len() - cut)];
        let expected: Vec<_> = values.iter().map(|n| n.map(|n| n.to_string())).collect();
        prop_assert_eq!(rows(&read(&chunks)), expected.clone());

        // The same numbers as decimals with a scale, and as whole floats where a float holds them.
        let scaled: Decimal128Array = values.iter().map(|n| n.map(|n| i128::from(n) * 100)).collect();
        let scaled = scaled.with_data_type(DataType::Decimal128(38, 2));
        prop_assert_eq!(rows(&read(&[Arc::new(scaled)])), expected);
        let exact = |n: i64| n.unsigned_abs() < 1 << 53;
        let floats: Float64Array = values.iter().map(|n| n.filter(|n| exact(*n)).map(|n| n as f64)).collect();
        let expected: Vec<_> = values.iter().map(|n| n.filter(|n| exact(*n)).map(|n| n.to_string())).collect();
        prop_assert_eq!(rows(&read(&[Arc::new(floats)])), expected);
    }

    /// What is printed, and what the nearest double to it is, from the standard library's own parser.
    #[test]
    fn a_table_gives_the_nearest_double(value in any::<i128>(), places in 0_u16..40) {
        let column = TableColumn {
            key: "rate".into(), heading: Text::default(), unit: Unit::Percent,
            values: Values::Decimal { places, values: vec![Some(value)] },
        };
        let table = Table { name: "results".into(), title: Text::default(), columns: vec![column], notes: vec![], sources: vec![] };
        let batch = batch(&table, Lang::Vi).unwrap();
        let got = cast::AsArray::as_primitive::<Float64Type>(batch.column(0)).value(0);
        let digits = table.columns[0].print(0, Lang::En).replace([',', '%'], "");
        prop_assert_eq!(got, digits.parse::<f64>().unwrap());
    }
}

fn table(values: Vec<Values>) -> Table {
    let column = |values| TableColumn {
        key: "x".into(),
        heading: Text::new("Cột".into(), "Column".into()),
        unit: Unit::Dong,
        values,
    };
    let columns = values.into_iter().map(column).collect();
    Table {
        name: "results".into(),
        title: Text::new("Kết quả".into(), "Results".into()),
        columns,
        notes: vec![Text::new("ghi chú".into(), "a note".into())],
        sources: vec![],
    }
}

#[test]
fn a_table_keeps_its_numbers_headings_and_notes() {
    let large = 10_i128.pow(30);
    let batch = batch(
        &table(vec![
            Values::Text(vec![Some("=A1".into()), None]),
            Values::Whole(vec![Some(i128::from(i64::MAX)), None]),
            Values::Whole(vec![Some(large), None]),
            Values::Flag(vec![Some(true), None]),
        ]),
        Lang::En,
    )
    .unwrap();
    let schema = batch.schema();
    let types: Vec<_> = schema.fields().iter().map(|field| field.data_type().clone()).collect();
    assert_eq!(types, [DataType::Utf8, DataType::Int64, DataType::Decimal128(38, 0), DataType::Boolean]);
    assert_eq!(cast::AsArray::as_primitive::<Decimal128Type>(batch.column(2)).value(0), large);
    assert!(batch.columns().iter().all(|array| array.is_null(1) && array.is_valid(0)));
    assert_eq!((schema.metadata()["title"].as_str(), schema.metadata()["notes"].as_str()), ("Results", "a note"));
    assert_eq!(
        (schema.field(1).metadata()["heading"].as_str(), schema.field(1).metadata()["unit"].as_str()),
        ("Column", "dong")
    );
}

#[test]
fn a_table_that_can_not_be_is_refused() {
    assert_eq!(
        batch(&table(vec![Values::Whole(vec![Some(i128::MAX)])]), Lang::Vi),
        Err(FrameError::TooLarge { key: "x".into(), max: 38 })
    );
    let uneven = table(vec![Values::Flag(vec![None]), Values::Flag(vec![])]);
    assert!(matches!(batch(&uneven, Lang::Vi), Err(FrameError::Broken { .. })));
}
