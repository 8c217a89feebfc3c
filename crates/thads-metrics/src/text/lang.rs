//! The two languages that texts are written in, and how each writes a number.

use num_bigint::BigInt;
use num_traits::Signed;
use serde::{Deserialize, Serialize};

/// A language that labels, errors and printed figures come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Vietnamese: `1.234,5`.
    #[default]
    Vi,
    /// English: `1,234.5`.
    En,
}

impl Lang {
    /// Both languages, Vietnamese first.
    pub const ALL: [Self; 2] = [Self::Vi, Self::En];

    /// The mark between groups of three digits.
    pub const fn group_mark(self) -> char {
        match self {
            Self::Vi => '.',
            Self::En => ',',
        }
    }

    /// The mark before the decimals.
    pub const fn decimal_mark(self) -> char {
        match self {
            Self::Vi => ',',
            Self::En => '.',
        }
    }

    /// `vi` in Vietnamese, `en` in English.
    pub fn pick<T>(self, vi: T, en: T) -> T {
        match self {
            Self::Vi => vi,
            Self::En => en,
        }
    }

    /// Writes `mantissa × 10^-places` with this language's marks, every place kept.
    ///
    /// ```
    /// use thads_metrics::Lang;
    /// assert_eq!(Lang::Vi.decimal(&1_234_550.into(), 2), "12.345,50");
    /// assert_eq!(Lang::En.decimal(&(-5).into(), 1), "-0.5");
    /// ```
    pub fn decimal(self, mantissa: &BigInt, places: u16) -> String {
        let places = usize::from(places);
        let mut digits = mantissa.abs().to_string();
        if digits.len() <= places {
            let missing = places.saturating_add(1).saturating_sub(digits.len());
            digits.insert_str(0, &"0".repeat(missing));
        }
        let (whole, decimals) = digits.split_at(digits.len().saturating_sub(places));
        let mut out = String::with_capacity(digits.len().saturating_mul(2));
        if mantissa.is_negative() {
            out.push('-');
        }
        for (i, digit) in whole.chars().enumerate() {
            if i > 0 && whole.len().saturating_sub(i).is_multiple_of(3) {
                out.push(self.group_mark());
            }
            out.push(digit);
        }
        if !decimals.is_empty() {
            out.push(self.decimal_mark());
            out.push_str(decimals);
        }
        out
    }
}

impl std::fmt::Display for Lang {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.pick("vi", "en"))
    }
}
