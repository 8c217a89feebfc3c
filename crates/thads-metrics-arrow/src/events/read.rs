//! From record batches to a [`Log`].

use std::{collections::HashMap, ops::ControlFlow};

use crate::tally::error::TallyError;
use arrow_array::{RecordBatch, RecordBatchReader};
use arrow_schema::SchemaRef;
use thads_metrics::case::Event;

use super::{
    codes::{Codes, MISSING},
    log::{Calendar, Log, NONE, Row, WIDE, When},
};
use crate::{
    kernel::{amounts::Amounts, days::Days},
    tally::Reason,
};

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
        let by_office = by.iter().map(String::as_str).eq(["office"]);
        let group = |name: &String| Ok((find(name)?, Codes::of_groups(name)));
        let columns = by.iter().filter(|_| !by_office).map(group).collect::<Result<_, TallyError>>()?;
        Ok(Self {
            case: (find("case")?, Codes::default()),
            office: (find("office")?, Codes::of_groups("office")),
            event: (find("event")?, Codes::named()),
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
        let days = Days::new("day", column(self.day)?)?;
        let amounts = Amounts::new("amount", column(self.amount)?)?;

        for word in self.event.1.names().iter().skip(self.words.len()) {
            let code = word.parse().ok().and_then(|event: Event| Event::all().position(|known| known == event));
            self.words.push(code.and_then(|code| u8::try_from(code).ok()).unwrap_or(When::UNKNOWN));
        }
        let events = events.iter().map(|word| self.words.get(*word as usize).copied().unwrap_or(When::NULL));
        self.rows.reserve(batch.num_rows());
        for (row, (event, office)) in events.zip(offices).enumerate() {
            let when = match days.get(row).map(|day| self.calendar.number(day)) {
                Some(Some(day)) => When::new(day, event),
                Some(None) => When::never(Reason::Day),
                None => When::never(Reason::Null),
            };
            let amount = narrow(amounts.get(row), first.saturating_add(row), &mut self.wide);
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

/// An amount as it is kept: one of more than 64 bits apart, by its row.
fn narrow(amount: Option<i128>, row: usize, wide: &mut HashMap<u32, i128>) -> i64 {
    let Some(amount) = amount else { return NONE };
    match i64::try_from(amount) {
        Ok(narrow) if narrow > WIDE => narrow,
        _ => u32::try_from(row).map_or(NONE, |row| {
            wide.insert(row, amount);
            WIDE
        }),
    }
}
