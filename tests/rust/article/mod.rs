//! Running text → figures.

mod compared;
mod copied;
mod english;
pub(crate) mod every_number;
mod input;
mod laws;
mod long_an;
mod patterns;
mod scope;
mod statistics;
mod wholes;
