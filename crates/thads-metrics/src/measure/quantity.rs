//! What a figure counts ([`Quantity`]): a column of the forms, or a statistic beside them.

use std::{fmt, str::FromStr};

use super::{Item, Kind, Measure, keys, unit::Unit};
use crate::{
    date::Date,
    statistics::statistic::Statistic,
    text::{lang::Lang, unknown_name::UnknownName},
};

/// An item of a measure, written `cases.eligible`, or a statistic beside the main forms, written `coercion.decisions`.
///
/// ```
/// use thads_metrics::{Item, Measure, Quantity};
/// let q: Quantity = "cases.eligible".parse().unwrap();
/// assert_eq!(q.column(), Some((Measure::Cases, Item::Eligible)));
/// assert!("admin.eligible".parse::<Quantity>().is_err());
/// let decisions: Quantity = "coercion.decisions".parse().unwrap();
/// assert_eq!(decisions.statistic().unwrap().form, Some(7));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Quantity(What);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum What {
    Column(Measure, Item),
    Statistic(&'static Statistic),
}

impl Quantity {
    /// The column of a form, or an error if the measure has no such item.
    pub fn new(measure: Measure, item: Item) -> Result<Self, UnknownName> {
        if measure.has(item) {
            return Ok(Self(What::Column(measure, item)));
        }
        let expected = keys(&measure.items().collect::<Vec<_>>());
        Err(UnknownName::NotOfMeasure { got: format!("{measure}.{item}"), expected })
    }

    /// The measure and the item; `None` of a statistic.
    pub const fn column(self) -> Option<(Measure, Item)> {
        match self.0 {
            What::Column(measure, item) => Some((measure, item)),
            What::Statistic(_) => None,
        }
    }

    /// The measure; `None` of a statistic.
    pub fn measure(self) -> Option<Measure> {
        self.column().map(|(measure, _)| measure)
    }

    /// The item; `None` of a statistic.
    pub fn item(self) -> Option<Item> {
        self.column().map(|(_, item)| item)
    }

    /// The statistic; `None` of a column.
    pub const fn statistic(self) -> Option<&'static Statistic> {
        match self.0 {
            What::Column(..) => None,
            What::Statistic(statistic) => Some(statistic),
        }
    }

    /// What it belongs to: the key of its measure, or the family of the statistic.
    pub fn family(self) -> &'static str {
        match self.0 {
            What::Column(measure, _) => measure.key(),
            What::Statistic(statistic) => statistic.family(),
        }
    }

    /// What kind of number it is.
    pub const fn kind(self) -> Kind {
        match self.0 {
            What::Column(_, Item::Target) => Kind::Target,
            What::Column(_, Item::Rate | Item::EligibleShare) => Kind::Percent,
            What::Column(measure, _) => measure.kind(),
            What::Statistic(statistic) => statistic.kind(),
        }
    }

    /// What is counted; of a percentage, what its parts count.
    pub const fn unit(self) -> Unit {
        match self.0 {
            What::Column(measure, _) => measure.unit(),
            What::Statistic(statistic) => statistic.unit,
        }
    }

    /// The term, of a column with its measure: `có điều kiện thi hành (về việc)`, `quyết định cưỡng chế`.
    pub fn term(self, lang: Lang) -> String {
        match self.0 {
            What::Column(measure, item) => format!("{} ({})", item.term(lang), measure.term(lang)),
            What::Statistic(statistic) => statistic.term.pick(lang).to_owned(),
        }
    }

    /// The same as forms of a day bear it: where it names an article, that of the law of the day.
    pub fn term_on(self, lang: Lang, day: Date) -> String {
        match self.0 {
            What::Column(measure, item) => format!("{} ({})", item.term_on(lang, day), measure.term(lang)),
            What::Statistic(_) => self.term(lang),
        }
    }
}

impl From<&'static Statistic> for Quantity {
    fn from(statistic: &'static Statistic) -> Self {
        Self(What::Statistic(statistic))
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            What::Column(measure, item) => write!(f, "{measure}.{item}"),
            What::Statistic(statistic) => statistic.fmt(f),
        }
    }
}

impl FromStr for Quantity {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, UnknownName> {
        let (family, name) = text.split_once('.').ok_or_else(|| UnknownName::Quantity { got: text.to_owned() })?;
        match (Statistic::named(text), family.parse::<Measure>()) {
            (Ok(statistic), _) => Ok(statistic.into()),
            (Err(_), Ok(measure)) => Self::new(measure, name.parse()?),
            (Err(unknown), Err(_)) if Statistic::is_family(family) => Err(unknown),
            (Err(_), Err(_)) => Err(UnknownName::Quantity { got: text.to_owned() }),
        }
    }
}

crate::text_serde!(Quantity);

crate::worded_by_term!(Quantity);
