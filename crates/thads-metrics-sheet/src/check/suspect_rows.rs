//! Which rows may break a rule: one pass over columns, in which clean rows cost only additions.

use crate::check::{
    percentage::quick,
    rules::{Relation, Rule, Rules, slack_step},
    state::State,
};
use crate::{Block, source::numbers::MISSING_WIDE as MISSING};

/// How many rows are added up at a time.
const CHUNK: usize = 256;

impl Rules {
    /// Whether these are the same rules, though of another period.
    pub(super) fn alike(&self, other: &Self) -> bool {
        let same = |(a, b): (&Rule, &Rule)| a.identity == b.identity && a.relation == b.relation;
        self.rules.len() == other.rules.len() && self.rules.iter().zip(&other.rules).all(same)
    }

    /// Marks the rows of `from..to` that may break a rule: clean rows cost only additions.
    pub(super) fn mark(&self, block: &Block, from: usize, to: usize, marks: &mut [bool]) {
        let step = slack_step(block);
        let mut room = [[0; CHUNK]; 3];
        let mut start = from;
        while start < to {
            let end = start.saturating_add(CHUNK).min(to);
            if let Some(marks) = marks.get_mut(start..end) {
                self.rules.iter().for_each(|rule| rule.mark(block, start, step, marks, &mut room));
            }
            start = end;
        }
    }
}

impl Rule {
    fn mark(&self, block: &Block, start: usize, step: i128, marks: &mut [bool], room: &mut [[i128; CHUNK]; 3]) {
        let [first, second, sums] = room.each_mut().map(|room| room.get_mut(..marks.len()).unwrap_or_default());
        let column = |col: usize| block.columns.get(col).map(|column| &column.values);
        match &self.relation {
            Relation::Nonnegative(col) => {
                let values = column(*col).map_or(&[][..], |values| values.wide(start, first));
                let negative = values.iter().map(|value| *value < 0 && *value != MISSING);
                marks.iter_mut().zip(negative).for_each(|(mark, negative)| *mark |= negative);
            }
            Relation::Linear { terms, open } => {
                sums.fill(0);
                for (sign, col) in terms {
                    let values = column(*col).map_or(&[][..], |values| values.wide(start, first));
                    let add = if *sign < 0 { i128::saturating_sub } else { i128::saturating_add };
                    sums.iter_mut().zip(values).for_each(|(sum, value)| *sum = add(*sum, *value));
                    if open.is_some() {
                        marks.iter_mut().zip(values).for_each(|(mark, value)| *mark |= *value == MISSING);
                    }
                }
                // A missing figure makes the sum huge: the row is marked, and looked at exactly.
                let slack = step.saturating_mul(i128::try_from(terms.len()).unwrap_or(i128::MAX)) / 2;
                let (low, high) = match open {
                    None => (slack.saturating_neg(), slack),
                    Some(sign) if *sign > 0 => (i128::MIN, slack),
                    Some(_) => (slack.saturating_neg(), i128::MAX),
                };
                marks.iter_mut().zip(&*sums).for_each(|(mark, sum)| *mark |= *sum < low || *sum > high);
            }
            Relation::Quotient { percent, part, base } => {
                let index = percent.checked_sub(block.columns.len());
                let percents =
                    index.and_then(|index| block.percents.get(index)).map_or(&[][..], |p| p.values.as_slice());
                let percents = percents.get(start..).unwrap_or(&[]);
                let parts = column(*part).map_or(&[][..], |values| values.wide(start, first));
                let bases = column(*base).map_or(&[][..], |values| values.wide(start, second));
                let parts = parts.iter().zip(bases);
                for ((mark, percent), (part, base)) in marks.iter_mut().zip(percents).zip(parts) {
                    let Some(percent) = percent else { continue };
                    let tested = *part != MISSING && *base != MISSING && *part >= 0 && *base > 0;
                    *mark |= tested && quick(percent, *part, *base) != Some(State::Held);
                }
            }
        }
    }
}
