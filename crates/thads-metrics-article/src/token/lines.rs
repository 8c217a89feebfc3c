//! Lines: which breaks only wrap a line, and what stands between two lines of one sentence.

use std::ops::Range;

use crate::{
    number::words::SCALES,
    token::{
        Shape, Token,
        characters::{digit, is_invisible},
    },
};

/// How much of the width a line takes, in percent, after which the next goes on with it; and where a mark ends it.
const FULL: usize = 70;
const ENDED: usize = 92;

/// The width that a text was set in, if all its lines are short: the length of the longest.
pub(super) fn width(text: &str) -> Option<usize> {
    const WIDEST: usize = 130;
    let lengths = text.lines().map(|line| line.trim().chars().count()).filter(|length| *length > 0);
    let (count, longest) =
        lengths.fold((0_usize, 0), |(count, longest), length| (count.saturating_add(1), longest.max(length)));
    (count >= 4 && longest <= WIDEST).then_some(longest)
}

/// Whether the lines before this place are one line that was wrapped; `filled` is how much of the width the last one
/// takes, in percent, if the text was set in one.
pub(super) fn is_wrapped(before: &[Token], rest: &str, lines: u8, filled: Option<usize>) -> bool {
    let Some(last) = before.last().filter(|last| last.shape != Shape::Break) else { return true };
    let Some(first) = rest.chars().next() else { return false };
    let ended = last.shape == Shape::Mark && matches!(last.key.as_str(), "." | ":" | ";" | "!" | "?" | "…");
    let goes_on = first.is_lowercase() || digit(first).is_some() || matches!(first, '%' | ',' | ')');
    let listed = digit(first).is_some()
        && rest.trim_start_matches(|c| digit(c).is_some()).starts_with(['.', ')', '/'])
        && rest
            .trim_start_matches(|c| digit(c).is_some())
            .chars()
            .filter(|c| !is_invisible(*c))
            .nth(1)
            .is_none_or(|c| digit(c).is_none());
    let full = filled.is_some_and(|filled| filled >= if ended { ENDED } else { FULL });
    let begins = first.is_alphabetic() || digit(first).is_some() || matches!(first, '(' | '"' | '“');
    lines == 1 && !listed && (!ended && goes_on || full && begins)
}

/// Drops the hyphen that parts two syllables at the end of a line.
pub(super) fn drop_hyphen(out: &mut Vec<Token>, next: char, lines: u8) {
    if let [.., word, hyphen] = out.as_slice()
        && lines == 1
        && next.is_lowercase()
        && word.shape == Shape::Word
        && hyphen.is("-")
        && !hyphen.spaced
    {
        out.pop();
    }
}

/// Words that go on with a number: `574` on a line of its own before one of them is what it counts.
const UNITS: &[&str] = &[
    "việc",
    "vụ",
    "bản",
    "trường",
    "quyết",
    "tỷ",
    "tỉ",
    "triệu",
    "nghìn",
    "ngàn",
    "đồng",
    "phần",
    "điểm",
    "cases",
    "billion",
    "percent",
];

/// The page number that stands here between two lines of one sentence, `12`, `- 12 -`, `Trang 12`, and where its line
/// ends.
///
/// No mark that ends a sentence ends the line before, and it is a full one: of the width that the text is set in, if it
/// is in one; else the line after goes on in small letters.
pub(super) fn page_number(
    before: &[Token],
    filled: Option<usize>,
    width: Option<usize>,
    at: usize,
    rest: &str,
) -> Option<(Range<usize>, usize)> {
    let goes_on = |last: &&Token| matches!(last.key.as_str(), "," | ";" | "%" | ")" | "(" | "/");
    let last = before.last().filter(|last| matches!(last.shape, Shape::Word | Shape::Number) || goes_on(last))?;
    let end = rest.find(['\n', '\r', '\u{c}'])?;
    let alone = rest.get(..end)?;
    let from = alone.find(|c: char| c.is_ascii_digit())?;
    let digits = alone.get(from..)?.bytes().take_while(u8::is_ascii_digit).count();
    let number = from..from.saturating_add(digits);
    let front = alone.get(..from)?.trim_matches(['-', '–', '—', ' ']);
    let back = alone.get(number.end..)?.trim_matches(['-', '–', '—', ' ']);
    let is_alone = matches!(front, "" | "Trang" | "trang") && back.is_empty() && digits <= 3;
    let next = rest.get(end..)?.trim_start();
    let word = next.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let is_unit = UNITS.contains(&word) && !["tỷ lệ", "tỉ lệ"].iter().any(|rate| next.starts_with(rate));
    // `14.378` or `1.719 tỷ` at the end of the line before is what is counted
    let counted = last.is_number() || SCALES.iter().any(|words| matches!(words, [word] if last.is(word)));
    let goes_on = match filled {
        Some(filled) => filled >= FULL,
        None => !counted && next.starts_with(char::is_lowercase),
    };
    // between two full lines of a text that is set in a width no count stands alone
    let next_line = next.lines().next().unwrap_or_default().trim().chars().count();
    let set = width.is_some_and(|width| next_line.saturating_mul(100) >= width.saturating_mul(FULL));
    (is_alone && goes_on && (counted || set || !is_unit))
        .then(|| (at.saturating_add(number.start)..at.saturating_add(number.end), at.saturating_add(end)))
}
