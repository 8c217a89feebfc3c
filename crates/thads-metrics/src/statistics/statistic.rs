//! One statistic ([`Statistic`]): a line of the table.

use std::{
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
};

use serde::{Deserialize, Serialize};

use crate::{
    date::Date,
    measure::{Kind, evidence::Evidence, unit::Unit},
    period::Period,
    text::Text,
};

/// Which year a statistic follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Year {
    /// The reporting year, from 1 October.
    Reporting,
    /// The calendar year: state compensation. A period `2024/12` of such a statistic is the calendar year 2024.
    Calendar,
}

impl Year {
    /// The key: `reporting` or `calendar`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Reporting => "reporting",
            Self::Calendar => "calendar",
        }
    }
}

/// Something that reports count beside the columns of the main forms.
#[derive(Debug)]
pub struct Statistic {
    /// The key: what it belongs to, and what it is.
    pub key: &'static str,
    /// The term in both languages.
    pub term: Text,
    /// What is counted.
    pub unit: Unit,
    /// The year it follows.
    pub year: Year,
    /// The form of TT 05/2024 that it stands in; `None` for what stands in none.
    pub form: Option<u8>,
    /// How it is known.
    pub evidence: Evidence,
    /// Where it was seen.
    pub citation: &'static str,
}

/// The days of TT 05/2024/TT-BTP, the one regime whose list of forms was read.
const FORMS_READ: (Date, Date) = (Date::literal(2024, 7, 26), Date::literal(2026, 6, 30));

impl Statistic {
    /// What it belongs to: `coercion` of `coercion.decisions`.
    pub fn family(&self) -> &'static str {
        self.key.split_once('.').map_or(self.key, |(family, _)| family)
    }

    /// The kind of number it is.
    pub const fn kind(&self) -> Kind {
        match self.unit {
            Unit::Dong => Kind::Money,
            _ => Kind::Count,
        }
    }

    /// The form that it stands in for a period that ends in the days of TT 05/2024/TT-BTP. `None` if it stands in none, and
    /// outside those days, of which no list of forms was read.
    ///
    /// ```
    /// use thads_metrics::statistics::Statistic;
    /// let decisions = Statistic::named("coercion.decisions")?;
    /// assert_eq!(decisions.form_in("2025/12".parse().unwrap()), Some(7));
    /// assert_eq!(decisions.form_in("2018/10".parse().unwrap()), None); // printed, in a form that was not read
    /// # Ok::<(), thads_metrics::text::UnknownName>(())
    /// ```
    pub fn form_in(&self, period: Period) -> Option<u8> {
        let day = period.last_day();
        self.form.filter(|_| FORMS_READ.0 <= day && day <= FORMS_READ.1)
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

impl Hash for Statistic {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key.hash(state);
    }
}

impl PartialOrd for Statistic {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Statistic {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key.cmp(other.key)
    }
}
