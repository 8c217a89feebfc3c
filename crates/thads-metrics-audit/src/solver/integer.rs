//! Whole-number bounds: what each variable's least and greatest value is when all are whole.
//!
//! First the rational bounds are rounded inwards and the cones drawn in, again and again
//! ([`Integers::settle`]); on figures that people print this closes nearly every question.
//! What is left is searched by branching, for a limited number of steps: a search that would
//! run on ends with the bound proved so far, and says that it may not be reached.

use std::rc::Rc;

use crate::solver::{
    proof::Proof,
    ratio_cone::Cone,
    rational::Rational,
    simplex::{Optimum, Side, Simplex},
};

/// A proved bound of a variable.
#[derive(Clone, Debug)]
pub(crate) struct Limit {
    pub(crate) value: Rational,
    pub(crate) proof: Proof,
    /// Whether some whole-number solution is known to reach it.
    pub(crate) reached: bool,
}

/// A bound and its reason, if there is one.
type Proved = Option<(Rational, Rc<Proof>)>;

/// How a question of feasibility ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    Yes,
    Undecided,
}

/// A linear system whose first `whole` variables are whole numbers.
pub(crate) struct Integers<'c> {
    lp: Simplex,
    whole: usize,
    cones: &'c [Cone],
    /// The rational bounds, rounded inwards, with reasons that rest on no other rounding.
    first: Vec<(Proved, Proved)>,
    /// Variables that some ray of the system raises for ever.
    endless: Vec<bool>,
    /// The least and greatest value of each variable in the whole-number solutions met so far: a
    /// bound that one of them reaches needs no search. Empty before the first solution.
    reached: Vec<(Rational, Rational)>,
    /// The most branching steps for one question.
    steps: u32,
    /// The reading of the meter after which no question is searched any more.
    until: u64,
}

/// Which of the variables that are not whole is branched on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Choice {
    /// One of a cone, until all cones are whole: best where many cones are independent.
    Cones,
    /// The one branched on least: best where two variables would walk along an edge for ever,
    /// and a third ends the walk.
    Fair,
}

struct Search {
    choice: Choice,
    goal: Option<(usize, Side)>,
    /// A value that can't be bettered: reaching it ends the search.
    target: Option<Rational>,
    best: Option<Rational>,
    proof: Proof,
    /// How often each variable was branched on, on the way here.
    branched: Vec<u32>,
    steps_left: u32,
    cut_short: bool,
}

impl Search {
    fn over(&self) -> bool {
        self.cut_short || (self.best.is_some() && self.best == self.target)
    }
}

const SWEEPS: usize = 4;

impl<'c> Integers<'c> {
    /// `lp` must be feasible over the rationals.
    pub(crate) fn new(lp: Simplex, whole: usize, cones: &'c [Cone], steps: u32, until: u64) -> Self {
        Self { lp, whole, cones, first: Vec::new(), endless: vec![false; whole], reached: Vec::new(), steps, until }
    }

    /// Whether there is a whole-number solution; `Err` is the reason why there is none.
    pub(crate) fn feasible(&mut self) -> Result<Found, Proof> {
        self.draw_in()?;
        let search = self.search(None, &Rational::ZERO);
        match (search.best, search.cut_short) {
            (Some(_), _) => Ok(Found::Yes),
            (None, true) => Ok(Found::Undecided),
            (None, false) => Err(search.proof),
        }
    }

    /// Rounds rational bounds inwards until nothing moves.
    fn settle(&mut self) -> Result<(), Proof> {
        for variable in 0..self.whole {
            let mut proved = |side| match self.optimum(variable, side) {
                Optimum::Bounded { value, proof } => Some((round_inwards(&value, side), Rc::new(proof))),
                Optimum::Unbounded { .. } | Optimum::Unknown => None,
            };
            let ends = (proved(Side::Low), proved(Side::High));
            self.first.push(ends);
        }
        for (variable, ends) in self.first.iter().enumerate() {
            for (side, end) in [(Side::Low, &ends.0), (Side::High, &ends.1)] {
                if let Some((value, proof)) = end {
                    self.lp.assert(variable, side, value.clone(), proof)?;
                }
            }
        }
        self.draw_in()?;
        for _ in 0..SWEEPS {
            let mut moved = false;
            for variable in 0..self.whole {
                for side in Side::BOTH {
                    moved |= self.round_in(variable, side)?;
                }
            }
            if !moved || self.over() {
                break;
            }
            self.draw_in()?;
        }
        Ok(())
    }

    /// Asserts the rational bound of one variable, rounded inwards; says whether it moved.
    fn round_in(&mut self, variable: usize, side: Side) -> Result<bool, Proof> {
        let Optimum::Bounded { value, proof } = self.optimum(variable, side) else { return Ok(false) };
        let rounded = round_inwards(&value, side);
        if self.lp.bound(variable, side).is_some_and(|known| known.value == rounded) {
            return Ok(false);
        }
        self.lp.assert(variable, side, rounded, &Rc::new(proof))?;
        self.lp.check()?;
        Ok(true)
    }

    /// The rational bound.
    fn optimum(&mut self, variable: usize, side: Side) -> Optimum {
        if side == Side::High && self.endless.get(variable) == Some(&true) {
            return Optimum::Unbounded { variable, up: true };
        }
        let optimum = self.lp.extreme(variable, side);
        if let Optimum::Unbounded { variable, up } = optimum {
            // The same ray answers for every variable that it raises: none is ever lowered, as none is negative.
            for (other, endless) in self.endless.iter_mut().enumerate() {
                *endless |= self.lp.along(other, (variable, up)).is_positive();
            }
        }
        self.remember();
        optimum
    }

    /// Whether no question is searched any more.
    fn over(&self) -> bool {
        self.lp.meter().spent() > self.until || self.lp.meter().exhausted()
    }

    /// Draws in the cones until nothing moves; says whether anything did.
    fn draw_in(&mut self) -> Result<bool, Proof> {
        let mut ever = false;
        loop {
            let mut moved = false;
            for cone in self.cones {
                moved |= cone.tighten(&mut self.lp)?;
            }
            self.lp.check()?;
            ever |= moved;
            if !moved || self.lp.meter().exhausted() {
                return Ok(ever);
            }
        }
    }

    /// Notes what the present point reaches, if it is whole.
    fn remember(&mut self) {
        if self.lp.meter().exhausted() {
            return; // the point may be outside the bounds
        }
        let whole = (0..self.whole).all(|v| self.lp.value(v).is_integer());
        if !whole {
            return;
        }
        if self.reached.is_empty() {
            self.reached = (0..self.whole).map(|v| (self.lp.value(v).clone(), self.lp.value(v).clone())).collect();
        }
        for (variable, (least, greatest)) in self.reached.iter_mut().enumerate() {
            let value = self.lp.value(variable);
            if value < least {
                least.clone_from(value);
            } else if value > greatest {
                greatest.clone_from(value);
            }
        }
    }

    /// The bounds of every variable, `[low, high]`; `Err` is the reason why there is no solution.
    pub(crate) fn bounds(&mut self) -> Result<Vec<[Option<Limit>; 2]>, Proof> {
        self.settle()?;
        if self.reached.is_empty() {
            let search = self.search(None, &Rational::ZERO);
            if search.best.is_none() && !search.cut_short {
                return Err(search.proof);
            }
        }
        let mut all = Vec::with_capacity(self.whole);
        for variable in 0..self.whole {
            all.push([self.bound(variable, Side::Low), self.bound(variable, Side::High)]);
        }
        Ok(all)
    }

    /// Whether a whole-number solution is known; where nothing is counted, there is nothing to decide.
    pub(crate) fn is_decided(&self) -> bool {
        self.whole == 0 || !self.reached.is_empty()
    }

    fn bound(&mut self, variable: usize, side: Side) -> Option<Limit> {
        let (value, proof) = match self.optimum(variable, side) {
            Optimum::Unbounded { .. } => return None,
            Optimum::Bounded { value, proof } => (round_inwards(&value, side), proof),
            Optimum::Unknown => {
                let known = self.lp.bound(variable, side)?;
                return Some(Limit {
                    value: round_inwards(&known.value, side),
                    proof: (*known.proof).clone(),
                    reached: false,
                });
            }
        };
        let first = self.first.get(variable).and_then(|(low, high)| match side {
            Side::Low => low.as_ref(),
            Side::High => high.as_ref(),
        });
        let proof = first.filter(|(known, _)| *known == value).map_or(proof, |(_, proof)| (**proof).clone());
        let reached = self.reached.get(variable).is_some_and(|(least, greatest)| match side {
            Side::Low => *least == value,
            Side::High => *greatest == value,
        });
        if reached {
            return Some(Limit { value, proof, reached: true });
        }
        if self.over() {
            return Some(Limit { value, proof, reached: false });
        }
        let search = self.search(Some((variable, side)), &value);
        match search.best {
            Some(best) if !search.cut_short => {
                let proof = if best == value { proof } else { search.proof };
                Some(Limit { value: best, proof, reached: true })
            }
            Some(best) if best == value => Some(Limit { value, proof, reached: true }),
            _ => Some(Limit { value, proof, reached: false }),
        }
    }

    /// Searches with one choice, then with the other, then longer; ends as soon as one is done.
    fn search(&mut self, goal: Option<(usize, Side)>, target: &Rational) -> Search {
        let short = self.steps / 8;
        let mut search = self.search_by(Choice::Cones, short, goal, target);
        for (choice, steps) in [(Choice::Fair, short), (Choice::Cones, self.steps)] {
            if search.cut_short && search.best.as_ref() != Some(target) {
                search = self.search_by(choice, steps, goal, target);
            }
        }
        search
    }

    /// Branches from here; afterwards the bounds are as before, and the point is feasible again.
    fn search_by(&mut self, choice: Choice, steps_left: u32, goal: Option<(usize, Side)>, target: &Rational) -> Search {
        let (target, proof, branched) = (Some(target.clone()), Proof::nothing(), vec![0; self.whole]);
        let mut search = Search { choice, goal, target, best: None, proof, branched, steps_left, cut_short: false };
        let mark = self.lp.mark();
        self.branch(&mut search);
        self.lp.undo(mark);
        if let Err(proof) = self.lp.check() {
            search.proof.absorb(&proof);
        }
        search
    }

    fn branch(&mut self, search: &mut Search) {
        if search.steps_left == 0 || self.over() {
            search.cut_short = true;
            return;
        }
        search.steps_left = search.steps_left.saturating_sub(1);
        if let Err(proof) = self.draw_in() {
            search.proof.absorb(&proof);
            return;
        }
        if self.lp.meter().exhausted() {
            search.cut_short = true;
            return;
        }
        let mut here = None;
        if let Some((variable, side)) = search.goal {
            let Optimum::Bounded { value, proof } = self.optimum(variable, side) else {
                search.cut_short = true;
                return;
            };
            let value = round_inwards(&value, side);
            if search.best.as_ref().is_some_and(|best| !side.other().tighter(&value, best)) {
                search.proof.absorb(&proof);
                return;
            }
            here = Some((value, proof));
        }
        let Some(fractional) = self.fractional(search) else {
            self.remember();
            match here {
                Some((value, proof)) => {
                    search.proof.absorb(&proof);
                    search.best = Some(value);
                }
                None => search.best = Some(Rational::ZERO),
            }
            return;
        };
        let at = self.lp.value(fractional).clone();
        let (down, up) = (at.floor(), at.ceil());
        let down_first = &at - &down <= &up - &at;
        let nothing = Rc::new(Proof::nothing());
        let ways = [(Side::High, down), (Side::Low, up)];
        let order = if down_first { [0, 1] } else { [1, 0] };
        if let Some(times) = search.branched.get_mut(fractional) {
            *times = times.saturating_add(1);
        }
        for way in order {
            let Some((side, value)) = ways.get(way) else { continue };
            let mark = self.lp.mark();
            match self.lp.assert(fractional, *side, value.clone(), &nothing) {
                Ok(()) => self.branch(search),
                Err(proof) => search.proof.absorb(&proof),
            }
            self.lp.undo(mark);
            if search.over() {
                return;
            }
        }
        if let Some(times) = search.branched.get_mut(fractional) {
            *times = times.saturating_sub(1);
        }
    }

    /// The variable to branch on, or `None` if all are whole at the present point.
    fn fractional(&self, search: &Search) -> Option<usize> {
        let is_fraction = |variable: &usize| !self.lp.value(*variable).is_integer();
        match search.choice {
            Choice::Cones => {
                let in_cones = self.cones.iter().flat_map(|cone| [cone.base, cone.part]).find(is_fraction);
                in_cones.or_else(|| (0..self.whole).find(is_fraction))
            }
            Choice::Fair => {
                let times = search.branched.iter().enumerate().filter(|(variable, _)| is_fraction(variable));
                times.min_by_key(|(_, times)| **times).map(|(variable, _)| variable)
            }
        }
    }
}

fn round_inwards(value: &Rational, side: Side) -> Rational {
    match side {
        Side::Low => value.ceil(),
        Side::High => value.floor(),
    }
}
