//! The calculation reference for Vietnam's civil judgment enforcement statistics
//! (thi hành án dân sự, THADS): exact rates and gaps, dated and cited rules, and an audit that
//! finds what published figures imply and where they contradict each other.
//!
//! # Why
//!
//! Some 700 offices report each month how many judgments (việc) and how much money (tiền) they
//! had to enforce, how much of it was eligible, how much is resolved, and how far they stand from
//! the year's target. Offices are ranked by these figures. They are computed by rules that change with
//! each circular, and printed rounded. Half a hundredth of a point decides; so nothing here is
//! rounded before it is printed, and nothing is a float.
//!
//! # A rate, a target and the gap between them
//!
//! ```
//! use thads_metrics::{Count, Rate, Target};
//!
//! let rate = Rate::of(Count::new(5_574), Count::new(10_983))?;    // two whole numbers
//! assert_eq!(rate.percent(2).to_string(), "50,75%");              // rounded once, half-up, here
//!
//! let gap = Target::at_least("81,5%".parse()?, "2022/12".parse()?).gap(&rate)?;
//! assert_eq!(gap.points().to_string(), "30,75 điểm %");           // points, not percent
//! assert_eq!(gap.still_to_resolve()?.to_string(), "3.378 việc");  // on today's eligible cases
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # How to read it
//!
//! | to learn about | start at |
//! |---|---|
//! | the vocabulary | [`Measure`], [`Item`], [`Quantity`] |
//! | whole cases, whole đồng | [`Count`], [`Amount`], [`Value`] |
//! | reporting years from 1 October | [`Period`], [`Quarter`], [`ReportingYear`] |
//! | rates, and why there may be none | [`Rate`], [`Undefined`], [`Percent`], [`Points`] |
//! | targets, the nation's and your own, and what is still to do | [`Target`], [`Targets`], [`Gap`] |
//! | the columns of a form, and the rows behind them | [`Flow`], [`Case`] |
//! | a case through its events, as of any cut-off | [`History`], [`Event`] |
//! | offices through mergers | [`Office`], [`Offices`] |
//! | the rules, dated, with citation and evidence | [`Regime`], [`Identity`], [`Evidence`], [`breaks_between`] |
//! | figures as somebody printed them | [`Printed`] |
//! | can they all be true? what do they imply? | [`audit`] |
//! | a sheet of offices, and what in it can't be right | [`sheet`] |
//! | rates, ranks and gaps of many offices, comparisons, plans | [`results`] |
//! | what results are shown and exchanged as | [`table`] |
//! | what can go wrong, in two languages | [`error`] |
//!
//! Rules known only from memory are marked [`Evidence::Recall`] and are not used unless asked for.

#![forbid(unsafe_code)]

#[macro_use]
pub mod text;
pub mod amount;
pub mod case;
pub mod date;
pub mod error;
pub mod flow;
pub mod identity;
pub mod measure;
pub mod office;
pub mod period;
pub mod printed;
pub mod rate;
pub mod regime;
pub mod restate;
pub mod targets;
pub mod vocabulary;

pub use amount::{Amount, Count, Scale, Value};
pub use case::Case;
pub use date::Date;
pub use error::Explain;
pub use flow::Flow;
pub use identity::Identity;
pub use measure::{Evidence, Item, Kind, Measure, Quantity, Status};
pub use office::{Office, Offices};
pub use period::{Period, Quarter, ReportingYear};
pub use printed::Printed;
pub use rate::{Percent, Points, Rate, Undefined};
pub use regime::Regime;
pub use targets::{Gap, Target, Targets};
pub use text::Lang;
