//! Names that are no office's: where a report was written, who comes next in a list, whose case it was.

use crate::{
    clause::Clauses,
    number::Unit,
    token::{Shape, Token},
};

impl Clauses<'_> {
    /// `HÀ NỘI — …`, `Hà Nội, ngày 28 tháng 02 năm 2018`: where a report was written.
    pub(super) fn dateline(&self, at: usize) -> Option<usize> {
        let begins = at.checked_sub(1).and_then(|before| self.tokens.get(before))?.shape == Shape::Break;
        let words = self.tokens.get(at..)?.iter();
        let n = words.clone().take(4).take_while(|t| t.shape == Shape::Word && t.capital).count();
        let after = at.saturating_add(n);
        if n > 0 && self.key(after) == "," && self.key(after.saturating_add(1)) == "ngày" && begins {
            return Some(n);
        }
        let upper = |t: &Token| self.text.get(t.span.clone()).is_some_and(|word| !word.chars().any(char::is_lowercase));
        let dash = self.tokens.get(at.saturating_add(n)).is_some_and(|t| t.is("-") && t.spaced);
        (begins && n > 0 && dash && words.take(n).all(upper)).then_some(n)
    }

    /// `cao nhất là`, `the lowest`: who stands first or last is named next.
    pub(super) fn after_superlative(&self, at: usize) -> bool {
        let back = |n: usize| at.checked_sub(n).map(|at| self.key(at)).unwrap_or_default();
        let copula = usize::from(matches!(back(1), "là" | "is" | ":"));
        matches!(back(copula.saturating_add(1)), "nhất" | "highest" | "lowest")
    }

    /// `huyện Krông Bông (79,14%), M’Đrắk (76,59%)`: the name of the next in a list.
    pub(super) fn listed_name(&self, at: usize) -> Option<(String, usize)> {
        let run = self.tokens.get(at..)?.iter();
        let n = run.take(4).take_while(|t| t.shape == Shape::Word && t.capital).count();
        let value = at.saturating_add(n).saturating_add(1);
        let opens =
            n > 0 && self.key(at.saturating_add(n)) == "(" && self.starts.get(value).copied().flatten().is_some();
        let (from, to) =
            (self.tokens.get(at)?.span.start, self.tokens.get(at.saturating_add(n).checked_sub(1)?)?.span.end);
        opens.then(|| Some((self.text.get(from..to)?.to_owned(), n))).flatten()
    }

    /// `Mộ Đức 91% về việc, 62% về tiền; Sơn Tịnh 88% …`: a name at the head of a part of a list, and its value.
    pub(super) fn heading_name(&self, at: usize) -> Option<(String, usize)> {
        let run = self.tokens.get(at..)?.iter();
        let n = run.take(4).take_while(|t| t.shape == Shape::Word && t.capital).count();
        let value = self.starts.get(at.saturating_add(n)).copied().flatten();
        let percent = value.and_then(|value| self.numbers.values.get(value)).is_some_and(|v| v.unit == Unit::Percent);
        let (from, to) =
            (self.tokens.get(at)?.span.start, self.tokens.get(at.saturating_add(n).checked_sub(1)?)?.span.end);
        (n > 0 && percent).then(|| Some((self.text.get(from..to)?.to_owned(), n))).flatten()
    }

    /// `vụ án Huyền Như`, `vụ Vạn Thịnh Phát`.
    pub(super) fn single_case(&self, at: usize) -> Option<usize> {
        // `the case of Truong My Lan`
        let named = |at: usize| self.tokens.get(at).is_some_and(|t| t.shape == Shape::Word && t.capital);
        if self.key(at) == "case"
            && matches!(self.key(at.saturating_add(1)), "of" | "involving")
            && named(at.saturating_add(2))
            && named(at.saturating_add(3))
        {
            return Some(2);
        }
        if self.key(at) != "vụ" && !(self.key(at) == "đại" && self.key(at.saturating_add(1)) == "án") {
            return None;
        }
        let n = if self.key(at.saturating_add(1)) == "án" { 2 } else { 1 };
        let named = (0..2).all(|i| {
            let token = self.tokens.get(at.saturating_add(n).saturating_add(i));
            token.is_some_and(|t| t.shape == Shape::Word && t.capital && !t.key.starts_with("tha"))
        });
        named.then_some(n)
    }
}
