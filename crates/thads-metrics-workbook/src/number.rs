//! From the numbers that workbooks hold to exact cells, as their formats show them.

use jiff::{Span, civil};
use thads_metrics_sheet::{Cell, Shown};

use crate::format::{Format, Shows};

/// Whole floats up to here stand for one whole number each; 2^53 is also what 2^53 + 1 is read as.
const EXACT: f64 = 9_007_199_254_740_991.0;

/// A number of a binary float: whole, or the decimal number that its 15 significant digits say, which are those that
/// spreadsheets keep; what follows is noise of their arithmetic.
///
/// A larger whole float could stand for several whole numbers, so it stays a `Decimal`.
#[allow(clippy::float_cmp)] // compared with itself
pub(crate) fn float(value: f64) -> Cell {
    if !value.is_finite() {
        Cell::Error(value.to_string().into())
    } else if value.trunc() == value && value.abs() > EXACT {
        Cell::Decimal(value.to_string().into()) // never with an exponent
    } else if value.trunc() == value {
        digits(&value.to_string())
    } else {
        digits(&format!("{value:.14e}"))
    }
}

/// A number as XML writes it; `None` if it is none. Whole ones are those digits, whatever a float could hold.
pub(crate) fn written(text: &str) -> Option<(f64, Cell)> {
    let text = text.trim();
    let value = text.parse::<f64>().ok().filter(|value| value.is_finite())?;
    let is_whole = text.strip_prefix('-').unwrap_or(text).bytes().all(|b| b.is_ascii_digit());
    let cell = if !is_whole {
        float(value)
    } else if value.abs() > EXACT {
        Cell::Decimal(text.into())
    } else {
        digits(text)
    };
    Some((value, cell))
}

fn digits(text: &str) -> Cell {
    Cell::number(text).unwrap_or_else(|| Cell::Error(text.into()))
}

/// A float of a workbook as its format shows it.
#[cfg(test)]
pub(crate) fn shown_float(value: f64, format: Option<&Format>, epoch: Epoch) -> Cell {
    shown(value, float(value), format, epoch)
}

/// A number as its format shows it: a day; a percentage with the digits that are shown, half-up, as printed; any
/// other with all digits that it has and the zeros that are shown after them, and with what of it is not shown.
pub(crate) fn shown(value: f64, cell: Cell, format: Option<&Format>, epoch: Epoch) -> Cell {
    let shows = format.map_or(Shows::All, |format| format.shows(value));
    let stored = match &cell {
        Cell::Whole(number) => number.to_string().into(),
        Cell::Decimal(text) => text.clone(),
        _ => return cell,
    };
    match shows {
        Shows::All => cell,
        Shows::Day => day(&stored, epoch).unwrap_or(cell),
        Shows::Duration => Cell::Day(stored),
        Shows::Percent(places) => {
            Shown::rounded(&stored, -2, places).map_or(cell, |text| Cell::Percent(text.into(), places))
        }
        Shows::Decimals { most, least, thousands } => {
            let (whole, decimals) = stored.split_once('.').unwrap_or((&stored, ""));
            let width = usize::from(least);
            if thousands > 0 || decimals.len() > usize::from(most) {
                Cell::Shown(Box::new(Shown { stored, thousands, places: most }))
            } else if least > 0 {
                Cell::Decimal(format!("{whole}.{decimals:0<width$}").into())
            } else {
                cell
            }
        }
    }
}

/// The day that a workbook counts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Epoch {
    /// 1 is the first of January 1900, which year is given a 29 February.
    #[default]
    Of1900,
    /// 0 is the first of January 1904.
    Of1904,
}

/// A count of days as a day, with the time of the day if it has one, in ISO 8601.
fn day(stored: &str, epoch: Epoch) -> Option<Cell> {
    let (days, decimals) = stored.split_once('.').unwrap_or((stored, ""));
    let days: i64 = days.parse().ok()?;
    let first = match epoch {
        Epoch::Of1904 => civil::date(1904, 1, 1),
        Epoch::Of1900 if days < 60 => civil::date(1899, 12, 31),
        Epoch::Of1900 => civil::date(1899, 12, 30),
    };
    let fraction: String = format!("{decimals:0<9}").chars().take(9).collect();
    let billionths: i64 = fraction.parse().ok()?;
    let seconds = billionths.checked_mul(86_400)?.checked_add(500_000_000)?.checked_div(1_000_000_000)?;
    let at = first.at(0, 0, 0, 0).checked_add(Span::new().try_days(days).ok()?.try_seconds(seconds).ok()?).ok()?;
    let day = at.date();
    Some(Cell::Day(if seconds == 0 { day.to_string().into() } else { format!("{day}T{}", at.time()).into() }))
}

/// Text; none is nothing.
pub(crate) fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_float_stands_for_its_fifteen_digits() {
        assert_eq!(float(5574.0), Cell::Whole(5574));
        assert_eq!(float(-0.0), Cell::Whole(0));
        assert_eq!(float(0.1 + 0.2), Cell::Decimal("0.3".into()));
        assert_eq!(float(5_409.000_000_000_001), Cell::Whole(5_409));
        assert_eq!(float(1e-7), Cell::Decimal("0.0000001".into()));
        assert_eq!(float(EXACT), Cell::Whole(9_007_199_254_740_991));
        assert_eq!(float(EXACT + 1.0), Cell::Decimal("9007199254740992".into()));
        assert_eq!(float(1e17), Cell::Decimal("100000000000000000".into()));
        assert!(matches!(float(f64::NAN), Cell::Error(_)));
    }

    #[test]
    fn written_numbers_keep_the_digits_that_stand_there() {
        let cell = |text| written(text).map(|(_, cell)| cell);
        assert_eq!(cell("9007199254740993"), Some(Cell::Decimal("9007199254740993".into())));
        assert_eq!(
            cell("2.7256597100000001E8"),
            Some(Cell::Decimal("272565971".into())).map(|_| Cell::Whole(272_565_971))
        );
        assert_eq!(cell("0.60000000000000009"), Some(Cell::Decimal("0.6".into())));
        assert_eq!((cell("abc"), cell("1e999"), cell("")), (None, None, None));
    }

    #[test]
    fn a_percentage_has_the_digits_that_are_shown() {
        let shows = |value, code: &str| match shown_float(value, Some(&Format::new(code)), Epoch::Of1900) {
            Cell::Percent(text, _) => text.to_string(),
            other => format!("{other:?}"),
        };
        assert_eq!(shows(0.5075, "0.00%"), "50.75");
        assert_eq!(shows(0.5, "0.00%"), "50.00");
        assert_eq!(shows(1.0, "0%"), "100");
        assert_eq!(shows(20_298.0 / 40_000.0, "0.00%"), "50.75"); // 50,745, half-up
        assert_eq!(shows(0.004, "0%"), "0");
        assert_eq!(shows(-0.004, "0%"), "0");
        assert_eq!(shows(-0.0163, "0.0%"), "-1.6");
        assert_eq!(shows(0.07, "0.00%"), "7.00"); // 0.07 × 100 is 7.000000000000001 in floats
    }

    #[test]
    fn decimals_are_those_shown_or_more_and_what_is_not_shown_is_kept() {
        let cell = |value, code: &str| shown_float(value, Some(&Format::new(code)), Epoch::Of1900);
        let text = |value, code| match cell(value, code) {
            Cell::Decimal(text) => text.to_string(),
            other => format!("{other:?}"),
        };
        assert_eq!(
            (text(28.7, "0.00"), text(29.0, "0.00"), text(-0.5, "0.0")),
            ("28.70".into(), "29.00".into(), "-0.5".into())
        );
        assert!(
            matches!(cell(28.657_142, "0.00"), Cell::Shown(shown) if &*shown.stored == "28.657142" && shown.places == 2)
        );
        assert!(matches!(cell(272_565_971_000.0, "#,##0,"), Cell::Shown(shown) if shown.thousands == 1));
        assert_eq!(cell(5.0, "#,##0"), Cell::Whole(5));
    }

    #[test]
    fn days_are_counted_as_spreadsheets_count_them() {
        let day = |value, epoch| match shown_float(value, Some(&Format::new("dd/mm/yyyy hh:mm")), epoch) {
            Cell::Day(text) => text.to_string(),
            other => format!("{other:?}"),
        };
        assert_eq!(day(1.0, Epoch::Of1900), "1900-01-01");
        assert_eq!(day(59.0, Epoch::Of1900), "1900-02-28");
        assert_eq!(day(61.0, Epoch::Of1900), "1900-03-01");
        assert_eq!(day(44_651.75, Epoch::Of1900), "2022-03-31T18:00:00");
        assert_eq!(day(0.0, Epoch::Of1904), "1904-01-01");
    }
}
