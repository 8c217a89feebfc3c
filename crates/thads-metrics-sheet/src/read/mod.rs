//! From cells to figures: where a table stands, what its rows and columns are, what each cell holds.

pub(crate) mod bare_years;
pub(crate) mod block;
pub(crate) mod body;
pub(crate) mod builder;
pub(crate) mod cell_value;
pub(crate) mod decode;
pub(crate) mod frame_columns;
pub(crate) mod frame_place;
pub(crate) mod frame_rows;
pub(crate) mod frame_table;
pub(crate) mod grid_tables;
pub(crate) mod header;
pub(crate) mod listing;
pub(crate) mod named_row;
pub(crate) mod notes;
pub(crate) mod office_columns;
pub(crate) mod officers;
pub(crate) mod percent_scale;
pub(crate) mod regions;
pub(crate) mod sheet_note;
pub(crate) mod table_context;
pub(crate) mod totals;
pub(crate) mod unlabelled_totals;
