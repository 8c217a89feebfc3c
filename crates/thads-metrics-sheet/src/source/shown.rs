//! A number whose format shows less, or another power of ten, than is stored ([`Shown`]).

/// A number that is not shown as it is stored: 272565971000, of which the format `#,##0,` shows `272,565,971`.
///
/// ```
/// use thads_metrics_sheet::Shown;
/// let shown = Shown { stored: "272565971000".into(), thousands: 1, places: 0 };
/// assert_eq!(shown.text(), "272565971");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The number as it is stored: digits with a dot.
    pub stored: Box<str>,
    /// How often it is divided by a thousand before it is shown.
    pub thousands: u8,
    /// How many decimals are shown of it.
    pub places: u16,
}

impl Shown {
    /// The number as it is shown: digits with a dot.
    pub fn text(&self) -> String {
        let shift = i32::from(self.thousands).saturating_mul(3);
        Self::rounded(&self.stored, shift, self.places).unwrap_or_else(|| self.stored.to_string())
    }

    /// `digits × 10^-shift`, rounded half-up to `places` decimals; `None` where that is too long, or these are no digits.
    pub fn rounded(digits: &str, shift: i32, places: u16) -> Option<String> {
        let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |digits| ("-", digits));
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
        let mantissa: i128 = format!("{whole}{decimals}").parse().ok()?;
        // the number is mantissa × 10^-have, and is wanted as a count of 10^-places
        let have = i32::try_from(decimals.len()).ok()?.checked_add(shift)?;
        let more = i32::from(places).checked_sub(have)?;
        let power = 10_i128.checked_pow(more.unsigned_abs());
        let units = match (more >= 0, power) {
            (true, power) => mantissa.checked_mul(power?)?,
            (false, Some(unit)) => mantissa.checked_add(unit.checked_div(2)?)?.checked_div(unit)?,
            (false, None) => 0, // far below the last place
        };
        let sign = if units == 0 { "" } else { sign };
        let width = usize::from(places).checked_add(1)?;
        let padded = format!("{units:0>width$}");
        let (whole, decimals) = padded.split_at_checked(padded.len().checked_sub(usize::from(places))?)?;
        Some(if places == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{decimals}") })
    }
}

#[cfg(test)]
mod tests {
    use super::Shown;

    #[test]
    fn numbers_are_rounded_half_up_at_any_power_of_ten() {
        let rounded = |digits, shift, places| Shown::rounded(digits, shift, places);
        assert_eq!(rounded("0.50745", -2, 2).as_deref(), Some("50.75"));
        assert_eq!(rounded("-0.004", -2, 0).as_deref(), Some("0"));
        assert_eq!(rounded("-1.5", 0, 0).as_deref(), Some("-2"));
        assert_eq!(rounded("272565971499", 3, 0).as_deref(), Some("272565971"));
        assert_eq!(rounded("5", 6, 1).as_deref(), Some("0.0"));
        assert_eq!(rounded("5", 60, 1).as_deref(), Some("0.0"));
        assert_eq!(rounded("1e5", 0, 0), None);
        assert_eq!(rounded("99999999999999999999", -30, 2), None);
    }
}
