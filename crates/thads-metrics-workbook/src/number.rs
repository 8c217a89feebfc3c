//! From the floats that workbooks hold to exact cells.

use calamine::{Data, DataRef, ExcelDateTime};
use thads_metrics_sheet::Cell;

/// Whole floats up to here stand for one whole number each; 2^53 is also what 2^53 + 1 is read as.
const EXACT: f64 = 9_007_199_254_740_991.0;

/// A number: whole, or the shortest decimal form that is this float.
///
/// A larger whole float could stand for several whole numbers, so it stays a `Decimal`.
#[allow(clippy::cast_possible_truncation, clippy::float_cmp)] // so small a whole number fits, and is compared with itself
pub(crate) fn cell(value: f64) -> Cell {
    if value.trunc() == value && value.abs() <= EXACT {
        Cell::Whole(value as i128)
    } else if value.is_finite() {
        Cell::Decimal(value.to_string().into()) // never with an exponent
    } else {
        Cell::Error(value.to_string().into())
    }
}

/// What a number format shows of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shows {
    /// A hundred times it, with so many decimals and a percent sign.
    Percent(u16),
    /// No fewer decimals than these.
    Decimals(u16),
}

/// A number as its format shows it: a percentage with the digits that are shown, half-up, as printed; any other with
/// all digits that it has, and the zeros that are shown after them.
pub(crate) fn formatted(value: f64, shows: Option<Shows>) -> Cell {
    match shows {
        None => cell(value),
        Some(Shows::Percent(places)) => {
            shown(&value.to_string(), places).map_or_else(|| cell(value), |text| Cell::Percent(text.into(), places))
        }
        Some(Shows::Decimals(places)) => {
            let text = match cell(value) {
                Cell::Whole(number) => number.to_string(),
                Cell::Decimal(text) => text.into(),
                other => return other,
            };
            let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
            let width = usize::from(places);
            Cell::Decimal(format!("{whole}.{decimals:0<width$}").into())
        }
    }
}

/// Hundred times a decimal text, rounded half-up to `places` decimals.
fn shown(text: &str, places: u16) -> Option<String> {
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("-", digits));
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let mantissa: i128 = format!("{whole}{decimals}").parse().ok()?;
    let have = u32::try_from(decimals.len()).ok()?;
    let want = u32::from(places).checked_add(2)?;
    let units = if want >= have {
        mantissa.checked_mul(10_i128.checked_pow(want.checked_sub(have)?)?)?
    } else {
        let unit = 10_i128.checked_pow(have.checked_sub(want)?)?;
        let half = unit.checked_div(2)?;
        mantissa.checked_add(half)?.checked_div(unit)?
    };
    let sign = if units == 0 { "" } else { sign };
    let width = usize::from(places).checked_add(1)?;
    let padded = format!("{units:0>width$}");
    let (whole, decimals) = padded.split_at_checked(padded.len().checked_sub(usize::from(places))?)?;
    Some(if places == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{decimals}") })
}

/// What a number format shows: a percentage, decimals whatever the number; `None` for all else, days among it.
pub(crate) fn shows(format: &str) -> Option<Shows> {
    let (mut places, mut after_point, mut is_percent) = (0_u16, false, false);
    let (mut zeros, mut is_number) = (0_u16, true);
    let mut chars = format.chars();
    while let Some(c) = chars.next() {
        match c {
            ';' => break, // what follows is for negative numbers
            '"' => drop(chars.by_ref().find(|c| *c == '"')),
            '[' => drop(chars.by_ref().find(|c| *c == ']')),
            '\\' | '_' | '*' => drop(chars.next()), // the next one is shown, skipped or repeated, not read
            '.' => after_point = true,
            '0' | '#' | '?' if after_point => {
                places = places.saturating_add(1);
                zeros = zeros.saturating_add(u16::from(c == '0'));
            }
            '%' => is_percent = true,
            c => is_number &= !c.is_alphabetic(),
        }
    }
    if is_percent { Some(Shows::Percent(places)) } else { (is_number && zeros > 0).then_some(Shows::Decimals(zeros)) }
}

/// A day, a time, or both, in ISO 8601.
pub(crate) fn day(value: &ExcelDateTime) -> Cell {
    if value.is_duration() {
        return Cell::Day(value.as_f64().to_string().into());
    }
    let (year, month, day, hour, minute, second, _) = value.to_ymd_hms_milli();
    let time =
        if (hour, minute, second) == (0, 0, 0) { String::new() } else { format!("T{hour:02}:{minute:02}:{second:02}") };
    Cell::Day(format!("{year:04}-{month:02}-{day:02}{time}").into())
}

/// A value as calamine lends it.
pub(crate) fn borrowed(value: DataRef<'_>) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::Float(value) => cell(value),
        DataRef::Int(value) => Cell::Whole(value.into()),
        DataRef::SharedString(text) => written(text),
        DataRef::String(text) => written(&text),
        DataRef::Bool(flag) => Cell::Flag(flag),
        DataRef::DateTime(value) => day(&value),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Cell::Day(text.into()),
        DataRef::Error(error) => Cell::Error(error.to_string().into()),
    }
}

/// A value as calamine gives it away.
pub(crate) fn owned(value: &Data) -> Cell {
    match value {
        Data::Empty => Cell::Empty,
        Data::Float(value) => cell(*value),
        Data::Int(value) => Cell::Whole((*value).into()),
        Data::String(text) => written(text),
        Data::Bool(flag) => Cell::Flag(*flag),
        Data::DateTime(value) => day(value),
        Data::DateTimeIso(text) | Data::DurationIso(text) => Cell::Day(text.as_str().into()),
        Data::Error(error) => Cell::Error(error.to_string().into()),
    }
}

/// Text; none is nothing.
pub(crate) fn written(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_floats_are_exact_and_others_keep_their_shortest_digits() {
        assert_eq!(cell(5574.0), Cell::Whole(5574));
        assert_eq!(cell(-0.0), Cell::Whole(0));
        assert_eq!(cell(0.1 + 0.2), Cell::Decimal("0.30000000000000004".into()));
        assert_eq!(cell(1e-7), Cell::Decimal("0.0000001".into()));
        assert_eq!(cell(EXACT), Cell::Whole(9_007_199_254_740_991));
        assert_eq!(cell(EXACT + 1.0), Cell::Decimal("9007199254740992".into()));
        assert_eq!(cell(1e17), Cell::Decimal("100000000000000000".into()));
        assert!(matches!(cell(f64::NAN), Cell::Error(_)));
    }

    #[test]
    fn a_percentage_has_the_digits_that_are_shown() {
        let shows = |value, places| match formatted(value, Some(Shows::Percent(places))) {
            Cell::Percent(text, _) => text.to_string(),
            other => format!("{other:?}"),
        };
        assert_eq!(shows(0.5075, 2), "50.75");
        assert_eq!(shows(0.5, 2), "50.00");
        assert_eq!(shows(1.0, 0), "100");
        assert_eq!(shows(20_298.0 / 40_000.0, 2), "50.75"); // 50,745, half-up
        assert_eq!(shows(0.004, 0), "0");
        assert_eq!(shows(-0.004, 0), "0");
        assert_eq!(shows(-0.0163, 1), "-1.6");
        assert_eq!(shows(0.07, 2), "7.00"); // 0.07 × 100 is 7.000000000000001 in floats
        assert!(shows(1e300, 2).starts_with("Decimal")); // too large to be a rate
    }

    #[test]
    fn decimals_are_those_shown_or_more() {
        let text = |value, places| match formatted(value, Some(Shows::Decimals(places))) {
            Cell::Decimal(text) => text.to_string(),
            other => format!("{other:?}"),
        };
        assert_eq!((text(28.7, 2), text(29.0, 2), text(-0.5, 1)), ("28.70".into(), "29.00".into(), "-0.5".into()));
        assert_eq!(text(28.657_142, 2), "28.657142"); // what is shown is rounded, what is there is not
        assert!(text(f64::NAN, 2).starts_with("Error"));
    }

    #[test]
    fn a_percent_sign_counts_where_the_format_shows_one() {
        assert_eq!(shows("0.00%"), Some(Shows::Percent(2)));
        assert_eq!(shows("0%"), Some(Shows::Percent(0)));
        assert_eq!(shows("#,##0.0 %;[Red]-0.00%"), Some(Shows::Percent(1)));
        assert_eq!(shows("0.00"), Some(Shows::Decimals(2)));
        assert_eq!(shows("#,##0.0#;[Red]-0"), Some(Shows::Decimals(1)));
        assert_eq!(shows("0\" %\""), None);
        assert_eq!(shows("0\\%"), None);
        assert_eq!(shows("[<1]0.0%;0"), Some(Shows::Percent(1)));
        for other in ["General", "0", "#,##0", "dd/mm/yyyy", "hh:mm:ss.000", "0.00E+00", "@"] {
            assert_eq!(shows(other), None, "{other}");
        }
    }
}
