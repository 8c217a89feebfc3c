//! What brings figures together ([`Rule`]): an identity of the forms, or a relation of statistics.

use thads_metrics::{
    Date, Evidence, Identity, Lang, Quantity,
    identity::Version,
    statistics::{RELATIONS, Relation},
};

/// An identity, or a relation by its position in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rule {
    Identity(Identity),
    Relation(usize),
}

const _: () = assert!(Identity::ALL.len().saturating_add(RELATIONS.len()) <= 64, "one bit for each rule");

impl Rule {
    /// Every rule, the identities first.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        let relations = (0..RELATIONS.len()).map(Self::Relation);
        Identity::ALL.into_iter().map(Self::Identity).chain(relations)
    }

    /// Its own bit in a set of rules.
    pub(crate) const fn bit(self) -> u64 {
        match self {
            Self::Identity(identity) => 1 << identity as u64,
            Self::Relation(position) => 1 << (Identity::ALL.len() as u64).saturating_add(position as u64),
        }
    }

    /// What an audit calls it: `stock_eligible`, or the relation in keys.
    pub(crate) fn key(self) -> String {
        match self {
            Self::Identity(identity) => identity.key().to_owned(),
            Self::Relation(position) => RELATIONS.get(position).map(Relation::formula).unwrap_or_default(),
        }
    }

    /// The rule that an audit calls by this name.
    pub(crate) fn named(key: &str) -> Option<Self> {
        key.parse().map(Self::Identity).ok().or_else(|| {
            let is_named = |relation: &Relation| relation.formula() == key;
            RELATIONS.iter().position(is_named).map(Self::Relation)
        })
    }

    /// What it says of a quantity in a period that ends `on`.
    pub(crate) fn says(self, quantity: Quantity, on: Date) -> Option<Says> {
        match self {
            Self::Identity(identity) => match quantity.measure() {
                Some(measure) => identity.version(measure, on).map(Says::Version),
                None => identity.general().map(Says::Version),
            },
            Self::Relation(position) => {
                let relation = RELATIONS.get(position)?;
                relation.is_of(quantity.family()).then_some(Says::Relation(relation))
            }
        }
    }
}

/// What a rule says, and how it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Says {
    Version(&'static Version),
    Relation(&'static Relation),
}

impl Says {
    pub(crate) fn formula_in(self, lang: Lang) -> String {
        match self {
            Self::Version(version) => version.formula_in(lang),
            Self::Relation(relation) => relation.formula_in(lang),
        }
    }

    pub(crate) const fn evidence(self) -> Evidence {
        match self {
            Self::Version(version) => version.evidence(),
            Self::Relation(relation) => relation.evidence,
        }
    }

    pub(crate) const fn citation(self) -> &'static str {
        match self {
            Self::Version(version) => version.citation(),
            Self::Relation(relation) => relation.citation,
        }
    }
}
