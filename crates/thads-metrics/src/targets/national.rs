//! The nation's targets, year by year, and its published results, each with its source.

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
const NQ_111: &str = "NQ 111/2015/QH13 (the resolution: text); the level is from memory, not verified";

/// Every national target that is known, oldest first; strictly over where the source prints "trên".
///
/// Years without an entry are not established: 2013 and 2014 (88 % and 77 % are remembered, but not
/// for which years), 2021, and 2026 (only the conference of 12 December 2025 was found).
pub static NATIONAL_TARGETS: [NationalTarget; 20] = [
    set(2015, Measure::Cases, (88, 0), OVER, Text, "thads.moj.gov.vn TinTuBoTuPhap 1024"),
    set(2015, Measure::Money, (77, 0), OVER, Text, "thads.moj.gov.vn TinTuBoTuPhap 1024"),
    set(2016, Measure::Cases, (70, 0), OVER, Recall, NQ_111),
    set(2016, Measure::Money, (30, 0), OVER, Recall, NQ_111),
    set(2017, Measure::Cases, (70, 0), OVER, Recall, MEMORY),
    set(2017, Measure::Money, (30, 0), OVER, Recall, MEMORY),
    set(2018, Measure::Cases, (72, 0), OVER, Recall, MEMORY),
    set(2018, Measure::Money, (32, 0), OVER, Text, "moj.gov.vn ItemID=3007"),
    set(2019, Measure::Cases, (73, 0), LEVEL, Recall, MEMORY),
    set(2019, Measure::Money, (33, 0), LEVEL, Recall, MEMORY),
    set(2020, Measure::Cases, (80, 0), LEVEL, Derived, "vietnamnet.vn 701522: 81,41 % is 1,41 over the target"),
    set(2020, Measure::Money, (38, 0), LEVEL, Recall, MEMORY),
    set(2022, Measure::Cases, (8150, 2), OVER, Secondary, "vietbao.vn 309843; agrees with the report of Long An"),
    set(2022, Measure::Money, (4010, 2), OVER, Secondary, "vietbao.vn 309843; agrees with the report of Long An"),
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

const BPL_263719: &str = "baophapluat.vn 263719";
const DELTAS_2020: &str = "vietnamnet.vn 701522: the figures of 2020 less the changes they are printed with";
const VNN_701522: &str = "vietnamnet.vn 701522";
const OFFICIAL_1355: &str = "thads.moj.gov.vn ThongTinChung 1355; contradicts baophapluat.vn 11860";
const BPL_11860: &str = "baophapluat.vn 11860; contradicts thads.moj.gov.vn ThongTinChung 1355";
const PRELIMINARY_2024: &str = "cafef.vn 188241007112635966, preliminary";
const FIRST_2025: &str = "first vintage: 83,90 + 0,35 and 51,90 + 4,23";
const LATER_2025: &str = "cafef.vn, dantri.com.vn, plo.vn 886182: later vintage, printed with the excess of the first";

const CASES_RATE: (Measure, Item) = (Measure::Cases, Item::Rate);
const MONEY_RATE: (Measure, Item) = (Measure::Money, Item::Rate);
const CASES_RESOLVED: (Measure, Item) = (Measure::Cases, Item::Resolved);
const MONEY_RESOLVED: (Measure, Item) = (Measure::Money, Item::Resolved);

/// The nation's published results, oldest first, contradictions kept.
pub static NATIONAL_FIGURES: [NationalFigure; 23] = [
    figure(2017, CASES_RESOLVED, "khoảng 550.000 việc", Secondary, BPL_263719),
    figure(2017, MONEY_RESOLVED, "khoảng 35 nghìn tỷ đồng", Secondary, BPL_263719),
    figure(2019, CASES_RESOLVED, "579.256 việc", Derived, DELTAS_2020),
    figure(2019, CASES_RATE, "78,59%", Derived, DELTAS_2020),
    figure(2019, MONEY_RESOLVED, "52.715,652 tỷ đồng", Derived, DELTAS_2020),
    figure(2020, (Measure::Cases, Item::Eligible), "708.674 việc", Secondary, VNN_701522),
    figure(2020, CASES_RESOLVED, "576.933 việc", Secondary, VNN_701522),
    figure(2020, CASES_RATE, "81,41%", Secondary, VNN_701522),
    figure(2020, (Measure::Money, Item::Eligible), "132.905,418 tỷ đồng", Secondary, VNN_701522),
    figure(2020, MONEY_RESOLVED, "53.750,695 tỷ đồng", Secondary, VNN_701522),
    figure(2020, MONEY_RATE, "40,44%", Secondary, VNN_701522),
    figure(2023, (Measure::Cases, Item::ToEnforce), "923.541 việc", Text, OFFICIAL_1355),
    figure(2023, CASES_RATE, "83,24%", Text, OFFICIAL_1355),
    figure(2023, MONEY_RATE, "46,44%", Text, OFFICIAL_1355),
    figure(2023, (Measure::Cases, Item::ToEnforce), "922.311 việc", Secondary, BPL_11860),
    figure(2023, CASES_RATE, "83,25%", Secondary, BPL_11860),
    figure(2023, MONEY_RATE, "46,78%", Secondary, BPL_11860),
    figure(2024, CASES_RATE, "83,86%", Secondary, PRELIMINARY_2024),
    figure(2024, MONEY_RATE, "51,46%", Secondary, PRELIMINARY_2024),
    figure(2025, CASES_RATE, "84,25%", Derived, FIRST_2025),
    figure(2025, MONEY_RATE, "56,13%", Derived, FIRST_2025),
    figure(2025, CASES_RATE, "84,27%", Secondary, LATER_2025),
    figure(2025, MONEY_RATE, "56,62%", Secondary, LATER_2025),
];

impl NationalFigure {
    /// The figure that was printed so, or an error if none was.
    pub fn find(year: ReportingYear, quantity: Quantity, printed: &str) -> Result<&'static Self, TargetError> {
        let of = |figure: &&Self| (figure.measure, figure.item) == (quantity.measure(), quantity.item());
        let mut known = NATIONAL_FIGURES.iter().filter(|figure| figure.year() == year).filter(of);
        known.find(|figure| figure.printed == printed).ok_or_else(|| TargetError::NotPublished {
            year,
            quantity,
            got: printed.chars().take(60).collect(),
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
