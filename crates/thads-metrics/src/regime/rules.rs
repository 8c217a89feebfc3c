//! The table of statuses and columns ([`STATUS_RULES`]): one line for each status and each day its place changed.

use std::fmt;

use Evidence::{Derived, Recall, Secondary, Text};
use Place::{Column, NotEstablished, SeparateRegister};

use crate::{
    date::Date,
    identity::THIRD_CLASS,
    measure::{Item, evidence::Evidence, status::Status},
    text::lang::Lang,
};

/// Where a status falls in the forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// In that column.
    Column(Item),
    /// In the separate register, outside every column.
    SeparateRegister,
    /// Not established: no source says.
    NotEstablished,
}

impl Place {
    /// The key of the column, or `separate_register`, `not_established`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Column(item) => item.key(),
            Self::SeparateRegister => "separate_register",
            Self::NotEstablished => "not_established",
        }
    }

    /// The column, if it is one.
    pub const fn item(self) -> Option<Item> {
        match self {
            Self::Column(item) => Some(item),
            Self::SeparateRegister | Self::NotEstablished => None,
        }
    }

    /// The term in the language asked for.
    pub const fn term(self, lang: Lang) -> &'static str {
        match (lang, self) {
            (_, Self::Column(item)) => item.term(lang),
            (Lang::Vi, Self::SeparateRegister) => "sổ theo dõi riêng",
            (Lang::En, Self::SeparateRegister) => "separate register",
            (Lang::Vi, Self::NotEstablished) => "chưa xác định được",
            (Lang::En, Self::NotEstablished) => "not established",
        }
    }
}

/// A rule of a regime: where a status falls, how that is known, and from what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rule {
    /// Where the status falls.
    pub place: Place,
    /// How it is known; [`Evidence::Recall`] where it is not established.
    pub evidence: Evidence,
    /// Where it stands.
    pub citation: &'static str,
}

impl Rule {
    /// Written in the language asked for: `thi hành xong (văn bản)`.
    pub fn print(&self, lang: Lang) -> String {
        match self.place {
            Place::NotEstablished => self.place.term(lang).to_owned(),
            place => format!("{} ({})", place.term(lang), self.evidence.term(lang)),
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.print(Lang::Vi))
    }
}

/// A line of the table: where a status falls from a day on, until the next line of that status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct StatusRule {
    /// The status.
    pub status: Status,
    /// The first day that the line holds: a period is judged by its last day.
    pub since: Date,
    /// What it says.
    pub rule: Rule,
}

const fn line(status: Status, since: Date, place: Place, evidence: Evidence, citation: &'static str) -> StatusRule {
    StatusRule { status, since, rule: Rule { place, evidence, citation } }
}

const R2006: Date = Date::literal(2006, 1, 1);
const R2013: Date = Date::literal(2013, 1, 3);
const R2019: Date = Date::literal(2020, 1, 5);
const THIRD: Date = THIRD_CLASS;
const R2024: Date = Date::literal(2024, 7, 26);
const R2026: Date = Date::literal(2026, 7, 1);

const MEMORY: &str = "from memory: the forms and their instructions were not read";
const NO_2006: &str = "no rule of QĐ 02/2006/QĐ-BTP was read; resolved then also took in cases paid in part";
const NO_2026: &str = "TT 05/2026/TT-BTP was not read";
const AS_2019: &str = "presumed as under TT 06/2019";
const GSO: &str = "gso.gov.vn, metadata of the national indicator Kết quả thi hành án dân sự: việc xong";
const STILL: &str = "gso.gov.vn (2019): đình chỉ is việc xong; the procuracy's Biểu 24.1 of 2025 still has total done = done + đình chỉ";
const OPEN_CASE: &str =
    "under a decision of none of the other classes, which exhaust to_enforce: LHTADS 2008 art. 44a, 48, 49";
const OPEN_2026: &str =
    "Law 106/2025/QH15 art. 3(6), 36–38, 46, 47: without a decision of another class, the ten voluntary days included";
const NAMED: &str = "the column bears the name of the decision: LHTADS 2008 art. 44a; quantity in ChiDaoDieuHanh 3689";
const REPORTS: &str = "published reports from October 2020 on leave hoãn and tạm đình chỉ in neither class";
const OFFICIAL_2023: &str = "thads.moj.gov.vn ThongTinChung 1355 (2023)";
const DONG_THAP: &str = "demothads.moj.gov.vn/dongthap (2025/09): 53.640 − 368 − 6 = 53.266";

/// Where each status falls: by status, in the order of [`Status::ALL`], then by day; each line until the next.
///
/// ```
/// use thads_metrics::{Item, Status, regime::{Place, STATUS_RULES}};
/// let since = |day: &str| {
///     let mut lines = STATUS_RULES.iter().filter(|line| line.status == Status::Postponed);
///     lines.rfind(|line| line.since <= day.parse().unwrap()).unwrap().rule.place
/// };
/// assert_eq!(since("2020-06-30"), Place::Column(Item::Ineligible)); // two classes close on that day
/// assert_eq!(since("2020-12-31"), Place::Column(Item::Deferred));
/// ```
#[rustfmt::skip]
pub static STATUS_RULES: [StatusRule; 52] = [
    line(Status::Completed, R2006, NotEstablished, Recall, NO_2006),
    line(Status::Completed, R2013, Column(Item::Completed), Text, GSO),
    line(Status::Completed, R2026, Column(Item::Completed), Text, "Law 106/2025/QH15 art. 55(1): ended when confirmed done"),

    line(Status::Terminated, R2006, NotEstablished, Recall, NO_2006),
    line(Status::Terminated, R2013, Column(Item::Terminated), Text, GSO),
    line(Status::Terminated, R2019, Column(Item::Terminated), Derived, STILL),
    line(Status::Terminated, R2026, Column(Item::Terminated), Derived, "Law 106/2025/QH15 art. 48, 55(2): đình chỉ ends the case (text); the column bears its name"),

    line(Status::InProgress, R2006, NotEstablished, Recall, NO_2006),
    line(Status::InProgress, R2013, Column(Item::InProgress), Derived, OPEN_CASE),
    line(Status::InProgress, R2026, Column(Item::InProgress), Derived, OPEN_2026),

    line(Status::PostponedByAgreement, R2006, NotEstablished, Recall, NO_2006),
    line(Status::PostponedByAgreement, R2013, Column(Item::PostponedByAgreement), Recall, MEMORY),
    line(Status::PostponedByAgreement, R2019, Column(Item::PostponedByAgreement), Secondary, "hanoimoi 471437, which criticises it"),
    line(Status::PostponedByAgreement, R2024, NotEstablished, Recall, "whether TT 05/2024 moved it out of eligible is not established"),
    line(Status::PostponedByAgreement, R2026, NotEstablished, Recall, NO_2026),

    line(Status::Postponed, R2006, NotEstablished, Recall, NO_2006),
    line(Status::Postponed, R2013, Column(Item::Ineligible), Recall, MEMORY),
    line(Status::Postponed, THIRD, Column(Item::Deferred), Derived, REPORTS),
    line(Status::Postponed, R2026, NotEstablished, Recall, NO_2026),

    line(Status::Suspended, R2006, NotEstablished, Recall, NO_2006),
    line(Status::Suspended, R2013, Column(Item::Suspended), Recall, MEMORY),
    line(Status::Suspended, THIRD, Column(Item::Deferred), Derived, REPORTS),
    line(Status::Suspended, R2026, NotEstablished, Recall, NO_2026),

    line(Status::Paused, R2006, NotEstablished, Recall, NO_2006),
    line(Status::Paused, R2013, Column(Item::Paused), Recall, MEMORY),
    line(Status::Paused, R2024, NotEstablished, Recall, "where TT 05/2024 counts a pause for a complaint is not established"),
    line(Status::Paused, R2026, NotEstablished, Recall, NO_2026),

    line(Status::Other, R2006, NotEstablished, Recall, NO_2006),
    line(Status::Other, R2013, Column(Item::Other), Recall, MEMORY),
    line(Status::Other, R2026, NotEstablished, Recall, NO_2026),

    line(Status::Ineligible, R2006, NotEstablished, Recall, NO_2006),
    line(Status::Ineligible, R2013, Column(Item::Ineligible), Derived, NAMED),
    line(Status::Ineligible, R2026, Column(Item::Ineligible), Derived, "Law 106/2025/QH15 art. 38 (text): eight grounds; the column bears the name of the decision"),

    line(Status::Entrusted, R2006, NotEstablished, Recall, NO_2006),
    line(Status::Entrusted, R2013, Column(Item::Entrusted), Text, "ủy thác is deducted from thụ lý: LHTADS 2008 art. 57"),
    line(Status::Entrusted, R2019, Column(Item::Entrusted), Text, OFFICIAL_2023),
    line(Status::Entrusted, R2024, Column(Item::Entrusted), Text, DONG_THAP),
    line(Status::Entrusted, R2026, Column(Item::Entrusted), Recall, "Law 106/2025/QH15 art. 49, 52(1)(d) (text): the decision is then revoked; in which of the two columns is presumed"),

    line(Status::TakenUp, R2006, NotEstablished, Recall, NO_2006),
    line(Status::TakenUp, R2013, Column(Item::TakenUp), Secondary, "plo.vn 841262"),
    line(Status::TakenUp, R2019, Column(Item::TakenUp), Recall, MEMORY),
    line(Status::TakenUp, R2026, NotEstablished, Recall, "Decree 152/2026/NĐ-CP has a single provincial tier and no rút hồ sơ"),

    line(Status::Revoked, R2006, NotEstablished, Recall, NO_2006),
    line(Status::Revoked, R2013, NotEstablished, Recall, "TT 08/2015 had no rule for decisions revoked or annulled: baophapluat.vn 274035 (secondary)"),
    line(Status::Revoked, R2019, Column(Item::Revoked), Text, OFFICIAL_2023),
    line(Status::Revoked, R2024, Column(Item::Revoked), Text, DONG_THAP),
    line(Status::Revoked, R2026, Column(Item::Revoked), Recall, AS_2019),

    line(Status::SeparatelyTracked, R2006, NotEstablished, Recall, NO_2006),
    line(Status::SeparatelyTracked, R2013, SeparateRegister, Text, "Decree 62/2015/NĐ-CP art. 9(5)–(6): counted apart"),
    line(Status::SeparatelyTracked, R2019, SeparateRegister, Text, OFFICIAL_2023),
    line(Status::SeparatelyTracked, R2024, SeparateRegister, Text, "TT 05/2024/TT-BTP art. 8(2): a list of its own"),
    line(Status::SeparatelyTracked, R2026, SeparateRegister, Text, "Decree 152/2026/NĐ-CP art. 22(1): two years, chủ động only"),
];

/// Where a status falls on a day; not established before the first line.
pub(super) fn column(status: Status, on: Date) -> Rule {
    let after = STATUS_RULES.partition_point(|line| (line.status, line.since) <= (status, on));
    let line = after.checked_sub(1).and_then(|at| STATUS_RULES.get(at)).filter(|line| line.status == status);
    line.map_or(Rule { place: NotEstablished, evidence: Recall, citation: NO_2006 }, |line| line.rule)
}
