//! The general simplex method over exact fractions, with a reason for every bound.
//!
//! Each constraint is a variable of its own, the sum of others, with a lower and an upper
//! bound. A feasible point is found by repairing one violated bound after another
//! (Dutertre and de Moura, "A fast linear-arithmetic solver for DPLL(T)", 2006); from there
//! any linear objective is driven to its exact optimum. Bland's rule keeps it from cycling.

#![allow(clippy::indexing_slicing)] // variables and rows are numbered here: another number is a bug, and must not read as feasible

use std::{cell::Cell, cmp::Ordering, rc::Rc};

use crate::solver::{proof::Proof, rational::Rational};

/// Which end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Low,
    High,
}

impl Side {
    pub(crate) const BOTH: [Self; 2] = [Self::Low, Self::High];

    pub(crate) const fn other(self) -> Self {
        match self {
            Self::Low => Self::High,
            Self::High => Self::Low,
        }
    }

    /// Whether `a` bounds more tightly from this side than `b`.
    pub(crate) fn tighter(self, a: &Rational, b: &Rational) -> bool {
        match self {
            Self::Low => a > b,
            Self::High => a < b,
        }
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Bound {
    pub(crate) value: Rational,
    pub(crate) proof: Rc<Proof>,
}

/// A linear form: each variable once, ascending, no zero coefficients.
pub(crate) type Terms = Vec<(usize, Rational)>;

/// Where an objective ends.
#[derive(Debug)]
pub(crate) enum Optimum {
    /// Its greatest value, and why it is no greater.
    Bounded { value: Rational, proof: Proof },
    /// It grows for ever along the ray that moves `variable` up (or down).
    Unbounded { variable: usize, up: bool },
    /// The meter was exhausted before it was found.
    Unknown,
}

#[derive(Clone, Debug)]
struct Variable {
    low: Option<Bound>,
    high: Option<Bound>,
    value: Rational,
    /// The row that defines it, while it is basic.
    row: Option<usize>,
    /// While it is not basic: the rows it may stand in (some no longer hold it).
    column: Vec<usize>,
}

impl Variable {
    fn bound(&self, side: Side) -> Option<&Bound> {
        match side {
            Side::Low => self.low.as_ref(),
            Side::High => self.high.as_ref(),
        }
    }

    fn slot(&mut self, side: Side) -> &mut Option<Bound> {
        match side {
            Side::Low => &mut self.low,
            Side::High => &mut self.high,
        }
    }

    /// The bound that the value violates, if any.
    fn violated(&self) -> Option<Side> {
        Side::BOTH.into_iter().find(|side| self.bound(*side).is_some_and(|b| side.tighter(&b.value, &self.value)))
    }

    /// Whether the value may still move up (or down).
    fn can_move(&self, up: bool) -> bool {
        let side = if up { Side::High } else { Side::Low };
        self.bound(side).is_none_or(|b| b.value != self.value)
    }
}

#[derive(Clone, Debug)]
struct Row {
    basic: usize,
    terms: Terms,
}

impl Row {
    fn coefficient(&self, variable: usize) -> Option<&Rational> {
        let at = self.terms.binary_search_by_key(&variable, |(v, _)| *v).ok()?;
        Some(&self.terms[at].1)
    }
}

/// `left + factor × right`.
fn add_scaled(left: &[(usize, Rational)], factor: &Rational, right: &[(usize, Rational)]) -> Terms {
    let mut sum = Vec::with_capacity(left.len().saturating_add(right.len()));
    let (mut left, mut right) = (left.iter().peekable(), right.iter().peekable());
    loop {
        let order = match (left.peek(), right.peek()) {
            (Some((a, _)), Some((b, _))) => a.cmp(b),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => return sum,
        };
        let from_left = if order.is_le() { left.next() } else { None };
        let from_right = if order.is_ge() { right.next() } else { None };
        match (from_left, from_right) {
            (Some((variable, here)), Some((_, there))) => {
                let total = here + &(factor * there);
                if !total.is_zero() {
                    sum.push((*variable, total));
                }
            }
            (Some(term), None) => sum.push(term.clone()),
            (None, Some((variable, there))) => sum.push((*variable, factor * there)),
            (None, None) => {}
        }
    }
}

/// A system of linear constraints with bounds, and a point that moves in it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Simplex {
    variables: Vec<Variable>,
    rows: Vec<Row>,
    /// Bounds as they were before each change since the oldest mark.
    trail: Vec<(usize, Side, Option<Bound>)>,
    meter: Meter,
}

/// Counts additions and multiplications, over all systems that share it: the measure of effort.
///
/// At its ceiling every system stops where it is: no point is looked for and no optimum is
/// driven to any more. What was proved before stays proved.
#[derive(Clone, Debug)]
pub(crate) struct Meter(Rc<Reading>);

#[derive(Debug)]
struct Reading {
    spent: Cell<u64>,
    ceiling: Cell<u64>,
}

impl Default for Meter {
    fn default() -> Self {
        Self(Rc::new(Reading { spent: Cell::new(0), ceiling: Cell::new(u64::MAX) }))
    }
}

impl Meter {
    pub(crate) fn spent(&self) -> u64 {
        self.0.spent.get()
    }

    pub(crate) fn add(&self, operations: usize) {
        let operations = u64::try_from(operations).unwrap_or(u64::MAX);
        self.0.spent.set(self.spent().saturating_add(operations));
    }

    /// Sets how far the meter may go from here.
    pub(crate) fn allow(&self, operations: u64) {
        self.0.ceiling.set(self.spent().saturating_add(operations));
    }

    /// How much is left below the ceiling.
    pub(crate) fn left(&self) -> u64 {
        self.0.ceiling.get().saturating_sub(self.spent())
    }

    /// Whether the ceiling is reached.
    pub(crate) fn exhausted(&self) -> bool {
        self.left() == 0
    }
}

impl Simplex {
    /// A system without variables, its effort counted on `meter`.
    pub(crate) fn new(meter: &Meter) -> Self {
        Self { meter: meter.clone(), ..Self::default() }
    }

    pub(crate) fn meter(&self) -> &Meter {
        &self.meter
    }

    /// A new free variable.
    pub(crate) fn variable(&mut self) -> usize {
        self.variables.push(Variable { low: None, high: None, value: Rational::ZERO, row: None, column: Vec::new() });
        self.variables.len().saturating_sub(1)
    }

    /// A new variable that is the sum of others.
    pub(crate) fn sum(&mut self, terms: &[(usize, Rational)]) -> usize {
        let terms = self.in_nonbasic(terms);
        let value = self.evaluate(&terms);
        let (basic, row) = (self.variable(), self.rows.len());
        for (variable, _) in &terms {
            self.put_in_column(*variable, row);
        }
        self.variables[basic].row = Some(row);
        self.variables[basic].value = value;
        self.meter.add(terms.len().saturating_add(1));
        self.rows.push(Row { basic, terms });
        basic
    }

    pub(crate) fn value(&self, variable: usize) -> &Rational {
        &self.variables[variable].value
    }

    pub(crate) fn bound(&self, variable: usize, side: Side) -> Option<&Bound> {
        self.variables[variable].bound(side)
    }

    /// Tightens a bound; `Err` is the reason why there is no value left.
    pub(crate) fn assert(
        &mut self,
        variable: usize,
        side: Side,
        value: Rational,
        proof: &Rc<Proof>,
    ) -> Result<(), Proof> {
        let known = &mut self.variables[variable];
        if known.bound(side).is_some_and(|bound| !side.tighter(&value, &bound.value)) {
            return Ok(());
        }
        if let Some(opposite) = known.bound(side.other())
            && side.tighter(&value, &opposite.value)
        {
            return Err(opposite.proof.and(proof));
        }
        let moved = (known.row.is_none() && side.tighter(&value, &known.value)).then(|| value.clone());
        let old = known.slot(side).replace(Bound { value, proof: Rc::clone(proof) });
        self.trail.push((variable, side, old));
        if let Some(value) = moved {
            self.move_to(variable, &value);
        }
        Ok(())
    }

    /// A point in the history of bounds to come back to.
    pub(crate) fn mark(&self) -> usize {
        self.trail.len()
    }

    /// Takes back every bound asserted since the mark. The point stays where it is.
    pub(crate) fn undo(&mut self, mark: usize) {
        while self.trail.len() > mark {
            if let Some((variable, side, old)) = self.trail.pop() {
                *self.variables[variable].slot(side) = old;
            }
        }
    }

    /// Finds a point within all bounds; `Err` is the reason why there is none.
    ///
    /// With the meter exhausted, the point may lie outside of them.
    pub(crate) fn check(&mut self) -> Result<(), Proof> {
        let mut steps = 0_usize;
        let patience = self.patience();
        loop {
            self.meter.add(self.rows.len() / 8);
            if self.meter.exhausted() {
                return Ok(());
            }
            let violated = |row: &'_ Row| self.variables[row.basic].violated();
            let rows = self.rows.iter().filter_map(|row| violated(row).map(|side| (row, side)));
            let Some((row, side)) = rows.min_by_key(|(row, _)| row.basic) else {
                return Ok(());
            };
            let leaving = row.basic;
            let up = side == Side::Low;
            let helps = |(variable, coefficient): &&(usize, Rational)| {
                self.variables[*variable].can_move(up == coefficient.is_positive())
            };
            let candidates = row.terms.iter().filter(helps);
            let entering = if steps < patience {
                candidates.min_by_key(|(v, _)| self.variables[*v].column.len())
            } else {
                candidates.min_by_key(|(v, _)| *v)
            };
            let Some((entering, coefficient)) = entering else { return Err(self.infeasible(row, side)) };
            let Some(target) = self.bound(leaving, side) else { unreachable!("a bound that is violated is there") };
            let (entering, step) = (*entering, &(&target.value - self.value(leaving)) / coefficient);
            let moved = self.value(entering) + &step;
            self.move_to(entering, &moved);
            self.pivot(leaving, entering);
            steps = steps.saturating_add(1);
        }
    }

    /// The reason why a row can't bring its basic variable within the bound at `side`.
    fn infeasible(&self, row: &Row, side: Side) -> Proof {
        let mut proof = self.reason(&row.terms, side == Side::Low);
        if let Some(bound) = self.bound(row.basic, side) {
            proof.absorb(&bound.proof);
        }
        proof
    }

    /// Drives a variable to its greatest or least value from a feasible point.
    pub(crate) fn extreme(&mut self, variable: usize, side: Side) -> Optimum {
        let upward = side == Side::High;
        let mut steps = 0_usize;
        loop {
            if self.meter.exhausted() {
                return Optimum::Unknown;
            }
            if let Some(bound) = self.bound(variable, side).filter(|bound| bound.value == *self.value(variable)) {
                return Optimum::Bounded { value: bound.value.clone(), proof: (*bound.proof).clone() };
            }
            let entering = match self.row_of(variable) {
                None => Some((variable, upward)),
                Some(row) => self.entering(&row.terms, upward, steps),
            };
            let Some((entering, up)) = entering else { break };
            if !self.advance(entering, up) {
                return Optimum::Unbounded { variable: entering, up };
            }
            steps = steps.saturating_add(1);
        }
        let proof = self.row_of(variable).map_or_else(Proof::nothing, |row| self.reason(&row.terms, upward));
        Optimum::Bounded { value: self.value(variable).clone(), proof }
    }

    /// Drives a linear form to its greatest value from a feasible point.
    pub(crate) fn maximise(&mut self, objective: &[(usize, Rational)]) -> Optimum {
        let mut steps = 0_usize;
        loop {
            if self.meter.exhausted() {
                return Optimum::Unknown;
            }
            let reduced = self.in_nonbasic(objective);
            let Some((entering, up)) = self.entering(&reduced, true, steps) else {
                return Optimum::Bounded { value: self.evaluate(&reduced), proof: self.reason(&reduced, true) };
            };
            if !self.advance(entering, up) {
                return Optimum::Unbounded { variable: entering, up };
            }
            steps = steps.saturating_add(1);
        }
    }

    /// The nonbasic variable to move so that `terms` grow (or fall), and which way it goes.
    fn entering(&self, terms: &[(usize, Rational)], grow: bool, steps: usize) -> Option<(usize, bool)> {
        self.meter.add(terms.len() / 4);
        let improves = |(variable, coefficient): &&(usize, Rational)| {
            let up = coefficient.is_positive() == grow;
            self.variables[*variable].can_move(up)
        };
        let mut candidates = terms.iter().filter(improves);
        let best = if steps < self.patience() {
            candidates.min_by_key(|(v, _)| self.variables[*v].column.len())
        } else {
            candidates.next()
        };
        best.map(|(variable, coefficient)| (*variable, coefficient.is_positive() == grow))
    }

    /// Moves a variable as far as it can; false if nothing stops it.
    fn advance(&mut self, entering: usize, up: bool) -> bool {
        let Some((value, stopper)) = self.limit(entering, up) else { return false };
        self.move_to(entering, &value);
        if let Some(leaving) = stopper {
            self.pivot(leaving, entering);
        }
        true
    }

    /// The steps that may be chosen for speed, before Bland's rule takes over.
    fn patience(&self) -> usize {
        self.rows.len().saturating_mul(4).saturating_add(50)
    }

    /// Why `terms`, at their greatest (or least), go no further.
    fn reason(&self, terms: &[(usize, Rational)], greatest: bool) -> Proof {
        let mut proof = Proof::nothing();
        for (variable, coefficient) in terms {
            let side = if coefficient.is_positive() == greatest { Side::High } else { Side::Low };
            if let Some(bound) = self.bound(*variable, side) {
                proof.absorb(&bound.proof);
            }
        }
        proof
    }

    /// How far `variable` can move, and which basic variable stops it (none: its own bound).
    fn limit(&self, variable: usize, up: bool) -> Option<(Rational, Option<usize>)> {
        let known = &self.variables[variable];
        let own = known.bound(if up { Side::High } else { Side::Low });
        let mut best: Option<(Rational, Option<usize>)> = own.map(|bound| (distance(&bound.value, &known.value), None));
        for row in known.column.iter().map(|row| &self.rows[*row]) {
            let Some(coefficient) = row.coefficient(variable) else { continue };
            let basic_up = up == coefficient.is_positive();
            let side = if basic_up { Side::High } else { Side::Low };
            let Some(bound) = self.bound(row.basic, side) else { continue };
            let room = &distance(&bound.value, self.value(row.basic)) / &distance(coefficient, &Rational::ZERO);
            self.meter.add(room.weight().saturating_add(3));
            let better = match &best {
                None => true,
                Some((step, stopper)) => {
                    room < *step || (room == *step && stopper.is_some_and(|basic| row.basic < basic))
                }
            };
            if better {
                best = Some((room, Some(row.basic)));
            }
        }
        let (step, stopper) = best?;
        let value = if up { &known.value + &step } else { &known.value - &step };
        Some((value, stopper))
    }

    /// How fast `variable` moves along the ray of an unbounded objective.
    pub(crate) fn along(&self, variable: usize, ray: (usize, bool)) -> Rational {
        let (moving, up) = ray;
        let unit = if up { Rational::ONE } else { Rational::integer(-1) };
        if variable == moving {
            return unit;
        }
        let coefficient = self.row_of(variable).and_then(|row| row.coefficient(moving));
        coefficient.map_or(Rational::ZERO, |c| c * &unit)
    }

    fn row_of(&self, variable: usize) -> Option<&Row> {
        self.variables[variable].row.map(|row| &self.rows[row])
    }

    /// A linear form with every basic variable replaced by its row.
    fn in_nonbasic(&self, terms: &[(usize, Rational)]) -> Terms {
        let mut out = Terms::new();
        for (variable, coefficient) in terms.iter().filter(|(_, coefficient)| !coefficient.is_zero()) {
            self.meter.add(out.len());
            out = match self.row_of(*variable) {
                Some(row) => add_scaled(&out, coefficient, &row.terms),
                None => add_scaled(&out, coefficient, &[(*variable, Rational::ONE)]),
            };
        }
        out
    }

    fn evaluate(&self, terms: &Terms) -> Rational {
        terms.iter().fold(Rational::ZERO, |sum, (variable, c)| &sum + &(c * self.value(*variable)))
    }

    fn put_in_column(&mut self, variable: usize, row: usize) {
        self.variables[variable].column.push(row);
    }

    /// The rows that hold a nonbasic variable, each once.
    fn column(&mut self, variable: usize) -> Vec<usize> {
        let mut column = std::mem::take(&mut self.variables[variable].column);
        column.sort_unstable();
        column.dedup();
        column.retain(|row| self.rows[*row].coefficient(variable).is_some());
        self.variables[variable].column.clone_from(&column);
        column
    }

    /// Moves a nonbasic variable, and every basic variable with it.
    fn move_to(&mut self, variable: usize, value: &Rational) {
        let step = value - self.value(variable);
        if step.is_zero() {
            return;
        }
        for row in self.column(variable) {
            let row = &self.rows[row];
            let Some(coefficient) = row.coefficient(variable) else { unreachable!("a column is of rows that hold it") };
            let moved = self.value(row.basic) + &(coefficient * &step);
            self.meter.add(moved.weight().saturating_add(2));
            let basic = row.basic;
            self.variables[basic].value = moved;
        }
        self.variables[variable].value = value.clone();
    }

    /// Exchanges a basic and a nonbasic variable.
    fn pivot(&mut self, leaving: usize, entering: usize) {
        let column = self.column(entering);
        let Some(at) = self.variables[leaving].row else { unreachable!("what leaves the basis has a row") };
        let row = &mut self.rows[at];
        let Some(pivot) = row.coefficient(entering).cloned() else { unreachable!("what enters stands in that row") };
        // leaving = Σ c·x + pivot·entering  →  entering = leaving/pivot − Σ (c/pivot)·x
        let scale = &Rational::integer(-1) / &pivot;
        let mut terms: Terms =
            row.terms.iter().filter(|(v, _)| *v != entering).map(|(v, c)| (*v, c * &scale)).collect();
        let place = terms.partition_point(|(v, _)| *v < leaving);
        terms.insert(place, (leaving, &Rational::ONE / &pivot));
        row.basic = entering;
        row.terms.clone_from(&terms);
        for (variable, row) in [(entering, Some(at)), (leaving, None)] {
            self.variables[variable].row = row;
            self.variables[variable].column.clear();
        }
        self.put_in_column(leaving, at);
        for other in column.into_iter().filter(|other| *other != at) {
            let row = &mut self.rows[other];
            let Some(factor) = row.coefficient(entering).cloned() else {
                unreachable!("a column is of rows that hold it")
            };
            row.terms.retain(|(v, _)| *v != entering);
            let before = std::mem::take(&mut row.terms);
            row.terms = add_scaled(&before, &factor, &terms);
            let weight: usize = row.terms.iter().map(|(_, coefficient)| coefficient.weight()).sum();
            for (variable, _) in &terms {
                if before.binary_search_by_key(variable, |(v, _)| *v).is_err() {
                    self.put_in_column(*variable, other);
                }
            }
            self.meter.add(terms.len().saturating_add(weight));
        }
    }
}

fn distance(a: &Rational, b: &Rational) -> Rational {
    let difference = a - b;
    if difference.is_negative() { -&difference } else { difference }
}
