//! The unit of money as people name it ([`unit()`]).

use crate::{amount::Scale, text::unknown_name::UnknownName};
use crate::{
    text::normalise::plain,
    vocabulary::headings::{Sense, VOCABULARY, shortless},
};

/// The scale that a unit is written with: `nghìn`, `1.000 đồng`, `triệu đồng`, `đồng`, `thousand`, ….
///
/// ```
/// use thads_metrics::{Scale, vocabulary::unit};
/// assert_eq!(unit("1.000 đồng"), Ok(Scale::Thousand));
/// assert_eq!(unit("Đồng"), Ok(Scale::One));
/// assert!(unit("đô la").is_err());
/// ```
pub fn unit(text: &str) -> Result<Scale, UnknownName> {
    let said = |text: &str| match VOCABULARY.get(&shortless(&plain(text))) {
        Some(Sense::Unit(scale)) => Some(*scale),
        _ => None,
    };
    let key = text.parse().ok();
    key.or_else(|| said(text))
        .or_else(|| said(&format!("{text} đồng")))
        .ok_or_else(|| UnknownName::Scale { got: text.to_owned() })
}
