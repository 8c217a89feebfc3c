//! How many rows, and what they add up to, for each combination of names: [`breakdown`].
//!
//! No rule is applied. Where [`tally`](crate::tally()) gives the columns of the forms, this gives any other view
//! of a register (office × status × nature, say), as exactly and as fast.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    ops::{ControlFlow, Range},
};

use arrow_array::{RecordBatch, RecordBatchReader};
use arrow_schema::SchemaRef;
use hashbrown::DefaultHashBuilder;
use pulp::Arch;
use thads_metrics::{
    error::TallyError,
    table::{Table, TableColumn, Unit, Values},
};

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
    /// The names of each column of `by`, in their order.
    names: Vec<Vec<Option<String>>>,
    /// For each combination the places of its names.
    groups: BTreeMap<Box<[u32]>, Group>,
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
    /// The names, how many rows have them, and the sums, as a table.
    pub fn table(&self) -> Table {
        let names = self.by.iter().zip(&self.names).enumerate().map(|(column, (key, names))| {
            let name = |places: &[u32]| names.get(*places.get(column)? as usize)?.clone();
            (key, Values::Text(self.groups.keys().map(|places| name(places)).collect()))
        });
        let sums = self.sums.iter().enumerate().map(|(column, key)| {
            (key, Values::Whole(self.groups.values().map(|group| group.sums.get(column).copied()).collect()))
        });
        let column = |(key, values): (&String, Values)| TableColumn {
            key: key.clone().into(),
            vi: key.clone(),
            en: key.clone(),
            unit: Unit::None,
            values,
        };
        let rows = Values::Whole(self.groups.values().map(|group| Some(group.rows.into())).collect());
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
        self.groups.iter().map(|(places, group)| {
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
pub fn breakdown(
    reader: impl RecordBatchReader,
    by: &[String],
    sums: &[String],
    threads: usize,
    mut watch: impl FnMut(u64) -> ControlFlow<()>,
) -> Result<Breakdown, TallyError> {
    let counted = by.iter().chain(sums).any(|name| name == "rows");
    let twice = by.iter().chain(sums).enumerate().any(|(at, name)| by.iter().chain(sums).take(at).any(|n| n == name));
    if by.is_empty() || twice || counted || sums.len() > MOST {
        let got = by.iter().chain(sums).map(String::as_str).collect::<Vec<_>>().join(", ");
        return Err(TallyError::Breakdown { got, most: MOST });
    }
    let mut layout = Layout::new(&reader.schema(), by, sums)?;
    let worker = || Worker::new(by.len(), sums.len());
    let mut workers: Vec<Worker> = std::iter::repeat_with(worker).take(threads.max(1)).collect();
    in_rounds(reader, &mut workers, |batch, first| layout.rows(batch, first), &mut watch)?;
    gather(workers, &layout, by, sums)
}

fn gather(mut workers: Vec<Worker>, layout: &Layout, by: &[String], sums: &[String]) -> Result<Breakdown, TallyError> {
    let mut missing = Odd::default();
    for worker in &mut workers {
        worker.empty();
        missing.merge(&worker.missing);
    }
    let name = |worker: &Worker, column: usize, number: u32| {
        let shared = layout.by.get(column).and_then(|(_, dictionaries)| dictionaries.name(number));
        shared.or_else(|| worker.names.get(column)?.get(number)).map(str::to_owned)
    };
    // The names that rows have, in their order, and for each worker where its numbers stand in it.
    let mut all = Breakdown { by: by.to_vec(), sums: sums.to_vec(), names: Vec::new(), groups: BTreeMap::new() };
    let mut places: Vec<Vec<HashMap<u32, u32, DefaultHashBuilder>>> = vec![Vec::new(); workers.len()];
    for column in 0..by.len() {
        let met = |worker: &Worker| -> BTreeMap<u32, Option<String>> {
            let numbers: BTreeSet<u32> =
                worker.totals.keys().filter_map(|numbers| numbers.get(column).copied()).collect();
            numbers.into_iter().map(|number| (number, name(worker, column, number))).collect()
        };
        let met: Vec<BTreeMap<u32, Option<String>>> = workers.iter().map(met).collect();
        let names: BTreeSet<&Option<String>> = met.iter().flat_map(BTreeMap::values).collect();
        let place: BTreeMap<&Option<String>, u32> = names.iter().copied().zip(0..).collect();
        for (places, met) in places.iter_mut().zip(&met) {
            places.push(met.iter().filter_map(|(number, name)| Some((*number, *place.get(name)?))).collect());
        }
        all.names.push(names.into_iter().cloned().collect());
    }
    for (worker, places) in workers.iter().zip(&places) {
        for (numbers, group) in &worker.totals {
            let place = |(number, places): (&u32, &HashMap<_, _, _>)| places.get(number).copied().unwrap_or_default();
            let known = all.groups.entry(numbers.iter().zip(places).map(place).collect()).or_default();
            let added = known.add(group.rows, group.sums.into_iter());
            if worker.too_large || added.is_none() {
                let names = numbers.iter().enumerate().filter_map(|(column, number)| name(worker, column, *number));
                return Err(TallyError::TooLarge { group: names.collect::<Vec<_>>().join(", ") });
            }
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
        let find =
            |name: &String| schema.index_of(name).map_err(|_| TallyError::Missing { column: name.clone(), got: got() });
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
    totals: HashMap<Box<[u32]>, Group, DefaultHashBuilder>,
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
            totals: HashMap::default(),
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
