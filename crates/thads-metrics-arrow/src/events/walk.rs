//! Cases gone through, each once for all cut-offs ([`Walker`]).

use std::{collections::BTreeMap, ops::Range};

use thads_metrics::{
    Measure, Period, Regime,
    case::{Assume, Entry, History, Outcome},
    regime::RegimeId,
};

use super::log::{At, Log};
use crate::tally::{Cause, Group, Inconsistent, Reason};

/// A cut-off.
#[derive(Debug)]
pub(super) struct CutOff {
    pub(super) period: Period,
    pub(super) regime: RegimeId,
    pub(super) assume: Assume,
    /// Its last day, as [`When::day`](super::log::When::day) has it.
    pub(super) last_day: u32,
}

/// What a cut-off comes to.
#[derive(Debug, Default)]
pub(super) struct Sums {
    pub(super) rows: u64,
    pub(super) inconsistent: BTreeMap<Reason, Inconsistent>,
}

/// What a thread has added up.
#[derive(Debug)]
pub(super) struct Walker<'a> {
    log: &'a Log,
    cut_offs: &'a [CutOff],
    pub(super) sums: Vec<Sums>,
    /// For each group that was met, its sums at each cut-off.
    pub(super) groups: Vec<Option<Box<[Group]>>>,
    /// The group whose sums passed 2¹²⁸.
    pub(super) too_large: Option<u32>,
    history: History<At>,
    entries: Vec<Entry<At>>,
    stays: Vec<Known>,
}

/// What a stay adds while nothing happens: the number of its group, and what it adds or the row for which it can't.
type Known = (u32, Result<[Outcome; 2], (Cause, u32)>);

impl<'a> Walker<'a> {
    pub(super) fn new(log: &'a Log, groups: usize, cut_offs: &'a [CutOff]) -> Self {
        Self {
            log,
            cut_offs,
            sums: cut_offs.iter().map(|_| Sums::default()).collect(),
            groups: vec![None; groups],
            too_large: None,
            history: History::default(),
            entries: Vec::new(),
            stays: Vec::new(),
        }
    }

    /// Goes through some cases.
    pub(super) fn walk(&mut self, cases: Range<usize>) {
        for case in cases {
            self.history.clear();
            self.stays.clear();
            self.walk_case(self.log.case(case));
        }
    }

    fn walk_case(&mut self, mut rows: &[u32]) {
        let mut broken = None;
        let mut last: Option<&CutOff> = None;
        for (at, cut_off) in self.cut_offs.iter().enumerate() {
            let mut changed = last.is_none_or(|last| !last.counts_as(cut_off));
            last = Some(cut_off);
            while broken.is_none()
                && let Some(first) = rows.first()
                && self.log.when(*first).day() <= cut_off.last_day
            {
                let day = self.log.when(*first).day();
                let many = rows.iter().position(|row| self.log.when(*row).day() != day).unwrap_or(rows.len());
                let (today, later) = rows.split_at(many);
                broken = self.record(today).err();
                (rows, changed) = (later, true);
            }
            if changed && broken.is_none() {
                broken = self.ask(cut_off).err();
            }
            if let Some((reason, row)) = broken {
                self.leave_out(at, reason, row);
            } else {
                self.add(at);
            }
        }
    }

    /// Records the rows of a day; else why not, and the row.
    fn record(&mut self, rows: &[u32]) -> Result<(), (Cause, u32)> {
        let first = rows.first().copied().unwrap_or(0);
        let day = self.log.date(self.log.when(first)).map_err(|reason| (reason.into(), first))?;
        self.entries.clear();
        for row in rows {
            self.entries.push(self.log.entry(*row).map_err(|reason| (reason.into(), *row))?);
        }
        self.history
            .record(day, &self.entries)
            .map_err(|(at, error)| (Cause::of(&error), rows.get(at).copied().unwrap_or(first)))
    }

    /// Asks the core what each stay adds.
    fn ask(&mut self, cut_off: &CutOff) -> Result<(), (Cause, u32)> {
        self.stays.clear();
        let stays = self.history.as_of(cut_off.period).map_err(|error| (Cause::of(&error), 0))?;
        for stay in stays {
            let regime: &Regime = cut_off.regime.regime();
            let adds = |measure| stay.facts().adds(measure, cut_off.period, regime, cut_off.assume);
            let both = adds(Measure::Cases).and_then(|cases| Ok([cases, adds(Measure::Money)?]));
            let both = both.map_err(|error| (Cause::of(&error), stay.latest().row));
            self.stays.push((self.log.group(stay.accepted().row), both));
        }
        Ok(())
    }

    fn add(&mut self, at: usize) {
        let stays = std::mem::take(&mut self.stays);
        for (group, adds) in &stays {
            match adds {
                Ok(adds) => self.add_stay(at, *group, adds),
                Err((cause, row)) => self.leave_out(at, *cause, *row),
            }
        }
        self.stays = stays;
    }

    fn add_stay(&mut self, at: usize, group: u32, adds: &[Outcome; 2]) {
        let Some(slot) = self.groups.get_mut(group as usize) else { return };
        let sums = slot.get_or_insert_with(|| vec![Group::default(); self.cut_offs.len()].into());
        if sums.get_mut(at).is_some_and(|sums| sums.tally(adds).is_none()) {
            self.too_large = Some(group);
        }
        if let Some(sums) = self.sums.get_mut(at) {
            sums.rows = sums.rows.saturating_add(1);
        }
    }

    /// Counts what can't be tallied.
    pub(super) fn leave_out(&mut self, at: usize, cause: Cause, row: u32) {
        if let Some(sums) = self.sums.get_mut(at) {
            sums.rows = sums.rows.saturating_add(1);
            sums.inconsistent.entry(cause.reason).or_default().add(cause, row.into());
        }
    }
}

impl CutOff {
    /// Whether what nothing happened to adds the same at another cut-off.
    fn counts_as(&self, other: &Self) -> bool {
        self.period.year() == other.period.year() && self.regime == other.regime && self.assume == other.assume
    }
}
