//! The nation's targets, year by year, and its published results, each with its source.

use crate::text::clip::clip;
use std::fmt;

use crate::{
    case::Assume,
    measure::{
        Item, Measure, Quantity,
        evidence::Evidence::{self, Derived, Recall, Secondary, Text},
    },
    period::ReportingYear,
    rate::percent::Percent,
    targets::{error::TargetError, target::Target},
    text::lang::Lang,
};

/// A target that the nation was set for a reporting year.
///
/// ```
/// use thads_metrics::{Evidence, Measure, ReportingYear, targets::NATIONAL_TARGETS};
/// let year = ReportingYear::new(2022).unwrap();
/// let set = NATIONAL_TARGETS.iter().find(|set| set.year() == year && set.measure() == Measure::Money).unwrap();
/// assert_eq!(set.target().to_string(), "trên 40,10% về tiền (năm 2022)");
/// assert_eq!(set.evidence(), Evidence::Secondary);
/// ```
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct NationalTarget {
    year: i16,
    measure: Measure,
    /// In percent: the digits, and how many of them are decimals.
    level: (u32, u16),
    strict: bool,
    evidence: Evidence,
    citation: &'static str,
}

const fn set(
    year: i16,
    measure: Measure,
    level: (u32, u16),
    strict: bool,
    evidence: Evidence,
    citation: &'static str,
) -> NationalTarget {
    NationalTarget { year, measure, level, strict, evidence, citation }
}

const OVER: bool = true;
const LEVEL: bool = false;
const MEMORY: &str = "from memory, not verified";
const HALF_2017: &str =
    "from memory; thads.moj.gov.vn ThongTinChung 1154 prints the excess only: 9,24 and 8,3 points (text)";
const DOUBTED_2016: &str =
    "NQ 111/2015/QH13 (the resolution: text); the level is from memory, and doubted: Thái Bình prints 33 %";
const MINISTRY_2018: &str =
    "Quảng Ninh prints 82,63 % as 10,63 over the Ministry's target, and 9,63 over the General Department's 73 %";
const NQ_111: &str = "NQ 111/2015/QH13 (the resolution: text); the level is from memory, not verified";

/// Every national target that is known, oldest first; strictly over where the source prints "trên".
///
/// Years without an entry are not established: 2013 and 2014 (88 % and 77 % are remembered, but not
/// for which years), 2021 (provinces print 82,5 % and 81,5 %: [`PUBLISHED_TARGETS`](crate::targets::PUBLISHED_TARGETS)), and 2026
/// (only the conference of 12 December 2025 was found). Where the Ministry and the General Department differ, it is the Ministry's.
pub static NATIONAL_TARGETS: [NationalTarget; 20] = [
    set(2015, Measure::Cases, (88, 0), OVER, Text, "thads.moj.gov.vn TinTuBoTuPhap 1024"),
    set(2015, Measure::Money, (77, 0), OVER, Text, "thads.moj.gov.vn TinTuBoTuPhap 1024"),
    set(2016, Measure::Cases, (70, 0), OVER, Recall, NQ_111),
    set(2016, Measure::Money, (30, 0), OVER, Recall, DOUBTED_2016),
    set(2017, Measure::Cases, (70, 0), OVER, Recall, HALF_2017),
    set(2017, Measure::Money, (30, 0), OVER, Recall, HALF_2017),
    set(2018, Measure::Cases, (72, 0), OVER, Secondary, MINISTRY_2018),
    set(2018, Measure::Money, (32, 0), OVER, Text, "moj.gov.vn ItemID=3007"),
    set(2019, Measure::Cases, (73, 0), LEVEL, Recall, MEMORY),
    set(2019, Measure::Money, (33, 0), LEVEL, Recall, MEMORY),
    set(2020, Measure::Cases, (80, 0), LEVEL, Derived, "vietnamnet.vn 701522: 81,41 % is 1,41 over the target"),
    set(2020, Measure::Money, (38, 0), LEVEL, Derived, "vietnamnet.vn 693076: 40,09 % is 2,09 over the target"),
    set(2022, Measure::Cases, (8150, 2), OVER, Secondary, "vietbao.vn 309843; THADS Long An, 22/4/2022"),
    set(2022, Measure::Money, (4010, 2), OVER, Secondary, "vietbao.vn 309843; THADS Long An, 22/4/2022"),
    set(2023, Measure::Cases, (8250, 2), OVER, Text, "thads.moj.gov.vn ThongTinChung 1355"),
    set(2023, Measure::Money, (4550, 2), OVER, Text, "thads.moj.gov.vn ThongTinChung 1355"),
    set(2024, Measure::Cases, (8325, 2), OVER, Secondary, "cafef.vn 188241007112635966"),
    set(2024, Measure::Money, (4645, 2), OVER, Secondary, "cafef.vn 188241007112635966"),
    set(2025, Measure::Cases, (8390, 2), LEVEL, Secondary, "cafef.vn, dantri.com.vn, plo.vn 886182"),
    set(2025, Measure::Money, (5190, 2), LEVEL, Secondary, "cafef.vn, dantri.com.vn, plo.vn 886182"),
];

impl NationalTarget {
    /// The national target of a year, whatever its evidence; `None` if none is established.
    pub fn of(year: ReportingYear, measure: Measure) -> Option<&'static Self> {
        NATIONAL_TARGETS.iter().find(|set| set.year() == year && set.measure == measure)
    }

    /// The reporting year.
    pub const fn year(&self) -> ReportingYear {
        ReportingYear::literal(self.year)
    }

    /// The measure.
    pub const fn measure(&self) -> Measure {
        self.measure
    }

    /// The target, due at the end of the year, for its measure.
    pub fn target(&self) -> Target {
        let level = Percent::new(self.level.0, self.level.1);
        let due = self.year().whole();
        let target = if self.strict { Target::over(level.into(), due) } else { Target::at_least(level.into(), due) };
        target.for_measure(self.measure)
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

impl fmt::Display for NationalTarget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.target(), self.evidence.term(Lang::Vi))
    }
}

impl Target {
    /// The national target of a year.
    ///
    /// An error if no source was found, or if it is only from memory and not assumed.
    ///
    /// ```
    /// use thads_metrics::{Measure, ReportingYear, Target, case::Assume, targets::TargetError};
    /// let of = |year| Target::national(ReportingYear::new(year).unwrap(), Measure::Cases, Assume::Nothing);
    /// assert_eq!(of(2023).unwrap().to_string(), "trên 82,50% về việc (năm 2023)");
    /// assert!(matches!(of(2021), Err(TargetError::NotEstablished { .. })));
    /// assert!(matches!(of(2017), Err(TargetError::OnlyRecalled { .. })));
    /// ```
    pub fn national(year: ReportingYear, measure: Measure, assume: Assume) -> Result<Self, TargetError> {
        let set = NationalTarget::of(year, measure).ok_or(TargetError::NotEstablished { year, measure })?;
        if set.evidence.is_established() || assume == Assume::Recall {
            Ok(set.target())
        } else {
            Err(TargetError::OnlyRecalled { year, measure, target: Box::new(set.target()) })
        }
    }
}

/// A figure of the nation for a whole reporting year, as published.
///
/// Two vintages of one figure are two entries: which of them holds is not for this table to say.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct NationalFigure {
    year: i16,
    measure: Measure,
    item: Item,
    printed: &'static str,
    evidence: Evidence,
    citation: &'static str,
}

const fn figure(
    year: i16,
    (measure, item): (Measure, Item),
    printed: &'static str,
    evidence: Evidence,
    citation: &'static str,
) -> NationalFigure {
    NationalFigure { year, measure, item, printed, evidence, citation }
}

const QH_32079: &str = "quochoi.vn 32079";
const BPL_263719: &str = "baophapluat.vn 263719";
const DELTAS_2020: &str = "vietnamnet.vn 701522: the figures of 2020 less the changes they are printed with";
const GIALAI_2019: &str = "baogialai.com.vn 5662580";
const VNN_701522: &str = "vietnamnet.vn 701522";
const VNN_693076: &str = "vietnamnet.vn 693076, the conference; contradicts the 40,44 % of vietnamnet.vn 701522";
const NOICHINH_2021: &str = "noichinh.vn 310245 (report of the Government)";
const DCPL_2022: &str = "danchuphapluat.vn (2022); vneconomy.vn 11/2022";
const GROSS_2022: &str = "danchuphapluat.vn (2022): gross, what 2021 closed with, 843.917 − 494.505";
const NET_2023: &str = "thads.moj.gov.vn ThongTinChung 1355: net, of the 322.239 that 2022 closed with";
const T3_2023: &str = "thads.moj.gov.vn ThongTinChung 1355";
const OFFICIAL_1355: &str = "thads.moj.gov.vn ThongTinChung 1355; contradicts baophapluat.vn 11860";
const BPL_11860: &str = "baophapluat.vn 11860; contradicts thads.moj.gov.vn ThongTinChung 1355";
const PRELIMINARY_2024: &str = "cafef.vn 188241007112635966, preliminary";
const FIRST_2025: &str = "vneconomy.vn 10/2025 (report to the National Assembly): first vintage";
const LATER_2025: &str = "cafef.vn, dantri.com.vn, plo.vn 886182: later vintage, printed with the excess of the first";
const FINAL_2025: &str = "plo.vn 886182, vietnamnet.vn 2471941: later vintage";

const CASES_RATE: (Measure, Item) = (Measure::Cases, Item::Rate);
const MONEY_RATE: (Measure, Item) = (Measure::Money, Item::Rate);
const CASES_RESOLVED: (Measure, Item) = (Measure::Cases, Item::Resolved);
const MONEY_RESOLVED: (Measure, Item) = (Measure::Money, Item::Resolved);
const CASES_TO_ENFORCE: (Measure, Item) = (Measure::Cases, Item::ToEnforce);
const MONEY_TO_ENFORCE: (Measure, Item) = (Measure::Money, Item::ToEnforce);
const CASES_ELIGIBLE: (Measure, Item) = (Measure::Cases, Item::Eligible);
const MONEY_ELIGIBLE: (Measure, Item) = (Measure::Money, Item::Eligible);
const CASES_ACCEPTED: (Measure, Item) = (Measure::Cases, Item::Accepted);
const CASES_CARRIED_IN: (Measure, Item) = (Measure::Cases, Item::CarriedIn);
const CASES_NEW: (Measure, Item) = (Measure::Cases, Item::NewlyAccepted);
const CASES_LEFT: (Measure, Item) = (Measure::Cases, Item::CarriedOverEligible);
const ADMIN_TO_ENFORCE: (Measure, Item) = (Measure::Admin, Item::ToEnforce);
const ADMIN_RESOLVED: (Measure, Item) = (Measure::Admin, Item::Resolved);
const ADMIN_RATE: (Measure, Item) = (Measure::Admin, Item::Rate);

/// The nation's published results, oldest first, contradictions kept.
pub static NATIONAL_FIGURES: [NationalFigure; 78] = [
    figure(2016, CASES_TO_ENFORCE, "821.216 việc", Secondary, QH_32079),
    figure(2016, CASES_ELIGIBLE, "675.429 việc", Secondary, QH_32079),
    figure(2016, CASES_RESOLVED, "530.428 việc", Secondary, QH_32079),
    figure(2016, CASES_RATE, "78,53%", Secondary, QH_32079),
    figure(2016, CASES_LEFT, "145.001 việc", Secondary, QH_32079),
    figure(
        2016,
        CASES_LEFT,
        "144.857 việc",
        Text,
        "thads.moj.gov.vn ChiDaoDieuHanh 3689; contradicts quochoi.vn 32079",
    ),
    figure(2016, MONEY_RESOLVED, "29.097 tỷ đồng", Secondary, QH_32079),
    figure(2017, CASES_RESOLVED, "khoảng 550.000 việc", Secondary, BPL_263719),
    figure(2017, MONEY_RESOLVED, "khoảng 35 nghìn tỷ đồng", Secondary, BPL_263719),
    figure(2019, CASES_ACCEPTED, "972.376 việc", Secondary, GIALAI_2019),
    figure(2019, CASES_ELIGIBLE, "737.061 việc", Secondary, GIALAI_2019),
    figure(2019, CASES_RESOLVED, "579.256 việc", Derived, DELTAS_2020),
    figure(2019, CASES_RATE, "78,59%", Derived, DELTAS_2020),
    figure(2019, MONEY_TO_ENFORCE, "273.748 tỷ đồng", Secondary, GIALAI_2019),
    figure(2019, MONEY_ELIGIBLE, "148.791 tỷ đồng", Secondary, GIALAI_2019),
    figure(2019, MONEY_RESOLVED, "52.715,652 tỷ đồng", Derived, DELTAS_2020),
    figure(2019, MONEY_RATE, "35,43%", Secondary, GIALAI_2019),
    figure(2020, CASES_ELIGIBLE, "708.674 việc", Secondary, VNN_701522),
    figure(2020, CASES_RESOLVED, "576.933 việc", Secondary, VNN_701522),
    figure(2020, CASES_RATE, "81,41%", Secondary, VNN_701522),
    figure(2020, MONEY_ELIGIBLE, "132.905,418 tỷ đồng", Secondary, VNN_701522),
    figure(2020, MONEY_RESOLVED, "53.750,695 tỷ đồng", Secondary, VNN_701522),
    figure(2020, MONEY_RATE, "40,44%", Secondary, VNN_701522),
    figure(2020, MONEY_RATE, "40,09%", Secondary, VNN_693076),
    figure(2020, ADMIN_TO_ENFORCE, "830 việc", Secondary, "vietnamnet.vn 693076"),
    figure(2020, ADMIN_RESOLVED, "363 việc", Secondary, "vietnamnet.vn 693076"),
    figure(2020, ADMIN_RATE, "43,73%", Secondary, "vietnamnet.vn 693076"),
    figure(2021, CASES_TO_ENFORCE, "843.917 việc", Secondary, NOICHINH_2021),
    figure(2021, CASES_ELIGIBLE, "652.177 việc", Secondary, NOICHINH_2021),
    figure(2021, CASES_RESOLVED, "494.505 việc", Secondary, NOICHINH_2021),
    figure(2021, CASES_RATE, "75,82%", Secondary, NOICHINH_2021),
    figure(2021, MONEY_TO_ENFORCE, "trên 289.190 tỷ đồng", Secondary, NOICHINH_2021),
    figure(2021, MONEY_ELIGIBLE, "trên 148.456 tỷ đồng", Secondary, NOICHINH_2021),
    figure(2021, MONEY_RESOLVED, "trên 46.328 tỷ đồng", Secondary, NOICHINH_2021),
    figure(2021, MONEY_RATE, "31,21%", Secondary, NOICHINH_2021),
    figure(2022, CASES_CARRIED_IN, "349.412 việc", Secondary, GROSS_2022),
    figure(2022, CASES_NEW, "547.121 việc", Secondary, DCPL_2022),
    figure(2022, CASES_TO_ENFORCE, "861.529 việc", Secondary, DCPL_2022),
    figure(2022, CASES_ELIGIBLE, "653.719 việc", Secondary, DCPL_2022),
    figure(2022, (Measure::Cases, Item::Deferred), "12.135 việc", Secondary, DCPL_2022),
    figure(2022, CASES_RESOLVED, "539.290 việc", Secondary, DCPL_2022),
    figure(2022, CASES_RATE, "82,50%", Secondary, DCPL_2022),
    figure(2022, MONEY_TO_ENFORCE, "khoảng 337 nghìn tỷ đồng", Secondary, DCPL_2022),
    figure(2022, MONEY_ELIGIBLE, "trên 165 nghìn tỷ đồng", Secondary, DCPL_2022),
    figure(2022, MONEY_RESOLVED, "trên 75 nghìn tỷ đồng", Secondary, DCPL_2022),
    figure(2022, MONEY_RATE, "45,42%", Secondary, DCPL_2022),
    figure(2023, CASES_ACCEPTED, "936.046 việc", Text, T3_2023),
    figure(2023, CASES_CARRIED_IN, "299.096 việc", Text, NET_2023),
    figure(2023, CASES_NEW, "636.950 việc", Text, T3_2023),
    figure(2023, (Measure::Cases, Item::Entrusted), "12.004 việc", Text, T3_2023),
    figure(2023, (Measure::Cases, Item::Revoked), "501 việc", Text, T3_2023),
    figure(2023, CASES_TO_ENFORCE, "923.541 việc", Text, OFFICIAL_1355),
    figure(2023, CASES_RATE, "83,24%", Text, OFFICIAL_1355),
    figure(2023, MONEY_RATE, "46,44%", Text, OFFICIAL_1355),
    figure(2023, CASES_TO_ENFORCE, "922.311 việc", Secondary, BPL_11860),
    figure(2023, CASES_RATE, "83,25%", Secondary, BPL_11860),
    figure(2023, MONEY_RATE, "46,78%", Secondary, BPL_11860),
    figure(2024, CASES_RATE, "83,86%", Secondary, PRELIMINARY_2024),
    figure(2024, MONEY_RATE, "51,46%", Secondary, PRELIMINARY_2024),
    figure(2024, ADMIN_TO_ENFORCE, "1.973 việc", Secondary, PRELIMINARY_2024),
    figure(2024, ADMIN_RESOLVED, "896 việc", Secondary, PRELIMINARY_2024),
    figure(2024, ADMIN_RATE, "45,41%", Secondary, PRELIMINARY_2024),
    figure(2025, CASES_TO_ENFORCE, "1.064.419 việc", Secondary, FIRST_2025),
    figure(2025, CASES_ELIGIBLE, "685.898 việc", Secondary, FIRST_2025),
    figure(2025, CASES_RESOLVED, "577.876 việc", Secondary, FIRST_2025),
    figure(2025, CASES_RATE, "84,25%", Secondary, FIRST_2025),
    figure(2025, MONEY_TO_ENFORCE, "trên 686.000 tỷ đồng", Secondary, FIRST_2025),
    figure(2025, MONEY_ELIGIBLE, "trên 267.000 tỷ đồng", Secondary, FIRST_2025),
    figure(2025, MONEY_RESOLVED, "trên 150.000 tỷ đồng", Secondary, FIRST_2025),
    figure(2025, MONEY_RATE, "56,13%", Secondary, FIRST_2025),
    figure(2025, CASES_RESOLVED, "576.884 việc", Secondary, FINAL_2025),
    figure(2025, CASES_RATE, "84,27%", Secondary, LATER_2025),
    figure(2025, MONEY_RESOLVED, "150.060 tỷ đồng", Secondary, FINAL_2025),
    figure(2025, MONEY_RATE, "56,62%", Secondary, LATER_2025),
    figure(2025, ADMIN_TO_ENFORCE, "2.105 việc", Secondary, "vietnamnet.vn 2471941"),
    figure(
        2025,
        ADMIN_TO_ENFORCE,
        "2.098 việc",
        Text,
        "thads.moj.gov.vn TinTuBoTuPhap 2509; contradicts vietnamnet.vn 2471941",
    ),
    figure(2025, ADMIN_RESOLVED, "868 việc", Text, "thads.moj.gov.vn TinTuBoTuPhap 2509"),
    figure(
        2025,
        ADMIN_RATE,
        "41,51%",
        Text,
        "thads.moj.gov.vn TinTuBoTuPhap 2509, a slip: 868 of 2.098 is 41,37 %, and 41,51 % fits 2.091",
    ),
];

impl NationalFigure {
    /// The figure that was printed so, or an error if none was.
    pub fn find(year: ReportingYear, quantity: Quantity, printed: &str) -> Result<&'static Self, TargetError> {
        let of = |figure: &&Self| Some((figure.measure, figure.item)) == quantity.column();
        let mut known = NATIONAL_FIGURES.iter().filter(|figure| figure.year() == year).filter(of);
        known.find(|figure| figure.printed == printed).ok_or_else(|| TargetError::NotPublished {
            year,
            quantity,
            got: clip(printed),
        })
    }

    /// The reporting year.
    pub const fn year(&self) -> ReportingYear {
        ReportingYear::literal(self.year)
    }

    /// The measure.
    pub const fn measure(&self) -> Measure {
        self.measure
    }

    /// What it is a figure of.
    pub const fn item(&self) -> Item {
        self.item
    }

    /// The figure in the forms of [`Printed`](crate::printed::Printed): `83,24%`, `923.541 việc`.
    pub const fn printed(&self) -> &'static str {
        self.printed
    }

    /// How it is known.
    pub const fn evidence(&self) -> Evidence {
        self.evidence
    }

    /// Where it stands, and what contradicts it.
    pub const fn citation(&self) -> &'static str {
        self.citation
    }
}

impl fmt::Display for NationalFigure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (item, measure) = (self.item.term(Lang::Vi), self.measure.term(Lang::Vi));
        write!(f, "{item} ({measure}) năm {}: {} ({})", self.year(), self.printed, self.evidence.term(Lang::Vi))
    }
}
