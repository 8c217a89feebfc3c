//! A register that an engine has grouped already ([`Tally::from_groups`]).
//!
//! | column | type | meaning |
//! |---|---|---|
//! | those of `by`, `status` | as in a register | whose cases they are, and how they stand |
//! | `amounts` | text | what sense the amounts of each case make: left, nothing_left, or a [`Reason`] |
//! | `rows` | integer, decimal or digits | how many cases |
//! | `first_accepted_on`, `last_accepted_on`, `first_closed_on`, `last_closed_on` | date32 | within which days |
//! | `due`, and `collected`, … | integer, decimal or digits | sums |
//!
//! Each group is put to the core as one case, with its first days and its sums: what a case adds is linear in its
//! amounts, once it is known what sense they make. That the period treats all days of a group alike is not trusted but
//! proved: if the first and the last lie on the same side of each boundary, so do those between.

use crate::tally::error::TallyError;
use arrow_array::{Array as _, Date32Array, RecordBatch, RecordBatchReader, StringArray};
use thads_metrics::{
    Amount, Date, Status,
    case::{Facts, Outcome},
    flow::ColumnSums,
    text::names_nothing,
};

use super::{
    columns::{column, days, digits, names, numbers, text},
    group::Group,
    reason::{Cause, Reason},
    register::AMOUNTS,
    result::{Inconsistent, Tally, TallySpec},
    rule_table::{OPEN_DAY, RuleTable},
};

/// How many cases a group is.
pub(super) const ROWS: &str = "rows";
/// What sense the amounts of each case make.
pub(super) const KIND: &str = "amounts";
/// The first and the last day on which its cases were accepted.
pub(super) const ACCEPTED: [&str; 2] = ["first_accepted_on", "last_accepted_on"];
/// The first and the last day on which they were closed.
pub(super) const CLOSED: [&str; 2] = ["first_closed_on", "last_closed_on"];

/// What sense the amounts of a case make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// None.
    Inconsistent(Reason),
    /// Something is left of what was due.
    Left,
    /// Nothing is left of it.
    NothingLeft,
}

impl Kind {
    const ALL: [Self; 6] = [
        Self::Inconsistent(Reason::Null),
        Self::Inconsistent(Reason::Negative),
        Self::Inconsistent(Reason::TooLarge),
        Self::Inconsistent(Reason::MoreThanDue),
        Self::Left,
        Self::NothingLeft,
    ];

    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Inconsistent(reason) => reason.key(),
            Self::Left => "left",
            Self::NothingLeft => "nothing_left",
        }
    }
}

/// Refuses, besides what no tally is by, the columns that groups have of their own.
pub(super) fn check_by(spec: &TallySpec) -> Result<(), TallyError> {
    spec.check_by()?;
    let own = |name: &String| [ROWS, KIND].iter().chain(&ACCEPTED).chain(&CLOSED).any(|own| own == name);
    if spec.by().iter().any(own) {
        return Err(TallyError::By { got: spec.by().join(", ") });
    }
    Ok(())
}

impl Tally {
    /// The tally of a register from its groups: what an engine answers to [`tally_sql`](super::tally_sql).
    ///
    /// Equal to the tally of the register itself, but of inconsistent rows only the number is known: their
    /// [`first`](Inconsistent::first) is empty. Errors: a column missing or of another type, a group that contradicts itself or
    /// holds days that the period does not treat alike, a stream that breaks off, sums over [`Amount::MAX`].
    pub fn from_groups(reader: impl RecordBatchReader, spec: &TallySpec) -> Result<Self, TallyError> {
        check_by(spec)?;
        let rules = RuleTable::new(spec.period(), spec.regime().regime(), spec.assumed());
        let mut tally = Self::empty(spec.clone());
        let mut done = 0;
        for batch in reader {
            let batch = batch.map_err(|error| TallyError::Broken { why: error.to_string() })?;
            let groups = Groups::new(&batch, spec.by(), done)?;
            for row in 0..batch.num_rows() {
                groups.add(row, &rules, &mut tally)?;
            }
            done = done.saturating_add(batch.num_rows());
        }
        tally.one_name_each()
    }
}

/// A batch of groups.
struct Groups {
    /// How many came before.
    done: usize,
    by: Vec<StringArray>,
    status: StringArray,
    kind: StringArray,
    rows: StringArray,
    accepted: [Date32Array; 2],
    closed: [Date32Array; 2],
    /// As [`AMOUNTS`]; `None` for a column that the register does not have.
    sums: [Option<StringArray>; 5],
}

impl Groups {
    fn new(batch: &RecordBatch, by: &[String], done: usize) -> Result<Self, TallyError> {
        let named = |name: &str| names(name, column(batch, name)?);
        let between =
            |[first, last]: [&str; 2]| Ok([days(first, column(batch, first)?)?, days(last, column(batch, last)?)?]);
        let mut sums = [const { None }; 5];
        for (sum, name) in sums.iter_mut().zip(AMOUNTS) {
            *sum = batch.column_by_name(name).map(|column| numbers(name, column)).transpose()?;
        }
        let [due, ..] = AMOUNTS;
        column(batch, due)?;
        Ok(Self {
            done,
            by: by.iter().map(|name| named(name)).collect::<Result<_, _>>()?,
            status: named("status")?,
            kind: named(KIND)?,
            rows: numbers(ROWS, column(batch, ROWS)?)?,
            accepted: between(ACCEPTED)?,
            closed: between(CLOSED)?,
            sums,
        })
    }

    /// Puts a group to the core, and what it adds to the tally.
    fn add(&self, row: usize, rules: &RuleTable, tally: &mut Tally) -> Result<(), TallyError> {
        let rows = self.rows(row)?;
        tally.rows = tally.rows.saturating_add(rows);
        let name = |names| text(names, row).filter(|name| !names_nothing(name)).map(str::to_owned);
        let by: Option<Vec<String>> = self.by.iter().map(name).collect();
        let facts = self.facts(row, rules)?;
        let facts = facts.map_err(Cause::from);
        let outcomes = facts.and_then(|facts| rules.ask_core(&facts).map_err(|error| Cause::of(&error)));
        let cause = match (outcomes, by) {
            (Ok(outcomes), Some(by)) => {
                let group = times(&outcomes, rows).ok_or_else(|| TallyError::TooLarge { group: by.join(", ") })?;
                return tally.add_group(&by, &group);
            }
            (_, None) => Reason::Null.into(),
            (Err(cause), Some(_)) => cause,
        };
        tally.inconsistent.entry(cause.reason).or_default().merge(&Inconsistent::of(cause, rows));
        Ok(())
    }

    /// The case that stands for a group, or the reason why its cases can't be tallied: of several the one that a row of a
    /// register has.
    fn facts(&self, row: usize, rules: &RuleTable) -> Result<Result<Facts, Reason>, TallyError> {
        let kind = self.kind(row)?;
        let [accepted, closed] = self.days(row, rules)?;
        let (Some(status), Some(accepted), true) =
            (text(&self.status, row), accepted, kind != Kind::Inconsistent(Reason::Null))
        else {
            return Ok(Err(Reason::Null));
        };
        let Some(status) = Status::in_words(status) else { return Ok(Err(Reason::Status)) };
        let (Some(accepted_on), Ok(closed_on)) =
            (Date::from_days(accepted), closed.map(|day| Date::from_days(day).ok_or(())).transpose())
        else {
            return Ok(Err(Reason::Day));
        };
        let case = Facts { closed_on, ..Facts::new(status, accepted_on) };
        match kind {
            // By how much is of no account.
            Kind::Inconsistent(Reason::MoreThanDue) => Ok(Ok(Facts { collected: Amount::MAX, ..case })),
            Kind::Inconsistent(reason) => Ok(Err(reason)),
            _ => self.sums(row, kind, case).map(Ok),
        }
    }

    /// The case with the sums of its group.
    fn sums(&self, row: usize, kind: Kind, case: Facts) -> Result<Facts, TallyError> {
        let mut amounts = [Amount::ZERO; 5];
        for ((amount, sums), name) in amounts.iter_mut().zip(&self.sums).zip(AMOUNTS) {
            let Some(sums) = sums else { continue };
            let sum = text(sums, row).and_then(digits).ok_or_else(|| self.refuse(row, name, "≥ 0", text(sums, row)))?;
            let sum = sum.parse().ok().and_then(|sum| Amount::new(sum).ok());
            let group = || self.by.iter().filter_map(|names| text(names, row)).collect::<Vec<_>>().join(", ");
            *amount = sum.ok_or_else(|| TallyError::TooLarge { group: group() })?;
        }
        let [due, collected, terminated_amount, reduced_amount, entrusted_amount] = amounts;
        let parts = [collected, terminated_amount, reduced_amount, entrusted_amount];
        // Four amounts of at most 10³⁶ are far below 2¹²⁸.
        let done = parts.iter().fold(0_u128, |sum, part| sum.saturating_add(part.dong()));
        let meant = match done.cmp(&due.dong()) {
            std::cmp::Ordering::Less => Kind::Left,
            std::cmp::Ordering::Equal => Kind::NothingLeft,
            std::cmp::Ordering::Greater => Kind::Inconsistent(Reason::MoreThanDue),
        };
        if kind != meant {
            return Err(self.refuse(row, KIND, meant.key(), Some(kind.key())));
        }
        Ok(Facts { due, collected, terminated_amount, reduced_amount, entrusted_amount, ..case })
    }

    fn rows(&self, row: usize) -> Result<u64, TallyError> {
        let rows = text(&self.rows, row).and_then(digits).and_then(|rows| rows.parse().ok());
        rows.filter(|rows| *rows > 0).ok_or_else(|| self.refuse(row, ROWS, "≥ 1", text(&self.rows, row)))
    }

    fn kind(&self, row: usize) -> Result<Kind, TallyError> {
        let got = text(&self.kind, row);
        let kind = Kind::ALL.into_iter().find(|kind| got == Some(kind.key()));
        kind.ok_or_else(|| self.refuse(row, KIND, &Kind::ALL.map(Kind::key).join(", "), got))
    }

    /// The first days of accepting and of closing, if there is no boundary between them and the last.
    fn days(&self, row: usize, rules: &RuleTable) -> Result<[Option<i32>; 2], TallyError> {
        let get = |days: &Date32Array| days.is_valid(row).then(|| days.value(row));
        let ([first_accepted, last_accepted], [first_closed, last_closed]) =
            (self.accepted.each_ref().map(get), self.closed.each_ref().map(get));
        let side = |accepted: Option<i32>, closed: Option<i32>| {
            let is_known = |day: Option<i32>| day.map(|day| Date::from_days(day).is_some());
            let latest = OPEN_DAY.saturating_sub(1);
            let bits = rules.bits(accepted.unwrap_or(0), closed.map_or(OPEN_DAY, |day| day.min(latest)));
            (bits, is_known(accepted), is_known(closed))
        };
        let is_ordered = first_accepted <= last_accepted && first_closed <= last_closed;
        if !is_ordered || side(first_accepted, first_closed) != side(last_accepted, last_closed) {
            let number = |day: i32| Date::from_days(day).map_or_else(|| day.to_string(), |day| day.to_string());
            let day = |day: Option<i32>| day.map_or_else(|| "null".to_owned(), number);
            return Err(TallyError::Boundary {
                row: self.number(row),
                period: rules.period,
                accepted: format!("{} – {}", day(first_accepted), day(last_accepted)),
                closed: format!("{} – {}", day(first_closed), day(last_closed)),
            });
        }
        Ok([first_accepted, first_closed])
    }

    fn number(&self, row: usize) -> u64 {
        self.done.saturating_add(row) as u64
    }

    fn refuse(&self, row: usize, column: &str, expected: &str, got: Option<&str>) -> TallyError {
        let (column, expected) = (column.to_owned(), expected.to_owned());
        TallyError::Group { row: self.number(row), column, expected, got: got.unwrap_or("null").to_owned() }
    }
}

/// What so many cases add that together have the money of this one; `None` past 2¹²⁸.
fn times(outcomes: &[Outcome; 2], rows: u64) -> Option<Group> {
    let mut group = Group::default();
    group.tally(outcomes)?;
    let mut cases = ColumnSums::default();
    for item in ColumnSums::ITEMS {
        cases.add(item, group.cases.get(item).checked_mul(rows.into())?)?;
    }
    let set_aside = group.set_aside.map(|case| case.saturating_mul(rows));
    Some(Group { cases, set_aside, ..group })
}
