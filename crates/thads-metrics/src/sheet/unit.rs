//! The unit of money as people name it ([`unit`]).

use unicode_normalization::UnicodeNormalization;

use crate::{Scale, error::UnknownName};

/// What may follow the scale.
const CURRENCIES: [&str; 6] = ["đồng", "dong", "vnđ", "vnd", "đ", "₫"];

/// The scale that a unit is written with: `nghìn`, `1.000 đồng`, `triệu đồng`, `đồng`, `thousand`, ….
///
/// ```
/// use thads_metrics::{Scale, sheet::unit};
/// assert_eq!(unit("1.000 đồng"), Ok(Scale::Thousand));
/// assert_eq!(unit("Đồng"), Ok(Scale::One));
/// assert!(unit("đô la").is_err());
/// ```
pub fn unit(text: &str) -> Result<Scale, UnknownName> {
    let lower: String = text.nfc().collect::<String>().to_lowercase();
    let words = lower.trim();
    let scale = CURRENCIES.iter().find_map(|currency| words.strip_suffix(currency)).unwrap_or(words).trim_end();
    match scale {
        "" if !words.is_empty() => Ok(Scale::One),
        "1.000" | "1,000" | "1 000" | "1000" | "nghìn" | "ngàn" => Ok(Scale::Thousand),
        "1.000.000" | "1,000,000" | "1 000 000" | "1000000" | "triệu" => Ok(Scale::Million),
        "tỷ" | "tỉ" => Ok(Scale::Billion),
        "nghìn tỷ" | "ngàn tỷ" | "nghìn tỉ" | "ngàn tỉ" => Ok(Scale::Trillion),
        key => key.parse().map_err(|_| UnknownName::Scale { got: text.to_owned() }),
    }
}
