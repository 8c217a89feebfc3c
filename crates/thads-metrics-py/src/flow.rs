//! `Flow`.

use pyo3::{
    prelude::*,
    types::{PyDict, PyTuple},
};
use thads_metrics as core;
use thads_metrics::{Item, Measure};

use crate::{
    amount::Figure,
    class::{Call, value_class},
    convert::{ByItem, optional, places},
    error::OrRaise,
    percent::Percent,
    period::{AnyPeriod, Period},
    rate::Rate,
};

value_class! {
    /// The figures of one office, period, measure and group, totals derived from their parts.
    ///
    /// `Flow("Long An", "2022/06", "cases", eligible=10983, resolved=5574)`. Items are given by
    /// their keys as ints, whole Decimals, Counts or Amounts; None is one that is not known. What
    /// follows by the identities of the period is derived, printed totals are checked. Every item is
    /// an attribute: an int, in cases or đồng, or None where it is neither given nor follows.
    Flow(core::Flow) by call
}

impl Call for Flow {
    fn call<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyTuple>, Bound<'py, PyDict>)> {
        let head = (self.0.office(), self.0.period().to_string(), self.0.measure().key());
        let keywords = PyDict::new(py);
        if let Some(group) = self.0.group() {
            keywords.set_item("group", group)?;
        }
        for (item, number) in self.0.leaves() {
            keywords.set_item(item.key(), number)?;
        }
        Ok((head.into_pyobject(py)?, keywords))
    }
}

#[pymethods]
impl Flow {
    #[new]
    #[pyo3(signature = (office, period, measure, group = None, **items: "SupportsIndex | Decimal | str | Count | Amount | None"))]
    fn new(
        office: &str,
        period: AnyPeriod,
        measure: &str,
        group: Option<&str>,
        items: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Self> {
        let measure: Measure = measure.parse().or_raise()?;
        let mut known = Vec::new();
        for (key, value) in items.into_iter().flatten() {
            let item: Item = key.extract::<&str>()?.parse().or_raise()?;
            if let Some(figure) = value.extract::<Option<Figure>>()? {
                known.push((item, figure.of(measure)?.number()));
            }
        }
        core::Flow::from_items(office, period.0, measure, group, known).or_raise().map(Self)
    }

    /// The office, as it was named.
    #[getter]
    fn office(&self) -> &str {
        self.0.office()
    }

    /// The period.
    #[getter]
    fn period(&self) -> Period {
        Period(self.0.period())
    }

    /// The measure: cases, money or admin.
    #[getter]
    fn measure(&self) -> &'static str {
        self.0.measure().key()
    }

    /// The group, None for all cases.
    #[getter]
    fn group(&self) -> Option<&str> {
        self.0.group()
    }

    /// Every figure that is known, of the columns that the form has, in the order of the glossary.
    fn items(&self) -> ByItem {
        ByItem(self.0.items().map(|(item, value)| (item, value.number())).collect())
    }

    /// Resolved ÷ eligible, of administrative judgments ÷ to_enforce. Raises Undefined where there is none.
    #[getter]
    fn rate(&self) -> PyResult<Rate> {
        self.0.rate().or_raise().map(Rate)
    }

    /// Eligible ÷ to_enforce, rounded half-up; None if to_enforce is not known or zero.
    #[pyo3(signature = (places: "int" = 2))]
    fn eligible_share(&self, #[pyo3(from_py_with = places)] places: u16) -> Option<Percent> {
        optional(self.0.eligible_share(places))
    }

    /// The sum with another office's flow; `office` names what the two make together.
    ///
    /// Period, measure and group must be the same. What one of them does not know, the sum does
    /// not know. Its rate is the ratio of the sums, never a mean of rates.
    fn add(&self, other: &Self, office: &str) -> PyResult<Self> {
        self.0.checked_add(&other.0, office).or_raise().map(Self)
    }

    /// How much was moved to the separate register since an earlier flow of the office: what carried_in lost.
    ///
    /// The earlier is of a shorter period of the same year, or of the whole year before: then it is what that closed with
    /// less what this one carries in. Raises FlowError if carried_in rose, or if one of the figures is not known.
    fn moved_to_separate(&self, earlier: &Self) -> PyResult<u128> {
        Ok(self.0.moved_to_separate(&earlier.0).or_raise()?.number())
    }

    /// Whether carried_in is "gross" or "net" of what was moved to the separate register, seen by the year before.
    fn carried_in_convention(&self, last_year: &Self) -> PyResult<&'static str> {
        Ok(self.0.carried_in_convention(&last_year.0).or_raise()?.key())
    }
}

/// One attribute for each item that is a count or an amount.
macro_rules! figures {
    ($($(#[$doc:meta])* $key:ident = $item:ident;)*) => {
        #[pymethods]
        impl Flow {
            $($(#[$doc])*
            #[getter]
            fn $key(&self) -> Option<u128> {
                self.0.get(Item::$item).map(core::Value::number)
            })*
        }
    };
}

figures! {
    /// All taken into the books this year: carried in and newly accepted.
    accepted = Accepted;
    /// Carried in from last year.
    carried_in = CarriedIn;
    /// Newly accepted this year.
    newly_accepted = NewlyAccepted;
    /// Sent to another office to enforce.
    entrusted = Entrusted;
    /// Taken up by the provincial office.
    taken_up = TakenUp;
    /// The enforcement decision was withdrawn or annulled.
    revoked = Revoked;
    /// The net load: accepted − entrusted − taken_up − revoked.
    to_enforce = ToEnforce;
    /// Eligible for enforcement: the base of the rate.
    eligible = Eligible;
    /// Not yet eligible, without the separate register.
    ineligible = Ineligible;
    /// Postponed or suspended outside both classes.
    deferred = Deferred;
    /// Completed, terminated, or (money) reduced.
    resolved = Resolved;
    /// Enforced in full.
    completed = Completed;
    /// Terminated.
    terminated = Terminated;
    /// Reduced by the court; money only.
    reduced = Reduced;
    /// Being enforced.
    in_progress = InProgress;
    /// Postponed because the parties agree.
    postponed_by_agreement = PostponedByAgreement;
    /// Temporarily suspended.
    suspended = Suspended;
    /// Paused to settle a complaint.
    paused = Paused;
    /// Other eligible cases.
    other = Other;
    /// Left at the end of the period: to_enforce − resolved.
    carried_over = CarriedOver;
    /// Eligible and left at the end of the period: eligible − resolved.
    carried_over_eligible = CarriedOverEligible;
}
