//! The likeliest cell of a column that its total tests ([`Closing`]).
//!
//! Any cell of the column could be changed so that it closes. What each change would take is weighed as a number of
//! halvings: a usual slip could have come from few figures, any other from as many as have that many digits. Only where
//! one cell outweighs all others together is it accused alone; else the finding names the column.

use crate::check::{
    explain::{Candidate, Explained, Explainer, Extent},
    figure::{Figure, Var},
    working_copy::Test,
};
use crate::finding::Slip;

/// Of how many parts it is tried whether they could be wrong; of more it is taken for granted.
const TRIED: usize = 200;

/// How many times as likely as all others together a cell must be to be accused alone.
const SURE: u128 = 9;

/// A change that would close the column, and its weight.
#[derive(Debug)]
struct Weighed {
    candidate: Candidate,
    weight: u128,
    is_total: bool,
}

/// The changes of one cell each that would close a column of a total, the likeliest first.
#[derive(Debug, Default)]
pub(super) struct Closing {
    weighed: Vec<Weighed>,
    /// The weight of parts that were not tried.
    untried: u128,
}

impl Closing {
    /// Whether one of them outweighs all others together.
    fn is_sure(&self) -> bool {
        let [best, others @ ..] = self.weighed.as_slice() else { return false };
        let others = others.iter().fold(self.untried, |sum, other| sum.saturating_add(other.weight));
        best.weight >= others.saturating_mul(SURE)
    }

    /// Whether one cell explains it by a usual slip.
    pub(super) fn is_by_slip(&self) -> bool {
        self.is_sure() && self.weighed.first().is_some_and(|best| best.candidate.slip.is_some())
    }
}

/// How many halvings a change takes: what kind of slip it is, and from how many figures it could have come.
fn halvings(slip: Option<&Slip>, found: i128, wanted: i128, unit: i128) -> u32 {
    let written = |value: i128| value.checked_div(unit.max(1)).unwrap_or(value).unsigned_abs().max(1);
    let (found, wanted) = (written(found), written(wanted));
    let digits = |value: u128| value.ilog10().saturating_add(1);
    let (from, to) = (digits(found), digits(wanted));
    match slip {
        Some(Slip::Transposed) => from.ilog2().saturating_add(3),
        // a digit too many stood in one of these places; one too few, or another, may have been any digit
        Some(Slip::Digit) if from > to => from.ilog2().saturating_add(3),
        Some(Slip::Digit) => from.saturating_mul(10).ilog2().saturating_add(3),
        Some(_) => 3,
        None => found.max(wanted).ilog2().saturating_add(3),
    }
}

impl Explainer<'_> {
    /// Takes the cell that explains a column of a total, if one outweighs all others.
    pub(super) fn likeliest(&mut self, block: usize, total: usize, col: usize) {
        let mut closing = self.closing(block, total, col);
        if closing.is_sure() {
            self.take(closing.weighed.swap_remove(0).candidate);
        }
    }

    /// What is left of totals: columns that a slip now explains beside those that were mended, the total row as a whole,
    /// then each column by all cells that could be wrong.
    pub(super) fn totals_unsure(&mut self) {
        for (block, total, _) in self.copy.broken_totals() {
            for col in self.failing(block, total) {
                self.likeliest(block, total, col);
            }
        }
        for (block, total, _) in self.copy.broken_totals() {
            for col in self.failing(block, total) {
                let closing = self.closing(block, total, col);
                let Some(best) = closing.weighed.first() else { continue };
                let (main, slip) = (best.candidate.main, best.candidate.slip.clone());
                let tests = best.candidate.effect.fixed.clone();
                let changes = closing.weighed.into_iter().flat_map(|weighed| weighed.candidate.changes);
                self.explained.push(Explained {
                    main,
                    instead: changes.collect(),
                    slip,
                    tests,
                    extent: Extent::Parts,
                    ..Explained::default()
                });
            }
        }
    }

    /// The changes of one cell that close a column: of those that mend most rules and break none.
    pub(super) fn closing(&mut self, block: usize, total: usize, col: usize) -> Closing {
        let test = Test::Total { block, total, col };
        let unit = self.copy.form(block).and_then(|form| i128::try_from(form.block.unit.factor()).ok()).unwrap_or(1);
        let rows = self.rows_of(block, total);
        let tries = rows.len() <= TRIED;
        let mut closing = Closing::default();
        for (index, row) in rows.into_iter().enumerate() {
            let var = Var { block, row, col };
            let Some(x) = self.copy.whole(var) else { continue };
            let Some(y) = self.required(test, var, x) else { continue };
            let is_total = index == 0;
            let mut slip = self.slips.name(&self.copy, var, &Figure::Whole(x), &Figure::Whole(y));
            if is_total && matches!(slip, None | Some(Slip::Digit)) {
                slip = self.uncounted(block, total, &[col]).or(slip);
            }
            let weight = 1_u128 << 100_u32.saturating_sub(halvings(slip.as_ref(), x, y, unit));
            // A part without a usual slip is looked at only if it explains something else too.
            let explains_more = |other: &Test| *other != test && self.copy.state(*other).is_against();
            if !tries && !is_total && slip.is_none() && !self.copy.touching(var).iter().any(explains_more) {
                closing.untried = closing.untried.saturating_add(weight);
                continue;
            }
            let changes = vec![(var, Figure::Whole(y))];
            let effect = self.copy.effect(&changes);
            if effect.broke == 0 && effect.fixed.contains(&test) {
                let candidate = Candidate { slip, ..self.candidate(&[test], var, None, changes, effect) };
                closing.weighed.push(Weighed { candidate, weight, is_total });
            }
        }
        let Some(most) = closing.weighed.iter().map(|one| one.candidate.weight()).max() else { return closing };
        closing.weighed.retain(|one| one.candidate.weight() == most);
        // Where no usual slip says which, the total comes first: it is where a reader looks.
        closing.weighed.sort_by_key(|one| {
            let is_total = one.is_total || one.candidate.slip.is_some();
            (one.candidate.slip.is_none(), !is_total, std::cmp::Reverse(one.weight), one.candidate.main)
        });
        if most.0 > 1 {
            closing.untried = 0; // which mend no other rule
        }
        closing
    }
}
