//! Rows that no single change explains: several changes together, in bounded effort.

use std::collections::BTreeSet;

use crate::check::{
    explain::{Candidate, Explainer},
    figure::{Figure, Var},
    state::State,
    working_copy::{Effect, Test},
};

/// How many cells of a row are changed at most to explain it at once.
const DEPTH: usize = 3;

/// A change on the way to an explanation by several.
#[derive(Debug)]
struct Step {
    var: Var,
    new: Figure,
    old: Figure,
}

impl Explainer<'_> {
    /// Several changes that explain a cluster together, or the one that explains most of it.
    pub(super) fn several(&mut self, cluster: &[Test]) -> Option<Vec<Candidate>> {
        for depth in 2..=DEPTH {
            let mut steps = Vec::new();
            if self.deepen(cluster, depth, &mut steps) {
                return Some(self.apart(cluster, steps));
            }
        }
        let vars: BTreeSet<Var> = cluster.iter().flat_map(|test| self.copy.vars(*test)).collect();
        let mut best: Option<Candidate> = None;
        for var in vars {
            for wanted in self.wanted(var, cluster, State::Broken) {
                let Some(effort) = self.effort.checked_sub(1) else { return best.map(|best| vec![best]) };
                self.effort = effort;
                let changes = vec![(var, wanted)];
                let effect = self.copy.effect(&changes);
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

    /// Looks for `depth` changes that mend the cluster and break nothing; the copy is left as it was.
    fn deepen(&mut self, cluster: &[Test], depth: usize, steps: &mut Vec<Step>) -> bool {
        let Some(Test::Row { block, row, .. }) = cluster.first().copied() else { return false };
        let changed = |var: &Var| steps.iter().any(|step| step.var == *var);
        let broken = self.copy.tests(block, row, State::Broken);
        let next = broken.into_iter().find(|test| cluster.contains(test) || self.copy.vars(*test).iter().any(changed));
        let Some(next) = next else {
            // Going back must mend nothing: then the steps broke nothing.
            let back: Vec<(Var, Figure)> = steps.iter().map(|step| (step.var, step.old.clone())).collect();
            return self.copy.effect(&back).fixed.is_empty();
        };
        if depth == 0 {
            return false;
        }
        let vars: Vec<Var> = self.copy.vars(next).into_iter().filter(|var| !changed(var)).collect();
        for var in vars {
            let Some(old) = self.copy.get(var) else { continue };
            let new = match &old {
                Figure::Whole(x) => self.required(next, var, *x).map(Figure::Whole),
                Figure::Percent(printed) => self.share(next, printed.places()).map(Figure::Percent),
            };
            let Some(new) = new else { continue };
            let Some(effort) = self.effort.checked_sub(1) else { return false };
            self.effort = effort;
            self.copy.commit(&[(var, new.clone())]);
            steps.push(Step { var, new, old: old.clone() });
            let mended = self.deepen(cluster, depth.saturating_sub(1), steps);
            self.copy.commit(&[(var, old)]);
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
        let mut left = self.copy.effect(&changes);
        let mut candidates = Vec::new();
        let count = changes.len();
        for (index, (var, figure)) in changes.into_iter().enumerate() {
            let touching = self.copy.touching(var);
            let last = index.saturating_add(1) == count;
            let (own, others) = left.fixed.into_iter().partition(|test| last || touching.contains(test));
            left.fixed = others;
            let effect = Effect { fixed: own, settled: std::mem::take(&mut left.settled), ..Effect::default() };
            candidates.push(self.candidate(cluster, var, None, vec![(var, figure)], effect));
        }
        candidates
    }
}
