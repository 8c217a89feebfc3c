//! Running text → figures.

mod input;
mod laws;
mod long_an;
mod patterns;
