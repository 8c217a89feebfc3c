//! A row of figures by its name alone, without its figures ([`Entry`]).

use thads_metrics::vocabulary::row_label::{LabelKind, Numbering};

/// A row of figures, as far as totals and officers go.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry<'a> {
    /// The name, without its number.
    pub(crate) name: &'a str,
    /// What the name says.
    pub(crate) kind: LabelKind,
    /// How the row is numbered.
    pub(crate) numbering: Numbering,
    /// The name as a number, the same for one office however it is spelt.
    pub(crate) office: u32,
    /// The office that it belongs to.
    pub(crate) parent: Option<u32>,
    /// Whether a column of its own says that it is an officer's.
    pub(crate) is_officer: bool,
    /// Whether the name of a group stands before it.
    pub(crate) starts_group: bool,
}
