//! Text as HTML writes it.

/// One character of a text, written so that it is no markup; nothing for a control character.
pub fn escape(c: char, out: &mut String) {
    match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '"' => out.push_str("&quot;"),
        c if c.is_control() => {}
        c => out.push(c),
    }
}

/// A text on one line, as content or in an attribute between double quotes; white space is one blank.
///
/// ```
/// use thads_metrics::text::markup::escaped;
/// assert_eq!(escaped("5.574 việc\n& \"<b>\""), "5.574 việc &amp; &quot;&lt;b&gt;&quot;");
/// ```
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, word) in text.split_whitespace().enumerate() {
        if at > 0 {
            out.push(' ');
        }
        word.chars().for_each(|c| escape(c, &mut out));
    }
    out
}
