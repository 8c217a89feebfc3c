//! Columns of đồng ([`Amounts`]).

use std::sync::Arc;

use crate::tally::error::TallyError;
use arrow_array::{
    Array, ArrayRef, Int64Array,
    cast::AsArray as _,
    types::{Decimal128Type, Int64Type},
};
use arrow_buffer::{NullBuffer, ScalarBuffer};
use arrow_schema::DataType;

use super::blank;

/// Sums are foreseen in units of 2²⁰ đồng, rounded up.
const UNIT: u32 = 20;

/// 2⁶³ đồng in those units.
pub(crate) const LIMIT: u64 = 1 << (63 - UNIT);

/// An amount below which any number of rows stays far from the limit for long.
pub(crate) const ORDINARY: u64 = 1 << 40;

/// What an amount adds to what a sum may come to; more than [`LIMIT`] rows' worth never wraps, as a chunk has few rows.
#[inline(always)]
pub(crate) const fn weight(amount: u64) -> u64 {
    (amount >> UNIT).wrapping_add(1)
}

/// Amounts, some missing.
#[derive(Debug)]
pub(crate) struct Amounts {
    values: Digits,
    nulls: Option<NullBuffer>,
}

/// The two widths of amounts.
#[derive(Debug)]
enum Digits {
    Narrow(ScalarBuffer<i64>),
    Wide(ScalarBuffer<i128>),
}

impl Amounts {
    pub(crate) fn new(name: &str, array: &ArrayRef) -> Result<Self, TallyError> {
        let refuse = || TallyError::Type {
            column: name.to_owned(),
            expected: "int64, or decimal128 without decimals; of numeric in SQL, CAST(… AS BIGINT)",
            got: array.data_type().to_string(),
        };
        let array: ArrayRef = match array.data_type() {
            DataType::Int64 | DataType::Decimal128(_, 0) => array.clone(),
            plain if plain.is_integer() && *plain != DataType::UInt64 => {
                arrow_cast::cast(array, &DataType::Int64).map_err(|_| refuse())?
            }
            DataType::Null => Arc::new(Int64Array::new_null(array.len())),
            _ => return Err(refuse()),
        };
        let nulls = array.nulls().filter(|nulls| nulls.null_count() > 0).cloned();
        let values = match array.data_type() {
            DataType::Decimal128(..) => Digits::Wide(array.as_primitive::<Decimal128Type>().values().clone()),
            _ => Digits::Narrow(array.as_primitive::<Int64Type>().values().clone()),
        };
        Ok(Self { values, nulls })
    }

    /// An amount; `None` if it is missing.
    pub(crate) fn get(&self, row: usize) -> Option<i128> {
        if self.nulls.as_ref().is_some_and(|nulls| row >= nulls.len() || nulls.is_null(row)) {
            return None;
        }
        match &self.values {
            Digits::Narrow(values) => values.get(row).map(|value| (*value).into()),
            Digits::Wide(values) => values.get(row).copied(),
        }
    }

    /// The amounts from a row on, as many as `copy` has: as they stand in memory, or copied where some are missing
    /// or wider than 64 bits; these become `missing`.
    #[inline(always)]
    pub(crate) fn column<'a>(&'a self, start: usize, missing: i64, copy: &'a mut [i64]) -> Option<&'a [i64]> {
        match &self.values {
            Digits::Narrow(values) => {
                let values = values.get(start..)?.get(..copy.len())?;
                if self.nulls.is_none() {
                    return Some(values);
                }
                copy.copy_from_slice(values);
            }
            Digits::Wide(values) => {
                for (copy, value) in copy.iter_mut().zip(values.get(start..)?) {
                    *copy = i64::try_from(*value).unwrap_or(missing);
                }
            }
        }
        blank(self.nulls.as_ref(), start, missing, copy);
        Some(copy)
    }

    /// The memory of the amounts, and how much of it is a row's.
    pub(crate) fn bytes(&self) -> (&[u8], usize) {
        match &self.values {
            Digits::Narrow(values) => (values.inner(), size_of::<i64>()),
            Digits::Wide(values) => (values.inner(), size_of::<i128>()),
        }
    }
}
