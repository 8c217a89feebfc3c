//! What people type for a period or a measure: one reader for Python's arguments, the command line, report files and
//! the cells of tables.

use crate::{
    date::Date,
    measure::Measure,
    period::{Period, PeriodError, Quarter, ReportingYear},
    text::{clip::clip, digits::is_digits, normalise::plain, unknown_name::UnknownName},
    vocabulary::title,
};

/// A period as people type it: `2023/06`, `6 tháng đầu năm 2023`, `quý II/2023`, `đến 31/3/2023`, `tháng 3 năm 2023`.
///
/// Every figure is cumulative from 1 October: a month or a day stands for the period that ends with it, a quarter of the
/// reporting year (quý I is October to December) for the one that ends with the quarter.
///
/// # Errors
///
/// What has two readings is refused with both written out: `6/2023` and `2023-06` are June, or six months. A day must be
/// the last one of its month.
///
/// ```
/// use thads_metrics::vocabulary::typed;
/// let march = "2023/06".parse();
/// for text in ["6 tháng đầu năm 2023", "quý II/2023", "đến 31/3/2023", "2023-03-31", "tháng 3 năm 2023"] {
///     assert_eq!(typed::period(text), march, "{text}");
/// }
/// assert_eq!(typed::period("6/2023").unwrap_err().to_string(),
///     "\"6/2023\" has two readings; write 2023/09 if it is up to the end of that month, 2023/06 if it is so many months of \
///      the reporting year");
/// ```
pub fn period(text: &str) -> Result<Period, PeriodError> {
    let malformed = match text.parse() {
        Err(malformed @ PeriodError::Malformed { .. }) => malformed,
        read => return read,
    };
    if text.trim().parse::<Period>().is_ok() {
        return Err(malformed); // spaces around are the caller's to take off
    }
    if let Some(period) = Period::ending(text) {
        return Ok(period);
    }
    let words = plain(text);
    let words: Vec<&str> = words.split(' ').filter(|word| !word.is_empty()).collect();
    let has_words = text.chars().any(char::is_alphabetic);
    if !has_words && let [a, b] = words.as_slice() {
        let (month, year) = if a.len() == 4 { (b, a) } else { (a, b) };
        return Err(two_readings(text, month, year).unwrap_or(malformed));
    }
    let until: Vec<&str> = words.iter().copied().skip_while(|word| UNTIL.contains(word)).collect();
    if until.len() == 3 && until.iter().all(|part| is_digits(part)) {
        let is_day = day(&until).is_some();
        let wrong = if is_day { PeriodError::NotLastDay { got: clip(text) } } else { malformed };
        return Period::ending(&until.join("/")).ok_or(wrong);
    }
    if !has_words {
        return Err(malformed);
    }
    if let Some(read) = month_or_quarter(&until) {
        return read;
    }
    match title::periods(text).as_slice() {
        [one] => Ok(*one),
        _ => Err(malformed),
    }
}

/// A measure as people type it: `cases`, `việc`, `về tiền`, `tính bằng việc`, `án hành chính`, with marks or without.
///
/// ```
/// use thads_metrics::{Measure, vocabulary::typed};
/// assert_eq!(typed::measure("tiền"), Ok(Measure::Money));
/// assert_eq!(typed::measure("Về việc"), Ok(Measure::Cases));
/// assert!(typed::measure("vụ án").is_err());
/// ```
pub fn measure(text: &str) -> Result<Measure, UnknownName> {
    let known = || match plain(text).as_str() {
        "viec" | "ve viec" | "vu viec" | "cases" | "so viec" => Some(Measure::Cases),
        "tien" | "ve tien" | "money" | "so tien" => Some(Measure::Money),
        "hanh chinh" | "an hanh chinh" | "admin" => Some(Measure::Admin),
        _ => title::title([text]).measure,
    };
    Measure::in_words(text).or_else(known).ok_or_else(|| UnknownName::Measure { got: clip(text) })
}

/// Words that may stand before the day that a period ends on.
const UNTIL: &[&str] = &["tinh", "den", "toi", "het", "ngay", "until", "up", "to"];

/// `6/2023`: the month by the calendar, or so many months of the year.
fn two_readings(text: &str, month: &str, year: &str) -> Option<PeriodError> {
    let number: u8 = Some(month).filter(|month| is_digits(month))?.parse().ok()?;
    let year: i16 = Some(year).filter(|year| year.len() == 4 && is_digits(year))?.parse().ok()?;
    let months = ReportingYear::new(year).ok()?.months(number.into()).ok()?;
    Some(PeriodError::TwoReadings { got: clip(text), month: up_to(number, year)?, months })
}

/// The period that ends with a month of the calendar.
fn up_to(month: u8, year: i16) -> Option<Period> {
    let last = Date::new(year, month, 1).ok()?.last_of_month();
    let year = ReportingYear::of(last).ok()?;
    (1..=12).filter_map(|months| year.months(months).ok()).find(|period| period.last_day() == last)
}

/// The day that three numbers name, the year first or last.
fn day(parts: &[&str]) -> Option<Date> {
    let [a, b, c] = parts else { return None };
    let (day, month, year) = if a.len() == 4 { (c, b, a) } else { (a, b, c) };
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// `tháng 3 năm 2023`, `tháng 3/2023`; `quý II/2023`, `quarter 2 of 2023`: what ends with it.
fn month_or_quarter(words: &[&str]) -> Option<Result<Period, PeriodError>> {
    let (kind, rest) = words.split_first()?;
    let rest: Vec<&str> = rest.iter().copied().filter(|word| !matches!(*word, "nam" | "of")).collect();
    let [number, year] = rest.as_slice() else { return None };
    let year: i16 = Some(year).filter(|year| year.len() == 4 && is_digits(year))?.parse().ok()?;
    match *kind {
        "thang" | "month" => Some(number)
            .filter(|number| number.len() <= 2 && is_digits(number))
            .and_then(|number| Some(Ok(up_to(number.parse().ok()?, year)?))),
        "quy" | "quarter" => {
            let number = match *number {
                "i" => 1,
                "ii" => 2,
                "iii" => 3,
                "iv" => 4,
                digits => Some(digits).filter(|digits| is_digits(digits))?.parse().ok()?,
            };
            Some(ReportingYear::new(year).and_then(|year| year.quarter(number)).map(Quarter::through))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::period;
    use crate::{
        period::{Period, PeriodError, ReportingYear},
        text::lang::Lang,
    };

    #[test]
    fn every_way_to_write_a_period_is_read() {
        for year in 2006..=2026_i16 {
            for months in 1..=12 {
                let wanted = Period::new(year, months).unwrap();
                let last = wanted.last_day();
                let (d, m, y) = (last.day(), last.month(), last.year());
                for text in [
                    wanted.to_string(),
                    wanted.label(Lang::Vi),
                    wanted.label(Lang::En),
                    format!("tháng {m} năm {y}"),
                    format!("Tháng {m:02}/{y}"),
                    format!("đến {d}/{m}/{y}"),
                    format!("tính đến hết ngày {d:02}/{m:02}/{y}"),
                    format!("{y}-{m:02}-{d:02}"),
                    format!("{d}.{m}.{y}"),
                ] {
                    assert_eq!(period(&text), Ok(wanted), "{text}");
                }
            }
            for (number, roman) in (1..).zip(["I", "II", "III", "IV"]) {
                let quarter = ReportingYear::new(year).unwrap().quarter(number).unwrap();
                for text in [format!("quý {roman}/{year}"), format!("Quý {number} năm {year}")] {
                    assert_eq!(period(&text), Ok(quarter.through()), "{text}");
                }
            }
        }
    }

    #[test]
    fn two_readings_are_refused_with_both() {
        for (month, year) in (1..=12).flat_map(|month| (2010..=2026).map(move |year| (month, year))) {
            for text in [format!("{month}/{year}"), format!("{year}-{month:02}"), format!("{month:02}-{year}")] {
                let Err(PeriodError::TwoReadings { month: by_month, months, .. }) = period(&text) else {
                    panic!("{text} was read");
                };
                assert_eq!((by_month.last_day().month(), by_month.last_day().year()), (month, year));
                assert_eq!((i16::from(months.months()), months.year().number()), (i16::from(month), year));
            }
        }
    }

    #[test]
    fn what_is_no_period_is_refused() {
        for text in [
            "",
            "2022",
            "2022/6/1",
            "30/3/2023",
            "đến 30/3/2023",
            "31/2/2023",
            "13/2023",
            "tháng 13 năm 2023",
            "quý V/2023",
            "quý 5 năm 2023",
            "6 tháng",
            "2022/Q2",
            "năm 2022 và năm 2023",
            "tháng 3",
            "6 tháng cuối năm 2022",
        ] {
            assert!(period(text).is_err(), "{text}: {:?}", period(text));
        }
    }
}
