//! From the article itself to the verdict: running text → its figures, each with its place → a report to audit.
//!
//! ```
//! use thads_metrics_article::Article;
//! let text = "6 tháng đầu năm 2022, Cục THADS tỉnh Long An đã thi hành xong 5.574 việc, đạt tỷ lệ 50,75%.";
//! let article = Article::read(text);
//! let [done, rate] = article.figures() else { panic!() };
//! assert_eq!((done.quantity().to_string(), &text[done.span()]), ("cases.resolved".into(), "5.574 việc"));
//! assert_eq!(rate.quantity().to_string(), "cases.rate");
//! assert_eq!(article.others().len(), 2); // 6 and 2022: a time
//! assert!(article.report()?.audit().is_consistent());
//! # Ok::<(), thads_metrics_article::ArticleError>(())
//! ```
//!
//! Layers, each a file: `token` (text → words, numbers and marks) → `number` (values with hedge, scale and unit;
//! dates, numbers of documents and heads set aside) → [`thads_metrics::vocabulary::prose`] (the words of the field) → `clause` (a sentence as
//! what it says, one event after another) → `walk` (what runs on: period, office, group, measure) with `decide`
//! (what one value says) → [`Figure`]s. Where the words leave two readings, the audit decides (`choose`). No model,
//! no guess: a number whose words do not decide is listed with the [`Reason`].

#![forbid(unsafe_code)]

mod article;
mod check;
mod choose;
mod claim;
mod clause;
mod decide;
mod error;
mod facts;
mod figure;
mod lead;
mod number;
mod period;
mod place;
mod reading;
mod reason;
mod sentence;
mod show;
mod statistic;
mod token;
mod walk;

pub use article::{Article, Options, Other};
pub use check::{Checked, check};
pub use error::ArticleError;
pub use figure::Figure;
pub use reason::Reason;
pub use show::{STYLE, headline};
