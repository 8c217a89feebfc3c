//! The lists of forms, as far as they are known.

use std::fmt;

use crate::measure::evidence::Evidence::{self, Text};
use crate::regime::RegimeId;

/// A form of a regime.
///
/// The names are our own words, after the titles in the circular's article 2; the sheets themselves, in its annex, were
/// not read. Codes such as 01/TK-THA are from memory and left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Form {
    /// Its place in the list, from 1.
    pub number: u8,
    /// What it reports, in Vietnamese.
    pub vi: &'static str,
    /// What it reports, in English.
    pub en: &'static str,
    /// How it is known.
    pub evidence: Evidence,
    /// Where it stands.
    pub citation: &'static str,
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "biểu {}: {}", self.number, self.vi)
    }
}

const fn form(number: u8, vi: &'static str, en: &'static str) -> Form {
    Form { number, vi, en, evidence: Text, citation: "TT 05/2024/TT-BTP art. 2 (Pháp điển 31.1 TT.80.2)" }
}

const fn joint(number: u8, vi: &'static str, en: &'static str) -> Form {
    Form {
        number, vi, en, evidence: Text, citation: "TTLT 12/2021/TTLT-BTP-VKSNDTC-TANDTC (Pháp điển 30.2 TL.11.4)"
    }
}

static R2024: [Form; 12] = [
    form(1, "kết quả thi hành án tính bằng việc", "results by cases"),
    form(2, "kết quả thi hành án tính bằng tiền", "results by money"),
    form(3, "thu cho ngân sách nhà nước", "collection for the state budget"),
    form(4, "kết quả bằng việc chia theo cơ quan và chấp hành viên", "cases by office and enforcement officer"),
    form(5, "kết quả bằng tiền chia theo cơ quan và chấp hành viên", "money by office and enforcement officer"),
    form(6, "đề nghị miễn, giảm nghĩa vụ thi hành án", "requests for exemption and reduction"),
    form(7, "biện pháp bảo đảm và cưỡng chế", "security measures and coercion"),
    form(8, "khiếu nại, tố cáo, kiến nghị, phản ánh", "complaints, denunciations, petitions, feedback"),
    form(9, "tiếp công dân", "receiving citizens"),
    form(10, "giám sát, kiểm sát, kiểm tra", "oversight, supervision by the procuracy, inspection"),
    form(11, "bồi thường nhà nước", "state compensation"),
    form(12, "theo dõi thi hành án hành chính", "administrative judgments followed"),
];

/// The forms that the enforcement bodies fill in together with the courts and the procuracy,
/// beside those of the regimes: at 3, 6, 10 and 12 months, since 25 February 2022.
///
/// Whether they were replaced after the reorganisation of 2025 is not established.
pub static JOINT_FORMS: [Form; 4] = [
    joint(1, "kết quả thi hành án dân sự", "results of enforcement"),
    joint(2, "yêu cầu đối với tòa án", "requests to the courts"),
    joint(3, "thi hành án hành chính", "administrative judgments"),
    joint(4, "kiểm sát thi hành án", "supervision by the procuracy"),
];

/// The forms of a regime; empty where their list was not read.
pub(super) const fn forms(regime: RegimeId) -> &'static [Form] {
    match regime {
        RegimeId::R2024 => &R2024,
        RegimeId::R2006 | RegimeId::R2013 | RegimeId::R2015 | RegimeId::R2019 | RegimeId::R2026 => &[],
    }
}

/// What is known of a regime's forms beyond, or instead of, their list; with its source.
pub(super) const fn remark(regime: RegimeId) -> &'static str {
    match regime {
        RegimeId::R2006 => {
            "8 forms for an enforcement officer, 10 for an office, 12 for a province (text: thads.moj.gov.vn \
             TinTuBoTuPhap 645); none was read"
        }
        RegimeId::R2013 | RegimeId::R2015 => {
            "separate forms for chủ động and theo yêu cầu, by cases and by money (text: TT 08/2015/TT-BTP art. 2(2)); \
             the full list was not read"
        }
        RegimeId::R2019 => "the list was not read",
        RegimeId::R2024 => {
            "12 forms, for one to twelve months, each from 1 October to a month's last day (text: TT 05/2024/TT-BTP art. 2, 5); \
             which unit fills in which, the sheets and their instructions are in an annex that was not read"
        }
        RegimeId::R2026 => "neither articles nor forms of TT 05/2026/TT-BTP were read",
    }
}
