//! How many rows, and what they add up to, for each combination of names: [`breakdown`].
//!
//! No rule is applied. Where [`tally`](crate::tally()) gives the columns of the forms, this gives any other view
//! of a register (office × status × nature, say), as exactly and as fast.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::{ControlFlow, Range},
    sync::Arc,
};

use crate::tally::error::TallyError;
use arrow_array::RecordBatch;
use arrow_schema::SchemaRef;
use pulp::Arch;
use thads_metrics_results::{Table, TableColumn, Term, Unit, Values};

use crate::{
    kernel::{
        CHUNK,
        ahead::Ahead,
        amounts::{Amounts, LIMIT, weight},
        cells::{self, Cells},
        keys::{Dictionaries, Key, Numbering},
        names::Names,
        order::distribute,
        places::Places,
        rounds::{Work, in_rounds},
        wide::{Chunks, in_chunks},
    },
    source::Source,
    tally::{Odd, Reason, list},
};

/// A chunk of a column that is not there.
const NOTHING: &[i64] = &[0; CHUNK];

/// The most sums that a breakdown has.
pub const MOST: usize = 1 + cells::PARTS;

/// The most columns of names that a breakdown is by.
pub const MOST_NAMES: usize = 8;

/// How many rows each combination of names has, and what they add up to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breakdown {
    by: Vec<String>,
    sums: Vec<String>,
    /// The names of each column of `by`, in their order.
    names: Vec<Vec<Option<String>>>,
    /// For each combination where its names stand among these.
    places: Vec<Numbers>,
    groups: Vec<Group>,
}

/// A number for each name of a combination.
type Numbers = [u32; MOST_NAMES];

/// The rows of a combination of names, and the sums.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Group {
    rows: u64,
    sums: [i128; MOST],
}

impl Group {
    /// `None` past 2¹²⁷.
    fn add(&mut self, other: &Self) -> Option<()> {
        self.rows = self.rows.saturating_add(other.rows);
        self.sums.iter_mut().zip(other.sums).try_for_each(|(sum, more)| {
            *sum = sum.checked_add(more)?;
            Some(())
        })
    }
}

impl Breakdown {
    /// The names, how many rows have them, and the sums, as a table.
    pub fn table(&self) -> Table {
        let names = self.by.iter().zip(&self.names).enumerate().map(|(column, (key, names))| {
            let term = |name: &String| {
                let name = || name.clone();
                Arc::new(Term { key: name().into(), vi: name(), en: name() })
            };
            let names: Vec<Option<Arc<Term>>> = names.iter().map(|name| name.as_ref().map(term)).collect();
            let name = |places: &Numbers| names.get(*places.get(column)? as usize)?.clone();
            (key, Values::Terms(self.places.iter().map(name).collect()))
        });
        let sums = self.sums.iter().enumerate().map(|(column, key)| {
            (key, Values::Whole(self.groups.iter().map(|group| group.sums.get(column).copied()).collect()))
        });
        let column = |(key, values): (&String, Values)| TableColumn {
            key: key.clone().into(),
            vi: key.clone(),
            en: key.clone(),
            unit: Unit::None,
            values,
        };
        let rows = Values::Whole(self.groups.iter().map(|group| Some(group.rows.into())).collect());
        let rows = TableColumn { vi: "Số dòng".into(), en: "Rows".into(), ..column((&"rows".to_owned(), rows)) };
        let title = |text: &str| [text, &self.by.join(" × ")].concat();
        Table {
            name: "breakdown".into(),
            vi: title("Phân tổ theo "),
            en: title("Breakdown by "),
            columns: names.map(column).chain([rows]).chain(sums.map(column)).collect(),
            notes: Vec::new(),
        }
    }

    /// Puts groups in the order of their names, each once; `None` past 2¹²⁷.
    fn fill(&mut self, all: &[&(Numbers, Group)]) -> Option<()> {
        let count = u32::try_from(all.len()).ok()?;
        let mut order: Vec<u32> = (0..count).collect();
        for (column, names) in self.names.iter().enumerate().rev() {
            let place =
                |row: u32| all.get(row as usize).and_then(|(places, _)| places.get(column)).map_or(0, |n| *n as usize);
            (order, _) = distribute(order.into_iter(), all.len(), names.len(), place);
        }
        self.places.reserve(all.len());
        self.groups.reserve(all.len());
        for (places, group) in order.iter().filter_map(|row| all.get(*row as usize)) {
            match (self.places.last(), self.groups.last_mut()) {
                (Some(last), Some(known)) if last == places => known.add(group)?,
                _ => {
                    self.places.push(*places);
                    self.groups.push(*group);
                }
            }
        }
        Some(())
    }

    /// The columns of names.
    pub fn by(&self) -> &[String] {
        &self.by
    }

    /// The columns that are added up.
    pub fn sums(&self) -> &[String] {
        &self.sums
    }

    /// Each combination of names (`None` where a row has none), its rows, and its sums, in the order of the names.
    pub fn groups(&self) -> impl ExactSizeIterator<Item = (Vec<Option<&str>>, u64, &[i128])> {
        self.places.iter().zip(&self.groups).map(|(places, group)| {
            let names = self.names.iter().zip(places);
            let names = names.map(|(names, place)| names.get(*place as usize).and_then(Option::as_deref));
            (names.collect(), group.rows, group.sums.get(..self.sums.len()).unwrap_or_default())
        })
    }
}

/// Breaks a register down by names, batch by batch, on that many threads.
///
/// ```
/// use std::{ops::ControlFlow, sync::Arc};
/// use arrow_array::{ArrayRef, Int64Array, RecordBatch, RecordBatchIterator, StringArray};
/// use thads_metrics_arrow::breakdown;
///
/// let nature: ArrayRef = Arc::new(StringArray::from(vec!["dân sự", "hình sự", "dân sự"]));
/// let due: ArrayRef = Arc::new(Int64Array::from(vec![1 << 62; 3]));
/// let register = RecordBatch::try_from_iter([("nature", nature), ("due", due)])?;
/// let reader = RecordBatchIterator::new([Ok(register.clone())], register.schema());
/// let (by, sums) = (["nature".to_owned()], ["due".to_owned()]);
/// let down = breakdown(reader, &by, &sums, 1, |_| ControlFlow::Continue(()))?;
/// let (names, rows, sums) = down.groups().next().ok_or("no rows")?;
/// assert_eq!((names, rows, sums), (vec![Some("dân sự")], 2, [1_i128 << 63].as_slice()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// `by` are columns as those of a tally (dictionary, utf8, utf8view, integer); `sums`, at most [`MOST`], columns of
/// int64 or decimal128 without decimals, in which nothing may be missing. `watch` as for a tally.
/// Errors: a column missing, twice or of another type, a missing amount, sums past 2¹²⁷, a stream that breaks off.
pub fn breakdown<'r>(
    register: impl Into<Source<'r>>,
    by: &[String],
    sums: &[String],
    threads: usize,
    mut watch: impl FnMut(u64) -> ControlFlow<()>,
) -> Result<Breakdown, TallyError> {
    let source = register.into();
    let counted = by.iter().chain(sums).any(|name| name == "rows");
    let twice = by.iter().chain(sums).enumerate().any(|(at, name)| by.iter().chain(sums).take(at).any(|n| n == name));
    if by.is_empty() || by.len() > MOST_NAMES || twice || counted || sums.len() > MOST {
        let got = by.iter().chain(sums).map(String::as_str).collect::<Vec<_>>().join(", ");
        return Err(TallyError::Breakdown { got, names: MOST_NAMES, sums: MOST });
    }
    let mut layout = Layout::new(&source, by, sums)?;
    let worker = || Worker::new(by.len(), sums.len());
    let mut workers: Vec<Worker> = std::iter::repeat_with(worker).take(threads.max(1)).collect();
    in_rounds(source.reader, &mut workers, |batch, first| layout.rows(batch, first), &mut watch)?;
    gather(workers, &layout, by, sums)
}

fn gather(mut workers: Vec<Worker>, layout: &Layout, by: &[String], sums: &[String]) -> Result<Breakdown, TallyError> {
    if let Some((first, others)) = workers.split_first_mut() {
        for other in others {
            first.absorb(other);
        }
        first.empty();
    }
    let mut missing = Odd::default();
    for worker in &workers {
        missing.merge(&worker.missing);
    }
    if missing != Odd::default() {
        return Err(TallyError::Inconsistent { rows: missing.rows(), reasons: list(Reason::Null, &missing) });
    }
    // The names that rows have, in their order; and each worker's combinations by where their names stand there.
    let mut names = Vec::new();
    for column in 0..by.len() {
        names.push(place_names(&mut workers, layout, column));
    }
    let all: Vec<&(Numbers, Group)> = workers.iter().flat_map(|worker| &worker.totals).collect();
    let mut breakdown =
        Breakdown { by: by.to_vec(), sums: sums.to_vec(), names, places: Vec::new(), groups: Vec::new() };
    let too_large = workers.iter().any(|worker| worker.too_large) || breakdown.fill(&all).is_none();
    if too_large { Err(TallyError::TooLarge { group: by.join(", ") }) } else { Ok(breakdown) }
}

/// The names of a column that rows have, in their order; the workers' numbers become places among these.
fn place_names(workers: &mut [Worker], layout: &Layout, column: usize) -> Vec<Option<String>> {
    let name = |worker: &Worker, number: u32| {
        let shared = layout.by.get(column).and_then(|(_, dictionaries)| dictionaries.name(number));
        shared.or_else(|| worker.names.get(column)?.get(number)).map(str::to_owned)
    };
    let met = |worker: &Worker| -> BTreeMap<u32, Option<String>> {
        let numbers = || worker.totals.iter().filter_map(|(key, _)| key.get(column).copied());
        let mut is_met = vec![false; numbers().max().map_or(0, |most| (most as usize).saturating_add(1))];
        for number in numbers() {
            if let Some(is_met) = is_met.get_mut(number as usize) {
                *is_met = true;
            }
        }
        let met = (0..).zip(is_met).filter(|(_, is_met)| *is_met);
        met.map(|(number, _)| (number, name(worker, number))).collect()
    };
    let met: Vec<BTreeMap<u32, Option<String>>> = workers.iter().map(met).collect();
    let names: BTreeSet<&Option<String>> = met.iter().flat_map(BTreeMap::values).collect();
    let places: BTreeMap<&Option<String>, u32> = names.iter().copied().zip(0..).collect();
    for (worker, met) in workers.iter_mut().zip(&met) {
        let most = met.keys().next_back().map_or(0, |number| *number as usize);
        let mut place = vec![0; most.saturating_add(1)];
        for (number, name) in met {
            if let (Some(slot), Some(at)) = (place.get_mut(*number as usize), places.get(name)) {
                *slot = *at;
            }
        }
        for (key, _) in &mut worker.totals {
            if let Some(number) = key.get_mut(column) {
                *number = place.get(*number as usize).copied().unwrap_or_default();
            }
        }
    }
    names.into_iter().cloned().collect()
}

/// Puts groups in the order of their keys, each once; `false` past 2¹²⁷.
fn merge(groups: &mut Vec<(Numbers, Group)>) -> bool {
    groups.sort_unstable_by_key(|(key, _)| *key);
    let mut fits = true;
    groups.dedup_by(|(next, more), (key, group)| {
        let same = next == key;
        if same {
            fits &= group.add(more).is_some();
        }
        same
    });
    fits
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
    fn new(source: &Source<'_>, by: &[String], sums: &[String]) -> Result<Self, TallyError> {
        let schema = source.reader.schema();
        let got = || schema.fields().iter().map(|field| field.name().as_str()).collect::<Vec<_>>().join(", ");
        let find =
            |name: &String| schema.index_of(name).map_err(|_| TallyError::Missing { column: name.clone(), got: got() });
        let named = |name| {
            let numbering = Numbering::ByName(Names::default());
            Ok((find(name)?, Dictionaries::new(numbering, source.categories(name))))
        };
        Ok(Self {
            by: by.iter().map(named).collect::<Result<_, TallyError>>()?,
            sums: sums.iter().map(find).collect::<Result<_, _>>()?,
            schema,
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
        Ok(Rows { first_row, by: by.collect::<Result<_, _>>()?, sums: sums.collect::<Result<_, _>>()? })
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
    /// What cells were emptied into, by the numbers of the names; a key may be there more than once.
    totals: Vec<(Numbers, Group)>,
    /// How many there were when last each key was there once.
    merged: usize,
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
        Box::new(Self { numbers: [0; CHUNK], groups: [0; CHUNK], places: [0; CHUNK], copies: [[0; CHUNK]; MOST] })
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
            totals: Vec::new(),
            merged: 0,
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
            let mut sums = [0; MOST];
            sums.iter_mut().zip(amounts).for_each(|(sum, amount)| *sum = amount);
            self.totals.push((self.places.key(*group), Group { rows: 1, sums }));
        }
        self.compact();
    }

    /// Merges the totals once they have become many.
    fn compact(&mut self) {
        if self.totals.len() > self.merged.saturating_mul(2).saturating_add(1 << 16) {
            self.too_large |= !merge(&mut self.totals);
            self.merged = self.totals.len();
        }
    }

    /// Takes over another's sums, if both have them at the same places; else the other empties its own.
    fn absorb(&mut self, other: &mut Self) {
        let is_named = |worker: &Self| worker.names.iter().any(|names| names.end() > 1);
        let bound = self.bound.saturating_add(other.bound);
        if bound > LIMIT || is_named(self) || is_named(other) || !self.places.are_those_of(&other.places) {
            return other.empty();
        }
        self.cells.absorb(&mut other.cells);
        (self.bound, other.bound) = (bound, 0);
    }

    /// Empties the sums into the totals.
    fn empty(&mut self) {
        let Self { places, cells, totals, .. } = self;
        cells.drain(|place, count, first, rest| {
            let mut sums = [0; MOST];
            let all = [first].into_iter().chain(rest.iter().copied());
            sums.iter_mut().zip(all).for_each(|(sum, amount)| *sum = amount.into());
            totals.push((places.key(places.of(place).0), Group { rows: count.unsigned_abs(), sums }));
        });
        self.bound = 0;
        self.compact();
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
