//! What reports count beside the columns of the main forms: coercion, exemptions, complaints, compensation, and more.
//!
//! Each [`Statistic`] is a line of [`STATISTICS`], each [`Relation`] between them a line of [`RELATIONS`]; a new one is a line
//! in one of them, and nothing else. What stands together in a report is held against the relations by [`breaches`], and a
//! printed percentage has the base that [`Statistic::base`] names.
//!
//! ```
//! use thads_metrics::statistics::{Figures, Statistic, breaches};
//! let mut figures = Figures::new(); // ten months of 2018: thads.moj.gov.vn TuThucTien 580
//! for (key, number) in [("coercion.decisions", 7_712), ("coercion.without_forces", 4_119), ("coercion.with_forces", 3_506)] {
//!     figures.insert(Statistic::named(key)?, number);
//! }
//! assert!(breaches(&figures).is_empty()); // 7.625 of 7.712: the parts need not cover the whole
//! figures.insert(Statistic::named("coercion.with_forces")?, 3_606);
//! assert_eq!(breaches(&figures)[0].by, 13);
//! # Ok::<(), thads_metrics::statistics::StatisticError>(())
//! ```

pub mod data;
pub mod error;

use std::{collections::BTreeMap, fmt};

use serde::{Deserialize, Serialize};

pub use data::{RELATIONS, STATISTICS};
pub use error::StatisticError;

use crate::{
    amount::Count,
    measure::evidence::Evidence,
    rate::{Rate, undefined::Undefined},
    text::{Text, lang::Lang},
};

/// Which year a statistic follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Year {
    /// The reporting year, from 1 October.
    Reporting,
    /// The calendar year: state compensation.
    Calendar,
}

/// Something that reports count beside the columns of the main forms.
#[derive(Debug)]
pub struct Statistic {
    /// The key: what it belongs to, and what it is.
    pub key: &'static str,
    /// The term in both languages.
    pub term: Text,
    /// What is counted: `quyết định`, `đồng`.
    pub unit: Text,
    /// The year it follows.
    pub year: Year,
    /// The form of TT 05/2024 that it stands in; `None` for what stands in none.
    pub form: Option<u8>,
    /// How it is known.
    pub evidence: Evidence,
    /// Where it was seen.
    pub citation: &'static str,
}

/// How statistics hang together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// The parts make the whole.
    Sum,
    /// The parts are at most the whole: some of it may be in none.
    AtMost,
    /// The one part is divided by the whole, for a percentage.
    Ratio,
}

/// A relation between statistics.
#[derive(Debug)]
pub struct Relation {
    /// The whole, or the base of a ratio.
    pub whole: &'static str,
    /// How the parts stand to it.
    pub how: How,
    /// The parts.
    pub parts: &'static [&'static str],
    /// How it is known.
    pub evidence: Evidence,
    /// On what figures it closes.
    pub citation: &'static str,
}

/// Statistics of one office and period, with their numbers.
pub type Figures = BTreeMap<&'static Statistic, u128>;

/// A relation that figures do not keep.
#[derive(Debug, Clone, Copy)]
pub struct Breach {
    /// The relation.
    pub relation: &'static Relation,
    /// The parts together.
    pub parts: u128,
    /// The whole.
    pub whole: u128,
    /// By how much they differ.
    pub by: u128,
}

impl Statistic {
    /// The statistic of a key; an error that names those there are.
    pub fn named(key: &str) -> Result<&'static Self, StatisticError> {
        STATISTICS.iter().find(|known| known.key == key).ok_or_else(|| StatisticError::Unknown {
            got: key.chars().take(60).collect(),
            expected: STATISTICS.iter().map(|known| known.key).collect::<Vec<_>>().join(", "),
        })
    }

    /// What its percentage is of, if one is printed: complaints settled are of those within competence.
    pub fn base(&self) -> Option<&'static Self> {
        let ratio = |relation: &&Relation| relation.how == How::Ratio && relation.parts == [self.key];
        let whole = RELATIONS.iter().find(ratio)?.whole;
        STATISTICS.iter().find(|known| known.key == whole)
    }

    /// Its share of its base; an error if it has none, if a figure is missing, and for a base of zero.
    ///
    /// ```
    /// use thads_metrics::statistics::{Figures, Statistic};
    /// let settled = Statistic::named("complaints.settled")?;
    /// let figures = Figures::from([(settled, 2_590), (settled.base().unwrap(), 2_669)]);
    /// assert_eq!(settled.share(&figures)?.percent(2).to_string(), "97,04%");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn share(&self, figures: &Figures) -> Result<Rate, StatisticError> {
        let base = self.base().ok_or(StatisticError::NoBase { of: self.key.to_owned() })?;
        let number = |of: &Self| {
            let known = figures.iter().find(|(known, _)| known.key == of.key).map(|(_, number)| *number);
            let number = known.ok_or_else(|| StatisticError::Missing { of: of.key.to_owned() })?;
            u64::try_from(number).map(Count::new).map_err(|_| StatisticError::TooLarge { of: of.key.to_owned() })
        };
        Rate::of(number(self)?, number(base)?).map_err(|why| match why {
            Undefined::NothingEligible { .. } => StatisticError::NothingToDivide { of: base.key.to_owned() },
            _ => StatisticError::MoreThanBase { of: self.key.to_owned(), base: base.key.to_owned() },
        })
    }
}

/// The relations that figures break, of those whose figures are all given.
pub fn breaches(figures: &Figures) -> Vec<Breach> {
    let number = |key: &str| figures.iter().find(|(known, _)| known.key == key).map(|(_, number)| *number);
    let breach = |relation: &'static Relation| {
        let whole = number(relation.whole)?;
        let given: Vec<u128> = relation.parts.iter().filter_map(|key| number(key)).collect();
        let parts = given.iter().fold(0_u128, |sum, part| sum.saturating_add(*part));
        let is_whole = given.len() == relation.parts.len();
        let is_broken = match relation.how {
            How::Sum if is_whole => parts != whole,
            How::Sum | How::AtMost | How::Ratio => parts > whole,
        };
        is_broken.then_some(Breach { relation, parts, whole, by: parts.abs_diff(whole) })
    };
    RELATIONS.iter().filter_map(breach).collect()
}

impl Breach {
    /// The relation and what breaks it, in the language asked for.
    pub fn print(&self, lang: Lang) -> String {
        let term = |key: &str| {
            let known = STATISTICS.iter().find(|known| known.key == key);
            known.map_or(key, |known| known.term.pick(lang)).to_owned()
        };
        let parts = self.relation.parts.iter().map(|key| term(key)).collect::<Vec<_>>().join(" + ");
        let sign = if self.relation.how == How::Sum { "=" } else { "≤" };
        let number = |number: u128| lang.decimal(&number.into(), 0);
        let off = lang.pick("lệch", "off by");
        let whole = term(self.relation.whole);
        format!("{parts} {sign} {whole}: {}, {}, {off} {}", number(self.parts), number(self.whole), number(self.by))
    }
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.print(Lang::Vi))
    }
}

impl fmt::Display for Statistic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key)
    }
}

// Each stands once in the table: its key is what it is.

impl PartialEq for Statistic {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Eq for Statistic {}

impl PartialOrd for Statistic {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Statistic {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.key.cmp(other.key)
    }
}
