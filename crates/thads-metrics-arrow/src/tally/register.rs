//! A batch of the register, its columns found and their types checked ([`Register`]).

use std::sync::Arc;

use arrow_array::{
    Array, ArrayRef, RecordBatch,
    cast::AsArray as _,
    types::{Date32Type, Decimal128Type, Int64Type},
};
use arrow_buffer::{NullBuffer, ScalarBuffer};
use arrow_schema::{DataType, SchemaRef};
use thads_metrics::{Amount, Date, Facts, error::TallyError};

use super::{
    keys::{Dictionaries, Key, NO_STATUS, Numbering},
    law::{self, Bits},
    names::Names,
    reason::Reason,
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

/// Days, some missing.
#[derive(Debug)]
pub(super) struct Days {
    pub(super) values: ScalarBuffer<i32>,
    pub(super) nulls: Option<NullBuffer>,
}

/// Amounts, some missing.
#[derive(Debug)]
pub(super) struct Amounts {
    pub(super) values: Digits,
    pub(super) nulls: Option<NullBuffer>,
}

/// The two widths of amounts.
#[derive(Debug)]
pub(super) enum Digits {
    Narrow(ScalarBuffer<i64>),
    Wide(ScalarBuffer<i128>),
}

/// A batch.
#[derive(Debug)]
pub(super) struct Register {
    pub(super) rows: usize,
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
    rows: u64,
}

impl Layout {
    pub(super) fn new(schema: SchemaRef, by: &[String]) -> Result<Self, TallyError> {
        let find = |name: &str| {
            let got = || schema.fields().iter().map(|field| field.name().as_str()).collect::<Vec<_>>().join(", ");
            schema.index_of(name).map_err(|_| TallyError::Missing { column: name.to_owned(), got: got() })
        };
        let [due, rest @ ..] = AMOUNTS;
        let [status, accepted, closed] = OTHERS;
        let mut amounts = [None; 5];
        for (slot, name) in amounts.iter_mut().zip([due].into_iter().chain(rest)) {
            *slot = schema.index_of(name).ok();
        }
        find(due)?;
        let named = |name: &String| Ok((find(name)?, Dictionaries::new(Numbering::ByName(Names::default()))));
        Ok(Self {
            by: by.iter().map(named).collect::<Result<_, TallyError>>()?,
            status: (find(status)?, Dictionaries::new(Numbering::ByStatus)),
            days: [find(accepted)?, find(closed)?],
            amounts,
            rows: 0,
            schema,
        })
    }

    /// Which amounts after what is due the register has.
    pub(super) fn parts(&self) -> Vec<usize> {
        (1..AMOUNTS.len()).filter(|column| self.amounts.get(*column).is_some_and(Option::is_some)).collect()
    }

    /// A batch of the stream.
    pub(super) fn register(&mut self, batch: &RecordBatch) -> Result<Register, TallyError> {
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
        let register = Register {
            rows: batch.num_rows(),
            first_row: self.rows,
            by,
            status: Key::new(name(self.status.0), column(self.status.0)?, &mut self.status.1)?,
            accepted: Days::new(name(accepted), column(accepted)?)?,
            closed: Days::new(name(closed), column(closed)?)?,
            amounts,
        };
        self.rows = self.rows.saturating_add(batch.num_rows() as u64);
        Ok(register)
    }
}

fn refuse(name: &str, array: &ArrayRef, expected: &'static str) -> TallyError {
    TallyError::Type { column: name.to_owned(), expected, got: array.data_type().to_string() }
}

impl Days {
    /// Days as they are; times are cut to their day.
    fn new(name: &str, array: &ArrayRef) -> Result<Self, TallyError> {
        let refuse = || refuse(name, array, "date32, or a timestamp without a time zone");
        let days = match array.data_type() {
            DataType::Date32 => array.clone(),
            DataType::Date64 | DataType::Timestamp(_, None) | DataType::Null => {
                arrow_cast::cast(array, &DataType::Date32).map_err(|_| refuse())?
            }
            _ => return Err(refuse()),
        };
        let days = days.as_primitive::<Date32Type>();
        Ok(Self { values: days.values().clone(), nulls: days.nulls().cloned() })
    }

    fn get(&self, row: usize) -> Option<i32> {
        valid(self.nulls.as_ref(), row).then(|| self.values.get(row).copied())?
    }
}

impl Amounts {
    fn new(name: &str, array: &ArrayRef) -> Result<Self, TallyError> {
        let array: ArrayRef = match array.data_type() {
            DataType::Int64 | DataType::Decimal128(_, 0) => array.clone(),
            plain if plain.is_integer() && *plain != DataType::UInt64 => {
                arrow_cast::cast(array, &DataType::Int64).map_err(|_| refuse(name, array, "int64"))?
            }
            DataType::Null => Arc::new(arrow_array::Int64Array::new_null(array.len())),
            _ => {
                return Err(refuse(
                    name,
                    array,
                    "int64, or decimal128 without decimals; of numeric in SQL, CAST(… AS BIGINT)",
                ));
            }
        };
        let nulls = array.nulls().cloned();
        let values = match array.data_type() {
            DataType::Decimal128(..) => Digits::Wide(array.as_primitive::<Decimal128Type>().values().clone()),
            _ => Digits::Narrow(array.as_primitive::<Int64Type>().values().clone()),
        };
        Ok(Self { values, nulls })
    }

    fn get(&self, row: usize) -> Option<i128> {
        if !valid(self.nulls.as_ref(), row) {
            return None;
        }
        match &self.values {
            Digits::Narrow(values) => values.get(row).map(|value| (*value).into()),
            Digits::Wide(values) => values.get(row).copied(),
        }
    }
}

fn valid(nulls: Option<&NullBuffer>, row: usize) -> bool {
    nulls.is_none_or(|nulls| row < nulls.len() && nulls.is_valid(row))
}

impl Register {
    /// What a row says, for the core to decide; `status` as the index of the law has it.
    pub(super) fn facts(&self, row: usize, status: u32) -> Result<Facts, Reason> {
        if status == NO_STATUS {
            return Err(Reason::Null);
        }
        let accepted_on = self.accepted.get(row).ok_or(Reason::Null)?;
        let mut amounts = [Amount::ZERO; 5];
        let mut signed = [0_i128; 5];
        for (slot, column) in signed.iter_mut().zip(&self.amounts) {
            *slot = column.as_ref().map_or(Some(0), |column| column.get(row)).ok_or(Reason::Null)?;
        }
        let status = u8::try_from(status >> Bits::STATUS).ok().and_then(law::status).ok_or(Reason::Status)?;
        let day = |day: i32| Date::from_days(day).ok_or(Reason::Day);
        let accepted_on = day(accepted_on)?;
        let closed_on = self.closed.get(row).map(day).transpose()?;
        if signed.iter().any(|amount| *amount < 0) {
            return Err(Reason::Negative);
        }
        for (slot, amount) in amounts.iter_mut().zip(signed) {
            let amount = u128::try_from(amount).map_err(|_| Reason::Negative)?;
            *slot = Amount::new(amount).map_err(|_| Reason::TooLarge)?;
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
