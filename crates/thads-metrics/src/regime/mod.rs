//! The statistical regimes: which circular governs a day, and where its forms put a case.
//!
//! A [`Regime`] is data with its evidence. What is not established stays
//! [`Place::NotEstablished`]: no guess is turned into a rule. Where series must not be
//! compared is in [`breaks_between`].
//!
//! Where the law's rules stand, one kind a file; `docs/rules.md` is written from them all:
//!
//! | file | rules |
//! |---|---|
//! | `measure.rs` | the vocabulary: items with their Vietnamese terms |
//! | `identity.rs` | the relations between columns, dated |
//! | `regime/mod.rs` | which circular is in force on which day |
//! | `regime/columns.rs`, `regime/forms.rs` | the columns and the forms of each |
//! | `regime/rules.rs` | which column a status falls into, line by line |
//! | `regime/articles.rs` | which article of the law a status rests on |
//! | `regime/breaks.rs` | where series break |
//! | `target/national.rs` | the nation's targets and results |
//! | `office/data.rs`, `data/provinces.csv` | offices and their succession |
//! | `regime/questions.rs` | what is not established |
//! | `regime/series.rs` | what a series meets at a break: which columns it touches, which carry on |

pub mod articles;
pub mod breaks;
pub mod columns;
pub mod error;
pub mod forms;
pub mod questions;
pub mod rules;
pub mod series;

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

pub use articles::Article;
pub use breaks::{BREAKS, Break, Crossing, Scope, breaks_between, breaks_in};
pub use columns::FormColumn;
pub use error::RegimeError;
pub use forms::{Form, JOINT_FORMS};
pub use questions::{OPEN_QUESTIONS, OpenQuestion};
pub use rules::{Place, Rule, STATUS_RULES, StatusRule};
pub use series::Seam;

use crate::{
    date::Date,
    identity::{Identity, Version},
    measure::{Item, Measure, evidence::Evidence, status::Status},
};

/// The name of a regime: the year of its instrument.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum RegimeId {
    /// QĐ 02/2006/QĐ-BTP.
    R2006,
    /// TT 01/2013/TT-BTP.
    R2013,
    /// TT 08/2015/TT-BTP.
    R2015,
    /// TT 06/2019/TT-BTP.
    R2019,
    /// TT 05/2024/TT-BTP.
    R2024,
    /// TT 05/2026/TT-BTP.
    R2026,
}

impl RegimeId {
    /// Every regime, oldest first.
    pub const ALL: [Self; 6] = [Self::R2006, Self::R2013, Self::R2015, Self::R2019, Self::R2024, Self::R2026];

    /// The id, `R2024`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::R2006 => "R2006",
            Self::R2013 => "R2013",
            Self::R2015 => "R2015",
            Self::R2019 => "R2019",
            Self::R2024 => "R2024",
            Self::R2026 => "R2026",
        }
    }

    /// The regime itself.
    pub fn regime(self) -> &'static Regime {
        let [r2006, r2013, r2015, r2019, r2024, r2026] = &REGIMES;
        match self {
            Self::R2006 => r2006,
            Self::R2013 => r2013,
            Self::R2015 => r2015,
            Self::R2019 => r2019,
            Self::R2024 => r2024,
            Self::R2026 => r2026,
        }
    }
}

impl fmt::Display for RegimeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl FromStr for RegimeId {
    type Err = RegimeError;

    fn from_str(text: &str) -> Result<Self, RegimeError> {
        let known = Self::ALL.into_iter().find(|id| id.key() == text);
        known
            .ok_or_else(|| RegimeError::Unknown { got: text.to_owned(), expected: Self::ALL.map(Self::key).join(", ") })
    }
}

/// How exactly a day is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// The day itself.
    Day,
    /// About that day: a boundary had to be chosen.
    About,
    /// Only the year: a boundary had to be chosen.
    Year,
}

impl Precision {
    /// The key: `day`, `about`, `year`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::About => "about",
            Self::Year => "year",
        }
    }
}

impl fmt::Display for Precision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

/// A statistical regime: a circular, from the day it is in force to the day before the next.
///
/// ```
/// use thads_metrics::{Evidence, Regime, regime::RegimeId};
/// let of = |day: &str| Regime::on(day.parse().unwrap()).unwrap().id();
/// assert_eq!((of("2024-07-25"), of("2024-07-26")), (RegimeId::R2019, RegimeId::R2024));
/// assert_eq!(RegimeId::R2013.regime().evidence(), Evidence::Recall); // its first day was not read
/// assert!(Regime::on("2005-12-31".parse().unwrap()).is_err());
/// ```
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Regime {
    id: RegimeId,
    instrument: &'static str,
    signed: Date,
    from: Date,
    precision: Precision,
    evidence: Evidence,
    citation: &'static str,
}

/// Every regime, oldest first. A regime is superseded on the first day of the next.
pub static REGIMES: [Regime; 6] = [
    Regime {
        id: RegimeId::R2006,
        instrument: "QĐ 02/2006/QĐ-BTP",
        signed: Date::literal(2006, 4, 14),
        from: Date::literal(2006, 1, 1),
        precision: Precision::Year,
        evidence: Evidence::Recall,
        citation: "thads.moj.gov.vn TinTuBoTuPhap 645 (the decision; text); only the year it came into force is \
                   known, 1 January is a chosen boundary",
    },
    Regime {
        id: RegimeId::R2013,
        instrument: "TT 01/2013/TT-BTP",
        signed: Date::literal(2013, 1, 3),
        from: Date::literal(2013, 1, 3),
        precision: Precision::About,
        evidence: Evidence::Recall,
        citation: "VBHN 2319/VBHN-BTP (title and date; text); in force early 2013, exact day not read: the day it \
                   was signed is a chosen boundary",
    },
    Regime {
        id: RegimeId::R2015,
        instrument: "TT 08/2015/TT-BTP, amending TT 01/2013/TT-BTP (VBHN 2319/VBHN-BTP)",
        signed: Date::literal(2015, 6, 26),
        from: Date::literal(2015, 7, 1),
        precision: Precision::About,
        evidence: Evidence::Recall,
        citation: "123doc 4613503 (the circular; text); in force mid 2015, exact day not read: the day of the \
                   consolidated text is a chosen boundary",
    },
    Regime {
        id: RegimeId::R2019,
        instrument: "TT 06/2019/TT-BTP",
        signed: Date::literal(2019, 11, 21),
        from: Date::literal(2020, 1, 5),
        precision: Precision::About,
        evidence: Evidence::Recall,
        citation: "Pháp điển 31.1 TT.80.17 (signed, replaced; text); in force about 5 January 2020: 45 days after it was \
                   signed, not read",
    },
    Regime {
        id: RegimeId::R2024,
        instrument: "TT 05/2024/TT-BTP",
        signed: Date::literal(2024, 6, 10),
        from: Date::literal(2024, 7, 26),
        precision: Precision::Day,
        evidence: Evidence::Text,
        citation: "Pháp điển 31.1 TT.80.17; thads.moj.gov.vn itemid=1123",
    },
    Regime {
        id: RegimeId::R2026,
        instrument: "TT 05/2026/TT-BTP",
        signed: Date::literal(2026, 5, 15),
        from: Date::literal(2026, 7, 1),
        precision: Precision::Day,
        evidence: Evidence::Secondary,
        citation: "luatgpt.vn 05-2026-tt-btp (opening): repeals TT 05/2024; its articles and forms were not read",
    },
];

impl Regime {
    /// The regime that governs a day: exactly one from 2006-01-01 on, an error before.
    pub fn on(day: Date) -> Result<&'static Self, RegimeError> {
        let [first, ..] = &REGIMES;
        let governing = REGIMES.iter().rev().find(|regime| regime.from <= day);
        governing.ok_or(RegimeError::Before { got: day, first: first.from })
    }

    /// The id.
    pub const fn id(&self) -> RegimeId {
        self.id
    }

    /// The number of the circular.
    pub const fn instrument(&self) -> &'static str {
        self.instrument
    }

    /// The day it was signed.
    pub const fn signed(&self) -> Date {
        self.signed
    }

    /// The first day it governs; see [`precision`](Self::precision) and [`evidence`](Self::evidence).
    pub const fn in_force(&self) -> Date {
        self.from
    }

    /// How exactly the first day is known.
    pub const fn precision(&self) -> Precision {
        self.precision
    }

    /// The first day of the regime that superseded it, or `None` for the current one.
    pub fn superseded(&self) -> Option<Date> {
        REGIMES.iter().find(|regime| regime.from > self.from).map(|regime| regime.from)
    }

    /// How the first day is known.
    pub const fn evidence(&self) -> Evidence {
        self.evidence
    }

    /// Where it stands, and which part of it is a chosen boundary.
    pub const fn citation(&self) -> &'static str {
        self.citation
    }

    /// The last day that it governs, or the first if it is still in force: what it came to say is said for that day.
    pub fn settled(&self) -> Date {
        self.superseded().and_then(Date::yesterday).unwrap_or(self.from)
    }

    /// The columns of its forms of a measure, each with how it is known; under TT 06/2019 those from October 2020 on.
    ///
    /// In the order of the glossary: the printed order and numbers were read in no regime.
    ///
    /// ```
    /// use thads_metrics::{Evidence, Item, Measure, regime::RegimeId};
    /// let columns = RegimeId::R2019.regime().columns(Measure::Cases);
    /// let deferred = columns.iter().find(|column| column.item == Item::Deferred).unwrap();
    /// assert_eq!(deferred.evidence, Evidence::Derived);
    /// assert!(RegimeId::R2015.regime().columns(Measure::Cases).iter().all(|column| column.item != Item::Deferred));
    /// ```
    pub fn columns(&self, measure: Measure) -> Vec<FormColumn> {
        columns::columns(self.id, measure)
    }

    /// One of its columns, or an error that names those there are.
    pub fn form_column(&self, measure: Measure, item: Item) -> Result<FormColumn, RegimeError> {
        let columns = self.columns(measure);
        columns.iter().find(|column| column.item == item).copied().ok_or_else(|| RegimeError::NoColumn {
            regime: self.id,
            measure,
            got: item,
            expected: columns.iter().map(|column| column.item.key()).collect::<Vec<_>>().join(", "),
        })
    }

    /// Its forms, as far as their list was read; empty where it was not.
    pub const fn forms(&self) -> &'static [Form] {
        forms::forms(self.id)
    }

    /// The form of a number, or an error if it is not listed.
    pub fn form(&self, number: u8) -> Result<&'static Form, RegimeError> {
        let forms = self.forms();
        let found = forms.iter().find(|form| form.number == number);
        found.ok_or(RegimeError::NoForm { regime: self.id, got: number, max: forms.len() })
    }

    /// What is known of its forms beside their list, with its source.
    pub const fn forms_remark(&self) -> &'static str {
        forms::remark(self.id)
    }

    /// The identities that hold between its columns of a measure, in the order of the forms, on its
    /// [last day](Self::settled).
    ///
    /// ```
    /// use thads_metrics::{Identity, Measure, regime::RegimeId};
    /// let says = |id: RegimeId| {
    ///     let mut identities = id.regime().identities(Measure::Cases);
    ///     identities.find(|(identity, _)| *identity == Identity::Classified).map(|(_, version)| version.formula())
    /// };
    /// assert_eq!(says(RegimeId::R2015).unwrap(), "to_enforce = eligible + ineligible");
    /// assert_eq!(says(RegimeId::R2024).unwrap(), "to_enforce = eligible + ineligible + deferred");
    /// ```
    pub fn identities(&self, measure: Measure) -> impl Iterator<Item = (Identity, &'static Version)> {
        let on = self.settled();
        Identity::ALL.into_iter().filter_map(move |identity| Some((identity, identity.version(measure, on)?)))
    }

    /// Where its forms put a case of a status, with the evidence, on its [last day](Self::settled).
    ///
    /// ```
    /// use thads_metrics::{Evidence, Item, Status, regime::{Place, RegimeId}};
    /// let rule = RegimeId::R2019.regime().column(Status::PostponedByAgreement);
    /// assert_eq!(rule.place, Place::Column(Item::PostponedByAgreement)); // inside eligible
    /// assert_eq!(rule.evidence, Evidence::Secondary);
    /// let open = RegimeId::R2024.regime().column(Status::PostponedByAgreement);
    /// assert_eq!(open.place, Place::NotEstablished);
    /// ```
    pub fn column(&self, status: Status) -> Rule {
        rules::column(status, self.settled())
    }

    /// The same for a period that ends on a day; days that it does not govern count as its first or last.
    ///
    /// ```
    /// use thads_metrics::{Item, Status, regime::{Place, RegimeId}};
    /// let of = |day: &str| RegimeId::R2019.regime().column_on(Status::Suspended, day.parse().unwrap()).place;
    /// assert_eq!(of("2020-06-30"), Place::Column(Item::Suspended)); // two classes, as before
    /// assert_eq!(of("2020-12-31"), Place::Column(Item::Deferred));
    /// ```
    pub fn column_on(&self, status: Status, day: Date) -> Rule {
        let last = self.superseded().and_then(Date::yesterday);
        let day = last.map_or(day, |last| day.min(last)).max(self.from);
        rules::column(status, day)
    }
}

impl fmt::Display for Regime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.instrument)
    }
}

crate::worded_alike!(RegimeId);
