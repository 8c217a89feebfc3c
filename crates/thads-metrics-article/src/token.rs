//! Text → tokens: words, numbers and marks, each with its place in the text as given.
//!
//! A token's key is what it is compared by: lower case, NFC, tones in one place, nothing invisible inside. Line
//! breaks that only wrap a line are no breaks; a blank line, a bullet or the end of a sentence is one.

use std::{borrow::Cow, ops::Range};

use thads_metrics::text::fold;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A run of letters, or of letters and digits that begins with a letter: `QH15`.
    Word,
    /// A run of digits with the marks inside it.
    Number,
    /// One other character.
    Mark,
    /// The end of a paragraph.
    Break,
}

/// One token.
#[derive(Debug, Clone)]
pub(crate) struct Token {
    pub(crate) shape: Shape,
    /// Bytes of the text as given.
    pub(crate) span: Range<usize>,
    /// The normal form.
    pub(crate) key: String,
    /// Whether white space stands before it.
    pub(crate) spaced: bool,
    /// Whether it begins with a capital.
    pub(crate) capital: bool,
}

impl Token {
    pub(crate) fn is(&self, key: &str) -> bool {
        self.key == key
    }

    pub(crate) fn is_number(&self) -> bool {
        self.shape == Shape::Number
    }

    /// The digits of a number as a small number: `08` is 8.
    pub(crate) fn small(&self) -> Option<u32> {
        let plain = self.is_number() && self.key.len() <= 4 && self.key.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| self.key.parse().ok()).flatten()
    }
}

/// Characters that show nothing: they neither part nor join.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\u{202a}'..='\u{202e}')
}

/// The ASCII digit that a digit of any width stands for.
pub(crate) fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '\u{ff10}'..='\u{ff19}' => char::from_digit(u32::from(c).saturating_sub(0xff10), 10),
        _ => None,
    }
}

fn separator(c: char) -> Option<char> {
    match c {
        '.' | '．' => Some('.'),
        ',' | '，' => Some(','),
        _ => None,
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c)
}

/// Letters that recognition of scanned pages puts for digits.
fn misread(c: char) -> Option<char> {
    match c {
        'l' | 'I' => Some('1'),
        'O' | 'o' => Some('0'),
        _ => None,
    }
}

/// Walks the characters of a text.
struct Scanner<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Scanner<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn step(&mut self, c: char) {
        self.at = self.at.saturating_add(c.len_utf8());
    }

    /// The next visible character after the one that stands here.
    fn after(&self) -> Option<char> {
        self.rest().chars().skip(1).find(|c| !is_invisible(*c))
    }

    /// A run of digits with their marks; a letter misread for a digit inside it is one.
    fn number(&mut self) -> String {
        let mut key = String::new();
        while let Some(c) = self.peek() {
            let next_is_digit = self.after().is_some_and(|c| digit(c).is_some());
            if is_invisible(c) {
                // nothing to see
            } else if let Some(d) = digit(c) {
                key.push(d);
            } else if let Some(mark) = separator(c).filter(|_| next_is_digit || self.misread_ahead()) {
                key.push(mark);
            } else if let Some(d) = misread(c).filter(|_| self.inside_number()) {
                key.push(d);
            } else {
                break;
            }
            self.step(c);
        }
        key
    }

    /// Whether a letter here stands between digits or their marks, as `5O,75` or `1.O50`.
    fn inside_number(&self) -> bool {
        let after = self.after();
        let number_goes_on = after.is_some_and(|c| digit(c).is_some() || misread(c).is_some() || c == '%');
        let marked = after.and_then(separator).is_some()
            && self.rest().chars().filter(|c| !is_invisible(*c)).nth(2).is_some_and(|c| digit(c).is_some());
        number_goes_on && self.run_of_misread() || marked
    }

    /// Whether what follows a mark are letters misread, up to a digit or a percent sign: `1.OO5`.
    fn misread_ahead(&self) -> bool {
        let mut rest = self.rest().chars().skip(1).filter(|c| !is_invisible(*c));
        let Some(first) = rest.next() else { return false };
        misread(first).is_some() && rest.take(3).any(|c| digit(c).is_some())
    }

    /// Whether the letters from here are all misread digits, and a digit, a mark or `%` ends them.
    fn run_of_misread(&self) -> bool {
        let end = self.rest().chars().filter(|c| !is_invisible(*c)).find(|c| misread(*c).is_none());
        end.is_some_and(|c| digit(c).is_some() || separator(c).is_some() || c == '%')
    }
}

/// Whether a token that begins with a letter is a number misread, `l.234 việc`, `I2,5%`.
fn is_misread_number(rest: &str) -> bool {
    let mut chars = rest.chars().filter(|c| !is_invisible(*c));
    let starts = chars.next().is_some_and(|c| matches!(c, 'l' | 'I' | 'O'));
    let mut digits = 0_u8;
    for c in chars.take(24) {
        if digit(c).is_some() {
            digits = digits.saturating_add(1);
        } else if separator(c).is_none() && misread(c).is_none() {
            return starts && digits >= 2 && !is_letter(c);
        }
    }
    starts && digits >= 2
}

/// All tokens of a text.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let mut scanner = Scanner { text, at: 0 };
    let (mut spaced, mut lines) = (false, 0_u8);
    while let Some(c) = scanner.peek() {
        if c == '\n' || c == '\r' || c == '\u{2028}' || c == '\u{2029}' || c == '\u{b}' || c == '\u{c}' {
            let is_pair = c == '\r' && scanner.after() == Some('\n');
            lines = lines.saturating_add(u8::from(!is_pair));
            spaced = true;
            scanner.step(c);
            continue;
        }
        if c.is_whitespace() || is_invisible(c) {
            spaced |= c.is_whitespace();
            scanner.step(c);
            continue;
        }
        if lines > 0 {
            drop_hyphen(&mut out, c, lines);
            if !is_wrapped(&out, scanner.rest(), lines) {
                out.push(paragraph_end(scanner.at));
            }
            lines = 0;
        }
        let from = scanner.at;
        let shape = if digit(c).is_some() || is_misread_number(scanner.rest()) {
            Shape::Number
        } else if is_letter(c) {
            Shape::Word
        } else {
            Shape::Mark
        };
        let key = match shape {
            Shape::Number => {
                let mut key = String::new();
                if let Some(d) = misread(c).filter(|_| digit(c).is_none()) {
                    key.push(d);
                    scanner.step(c);
                }
                key.push_str(&scanner.number());
                key
            }
            Shape::Word => {
                while let Some(c) = scanner
                    .peek()
                    .filter(|c| is_letter(*c) || digit(*c).is_some() || is_invisible(*c) || matches!(c, '\'' | '’'))
                {
                    // `VND50,000`
                    let so_far = text.get(from..scanner.at).unwrap_or_default();
                    if digit(c).is_some() && matches!(so_far, "VND" | "VNĐ") {
                        break;
                    }
                    scanner.step(c);
                }
                key_of(text.get(from..scanner.at).unwrap_or_default())
            }
            _ => {
                scanner.step(c);
                mark(c).to_string()
            }
        };
        out.push(Token { shape, span: from..scanner.at, key, spaced, capital: c.is_uppercase() });
        spaced = false;
    }
    out.push(paragraph_end(text.len()));
    if is_english(&out) {
        for number in out.iter_mut().filter(|token| token.is_number()) {
            number.key = number
                .key
                .chars()
                .map(|c| {
                    if c == '.' {
                        ','
                    } else if c == ',' {
                        '.'
                    } else {
                        c
                    }
                })
                .collect();
        }
    }
    out
}

/// Whether a text is in English: by its small words.
pub(crate) fn is_english(tokens: &[Token]) -> bool {
    let count = |words: &[&str]| tokens.iter().filter(|t| words.contains(&t.key.as_str())).count();
    let english = count(&["the", "of", "and", "were", "was", "has", "have", "by", "for"]);
    english > 0 && english > count(&["và", "của", "việc", "được", "với", "đã", "có", "đạt", "số", "thi"])
}

fn paragraph_end(at: usize) -> Token {
    Token { shape: Shape::Break, span: at..at, key: String::new(), spaced: true, capital: false }
}

/// A mark in its plain form: every dash is `-`, every quotation mark `"`.
fn mark(c: char) -> char {
    match c {
        '–' | '—' | '‐' | '‑' | '−' => '-',
        '“' | '”' | '‘' | '«' | '»' => '"',
        '％' => '%',
        '（' => '(',
        '）' => ')',
        '：' => ':',
        '；' => ';',
        '／' | '∕' => '/',
        other => other,
    }
}

/// The normal form of a word.
pub(crate) fn key_of(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let clean: Cow<'_, str> =
        if word.contains(is_invisible) { word.chars().filter(|c| !is_invisible(*c)).collect() } else { word.into() };
    fold(&clean)
}

/// Whether the lines before this place are one line that was wrapped.
fn is_wrapped(before: &[Token], rest: &str, lines: u8) -> bool {
    let Some(last) = before.last().filter(|last| last.shape != Shape::Break) else { return true };
    let Some(first) = rest.chars().next() else { return false };
    let ended = last.shape == Shape::Mark && matches!(last.key.as_str(), "." | ":" | ";" | "!" | "?" | "…");
    let goes_on = first.is_lowercase() || digit(first).is_some() || matches!(first, '%' | ',' | ')');
    let listed = digit(first).is_some()
        && rest.trim_start_matches(|c| digit(c).is_some()).starts_with(['.', ')', '/'])
        && !rest
            .trim_start_matches(|c| digit(c).is_some())
            .get(1..2)
            .is_some_and(|c| c.bytes().all(|b| b.is_ascii_digit()));
    lines == 1 && !ended && goes_on && !listed
}

/// Drops the hyphen that parts two syllables at the end of a line.
fn drop_hyphen(out: &mut Vec<Token>, next: char, lines: u8) {
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
