//! The columns of each regime's forms, and how it is known that they have them.

use std::fmt;

use crate::regime::RegimeId;
use crate::{
    identity::Identity,
    measure::{
        Item::{
            self, Accepted, CarriedIn, CarriedOver, CarriedOverEligible, Completed, Deferred, Eligible, Entrusted,
            Ineligible, NewlyAccepted, PostponedByAgreement, Resolved, Revoked, TakenUp, Terminated, ToEnforce,
        },
        Measure::{self, Admin, Cases, Money},
        evidence::Evidence::{self, Derived, Recall, Secondary, Text},
    },
    text::lang::Lang,
};

/// A column of a regime's forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FormColumn {
    /// The column.
    pub item: Item,
    /// How it is known; [`Evidence::Recall`] where it is only presumed.
    pub evidence: Evidence,
    /// Where it was seen, or why it is presumed.
    pub citation: &'static str,
}

impl fmt::Display for FormColumn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.item.term(Lang::Vi), self.evidence.term(Lang::Vi))
    }
}

/// Figures published under a regime by those who fill in its forms.
struct Seen {
    regime: RegimeId,
    measures: &'static [Measure],
    items: &'static [Item],
    evidence: Evidence,
    citation: &'static str,
}

const fn seen(
    regime: RegimeId,
    measures: &'static [Measure],
    items: &'static [Item],
    evidence: Evidence,
    citation: &'static str,
) -> Seen {
    Seen { regime, measures, items, evidence, citation }
}

const FORMS: &[Measure] = &[Cases, Money];
const INTAKE: &[Item] = &[Accepted, CarriedIn, NewlyAccepted];
const LOAD: &[Item] = &[ToEnforce, Eligible, Ineligible, Resolved];
const ADMIN: &[Item] = &[Accepted, CarriedIn, NewlyAccepted, ToEnforce, Resolved, CarriedOver];

static SEEN: [Seen; 21] = [
    seen(RegimeId::R2015, &[Cases], INTAKE, Text, "thads.moj.gov.vn ChiDaoDieuHanh 3689 (2017/09)"),
    seen(RegimeId::R2015, &[Cases], LOAD, Text, "thads.moj.gov.vn ChiDaoDieuHanh 3689 (2017/09)"),
    seen(
        RegimeId::R2015,
        &[Cases],
        &[CarriedOver, CarriedOverEligible],
        Text,
        "thads.moj.gov.vn ChiDaoDieuHanh 3689 (2017/09)",
    ),
    seen(RegimeId::R2015, &[Money], INTAKE, Text, "thads.moj.gov.vn ChiDaoDieuHanh 3683 (2017/07)"),
    seen(RegimeId::R2015, &[Money], LOAD, Secondary, "baodaklak.vn 5573066 (Đắk Lắk, 2018/05)"),
    seen(RegimeId::R2015, FORMS, &[Entrusted, TakenUp], Secondary, "plo.vn 841262 (TP.HCM, 2019/06)"),
    seen(
        RegimeId::R2015,
        &[Cases],
        &[Completed, Terminated],
        Text,
        "gso.gov.vn, metadata of the national indicator Kết quả thi hành án dân sự: việc xong",
    ),
    seen(RegimeId::R2015, &[Admin], ADMIN, Secondary, "plo.vn 841262 (TP.HCM, 2019/06)"),
    seen(RegimeId::R2019, &[Cases], INTAKE, Text, "thads.moj.gov.vn ThongTinChung 1355 (2023)"),
    seen(RegimeId::R2019, &[Cases], &[Entrusted, Revoked], Text, "thads.moj.gov.vn ThongTinChung 1355 (2023)"),
    seen(RegimeId::R2019, &[Cases], &[ToEnforce], Text, "thads.moj.gov.vn ThongTinChung 1355 (2023)"),
    seen(RegimeId::R2019, FORMS, LOAD, Secondary, "danviet.vn 20230416172209916 (2023/06)"),
    seen(RegimeId::R2019, &[Money], &[NewlyAccepted], Secondary, "danviet.vn 20230416172209916 (2023/06)"),
    seen(RegimeId::R2019, FORMS, &[CarriedOver, CarriedOverEligible], Secondary, "report of Long An (2022/06)"),
    seen(RegimeId::R2019, FORMS, &[PostponedByAgreement], Secondary, "hanoimoi 471437, which criticises it"),
    seen(
        RegimeId::R2019,
        FORMS,
        &[Deferred],
        Derived,
        "published reports from October 2020 on: 0,8–4,2 % of to_enforce is in neither class, printed as hoãn, tạm đình chỉ",
    ),
    seen(
        RegimeId::R2024,
        &[Cases],
        &[Accepted, NewlyAccepted, Entrusted, Revoked, ToEnforce, Eligible, Ineligible, Resolved],
        Text,
        "demothads.moj.gov.vn/dongthap (Đồng Tháp, 2025/09)",
    ),
    seen(
        RegimeId::R2024,
        FORMS,
        &[Deferred],
        Derived,
        "demothads.moj.gov.vn/dongthap (2025/09): 3,98 % of to_enforce is in neither class",
    ),
    seen(
        RegimeId::R2024,
        &[Cases],
        &[Completed, Terminated],
        Secondary,
        "the procuracy's Biểu 24.1 (QĐ 358/2025/QĐ-VKSTC): total done = done + đình chỉ",
    ),
    seen(RegimeId::R2024, &[Money], &[Resolved], Secondary, "cafef.vn 188241007112635966 (2024)"),
    seen(RegimeId::R2024, &[Admin], &[ToEnforce, Resolved], Secondary, "cafef.vn 188241007112635966 (2024)"),
];

/// The columns of a regime's forms of a measure, in the order of the glossary: the printed order
/// was read in no regime.
pub(super) fn columns(regime: RegimeId, measure: Measure) -> Vec<FormColumn> {
    let on = regime.regime().settled();
    let spoken_of = |item: Item| {
        let mut terms = Identity::ALL.iter().filter_map(|identity| identity.terms(measure, on)).flatten();
        terms.any(|(_, other)| *other == item)
    };
    measure
        .items()
        .filter(|item| !item.is_percent() && spoken_of(*item))
        .map(|item| column(regime, measure, item))
        .collect()
}

fn column(regime: RegimeId, measure: Measure, item: Item) -> FormColumn {
    let under = |regime: RegimeId| {
        let mut seen = SEEN.iter().filter(|seen| seen.regime == regime);
        seen.find(|seen| seen.measures.contains(&measure) && seen.items.contains(&item))
    };
    let presumed = |citation| FormColumn { item, evidence: Recall, citation };
    if let Some(seen) = under(regime) {
        return FormColumn { item, evidence: seen.evidence, citation: seen.citation };
    }
    match regime {
        RegimeId::R2006 => presumed("no form of QĐ 02/2006/QĐ-BTP was read"),
        RegimeId::R2013 if under(RegimeId::R2015).is_some() => FormColumn {
            item,
            evidence: Derived,
            citation: "published under TT 08/2015/TT-BTP, which as far as it was read changes only names and deadlines",
        },
        RegimeId::R2013 | RegimeId::R2015 => presumed("from memory: the forms of TT 01/2013 and 08/2015 were not read"),
        RegimeId::R2019 => presumed("from memory: the forms of TT 06/2019 were not read"),
        RegimeId::R2024 => presumed("presumed as under TT 06/2019: the forms of TT 05/2024 were not read"),
        RegimeId::R2026 if item == TakenUp => {
            presumed("Decree 152/2026/NĐ-CP has no rút hồ sơ: whether the column stays is not established")
        }
        RegimeId::R2026 => presumed("presumed as under TT 05/2024: TT 05/2026/TT-BTP was not read"),
    }
}
