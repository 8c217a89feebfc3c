//! The rows of a register, a thousand at a time ([`Worker`]).
//!
//! Each chunk goes through the same steps, each a plain loop over slices:
//!
//! 1. the keys become the number of a group;
//! 2. the amounts are subtracted from what is due, and their signs collected;
//! 3. status, days and signs make an index into the law, which gives the sum to add to;
//! 4. count and amounts are added to that sum.
//!
//! Step 4 adds in 64 bits. The amounts of a consistent row are at most what is due; so no sum can
//! pass the total due since the sums were last emptied. That total is kept, rounded up, and the sums
//! are emptied into wide ones before it could reach 2⁶³; a chunk that could pass it alone goes to the
//! core row by row, as do all rows that the law's table does not decide.

use std::collections::{BTreeMap, HashMap};

use thads_metrics::Assume;

use super::{
    keys::{self, NO_STATUS, blank},
    law::{Bits, Law, OPEN_DAY, bits},
    names::{MISSING, Names},
    places::Places,
    reason::Reason,
    register::{Amounts, Digits, Register},
    result::{Group, Odd},
};

/// Rows in a chunk: few enough for its columns to stay in the nearest cache.
pub(super) const CHUNK: usize = 1024;

/// What is due is summed in units of 2²⁰ đồng, rounded up.
const UNIT: u32 = 20;

/// 2⁶³ đồng in those units.
const LIMIT: u64 = 1 << (63 - UNIT);

/// What a thread has added up.
#[derive(Debug)]
pub(super) struct Worker<'a> {
    law: &'a Law,
    /// The names of the columns that are no dictionaries.
    pub(super) names: Vec<Names>,
    /// The words of a status column that is no dictionary, and each one's place in the index of the law.
    statuses: (Names, Vec<u32>),
    places: Places,
    /// For each sum its count, what is left of what was due, and each part of it that the register has.
    cells: Vec<i64>,
    /// Which amounts after what is due the register has.
    parts: Vec<usize>,
    /// The most that any cell may hold, in units of 2²⁰ đồng.
    bound: u64,
    /// What cells were emptied into, by the numbers of the names.
    pub(super) totals: HashMap<Box<[u32]>, Group>,
    pub(super) odd: BTreeMap<Reason, Odd>,
    /// The group whose sums passed 2¹²⁸.
    pub(super) too_large: Option<Box<[u32]>>,
    scratch: Box<Scratch>,
}

/// The columns of a chunk.
#[derive(Debug)]
struct Scratch {
    numbers: [u32; CHUNK],
    groups: [u32; CHUNK],
    status: [u32; CHUNK],
    places: [u32; CHUNK],
    actions: [u8; CHUNK],
    closed: [i32; CHUNK],
    left: [i64; CHUNK],
    /// Negative where something is wrong with a row.
    signs: [i64; CHUNK],
    amounts: [[i64; CHUNK]; 5],
}

impl<'a> Worker<'a> {
    /// A worker that has added up nothing; `parts` are the amounts that the register has.
    pub(super) fn new(law: &'a Law, keys: usize, parts: Vec<usize>) -> Self {
        Self {
            law,
            names: std::iter::repeat_with(Names::default).take(keys).collect(),
            statuses: (Names::default(), vec![NO_STATUS]),
            places: Places::new(keys, law.stride()),
            cells: Vec::new(),
            parts,
            bound: 0,
            totals: HashMap::new(),
            odd: BTreeMap::new(),
            too_large: None,
            scratch: Box::new(Scratch {
                numbers: [0; CHUNK],
                groups: [0; CHUNK],
                status: [0; CHUNK],
                places: [0; CHUNK],
                actions: [0; CHUNK],
                closed: [0; CHUNK],
                left: [0; CHUNK],
                signs: [0; CHUNK],
                amounts: [[0; CHUNK]; 5],
            }),
        }
    }

    /// Adds rows of a batch.
    pub(super) fn add(&mut self, register: &Register, rows: std::ops::Range<usize>) {
        let mut start = rows.start;
        while start < rows.end {
            let n = CHUNK.min(rows.end.saturating_sub(start));
            self.add_chunk(register, start, n);
            start = start.saturating_add(n);
        }
    }

    fn add_chunk(&mut self, register: &Register, start: usize, n: usize) {
        self.subtract(register, start, n);
        self.locate(register, start, n);
        let due = self.chunk_bound(n);
        if self.bound.saturating_add(due) > LIMIT {
            self.empty();
        }
        let fits = due <= LIMIT;
        self.bound = self.bound.saturating_add(if fits { due } else { 0 });
        let ask = self.decide(register, start, n, fits);
        if fits {
            self.accumulate(n);
        }
        if ask {
            self.ask(register, start, n);
        }
    }

    /// Step 1: the number of each row's group.
    fn locate(&mut self, register: &Register, start: usize, n: usize) {
        let Scratch { numbers, groups, signs, .. } = &mut *self.scratch;
        let (Some(numbers), Some(groups), Some(signs)) =
            (numbers.get_mut(..n), groups.get_mut(..n), signs.get_mut(..n))
        else {
            return;
        };
        loop {
            let mut fits = true;
            groups.fill(0);
            for (column, (key, names)) in register.by.iter().zip(&mut self.names).enumerate() {
                key.numbers(start, names, MISSING, numbers);
                if numbers.iter().fold(false, |any, number| any | (*number == MISSING)) {
                    signs
                        .iter_mut()
                        .zip(&*numbers)
                        .filter(|(_, number)| **number == MISSING)
                        .for_each(|(sign, _)| *sign = -1);
                }
                fits &= self.places.fold(column, key.end(names), numbers, groups);
            }
            if fits {
                return;
            }
            // More names than there was room for: empty the sums, and lay them out anew.
            let Self { places, cells, totals, law, parts, too_large, .. } = self;
            empty(law, places, cells, parts, totals, too_large);
            self.bound = 0;
            let ends = register.by.iter().zip(&self.names).map(|(key, names)| key.end(names));
            self.places.widen(ends);
            self.cells = Vec::new();
        }
    }

    /// Step 2: what is left of what was due, and whether the amounts make sense.
    fn subtract(&mut self, register: &Register, start: usize, n: usize) {
        let Scratch { left, signs, amounts, .. } = &mut *self.scratch;
        let (Some(left), Some(signs)) = (left.get_mut(..n), signs.get_mut(..n)) else { return };
        signs.fill(0);
        for (column, (amount, out)) in register.amounts.iter().zip(amounts).enumerate() {
            let (Some(amount), Some(out)) = (amount, out.get_mut(..n)) else { continue };
            amount.copy(start, out, signs);
            if column == 0 {
                left.copy_from_slice(out);
                signs.iter_mut().zip(out).for_each(|(sign, due)| *sign |= *due);
                continue;
            }
            // Once what is left is negative the row is wrong, whatever comes after: until then nothing can wrap.
            for ((left, sign), part) in left.iter_mut().zip(&mut *signs).zip(&*out) {
                *left = left.wrapping_sub(*part);
                *sign |= *left | *part;
            }
            if column == REDUCED && self.law.assume == Assume::Nothing {
                signs.iter_mut().zip(out).for_each(|(sign, part)| *sign |= part.wrapping_neg());
            }
        }
    }

    /// The most that the rows of this chunk can add to any sum, in units of 2²⁰ đồng.
    fn chunk_bound(&self, n: usize) -> u64 {
        let due = self.scratch.amounts.first().and_then(|due| due.get(..n)).unwrap_or_default();
        // A negative amount is never added.
        let units = |due: &i64| ((*due & !(*due >> 63)).cast_unsigned() >> UNIT).wrapping_add(1);
        due.iter().fold(0, |sum, due| sum.wrapping_add(units(due)))
    }

    /// Step 3: the sum of each row. Whether any row has to be asked about; all of them, unless they fit.
    fn decide(&mut self, register: &Register, start: usize, n: usize, fits: bool) -> bool {
        let Self { law, scratch, places, statuses, .. } = self;
        let Scratch { groups, status, places: out, actions, closed, left, signs, .. } = &mut **scratch;
        let (Some(groups), Some(status), Some(out), Some(actions)) =
            (groups.get(..n), status.get_mut(..n), out.get_mut(..n), actions.get_mut(..n))
        else {
            return false;
        };
        let (Some(closed), Some(left), Some(signs)) = (closed.get_mut(..n), left.get(..n), signs.get_mut(..n)) else {
            return false;
        };
        let accepted = register.accepted.values.get(start..).and_then(|days| days.get(..n)).unwrap_or_default();
        let (words, classes) = statuses;
        register.status.numbers(start, words, NO_STATUS, status);
        if !register.status.is_numbered() {
            for number in classes.len()..words.end() {
                classes.push(u32::try_from(number).ok().and_then(|n| words.get(n)).map_or(NO_STATUS, keys::of_status));
            }
            for status in status.iter_mut().filter(|status| **status != NO_STATUS) {
                *status = classes.get(*status as usize).copied().unwrap_or(NO_STATUS);
            }
        }
        let days = register.closed.values.get(start..).and_then(|days| days.get(..n)).unwrap_or_default();
        closed.iter_mut().zip(days).for_each(|(out, day)| *out = (*day).min(OPEN_DAY.wrapping_sub(1)));
        blank(register.closed.nulls.as_ref(), start, OPEN_DAY, closed);
        if let Some(nulls) = register.accepted.nulls.as_ref().filter(|nulls| nulls.null_count() > 0) {
            signs
                .iter_mut()
                .zip(nulls.slice(start, n).iter())
                .filter(|(_, valid)| !valid)
                .for_each(|(sign, _)| *sign = -1);
        }
        let (first, last) = law.calendar;
        let outside = accepted.iter().zip(&*closed).fold(false, |any, (accepted, closed)| {
            any | (*accepted < first) | (*accepted > last) | (*closed < first) | (*closed > last && *closed != OPEN_DAY)
        });
        let rows = status.iter_mut().zip(accepted.iter().zip(&*closed)).zip(left.iter().zip(&*signs));
        for ((status, (accepted, closed)), (left, sign)) in rows {
            let left = if *left > 0 { Bits::LEFT } else { 0 };
            let wrong = if *sign < 0 { Bits::WRONG } else { 0 };
            *status |= bits(law, *accepted, *closed) | left | wrong;
        }
        let ask = law.ask();
        let mut any = false;
        for (action, status) in actions.iter_mut().zip(&*status) {
            *action = law.action(*status);
            any |= *action == ask;
        }
        if outside || !fits {
            actions.fill(ask);
            any = true;
        }
        places.place(groups, actions, out);
        any
    }

    /// Step 4: count and amounts added to their sums.
    fn accumulate(&mut self, n: usize) {
        let Self { scratch, places, cells, parts, .. } = self;
        let Scratch { places: at, left, amounts, .. } = &**scratch;
        let width = parts.len().saturating_add(2);
        let wanted = places.sums().saturating_mul(width);
        if cells.is_empty() {
            *cells = vec![0; wanted];
        } else if cells.len() < wanted {
            cells.resize(wanted, 0);
        }
        let at = at.get(..n).unwrap_or_default();
        let left = left.get(..n).unwrap_or_default();
        let column = |index: usize| {
            let part = parts.get(index).and_then(|column| amounts.get(*column));
            part.and_then(|part| part.get(..n)).unwrap_or_default()
        };
        match parts.len() {
            0 => add_rows::<2>(cells, at, [left, left]),
            1 => add_rows::<3>(cells, at, [left, left, column(0)]),
            2 => add_rows::<4>(cells, at, [left, left, column(0), column(1)]),
            3 => add_rows::<5>(cells, at, [left, left, column(0), column(1), column(2)]),
            _ => add_rows::<6>(cells, at, [left, left, column(0), column(1), column(2), column(3)]),
        }
    }

    /// Rows that the table does not decide, put to the core.
    fn ask(&mut self, register: &Register, start: usize, n: usize) {
        let ask = self.law.ask();
        for at in 0..n {
            let Scratch { groups, status, actions, .. } = &*self.scratch;
            if actions.get(at).is_none_or(|action| *action != ask) {
                continue;
            }
            let row = start.saturating_add(at);
            let names = self.places.names(groups.get(at).copied().unwrap_or(0));
            let missing = names.contains(&MISSING);
            let status = status.get(at).copied().unwrap_or(NO_STATUS) >> Bits::STATUS << Bits::STATUS;
            let facts = if missing { Err(Reason::Null) } else { register.facts(row, status) };
            let outcome = facts.and_then(|facts| self.law.ask_core(&facts).map_err(|error| Reason::of(&error)));
            match outcome {
                Ok(adds) => {
                    if self.totals.entry(names.clone()).or_default().tally(&adds).is_none() {
                        self.too_large = Some(names);
                    }
                }
                Err(reason) => {
                    let row = register.first_row.saturating_add(row as u64);
                    self.odd.entry(reason).or_default().add(row);
                }
            }
        }
    }

    /// Empties the sums into the totals.
    pub(super) fn empty(&mut self) {
        let Self { law, places, cells, parts, totals, too_large, .. } = self;
        empty(law, places, cells, parts, totals, too_large);
        self.bound = 0;
    }
}

/// The reduced amount among the amounts.
const REDUCED: usize = 3;

/// Adds to each sum one, and what is in the columns after the first.
fn add_rows<const N: usize>(cells: &mut [i64], at: &[u32], columns: [&[i64]; N]) {
    let (cells, _) = cells.as_chunks_mut::<N>();
    for (row, at) in at.iter().enumerate() {
        let Some(cell) = cells.get_mut(*at as usize) else { continue };
        for (index, (sum, column)) in cell.iter_mut().zip(columns).enumerate() {
            // No sum can pass 2⁶³: see above. What wraps is never used: sums of rows that are asked about.
            *sum = sum.wrapping_add(if index == 0 { 1 } else { column.get(row).copied().unwrap_or(0) });
        }
    }
}

fn empty(
    law: &Law,
    places: &Places,
    cells: &mut [i64],
    parts: &[usize],
    totals: &mut HashMap<Box<[u32]>, Group>,
    too_large: &mut Option<Box<[u32]>>,
) {
    let width = parts.len().saturating_add(2);
    let mut open: Option<(u32, Group)> = None;
    let mut close = |open: Option<(u32, Group)>| {
        let Some((group, sums)) = open else { return };
        let names = places.names(group);
        let total = totals.entry(names.clone()).or_default();
        match total.merge(&sums) {
            Some(sum) => *total = sum,
            None => *too_large = Some(names),
        }
    };
    for (place, cell) in cells.chunks_exact_mut(width).enumerate() {
        let Some((count @ 1.., [left, amounts @ ..])) = cell.split_first().map(|(count, rest)| (*count, rest)) else {
            continue;
        };
        let (group, action) = places.of(place);
        if action == usize::from(law.ask()) {
            cell.fill(0);
            continue; // those rows were put to the core
        }
        if open.as_ref().is_none_or(|(known, _)| *known != group) {
            close(open.take());
            open = Some((group, Group::default()));
        }
        if let Some((_, sums)) = &mut open {
            let amounts = parts.iter().copied().zip(amounts.iter().copied());
            // Sums of 64 bits fit wide ones.
            let _ = law.settle(sums, action, count, *left, amounts);
        }
        cell.fill(0);
    }
    close(open);
}

impl Amounts {
    /// Copies rows; where one is null, or does not fit, its sign becomes negative.
    fn copy(&self, start: usize, out: &mut [i64], signs: &mut [i64]) {
        match &self.values {
            Digits::Narrow(values) => {
                if let Some(values) = values.get(start..).and_then(|values| values.get(..out.len())) {
                    out.copy_from_slice(values);
                }
            }
            Digits::Wide(values) => {
                for (out, value) in out.iter_mut().zip(values.get(start..).unwrap_or_default()) {
                    *out = i64::try_from(*value).unwrap_or(-1);
                }
            }
        }
        if self.nulls.as_ref().is_some_and(|nulls| nulls.null_count() > 0) {
            blank(self.nulls.as_ref(), start, -1, out);
            signs.iter_mut().zip(out).for_each(|(sign, value)| *sign |= *value);
        }
    }
}
