//! The reason for a bound: which figures and which identities it rests on.

use thads_metrics::Identity;

/// A set of figures (by position) and identities.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Why {
    figures: Vec<u64>,
    identities: u16,
}

const _: () = assert!(Identity::ALL.len() <= 16, "one bit for each identity");

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
        Self { figures: Vec::new(), identities: bit(identity) }
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
        self.identities |= other.identities;
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

    /// The identities, in the order of the forms.
    pub(crate) fn identities(&self) -> impl Iterator<Item = Identity> + '_ {
        Identity::ALL.into_iter().filter(|identity| self.identities & bit(*identity) != 0)
    }
}

const fn place(position: usize) -> (usize, u64) {
    (position / 64, 1 << (position % 64))
}

const fn bit(identity: Identity) -> u16 {
    1 << identity as u16
}
