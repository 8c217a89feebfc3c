//! One text however it is typed ([`fold`]), and one name however it is spelt ([`of_name`]).

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// What stands for the apostrophe in the names of the highlands, `M'Đrắk`.
const APOSTROPHES: [char; 8] = ['\'', '’', '‘', '‛', 'ʼ', '`', '´', '′'];

/// Characters that nobody sees and that part no words; the zero-width space (U+200B) parts them.
const INVISIBLE: [char; 6] = ['\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}', '\u{ad}', '\u{200e}'];

/// Whether a text shows nothing: empty, spaces of any kind, invisible characters.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || c == '\u{200b}' || INVISIBLE.contains(&c))
}

/// Lower case, NFC, tones in their new place, one space, no apostrophes, dashes, dots, commas or brackets.
pub(crate) fn fold(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    let mut after_apostrophe = false;
    for c in text.nfc().flat_map(char::to_lowercase).nfc() {
        if APOSTROPHES.contains(&c) {
            after_apostrophe = words.ends_with(char::is_alphanumeric);
            continue;
        }
        if INVISIBLE.contains(&c) || (after_apostrophe && c.is_whitespace()) {
            continue;
        }
        after_apostrophe = false;
        words.push(match c {
            'ð' => 'đ', // another letter, whose capital looks the same
            c if c.is_alphanumeric() || is_combining_mark(c) => c,
            _ => ' ',
        });
    }
    let spaced = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if !spaced.contains(|c| "òóỏõọùúủũụ".contains(c)) {
        return spaced; // no tone to move
    }
    TONES.iter().fold(spaced, |text, (old, new)| if text.contains(old) { text.replace(old, new) } else { text })
}

/// The old placement of a tone and the new one.
const TONES: [(&str, &str); 15] = [
    ("òa", "oà"),
    ("óa", "oá"),
    ("ỏa", "oả"),
    ("õa", "oã"),
    ("ọa", "oạ"),
    ("òe", "oè"),
    ("óe", "oé"),
    ("ỏe", "oẻ"),
    ("õe", "oẽ"),
    ("ọe", "oẹ"),
    ("ùy", "uỳ"),
    ("úy", "uý"),
    ("ủy", "uỷ"),
    ("ũy", "uỹ"),
    ("ụy", "uỵ"),
];

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
