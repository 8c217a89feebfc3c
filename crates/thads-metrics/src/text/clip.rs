//! Text of others in a message ([`clip`]).

/// The longest part of what somebody wrote that a message repeats, in letters.
const MOST: usize = 60;

/// The beginning of what somebody wrote, short enough to stand in a message.
///
/// ```
/// use thads_metrics::text::clip;
/// assert_eq!(clip("Bến Lức"), "Bến Lức");
/// assert_eq!(clip(&"ố".repeat(1000)).chars().count(), 60);
/// ```
pub fn clip(text: &str) -> String {
    text.chars().take(MOST).collect()
}
