//! A report: the figures that somebody printed, each one claim about one or two quantities.

use std::collections::BTreeSet;

use crate::{
    Date, Kind, Period, Printed, Quantity, Rounding,
    error::{ReportError, Where},
    office,
};

/// An office and its complete list of parts: every count and amount of the office is their sum.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Whole {
    /// The office.
    pub office: String,
    /// All of its parts.
    pub parts: Vec<String>,
}

/// A quantity of an office in a period: what a figure speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Subject {
    /// The quantity.
    pub quantity: Quantity,
    /// The office, as the report spells it.
    pub office: String,
    /// The period.
    pub period: Period,
    /// The group, such as `credit`; `None` for the ungrouped figures.
    pub group: Option<String>,
}

impl Subject {
    /// The ungrouped quantity of an office in a period.
    pub fn new(quantity: Quantity, office: impl Into<String>, period: Period) -> Self {
        Self { quantity, office: office.into(), period, group: None }
    }

    /// The same, of a group.
    #[must_use]
    pub fn in_group(self, group: impl Into<String>) -> Self {
        Self { group: Some(group.into()).filter(|group| !group.is_empty()), ..self }
    }
}

/// What a figure says of its subject.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Claim {
    /// x.
    Is,
    /// x − y; points between percentages.
    Minus(Subject),
    /// x ÷ y, in percent.
    ShareOf(Subject),
    /// (x − y) ÷ y, in percent; `giảm` makes it negative.
    ChangeFrom(Subject),
}

impl Claim {
    /// What the subject is compared with.
    pub fn other(&self) -> Option<&Subject> {
        match self {
            Self::Is => None,
            Self::Minus(other) | Self::ShareOf(other) | Self::ChangeFrom(other) => Some(other),
        }
    }

    /// The key of the report file: `minus`, `share_of`, `change_from`.
    pub const fn key(&self) -> Option<&'static str> {
        match self {
            Self::Is => None,
            Self::Minus(_) => Some("minus"),
            Self::ShareOf(_) => Some("share_of"),
            Self::ChangeFrom(_) => Some("change_from"),
        }
    }

    /// The kind of number that a figure of `quantity` is printed as, and whether it may be below zero.
    pub const fn printed_as(&self, quantity: Quantity) -> (Kind, bool) {
        match self {
            Self::Is => (quantity.kind(), false),
            Self::ShareOf(_) => (Kind::Percent, false),
            Self::ChangeFrom(_) => (Kind::Percent, true),
            Self::Minus(_) if quantity.kind().is_percent() => (Kind::Percent, true),
            Self::Minus(_) => (quantity.kind(), true),
        }
    }
}

/// One printed figure: a claim about its subject.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Figure {
    id: String,
    subject: Subject,
    claim: Claim,
    printed: Printed,
    quote: Option<String>,
    /// Where it stands in a file; 0 if it was built in code.
    line: usize,
}

impl Figure {
    /// The id, unique in its report: given, or `f` and the position.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What it speaks of.
    pub fn subject(&self) -> &Subject {
        &self.subject
    }

    /// What it says.
    pub fn claim(&self) -> &Claim {
        &self.claim
    }

    /// The number, as printed.
    pub fn printed(&self) -> &Printed {
        &self.printed
    }

    /// The sentence it stands in.
    pub fn quote(&self) -> Option<&str> {
        self.quote.as_deref()
    }

    /// The claim in words of the file: `cases.rate`, `cases.target − cases.rate`.
    pub fn formula(&self) -> String {
        let x = self.subject.quantity;
        match &self.claim {
            Claim::Is => x.to_string(),
            Claim::Minus(y) => format!("{x} - {}", y.quantity),
            Claim::ShareOf(y) => format!("{x} / {}", y.quantity),
            Claim::ChangeFrom(y) => format!("{x} change from {}", y.quantity),
        }
    }
}

/// A figure before it is checked: what [`Report::add`] takes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Draft {
    /// The id, or `None` for `f` and the position.
    pub id: Option<String>,
    /// What the figure speaks of.
    pub subject: Subject,
    /// What it says.
    pub claim: Claim,
    /// The number, as printed.
    pub printed: String,
    /// The sentence it stands in.
    pub quote: Option<String>,
}

impl Draft {
    /// A plain figure: x is what is printed.
    pub fn new(subject: Subject, printed: impl Into<String>) -> Self {
        Self { id: None, subject, claim: Claim::Is, printed: printed.into(), quote: None }
    }

    /// The same with another claim.
    #[must_use]
    pub fn claiming(self, claim: Claim) -> Self {
        Self { claim, ..self }
    }

    /// The same with an id.
    #[must_use]
    pub fn named(self, id: impl Into<String>) -> Self {
        Self { id: Some(id.into()), ..self }
    }
}

/// The figures of one report, ready to be audited.
///
/// Read from a report file with `parse`, or built in code:
///
/// ```
/// use thads_metrics::audit::{Draft, Report, Subject};
/// let mut report = Report::new();
/// let long_an = |q: &str| Subject::new(q.parse().unwrap(), "Long An", "2022/06".parse().unwrap());
/// report.add(Draft::new(long_an("cases.rate"), "50,75%")).unwrap();
/// report.add(Draft::new(long_an("cases.carried_over_eligible"), "5.409 việc")).unwrap();
/// let audit = report.audit();
/// let eligible = audit.quantity(&long_an("cases.eligible")).unwrap();
/// assert_eq!((eligible.low_text().as_deref(), eligible.high_text().as_deref()), (Some("10982"), Some("10983")));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    pub(super) title: Option<String>,
    pub(super) source: Option<String>,
    pub(super) published: Option<Date>,
    pub(super) rounding: Rounding,
    pub(super) assume: bool,
    pub(super) figures: Vec<Figure>,
    pub(super) wholes: Vec<Whole>,
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

    /// Sets how the figures were rounded.
    #[must_use]
    pub fn rounded(self, rounding: Rounding) -> Self {
        Self { rounding, ..self }
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

    /// Checks a figure and adds it.
    pub fn add(&mut self, draft: Draft) -> Result<&Figure, ReportError> {
        self.add_at(draft, &Where::code(self.figures.len().saturating_add(1)), 0)
    }

    pub(super) fn add_at(&mut self, draft: Draft, place: &Where, line: usize) -> Result<&Figure, ReportError> {
        let position = self.figures.len().saturating_add(1);
        let id = draft.id.unwrap_or_else(|| format!("f{position}"));
        if id.trim().is_empty() {
            return Err(ReportError::EmptyText { place: place.at("id"), key: "id".to_owned() });
        }
        if let Some(first) = self.figures.iter().find(|figure| figure.id == id) {
            return Err(ReportError::DuplicateId { place: place.at("id"), id, first: first.line });
        }
        let x = draft.subject.quantity;
        if let Some(other) = draft.claim.other() {
            let key = draft.claim.key().unwrap_or_default();
            if !comparable(x, other.quantity) {
                let (got, expected) = (other.quantity.to_string(), x.to_string());
                return Err(ReportError::Incompatible { place: place.at(key), got, expected });
            }
            if same_subject(&draft.subject, other) {
                return Err(ReportError::ComparedWithItself { place: place.at(key), quantity: x.to_string() });
            }
        }
        let (kind, signed) = draft.claim.printed_as(x);
        let printed = Printed::read(&draft.printed, kind, signed)
            .map_err(|reason| ReportError::unreadable(place.at("printed"), &reason))?;
        let Draft { subject, claim, quote, .. } = draft;
        self.figures.push(Figure { id, subject, claim, printed, quote, line });
        self.figures.last().ok_or(ReportError::NoFigures { place: place.clone() })
    }

    /// Says that an office is the sum of its parts.
    pub fn add_whole(&mut self, whole: Whole) -> Result<(), ReportError> {
        let place = Where::code(self.wholes.len().saturating_add(1));
        self.add_whole_at(whole, &place)
    }

    pub(super) fn add_whole_at(&mut self, whole: Whole, place: &Where) -> Result<(), ReportError> {
        if whole.parts.is_empty() {
            return Err(ReportError::EmptyText { place: place.at("parts"), key: "parts".to_owned() });
        }
        let key = |name: &str| office::key(name, None).canonical().to_owned();
        let mut seen = BTreeSet::new();
        if let Some(part) = whole.parts.iter().find(|part| !seen.insert(key(part))) {
            return Err(ReportError::DuplicatePart { place: place.at("parts"), part: part.clone() });
        }
        self.wholes.push(whole);
        // An office that is, through any chain, a part of itself would be smaller than itself.
        let last = self.wholes.last().map(|whole| whole.office.clone()).unwrap_or_default();
        let start = key(&last);
        let keyed = |whole: &Whole| (key(&whole.office), whole.parts.iter().map(|part| key(part)).collect::<Vec<_>>());
        let wholes: Vec<(String, Vec<String>)> = self.wholes.iter().map(keyed).collect();
        let (mut reached, mut open) = (BTreeSet::new(), vec![start.clone()]);
        while let Some(office) = open.pop() {
            for (_, parts) in wholes.iter().filter(|(whole, _)| *whole == office) {
                if parts.contains(&start) {
                    self.wholes.pop();
                    return Err(ReportError::PartOfItself { place: place.at("parts"), office: last });
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
    x.quantity == y.quantity && x.period == y.period && x.group == y.group && key(x) == key(y)
}
