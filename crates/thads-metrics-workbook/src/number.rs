//! From the floats that workbooks hold to exact cells.

use calamine::{Data, DataRef, ExcelDateTime};
use thads_metrics::sheet::Cell;

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

/// A number that its format shows as a percentage, with the digits that are shown: half-up, as printed.
pub(crate) fn percent(value: f64, places: u16) -> Cell {
    shown(&value.to_string(), places).map_or_else(|| cell(value), |text| Cell::Percent(text.into(), places))
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

/// The decimals that a number format shows a percentage with; `None` if it shows none.
pub(crate) fn percent_places(format: &str) -> Option<u16> {
    let (mut places, mut after_point, mut is_percent) = (0_u16, false, false);
    let mut chars = format.chars();
    while let Some(c) = chars.next() {
        match c {
            ';' => break, // what follows is for negative numbers
            '"' => drop(chars.by_ref().find(|c| *c == '"')),
            '[' => drop(chars.by_ref().find(|c| *c == ']')),
            '\\' | '_' | '*' => drop(chars.next()), // the next one is shown, skipped or repeated, not read
            '.' => after_point = true,
            '0' | '#' | '?' if after_point => places = places.saturating_add(1),
            '%' => is_percent = true,
            _ => {}
        }
    }
    is_percent.then_some(places)
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
        let shows = |value, places| match percent(value, places) {
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
    fn a_percent_sign_counts_where_the_format_shows_one() {
        assert_eq!(percent_places("0.00%"), Some(2));
        assert_eq!(percent_places("0%"), Some(0));
        assert_eq!(percent_places("#,##0.0 %;[Red]-0.00%"), Some(1));
        assert_eq!(percent_places("0.00"), None);
        assert_eq!(percent_places("0\" %\""), None);
        assert_eq!(percent_places("0\\%"), None);
        assert_eq!(percent_places("[<1]0.0%;0"), Some(1));
    }
}
