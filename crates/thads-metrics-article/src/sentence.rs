//! Tokens → paragraphs and sentences.

use std::ops::Range;

use crate::token::{Shape, Token};

/// A run of tokens that is read as one.
#[derive(Debug, Clone)]
pub(crate) struct Sentence {
    pub(crate) tokens: Range<usize>,
    /// Which paragraph it stands in, from 0.
    pub(crate) paragraph: usize,
    /// Whether it is the first of its paragraph.
    pub(crate) first: bool,
}

/// Short forms that end in a dot and end no sentence.
const SHORT: &[&str] =
    &["tp", "tx", "tt", "h", "q", "p", "ths", "ts", "pgs", "gs", "ls", "bs", "mr", "ms", "mrs", "dr", "no", "st"];

/// The most tokens that are read as one sentence: none is longer, and a text without end marks is read in linear time.
const LONGEST: usize = 1_000;

/// Parts the tokens of a text.
pub(crate) fn sentences(tokens: &[Token]) -> Vec<Sentence> {
    let mut out: Vec<Sentence> = Vec::new();
    let (mut start, mut paragraph, mut first) = (0_usize, 0_usize, true);
    for (at, token) in tokens.iter().enumerate() {
        let is_break = token.shape == Shape::Break;
        let next = at.saturating_add(1);
        if !is_break && !ends(tokens, at) && next.saturating_sub(start) < LONGEST {
            continue;
        }
        let end = if is_break { at } else { next };
        if start < end {
            out.push(Sentence { tokens: start..end, paragraph, first });
            first = false;
        }
        if is_break {
            paragraph = paragraph.saturating_add(usize::from(!first));
            first = true;
        }
        start = next;
    }
    out
}

/// Whether the mark here ends a sentence.
fn ends(tokens: &[Token], at: usize) -> bool {
    let (Some(token), Some(next)) = (tokens.get(at), tokens.get(at.saturating_add(1))) else { return false };
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    if token.shape != Shape::Mark || !matches!(token.key.as_str(), "." | "!" | "?" | "…") {
        return false;
    }
    let begins = next.capital || matches!(next.key.as_str(), "-" | "+" | "*" | "\"" | "(") || next.is_number();
    let short = token.is(".")
        && before.is_some_and(|word| {
            word.shape == Shape::Word
                && (SHORT.contains(&word.key.as_str()) || word.key.chars().count() == 1 && !word.is("đ"))
        });
    // `2. Kết quả`: a number in a list
    let listed = token.is(".")
        && before.is_some_and(Token::is_number)
        && at.checked_sub(2).and_then(|at| tokens.get(at)).is_none_or(|t| t.shape == Shape::Break);
    next.spaced && begins && !short && !listed
}
