//! How wide text is, measured in the font that comes along: Noto Sans, which has every Vietnamese letter.

use std::sync::LazyLock;

use ttf_parser::Face;

use crate::px::Px;

/// How strong letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    Regular,
    Bold,
}

static REGULAR: LazyLock<Face> = LazyLock::new(|| parsed(notosans::REGULAR_TTF));
static BOLD: LazyLock<Face> = LazyLock::new(|| parsed(notosans::BOLD_TTF));

#[expect(clippy::expect_used, reason = "the font is part of the program: were it broken, every picture would be")]
fn parsed(font: &'static [u8]) -> Face<'static> {
    Face::parse(font, 0).expect("the font that comes along is sound")
}

/// What readers may see a text wider by, in percent: a page is in the fonts of its reader, and of those that pages are
/// read in DejaVu Sans is the widest.
const MARGIN: i64 = 13;

/// The most room that a text of this size takes, in the font that comes along or another.
pub(crate) fn width(text: &str, size: i64, weight: Weight) -> Px {
    let face = match weight {
        Weight::Regular => &*REGULAR,
        Weight::Bold => &*BOLD,
    };
    let em = i64::from(face.units_per_em()).max(1);
    let advance = |letter: char| {
        // A letter of another script is as wide as it is high.
        let glyph = face.glyph_index(letter).and_then(|glyph| face.glyph_hor_advance(glyph));
        glyph.map_or(em, i64::from)
    };
    let units = text.chars().map(advance).fold(0, i64::saturating_add);
    let tenths = units.saturating_mul(size).saturating_mul(MARGIN.saturating_add(100));
    Px::tenths(tenths.checked_div(em.saturating_mul(10)).unwrap_or_default())
}

/// The room of the widest of several texts.
pub(crate) fn widest<'a>(texts: impl IntoIterator<Item = &'a str>, size: i64, weight: Weight) -> Px {
    texts.into_iter().map(|text| width(text, size, weight)).max().unwrap_or_default()
}

/// A text on lines that fit, at most as many as said. Of one that is longer the end is kept: it tells names apart.
pub(crate) fn wrapped(text: &str, size: i64, weight: Weight, room: Px, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split([' ', '\n', '\t']).filter(|word| !word.is_empty()) {
        let word = clipped(word, size, weight, room);
        match lines.last_mut() {
            Some(line) if width(&format!("{line} {word}"), size, weight) <= room => {
                line.push(' ');
                line.push_str(&word);
            }
            _ => lines.push(word),
        }
    }
    if lines.len() > most.max(1) {
        let end = lines.pop().unwrap_or_default();
        lines.truncate(most.saturating_sub(1));
        lines.push(clipped(&format!("… {end}"), size, weight, room));
    }
    lines
}

/// A text that fits, its end cut off where it does not.
fn clipped(text: &str, size: i64, weight: Weight, room: Px) -> String {
    if width(text, size, weight) <= room {
        return text.to_owned();
    }
    let mut kept = text.to_owned();
    while !kept.is_empty() && width(&format!("{kept}…"), size, weight) > room {
        kept.pop();
    }
    kept + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_vietnamese_letter_and_mark_is_in_the_font() {
        let marks = "0123456789.,%+-–…→“”()/·điểmĐ₫ ơưƠƯăâêôĂÂÊÔ\u{a0}";
        for letter in ('\u{20}'..='\u{7e}').chain('\u{1ea0}'..='\u{1ef9}').chain(marks.chars()) {
            assert!(REGULAR.glyph_index(letter).is_some() && BOLD.glyph_index(letter).is_some(), "{letter:?}");
        }
    }

    #[test]
    fn digits_are_of_one_width_so_that_columns_of_numbers_line_up() {
        for weight in [Weight::Regular, Weight::Bold] {
            let widths: Vec<Px> = ('0'..='9').map(|digit| width(&digit.to_string(), 12, weight)).collect();
            assert!(widths.iter().all(|one| *one == widths[0] && *one > Px::ZERO));
        }
    }

    #[test]
    fn what_is_wrapped_fits_and_keeps_its_beginning_and_its_end() {
        let name = "Phòng Thi hành án dân sự khu vực 12 trực thuộc Thi hành án dân sự tỉnh Tây Ninh, cơ sở hai";
        for room in [60, 90, 200, 700] {
            for most in 1..4 {
                let lines = wrapped(name, 12, Weight::Bold, Px::of(room), most);
                assert!(lines.len() <= most);
                assert!(lines.iter().all(|line| width(line, 12, Weight::Bold) <= Px::of(room)), "{lines:?}");
                assert!(most == 1 || lines[0].starts_with("Phòng"));
                assert!(lines.last().unwrap().ends_with("hai"), "{lines:?}");
            }
        }
        assert_eq!(wrapped("", 12, Weight::Bold, Px::of(50), 2), Vec::<String>::new());
    }
}
