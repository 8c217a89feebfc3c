//! What is done with the columns of a chunk: each step a plain loop over slices, without branches on data.

use super::{
    register::Register,
    rule_table::{Actions, Bits, ENTRIES, OPEN_DAY, RuleTable, bits},
};
use crate::kernel::{CHUNK, amounts::weight, blank, days::Days};

/// The reduced amount among the amounts.
const REDUCED: usize = 3;

/// The amounts of a chunk; `None` for a column that the register does not have.
pub(super) type Columns<'a> = [Option<&'a [i64]>; 5];

/// The amounts from a row on: as they stand in the register, or copied where some are null or wider than 64
/// bits; such a row becomes negative.
#[inline(always)]
pub(super) fn amounts<'a>(
    register: &'a Register,
    start: usize,
    n: usize,
    copies: &'a mut [[i64; CHUNK]; 5],
) -> Columns<'a> {
    let mut columns = [None; 5];
    for ((column, amounts), copy) in columns.iter_mut().zip(&register.amounts).zip(copies) {
        *column = amounts.as_ref().and_then(|amounts| amounts.column(start, -1, copy.get_mut(..n)?));
    }
    columns
}

/// What the amounts of a chunk say together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Together {
    /// Negative if some row's amounts make no sense.
    pub(super) sign: i64,
    /// The most that the rows can add to any sum (see [`weight`]); past the limit if an amount due is negative.
    pub(super) bound: u64,
}

/// What is left of what was due.
#[inline(always)]
pub(super) fn subtract(columns: &Columns<'_>, is_recalled: bool, left: &mut [i64]) -> Together {
    let [due, parts @ ..] = columns;
    let mut together = Together { sign: 0, bound: 0 };
    for (left, due) in left.iter_mut().zip(due.unwrap_or_default()) {
        *left = *due;
        together.sign |= *due;
        together.bound = together.bound.wrapping_add(weight(due.cast_unsigned()));
    }
    for (part, column) in parts.iter().zip(1..) {
        let Some(part) = part else { continue };
        // Once what is left is negative the row is wrong, whatever comes after: until then nothing can wrap.
        for (left, part) in left.iter_mut().zip(*part) {
            *left = left.wrapping_sub(*part);
            together.sign |= *left | *part;
        }
        if column == REDUCED && is_recalled {
            together.sign = part.iter().fold(together.sign, |sign, part| sign | part.wrapping_neg());
        }
    }
    together
}

/// Marks the rows whose amounts make no sense, one by one.
pub(super) fn mark_amounts(columns: &Columns<'_>, is_recalled: bool, entries: &mut [u32]) {
    for (row, entry) in entries.iter_mut().enumerate() {
        let one = columns.map(|column| column.and_then(|amounts| amounts.get(row..=row)));
        if subtract(&one, is_recalled, &mut [0]).sign < 0 {
            *entry |= Bits::WRONG;
        }
    }
}

/// The days of closing, with a day of its own for cases that are open.
#[inline(always)]
pub(super) fn closed(days: &Days, start: usize, out: &mut [i32]) {
    let values = days.values.get(start..).unwrap_or_default();
    let latest = OPEN_DAY.wrapping_sub(1);
    for (out, day) in out.iter_mut().zip(values) {
        *out = (*day).min(latest);
    }
    blank(days.nulls.as_ref(), start, OPEN_DAY, out);
}

/// Whether a day may lie outside the calendar: it has more bits than any day of it surely has.
#[inline(always)]
pub(super) fn is_far(days: &[i32]) -> bool {
    const SURE: u32 = 1 << 21; // year 7711
    days.iter().fold(0, |bits, day| bits | (day ^ (day >> 31)).cast_unsigned()) >= SURE
}

/// Puts what is known of each row to its status, as an index into the table of rules.
#[inline(always)]
pub(super) fn entries(rules: &RuleTable, (accepted, closed): (&[i32], &[i32]), left: &[i64], entries: &mut [u32]) {
    for ((entry, accepted), closed) in entries.iter_mut().zip(accepted).zip(closed) {
        *entry = *entry << Bits::STATUS | bits(rules, *accepted, *closed);
    }
    for (entry, left) in entries.iter_mut().zip(left) {
        *entry |= u32::from(*left != 0).wrapping_mul(Bits::LEFT);
    }
}

/// What to do with a row.
#[inline(always)]
pub(super) fn action(actions: &Actions, entry: u32) -> u8 {
    actions.get(entry as usize & (ENTRIES - 1)).copied().unwrap_or(0)
}
