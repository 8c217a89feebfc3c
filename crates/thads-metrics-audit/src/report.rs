//! A report: the figures that somebody printed, and what they are checked for when they are put in.

use std::collections::BTreeSet;

use crate::{
    draft::{Draft, Entry},
    error::{ReportError, Where},
    figure::{Claim, Figure},
    subject::{PartialSubject, Subject, filled},
};
use num_rational::BigRational;
use thads_metrics::{
    Date, Item, Lang, Period, Printed, Quantity, office,
    printed::{Hedges, Interval, PrintedError, Rounding},
    statistics::{Statistic, Year},
    vocabulary::groups::GroupName,
};

/// An office and its parts. If the list is complete, every count and amount of the office is their sum
/// ([`Report::add_whole`]); if not, they are together at most the office's ([`Report::add_part`]).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Whole {
    /// The office.
    pub office: String,
    /// Its parts.
    pub parts: Vec<String>,
}

/// The figures of one report, ready to be audited.
///
/// Read from a report file with `parse`, or built in code:
///
/// ```
/// use thads_metrics_audit::{Draft, Report, Subject};
/// let mut report = Report::new();
/// let long_an = |q: &str| Subject::new(q.parse().unwrap(), "Long An", "2022/06".parse().unwrap());
/// report.add(Draft::new(long_an("cases.rate"), "50,75%")).unwrap();
/// report.add(Draft::new(long_an("cases.carried_over_eligible"), "5.409 việc")).unwrap();
/// let audit = report.audit();
/// let eligible = audit.quantity(&long_an("cases.eligible")).unwrap();
/// assert_eq!((eligible.low_text().as_deref(), eligible.high_text().as_deref()), (Some("10982"), Some("10983")));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Report {
    pub(super) title: Option<String>,
    pub(super) office: Option<String>,
    pub(super) period: Option<Period>,
    pub(super) source: Option<String>,
    pub(super) published: Option<Date>,
    pub(super) rounding: Rounding,
    pub(super) hedges: Hedges,
    pub(super) lang: Lang,
    pub(super) assume: bool,
    pub(super) figures: Vec<Figure>,
    pub(super) wholes: Vec<Whole>,
    pub(super) parts: Vec<Whole>,
}

impl Report {
    /// A report without figures.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the title.
    #[must_use]
    pub fn titled(self, title: impl Into<String>) -> Self {
        Self { title: Some(title.into()), ..self }
    }

    /// Sets the office of every [`Entry`] that names none.
    #[must_use]
    pub fn of_office(self, office: impl Into<String>) -> Self {
        Self { office: Some(office.into()), ..self }
    }

    /// Sets the period of every [`Entry`] that names none.
    #[must_use]
    pub fn in_period(self, period: Period) -> Self {
        Self { period: Some(period), ..self }
    }

    /// Sets where it was published.
    #[must_use]
    pub fn sourced(self, source: impl Into<String>) -> Self {
        Self { source: Some(source.into()), ..self }
    }

    /// Sets the day it was published.
    #[must_use]
    pub fn published_on(self, day: Date) -> Self {
        Self { published: Some(day), ..self }
    }

    /// Sets how the figures were rounded.
    #[must_use]
    pub fn rounded(self, rounding: Rounding) -> Self {
        Self { rounding, ..self }
    }

    /// Sets how much the hedges of the figures may hide.
    #[must_use]
    pub fn hedged(self, hedges: Hedges) -> Self {
        Self { hedges, ..self }
    }

    /// Sets the language that figures added from now on are printed in.
    #[must_use]
    pub fn printed_in(self, lang: Lang) -> Self {
        Self { lang, ..self }
    }

    /// Sets whether identities known only from memory are used too.
    #[must_use]
    pub fn assuming(self, assume: bool) -> Self {
        Self { assume, ..self }
    }

    /// The title.
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// The office of every [`Entry`] that names none.
    pub fn office(&self) -> Option<&str> {
        self.office.as_deref()
    }

    /// The period of every [`Entry`] that names none.
    pub fn period(&self) -> Option<Period> {
        self.period
    }

    /// Where it was published.
    pub fn source(&self) -> Option<&str> {
        self.source.as_deref()
    }

    /// The day it was published.
    pub fn published(&self) -> Option<Date> {
        self.published
    }

    /// How the figures were rounded.
    pub fn rounding(&self) -> Rounding {
        self.rounding
    }

    /// How much the hedges of the figures may hide.
    pub fn hedges(&self) -> Hedges {
        self.hedges
    }

    /// The language that the figures are printed in.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The numbers that a figure can stand for, by the rounding and the hedges of this report.
    pub fn interval(&self, figure: &Figure) -> Interval {
        self.interval_with(figure, self.hedges)
    }

    /// The same by other hedges. An average that is printed as a whole number was rounded to one.
    pub(crate) fn interval_with(&self, figure: &Figure, hedges: Hedges) -> Interval {
        let interval = figure.printed.interval_with(self.rounding, hedges);
        match interval {
            Interval { low: Some(low), high: Some(high) } if figure.is_average() && low == high => {
                let halves = if self.rounding == Rounding::Any { 2 } else { 1 };
                let off = BigRational::new(halves.into(), 2.into());
                Interval { low: Some(low - &off), high: Some(high + off) }
            }
            interval => interval,
        }
    }

    /// Whether identities known only from memory are used too.
    pub fn assume(&self) -> bool {
        self.assume
    }

    /// The figures, in order.
    pub fn figures(&self) -> &[Figure] {
        &self.figures
    }

    /// The offices said to be the sum of their parts.
    pub fn wholes(&self) -> &[Whole] {
        &self.wholes
    }

    /// The offices of which some parts are named.
    pub fn parts(&self) -> &[Whole] {
        &self.parts
    }

    /// Completes a figure as [`Entry`] says, checks it and adds it.
    ///
    /// ```
    /// use thads_metrics_audit::{Entry, PartialSubject, Report};
    /// let mut report = Report::new().of_office("Long An").in_period("2022/06".parse().unwrap());
    /// let nation = PartialSubject { office: Some("toàn quốc".into()), ..PartialSubject::default() };
    /// let ahead = Entry { minus: Some(nation), ..Entry::new("cases.rate".parse().unwrap(), "vượt 1,55%") };
    /// assert_eq!(report.enter(ahead).unwrap().subject().office, "Long An");
    /// ```
    pub fn enter(&mut self, entry: Entry) -> Result<&Figure, ReportError> {
        self.enter_at(entry, &Where::code(self.figures.len().saturating_add(1)), 0)
    }

    pub(super) fn enter_at(&mut self, entry: Entry, place: &Where, line: usize) -> Result<&Figure, ReportError> {
        let missing = |key: &str| ReportError::Missing { place: place.at(key), key: key.to_owned() };
        let subject = Subject {
            quantity: entry.quantity,
            office: entry.office.or_else(|| self.office.clone()).ok_or_else(|| missing("office"))?,
            period: entry.period.or(self.period).ok_or_else(|| missing("period"))?,
            group: entry.group.and_then(filled),
            set_by: entry.set_by.and_then(filled),
        };
        let compared = [("minus", entry.minus), ("share_of", entry.share_of), ("change_from", entry.change_from)];
        let mut compared: Vec<_> = compared.into_iter().filter_map(|(key, other)| Some((key, other?))).collect();
        if let Some((second, _)) = compared.get(1) {
            let got = compared.iter().map(|(key, _)| *key).collect::<Vec<_>>().join(", ");
            return Err(ReportError::TwoClaims { place: place.at(second), got });
        }
        // A percentage of a statistic is a share of its base, unless it is said to be of something else.
        let base = subject.quantity.statistic().and_then(Statistic::base);
        let of_base = |other: PartialSubject| {
            let own = other == PartialSubject::default();
            PartialSubject { quantity: other.quantity.or(base.filter(|_| own)), ..other }
        };
        let claim = match compared.pop() {
            None if base.is_some() && entry.printed.contains('%') => {
                Claim::ShareOf(of_base(PartialSubject::default()).or(&subject))
            }
            None => Claim::Is,
            Some(("minus", other)) => Claim::Minus(other.or(&subject)),
            Some(("share_of", other)) => Claim::ShareOf(of_base(other).or(&subject)),
            Some((_, other)) => Claim::ChangeFrom(other.or(&subject)),
        };
        let Entry { id, printed, quote, .. } = entry;
        self.add_at(Draft { id, subject, claim, printed, lang: None, quote }, place, line)
    }

    /// Checks a figure and adds it.
    pub fn add(&mut self, draft: Draft) -> Result<&Figure, ReportError> {
        self.add_at(draft, &Where::code(self.figures.len().saturating_add(1)), 0)
    }

    pub(super) fn add_at(&mut self, draft: Draft, place: &Where, line: usize) -> Result<&Figure, ReportError> {
        let empty = |key: &str| ReportError::EmptyText { place: place.at(key), key: key.to_owned() };
        let position = self.figures.len().saturating_add(1);
        let id = draft.id.unwrap_or_else(|| format!("f{position}"));
        if id.trim().is_empty() {
            return Err(empty("id"));
        }
        let subjects = std::iter::once(&draft.subject).chain(draft.claim.other());
        if subjects.into_iter().any(|subject| subject.office.trim().is_empty()) {
            return Err(empty("office"));
        }
        if let Some((before, first)) = self.figures.iter().enumerate().find(|(_, figure)| figure.id == id) {
            let first = if first.line == 0 { before.saturating_add(1) } else { first.line };
            return Err(ReportError::DuplicateId { place: place.at("id"), id, first });
        }
        let x = draft.subject.quantity;
        let set = |subject: &Subject| subject.set_by.is_some() && subject.quantity.item() != Some(Item::Target);
        if set(&draft.subject) {
            return Err(ReportError::NotSet { place: place.at("set_by"), quantity: x.to_string() });
        }
        if let Some(other) = draft.claim.other().filter(|other| set(other)) {
            let key = draft.claim.key().unwrap_or_default();
            return Err(ReportError::NotSet { place: place.at(key), quantity: other.quantity.to_string() });
        }
        if let Some(other) = draft.claim.other() {
            let key = draft.claim.key().unwrap_or_default();
            if !comparable(x, other.quantity) {
                let (got, expected) = (other.quantity.to_string(), x.to_string());
                return Err(ReportError::Incompatible { place: place.at(key), got, expected });
            }
            let year = |quantity: Quantity| quantity.statistic().map_or(Year::Reporting, |statistic| statistic.year);
            if year(x) != year(other.quantity) {
                let (got, expected) = (other.quantity.to_string(), x.to_string());
                return Err(ReportError::OtherYear { place: place.at(key), got, expected });
            }
            if same_subject(&draft.subject, other) {
                return Err(ReportError::ComparedWithItself { place: place.at(key), quantity: x.to_string() });
            }
        }
        let (kind, signed) = draft.claim.printed_as(x);
        let unreadable = |reason: PrintedError| ReportError::unreadable(place.at("printed"), &reason);
        let printed = Printed::read_in(&draft.printed, kind, signed, draft.lang.unwrap_or(self.lang));
        let printed = printed.map_err(unreadable)?;
        if printed.is_ratio() && !matches!(draft.claim, Claim::ChangeFrom(_)) {
            let (unit, expected) = ("lần".to_owned(), kind.to_string());
            return Err(unreadable(PrintedError::WrongUnit { unit, expected, got: draft.printed }));
        }
        let Draft { subject, claim, quote, .. } = draft;
        self.figures.push(Figure { id, subject, claim, printed, quote, line });
        self.figures.last().ok_or(ReportError::NoFigures { place: place.clone() })
    }

    /// Says that an office is the sum of its parts.
    pub fn add_whole(&mut self, whole: Whole) -> Result<(), ReportError> {
        let place = Where::code(self.wholes.len().saturating_add(1));
        self.add_whole_at(whole, &place)
    }

    /// Says that an office has these parts, and perhaps others: together they are at most the office.
    pub fn add_part(&mut self, whole: Whole) -> Result<(), ReportError> {
        let place = Where::code(self.parts.len().saturating_add(1));
        self.add_part_at(whole, &place)
    }

    pub(super) fn add_whole_at(&mut self, whole: Whole, place: &Where) -> Result<(), ReportError> {
        self.check_parts(&whole, place)?;
        self.wholes.push(whole);
        Ok(())
    }

    pub(super) fn add_part_at(&mut self, whole: Whole, place: &Where) -> Result<(), ReportError> {
        self.check_parts(&whole, place)?;
        self.parts.push(whole);
        Ok(())
    }

    fn check_parts(&self, whole: &Whole, place: &Where) -> Result<(), ReportError> {
        let empty = |key: &str| ReportError::EmptyText { place: place.at(key), key: key.to_owned() };
        if whole.office.trim().is_empty() {
            return Err(empty("office"));
        }
        if whole.parts.is_empty() || whole.parts.iter().any(|part| part.trim().is_empty()) {
            return Err(empty("parts"));
        }
        let key = |name: &str| office::key(name, None).canonical().to_owned();
        let mut seen = BTreeSet::new();
        if let Some(part) = whole.parts.iter().find(|part| !seen.insert(key(part))) {
            return Err(ReportError::DuplicatePart { place: place.at("parts"), part: part.clone() });
        }
        // An office that is, through any chain, a part of itself would be smaller than itself.
        let keyed = |whole: &Whole| (key(&whole.office), whole.parts.iter().map(|part| key(part)).collect::<Vec<_>>());
        let known: Vec<_> = self.wholes.iter().chain(&self.parts).chain([whole]).map(keyed).collect();
        let start = key(&whole.office);
        let (mut reached, mut open) = (BTreeSet::new(), vec![start.clone()]);
        while let Some(office) = open.pop() {
            for (_, parts) in known.iter().filter(|(whole, _)| *whole == office) {
                if parts.contains(&start) {
                    let office = whole.office.clone();
                    return Err(ReportError::PartOfItself { place: place.at("parts"), office });
                }
                open.extend(parts.iter().filter(|part| reached.insert((*part).clone())).cloned());
            }
        }
        Ok(())
    }
}

/// Whether two quantities are of one kind, so that a difference or a ratio means something.
fn comparable(x: Quantity, y: Quantity) -> bool {
    let (x, y) = (x.kind(), y.kind());
    x == y || (x.is_percent() && y.is_percent())
}

fn same_subject(x: &Subject, y: &Subject) -> bool {
    let key = |subject: &Subject| office::key(&subject.office, Some(subject.period.last_day())).canonical().to_owned();
    let group = |subject: &Subject| subject.group.as_deref().map(GroupName::canonical);
    let own = |subject: &Subject| (subject.quantity, subject.period, group(subject), subject.set_by.clone());
    own(x) == own(y) && key(x) == key(y)
}
