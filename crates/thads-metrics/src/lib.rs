//! The calculation reference for Vietnam's civil judgment enforcement statistics
//! (thi hành án dân sự, THADS).

mod text_serde;

pub mod audit;
pub mod error;
pub mod office;

mod amount;
mod case;
mod date;
mod evidence;
mod flow;
mod gap;
mod identity;
mod lang;
mod measure;
mod percent;
mod period;
mod printed;
mod rate;
mod regime;
mod status;
mod target;

pub use amount::{Amount, Count, Scale, Value};
pub use case::{Adds, Assume, Case, Facts, Leaves, Outcome, SetAside};
pub use date::Date;
pub use error::Explain;
pub use evidence::Evidence;
pub use flow::Flow;
pub use gap::Gap;
pub use identity::{Identity, THIRD_CLASS, Version};
pub use lang::Lang;
pub use measure::{Item, Kind, Measure, Quantity};
pub use office::{Level, Office, OfficeKey, Offices};
pub use percent::{Percent, Points};
pub use period::{Period, Quarter, ReportingYear};
pub use printed::{Direction, Hedge, Interval, Printed, Rounding};
pub use rate::{Rate, Undefined};
pub use regime::{BREAKS, Break, Place, Precision, REGIMES, Regime, RegimeId, Rule, Scope, breaks_between};
pub use status::Status;
pub use target::Target;
