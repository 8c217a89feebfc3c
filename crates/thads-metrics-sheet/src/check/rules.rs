//! The rules that a row obeys ([`Rule`]).

use crate::Block;
use crate::check::{
    part_of::{Within, within},
    percentage::quotient,
    state::State,
};
use thads_metrics::{Date, Identity, Item, Percent, identity::Version};

/// Which way a sum may differ from zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    /// Not at all.
    Equal,
    /// A missing figure, which is at least zero, may make it smaller.
    AtMost,
    /// A missing figure may make it larger.
    AtLeast,
}

/// A signed sum that should be zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Off {
    /// The sum.
    pub(super) sum: i128,
    /// Which way it may differ.
    pub(super) bound: Bound,
    /// How far rounding may take it.
    pub(super) slack: i128,
}

impl Off {
    /// The signed sum of figures that should be zero; `None` if missing figures leave nothing to test.
    ///
    /// A column that the sheet lacks, and a blank cell, hold some number that is at least zero: if all that is
    /// missing has one sign, the rest still has a sign. `open` is the sign of missing columns, if there are any.
    pub(super) fn of(terms: impl Iterator<Item = (i8, Option<i128>)>, open: Option<i8>, step: i128) -> Option<Self> {
        let (mut sum, mut count) = (0_i128, 0_i128);
        let (mut plus, mut minus) = (false, false);
        let (mut open_plus, mut open_minus) = (open == Some(1), open == Some(-1));
        for (sign, value) in terms {
            match value {
                Some(value) => {
                    sum = sum.checked_add(value.checked_mul(sign.into())?)?;
                    count = count.saturating_add(1);
                    plus |= sign > 0;
                    minus |= sign < 0;
                }
                None if sign > 0 => open_plus = true,
                None => open_minus = true,
            }
        }
        let bound = match (open_plus, open_minus) {
            (false, false) => Bound::Equal,
            (true, false) if plus && minus => Bound::AtMost,
            (false, true) if plus && minus => Bound::AtLeast,
            _ => return None,
        };
        Some(Self { sum, bound, slack: count.saturating_mul(step) / 2 })
    }

    /// Whether it is as it should be.
    pub(super) fn holds(self) -> bool {
        match self.bound {
            Bound::Equal => self.sum.unsigned_abs() <= self.slack.unsigned_abs(),
            Bound::AtMost => self.sum <= self.slack,
            Bound::AtLeast => self.sum >= self.slack.saturating_neg(),
        }
    }
}

/// What a rule relates: columns of the row by their index in [`Line`], percentages after the figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Relation {
    /// The signed sum is zero, or has a sign where columns of that sign are missing.
    Linear { terms: Vec<(i8, usize)>, open: Option<i8> },
    /// The percentage is the part over the base.
    Quotient { percent: usize, part: usize, base: usize },
    /// The figure is not negative.
    Nonnegative(usize),
}

/// An identity as far as the columns of a block can test it.
#[derive(Debug, Clone)]
pub(super) struct Rule {
    pub(super) identity: Identity,
    pub(super) version: &'static Version,
    pub(super) relation: Relation,
}

/// The figures of a row: what stands in it, or what would if a slip were mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) figures: Vec<Option<i128>>,
    pub(super) percents: Vec<Option<Percent>>,
}

impl Line {
    pub(super) fn of(block: &Block, row: usize) -> Self {
        Self {
            figures: block.columns.iter().map(|column| column.values.get(row)).collect(),
            percents: block.percents.iter().map(|column| column.values.get(row).cloned().flatten()).collect(),
        }
    }

    pub(super) fn figure(&self, col: usize) -> Option<i128> {
        self.figures.get(col).copied().flatten()
    }

    /// Exchanges two cells, if both are figures or both are percentages.
    pub(super) fn exchange(&mut self, a: usize, b: usize) {
        let figures = self.figures.len();
        match (a.checked_sub(figures), b.checked_sub(figures)) {
            (None, None) => self.figures.swap(a, b),
            (Some(a), Some(b)) if a.max(b) < self.percents.len() => self.percents.swap(a, b),
            _ => {}
        }
    }

    pub(super) fn percent(&self, col: usize) -> Option<&Percent> {
        self.percents.get(col.checked_sub(self.figures.len())?)?.as_ref()
    }
}

impl Rule {
    /// The columns that it touches.
    pub(super) fn cols(&self) -> Vec<usize> {
        match &self.relation {
            Relation::Linear { terms, .. } => terms.iter().map(|(_, col)| *col).collect(),
            Relation::Quotient { percent, part, base } => vec![*percent, *part, *base],
            Relation::Nonnegative(col) => vec![*col],
        }
    }

    /// The signed sum of a linear rule in a row.
    pub(super) fn off(&self, line: &Line, step: i128) -> Option<Off> {
        let Relation::Linear { terms, open } = &self.relation else { return None };
        Off::of(terms.iter().map(|(sign, col)| (*sign, line.figure(*col))), *open, step)
    }

    /// Whether the figures of a row keep it.
    pub(super) fn state(&self, line: &Line, step: i128) -> State {
        let broken = if self.version.evidence().is_established() { State::Broken } else { State::Doubtful };
        match &self.relation {
            Relation::Linear { .. } => match self.off(line, step) {
                None => State::Untested,
                Some(off) if off.holds() => State::Held,
                Some(_) => broken,
            },
            Relation::Quotient { percent, part, base } => {
                match (line.percent(*percent), line.figure(*part), line.figure(*base)) {
                    (Some(percent), Some(part), Some(base)) => quotient(percent, part, base, step),
                    _ => State::Untested,
                }
            }
            Relation::Nonnegative(col) => match line.figure(*col) {
                None => State::Untested,
                Some(value) if value >= 0 => State::Held,
                Some(_) => State::Broken,
            },
        }
    }
}

/// The rules of a block for periods that end on one day.
#[derive(Debug, Clone, Default)]
pub(super) struct Rules {
    pub(super) rules: Vec<Rule>,
    /// For each column the rules that touch it.
    pub(super) touching: Vec<Vec<usize>>,
}

impl Rules {
    pub(super) fn of(block: &Block, on: Date) -> Self {
        let figures = block.columns.len();
        let column = |item: Item| block.columns.iter().position(|column| column.item == item);
        let percent = |item: Item| {
            let index = block.percents.iter().position(|column| column.item == item)?;
            index.checked_add(figures)
        };
        let mut rules = Vec::new();
        for identity in Identity::ALL {
            let Some(version) = identity.version(block.measure, on) else { continue };
            // Suspended cases under which the day's forms have no column may be among the eligible all the same.
            let is_strange = column(Item::Suspended).is_some()
                && version.terms().is_some_and(|terms| !terms.iter().any(|(_, item)| *item == Item::Suspended));
            // What two columns hold both is counted once: a term of its own, with the other sign.
            let overlap = version.twice().filter(|(one, other)| column(*one).is_some() && column(*other).is_some());
            let sign = |(one, _)| {
                version.terms()?.iter().find(|(_, item)| *item == one).map(|(sign, _)| sign.saturating_neg())
            };
            let strange =
                (identity == Identity::Standing && is_strange).then_some(-1).or_else(|| overlap.and_then(sign));
            let relation = match identity {
                Identity::Rate => {
                    quotient_of(percent(Item::Rate), column(Item::Resolved), column(block.measure.rate_base()))
                }
                Identity::EligibleShare => {
                    quotient_of(percent(Item::EligibleShare), column(Item::Eligible), column(Item::ToEnforce))
                }
                _ => version.terms().and_then(|terms| linear(terms, column, strange)),
            };
            rules.extend(relation.map(|relation| Rule { identity, version, relation }));
        }
        rules.extend(parts(block, on, &rules));
        if let Some(version) = Identity::Nonnegative.version(block.measure, on) {
            let identity = Identity::Nonnegative;
            rules.extend((0..figures).map(|col| Rule { identity, version, relation: Relation::Nonnegative(col) }));
        }
        let width = figures.saturating_add(block.percents.len());
        let touching = (0..width)
            .map(|col| {
                let touches = rules.iter().enumerate().filter(|(_, rule)| rule.cols().contains(&col));
                touches.map(|(index, _)| index).collect()
            })
            .collect();
        Self { rules, touching }
    }
}

/// What no identity tests because the columns between are missing: that a part is at most its whole.
fn parts(block: &Block, on: Date, rules: &[Rule]) -> Vec<Rule> {
    let column = |item: Item| block.columns.iter().position(|column| column.item == item);
    let known = within(block.measure, on);
    let is_within = |part: Item, whole: Item| known.iter().any(|one| (one.part, one.whole) == (part, whole));
    let between = |part: Item, whole: Item| {
        let mut items = block.columns.iter().map(|column| column.item);
        items.any(|item| is_within(part, item) && is_within(item, whole))
    };
    let is_tested = |part: usize, whole: usize| {
        rules.iter().any(|rule| match &rule.relation {
            Relation::Linear { terms, .. } => {
                let sign = |col: usize| terms.iter().find(|(_, known)| *known == col).map(|(sign, _)| *sign);
                sign(part).zip(sign(whole)).is_some_and(|(part, whole)| part != whole)
            }
            _ => false,
        })
    };
    let rule = |one: &Within| {
        let (part, whole) = (column(one.part)?, column(one.whole)?);
        let relation = Relation::Linear { terms: vec![(1, whole), (-1, part)], open: Some(-1) };
        let is_open = !is_tested(part, whole) && !between(one.part, one.whole);
        is_open.then_some(Rule { identity: one.identity, version: one.version, relation })
    };
    known.iter().filter_map(rule).collect()
}

fn quotient_of(percent: Option<usize>, part: Option<usize>, base: Option<usize>) -> Option<Relation> {
    Some(Relation::Quotient { percent: percent?, part: part?, base: base? })
}

/// What of an identity the columns that are there can test.
///
/// `strange` is the sign of a column that belongs to it perhaps.
fn linear(terms: &[(i8, Item)], column: impl Fn(Item) -> Option<usize>, strange: Option<i8>) -> Option<Relation> {
    let present: Vec<(i8, usize)> = terms.iter().filter_map(|(sign, item)| Some((*sign, column(*item)?))).collect();
    let mut missing = terms.iter().filter(|(_, item)| column(*item).is_none()).map(|(sign, _)| *sign).chain(strange);
    let open = missing.next();
    let signs = |sign: i8| present.iter().any(|(s, _)| *s == sign);
    let tests = missing.all(|sign| Some(sign) == open) && signs(1) && signs(-1);
    tests.then_some(Relation::Linear { terms: present, open })
}

/// What sums may differ by for each of their terms, twice: zero unless the figures were rounded.
pub(super) fn slack_step(block: &Block) -> i128 {
    if block.rounded { i128::try_from(block.step).unwrap_or(i128::MAX) } else { 0 }
}
