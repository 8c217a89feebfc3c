//! One text however it is typed: [`plain`] for words of forms, [`fold`] for names, which keep their marks.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, char::is_combining_mark, is_nfc_quick};

/// Lower case without marks, words apart by one space: `Uỷ thác\nTHA (%)` is `uy thac tha %`.
///
/// Words of headings stay distinct without their marks, so that text typed with other marks, in NFD,
/// with the tone on another letter or with none at all reads the same. A run of digits and a run of letters are
/// two words.
pub fn plain(text: &str) -> String {
    #[derive(PartialEq, Clone, Copy)]
    enum Last {
        Gap,
        Letter,
        Digit,
    }
    let mut out = String::with_capacity(text.len());
    let mut last = Last::Gap;
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        let this = match c {
            '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\'' | '’' => continue,
            '%' => Last::Gap,
            c if c.is_ascii_digit() => Last::Digit,
            c if c.is_alphanumeric() => Last::Letter,
            _ => {
                last = Last::Gap;
                continue;
            }
        };
        if !out.is_empty() && (this == Last::Gap || this != last) {
            out.push(' ');
        }
        out.push(if matches!(c, 'đ' | 'ð') { 'd' } else { c });
        last = this;
    }
    out
}

/// White space of any kind, seen or not: figure spaces, narrow ones, those of no width.
pub fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// The text on one line, each run of white space one space, in NFC.
pub fn tidy(text: &str) -> Cow<'_, str> {
    let mut last = ' ';
    let one_space = text.chars().all(|c| {
        let fits = !is_space(c) || (c == ' ' && last != ' ');
        last = c;
        fits
    });
    let is_tidy = one_space && (last != ' ' || text.is_empty()) && is_nfc_quick(text.chars()) == IsNormalized::Yes;
    if is_tidy {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split(is_space) {
        if !word.is_empty() {
            if !out.is_empty() {
                out.push(' ');
            }
            out.extend(word.nfc());
        }
    }
    Cow::Owned(out)
}

/// What stands for the apostrophe in the names of the highlands, `M'Đrắk`.
const APOSTROPHES: [char; 8] = ['\'', '’', '‘', '‛', 'ʼ', '`', '´', '′'];

/// Characters that nobody sees and that part no words; the zero-width space (U+200B) parts them.
const INVISIBLE: [char; 6] = ['\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}', '\u{ad}', '\u{200e}'];

/// Whether a text shows nothing: empty, spaces of any kind, invisible characters.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || c == '\u{200b}' || INVISIBLE.contains(&c))
}

/// Whether a text names nothing: no letter and no digit in it, as in `-`, `…` and what [is blank](is_blank).
pub fn names_nothing(text: &str) -> bool {
    !text.chars().any(char::is_alphanumeric)
}

/// Lower case, NFC, tones in their new place, one space, no apostrophes, dashes, dots, commas or brackets.
pub fn fold(text: &str) -> String {
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

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::{plain, tidy};

    #[test]
    fn spellings_of_one_text_are_one() {
        for text in ["Uỷ thác\nthi hành án", "ủy  thác thi hành án ", "UY THAC THI HANH AN", "Ủy thác – thi hành án"]
        {
            assert_eq!(plain(text), "uy thac thi hanh an");
            assert_eq!(plain(&text.nfd().collect::<String>()), "uy thac thi hanh an");
        }
        assert_eq!(plain("(1.000đ) 50%"), "1 000 d 50 %");
        assert_eq!(plain("Đ48 \u{d0}iều"), "d 48 dieu");
    }

    #[test]
    fn a_name_stays_as_written_but_for_white_space() {
        assert_eq!(tidy("  Chi cục\n THADS\u{a0}huyện "), "Chi cục THADS huyện");
        assert_eq!(tidy("Bến Lức".nfd().collect::<String>().as_str()), "Bến Lức");
    }
}
