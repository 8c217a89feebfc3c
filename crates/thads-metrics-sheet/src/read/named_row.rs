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
    /// The office that it belongs to.
    pub(crate) parent: Option<u32>,
    /// Whether the name of a group stands before it.
    pub(crate) starts_group: bool,
}
