//! Numbers of English texts, written as Vietnamese prints them.

use crate::{
    number::{Lexer, Unit},
    token::{Shape, Token},
};

/// What may stand between a number and what it counts: `387 bank credit cases`.
const BETWEEN: &[&str] = &[
    "civil",
    "criminal",
    "bank",
    "banking",
    "credit",
    "administrative",
    "accepted",
    "received",
    "old",
    "eligible",
    "enforceable",
    "corruption",
    "economic",
    "and",
    "enforcement",
    "judgment",
    "judgement",
    "more",
    "other",
];

/// The Vietnamese word for a scale.
pub(super) fn scale(word: &str) -> &str {
    match word {
        "trillion" => "nghìn tỷ",
        "billion" => "tỷ",
        "million" => "triệu",
        "thousand" => "nghìn",
        other => other,
    }
}

/// The Vietnamese word for a hedge.
pub(super) fn hedge(words: &str) -> &str {
    match words {
        "more than" | "over" | "exceeding" | "exceeded" | "surpassed" => "hơn",
        "less than" | "under" => "dưới",
        "nearly" | "almost" => "gần",
        "about" | "around" | "approximately" | "some" | "up to" => "khoảng",
        "at least" => "ít nhất",
        other => other,
    }
}

/// The Vietnamese word for what is counted.
pub(super) fn count(word: &str) -> &str {
    match word {
        "cases" | "case" | "tasks" | "jobs" => "việc",
        "judgments" | "judgements" => "bản án",
        other => other,
    }
}

/// Whether the number here counts đồng by a word before it: `VND 173,260 billion`.
pub(super) fn is_currency(token: Option<&Token>) -> bool {
    token.is_some_and(|t| matches!(t.key.as_str(), "vnd" | "vnđ"))
}

/// Whether `việc` was translated so: `577 thousand tasks`.
pub(super) fn is_case(token: Option<&Token>) -> bool {
    token.is_some_and(|t| matches!(t.key.as_str(), "tasks" | "jobs"))
}

impl Lexer<'_> {
    /// Whether the value that begins at `from` is what the one before is a part of: `5,574 of the 10,983 cases`.
    pub(super) fn is_of_whole(&self, from: usize, unit: Unit) -> bool {
        let joins = [&["of"][..], &["of", "the"], &["out", "of"], &["out", "of", "the"], &["of", "a", "total", "of"]];
        let amount = |unit: Unit| matches!(unit, Unit::Count | Unit::Money | Unit::Bare);
        self.out.english
            && self.out.values.last().is_some_and(|part| {
                let between = from.saturating_sub(part.tokens.end);
                let joined = joins.iter().any(|words| {
                    words.len() == between && words.iter().zip(part.tokens.end..).all(|(word, at)| self.is(at, word))
                });
                let alike = part.unit == unit || part.unit == Unit::Bare || unit == Unit::Bare;
                joined && !part.under && alike && amount(part.unit) && amount(unit)
            })
    }

    /// What the number before `at` counts, some words on.
    pub(super) fn counted_later(&self, at: usize) -> Option<&'static str> {
        let words = self.tokens.get(at..).unwrap_or_default().iter().take(4);
        let between = words.clone().take_while(|t| t.shape == Shape::Word && BETWEEN.contains(&t.key.as_str())).count();
        let counted = self.at(at.saturating_add(between)).filter(|_| between > 0)?;
        let administrative = words.take(between).any(|t| t.is("administrative"));
        match (count(&counted.key), administrative) {
            ("việc" | "bản án", true) => Some("vụ án hành chính"),
            ("việc", false) => Some("việc"),
            ("bản án", false) => Some("bản án"),
            _ => None,
        }
    }
}
