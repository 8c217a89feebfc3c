//! A case through its events ([`History`]).

use crate::case::{Facts, event::Event};
use crate::{
    amount::Amount,
    case::error::CaseError,
    date::Date,
    measure::status::Status,
    period::{Period, ReportingYear},
};

/// Something that happened to a case: at which office, what, and how much.
///
/// `O` says which office it is: its name, its number, or that with a remark that equality does not see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry<O> {
    /// The office.
    pub office: O,
    /// What happened.
    pub event: Event,
    /// How much, for an event of so much; none, or zero, for any other.
    pub amount: Option<Amount>,
}

/// A case on the books of one office, from when it accepted it: what is a row of the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stay<O> {
    accepted: O,
    latest: O,
    facts: Facts,
    /// The last status that left it open, and its day.
    named: Option<(Date, Status)>,
}

/// A case through its events, day by day; at each cut-off it is what the register would say of it.
///
/// An office has a case on its books from the day it accepts it. Unless an event says otherwise it is in progress:
/// any other status takes a decision of its own (LHTADS 2008 art. 44a, 48, 49; derived). A case that is
/// entrusted ends at the sender and begins anew at the office that accepts it, so it shows at both ends.
///
/// Amounts are those of the reporting year: on 1 October what is left is what is due, and nothing of it
/// is collected yet. So what a year carries over is what the next carries in, to the đồng.
///
/// ```
/// use thads_metrics::{Amount, Status, case::{Entry, Event, History}};
/// let entry = |office, event: &str, amount| -> Result<_, Box<dyn std::error::Error>> {
///     Ok(Entry { office, event: event.parse()?, amount: Some(Amount::new(amount)?) })
/// };
/// let mut case = History::default();
/// case.record("2022-03-01".parse()?, &[entry("Long An", "newly_accepted", 100)?]).map_err(|(_, error)| error)?;
/// case.record("2022-09-30".parse()?, &[entry("Long An", "collected", 40)?]).map_err(|(_, error)| error)?;
/// let entrustment = [entry("Long An", "entrusted", 0)?, entry("Bảo Lộc", "newly_accepted", 60)?];
/// case.record("2022-11-15".parse()?, &entrustment).map_err(|(_, error)| error)?;
///
/// let [sender, receiver] = case.as_of("2023/02".parse()?)? else { unreachable!() };
/// assert_eq!((sender.accepted(), sender.facts().status), (&"Long An", Status::Entrusted));
/// assert_eq!(sender.facts().due, Amount::new(60)?); // carried in
/// assert_eq!((receiver.accepted(), receiver.facts().status), (&"Bảo Lộc", Status::InProgress));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History<O> {
    stays: Vec<Stay<O>>,
    /// The last day that was recorded, or reported of.
    reached: Option<Date>,
    /// The last day of the reporting year that the amounts belong to.
    year_end: Option<Date>,
    handed_over: usize,
}

/// The order of what happens on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Accepted,
    Amount,
    Status,
    Closed,
    /// Accepted by an office that had it on its books that morning.
    AcceptedAnew,
}

impl<O> Default for History<O> {
    fn default() -> Self {
        Self { stays: Vec::new(), reached: None, year_end: None, handed_over: 0 }
    }
}

impl<O> Stay<O> {
    /// The office, as its acceptance was recorded.
    pub const fn accepted(&self) -> &O {
        &self.accepted
    }

    /// The office, as the event was recorded that gave the case its status.
    pub const fn latest(&self) -> &O {
        &self.latest
    }

    /// What the register says of it.
    pub const fn facts(&self) -> &Facts {
        &self.facts
    }

    /// Gives it a status.
    fn name(&mut self, day: Date, office: O, status: Status) -> Result<(), CaseError> {
        if status.is_closed() {
            self.facts.closed_on = Some(day);
        } else {
            if let Some((_, first)) = self.named.filter(|(named_on, first)| *named_on == day && *first != status) {
                return Err(CaseError::TwoStatuses { day, first, second: status });
            }
            self.named = Some((day, status));
        }
        self.latest = office;
        self.facts.status = status;
        self.facts.check()
    }

    /// Begins a reporting year: what is left is what is due.
    fn carry_over(&mut self) -> Result<(), CaseError> {
        if self.facts.closed_on.is_none() {
            let due = Amount::new(self.facts.outstanding()?).unwrap_or(self.facts.due);
            self.facts = Facts { due, ..Facts::new(self.facts.status, self.facts.accepted_on) };
        }
        Ok(())
    }
}

impl Facts {
    /// Does something with a part of what is due.
    fn spend(&mut self, event: Event, amount: Amount) -> Result<(), CaseError> {
        let due = self.due;
        let part = match event {
            Event::Collected => &mut self.collected,
            Event::TerminatedAmount => &mut self.terminated_amount,
            Event::ReducedAmount => &mut self.reduced_amount,
            Event::EntrustedAmount => &mut self.entrusted_amount,
            Event::NewlyAccepted | Event::Becomes(_) => return Ok(()),
        };
        let over =
            || CaseError::MoreThanDue { due, got: crate::text::lang::Lang::Vi.decimal(&amount.dong().into(), 0) };
        *part = part.checked_add(amount).ok_or_else(over)?;
        self.check()
    }
}

impl<O: Copy + PartialEq> History<O> {
    /// Forgets the case, to begin with another.
    pub fn clear(&mut self) {
        self.stays.clear();
        (self.reached, self.year_end, self.handed_over) = (None, None, 0);
    }

    /// Records all that happened on a day, in whatever order it is given.
    ///
    /// A case is accepted, then amounts count, then it is given a status, then it is closed; an office that had
    /// it on its books that morning accepts it last. A receiver may accept it on the day that the sender lets it go.
    ///
    /// An error, with the index of the entry, for one that can't have happened: after that the history is of
    /// no use. Days are recorded in order, each once, and none after a cut-off that was asked for.
    pub fn record(&mut self, day: Date, entries: &[Entry<O>]) -> Result<(), (usize, CaseError)> {
        if let Some(reached) = self.reached.filter(|reached| day <= *reached) {
            return Err((0, CaseError::OutOfOrder { got: day, reached }));
        }
        self.reach(day).map_err(|error| (0, error))?;
        if let [entry] = entries {
            self.take(day, entry).map_err(|error| (0, error))?;
        } else {
            let step = |(at, entry): (usize, &Entry<O>)| (self.step(entry), at);
            let mut steps: Vec<(Step, usize)> = entries.iter().enumerate().map(step).collect();
            steps.sort_unstable();
            for (_, at) in steps {
                entries.get(at).map_or(Ok(()), |entry| self.take(day, entry)).map_err(|error| (at, error))?;
            }
        }
        if self.stays.len() > self.handed_over.saturating_add(1) {
            let last = entries.iter().rposition(|entry| entry.event == Event::NewlyAccepted);
            return Err((last.unwrap_or(0), CaseError::AcceptedTwice { day }));
        }
        Ok(())
    }

    /// What the register says of it on the last day of a period: a stay for each time that an office accepted it.
    ///
    /// An error if something later was recorded already.
    pub fn as_of(&mut self, period: Period) -> Result<&[Stay<O>], CaseError> {
        let day = period.last_day();
        if let Some(reached) = self.reached.filter(|reached| day < *reached) {
            return Err(CaseError::OutOfOrder { got: day, reached });
        }
        self.reach(day)?;
        Ok(&self.stays)
    }

    /// Begins the reporting year of a day, unless it has begun.
    fn reach(&mut self, day: Date) -> Result<(), CaseError> {
        if self.year_end.is_none_or(|year_end| day > year_end) {
            // Before the first year that can be written every day is its own: no period is as early.
            self.year_end = Some(ReportingYear::of(day).map_or(day, ReportingYear::last_day));
            self.stays.iter_mut().try_for_each(Stay::carry_over)?;
        }
        self.reached = Some(day);
        Ok(())
    }

    fn step(&self, entry: &Entry<O>) -> Step {
        match entry.event {
            Event::NewlyAccepted if self.open(entry.office) => Step::AcceptedAnew,
            Event::NewlyAccepted => Step::Accepted,
            Event::Becomes(status) if status.is_closed() => Step::Closed,
            Event::Becomes(_) => Step::Status,
            _ => Step::Amount,
        }
    }

    /// Whether an office has it on its books.
    fn open(&self, office: O) -> bool {
        self.stays.iter().any(|stay| stay.accepted == office && stay.facts.closed_on.is_none())
    }

    fn take(&mut self, day: Date, entry: &Entry<O>) -> Result<(), CaseError> {
        let Entry { office, event, amount } = *entry;
        let amount = match (event.has_amount(), amount) {
            (true, None) => return Err(CaseError::NoAmount { event }),
            (false, Some(got)) if got > Amount::ZERO => return Err(CaseError::UnexpectedAmount { event, got }),
            _ => amount.unwrap_or_default(),
        };
        let last = self.stays.iter_mut().rfind(|stay| stay.accepted == office);
        match (event, last) {
            (Event::NewlyAccepted, Some(stay)) if stay.facts.closed_on.is_none() => {
                return Err(CaseError::AcceptedTwice { day });
            }
            // Left and accepted anew on one day: of which stay is the status?
            (Event::NewlyAccepted, Some(Stay { facts, named: Some((named_on, first)), .. })) if *named_on == day => {
                return Err(CaseError::TwoStatuses { day, first: *first, second: facts.status });
            }
            (Event::NewlyAccepted, _) => {
                let facts = Facts { due: amount, ..Facts::new(Status::InProgress, day) };
                self.stays.push(Stay { accepted: office, latest: office, facts, named: None });
            }
            (_, None) => return Err(CaseError::NotAccepted { event, day }),
            (_, Some(Stay { facts: Facts { closed_on: Some(closed_on), .. }, .. })) => {
                return Err(CaseError::AlreadyClosed { event, day, closed_on: *closed_on });
            }
            (Event::Becomes(status), Some(stay)) => stay.name(day, office, status)?,
            (_, Some(stay)) => stay.facts.spend(event, amount)?,
        }
        self.handed_over = self.handed_over.saturating_add(event.hands_over().into());
        Ok(())
    }
}
