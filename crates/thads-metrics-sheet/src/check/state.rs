//! Whether figures keep a rule ([`State`]).

/// What a rule says of the figures as they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// A figure is missing.
    Untested,
    /// The figures keep it.
    Held,
    /// Broken, but known only from memory; or a percentage cut off instead of rounded.
    Doubtful,
    /// The figures can't all be right.
    Broken,
}

impl State {
    /// Whether the figures speak against the rule, be it from memory.
    pub(super) const fn is_against(self) -> bool {
        matches!(self, Self::Broken | Self::Doubtful)
    }
}
