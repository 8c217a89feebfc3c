//! Arrow in and out of thads-metrics.
//!
//! [`frame`] reads what a data frame holds into the core's [`Frame`](thads_metrics_sheet::Frame), exactly;
//! [`batch`] gives a [`Table`](thads_metrics_results::Table) of results as a record batch.

#![allow(clippy::inline_always)] // what is not inlined into the kernel is not compiled for wide registers

#[cfg(feature = "python")]
pub mod capsule;
mod events;
mod figures;
mod frame;
mod frame_error;
mod kernel;
mod source;
mod table;
mod tally;
mod texts;
mod unread;

pub use events::Events;
pub use frame::frame;
pub use frame_error::FrameError;
pub use source::Source;
pub use table::batch;
pub use tally::{Group, Inconsistent, Reason, Tally, TallyError, TallySpec, tally, tally_sql};
pub use unread::Unread;
