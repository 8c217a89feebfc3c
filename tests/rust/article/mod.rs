//! Running text → figures.

mod english;
mod input;
mod laws;
mod long_an;
mod patterns;
mod scope;
mod statistics;
mod wholes;
