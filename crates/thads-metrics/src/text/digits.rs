//! Whether text is a whole number without marks ([`is_digits`]).

/// Whether it is digits from 0 to 9 and nothing else, at least one of them.
///
/// ```
/// use thads_metrics::text::is_digits;
/// assert!(is_digits("007"));
/// assert!(!is_digits("") && !is_digits("-7") && !is_digits("７"));
/// ```
pub fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
