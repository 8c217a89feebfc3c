//! The audit of published figures: can they all be true, which contradict each other, and
//! what do they imply that nobody printed?
//!
//! A [`Report`] holds figures as they were printed. Each is a claim about one or two
//! quantities, worth an interval; the identities between quantities ([`Identity`]) tie them
//! together. [`Report::audit`] solves the system exactly, in whole cases and whole đồng, and
//! returns an [`Audit`]: the [`Bounds`] of every quantity that the figures say something
//! about, with the figures and identities they rest on, and every minimal [`Conflict`].
//!
//! ```
//! use thads_metrics_audit::Report;
//! let report = Report::parse(r#"
//!     [report]
//!     office = "Long An"
//!     period = "2022/12"
//!     [[figure]]
//!     quantity = "cases.target"
//!     printed = "81,5%"
//!     [[figure]]
//!     quantity = "cases.target"
//!     printed = "80,1%"
//! "#, "example.toml").unwrap();
//! let audit = report.audit();
//! assert!(!audit.is_consistent());
//! assert_eq!(audit.conflicts()[0].figures(), ["f1", "f2"]);
//! ```
//!
//! [`Identity`]: thads_metrics::Identity

mod auditor;
mod claim_range;
mod conflict;
mod contexts;
mod decimal;
mod doubts;
mod draft;
mod error;
mod figure;
mod json;
mod model;
mod outcome;
mod propagate;
mod prose;
pub mod published;
mod repair;
mod report;
mod report_file;
mod rounded;
mod rule;
mod solver;
mod subject;
mod ties;

pub use draft::{Draft, Entry};
pub use error::{NoBounds, ReportError, Where};
pub use figure::{Claim, Figure};
pub use outcome::{Audit, AuditedFigure, Bounds, Conflict, Doubt, DoubtKind, Note, Telling};
pub use report::{Report, Whole};
pub use report_file::{MAX_BYTES, check_size};
pub use subject::{PartialSubject, Subject};

/// How much an audit may do before it ends with what it has proved so far.
///
/// Every bound stays sound; one that may not be reached is marked as not exact. The limits
/// count steps, not seconds, so that the same report has the same audit on every machine.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Effort {
    /// Branching steps in the search for one whole-number bound.
    pub steps: u32,
    /// Additions and multiplications after which no whole-number bound is searched for any more;
    /// after as many again, bounds stay where they are.
    pub work: u64,
    /// Repetitions of the three steps.
    pub rounds: u32,
    /// Additions and multiplications in the search for all minimal conflicts.
    pub search: u64,
    /// Conflicts listed.
    pub conflicts: usize,
}

impl Default for Effort {
    fn default() -> Self {
        Self { steps: 2_000, work: 24_000_000, rounds: 24, search: 10_000_000, conflicts: 20 }
    }
}
