//! The rows of a register, some thousand at a time ([`Worker`]).
//!
//! Each chunk goes through the same steps, each a plain loop over slices:
//!
//! 1. the keys become the number of a group;
//! 2. the amounts are subtracted from what is due, and their signs collected;
//! 3. status, days and signs make an index into the table of rules, which gives the sum to add to;
//! 4. count and amounts are added to that sum.
//!
//! Step 4 adds in 64 bits. The amounts of a consistent row are at most what is due; so no sum can
//! pass the total due since the sums were last emptied. That total is kept, rounded up, and the sums
//! are emptied into wide ones before it could reach 2⁶³; a chunk that could pass it alone goes to the
//! core row by row, as do all rows that the table does not decide.

use std::{
    collections::{BTreeMap, HashMap},
    ops::Range,
    sync::Arc,
};

use hashbrown::DefaultHashBuilder;
use pulp::Arch;
use thads_metrics::case::Assume;

use super::{
    group::Group,
    reason::{Cause, Reason},
    register::Register,
    result::Inconsistent,
    rule_table::{self, Actions, Bits, NO_STATUS, RuleTable},
    steps,
};
use crate::kernel::{
    CHUNK,
    amounts::LIMIT,
    names::{MISSING, Names},
    parallel::Work,
    prefetch::Prefetch,
    simd::{Chunks, in_chunks},
    sum_index::SumIndex,
    sums::Sums,
};

/// A status column with so few words is read by its codes as they stand.
const FEW: usize = 15;

/// What a thread has added up.
#[derive(Debug)]
pub(super) struct Worker<'a> {
    arch: Arch,
    rules: &'a RuleTable,
    /// The names of the columns that are no dictionaries.
    pub(super) names: Vec<Names>,
    /// The words of a status column that is no dictionary, and each one's class.
    statuses: (Names, Vec<u16>),
    /// What to do with a row by the codes of its status, for the dictionary whose classes these are.
    by_code: Option<(Arc<[u32]>, Box<Actions>)>,
    places: SumIndex,
    cells: Sums,
    /// Which amounts after what is due the register has.
    parts: Vec<usize>,
    /// The most that any cell may hold, in units of 2²⁰ đồng.
    bound: u64,
    /// What cells were emptied into, by the numbers of the names.
    pub(super) totals: HashMap<Box<[u32]>, Group, DefaultHashBuilder>,
    pub(super) inconsistent: BTreeMap<Reason, Inconsistent>,
    /// The group whose sums passed 2¹²⁸.
    pub(super) too_large: Option<Box<[u32]>>,
    scratch: Option<Box<Scratch>>,
}

/// The columns of a chunk.
#[derive(Debug)]
struct Scratch {
    numbers: [u32; CHUNK],
    groups: [u32; CHUNK],
    /// Days from the first of the period on.
    accepted: [i16; CHUNK],
    closed: [i16; CHUNK],
    /// What is known of each row, as an index into the table of rules.
    entries: [u16; CHUNK],
    actions: [u8; CHUNK],
    places: [u32; CHUNK],
    left: [i64; CHUNK],
    /// Amounts that can't be added as they stand in the register.
    copies: [[i64; CHUNK]; 5],
}

impl Scratch {
    #[allow(clippy::large_stack_arrays)] // made in its box, once for each thread
    fn new() -> Box<Self> {
        Box::new(Self {
            numbers: [0; CHUNK],
            groups: [0; CHUNK],
            accepted: [0; CHUNK],
            closed: [0; CHUNK],
            entries: [0; CHUNK],
            actions: [0; CHUNK],
            places: [0; CHUNK],
            left: [0; CHUNK],
            copies: [[0; CHUNK]; 5],
        })
    }
}

impl<'a> Worker<'a> {
    /// A worker that has added up nothing; `parts` are the amounts that the register has.
    pub(super) fn new(rules: &'a RuleTable, keys: usize, parts: Vec<usize>) -> Self {
        Self {
            arch: Arch::new(),
            rules,
            names: std::iter::repeat_with(Names::shown).take(keys).collect(),
            statuses: (Names::default(), vec![NO_STATUS]),
            by_code: None,
            places: SumIndex::new(keys, rules.stride()),
            cells: Sums::new(parts.len()),
            parts,
            bound: 0,
            totals: HashMap::default(),
            inconsistent: BTreeMap::new(),
            too_large: None,
            scratch: None,
        }
    }

    #[inline(always)]
    fn add_chunk(
        &mut self,
        register: &Register,
        start: usize,
        n: usize,
        scratch: &mut Scratch,
        ahead: &Prefetch<'_>,
    ) -> Option<()> {
        let Scratch { numbers, groups, accepted, closed, entries, actions, places, left, copies } = scratch;
        let (numbers, groups, entries) = (numbers.get_mut(..n)?, groups.get_mut(..n)?, entries.get_mut(..n)?);
        let (accepted, closed, actions) = (accepted.get_mut(..n)?, closed.get_mut(..n)?, actions.get_mut(..n)?);
        let (places, left) = (places.get_mut(..n)?, left.get_mut(..n)?);
        let is_recalled = self.rules.assume == Assume::Nothing;

        let amounts = steps::amounts(register, start, n, copies);
        let together = steps::subtract(&amounts, is_recalled, left);
        let is_coded = self.statuses(register, start, numbers, entries);
        register.accepted.near(start, self.rules.first, accepted);
        register.closed.near(start, self.rules.first, closed);
        let is_far = steps::entries(self.rules.span(), (accepted, closed), left, entries);
        if together.sign < 0 {
            steps::mark_amounts(&amounts, is_recalled, entries);
        }
        if is_far {
            steps::look_at_far((self.rules, register), start, (accepted, closed), entries);
        }
        if let Some(nulls) = register.accepted.nulls.as_ref().filter(|nulls| nulls.null_count() > 0) {
            let nulls = nulls.slice(start, n);
            mark(entries, |row| nulls.is_null(row));
        }
        self.locate(register, start, (numbers, groups), entries);

        if together.bound >= LIMIT {
            self.ask(register, start, is_coded, (entries, groups), |_| true);
            return Some(());
        }
        if self.bound.saturating_add(together.bound) > LIMIT {
            self.empty();
        }
        self.bound = self.bound.saturating_add(together.bound);
        let table = match &self.by_code {
            Some((_, table)) if is_coded => &**table,
            _ => self.rules.actions(),
        };
        let last = steps::actions(table, entries, actions);
        self.places.place(groups, actions, places);
        self.cells.lay_out(self.places.sums());
        let mut parts = [&[][..]; 4];
        let has = self.parts.iter().filter_map(|part| amounts.get(*part).copied().flatten());
        parts.iter_mut().zip(has).for_each(|(slot, part)| *slot = part);
        let next = start.wrapping_add(CHUNK);
        let ahead = |row: usize, rows: usize| ahead.fetch(next.wrapping_add(row), rows);
        self.cells.add(places, left, parts.get(..self.parts.len())?, ahead);
        let ask = self.rules.ask();
        if last == ask {
            self.ask(register, start, is_coded, (entries, groups), |action| action == ask);
        }
        Some(())
    }

    /// The number of each row's group; a row without one is marked.
    #[inline(always)]
    fn locate(
        &mut self,
        register: &Register,
        start: usize,
        (numbers, groups): (&mut [u32], &mut [u32]),
        entries: &mut [u16],
    ) {
        let mut missing = |numbers: &[u32]| {
            if numbers.iter().fold(u32::MAX, |least, number| least.min(*number)) == MISSING {
                mark(entries, |row| numbers.get(row) == Some(&MISSING));
            }
        };
        while !self.places.locate(&register.by, &mut self.names, start, (numbers, groups), &mut missing) {
            // More names than there was room for: empty the sums, and lay them out anew.
            self.empty();
            self.cells.clear();
            self.places.widen(&register.by, &self.names);
        }
    }

    /// Readies what depends on the dictionary of a batch's statuses.
    fn prepare(&mut self, register: &Register) {
        let Some(codes) = register.status.coded().filter(|codes| codes.numbers.len() <= FEW) else { return };
        if self.by_code.as_ref().is_none_or(|(known, _)| !Arc::ptr_eq(known, &codes.numbers)) {
            self.by_code = Some((codes.numbers.clone(), self.rules.actions_by(&codes.numbers)));
        }
    }

    /// The class of each row's status, or its code if the dictionary is small: then the answer is true.
    #[inline(always)]
    fn statuses(&mut self, register: &Register, start: usize, numbers: &mut [u32], entries: &mut [u16]) -> bool {
        let (words, classes) = &mut self.statuses;
        let Some(codes) = register.status.coded() else {
            register.status.numbers(start, words, MISSING, numbers);
            for number in classes.len()..words.end() {
                let word = u32::try_from(number).ok().and_then(|number| words.get(number));
                classes.push(rule_table::as_class(rule_table::of_status(word)));
            }
            for (entry, number) in entries.iter_mut().zip(numbers) {
                *entry = classes.get(*number as usize).copied().unwrap_or(NO_STATUS);
            }
            return false;
        };
        if codes.numbers.len() <= FEW {
            codes.codes(start, NO_STATUS, entries);
            return true;
        }
        register.status.numbers(start, words, NO_STATUS.into(), numbers);
        for (entry, class) in entries.iter_mut().zip(numbers) {
            *entry = rule_table::as_class(*class);
        }
        false
    }

    /// Puts rows that the table does not decide to the core.
    #[inline(never)]
    fn ask(
        &mut self,
        register: &Register,
        start: usize,
        is_coded: bool,
        (entries, groups): (&[u16], &[u32]),
        is_asked: impl Fn(u8) -> bool,
    ) {
        for (row, (entry, group)) in (start..).zip(entries.iter().zip(groups)) {
            let mut class = entry >> Bits::STATUS;
            if let Some((classes, _)) = self.by_code.as_ref().filter(|_| is_coded) {
                class = classes.get(usize::from(class)).map_or(NO_STATUS, |class| rule_table::as_class(*class));
            }
            let entry = class << Bits::STATUS | entry & !(u16::MAX << Bits::STATUS);
            if is_asked(steps::action(self.rules.actions(), entry)) {
                self.ask_row(register, row, class, *group);
            }
        }
    }

    fn ask_row(&mut self, register: &Register, row: usize, class: u16, group: u32) {
        let names = self.places.names(group);
        let facts = if names.contains(&MISSING) { Err(Reason::Null) } else { register.facts(row, class) };
        let asked = facts.map_err(Cause::from).and_then(|facts| {
            let outcomes = self.rules.ask_core(&facts);
            outcomes.map_err(|error| Cause::of(&error))
        });
        match asked {
            Ok(adds) => {
                if self.totals.entry(names.clone()).or_default().tally(&adds).is_none() {
                    self.too_large = Some(names);
                }
            }
            Err(cause) => {
                let row = register.first_row.saturating_add(row as u64);
                self.inconsistent.entry(cause.reason).or_default().add(cause, row);
            }
        }
    }

    /// Takes over another's sums, if both have them at the same places; else the other empties its own.
    pub(super) fn absorb(&mut self, other: &mut Self) {
        let is_named = |worker: &Self| worker.names.iter().any(|names| names.end() > 1);
        let bound = self.bound.saturating_add(other.bound);
        if bound > LIMIT || is_named(self) || is_named(other) || !self.places.are_those_of(&other.places) {
            return other.empty();
        }
        self.cells.absorb(&mut other.cells);
        (self.bound, other.bound) = (bound, 0);
    }

    /// Empties the sums into the totals.
    pub(super) fn empty(&mut self) {
        let Self { rules, places, cells, parts, totals, too_large, .. } = self;
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
        cells.drain(|place, count, left, amounts| {
            let (group, action) = places.of(place);
            if action == usize::from(rules.ask()) {
                return; // those rows were put to the core
            }
            if open.as_ref().is_none_or(|(known, _)| *known != group) {
                close(open.take());
                open = Some((group, Group::default()));
            }
            if let Some((_, sums)) = &mut open {
                // Sums of 64 bits fit wide ones.
                let _ = rules.settle(sums, action, count, left, parts.iter().copied().zip(amounts.iter().copied()));
            }
        });
        close(open);
        self.bound = 0;
    }
}

impl Work<Register> for Worker<'_> {
    fn add(&mut self, register: &Register, rows: Range<usize>) {
        let mut scratch = self.scratch.take().unwrap_or_else(Scratch::new);
        self.prepare(register);
        let ahead = Prefetch::new(register.columns());
        in_chunks(self.arch, rows, Rows { worker: self, register, scratch: &mut scratch, ahead });
        self.scratch = Some(scratch);
    }
}

/// A batch that a worker adds.
struct Rows<'r, 'a> {
    worker: &'r mut Worker<'a>,
    register: &'r Register,
    scratch: &'r mut Scratch,
    ahead: Prefetch<'r>,
}

impl Chunks for Rows<'_, '_> {
    #[inline(always)]
    fn add_chunk(&mut self, start: usize, rows: usize) {
        let _ = self.worker.add_chunk(self.register, start, rows, self.scratch, &self.ahead);
    }
}

/// Marks rows of which something is wrong.
#[inline(never)]
fn mark(entries: &mut [u16], is_wrong: impl Fn(usize) -> bool) {
    for (row, entry) in entries.iter_mut().enumerate() {
        if is_wrong(row) {
            *entry |= Bits::WRONG;
        }
    }
}
