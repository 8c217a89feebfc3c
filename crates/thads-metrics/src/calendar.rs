//! The reporting calendar: when a report is due ([`Period::due`]), what lists go with it, and working days ([`Calendar`]).

use crate::text::clip::clip;
use std::{collections::BTreeSet, fmt, str::FromStr};

use crate::{
    date::Date,
    measure::evidence::Evidence,
    period::Period,
    regime::{Regime, RegimeId},
    text::lang::Lang,
};

/// Who owes a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reporter {
    /// An enforcement officer (chấp hành viên), to the head of the office.
    Officer,
    /// A district office (Chi cục), to the province.
    District,
    /// A provincial office (Cục), to the managing body.
    Province,
    /// The managing body (Tổng cục), which adds civil and military figures, to the Minister.
    Nation,
    /// An enforcement officer of the army.
    MilitaryOfficer,
    /// The enforcement section of a military region (Phòng Thi hành án quân khu).
    MilitaryRegion,
    /// The enforcement department of the Ministry of Defence.
    Military,
}

impl Reporter {
    /// Every one.
    pub const ALL: [Self; 7] = [
        Self::Officer,
        Self::District,
        Self::Province,
        Self::Nation,
        Self::MilitaryOfficer,
        Self::MilitaryRegion,
        Self::Military,
    ];

    /// The key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Officer => "officer",
            Self::District => "district",
            Self::Province => "province",
            Self::Nation => "nation",
            Self::MilitaryOfficer => "military_officer",
            Self::MilitaryRegion => "military_region",
            Self::Military => "military",
        }
    }

    /// The term in the language asked for.
    pub const fn term(self, lang: Lang) -> &'static str {
        match (lang, self) {
            (Lang::Vi, Self::Officer) => "chấp hành viên",
            (Lang::Vi, Self::District) => "Chi cục THADS",
            (Lang::Vi, Self::Province) => "Cục THADS",
            (Lang::Vi, Self::Nation) => "Tổng cục THADS",
            (Lang::Vi, Self::MilitaryOfficer) => "chấp hành viên trong quân đội",
            (Lang::Vi, Self::MilitaryRegion) => "Phòng Thi hành án quân khu",
            (Lang::Vi, Self::Military) => "Cục Thi hành án Bộ Quốc phòng",
            (Lang::En, Self::Officer) => "an enforcement officer",
            (Lang::En, Self::District) => "a district office",
            (Lang::En, Self::Province) => "a provincial office",
            (Lang::En, Self::Nation) => "the managing body",
            (Lang::En, Self::MilitaryOfficer) => "an enforcement officer of the army",
            (Lang::En, Self::MilitaryRegion) => "a military region",
            (Lang::En, Self::Military) => "the department of the Ministry of Defence",
        }
    }
}

impl fmt::Display for Reporter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl FromStr for Reporter {
    type Err = CalendarError;

    fn from_str(text: &str) -> Result<Self, CalendarError> {
        let known = Self::ALL.into_iter().find(|reporter| reporter.key() == text);
        known.ok_or_else(|| CalendarError::Level { got: clip(text), expected: Self::ALL.map(Self::key).join(", ") })
    }
}

/// How a deadline is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Within {
    /// So many working days after the period ends.
    WorkingDays(u8),
    /// Before that day of the month after.
    Before(u8),
    /// The same, or the next working day where the last day is none.
    BeforeOrWorked(u8),
}

impl fmt::Display for Within {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WorkingDays(1) => f.write_str("1 working day after it"),
            Self::WorkingDays(days) => write!(f, "{days} working days after it"),
            Self::Before(day) => write!(f, "before day {day} of the month after"),
            Self::BeforeOrWorked(day) => write!(f, "before day {day} of the month after, or the next working day"),
        }
    }
}

/// When a level must report under a circular.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Deadline {
    /// The circular, by its regime.
    pub regime: RegimeId,
    /// Who reports.
    pub from: Reporter,
    /// By when.
    pub within: Within,
    /// How it is known.
    pub evidence: Evidence,
    /// Where it stands.
    pub citation: &'static str,
}

const fn text(regime: RegimeId, from: Reporter, within: Within, citation: &'static str) -> Deadline {
    Deadline { regime, from, within, evidence: Evidence::Text, citation }
}

/// What the army's own circular says while that of 2019 is in force: it stands in the codified law beside it.
const fn derived(from: Reporter, within: Within) -> Deadline {
    Deadline { regime: RegimeId::R2019, from, within, evidence: Evidence::Derived, citation: OF_ARMY }
}

const OF_2015: &str = "TT 08/2015/TT-BTP art. 10(2); that of the managing body was cut off";
const OF_ARMY: &str = "TT 121/2015/TT-BQP art. 3, 5 (Pháp điển 30.2 TT.4.3, TT.4.5)";
const OF_2024: &str = "TT 05/2024/TT-BTP art. 10 (Pháp điển 31.1 TT.80.10)";

/// Who reports when. Those of TT 06/2019 and TT 05/2026 were not read; the army's offices have a circular of their own.
pub static DEADLINES: [Deadline; 14] = [
    text(RegimeId::R2015, Reporter::Officer, Within::Before(2), OF_2015),
    text(RegimeId::R2015, Reporter::District, Within::Before(4), OF_2015),
    text(RegimeId::R2015, Reporter::Province, Within::Before(7), OF_2015),
    text(RegimeId::R2015, Reporter::MilitaryRegion, Within::BeforeOrWorked(4), OF_ARMY),
    text(RegimeId::R2015, Reporter::Military, Within::BeforeOrWorked(7), OF_ARMY),
    derived(Reporter::MilitaryRegion, Within::BeforeOrWorked(4)),
    derived(Reporter::Military, Within::BeforeOrWorked(7)),
    text(RegimeId::R2024, Reporter::Officer, Within::WorkingDays(1), OF_2024),
    text(RegimeId::R2024, Reporter::District, Within::WorkingDays(2), OF_2024),
    text(RegimeId::R2024, Reporter::Province, Within::WorkingDays(4), OF_2024),
    text(RegimeId::R2024, Reporter::Nation, Within::WorkingDays(6), OF_2024),
    text(RegimeId::R2024, Reporter::MilitaryOfficer, Within::WorkingDays(1), OF_2024),
    text(RegimeId::R2024, Reporter::MilitaryRegion, Within::WorkingDays(2), OF_2024),
    text(RegimeId::R2024, Reporter::Military, Within::WorkingDays(4), OF_2024),
];

/// A list that is closed and sent with a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ReportList {
    /// What it lists, in Vietnamese.
    pub vi: &'static str,
    /// What it lists, in English.
    pub en: &'static str,
    /// With the reports of how many months it goes.
    pub months: &'static [u8],
    /// Where it stands.
    pub citation: &'static str,
}

const fn list(vi: &'static str, en: &'static str) -> ReportList {
    ReportList { vi, en, months: &[3, 6, 10, 12], citation: "TT 05/2024/TT-BTP art. 8(2)" }
}

/// The lists at 3, 6, 10 and 12 months (text), and the one that only the whole year has.
pub static LISTS: [ReportList; 5] = [
    list("việc chưa có điều kiện đã chuyển sổ theo dõi riêng", "cases moved to the separate register"),
    list("việc đang tổ chức thi hành", "cases being enforced"),
    list("việc bồi thường nhà nước", "cases of state compensation"),
    list("việc của tổ chức tín dụng", "cases of credit institutions"),
    ReportList {
        vi: "việc thi hành chưa xong chuyển kỳ sau",
        en: "unfinished cases carried to the next year",
        months: &[12],
        citation: "TT 05/2024/TT-BTP art. 8(3)",
    },
];

/// Which days are worked: Monday to Friday, less public holidays, more days worked in their stead.
///
/// ```
/// use thads_metrics::{Date, calendar::Calendar};
/// let calendar = Calendar::vietnam();
/// let day = |text: &str| text.parse::<Date>().unwrap();
/// assert!(!calendar.is_worked(day("2025-05-02"))?); // exchanged …
/// assert!(calendar.is_worked(day("2025-04-26"))?);  // … for this Saturday
/// assert!(calendar.is_worked(day("2031-01-31")).is_err()); // not announced
/// # Ok::<(), thads_metrics::calendar::CalendarError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    holidays: BTreeSet<Date>,
    worked: BTreeSet<Date>,
    /// The first and the last day that it knows; `None` if it was given for whatever is asked.
    known: Option<(Date, Date)>,
}

const fn day(year: i16, month: i8, day: i8) -> Date {
    Date::literal(year, month, day)
}

/// The days that the built-in calendar knows: those that deadlines of TT 05/2024 can fall on.
const KNOWN: (Date, Date) = (day(2024, 7, 26), day(2026, 7, 31));

/// Days off that were announced together, and the Saturdays worked in exchange for a day between holidays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Announced {
    /// The days off: public holidays, and days in their stead.
    pub days: &'static [Date],
    /// The Saturdays worked instead.
    pub worked: &'static [Date],
    /// How it is known.
    pub evidence: Evidence,
    /// Where it was announced.
    pub source: &'static str,
}

const fn off(days: &'static [Date], worked: &'static [Date], source: &'static str) -> Announced {
    Announced { days, worked, evidence: Evidence::Secondary, source }
}

/// Public holidays as announced for civil servants.
#[rustfmt::skip]
pub static PUBLIC_HOLIDAYS: [Announced; 6] = [
    off(&[day(2024, 9, 2), day(2024, 9, 3)], &[], "National Day 2024, 31 August to 3 September: phunuvagiadinh.vn"),
    off(
        &[
            day(2025, 1, 1),
            day(2025, 1, 27), day(2025, 1, 28), day(2025, 1, 29), day(2025, 1, 30), day(2025, 1, 31),
            day(2025, 4, 7), // Giỗ tổ, the tenth of the third lunar month
            day(2025, 4, 30), day(2025, 5, 1), day(2025, 5, 2),
            day(2025, 9, 1), day(2025, 9, 2),
        ],
        &[day(2025, 4, 26)],
        "2025: letter 8726/VPCP-KGVX of 26 November 2024",
    ),
    off(&[day(2026, 1, 1), day(2026, 1, 2)], &[day(2026, 1, 10)], "New Year 2026: letter 12729/VPCP-KGVX of 25 December 2025"),
    off(
        &[day(2026, 2, 16), day(2026, 2, 17), day(2026, 2, 18), day(2026, 2, 19), day(2026, 2, 20)],
        &[],
        "Tết 2026: vietnammedia.vnanet.vn 165342; congan.com.vn 388656",
    ),
    off(&[day(2026, 4, 26), day(2026, 4, 27)], &[], "Giỗ tổ 2026, on a Sunday: thanhnien.vn 185260223083506397"),
    off(&[day(2026, 4, 30), day(2026, 5, 1)], &[], "April and May 2026: thanhnien.vn 185260223083506397"),
];

impl Calendar {
    /// The calendar that is built in, from 26 July 2024 to 31 July 2026.
    pub fn vietnam() -> Self {
        let days = |of: fn(&Announced) -> &'static [Date]| PUBLIC_HOLIDAYS.iter().flat_map(of).copied().collect();
        Self { holidays: days(|known| known.days), worked: days(|known| known.worked), known: Some(KNOWN) }
    }

    /// One of holidays that the caller knows, and of days worked in their stead; it answers for every day.
    pub fn of(holidays: impl IntoIterator<Item = Date>, worked: impl IntoIterator<Item = Date>) -> Self {
        Self { holidays: holidays.into_iter().collect(), worked: worked.into_iter().collect(), known: None }
    }

    /// Whether a day is worked; an error for one that the calendar does not know.
    pub fn is_worked(&self, day: Date) -> Result<bool, CalendarError> {
        if let Some((first, last)) = self.known.filter(|(first, last)| day < *first || *last < day) {
            return Err(CalendarError::Unknown { day, first, last });
        }
        Ok(self.worked.contains(&day) || !(day.is_weekend() || self.holidays.contains(&day)))
    }

    /// The day that is so many working days after another.
    pub fn after(&self, day: Date, working_days: u8) -> Result<Date, CalendarError> {
        let (mut day, mut left) = (day, working_days);
        while left > 0 {
            day = day.tomorrow().ok_or(CalendarError::Unknown { day, first: KNOWN.0, last: KNOWN.1 })?;
            left = left.saturating_sub(self.is_worked(day)?.into());
        }
        Ok(day)
    }
}

impl Period {
    /// The last day that a report of the period is due on from a level, by the calendar that is built in.
    ///
    /// An error if the circular in force at the end of the period says nothing of it, or if the holidays are not known:
    /// then give them to [`Period::due_by`].
    ///
    /// ```
    /// use thads_metrics::{Period, calendar::Reporter};
    /// let period: Period = "2025/07".parse()?; // ends on 30 April, before two days off
    /// assert_eq!(period.due(Reporter::Officer)?.to_string(), "2025-05-05");
    /// assert_eq!(period.due(Reporter::Province)?.to_string(), "2025-05-08");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn due(self, from: Reporter) -> Result<Date, CalendarError> {
        self.due_by(from, &Calendar::vietnam())
    }

    /// The same by a calendar of the caller's.
    pub fn due_by(self, from: Reporter, calendar: &Calendar) -> Result<Date, CalendarError> {
        let end = self.last_day();
        let unread = |regime| CalendarError::NotEstablished { period: self, from, regime };
        let regime = Regime::on(end).map_err(|_| CalendarError::NoRegime { period: self })?.id();
        let deadline = DEADLINES.iter().find(|known| known.regime == regime && known.from == from);
        let within = deadline.ok_or_else(|| unread(regime))?.within;
        let is_moved = matches!(within, Within::BeforeOrWorked(_));
        match within {
            Within::WorkingDays(days) => calendar.after(end, days),
            Within::Before(day) | Within::BeforeOrWorked(day) => {
                let mut last = end;
                for _ in 1..day {
                    last = last.tomorrow().ok_or_else(|| unread(regime))?;
                }
                while is_moved && !calendar.is_worked(last)? {
                    last = last.tomorrow().ok_or_else(|| unread(regime))?;
                }
                Ok(last)
            }
        }
    }

    /// The lists that are closed and sent with the report of the period; none where the circular's were not read.
    ///
    /// ```
    /// use thads_metrics::Period;
    /// let count = |period: &str| period.parse::<Period>().unwrap().lists().count();
    /// assert_eq!((count("2025/05"), count("2025/06"), count("2025/10"), count("2025/12")), (0, 4, 4, 5));
    /// ```
    pub fn lists(self) -> impl Iterator<Item = &'static ReportList> {
        let is_read = Regime::on(self.last_day()).is_ok_and(|regime| regime.id() == RegimeId::R2024);
        LISTS.iter().filter(move |list| is_read && list.months.contains(&self.months()))
    }
}

crate::worded_by_term!(Reporter);

crate::errors! {
    /// A deadline does not follow from what is known.
    pub enum CalendarError {
        /// Not one of the levels that report.
        Level { /** The word. */ got: String, /** Those there are. */ expected: String }
            = "calendar.level",
            en "{got:?} is not a level that reports; expected one of {expected}",
            vi "{got:?} không phải là cấp báo cáo; cần một trong {expected}";
        /// The period ends before any regime that is described.
        NoRegime { /** The period. */ period: crate::period::Period }
            = "calendar.no_regime",
            en "{period} ends before every statistical regime that is described: it has no known deadline",
            vi "kỳ {period} kết thúc trước mọi chế độ thống kê đã mô tả nên không biết thời hạn báo cáo";
        /// The deadlines of that circular were not read.
        NotEstablished { /** The period. */ period: crate::period::Period, /** The level. */ from: Reporter, /** The regime at its end. */ regime: crate::regime::RegimeId }
            = "calendar.not_established",
            en "when {from} must report {period} is not established: the deadlines of {regime} were not read",
            vi "chưa xác định được thời hạn báo cáo kỳ {period} của cấp {from}: chưa đọc được thời hạn theo {regime}";
        /// The holidays around that day are not known.
        Unknown { /** The day. */ day: crate::date::Date, /** The first day that is known. */ first: crate::date::Date, /** The last one. */ last: crate::date::Date }
            = "calendar.unknown",
            en "whether {day} is a working day is not known, the holidays from {first} to {last} are; give those of that time",
            vi "không biết ngày {day} có phải là ngày làm việc không, chỉ biết ngày nghỉ lễ từ {first} đến {last}; hãy cho danh sách ngày nghỉ của thời gian đó";
    }
}
