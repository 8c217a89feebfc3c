//! The ways a period is written.

use thads_metrics::{Date, Period};

use crate::{
    period::{Day, Reader, When},
    token::Token,
};

impl Reader<'_> {
    /// `từ 1/10/2021 đến 31/3/2022`, `từ đầu năm 2020 đến nay`.
    pub(super) fn range(&self, at: usize) -> Option<(When, usize)> {
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
    pub(super) fn end_of(&self, at: usize) -> Option<(Day, usize)> {
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

    /// `[tính] đến [hết] tháng 5 [năm 2018]`, `đến ngày 30/6/2022`.
    pub(super) fn until(&self, at: usize) -> Option<(When, usize)> {
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
    pub(super) fn months(&self, at: usize) -> Option<(When, usize)> {
        // `nửa đầu năm 2019`
        if self.is(at, &["nửa", "đầu", "năm"]) {
            return Some(match self.year(at.saturating_add(2)) {
                Some((year, n)) => (When::Exact(Period::new(year, 6).ok()?), n.saturating_add(2)),
                None => (When::Months(6), 3),
            });
        }
        // `tháng đầu năm 2022`: the first alone
        if self.is(at, &["tháng", "đầu", "năm"])
            && !self.tokens.get(at.saturating_sub(1)).is_some_and(Token::is_number)
            && !matches!(self.back(at, 1), "các" | "những" | "mấy" | "vài")
            && let Some((year, n)) = self.year(at.saturating_add(2))
        {
            return Some((When::Exact(Period::new(year, 1).ok()?), n.saturating_add(2)));
        }
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
        // `Kết quả thi hành án dân sự 11 tháng`, a title
        let titled = matches!(self.key(after), "" | ":") && matches!(self.back(at, 1), "sự" | "tác" | "quả" | "thads");
        let alone = matches!(self.key(after), "," | ")" | "qua" | "nay") || self.back(at, 1) == "tức";
        let starts = at == 0
            || self
                .tokens
                .get(at.saturating_sub(1))
                .is_some_and(|t| matches!(t.key.as_str(), "" | "." | ":" | ";" | "trong" | "qua" | "tức" | "sau"));
        ((titled || alone && (starts || self.is(after, &["qua"]))) && number <= 12 && number > 1)
            .then_some((When::Months(number), length(after)))
    }

    /// `quý III/2017`, `quý 2 năm 2022`.
    pub(super) fn quarter(&self, at: usize) -> Option<(When, usize)> {
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
    pub(super) fn pooled(&self, at: usize) -> Option<(When, usize)> {
        if self.is(at, &["giai", "đoạn"]) && self.year_number(at.saturating_add(2)).is_some() {
            return Some((When::Odd, 5));
        }
        let term = self.is(at, &["nhiệm", "kỳ"]) && matches!(self.back(at, 1), "trong" | "đầu" | "cả" | "suốt");
        if term {
            let ranged = self.year_number(at.saturating_add(2)).is_some() && self.is(at.saturating_add(3), &["-"]);
            return Some((When::Odd, if ranged { 5 } else { 2 }));
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
    pub(super) fn whole_year(&self, at: usize) -> Option<(When, usize)> {
        if !self.is(at, &["năm"]) || matches!(self.back(at, 1), "chuyển" | "sang") {
            return None;
        }
        let (year, n) = self.year(at)?;
        let after = at.saturating_add(n);
        if self.is(after, &["chuyển"]) || self.is(after, &["-"]) && self.year_number(after.saturating_add(1)).is_some()
        {
            return None;
        }
        let month = at.checked_sub(1).is_some_and(|before| self.number(before).is_some());
        let date = month && self.back(at, 2) == "tháng" || self.back(at, 2) == "quý";
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
}
