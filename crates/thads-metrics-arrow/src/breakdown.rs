//! How many rows, and what they add up to, for each combination of names: [`breakdown`].
//!
//! No rule is applied. Where [`tally`](crate::tally()) gives the columns of the forms, this gives any other view
//! of a register (office × status × nature, say), as exactly and as fast.

use std::{
    collections::{BTreeMap, HashMap},
    ops::{ControlFlow, Range},
};

use arrow_array::{RecordBatch, RecordBatchReader};
use arrow_schema::SchemaRef;
use pulp::Arch;
use thads_metrics::error::TallyError;

use crate::{
    kernel::{
        CHUNK,
        ahead::Ahead,
        amounts::{Amounts, LIMIT, weight},
        cells::{self, Cells},
        keys::{Dictionaries, Key, Numbering},
        names::Names,
        places::Places,
        rounds::{Work, in_rounds},
        wide::{Chunks, in_chunks},
    },
    tally::{Odd, Reason, list},
};

/// A chunk of a column that is not there.
const NOTHING: &[i64] = &[0; CHUNK];

/// The most sums that a breakdown has.
pub const MOST: usize = 1 + cells::PARTS;

/// How many rows each combination of names has, and what they add up to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breakdown {
    by: Vec<String>,
    sums: Vec<String>,
    groups: BTreeMap<Vec<Option<String>>, Group>,
}

/// The rows of a combination of names, and the sums.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Group {
    rows: u64,
    sums: [i128; MOST],
}

impl Group {
    /// `None` past 2¹²⁷.
    fn add(&mut self, rows: u64, sums: impl Iterator<Item = i128>) -> Option<()> {
        self.rows = self.rows.saturating_add(rows);
        self.sums.iter_mut().zip(sums).try_for_each(|(sum, more)| {
            *sum = sum.checked_add(more)?;
            Some(())
        })
    }
}

impl Breakdown {
    /// The columns of names.
    pub fn by(&self) -> &[String] {
        &self.by
    }

    /// The columns that are added up.
    pub fn sums(&self) -> &[String] {
        &self.sums
    }

    /// Each combination of names (`None` where a row has none), its rows, and its sums, in the order of the names.
    pub fn groups(&self) -> impl ExactSizeIterator<Item = (&[Option<String>], u64, &[i128])> {
        self.groups.iter().map(|(names, group)| {
            (names.as_slice(), group.rows, group.sums.get(..self.sums.len()).unwrap_or_default())
        })
    }
}

/// Breaks a register down by names, batch by batch, on that many threads.
///
/// `by` are columns as those of a tally (dictionary, utf8, utf8view, integer); `sums`, at most [`MOST`], columns of
/// int64 or decimal128 without decimals, in which nothing may be missing. `watch` as for a tally.
/// Errors: a column missing, twice or of another type, a missing amount, sums past 2¹²⁷, a stream that breaks off.
pub fn breakdown(
    reader: impl RecordBatchReader,
    by: &[String],
    sums: &[String],
    threads: usize,
    mut watch: impl FnMut(u64) -> ControlFlow<()>,
) -> Result<Breakdown, TallyError> {
    let twice = by.iter().chain(sums).enumerate().any(|(at, name)| by.iter().chain(sums).take(at).any(|n| n == name));
    if by.is_empty() || twice || sums.len() > MOST {
        let got = by.iter().chain(sums).map(String::as_str).collect::<Vec<_>>().join(", ");
        return Err(TallyError::Breakdown { got, most: MOST });
    }
    let mut layout = Layout::new(&reader.schema(), by, sums)?;
    let worker = || Worker::new(by.len(), sums.len());
    let mut workers: Vec<Worker> = std::iter::repeat_with(worker).take(threads.max(1)).collect();
    in_rounds(reader, &mut workers, |batch, first| layout.rows(batch, first), &mut watch)?;
    gather(workers, &layout, by, sums)
}

fn gather(workers: Vec<Worker>, layout: &Layout, by: &[String], sums: &[String]) -> Result<Breakdown, TallyError> {
    let mut missing = Odd::default();
    let mut all = Breakdown { by: by.to_vec(), sums: sums.to_vec(), groups: BTreeMap::new() };
    for mut worker in workers {
        worker.empty();
        missing.merge(&worker.missing);
        let named = |numbers: &[u32]| -> Vec<Option<String>> {
            let columns = numbers.iter().zip(layout.by.iter().zip(&worker.names));
            let name = |(number, ((_, dictionaries), own)): (&u32, (&(usize, Dictionaries), &Names))| {
                dictionaries.name(*number).or_else(|| own.get(*number)).map(str::to_owned)
            };
            columns.map(name).collect()
        };
        for (numbers, group) in &worker.totals {
            let names = named(numbers);
            let large = || TallyError::TooLarge { group: names.iter().flatten().cloned().collect::<Vec<_>>().join(", ") };
            if worker.too_large {
                return Err(large());
            }
            let known = all.groups.entry(names.clone()).or_default();
            known.add(group.rows, group.sums.into_iter()).ok_or_else(large)?;
        }
    }
    if missing == Odd::default() {
        return Ok(all);
    }
    Err(TallyError::Inconsistent { rows: missing.rows(), reasons: list(Reason::Null, &missing) })
}

/// Where the columns stand in a stream, and the dictionaries met in it.
struct Layout {
    by: Vec<(usize, Dictionaries)>,
    sums: Vec<usize>,
    schema: SchemaRef,
}

/// A batch.
struct Rows {
    first_row: u64,
    by: Vec<Key>,
    sums: Vec<Amounts>,
}

impl Layout {
    fn new(schema: &SchemaRef, by: &[String], sums: &[String]) -> Result<Self, TallyError> {
        let got = || schema.fields().iter().map(|field| field.name().as_str()).collect::<Vec<_>>().join(", ");
        let find = |name: &String| {
            schema.index_of(name).map_err(|_| TallyError::Missing { column: name.clone(), got: got() })
        };
        let named = |name| Ok((find(name)?, Dictionaries::new(Numbering::ByName(Names::default()))));
        Ok(Self {
            by: by.iter().map(named).collect::<Result<_, TallyError>>()?,
            sums: sums.iter().map(find).collect::<Result<_, _>>()?,
            schema: schema.clone(),
        })
    }

    fn rows(&mut self, batch: &RecordBatch, first_row: u64) -> Result<Rows, TallyError> {
        let name = |at: usize| self.schema.fields().get(at).map_or("", |field| field.name().as_str());
        let column = |at: usize| {
            let missing = || TallyError::Broken { why: format!("a batch without the column {}", name(at)) };
            batch.columns().get(at).ok_or_else(missing)
        };
        let by = self.by.iter_mut().map(|(at, dictionaries)| Key::new(name(*at), column(*at)?, dictionaries));
        let sums = self.sums.iter().map(|at| Amounts::new(name(*at), column(*at)?));
        Ok(Rows {
            first_row,
            by: by.collect::<Result<_, _>>()?,
            sums: sums.collect::<Result<_, _>>()?,
        })
    }
}

/// What a thread has added up.
struct Worker {
    arch: Arch,
    names: Vec<Names>,
    places: Places,
    cells: Cells,
    /// The most that any cell may hold, see [`weight`].
    bound: u64,
    sums: usize,
    totals: HashMap<Box<[u32]>, Group>,
    missing: Odd,
    too_large: bool,
    scratch: Option<Box<Scratch>>,
}

/// The columns of a chunk.
struct Scratch {
    numbers: [u32; CHUNK],
    groups: [u32; CHUNK],
    places: [u32; CHUNK],
    copies: [[i64; CHUNK]; MOST],
}

impl Scratch {
    #[allow(clippy::large_stack_arrays)] // made in its box, once for each thread
    fn new() -> Box<Self> {
        Box::new(Self {
            numbers: [0; CHUNK],
            groups: [0; CHUNK],
            places: [0; CHUNK],
            copies: [[0; CHUNK]; MOST],
        })
    }
}

impl Worker {
    fn new(names: usize, sums: usize) -> Self {
        Self {
            arch: Arch::new(),
            names: std::iter::repeat_with(Names::default).take(names).collect(),
            places: Places::new(names, 1),
            cells: Cells::new(sums.saturating_sub(1)),
            bound: 0,
            sums,
            totals: HashMap::new(),
            missing: Odd::default(),
            too_large: false,
            scratch: None,
        }
    }

    #[inline(always)]
    fn add_chunk(
        &mut self,
        rows: &Rows,
        start: usize,
        n: usize,
        scratch: &mut Scratch,
        ahead: &Ahead<'_>,
    ) -> Option<()> {
        let Scratch { numbers, groups, places, copies } = scratch;
        let (numbers, groups, places) = (numbers.get_mut(..n)?, groups.get_mut(..n)?, places.get_mut(..n)?);
        self.locate(rows, start, numbers, groups);
        let mut columns = [NOTHING.get(..n)?; MOST];
        let mut bound = 0_u64;
        for ((column, amounts), copy) in columns.iter_mut().zip(&rows.sums).zip(copies) {
            // The farthest from zero stands for what is missing, or wider than 64 bits: no sum can have it.
            *column = amounts.column(start, i64::MIN, copy.get_mut(..n)?)?;
            bound = bound.max(column.iter().fold(0, |sum, amount| sum.wrapping_add(weight(amount.unsigned_abs()))));
        }
        if bound >= LIMIT {
            self.add_wide(rows, start, groups);
            return Some(());
        }
        if self.bound.saturating_add(bound) > LIMIT {
            self.empty();
        }
        self.bound = self.bound.saturating_add(bound);
        self.places.place(groups, std::iter::repeat(0), places);
        self.cells.lay_out(self.places.sums());
        let next = start.wrapping_add(CHUNK);
        let [first, rest @ ..] = columns;
        let rest = rest.get(..self.sums.saturating_sub(1))?;
        self.cells.add(places, first, rest, |row, rows| ahead.fetch(next.wrapping_add(row), rows));
        Some(())
    }

    /// The number of each row's group.
    #[inline(always)]
    fn locate(&mut self, rows: &Rows, start: usize, numbers: &mut [u32], groups: &mut [u32]) {
        while !self.places.locate(&rows.by, &mut self.names, start, (numbers, groups), |_| ()) {
            self.empty();
            self.cells.clear();
            self.places.widen(&rows.by, &self.names);
        }
    }

    /// Adds rows one by one, in 128 bits.
    #[inline(never)]
    fn add_wide(&mut self, rows: &Rows, start: usize, groups: &[u32]) {
        for (row, group) in (start..).zip(groups) {
            let amounts: Option<Vec<i128>> = rows.sums.iter().map(|amounts| amounts.get(row)).collect();
            let Some(amounts) = amounts else {
                self.missing.add(rows.first_row.saturating_add(row as u64));
                continue;
            };
            let total = self.totals.entry(self.places.names(*group)).or_default();
            self.too_large |= total.add(1, amounts.into_iter()).is_none();
        }
    }

    /// Empties the sums into the totals.
    fn empty(&mut self) {
        let Self { places, cells, totals, too_large, .. } = self;
        cells.drain(|place, count, first, rest| {
            let (group, _) = places.of(place);
            let sums = [first].into_iter().chain(rest.iter().copied()).map(i128::from);
            let total = totals.entry(places.names(group)).or_default();
            *too_large |= total.add(count.unsigned_abs(), sums).is_none();
        });
        self.bound = 0;
    }
}

impl Work<Rows> for Worker {
    fn add(&mut self, batch: &Rows, rows: Range<usize>) {
        let mut scratch = self.scratch.take().unwrap_or_else(Scratch::new);
        let ahead = Ahead::new(batch.by.iter().filter_map(Key::bytes).chain(batch.sums.iter().map(Amounts::bytes)));
        in_chunks(self.arch, rows, Adding { worker: self, batch, scratch: &mut scratch, ahead });
        self.scratch = Some(scratch);
    }
}

/// A batch that a worker adds.
struct Adding<'r> {
    worker: &'r mut Worker,
    batch: &'r Rows,
    scratch: &'r mut Scratch,
    ahead: Ahead<'r>,
}

impl Chunks for Adding<'_> {
    #[inline(always)]
    fn add_chunk(&mut self, start: usize, rows: usize) {
        let _ = self.worker.add_chunk(self.batch, start, rows, self.scratch, &self.ahead);
    }
}
