//! Results of many offices: rates, ranks, gaps; what changed and why; what would follow from more work.
//!
//! [`Results`] puts the flows of offices side by side: each office's rate, its rank, its gap to its
//! target, and how it stands to the office above and to the nation. Sums are derived: an office
//! above has a row of its own, the sum of its offices, and so has the whole.
//!
//! ```
//! use thads_metrics::{Flow, Item, Lang, Measure, Target, Targets};
//! use thads_metrics_results::{Options, Results};
//!
//! let flow = |office: &str, eligible, resolved| {
//!     let items = [(Item::Eligible, eligible), (Item::Resolved, resolved)];
//!     Flow::from_items(office, "2022/06".parse().unwrap(), Measure::Cases, None, items).unwrap()
//! };
//! let flows = [flow("Bến Lức", 4_000, 2_400), flow("Đức Hòa", 6_983, 3_174)];
//! let targets = Targets::new().with_everyone(Target::at_least("81,5%".parse()?, "2022/12".parse()?))?;
//! let options = Options { whole: Some("Long An".to_owned()), ..Options::default() };
//! let results = Results::new(flows, &targets, options)?;
//!
//! let whole = results.whole(Measure::Cases).unwrap();
//! assert_eq!(whole.rate.as_ref().unwrap().to_string(), "50,75%"); // 5.574/10.983
//! assert_eq!(whole.still_to_resolve().unwrap()?.to_string(), "3.378 việc");
//! assert!(results.text(Lang::Vi).contains("còn phải phấn đấu 30,75 điểm % (3.378 việc, bình quân 563 việc mỗi tháng"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! [`compare`] sets two results against each other and splits the change of the total rate into what
//! offices did and how their weights moved; [`what_if`] asks what more work would bring.

mod audit_table;
mod columns;
mod compare;
mod entry;
mod error;
mod explain;
mod findings;
mod form;
mod largest_remainder;
mod one_measure;
mod plan;
mod prose;
mod prose_months;
mod prose_numbers;
mod published_table;
mod rank;
mod results;
mod row;
mod seams;
mod shown_amount;
mod sources;
mod statistics_before;
mod statistics_table;
mod sums;
mod table;
pub mod table_model;
mod unused_targets;
mod view;
mod worksheet;

pub use audit_table::audit_table;
pub use columns::capital;
pub use compare::{
    Change, Comparison, compare, compare_over,
    decompose::{Decomposition, Effect, Printed, Side, decompose},
};
pub use entry::{Entry, entries, entries_of, officers};
pub use error::{Measures, ResultsError};
pub use explain::{Asked, Explanation, Step};
pub use findings::{Addressed, findings_table};
pub use form::forms;
pub use plan::{Assumptions, Further, Plan, PlanRow, months::Month, need::Need, share::Share, what_if};
pub use prose_numbers::in_words;
pub use published_table::published_table;
pub use rank::{Rank, Ties, ranks};
pub use results::{Options, Results};
pub use row::{Row, RowLevel};
pub use statistics_table::statistics_table;
pub use table_model::{Table, TableColumn, Term, Unit, Values};
pub use view::{View, ViewColumn};
pub use worksheet::{Cell, Part, Worksheet};
