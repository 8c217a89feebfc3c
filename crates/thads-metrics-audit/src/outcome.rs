//! What an audit returns.

use std::{
    cell::Cell,
    collections::{BTreeMap, BTreeSet},
};

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Signed;
use serde::{Serialize, Serializer, ser::SerializeMap};

use crate::error::NoBounds;
use crate::{
    Effort,
    conflict::{Clash, Judge, Judged},
    model::{Component, Form, Model, Slot},
    propagate::{Flows, Limits, Scope, Solver},
    report::{Figure, Report, Subject},
    solver::{
        integer::{Integers, Limit},
        proof::Why,
        rational::Rational,
        simplex::{Meter, Side},
    },
};
use thads_metrics::{Item, Lang, Period, Quantity, office, printed::Hedge, rate::ten};

/// How many quantities an error names at most.
const NAMED: usize = 40;

/// Decimals that percentages are written with, at most; rounded outward.
const PLACES: u16 = 6;

/// A figure and the numbers it stands for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct AuditedFigure {
    pub(super) figure: Figure,
    pub(super) low: Option<BigRational>,
    pub(super) high: Option<BigRational>,
    pub(super) in_conflict: bool,
}

impl AuditedFigure {
    /// Puts one together again from what its methods return.
    pub fn new(figure: Figure, low: Option<BigRational>, high: Option<BigRational>, in_conflict: bool) -> Self {
        Self { figure, low, high, in_conflict }
    }

    /// The figure.
    pub fn figure(&self) -> &Figure {
        &self.figure
    }

    /// The least number it can stand for, in cases, đồng or percent.
    pub fn low(&self) -> Option<&BigRational> {
        self.low.as_ref()
    }

    /// The greatest number it can stand for.
    pub fn high(&self) -> Option<&BigRational> {
        self.high.as_ref()
    }

    /// The least number as a decimal: an integer, or percent rounded down to at most six places.
    pub fn low_text(&self) -> Option<String> {
        self.low.as_ref().map(|low| decimal(low, Side::Low))
    }

    /// The greatest number as a decimal: an integer, or percent rounded up to at most six places.
    pub fn high_text(&self) -> Option<String> {
        self.high.as_ref().map(|high| decimal(high, Side::High))
    }

    /// Whether it stands in a conflict.
    pub fn in_conflict(&self) -> bool {
        self.in_conflict
    }
}

/// What the figures say of one quantity.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Bounds {
    pub(super) subject: Subject,
    pub(super) low: Option<BigRational>,
    pub(super) high: Option<BigRational>,
    pub(super) exact: bool,
    pub(super) printed: bool,
    pub(super) because: Vec<String>,
}

impl Bounds {
    /// Puts one together again from what its methods return.
    pub fn new(
        subject: Subject,
        low: Option<BigRational>,
        high: Option<BigRational>,
        exact: bool,
        printed: bool,
        because: Vec<String>,
    ) -> Self {
        Self { subject, low, high, exact, printed, because }
    }

    /// The quantity, office, period and group.
    pub fn subject(&self) -> &Subject {
        &self.subject
    }

    /// The least value, in cases, đồng or percent; `None` is unbounded.
    pub fn low(&self) -> Option<&BigRational> {
        self.low.as_ref()
    }

    /// The greatest value.
    pub fn high(&self) -> Option<&BigRational> {
        self.high.as_ref()
    }

    /// Whether both ends are proved to be reached; if not, they are sound but may be wider than need be.
    pub fn is_exact(&self) -> bool {
        self.exact
    }

    /// Whether a figure prints the quantity itself.
    pub fn is_printed(&self) -> bool {
        self.printed
    }

    /// The ids of the figures and identities that the bounds rest on.
    pub fn because(&self) -> &[String] {
        &self.because
    }

    /// The least value as a decimal: an integer, or percent rounded down to at most six places.
    pub fn low_text(&self) -> Option<String> {
        self.low.as_ref().map(|low| decimal(low, Side::Low))
    }

    /// The greatest value as a decimal: an integer, or percent rounded up to at most six places.
    pub fn high_text(&self) -> Option<String> {
        self.high.as_ref().map(|high| decimal(high, Side::High))
    }
}

/// A minimal set of figures that can't all be true: drop any one and the rest can.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Conflict {
    pub(super) figures: Vec<String>,
    pub(super) identities: Vec<String>,
    pub(super) suspects: Vec<String>,
    pub(super) vi: String,
    pub(super) en: String,
}

impl Conflict {
    /// Puts one together again from what its methods return.
    pub fn new(
        figures: Vec<String>,
        identities: Vec<String>,
        suspects: Vec<String>,
        vi: impl Into<String>,
        en: impl Into<String>,
    ) -> Self {
        Self { figures, identities, suspects, vi: vi.into(), en: en.into() }
    }

    /// The ids of the figures, in the order of the report.
    pub fn figures(&self) -> &[String] {
        &self.figures
    }

    /// The identities that bring them together.
    pub fn identities(&self) -> &[String] {
        &self.identities
    }

    /// The figures whose removal alone would leave the whole report consistent.
    pub fn suspects(&self) -> &[String] {
        &self.suspects
    }

    /// The conflict in words.
    pub fn text(&self, lang: Lang) -> &str {
        lang.pick(&self.vi, &self.en)
    }
}

/// Something a reader of the audit should know.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Note {
    pub(super) vi: String,
    pub(super) en: String,
}

impl Note {
    /// A note in both languages.
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self { vi: vi.into(), en: en.into() }
    }

    /// The note in words.
    pub fn text(&self, lang: Lang) -> &str {
        lang.pick(&self.vi, &self.en)
    }
}

/// What the figures of a report say, imply and contradict.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Audit {
    pub(super) title: Option<String>,
    pub(super) figures: Vec<AuditedFigure>,
    pub(super) quantities: Vec<Bounds>,
    pub(super) conflicts: Vec<Conflict>,
    pub(super) notes: Vec<Note>,
}

impl Audit {
    /// Puts one together again from what its methods return.
    pub fn new(
        title: Option<String>,
        figures: Vec<AuditedFigure>,
        quantities: Vec<Bounds>,
        conflicts: Vec<Conflict>,
        notes: Vec<Note>,
    ) -> Self {
        Self { title, figures, quantities, conflicts, notes }
    }

    /// The title of the report.
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// Whether all figures can be true together.
    pub fn is_consistent(&self) -> bool {
        self.conflicts.is_empty()
    }

    /// The figures, in the order of the report.
    pub fn figures(&self) -> &[AuditedFigure] {
        &self.figures
    }

    /// Every quantity that the figures say something about.
    pub fn quantities(&self) -> &[Bounds] {
        &self.quantities
    }

    /// The minimal conflicts, smallest first.
    pub fn conflicts(&self) -> &[Conflict] {
        &self.conflicts
    }

    /// What else a reader should know.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// What the figures say of one quantity, however its office is spelt.
    pub fn quantity(&self, subject: &Subject) -> Option<&Bounds> {
        let key = |subject: &Subject| office::key(&subject.office, Some(subject.period.last_day()));
        self.quantities.iter().find(|bounds| {
            let own = &bounds.subject;
            own.quantity == subject.quantity
                && own.period == subject.period
                && own.group == subject.group
                && key(own) == key(subject)
        })
    }

    /// What the figures say of a quantity, where it is enough to say as much as tells it apart.
    ///
    /// An office or a period that is not given is the first in the order of the report of which
    /// the figures say something; a group that is not given, or empty, is the ungrouped quantity.
    ///
    /// ```
    /// # use thads_metrics_audit::{Entry, Report};
    /// let mut report = Report::new().of_office("Long An").in_period("2022/06".parse().unwrap());
    /// report.enter(Entry::new("cases.rate".parse().unwrap(), "50,75%")).unwrap();
    /// let audit = report.audit();
    /// let rate = audit.find("cases.rate".parse().unwrap(), None, None, None).unwrap();
    /// assert_eq!(rate.low_text().as_deref(), Some("50.745"));
    /// let error = audit.find("money.rate".parse().unwrap(), None, None, None).unwrap_err();
    /// assert!(error.to_string().contains("cases.rate"));
    /// ```
    pub fn find(
        &self,
        quantity: Quantity,
        office: Option<&str>,
        period: Option<Period>,
        group: Option<&str>,
    ) -> Result<&Bounds, NoBounds> {
        let group = group.filter(|group| !group.is_empty());
        let here = |bounds: &&Bounds| {
            let own = &bounds.subject;
            let on = Some(own.period.last_day());
            own.group.as_deref() == group
                && period.is_none_or(|period| own.period == period)
                && office.is_none_or(|name| office::key(&own.office, on) == office::key(name, on))
        };
        let nothing = || NoBounds::NothingSaid {
            got: format!("{quantity}{}", whereabouts(office, period, group)),
            expected: self.names_like(quantity),
        };
        self.every(quantity).find(here).ok_or_else(nothing)
    }

    /// The places of a quantity that the figures say something of; of none, the quantities there are.
    fn names_like(&self, quantity: Quantity) -> String {
        let elsewhere = self.every(quantity).next().is_some();
        let mut names: Vec<String> = Vec::new();
        for own in self.quantities.iter().map(|bounds| &bounds.subject) {
            let place = whereabouts(Some(&own.office), Some(own.period), own.group.as_deref());
            let name = match elsewhere {
                true if own.quantity != quantity => continue,
                true => format!("{quantity}{place}"),
                false => own.quantity.to_string(),
            };
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let more = names.len() > NAMED;
        names.truncate(NAMED);
        names.extend(more.then(|| "…".to_owned()));
        if names.is_empty() { "-".to_owned() } else { names.join("; ") }
    }

    /// Everything said of a quantity, in every office, period and group: `"cases.eligible"`.
    pub fn every(&self, quantity: Quantity) -> impl Iterator<Item = &Bounds> {
        self.quantities.iter().filter(move |bounds| bounds.subject.quantity == quantity)
    }
}

/// What tells a quantity apart, as far as it is known: ` (Long An, 2022/06, [credit])`.
fn whereabouts(office: Option<&str>, period: Option<Period>, group: Option<&str>) -> String {
    let words = [office.map(str::to_owned), period.map(|period| period.to_string()), group.map(|g| format!("[{g}]"))];
    let words = words.into_iter().flatten().collect::<Vec<_>>().join(", ");
    if words.is_empty() { words } else { format!(" ({words})") }
}

impl Report {
    /// Audits the figures with the default [`Effort`].
    pub fn audit(&self) -> Audit {
        self.audit_with(&Effort::default())
    }

    /// Audits the figures.
    pub fn audit_with(&self, effort: &Effort) -> Audit {
        Auditor {
            report: self,
            effort,
            model: &Model::of(self),
            meter: Meter::default(),
            undecided: Cell::new(false),
            notes: Vec::new(),
        }
        .run()
    }
}

/// The proved ends of one unknown.
struct Ends {
    low: Option<Rational>,
    high: Option<Rational>,
    why: Why,
    exact: bool,
}

struct Auditor<'r> {
    report: &'r Report,
    effort: &'r Effort,
    model: &'r Model,
    meter: Meter,
    /// Whether a question over the whole numbers was left open.
    undecided: Cell<bool>,
    notes: Vec<Note>,
}

impl Auditor<'_> {
    fn run(mut self) -> Audit {
        self.note_what_says_nothing();
        let model = self.model;
        let mut bounds: BTreeMap<Slot, Ends> = BTreeMap::new();
        let mut broken: Vec<(usize, Why)> = Vec::new();
        // The small ones first, so that what is easy is not left undone for what is hard.
        let mut order: Vec<(usize, &Component)> = model.components.iter().enumerate().collect();
        order.sort_by_key(|(_, component)| component.contexts.len());
        let until = self.begin();
        for (position, component) in &order {
            match self.solve(component, until, &BTreeSet::new()) {
                Ok(solved) => bounds.extend(solved),
                Err(why) => broken.push((*position, why)),
            }
            self.undecided.set(self.undecided.get() || self.meter.exhausted());
        }
        self.meter.allow(self.effort.search);
        let mut clashing: Vec<(usize, Vec<Clash>)> = Vec::new();
        let mut limits = Judged::default();
        let mut waiting = u64::try_from(broken.len()).unwrap_or(u64::MAX);
        for (position, why) in broken {
            let Some(component) = model.components.get(position) else { continue };
            let share = self.meter.left().checked_div(waiting).unwrap_or(0);
            waiting = waiting.saturating_sub(1);
            let mut judge = Judge::new(model, component, self.effort, &self.meter, share);
            clashing.push((position, judge.clashes(why)));
            limits.absorb(judge.judged);
        }
        let suspects = self.suspects(&clashing, &mut limits);
        let until = self.begin();
        let mut in_conflict: BTreeSet<usize> = BTreeSet::new();
        for (position, clashes) in &clashing {
            let Some(component) = model.components.get(*position) else { continue };
            let standing: BTreeSet<usize> = clashes.iter().flat_map(|clash| clash.figures.iter().copied()).collect();
            in_conflict.extend(&standing);
            let mut aside = if suspects.is_empty() { standing } else { suspects.clone() };
            // If the list of conflicts is not complete, one more may be met here: it is set aside too.
            loop {
                match self.solve(component, until, &aside) {
                    Ok(solved) => {
                        bounds.extend(solved);
                        break;
                    }
                    Err(why) if why.figures().any(|figure| !aside.contains(&figure)) => {
                        let more: Vec<usize> = why.figures().collect();
                        in_conflict.extend(&more);
                        aside.extend(more);
                    }
                    Err(_) => break,
                }
            }
        }
        self.note_limits(limits);
        let quantities = self.quantities(&bounds);
        let conflicts = self.conflicts(clashing.into_iter().flat_map(|(_, clashes)| clashes).collect(), &suspects);
        let figures = self.report.figures().iter().enumerate().map(|(position, figure)| {
            let interval = figure.printed().interval(self.report.rounding());
            let in_conflict = in_conflict.contains(&position);
            AuditedFigure { figure: figure.clone(), low: interval.low, high: interval.high, in_conflict }
        });
        let figures = figures.collect();
        let title = self.report.title().map(str::to_owned);
        Audit { title, figures, quantities, conflicts, notes: self.notes }
    }

    fn note_what_says_nothing(&mut self) {
        let unknown: Vec<String> = self.model.unknown_offices.iter().map(|office| format!("“{office}”")).collect();
        if !unknown.is_empty() {
            let names = unknown.join(", ");
            self.notes.push(Note {
                vi: format!("Không có trong danh mục, coi là đơn vị mang đúng tên đó: {names}."),
                en: format!("Not in the table of offices, and taken as offices of that name: {names}."),
            });
        }
        for figure in self.report.figures() {
            if figure.printed().hedge() == Some(Hedge::About) {
                let (id, text) = (figure.id(), figure.printed().text());
                self.notes.push(Note {
                    vi: format!("“{text}” ({id}) chỉ là con số ước chừng nên không ràng buộc gì."),
                    en: format!("“{text}” ({id}) is only approximate and constrains nothing."),
                });
            }
        }
    }

    /// Sets out to find bounds: the reading of the meter until which whole numbers are searched
    /// for. The rational bounds, which are sought first, may take as much again.
    fn begin(&self) -> u64 {
        self.meter.allow(self.effort.work.saturating_mul(2));
        self.meter.spent().saturating_add(self.effort.work)
    }

    fn note_limits(&mut self, limits: Judged) {
        let mut note = |said: bool, vi: &str, en: &str| {
            if said {
                self.notes.push(Note { vi: vi.to_owned(), en: en.to_owned() });
            }
        };
        note(
            limits.cut_short,
            "Còn mâu thuẫn khác chưa liệt kê hết: việc tìm kiếm đã đến giới hạn.",
            "There may be further conflicts: the search reached its limit.",
        );
        note(
            limits.loose,
            "Một mâu thuẫn có thể gồm nhiều số liệu hơn mức cần thiết: việc rút gọn đã đến giới hạn.",
            "A conflict may hold more figures than need be: the search reached its limit.",
        );
        note(
            limits.undecided || self.undecided.get(),
            "Một câu hỏi về số nguyên chưa quyết định được trong giới hạn tìm kiếm; coi là không mâu thuẫn.",
            "A question over the whole numbers was not decided within the limit; it counts as consistent.",
        );
    }

    /// The figures whose removal alone leaves the whole report consistent.
    fn suspects(&self, clashing: &[(usize, Vec<Clash>)], limits: &mut Judged) -> BTreeSet<usize> {
        let [(position, clashes)] = clashing else { return BTreeSet::new() };
        let Some(component) = self.model.components.get(*position) else { return BTreeSet::new() };
        let mut all = clashes.iter().map(|clash| clash.figures.iter().copied().collect::<BTreeSet<_>>());
        let first = all.next().unwrap_or_default();
        let common = all.fold(first, |common, figures| &common & &figures);
        self.meter.allow(self.effort.search);
        let mut judge = Judge::new(self.model, component, self.effort, &self.meter, self.effort.search);
        // One that there is no time left to clear is not suspected.
        let mends = |figure: &usize| {
            !self.meter.exhausted() && judge.refute(&BTreeSet::from([*figure])).is_none() && !self.meter.exhausted()
        };
        let suspects = common.into_iter().filter(mends).collect();
        limits.absorb(judge.judged);
        suspects
    }

    /// The ends of every unknown of a component when the figures in `aside` are not used; whole
    /// numbers are searched for until the meter reads `until`.
    fn solve(&self, component: &Component, until: u64, aside: &BTreeSet<usize>) -> Result<BTreeMap<Slot, Ends>, Why> {
        let active = |figure: usize| !aside.contains(&figure);
        let limits = Limits { rounds: self.effort.rounds, until };
        let fixpoint = Solver::new(self.model, component, &active, &self.meter, limits, Scope::All).solve()?;
        let mut solved = BTreeMap::new();
        for (slot, ends) in &fixpoint.percents {
            let natural = |side: Side, value: &Rational| {
                slot.item != Item::Target
                    && *value == if side == Side::Low { Rational::ZERO } else { Rational::integer(100) }
            };
            let mut why = Why::nothing();
            for side in Side::BOTH {
                if let Some((value, reason)) = ends.get(side)
                    && !natural(side, value)
                {
                    why.absorb(reason);
                }
            }
            let end = |side: Side| ends.get(side).map(|(value, _)| value.clone());
            let (low, high) = (end(Side::Low), end(Side::High));
            solved.insert(*slot, Ends { low, high, why, exact: fixpoint.settled });
        }
        for Flows { lp, slots, cones } in fixpoint.flows {
            let mut integers = Integers::new(lp, slots.len(), &cones, self.effort.steps, until);
            let bounds = integers.bounds()?;
            if !integers.is_decided() {
                self.undecided.set(true);
            }
            for (slot, [low, high]) in slots.into_iter().zip(bounds) {
                let reached = [&low, &high].into_iter().flatten().all(|limit| limit.reached);
                let one = low.as_ref().zip(high.as_ref()).is_some_and(|(low, high)| low.value == high.value);
                // A lower end of zero says nothing, and so rests on nothing, unless all is zero.
                let telling = low.as_ref().filter(|limit| limit.value.is_positive());
                let mut why = Why::nothing();
                for limit in telling.into_iter().chain(&high) {
                    why.absorb(&limit.why);
                }
                let value = |limit: Option<Limit>| limit.map(|limit| limit.value);
                solved.insert(
                    slot,
                    Ends { low: value(low), high: value(high), why, exact: one || (fixpoint.settled && reached) },
                );
            }
        }
        Ok(solved)
    }

    fn quantities(&self, bounds: &BTreeMap<Slot, Ends>) -> Vec<Bounds> {
        let printed: BTreeSet<Slot> =
            self.model.claims.iter().filter(|claim| claim.form == Form::Is).map(|claim| claim.x).collect();
        let bounds = bounds.iter().filter_map(|(slot, ends)| {
            let context = self.model.contexts.get(slot.context)?;
            let quantity = Quantity::new(context.measure, slot.item).ok()?;
            let subject = Subject {
                quantity,
                office: context.office.clone(),
                period: context.period,
                group: context.group.clone(),
            };
            says_something(quantity.item(), ends).then(|| Bounds {
                subject,
                low: ends.low.as_ref().map(Rational::to_big),
                high: ends.high.as_ref().map(Rational::to_big),
                exact: ends.exact,
                printed: printed.contains(slot),
                because: self.names(&ends.why),
            })
        });
        bounds.collect()
    }

    /// The ids of figures, in the order of the report, then of identities.
    fn names(&self, why: &Why) -> Vec<String> {
        let figures = why.figures().filter_map(|position| self.report.figures().get(position));
        let figures = figures.map(|figure| figure.id().to_owned());
        figures.chain(why.identities().map(|identity| identity.key().to_owned())).collect()
    }

    fn conflicts(&self, mut clashes: Vec<Clash>, suspects: &BTreeSet<usize>) -> Vec<Conflict> {
        clashes.sort_by(|a, b| (a.figures.len(), &a.figures).cmp(&(b.figures.len(), &b.figures)));
        clashes.truncate(self.effort.conflicts);
        let id = |position: &usize| self.report.figures().get(*position).map(|figure| figure.id().to_owned());
        let conflict = |clash: &Clash| {
            let figures: Vec<&Figure> =
                clash.figures.iter().filter_map(|position| self.report.figures().get(*position)).collect();
            let identities: Vec<_> = clash.why.identities().collect();
            let suspected: Vec<usize> = clash.figures.iter().copied().filter(|f| suspects.contains(f)).collect();
            let suspects: Vec<String> = suspected.iter().filter_map(id).collect();
            Conflict {
                vi: crate::prose::conflict(&figures, &identities, &suspects, Lang::Vi),
                en: crate::prose::conflict(&figures, &identities, &suspects, Lang::En),
                figures: clash.figures.iter().filter_map(id).collect(),
                identities: identities.iter().map(|identity| identity.key().to_owned()).collect(),
                suspects,
            }
        };
        clashes.iter().map(conflict).collect()
    }
}

/// Whether bounds say more than "not negative" or "between 0 and 100".
fn says_something(item: Item, ends: &Ends) -> bool {
    let over = |low: &Rational| item == Item::Target || low.is_positive();
    let under = |high: &Rational| matches!(item, Item::Target) || !item.is_percent() || *high < Rational::integer(100);
    ends.low.as_ref().is_some_and(over) || ends.high.as_ref().is_some_and(under)
}

/// A decimal rounded outward to at most six places, without trailing zeros.
pub(super) fn decimal(value: &BigRational, side: Side) -> String {
    let scaled = value * BigRational::from(ten(PLACES));
    let units: BigInt = if side == Side::Low { scaled.floor() } else { scaled.ceil() }.to_integer();
    let (mut units, mut places) = (units, PLACES);
    while places > 0 && (&units % BigInt::from(10)) == BigInt::from(0) {
        units /= BigInt::from(10);
        places = places.saturating_sub(1);
    }
    let digits = units.abs().to_string();
    let places = usize::from(places);
    let digits = format!("{digits:0>width$}", width = places.saturating_add(1));
    let (whole, decimals) = digits.split_at(digits.len().saturating_sub(places));
    let sign = if units.is_negative() { "-" } else { "" };
    if decimals.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{decimals}") }
}

/// Where a figure or bounds stand: the keys that both share.
struct Place<'s>(&'s Subject);

impl Place<'_> {
    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("office", &self.0.office)?;
        map.serialize_entry("period", &self.0.period)?;
        map.serialize_entry("group", &self.0.group)
    }
}

impl Serialize for AuditedFigure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("id", self.figure.id())?;
        map.serialize_entry("claim", &self.figure.formula())?;
        Place(self.figure.subject()).write(&mut map)?;
        map.serialize_entry("printed", self.figure.printed().text())?;
        map.serialize_entry("low", &self.low_text())?;
        map.serialize_entry("high", &self.high_text())?;
        map.serialize_entry("in_conflict", &self.in_conflict)?;
        map.end()
    }
}

impl Serialize for Bounds {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("quantity", &self.subject.quantity)?;
        Place(&self.subject).write(&mut map)?;
        map.serialize_entry("low", &self.low_text())?;
        map.serialize_entry("high", &self.high_text())?;
        map.serialize_entry("exact", &self.exact)?;
        map.serialize_entry("printed", &self.printed)?;
        map.serialize_entry("because", &self.because)?;
        map.end()
    }
}

impl Serialize for Conflict {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(5))?;
        map.serialize_entry("figures", &self.figures)?;
        map.serialize_entry("identities", &self.identities)?;
        map.serialize_entry("suspects", &self.suspects)?;
        map.serialize_entry("vi", &self.vi)?;
        map.serialize_entry("en", &self.en)?;
        map.end()
    }
}

/// The object that `thads-metrics audit --json` prints.
impl Serialize for Audit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(5))?;
        map.serialize_entry("consistent", &self.is_consistent())?;
        map.serialize_entry("figures", &self.figures)?;
        map.serialize_entry("quantities", &self.quantities)?;
        map.serialize_entry("conflicts", &self.conflicts)?;
        map.serialize_entry("notes", &self.notes)?;
        map.end()
    }
}
