//! From record batches to a [`Log`].

use std::{collections::HashMap, ops::ControlFlow};

use arrow_array::{
    Array, ArrayRef, RecordBatch, RecordBatchReader,
    cast::AsArray as _,
    types::{Date32Type, Decimal128Type, Int64Type},
};
use arrow_schema::{DataType, SchemaRef};
use thads_metrics::{Event, error::TallyError};

use super::{
    codes::{Codes, MISSING},
    log::{Calendar, Log, NONE, Row, WIDE, When},
};
use crate::tally::Reason;

/// The columns that a log has, and that no tally is by.
pub(super) const COLUMNS: [&str; 4] = ["case", "day", "event", "amount"];

/// Rows that are read before anybody is asked whether to go on.
const PIECE: usize = 1 << 16;

/// What a log is by, and the names of its groups.
type Read = (Log, Vec<Vec<String>>);

/// A log while it is read.
struct Reader {
    schema: SchemaRef,
    case: (usize, Codes),
    office: (usize, Codes),
    event: (usize, Codes),
    day: usize,
    amount: usize,
    by: Vec<(usize, Codes)>,
    /// The numbers of groups, by those of their names; `None` where a group is an office.
    groups: Option<HashMap<Box<[u32]>, u32, hashbrown::DefaultHashBuilder>>,
    calendar: Calendar,
    /// What [`When`] makes of each word for an event, by its number.
    words: Vec<u8>,
    rows: Vec<Row>,
    cases: Vec<u32>,
    group_of: Vec<u32>,
    wide: HashMap<u32, i128>,
}

/// Reads a log; `watch` is told how many rows are read.
pub(super) fn read(
    reader: impl RecordBatchReader,
    by: &[String],
    watch: &mut impl FnMut(u64) -> ControlFlow<()>,
) -> Result<Read, TallyError> {
    let mut log = Reader::new(reader.schema(), by)?;
    for batch in reader {
        let batch = batch.map_err(|error| TallyError::Broken { why: error.to_string() })?;
        for start in (0..batch.num_rows()).step_by(PIECE) {
            let rows = PIECE.min(batch.num_rows().saturating_sub(start));
            log.add(&batch.slice(start, rows))?;
            let rows = log.rows.len() as u64;
            if watch(rows).is_break() {
                return Err(TallyError::Stopped { rows });
            }
        }
    }
    Ok(log.finish())
}

impl Reader {
    fn new(schema: SchemaRef, by: &[String]) -> Result<Self, TallyError> {
        let find = |name: &str| {
            let got = || schema.fields().iter().map(|field| field.name().as_str()).collect::<Vec<_>>().join(", ");
            schema.index_of(name).map_err(|_| TallyError::Missing { column: name.to_owned(), got: got() })
        };
        let named = |name: &str| Ok((find(name)?, Codes::named()));
        let by_office = by.iter().map(String::as_str).eq(["office"]);
        let columns = by.iter().filter(|_| !by_office).map(|name| named(name)).collect::<Result<_, TallyError>>()?;
        Ok(Self {
            case: (find("case")?, Codes::default()),
            office: named("office")?,
            event: named("event")?,
            day: find("day")?,
            amount: find("amount")?,
            by: columns,
            groups: (!by_office).then(HashMap::default),
            calendar: Calendar::new(),
            words: vec![When::NULL],
            rows: Vec::new(),
            cases: Vec::new(),
            group_of: Vec::new(),
            wide: HashMap::new(),
            schema,
        })
    }

    fn add(&mut self, batch: &RecordBatch) -> Result<(), TallyError> {
        let first = self.rows.len();
        let end = first.saturating_add(batch.num_rows());
        if u32::try_from(end).is_err() {
            return Err(TallyError::TooLong { max: u32::MAX });
        }
        let name = |at: usize| self.schema.fields().get(at).map_or("", |field| field.name().as_str());
        let column = |at: usize| {
            let missing = || TallyError::Broken { why: format!("a batch without the column {}", name(at)) };
            batch.columns().get(at).ok_or_else(missing)
        };
        let codes = |(at, codes): &mut (usize, Codes)| {
            let mut numbers = Vec::with_capacity(batch.num_rows());
            codes.add(name(*at), column(*at)?, &mut numbers).map(|()| numbers)
        };
        let (offices, events) = (codes(&mut self.office)?, codes(&mut self.event)?);
        let by = self.by.iter_mut().map(codes).collect::<Result<Vec<_>, _>>()?;
        self.case.1.add("case", column(self.case.0)?, &mut self.cases)?;
        let days = days("day", column(self.day)?)?;
        let days = days.as_primitive::<Date32Type>();
        let amounts = amounts("amount", column(self.amount)?, first, &mut self.wide)?;

        for word in self.event.1.names().iter().skip(self.words.len()) {
            let code = word.parse().ok().and_then(|event: Event| Event::all().position(|known| known == event));
            self.words.push(code.and_then(|code| u8::try_from(code).ok()).unwrap_or(When::UNKNOWN));
        }
        let events = events.iter().map(|word| self.words.get(*word as usize).copied().unwrap_or(When::NULL));
        self.rows.reserve(batch.num_rows());
        for (((event, office), day), amount) in events.zip(offices).zip(days.iter()).zip(amounts) {
            let when = match day.map(|day| self.calendar.number(day)) {
                Some(Some(day)) => When::new(day, event),
                Some(None) => When::never(Reason::Day),
                None => When::never(Reason::Null),
            };
            self.rows.push(Row { amount, when, office });
        }
        if let Some(groups) = &mut self.groups {
            for row in 0..batch.num_rows() {
                let names: Box<[u32]> = by.iter().map(|column| column.get(row).copied().unwrap_or(MISSING)).collect();
                let next = u32::try_from(groups.len().saturating_add(1)).unwrap_or(MISSING);
                let is_missing = names.contains(&MISSING);
                self.group_of.push(if is_missing { MISSING } else { *groups.entry(names).or_insert(next) });
            }
        }
        Ok(())
    }

    fn finish(self) -> Read {
        let text = |(_, codes): &(usize, Codes), number: u32| codes.names().get(number as usize).cloned();
        let names = match &self.groups {
            None => self.office.1.names().iter().map(|name| vec![name.clone()]).collect(),
            Some(groups) => {
                let mut names = vec![Vec::new(); groups.len().saturating_add(1)];
                for (numbers, group) in groups {
                    let texts = self.by.iter().zip(numbers).filter_map(|(column, number)| text(column, *number));
                    if let Some(slot) = names.get_mut(*group as usize) {
                        *slot = texts.collect();
                    }
                }
                names
            }
        };
        let groups = self.groups.map(|_| self.group_of);
        (Log::new(self.calendar, self.rows, &self.cases, self.case.1.count(), self.wide, groups), names)
    }
}

fn refuse(name: &str, array: &ArrayRef, expected: &'static str) -> TallyError {
    TallyError::Type { column: name.to_owned(), expected, got: array.data_type().to_string() }
}

/// Days as they are; times are cut to their day.
fn days(name: &str, array: &ArrayRef) -> Result<ArrayRef, TallyError> {
    let refuse = || refuse(name, array, "date32, or a timestamp without a time zone");
    match array.data_type() {
        DataType::Date32 => Ok(array.clone()),
        DataType::Date64 | DataType::Timestamp(_, None) | DataType::Null => {
            arrow_cast::cast(array, &DataType::Date32).map_err(|_| refuse())
        }
        _ => Err(refuse()),
    }
}

/// Amounts as they are kept: those of more than 64 bits apart, by row from `first` on.
fn amounts(name: &str, array: &ArrayRef, first: usize, wide: &mut HashMap<u32, i128>) -> Result<Vec<i64>, TallyError> {
    let refuse = || refuse(name, array, "int64, or decimal128 without decimals");
    let array: ArrayRef = match array.data_type() {
        DataType::Int64 | DataType::Decimal128(_, 0) => array.clone(),
        DataType::Null => arrow_cast::cast(array, &DataType::Int64).map_err(|_| refuse())?,
        plain if plain.is_integer() && *plain != DataType::UInt64 => {
            arrow_cast::cast(array, &DataType::Int64).map_err(|_| refuse())?
        }
        _ => return Err(refuse()),
    };
    let mut keep = |row: usize, amount: i128| match i64::try_from(amount) {
        Ok(narrow) if narrow > WIDE => narrow,
        _ => u32::try_from(first.saturating_add(row)).map_or(NONE, |row| {
            wide.insert(row, amount);
            WIDE
        }),
    };
    Ok(match array.as_primitive_opt::<Int64Type>() {
        Some(narrow) => (0..).zip(narrow).map(|(row, dong)| dong.map_or(NONE, |dong| keep(row, dong.into()))).collect(),
        None => {
            let amounts = array.as_primitive::<Decimal128Type>();
            (0..).zip(amounts).map(|(row, dong)| dong.map_or(NONE, |dong| keep(row, dong))).collect()
        }
    })
}
