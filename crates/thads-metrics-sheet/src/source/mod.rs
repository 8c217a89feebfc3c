//! What a sheet comes as: a grid of cells, or the columns of a data frame.

pub(crate) mod frame;
pub(crate) mod frame_to_grid;
pub(crate) mod grid;
pub(crate) mod numbers;
pub(crate) mod shown;
