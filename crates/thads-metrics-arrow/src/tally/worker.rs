//! The rows of a register, some thousand at a time ([`Worker`]).
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
    keys::{self, NO_STATUS},
    law::{Bits, Law, OPEN_DAY},
    names::{MISSING, Names},
    places::Places,
    reason::Reason,
    register::Register,
    result::{Group, Odd},
    steps::{self, CHUNK, LIMIT},
};

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
    scratch: Option<Box<Scratch>>,
}

/// The columns of a chunk.
#[derive(Debug)]
struct Scratch {
    numbers: [u32; CHUNK],
    groups: [u32; CHUNK],
    /// What is known of each row, as an index into the law.
    entries: [u32; CHUNK],
    actions: [u8; CHUNK],
    places: [u32; CHUNK],
    closed: [i32; CHUNK],
    left: [i64; CHUNK],
    /// Negative where something is wrong with a row.
    signs: [i64; CHUNK],
    /// Amounts that can't be added as they stand in the register.
    copies: [[i64; CHUNK]; 5],
}

impl Default for Scratch {
    fn default() -> Self {
        Self {
            numbers: [0; CHUNK],
            groups: [0; CHUNK],
            entries: [0; CHUNK],
            actions: [0; CHUNK],
            places: [0; CHUNK],
            closed: [0; CHUNK],
            left: [0; CHUNK],
            signs: [0; CHUNK],
            copies: [[0; CHUNK]; 5],
        }
    }
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
            scratch: None,
        }
    }

    /// Adds rows of a batch.
    pub(super) fn add(&mut self, register: &Register, rows: std::ops::Range<usize>) {
        let mut scratch = self.scratch.take().unwrap_or_default();
        for start in rows.clone().step_by(CHUNK) {
            let n = CHUNK.min(rows.end.saturating_sub(start));
            let _ = self.add_chunk(register, start, n, &mut scratch);
        }
        self.scratch = Some(scratch);
    }

    fn add_chunk(&mut self, register: &Register, start: usize, n: usize, scratch: &mut Scratch) -> Option<()> {
        let Scratch { numbers, groups, entries, actions, places, closed, left, signs, copies } = scratch;
        let (numbers, groups, entries) = (numbers.get_mut(..n)?, groups.get_mut(..n)?, entries.get_mut(..n)?);
        let (actions, places, closed) = (actions.get_mut(..n)?, places.get_mut(..n)?, closed.get_mut(..n)?);
        let (left, signs) = (left.get_mut(..n)?, signs.get_mut(..n)?);

        signs.fill(0);
        let amounts = steps::amounts(register, start, copies, signs);
        let [due, ..] = amounts;
        steps::subtract(&amounts, self.law.assume == Assume::Nothing, left, signs);

        self.locate(register, start, numbers, groups, signs);

        let due = steps::bound(due?);
        let fits = due <= LIMIT;
        if self.bound.saturating_add(due) > LIMIT {
            self.empty();
        }
        if fits {
            self.bound = self.bound.saturating_add(due);
        }

        self.statuses(register, start, entries);
        let accepted = register.accepted.values.get(start..)?.get(..n)?;
        steps::closed(&register.closed, start, closed);
        if let Some(nulls) = register.accepted.nulls.as_ref().filter(|nulls| nulls.null_count() > 0) {
            signs
                .iter_mut()
                .zip(nulls.slice(start, n).iter())
                .filter(|(_, valid)| !valid)
                .for_each(|(sign, _)| *sign = -1);
        }
        steps::entries(self.law, (accepted, closed), (left, signs), entries);
        let far = steps::is_far(accepted) || steps::is_far(register.closed.values.get(start..)?.get(..n)?);
        if far {
            let (first, last) = self.law.calendar;
            let is_outside = |day: i32| !(first..=last).contains(&day) && day != OPEN_DAY;
            let days = accepted.iter().zip(&*closed);
            let outside = entries.iter_mut().zip(days).filter(|(_, (a, b))| is_outside(**a) || is_outside(**b));
            outside.for_each(|(entry, _)| *entry |= Bits::WRONG);
        }
        let ask = self.law.ask();
        let mut any = false;
        for (action, entry) in actions.iter_mut().zip(&*entries) {
            *action = if fits { self.law.action(*entry) } else { ask };
            any |= *action == ask;
        }

        if fits {
            self.places.place(groups, actions, places);
            self.lay_out();
            let mut parts = [&[][..]; 4];
            let has = self.parts.iter().filter_map(|part| amounts.get(*part).copied().flatten());
            parts.iter_mut().zip(has).for_each(|(slot, part)| *slot = part);
            steps::accumulate(&mut self.cells, places, left, parts.get(..self.parts.len())?);
        }
        if any {
            for (row, ((action, entry), group)) in (start..).zip(actions.iter().zip(&*entries).zip(&*groups)) {
                if *action == ask {
                    self.ask(register, row, *entry, *group);
                }
            }
        }
        Some(())
    }

    /// The number of each row's group; the sign of a row without one becomes negative.
    fn locate(
        &mut self,
        register: &Register,
        start: usize,
        numbers: &mut [u32],
        groups: &mut [u32],
        signs: &mut [i64],
    ) {
        loop {
            let mut fits = true;
            groups.fill(0);
            for (column, (key, names)) in register.by.iter().zip(&mut self.names).enumerate() {
                key.numbers(start, names, MISSING, numbers);
                if numbers.iter().fold(false, |any, number| any | (*number == MISSING)) {
                    let missing = signs.iter_mut().zip(&*numbers).filter(|(_, number)| **number == MISSING);
                    missing.for_each(|(sign, _)| *sign = -1);
                }
                fits &= self.places.fold(column, key.end(names), numbers, groups);
            }
            if fits {
                return;
            }
            // More names than there was room for: empty the sums, and lay them out anew.
            self.empty();
            self.cells = Vec::new();
            let ends = register.by.iter().zip(&self.names).map(|(key, names)| key.end(names));
            self.places.widen(ends);
        }
    }

    /// The status of each row, where the index of the law has it.
    fn statuses(&mut self, register: &Register, start: usize, entries: &mut [u32]) {
        let (words, classes) = &mut self.statuses;
        if register.status.is_numbered() {
            return register.status.numbers(start, words, NO_STATUS, entries);
        }
        register.status.numbers(start, words, MISSING, entries);
        for number in classes.len()..words.end() {
            classes.push(u32::try_from(number).ok().and_then(|n| words.get(n)).map_or(NO_STATUS, keys::of_status));
        }
        for entry in entries {
            *entry = classes.get(*entry as usize).copied().unwrap_or(NO_STATUS);
        }
    }

    /// Makes room for every sum.
    fn lay_out(&mut self) {
        let wanted = self.places.sums().saturating_mul(self.parts.len().saturating_add(2));
        if self.cells.is_empty() {
            self.cells = vec![0; wanted];
        } else if self.cells.len() < wanted {
            self.cells.resize(wanted, 0);
        }
    }

    /// Puts a row that the table does not decide to the core.
    fn ask(&mut self, register: &Register, row: usize, entry: u32, group: u32) {
        let names = self.places.names(group);
        let facts = if names.contains(&MISSING) {
            Err(Reason::Null)
        } else {
            register.facts(row, entry >> Bits::STATUS << Bits::STATUS)
        };
        match facts.and_then(|facts| self.law.ask_core(&facts).map_err(|error| Reason::of(&error))) {
            Ok(adds) => {
                if self.totals.entry(names.clone()).or_default().tally(&adds).is_none() {
                    self.too_large = Some(names);
                }
            }
            Err(reason) => self.odd.entry(reason).or_default().add(register.first_row.saturating_add(row as u64)),
        }
    }

    /// Empties the sums into the totals.
    pub(super) fn empty(&mut self) {
        let Self { law, places, cells, parts, totals, too_large, .. } = self;
        empty(law, places, cells, parts, totals, too_large);
        self.bound = 0;
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
