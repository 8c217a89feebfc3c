//! The calculation reference for Vietnam's civil judgment enforcement statistics
//! (thi hành án dân sự, THADS).

mod text_serde;

pub mod audit;
pub mod error;

mod amount;
mod date;
mod evidence;
mod identity;
mod lang;
mod measure;
mod percent;
mod period;
mod printed;
mod rate;

pub use amount::{Amount, Count, Scale, Value};
pub use date::Date;
pub use error::Explain;
pub use evidence::Evidence;
pub use identity::{Identity, THIRD_CLASS, Version};
pub use lang::Lang;
pub use measure::{Item, Kind, Measure, Quantity};
pub use percent::{Percent, Points};
pub use period::{Period, Quarter, ReportingYear};
pub use printed::{Direction, Hedge, Interval, Printed, Rounding};
pub use rate::{Rate, Undefined};
