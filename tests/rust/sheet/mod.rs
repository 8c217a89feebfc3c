mod check;
mod frame;
mod laws;
mod read;
mod scale;
mod statistics;
