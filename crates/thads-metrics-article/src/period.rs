//! Periods that a text names, and which reporting period each is.

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

const ENGLISH: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

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

    /// `từ 1/10/2021 đến 31/3/2022`, `từ đầu năm 2020 đến nay`.
    fn range(&self, at: usize) -> Option<(When, usize)> {
        if self.is(at, &["từ", "đầu", "năm"]) {
            let (year, n) = self.year(at.saturating_add(2)).map_or((None, 3), |(y, n)| (Some(y), n.saturating_add(2)));
            let to = at.saturating_add(n);
            if self.is(to, &["đến", "nay"]) {
                return Some((When::SoFar(year?), n.saturating_add(2)));
            }
            let (day, more) = self.end_of(to)?;
            let year = day.year.or(year);
            return Some((Self::ending(day, year)?, n.saturating_add(more)));
        }
        if self.is(at, &["từ", "năm"]) {
            let (_, n) = self.year(at.saturating_add(1))?;
            let to = at.saturating_add(n).saturating_add(1);
            return (self.is(to, &["đến"]) || self.is(to, &["-"])).then_some((When::Odd, n.saturating_add(2)));
        }
        if !matches!(self.key(at), "từ" | "từ-") {
            return None;
        }
        let (from, n) = self.day(at.saturating_add(1))?;
        let to = at.saturating_add(n).saturating_add(1);
        if self.is(to, &["đến", "nay"]) {
            return None;
        }
        let (last, more) = self.end_of(to)?;
        let length = n.saturating_add(1).saturating_add(more);
        let (Some(year), first_year) = (last.year, from.year) else { return None };
        let first_year = first_year.unwrap_or(if from.month > last.month { year.saturating_sub(1) } else { year });
        let Some(When::Exact(period)) = Self::ending(last, Some(year)) else { return Some((When::Odd, length)) };
        let fits = Date::new(first_year, from.month, from.number).is_ok_and(|day| day == period.first_day());
        Some((if fits { When::Exact(period) } else { When::Odd }, length))
    }

    /// `đến [hết] [ngày] 31/3/2022`.
    fn end_of(&self, at: usize) -> Option<(Day, usize)> {
        let mut n = 0_usize;
        if matches!(self.key(at), "đến" | "-" | "tới") {
            n = 1;
        }
        if self.is(at.saturating_add(n), &["hết"]) {
            n = n.saturating_add(1);
        }
        let (day, more) = self.day(at.saturating_add(n))?;
        (n > 0).then_some((day, n.saturating_add(more)))
    }

    /// The period that ends on a day, if it is the last of a month (31/9 is meant for 30/9).
    fn ending(day: Day, year: Option<i16>) -> Option<When> {
        let last = Date::new(year.unwrap_or(2022), day.month, 1).ok()?.last_of_month().day();
        if day.number.saturating_add(1) < last {
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

    /// `[tính] đến [hết] tháng 5 [năm 2018]`, `đến ngày 30/6/2022`.
    fn until(&self, at: usize) -> Option<(When, usize)> {
        if !self.is(at, &["đến"]) || self.is(at.saturating_add(1), &["nay"]) {
            return None;
        }
        if let Some((day, n)) = self.end_of(at) {
            return Self::ending(day, day.year).map(|when| (when, n));
        }
        let n = if self.is(at.saturating_add(1), &["hết"]) { 2 } else { 1 };
        let n = if self.is(at.saturating_add(n), &["cuối"]) { n.saturating_add(1) } else { n };
        let month = at.saturating_add(n);
        if !self.is(month, &["tháng"]) {
            return None;
        }
        let number =
            self.number(month.saturating_add(1)).filter(|n| (1..=12).contains(n)).and_then(|n| u8::try_from(n).ok())?;
        let year = if self.is(month.saturating_add(2), &["-"]) {
            self.year_number(month.saturating_add(3)).map(|y| (y, 2))
        } else {
            self.year(month.saturating_add(2))
        };
        let length = n.saturating_add(2).saturating_add(year.map_or(0, |(_, n)| n));
        match year {
            Some((year, _)) => Some((When::Exact(Self::until_month(number, year)?), length)),
            None => Some((When::Until(number), length)),
        }
    }

    /// `6 tháng đầu năm 2022`, `sáu tháng đầu năm`, `10 tháng năm 2021`, `(tức 8 tháng)`.
    fn months(&self, at: usize) -> Option<(When, usize)> {
        let (number, n) = self.count(at)?;
        let word = at.saturating_add(n);
        if !self.is(word, &["tháng"]) || matches!(self.back(at, 1), "ngày" | "tháng" | "mười" | "hạn") {
            return None;
        }
        let mut after = word.saturating_add(1);
        if self.is(after, &["cuối"]) || self.is(after, &["tới"]) {
            return None;
        }
        let first = self.is(after, &["đầu"]);
        after = after.saturating_add(usize::from(first));
        let length = |end: usize| end.saturating_sub(at);
        if let Some((year, n)) = self.year(after) {
            let end = after.saturating_add(n);
            return Some((When::Exact(Period::new(year, number).ok()?), length(end)));
        }
        if first {
            let end = after.saturating_add(usize::from(self.is(after, &["năm"])));
            let of_work = self.is(end, &["công", "tác"]);
            if let Some((year, n)) = self.year(end.saturating_add(2)).filter(|_| of_work) {
                return Some((
                    When::Exact(Period::new(year, number).ok()?),
                    length(end.saturating_add(2).saturating_add(n)),
                ));
            }
            return Some((When::Months(number), length(end)));
        }
        let alone = matches!(self.key(after), "," | ")" | "qua" | "nay") || self.back(at, 1) == "tức";
        let starts = at == 0
            || self
                .tokens
                .get(at.saturating_sub(1))
                .is_some_and(|t| matches!(t.key.as_str(), "" | "." | ":" | ";" | "trong" | "qua" | "tức" | "sau"));
        (alone && starts && number <= 12 && number > 1).then_some((When::Months(number), length(after)))
    }

    /// `quý III/2017`, `quý 2 năm 2022`.
    fn quarter(&self, at: usize) -> Option<(When, usize)> {
        if !self.is(at, &["quý"]) {
            return None;
        }
        let next = at.saturating_add(1);
        let number = match self.key(next) {
            "i" => 1,
            "ii" => 2,
            "iii" => 3,
            "iv" => 4,
            _ => self.number(next).filter(|n| (1..=4).contains(n))?,
        };
        let year = self.year(next.saturating_add(1));
        Some((When::Quarter(number, year.map(|(y, _)| y)), year.map_or(2, |(_, n)| n.saturating_add(2))))
    }

    /// `giai đoạn 2018-2022`, `trong 5 năm qua`, `riêng tháng 3/2011`.
    fn pooled(&self, at: usize) -> Option<(When, usize)> {
        if self.is(at, &["giai", "đoạn"]) && self.year_number(at.saturating_add(2)).is_some() {
            return Some((When::Odd, 5));
        }
        if let (Some(n), "năm") = (self.number(at), self.key(at.saturating_add(1)))
            && (2..=30).contains(&n)
            && (matches!(self.key(at.saturating_add(2)), "qua" | "gần" | "liên" | "(")
                || matches!(self.back(at, 1), "trong" | "sau" | "suốt"))
        {
            return Some((When::Odd, 2));
        }
        let month = self.is(at, &["tháng"]) && self.number(at.saturating_add(1)).is_some_and(|n| (1..=12).contains(&n));
        let only = matches!(self.back(at, 1), "trong" | "riêng")
            || (self.back(at, 1) == "trong" && self.back(at, 2) == "riêng");
        if month && only {
            let year = self.year(at.saturating_add(2)).map_or(0, |(_, n)| n);
            let dashed = usize::from(self.is(at.saturating_add(2), &["-"])).saturating_mul(2);
            return Some((When::Odd, 2_usize.saturating_add(year).saturating_add(dashed)));
        }
        None
    }

    /// `năm 2022`, where it is no date, no law's and not the year that cases come from.
    fn whole_year(&self, at: usize) -> Option<(When, usize)> {
        if !self.is(at, &["năm"]) {
            return None;
        }
        let (year, n) = self.year(at)?;
        let after = at.saturating_add(n);
        if self.is(after, &["chuyển"]) || self.is(after, &["-"]) && self.year_number(after.saturating_add(1)).is_some()
        {
            return None;
        }
        let date = self.back(at, 2) == "tháng" || self.back(at, 2) == "quý";
        let before: Vec<&str> =
            (1..=8).map(|n| self.back(at, n)).take_while(|key| !matches!(*key, "" | "." | ",")).collect();
        let law = before.iter().enumerate().any(|(i, key)| {
            let front = before.get(i.saturating_add(1)).copied().unwrap_or_default();
            *key == "luật"
                || matches!(
                    (front, *key),
                    ("hiến", "pháp") | ("nghị", "định" | "quyết") | ("thông", "tư") | ("pháp", "lệnh")
                )
        });
        (!date && !law).then_some((When::Year(year), n))
    }

    /// `the first six months of 2025`, `in 2025`.
    fn english(&self, at: usize) -> Option<(When, usize)> {
        if self.is(at, &["first"]) {
            let next = at.saturating_add(1);
            let spelt = ENGLISH
                .iter()
                .position(|word| *word == self.key(next))
                .and_then(|p| u32::try_from(p).ok())
                .map(|p| p.saturating_add(1));
            let months = self.number(next).or(spelt)?;
            if !self.is(next.saturating_add(1), &["months"]) {
                return None;
            }
            let year = self.year(next.saturating_add(2));
            return Some(match year {
                Some((year, n)) => (When::Exact(Period::new(year, months).ok()?), n.saturating_add(3)),
                None => (When::Months(months), 3),
            });
        }
        let year = self.year_number(at.saturating_add(1)).filter(|_| matches!(self.key(at), "in" | "for"))?;
        Some((When::Year(year), 2))
    }

    /// The first full date of a text: when it was published, or when what it tells took place.
    pub(crate) fn published(&self) -> Option<Date> {
        (0..self.tokens.len().min(160)).find_map(|at| {
            // the day of a law
            if (1..=9).any(|n| matches!(self.back(at, n), "thông" | "nghị" | "kế" | "quyết" | "luật" | "công"))
                && self.back(at, 1) == "ngày"
            {
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

/// What is known of a text's time when a period is said in part.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Clock {
    /// The period of the text.
    pub(crate) main: Option<Period>,
    /// When it was published.
    pub(crate) published: Option<Date>,
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
                year.map_or_else(|| self.of_months(months), |year| Period::new(year, months).ok())
            }
            When::Until(month) => {
                let months = u32::from(month).saturating_add(3);
                self.of_months(if months > 12 { months.saturating_sub(12) } else { months })
            }
            When::SoFar(year) => {
                let day = self.published.filter(|day| ReportingYear::of(*day).is_ok_and(|y| y.number() == year))?;
                let reporting = ReportingYear::of(day).ok()?;
                (1..=12).rev().filter_map(|n| reporting.months(n).ok()).find(|period| period.last_day() <= day)
            }
            When::Odd => None,
        }
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
