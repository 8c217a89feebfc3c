//! Where a series breaks: a comparison across one of these is refused or annotated, never silent.

use crate::text::clip::clip;
use std::fmt;

use crate::{
    date::Date,
    measure::{Item, Measure, Quantity, evidence::Evidence},
    office::table::Offices,
    period::Period,
    text::{lang::Lang, unknown_name::UnknownName},
    vocabulary::groups::GroupName,
};

/// Which figures a break touches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Every office.
    Everywhere,
    /// Only offices that came out of a merger on the day; the nation is not touched.
    MergedOffices,
    /// Only the groups of cases enforced ex officio and on request.
    Sources,
}

impl Scope {
    /// The key: `everywhere` or `merged_offices`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Everywhere => "everywhere",
            Self::MergedOffices => "merged_offices",
            Self::Sources => "sources",
        }
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

/// A day across which figures are not comparable as they stand.
///
/// ```
/// use thads_metrics::{Lang, regime::breaks_between};
/// let across = breaks_between(
///     "2025/12".parse().unwrap(),
///     "2026/12".parse().unwrap(),
///     "cases.newly_accepted".parse().unwrap(),
///     None,
///     None,
/// );
/// assert_eq!(across[0].id(), "one_decision_per_debtor");
/// assert!(across[0].reason(Lang::En).contains("one decision for each judgment debtor"));
/// ```
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Break {
    id: &'static str,
    on: Date,
    exact: bool,
    measures: &'static [Measure],
    items: &'static [Item],
    scope: Scope,
    mixes: bool,
    vi: &'static str,
    en: &'static str,
    evidence: Evidence,
    citation: &'static str,
}

const CLASSIFICATION: &[Item] = &[
    Item::Eligible,
    Item::Ineligible,
    Item::Deferred,
    Item::InProgress,
    Item::PostponedByAgreement,
    Item::Suspended,
    Item::Paused,
    Item::Other,
    Item::CarriedOverEligible,
    Item::Rate,
    Item::EligibleShare,
    Item::Target,
];

/// What newly accepted cases are part of: all but carried_in, which changes only as the stock turns over.
const NEWLY_ACCEPTED_IN: &[Item] = &[
    Item::Accepted,
    Item::NewlyAccepted,
    Item::Entrusted,
    Item::TakenUp,
    Item::Revoked,
    Item::ToEnforce,
    Item::Eligible,
    Item::Ineligible,
    Item::Deferred,
    Item::Resolved,
    Item::Completed,
    Item::Terminated,
    Item::Reduced,
    Item::InProgress,
    Item::PostponedByAgreement,
    Item::Suspended,
    Item::Paused,
    Item::Other,
    Item::CarriedOver,
    Item::CarriedOverEligible,
    Item::Rate,
    Item::EligibleShare,
    Item::Target,
];

const BOTH: &[Measure] = &[Measure::Cases, Measure::Money];

/// Every break that is known, oldest first.
pub static BREAKS: [Break; 8] = [
    Break {
        id: "resolved_redefined",
        on: Date::literal(2009, 7, 1),
        exact: false,
        measures: BOTH,
        items: &[
            Item::Resolved,
            Item::Completed,
            Item::Terminated,
            Item::CarriedOver,
            Item::CarriedOverEligible,
            Item::Rate,
            Item::Target,
        ],
        scope: Scope::Everywhere,
        mixes: true,
        vi: "trước khoảng năm 2009, số giải quyết xong gồm cả việc đang thi hành đều kỳ, thi hành dở dang, tạm đình chỉ",
        en: "before about 2009 resolved also took in cases being paid regularly, half done, even suspended",
        evidence: Evidence::Derived,
        citation: "reading of published reports 2006–2026; the day is a chosen boundary",
    },
    Break {
        id: "eligible_redefined",
        on: Date::literal(2015, 10, 1),
        exact: false,
        measures: BOTH,
        items: CLASSIFICATION,
        scope: Scope::Everywhere,
        mixes: false,
        vi: "từ năm 2016 định nghĩa và phân loại có điều kiện chặt hơn; chỉ tiêu giảm từ 88%/77% xuống 70%/30%",
        en: "from 2016 on eligible was redefined and classified more strictly; targets fell from 88 %/77 % to 70 %/30 %",
        evidence: Evidence::Recall,
        citation: "targets of 2015: thads.moj.gov.vn TinTuBoTuPhap 1024 (text); the reason is from memory",
    },
    Break {
        id: "third_class",
        on: crate::identity::THIRD_CLASS,
        exact: false,
        measures: BOTH,
        items: CLASSIFICATION,
        scope: Scope::Everywhere,
        mixes: false,
        vi: "từ năm 2021 (1/10/2020), việc hoãn, tạm đình chỉ đứng ngoài hai loại có điều kiện và chưa có điều kiện",
        en: "from 2021 (2020-10-01) on postponed and suspended cases stand outside eligible and ineligible",
        evidence: Evidence::Derived,
        citation: "thads.moj.gov.vn/bentre HoatDongCuaCuc 104, 115: two classes make 100,00 % on 30 June 2020, 3,36 % is in \
                   neither on 31 December; the day is a chosen boundary",
    },
    Break {
        id: "mergers_2025",
        on: crate::office::MERGERS,
        exact: true,
        measures: &Measure::ALL,
        items: Item::ALL,
        scope: Scope::MergedOffices,
        mixes: false,
        vi: "từ 01/7/2025 tỉnh này hợp nhất từ nhiều tỉnh: số kỳ trước là tổng của các tỉnh cũ, tỷ lệ tính lại từ tổng đó",
        en: "from 2025-07-01 this office unites several provinces: compare with the sum of its predecessors, rates \
             recomputed from the sums",
        evidence: Evidence::Secondary,
        citation: "nld.com.vn 196250702120702025: 34 provincial bodies from 1/7/2025",
    },
    Break {
        id: "one_decision_per_debtor",
        on: Date::literal(2026, 7, 1),
        exact: true,
        measures: &[Measure::Cases],
        items: NEWLY_ACCEPTED_IN,
        scope: Scope::Everywhere,
        mixes: true,
        vi: "từ 1/7/2026 ra một quyết định thi hành án cho mỗi người phải thi hành án; việc đang thi hành không ra lại quyết \
             định, nên số thụ lý mới không so được, số cũ chuyển sang thay đổi dần",
        en: "from 2026-07-01 there is one decision for each judgment debtor; running cases keep theirs, so newly accepted \
             cases are not comparable, and the stock changes as it turns over",
        evidence: Evidence::Derived,
        citation: "Decree 152/2026/NĐ-CP art. 8(1), 11(1) against Decree 62/2015/NĐ-CP art. 6(1), 7(1); Law 106/2025/QH15 \
                   art. 3(8), 116(3)–(4) (text)",
    },
    Break {
        id: "ineligible_regrounded",
        on: Date::literal(2026, 7, 1),
        exact: true,
        measures: BOTH,
        items: &[
            Item::Eligible,
            Item::Ineligible,
            Item::Deferred,
            Item::CarriedOverEligible,
            Item::Rate,
            Item::EligibleShare,
        ],
        scope: Scope::Everywhere,
        mixes: false,
        vi: "từ 1/7/2026 chưa có điều kiện có tám căn cứ thay cho ba; bốn căn cứ trước đó là căn cứ hoãn",
        en: "from 2026-07-01 ineligible has eight grounds instead of three; four of them were grounds to postpone before",
        evidence: Evidence::Text,
        citation: "Law 106/2025/QH15 art. 38(1) against LHTADS 2008 art. 44a, 48",
    },
    Break {
        id: "request_sent_back",
        on: Date::literal(2026, 7, 1),
        exact: true,
        measures: BOTH,
        items: &[Item::ToEnforce, Item::Ineligible, Item::CarriedOver, Item::EligibleShare],
        scope: Scope::Everywhere,
        mixes: true,
        vi: "từ 1/7/2026 việc theo yêu cầu chưa có điều kiện sau 2 năm được gửi lại yêu cầu và kết thúc, trước đó chuyển \
             sổ theo dõi riêng; tính vào cột nào chưa rõ",
        en: "from 2026-07-01 an unexecutable case on request ends after two years with the request sent back, where it \
             moved to the separate register before; in which column is not known",
        evidence: Evidence::Derived,
        citation: "Decree 152/2026/NĐ-CP art. 22(2), 32(1)(d) against Decree 62/2015/NĐ-CP art. 9(5) (text); the effect is derived",
    },
    Break {
        id: "ex_officio_relisted",
        on: Date::literal(2026, 7, 1),
        exact: true,
        measures: BOTH,
        items: NEWLY_ACCEPTED_IN,
        scope: Scope::Sources,
        mixes: true,
        vi: "từ 1/7/2026 danh mục việc chủ động thi hành án thay đổi, nên số chia theo chủ động và theo yêu cầu không so được",
        en: "from 2026-07-01 the list of what is enforced ex officio is another, so that figures by ex officio and on request \
             are not comparable",
        evidence: Evidence::Text,
        citation: "Law 106/2025/QH15 art. 33(2) against LHTADS 2008 art. 36(2)",
    },
];

impl Break {
    /// The break of that name.
    pub fn named(id: &str) -> Result<&'static Self, UnknownName> {
        BREAKS.iter().find(|known| known.id == id).ok_or_else(|| {
            let expected = BREAKS.iter().map(Self::id).collect::<Vec<_>>().join(", ");
            UnknownName::Break { got: clip(id), expected }
        })
    }

    /// Its name.
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// The first day on the new side.
    pub const fn on(&self) -> Date {
        self.on
    }

    /// Whether the day is exact; otherwise a boundary was chosen.
    pub const fn is_exact(&self) -> bool {
        self.exact
    }

    /// The measures it touches.
    pub const fn measures(&self) -> &'static [Measure] {
        self.measures
    }

    /// The items it touches.
    pub const fn items(&self) -> &'static [Item] {
        self.items
    }

    /// Which offices it touches.
    pub const fn scope(&self) -> Scope {
        self.scope
    }

    /// Whether a reporting year that began before the day and ended after it is itself a
    /// mixture, comparable with neither side.
    pub const fn mixes(&self) -> bool {
        self.mixes
    }

    /// Why, in the language asked for.
    pub const fn reason(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Vi => self.vi,
            Lang::En => self.en,
        }
    }

    /// How it is known.
    pub const fn evidence(&self) -> Evidence {
        self.evidence
    }

    /// Where it stands.
    pub const fn citation(&self) -> &'static str {
        self.citation
    }

    /// Whether the day lies between the two periods: for what is carried in, between the days that they begin on.
    fn separates(&self, a: Period, b: Period, item: Option<Item>) -> bool {
        let (earlier, later) = if a.last_day() <= b.last_day() { (a, b) } else { (b, a) };
        if item == Some(Item::CarriedIn) && self.is_of_rules() {
            return earlier.first_day() < self.on && self.on <= later.first_day();
        }
        // Inside one year both cumulations hold the same months from before the day.
        let side = if self.mixes && earlier.year() != later.year() { earlier.first_day() } else { earlier.last_day() };
        side < self.on && self.on <= later.last_day()
    }

    /// Whether the rule changed, not the offices.
    const fn is_of_rules(&self) -> bool {
        !matches!(self.scope, Scope::MergedOffices)
    }

    /// Whether it touches an item: what is carried in is what the year before carried over.
    fn is_of(&self, item: Item) -> bool {
        let closed = if item == Item::CarriedIn { Item::CarriedOver } else { item };
        self.items.contains(&item) || self.items.contains(&closed)
    }

    pub(super) fn touches(&self, office: Option<&str>, group: Option<&str>) -> bool {
        match self.scope {
            Scope::Everywhere => true,
            Scope::MergedOffices => office.is_some_and(|name| Offices::vietnam().is_merged(name)),
            Scope::Sources => group.is_some_and(|group| {
                group.split('/').filter_map(GroupName::in_words).any(|group| group.division == "source")
            }),
        }
    }
}

impl fmt::Display for Break {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.vi)
    }
}

/// A break inside a series: between two periods that follow each other in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Crossing {
    /// The break.
    pub at: &'static Break,
    /// The last period before it.
    pub before: Period,
    /// The first period after it.
    pub after: Period,
}

impl Crossing {
    /// What a table or a chart says at the break: `từ 2026-07-01: …`.
    pub fn print(&self, lang: Lang) -> String {
        let about = match (lang, self.at.exact) {
            (_, true) => "",
            (Lang::Vi, false) => "khoảng ",
            (Lang::En, false) => "about ",
        };
        format!("{about}{}: {}", self.at.on, self.at.reason(lang))
    }
}

/// The breaks inside a series of periods for a quantity of an office, in the order of time.
///
/// The periods may come in any order. A break that makes a whole year a mixture stands on both
/// sides of it. `office` and `group` as for [`breaks_between`].
///
/// ```
/// use thads_metrics::{Period, regime::breaks_in};
/// let years: Vec<Period> = (2024..=2027).map(|year| Period::new(year, 12).unwrap()).collect();
/// let found = breaks_in(&years, "cases.newly_accepted".parse().unwrap(), None, None);
/// let days: Vec<_> = found.iter().map(|crossing| (crossing.after.to_string(), crossing.at.id())).collect();
/// assert_eq!(days, [
///     ("2026/12".to_owned(), "one_decision_per_debtor"), // nine months of the old rule, three of the new
///     ("2027/12".to_owned(), "one_decision_per_debtor"),
/// ]);
/// ```
pub fn breaks_in(periods: &[Period], quantity: Quantity, office: Option<&str>, group: Option<&str>) -> Vec<Crossing> {
    let mut periods = periods.to_vec();
    periods.sort_by_key(|period| (period.last_day(), period.first_day()));
    periods.dedup();
    let pairs = periods.iter().zip(periods.iter().skip(1));
    pairs
        .flat_map(|(before, after)| {
            let crossed = breaks_between(*before, *after, quantity, office, group).into_iter();
            crossed.map(|at| Crossing { at, before: *before, after: *after })
        })
        .collect()
}

/// The breaks between two periods for a quantity of an office, oldest first; empty if the
/// figures are comparable as far as is known.
///
/// `office` is any usual spelling; `None` is the nation. Mergers touch only offices of
/// which several predecessors are known. `group` is the group of cases, such as `ex_officio`, if they are of one.
pub fn breaks_between(
    a: Period,
    b: Period,
    quantity: Quantity,
    office: Option<&str>,
    group: Option<&str>,
) -> Vec<&'static Break> {
    let column = quantity.column();
    BREAKS
        .iter()
        .filter(|candidate| {
            let is_of = match column {
                Some((measure, item)) => candidate.measures.contains(&measure) && candidate.is_of(item),
                None => candidate.items == Item::ALL, // whatever is counted
            };
            is_of && candidate.separates(a, b, column.map(|(_, item)| item)) && candidate.touches(office, group)
        })
        .collect()
}
