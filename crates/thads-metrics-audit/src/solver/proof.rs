//! The reason for a bound: which figures and which rules it rests on.

use fixedbitset::FixedBitSet;
use thads_metrics::Identity;

use crate::rule::Rule;

/// A set of figures (by position) and rules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Proof {
    figures: FixedBitSet,
    rules: u64,
}

impl Proof {
    pub(crate) fn nothing() -> Self {
        Self::default()
    }

    pub(crate) fn figure(position: usize) -> Self {
        let mut proof = Self::default();
        proof.insert(position);
        proof
    }

    pub(crate) fn identity(identity: Identity) -> Self {
        Self::rule(Rule::Identity(identity))
    }

    pub(crate) fn rule(rule: Rule) -> Self {
        Self { figures: FixedBitSet::new(), rules: rule.bit() }
    }

    pub(crate) fn insert(&mut self, position: usize) {
        self.figures.grow_and_insert(position);
    }

    pub(crate) fn contains(&self, position: usize) -> bool {
        self.figures.contains(position)
    }

    pub(crate) fn absorb(&mut self, other: &Self) {
        self.figures.union_with(&other.figures);
        self.rules |= other.rules;
    }

    pub(crate) fn and(&self, other: &Self) -> Self {
        let mut both = self.clone();
        both.absorb(other);
        both
    }

    /// The positions of the figures, ascending.
    pub(crate) fn figures(&self) -> impl Iterator<Item = usize> + '_ {
        self.figures.ones()
    }

    /// The rules, in the order of the forms.
    pub(crate) fn rules(&self) -> impl Iterator<Item = Rule> + '_ {
        Rule::all().filter(|rule| self.rules & rule.bit() != 0)
    }
}
