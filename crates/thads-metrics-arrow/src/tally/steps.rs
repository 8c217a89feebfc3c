//! What is done with the columns of a chunk: each step a plain loop over slices, without branches on data.

use super::{
    register::Register,
    rule_table::{Actions, Bits, ENTRIES, OPEN_DAY, RuleTable, bits},
};
use crate::kernel::{
    CHUNK,
    amounts::{ORDINARY, weight},
    days::{NO_DAY, is_far},
};

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
    let due = due.unwrap_or_default();
    let [mut sign, mut dues] = [0_i64; 2];
    let mut parts = (1..).zip(parts).filter_map(|(column, part)| part.map(|part| (column, part)));
    // A sign for amounts that may only be there by a rule that is remembered.
    let recalled = |column, part: &[i64]| {
        let part = if is_recalled && column == REDUCED { part } else { &[] };
        part.iter().fold(0, |sign, part| sign | part.wrapping_neg())
    };
    // Once what is left is negative the row is wrong, whatever comes after: until then nothing can wrap.
    if let Some((column, part)) = parts.next() {
        for ((left, due), part) in left.iter_mut().zip(due).zip(part) {
            *left = due.wrapping_sub(*part);
            sign |= *left | *part;
            dues |= *due;
        }
        sign |= recalled(column, part);
    } else {
        for (left, due) in left.iter_mut().zip(due) {
            *left = *due;
            dues |= *due;
        }
    }
    for (column, part) in parts {
        for (left, part) in left.iter_mut().zip(part) {
            *left = left.wrapping_sub(*part);
            sign |= *left | *part;
        }
        sign |= recalled(column, part);
    }
    Together { sign: sign | dues, bound: bound(dues, due) }
}

/// The most that rows can add to any sum: no amount due is above all of their bits together, and where that says too
/// little, each is looked at.
#[inline(always)]
fn bound(dues: i64, due: &[i64]) -> u64 {
    match u64::try_from(dues) {
        Ok(all) if all < ORDINARY => weight(all).wrapping_mul(due.len() as u64),
        _ => due.iter().fold(0, |bound: u64, due| bound.wrapping_add(weight(due.cast_unsigned()))),
    }
}

/// Marks the rows whose amounts make no sense, one by one.
pub(super) fn mark_amounts(columns: &Columns<'_>, is_recalled: bool, entries: &mut [u16]) {
    for (row, entry) in entries.iter_mut().enumerate() {
        let one = columns.map(|column| column.and_then(|amounts| amounts.get(row..=row)));
        if subtract(&one, is_recalled, &mut [0]).sign < 0 {
            *entry |= Bits::WRONG;
        }
    }
}

/// Puts what is known of each row to its status, as an index into the table of rules; whether some days are farther
/// than can be told from these.
#[inline(always)]
pub(super) fn entries(last: i16, (accepted, closed): (&[i16], &[i16]), left: &[i64], entries: &mut [u16]) -> bool {
    let mut far = 0_u16;
    for ((entry, accepted), closed) in entries.iter_mut().zip(accepted).zip(closed) {
        *entry = *entry << Bits::STATUS | bits((last, NO_DAY), *accepted, *closed);
        far |= u16::from(is_far(*accepted)) | u16::from(is_far(*closed));
    }
    let ((sixteens, rest), (lefts, last)) = (entries.as_chunks_mut::<16>(), left.as_chunks::<16>());
    for (entries, left) in sixteens.iter_mut().zip(lefts) {
        mark_left(entries, left);
    }
    for (entry, left) in rest.iter_mut().zip(last) {
        mark_left(std::array::from_mut(entry), std::array::from_ref(left));
    }
    far != 0
}

/// As many rows as make a wide register of entries.
#[inline(always)]
fn mark_left<const ROWS: usize>(entries: &mut [u16; ROWS], left: &[i64; ROWS]) {
    let bits = left.map(|left| u16::from(left != 0).wrapping_mul(Bits::LEFT));
    entries.iter_mut().zip(bits).for_each(|(entry, bit)| *entry |= bit);
}

/// Looks at the days themselves where near ones do not tell.
#[inline(never)]
pub(super) fn look_at_far(
    (rules, register): (&RuleTable, &Register),
    start: usize,
    (accepted, closed): (&[i16], &[i16]),
    entries: &mut [u16],
) {
    let near = accepted.iter().zip(closed).map(|(accepted, closed)| is_far(*accepted) || is_far(*closed));
    for (row, (entry, _)) in (start..).zip(entries.iter_mut().zip(near)).filter(|(_, (_, is_far))| *is_far) {
        let days @ [accepted, closed] = [&register.accepted, &register.closed].map(|days| days.get(row));
        let bits = rules.bits(accepted.unwrap_or(0), closed.map_or(OPEN_DAY, |day| day.min(OPEN_DAY.wrapping_sub(1))));
        *entry = *entry & !Bits::DAYS | bits;
        if days.into_iter().flatten().any(|day| !rules.is_day(day)) {
            *entry |= Bits::WRONG;
        }
    }
}

/// What to do with each row; the last of it.
#[inline(always)]
pub(super) fn actions(table: &Actions, entries: &[u16], out: &mut [u8]) -> u8 {
    for (out, entry) in out.iter_mut().zip(entries) {
        *out = action(table, *entry);
    }
    out.iter().fold(0, |last, action| last.max(*action))
}

/// What to do with a row.
#[inline(always)]
pub(super) fn action(table: &Actions, entry: u16) -> u8 {
    table.get(usize::from(entry) & (ENTRIES - 1)).copied().unwrap_or(0)
}
