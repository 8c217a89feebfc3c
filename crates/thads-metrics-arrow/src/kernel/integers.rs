//! Integers of whatever width ([`Integers`]).

use arrow_array::{Array, cast::AsArray as _, types};
use arrow_buffer::{ArrowNativeType, ScalarBuffer};
use arrow_schema::DataType;

/// A code that is none: below zero, or past 2³².
pub(crate) const NO_CODE: u32 = u32::MAX;

macro_rules! widths {
    ($($width:ident = $native:ty, $arrow:ident;)*) => {
        /// The values of a column of integers.
        #[derive(Debug)]
        pub(crate) enum Integers { $( $width(ScalarBuffer<$native>), )* }

        impl Integers {
            /// The values of an array of integers; `None` for another.
            pub(crate) fn new(array: &dyn Array) -> Option<Self> {
                match array.data_type() {
                    $( DataType::$width => {
                        array.as_primitive_opt::<types::$arrow>().map(|array| Self::$width(array.values().clone()))
                    } )*
                    _ => None,
                }
            }

            /// The values as codes, each with `plus` added; the largest before that.
            #[inline(always)]
            pub(crate) fn codes(&self, start: usize, plus: u32, out: &mut [u32]) -> u32 {
                match self { $( Self::$width(values) => codes(values, start, plus, out), )* }
            }

            /// The values as codes, none of them more than `most`.
            #[inline(always)]
            pub(crate) fn codes_below(&self, start: usize, most: u16, out: &mut [u16]) {
                match self { $( Self::$width(values) => codes_below(values, start, most, out), )* }
            }

            /// A value.
            pub(crate) fn get(&self, row: usize) -> Option<i128> {
                match self { $( Self::$width(values) => values.get(row).map(|value| (*value).into()), )* }
            }

            /// The memory of the values, and how much of it is a row's.
            pub(crate) fn bytes(&self) -> (&[u8], usize) {
                match self { $( Self::$width(values) => (values.inner(), size_of::<$native>()), )* }
            }
        }
    };
}

widths! {
    Int8 = i8, Int8Type;
    Int16 = i16, Int16Type;
    Int32 = i32, Int32Type;
    Int64 = i64, Int64Type;
    UInt8 = u8, UInt8Type;
    UInt16 = u16, UInt16Type;
    UInt32 = u32, UInt32Type;
    UInt64 = u64, UInt64Type;
}

#[inline(always)]
fn codes_below<T: ArrowNativeType>(values: &[T], start: usize, most: u16, out: &mut [u16]) {
    for (out, value) in out.iter_mut().zip(values.get(start..).unwrap_or_default()) {
        *out = u16::try_from(value.as_usize()).unwrap_or(most).min(most);
    }
}

#[inline(always)]
fn codes<T: ArrowNativeType>(values: &[T], start: usize, plus: u32, out: &mut [u32]) -> u32 {
    let mut most = 0;
    for (out, value) in out.iter_mut().zip(values.get(start..).unwrap_or_default()) {
        let code = u32::try_from(value.as_usize()).unwrap_or(NO_CODE);
        most = most.max(code);
        *out = code.wrapping_add(plus);
    }
    most
}
