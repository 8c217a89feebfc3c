//! A document read whole: its sentences as an article, its tables as a sheet of offices.
//!
//! What the command, the Python package and the page in the browser make of a document.
//!
//! ```
//! use thads_metrics_reading::Reading;
//! let text = "Năm 2022, Cục THADS tỉnh Long An thi hành xong 9.000 việc.";
//! let document = thads_metrics_documents::read(text.as_bytes(), "article.txt")?;
//! let reading = Reading::of(&document, &thads_metrics_article::Options::default());
//! assert_eq!(reading.article.figures().len(), 1);
//! assert!(reading.audit().is_some_and(|audit| audit.is_consistent()));
//! # Ok::<(), thads_metrics_documents::DocumentError>(())
//! ```

#![forbid(unsafe_code)]

mod reading;
#[cfg(not(feature = "tables"))]
#[path = "no_tables.rs"]
mod tables;
#[cfg(feature = "tables")]
mod tables;

pub use reading::{PAGE, Reading};
pub use tables::Tables;
