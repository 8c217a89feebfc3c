//! What reports count beside the columns of the main forms: coercion, exemptions, complaints, compensation, and more.
//!
//! Each [`Statistic`] is a line of [`STATISTICS`], each [`Relation`] between them a line of [`RELATIONS`], each [`Average`] a
//! line of [`AVERAGES`]; a new one is a line in one of them, and nothing else. A statistic is a
//! [`Quantity`](crate::measure::Quantity) like any column: report files, audits and articles take `coercion.decisions` as they
//! take `cases.eligible`. What stands together is held against the relations, by an audit or here by [`breaches`], and a
//! printed percentage has the base that [`Statistic::base`] names, an average the sum of [`Statistic::average`].
//!
//! Collections for the state budget, form 3, are no statistics: they are the columns of the main forms in the group `budget`.
//!
//! ```
//! use thads_metrics::{Quantity, statistics::{Figures, breaches}};
//! let mut figures = Figures::new(); // ten months of 2018: thads.moj.gov.vn TuThucTien 580
//! for (key, number) in [("coercion.decisions", 7_712), ("coercion.without_forces", 4_119), ("coercion.with_forces", 3_506)] {
//!     figures.insert(key.parse::<Quantity>()?, number);
//! }
//! assert!(breaches(&figures).is_empty()); // 7.625 of 7.712: the parts need not cover the whole
//! figures.insert("coercion.with_forces".parse()?, 3_606);
//! assert_eq!(breaches(&figures)[0].by, 13);
//! # Ok::<(), thads_metrics::text::UnknownName>(())
//! ```

pub mod data;
pub mod error;
pub mod figures;
pub mod notes;
pub mod of_office;
pub mod relation;
pub mod statistic;

pub use data::STATISTICS;
pub use error::StatisticError;
pub use figures::{Breach, Figures, breaches};
pub use notes::notes;
pub use of_office::OfficeStatistics;
pub use relation::{AVERAGES, Average, How, RELATIONS, Relation};
pub use statistic::{Statistic, Year};
