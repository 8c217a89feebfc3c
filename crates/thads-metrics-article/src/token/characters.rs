//! Characters → numbers: digits of any width with the marks inside them, and letters misread for digits.

/// Characters that show nothing: they neither part nor join.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\u{202a}'..='\u{202e}')
}

/// The ASCII digit that a digit of any width stands for.
pub(super) fn digit(c: char) -> Option<char> {
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

pub(super) fn is_letter(c: char) -> bool {
    c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c)
}

/// Letters that recognition of scanned pages puts for digits.
pub(super) fn misread(c: char) -> Option<char> {
    match c {
        'l' | 'I' => Some('1'),
        'O' | 'o' => Some('0'),
        _ => None,
    }
}

/// Walks the characters of a text.
pub(super) struct Scanner<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
}

impl<'t> Scanner<'t> {
    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn step(&mut self, c: char) {
        self.at = self.at.saturating_add(c.len_utf8());
    }

    /// The next visible character after the one that stands here.
    pub(super) fn after(&self) -> Option<char> {
        self.rest().chars().skip(1).find(|c| !is_invisible(*c))
    }

    /// A run of digits with their marks; a letter misread for a digit inside it is one.
    pub(super) fn number(&mut self) -> String {
        let mut key = String::new();
        while let Some(c) = self.peek() {
            let next_is_digit = self.after().is_some_and(|c| digit(c).is_some());
            if is_invisible(c) {
                // nothing to see
            } else if let Some(d) = digit(c) {
                key.push(d);
            } else if let Some(mark) = separator(c).filter(|_| next_is_digit || self.misread_ahead()) {
                key.push(mark);
            } else if let Some(d) = misread(c).filter(|_| self.inside_number() || self.ends_group(&key)) {
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

    /// Whether a letter here is the last digit of a group: `9.87O việc`.
    fn ends_group(&self, key: &str) -> bool {
        let last = key.rsplit_once(['.', ',']).map(|(_, group)| group.len());
        last == Some(2) && self.after().is_none_or(|c| !is_letter(c) && digit(c).is_none())
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
pub(super) fn is_misread_number(rest: &str) -> bool {
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
