//! What a title says: the period, the measure, the unit of money.

use crate::text::digits::is_digits;
use unicode_normalization::UnicodeNormalization as _;

use crate::{amount::Scale, date::Date, measure::Measure, period::Period};
use crate::{
    text::normalise::plain,
    vocabulary::headings::{Sense, VOCABULARY, shortless},
};

/// What the lines over a table, or the name of its sheet, say of the figures.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Title {
    /// The periods named, each once.
    pub periods: Vec<Period>,
    /// The measure, if just one is named.
    pub measure: Option<Measure>,
    /// The unit of money.
    pub unit: Option<Scale>,
}

impl Title {
    /// What `self` does not say is taken from `other`.
    pub fn or(mut self, other: &Self) -> Self {
        if self.periods.is_empty() {
            self.periods.clone_from(&other.periods);
        }
        self.measure = self.measure.or(other.measure);
        self.unit = self.unit.or(other.unit);
        self
    }

    /// The only period.
    pub fn period(&self) -> Option<Period> {
        match self.periods.as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }
}

/// Phrases that name a measure wherever they stand.
const MEASURES: &[(&str, Measure)] = &[
    ("ve viec", Measure::Cases),
    ("theo viec", Measure::Cases),
    ("bang viec", Measure::Cases),
    ("so viec", Measure::Cases),
    ("tinh viec", Measure::Cases),
    ("vi viec", Measure::Cases),
    ("ve tien", Measure::Money),
    ("theo tien", Measure::Money),
    ("bang tien", Measure::Money),
    ("so tien", Measure::Money),
    ("in cases", Measure::Cases),
    ("in money", Measure::Money),
];

/// Words that a sheet's name may have beside `việc` or `tiền` without being the name of a place.
const NAMING: &[&str] = &[
    "bieu", "so", "sheet", "mau", "theo", "ve", "bang", "tha", "pl", "phu", "luc", "ket", "qua", "nghin", "ngan",
    "trieu", "ty", "dong", "dvt",
];

/// Reads the lines of a title together.
pub fn title<'a>(lines: impl IntoIterator<Item = &'a str>) -> Title {
    let (mut out, mut measures) = (Title::default(), Vec::new());
    for line in lines {
        for period in periods(line) {
            if !out.periods.contains(&period) {
                out.periods.push(period);
            }
        }
        let words = format!(" {} ", shortless(&plain(line)));
        for (phrase, measure) in MEASURES {
            if words.contains(&format!(" {phrase} ")) && !measures.contains(measure) {
                measures.push(*measure);
            }
        }
        // `KẾT QUẢ THI HÀNH ÁN DÂN SỰ (VIỆC)`
        let in_brackets = line.split(['(', ')']).skip(1).step_by(2);
        let alone = |word: &str| match plain(word).as_str() {
            "viec" | "cases" => Some(Measure::Cases),
            "tien" | "money" => Some(Measure::Money),
            _ => None,
        };
        for measure in in_brackets.filter_map(alone) {
            if !measures.contains(&measure) {
                measures.push(measure);
            }
        }
        if let Some(unit) = unit(words.trim()) {
            out.unit = Some(unit);
            // `Đơn vị tính: 1.000 đồng` and no word of cases: a form of money
            let says = words.contains(" don vi tinh ") && !words.contains(" viec ") || is_only_unit(words.trim());
            if says && !measures.contains(&Measure::Money) {
                measures.push(Measure::Money);
            }
        }
        if words.contains(" an hanh chinh ") && !words.contains(" an dan su ") {
            measures.push(Measure::Admin);
        }
    }
    if let [one] = measures.as_slice() {
        out.measure = Some(*one);
    }
    out
}

/// Reads the name of a sheet: `Việc`, `Biểu 07 (tiền)`, `6T2022`.
pub fn name(name: &str) -> Title {
    let mut out = title([name]);
    let words = plain(name);
    let mut named = Vec::new();
    let rest_is_plain = words.split(' ').all(|word| match word {
        "viec" | "cases" => {
            named.push(Measure::Cases);
            true
        }
        "tien" | "money" => {
            named.push(Measure::Money);
            true
        }
        "t" | "thang" | "nam" => true,
        _ => NAMING.contains(&word) || is_digits(word),
    });
    if let ([one], true) = (named.as_slice(), rest_is_plain) {
        out.measure = out.measure.or(Some(*one));
    }
    out
}

/// The unit of money that a line names: after `đơn vị tính`, or with its multiple.
fn unit(words: &str) -> Option<Scale> {
    let all: Vec<&str> = words.split(' ').collect();
    let said = all.windows(3).any(|w| w == ["don", "vi", "tinh"]) || all.windows(3).any(|w| w == ["don", "vi", "tien"]);
    (0..all.len()).find_map(|at| {
        (1..=4).rev().find_map(|n| {
            let phrase = all.get(at..at.checked_add(n)?)?.join(" ");
            match VOCABULARY.get(&phrase) {
                // a word alone may be another one without its marks: `Triệu Phong`, `động`
                Some(Sense::Unit(scale)) if said || (n > 1 && *scale != Scale::One) => Some(*scale),
                _ => None,
            }
        })
    })
}

/// Whether a line says nothing but the unit of money: `Tiền, triệu đồng`, `(1.000 đồng)`.
fn is_only_unit(words: &str) -> bool {
    let unit = ["tien", "don", "vi", "tinh", "1", "000", "1000"];
    words.split(' ').all(|word| NAMING.contains(&word) || unit.contains(&word))
}

/// Words that may stand between `năm` and its number.
const YEAR_KINDS: &[&str] = &["cong tac", "bao cao", "thong ke", "thi hanh an", "tai chinh"];

/// A year's number at the front of `words`, after an optional `năm`.
fn year(words: &[&str]) -> Option<i16> {
    let mut rest = words;
    if let Some((&("nam" | "of"), after)) = rest.split_first() {
        rest = after;
    }
    for kind in YEAR_KINDS {
        let n = kind.split(' ').count();
        if let Some((head, after)) = rest.split_at_checked(n)
            && kind.split(' ').eq(head.iter().copied())
        {
            rest = after;
        }
    }
    let number = |at: usize| rest.get(at).filter(|word| word.len() == 4)?.parse::<i16>().ok();
    let year = number(0)?;
    // `2021-2022` may be either.
    if number(1) == year.checked_add(1) {
        return None;
    }
    (1990..=2100).contains(&year).then_some(year)
}

fn number(word: &str) -> Option<u32> {
    word.parse().ok().filter(|_| word.len() <= 2)
}

/// The reporting periods that a text names beyond doubt, each once.
///
/// `tháng 6/2022` and `quý II/2022` are none: they may be a month, or the year up to it.
pub fn periods(text: &str) -> Vec<Period> {
    let mut out: Vec<Period> = Vec::new();
    let mut add = |period: Option<Period>| {
        if let Some(period) = period.filter(|period| !out.contains(period)) {
            out.push(period);
        }
    };
    for word in text.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ':' | ';' | ',')) {
        add(word.parse().ok());
    }
    let plain = plain(text);
    if !plain.bytes().any(|b| b.is_ascii_digit())
        || ["thong tu", "nghi dinh", "quyet dinh so"].iter().any(|law| plain.contains(law))
    {
        return out;
    }
    let words: Vec<&str> = plain.split(' ').collect();
    let is_part = names_months(&words);
    let mut at = 0_usize;
    while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
        let before = |n: usize| at.checked_sub(n).and_then(|i| words.get(i)).copied().unwrap_or_default();
        let (period, taken) = match rest {
            ["tu", ..] => dates(rest),
            [n, "thang" | "t", tail @ ..] if before(1) != "ngay" && number(n).is_some() => (months(number(n), tail), 2),
            ["muoi", n @ ("mot" | "hai"), "thang", tail @ ..] => (in_words(text, before(1), n, 10, tail), 3),
            [n, "thang", tail @ ..] if !matches!(before(1), "ngay" | "muoi") => {
                (in_words(text, before(1), n, 0, tail), 2)
            }
            ["first", n, "months", tail @ ..] => (months(number(n), tail), 3),
            [n, "months", tail @ ..] if !matches!(before(1), "last" | "next" | "past") => (months(number(n), tail), 2),
            ["first", "month", tail @ ..] => (months(Some(1), tail), 2),
            ["thang", "dau", tail @ ..] if alone(before(1)) => (months(Some(1), tail), 2),
            ["nam" | "year", tail @ ..] if !is_part && whole_year(before(1), before(2)) => {
                let year = year(tail).and_then(|year| Period::new(year, 12).ok());
                (year, 1)
            }
            _ => (None, 1),
        };
        at = at.saturating_add(if period.is_some() { taken.saturating_add(1) } else { 1 });
        add(period);
    }
    out
}

/// Numbers of months as words, without their marks and with them; `mười` before one or two is eleven or twelve.
const IN_WORDS: &[(&str, &str)] = &[
    ("mot", "một"),
    ("hai", "hai"),
    ("ba", "ba"),
    ("bon", "bốn"),
    ("nam", "năm"),
    ("sau", "sáu"),
    ("bay", "bảy"),
    ("tam", "tám"),
    ("chin", "chín"),
    ("muoi", "mười"),
];

/// `[sáu tháng] đầu năm 2022`, `06 (sáu) tháng đầu năm 2022`; none if the digits before say another number.
///
/// `text` is asked for the marks: without them six is also after, and `sau tháng đầu năm` no period at all.
fn in_words(text: &str, before: &str, word: &str, plus: u32, tail: &[&str]) -> Option<Period> {
    let (n, (_, marked)) = (1..).zip(IN_WORDS).find(|(_, (plain, _))| *plain == word)?;
    let n = plus.checked_add(n)?;
    let text: String = text.nfc().flat_map(char::to_lowercase).collect();
    let is_said = text.split(|c: char| !c.is_alphanumeric()).any(|word| word == *marked)
        && tail.first() == Some(&"dau")
        && number(before).is_none_or(|digits| digits == n);
    is_said.then(|| months(Some(n), tail))?
}

/// Whether `tháng đầu năm 2022` after this word is one month: not after `các`, `mấy`, or a number.
fn alone(before: &str) -> bool {
    matches!(before, "" | "su" | "an" | "viec" | "tien" | "trong" | "ky" | "cao" | "qua")
}

/// Whether months are spoken of, other than all twelve and that of a day: then a year beside them need not be whole.
fn names_months(words: &[&str]) -> bool {
    let before = |at: usize, n| at.checked_sub(n).and_then(|at| words.get(at)).copied();
    let is_none = |at| before(at, 2) == Some("ngay") || before(at, 1) == Some("12");
    words.iter().enumerate().any(|(at, word)| *word == "thang" && !is_none(at))
}

/// Whether `năm 2022` after these words means the whole year.
fn whole_year(last: &str, before: &str) -> bool {
    let part =
        matches!(last, "thang" | "quy" | "dau" | "cuoi" | "voi" | "tieu" | "giao" | "hoach" | "ky" | "t" | "truoc");
    let date = matches!(before, "thang" | "quy");
    !part && !date
}

/// `[6 tháng] đầu năm 2022`, what follows `tháng`.
fn months(number: Option<u32>, tail: &[&str]) -> Option<Period> {
    let number = number?;
    let tail = if let ["dau", rest @ ..] = tail { rest } else { tail };
    Period::new(year(tail)?, number).ok()
}

/// `từ ngày 01/10/2021 đến ngày 31/3/2022`: a period if it runs from 1 October to the end of a month.
fn dates(words: &[&str]) -> (Option<Period>, usize) {
    let fill = |word: &&&str| !matches!(**word, "tu" | "ngay" | "den" | "het" | "thang" | "nam");
    let window = words.get(..words.len().min(14)).unwrap_or_default();
    let parts: Vec<&str> = window.iter().filter(fill).take(6).copied().collect();
    let [d1, m1, y1, d2, m2, y2] = parts.as_slice() else { return (None, 1) };
    let day = |d: &str, m: &str, y: &str| {
        Date::new(y.parse().ok()?, number(m)?.try_into().ok()?, number(d)?.try_into().ok()?).ok()
    };
    let period = || {
        let (first, last) = (day(d1, m1, y1)?, day(d2, m2, y2)?);
        let year = crate::period::ReportingYear::of(last).ok()?;
        let period = (1..=12).filter_map(|n| year.months(n).ok()).find(|period| period.last_day() == last)?;
        (period.first_day() == first).then_some(period)
    };
    (period(), 6)
}

#[cfg(test)]
mod tests {
    use super::{name, periods, title};
    use crate::{amount::Scale, measure::Measure, period::Period, text::lang::Lang};

    #[test]
    fn a_period_is_read_where_it_is_beyond_doubt() {
        for (text, period) in [
            ("KẾT QUẢ THI HÀNH ÁN DÂN SỰ 06 THÁNG ĐẦU NĂM 2022", "2022/06"),
            ("10 tháng năm 2022", "2022/10"),
            ("6 tháng/năm 2022", "2022/06"),
            ("8 tháng đầu năm công tác 2023", "2023/08"),
            ("năm 2023", "2023/12"),
            ("(từ 01/10/2021 đến 31/3/2022)", "2022/06"),
            ("Từ ngày 01/10/2022 đến hết ngày 30/09/2023", "2023/12"),
            ("Kỳ báo cáo: 2022/06", "2022/06"),
            ("6T2022", "2022/06"),
            ("sáu tháng đầu năm 2022", "2022/06"),
            ("06 (sáu) tháng đầu năm 2022", "2022/06"),
            ("Năm tháng đầu năm 2022", "2022/05"),
            ("mười một tháng đầu năm 2022", "2022/11"),
            ("SÁU THÁNG ĐẦU NĂM 2022", "2022/06"),
            ("Kết quả năm 2022 (12 tháng)", "2022/12"),
            ("Results of civil judgment enforcement, 9 months of 2023", "2023/09"),
            ("Kết quả năm 2022, Long An, ngày 05 tháng 10 năm 2022", "2022/12"),
        ] {
            assert_eq!(periods(text), [period.parse::<Period>().unwrap()], "{text}");
        }
        for text in [
            "tháng 6/2022",
            "the last 6 months of 2022",
            "quý II năm 2022",
            "tháng 3 năm 2022",
            "Long An, ngày 05 tháng 4 năm 2022",
            "Ngày 6 tháng 11 năm 2022",
            "ban hành kèm theo Thông tư số 06/2019/TT-BTP ngày 21 tháng 11 năm 2019",
            "6 tháng cuối năm 2022",
            "từ 01/01/2022 đến 31/3/2022",
            "so với năm 2021",
            "T6.2022",
            "mười ba tháng đầu năm 2022",
            "05 (sáu) tháng đầu năm 2022",
            "mấy tháng đầu năm 2022",
            "sau tháng đầu năm 2022",
            "SAU THANG DAU NAM 2022",
            "các tháng đầu năm 2022",
            "năm 2022, kỳ 6 tháng",
            "Tháng thứ 6 năm 2022",
            "Năm báo cáo 2022 - 13 tháng",
            "6 tháng đầu năm 2021-2022",
        ] {
            assert_eq!(periods(text), [], "{text}");
        }
    }

    #[test]
    fn every_label_is_read_back() {
        for (year, months) in (2006..=2026).flat_map(|year| (1..=12).map(move |months| (year, months))) {
            let period = Period::new(year, months).unwrap();
            assert_eq!(periods(&period.label(Lang::Vi)), [period]);
            assert_eq!(periods(&period.label(Lang::En)), [period]);
            assert_eq!(periods(&period.to_string()), [period]);
        }
    }

    #[test]
    fn measure_and_unit() {
        let said = |text: &str| {
            let title = title([text]);
            (title.measure, title.unit)
        };
        assert_eq!(said("Đơn vị tính: 1.000 đồng"), (Some(Measure::Money), Some(Scale::Thousand)));
        assert_eq!(said("ĐVT: triệu đồng"), (Some(Measure::Money), Some(Scale::Million)));
        assert_eq!(said("Tiền, triệu đồng"), (Some(Measure::Money), Some(Scale::Million)));
        assert_eq!(said("(1.000 đồng)"), (Some(Measure::Money), Some(Scale::Thousand)));
        assert_eq!(said("Các vụ trên 500 triệu đồng").0, None);
        assert_eq!(said("Đơn vị tính: Việc"), (Some(Measure::Cases), None));
        assert_eq!(said("Đơn vị tính: việc, 1.000 đồng"), (Some(Measure::Cases), Some(Scale::Thousand)));
        assert_eq!(said("TÍNH BẰNG TIỀN"), (Some(Measure::Money), None));
        assert_eq!(said("KẾT QUẢ THI HÀNH ÁN DÂN SỰ TÍNH BẰNG VIỆC"), (Some(Measure::Cases), None));
        assert_eq!(said("Kết quả thi hành án dân sự (việc) 3 tháng năm 2024"), (Some(Measure::Cases), None));
        assert_eq!(said("Results (cases), (money)"), (None, None));
        assert_eq!(said("Kết quả về việc và về tiền"), (None, None));
        assert_eq!(said("Cục THADS tỉnh Tiền Giang, huyện Đông Hải"), (None, None));
        assert_eq!(name("Tiền").measure, Some(Measure::Money));
        assert_eq!(name("Biểu 06 - việc").measure, Some(Measure::Cases));
        assert_eq!(name("Tiền Giang").measure, None);
    }
}
