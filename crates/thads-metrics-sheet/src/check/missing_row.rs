//! A row that a total adds and that is not there.

use crate::check::{
    block_rules::BlockRules,
    explain::{Explained, Explainer, Extent},
    figure::{Figure, Var},
    rules::{Bound, Line, Relation},
    state::State,
    working_copy::Test,
};
use crate::finding::Slip;
use thads_metrics::Item;

/// In how many columns a total must exceed its parts for a row to be missing though not every rule is kept.
const MANY: usize = 5;

/// How many parts that break a rule from memory are mended on trial.
const DOUBTFUL: usize = 4;

impl Explainer<'_> {
    /// Explains a total that exceeds its parts by what would be a row: no column less, and every rule of a row kept.
    ///
    /// Nothing is changed: neither the total nor any part need be wrong. Totals that add these parts and exceed theirs
    /// by the same lack the same row.
    ///
    /// A slip beside it spoils a rule of that row. Where a total that is sound in itself exceeds its parts in many columns
    /// the row is missing all the same, if most of the rules are kept: `strict` is false for that.
    pub(super) fn missing_row(&mut self, block: usize, total: usize, cols: &[usize], strict: bool) -> bool {
        let Some(form) = self.copy.form(block) else { return false };
        let Some(row) = form.totals.get(total).map(|total| total.row) else { return false };
        let Some(lacked) = lacked(form, total) else { return false };
        let sums = form.rules(row).into_iter().flat_map(|rules| &rules.rules);
        let sums = sums.filter(|rule| matches!(rule.relation, Relation::Linear { .. } | Relation::Nonnegative(_)));
        let states = sums.map(|rule| rule.state(&lacked, form.step));
        let states: Vec<State> = states.filter(|state| *state != State::Untested).collect();
        let kept = states.iter().filter(|state| **state == State::Held).count();
        let enough = if strict {
            kept == states.len()
        } else {
            cols.len() >= MANY && kept.saturating_mul(4) >= states.len().saturating_mul(3)
        };
        if !self.copy.tests(block, row, State::Broken).is_empty() || !enough {
            return false;
        }
        let of = |total: usize| form.totals.get(total).map_or(&[][..], |total| &total.of);
        let adds = |other: usize| of(total).iter().all(|part| of(other).binary_search(part).is_ok());
        let alike = |other: &usize| adds(*other) && self::lacked(form, *other).as_ref() == Some(&lacked);
        let totals: Vec<usize> = (0..form.totals.len()).filter(alike).collect();
        let tests =
            totals.iter().flat_map(|total| cols.iter().map(|col| Test::Total { block, total: *total, col: *col }));
        let tests: Vec<Test> = tests.collect();
        let Some(col) = cols.first().copied() else { return false };
        let instead = self.grown(block, of(total), col, &lacked);
        self.explained.push(Explained {
            main: Var { block, row, col },
            instead,
            slip: Some(Slip::MissingRow),
            tests,
            extent: Extent::Row,
            ..Explained::default()
        });
        true
    }

    /// The rows that may have been left at an earlier period's figures, if what a total lacks is what they have grown by:
    /// less than they hold, and nothing of what the year began with.
    fn grown(&self, block: usize, parts: &[usize], col: usize, lacked: &Line) -> Vec<(Var, Figure)> {
        let Some(form) = self.copy.form(block) else { return Vec::new() };
        let begun = form.block.columns.iter().position(|column| column.item == Item::CarriedIn);
        if begun.and_then(|begun| lacked.figure(begun)).is_some_and(|figure| figure != 0) {
            return Vec::new();
        }
        let holds_more = |row: &usize| {
            (0..form.figures()).all(|col| {
                let held = self.copy.whole(Var { block, row: *row, col });
                lacked.figure(col).zip(held).is_none_or(|(lacked, held)| lacked <= held)
            })
        };
        let more = |row: usize| {
            let var = Var { block, row, col };
            Some((var, Figure::Whole(self.copy.whole(var)?.checked_add(lacked.figure(col)?)?)))
        };
        parts.iter().copied().filter(holds_more).filter_map(more).collect()
    }

    /// The same where some parts break a rule from memory: once they are mended, what is left may be a row.
    pub(super) fn missing_beside_doubt(&mut self, block: usize, total: usize) -> bool {
        let parts = self.copy.form(block).and_then(|form| form.totals.get(total)).map(|total| total.of.clone());
        let is_doubtful = |row: &usize| !self.copy.tests(block, *row, State::Doubtful).is_empty();
        let rows: Vec<(usize, usize)> =
            parts.unwrap_or_default().into_iter().filter(is_doubtful).map(|row| (block, row)).collect();
        if !(1..=DOUBTFUL).contains(&rows.len()) {
            return false;
        }
        let (copy, told) = (self.copy.clone(), self.explained.len());
        self.doubtful_rows(&rows);
        let cols = self.failing(block, total);
        if cols.len() > 1 && self.missing_row(block, total, &cols, true) {
            return true;
        }
        self.copy = copy;
        self.explained.truncate(told);
        false
    }

    /// Whether a broken rule was explained without a change.
    pub(super) fn is_told(&self, test: Test) -> bool {
        self.explained.iter().any(|one| one.changes.is_empty() && one.tests.contains(&test))
    }
}

/// What a total has more than its parts, as a row; `None` if it has less anywhere, or can't be compared.
fn lacked(form: &BlockRules<'_>, total: usize) -> Option<Line> {
    let figure = |col: usize| match form.off(total, col) {
        None => Some(None),
        Some(off) if off.holds() => Some(Some(0)),
        Some(off) => (off.bound == Bound::Equal && off.sum > 0).then_some(Some(off.sum)),
    };
    let figures: Option<Vec<Option<i128>>> = (0..form.figures()).map(figure).collect();
    Some(Line { figures: figures?, percents: vec![None; form.width().saturating_sub(form.figures())] })
}
