//! Which cell of a row is wrong: the fewest changes that mend all that is broken and break nothing ([`Explainer`]).
//!
//! After Fellegi and Holt (1976): a slip is where a change of one cell keeps every rule, and there is but one value
//! that does. Broken rules that share cells are explained together; two cells that hold each other's figures, and a
//! figure with the totals that were added from it, count as one change. What several changes explain alike is
//! decided by the usual slips, then by what is computed rather than typed, then by position.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{
    board::{Board, Effect, Figure, Test, Var},
    rules::{Bound, Relation, State, share},
    slip::{Slips, rank},
};
use crate::{
    Percent,
    sheet::{RowKind, Slip},
};

/// How far an explanation reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    Cell,
    Row,
    Column,
}

/// An explanation of broken rules; without changes, the rule itself is all that can be said.
#[derive(Debug, Clone)]
pub(super) struct Explained {
    pub(super) main: Var,
    pub(super) changes: Vec<(Var, Figure)>,
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
    typed: u8,
}

impl Candidate {
    /// What the rules say for it; the larger the better.
    pub(super) fn weight(&self) -> (usize, usize) {
        (self.effect.fixed.len(), self.effect.settled.len().saturating_add(1_000).saturating_sub(self.effect.doubted))
    }

    fn order(&self) -> (std::cmp::Reverse<(usize, usize)>, u8, usize, u8, Var) {
        (std::cmp::Reverse(self.weight()), rank(self.slip.as_ref()), self.changes.len(), self.typed, self.main)
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

/// How many changes may be tried where one does not explain a row.
const EFFORT: usize = 400_000;
/// How many cells of a row are changed at most to explain it at once.
const DEPTH: usize = 3;
/// How many cells that hold a figure are looked at as the one it was exchanged with.
const PARTNERS: usize = 16;

/// Explains what is broken, mending it on the way.
#[derive(Debug)]
pub(super) struct Explainer<'a> {
    pub(super) board: Board<'a>,
    pub(super) slips: Slips<'a>,
    pub(super) explained: Vec<Explained>,
    /// Rows of broken rules by block, column and figure.
    holding: HashMap<(usize, usize, i128), Vec<usize>>,
    /// Cells of broken percentages by what is printed.
    printed: HashMap<Percent, Vec<Var>>,
    effort: usize,
}

impl<'a> Explainer<'a> {
    pub(super) fn new(board: Board<'a>, slips: Slips<'a>) -> Self {
        let (holding, printed) = (HashMap::new(), HashMap::new());
        Self { board, slips, explained: Vec::new(), holding, printed, effort: EFFORT }
    }

    /// Explains everything: whole columns, rows, totals, then what is left; at last what is only doubtful.
    pub(super) fn run(&mut self, mut rows: Vec<(usize, usize)>) {
        let place = |(block, row): &(usize, usize)| {
            let line = self.board.row(*block, *row);
            (line.is_some_and(|row| row.kind != RowKind::Office), *block, line.map(|row| row.line), *row)
        };
        rows.sort_by_key(place);
        self.index(&rows);
        self.whole_columns(&rows);
        self.rows(&rows, State::Broken, Pass::Certain);
        self.rows(&rows, State::Broken, Pass::Likely);
        self.totals();
        self.rows(&rows, State::Broken, Pass::Likely);
        self.rows(&rows, State::Broken, Pass::Several);
        self.left(&rows, State::Broken);
        self.totals_left();
        self.rows(&rows, State::Doubtful, Pass::Certain);
        self.rows(&rows, State::Doubtful, Pass::Likely);
        self.left(&rows, State::Doubtful);
    }

    fn index(&mut self, rows: &[(usize, usize)]) {
        for (block, row) in rows {
            let tests = self.board.tests(*block, *row, State::Broken);
            let vars: HashSet<Var> = tests.iter().flat_map(|test| self.board.vars(*test)).collect();
            for var in vars {
                match self.board.get(var) {
                    Some(Figure::Whole(value)) => {
                        self.holding.entry((*block, var.col, value)).or_default().push(*row);
                    }
                    Some(Figure::Percent(value)) => self.printed.entry(value).or_default().push(var),
                    None => {}
                }
            }
        }
    }

    fn rows(&mut self, rows: &[(usize, usize)], level: State, pass: Pass) {
        for (block, row) in rows {
            // Each change mends at least one rule; a row has no more than these.
            for _ in 0..64 {
                let taken = self.clusters(*block, *row, level).iter().any(|cluster| {
                    let best = match pass {
                        Pass::Several => self.several(cluster),
                        _ => self.best(cluster, level, pass).map(|best| vec![best]),
                    };
                    best.is_some_and(|best| {
                        best.into_iter().for_each(|candidate| self.take(candidate));
                        true
                    })
                });
                if !taken {
                    break;
                }
            }
        }
    }

    /// Takes an explanation: the board holds the mended figures from now on.
    pub(super) fn take(&mut self, candidate: Candidate) {
        let Candidate { main, changes, slip, effect, .. } = candidate;
        let doubtful = effect.fixed.is_empty();
        let tests = if doubtful { effect.settled } else { effect.fixed };
        self.board.commit(&changes);
        self.explained.push(Explained { main, changes, slip, tests, extent: Extent::Cell, doubtful });
    }

    /// The broken rules of a row, those together that share cells.
    fn clusters(&self, block: usize, row: usize, level: State) -> Vec<Vec<Test>> {
        let mut clusters: Vec<(HashSet<usize>, Vec<Test>)> = Vec::new();
        for test in self.board.tests(block, row, level) {
            let mut cols: HashSet<usize> = self.board.vars(test).iter().map(|var| var.col).collect();
            let mut tests = vec![test];
            clusters.retain_mut(|(other, with)| {
                let apart = cols.is_disjoint(other);
                if !apart {
                    cols.extend(other.iter());
                    tests.append(with);
                }
                apart
            });
            tests.sort_unstable();
            clusters.push((cols, tests));
        }
        clusters.into_iter().map(|(_, tests)| tests).collect()
    }

    /// The best single explanation of a cluster, if there is one and it is sure enough.
    fn best(&mut self, cluster: &[Test], level: State, pass: Pass) -> Option<Candidate> {
        let mut candidates: Vec<Candidate> = self
            .proposals(cluster, level)
            .into_iter()
            .filter_map(|proposal| self.weigh(cluster, level, proposal))
            .collect();
        candidates.sort_by_key(Candidate::order);
        let sure = match candidates.as_slice() {
            [] => false,
            [best, rest @ ..] => {
                let rival = rest.iter().find(|other| other.main != best.main && !best.touches(other.main));
                pass == Pass::Likely || rival.is_none_or(|rival| rival.weight() < best.weight())
            }
        };
        candidates.into_iter().next().filter(|_| sure)
    }

    /// Single changes that may explain a cluster: each touches every broken rule of it.
    fn proposals(&self, cluster: &[Test], level: State) -> Vec<Proposal> {
        let Some((first, rest)) = cluster.split_first() else { return Vec::new() };
        let rest: Vec<Vec<Var>> = rest.iter().map(|test| self.board.vars(*test)).collect();
        let common = self.board.vars(*first).into_iter().filter(|var| rest.iter().all(|vars| vars.contains(var)));
        let mut proposals = Vec::new();
        for var in common {
            for wanted in self.wanted(var, cluster, level) {
                self.exchanges(var, &wanted, &mut proposals);
                if let Figure::Whole(value) = &wanted {
                    proposals.extend(self.carried(var, *value).map(|changes| Proposal {
                        main: var,
                        with: None,
                        changes,
                    }));
                }
                proposals.push(Proposal { main: var, with: None, changes: vec![(var, wanted)] });
            }
        }
        if level == State::Broken {
            self.exchanges_in_row(*first, cluster, &mut proposals);
        }
        proposals
    }

    /// What a cell would have to hold for the broken rules that touch it.
    fn wanted(&self, var: Var, cluster: &[Test], level: State) -> Vec<Figure> {
        let mut wanted = Vec::new();
        match self.board.get(var) {
            None => {}
            Some(Figure::Percent(printed)) => {
                let shares = cluster.iter().filter_map(|test| self.share(*test, printed.places()));
                wanted.extend(shares.map(Figure::Percent));
            }
            Some(Figure::Whole(x)) => {
                let broken = |test: &Test| !cluster.contains(test) && self.board.state(*test) == State::Broken;
                let others: Vec<Test> = self.board.touching(var).into_iter().filter(broken).collect();
                let values = cluster.iter().chain(&others).filter_map(|test| self.required(*test, var, x));
                wanted.extend(values.map(Figure::Whole));
                // An inequality does not close: only an equation or a percentage can confirm a slip.
                let confirms = |test: &Test| !matches!(self.board.relation(*test), Some(Relation::Linear { .. }));
                if wanted.is_empty() && level == State::Broken && cluster.iter().any(confirms) {
                    wanted.extend(Slips::variants(&self.board, var, x).into_iter().map(Figure::Whole));
                }
            }
        }
        wanted.dedup();
        wanted
    }

    /// The one value that makes an equation hold.
    pub(super) fn required(&self, test: Test, var: Var, x: i128) -> Option<i128> {
        let off = self.board.off(test).filter(|off| off.bound == Bound::Equal)?;
        let sign: i8 = match (test, self.board.relation(test)) {
            (Test::Row { .. }, Some(Relation::Linear { terms, .. })) => {
                terms.iter().find(|(_, col)| *col == var.col).map(|(sign, _)| *sign)?
            }
            (Test::Total { block, total, .. }, _) => {
                if self.board.form(block)?.totals.get(total)?.row == var.row {
                    1
                } else {
                    -1
                }
            }
            _ => return None,
        };
        let value = x.checked_sub(off.sum.checked_mul(sign.into())?)?;
        (value >= 0).then_some(value)
    }

    /// The percentage that a quotient rule computes.
    pub(super) fn share(&self, test: Test, places: u16) -> Option<Percent> {
        let (Test::Row { block, row, .. }, Some(Relation::Quotient { part, base, .. })) =
            (test, self.board.relation(test))
        else {
            return None;
        };
        let number = |col: usize| self.board.whole(Var { block, row, col });
        share(number(*part)?, number(*base)?, places)
    }

    /// Cells of broken rules elsewhere that hold what this one should.
    fn exchanges(&self, var: Var, wanted: &Figure, proposals: &mut Vec<Proposal>) {
        let Some(own) = self.board.get(var) else { return };
        let partners: Vec<Var> = match wanted {
            Figure::Whole(value) => {
                let rows = self.holding.get(&(var.block, var.col, *value)).map_or(&[][..], Vec::as_slice);
                rows.iter().map(|row| Var { row: *row, ..var }).collect()
            }
            Figure::Percent(value) => {
                let cells = self.printed.get(value).map_or(&[][..], Vec::as_slice);
                cells.iter().copied().filter(|other| self.related(var, *other)).collect()
            }
        };
        for other in partners.into_iter().filter(|other| *other != var).take(PARTNERS) {
            if self.board.get(other).as_ref() == Some(wanted) {
                let changes = vec![(var, wanted.clone()), (other, own.clone())];
                proposals.push(Proposal { main: var, with: Some(other), changes });
            }
        }
    }

    /// Whether two percentages stand so that they may be mistaken for each other.
    fn related(&self, a: Var, b: Var) -> bool {
        let office = |var: Var| self.board.row(var.block, var.row).map(|row| (row.office, row.parent, row.period));
        (a.block == b.block && (a.row == b.row || a.col == b.col))
            || (office(a) == office(b) && self.board.item(a) == self.board.item(b))
    }

    /// Two cells of the row exchanged so that every rule of the cluster holds.
    fn exchanges_in_row(&self, first: Test, cluster: &[Test], proposals: &mut Vec<Proposal>) {
        let Test::Row { block, row, .. } = first else { return };
        let Some(form) = self.board.form(block) else { return };
        let step = form.step;
        let Some(mut line) = self.board.line(block, row).cloned() else { return };
        let rules: Vec<_> = cluster
            .iter()
            .filter_map(|test| match test {
                Test::Row { rule, .. } => self.board.rule(block, row, *rule),
                Test::Total { .. } => None,
            })
            .collect();
        for main in self.board.vars(first) {
            for col in (0..form.width()).filter(|col| *col != main.col) {
                let other = Var { col, ..main };
                let (Some(x), Some(y)) = (self.board.get(main), self.board.get(other)) else { continue };
                if x == y || std::mem::discriminant(&x) != std::mem::discriminant(&y) {
                    continue;
                }
                line.exchange(main.col, col);
                if rules.iter().all(|rule| rule.state(&line, step) == State::Held) {
                    proposals.push(Proposal { main, with: Some(other), changes: vec![(main, y), (other, x)] });
                }
                line.exchange(main.col, col);
            }
        }
    }

    /// A change carried through the totals that were added from it.
    fn carried(&self, var: Var, value: i128) -> Option<Vec<(Var, Figure)>> {
        let by = value.checked_sub(self.board.whole(var)?)?;
        let form = self.board.form(var.block)?;
        let mut changes = vec![(var, Figure::Whole(value))];
        let (mut rows, mut seen) = (vec![var.row], HashSet::from([var.row]));
        while let Some(row) = rows.pop() {
            for total in form.within(row) {
                let holds = form.off(*total, var.col).is_some_and(|off| off.bound == Bound::Equal && off.holds());
                let above = form.totals.get(*total).map(|total| total.row).filter(|row| holds && seen.insert(*row));
                if let Some(row) = above {
                    let var = Var { row, ..var };
                    changes.push((var, Figure::Whole(self.board.whole(var)?.checked_add(by)?)));
                    rows.push(row);
                }
            }
        }
        (changes.len() > 1).then_some(changes)
    }

    /// A proposal with its effect, if it explains the whole cluster and breaks nothing.
    fn weigh(&mut self, cluster: &[Test], level: State, proposal: Proposal) -> Option<Candidate> {
        let Proposal { main, with, changes } = proposal;
        let effect = self.board.effect(&changes);
        let mended = if level == State::Broken { &effect.fixed } else { &effect.settled };
        let clean = effect.broke == 0 && (level == State::Broken || effect.doubted == 0);
        if !clean || !cluster.iter().all(|test| mended.contains(test)) {
            return None;
        }
        // Of two exchanged cells each must mend something, or one of them is only in the way.
        let mends = |var: Var| self.board.touching(var).iter().any(|test| mended.contains(test));
        if with.is_some() && !changes.iter().all(|(var, _)| mends(*var)) {
            return None;
        }
        Some(self.candidate(cluster, main, with, changes, effect))
    }

    pub(super) fn candidate(
        &self,
        cluster: &[Test],
        main: Var,
        with: Option<Var>,
        changes: Vec<(Var, Figure)>,
        effect: Effect,
    ) -> Candidate {
        let slip = match with {
            Some(other) => self.board.cell(other).map(|with| Slip::Swapped { with }),
            None => changes.first().and_then(|(var, wanted)| {
                let found = self.board.get(*var)?;
                self.slips.name(&self.board, *var, &found, wanted)
            }),
        };
        let computed = |test: &Test| match self.board.relation(*test) {
            Some(Relation::Linear { terms, .. }) => terms.first().is_some_and(|(_, col)| *col == main.col),
            _ => false,
        };
        let typed = match changes.first() {
            Some((_, Figure::Percent(_))) => 0,
            _ if cluster.iter().any(computed) => 1,
            _ => 2,
        };
        Candidate { main, changes, slip, effect, typed }
    }

    /// Several changes that explain a cluster together, or the one that explains most of it.
    fn several(&mut self, cluster: &[Test]) -> Option<Vec<Candidate>> {
        for depth in 2..=DEPTH {
            let mut steps = Vec::new();
            if self.deepen(cluster, depth, &mut steps) {
                return Some(self.apart(cluster, steps));
            }
        }
        let vars: HashSet<Var> = cluster.iter().flat_map(|test| self.board.vars(*test)).collect();
        let mut best: Option<Candidate> = None;
        for var in vars {
            for wanted in self.wanted(var, cluster, State::Broken) {
                let changes = vec![(var, wanted)];
                let effect = self.board.effect(&changes);
                if effect.broke == 0 && effect.fixed.iter().any(|test| cluster.contains(test)) {
                    let next = self.candidate(cluster, var, None, changes, effect);
                    if best.as_ref().is_none_or(|best| next.order() < best.order()) {
                        best = Some(next);
                    }
                }
            }
        }
        best.map(|best| vec![best])
    }

    /// Looks for `depth` changes that mend the cluster and break nothing; the board is left as it was.
    fn deepen(&mut self, cluster: &[Test], depth: usize, steps: &mut Vec<Step>) -> bool {
        let Some(Test::Row { block, row, .. }) = cluster.first().copied() else { return false };
        let changed = |var: &Var| steps.iter().any(|step| step.var == *var);
        let broken = self.board.tests(block, row, State::Broken);
        let next = broken.into_iter().find(|test| cluster.contains(test) || self.board.vars(*test).iter().any(changed));
        let Some(next) = next else {
            // Going back must mend nothing: then the steps broke nothing.
            let back: Vec<(Var, Figure)> = steps.iter().map(|step| (step.var, step.old.clone())).collect();
            return self.board.effect(&back).fixed.is_empty();
        };
        if depth == 0 {
            return false;
        }
        let vars: Vec<Var> = self.board.vars(next).into_iter().filter(|var| !changed(var)).collect();
        for var in vars {
            let Some(old) = self.board.get(var) else { continue };
            let new = match &old {
                Figure::Whole(x) => self.required(next, var, *x).map(Figure::Whole),
                Figure::Percent(printed) => self.share(next, printed.places()).map(Figure::Percent),
            };
            let Some(new) = new else { continue };
            let Some(effort) = self.effort.checked_sub(1) else { return false };
            self.effort = effort;
            self.board.commit(&[(var, new.clone())]);
            steps.push(Step { var, new, old: old.clone() });
            let mended = self.deepen(cluster, depth.saturating_sub(1), steps);
            self.board.commit(&[(var, old)]);
            if mended {
                return true;
            }
            steps.pop();
        }
        false
    }

    /// Steps as explanations of their own: each takes the rules that it touches and no earlier one does.
    fn apart(&mut self, cluster: &[Test], steps: Vec<Step>) -> Vec<Candidate> {
        let changes: Vec<(Var, Figure)> = steps.into_iter().map(|step| (step.var, step.new)).collect();
        let mut left = self.board.effect(&changes);
        let mut candidates = Vec::new();
        let count = changes.len();
        for (index, (var, figure)) in changes.into_iter().enumerate() {
            let touching = self.board.touching(var);
            let last = index.saturating_add(1) == count;
            let (own, others) = left.fixed.into_iter().partition(|test| last || touching.contains(test));
            left.fixed = others;
            let effect = Effect { fixed: own, settled: std::mem::take(&mut left.settled), ..Effect::default() };
            candidates.push(self.candidate(cluster, var, None, vec![(var, figure)], effect));
        }
        candidates
    }

    /// Reports what nothing explains: broken rules that share cells together, at the cell that most of them share.
    fn left(&mut self, rows: &[(usize, usize)], level: State) {
        for (block, row) in rows {
            let told: HashSet<Var> = match level {
                State::Doubtful => self.cells_of(*block, *row, State::Broken),
                _ => HashSet::new(),
            };
            for cluster in self.clusters(*block, *row, level) {
                let vars: Vec<Var> = cluster.iter().flat_map(|test| self.board.vars(*test)).collect();
                let shared = |var: &Var| vars.iter().filter(|other| *other == var).count();
                let main = vars.iter().copied().max_by_key(|var| (shared(var), std::cmp::Reverse(var.col)));
                // What is only remembered adds nothing to what is known to be wrong.
                if let Some(main) = main.filter(|_| !vars.iter().any(|var| told.contains(var))) {
                    self.unexplained(main, cluster, level == State::Doubtful);
                }
            }
        }
    }

    /// The cells of the rules of a row in some state.
    fn cells_of(&self, block: usize, row: usize, state: State) -> HashSet<Var> {
        self.board.tests(block, row, state).into_iter().flat_map(|test| self.board.vars(test)).collect()
    }

    pub(super) fn unexplained(&mut self, main: Var, tests: Vec<Test>, doubtful: bool) {
        let (changes, slip, extent) = (Vec::new(), None, Extent::Cell);
        self.explained.push(Explained { main, changes, slip, tests, extent, doubtful });
    }

    /// Whole columns in another unit, or exchanged.
    fn whole_columns(&mut self, rows: &[(usize, usize)]) {
        let mut by_block: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        rows.iter().for_each(|(block, row)| by_block.entry(*block).or_default().push(*row));
        for (block, rows) in by_block {
            let all = self.board.form(block).map_or(0, |form| form.block.rows.len());
            if rows.len() < 2 || rows.len().saturating_mul(2) < all {
                continue;
            }
            let Some(first) = rows.iter().copied().find(|row| !self.board.tests(block, *row, State::Broken).is_empty())
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
        let Some(form) = self.board.form(block) else { return Vec::new() };
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
                            Some([(a, self.board.get(b)?), (b, self.board.get(a)?)])
                        };
                        let slip = self.board.cell(other).map(|with| Slip::Swapped { with });
                        Some((all.clone().filter_map(both).flatten().collect(), (main.col, other.col, 0), slip))
                    }
                    (None, Some((_, Figure::Whole(y)))) => self.board.whole(main).and_then(|x| {
                        let exponent = super::slip::exponent(x, *y)?;
                        let scaled = |row: usize| {
                            let var = Var { row, ..main };
                            let value = self.board.whole(var).filter(|value| *value != 0)?;
                            Some(super::slip::unscaled(value, exponent).map(|value| (var, Figure::Whole(value))))
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
        let effect = self.board.effect(&proposal.changes);
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
                let line = self.board.cell(main).map_or(with.row, |cell| cell.row);
                Some(Slip::Swapped { with: crate::sheet::CellRef { row: line, ..with } })
            }
            slip => slip,
        };
        self.board.commit(&changes);
        self.explained.push(Explained {
            main,
            changes,
            slip,
            tests: effect.fixed,
            extent: Extent::Column,
            doubtful: false,
        });
        true
    }
}

/// A change on the way to an explanation by several.
#[derive(Debug)]
struct Step {
    var: Var,
    new: Figure,
    old: Figure,
}

/// Changes to try.
#[derive(Debug)]
struct Proposal {
    main: Var,
    /// The cell that the figure was exchanged with.
    with: Option<Var>,
    changes: Vec<(Var, Figure)>,
}

impl Candidate {
    fn touches(&self, var: Var) -> bool {
        self.changes.iter().any(|(other, _)| *other == var)
    }
}
