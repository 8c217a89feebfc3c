//! A figure of a text: what it says, and where.

use std::ops::Range;

use thads_metrics::{Kind, Period, Printed, Quantity, office, text::Lang};
use thads_metrics_audit::{Entry, PartialSubject, Report};

use crate::{
    claim::{Against, Claim, Relation},
    number::{Unit, Value},
};

/// A figure of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    pub(crate) entry: Entry,
    pub(crate) span: Range<usize>,
    pub(crate) because: Vec<Range<usize>>,
    pub(crate) clause: Range<usize>,
    pub(crate) paragraph: usize,
    pub(crate) sentence: usize,
    pub(crate) printed: Printed,
}

impl Figure {
    /// The id: `f1`, `f2`, … in the order of the text.
    pub fn id(&self) -> &str {
        self.entry.id.as_deref().unwrap_or_default()
    }

    /// Bytes of the text: the number with its hedge, scale and unit.
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// Bytes of the text: the words that decided what the number is, in order.
    pub fn because(&self) -> &[Range<usize>] {
        &self.because
    }

    /// Bytes of the text: the clause that the number stands in.
    pub fn clause(&self) -> Range<usize> {
        self.clause.clone()
    }

    /// The quantity.
    pub const fn quantity(&self) -> Quantity {
        self.entry.quantity
    }

    /// The office, if the text or the caller says one.
    pub fn office(&self) -> Option<&str> {
        self.entry.office.as_deref()
    }

    /// The period, if the text or the caller says one.
    pub const fn period(&self) -> Option<Period> {
        self.entry.period
    }

    /// The group, such as `credit`.
    pub fn group(&self) -> Option<&str> {
        self.entry.group.as_deref()
    }

    /// The number as printed, with the direction that the sentence gives it.
    pub const fn printed(&self) -> &Printed {
        &self.printed
    }

    /// The figure as a report file has it.
    pub const fn entry(&self) -> &Entry {
        &self.entry
    }

    /// What the figure is about, apart from what it is printed as.
    pub(crate) fn subject(&self) -> String {
        let other = |other: &Option<PartialSubject>| {
            other.as_ref().map(|o| {
                let office = o.office.as_deref().map(|name| office::key(name, None));
                (o.quantity, office, o.period, o.group.clone(), o.set_by.clone())
            })
        };
        let office = self.office().map(|name| office::key(name, None).canonical().to_owned());
        format!(
            "{:?} {office:?} {:?} {:?} {:?} {:?} {:?}",
            self.quantity(),
            self.period(),
            self.group(),
            other(&self.entry.minus),
            other(&self.entry.share_of),
            other(&self.entry.change_from)
        )
    }
}

/// A figure of an English text: as written where its words say the same, else as the library writes it.
fn in_english(read: &Printed, direction: &str, written: &str) -> Option<Printed> {
    let turn = match direction {
        "" => "",
        "tăng" | "vượt" => "up by ",
        _ => "down by ",
    };
    let english = |text: &str| Printed::read_in(text, read.kind(), read.signed(), Lang::En).ok();
    let says = |printed: &Printed| (printed.value(), printed.exponent(), printed.hedge());
    english(&format!("{turn}{written}"))
        .filter(|printed| says(printed) == says(read))
        .or_else(|| english(&read.print(Lang::En)))
}

/// A value as it is printed, if it can be read as a number of this kind.
pub(crate) fn printed(value: &Value, direction: &str, kind: Kind, signed: bool, lang: Lang) -> Option<Printed> {
    let fits = match value.unit {
        Unit::Percent | Unit::Times => kind.is_percent(),
        Unit::Money => kind == Kind::Money,
        Unit::Count => kind == Kind::Count,
        Unit::Bare => !kind.is_percent(),
    };
    if !fits {
        return None;
    }
    let read = |hedge: &str, body: &str| {
        let text = [direction, hedge, body].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        Printed::read(&text, kind, signed).ok()
    };
    let bare = || value.body.split_once(' ').map_or(value.body.as_str(), |(number, _)| number);
    let printed = read(&value.hedge, &value.body)
        .or_else(|| {
            (value.unit == Unit::Count && !value.body.contains("nghìn") && !value.body.contains("ngàn"))
                .then(|| read(&value.hedge, bare()))
                .flatten()
        })
        .or_else(|| read("khoảng", &value.body).filter(|_| value.hedge.contains(' ')))?;
    let printed = match lang {
        Lang::Vi => printed,
        Lang::En => in_english(&printed, direction, &value.written)?,
    };
    let hundred = num_rational::BigRational::from_integer(100.into());
    let over = kind.is_percent() && !signed && printed.value() > hundred;
    (!over).then_some(printed)
}

/// A claim made into the entry of a report; `None` if the number can't be read as what it is said to be.
pub(crate) fn entry(
    claim: &Claim,
    value: &Value,
    item: thads_metrics::Item,
    relation: &Relation,
    main: Option<Period>,
    lang: Lang,
) -> Option<(Entry, Printed)> {
    let quantity = Quantity::new(claim.measure, item).ok()?;
    let (kind, signed) = match relation {
        Relation::Is => (quantity.kind(), false),
        Relation::ShareOf(_) => (Kind::Percent, false),
        Relation::ChangeFrom(_) => (Kind::Percent, true),
        Relation::Minus(_) | Relation::ToTarget if quantity.kind().is_percent() => (Kind::Percent, true),
        Relation::Minus(_) | Relation::ToTarget => (quantity.kind(), true),
    };
    let direction = claim.direction.filter(|_| signed).unwrap_or_default();
    let printed = printed(value, direction, kind, signed, lang)?;
    let period = claim.period.or(main);
    let mut entry = Entry::new(quantity, printed.text());
    entry.office.clone_from(&claim.office);
    entry.period = period;
    entry.group = claim.group.map(str::to_owned);
    let set_by = claim.set_by.map(str::to_owned);
    if item == thads_metrics::Item::Target {
        entry.set_by.clone_from(&set_by);
    }
    let other = |against: &Against| -> Option<PartialSubject> {
        let mut other = PartialSubject::default();
        if *against == Against::Target {
            other.set_by.clone_from(&set_by);
        }
        match against {
            Against::SameMonths(_) | Against::Period(_) => other.period = Some(against.period(period)?),
            Against::Target => {
                other.quantity = Quantity::new(claim.measure, thads_metrics::Item::Target).ok();
                other.period = claim.target.filter(|target| Some(*target) != period);
            }
            Against::Nation => other.office = Some(thads_metrics::Offices::NATION_NAME.to_owned()),
            Against::Item(item) => other.quantity = Some(Quantity::new(claim.measure, *item).ok()?),
            Against::Whole(item) => {
                other.quantity = Some(Quantity::new(claim.measure, *item).ok()?);
                other.group = Some(String::new());
            }
            Against::Unknown => return None,
        }
        Some(other)
    };
    match relation {
        Relation::Is => {}
        Relation::Minus(against) => entry.minus = Some(other(against)?),
        Relation::ShareOf(against) => entry.share_of = Some(other(against)?),
        Relation::ChangeFrom(against) => entry.change_from = Some(other(against)?),
        Relation::ToTarget => {
            let rate = Quantity::new(claim.measure, thads_metrics::Item::Rate).ok();
            entry.minus = Some(PartialSubject { quantity: rate, period: main.or(period), ..PartialSubject::default() });
        }
    }
    Some((entry, printed))
}

/// Whether a report takes an entry, once it is known whose it is and of when: one that it refuses was read wrongly.
pub(crate) fn fits(entry: &Entry, lang: Lang) -> bool {
    let whole = entry.office.is_some() && entry.period.is_some();
    !whole || Report::new().printed_in(lang).enter(entry.clone()).is_ok()
}
