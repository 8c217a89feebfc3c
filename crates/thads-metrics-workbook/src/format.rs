//! Number formats: what a code such as `#,##0.00;[Red]-0%` shows of a number ([`Format`]).

/// How a number format shows numbers: by its sections, each for numbers of its own.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Format(Vec<Section>);

/// What a section of a format shows, and of which numbers if it says so itself.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Section {
    condition: Option<(String, String)>,
    shows: Shows,
}

/// What a number format shows of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shows {
    /// All of it, as far as there is room.
    All,
    /// A hundred times it, with so many decimals and a percent sign.
    Percent(u16),
    /// A day or a time of day.
    Day,
    /// A length of time, in hours past 24.
    Duration,
    /// A number of decimals.
    Decimals {
        /// The most decimals that are shown.
        most: u16,
        /// Decimals that are shown even if they are zero.
        least: u16,
        /// How often it is divided by a thousand.
        thousands: u8,
    },
}

impl Format {
    /// A format by its code.
    pub(crate) fn new(code: &str) -> Self {
        Self(sections(code).into_iter().map(Section::new).collect())
    }

    /// A format that spreadsheets have without a code, by its number.
    pub(crate) fn built_in(number: u16) -> Option<Self> {
        Some(Self::new(match number {
            1 => "0",
            2 => "0.00",
            3 | 37 | 38 | 41 | 42 => "#,##0",
            4 | 39 | 40 | 43 | 44 => "#,##0.00",
            5 | 6 => "#,##0 $",
            7 | 8 => "#,##0.00 $",
            9 => "0%",
            10 => "0.00%",
            11 => "0.00E+00",
            48 => "##0.0E+0",
            14..=17 | 22 | 27..=31 | 36 | 50..=58 => "dd/mm/yyyy",
            18..=21 | 32..=35 | 45 | 47 => "hh:mm:ss",
            46 => "[h]:mm:ss",
            _ => return None,
        }))
    }

    /// What is shown of a number.
    pub(crate) fn shows(&self, value: f64) -> Shows {
        let by_condition = self.0.iter().find(|section| section.applies(value));
        let by_place = match self.0.as_slice() {
            [_, negative, _, ..] | [_, negative] if value < 0.0 => Some(negative),
            [_, _, zero, ..] if value == 0.0 => Some(zero),
            all => all.first(),
        };
        let conditional = self.0.iter().any(|section| section.condition.is_some());
        let section = if conditional { by_condition.or(self.0.last()) } else { by_place };
        section.map_or(Shows::All, |section| section.shows)
    }
}

/// Cut at each semicolon that is not quoted.
fn sections(code: &str) -> Vec<&str> {
    let (mut cut, mut from, mut chars) = (Vec::new(), 0, code.char_indices());
    while let Some((at, c)) = chars.next() {
        match c {
            ';' => {
                cut.push(code.get(from..at).unwrap_or_default());
                from = at.saturating_add(1);
            }
            '"' => drop(chars.by_ref().find(|(_, c)| *c == '"')),
            '\\' | '_' | '*' => drop(chars.next()),
            _ => {}
        }
    }
    cut.push(code.get(from..).unwrap_or_default());
    cut
}

impl Section {
    fn new(code: &str) -> Self {
        let (mut condition, mut duration, mut day, mut percent, mut odd) = (None, false, false, false, false);
        let (mut most, mut least, mut thousands, mut after_point, mut any) = (0_u16, 0_u16, 0_u8, false, false);
        let mut chars = code.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '"' => drop(chars.by_ref().find(|c| *c == '"')),
                '\\' | '_' | '*' => drop(chars.next()), // the next one is shown, skipped or repeated, not read
                '[' => {
                    let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                    let digits = inside.find(|c: char| !"<>=".contains(c)).unwrap_or(0);
                    match inside.split_at_checked(digits) {
                        Some((sign, number)) if !sign.is_empty() => {
                            condition = Some((sign.to_owned(), number.trim().to_owned()));
                        }
                        _ => duration |= !inside.is_empty() && inside.chars().all(|c| "hmsHMS".contains(c)),
                    }
                }
                '.' => after_point = true,
                '0' | '#' | '?' => {
                    (any, thousands) = (true, 0); // commas before a digit group it
                    if after_point {
                        most = most.saturating_add(1);
                        least = least.saturating_add(u16::from(c == '0'));
                    }
                }
                ',' if any => thousands = thousands.saturating_add(1),
                '%' => percent = true,
                'E' | 'e' if any && matches!(chars.peek(), Some('+' | '-')) => odd = true,
                'G' if code.contains("General") => odd = true,
                '/' if any => odd = true, // a fraction
                'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' => day = true,
                _ => {}
            }
        }
        let shows = match () {
            () if odd => Shows::All,
            () if duration => Shows::Duration,
            () if percent => Shows::Percent(most),
            () if day && !any => Shows::Day,
            () if day && after_point && code.contains(['s', 'S']) => Shows::Day, // ss.000
            () if any => Shows::Decimals { most, least, thousands },
            () => Shows::All,
        };
        Self { condition, shows }
    }

    /// Whether its own condition holds; without one, whether it is for all numbers.
    fn applies(&self, value: f64) -> bool {
        let Some((sign, number)) = &self.condition else { return true };
        let Ok(number) = number.parse::<f64>() else { return false };
        match sign.as_str() {
            "<" => value < number,
            "<=" => value <= number,
            ">" => value > number,
            ">=" => value >= number,
            "<>" => value.total_cmp(&number).is_ne(),
            _ => value.total_cmp(&number).is_eq(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn decimals(most: u16, least: u16, thousands: u8) -> Shows {
        Shows::Decimals { most, least, thousands }
    }

    #[test]
    fn a_format_is_read_as_spreadsheets_read_it() {
        for (code, value, shows) in [
            ("0.00%", 0.5, Shows::Percent(2)),
            ("#,##0.0 %;[Red]-0.00%", 0.5, Shows::Percent(1)),
            ("#,##0.0 %;[Red]-0.00%", -0.5, Shows::Percent(2)),
            ("[<1]0.0%;0", 0.5, Shows::Percent(1)),
            ("[<1]0.0%;0", 2.0, decimals(0, 0, 0)),
            ("0\" %\"", 1.0, decimals(0, 0, 0)),
            ("0\\%", 1.0, decimals(0, 0, 0)),
            ("0.00", 1.0, decimals(2, 2, 0)),
            ("#,##0.0#;[Red]-0", 1.0, decimals(2, 1, 0)),
            ("#,##0,", 1.0, decimals(0, 0, 1)),
            ("#,##0.0,,\" triệu\"", 1.0, decimals(1, 1, 2)),
            ("_-* #,##0,\\ _₫_-;-* #,##0\\ _₫_-", 1.0, decimals(0, 0, 1)),
            ("[>=1000000]#,##0,,;[>=1000]#,##0,;0", 5e6, decimals(0, 0, 2)),
            ("[>=1000000]#,##0,,;[>=1000]#,##0,;0", 5e3, decimals(0, 0, 1)),
            ("[>=1000000]#,##0,,;[>=1000]#,##0,;0", 5.0, decimals(0, 0, 0)),
            ("#,##0 \"đồng\"", 1.0, decimals(0, 0, 0)),
            ("dd/mm/yyyy", 1.0, Shows::Day),
            ("[$-42A]dd mmmm yyyy;@", 1.0, Shows::Day),
            ("hh:mm:ss.000", 1.0, Shows::Day),
            ("[h]:mm", 1.0, Shows::Duration),
            ("General", 1.0, Shows::All),
            ("0.00E+00", 1.0, Shows::All),
            ("# ?/?", 1.0, Shows::All),
            ("@", 1.0, Shows::All),
            ("", 1.0, Shows::All),
        ] {
            assert_eq!(Format::new(code).shows(value), shows, "{code} of {value}");
        }
        assert_eq!(Format::built_in(10).map(|format| format.shows(1.0)), Some(Shows::Percent(2)));
        assert_eq!(Format::built_in(0), None);
    }
}
