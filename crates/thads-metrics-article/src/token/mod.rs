//! Text → tokens: words, numbers and marks, each with its place in the text as given.
//!
//! A token's key is what it is compared by: lower case, NFC, tones in one place, nothing invisible inside. Line
//! breaks that only wrap a line are no breaks; a blank line, a bullet or the end of a sentence is one.

mod characters;
mod lines;

use std::{borrow::Cow, ops::Range};

use thads_metrics::text::fold;

use characters::{Scanner, digit, is_invisible, is_letter, is_misread_number, misread};

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

/// All tokens of a text.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    tokens_and_pages(text).0
}

/// All tokens of a text but page numbers inside its sentences, and where those stand.
pub(crate) fn tokens_and_pages(text: &str) -> (Vec<Token>, Vec<Range<usize>>) {
    let mut out: Vec<Token> = Vec::new();
    let mut pages: Vec<Range<usize>> = Vec::new();
    let mut scanner = Scanner { text, at: 0 };
    let (mut spaced, mut lines, mut line, width) = (false, 0_u8, 0_usize, lines::width(text));
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
            let before = out.last().and_then(|last| text.get(line..last.span.end)).unwrap_or_default();
            let filled = width.and_then(|width| before.trim().chars().count().saturating_mul(100).checked_div(width));
            if let Some((page, end)) = lines::page_number(&out, filled, width, scanner.at, scanner.rest()) {
                pages.push(page);
                scanner.at = end;
                lines = 0;
                continue;
            }
            // the sentence goes on after a page number
            lines = if pages.last().is_some_and(|page| page.start >= line) { 1 } else { lines };
            line = scanner.at;
            lines::drop_hyphen(&mut out, c, lines);
            if !lines::is_wrapped(&out, scanner.rest(), lines, filled) {
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
    (out, pages)
}

/// Whether a text is in English: by its small words.
pub(crate) fn is_english(tokens: &[Token]) -> bool {
    let count = |words: &[&str]| tokens.iter().filter(|t| words.contains(&t.key.as_str())).count();
    let english = count(&["the", "of", "and", "were", "was", "has", "have", "by", "for"]);
    english > 0 && english > count(&["và", "của", "việc", "được", "với", "đã", "có", "đạt", "số", "thi"])
}

/// A text on one line.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
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
