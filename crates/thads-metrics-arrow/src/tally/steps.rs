//! What is done with the columns of a chunk: each step a plain loop over slices, without branches on data.

use arrow_buffer::NullBuffer;

use super::{
    law::{Bits, Law, OPEN_DAY, bits},
    register::{Amounts, Days, Digits, Register},
};

/// Rows in a chunk: few enough for its columns to stay in the cache, enough for each column to be read on and on.
pub(super) const CHUNK: usize = 2048;

/// What is due is summed in units of 2²⁰ đồng, rounded up.
const UNIT: u32 = 20;

/// 2⁶³ đồng in those units.
pub(super) const LIMIT: u64 = 1 << (63 - UNIT);

/// The reduced amount among the amounts.
const REDUCED: usize = 3;

/// The amounts of a chunk; `None` for a column that the register does not have.
pub(super) type Columns<'a> = [Option<&'a [i64]>; 5];

/// The amounts from a row on: as they stand in the register, or copied where some are null or wider than 64
/// bits; such a row becomes negative, and its sign too.
pub(super) fn amounts<'a>(
    register: &'a Register,
    start: usize,
    copies: &'a mut [[i64; CHUNK]; 5],
    signs: &mut [i64],
) -> Columns<'a> {
    let mut columns = [None; 5];
    for ((column, amounts), copy) in columns.iter_mut().zip(&register.amounts).zip(copies) {
        *column = amounts.as_ref().and_then(|amounts| amounts.column(start, copy, signs));
    }
    columns
}

impl Amounts {
    fn column<'a>(&'a self, start: usize, copy: &'a mut [i64; CHUNK], signs: &mut [i64]) -> Option<&'a [i64]> {
        let n = signs.len();
        let nulls = self.nulls.as_ref().filter(|nulls| nulls.null_count() > 0);
        let copy = copy.get_mut(..n)?;
        match &self.values {
            Digits::Narrow(values) => {
                let values = values.get(start..)?.get(..n)?;
                if nulls.is_none() {
                    return Some(values);
                }
                copy.copy_from_slice(values);
            }
            Digits::Wide(values) => {
                for (copy, value) in copy.iter_mut().zip(values.get(start..)?) {
                    *copy = i64::try_from(*value).unwrap_or(-1);
                }
            }
        }
        if nulls.is_some() {
            blank(nulls, start, -1, copy);
            signs.iter_mut().zip(&*copy).for_each(|(sign, value)| *sign |= *value);
        }
        Some(copy)
    }
}

/// What is left of what was due; a sign becomes negative where the amounts make no sense.
pub(super) fn subtract(columns: &Columns<'_>, is_recalled: bool, left: &mut [i64], signs: &mut [i64]) {
    let [due, parts @ ..] = columns;
    for ((left, sign), due) in left.iter_mut().zip(&mut *signs).zip(due.unwrap_or_default()) {
        *left = *due;
        *sign |= *due;
    }
    for (part, column) in parts.iter().zip(1..) {
        let Some(part) = part else { continue };
        // Once what is left is negative the row is wrong, whatever comes after: until then nothing can wrap.
        for ((left, sign), part) in left.iter_mut().zip(&mut *signs).zip(*part) {
            *left = left.wrapping_sub(*part);
            *sign |= *left | *part;
        }
        if column == REDUCED && is_recalled {
            signs.iter_mut().zip(*part).for_each(|(sign, part)| *sign |= part.wrapping_neg());
        }
    }
}

/// The most that the rows of a chunk can add to any sum, in units of 2²⁰ đồng; past [`LIMIT`] if one is negative.
pub(super) fn bound(due: &[i64]) -> u64 {
    due.iter().fold(0, |sum, due| sum.wrapping_add((due.cast_unsigned() >> UNIT).wrapping_add(1)))
}

/// The days of closing, with a day of its own for cases that are open.
pub(super) fn closed(days: &Days, start: usize, out: &mut [i32]) {
    let values = days.values.get(start..).unwrap_or_default();
    let latest = OPEN_DAY.wrapping_sub(1);
    match days.nulls.as_ref().filter(|nulls| nulls.null_count() > 0) {
        None => out.iter_mut().zip(values).for_each(|(out, day)| *out = (*day).min(latest)),
        Some(_) => {
            out.iter_mut().zip(values).for_each(|(out, day)| *out = *day);
            blank(days.nulls.as_ref(), start, OPEN_DAY, out);
        }
    }
}

/// Whether a day may lie outside the calendar: it has more bits than any day of it surely has.
pub(super) fn is_far(days: &[i32]) -> bool {
    const SURE: u32 = 1 << 21; // year 7711
    days.iter().fold(0, |bits, day| bits | (day ^ (day >> 31)).cast_unsigned()) >= SURE
}

/// Puts what is known of each row to its status, as an index into the law.
pub(super) fn entries(
    law: &Law,
    (accepted, closed): (&[i32], &[i32]),
    (left, signs): (&[i64], &[i64]),
    entries: &mut [u32],
) {
    const { assert!(Bits::LEFT == 1 << 6 && Bits::WRONG == 1 << 7) };
    for (entry, (left, sign)) in entries.iter_mut().zip(left.iter().zip(signs)) {
        let left = left.wrapping_neg().cast_unsigned() >> 63 << 6;
        let wrong = sign.cast_unsigned() >> 63 << 7;
        #[allow(clippy::cast_possible_truncation)] // two bits
        let bits = (left | wrong) as u32;
        *entry |= bits;
    }
    for (entry, (accepted, closed)) in entries.iter_mut().zip(accepted.iter().zip(closed)) {
        *entry |= bits(law, *accepted, *closed);
    }
}

/// Adds to each sum one, what is left, and the parts that the register has.
pub(super) fn accumulate(cells: &mut [i64], places: &[u32], left: &[i64], parts: &[&[i64]]) {
    let rows = places.iter().zip(left);
    match parts {
        [] => rows.for_each(|(at, left)| add(cells, *at, [1, *left])),
        [a] => rows.zip(*a).for_each(|((at, left), a)| add(cells, *at, [1, *left, *a])),
        [a, b] => {
            rows.zip(a.iter().zip(*b)).for_each(|((at, left), (a, b))| add(cells, *at, [1, *left, *a, *b]));
        }
        [a, b, c] => {
            let parts = a.iter().zip(b.iter().zip(*c));
            rows.zip(parts).for_each(|((at, left), (a, (b, c)))| add(cells, *at, [1, *left, *a, *b, *c]));
        }
        [a, b, c, d, ..] => {
            let parts = a.iter().zip(*b).zip(c.iter().zip(*d));
            rows.zip(parts).for_each(|((at, left), ((a, b), (c, d)))| add(cells, *at, [1, *left, *a, *b, *c, *d]));
        }
    }
}

/// No sum can pass 2⁶³ (see [`bound`]); what wraps is never read: the sums of rows that are put to the core.
fn add<const N: usize>(cells: &mut [i64], at: u32, row: [i64; N]) {
    let (cells, _) = cells.as_chunks_mut::<N>();
    if let Some(cell) = cells.get_mut(at as usize) {
        cell.iter_mut().zip(row).for_each(|(sum, number)| *sum = sum.wrapping_add(number));
    }
}

/// Puts `missing` where a row is null, eight rows at a time.
pub(super) fn blank<T: Copy>(nulls: Option<&NullBuffer>, start: usize, missing: T, out: &mut [T]) {
    const BITS: [u8; 8] = [1, 2, 4, 8, 16, 32, 64, 128];
    let Some(nulls) = nulls.filter(|nulls| nulls.null_count() > 0) else { return };
    let bits = nulls.inner().slice(start, out.len());
    let keep = |rows: &mut [T], byte: u8| {
        for (row, bit) in rows.iter_mut().zip(BITS) {
            *row = if byte & bit == 0 { missing } else { *row };
        }
    };
    for (word, rows) in bits.bit_chunks().iter_padded().zip(out.chunks_mut(64)) {
        let (eights, rest) = rows.as_chunks_mut::<8>();
        let last = eights.len();
        eights.iter_mut().zip(word.to_le_bytes()).for_each(|(rows, byte)| keep(rows, byte));
        keep(rest, word.to_le_bytes().get(last).copied().unwrap_or(0));
    }
}
