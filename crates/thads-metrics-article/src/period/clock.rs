//! Which reporting period is meant when one is said in part.

use thads_metrics::{Date, Period, ReportingYear};

use crate::period::{Reader, When};

/// What is known of a text's time when a period is said in part.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Clock {
    /// The period of the text.
    pub(crate) main: Option<Period>,
    /// When it was published.
    pub(crate) published: Option<Date>,
    /// The month and day it was written on, where its year is not known.
    pub(crate) written: Option<(u8, u8)>,
    /// The year that the sentence compares with.
    pub(crate) compared: Option<i16>,
}

impl Clock {
    /// The reporting period that is meant.
    pub(crate) fn period(&self, when: When) -> Option<Period> {
        self.said(when).map(|period| self.of_calendar(period).unwrap_or(period))
    }

    /// `2 tháng đầu năm 2018` in a text of March 2018: up to February, five months of the reporting year.
    fn of_calendar(&self, period: Period) -> Option<Period> {
        let day = self.published.filter(|_| period.months() <= 2)?;
        let calendar = Reader::until_month(period.months(), period.year().number())?;
        let days = day.days().checked_sub(calendar.last_day().days())?;
        (0..=60).contains(&days).then_some(calendar)
    }

    fn said(&self, when: When) -> Option<Period> {
        match when {
            When::Exact(period) => Some(period),
            When::Months(months) => self.of_months(months),
            When::Year(year) => match self.main {
                // a plan of the year, or the year whose first months are told of
                Some(main) if main.year().number() == year => Some(main),
                _ => Period::new(year, 12).ok(),
            },
            When::Quarter(number, year) => {
                let months = number.saturating_mul(3);
                let calendar = year
                    .filter(|_| self.is_calendar(number))
                    .and_then(|year| Reader::until_month(u8::try_from(months).ok()?, year));
                calendar.or_else(|| year.map_or_else(|| self.of_months(months), |year| Period::new(year, months).ok()))
            }
            When::Until(month) => {
                let months = u32::from(month).saturating_add(3);
                self.of_months(if months > 12 { months.saturating_sub(12) } else { months })
            }
            When::SoFar(year) => {
                let Some(day) = self.published else {
                    let (month, _) = self.written?;
                    return Reader::until_month(month.checked_sub(1).filter(|month| *month > 0)?, year);
                };
                let reporting = ReportingYear::of(day).ok().filter(|reporting| reporting.number() == year)?;
                (1..=12).rev().filter_map(|n| reporting.months(n).ok()).find(|period| period.last_day() <= day)
            }
            When::Odd => None,
        }
    }

    /// Whether a quarter is one of the calendar: the text is written soon after its end, not after the end of the
    /// reporting year's quarter of that number.
    fn is_calendar(&self, number: u32) -> bool {
        let day = self.published.map(Date::month).or(self.written.map(|(month, _)| month));
        let Some(month) = day.map(u32::from) else { return false };
        let since = |end: u32| month.saturating_add(12).saturating_sub(end).checked_rem(12).unwrap_or_default();
        let (calendar, reporting) = (number.saturating_mul(3), number.saturating_mul(3).saturating_sub(3));
        since(calendar) <= 2 && since(reporting) > 2
    }

    fn of_months(&self, months: u32) -> Option<Period> {
        let of = |year: i16| Period::new(year, months).ok();
        if let Some(year) = self.compared {
            return of(year.saturating_add(1));
        }
        if let Some(main) = self.main {
            return of(main.year().number());
        }
        let day = self.published?;
        [day.year().saturating_add(1), day.year(), day.year().saturating_sub(1)]
            .into_iter()
            .filter_map(of)
            .find(|period| period.last_day() <= day)
    }
}
