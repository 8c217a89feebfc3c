//! Every way in which Arrow may lay out a register: garbage under nulls, slices, bitmaps at other offsets than
//! values, another dictionary in every batch, texts that no row has, the same text twice, a null among the texts.

use std::{ops::ControlFlow, sync::Arc};

use arrow_array::{types::*, *};
use arrow_buffer::{BooleanBuffer, Buffer, NullBuffer, ScalarBuffer};
use arrow_schema::DataType;
use thads_metrics_arrow::{Tally, TallySpec, tally};

use crate::arrow::tally::registers::{NAMES, Row};

/// Numbers to choose by, always the same after the same seed (splitmix64).
#[derive(Debug, Clone)]
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn throw(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) as usize % sides
    }

    pub(crate) fn choose<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.throw(of.len())]
    }

    fn shuffle<T>(&mut self, of: &mut [T]) {
        for at in 1..of.len() {
            of.swap(at, self.throw(at + 1));
        }
    }
}

/// The types of the columns, which are those of every batch of a stream.
#[derive(Debug, Clone)]
pub(crate) struct Layout {
    pub(crate) dice: Dice,
    texts: [(Codes, Texts); 5],
    is_wide: [bool; 5],
    order: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Codes {
    None,
    I8,
    U8,
    I16,
    U16,
    I32,
    U32,
    I64,
    U64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Texts {
    Small,
    Large,
    View,
}

impl Layout {
    /// A choice of types; of dictionaries only such as hold some hundred texts.
    pub(crate) fn new(seed: u64) -> Self {
        use Codes::{I8, I16, I32, I64, None, U8, U16, U32, U64};
        let mut dice = Dice(seed);
        let codes = [None, None, None, I8, U8, I16, U16, I32, U32, I64, U64];
        let texts = [(); 5].map(|()| (dice.choose(&codes), dice.choose(&[Texts::Small, Texts::Large, Texts::View])));
        let is_wide = [(); 5].map(|()| dice.throw(3) == 0);
        Self { texts, is_wide, order: dice.throw(1 << 30) as u64, dice }
    }

    /// Text as it stands, whatever the number of names.
    pub(crate) fn plain(seed: u64) -> Self {
        let mut layout = Self::new(seed);
        layout.texts = layout.texts.map(|(_, texts)| (Codes::None, texts));
        layout
    }

    /// Every amount in 128 bits.
    pub(crate) fn wide(seed: u64) -> Self {
        Self { is_wide: [true; 5], ..Self::new(seed) }
    }

    pub(crate) fn batch(&mut self, rows: &[Row]) -> RecordBatch {
        let Self { dice, texts: types, is_wide, order } = self;
        let mut columns: Vec<(&str, ArrayRef)> = Vec::new();
        for (at, name) in NAMES.into_iter().enumerate() {
            let values: Vec<_> = rows.iter().map(|row| row.names[at].as_deref()).collect();
            columns.push((name, keys(dice, types[at], &values)));
        }
        let statuses: Vec<_> = rows.iter().map(|row| row.status.as_deref()).collect();
        columns.push(("status", keys(dice, types[4], &statuses)));
        let garbage = [i32::MIN, i32::MAX, 0, 18_993];
        let accepted: Vec<_> = rows.iter().map(|row| row.accepted_on).collect();
        let closed: Vec<_> = rows.iter().map(|row| row.closed_on).collect();
        for (name, days) in [("accepted_on", accepted), ("closed_on", closed)] {
            columns.push((name, Arc::new(primitive::<Date32Type>(dice, &days, &garbage))));
        }
        let names = ["due", "collected", "terminated_amount", "reduced_amount", "entrusted_amount"];
        for (at, name) in names.into_iter().enumerate() {
            let values: Vec<_> = rows.iter().map(|row| row.amounts[at]).collect();
            columns.push((name, amounts(dice, is_wide[at], &values)));
        }
        Dice(*order).shuffle(&mut columns);
        RecordBatch::try_from_iter_with_nullable(columns.into_iter().map(|(name, array)| (name, array, true))).unwrap()
    }

    /// The rows in batches, an empty one among them.
    pub(crate) fn batches(&mut self, rows: &[Row], sizes: &[usize]) -> Vec<RecordBatch> {
        let mut batches = vec![self.batch(&[])];
        let mut rest = rows;
        while !rest.is_empty() {
            let (rows, others) = rest.split_at(self.dice.choose(sizes).clamp(1, rest.len()));
            batches.push(self.batch(rows));
            rest = others;
        }
        batches
    }
}

pub(crate) fn run(batches: &[RecordBatch], spec: &TallySpec, threads: usize) -> Tally {
    let schema = batches[0].schema();
    let reader = RecordBatchIterator::new(batches.iter().cloned().map(Ok).collect::<Vec<_>>(), schema);
    tally(reader, spec, threads, |_| ControlFlow::Continue(())).unwrap()
}

/// An array cut out of larger buffers, values at one offset and their bitmap at another.
fn primitive<T: ArrowPrimitiveType>(
    dice: &mut Dice,
    values: &[Option<T::Native>],
    garbage: &[T::Native],
) -> PrimitiveArray<T> {
    let before = dice.choose(&[0, 0, 1, 8, 13, 64, 71]);
    let mut all: Vec<T::Native> = (0..before).map(|_| dice.choose(garbage)).collect();
    all.extend(values.iter().map(|value| value.unwrap_or_else(|| dice.choose(garbage))));
    all.push(dice.choose(garbage));
    let all = ScalarBuffer::new(Buffer::from_vec(all), before, values.len());
    PrimitiveArray::new(all, nulls(dice, values.iter().map(Option::is_some)))
}

fn nulls(dice: &mut Dice, valid: impl ExactSizeIterator<Item = bool> + Clone) -> Option<NullBuffer> {
    let n = valid.len();
    if valid.clone().all(|valid| valid) && dice.throw(2) == 0 {
        return None;
    }
    let before = dice.choose(&[0, 1, 3, 8, 63, 65]);
    let bits: Vec<bool> = (0..before).map(|bit| bit % 3 == 0).chain(valid).chain([true; 9]).collect();
    Some(NullBuffer::new(BooleanBuffer::from(bits).slice(before, n)))
}

fn amounts(dice: &mut Dice, is_wide: bool, values: &[Option<i128>]) -> ArrayRef {
    if is_wide {
        let array = primitive::<Decimal128Type>(dice, values, &[-1, i128::MAX, i128::MIN, 1 << 64]);
        return Arc::new(array.with_data_type(DataType::Decimal128(38, 0)));
    }
    let values: Vec<_> = values.iter().map(|value| value.map(|value| i64::try_from(value).unwrap())).collect();
    Arc::new(primitive::<Int64Type>(dice, &values, &[-1, i64::MAX, i64::MIN, 7]))
}

fn keys(dice: &mut Dice, (codes, kind): (Codes, Texts), values: &[Option<&str>]) -> ArrayRef {
    match codes {
        Codes::None => texts(dice, kind, values),
        Codes::I8 => dictionary::<Int8Type>(dice, kind, values, &[-1, i8::MIN, i8::MAX]),
        Codes::U8 => dictionary::<UInt8Type>(dice, kind, values, &[0, u8::MAX]),
        Codes::I16 => dictionary::<Int16Type>(dice, kind, values, &[-1, i16::MIN, i16::MAX]),
        Codes::U16 => dictionary::<UInt16Type>(dice, kind, values, &[0, u16::MAX]),
        Codes::I32 => dictionary::<Int32Type>(dice, kind, values, &[-1, i32::MIN, i32::MAX]),
        Codes::U32 => dictionary::<UInt32Type>(dice, kind, values, &[0, u32::MAX]),
        Codes::I64 => dictionary::<Int64Type>(dice, kind, values, &[-1, i64::MIN, i64::MAX, 1 << 32]),
        Codes::U64 => dictionary::<UInt64Type>(dice, kind, values, &[0, u64::MAX, 1 << 32]),
    }
}

fn dictionary<K: ArrowDictionaryKeyType>(
    dice: &mut Dice,
    kind: Texts,
    values: &[Option<&str>],
    garbage: &[K::Native],
) -> ArrayRef
where
    K::Native: TryFrom<usize>,
{
    let mut known: Vec<Option<&str>> = values.iter().copied().flatten().map(Some).collect();
    known.sort_unstable();
    known.dedup();
    let again: Vec<_> = (0..dice.throw(4)).filter(|_| !known.is_empty()).map(|_| dice.throw(known.len())).collect();
    known.extend(again.iter().map(|at| known[*at]).collect::<Vec<_>>());
    known.extend([None, Some("no row has it"), None, Some("")].iter().take(dice.throw(5)));
    dice.shuffle(&mut known);
    let code = |dice: &mut Dice, value: Option<&str>| {
        let places: Vec<usize> = (0..known.len()).filter(|at| known[*at] == value).collect();
        let is_null = value.is_none() && (places.is_empty() || dice.throw(2) == 0);
        (!is_null).then(|| K::Native::try_from(dice.choose(&places)).ok().unwrap())
    };
    let codes: Vec<_> = values.iter().map(|value| code(dice, *value)).collect();
    let codes = primitive::<K>(dice, &codes, garbage);
    Arc::new(DictionaryArray::new(codes, texts(dice, kind, &known)))
}

/// Text with text under its nulls, too, sliced out of a larger array.
fn texts(dice: &mut Dice, kind: Texts, values: &[Option<&str>]) -> ArrayRef {
    let (before, n) = (dice.choose(&[0, 1, 5, 66]), values.len());
    let around = |dice: &mut Dice| dice.choose(&[None, Some("rác"), Some("rác dài hơn mười hai byte")]);
    let mut all: Vec<Option<&str>> = (0..before).map(|_| around(dice)).collect();
    all.extend(values.iter().copied().chain([around(dice)]));
    let nulls = nulls(dice, all.iter().map(Option::is_some));
    let filled = all.iter().map(|text| Some(text.unwrap_or("rác")));
    let array: ArrayRef = match kind {
        Texts::Small => {
            let (offsets, bytes, _) = filled.collect::<StringArray>().into_parts();
            Arc::new(StringArray::new(offsets, bytes, nulls))
        }
        Texts::Large => {
            let (offsets, bytes, _) = filled.collect::<LargeStringArray>().into_parts();
            Arc::new(LargeStringArray::new(offsets, bytes, nulls))
        }
        Texts::View => {
            let (views, buffers, _) = filled.collect::<StringViewArray>().into_parts();
            Arc::new(StringViewArray::new(views, buffers, nulls))
        }
    };
    array.slice(before, n)
}
