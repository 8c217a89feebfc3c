//! A name however it is spelt: [`of_name`].

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::text::normalise::fold;

/// The words of a name: folded, figures apart from letters and without zeros before them, `Kì` as `Kỳ`, `Mĩ` as `Mỹ`.
pub(super) fn of_name(text: &str) -> String {
    let mut parted = String::new();
    let mut last = ' ';
    for c in fold(text).chars() {
        let both_shown = last != ' ' && c != ' ' && !is_combining_mark(c);
        if both_shown && last.is_ascii_digit() != c.is_ascii_digit() {
            parted.push(' ');
        }
        parted.push(c);
        last = c;
    }
    let mut out = String::with_capacity(parted.len());
    for word in parted.split_whitespace() {
        if out.is_empty() {
            out.push_str(&with_y(word));
            continue;
        }
        out.push(' ');
        let digits = word.bytes().all(|b| b.is_ascii_digit());
        let significant = word.trim_start_matches('0');
        match (digits, significant) {
            (true, "") => out.push('0'),
            (true, number) => out.push_str(number),
            (false, _) => out.push_str(&with_y(word)),
        }
    }
    out
}

/// Consonants after which a syllable ends in i or y alike.
const BEFORE_Y: [&str; 8] = ["qu", "h", "k", "l", "m", "s", "t", "v"];

/// i with each tone, and y with the same.
const I_AND_Y: [(&str, &str); 6] = [("i", "y"), ("ì", "ỳ"), ("í", "ý"), ("ỉ", "ỷ"), ("ĩ", "ỹ"), ("ị", "ỵ")];

fn with_y(word: &str) -> String {
    let open = BEFORE_Y.iter().find_map(|onset| Some((onset, word.strip_prefix(onset)?)));
    let swapped = open.and_then(|(onset, vowel)| {
        let (_, y) = I_AND_Y.iter().find(|(i, _)| *i == vowel)?;
        Some(format!("{onset}{y}"))
    });
    swapped.unwrap_or_else(|| word.to_owned())
}

/// Without any mark: `đắk lắk` is `dak lak`.
pub(super) fn unaccented(folded: &str) -> String {
    folded.nfd().filter(|c| !is_combining_mark(*c)).map(|c| if c == 'đ' { 'd' } else { c }).collect()
}
