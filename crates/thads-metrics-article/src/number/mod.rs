//! Tokens → numbers: a value with hedge, scale and unit; or a number that is no value at all, and why.

mod english;
mod other;
mod value;
pub(crate) mod words;

use std::ops::Range;

use thads_metrics::text::Lang;

use crate::{
    number::words::{COUNTS, HEADS, MONEY, SCALES},
    reason::Reason,
    token::{Token, is_english},
};

/// What a value counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    /// Cases, or judgments.
    Count,
    /// Đồng.
    Money,
    /// Percent.
    Percent,
    /// `1,27 lần`.
    Times,
    /// None is said.
    Bare,
}

/// A number that may be a figure.
#[derive(Debug, Clone)]
pub(crate) struct Value {
    /// The tokens of hedge, number, scale and unit.
    pub(crate) tokens: Range<usize>,
    /// Where the number itself begins.
    pub(crate) number: usize,
    pub(crate) unit: Unit,
    /// The hedge as written, or empty.
    pub(crate) hedge: String,
    /// Number, scale and unit as `Printed` reads them.
    pub(crate) body: String,
    /// The same as written, on one line.
    pub(crate) written: String,
    /// Whether it is the lower part of a fraction.
    pub(crate) under: bool,
    /// Whether it is the upper part of one.
    pub(crate) over: bool,
    /// Whether it is not read quite as it is written: a gap inside it, a letter for a digit.
    pub(crate) mended: bool,
}

/// What a token that is a number is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Use {
    /// No number, or the rest of one.
    Nothing,
    /// A value, by its position.
    Value(usize),
    /// No value.
    Other(Reason),
}

/// The numbers of a text.
pub(crate) struct Numbers {
    pub(crate) values: Vec<Value>,
    /// One for each token.
    pub(crate) uses: Vec<Use>,
    /// Whether the text is in English.
    pub(crate) english: bool,
}

impl Numbers {
    /// The language that the numbers are written in.
    pub(crate) const fn lang(&self) -> Lang {
        if self.english { Lang::En } else { Lang::Vi }
    }
}

/// Whether the words at a token are people, offices or places that a number before them counts.
pub(crate) fn counts_heads(tokens: &[Token], at: usize) -> bool {
    let fits = |phrase: &&[&str]| phrase.iter().zip(at..).all(|(word, at)| tokens.get(at).is_some_and(|t| t.is(word)));
    HEADS.iter().any(fits)
}

pub(crate) struct Lexer<'t> {
    pub(crate) tokens: &'t [Token],
    text: &'t str,
    out: Numbers,
}

impl<'t> Lexer<'t> {
    fn at(&self, at: usize) -> Option<&'t Token> {
        self.tokens.get(at)
    }

    fn back(&self, at: usize, n: usize) -> Option<&'t Token> {
        at.checked_sub(n).and_then(|at| self.tokens.get(at))
    }

    fn is(&self, at: usize, key: &str) -> bool {
        self.at(at).is_some_and(|token| token.is(key))
    }

    fn before_is(&self, at: usize, keys: &[&str]) -> bool {
        self.back(at, 1).is_some_and(|token| keys.contains(&token.key.as_str()))
    }

    /// How many tokens the longest of `phrases` takes here.
    fn phrase(&self, at: usize, phrases: &[&[&str]]) -> usize {
        let fits = |phrase: &&&[&str]| phrase.iter().zip(at..).all(|(word, at)| self.is(at, word));
        phrases.iter().filter(fits).map(|phrase| phrase.len()).max().unwrap_or(0)
    }

    fn mark(&mut self, range: Range<usize>, reason: Reason) {
        for at in range {
            let is_number = self.at(at).is_some_and(|t| t.key.bytes().any(|b| b.is_ascii_digit()));
            if let Some(slot) = self.out.uses.get_mut(at).filter(|slot| is_number && **slot == Use::Nothing) {
                *slot = Use::Other(reason);
            }
        }
    }

    fn is_free(&self, at: usize) -> bool {
        self.at(at).is_some_and(Token::is_number) && self.out.uses.get(at) == Some(&Use::Nothing)
    }

    /// How many tokens name a scale here: `tỷ` in `500 tỷ`, none in `năm 2022 tỷ lệ`.
    fn scale(&self, at: usize) -> usize {
        let taken = self.phrase(at, SCALES);
        let of_rate = self.is(at.saturating_add(taken), "lệ") || self.is(at.saturating_add(taken), "trọng");
        if of_rate { taken.saturating_sub(1) } else { taken }
    }

    fn unit_follows(&self, at: usize) -> bool {
        self.phrase(at, COUNTS) > 0 || self.phrase(at, MONEY) > 0 || self.scale(at) > 0 || self.is(at, "%")
    }
}

/// Reads every number of the tokens.
pub(crate) fn numbers(text: &str, tokens: &[Token]) -> Numbers {
    let uses = vec![Use::Nothing; tokens.len()];
    let out = Numbers { values: Vec::new(), uses, english: is_english(tokens) };
    let mut lexer = Lexer { tokens, text, out };
    for (at, token) in tokens.iter().enumerate() {
        let has_digit = token.key.bytes().any(|b| b.is_ascii_digit());
        if has_digit && lexer.out.uses.get(at) == Some(&Use::Nothing) {
            if token.is_number() { lexer.read(at) } else { lexer.mark(at..at.saturating_add(1), Reason::Document) }
        }
    }
    lexer.out
}
