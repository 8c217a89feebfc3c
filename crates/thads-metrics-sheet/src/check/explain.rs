//! Which cell of a row is wrong: the fewest changes that mend all that is broken and break nothing ([`Explainer`]).
//!
//! After Fellegi and Holt (1976): a slip is where a change of one cell keeps every rule, and there is but one value
//! that does. Broken rules that share cells are explained together; two cells that hold each other's figures, and a
//! figure with the totals that were added from it, count as one change. What several changes explain alike is
//! decided by the usual slips, then by what is computed rather than typed, then by position.

use std::collections::{HashMap, HashSet};

use crate::check::{
    error_patterns::{ErrorPatterns, rank},
    figure::{Figure, Var},
    state::State,
    working_copy::{Effect, Test, WorkingCopy},
};
use crate::finding::Slip;
use thads_metrics::Percent;

/// How far an explanation reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Extent {
    #[default]
    Cell,
    Row,
    Column,
    /// One of several cells of a column that a total tests, or of several rows.
    Parts,
}

/// An explanation of broken rules; without changes, the rule itself is all that can be said.
#[derive(Debug, Clone, Default)]
pub(super) struct Explained {
    pub(super) main: Var,
    pub(super) changes: Vec<(Var, Figure)>,
    /// Changes each of which would do, the likeliest first, where none is sure: then nothing is changed.
    pub(super) instead: Vec<(Var, Figure)>,
    pub(super) slip: Option<Slip>,
    pub(super) tests: Vec<Test>,
    pub(super) extent: Extent,
    /// Only rules known from memory, or percentages cut off.
    pub(super) doubtful: bool,
}

/// Changes that would explain broken rules.
#[derive(Debug)]
pub(super) struct Candidate {
    pub(super) main: Var,
    pub(super) changes: Vec<(Var, Figure)>,
    pub(super) slip: Option<Slip>,
    pub(super) effect: Effect,
    /// 0 for a percentage, 1 for what a rule computes from the others, 2 for what is typed.
    pub(super) typed: u8,
    /// Whether a total of its column is broken by something else besides: one slip seldom comes alone.
    pub(super) beside: bool,
}

impl Candidate {
    /// What the rules say for it; the larger the better. That the figure without its sign is what a rule from memory
    /// wants counts as much as one more rule.
    pub(super) fn weight(&self) -> (usize, usize) {
        let signed = self.slip == Some(Slip::Sign) && !self.effect.settled.is_empty();
        (
            self.effect.fixed.len().saturating_add(signed.into()),
            self.effect.settled.len().saturating_add(1_000).saturating_sub(self.effect.doubted),
        )
    }

    pub(super) fn order(&self) -> (std::cmp::Reverse<(usize, usize)>, u8, usize, u8, Var) {
        let likely = match rank(self.slip.as_ref()) {
            0 => 0,
            _ if self.beside => 1,
            rank => rank.saturating_add(1),
        };
        (std::cmp::Reverse(self.weight()), likely, self.changes.len(), self.typed, self.main)
    }
}

/// How sure an explanation must be to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pass {
    /// The rules themselves leave one best change.
    Certain,
    /// One change explains all; the usual slips decide.
    Likely,
    /// Several changes, or one that explains a part.
    Several,
}

/// The single explanation of a cluster.
enum Best {
    Sure(Box<Candidate>),
    /// Several explain it alike.
    Unsure,
    None,
}

/// How many changes may be tried where one does not explain a row: what is left then is reported rule by rule.
const EFFORT: usize = 500_000;

/// Explains what is broken, mending it on the way.
#[derive(Debug)]
pub(super) struct Explainer<'a> {
    pub(super) copy: WorkingCopy<'a>,
    pub(super) slips: ErrorPatterns<'a>,
    pub(super) explained: Vec<Explained>,
    /// Rows of broken rules by block, column and figure.
    pub(super) holding: HashMap<(usize, usize, i128), Vec<usize>>,
    /// Cells of broken percentages by what is printed.
    pub(super) printed: HashMap<Percent, Vec<Var>>,
    pub(super) effort: usize,
}

impl<'a> Explainer<'a> {
    pub(super) fn new(copy: WorkingCopy<'a>, slips: ErrorPatterns<'a>) -> Self {
        let (holding, printed) = (HashMap::new(), HashMap::new());
        Self { copy, slips, explained: Vec::new(), holding, printed, effort: EFFORT }
    }

    /// Explains everything: whole columns, rows, totals, then what is left; at last what is only doubtful.
    pub(super) fn run(&mut self, mut rows: Vec<(usize, usize)>) {
        let place = |(block, row): &(usize, usize)| {
            let line = self.copy.row(*block, *row);
            (line.is_some_and(|row| row.kind.of().is_some()), *block, line.map(|row| row.line), *row)
        };
        rows.sort_by_key(place);
        self.index(&rows);
        self.whole_columns(&rows);
        self.rounded_rows();
        self.scaled_rows();
        self.exchanged_rows(&rows);
        let unsure = self.rows(&rows, State::Broken, Pass::Certain);
        self.rows(&unsure, State::Broken, Pass::Likely);
        self.totals();
        self.rows(&rows, State::Broken, Pass::Several);
        self.left(&rows, State::Broken);
        self.totals_left();
        self.doubtful_rows(&rows);
        self.left(&rows, State::Doubtful);
        self.retract();
    }

    /// Explains what only rules from memory say of rows.
    pub(super) fn doubtful_rows(&mut self, rows: &[(usize, usize)]) {
        let unsure = self.rows(rows, State::Doubtful, Pass::Certain);
        self.rows(&unsure, State::Doubtful, Pass::Likely);
    }

    fn index(&mut self, rows: &[(usize, usize)]) {
        for (block, row) in rows {
            let tests = self.copy.tests(*block, *row, State::Broken);
            let vars: HashSet<Var> = tests.iter().flat_map(|test| self.copy.vars(*test)).collect();
            for var in vars {
                match self.copy.get(var) {
                    Some(Figure::Whole(value)) => {
                        self.holding.entry((*block, var.col, value)).or_default().push(*row);
                    }
                    Some(Figure::Percent(value)) => self.printed.entry(value).or_default().push(var),
                    None => {}
                }
            }
        }
    }

    /// Explains rows one after the other; returns those with explanations of which none was sure enough.
    fn rows(&mut self, rows: &[(usize, usize)], level: State, pass: Pass) -> Vec<(usize, usize)> {
        let mut unsure = Vec::new();
        for (block, row) in rows {
            let mut open = false;
            // Each change mends at least one rule, and a row has fewer than these.
            for _ in 0..64 {
                open = false;
                let clusters = self.clusters(*block, *row, level);
                let taken = clusters.iter().find_map(|cluster| match self.best(cluster, level, pass) {
                    Best::Sure(best) => Some(vec![*best]),
                    Best::Unsure => {
                        open = true;
                        None
                    }
                    Best::None if pass == Pass::Several => self.several(cluster),
                    Best::None => None,
                });
                let Some(taken) = taken else { break };
                for candidate in taken {
                    self.take(candidate);
                }
            }
            if open {
                unsure.push((*block, *row));
            }
        }
        unsure
    }

    /// Takes an explanation: the copy holds the mended figures from now on.
    pub(super) fn take(&mut self, candidate: Candidate) {
        let Candidate { main, changes, slip, effect, .. } = candidate;
        let doubtful = effect.fixed.is_empty();
        let tests = if doubtful { effect.settled } else { effect.fixed };
        self.copy.commit(&changes);
        self.explained.push(Explained { main, changes, slip, tests, doubtful, ..Explained::default() });
    }

    /// The broken rules of a row, those together that share cells.
    ///
    /// What is only remembered adds nothing to what is known to be wrong.
    pub(super) fn clusters(&self, block: usize, row: usize, level: State) -> Vec<Vec<Test>> {
        let mut clusters: Vec<(Vec<usize>, Vec<Test>)> = Vec::new();
        for test in self.copy.tests(block, row, level) {
            let mut cols: Vec<usize> = self.copy.vars(test).iter().map(|var| var.col).collect();
            let mut tests = vec![test];
            clusters.retain_mut(|(other, with)| {
                let apart = !cols.iter().any(|col| other.contains(col));
                if !apart {
                    cols.append(other);
                    tests.append(with);
                }
                apart
            });
            tests.sort_unstable();
            clusters.push((cols, tests));
        }
        if level == State::Doubtful {
            let known = self.copy.tests(block, row, State::Broken);
            let known: HashSet<usize> =
                known.iter().flat_map(|test| self.copy.vars(*test)).map(|var| var.col).collect();
            clusters.retain(|(cols, _)| !cols.iter().any(|col| known.contains(col)));
        }
        clusters.into_iter().map(|(_, tests)| tests).collect()
    }

    /// The best single explanation of a cluster, if there is one and it is sure enough.
    fn best(&mut self, cluster: &[Test], level: State, pass: Pass) -> Best {
        if pass == Pass::Several {
            let Some(effort) = self.effort.checked_sub(cluster.len()) else { return Best::None };
            self.effort = effort;
        }
        let proposals = self.proposals(cluster, level);
        let weighed = proposals.into_iter().filter_map(|proposal| self.weigh(cluster, level, proposal));
        let mut candidates: Vec<Candidate> = weighed.collect();
        candidates.sort_by_key(Candidate::order);
        let mut candidates = candidates.into_iter();
        let Some(best) = candidates.next() else { return Best::None };
        let rival = candidates.find(|other| other.main != best.main && !best.touches(other.main));
        if pass == Pass::Certain && rival.is_some_and(|rival| rival.weight() >= best.weight()) {
            return Best::Unsure;
        }
        Best::Sure(Box::new(best))
    }

    /// Reports what nothing explains: broken rules that share cells together, at the cell that most of them share.
    fn left(&mut self, rows: &[(usize, usize)], level: State) {
        for (block, row) in rows {
            for cluster in self.clusters(*block, *row, level) {
                let vars: Vec<Var> = cluster.iter().flat_map(|test| self.copy.vars(*test)).collect();
                let shared = |var: &Var| vars.iter().filter(|other| *other == var).count();
                let main = vars.iter().copied().max_by_key(|var| (shared(var), std::cmp::Reverse(var.col)));
                if let Some(main) = main {
                    self.unexplained(main, cluster, level == State::Doubtful);
                }
            }
        }
    }

    pub(super) fn unexplained(&mut self, main: Var, tests: Vec<Test>, doubtful: bool) {
        self.explained.push(Explained { main, tests, doubtful, ..Explained::default() });
    }
}

impl Candidate {
    fn touches(&self, var: Var) -> bool {
        self.changes.iter().any(|(other, _)| *other == var)
    }
}
