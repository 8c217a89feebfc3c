//! A value: hedge, digits, scales and unit; and the two halves of a fraction.

use thads_metrics::vocabulary::statistics::{With, statistic_at};

use crate::{
    number::{
        Lexer, Unit, Use, Value, english,
        words::{COUNTS, HEADS, HEDGES, MONEY, PERCENTS, THINGS},
    },
    reason::Reason,
    token::{Shape, Token, one_line},
};

impl Lexer<'_> {
    /// Reads the hedge before a number: where it begins.
    pub(super) fn hedge(&self, at: usize) -> usize {
        // `cao hơn 0,61%` compares
        if self.before_is(at, &["hơn"])
            && self.back(at, 2).is_some_and(|t| matches!(t.key.as_str(), "cao" | "thấp" | "nhiều" | "ít"))
        {
            return at;
        }
        (1..=2)
            .rev()
            .filter_map(|n| at.checked_sub(n).map(|from| (from, n)))
            .find_map(|(from, n)| (self.phrase(from, HEDGES) == n).then_some(from))
            .unwrap_or(at)
    }

    /// Number, scales and unit from `at`: the end, the text, the unit, and whether something was mended.
    pub(super) fn value(&self, at: usize) -> Option<(usize, String, Unit, bool)> {
        let mut body = String::new();
        let (mut at, mut scaled, mut mended) = (at, false, false);
        loop {
            let (digits, end, gap) = self.digits(at)?;
            mended |= gap;
            if !body.is_empty() {
                body.push(' ');
            }
            body.push_str(&digits);
            at = end;
            let scale = self.scale(at);
            for token in self.tokens.get(at..at.saturating_add(scale)).unwrap_or_default() {
                body.push(' ');
                body.push_str(english::scale(&token.key));
            }
            at = at.saturating_add(scale);
            scaled |= scale > 0;
            let next = at.saturating_add(1);
            // `10 tỷ 917 triệu 603 đồng`
            let ends = self.phrase(next, MONEY) > 0
                && self.at(at).is_some_and(|token| token.key.len() <= 3)
                && self.before_is(at, &["triệu", "nghìn", "ngàn"]);
            let goes_on = scale > 0 && self.is_free(at) && (self.scale(next) > 0 || ends);
            if !goes_on {
                break;
            }
        }
        let percent = self.phrase(at, PERCENTS);
        let money = self.phrase(at, MONEY);
        let count = self.phrase(at, COUNTS);
        let (unit, taken, word) = if percent > 0 {
            (Unit::Percent, percent, "%")
        } else if money > 0 {
            (Unit::Money, money, "đồng")
        } else if count > 0 {
            (Unit::Count, count, "")
        } else if self.out.english && english::is_case(self.at(at)) && (scaled || body.len() > 3) {
            (Unit::Count, 1, "")
        } else if self.is(at, "lần") || self.is(at, "times") {
            (Unit::Times, 1, "lần")
        } else if scaled && (body.contains("tỷ") || body.contains("tỉ")) {
            (Unit::Money, 0, "")
        } else {
            (Unit::Bare, 0, "")
        };
        if unit == Unit::Count {
            for token in self.tokens.get(at..at.saturating_add(taken)).unwrap_or_default() {
                body.push(' ');
                body.push_str(english::count(&token.key));
            }
        } else if unit == Unit::Percent {
            body.push('%');
        } else if taken > 0 {
            body.push(' ');
            body.push_str(word);
        }
        Some((at.saturating_add(taken), body, unit, mended))
    }

    /// `- 13%` after `12`: where the range ends, and its upper end.
    fn range(&self, at: usize) -> Option<(usize, String)> {
        let upper = at.saturating_add(1);
        let (end, body, unit, _) = self.value(upper).filter(|_| self.is(at, "-"))?;
        (unit == Unit::Percent).then_some((end, body))
    }

    /// The digits of one number, joined where a space stands inside it.
    pub(super) fn digits(&self, at: usize) -> Option<(String, usize, bool)> {
        let first = self.at(at).filter(|_| self.is_free(at))?;
        let next = at.saturating_add(1);
        let misread = self.text.get(first.span.clone()).is_some_and(|t| t.contains(['l', 'I', 'O', 'o']));
        // `1 1,25%`, `5 409 việc`, `12. 345 việc`
        let joined = self.at(next).filter(|second| second.is_number() && second.spaced && self.is_free(next)).and_then(
            |second| {
                let whole = first.key.bytes().all(|b| b.is_ascii_digit());
                let percent = second.key.contains(',')
                    && self.is(next.saturating_add(1), "%")
                    && first.key.len() == 1
                    && second.key.find(',') == Some(1);
                let groups = whole
                    && first.key.len() <= 3
                    && second.key.split(['.', ',']).next().is_some_and(|g| g.len() == 3)
                    && self.unit_follows(next.saturating_add(1));
                if percent {
                    Some(format!("{}{}", first.key, second.key))
                } else if groups {
                    Some(format!("{}.{}", first.key, second.key))
                } else {
                    None
                }
            },
        );
        if let Some(joined) = joined {
            return Some((joined, next.saturating_add(1), true));
        }
        let parted = self.at(next).filter(|mark| mark.is(".") || mark.is(",")).and_then(|mark| {
            let after = self
                .at(next.saturating_add(1))
                .filter(|t| t.is_number() && t.key.len() >= 3 && (t.spaced || mark.spaced))?;
            // `12. 345 việc`, `8.081.595.567 .000 đồng`
            let mut groups = first.key.split('.');
            let grouped = groups.next().is_some_and(|group| group.len() <= 3) && groups.all(|group| group.len() == 3);
            let fits = mark.is(".")
                && grouped
                && !first.key.contains(',')
                && first.key != "0"
                && after.key.split(['.', ',']).next().is_some_and(|g| g.len() == 3)
                && self.unit_follows(next.saturating_add(2))
                && !self.listed(at);
            fits.then(|| format!("{}.{}", first.key, after.key))
        });
        match parted {
            Some(joined) => Some((joined, next.saturating_add(2), true)),
            None => Some((first.key.clone(), next, misread)),
        }
    }

    pub(super) fn read(&mut self, at: usize) {
        if let Some((taken, reason)) = self.reason(at) {
            self.mark(at..at.saturating_add(taken), reason);
            return;
        }
        // `chưa tới 1/2`: a part, of no unit
        let (slash, lower) = (at.saturating_add(1), at.saturating_add(2));
        let small = |at: usize| self.at(at).and_then(Token::small).filter(|n| (1..=10).contains(n));
        if let (Some(_), Some(_), Some((end, _, Unit::Bare, _))) = (small(at), small(lower), self.value(lower))
            && self.is(slash, "/")
            && self.at(end).is_none_or(|next| next.shape != Shape::Word)
        {
            return self.mark(at..end, Reason::NotUnderstood);
        }
        let Some((mut end, mut body, mut unit, mended)) = self.value(at) else { return };
        if let Some((to, upper)) = self.range(end).filter(|_| matches!(unit, Unit::Bare | Unit::Percent)) {
            (end, body, unit) = (to, format!("{} - {upper}", body.trim_end_matches('%')), Unit::Percent);
        }
        if self.before_is(at, &["$", "€"]) {
            return self.mark(at..end, Reason::Foreign);
        }
        let free = self.out.values.last().is_none_or(|value| value.tokens.end < at);
        let currency = free && english::is_currency(self.back(at, 1));
        if currency && (unit == Unit::Bare || unit == Unit::Money && !body.ends_with("đồng")) {
            (unit, body) = (Unit::Money, format!("{body} đồng"));
        }
        if unit == Unit::Bare
            && let Some(counted) = self.counted_later(end).filter(|_| self.out.english)
        {
            (unit, body) = (Unit::Count, format!("{body} {counted}"));
        }
        if unit == Unit::Bare || (unit == Unit::Count && self.phrase(end, &[&["thừa", "phát", "lại"]]) > 0) {
            let heads = self.phrase(end, HEADS) > 0;
            if (heads || self.phrase(end, THINGS) > 0) && !self.names_statistic(end) {
                return self.mark(at..end, if heads { Reason::Headcount } else { Reason::Foreign });
            }
        }
        let counted = self.phrase(end, HEADS).max(self.phrase(end, THINGS)) > 0 && !self.is(end, "chỉ");
        if unit == Unit::Percent && counted {
            return self.mark(at..end, Reason::Foreign);
        }
        let front = if currency { at.saturating_sub(1) } else { at };
        // `exceeding 3.54%` compares
        let over = unit == Unit::Percent && self.before_is(front, &["exceeding", "exceeded", "surpassed"]);
        let from = if over { front } else { self.hedge(front) };
        // `từ 500 đến 5.000 việc`
        if self.before_is(from, &["từ"]) && self.is(end, "đến") {
            let upper = end.saturating_add(1);
            let past_hedge = (0..=2).find_map(|n| self.value(upper.saturating_add(n)));
            let to = past_hedge.filter(|(.., unit, _)| matches!(unit, Unit::Count | Unit::Money)).map(|(to, ..)| to);
            if let Some(to) = to {
                return self.mark(at..to, Reason::NotUnderstood);
            }
        }
        let hedge = self
            .tokens
            .get(from..front)
            .unwrap_or_default()
            .iter()
            .map(|t| t.key.as_str())
            .collect::<Vec<_>>()
            .join(" ");
        // `12.145 việc/ tổng số 23.812 việc`
        let total = from.saturating_sub(2);
        let base = if self.phrase(total, &[&["tổng", "số"]]) > 0 { total } else { from };
        let under = self.back(base, 1).is_some_and(|t| t.is("/"))
            && self.out.values.last().is_some_and(|v| {
                // `6.254 việc/612 tỷ đồng` is a count and its money
                let joined = v.unit == Unit::Count && unit == Unit::Money;
                v.tokens.end == base.saturating_sub(1) && !v.under && !joined
            });
        let under = under || self.is_of_whole(from, unit);
        if under {
            let scale = body.split_once(' ').map(|(_, scale)| scale.to_owned()).filter(|_| unit == Unit::Money);
            self.fraction(end, at, unit, scale);
            if self.out.uses.get(at) != Some(&Use::Nothing) {
                return;
            }
        }
        let written = self.written(from..end);
        let index = self.out.values.len();
        for used in self.out.uses.get_mut(at..end).into_iter().flatten() {
            *used = Use::Value(index);
        }
        self.out.values.push(Value {
            tokens: from..end,
            number: at,
            unit,
            hedge: english::hedge(&hedge).to_owned(),
            body,
            written,
            under,
            over: false,
            mended,
        });
    }

    fn written(&self, tokens: std::ops::Range<usize>) -> String {
        let of = |token: Option<&Token>| token.map(|token| token.span.clone());
        let ends = of(self.at(tokens.start)).zip(of(self.back(tokens.end, 1)));
        let text = ends.and_then(|(first, last)| self.text.get(first.start..last.end));
        one_line(text.unwrap_or_default())
    }

    /// Whether the words here name what reports count beside the main forms: `lượt công dân`.
    fn names_statistic(&self, at: usize) -> bool {
        let words: Vec<&str> = self.tokens.iter().skip(at).take(16).map(|token| token.key.as_str()).collect();
        statistic_at(&words).is_some_and(|said| said.with == With::Nothing && said.words > 1)
    }

    /// Makes the value before the slash the upper part of a fraction, in the unit of the lower; or neither a value.
    pub(super) fn fraction(&mut self, end: usize, at: usize, unit: Unit, scale: Option<String>) {
        let heads = unit == Unit::Bare && self.phrase(end, HEADS) > 0;
        let Some(upper) = self.out.values.last().map(|v| (v.number, v.tokens.end, v.unit)) else { return };
        if heads {
            self.out.values.pop();
            for used in self.out.uses.get_mut(upper.0..upper.1).into_iter().flatten() {
                *used = Use::Nothing;
            }
            self.mark(upper.0..end.max(at), Reason::Headcount);
            return;
        }
        if let Some(value) = self.out.values.last_mut() {
            value.over = true;
            if value.unit == Unit::Bare {
                value.unit = unit;
                // `24,5/60,1 tỷ đồng`
                if let Some(scale) = scale {
                    value.body = format!("{} {scale}", value.body);
                }
            }
        }
    }
}
