//! A number that is no figure of the main forms, whose words name a statistic beside them.
//!
//! Nothing is taken from the main forms: only what the walk left over is asked, and only words right beside the number
//! decide. Where they name two statistics, or none, the number stays what it was.

use std::ops::Range;

use thads_metrics::{
    Kind, Period, Printed, Quantity,
    statistics::{STATISTICS, Statistic},
    vocabulary::statistics::{NamedStatistic, With, statistic_at},
};
use thads_metrics_audit::{Entry, PartialSubject};

use crate::{
    figure::printed,
    number::{Numbers, Unit, Use, Value},
    sentence::Sentence,
    token::Token,
};

/// A number that the walk left over, and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Aside {
    pub(crate) value: usize,
    pub(crate) office: Option<String>,
    pub(crate) period: Option<Period>,
    pub(crate) paragraph: usize,
    /// The sentence, by its position.
    pub(crate) sentence: usize,
}

/// What a number says of a statistic.
pub(crate) struct Counted {
    pub(crate) entry: Entry,
    pub(crate) printed: Printed,
    /// The tokens that decided.
    pub(crate) because: Range<usize>,
}

/// Words that may stand between a phrase and its number.
const BETWEEN: [&str; 17] = [
    "đối", "với", "là", "được", "cho", "tổng", "số", "tiền", "có", "gồm", "hợp", "lý", ":", "trong", "đã", "đương",
    "sự",
];

/// Words that lead from a count to its amount.
const WITH: [&str; 9] = [",", "(", "với", "tổng", "số", "tiền", "là", "tương", "ứng"];

/// Words that lead from a number to its percentage.
const REACHED: [&str; 9] = [",", "(", "đạt", "tỷ", "lệ", "chiếm", "bằng", "được", "việc"];

/// Reads the numbers that were left over, in the order of the text.
pub(crate) struct Reader<'t> {
    pub(crate) tokens: &'t [Token],
    pub(crate) numbers: &'t Numbers,
    pub(crate) sentences: &'t [Sentence],
    /// The statistics of the sentence so far.
    said: Vec<&'static Statistic>,
    sentence: usize,
}

impl<'t> Reader<'t> {
    pub(crate) const fn new(tokens: &'t [Token], numbers: &'t Numbers, sentences: &'t [Sentence]) -> Self {
        Self { tokens, numbers, sentences, said: Vec::new(), sentence: 0 }
    }

    /// What a number says, if its words decide.
    pub(crate) fn read(&mut self, aside: &Aside) -> Option<Counted> {
        let value = self.numbers.values.get(aside.value)?;
        if self.sentence != aside.sentence {
            self.said.clear();
            self.sentence = aside.sentence;
        }
        let sentence = self.sentences.get(aside.sentence)?.tokens.clone();
        let (before, after) = self.beside(value, &sentence);
        let found = match value.unit {
            Unit::Percent => self.share(value, before),
            Unit::Times => None,
            Unit::Count | Unit::Money | Unit::Bare => {
                self.change(value, &before, &after, aside.period).or_else(|| self.level(value, &before, &after))
            }
        };
        let (statistic, mut counted) = found?;
        self.said.push(statistic);
        counted.entry.office.clone_from(&aside.office);
        counted.entry.period = aside.period;
        Some(counted)
    }

    /// The tokens between a value and the numbers on either side of it; on the right up to the first mark.
    fn beside(&self, value: &Value, sentence: &Range<usize>) -> (Range<usize>, Range<usize>) {
        let is_number = |at: &usize| !matches!(self.numbers.uses.get(*at), None | Some(Use::Nothing));
        let unit = |at: usize| match self.numbers.uses.get(at) {
            Some(Use::Value(value)) => self.numbers.values.get(*value).map_or(at, |value| value.tokens.end),
            _ => at.saturating_add(1),
        };
        let from = (sentence.start..value.tokens.start).rev().find(is_number).map_or(sentence.start, unit);
        let is_end = |at: &usize| is_number(at) || self.key(*at).chars().all(|c| !c.is_alphanumeric());
        let comma = |at: &usize| self.key(*at) == "," && self.is_in_phrase(value.tokens.end, *at);
        let to = (value.tokens.end..sentence.end).find(|at| is_end(at) && !comma(at)).unwrap_or(sentence.end);
        (from.min(value.tokens.start)..value.tokens.start, value.tokens.end..to)
    }

    /// Whether a comma stands inside a phrase that begins at a token: `khiếu nại, tố cáo`.
    fn is_in_phrase(&self, from: usize, comma: usize) -> bool {
        (from..comma).any(|at| self.phrase(at).is_some_and(|said| at.saturating_add(said.words) > comma))
    }

    fn key(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.key.as_str())
    }

    fn phrase(&self, at: usize) -> Option<NamedStatistic> {
        let words: Vec<&str> = self.tokens.get(at..)?.iter().take(16).map(|token| token.key.as_str()).collect();
        statistic_at(&words)
    }

    fn all(&self, tokens: Range<usize>, of: &[&str]) -> bool {
        tokens.into_iter().all(|at| of.contains(&self.key(at)))
    }

    /// Whether a phrase decides after these tokens.
    fn decides(&self, said: NamedStatistic, before: &Range<usize>) -> bool {
        match said.with {
            With::Nothing => true,
            With::Family => self.said.last().is_some_and(|last| last.family() == said.statistic.family()),
            With::Words(words) => {
                let before: Vec<&str> = before.clone().map(|at| self.key(at)).collect();
                before.join(" ").contains(words)
            }
        }
    }

    /// The statistic that the words right before or right after a value name.
    fn named(&self, before: &Range<usize>, after: &Range<usize>) -> Option<(&'static Statistic, Range<usize>)> {
        let place = |at: usize| {
            let said = self.phrase(at).filter(|said| self.decides(*said, before))?;
            Some((said.statistic, at..at.saturating_add(said.words)))
        };
        let left = before.clone().find_map(|at| {
            place(at).filter(|(_, tokens)| tokens.end <= before.end && self.all(tokens.end..before.end, &BETWEEN))
        });
        let right =
            after.clone().find_map(|at| place(at).filter(|(_, tokens)| self.all(after.start..tokens.start, &BETWEEN)));
        match (left, right) {
            (Some(left), Some(right)) if left.0 != right.0 => None,
            (left, right) => left.or(right),
        }
    }

    fn level(&self, value: &Value, before: &Range<usize>, after: &Range<usize>) -> Option<Read> {
        let kind = if value.unit == Unit::Money { Kind::Money } else { Kind::Count };
        let (named, because) = if value.over {
            let (base, because) = self.named(&(after.start..after.start), &self.under(value)?)?;
            let part = |part: &&Statistic| part.base() == Some(Quantity::from(base));
            (STATISTICS.iter().find(part)?, because)
        } else {
            let of_last = || {
                let last = self.said.last().filter(|_| kind == Kind::Money && self.all(before.clone(), &WITH))?;
                Some((*last, before.clone()))
            };
            self.named(before, after).or_else(of_last)?
        };
        let statistic = if named.kind() == kind { named } else { amount_of(named).filter(|_| kind == Kind::Money)? };
        let printed = printed(value, "", statistic.kind(), false, self.numbers.lang())?;
        Some((statistic, Counted { entry: Entry::new(statistic.into(), printed.text()), printed, because }))
    }

    /// The words after the lower part of a fraction.
    fn under(&self, over: &Value) -> Option<Range<usize>> {
        let under = self.numbers.values.iter().find(|other| other.under && other.tokens.start >= over.tokens.end)?;
        let sentence = self.sentences.get(self.sentence)?;
        Some(self.beside(under, &sentence.tokens).1)
    }

    /// `tăng 75 việc so với năm 2020`: of the statistic before it.
    fn change(
        &self,
        value: &Value,
        before: &Range<usize>,
        after: &Range<usize>,
        period: Option<Period>,
    ) -> Option<Read> {
        let word = before.end.checked_sub(1).map(|at| self.key(at))?;
        let direction = ["tăng", "giảm"].into_iter().find(|known| *known == word)?;
        let kind = if value.unit == Unit::Money { Kind::Money } else { Kind::Count };
        let statistic = *self.said.iter().rev().find(|said| said.kind() == kind)?;
        let versus = after.clone().find(|at| self.key(*at) == "so")?;
        let beyond = versus.saturating_add(8).min(self.sentences.get(self.sentence)?.tokens.end);
        let year = (versus..beyond).find_map(|at| {
            let token = self.tokens.get(at).filter(|token| token.is_number())?;
            token.key.parse::<i16>().ok().filter(|year| (1990..2100).contains(year))
        });
        let same = (versus..beyond).any(|at| self.key(at) == "cùng");
        let own = period?;
        let year = year.or_else(|| same.then(|| own.year().number().saturating_sub(1)))?;
        let earlier = Period::new(year, u32::from(own.months())).ok().filter(|earlier| *earlier != own)?;
        let printed = printed(value, direction, kind, true, self.numbers.lang())?;
        let minus = PartialSubject { period: Some(earlier), ..PartialSubject::default() };
        let entry = Entry { minus: Some(minus), ..Entry::new(statistic.into(), printed.text()) };
        Some((statistic, Counted { entry, printed, because: before.end.saturating_sub(1)..before.end }))
    }

    /// `đạt tỷ lệ 97,04%`: of the statistic before it, which has a base.
    fn share(&self, value: &Value, before: Range<usize>) -> Option<Read> {
        let reached = before.clone().any(|at| ["đạt", "lệ", "chiếm"].contains(&self.key(at)));
        let has_base = |said: &&&'static Statistic| said.base().is_some();
        let part = *self.said.iter().rev().take(2).find(has_base)?;
        if !reached || !self.all(before.clone(), &REACHED) {
            return None;
        }
        let printed = printed(value, "", Kind::Percent, false, self.numbers.lang())?;
        let base = PartialSubject { quantity: part.base(), ..PartialSubject::default() };
        let entry = Entry { share_of: Some(base), ..Entry::new(part.into(), printed.text()) };
        Some((part, Counted { entry, printed, because: before }))
    }
}

/// A statistic, and what is said of it.
type Read = (&'static Statistic, Counted);

/// The statistic of the money of a count: `exemption.asked_amount` of `exemption.asked`.
fn amount_of(count: &Statistic) -> Option<&'static Statistic> {
    let each = || Statistic::named(&count.key.replace("cases_each", "money_each")).ok();
    Statistic::named(&format!("{}_amount", count.key)).ok().or_else(|| each().filter(|money| money.key != count.key))
}
