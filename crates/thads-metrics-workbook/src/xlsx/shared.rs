//! What the cells of all sheets of a workbook are read with ([`Shared`]).

use super::styles::Styles;
use crate::number::Epoch;

/// What the cells of all sheets are read with.
pub(super) struct Shared {
    pub(super) strings: Vec<Box<str>>,
    pub(super) styles: Styles,
    pub(super) epoch: Epoch,
    /// Whether the workbook asks to be computed when opened: its zeros may be a writer's.
    pub(super) computes_on_load: bool,
}
