//! Text as HTML and SVG write it.

/// One character of a text, written so that it is no markup; nothing for what XML can't hold, such as a control character.
pub fn escape(c: char, out: &mut String) {
    match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '"' => out.push_str("&quot;"),
        '\'' => out.push_str("&#x27;"),
        '\t' | '\n' | '\r' => out.push(c),
        '\u{fffe}' | '\u{ffff}' => {}
        c if c.is_control() => {}
        c => out.push(c),
    }
}

/// A text as content, or in an attribute between quotes.
///
/// ```
/// use thads_metrics::text::markup::escaped;
/// assert_eq!(escaped("5.574\u{a0}việc & \"<b>\"\0"), "5.574\u{a0}việc &amp; &quot;&lt;b&gt;&quot;");
/// ```
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| escape(c, &mut out));
    out
}
