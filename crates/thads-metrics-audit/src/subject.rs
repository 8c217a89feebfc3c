//! What a figure speaks of: a quantity of an office in a period.

use thads_metrics::{Item, Period, Quantity};

/// A quantity of an office in a period: what a figure speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Subject {
    /// The quantity.
    pub quantity: Quantity,
    /// The office, as the report spells it.
    pub office: String,
    /// The period.
    pub period: Period,
    /// The group, such as `credit`; `None` for the ungrouped figures. `corruption/economic` is a group
    /// inside the group `corruption`.
    pub group: Option<String>,
    /// Of a target, who set it, where that is said: targets of different setters are different quantities.
    pub set_by: Option<String>,
}

impl Subject {
    /// The ungrouped quantity of an office in a period.
    pub fn new(quantity: Quantity, office: impl Into<String>, period: Period) -> Self {
        Self { quantity, office: office.into(), period, group: None, set_by: None }
    }

    /// The same target, set by somebody.
    #[must_use]
    pub fn set_by(self, setter: impl Into<String>) -> Self {
        Self { set_by: Some(setter.into()).filter(|setter| !setter.is_empty()), ..self }
    }

    /// The same, of a group.
    #[must_use]
    pub fn in_group(self, group: impl Into<String>) -> Self {
        Self { group: Some(group.into()).filter(|group| !group.is_empty()), ..self }
    }
}

/// A subject with parts left out: what a comparison is written with.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct PartialSubject {
    /// The quantity, if it is another.
    pub quantity: Option<Quantity>,
    /// The office, if it is another.
    pub office: Option<String>,
    /// The period, if it is another.
    pub period: Option<Period>,
    /// The group, if it is another; empty for the ungrouped quantity.
    pub group: Option<String>,
    /// Who set the target, if it is another; empty for nobody in particular.
    pub set_by: Option<String>,
}

impl PartialSubject {
    /// The whole subject, what is left out being that of `figure`.
    pub fn or(self, figure: &Subject) -> Subject {
        let quantity = self.quantity.unwrap_or(figure.quantity);
        let own = |setter: &Option<String>| setter.clone().filter(|_| quantity.item() == Some(Item::Target));
        Subject {
            quantity,
            office: self.office.unwrap_or_else(|| figure.office.clone()),
            period: self.period.unwrap_or(figure.period),
            group: self.group.map_or_else(|| figure.group.clone(), filled),
            set_by: self.set_by.map_or_else(|| own(&figure.set_by), filled),
        }
    }
}

/// A text that says something.
pub(crate) fn filled(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}

impl From<Subject> for PartialSubject {
    fn from(subject: Subject) -> Self {
        let Subject { quantity, office, period, group, set_by } = subject;
        Self {
            quantity: Some(quantity),
            office: Some(office),
            period: Some(period),
            group: Some(group.unwrap_or_default()),
            set_by: (quantity.item() == Some(Item::Target)).then(|| set_by.unwrap_or_default()),
        }
    }
}
