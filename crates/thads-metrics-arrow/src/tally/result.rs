//! What a register adds up to ([`Tally`]).

use std::collections::{BTreeMap, BTreeSet};

use crate::tally::error::TallyError;
use serde::{Deserialize, Serialize};
use thads_metrics::{
    Flow, Item, Measure, Period, Regime,
    case::{Assume, SetAside},
    flow::ColumnSums,
    measure::keyed::Keyed,
    office::respelt,
    regime::RegimeId,
};

use super::{
    group::Group,
    reason::{Cause, Reason},
    register::TALLIED,
};

/// How many row numbers are kept for each reason.
pub(super) const FIRST: usize = 20;

/// The columns that a tally has beside those it is by and the items.
const OWN: [&str; 2] = ["measure", "rate_exact"];

/// What is asked of a register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TallySpec {
    period: Period,
    regime: RegimeId,
    assume: Assume,
    by: Vec<String>,
}

impl TallySpec {
    /// The flows of a period, for each combination of the columns `by`; an error if no regime is
    /// described for its last day.
    pub fn new(
        period: Period,
        by: impl IntoIterator<Item = impl Into<String>>,
    ) -> Result<Self, thads_metrics::regime::RegimeError> {
        let regime = Regime::on(period.last_day())?.id();
        Ok(Self { period, regime, assume: Assume::Nothing, by: by.into_iter().map(Into::into).collect() })
    }

    /// With the rules that are known only from memory, or without.
    pub fn assume(self, assume: Assume) -> Self {
        Self { assume, ..self }
    }

    /// The period.
    pub const fn period(&self) -> Period {
        self.period
    }

    /// The regime on the period's last day.
    pub const fn regime(&self) -> RegimeId {
        self.regime
    }

    /// Whether rules known only from memory are used.
    pub const fn assumed(&self) -> Assume {
        self.assume
    }

    /// The same by other columns.
    pub(super) fn by_columns(&self, by: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self { by: by.into_iter().map(Into::into).collect(), ..self.clone() }
    }

    /// Refuses what no tally is by, see [`check_by`].
    pub(super) fn check_by(&self) -> Result<(), TallyError> {
        check_by(&self.by)
    }

    /// The columns that a group is a combination of.
    pub fn by(&self) -> &[String] {
        &self.by
    }

    /// The columns that are read, as far as a register has them.
    pub fn columns(&self) -> impl Iterator<Item = &str> {
        self.by.iter().map(String::as_str).chain(TALLIED)
    }
}

/// The rows that can't be tallied for a reason.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Inconsistent {
    pub(super) rows: u64,
    pub(super) first: Vec<u64>,
    pub(super) statuses: BTreeMap<String, u64>,
}

impl Inconsistent {
    /// How many.
    pub const fn rows(&self) -> u64 {
        self.rows
    }

    /// The numbers of the first twenty, counted from zero.
    pub fn first(&self) -> &[u64] {
        &self.first
    }

    /// Where no established rule places them: how many of each status, `reduced` for an amount that was reduced.
    pub const fn statuses(&self) -> &BTreeMap<String, u64> {
        &self.statuses
    }

    /// The statuses, each with its number of rows: `paused 8, taken_up 4`.
    pub(super) fn listed(&self) -> Vec<String> {
        self.statuses.iter().map(|(status, rows)| format!("{status} {rows}")).collect()
    }

    /// So many rows for a cause, whose numbers are not known.
    pub(crate) fn of(cause: Cause, rows: u64) -> Self {
        let statuses = cause.status.map(|status| (status.to_owned(), rows)).into_iter().collect();
        Self { rows, first: Vec::new(), statuses }
    }

    /// The same in whatever order rows come.
    pub(crate) fn add(&mut self, cause: Cause, row: u64) {
        self.rows = self.rows.saturating_add(1);
        if let Some(status) = cause.status {
            match self.statuses.get_mut(status) {
                Some(rows) => *rows = rows.saturating_add(1),
                None => drop(self.statuses.insert(status.to_owned(), 1)),
            }
        }
        let at = self.first.partition_point(|known| *known <= row);
        if at < FIRST {
            self.first.insert(at, row);
            self.first.truncate(FIRST);
        }
    }

    /// The same whichever comes first.
    pub(crate) fn merge(&mut self, other: &Self) {
        self.rows = self.rows.saturating_add(other.rows);
        for (status, rows) in &other.statuses {
            let known = self.statuses.entry(status.clone()).or_default();
            *known = known.saturating_add(*rows);
        }
        self.first.extend(&other.first);
        self.first.sort_unstable();
        self.first.truncate(FIRST);
    }
}

/// The flows of a register for a period, group by group, and what stayed out of them.
///
/// Tallies of the parts of a register, merged, are the tally of the whole, in whatever order;
/// a tally of nothing changes nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    pub(super) spec: TallySpec,
    pub(super) groups: BTreeMap<Vec<String>, Group>,
    pub(crate) inconsistent: BTreeMap<Reason, Inconsistent>,
    pub(crate) rows: u64,
}

impl Tally {
    /// The tally of nothing.
    pub const fn empty(spec: TallySpec) -> Self {
        Self { spec, groups: BTreeMap::new(), inconsistent: BTreeMap::new(), rows: 0 }
    }

    /// What was asked.
    pub const fn spec(&self) -> &TallySpec {
        &self.spec
    }

    /// The sums of each group, under its names in the order of [`TallySpec::by`].
    pub fn groups(&self) -> impl ExactSizeIterator<Item = (&[String], &Group)> {
        self.groups.iter().map(|(names, group)| (names.as_slice(), group))
    }

    /// How many rows the register has: those tallied, those set aside, those inconsistent.
    pub const fn rows(&self) -> u64 {
        self.rows
    }

    /// How many rows stayed out for a reason that the rule gives.
    pub fn set_aside(&self, reason: SetAside) -> u64 {
        let rows = |group: &Group| SetAside::ALL.iter().zip(group.set_aside).find(|(known, _)| **known == reason);
        self.groups.values().filter_map(rows).fold(0, |sum, (_, rows)| sum.saturating_add(rows))
    }

    /// How many rows were tallied.
    pub fn tallied(&self) -> u64 {
        let out = SetAside::ALL.into_iter().map(|reason| self.set_aside(reason)).fold(0, u64::saturating_add);
        self.rows.saturating_sub(out).saturating_sub(self.inconsistent())
    }

    /// The rows that can't be tallied, by reason.
    pub fn by_reason(&self) -> impl Iterator<Item = (Reason, &Inconsistent)> {
        self.inconsistent.iter().map(|(reason, inconsistent)| (*reason, inconsistent))
    }

    /// How many rows can't be tallied.
    pub fn inconsistent(&self) -> u64 {
        self.inconsistent.values().fold(0, |sum, inconsistent| sum.saturating_add(inconsistent.rows))
    }

    /// Itself if every row is consistent, else an error that says which are not.
    ///
    /// Rows that only lack an established rule are said by their statuses, with the ways on.
    pub fn refuse_inconsistent(self) -> Result<Self, TallyError> {
        if self.inconsistent.is_empty() {
            return Ok(self);
        }
        let rows = self.inconsistent();
        if self.inconsistent.keys().any(|reason| !reason.is_about_rules()) {
            let reasons = self.inconsistent.iter().map(|(reason, inconsistent)| {
                let statuses = inconsistent.listed().join(", ");
                let of = if statuses.is_empty() { statuses } else { format!(": {statuses}") };
                format!("{reason} {} ({}{of})", inconsistent.rows, inconsistent.numbers())
            });
            return Err(TallyError::Inconsistent { rows, reasons: reasons.collect::<Vec<_>>().join("; ") });
        }
        let statuses = Keyed(self.inconsistent.values().flat_map(Inconsistent::listed).collect::<Vec<_>>().join(", "));
        let regime = self.spec.regime();
        Err(if self.inconsistent.contains_key(&Reason::NoRule) {
            TallyError::NoRule { rows, regime, statuses }
        } else {
            TallyError::OnlyRecalled { rows, regime, statuses }
        })
    }

    /// The tally of a part of a register that begins at that row: the rows of [`Tally::by_reason`] are numbered from there.
    pub fn numbered_from(mut self, row: u64) -> Self {
        for number in self.inconsistent.values_mut().flat_map(|inconsistent| &mut inconsistent.first) {
            *number = number.saturating_add(row);
        }
        self
    }

    /// The tally of both registers; refused if they are of different periods, regimes or columns.
    ///
    /// Row numbers stay those of each register: see [`Tally::numbered_from`].
    pub fn merge(&self, other: &Self) -> Result<Self, TallyError> {
        let (ours, theirs) = (&self.spec, &other.spec);
        let differ = |what, a: String, b: String| Err(TallyError::Different { what, expected: a, got: b });
        if ours.period != theirs.period {
            return differ("period", ours.period.to_string(), theirs.period.to_string());
        }
        if ours.regime != theirs.regime {
            return differ("regime", ours.regime.to_string(), theirs.regime.to_string());
        }
        if ours.assume != theirs.assume {
            return differ("assume", format!("{:?}", ours.assume), format!("{:?}", theirs.assume));
        }
        if ours.by != theirs.by {
            return differ("by", ours.by.join(", "), theirs.by.join(", "));
        }
        let mut both = self.clone();
        for (names, group) in &other.groups {
            both.add_group(names, group)?;
        }
        for (reason, inconsistent) in &other.inconsistent {
            both.inconsistent.entry(*reason).or_default().merge(inconsistent);
        }
        both.rows = self.rows.saturating_add(other.rows);
        both.one_name_each()
    }

    /// The same with one spelling for each office, once for each distinct name.
    pub(crate) fn one_name_each(mut self) -> Result<Self, TallyError> {
        let Some(place) = self.spec.by.iter().position(|column| column == "office") else { return Ok(self) };
        let names: BTreeSet<&str> =
            self.groups.keys().filter_map(|names| names.get(place)).map(String::as_str).collect();
        let respelt = respelt(names, Some(self.spec.period.last_day()));
        if respelt.is_empty() {
            return Ok(self);
        }
        for (mut names, group) in std::mem::take(&mut self.groups) {
            if let Some(name) = names.get_mut(place)
                && let Some(spelling) = respelt.get(name)
            {
                name.clone_from(spelling);
            }
            self.add_group(&names, &group)?;
        }
        Ok(self)
    }

    pub(crate) fn add_group(&mut self, names: &[String], group: &Group) -> Result<(), TallyError> {
        let large = || TallyError::TooLarge { group: names.join(", ") };
        match self.groups.get_mut(names) {
            Some(known) => *known = known.merge(group).ok_or_else(large)?,
            None => drop(self.groups.insert(names.to_vec(), *group)),
        }
        Ok(())
    }

    /// The form of each group, in cases and in money; groups of which every row was set aside have none.
    ///
    /// The office is the group's name in the column `office`, empty if the tally is not by office;
    /// the names of the other columns, joined by ` / `, are the flow's group.
    pub fn flows(&self) -> Result<Vec<Flow>, TallyError> {
        let mut flows = Vec::with_capacity(self.groups.len().saturating_mul(2));
        for (names, group) in self.tallied_groups() {
            let named = || self.spec.by.iter().zip(names);
            let office = named().find(|(column, _)| *column == "office").map_or("", |(_, name)| name);
            let others: Vec<&str> =
                named().filter(|(column, _)| *column != "office").map(|(_, name)| name.as_str()).collect();
            let others = (!others.is_empty()).then(|| others.join(" / "));
            for (measure, leaves) in [(Measure::Cases, &group.cases), (Measure::Money, &group.money)] {
                let flow = Flow::from_column_sums(office, self.spec.period, measure, others.as_deref(), leaves);
                flows.push(flow.map_err(|_| TallyError::TooLarge { group: names.join(", ") })?);
            }
        }
        Ok(flows)
    }

    /// The groups of which not every row was set aside.
    pub(super) fn tallied_groups(&self) -> impl Iterator<Item = (&Vec<String>, &Group)> {
        self.groups.iter().filter(|(_, group)| group.cases != ColumnSums::default())
    }
}

/// Refuses no columns, one named twice, those that are tallied, and those that a tally has of its own.
pub(crate) fn check_by(by: &[String]) -> Result<(), TallyError> {
    let own = |name: &str| OWN.contains(&name) || Item::ALL.iter().any(|item| item.key() == name);
    let tallied = |name: &String| TALLIED.contains(&name.as_str()) || own(name);
    let twice = by.iter().enumerate().any(|(at, name)| by.iter().take(at).any(|other| other == name));
    if by.is_empty() || twice || by.iter().any(tallied) {
        return Err(TallyError::By { got: by.join(", ") });
    }
    Ok(())
}
