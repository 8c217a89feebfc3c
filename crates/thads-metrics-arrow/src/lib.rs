//! Arrow in and out of thads-metrics.
//!
//! [`frame`] reads what a data frame holds into the core's [`Frame`](thads_metrics::sheet::Frame), exactly;
//! [`batch`] gives a [`Table`](thads_metrics::table::Table) of results as a record batch.

mod events;
mod figures;
mod frame;
mod table;
mod tally;
mod texts;

pub use events::Events;
pub use frame::frame;
pub use table::batch;
pub use tally::{Group, Odd, Question, Reason, Tally, tally};
