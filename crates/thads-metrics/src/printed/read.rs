//! Reading: text → tokens → words and numbers → one figure.

use unicode_normalization::UnicodeNormalization;

use crate::printed::{
    Printed,
    words::{Direction, Hedge, Meaning, WORDS},
};
use crate::{
    amount::{Amount, Scale},
    measure::Kind,
    printed::error::PrintedError,
};

/// A run of letters, of digits with their marks, or one other character, and where it begins.
struct Token {
    text: String,
    at: usize,
}

impl Token {
    fn is_number(&self) -> bool {
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

fn tokens(text: &str) -> Vec<Token> {
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

/// The longest word or phrase that the tokens begin with, and how many tokens it takes.
fn phrase(tokens: &[Token]) -> Option<(Meaning, usize)> {
    let longest = tokens.len().min(4);
    (1..=longest).rev().find_map(|n| {
        let words = tokens.get(..n)?.iter().map(|token| token.text.as_str()).collect::<Vec<_>>().join(" ");
        WORDS.iter().find(|(known, _)| *known == words).map(|(_, meaning)| (*meaning, n))
    })
}

/// Digits without their marks, and how many of them are decimals.
struct Number {
    digits: u128,
    decimals: i16,
}

/// `.` groups thousands by threes, `,` is the decimal mark; a `.` that does not group is one too, and so is a single one
/// in a percentage.
fn number(token: &Token, kind: Kind) -> Result<Number, PrintedError> {
    let malformed = || PrintedError::Malformed { number: clip(&token.text), at: token.at };
    let digit_count = token.text.bytes().filter(u8::is_ascii_digit).count();
    if digit_count > Printed::MAX_DIGITS {
        return Err(PrintedError::TooLong { digits: digit_count, max: Printed::MAX_DIGITS });
    }
    let (whole, decimals) = match token.text.split_once(',') {
        Some((whole, decimals)) if groups(whole) || plain(whole) => (whole, decimals),
        Some(_) => return Err(malformed()),
        None if plain(&token.text) || groups(&token.text) && !(kind.is_percent() && is_single(&token.text)) => {
            (token.text.as_str(), "")
        }
        None => token.text.split_once('.').filter(|(whole, _)| plain(whole)).ok_or_else(malformed)?,
    };
    if !(decimals.is_empty() && !token.text.ends_with([',', '.']) || plain(decimals)) {
        return Err(malformed());
    }
    let digits: String = whole.chars().filter(char::is_ascii_digit).chain(decimals.chars()).collect();
    let decimals = i16::try_from(decimals.len()).map_err(|_| malformed())?;
    Ok(Number { digits: digits.parse().map_err(|_| malformed())?, decimals })
}

/// Whether one dot stands in a number.
fn is_single(text: &str) -> bool {
    text.matches('.').count() == 1
}

fn plain(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// `1.719`, `12.345.678`: one to three digits, then groups of three. `0.123` is no grouping.
fn groups(text: &str) -> bool {
    let mut parts = text.split('.');
    let first = parts.next().unwrap_or_default();
    let mut rest = parts.peekable();
    rest.peek().is_some()
        && plain(first)
        && first.len() <= 3
        && !first.starts_with('0')
        && rest.all(|group| plain(group) && group.len() == 3)
}

fn clip(text: &str) -> String {
    text.chars().take(60).collect()
}

/// `mantissa × 10^exponent`, summed over the parts of a compound.
struct Sum {
    mantissa: u128,
    exponent: i16,
    /// The scale of the last part: those of a compound must fall.
    scale: Scale,
}

impl Sum {
    fn of(number: &Number, scale: Scale) -> Option<Self> {
        let exponent = i16::try_from(scale.exponent()).ok()?.checked_sub(number.decimals)?;
        Some(Self { mantissa: number.digits, exponent, scale })
    }

    /// Adds the next part, in the finer of the two last places.
    fn plus(&self, next: &Self) -> Option<Self> {
        let exponent = self.exponent.min(next.exponent);
        let raise = |part: &Self| {
            let power = u32::from(part.exponent.checked_sub(exponent)?.unsigned_abs());
            part.mantissa.checked_mul(10_u128.checked_pow(power)?)
        };
        Some(Self { mantissa: raise(self)?.checked_add(raise(next)?)?, exponent, scale: next.scale })
    }

    fn fits(&self) -> bool {
        let power = u32::try_from(self.exponent.max(0)).ok().and_then(|e| 10_u128.checked_pow(e));
        power.and_then(|p| self.mantissa.checked_mul(p)).is_some_and(|n| n <= Amount::MAX.dong())
    }
}

/// What has been read so far.
#[derive(Default)]
struct Reader {
    hedge: Option<(Hedge, String)>,
    direction: Option<(Direction, String)>,
    sum: Option<Sum>,
    unit: Option<(Kind, String)>,
}

impl Reader {
    fn hedge(&mut self, hedge: Hedge, word: String) -> Result<(), PrintedError> {
        match self.hedge.replace((hedge, word.clone())) {
            Some((_, first)) => Err(PrintedError::Contradictory { first, second: word }),
            None => Ok(()),
        }
    }

    fn direction(&mut self, direction: Direction, word: String) -> Result<(), PrintedError> {
        match &self.direction {
            Some((known, first)) if *known != direction => {
                Err(PrintedError::Contradictory { first: first.clone(), second: word })
            }
            _ => {
                self.direction = Some((direction, word));
                Ok(())
            }
        }
    }
}

pub(super) fn read(text: &str, kind: Kind, signed: bool) -> Result<Printed, PrintedError> {
    let normal: String = text.nfc().flat_map(char::to_lowercase).collect();
    let tokens = tokens(&normal);
    if tokens.is_empty() {
        return Err(PrintedError::Empty {});
    }
    let mut reader = Reader::default();
    let mut rest = tokens.as_slice();
    while let Some((token, after)) = rest.split_first() {
        let misplaced = |expected: &str| PrintedError::Misplaced {
            word: clip(&token.text),
            at: token.at,
            expected: expected.to_owned(),
        };
        let minus = matches!(token.text.as_str(), "-" | "−") && after.first().is_some_and(Token::is_number);
        if minus && reader.sum.is_none() {
            if !signed {
                return Err(PrintedError::Negative { got: clip(text) });
            }
            if let Some((_, first)) = &reader.direction {
                return Err(PrintedError::Contradictory { first: first.clone(), second: token.text.clone() });
            }
            reader.direction = Some((Direction::Down, token.text.clone()));
            rest = after;
        } else if token.is_number() {
            if reader.unit.is_some() {
                return Err(misplaced("the end (kết thúc)"));
            }
            rest = read_part(&mut reader, token, after, kind, text)?;
        } else {
            let unknown = || PrintedError::UnknownWord { word: clip(&token.text), at: token.at, got: clip(text) };
            let (meaning, taken) = phrase(rest).ok_or_else(unknown)?;
            let words = rest.get(..taken).unwrap_or_default().iter().map(|t| t.text.as_str()).collect::<Vec<_>>();
            let word = words.join(" ");
            match meaning {
                Meaning::Nothing => {}
                Meaning::Hedge(hedge) if reader.sum.is_none() => reader.hedge(hedge, word)?,
                Meaning::Direction(direction) if reader.sum.is_none() => reader.direction(direction, word)?,
                Meaning::Unit(unit) if reader.sum.is_some() && reader.unit.is_none() => {
                    reader.unit = Some((unit, word));
                }
                Meaning::Hedge(_) | Meaning::Direction(_) => {
                    return Err(misplaced("a unit or the end (đơn vị hoặc kết thúc)"));
                }
                Meaning::Unit(_) | Meaning::Scale(_) => return Err(misplaced("a number (một con số)")),
            }
            rest = rest.get(taken..).unwrap_or_default();
        }
    }
    finish(reader, text, kind, signed)
}

/// A number and its scale; returns what follows them.
fn read_part<'t>(
    reader: &mut Reader,
    token: &Token,
    after: &'t [Token],
    kind: Kind,
    text: &str,
) -> Result<&'t [Token], PrintedError> {
    let misplaced = |expected: &str| PrintedError::Misplaced {
        word: clip(&token.text),
        at: token.at,
        expected: expected.to_owned(),
    };
    let (scale, after) = match phrase(after) {
        Some((Meaning::Scale(scale), words)) if !kind.is_percent() => (scale, after.get(words..).unwrap_or_default()),
        _ => (Scale::One, after),
    };
    let too_large = || PrintedError::TooLarge { got: clip(text) };
    let part = Sum::of(&number(token, kind)?, scale).ok_or_else(too_large)?;
    let sum = match reader.sum.take() {
        None => part,
        Some(sum) if part.scale < sum.scale => sum.plus(&part).ok_or_else(too_large)?,
        Some(_) => return Err(misplaced("a unit or a smaller scale word (đơn vị, hoặc bậc nhỏ hơn như triệu sau tỷ)")),
    };
    if !sum.fits() {
        return Err(too_large());
    }
    reader.sum = Some(sum);
    Ok(after)
}

fn finish(reader: Reader, text: &str, kind: Kind, signed: bool) -> Result<Printed, PrintedError> {
    let Some(sum) = reader.sum else { return Err(PrintedError::NoNumber { got: clip(text) }) };
    if let Some((unit, word)) = reader.unit {
        let fits = unit == kind || (unit == Kind::Percent && kind.is_percent());
        if !fits {
            return Err(PrintedError::WrongUnit { unit: word, expected: kind.to_string(), got: clip(text) });
        }
    }
    if let (Some((_, word)), false) = (&reader.direction, signed) {
        return Err(PrintedError::NotCompared { word: word.clone(), got: clip(text) });
    }
    if !kind.is_percent() && sum.exponent < 0 {
        let unit = if kind == Kind::Money { "đồng" } else { "việc" };
        return Err(PrintedError::NotWhole { got: clip(text), unit: unit.to_owned() });
    }
    Ok(Printed {
        text: text.to_owned(),
        kind,
        signed,
        direction: reader.direction.map(|(direction, _)| direction),
        hedge: reader.hedge.map(|(hedge, _)| hedge),
        mantissa: sum.mantissa,
        exponent: sum.exponent,
    })
}
