//! Targets of single offices and of other setters, as reports print them ([`PublishedTarget`]).

use std::fmt;

use Evidence::{Derived, Secondary};

use crate::{
    measure::{Measure, evidence::Evidence},
    period::ReportingYear,
    rate::percent::Percent,
    targets::{setter::Setter, target::Target},
    text::lang::Lang,
};

/// A target as a report of an office prints it, or as its rate and its excess imply.
///
/// None of these is used by itself: they are what is known of targets beside the nation's.
///
/// ```
/// use thads_metrics::targets::{PUBLISHED_TARGETS, Setter};
/// let set = PUBLISHED_TARGETS.iter().find(|set| set.target().setter() == Some(Setter::GeneralDepartment)).unwrap();
/// assert_eq!(set.target().to_string(), "từ 73% trở lên về việc (năm 2018, Tổng cục THADS giao)");
/// ```
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct PublishedTarget {
    office: &'static str,
    year: i16,
    measure: Measure,
    /// In percent: the digits, and how many of them are decimals.
    level: (u32, u16),
    set_by: Option<Setter>,
    evidence: Evidence,
    citation: &'static str,
}

const fn set(
    office: &'static str,
    year: i16,
    measure: Measure,
    level: (u32, u16),
    set_by: Option<Setter>,
    evidence: Evidence,
    citation: &'static str,
) -> PublishedTarget {
    PublishedTarget { office, year, measure, level, set_by, evidence, citation }
}

const TAY_NINH: &str = "thads.moj.gov.vn/tayninh itemid=2455";
const QUANG_NINH: &str = "Quảng Ninh (2018): 82,63 − 10,63 and 82,63 − 9,63";
const QUANG_NGAI: &str = "thads.moj.gov.vn/quangngai ItemID=70";
const PRINTED_2020: &str = "report of the province (2020); who set it is not said";
const PRINTED_2021: &str = "report of the province (2021); who set it is not said";
const PHU_THO: &str = "baophutho.vn 244670: 85,70 − 1,65 and 62,10 − 10,07";
const NAM_DINH: &str = "baonamdinh.vn 2522490: 90,70 − 17,70 and 62,91 − 30,91";

const MINISTRY: Option<Setter> = Some(Setter::Ministry);
const GENERAL: Option<Setter> = Some(Setter::GeneralDepartment);

/// Targets beside the nation's, oldest first.
#[rustfmt::skip]
pub static PUBLISHED_TARGETS: [PublishedTarget; 20] = [
    set("Tây Ninh", 2012, Measure::Cases, (85, 0), None, Secondary, TAY_NINH),
    set("Tây Ninh", 2012, Measure::Money, (73, 0), None, Secondary, TAY_NINH),
    set("Thái Bình", 2016, Measure::Money, (33, 0), None, Secondary, "report of the province (2016); who set it is not said"),
    set("Nam Định", 2017, Measure::Cases, (73, 0), None, Derived, NAM_DINH),
    set("Nam Định", 2017, Measure::Money, (32, 0), None, Derived, NAM_DINH),
    set("Quảng Ninh", 2018, Measure::Cases, (72, 0), MINISTRY, Secondary, QUANG_NINH),
    set("Quảng Ninh", 2018, Measure::Cases, (73, 0), GENERAL, Secondary, QUANG_NINH),
    set("Quảng Ngãi", 2020, Measure::Cases, (81, 0), None, Secondary, QUANG_NGAI),
    set("Quảng Ngãi", 2020, Measure::Money, (38, 0), None, Secondary, QUANG_NGAI),
    set("Đồng Nai", 2020, Measure::Cases, (73, 0), None, Secondary, PRINTED_2020),
    set("Đồng Nai", 2020, Measure::Money, (32, 0), None, Secondary, PRINTED_2020),
    set("Bảo Lộc", 2021, Measure::Cases, (82, 0), None, Secondary, "baolamdong.vn 3095444"),
    set("Hải Dương", 2021, Measure::Cases, (825, 1), None, Secondary, PRINTED_2021),
    set("Hải Dương", 2021, Measure::Money, (401, 1), None, Secondary, PRINTED_2021),
    set("Quảng Nam", 2021, Measure::Cases, (825, 1), None, Secondary, PRINTED_2021),
    set("Quảng Nam", 2021, Measure::Money, (401, 1), None, Secondary, PRINTED_2021),
    set("Nghệ An", 2021, Measure::Cases, (815, 1), None, Secondary, PRINTED_2021),
    set("Gia Lai", 2022, Measure::Cases, (82, 0), None, Secondary, "page of the provincial office (2022)"),
    set("Phú Thọ", 2025, Measure::Cases, (8405, 2), None, Derived, PHU_THO),
    set("Phú Thọ", 2025, Measure::Money, (5203, 2), None, Derived, PHU_THO),
];

impl PublishedTarget {
    /// The office it was set for.
    pub const fn office(&self) -> &'static str {
        self.office
    }

    /// The reporting year.
    pub const fn year(&self) -> ReportingYear {
        ReportingYear::literal(self.year)
    }

    /// The measure.
    pub const fn measure(&self) -> Measure {
        self.measure
    }

    /// The target, with who set it where that is said.
    pub fn target(&self) -> Target {
        let target = Target::at_least(Percent::new(self.level.0, self.level.1).into(), self.year().whole());
        let target = target.for_measure(self.measure);
        match self.set_by {
            Some(setter) => target.set_by(setter),
            None => target,
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
}

impl fmt::Display for PublishedTarget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} ({})", self.office, self.target(), self.evidence.term(Lang::Vi))
    }
}
