//! From figures to unknowns: every office, period, group and family that a report touches
//! ([`Context`]), every figure as a claim about one or two unknowns, and the identities that
//! tie contexts to each other. What no claim and no identity connects is solved apart
//! ([`Component`]).

#![allow(clippy::indexing_slicing)] // contexts and figures are numbered here: another number would be a bug, and must stop the audit

use std::collections::BTreeMap;

use crate::{
    contexts::{Claimed, Context, Contexts, Form},
    figure::{Claim, Figure},
    report::Report,
    rounded,
    solver::rational::Rational,
    subject::Subject,
    ties::{self, Tie},
};
use thads_metrics::printed::Hedges;

/// Contexts that claims or identities connect, in [`Block`]s that only percentages connect.
#[derive(Debug, Clone, Default)]
pub(super) struct Component {
    pub(super) contexts: Vec<usize>,
    pub(super) figures: Vec<usize>,
    pub(super) blocks: Vec<Block>,
}

/// Contexts whose counts and amounts are connected.
#[derive(Debug, Clone, Default)]
pub(super) struct Block {
    pub(super) contexts: Vec<usize>,
    pub(super) figures: Vec<usize>,
    pub(super) ties: Vec<usize>,
}

/// A report as a system of unknowns.
#[derive(Debug, Clone)]
pub(super) struct Model {
    pub(super) contexts: Vec<Context>,
    pub(super) claims: Vec<Claimed>,
    pub(super) ties: Vec<Tie>,
    pub(super) components: Vec<Component>,
    /// Whether identities known only from memory are used.
    pub(super) assume: bool,
    /// Offices that are not in the table, as first spelt.
    pub(super) unknown_offices: Vec<String>,
}

/// How a report is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) hedges: Hedges,
    /// Whether what is cumulative may not fall within a year.
    pub(super) cumulative: bool,
}

impl Model {
    pub(super) fn of(report: &Report, reading: Reading) -> Self {
        let subjects = report.figures().iter().flat_map(Figure::subjects);
        let mut contexts = Contexts::of(subjects.map(|subject| subject.quantity));
        let claims = report.figures().iter().map(|figure| {
            let interval = report.interval_with(figure, reading.hedges);
            let (form, other) = match figure.claim() {
                Claim::Is => (Form::Is, None),
                Claim::Minus(y) => (Form::Minus, Some(y)),
                Claim::ShareOf(y) => (Form::ShareOf, Some(y)),
                Claim::ChangeFrom(y) => (Form::ChangeFrom, Some(y)),
            };
            let (x, y, form) = match average(figure, report) {
                Some((sum, over)) => (contexts.slot(&sum), Some(contexts.slot(&over)), Form::Each),
                None => (contexts.slot(figure.subject()), other.map(|y| contexts.slot(y)), form),
            };
            Claimed { x, y, form, low: interval.low.map(Rational::from), high: interval.high.map(Rational::from) }
        });
        let mut claims: Vec<Claimed> = claims.collect();
        for (rounder, interval) in rounded::widened(report) {
            claims[rounder].set(interval);
        }
        let ties = ties::all(report, &claims, &mut contexts, reading.cumulative);
        let components = components(contexts.list.len(), &claims, &ties);
        let Contexts { list: contexts, unknown: unknown_offices, .. } = contexts;
        Self { contexts, claims, ties, components, assume: report.assume(), unknown_offices }
    }
}

/// What a printed average is the ratio of: all that is to be enforced, and the officers that share it, where the report counts
/// these too.
pub(super) fn average(figure: &Figure, report: &Report) -> Option<(Subject, Subject)> {
    let average = figure.subject().quantity.statistic()?.average().filter(|_| *figure.claim() == Claim::Is)?;
    let of = |key: &str| Some(Subject { quantity: key.parse().ok()?, ..figure.subject().clone() });
    let over = of(average.over)?;
    report.figures().iter().any(|other| *other.subject() == over).then_some(())?;
    Some((of(average.sum)?, over))
}

/// Sets of contexts that grow together; the least of a set stands for it.
struct Sets(Vec<usize>);

impl Sets {
    fn of(&self, mut context: usize) -> usize {
        while self.0[context] != context {
            context = self.0[context];
        }
        context
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.of(a), self.of(b));
        self.0[a.max(b)] = a.min(b);
    }
}

/// Groups contexts that a claim or a tie connects, in order of first appearance.
fn components(contexts: usize, claims: &[Claimed], ties: &[Tie]) -> Vec<Component> {
    let mut blocks = Sets((0..contexts).collect());
    for tie in ties {
        for part in &tie.parts {
            blocks.join(tie.total, *part);
        }
    }
    let between = |claim: &Claimed| claim.y.map(|y| (claim.x.context, y.context, claim.x.column.is_percent()));
    for (x, y, _) in claims.iter().filter_map(between).filter(|(_, _, percent)| !percent) {
        blocks.join(x, y);
    }
    let mut wholes = Sets(blocks.0.clone());
    for (x, y, _) in claims.iter().filter_map(between) {
        wholes.join(x, y);
    }

    let mut by_block: BTreeMap<usize, Block> = BTreeMap::new();
    for context in 0..contexts {
        by_block.entry(blocks.of(context)).or_default().contexts.push(context);
    }
    for (figure, claim) in claims.iter().enumerate() {
        by_block.entry(blocks.of(claim.x.context)).or_default().figures.push(figure);
    }
    for (position, tie) in ties.iter().enumerate() {
        by_block.entry(blocks.of(tie.total)).or_default().ties.push(position);
    }
    let mut components: BTreeMap<usize, Component> = BTreeMap::new();
    for (first, block) in by_block {
        let component = components.entry(wholes.of(first)).or_default();
        component.contexts.extend(&block.contexts);
        component.figures.extend(&block.figures);
        component.blocks.push(block);
    }
    for component in components.values_mut() {
        component.contexts.sort_unstable();
        component.figures.sort_unstable();
    }
    components.into_values().collect()
}
