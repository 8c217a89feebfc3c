//! What an audit returns.

use std::{fmt, str::FromStr};

use num_bigint::BigInt;
use num_rational::BigRational;
use serde::Serialize;

use crate::{decimal::decimal, error::NoBounds, figure::Figure, solver::simplex::Side, subject::Subject};
use thads_metrics::{Lang, Period, Quantity, office, text::UnknownName, vocabulary::groups::GroupName};

/// How many quantities an error names at most.
const NAMED: usize = 40;

/// A figure and the numbers it stands for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct AuditedFigure {
    pub(super) figure: Figure,
    pub(super) low: Option<BigRational>,
    pub(super) high: Option<BigRational>,
    pub(super) in_conflict: bool,
}

impl AuditedFigure {
    /// The figure.
    pub fn figure(&self) -> &Figure {
        &self.figure
    }

    /// The least number it can stand for, in cases, đồng or percent.
    pub fn low(&self) -> Option<&BigRational> {
        self.low.as_ref()
    }

    /// The greatest number it can stand for.
    pub fn high(&self) -> Option<&BigRational> {
        self.high.as_ref()
    }

    /// The least number as a decimal: an integer, or percent rounded down to at most six places.
    pub fn low_text(&self) -> Option<String> {
        self.low.as_ref().map(|low| decimal(low, Side::Low))
    }

    /// The greatest number as a decimal: an integer, or percent rounded up to at most six places.
    pub fn high_text(&self) -> Option<String> {
        self.high.as_ref().map(|high| decimal(high, Side::High))
    }

    /// Whether it stands in a conflict.
    pub fn in_conflict(&self) -> bool {
        self.in_conflict
    }
}

/// How much bounds say, the most first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Telling {
    /// One value.
    One,
    /// An interval of at most a point, or of at most a twentieth of its upper end.
    Narrow,
    /// A wider interval, or one end alone.
    Little,
}

/// The widest interval of percentages that is narrow, in points.
const NARROW_POINTS: u8 = 1;

/// What part of its upper end the widest narrow interval of counts or amounts is.
const NARROW_SHARE: u8 = 20;

/// What the figures say of one quantity.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Bounds {
    pub(super) subject: Subject,
    pub(super) low: Option<BigRational>,
    pub(super) high: Option<BigRational>,
    pub(super) exact: bool,
    pub(super) printed: bool,
    pub(super) because: Vec<String>,
}

impl Bounds {
    /// The quantity, office, period and group.
    pub fn subject(&self) -> &Subject {
        &self.subject
    }

    /// The least value, in cases, đồng or percent; `None` is unbounded.
    pub fn low(&self) -> Option<&BigRational> {
        self.low.as_ref()
    }

    /// The greatest value.
    pub fn high(&self) -> Option<&BigRational> {
        self.high.as_ref()
    }

    /// Whether both ends are proved to be reached; if not, they are sound but may be wider than need be.
    pub fn is_exact(&self) -> bool {
        self.exact
    }

    /// Whether a figure prints the quantity itself.
    pub fn is_printed(&self) -> bool {
        self.printed
    }

    /// How much the bounds say.
    pub fn telling(&self) -> Telling {
        let (Some(low), Some(high)) = (&self.low, &self.high) else { return Telling::Little };
        let width = high - low;
        let narrow = if self.subject.quantity.kind().is_percent() {
            width <= BigRational::from(BigInt::from(NARROW_POINTS))
        } else {
            &width * BigInt::from(NARROW_SHARE) <= *high
        };
        match (low == high, narrow) {
            (true, _) => Telling::One,
            (_, true) => Telling::Narrow,
            _ => Telling::Little,
        }
    }

    /// The ids of the figures and identities that the bounds rest on.
    pub fn because(&self) -> &[String] {
        &self.because
    }

    /// The least value as a decimal: an integer, or percent rounded down to at most six places.
    pub fn low_text(&self) -> Option<String> {
        self.low.as_ref().map(|low| decimal(low, Side::Low))
    }

    /// The greatest value as a decimal: an integer, or percent rounded up to at most six places.
    pub fn high_text(&self) -> Option<String> {
        self.high.as_ref().map(|high| decimal(high, Side::High))
    }
}

/// A minimal set of figures that can't all be true: drop any one and the rest can.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Conflict {
    pub(super) figures: Vec<String>,
    pub(super) identities: Vec<String>,
    pub(super) suspects: Vec<String>,
    pub(super) truncated: bool,
    pub(super) repairs: Vec<(String, Option<String>)>,
    pub(super) vi: String,
    pub(super) en: String,
}

impl Conflict {
    /// The ids of the figures, in the order of the report.
    pub fn figures(&self) -> &[String] {
        &self.figures
    }

    /// The identities that bring them together.
    pub fn identities(&self) -> &[String] {
        &self.identities
    }

    /// The figures whose removal alone would leave the whole report consistent.
    pub fn suspects(&self) -> &[String] {
        &self.suspects
    }

    /// Whether it dissolves if one of its percentages was cut off, not rounded.
    pub fn truncated(&self) -> bool {
        self.truncated
    }

    /// For each of its figures what the others leave it, in the form it was printed: `62 việc` for 61 of 201
    /// at 30,85 %. `None` if no number would do; a figure for which there was no time left to ask is not named.
    pub fn repairs(&self) -> &[(String, Option<String>)] {
        &self.repairs
    }

    /// The conflict in words.
    pub fn text(&self, lang: Lang) -> &str {
        lang.pick(&self.vi, &self.en)
    }
}

/// What makes a set of figures doubtful.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DoubtKind {
    /// A hedge hides more than one unit of the last digit printed that is not zero.
    Hedge,
    /// One quantity is printed twice, once rounder.
    Round,
    /// What is counted from the first day of the year fell within it, or the opening stock rose.
    Cumulative,
    /// An amount with three decimals fits better with a dot for its comma.
    Decimals,
}

impl DoubtKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Hedge, Self::Round, Self::Cumulative, Self::Decimals];

    /// The key: `hedge`, `round`, `cumulative` or `decimals`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Hedge => "hedge",
            Self::Round => "round",
            Self::Cumulative => "cumulative",
            Self::Decimals => "decimals",
        }
    }
}

impl fmt::Display for DoubtKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl FromStr for DoubtKind {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, UnknownName> {
        let known = Self::ALL.into_iter().find(|kind| kind.key() == text);
        known.ok_or_else(|| UnknownName::DoubtKind { got: text.to_owned() })
    }
}

/// Figures that can all be true only if something unusual holds.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Doubt {
    pub(super) kind: DoubtKind,
    pub(super) figures: Vec<String>,
    pub(super) vi: String,
    pub(super) en: String,
}

impl Doubt {
    /// What is unusual.
    pub fn kind(&self) -> DoubtKind {
        self.kind
    }

    /// The ids of the figures, as few as show it, in the order of the report.
    pub fn figures(&self) -> &[String] {
        &self.figures
    }

    /// The doubt in words.
    pub fn text(&self, lang: Lang) -> &str {
        lang.pick(&self.vi, &self.en)
    }
}

/// Something a reader of the audit should know.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Note {
    pub(super) vi: String,
    pub(super) en: String,
}

impl Note {
    /// The note in words.
    pub fn text(&self, lang: Lang) -> &str {
        lang.pick(&self.vi, &self.en)
    }
}

/// What the figures of a report say, imply and contradict.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Audit {
    pub(super) title: Option<String>,
    pub(super) figures: Vec<AuditedFigure>,
    pub(super) quantities: Vec<Bounds>,
    pub(super) conflicts: Vec<Conflict>,
    pub(super) doubts: Vec<Doubt>,
    pub(super) notes: Vec<Note>,
}

impl Audit {
    /// The title of the report.
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// Whether all figures can be true together.
    pub fn is_consistent(&self) -> bool {
        self.conflicts.is_empty()
    }

    /// The figures, in the order of the report.
    pub fn figures(&self) -> &[AuditedFigure] {
        &self.figures
    }

    /// What can be true only if something unusual holds.
    pub fn doubts(&self) -> &[Doubt] {
        &self.doubts
    }

    /// Every quantity that the figures say something about, in the order of the report.
    pub fn quantities(&self) -> &[Bounds] {
        &self.quantities
    }

    /// The same in the order of what they say: single values first, then narrow intervals, then the rest.
    pub fn implied(&self) -> Vec<&Bounds> {
        let mut all: Vec<&Bounds> = self.quantities.iter().collect();
        all.sort_by_key(|bounds| bounds.telling());
        all
    }

    /// The minimal conflicts, smallest first.
    pub fn conflicts(&self) -> &[Conflict] {
        &self.conflicts
    }

    /// What else a reader should know.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// What the figures say of one quantity, however its office is spelt.
    pub fn quantity(&self, subject: &Subject) -> Option<&Bounds> {
        let key = |subject: &Subject| office::key(&subject.office, Some(subject.period.last_day()));
        let group = |subject: &Subject| subject.group.as_deref().map(GroupName::canonical);
        self.quantities.iter().find(|bounds| {
            let own = &bounds.subject;
            own.quantity == subject.quantity
                && own.period == subject.period
                && group(own) == group(subject)
                && own.set_by == subject.set_by
                && key(own) == key(subject)
        })
    }

    /// What the figures say of a quantity, where it is enough to say as much as tells it apart.
    ///
    /// An office or a period that is not given is the first in the order of the report of which
    /// the figures say something; a group that is not given, or empty, is the ungrouped quantity.
    ///
    /// ```
    /// # use thads_metrics_audit::{Entry, Report};
    /// let mut report = Report::new().of_office("Long An").in_period("2022/06".parse().unwrap());
    /// report.enter(Entry::new("cases.rate".parse().unwrap(), "50,75%")).unwrap();
    /// let audit = report.audit();
    /// let rate = audit.find("cases.rate".parse().unwrap(), None, None, None).unwrap();
    /// assert_eq!(rate.low_text().as_deref(), Some("50.745"));
    /// let error = audit.find("money.rate".parse().unwrap(), None, None, None).unwrap_err();
    /// assert!(error.to_string().contains("cases.rate"));
    /// ```
    pub fn find(
        &self,
        quantity: Quantity,
        office: Option<&str>,
        period: Option<Period>,
        group: Option<&str>,
    ) -> Result<&Bounds, NoBounds> {
        let group = group.filter(|group| !group.is_empty());
        let named = group.map(GroupName::canonical);
        let here = |bounds: &&Bounds| {
            let own = &bounds.subject;
            let on = Some(own.period.last_day());
            own.group.as_deref().map(GroupName::canonical) == named
                && period.is_none_or(|period| own.period == period)
                && office.is_none_or(|name| office::key(&own.office, on) == office::key(name, on))
        };
        let nothing = || NoBounds::NothingSaid {
            got: format!("{quantity}{}", whereabouts(office, period, group)),
            expected: self.names_like(quantity),
        };
        self.every(quantity).find(here).ok_or_else(nothing)
    }

    /// The places of a quantity that the figures say something of; of none, the quantities there are.
    fn names_like(&self, quantity: Quantity) -> String {
        let elsewhere = self.every(quantity).next().is_some();
        let mut names: Vec<String> = Vec::new();
        for own in self.quantities.iter().map(|bounds| &bounds.subject) {
            let place = whereabouts(Some(&own.office), Some(own.period), own.group.as_deref());
            let name = match elsewhere {
                true if own.quantity != quantity => continue,
                true => format!("{quantity}{place}"),
                false => own.quantity.to_string(),
            };
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let more = names.len() > NAMED;
        names.truncate(NAMED);
        names.extend(more.then(|| "…".to_owned()));
        if names.is_empty() { "-".to_owned() } else { names.join("; ") }
    }

    /// Everything said of a quantity, in every office, period and group: `"cases.eligible"`.
    pub fn every(&self, quantity: Quantity) -> impl Iterator<Item = &Bounds> {
        self.quantities.iter().filter(move |bounds| bounds.subject.quantity == quantity)
    }
}

/// What tells a quantity apart, as far as it is known: ` (Long An, 2022/06, [credit])`.
fn whereabouts(office: Option<&str>, period: Option<Period>, group: Option<&str>) -> String {
    let words = [office.map(str::to_owned), period.map(|period| period.to_string()), group.map(|g| format!("[{g}]"))];
    let words = words.into_iter().flatten().collect::<Vec<_>>().join(", ");
    if words.is_empty() { words } else { format!(" ({words})") }
}
