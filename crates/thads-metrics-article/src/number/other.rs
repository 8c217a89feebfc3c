//! Numbers that are no values: dates, documents, ranks, pages.

use crate::{
    number::{
        Lexer,
        words::{DOCUMENTS, MONTHS, PLACES, TIMES},
    },
    reason::Reason,
    token::{Shape, Token},
};

impl Lexer<'_> {
    /// `22/4/2022`, `1-10-2018`, `31.3.2022`, `26/5` after a word for a day, `7/2020`: how many tokens.
    pub(super) fn date(&self, at: usize) -> usize {
        let Some(first) = self.at(at) else { return 0 };
        let day = self.before_is(at, &["ngày", "sáng", "chiều", "tối", "trưa"]);
        if dotted_date(&first.key) || day && dotted_day(&first.key) && !self.unit_follows(at.saturating_add(1)) {
            return 1;
        }
        let Some(d) = first.small() else { return 0 };
        let mark = |at: usize| self.at(at).filter(|t| t.is("/") || t.is("-")).map(|t| t.key.as_str());
        let small = |at: usize| self.at(at).and_then(Token::small);
        let (two, three, four) = (at.saturating_add(2), at.saturating_add(3), at.saturating_add(4));
        let Some(m) = mark(at.saturating_add(1)) else { return 0 };
        let parts = (small(two), mark(three).filter(|other| *other == m).and_then(|_| small(four)));
        match parts {
            (Some(month), Some(year)) if (1..=31).contains(&d) && (1..=12).contains(&month) && year >= 10 => 5,
            (Some(month), Some(day)) if d >= 1900 && (1..=12).contains(&month) && (1..=31).contains(&day) => 5,
            (Some(month), _) if m == "-" && (1990..=2100).contains(&d) && (1..=12).contains(&month) => 3,
            (Some(year), _) if m == "/" && (1..=12).contains(&d) && (1990..=2100).contains(&year) => 3,
            (Some(year), _)
                if m == "-"
                    && (1..=12).contains(&d)
                    && (1990..=2100).contains(&year)
                    && self.before_is(at, &["tháng"]) =>
            {
                3
            }
            (Some(to), _) if m == "-" && (1990..=2100).contains(&d) && ((1990..=2100).contains(&to)) => 3,
            (Some(month), _)
                if (1..=31).contains(&d)
                    && (1..=12).contains(&month)
                    && self.before_is(
                        at,
                        &["ngày", "đến", "hết", "từ", "sáng", "chiều", "tối", "trước", "sau", "hôm", "date"],
                    )
                    && !self.unit_follows(three) =>
            {
                3
            }
            _ => 0,
        }
    }

    /// The tokens joined to the number without a space that make it the number of a document: `05/2016/TTLT`.
    pub(super) fn document(&self, at: usize) -> usize {
        let mut end = at.saturating_add(1);
        let mut letters = false;
        while let (Some(mark), Some(next)) = (self.at(end), self.at(end.saturating_add(1))) {
            let is_joined = matches!(mark.key.as_str(), "/" | "-" | ".")
                && !mark.spaced
                && (!next.spaced || (mark.is("/") && next.capital));
            if !is_joined || next.shape == Shape::Mark || next.shape == Shape::Break {
                break;
            }
            if next.shape == Shape::Word {
                if !next.capital && !letters {
                    break;
                }
                letters |= next.capital;
            }
            end = end.saturating_add(2);
        }
        if letters { end.saturating_sub(at) } else { 0 }
    }

    pub(super) fn reason(&self, at: usize) -> Option<(usize, Reason)> {
        let next = at.saturating_add(1);
        let token = self.at(at)?;
        let date = self.date(at);
        let document = self.document(at);
        if document > 0 {
            return Some((document, Reason::Document));
        }
        if date > 0 {
            return Some((date, Reason::Date));
        }
        let before = self.back(at, 1);
        let has = |keys: &[&str]| before.is_some_and(|token| keys.contains(&token.key.as_str()));
        let number = token.small();
        let unit = self.unit_follows(next);
        if has(&["thứ"]) || (has(&["hạng", "khóa", "khoá"]) && !unit) {
            let fraction = self.is(next, "/") && self.at(at.saturating_add(2)).is_some_and(Token::is_number);
            return Some((if fraction { 3 } else { 1 }, Reason::Ordinal));
        }
        if (has(&["ngày", "tháng", "năm", "quý", "t"]) && number.is_some() && !unit)
            || (self.is(next, ":")
                && self.at(at.saturating_add(2)).is_some_and(|t| t.is_number() && !t.spaced)
                && number.is_some_and(|n| n < 24))
        {
            let hour = self.is(next, ":");
            let more = if hour { 3 } else { 1 };
            let seconds = hour
                && self.is(at.saturating_add(3), ":")
                && self.at(at.saturating_add(4)).is_some_and(Token::is_number);
            return Some((if seconds { 5 } else { more }, Reason::Date));
        }
        let month = |token: Option<&Token>| token.is_some_and(|t| MONTHS.contains(&t.key.as_str()));
        let suffixed = self.at(next).is_some_and(|t| !t.spaced && matches!(t.key.as_str(), "st" | "nd" | "rd" | "th"));
        if number.is_some_and(|n| n <= 31) && !unit && (month(before) || month(self.at(next)) || suffixed) {
            return Some((1, if month(before) || month(self.at(next)) { Reason::Date } else { Reason::Ordinal }));
        }
        let is_year = number.is_some_and(|n| (1950..=2100).contains(&n)) && token.key.len() == 4;
        if is_year && !unit && !has(&["là", ":", "được", "xong", "án"]) {
            return Some((1, Reason::Date));
        }
        if self.is_page(at) {
            return Some((1, Reason::Ordinal));
        }
        if self.listed(at) {
            return Some((1, Reason::Ordinal));
        }
        if number.is_some()
            && self.at(next).is_some_and(|t| TIMES.contains(&t.key.as_str()))
            && !self.is(at.saturating_add(2), "chuyển")
        {
            return Some((1, Reason::Date));
        }
        let numbered = has(&["số"])
            && !self.back(at, 2).is_some_and(|t| matches!(t.key.as_str(), "tổng" | "trong" | "trên" | "các"));
        if !unit && (has(DOCUMENTS) || numbered || self.is_title_number(at)) && !self.is(next, "/") {
            return Some((1, Reason::Document));
        }
        if !unit && number.is_some() && has(PLACES) && !self.is(next, "/") {
            return Some((1, Reason::Ordinal));
        }
        None
    }

    /// `nghị quyết 18`, `kết luận 618`, `COVID-19`.
    pub(super) fn is_title_number(&self, at: usize) -> bool {
        let Some(before) = self.back(at, 1) else { return false };
        let two = self.back(at, 2).map(|t| t.key.as_str()).unwrap_or_default();
        let titled = matches!(
            (two, before.key.as_str()),
            ("kết", "luận")
                | ("nghị", "quyết" | "định")
                | ("thông", "tư")
                | ("quyết", "định")
                | ("chỉ", "thị")
                | ("kế", "hoạch")
                | ("công", "văn")
                | ("báo", "cáo")
                | ("bộ", "luật")
        );
        let glued = before.is("-")
            && self.back(at, 2).is_some_and(|t| t.capital && t.shape == Shape::Word)
            && !self.at(at).is_some_and(|t| t.key.contains([',', '.']));
        titled || glued
    }

    /// A number that stands alone in its paragraph.
    pub(super) fn is_page(&self, at: usize) -> bool {
        let is_break = |token: Option<&Token>| token.is_none_or(|t| t.shape == Shape::Break);
        let word = self.back(at, 1).is_some_and(|t| t.is("trang")) && is_break(self.back(at, 2));
        (is_break(self.back(at, 1)) || word) && is_break(self.at(at.saturating_add(1)))
    }

    /// `1.`, `1.1.`, `(1)`, `[2]`, `3)`.
    pub(super) fn listed(&self, at: usize) -> bool {
        let next = at.saturating_add(1);
        let starts =
            self.back(at, 1).is_none_or(|t| t.shape == Shape::Break || matches!(t.key.as_str(), "." | ";" | ":"));
        let short = self.at(at).is_some_and(|t| t.key.len() <= 5 && !t.key.contains(','));
        let ends = (self.is(next, ".") || self.is(next, ")")) && !self.at(next).is_some_and(|t| t.spaced);
        let before = self.back(at, 1).map(|t| t.key.as_str()).unwrap_or_default();
        let bracketed = matches!((before, self.at(next).map(|t| t.key.as_str())), ("[", Some("]")))
            || (before == "(" && self.is(next, ")") && self.at(at).is_some_and(|t| t.key.len() <= 2));
        let heading = starts
            && self.back(at, 1).is_none_or(|t| t.shape == Shape::Break)
            && self.at(at).is_some_and(|t| t.key.contains('.') && t.key.split('.').all(|part| part.len() == 1))
            && self.at(next).is_some_and(|t| t.capital);
        (starts && short && ends) || bracketed || heading
    }
}

/// `17.10`.
fn dotted_day(key: &str) -> bool {
    let parts: Vec<u32> = key.split('.').filter_map(|part| part.parse().ok()).collect();
    matches!(parts.as_slice(), [1..=31, 1..=12]) && !key.contains(',')
}

/// `31.3.2022`.
fn dotted_date(key: &str) -> bool {
    let parts: Vec<u32> = key.split('.').filter_map(|part| part.parse().ok()).collect();
    let long = key.rsplit('.').next().is_some_and(|year| year.len() == 4);
    matches!(parts.as_slice(), [1..=31, 1..=12, 1900..=2100]) && long
}
