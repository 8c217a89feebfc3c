//! `Case` and `Outcome`.

use pyo3::{
    exceptions::PyTypeError,
    prelude::*,
    types::{PyDict, PyTuple},
};
use thads_metrics as core;
use thads_metrics::{
    Item, Measure, Status,
    case::{Adds, Assume, Event, Facts, SetAside},
};

use crate::{
    amount::{Amount, Dong, Figure},
    class::{Call, value_class},
    convert::{ByItem, Date},
    error::OrRaise,
    period::AnyPeriod,
    regime::AnyRegime,
};

value_class! {
    /// A row of the register: `Case("Long An", "in_progress", "2022-01-05", due=1_000_000)`.
    ///
    /// Amounts are đồng of the reporting year up to the cut-off: an Amount, an int, a Decimal or a str.
    Case(core::Case) by call
}

value_class! {
    /// What a case does to a form: `Outcome("carried_in", completed=40, ineligible=60)`.
    ///
    /// It adds the same number once by origin, once by the columns where it ended up; or it adds
    /// nothing, for a reason: `Outcome(set_aside="accepted_later")`.
    Outcome(core::case::Outcome) by call
}

/// The statuses of a case.
#[pyfunction]
pub(crate) fn statuses() -> Vec<&'static str> {
    Status::ALL.iter().map(|status| status.key()).collect()
}

/// What may happen to a case: the words of the column `event` of a log.
#[pyfunction]
pub(crate) fn event_kinds() -> Vec<&'static str> {
    Event::all().map(Event::key).collect()
}

impl Case {
    fn facts(&self) -> &Facts {
        self.0.facts()
    }
}

impl Call for Case {
    fn call<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyTuple>, Bound<'py, PyDict>)> {
        let facts = self.facts();
        let head = (self.0.office(), facts.status.key(), facts.accepted_on.to_string());
        let keywords = PyDict::new(py);
        if let Some(closed_on) = facts.closed_on {
            keywords.set_item("closed_on", closed_on.to_string())?;
        }
        for (name, amount) in [
            ("due", facts.due),
            ("collected", facts.collected),
            ("terminated_amount", facts.terminated_amount),
            ("reduced_amount", facts.reduced_amount),
            ("entrusted_amount", facts.entrusted_amount),
        ] {
            if amount > core::Amount::ZERO {
                keywords.set_item(name, amount.dong())?;
            }
        }
        Ok((head.into_pyobject(py)?, keywords))
    }
}

impl Call for Outcome {
    fn call<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyTuple>, Bound<'py, PyDict>)> {
        let keywords = PyDict::new(py);
        match &self.0 {
            core::case::Outcome::SetAside(reason) => {
                keywords.set_item("set_aside", reason.key())?;
                Ok((PyTuple::empty(py), keywords))
            }
            core::case::Outcome::Adds(adds) => {
                for (item, number) in adds.parts() {
                    keywords.set_item(item.key(), number)?;
                }
                Ok(((adds.origin().key(),).into_pyobject(py)?, keywords))
            }
        }
    }
}

#[pymethods]
impl Case {
    #[new]
    #[pyo3(signature = (
        office, status, accepted_on, closed_on = None,
        due = Dong::ZERO, collected = Dong::ZERO, terminated_amount = Dong::ZERO,
        reduced_amount = Dong::ZERO, entrusted_amount = Dong::ZERO,
    ))]
    #[allow(clippy::too_many_arguments)] // the columns of the register
    fn new(
        office: &str,
        status: &str,
        accepted_on: Date,
        closed_on: Option<Date>,
        due: Dong,
        collected: Dong,
        terminated_amount: Dong,
        reduced_amount: Dong,
        entrusted_amount: Dong,
    ) -> PyResult<Self> {
        let facts = Facts {
            closed_on: closed_on.map(|day| day.0),
            due: due.0,
            collected: collected.0,
            terminated_amount: terminated_amount.0,
            reduced_amount: reduced_amount.0,
            entrusted_amount: entrusted_amount.0,
            ..Facts::new(status.parse().or_raise()?, accepted_on.0)
        };
        core::Case::new(office, facts).or_raise().map(Self)
    }

    /// Whose it is.
    #[getter]
    fn office(&self) -> &str {
        self.0.office()
    }

    /// How it stands at the cut-off.
    #[getter]
    fn status(&self) -> &'static str {
        self.facts().status.key()
    }

    /// The day the enforcement decision was issued.
    #[getter]
    fn accepted_on(&self) -> Date {
        Date(self.facts().accepted_on)
    }

    /// The day it left the books, None while it is open.
    #[getter]
    fn closed_on(&self) -> Option<Date> {
        self.facts().closed_on.map(Date)
    }

    /// What is to be enforced.
    #[getter]
    fn due(&self) -> Amount {
        Amount(self.facts().due)
    }

    /// What was collected of it.
    #[getter]
    fn collected(&self) -> Amount {
        Amount(self.facts().collected)
    }

    /// What was terminated of it, in part.
    #[getter]
    fn terminated_amount(&self) -> Amount {
        Amount(self.facts().terminated_amount)
    }

    /// What the court reduced it by.
    #[getter]
    fn reduced_amount(&self) -> Amount {
        Amount(self.facts().reduced_amount)
    }

    /// What was entrusted to another office, in part.
    #[getter]
    fn entrusted_amount(&self) -> Amount {
        Amount(self.facts().entrusted_amount)
    }

    /// What it adds to the form of a measure for a period.
    ///
    /// The regime is the one in force on the period's last day; another is refused. A rule known
    /// only from memory raises CaseError unless `assume` is True; what is not even remembered always.
    #[pyo3(signature = (measure, period, regime = None, assume = false))]
    fn adds(&self, measure: &str, period: AnyPeriod, regime: Option<AnyRegime>, assume: bool) -> PyResult<Outcome> {
        let regime = match regime {
            Some(regime) => regime.0,
            None => core::Regime::on(period.0.last_day()).or_raise()?,
        };
        let assume = if assume { Assume::Recall } else { Assume::Nothing };
        self.0.adds(measure.parse().or_raise()?, period.0, regime, assume).or_raise().map(Outcome)
    }
}

#[pymethods]
impl Outcome {
    #[new]
    #[pyo3(signature = (origin = None, set_aside = None, **parts: "SupportsIndex | Decimal | str | Count | Amount"))]
    fn new(origin: Option<&str>, set_aside: Option<&str>, parts: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        let mut known = Vec::new();
        for (key, value) in parts.into_iter().flatten() {
            let item: Item = key.extract::<&str>()?.parse().or_raise()?;
            let number = match value.extract::<Figure>()? {
                Figure::Value(value) => value,
                number @ Figure::Number(_) => number.of(Measure::Money)?, // as large as any
            };
            known.push((item, number.number()));
        }
        match (origin, set_aside) {
            (Some(origin), None) => {
                let adds = Adds::new(origin.parse().or_raise()?, known).or_raise()?;
                Ok(Self(core::case::Outcome::Adds(adds)))
            }
            (None, Some(reason)) if known.is_empty() => {
                Ok(Self(core::case::Outcome::SetAside(reason.parse::<SetAside>().or_raise()?)))
            }
            _ => Err(PyTypeError::new_err("expected either an origin with what it adds, or set_aside alone")),
        }
    }

    /// `carried_in` or `newly_accepted`; None if it adds nothing.
    #[getter]
    fn origin(&self) -> Option<&'static str> {
        self.adds().map(|adds| adds.origin().key())
    }

    /// Where it ended up, and how much of it: one case, or đồng. Only what is not zero.
    #[getter]
    fn parts(&self) -> ByItem {
        ByItem(self.adds().into_iter().flat_map(Adds::parts).collect())
    }

    /// How much it adds to accepted.
    #[getter]
    fn total(&self) -> u128 {
        self.adds().map_or(0, Adds::total)
    }

    /// Why it adds nothing: accepted_later, closed_earlier or separately_tracked; None if it adds.
    #[getter]
    fn set_aside(&self) -> Option<&'static str> {
        match self.0 {
            core::case::Outcome::SetAside(reason) => Some(reason.key()),
            core::case::Outcome::Adds(_) => None,
        }
    }

    /// Written in the language asked for: `năm trước chuyển sang: chưa có điều kiện thi hành 1`.
    #[pyo3(signature = (lang = "vi"))]
    fn print(&self, lang: &str) -> PyResult<String> {
        Ok(self.0.print(lang.parse().or_raise()?))
    }
}

impl Outcome {
    fn adds(&self) -> Option<&Adds> {
        match &self.0 {
            core::case::Outcome::Adds(adds) => Some(adds),
            core::case::Outcome::SetAside(_) => None,
        }
    }
}
