//! What was skipped, assumed, or could not be placed while a sheet was read ([`SheetNote`]).

use crate::source::grid::CellRef;

/// Something that the reader of a sheet did, said so that nothing happens in silence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetNote {
    /// A stable identifier such as `sheet.title_skipped`.
    pub code: &'static str,
    /// The cell it is about, if it is about one.
    pub cell: Option<CellRef>,
    /// What happened, in Vietnamese.
    pub vi: String,
    /// What happened, in English.
    pub en: String,
}
