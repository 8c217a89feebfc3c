//! How statistics hang together, as far as published figures or titles of forms say: a line each.

use super::statistic::Statistic;
use crate::{
    measure::{
        evidence::Evidence::{self, Derived, Secondary, Text as Read},
        quantity::Quantity,
    },
    text::lang::Lang,
};

use How::{AtMost, Ratio, Sum};

/// How statistics hang together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum How {
    /// The parts make the whole.
    Sum,
    /// The parts are at most the whole: some of it may be in none.
    AtMost,
    /// The one part is at most the whole, and divided by it for a percentage.
    Ratio,
}

impl How {
    /// The key: `sum`, `at_most` or `ratio`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Sum => "sum",
            Self::AtMost => "at_most",
            Self::Ratio => "ratio",
        }
    }
}

/// A relation between statistics, and columns of the same family, by their keys.
#[derive(Debug, PartialEq, Eq, Hash)]
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

/// A sum divided by how many share it.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Average {
    /// The statistic.
    pub of: &'static str,
    /// What is divided.
    pub sum: &'static str,
    /// How many share it.
    pub over: &'static str,
    /// How it is known.
    pub evidence: Evidence,
    /// On what figures it closes.
    pub citation: &'static str,
}

const fn holds(
    whole: &'static str,
    how: How,
    parts: &'static [&'static str],
    evidence: Evidence,
    citation: &'static str,
) -> Relation {
    Relation { whole, how, parts, evidence, citation }
}

const FORCES: &str = "4.119 + 3.506 = 7.625 of 7.712: thads.moj.gov.vn TuThucTien 580";
const LETTERS: &str = "2.328 + 107 = 2.435: 123docz 1117763";

/// Every relation that is known.
#[rustfmt::skip]
pub static RELATIONS: [Relation; 17] = [
    holds("coercion.decisions", AtMost, &["coercion.with_forces", "coercion.without_forces"], Read, FORCES),
    holds("coercion.decisions", AtMost, &["coercion.voluntary"], Read, "687 of 7.712: thads.moj.gov.vn TuThucTien 580"),
    holds("coercion.decisions", AtMost, &["coercion.voluntary", "coercion.carried_out", "coercion.pending"], Secondary, "11 + 23 + 15 = 49 in one province: baohaiduong.vn 188891"),
    holds("coercion.decisions", AtMost, &["coercion.voluntary", "coercion.failed"], Secondary, "46 + 3 of 252: baolamdong.vn 2439750"),
    holds("exemption.granted", Sum, &["exemption.exempted", "exemption.reduced"], Secondary, "over 80 % and under 20 %: thads.moj.gov.vn NghienCuuTraoDoi 895"),
    holds("exemption.asked", Ratio, &["exemption.granted"], Derived, "what is granted was asked for: 153 of 156, baohaiduong.vn 188891"),
    holds("exemption.asked_amount", Ratio, &["exemption.granted_amount"], Derived, "what is granted was asked for: 514 of 526 triệu, baohaiduong.vn 188891"),
    holds("complaints.received", AtMost, &["complaints.complaints", "complaints.denunciations", "complaints.petitions"], Secondary, LETTERS),
    holds("complaints.received", AtMost, &["complaints.within_competence", "complaints.outside_competence"], Secondary, "1.399 + 771 of 2.435, letters on one matter merged: 123docz 1117763"),
    holds("complaints.within_competence", Ratio, &["complaints.settled"], Secondary, "2.590 ÷ 2.669 = 97,04 %: quochoitv.vn 199254"),
    holds("compensation.accepted", Sum, &["compensation.carried_in", "compensation.newly_accepted"], Read, "41 + 24 = 65: 62/BC-BTP of 14 February 2025"),
    holds("compensation.closed", Sum, &["compensation.settled", "compensation.ended"], Derived, "what is settled or ended: 41 and 10 in 74/BC-BTP of 17 March 2023, 32 in 62/BC-BTP of 14 February 2025"),
    holds("compensation.accepted", Ratio, &["compensation.closed"], Read, "32 ÷ 65 = 49,2 %: 62/BC-BTP of 14 February 2025"),
    holds("admin.accepted", AtMost, &["admin.with_content"], Derived, "a judgment that dismisses the claim has nothing to enforce (LTTHC 93/2015 art. 311(1)(a))"),
    holds("admin.with_content", AtMost, &["admin.compelled"], Derived, "a court compels only where something is to be enforced; 652 of 1.973: cafef.vn 188241007112635966"),
    holds("admin.with_content", Ratio, &["admin.resolved"], Secondary, "896 ÷ 1.973 = 45,41 %: cafef.vn 188241007112635966"),
    holds("admin.accepted", Ratio, &["admin.urged"], Derived, "judgments urged are judgments followed"),
];

/// Every average that is known.
#[rustfmt::skip]
pub static AVERAGES: [Average; 2] = [
    Average { of: "officers.cases_each", sum: "cases.to_enforce", over: "officers.officers", evidence: Secondary, citation: "309 officers, 230 cases each (TP.HCM, 2021/06): baophapluat.vn 408107" },
    Average { of: "officers.money_each", sum: "money.to_enforce", over: "officers.officers", evidence: Secondary, citation: "309 officers, 319 tỷ each (TP.HCM, 2021/06): baophapluat.vn 408107" },
];

impl Relation {
    /// Whether it is between quantities of this family: `coercion`.
    pub fn is_of(&self, family: &str) -> bool {
        self.whole.split_once('.').is_some_and(|(own, _)| own == family)
    }

    /// Whether a key stands in it.
    pub fn holds_for(&self, key: &str) -> bool {
        self.whole == key || self.parts.contains(&key)
    }

    /// The relation in keys, which is its name: `coercion.with_forces + coercion.without_forces ≤ coercion.decisions`.
    pub fn formula(&self) -> String {
        self.worded(str::to_owned)
    }

    /// The relation in the terms of a language.
    ///
    /// ```
    /// use thads_metrics::{Lang, statistics::RELATIONS};
    /// let settled = RELATIONS.iter().find(|relation| relation.parts == ["complaints.settled"]).unwrap();
    /// assert_eq!(settled.formula_in(Lang::En), "matters settled ≤ matters within competence");
    /// ```
    pub fn formula_in(&self, lang: Lang) -> String {
        self.worded(|key| key.parse::<Quantity>().map_or_else(|_| key.to_owned(), |quantity| quantity.term(lang)))
    }

    fn worded(&self, word: impl Fn(&str) -> String) -> String {
        let sign = if self.how == Sum { "=" } else { "≤" };
        let parts: Vec<String> = self.parts.iter().map(|part| word(part)).collect();
        format!("{} {sign} {}", parts.join(" + "), word(self.whole))
    }
}

impl Statistic {
    /// What its percentage is of, if one is printed: complaints settled are of those within competence.
    pub fn base(&self) -> Option<Quantity> {
        let ratio = |relation: &&Relation| relation.how == Ratio && relation.parts == [self.key];
        RELATIONS.iter().find(ratio)?.whole.parse().ok()
    }

    /// What it is the average of, if it is one.
    pub fn average(&self) -> Option<&'static Average> {
        AVERAGES.iter().find(|average| average.of == self.key)
    }
}
