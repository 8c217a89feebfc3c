//! A column of numbers, read exactly ([`Figures`]).

use arrow_array::{
    Array, ArrowPrimitiveType, PrimitiveArray,
    cast::AsArray as _,
    types::{
        Decimal32Type, Decimal64Type, Decimal128Type, Decimal256Type, DecimalType, Float16Type, Float32Type,
        Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
    },
};
use arrow_buffer::i256;
use arrow_schema::DataType;
use thads_metrics_sheet::{Cell, FrameValues, Numbers};

/// The numbers of a column while its batches come in: whole until one is not.
#[derive(Debug, Default)]
pub(crate) struct Figures {
    whole: Numbers,
    written: Option<Vec<Option<Box<str>>>>,
}

/// A number of a frame.
enum Figure {
    Whole(i128),
    /// Not whole, or too large: digits with a dot.
    Written(Box<str>),
}

impl Figures {
    /// Whether a column of that type holds numbers.
    pub(crate) fn hold(data_type: &DataType) -> bool {
        data_type.is_numeric()
    }

    /// Adds the rows of a batch; `false` if they are no numbers, and nothing was added.
    pub(crate) fn add(&mut self, array: &dyn Array) -> bool {
        match array.data_type() {
            DataType::Int8 => self.add_words::<Int8Type>(array),
            DataType::Int16 => self.add_words::<Int16Type>(array),
            DataType::Int32 => self.add_words::<Int32Type>(array),
            DataType::Int64 => self.add_words::<Int64Type>(array),
            DataType::UInt8 => self.add_words::<UInt8Type>(array),
            DataType::UInt16 => self.add_words::<UInt16Type>(array),
            DataType::UInt32 => self.add_words::<UInt32Type>(array),
            DataType::UInt64 => self.add_each(array.as_primitive::<UInt64Type>(), |n| Some(Figure::Whole(n.into()))),
            DataType::Decimal32(..) => self.add_decimals::<Decimal32Type>(array, |n| Some(n.into())),
            DataType::Decimal64(..) => self.add_decimals::<Decimal64Type>(array, |n| Some(n.into())),
            DataType::Decimal128(..) => self.add_decimals::<Decimal128Type>(array, Some),
            DataType::Decimal256(..) => self.add_decimals::<Decimal256Type>(array, i256::to_i128),
            DataType::Float16 => self.add_each(array.as_primitive::<Float16Type>(), |x| float(x.to_f64(), &x)),
            DataType::Float32 => self.add_each(array.as_primitive::<Float32Type>(), |x| float(x.into(), &x)),
            DataType::Float64 => self.add_each(array.as_primitive::<Float64Type>(), |x| float(x, &x)),
            _ => return false,
        }
        true
    }

    /// Integers of at most 64 bits, copied in one go.
    fn add_words<T: ArrowPrimitiveType<Native: Into<i64>>>(&mut self, array: &dyn Array) {
        let array = array.as_primitive::<T>();
        let lowest = |(row, value): (usize, &T::Native)| (*value).into() == Numbers::MISSING && array.is_valid(row);
        if self.written.is_some() || array.values().iter().enumerate().any(lowest) {
            self.add_each(array, |n| Some(Figure::Whole(n.into().into())));
            return;
        }
        let words = array.values().iter().map(|value| (*value).into());
        match array.nulls().filter(|nulls| nulls.null_count() > 0) {
            None => self.whole.extend_words(words),
            Some(nulls) => {
                let words = words.zip(nulls.iter());
                self.whole.extend_words(words.map(|(word, valid)| if valid { word } else { Numbers::MISSING }));
            }
        }
    }

    fn add_decimals<T: DecimalType + ArrowPrimitiveType>(
        &mut self,
        array: &dyn Array,
        exact: impl Fn(T::Native) -> Option<i128>,
    ) {
        let array = array.as_primitive::<T>();
        let (precision, scale) = (array.precision(), array.scale());
        let ten = 10_i128.checked_pow(scale.unsigned_abs().into());
        let whole = |value: T::Native| {
            let (value, ten) = (exact(value)?, ten?);
            match scale {
                ..=0 => value.checked_mul(ten),
                _ => (value.checked_rem(ten)? == 0).then(|| value.checked_div(ten))?,
            }
        };
        self.add_each(array, |value| {
            Some(whole(value).map_or_else(
                || Figure::Written(trimmed(&T::format_decimal(value, precision, scale)).into()),
                Figure::Whole,
            ))
        });
    }

    fn add_each<T: ArrowPrimitiveType>(
        &mut self,
        array: &PrimitiveArray<T>,
        figure: impl Fn(T::Native) -> Option<Figure>,
    ) {
        array.iter().for_each(|value| self.push(value.and_then(&figure)));
    }

    fn push(&mut self, figure: Option<Figure>) {
        match (figure, &mut self.written) {
            (Some(Figure::Whole(number)), None) if number != i128::MIN => self.whole.push(Some(number)),
            (None, None) => self.whole.push(None),
            (figure, written) => {
                let text = figure.map(|figure| match figure {
                    Figure::Whole(number) => number.to_string().into(),
                    Figure::Written(text) => text,
                });
                let so_far = || self.whole.iter().map(|number| number.map(|number| number.to_string().into()));
                written.get_or_insert_with(|| so_far().collect()).push(text);
            }
        }
    }

    /// The column.
    pub(crate) fn finish(self) -> FrameValues {
        self.written.map_or(FrameValues::Whole(self.whole), FrameValues::Decimal)
    }
}

/// Whole floats up to here stand for one whole number each; 2⁵³ is also what 2⁵³ + 1 is read as.
const EXACT: f64 = 9_007_199_254_740_991.0;

/// A float is whole, or stands for the decimal number that its digits say: 15 of a double, as spreadsheets keep them,
/// the shortest of smaller ones. Past 2⁵³ it may stand for several whole numbers, and stays written. Not a number
/// stands for a missing one, as data frames have it.
#[allow(clippy::float_cmp)] // compared with itself
fn float(x: f64, shortest: &impl ToString) -> Option<Figure> {
    if x.is_nan() {
        return None;
    }
    let shortest = shortest.to_string();
    if !x.is_finite() || (x.trunc() == x && x.abs() > EXACT) {
        return Some(Figure::Written(shortest.into()));
    }
    Some(match Cell::number(&format!("{x:.14e}")) {
        Some(Cell::Decimal(digits)) if digits.len() < shortest.len() => Figure::Written(digits),
        Some(Cell::Whole(_)) if x.trunc() == x => match shortest.parse() {
            Ok(number) => Figure::Whole(number), // all of its digits, where there are more than 15
            Err(_) => Figure::Written(shortest.into()),
        },
        Some(Cell::Whole(number)) => Figure::Whole(number),
        _ => Figure::Written(shortest.into()),
    })
}

/// Without the zeros that end its decimals.
fn trimmed(decimal: &str) -> &str {
    if decimal.contains('.') { decimal.trim_end_matches('0').trim_end_matches('.') } else { decimal }
}
