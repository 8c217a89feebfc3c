//! Columns of days ([`Days`]).

use std::sync::Arc;

use crate::tally::error::TallyError;
use arrow_array::{
    Array, ArrayRef, ArrowPrimitiveType, Date32Array, PrimitiveArray,
    cast::AsArray as _,
    types::{
        Date32Type, Date64Type, TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType,
        TimestampSecondType,
    },
};
use arrow_buffer::{NullBuffer, ScalarBuffer};
use arrow_schema::{DataType, TimeUnit};

use super::blank;

/// The day that stands for a missing one among [near](Days::near) days.
pub(crate) const NO_DAY: i16 = i16::MAX;

/// The first and the last of near days, which stand for all beyond too.
const FAR: (i16, i16) = (i16::MIN, NO_DAY - 1);

/// Whether a near day may stand for others.
#[inline(always)]
pub(crate) const fn is_far(day: i16) -> bool {
    day == FAR.0 || day == FAR.1
}

/// Days, some missing.
#[derive(Debug)]
pub(crate) struct Days {
    pub(crate) values: ScalarBuffer<i32>,
    pub(crate) nulls: Option<NullBuffer>,
}

/// The days of times; one that no calendar has where a time is too far away for a day.
fn days<T: ArrowPrimitiveType<Native = i64>>(times: &PrimitiveArray<T>, day: i64) -> ArrayRef {
    let day = |time: i64| i32::try_from(time.div_euclid(day)).unwrap_or(i32::MIN);
    Arc::new(times.unary::<_, Date32Type>(day))
}

impl Days {
    /// Days as they are; times are cut to their day.
    pub(crate) fn new(name: &str, array: &ArrayRef) -> Result<Self, TallyError> {
        let refuse = || TallyError::Type {
            column: name.to_owned(),
            expected: "date32, or a timestamp without a time zone",
            got: array.data_type().to_string(),
        };
        let days = match array.data_type() {
            DataType::Date32 => array.clone(),
            DataType::Null => Arc::new(Date32Array::new_null(array.len())),
            DataType::Date64 => days(array.as_primitive::<Date64Type>(), 86_400_000),
            DataType::Timestamp(unit, None) => match unit {
                TimeUnit::Second => days(array.as_primitive::<TimestampSecondType>(), 86_400),
                TimeUnit::Millisecond => days(array.as_primitive::<TimestampMillisecondType>(), 86_400_000),
                TimeUnit::Microsecond => days(array.as_primitive::<TimestampMicrosecondType>(), 86_400_000_000),
                TimeUnit::Nanosecond => days(array.as_primitive::<TimestampNanosecondType>(), 86_400_000_000_000),
            },
            _ => return Err(refuse()),
        };
        let days = days.as_primitive::<Date32Type>();
        Ok(Self { values: days.values().clone(), nulls: days.nulls().cloned() })
    }

    /// The days from `origin` on, as far as 16 bits reach: some ninety years. [`NO_DAY`] for those missing.
    #[inline(always)]
    pub(crate) fn near(&self, start: usize, origin: i32, out: &mut [i16]) {
        let (first, last) = (origin.saturating_add(FAR.0.into()), origin.saturating_add(FAR.1.into()));
        for (out, day) in out.iter_mut().zip(self.values.get(start..).unwrap_or_default()) {
            #[allow(clippy::cast_possible_truncation)] // no farther from the origin than 16 bits reach
            let day = (*day).clamp(first, last).wrapping_sub(origin) as i16;
            *out = day;
        }
        blank(self.nulls.as_ref(), start, NO_DAY, out);
    }

    /// A day, in days since 1970; `None` if it is missing.
    pub(crate) fn get(&self, row: usize) -> Option<i32> {
        let is_null = self.nulls.as_ref().is_some_and(|nulls| row >= nulls.len() || nulls.is_null(row));
        self.values.get(row).copied().filter(|_| !is_null)
    }
}
