//! A batch of the register, its columns found and their types checked ([`Register`]).

use crate::tally::error::TallyError;
use arrow_array::RecordBatch;
use arrow_schema::SchemaRef;
use thads_metrics::vocabulary::register_column;
use thads_metrics::{Amount, Date, case::Facts};

use super::{
    reason::Reason,
    rule_table::{self, NO_STATUS},
};
use crate::{
    kernel::{
        amounts::Amounts,
        days::Days,
        keys::{Dictionaries, Key, Numbering},
        names::Names,
    },
    source::Source,
};

/// The columns of amounts: what is due, and what was done with it.
pub(super) const AMOUNTS: [&str; 5] = ["due", "collected", "terminated_amount", "reduced_amount", "entrusted_amount"];

/// The columns that the rule reads besides.
const OTHERS: [&str; 3] = ["status", "accepted_on", "closed_on"];

/// The columns that the rule reads, and that no tally is by.
pub(super) const TALLIED: [&str; 8] = {
    let ([a, b, c, d, e], [f, g, h]) = (AMOUNTS, OTHERS);
    [a, b, c, d, e, f, g, h]
};

/// A batch.
#[derive(Debug)]
pub(super) struct Register {
    /// The number of its first row in the whole register.
    pub(super) first_row: u64,
    pub(super) by: Vec<Key>,
    pub(super) status: Key,
    pub(super) accepted: Days,
    pub(super) closed: Days,
    /// As [`AMOUNTS`]; `None` for a column that the register does not have.
    pub(super) amounts: [Option<Amounts>; 5],
}

/// Where the columns stand in a stream, and the dictionaries met in it.
#[derive(Debug)]
pub(super) struct Layout {
    schema: SchemaRef,
    pub(super) by: Vec<(usize, Dictionaries)>,
    status: (usize, Dictionaries),
    days: [usize; 2],
    amounts: [Option<usize>; 5],
}

impl Layout {
    pub(super) fn new(source: &Source<'_>, by: &[String]) -> Result<Self, TallyError> {
        let schema = source.reader.schema();
        // By its name, else by the words that registers head it with.
        let place = |name: &str| -> Result<Option<usize>, TallyError> {
            if let Ok(at) = schema.index_of(name) {
                return Ok(Some(at));
            }
            let fields = schema.fields().iter().enumerate();
            let mut headed = fields.filter(|(_, field)| register_column(field.name()) == Some(name)).map(|(at, _)| at);
            let first = headed.next();
            if headed.next().is_some() { Err(TallyError::Twice { column: name.to_owned() }) } else { Ok(first) }
        };
        let find = |name: &str| {
            let got = || schema.fields().iter().map(|field| field.name().as_str()).collect::<Vec<_>>().join(", ");
            place(name)?.ok_or_else(|| TallyError::Missing { column: name.to_owned(), got: got() })
        };
        let read = |name: &str| by.iter().map(String::as_str).chain(TALLIED).any(|read| read == name);
        let fields = || schema.fields().iter().map(|field| field.name().as_str());
        let is_again = |(at, name): &(usize, &str)| read(name) && fields().take(*at).any(|other| other == *name);
        let mut twice = fields().enumerate().filter(is_again);
        if let Some((_, column)) = twice.next() {
            return Err(TallyError::Twice { column: column.to_owned() });
        }
        let [due, rest @ ..] = AMOUNTS;
        let [status, accepted, closed] = OTHERS;
        let mut amounts = [None; 5];
        for (slot, name) in amounts.iter_mut().zip([due].into_iter().chain(rest)) {
            *slot = place(name)?;
        }
        find(due)?;
        let coded = |name: &str, numbering| {
            let at = find(name)?;
            let written = schema.fields().get(at).map_or(name, |field| field.name());
            Ok((at, Dictionaries::new(numbering, source.categories(written))))
        };
        let named = |name: &String| coded(name, Numbering::ByName(Names::shown()));
        Ok(Self {
            by: by.iter().map(named).collect::<Result<_, TallyError>>()?,
            status: coded(status, Numbering::As(rule_table::of_status))?,
            days: [find(accepted)?, find(closed)?],
            amounts,
            schema,
        })
    }

    /// Which amounts after what is due the register has.
    pub(super) fn parts(&self) -> Vec<usize> {
        (1..AMOUNTS.len()).filter(|column| self.amounts.get(*column).is_some_and(Option::is_some)).collect()
    }

    /// A batch of the stream, whose first row has that number.
    pub(super) fn register(&mut self, batch: &RecordBatch, first_row: u64) -> Result<Register, TallyError> {
        let name = |at: usize| self.schema.fields().get(at).map_or("", |field| field.name().as_str());
        let column = |at: usize| {
            let missing = || TallyError::Broken { why: format!("a batch without the column {}", name(at)) };
            batch.columns().get(at).ok_or_else(missing)
        };
        let by = self.by.iter_mut().map(|(at, dictionaries)| Key::new(name(*at), column(*at)?, dictionaries));
        let by = by.collect::<Result<_, TallyError>>()?;
        let [accepted, closed] = self.days;
        let mut amounts = [const { None }; 5];
        for (slot, at) in amounts.iter_mut().zip(self.amounts) {
            *slot = at.map(|at| Amounts::new(name(at), column(at)?)).transpose()?;
        }
        Ok(Register {
            first_row,
            by,
            status: Key::new(name(self.status.0), column(self.status.0)?, &mut self.status.1)?,
            accepted: Days::new(name(accepted), column(accepted)?)?,
            closed: Days::new(name(closed), column(closed)?)?,
            amounts,
        })
    }
}

impl Register {
    /// The memory of each column whose rows are of one width, and that width.
    pub(super) fn columns(&self) -> impl Iterator<Item = (&[u8], usize)> {
        let keys = self.by.iter().chain([&self.status]).filter_map(Key::bytes);
        let days = [&self.accepted, &self.closed].map(|days| (days.values.inner().as_slice(), size_of::<i32>()));
        let amounts = self.amounts.iter().flatten().map(Amounts::bytes);
        keys.chain(days).chain(amounts)
    }

    /// What a row says, for the core to decide, given the class of its status.
    pub(super) fn facts(&self, row: usize, class: u16) -> Result<Facts, Reason> {
        if class == NO_STATUS {
            return Err(Reason::Null);
        }
        let accepted_on = self.accepted.get(row).ok_or(Reason::Null)?;
        let mut amounts = [Amount::ZERO; 5];
        let mut signed = [0_i128; 5];
        for (slot, column) in signed.iter_mut().zip(&self.amounts) {
            *slot = column.as_ref().map_or(Some(0), |column| column.get(row)).ok_or(Reason::Null)?;
        }
        let status = u8::try_from(class).ok().and_then(rule_table::status).ok_or(Reason::Status)?;
        let day = |day: i32| Date::from_days(day).ok_or(Reason::Day);
        let accepted_on = day(accepted_on)?;
        let closed_on = self.closed.get(row).map(day).transpose()?;
        if signed.iter().any(|amount| *amount < 0) {
            return Err(Reason::Negative);
        }
        for (slot, amount) in amounts.iter_mut().zip(signed) {
            *slot = Amount::new(amount.unsigned_abs()).map_err(|_| Reason::TooLarge)?;
        }
        let [due, collected, terminated_amount, reduced_amount, entrusted_amount] = amounts;
        Ok(Facts {
            closed_on,
            due,
            collected,
            terminated_amount,
            reduced_amount,
            entrusted_amount,
            ..Facts::new(status, accepted_on)
        })
    }
}
