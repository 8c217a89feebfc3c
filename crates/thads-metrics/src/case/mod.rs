//! A case ([`Case`]), and the one place that decides what it adds to a form ([`Facts::adds`]).

pub mod error;
pub mod event;
pub mod history;
pub mod outcome;

use std::fmt;

use serde::{Deserialize, Serialize};

pub use error::CaseError;
pub use event::Event;
pub use history::{Entry, History, Stay};
pub use outcome::{Adds, Outcome, SetAside};

use crate::{
    amount::Amount,
    date::Date,
    measure::{Item, Measure, status::Status},
    period::Period,
    regime::{Regime, RegimeId, rules::Place},
};

/// One register row at the cut-off date, without its office. `Copy`.
///
/// Amounts are đồng of the reporting year up to the cut-off: `due` is what was carried in or
/// newly accepted this year, `collected` what was collected of it this year.
///
/// ```
/// use thads_metrics::{Amount, Item, Measure, Status, case::{Assume, Facts, Outcome}, regime::RegimeId};
/// let facts = Facts {
///     due: Amount::new(100)?,
///     collected: Amount::new(40)?,
///     ..Facts::new(Status::Ineligible, "2021-03-05".parse()?)
/// };
/// let regime = RegimeId::R2019.regime();
/// let cases = facts.adds(Measure::Cases, "2022/06".parse()?, regime, Assume::Nothing)?;
/// let Outcome::Adds(adds) = cases else { unreachable!() };
/// assert_eq!(adds.origin(), Item::CarriedIn);
/// assert_eq!(adds.parts().collect::<Vec<_>>(), [(Item::Ineligible, 1)]);
///
/// // In money, what was collected counts at once; the case stays open.
/// let money = facts.adds(Measure::Money, "2022/06".parse()?, regime, Assume::Nothing)?;
/// let Outcome::Adds(adds) = money else { unreachable!() };
/// assert_eq!(adds.parts().collect::<Vec<_>>(), [(Item::Completed, 40), (Item::Ineligible, 60)]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// How it stands at the cut-off.
    pub status: Status,
    /// The day the enforcement decision was issued.
    pub accepted_on: Date,
    /// The day it left the books; `None` while it is open.
    #[serde(default)]
    pub closed_on: Option<Date>,
    /// What is to be enforced.
    #[serde(default)]
    pub due: Amount,
    /// What was collected of it.
    #[serde(default)]
    pub collected: Amount,
    /// What was terminated of it, in part.
    #[serde(default)]
    pub terminated_amount: Amount,
    /// What the court reduced it by.
    #[serde(default)]
    pub reduced_amount: Amount,
    /// What was entrusted to another office, in part.
    #[serde(default)]
    pub entrusted_amount: Amount,
}

/// Whether rules known only from memory may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Assume {
    /// Only established rules: a rule from memory is an error.
    #[default]
    Nothing,
    /// Rules from memory too. What is not even remembered stays an error.
    Recall,
}

impl Facts {
    /// A case of a status, accepted on a day, open, with no money due: set the other fields by name.
    pub const fn new(status: Status, accepted_on: Date) -> Self {
        Self {
            status,
            accepted_on,
            closed_on: None,
            due: Amount::ZERO,
            collected: Amount::ZERO,
            terminated_amount: Amount::ZERO,
            reduced_amount: Amount::ZERO,
            entrusted_amount: Amount::ZERO,
        }
    }

    /// Whether it contradicts itself.
    ///
    /// Refused: closed before it was accepted; a closing status without a day, and an open one
    /// with; more collected, terminated, reduced and entrusted than was due; something left of
    /// a completed case.
    pub fn check(&self) -> Result<(), CaseError> {
        self.outstanding().map(|_| ())
    }

    /// The amount still outstanding: neither collected nor terminated, reduced or entrusted.
    fn outstanding(&self) -> Result<u128, CaseError> {
        match self.closed_on {
            Some(closed_on) if closed_on < self.accepted_on => {
                return Err(CaseError::ClosedBeforeAccepted { accepted_on: self.accepted_on, closed_on });
            }
            // The day a case left for the separate register may be noted, and need not.
            Some(closed_on) if !self.status.is_closed() && self.status != Status::SeparatelyTracked => {
                return Err(CaseError::StillOpen { status: self.status, closed_on });
            }
            None if self.status.is_closed() => return Err(CaseError::NotClosed { status: self.status }),
            _ => {}
        }
        let spent = [self.collected, self.terminated_amount, self.reduced_amount, self.entrusted_amount];
        // Four amounts of at most 10³⁶ are far below 2¹²⁸.
        let done = spent.iter().fold(0_u128, |sum, amount| sum.saturating_add(amount.dong()));
        let Some(left) = self.due.dong().checked_sub(done) else {
            return Err(CaseError::MoreThanDue {
                due: self.due,
                got: crate::text::lang::Lang::Vi.decimal(&done.into(), 0),
            });
        };
        if self.status == Status::Completed && left > 0 {
            return Err(CaseError::LeftOver { left: Amount::new(left).unwrap_or(Amount::MAX) });
        }
        Ok(left)
    }

    /// What the case adds to the form of `measure` for `period`: the one place that decides it.
    ///
    /// Carried in if it was accepted before the reporting year and still open on its first
    /// day, else newly accepted; the column is the regime's rule for the status. Set aside,
    /// with the reason: accepted after the period, closed before the year, or separately
    /// tracked. In money, what was collected, terminated, reduced or entrusted in part goes
    /// to those columns at once (evidence: derived from the GSO's definition of tiền xong;
    /// reduced: recall), and only what is left to the column of the status.
    ///
    /// `regime` is the one in force on the period's last day; another is refused. A rule that
    /// is not established is an error; one that is only remembered is, too, unless assumed.
    /// A case closed after the period is refused: its status on the cut-off is not known.
    pub fn adds(
        &self,
        measure: Measure,
        period: Period,
        regime: &Regime,
        assume: Assume,
    ) -> Result<Outcome, CaseError> {
        let left = self.outstanding()?;
        let (first_day, last_day) = (period.first_day(), period.last_day());
        match Regime::on(last_day) {
            Ok(governing) if governing.id() != regime.id() => {
                return Err(CaseError::OtherRegime { got: regime.id(), expected: governing.id(), period });
            }
            Ok(_) => {}
            Err(_) => return Err(CaseError::NoRule { status: self.status, regime: regime.id(), measure }),
        }
        if self.accepted_on > last_day {
            return Ok(Outcome::SetAside(SetAside::AcceptedLater));
        }
        match self.closed_on {
            Some(closed_on) if closed_on < first_day => return Ok(Outcome::SetAside(SetAside::ClosedEarlier)),
            Some(closed_on) if closed_on > last_day => {
                return Err(CaseError::ClosedAfterPeriod { closed_on, last_day });
            }
            _ => {}
        }
        let rule = regime.column_on(self.status, last_day);
        let column = match rule.place {
            Place::SeparateRegister if rule.evidence.is_established() || assume == Assume::Recall => {
                return Ok(Outcome::SetAside(SetAside::SeparatelyTracked));
            }
            Place::SeparateRegister => Err("separately_tracked"),
            Place::NotEstablished => {
                return Err(CaseError::NoRule { status: self.status, regime: regime.id(), measure });
            }
            Place::Column(item) if rule.evidence.is_established() || assume == Assume::Recall => Ok(item),
            Place::Column(item) => Err(item.key()),
        };
        let column = column.map_err(|column| recalled(self.status, regime.id(), column))?;
        let origin = if self.accepted_on < first_day { Item::CarriedIn } else { Item::NewlyAccepted };
        let none = (column, 0);
        let parts = match measure {
            Measure::Cases => [(column, 1), none, none, none, none],
            Measure::Admin => {
                let followed = self.status == Status::Completed || self.status == Status::InProgress;
                if !followed {
                    return Err(CaseError::NoRule { status: self.status, regime: regime.id(), measure });
                }
                [(column, 1), none, none, none, none]
            }
            Measure::Money => {
                if self.reduced_amount > Amount::ZERO && assume == Assume::Nothing {
                    return Err(recalled(self.status, regime.id(), Item::Reduced.key()));
                }
                [
                    (Item::Completed, self.collected.dong()),
                    (Item::Terminated, self.terminated_amount.dong()),
                    (Item::Reduced, self.reduced_amount.dong()),
                    (Item::Entrusted, self.entrusted_amount.dong()),
                    (column, left),
                ]
            }
        };
        Ok(Outcome::Adds(Adds::laid_out(origin, &parts)))
    }
}

const fn recalled(status: Status, regime: RegimeId, column: &'static str) -> CaseError {
    CaseError::OnlyRecalled { status, regime, column }
}

/// A case of an office: a row of the register.
///
/// ```
/// use thads_metrics::{Case, Status, case::Facts};
/// let open = Facts::new(Status::InProgress, "2022-01-05".parse()?);
/// assert!(Case::new("Long An", open).is_ok());
/// assert!(Case::new("Long An", Facts { status: Status::Completed, ..open }).is_err()); // closed, but when?
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "Parts", into = "Parts")]
pub struct Case {
    office: String,
    facts: Facts,
}

/// A case as it is written: the fields of [`Facts`] beside the office, and no flattened struct, which only formats that
/// describe themselves can hold.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Parts {
    office: String,
    status: Status,
    accepted_on: Date,
    #[serde(default)]
    closed_on: Option<Date>,
    #[serde(default)]
    due: Amount,
    #[serde(default)]
    collected: Amount,
    #[serde(default)]
    terminated_amount: Amount,
    #[serde(default)]
    reduced_amount: Amount,
    #[serde(default)]
    entrusted_amount: Amount,
}

impl From<Case> for Parts {
    fn from(Case { office, facts }: Case) -> Self {
        let Facts {
            status,
            accepted_on,
            closed_on,
            due,
            collected,
            terminated_amount,
            reduced_amount,
            entrusted_amount,
        } = facts;
        Self {
            office,
            status,
            accepted_on,
            closed_on,
            due,
            collected,
            terminated_amount,
            reduced_amount,
            entrusted_amount,
        }
    }
}

impl TryFrom<Parts> for Case {
    type Error = CaseError;

    fn try_from(parts: Parts) -> Result<Self, CaseError> {
        let Parts {
            office,
            status,
            accepted_on,
            closed_on,
            due,
            collected,
            terminated_amount,
            reduced_amount,
            entrusted_amount,
        } = parts;
        let amounts = Facts {
            due,
            collected,
            terminated_amount,
            reduced_amount,
            entrusted_amount,
            ..Facts::new(status, accepted_on)
        };
        Self::new(&office, Facts { closed_on, ..amounts })
    }
}

impl Case {
    /// The case, or what contradicts itself in it.
    pub fn new(office: &str, facts: Facts) -> Result<Self, CaseError> {
        facts.check()?;
        Ok(Self { office: office.to_owned(), facts })
    }

    /// Whose it is.
    pub fn office(&self) -> &str {
        &self.office
    }

    /// What the register says of it.
    pub const fn facts(&self) -> &Facts {
        &self.facts
    }

    /// What it adds to a form: [`Facts::adds`].
    pub fn adds(
        &self,
        measure: Measure,
        period: Period,
        regime: &Regime,
        assume: Assume,
    ) -> Result<Outcome, CaseError> {
        self.facts.adds(measure, period, regime, assume)
    }
}

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}, {}: {}",
            self.office,
            self.facts.accepted_on,
            self.facts.status.term(crate::text::lang::Lang::Vi)
        )
    }
}
