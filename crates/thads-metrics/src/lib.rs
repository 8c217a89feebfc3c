//! The calculation reference for Vietnam's civil judgment enforcement statistics
//! (thi hành án dân sự, THADS): the types of the field, exact rates and gaps, dated and cited rules.
//!
//! # The five types, and what follows from them
//!
//! | | |
//! |---|---|
//! | [`Office`] | who reports: the nation, a province, a district, a region, the army; through mergers |
//! | [`Case`] | a row of an office's register, and what it adds to which column |
//! | [`Amount`] | whole đồng, exact to 10³⁶; [`Count`]: whole cases |
//! | [`Period`] | the first months of a reporting year, which begins on 1 October |
//! | [`Target`] | the completion rate to reach by a period's end, at least or strictly over |
//! | [`Rate`] | resolved ÷ eligible, two whole numbers; zero eligible has a reason, not a value |
//! | [`Gap`] | a rate against a target: points, cases or đồng still to resolve, a month |
//! | [`Flow`] | one form of one office: parts stored, every total derived |
//!
//! ```
//! use thads_metrics::{Count, Flow, Item, Measure, Rate, Target};
//!
//! let rate = Rate::of(Count::new(5_574), Count::new(10_983))?;    // two whole numbers
//! assert_eq!(rate.percent(2).to_string(), "50,75%");              // rounded once, half-up, here
//!
//! let gap = Target::at_least("81,5%".parse()?, "2022/12".parse()?).gap(&rate)?;
//! assert_eq!(gap.points().to_string(), "30,75 điểm %");           // points, not percent
//! assert_eq!(gap.still_to_resolve()?.to_string(), "3.378 việc");  // on today's eligible cases
//!
//! let items = [(Item::Eligible, 10_983), (Item::Resolved, 5_574)];
//! let flow = Flow::from_items("Long An", "2022/06".parse()?, Measure::Cases, None, items)?;
//! assert_eq!(flow.rate()?, rate);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Why
//!
//! Some 700 offices report each month how many judgments (việc) and how much money (tiền) they
//! had to enforce, how much of it was eligible, how much is resolved, and how far they stand from
//! the year's target. Offices are ranked by these figures. They are computed by rules that change with
//! each circular, and printed rounded. Half a hundredth of a point decides; so nothing here is
//! rounded before it is printed, and nothing is a float.
//!
//! # The rest
//!
//! | to learn about | start at |
//! |---|---|
//! | what is measured, which column, how sure a rule is | [`measure`]: [`Measure`], [`Item`], [`Quantity`], [`Status`], [`Evidence`] |
//! | percentages and percentage points | [`rate`]: [`Percent`], [`Points`], [`Undefined`] |
//! | targets by office, and the nation's by year | [`targets`]: [`Targets`] |
//! | a case through its events, as of any cut-off | [`case`] |
//! | offices under one name however it is spelt; figures on later boundaries | [`office`], [`restate`] |
//! | circulars, their forms and rules; where series break; what must close | [`regime`]: [`Regime`]; [`identity`]: [`Identity`] |
//! | figures as somebody printed them | [`printed`]: [`Printed`] |
//! | the words of forms and reports | [`vocabulary`] |
//! | two languages, and one spelling of what is spelt several ways | [`text`]: [`Lang`] |
//! | what can go wrong, as data and in both languages | [`error`]: [`Explain`] |
//!
//! Rules known only from memory are marked [`Evidence::Recall`] and are not used unless asked for.
//!
//! What builds on this, in crates of their own: `thads-metrics-audit` (can published figures all be true?), `thads-metrics-sheet`
//! and `thads-metrics-workbook` (workbooks of offices), `thads-metrics-results` (ranks, comparisons, plans), `thads-metrics-arrow`
//! (registers), `thads-metrics-cli` (the command).

#![forbid(unsafe_code)]

#[macro_use]
pub mod text;
pub mod amount;
pub mod calendar;
pub mod case;
pub mod crosswalk;
pub mod date;
pub mod error;
pub mod file_kind;
pub mod flow;
pub mod identity;
pub mod indicators;
pub mod measure;
pub mod office;
pub mod period;
pub mod printed;
pub mod rate;
pub mod regime;
pub mod restate;
pub mod statistics;
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
