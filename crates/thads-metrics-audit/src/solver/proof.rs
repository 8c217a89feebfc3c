//! The reason for a bound: which figures and which rules it rests on.

use thads_metrics::Identity;

use crate::rule::Rule;

/// A set of figures (by position) and rules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Why {
    figures: Vec<u64>,
    rules: u64,
}

impl Why {
    pub(crate) fn nothing() -> Self {
        Self::default()
    }

    pub(crate) fn figure(position: usize) -> Self {
        let mut why = Self::default();
        why.insert(position);
        why
    }

    pub(crate) fn identity(identity: Identity) -> Self {
        Self::rule(Rule::Identity(identity))
    }

    pub(crate) fn rule(rule: Rule) -> Self {
        Self { figures: Vec::new(), rules: rule.bit() }
    }

    pub(crate) fn insert(&mut self, position: usize) {
        let (word, mask) = place(position);
        if self.figures.len() <= word {
            self.figures.resize(word.saturating_add(1), 0);
        }
        if let Some(bits) = self.figures.get_mut(word) {
            *bits |= mask;
        }
    }

    pub(crate) fn contains(&self, position: usize) -> bool {
        let (word, mask) = place(position);
        self.figures.get(word).is_some_and(|bits| bits & mask != 0)
    }

    pub(crate) fn absorb(&mut self, other: &Self) {
        if self.figures.len() < other.figures.len() {
            self.figures.resize(other.figures.len(), 0);
        }
        for (mine, theirs) in self.figures.iter_mut().zip(&other.figures) {
            *mine |= theirs;
        }
        self.rules |= other.rules;
    }

    pub(crate) fn and(&self, other: &Self) -> Self {
        let mut both = self.clone();
        both.absorb(other);
        both
    }

    /// The positions of the figures, ascending.
    pub(crate) fn figures(&self) -> impl Iterator<Item = usize> + '_ {
        let words = self.figures.iter().enumerate();
        words.flat_map(|(word, bits)| {
            let first = word.saturating_mul(64);
            (0..64_usize).filter(move |i| bits >> i & 1 == 1).map(move |i| first.saturating_add(i))
        })
    }

    /// The rules, in the order of the forms.
    pub(crate) fn rules(&self) -> impl Iterator<Item = Rule> + '_ {
        Rule::all().filter(|rule| self.rules & rule.bit() != 0)
    }
}

const fn place(position: usize) -> (usize, u64) {
    (position / 64, 1 << (position % 64))
}
