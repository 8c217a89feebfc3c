mod effort;
mod laws;
mod reference;
mod report;
mod second_reading;
mod statistics;
