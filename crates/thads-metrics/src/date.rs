//! A civil day.

use crate::text::clip::clip;
use std::{fmt, str::FromStr};

/// Where days are counted from.
const EPOCH: jiff::civil::Date = jiff::civil::date(1970, 1, 1);

/// A day of the civil calendar, written `2022-03-31`.
///
/// ```
/// use thads_metrics::Date;
/// let day: Date = "2022-03-31".parse().unwrap();
/// assert!(day < Date::new(2022, 4, 1).unwrap());
/// assert!("2022-02-30".parse::<Date>().is_err());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date(jiff::civil::Date);

impl Date {
    /// The day, or an error if the calendar has none such.
    pub fn new(year: i16, month: u8, day: u8) -> Result<Self, DateError> {
        let parts = (i8::try_from(month), i8::try_from(day));
        let (Ok(m), Ok(d)) = parts else { return Err(Self::malformed(year, month, day)) };
        jiff::civil::Date::new(year, m, d).map(Self).map_err(|_| Self::malformed(year, month, day))
    }

    fn malformed(year: i16, month: u8, day: u8) -> DateError {
        DateError::Malformed { got: format!("{year:04}-{month:02}-{day:02}") }
    }

    /// A day known to exist; out-of-range parts are drawn in to the nearest that does.
    pub const fn literal(year: i16, month: i8, day: i8) -> Self {
        Self(jiff::civil::date(year, month, day))
    }

    /// The calendar year.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.0.month().unsigned_abs()
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        self.0.day().unsigned_abs()
    }

    /// The day a number of days after 1970-01-01, as columns of days count; `None` outside the calendar.
    ///
    /// ```
    /// use thads_metrics::Date;
    /// let day = Date::from_days(19_082).unwrap();
    /// assert_eq!((day.to_string(), day.days()), ("2022-03-31".into(), 19_082));
    /// assert_eq!(Date::from_days(i32::MAX), None);
    /// ```
    pub fn from_days(days: i32) -> Option<Self> {
        let span = jiff::Span::new().try_days(days).ok()?;
        EPOCH.checked_add(span).ok().map(Self)
    }

    /// How many days after 1970-01-01 it is.
    pub fn days(self) -> i32 {
        let hours = EPOCH.duration_until(self.0).as_hours();
        i32::try_from(hours / 24).unwrap_or(0) // the calendar has some seven million days
    }

    /// Whether it is a Saturday or a Sunday.
    pub fn is_weekend(self) -> bool {
        matches!(self.0.weekday(), jiff::civil::Weekday::Saturday | jiff::civil::Weekday::Sunday)
    }

    /// The last day of this day's month.
    pub fn last_of_month(self) -> Self {
        Self(self.0.last_of_month())
    }

    /// The day after, or `None` at the end of the calendar (year 9999).
    pub fn tomorrow(self) -> Option<Self> {
        self.0.tomorrow().ok().map(Self)
    }

    /// The day before, or `None` at the start of the calendar.
    pub fn yesterday(self) -> Option<Self> {
        self.0.yesterday().ok().map(Self)
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let shaped = text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        let day = if shaped { text.parse().ok().map(Self) } else { None };
        day.ok_or_else(|| DateError::Malformed { got: clip(text) })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Date({})", self.0)
    }
}

crate::text_serde!(Date);

crate::errors! {
    /// A text is no day.
    pub enum DateError {
        /// Not `YYYY-MM-DD`, or no such day.
        Malformed { /** The text. */ got: String }
            = "date.malformed",
            en "{got:?} is not a day; expected YYYY-MM-DD, as 2022-03-31",
            vi "{got:?} không phải là ngày; cần viết NNNN-TT-NN, ví dụ 2022-03-31";
    }
}

crate::worded_alike!(Date);
