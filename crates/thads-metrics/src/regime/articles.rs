//! The article of the law that a status rests on, under the law of 2008 and that of 2025 ([`Article`]).

use std::fmt;

use crate::{
    date::Date,
    measure::{Item, status::Status},
    text::lang::Lang,
};

/// An article of one of the two laws on the enforcement of civil judgments.
///
/// The sources are the laws themselves (evidence: text): Law 26/2008/QH12 as amended by 64/2014/QH13 (Pháp điển 30.2),
/// and Law 106/2025/QH15, in force from 1 July 2026.
///
/// ```
/// use thads_metrics::{Status, regime::Article};
/// let of = |day: &str| Article::of(Status::PostponedByAgreement, day.parse().unwrap()).unwrap().to_string();
/// assert_eq!(of("2026-06-30"), "điểm c khoản 1 Điều 48 Luật Thi hành án dân sự 2008");
/// assert_eq!(of("2026-07-01"), "điểm c khoản 1 Điều 46 Luật 106/2025/QH15");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Article {
    /// Its number.
    pub number: &'static str,
    /// The clause, if it is one clause of it.
    pub clause: Option<u8>,
    /// The point of the clause, if it is one.
    pub point: Option<char>,
    /// The law.
    pub law: &'static str,
}

/// The first day of Law 106/2025/QH15.
const LAW_2025: Date = Date::literal(2026, 7, 1);

/// Number, clause and point in the law of 2008, then in that of 2025.
type Numbers = (&'static str, Option<u8>, Option<char>);

const fn whole(number: &'static str) -> Numbers {
    (number, None, None)
}

/// A line for each status that rests on an article of its own.
const ARTICLES: [(Status, Numbers, Numbers); 8] = [
    (Status::Completed, whole("52"), ("55", Some(1), None)),
    (Status::Terminated, whole("50"), whole("48")),
    (Status::PostponedByAgreement, ("48", Some(1), Some('c')), ("46", Some(1), Some('c'))),
    (Status::Postponed, whole("48"), whole("46")),
    (Status::Suspended, whole("49"), whole("47")),
    (Status::Ineligible, whole("44a"), whole("38")),
    (Status::Entrusted, whole("55"), whole("49")),
    (Status::Revoked, whole("37"), whole("52")),
];

impl Article {
    /// The article that a status rests on, on a day; `None` if it has none of its own.
    pub fn of(status: Status, on: Date) -> Option<Self> {
        let (_, old, new) = ARTICLES.iter().find(|(known, ..)| *known == status)?;
        let ((number, clause, point), law) =
            if on < LAW_2025 { (*old, "Luật Thi hành án dân sự 2008") } else { (*new, "Luật 106/2025/QH15") };
        Some(Self { number, clause, point, law })
    }

    /// As texts cite it: `điểm c khoản 1 Điều 48`, `point c, clause 1, Article 48`.
    pub fn print(&self, lang: Lang) -> String {
        let clause = self.clause.map(|clause| lang.pick(format!("khoản {clause} "), format!("clause {clause}, ")));
        let point = self.point.map(|point| lang.pick(format!("điểm {point} "), format!("point {point}, ")));
        let article = lang.pick("Điều", "Article");
        format!("{}{}{article} {}", point.unwrap_or_default(), clause.unwrap_or_default(), self.number)
    }
}

impl fmt::Display for Article {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.print(Lang::Vi), self.law)
    }
}

impl Item {
    /// The term that forms of a day bear: where it names an article, that of the law of the day.
    ///
    /// ```
    /// use thads_metrics::{Item, Lang};
    /// let on = |day: &str| Item::PostponedByAgreement.term_on(Lang::Vi, day.parse().unwrap());
    /// assert_eq!(on("2025-09-30"), "hoãn theo điểm c khoản 1 Điều 48");
    /// assert_eq!(on("2026-09-30"), "hoãn theo điểm c khoản 1 Điều 46");
    /// ```
    pub fn term_on(self, lang: Lang, day: Date) -> &'static str {
        match (self, lang) {
            (Self::PostponedByAgreement, Lang::Vi) if day >= LAW_2025 => "hoãn theo điểm c khoản 1 Điều 46",
            _ => self.term(lang),
        }
    }
}
