//! Numbers of printed text: tokens, the digits of one number, and sums of numbers with scale words.

use crate::{
    amount::{Amount, Scale},
    measure::Kind,
    printed::{Printed, error::PrintedError},
    text::{clip::clip, lang::Lang},
};

/// A run of letters, of digits with their marks, or one other character, and where it begins.
pub(super) struct Token {
    pub(super) text: String,
    pub(super) at: usize,
}

impl Token {
    pub(super) fn is_number(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }
}

/// What a character belongs to; a change of class ends a token.
#[derive(PartialEq, Clone, Copy)]
enum Class {
    Space,
    Letter,
    Digit,
    Mark,
    Other,
}

fn class(c: char) -> Class {
    match c {
        _ if c.is_whitespace() => Class::Space,
        '0'..='9' => Class::Digit,
        '.' | ',' => Class::Mark,
        _ if c.is_alphabetic() => Class::Letter,
        _ => Class::Other,
    }
}

pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut last = Class::Space;
    for (i, c) in text.chars().enumerate() {
        let this = class(c);
        let joins = matches!(
            (last, this),
            (Class::Letter, Class::Letter) | (Class::Digit | Class::Mark, Class::Digit | Class::Mark)
        );
        match tokens.last_mut() {
            Some(token) if joins => token.text.push(c),
            _ if this == Class::Space => {}
            _ => tokens.push(Token { text: c.to_string(), at: i.saturating_add(1) }),
        }
        last = this;
    }
    tokens
}

/// Digits without their marks, and how many of them are decimals.
pub(super) struct Number {
    digits: u128,
    decimals: i16,
}

impl Number {
    /// One mark groups thousands by threes, the other is the decimal mark; a grouping mark that does
    /// not group is a decimal mark too (`50.75%`), and so is a single one in a percentage (`50.750%`).
    pub(super) fn read(token: &Token, lang: Lang, kind: Kind) -> Result<Self, PrintedError> {
        let malformed = || PrintedError::Malformed { number: clip(&token.text), at: token.at };
        let digit_count = token.text.bytes().filter(u8::is_ascii_digit).count();
        if digit_count > Printed::MAX_DIGITS {
            return Err(PrintedError::TooLong { digits: digit_count, max: Printed::MAX_DIGITS });
        }
        let (group, decimal) = (lang.group_mark(), lang.decimal_mark());
        let (whole, decimals) = match token.text.split_once(decimal) {
            Some((whole, decimals)) if groups(whole, group) || plain(whole) => (whole, decimals),
            Some(_) => return Err(malformed()),
            None if plain(&token.text) => (token.text.as_str(), ""),
            None if groups(&token.text, group) && !(kind.is_percent() && token.text.matches(group).count() == 1) => {
                (token.text.as_str(), "")
            }
            None => token.text.split_once(group).filter(|(whole, _)| plain(whole)).ok_or_else(malformed)?,
        };
        if !(decimals.is_empty() && !token.text.ends_with([',', '.']) || plain(decimals)) {
            return Err(malformed());
        }
        let digits: String = whole.chars().filter(char::is_ascii_digit).chain(decimals.chars()).collect();
        let decimals = i16::try_from(decimals.len()).map_err(|_| malformed())?;
        Ok(Self { digits: digits.parse().map_err(|_| malformed())?, decimals })
    }
}

fn plain(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// `1.719`, `12.345.678`: one to three digits, then groups of three. `0.123` is no grouping.
fn groups(text: &str, mark: char) -> bool {
    let mut parts = text.split(mark);
    let first = parts.next().unwrap_or_default();
    let mut rest = parts.peekable();
    rest.peek().is_some()
        && plain(first)
        && first.len() <= 3
        && !first.starts_with('0')
        && rest.all(|group| plain(group) && group.len() == 3)
}

/// `mantissa × 10^exponent`, summed over the parts of a compound: `1 tỷ 234 triệu`.
#[derive(Clone, Copy)]
pub(super) struct Sum {
    pub(super) mantissa: u128,
    pub(super) exponent: i16,
    /// The scale of the first part.
    pub(super) scale: Scale,
    /// The scale of the last part: those of a compound must fall.
    pub(super) last: Scale,
    pub(super) compound: bool,
}

impl Sum {
    pub(super) fn of(number: &Number, scale: Scale) -> Option<Self> {
        let exponent = i16::try_from(scale.exponent()).ok()?.checked_sub(number.decimals)?;
        let sum = Self { mantissa: number.digits, exponent, scale, last: scale, compound: false };
        sum.fits().then_some(sum)
    }

    /// Whether a part in `scale` may follow.
    pub(super) fn may_go_on_in(&self, scale: Scale) -> bool {
        scale < self.last
    }

    /// Adds the next part.
    pub(super) fn plus(&self, next: &Self) -> Option<Self> {
        let exponent = self.exponent.min(next.exponent);
        let mantissa = self.in_places(exponent)?.checked_add(next.in_places(exponent)?)?;
        let sum = Self { mantissa, exponent, scale: self.scale, last: next.last, compound: true };
        sum.fits().then_some(sum)
    }

    /// The mantissa for a last place that is as fine or finer.
    pub(super) fn in_places(&self, exponent: i16) -> Option<u128> {
        let power = u32::from(self.exponent.checked_sub(exponent)?.unsigned_abs());
        self.mantissa.checked_mul(10_u128.checked_pow(power)?)
    }

    /// The same number in a larger scale: the 12 of `12 - 13 tỷ`.
    pub(super) fn scaled(&self, scale: Scale) -> Option<Self> {
        let exponent = self.exponent.checked_add(i16::try_from(scale.exponent()).ok()?)?;
        let sum = Self { exponent, scale, last: scale, ..*self };
        sum.fits().then_some(sum)
    }

    fn fits(&self) -> bool {
        let power = u32::try_from(self.exponent.max(0)).ok().and_then(|e| 10_u128.checked_pow(e));
        power.and_then(|p| self.mantissa.checked_mul(p)).is_some_and(|n| n <= Amount::MAX.dong())
    }
}
