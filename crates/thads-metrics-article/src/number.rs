//! Tokens → numbers: a value with hedge, scale and unit; or a number that is no value at all, and why.

use std::ops::Range;

use crate::{
    reason::Reason,
    token::{Shape, Token},
};

/// What a value counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    /// Cases, or judgments.
    Count,
    /// Đồng.
    Money,
    /// Percent.
    Percent,
    /// `1,27 lần`.
    Times,
    /// None is said.
    Bare,
}

/// A number that may be a figure.
#[derive(Debug, Clone)]
pub(crate) struct Value {
    /// The tokens of hedge, number, scale and unit.
    pub(crate) tokens: Range<usize>,
    /// Where the number itself begins.
    pub(crate) number: usize,
    pub(crate) unit: Unit,
    /// The hedge as written, or empty.
    pub(crate) hedge: String,
    /// Number, scale and unit as `Printed` reads them.
    pub(crate) body: String,
    /// Whether it is the lower part of a fraction.
    pub(crate) under: bool,
    /// Whether it is the upper part of one.
    pub(crate) over: bool,
    /// Whether it is not read quite as it is written: a gap inside it, a letter for a digit.
    pub(crate) mended: bool,
}

/// What a token that is a number is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Use {
    /// No number, or the rest of one.
    Nothing,
    /// A value, by its position.
    Value(usize),
    /// No value.
    Other(Reason),
}

/// The numbers of a text.
pub(crate) struct Numbers {
    pub(crate) values: Vec<Value>,
    /// One for each token.
    pub(crate) uses: Vec<Use>,
}

const HEDGES: &[&[&str]] = &[
    &["gần", "trên"],
    &["khoảng", "hơn"],
    &["khoảng", "trên"],
    &["khoảng", "gần"],
    &["chưa", "đến"],
    &["chưa", "tới"],
    &["xấp", "xỉ"],
    &["không", "dưới"],
    &["không", "quá"],
    &["ít", "nhất"],
    &["tối", "thiểu"],
    &["tối", "đa"],
    &["trên", "dưới"],
    &["ngót"],
    &["trên"],
    &["hơn"],
    &["gần"],
    &["quá"],
    &["dưới"],
    &["khoảng"],
    &["more", "than"],
    &["less", "than"],
    &["over"],
    &["under"],
    &["nearly"],
    &["almost"],
    &["about"],
    &["around"],
    &["approximately"],
    &["some"],
    &["at", "least"],
    &["up", "to"],
];

/// Words for people, offices and things, which follow the number that counts them.
#[rustfmt::skip]
const HEADS: &[&[&str]] = &[
    &["người"], &["đồng", "chí"], &["đ/c"], &["cán", "bộ"], &["công", "chức"], &["biên", "chế"], &["chấp", "hành", "viên"], &["thẩm", "tra", "viên"], &["thư", "ký"], &["đơn", "vị"],
    &["chi", "cục"], &["cục"], &["huyện"], &["tỉnh"], &["thành", "phố"], &["quận"], &["phường"], &["xã"], &["tổ", "chức"], &["ngân", "hàng"], &["công", "ty"], &["phòng"],
    &["cơ", "quan"], &["văn", "phòng"], &["thừa", "phát", "lại"], &["đại", "biểu"], &["bị", "hại"], &["hộ"], &["cá", "nhân"], &["tập", "thể"], &["doanh", "nghiệp"], &["địa", "phương"],
    &["lượt"], &["bị", "cáo"], &["đối", "tượng"], &["thành", "viên"], &["trưởng"], &["lãnh", "đạo"], &["đương", "sự"], &["nhà", "thầu"], &["nhóm"], &["đoàn"], &["điểm", "cầu"], &["ban"], &["luật", "sư"],
    &["people"], &["officials"], &["officers"], &["employees"], &["civil", "servants"], &["offices"], &["provinces"], &["localities"], &["victims"], &["positions"], &["agencies"], &["units"], &["enforcers"], &["staff"],
];

/// Words for other things that are counted.
#[rustfmt::skip]
const THINGS: &[&[&str]] = &[
    &["m"], &["m2"], &["m²"], &["ha"], &["km"], &["kg"], &["tấn"], &["căn"], &["thửa"], &["lô"], &["tài", "sản"], &["bất", "động", "sản"], &["xe"], &["dự", "án"], &["văn", "bản"], &["cuộc", "họp"], &["hội", "nghị"],
    &["lớp"], &["đơn"], &["buổi"], &["bài"], &["đề", "tài"], &["đề", "án"], &["sáng", "kiến"], &["nhà"], &["căn", "nhà"], &["mẫu"], &["điều"], &["khoản"], &["chương"], &["bước"], &["nhiệm", "vụ"], &["giải", "pháp"], &["nội", "dung"],
    &["triệu", "dữ", "liệu"], &["cổ", "phần"], &["cổ", "phiếu"], &["usd"], &["euro"], &["thông", "tin"], &["lít"], &["°"], &["trang"], &["ảnh"], &["luật"], &["cấp"], &["hồ", "sơ"], &["ý", "kiến"], &["kiến", "nghị"], &["chỉ", "tiêu"], &["kỳ", "họp"], &["phiên"], &["mặt"], &["tiêu", "chí"], &["câu"], &["môn"],
];

/// Words after a number that make it a length of time.
const TIMES: &[&str] = &[
    "năm", "tháng", "ngày", "giờ", "phút", "tuần", "tuổi", "h", "g", "quý", "years", "year", "months", "month", "days",
    "thập",
];

/// Words before a number that make it the number of a document, an article or a part.
#[rustfmt::skip]
const DOCUMENTS: &[&str] = &["điều", "khoản", "điểm", "luật", "lệnh", "chương", "biểu", "mẫu", "lục", "mục", "no", "article", "decree", "law", "circular"];

/// Words before a number that number a place or a rank.
const PLACES: &[&str] = &[
    "thứ",
    "khu",
    "phường",
    "quận",
    "phòng",
    "tổ",
    "đường",
    "hạng",
    "top",
    "khóa",
    "khoá",
    "đợt",
    "ngõ",
    "trang",
    "bài",
    "vực",
    "ảnh",
    "hình",
    "bảng",
    "lớp",
    "q",
    "p",
];

pub(crate) struct Lexer<'t> {
    pub(crate) tokens: &'t [Token],
    text: &'t str,
    out: Numbers,
}

impl<'t> Lexer<'t> {
    fn at(&self, at: usize) -> Option<&'t Token> {
        self.tokens.get(at)
    }

    fn back(&self, at: usize, n: usize) -> Option<&'t Token> {
        at.checked_sub(n).and_then(|at| self.tokens.get(at))
    }

    fn is(&self, at: usize, key: &str) -> bool {
        self.at(at).is_some_and(|token| token.is(key))
    }

    fn before_is(&self, at: usize, keys: &[&str]) -> bool {
        self.back(at, 1).is_some_and(|token| keys.contains(&token.key.as_str()))
    }

    /// How many tokens the longest of `phrases` takes here.
    fn phrase(&self, at: usize, phrases: &[&[&str]]) -> usize {
        let fits = |phrase: &&&[&str]| phrase.iter().zip(at..).all(|(word, at)| self.is(at, word));
        phrases.iter().filter(fits).map(|phrase| phrase.len()).max().unwrap_or(0)
    }

    fn mark(&mut self, range: Range<usize>, reason: Reason) {
        for at in range {
            let is_number = self.at(at).is_some_and(|t| t.key.bytes().any(|b| b.is_ascii_digit()));
            if let Some(slot) = self.out.uses.get_mut(at).filter(|slot| is_number && **slot == Use::Nothing) {
                *slot = Use::Other(reason);
            }
        }
    }

    fn is_free(&self, at: usize) -> bool {
        self.at(at).is_some_and(Token::is_number) && self.out.uses.get(at) == Some(&Use::Nothing)
    }

    /// `22/4/2022`, `1-10-2018`, `31.3.2022`, `26/5` after a word for a day, `7/2020`: how many tokens.
    fn date(&self, at: usize) -> usize {
        let Some(first) = self.at(at) else { return 0 };
        if dotted_date(&first.key) {
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

    fn unit_follows(&self, at: usize) -> bool {
        self.phrase(at, COUNTS) > 0 || self.phrase(at, SCALES) > 0 || self.is(at, "%")
    }

    /// The tokens joined to the number without a space that make it the number of a document: `05/2016/TTLT`.
    fn document(&self, at: usize) -> usize {
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

    /// Reads the hedge before a number: where it begins.
    fn hedge(&self, at: usize) -> usize {
        // `cao hơn 0,61%` compares
        if self.before_is(at, &["hơn"])
            && self.back(at, 2).is_some_and(|t| matches!(t.key.as_str(), "cao" | "thấp" | "nhiều" | "ít"))
        {
            return at;
        }
        (1..=2)
            .rev()
            .filter_map(|n| at.checked_sub(n).map(|from| (from, n)))
            .find_map(|(from, n)| (self.phrase(from, HEDGES) == n).then_some(from))
            .unwrap_or(at)
    }

    fn reason(&self, at: usize) -> Option<(usize, Reason)> {
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
    fn is_title_number(&self, at: usize) -> bool {
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
    fn is_page(&self, at: usize) -> bool {
        let is_break = |token: Option<&Token>| token.is_none_or(|t| t.shape == Shape::Break);
        let word = self.back(at, 1).is_some_and(|t| t.is("trang")) && is_break(self.back(at, 2));
        (is_break(self.back(at, 1)) || word) && is_break(self.at(at.saturating_add(1)))
    }

    /// `1.`, `1.1.`, `(1)`, `[2]`, `3)`.
    fn listed(&self, at: usize) -> bool {
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

    /// Number, scales and unit from `at`: the end, the text, the unit, and whether something was mended.
    fn value(&self, at: usize) -> Option<(usize, String, Unit, bool)> {
        let mut body = String::new();
        let (mut at, mut scaled, mut mended) = (at, false, false);
        loop {
            let (digits, end, gap) = self.digits(at)?;
            mended |= gap;
            if !body.is_empty() {
                body.push(' ');
            }
            body.push_str(&digits);
            at = end;
            let scale = self.phrase(at, SCALES);
            for token in self.tokens.get(at..at.saturating_add(scale)).unwrap_or_default() {
                body.push(' ');
                body.push_str(&token.key);
            }
            at = at.saturating_add(scale);
            scaled |= scale > 0;
            let goes_on = scale > 0 && self.is_free(at) && self.phrase(at.saturating_add(1), SCALES) > 0;
            if !goes_on {
                break;
            }
        }
        let percent = self.phrase(at, PERCENTS);
        let money = self.phrase(at, MONEY);
        let count = self.phrase(at, COUNTS);
        let (unit, taken, word) = if percent > 0 {
            (Unit::Percent, percent, "%")
        } else if money > 0 {
            (Unit::Money, money, "đồng")
        } else if count > 0 {
            (Unit::Count, count, "")
        } else if self.is(at, "lần") || self.is(at, "times") {
            (Unit::Times, 1, "lần")
        } else if scaled && body.contains("tỷ") {
            (Unit::Money, 0, "")
        } else {
            (Unit::Bare, 0, "")
        };
        if unit == Unit::Count {
            for token in self.tokens.get(at..at.saturating_add(taken)).unwrap_or_default() {
                body.push(' ');
                body.push_str(&token.key);
            }
        } else if unit == Unit::Percent {
            body.push('%');
        } else if taken > 0 {
            body.push(' ');
            body.push_str(word);
        }
        Some((at.saturating_add(taken), body, unit, mended))
    }

    /// The digits of one number, joined where a space stands inside it.
    fn digits(&self, at: usize) -> Option<(String, usize, bool)> {
        let first = self.at(at).filter(|_| self.is_free(at))?;
        let next = at.saturating_add(1);
        let misread = self.text.get(first.span.clone()).is_some_and(|t| t.contains(['l', 'I', 'O', 'o']));
        // `1 1,25%`, `5 409 việc`, `12. 345 việc`
        let joined = self.at(next).filter(|second| second.is_number() && second.spaced && self.is_free(next)).and_then(
            |second| {
                let whole = first.key.bytes().all(|b| b.is_ascii_digit());
                let percent = second.key.contains(',')
                    && self.is(next.saturating_add(1), "%")
                    && first.key.len() == 1
                    && second.key.find(',') == Some(1);
                let groups = whole
                    && first.key.len() <= 3
                    && second.key.split(['.', ',']).next().is_some_and(|g| g.len() == 3)
                    && self.unit_follows(next.saturating_add(1));
                if percent {
                    Some(format!("{}{}", first.key, second.key))
                } else if groups {
                    Some(format!("{}.{}", first.key, second.key))
                } else {
                    None
                }
            },
        );
        if let Some(joined) = joined {
            return Some((joined, next.saturating_add(1), true));
        }
        let parted = self.at(next).filter(|mark| mark.is(".") || mark.is(",")).and_then(|mark| {
            let after = self
                .at(next.saturating_add(1))
                .filter(|t| t.is_number() && t.key.len() >= 3 && (t.spaced || mark.spaced))?;
            let fits = mark.is(".")
                && first.key.len() <= 3
                && first.key != "0"
                && after.key.split(['.', ',']).next().is_some_and(|g| g.len() == 3)
                && self.unit_follows(next.saturating_add(2))
                && !self.listed(at);
            fits.then(|| format!("{}.{}", first.key, after.key))
        });
        match parted {
            Some(joined) => Some((joined, next.saturating_add(2), true)),
            None => Some((first.key.clone(), next, misread)),
        }
    }

    fn read(&mut self, at: usize) {
        if let Some((taken, reason)) = self.reason(at) {
            self.mark(at..at.saturating_add(taken), reason);
            return;
        }
        let Some((end, body, unit, mended)) = self.value(at) else { return };
        if unit == Unit::Bare || (unit == Unit::Count && self.phrase(end, &[&["thừa", "phát", "lại"]]) > 0) {
            let heads = self.phrase(end, HEADS) > 0;
            if heads || self.phrase(end, THINGS) > 0 {
                return self.mark(at..end, if heads { Reason::Headcount } else { Reason::Foreign });
            }
        }
        let counted = self.phrase(end, HEADS).max(self.phrase(end, THINGS)) > 0 && !self.is(end, "chỉ");
        if unit == Unit::Percent && counted {
            return self.mark(at..end, Reason::Foreign);
        }
        let from = self.hedge(at);
        let hedge =
            self.tokens.get(from..at).unwrap_or_default().iter().map(|t| t.key.as_str()).collect::<Vec<_>>().join(" ");
        let under = self.back(from, 1).is_some_and(|t| t.is("/"))
            && self.back(from, 2).is_some_and(|_| {
                self.out.values.last().is_some_and(|v| v.tokens.end == from.saturating_sub(1) && !v.under)
            });
        if under {
            self.fraction(from, end, at, unit);
            if self.out.uses.get(at) != Some(&Use::Nothing) {
                return;
            }
        }
        let index = self.out.values.len();
        for used in self.out.uses.get_mut(at..end).into_iter().flatten() {
            *used = Use::Value(index);
        }
        self.out.values.push(Value { tokens: from..end, number: at, unit, hedge, body, under, over: false, mended });
    }

    /// Makes the value before the slash the upper part of a fraction, in the unit of the lower; or neither a value.
    fn fraction(&mut self, _from: usize, end: usize, at: usize, unit: Unit) {
        let heads = unit == Unit::Bare && self.phrase(end, HEADS) > 0;
        let Some(upper) = self.out.values.last().map(|v| (v.number, v.tokens.end, v.unit)) else { return };
        if heads {
            self.out.values.pop();
            for used in self.out.uses.get_mut(upper.0..upper.1).into_iter().flatten() {
                *used = Use::Nothing;
            }
            self.mark(upper.0..end.max(at), Reason::Headcount);
            return;
        }
        if let Some(value) = self.out.values.last_mut() {
            value.over = true;
            if value.unit == Unit::Bare {
                value.unit = unit;
            }
        }
    }
}

const SCALES: &[&[&str]] = &[
    &["nghìn", "tỷ"],
    &["nghìn", "tỉ"],
    &["ngàn", "tỷ"],
    &["ngàn", "tỉ"],
    &["nghìn"],
    &["ngàn"],
    &["triệu"],
    &["tỷ"],
    &["tỉ"],
    &["trillion"],
    &["billion"],
    &["million"],
    &["thousand"],
];
const PERCENTS: &[&[&str]] = &[
    &["%"],
    &["điểm", "%"],
    &["phần", "trăm"],
    &["điểm", "phần", "trăm"],
    &["percent"],
    &["per", "cent"],
    &["percentage", "points"],
];
const MONEY: &[&[&str]] = &[&["đồng"], &["đ"], &["vnđ"], &["vnd"], &["dong"]];
#[rustfmt::skip]
const COUNTS: &[&[&str]] = &[
    &["vụ", "việc", "án"], &["vụ", "án", "hành", "chính"], &["vụ", "việc"], &["việc", "án"], &["vụ", "án"], &["bản", "án", ",", "quyết", "định"], &["bản", "án"], &["trường", "hợp"],
    &["quyết", "định"], &["việc"], &["vụ"], &["cuộc"], &["án"], &["cases"], &["case"], &["judgments"],
];

/// Reads every number of the tokens.
pub(crate) fn numbers(text: &str, tokens: &[Token]) -> Numbers {
    let out = Numbers { values: Vec::new(), uses: vec![Use::Nothing; tokens.len()] };
    let mut lexer = Lexer { tokens, text, out };
    for (at, token) in tokens.iter().enumerate() {
        let has_digit = token.key.bytes().any(|b| b.is_ascii_digit());
        if has_digit && lexer.out.uses.get(at) == Some(&Use::Nothing) {
            if token.is_number() { lexer.read(at) } else { lexer.mark(at..at.saturating_add(1), Reason::Document) }
        }
    }
    lexer.out
}

/// `31.3.2022`.
fn dotted_date(key: &str) -> bool {
    let parts: Vec<u32> = key.split('.').filter_map(|part| part.parse().ok()).collect();
    let long = key.rsplit('.').next().is_some_and(|year| year.len() == 4);
    matches!(parts.as_slice(), [1..=31, 1..=12, 1900..=2100]) && long
}
