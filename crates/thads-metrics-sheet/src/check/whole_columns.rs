//! Whole columns in another unit, or exchanged with one another.

use std::collections::{BTreeMap, HashSet};

use crate::check::{
    candidates::Proposal,
    error_patterns::{exponent, unscaled},
    explain::{Explained, Explainer, Extent},
    figure::{Figure, Var},
    state::State,
    working_copy::Test,
};
use crate::{finding::Slip, source::grid::CellRef};

impl Explainer<'_> {
    /// Whole columns in another unit, or exchanged.
    pub(super) fn whole_columns(&mut self, rows: &[(usize, usize)]) {
        let mut by_block: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (block, row) in rows {
            by_block.entry(*block).or_default().push(*row);
        }
        for (block, rows) in by_block {
            let all = self.copy.form(block).map_or(0, |form| form.block.rows.len());
            if rows.len() < 2 || rows.len().saturating_mul(2) < all {
                continue;
            }
            let Some(first) = rows.iter().copied().find(|row| !self.copy.tests(block, *row, State::Broken).is_empty())
            else {
                continue;
            };
            for candidate in self.column_candidates(block, first) {
                if self.take_column(candidate, all) {
                    break;
                }
            }
        }
    }

    /// Whole columns changed the way that would mend one broken row.
    fn column_candidates(&self, block: usize, row: usize) -> Vec<(Proposal, Option<Slip>)> {
        let Some(form) = self.copy.form(block) else { return Vec::new() };
        let all = 0..form.block.rows.len();
        let mut columns = Vec::new();
        let mut seen = HashSet::new();
        for cluster in self.clusters(block, row, State::Broken) {
            for proposal in self.proposals(&cluster, State::Broken) {
                let Proposal { main, with, changes } = proposal;
                let changed = match (with, changes.first()) {
                    (Some(other), _) if other.row == main.row && other.block == main.block => {
                        let both = |row: usize| {
                            let (a, b) = (Var { row, ..main }, Var { row, ..other });
                            Some([(a, self.copy.get(b)?), (b, self.copy.get(a)?)])
                        };
                        let slip = self.copy.cell(other).map(|with| Slip::Swapped { with });
                        Some((all.clone().filter_map(both).flatten().collect(), (main.col, other.col, 0), slip))
                    }
                    (None, Some((_, Figure::Whole(y)))) => self.copy.whole(main).and_then(|x| {
                        let exponent = exponent(x, *y)?;
                        let scaled = |row: usize| {
                            let var = Var { row, ..main };
                            let value = self.copy.whole(var).filter(|value| *value != 0)?;
                            Some(unscaled(value, exponent).map(|value| (var, Figure::Whole(value))))
                        };
                        let changes: Option<Vec<_>> = all.clone().filter_map(scaled).collect();
                        Some((changes?, (main.col, main.col, exponent), Some(Slip::Unit { exponent })))
                    }),
                    _ => None,
                };
                if let Some((changes, key, slip)) = changed
                    && seen.insert(key)
                {
                    columns.push((Proposal { main, with, changes }, slip));
                }
            }
        }
        columns
    }

    fn take_column(&mut self, (proposal, slip): (Proposal, Option<Slip>), all: usize) -> bool {
        let effect = self.copy.effect(&proposal.changes);
        let rows: HashSet<usize> = effect
            .fixed
            .iter()
            .filter_map(|test| match test {
                Test::Row { row, .. } => Some(*row),
                Test::Total { .. } => None,
            })
            .collect();
        if effect.broke > 0 || rows.len() < 2 || rows.len().saturating_mul(2) < all {
            return false;
        }
        let Proposal { main, changes, .. } = proposal;
        let main = changes.iter().map(|(var, _)| *var).find(|var| var.col == main.col).unwrap_or(main);
        let slip = match slip {
            Some(Slip::Swapped { with }) => {
                let line = self.copy.cell(main).map_or(with.row, |cell| cell.row);
                Some(Slip::Swapped { with: CellRef { row: line, ..with } })
            }
            slip => slip,
        };
        self.copy.commit(&changes);
        self.explained.push(Explained {
            main,
            changes,
            slip,
            tests: effect.fixed,
            extent: Extent::Column,
            ..Explained::default()
        });
        true
    }
}
