mod effort;
mod laws;
mod reference;
mod report;
