//! Periods that a text names, and which reporting period each is.

pub(crate) mod clock;
mod english;
mod forms;

use thads_metrics::{Date, Period, ReportingYear};

use crate::token::{Shape, Token};

/// A period as it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum When {
    /// Months and year.
    Exact(Period),
    /// `6 tháng đầu năm`.
    Months(u32),
    /// `năm 2022`.
    Year(i16),
    /// `đến hết tháng 5`, `đến 30/6`: up to the end of a month of the calendar.
    Until(u8),
    /// `quý III` of the reporting year.
    Quarter(u32, Option<i16>),
    /// `từ đầu năm 2020 đến nay`.
    SoFar(i16),
    /// A month alone, or several years together.
    Odd,
}

/// A day as written, its year perhaps left out.
#[derive(Clone, Copy)]
struct Day {
    number: u8,
    month: u8,
    year: Option<i16>,
}

/// Where tokens are read from.
pub(crate) struct Reader<'t> {
    pub(crate) tokens: &'t [Token],
}

const NUMBERS: [&str; 12] =
    ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai"];

impl Reader<'_> {
    fn key(&self, at: usize) -> &str {
        self.tokens.get(at).map(|t| t.key.as_str()).unwrap_or_default()
    }

    fn back(&self, at: usize, n: usize) -> &str {
        at.checked_sub(n).map(|at| self.key(at)).unwrap_or_default()
    }

    fn is(&self, at: usize, words: &[&str]) -> bool {
        words.iter().zip(at..).all(|(word, at)| self.key(at) == *word)
    }

    fn number(&self, at: usize) -> Option<u32> {
        self.tokens.get(at).and_then(Token::small)
    }

    fn year_number(&self, at: usize) -> Option<i16> {
        let token = self.tokens.get(at)?;
        let year = token.small().filter(|_| token.key.len() == 4)?;
        i16::try_from(year).ok().filter(|year| (1990..=2100).contains(year))
    }

    /// `năm [công tác] 2022`, `/2022`, `2022`: the year and how many tokens.
    fn year(&self, at: usize) -> Option<(i16, usize)> {
        let mut n = 0_usize;
        if self.is(at, &["/"]) {
            n = 1;
        }
        if self.is(at.saturating_add(n), &["năm"]) || self.is(at.saturating_add(n), &["of"]) {
            n = n.saturating_add(1);
            for kind in [["công", "tác"], ["báo", "cáo"], ["thi", "hành"], ["kế", "hoạch"]] {
                if self.is(at.saturating_add(n), &kind) {
                    n = n.saturating_add(2);
                }
            }
        }
        Some((self.year_number(at.saturating_add(n))?, n.saturating_add(1)))
    }

    /// A day: `[ngày] 31/3/2022`, `31-3`, `1.10.2021`, `30 tháng 9 [năm 2022]`.
    fn day(&self, at: usize) -> Option<(Day, usize)> {
        let skip = usize::from(self.is(at, &["ngày"]));
        let from = at.saturating_add(skip);
        let small = |at: usize| self.number(at).and_then(|n| u8::try_from(n).ok());
        let build = |day: u8, month: u8, year: Option<i16>, n: usize| {
            ((1..=31).contains(&day) && (1..=12).contains(&month))
                .then_some((Day { number: day, month, year }, n.saturating_add(skip)))
        };
        if let [d, m, y] = self.key(from).split('.').collect::<Vec<_>>().as_slice() {
            return build(d.parse().ok()?, m.parse().ok()?, Some(y.parse().ok()?), 1);
        }
        if let [d, m] = self.key(from).split('.').collect::<Vec<_>>().as_slice() {
            return build(d.parse().ok()?, m.parse().ok()?, None, 1);
        }
        let (two, four) = (from.saturating_add(2), from.saturating_add(4));
        let mark = self.key(from.saturating_add(1));
        if matches!(mark, "/" | "-") {
            let full = self.key(from.saturating_add(3)) == mark && self.year_number(four).is_some();
            return build(small(from)?, small(two)?, self.year_number(four).filter(|_| full), if full { 5 } else { 3 });
        }
        if mark == "tháng" {
            let year = self.year(from.saturating_add(3));
            return build(
                small(from)?,
                small(two)?,
                year.map(|(y, _)| y),
                year.map_or(3, |(_, n)| n.saturating_add(3)),
            );
        }
        None
    }

    /// The number of months that begins here, in digits or words, `06`, `sáu`, `06 (sáu)`; how many tokens.
    fn count(&self, at: usize) -> Option<(u32, usize)> {
        if let Some(n) = self.number(at).filter(|n| (1..=12).contains(n)) {
            let spelt = self.is(at.saturating_add(1), &["("]) && self.is(at.saturating_add(3), &[")"]);
            return Some((n, if spelt { 4 } else { 1 }));
        }
        let two = format!("{} {}", self.key(at), self.key(at.saturating_add(1)));
        let found = |text: &str, list: &[&str; 12]| list.iter().position(|word| *word == text);
        let (position, n) =
            found(&two, &NUMBERS).map(|p| (p, 2)).or_else(|| found(self.key(at), &NUMBERS).map(|p| (p, 1)))?;
        Some((u32::try_from(position).ok()?.saturating_add(1), n))
    }

    /// The period that begins at a token, and how many tokens say it.
    pub(crate) fn at(&self, at: usize) -> Option<(When, usize)> {
        self.range(at)
            .or_else(|| self.until(at))
            .or_else(|| self.months(at))
            .or_else(|| self.quarter(at))
            .or_else(|| self.pooled(at))
            .or_else(|| self.whole_year(at))
            .or_else(|| self.english(at))
    }

    /// The period that ends on a day, if it is of the last week of a month (31/9 is meant for 30/9).
    fn ending(day: Day, year: Option<i16>) -> Option<When> {
        let last = Date::new(year.unwrap_or(2022), day.month, 1).ok()?.last_of_month().day();
        if day.number.saturating_add(7) < last {
            return None;
        }
        match year {
            Some(year) => Self::until_month(day.month, year).map(When::Exact),
            None => Some(When::Until(day.month)),
        }
    }

    /// The period up to the end of a calendar month.
    fn until_month(month: u8, year: i16) -> Option<Period> {
        let day = Date::new(year, month, 1).ok()?;
        let reporting = ReportingYear::of(day).ok()?;
        let months = u32::from(month).saturating_add(3);
        reporting.months(if months > 12 { months.saturating_sub(12) } else { months }).ok()
    }

    /// The month and the day that a text begins with, where its year is not said: `Sáng 7/10`, `On February 15`.
    pub(crate) fn day_of_year(&self) -> Option<(u8, u8)> {
        (0..self.tokens.len().min(160)).find_map(|at| {
            if !matches!(self.key(at), "ngày" | "sáng" | "chiều" | "tối" | "on") {
                return None;
            }
            let from = at.saturating_add(1);
            let (day, _) = self.day(from).or_else(|| self.english_day(from))?;
            let other = (1..=4).any(|n| matches!(self.back(at, n), "từ" | "đến" | "hết" | "số" | "luật"));
            (!other).then_some((day.month, day.number))
        })
    }

    /// The first full date of a text: when it was published, or when what it tells took place.
    pub(crate) fn published(&self) -> Option<Date> {
        (0..self.tokens.len().min(160)).find_map(|at| {
            // the day of a law
            const LAWS: [&str; 8] = ["thông", "nghị", "kế", "quyết", "luật", "công", "số", "thị"];
            if (1..=9).any(|n| LAWS.contains(&self.back(at, n))) && self.back(at, 1) == "ngày" {
                return None;
            }
            if self.tokens.get(at).is_some_and(|t| t.shape == Shape::Number) {
                let iso = (self.key(at.saturating_add(1)) == "-").then(|| {
                    let (year, month, day) =
                        (self.year_number(at)?, self.number(at.saturating_add(2))?, self.number(at.saturating_add(4))?);
                    Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?).ok()
                });
                if let Some(Some(date)) = iso {
                    return Some(date);
                }
                let month = (self.key(at.saturating_add(1)) == "-" && self.back(at, 1) != "-")
                    .then(|| Some((self.year_number(at)?, u8::try_from(self.number(at.saturating_add(2))?).ok()?)))
                    .flatten();
                if let Some((year, month)) = month.filter(|(_, month)| (1..=12).contains(month)) {
                    return Date::new(year, month, 1).ok();
                }
                if matches!(self.back(at, 1), "từ" | "đến" | "hết")
                    || (self.back(at, 1) == "ngày" && matches!(self.back(at, 2), "từ" | "đến" | "hết"))
                {
                    return None;
                }
                let (day, _) = self.day(at)?;
                return Date::new(day.year?, day.month, day.number).ok();
            }
            None
        })
    }
}
