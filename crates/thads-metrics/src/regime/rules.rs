//! The table of statuses and columns, regime by regime.

use std::fmt;

use crate::regime::RegimeId;
use crate::{
    measure::{
        Item,
        evidence::Evidence::{self, Derived, Recall, Secondary, Text},
        status::Status,
    },
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

const MEMORY: &str = "from memory: the forms and their instructions were not read";
const GSO: &str = "gso.gov.vn, metadata of the national indicator Kết quả thi hành án dân sự: việc xong";
const REPORTS: &str = "published reports from 2020 on leave hoãn and tạm đình chỉ in neither class";
const NAMED: &str = "the column bears the name of the decision: LHTADS 2008 art. 44a; quantity in ChiDaoDieuHanh 3689";
const OFFICIAL_2023: &str = "thads.moj.gov.vn ThongTinChung 1355 (2023)";

const fn rule(item: Item, evidence: Evidence, citation: &'static str) -> Rule {
    Rule { place: Place::Column(item), evidence, citation }
}

const fn separate(evidence: Evidence, citation: &'static str) -> Rule {
    Rule { place: Place::SeparateRegister, evidence, citation }
}

const fn open(citation: &'static str) -> Rule {
    Rule { place: Place::NotEstablished, evidence: Recall, citation }
}

/// The one place that says which column a status falls into.
pub(super) const fn column(regime: RegimeId, status: Status) -> Rule {
    match regime {
        RegimeId::R2006 => open("no rule of QĐ 02/2006/QĐ-BTP was read; resolved then also took in cases paid in part"),
        RegimeId::R2013 | RegimeId::R2015 => two_classes(status),
        RegimeId::R2019 => third_class(status),
        RegimeId::R2024 => circular_2024(status),
        RegimeId::R2026 => circular_2026(status),
    }
}

/// R2013 and R2015: postponement is ineligible, suspension eligible.
const fn two_classes(status: Status) -> Rule {
    match status {
        Status::Completed => rule(Item::Completed, Text, GSO),
        Status::Terminated => rule(Item::Terminated, Text, GSO),
        Status::InProgress => rule(Item::InProgress, Recall, MEMORY),
        Status::PostponedByAgreement => rule(Item::PostponedByAgreement, Recall, MEMORY),
        Status::Postponed => rule(Item::Ineligible, Recall, MEMORY),
        Status::Suspended => rule(Item::Suspended, Recall, MEMORY),
        Status::Paused => rule(Item::Paused, Recall, MEMORY),
        Status::Other => rule(Item::Other, Recall, MEMORY),
        Status::Ineligible => rule(Item::Ineligible, Derived, NAMED),
        Status::Entrusted => rule(Item::Entrusted, Text, "ủy thác is deducted from thụ lý: LHTADS 2008 art. 57"),
        Status::TakenUp => rule(Item::TakenUp, Secondary, "plo.vn 841262"),
        Status::Revoked => rule(Item::Revoked, Recall, MEMORY),
        Status::SeparatelyTracked => separate(Recall, MEMORY),
    }
}

/// R2019: hoãn and tạm đình chỉ stand in neither class, except hoãn by agreement.
const fn third_class(status: Status) -> Rule {
    match status {
        Status::Terminated => rule(Item::Terminated, Recall, MEMORY),
        Status::PostponedByAgreement => {
            rule(Item::PostponedByAgreement, Secondary, "hanoimoi 471437, which criticises it")
        }
        Status::Postponed | Status::Suspended => rule(Item::Deferred, Derived, REPORTS),
        Status::Entrusted => rule(Item::Entrusted, Text, OFFICIAL_2023),
        Status::TakenUp => rule(Item::TakenUp, Recall, MEMORY),
        Status::Revoked => rule(Item::Revoked, Text, OFFICIAL_2023),
        Status::SeparatelyTracked => separate(Text, OFFICIAL_2023),
        Status::Completed | Status::InProgress | Status::Paused | Status::Other | Status::Ineligible => {
            two_classes(status)
        }
    }
}

/// R2024: the forms were not read; what only they could say is open.
const fn circular_2024(status: Status) -> Rule {
    match status {
        Status::PostponedByAgreement => open("whether TT 05/2024 moved it out of eligible is not established"),
        Status::Paused => open("where TT 05/2024 counts a pause for a complaint is not established"),
        Status::Entrusted => rule(Item::Entrusted, Recall, "presumed as under TT 06/2019"),
        Status::Revoked => rule(Item::Revoked, Recall, "presumed as under TT 06/2019"),
        Status::SeparatelyTracked => separate(Secondary, "lawnet 166671: its list is filed every quarter"),
        Status::Completed
        | Status::Terminated
        | Status::InProgress
        | Status::Postponed
        | Status::Suspended
        | Status::Other
        | Status::Ineligible
        | Status::TakenUp => third_class(status),
    }
}

/// R2026: TT 05/2026 was not read; only what the law itself says is stated.
const fn circular_2026(status: Status) -> Rule {
    match status {
        Status::Completed => rule(Item::Completed, Text, "Law 106/2025/QH15 art. 55(3): ended when confirmed done"),
        Status::InProgress => rule(Item::InProgress, Recall, MEMORY),
        Status::Ineligible => rule(Item::Ineligible, Recall, "Law 106/2025/QH15 art. 38(2) (text); column from memory"),
        Status::Entrusted => rule(Item::Entrusted, Recall, "presumed as under TT 06/2019"),
        Status::Revoked => rule(Item::Revoked, Recall, "presumed as under TT 06/2019"),
        Status::SeparatelyTracked => separate(Text, "Decree 152/2026/NĐ-CP art. 22(1): two years, chủ động only"),
        Status::TakenUp => open("Decree 152/2026/NĐ-CP has a single provincial tier and no rút hồ sơ"),
        Status::Terminated
        | Status::PostponedByAgreement
        | Status::Postponed
        | Status::Suspended
        | Status::Paused
        | Status::Other => open("TT 05/2026/TT-BTP was not read"),
    }
}
