//! Reporting years run from 1 October to 30 September, and every figure is cumulative
//! from 1 October: a [`Period`] is a [`ReportingYear`] and a number of months.

use crate::text::clip::clip;
use crate::text::digits::is_digits;
use std::{fmt, str::FromStr};

use crate::{date::Date, text::lang::Lang};

/// A reporting year: 2022 runs from 1 October 2021 to 30 September 2022.
///
/// Source: TTLT 12/2021/TTLT-BTP-VKSNDTC-TANDTC, article 6 (evidence: text).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "i16", into = "i16")]
pub struct ReportingYear(i16);

impl ReportingYear {
    /// The first year that can be written.
    pub const MIN: i16 = 1900;
    /// The last year that can be written.
    pub const MAX: i16 = 2999;

    /// The year, or an error outside 1900–2999.
    pub fn new(year: i16) -> Result<Self, PeriodError> {
        if (Self::MIN..=Self::MAX).contains(&year) {
            Ok(Self(year))
        } else {
            Err(PeriodError::Year { got: year.into(), min: Self::MIN, max: Self::MAX })
        }
    }

    /// A year known to be within the bounds.
    pub const fn literal(year: i16) -> Self {
        Self(year)
    }

    /// The reporting year that a day lies in.
    ///
    /// ```
    /// use thads_metrics::{Date, ReportingYear};
    /// let of = |day: &str| ReportingYear::of(day.parse().unwrap()).unwrap().number();
    /// assert_eq!((of("2021-09-30"), of("2021-10-01")), (2021, 2022));
    /// ```
    pub fn of(day: Date) -> Result<Self, PeriodError> {
        Self::new(if day.month() >= 10 { day.year().saturating_add(1) } else { day.year() })
    }

    /// The number of the year.
    pub const fn number(self) -> i16 {
        self.0
    }

    /// 1 October of the calendar year before.
    pub fn first_day(self) -> Date {
        Date::literal(self.0.saturating_sub(1), 10, 1)
    }

    /// 30 September.
    pub fn last_day(self) -> Date {
        Date::literal(self.0, 9, 30)
    }

    /// The cumulative period of the first `months` months.
    pub fn months(self, months: u32) -> Result<Period, PeriodError> {
        match u8::try_from(months) {
            Ok(m @ 1..=12) => Ok(Period { year: self, months: m }),
            _ => Err(PeriodError::Month { got: months, min: 1, max: 12 }),
        }
    }

    /// The whole year: twelve months.
    pub const fn whole(self) -> Period {
        Period { year: self, months: 12 }
    }

    /// Quarter `number` of the reporting year: quý I is October–December.
    pub fn quarter(self, number: u32) -> Result<Quarter, PeriodError> {
        match u8::try_from(number) {
            Ok(n @ 1..=4) => Ok(Quarter { year: self, number: n }),
            _ => Err(PeriodError::Quarter { got: number }),
        }
    }

    /// The year before, or `None` at the first.
    pub fn previous(self) -> Option<Self> {
        Self::new(self.0.saturating_sub(1)).ok()
    }
}

impl TryFrom<i16> for ReportingYear {
    type Error = PeriodError;

    fn try_from(year: i16) -> Result<Self, PeriodError> {
        Self::new(year)
    }
}

impl From<ReportingYear> for i16 {
    fn from(year: ReportingYear) -> Self {
        year.0
    }
}

impl fmt::Display for ReportingYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.0)
    }
}

/// The first months of a reporting year, cumulative: `2022/06` is 1 October 2021 to 31 March 2022.
///
/// Source: TT 05/2024/TT-BTP, article 7: figures are cumulative from 1 October (evidence: text).
///
/// ```
/// use thads_metrics::{Lang, Period};
/// let p: Period = "2022/06".parse().unwrap();
/// assert_eq!(p.first_day().to_string(), "2021-10-01");
/// assert_eq!(p.last_day().to_string(), "2022-03-31");
/// assert_eq!(p.months_left(), 6);
/// assert_eq!(p.same_period_last_year().unwrap().to_string(), "2021/06");
/// assert_eq!(p.label(Lang::Vi), "6 tháng đầu năm 2022");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Period {
    year: ReportingYear,
    months: u8,
}

impl Period {
    /// The first `months` months of reporting year `year`.
    pub fn new(year: i16, months: u32) -> Result<Self, PeriodError> {
        ReportingYear::new(year)?.months(months)
    }

    /// The period that ends on a day as tables write it, `30/6/2022` or `2022-06-30`; `None` for any other day.
    ///
    /// ```
    /// use thads_metrics::Period;
    /// assert_eq!(Period::ending("31/3/2022"), "2022/06".parse().ok());
    /// assert_eq!(Period::ending("2021-12-31T00:00:00"), "2022/03".parse().ok());
    /// assert_eq!(Period::ending("30/3/2022"), None);
    /// ```
    pub fn ending(text: &str) -> Option<Self> {
        let day = text.trim().split(['T', ' ']).next()?;
        let parts: Vec<&str> = day.split(['/', '-', '.']).collect();
        let [a, b, c] = parts.as_slice() else { return None };
        let (day, month, year) = if a.len() == 4 { (c, b, a) } else { (a, b, c) };
        let year: i16 = year.parse().ok()?;
        let on = Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()?;
        let months = |year: i16| (1..=12).filter_map(move |months| Self::new(year, months).ok());
        [year, year.checked_add(1)?].into_iter().flat_map(months).find(|period| period.last_day() == on)
    }

    /// The reporting year.
    pub const fn year(self) -> ReportingYear {
        self.year
    }

    /// How many months it covers, 1 to 12.
    pub const fn months(self) -> u8 {
        self.months
    }

    /// 1 October of the calendar year before the reporting year.
    pub fn first_day(self) -> Date {
        self.year.first_day()
    }

    /// The last day of the last month.
    pub fn last_day(self) -> Date {
        let (year, month) = match self.months {
            m @ 0..=3 => (self.year.0.saturating_sub(1), m.saturating_add(9)),
            m => (self.year.0, m.saturating_sub(3)),
        };
        Date::literal(year, i8::try_from(month).unwrap_or(1), 1).last_of_month()
    }

    /// Whether the day lies in the period.
    pub fn contains(self, day: Date) -> bool {
        (self.first_day()..=self.last_day()).contains(&day)
    }

    /// How many months of the reporting year are still to come, 0 to 11.
    pub const fn months_left(self) -> u8 {
        12_u8.saturating_sub(self.months)
    }

    /// The same months of the year before, or `None` at the first year.
    pub fn same_period_last_year(self) -> Option<Self> {
        self.year.previous().map(|year| Self { year, months: self.months })
    }

    /// The period one month shorter, or `None` for the first month.
    ///
    /// A single month is the difference of two cumulations.
    pub fn previous_month(self) -> Option<Self> {
        self.year.months(u32::from(self.months).saturating_sub(1)).ok()
    }

    /// The label in the language asked for: `6 tháng đầu năm 2022`.
    pub fn label(self, lang: Lang) -> String {
        let (year, months) = (self.year, self.months);
        match (lang, months) {
            (Lang::Vi, 12) => format!("năm {year}"),
            (Lang::En, 12) => format!("year {year}"),
            (Lang::En, 1) => format!("first month of {year}"),
            (Lang::Vi, _) => format!("{months} tháng đầu năm {year}"),
            (Lang::En, _) => format!("first {months} months of {year}"),
        }
    }
}

impl FromStr for Period {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, PeriodError> {
        let malformed = || PeriodError::Malformed { got: clip(text) };
        let (year, months) = text.split_once('/').ok_or_else(malformed)?;
        let digits = |s: &str, n: usize| s.len() == n && is_digits(s);
        if !digits(year, 4) || !digits(months, 2) {
            return Err(malformed());
        }
        Self::new(year.parse().map_err(|_| malformed())?, months.parse().map_err(|_| malformed())?)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{:02}", self.year, self.months)
    }
}

/// Three months of a reporting year: the difference of two cumulations.
///
/// ```
/// use thads_metrics::ReportingYear;
/// let q2 = ReportingYear::new(2022).unwrap().quarter(2).unwrap();
/// assert_eq!(q2.first_day().to_string(), "2022-01-01");
/// assert_eq!(q2.last_day().to_string(), "2022-03-31");
/// assert_eq!(q2.through().to_string(), "2022/06");           // this cumulation …
/// assert_eq!(q2.before().unwrap().to_string(), "2022/03");   // … less this one
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Quarter {
    year: ReportingYear,
    number: u8,
}

impl Quarter {
    /// The reporting year.
    pub const fn year(self) -> ReportingYear {
        self.year
    }

    /// 1 to 4.
    pub const fn number(self) -> u8 {
        self.number
    }

    /// The cumulative period that ends with the quarter.
    pub const fn through(self) -> Period {
        Period { year: self.year, months: self.number.saturating_mul(3) }
    }

    /// The cumulative period to subtract from [`through`](Self::through); `None` for the first quarter.
    pub fn before(self) -> Option<Period> {
        self.year.months(u32::from(self.number).saturating_sub(1).saturating_mul(3)).ok()
    }

    /// The first day.
    pub fn first_day(self) -> Date {
        let before = self.before().and_then(|period| period.last_day().tomorrow());
        before.unwrap_or_else(|| self.year.first_day())
    }

    /// The last day.
    pub fn last_day(self) -> Date {
        self.through().last_day()
    }

    /// The label in the language asked for: `quý II năm 2022`.
    pub fn label(self, lang: Lang) -> String {
        let (roman, year) = (self.roman(), self.year);
        lang.pick(format!("quý {roman} năm {year}"), format!("quarter {roman} of {year}"))
    }

    const fn roman(self) -> &'static str {
        match self.number {
            1 => "I",
            2 => "II",
            3 => "III",
            _ => "IV",
        }
    }
}

impl FromStr for Quarter {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, PeriodError> {
        let malformed = || PeriodError::Malformed { got: clip(text) };
        let (year, quarter) = text.split_once("/Q").ok_or_else(malformed)?;
        let digits = |s: &str, n: usize| s.len() == n && is_digits(s);
        if !digits(year, 4) || !digits(quarter, 1) {
            return Err(malformed());
        }
        let year = ReportingYear::new(year.parse().map_err(|_| malformed())?)?;
        year.quarter(quarter.parse().map_err(|_| malformed())?)
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/Q{}", self.year, self.number)
    }
}

crate::text_serde!(Period, Quarter);

crate::errors! {
    /// A text is no reporting period, or a date lies in none.
    pub enum PeriodError {
        /// Not `YYYY/MM`.
        Malformed { /** The text. */ got: String }
            = "period.malformed",
            en "{got:?} is not a period; expected YYYY/MM, as 2022/06 for the first six months of reporting year 2022",
            vi "{got:?} không phải là kỳ báo cáo; cần viết NĂM/SỐ THÁNG, ví dụ 2022/06 (6 tháng đầu năm 2022)";
        /// A month by the calendar, or so many months of the year.
        TwoReadings { /** The text. */ got: String, /** What ends with the month. */ month: Period, /** So many months. */ months: Period }
            = "period.two_readings",
            en "{got:?} has two readings; write {month} if it is up to the end of that month, {months} if it is so many months of the reporting year",
            vi "“{got}” có hai cách hiểu; hãy viết {month} nếu là lũy kế đến hết tháng ấy, {months} nếu là lũy kế chừng ấy tháng của năm báo cáo";
        /// A day that is not the last one of a month.
        NotLastDay { /** The text. */ got: String }
            = "period.not_last_day",
            en "{got:?} is not the end of a period; expected the last day of a month, as 31/3/2022",
            vi "“{got}” không phải ngày cuối kỳ; cần ngày cuối của một tháng, ví dụ 31/3/2022";
        /// The number of months is not from 1 to 12.
        Month { /** The number of months. */ got: u32, /** The smallest. */ min: u32, /** The largest. */ max: u32 }
            = "period.month",
            en "a period has from {min} to {max} months, got {got}",
            vi "kỳ báo cáo có từ {min} đến {max} tháng, ở đây là {got}";
        /// The year is outside what is supported.
        Year { /** The year. */ got: i64, /** The first year. */ min: i16, /** The last year. */ max: i16 }
            = "period.year",
            en "reporting years run from {min} to {max}, got {got}",
            vi "năm báo cáo từ {min} đến {max}, ở đây là {got}";
        /// The quarter is not from 1 to 4.
        Quarter { /** The quarter. */ got: u32 }
            = "period.quarter",
            en "a reporting year has quarters 1 to 4, got {got}",
            vi "năm báo cáo có quý 1 đến quý 4, ở đây là {got}";
    }
}

crate::worded_alike!(Period, ReportingYear);
