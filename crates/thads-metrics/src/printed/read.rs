//! Reading: text → tokens → words and numbers → one figure.

use unicode_normalization::UnicodeNormalization;

use crate::{
    amount::Scale,
    measure::Kind,
    printed::{
        Form, Printed,
        error::PrintedError,
        fraction::fraction,
        number::{Number, Sum, Token, tokens},
        words::{Direction, Hedge, LONGEST_PHRASE, Meaning, words},
    },
    text::{Text, clip::clip, lang::Lang},
};

const BRACKETS_BEFORE: [&str; 3] = ["(", "[", "="];
const BRACKETS_AFTER: [&str; 2] = [")", "]"];
const DASHES: [&str; 5] = ["-", "–", "—", "−", "…"];
const SLASHES: [&str; 2] = ["/", "∕"];

/// The longest word or phrase that the tokens begin with, and how many tokens it takes.
fn phrase(tokens: &[Token], lang: Lang) -> Option<(&'static str, Meaning, usize)> {
    let longest = tokens.len().min(LONGEST_PHRASE);
    (1..=longest).rev().find_map(|n| {
        let text = tokens.get(..n)?.iter().map(|token| token.text.as_str()).collect::<Vec<_>>().join(" ");
        words(lang).iter().find(|(known, _)| *known == text).map(|(word, meaning)| (*word, *meaning, n))
    })
}

/// One number with what follows it.
struct Numeral {
    sum: Sum,
    /// Whether a scale word was said.
    scaled: bool,
    unit: Option<(Meaning, &'static str)>,
}

/// What has been read so far.
struct Reader<'t> {
    text: &'t str,
    kind: Kind,
    signed: bool,
    lang: Lang,
    hedges: Vec<Hedge>,
    /// `từ` was said.
    from: bool,
    direction: Option<(Direction, &'static str)>,
    numerals: Vec<Numeral>,
    /// A dash or `đến` was said: the second number of a range is to come.
    open_range: bool,
    currency: Option<&'static str>,
}

pub(super) fn read(text: &str, kind: Kind, signed: bool, lang: Lang) -> Result<Printed, PrintedError> {
    let normal: String = text.nfc().flat_map(char::to_lowercase).collect();
    let tokens = tokens(&normal);
    if tokens.is_empty() {
        return Err(PrintedError::Empty {});
    }
    let mut reader = Reader {
        text,
        kind,
        signed,
        lang,
        hedges: Vec::new(),
        from: false,
        direction: None,
        numerals: Vec::new(),
        open_range: false,
        currency: None,
    };
    let mut rest = tokens.as_slice();
    while let Some((token, after)) = rest.split_first() {
        rest = if token.is_number() {
            reader.number(token, after)?
        } else if reader.sign(token, after.first().is_some_and(Token::is_number))? {
            after
        } else {
            let (word, meaning, taken) = phrase(rest, lang).ok_or_else(|| PrintedError::UnknownWord {
                word: clip(&token.text),
                at: token.at,
                got: clip(text),
            })?;
            reader.word(token, word, meaning)?;
            rest.get(taken..).unwrap_or_default()
        };
    }
    reader.finish()
}

fn misplaced(token: &Token, vi: &'static str, en: &'static str) -> PrintedError {
    PrintedError::Misplaced { word: clip(&token.text), at: token.at, expected: Text::new(vi, en) }
}

impl Reader<'_> {
    fn too_large(&self) -> PrintedError {
        PrintedError::TooLarge { got: clip(self.text) }
    }

    /// A number and its scale; returns what follows them.
    fn number<'t>(&mut self, token: &Token, after: &'t [Token]) -> Result<&'t [Token], PrintedError> {
        let (scale, rest) = match phrase(after, self.lang) {
            Some((_, Meaning::Scale(scale), words)) if !self.kind.is_percent() => {
                (Some(scale), after.get(words..).unwrap_or_default())
            }
            _ => (None, after),
        };
        let part = Sum::of(&Number::read(token, self.lang, self.kind)?, scale.unwrap_or(Scale::One));
        let part = part.ok_or_else(|| self.too_large())?;
        let scaled = scale.is_some();
        match self.numerals.last_mut() {
            Some(last) if !self.open_range => {
                if last.unit.is_some() {
                    return Err(misplaced(token, "kết thúc", "the end"));
                }
                if !last.sum.may_go_on_in(part.scale) {
                    let vi = "đơn vị, hoặc bậc nhỏ hơn như triệu sau tỷ";
                    return Err(misplaced(token, vi, "a unit or a smaller scale word"));
                }
                let sum = last.sum.plus(&part);
                last.sum = sum.ok_or_else(|| PrintedError::TooLarge { got: clip(self.text) })?;
            }
            _ => self.numerals.push(Numeral { sum: part, scaled, unit: None }),
        }
        self.open_range = false;
        Ok(rest)
    }

    /// Takes a sign or a bracket; says whether it was one.
    fn sign(&mut self, token: &Token, before_a_number: bool) -> Result<bool, PrintedError> {
        let sign = token.text.as_str();
        let first = self.numerals.is_empty();
        if (first && BRACKETS_BEFORE.contains(&sign)) || (!first && BRACKETS_AFTER.contains(&sign)) {
            return Ok(true);
        }
        if !first && SLASHES.contains(&sign) && before_a_number {
            let (part, base) = fraction(self.text).unwrap_or_default();
            return Err(PrintedError::Fraction { got: clip(self.text), part: clip(&part), base: clip(&base) });
        }
        if !before_a_number {
            return Ok(false);
        }
        if self.numerals.len() == 1 && !self.open_range && DASHES.contains(&sign) {
            self.open_range = true;
            return Ok(true);
        }
        match sign {
            "-" | "−" if first && !self.signed => Err(PrintedError::Negative { got: clip(self.text) }),
            "-" | "−" if first && self.direction.is_none() => self.direct(Direction::Down, "-").map(|()| true),
            "-" | "−" if first => {
                let first = self.direction.map_or("", |(_, word)| word).to_owned();
                Err(PrintedError::Contradictory { first, second: sign.to_owned() })
            }
            "+" if first => self.direct(Direction::Up, "+").map(|()| true),
            _ => Ok(false),
        }
    }

    fn direct(&mut self, direction: Direction, word: &'static str) -> Result<(), PrintedError> {
        match self.direction {
            Some((known, first)) if known != direction => {
                Err(PrintedError::Contradictory { first: first.to_owned(), second: word.to_owned() })
            }
            Some(_) => Ok(()),
            None => {
                self.direction = Some((direction, word));
                Ok(())
            }
        }
    }

    fn word(&mut self, token: &Token, word: &'static str, meaning: Meaning) -> Result<(), PrintedError> {
        let (before, only) = (self.numerals.is_empty(), self.numerals.len() == 1);
        match (meaning, self.numerals.last_mut()) {
            (Meaning::Nothing, _) | (Meaning::To, None) => {}
            (Meaning::Hedge(hedge), None) => self.hedges.push(hedge),
            (Meaning::From, None) => self.from = true,
            (Meaning::Direction(direction), None) => self.direct(direction, word)?,
            (Meaning::Currency, None) if self.currency.is_none() => self.currency = Some(word),
            (Meaning::Unit(_) | Meaning::Currency | Meaning::Times, Some(last)) if last.unit.is_none() => {
                last.unit = Some((meaning, word));
            }
            (Meaning::To, Some(_)) if only && !self.open_range => self.open_range = true,
            (Meaning::OrMore, Some(_)) if self.from || self.lang == Lang::En => self.floor(Hedge::NotBelow),
            (Meaning::OrLess, Some(_)) if self.from || self.lang == Lang::En => self.floor(Hedge::NotAbove),
            _ if before => return Err(misplaced(token, "một con số", "a number")),
            _ => return Err(misplaced(token, "đơn vị hoặc kết thúc", "a unit or the end")),
        }
        Ok(())
    }

    /// `từ … trở lên`: `từ` is used up.
    fn floor(&mut self, hedge: Hedge) {
        self.from = false;
        self.hedges.push(hedge);
    }

    fn finish(mut self) -> Result<Printed, PrintedError> {
        let no_number = || PrintedError::NoNumber { got: clip(self.text) };
        let Some(last) = self.numerals.pop() else { return Err(no_number()) };
        if self.open_range {
            return Err(PrintedError::BadRange { got: clip(self.text) });
        }
        let first = self.numerals.pop();
        for (meaning, word) in [Some(&last), first.as_ref()].into_iter().flatten().filter_map(|n| n.unit) {
            self.check_unit(meaning, word)?;
        }
        if let (Some(word), false) = (self.currency, self.kind == Kind::Money) {
            return Err(self.wrong_unit(word));
        }
        if let (Some((_, word)), false) = (self.direction, self.signed) {
            return Err(PrintedError::NotCompared { word: word.to_owned(), got: clip(self.text) });
        }
        let times = matches!(last.unit, Some((Meaning::Times, _)));
        if let (true, Some((Direction::Down, word))) = (times, self.direction) {
            return Err(PrintedError::Contradictory { first: word.to_owned(), second: "lần".to_owned() });
        }
        if self.from && first.is_none() {
            self.hedges.push(Hedge::NotBelow);
        }
        let hedge = match self.hedges.as_slice() {
            [] => None,
            [one] => Some(*one),
            _ => Some(Hedge::About),
        };
        let (sum, upper) = match first {
            None => (last.sum, None),
            Some(first) => self.range(&first, &last)?,
        };
        if !self.kind.is_percent() && sum.exponent < 0 {
            let unit = if self.kind == Kind::Money { "đồng" } else { "việc" };
            return Err(PrintedError::NotWhole { got: clip(self.text), unit: unit.to_owned() });
        }
        Ok(Printed {
            text: self.text.to_owned(),
            kind: self.kind,
            signed: self.signed,
            lang: self.lang,
            direction: self.direction.map(|(direction, _)| direction),
            hedge,
            mantissa: sum.mantissa,
            upper,
            exponent: sum.exponent,
            times,
            form: Form {
                direction: self.direction.map(|(_, word)| word).unwrap_or_default(),
                scale: sum.scale,
                compound: sum.compound,
                unit: last.unit.map(|(_, word)| word).or(self.currency).unwrap_or_default(),
            },
        })
    }

    fn wrong_unit(&self, word: &str) -> PrintedError {
        let (unit, expected) = (word.to_owned(), self.kind.to_string());
        PrintedError::WrongUnit { unit, expected, got: clip(self.text) }
    }

    fn check_unit(&self, meaning: Meaning, word: &str) -> Result<(), PrintedError> {
        let fits = match meaning {
            Meaning::Unit(Kind::Percent) => self.kind.is_percent(),
            Meaning::Unit(unit) => unit == self.kind,
            Meaning::Currency => self.kind == Kind::Money,
            _ => self.kind == Kind::Percent && self.signed,
        };
        if fits { Ok(()) } else { Err(self.wrong_unit(word)) }
    }

    /// Two numbers in the finer of their two last places; `12 - 13 tỷ` says the scale once.
    fn range(&self, first: &Numeral, last: &Numeral) -> Result<(Sum, Option<u128>), PrintedError> {
        let bare = !first.scaled && first.unit.is_none() && last.scaled;
        let low = if bare { first.sum.scaled(last.sum.scale) } else { Some(first.sum) };
        let low = low.ok_or_else(|| self.too_large())?;
        let exponent = low.exponent.min(last.sum.exponent);
        let in_places = |sum: &Sum| sum.in_places(exponent).ok_or_else(|| self.too_large());
        let (mantissa, upper) = (in_places(&low)?, in_places(&last.sum)?);
        if mantissa >= upper {
            return Err(PrintedError::BadRange { got: clip(self.text) });
        }
        Ok((Sum { mantissa, exponent, ..low }, Some(upper)))
    }
}
