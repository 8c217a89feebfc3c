//! The identities between the figures of one form: dated, cited, each with its evidence.
//!
//! An [`Identity`] is a name (`intake`, `net`, …). What it says depends on the measure and on
//! the day that the period ends: published reports of October 2020 on leave the deferred cases in neither
//! class, so `classified` has one [`Version`] before TT 06/2019 and others from then on. Linear
//! identities give their signed [`terms`](Identity::terms), whose sum is zero; the others
//! (`rate`, `whole`, …) are named and cited here and carried out where they are used.

use std::{fmt, fmt::Write as _, str::FromStr};

use Evidence::{Derived, Recall, Secondary, Text};
use Says::{Linear, Other, Sentence};

use crate::{
    date::Date,
    measure::{Item, Measure, evidence::Evidence},
    text::{lang::Lang, unknown_name::UnknownName},
};

/// The first day from which the deferred are counted apart: a chosen boundary.
///
/// In Bến Tre two classes still make 100,00 % of to_enforce on 31 March and 30 June 2020, and leave 339 cases
/// (3,36 %) on 31 December: so it lies between, and the first day of a reporting year is the simplest (figures: text,
/// thads.moj.gov.vn/bentre HoatDongCuaCuc 97, 104, 115; the day: derived, from one province). From the first day of
/// TT 06/2019 until then neither is taken for granted: deferred is at least zero.
pub const THIRD_CLASS: Date = Date::literal(2020, 10, 1);

/// The first day of TT 06/2019/TT-BTP.
const TT_2019: Date = Date::literal(2020, 1, 5);

/// The first day of Law 106/2025/QH15 and TT 05/2026/TT-BTP.
const LAW_2025: Date = Date::literal(2026, 7, 1);

/// A relation between figures of one office, period, group and measure.
///
/// ```
/// use thads_metrics::{Evidence, Identity, Item, Measure};
/// let before = "2019-03-31".parse().unwrap();
/// let after = "2025-06-30".parse().unwrap();
/// let classified = Identity::Classified;
/// assert_eq!(
///     classified.terms(Measure::Cases, before).unwrap(),
///     [(1, Item::ToEnforce), (-1, Item::Eligible), (-1, Item::Ineligible)]
/// );
/// assert_eq!(classified.formula(Measure::Cases, after).unwrap(), "to_enforce = eligible + ineligible + deferred");
/// assert_eq!(classified.evidence(Measure::Cases, after), Some(Evidence::Derived));
/// assert_eq!(classified.terms(Measure::Admin, after), None); // no such columns
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Identity {
    /// accepted = carried_in + newly_accepted.
    Intake,
    /// to_enforce = accepted − entrusted − taken_up − revoked.
    Net,
    /// to_enforce = eligible + ineligible (+ deferred).
    Classified,
    /// resolved = completed + terminated (+ reduced in money).
    Resolved,
    /// eligible = resolved + everything that is eligible and still open.
    Standing,
    /// carried_over = to_enforce − resolved.
    Stock,
    /// carried_over_eligible = eligible − resolved.
    StockEligible,
    /// rate = resolved ÷ eligible.
    Rate,
    /// eligible_share = eligible ÷ to_enforce.
    EligibleShare,
    /// Every count and amount is at least zero.
    Nonnegative,
    /// An office is the sum of its parts.
    Whole,
    /// A group is at most the ungrouped figure, and a group inside a group at most that one.
    Subset,
    /// A province is at most the nation; the parts of an office that are named are together at most the office.
    Part,
}

/// What an identity says for some measures, from one day to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Version {
    measures: &'static [Measure],
    from: Option<Date>,
    to: Option<Date>,
    says: Says,
    zero: &'static [Item],
    /// Two of the parts which may hold the same cases or đồng.
    twice: Option<(Item, Item)>,
    evidence: Evidence,
    citation: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Says {
    /// The signed sum of these is zero; the first is the total.
    Linear(&'static [(i8, Item)]),
    /// Not linear: the formula in the words of the glossary.
    Other(&'static str),
    /// Not linear, and no formula: a sentence in Vietnamese and in English.
    Sentence(&'static str, &'static str),
}

impl Version {
    /// The measures it holds for.
    pub const fn measures(&self) -> &'static [Measure] {
        self.measures
    }

    /// The first day that a period may end on, or `None` if it always held.
    pub const fn from(&self) -> Option<Date> {
        self.from
    }

    /// The last day that a period may end on, or `None` if it still holds.
    pub const fn to(&self) -> Option<Date> {
        self.to
    }

    /// Signed items whose sum is zero, the total first, or `None` if it is not linear.
    ///
    /// Where two parts may hold the same cases or đồng ([`Version::twice`]), the sum is off by what is in both.
    pub const fn terms(&self) -> Option<&'static [(i8, Item)]> {
        match self.says {
            Says::Linear(terms) => Some(terms),
            Says::Other(_) | Says::Sentence(..) => None,
        }
    }

    /// Items that are zero because the forms of the time had no such column.
    pub const fn zero(&self) -> &'static [Item] {
        self.zero
    }

    /// Two parts that may hold the same cases or đồng, which then count once: at most the smaller of the two.
    ///
    /// ```
    /// use thads_metrics::{Identity, Item, Measure};
    /// let version = Identity::Net.version(Measure::Cases, "2027-03-31".parse().unwrap()).unwrap();
    /// assert_eq!(version.twice(), Some((Item::Entrusted, Item::Revoked))); // an entrustment revokes the decision
    /// ```
    pub const fn twice(&self) -> Option<(Item, Item)> {
        self.twice
    }

    /// How it is known.
    pub const fn evidence(&self) -> Evidence {
        self.evidence
    }

    /// Where it stands, or on what figures it closes.
    pub const fn citation(&self) -> &'static str {
        self.citation
    }

    /// The formula in the words of the glossary: `accepted = carried_in + newly_accepted`.
    pub fn formula(&self) -> String {
        let terms = match self.says {
            Says::Linear(terms) => terms,
            Says::Other(formula) | Says::Sentence(_, formula) => return formula.to_owned(),
        };
        let Some(((_, total), parts)) = terms.split_first() else { return String::new() };
        let mut out = format!("{total} =");
        for (i, (sign, item)) in parts.iter().enumerate() {
            // A part stands with the opposite sign on the other side of the equals sign.
            let sign = match (i, *sign < 0) {
                (0, true) => "",
                (_, true) => "+ ",
                (_, false) => "− ",
            };
            out.push(' ');
            out.push_str(sign);
            out.push_str(item.key());
        }
        if let Some((one, other)) = self.twice {
            let sign = if terms.iter().any(|(sign, item)| *item == one && *sign < 0) { '−' } else { '+' };
            let _ = write!(out, " {sign} {one} ∩ {other}");
        }
        out
    }

    /// The formula in the terms of a language: `tổng số thụ lý = năm trước chuyển sang + thụ lý mới`.
    ///
    /// ```
    /// use thads_metrics::{Identity, Lang};
    /// let [always] = Identity::StockEligible.versions() else { panic!() };
    /// assert_eq!(
    ///     always.formula_in(Lang::Vi),
    ///     "có điều kiện chuyển kỳ sau = có điều kiện thi hành − giải quyết xong"
    /// );
    /// ```
    pub fn formula_in(&self, lang: Lang) -> String {
        if let Says::Sentence(vi, en) = self.says {
            return lang.pick(vi, en).to_owned();
        }
        let term =
            |word: &str| word.parse::<Item>().map_or_else(|_| word.to_owned(), |item| item.term(lang).to_owned());
        self.formula().split(' ').map(term).collect::<Vec<_>>().join(" ")
    }

    fn holds(&self, measure: Measure, on: Date) -> bool {
        self.measures.contains(&measure) && self.from.is_none_or(|from| from <= on) && self.to.is_none_or(|to| on <= to)
    }
}

const FORMS: &[Measure] = &[Measure::Cases, Measure::Money];
const CASES: &[Measure] = &[Measure::Cases];
const MONEY: &[Measure] = &[Measure::Money];
const ADMIN: &[Measure] = &[Measure::Admin];
const EVERY: &[Measure] = &Measure::ALL;

/// The last days before TT 06/2019, the third class and Law 106/2025.
const BEFORE_2019: Date = Date::literal(2020, 1, 4);
const LAST_TWO_CLASSES: Date = Date::literal(2020, 9, 30);
const BEFORE_2025: Date = Date::literal(2026, 6, 30);

const fn always(measures: &'static [Measure], says: Says, evidence: Evidence, citation: &'static str) -> Version {
    Version { measures, from: None, to: None, says, zero: &[], twice: None, evidence, citation }
}

impl Version {
    /// The same from one day to another.
    const fn within(mut self, from: Option<Date>, to: Option<Date>) -> Self {
        (self.from, self.to) = (from, to);
        self
    }

    /// The same, where the forms of the time had no such columns.
    const fn without(mut self, zero: &'static [Item]) -> Self {
        self.zero = zero;
        self
    }

    /// The same, where two parts may hold the same cases or đồng.
    const fn overlapping(mut self, one: Item, other: Item) -> Self {
        self.twice = Some((one, other));
        self
    }
}

static INTAKE: [Version; 2] = {
    let terms = Linear(&[(1, Item::Accepted), (-1, Item::CarriedIn), (-1, Item::NewlyAccepted)]);
    [
        always(FORMS, terms, Text, "thads.moj.gov.vn ChiDaoDieuHanh 3689: 736.747 = 290.524 + 446.223 (2017/09)"),
        always(ADMIN, terms, Secondary, "plo.vn 841262: 54 = 39 + 15 (TP.HCM, 2019/06)"),
    ]
};

static NET: [Version; 4] = {
    let terms = Linear(&[
        (1, Item::ToEnforce),
        (-1, Item::Accepted),
        (1, Item::Entrusted),
        (1, Item::TakenUp),
        (1, Item::Revoked),
    ]);
    [
        always(
            FORMS,
            Linear(&[(1, Item::ToEnforce), (-1, Item::Accepted), (1, Item::Entrusted), (1, Item::TakenUp)]),
            Text,
            "thads.moj.gov.vn ChiDaoDieuHanh 3689: 736.747 − 8.520 = 728.227 (2017/09), deductions in one sum; \
             taken_up: plo.vn 841262; no rule for revoked: baophapluat.vn 274035 (secondary)",
        )
        .within(None, Some(BEFORE_2019))
        .without(&[Item::Revoked]),
        always(
            FORMS,
            terms,
            Text,
            "thads.moj.gov.vn ThongTinChung 1355: 936.046 − 12.004 − 501 = 923.541 (2023); taken_up: plo.vn 841262 (secondary)",
        )
        .within(Some(TT_2019), Some(BEFORE_2025)),
        always(
            FORMS,
            terms,
            Derived,
            "as before; Law 106/2025/QH15 art. 52(1)(d) makes an entrustment a ground to revoke the decision too (text), \
             so a case may stand in both columns and is deducted once",
        )
        .within(Some(LAW_2025), None)
        .overlapping(Item::Entrusted, Item::Revoked),
        always(
            ADMIN,
            Linear(&[(1, Item::ToEnforce), (-1, Item::Accepted)]),
            Derived,
            "plo.vn 841262: 49 left = 54 followed − 5 done, nothing deducted",
        ),
    ]
};

static CLASSIFIED: [Version; 3] = {
    let three = Linear(&[(1, Item::ToEnforce), (-1, Item::Eligible), (-1, Item::Ineligible), (-1, Item::Deferred)]);
    [
        always(
            FORMS,
            Linear(&[(1, Item::ToEnforce), (-1, Item::Eligible), (-1, Item::Ineligible)]),
            Text,
            "thads.moj.gov.vn ChiDaoDieuHanh 3689: 728.227 = 579.413 + 148.814 (2017/09)",
        )
        .within(None, Some(BEFORE_2019))
        .without(&[Item::Deferred]),
        always(
            FORMS,
            three,
            Derived,
            "under TT 06/2019, and two classes still close: thads.moj.gov.vn/bentre HoatDongCuaCuc 97, 104 (March, June \
             2020); neither is taken for granted, deferred is at least zero",
        )
        .within(Some(TT_2019), Some(LAST_TWO_CLASSES)),
        always(
            FORMS,
            three,
            Derived,
            "published reports from October 2020 on: 0,8–4,2 % of to_enforce is in neither class, printed as hoãn, tạm \
             đình chỉ (thads.moj.gov.vn/bentre HoatDongCuaCuc 115: 339 of 10.104 on 31 December 2020)",
        )
        .within(Some(THIRD_CLASS), None),
    ]
};

static RESOLVED: [Version; 3] = {
    let money = Linear(&[(1, Item::Resolved), (-1, Item::Completed), (-1, Item::Terminated), (-1, Item::Reduced)]);
    [
        always(
            CASES,
            Linear(&[(1, Item::Resolved), (-1, Item::Completed), (-1, Item::Terminated)]),
            Text,
            "gso.gov.vn, metadata of the national indicator Kết quả thi hành án dân sự: việc xong",
        ),
        always(
            MONEY,
            money,
            Recall,
            "from memory: the sentence on tiền xong in the national indicator's metadata was read only in part",
        )
        .within(None, Some(BEFORE_2025)),
        always(
            MONEY,
            money,
            Recall,
            "from memory; Law 106/2025/QH15 art. 48 makes a reduction a ground of đình chỉ (text), so what is reduced may \
             stand in terminated already and is added once (derived)",
        )
        .within(Some(LAW_2025), None)
        .overlapping(Item::Terminated, Item::Reduced),
    ]
};

static STANDING: [Version; 2] = [
    always(
        FORMS,
        Linear(&[
            (1, Item::Eligible),
            (-1, Item::Resolved),
            (-1, Item::InProgress),
            (-1, Item::PostponedByAgreement),
            (-1, Item::Suspended),
            (-1, Item::Paused),
            (-1, Item::Other),
        ]),
        Recall,
        "from memory: the forms of TT 01/2013, 08/2015 and 06/2019 were not read",
    )
    .within(None, Some(LAST_TWO_CLASSES)),
    always(
        FORMS,
        Linear(&[
            (1, Item::Eligible),
            (-1, Item::Resolved),
            (-1, Item::InProgress),
            (-1, Item::PostponedByAgreement),
            (-1, Item::Paused),
            (-1, Item::Other),
        ]),
        Recall,
        "from memory: the forms of TT 06/2019 and 05/2024 were not read; suspended stands in deferred",
    )
    .within(Some(THIRD_CLASS), None),
];

static STOCK: [Version; 2] = {
    let terms = Linear(&[(1, Item::CarriedOver), (-1, Item::ToEnforce), (1, Item::Resolved)]);
    [
        always(FORMS, terms, Text, "thads.moj.gov.vn ChiDaoDieuHanh 3689: 358.855 = 728.227 − 369.372 (2017/09)"),
        always(ADMIN, terms, Secondary, "plo.vn 841262: 49 = 54 − 5 (TP.HCM, 2019/06)"),
    ]
};

static STOCK_ELIGIBLE: [Version; 1] = [always(
    FORMS,
    Linear(&[(1, Item::CarriedOverEligible), (-1, Item::Eligible), (1, Item::Resolved)]),
    Text,
    "thads.moj.gov.vn ChiDaoDieuHanh 3689: 210.041 = 579.413 − 369.372 (2017/09)",
)];

static RATE: [Version; 2] = [
    always(
        FORMS,
        Other("rate = resolved ÷ eligible"),
        Text,
        "thads.moj.gov.vn ChiDaoDieuHanh 3689: 369.372 ÷ 579.413 = 63,75 % (2017/09)",
    ),
    always(
        ADMIN,
        Other("rate = resolved ÷ to_enforce"),
        Derived,
        "896 ÷ 1.973 = 45,41 % (2024): of the judgments that have something to enforce",
    ),
];

static ELIGIBLE_SHARE: [Version; 1] = [always(
    FORMS,
    Other("eligible_share = eligible ÷ to_enforce"),
    Text,
    "thads.moj.gov.vn ChiDaoDieuHanh 3689: 579.413 ÷ 728.227 = 79,56 % (2017/09)",
)];

static NONNEGATIVE: [Version; 1] = [always(
    EVERY,
    Sentence("mọi số việc, số tiền ≥ 0", "every count and amount ≥ 0"),
    Derived,
    "a count or an amount is never negative",
)];

static WHOLE: [Version; 1] = [always(
    EVERY,
    Sentence("một đơn vị = tổng các đơn vị hợp thành", "an office = sum of its parts"),
    Text,
    "the chain of reports: a province adds its offices, the nation its provinces and the military (TT 05/2024/TT-BTP art. 10)",
)];

static SUBSET: [Version; 1] = [always(
    EVERY,
    Sentence("một nhóm ≤ số chung chưa chia nhóm", "a group ≤ the ungrouped figure"),
    Derived,
    "a part is never larger than its whole",
)];

static PART: [Version; 1] = [always(
    EVERY,
    Sentence("một bộ phận ≤ toàn bộ (một tỉnh ≤ toàn quốc)", "a part ≤ its whole (a province ≤ the nation)"),
    Derived,
    "what is counted in a part is counted in the whole",
)];

impl Identity {
    /// Every identity, in the order of the forms.
    pub const ALL: [Self; 13] = [
        Self::Intake,
        Self::Net,
        Self::Classified,
        Self::Resolved,
        Self::Standing,
        Self::Stock,
        Self::StockEligible,
        Self::Rate,
        Self::EligibleShare,
        Self::Nonnegative,
        Self::Whole,
        Self::Subset,
        Self::Part,
    ];

    /// The id that audits name it by: `stock_eligible`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Intake => "intake",
            Self::Net => "net",
            Self::Classified => "classified",
            Self::Resolved => "resolved",
            Self::Standing => "standing",
            Self::Stock => "stock",
            Self::StockEligible => "stock_eligible",
            Self::Rate => "rate",
            Self::EligibleShare => "eligible_share",
            Self::Nonnegative => "nonnegative",
            Self::Whole => "whole",
            Self::Subset => "subset",
            Self::Part => "part",
        }
    }

    /// Everything it ever said: for each measure, at most one version holds on any day.
    pub fn versions(self) -> &'static [Version] {
        match self {
            Self::Intake => &INTAKE,
            Self::Net => &NET,
            Self::Classified => &CLASSIFIED,
            Self::Resolved => &RESOLVED,
            Self::Standing => &STANDING,
            Self::Stock => &STOCK,
            Self::StockEligible => &STOCK_ELIGIBLE,
            Self::Rate => &RATE,
            Self::EligibleShare => &ELIGIBLE_SHARE,
            Self::Nonnegative => &NONNEGATIVE,
            Self::Whole => &WHOLE,
            Self::Subset => &SUBSET,
            Self::Part => &PART,
        }
    }

    /// What it says for `measure` in a period that ends `on`, or `None` if it does not apply.
    pub fn version(self, measure: Measure, on: Date) -> Option<&'static Version> {
        self.versions().iter().find(|version| version.holds(measure, on))
    }

    /// What it says of whatever is counted, statistics beside the main forms too; `None` if it is of some measures alone.
    ///
    /// ```
    /// use thads_metrics::Identity;
    /// assert!(Identity::Whole.general().is_some() && Identity::Stock.general().is_none());
    /// ```
    pub fn general(self) -> Option<&'static Version> {
        self.versions().iter().find(|version| version.measures.len() == Measure::ALL.len())
    }

    /// Signed items whose sum is zero, the total first; `None` if it does not apply or is not linear.
    pub fn terms(self, measure: Measure, on: Date) -> Option<&'static [(i8, Item)]> {
        self.version(measure, on)?.terms()
    }

    /// The items that are zero in a period that ends `on`: deferred and revoked before TT 06/2019.
    pub fn zero(self, measure: Measure, on: Date) -> &'static [Item] {
        self.version(measure, on).map_or(&[], Version::zero)
    }

    /// How it is known, or `None` if it does not apply.
    pub fn evidence(self, measure: Measure, on: Date) -> Option<Evidence> {
        self.version(measure, on).map(Version::evidence)
    }

    /// Where it stands, or `None` if it does not apply.
    pub fn citation(self, measure: Measure, on: Date) -> Option<&'static str> {
        self.version(measure, on).map(Version::citation)
    }

    /// The formula in the words of the glossary, or `None` if it does not apply.
    pub fn formula(self, measure: Measure, on: Date) -> Option<String> {
        self.version(measure, on).map(Version::formula)
    }
}

impl fmt::Display for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl FromStr for Identity {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, UnknownName> {
        let known = Self::ALL.into_iter().find(|identity| identity.key() == text);
        known.ok_or_else(|| {
            let expected = Self::ALL.map(Self::key).join(", ");
            UnknownName::Identity { got: text.to_owned(), expected }
        })
    }
}

crate::text_serde!(Identity);

crate::worded_alike!(Identity);
