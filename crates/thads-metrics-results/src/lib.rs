//! Results of many offices: rates, ranks, gaps; what changed and why; what would follow from more work.
//!
//! [`Results`] puts the flows of offices side by side: each office's rate, its rank, its gap to its
//! target, and how it stands to the office above and to the nation. Sums are derived: an office
//! above has a row of its own, the sum of its offices, and so has the whole.
//!
//! ```
//! use thads_metrics::{Flow, Item, Lang, Measure, Target, Targets};
//! use thads_metrics_results::{Options, Results};
//!
//! let flow = |office: &str, eligible, resolved| {
//!     let items = [(Item::Eligible, eligible), (Item::Resolved, resolved)];
//!     Flow::from_items(office, "2022/06".parse().unwrap(), Measure::Cases, None, items).unwrap()
//! };
//! let flows = [flow("Bến Lức", 4_000, 2_400), flow("Đức Hòa", 6_983, 3_174)];
//! let targets = Targets::new().with_everyone(Target::at_least("81,5%".parse()?, "2022/12".parse()?))?;
//! let options = Options { whole: Some("Long An".to_owned()), ..Options::default() };
//! let results = Results::new(flows, &targets, options)?;
//!
//! let whole = results.whole(Measure::Cases).unwrap();
//! assert_eq!(whole.rate.as_ref().unwrap().to_string(), "50,75%"); // 5.574/10.983
//! assert_eq!(whole.still_to_resolve().unwrap()?.to_string(), "3.378 việc");
//! assert!(results.text(Lang::Vi).contains("còn phải phấn đấu 30,75 điểm % (3.378 việc, bình quân 563 việc mỗi tháng"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! [`compare`] sets two results against each other and splits the change of the total rate into what
//! offices did and how their weights moved; [`what_if`] asks what more work would bring.

mod audit_table;
mod columns;
mod compare;
mod entry;
mod error;
mod explain;
mod findings;
mod form;
mod largest_remainder;
mod plan;
mod prose;
mod prose_months;
mod prose_numbers;
mod published_table;
mod rank;
mod row;
mod shown_amount;
mod sources;
mod statistics_table;
mod table;
pub mod table_model;
mod view;
mod worksheet;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

pub use audit_table::audit_table;
pub use columns::capital;
pub use compare::{
    Change, Comparison, compare, compare_over,
    decompose::{Decomposition, Effect, Printed, Side, decompose},
};
pub use entry::{Entry, entries, entries_of, officers};
pub use error::{Measures, ResultsError};
pub use explain::{Asked, Explanation, Step};
pub use findings::{Addressed, findings_table};
pub use form::forms;
pub use plan::{Assumptions, Further, Plan, PlanRow, months::Month, need::Need, share::Share, what_if};
pub use prose_numbers::in_words;
pub use published_table::published_table;
pub use rank::{Rank, Ties, ranks};
pub use row::{Row, RowLevel};

pub use statistics_table::statistics_table;
pub use table_model::{Table, TableColumn, Term, Unit, Values};
pub use view::{View, ViewColumn};
pub use worksheet::{Cell, Part, Worksheet};

use thads_metrics::{
    Flow, Item, Lang, Measure, Offices, Period, Rate, Target, Targets,
    office::{self, Keys, Roster, nearest},
    regime::Seam,
    targets::TargetSource,
    vocabulary::is_grand,
};

/// What the caller says of a set of results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// How many decimals percentages and points are printed with.
    pub places: u16,
    /// Which rates share a rank.
    pub ties: Ties,
    /// What the offices make together; if not said, the one office they all belong to.
    pub whole: Option<String>,
    /// Flows of offices above as they were published: of the nation, or of a parent whose offices are not all here.
    pub above: Vec<Flow>,
}

impl Default for Options {
    fn default() -> Self {
        Self { places: 2, ties: Ties::Exact, whole: None, above: Vec::new() }
    }
}

/// The rates, ranks and gaps of offices: one row for each office and measure, then the offices above, then the whole.
///
/// Rows stand in the order of period and measure, and inside it in the order given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Results {
    rows: Vec<Row>,
    notes: Vec<Arc<Term>>,
    options: Options,
}

/// What a note on a change of rules is called.
const SEAM: &str = "results.seam";

/// What the offices make together when nothing names it.
const UNNAMED: &str = "tổng cộng";

/// Gives the target of an office, from its name and those of the offices above.
type TargetOf<'a> = dyn FnMut(&str, &[&str], Measure, Period) -> Option<(Target, TargetSource)> + 'a;

type Section = BTreeMap<(Period, Measure), Vec<Entry>>;

impl Results {
    /// The results of flows, or of entries that say the parent of each office.
    ///
    /// Each office, and each sum, is held against the target that `targets` have for it.
    /// Offices are told apart by parent and name. Flows of several periods and measures may come
    /// together; offices are ranked within one.
    pub fn new<E: Into<Entry>>(
        entries: impl IntoIterator<Item = E>,
        targets: &Targets,
        options: Options,
    ) -> Result<Self, ResultsError> {
        let mut keys = Keys::default();
        let mut offices = Roster::default();
        let grand: Vec<&str> = of_all(targets).collect();
        let entries = entries.into_iter().map(|entry| entry.into().named_by(&mut offices));
        let results = Self::build(entries, options, &mut |office, above, measure, period| {
            // What nothing names is all the same whether a target says `Tổng cộng` or `Toàn tỉnh`.
            let grand = grand.iter().copied().filter(|_| office == UNNAMED);
            let (targets, source) = std::iter::once(office)
                .chain(grand)
                .filter_map(|office| targets.due_by(&mut keys, office, above, measure, period))
                .min_by_key(|(_, source)| *source != TargetSource::Own)?;
            Some(((*targets.last()?).clone(), source))
        })?;
        let notes = [results.of_one_measure(), results.strangers(targets, &mut keys), results.seams()].concat();
        Ok(results.noting(notes))
    }

    /// Says which targets nothing was held against: of offices that are none of these, nor over them; of a measure that
    /// is not there; not due in the year of a period that is. The nation's are a yardstick, and said by whoever sets them.
    fn strangers(&self, targets: &Targets, keys: &mut Keys) -> Vec<Arc<Term>> {
        let mut met = BTreeSet::new();
        for row in &self.rows {
            for name in [Some(row.office.as_str()), row.parent.as_deref()].into_iter().flatten() {
                met.insert(keys.of(name, Some(row.period.last_day())).canonical().to_owned());
            }
        }
        if self.rows.iter().any(|row| row.office == UNNAMED) {
            met.extend(of_all(targets).map(str::to_owned));
        }
        let nation = office::key(Offices::NATION_NAME, None);
        let of = |target: &Target| {
            let measured = |row: &Row| target.measure().is_none_or(|measure| measure == row.measure);
            let due = |row: &Row| target.due().year() == row.period.year() && target.due() >= row.period;
            self.rows.iter().any(|row| measured(row) && due(row))
        };
        // A milestone that is past has done its work if a later one stands.
        let past = |name: Option<&str>, target: &Target| {
            let later = |(other, _, set): (Option<&str>, Option<&str>, &Target)| {
                other == name && set.measure() == target.measure() && set.due().year() == target.due().year() && of(set)
            };
            targets.iter().any(later)
        };
        let unused = |name: Option<&str>, target: &Target, why: (&str, &str)| {
            let named = |name: &str| format!("“{}”", targets.written(name));
            let whose = name.map_or(("mọi cơ quan".to_owned(), "every office".to_owned()), |n| (named(n), named(n)));
            let (vi, en) = (target.print(Lang::Vi), target.print(Lang::En));
            let vi = format!("chỉ tiêu giao cho {} ({vi}) chưa áp dụng được: {}", whose.0, why.0);
            let en = format!("the target of {} ({en}) was not used: {}", whose.1, why.1);
            Arc::new(Term::new("results.target_unused", vi, en))
        };
        let mut notes: Vec<Arc<Term>> = Vec::new();
        for (name, _, target) in targets.iter().filter(|(office, ..)| *office != Some(nation.canonical())) {
            let note = match name {
                Some(office) if !met.contains(office) => {
                    let (vi, en) = meant(targets.written(office), self.rows.iter().map(|row| row.office.as_str()));
                    let vi = format!("số liệu không có cơ quan này{vi}");
                    unused(name, target, (&vi, &format!("no office of that name is among the figures{en}")))
                }
                _ if !of(target) && !past(name, target) => {
                    let years = self.rows.iter().map(|row| (row.measure, row.period.year()));
                    let is_over = years.into_iter().any(|(measure, year)| {
                        target.measure().is_none_or(|own| own == measure) && target.due().year() == year
                    });
                    let none =
                        ("không có số liệu của đại lượng hoặc năm đó", "there are no figures of that measure and year");
                    let over = ("mốc đó đã qua", "that milestone is past");
                    unused(name, target, if is_over { over } else { none })
                }
                _ => continue,
            };
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
        notes
    }

    /// Says which offices have figures of cases only, or of money only, where others have both.
    fn of_one_measure(&self) -> Vec<Arc<Term>> {
        let mut notes = Vec::new();
        for period in self.periods() {
            let names = |measure: Measure| -> Vec<&Row> {
                let of = |row: &&Row| row.level == RowLevel::Office && (row.period, row.measure) == (period, measure);
                self.rows.iter().filter(of).collect()
            };
            let (cases, money) = (names(Measure::Cases), names(Measure::Money));
            if cases.is_empty() || money.is_empty() {
                continue;
            }
            for (measure, own, other) in [(Measure::Cases, &cases, &money), (Measure::Money, &money, &cases)] {
                let lacks = |rows: &[&Row], row: &Row| {
                    let same = |other: &&Row| (&other.office, &other.parent) == (&row.office, &row.parent);
                    !rows.iter().any(same)
                };
                let alone: Vec<&str> =
                    own.iter().filter(|row| lacks(other, row)).map(|row| row.office.as_str()).collect();
                let rest: Vec<&str> =
                    other.iter().filter(|row| lacks(own, row)).map(|row| row.office.as_str()).collect();
                let asked = |lang: Lang| -> Vec<String> {
                    let with = |name: &&str| match nearest(name, rest.iter().copied()) {
                        Some(near) => format!("{name} ({} “{near}”?)", lang.pick("có phải", "is it")),
                        None => (*name).to_owned(),
                    };
                    alone.iter().map(with).collect()
                };
                if alone.is_empty() {
                    continue;
                }
                let missing = if measure == Measure::Cases { Measure::Money } else { Measure::Cases };
                let list = |lang| prose_numbers::list(&asked(lang), lang);
                let (vi, en) = (list(Lang::Vi), list(Lang::En));
                let vi = format!(
                    "kỳ {period}: chỉ có số liệu {}, không có số liệu {}: {vi}",
                    measure.term(Lang::Vi),
                    missing.term(Lang::Vi)
                );
                let en = format!("{period}: figures of {measure} but none of {missing}: {en}");
                notes.push(Arc::new(Term::new("results.one_measure", vi, en)));
            }
        }
        notes
    }

    /// The same, with the targets looked up by the caller: of an office, and those over it.
    fn build(
        entries: impl Iterator<Item = Entry>,
        options: Options,
        target_of: &mut TargetOf,
    ) -> Result<Self, ResultsError> {
        let mut sections = Section::new();
        let mut group: Option<Option<String>> = None;
        for entry in entries {
            if let Ok(flow) = &entry.flow {
                let got = flow.group().map(str::to_owned);
                let expected = group.get_or_insert_with(|| got.clone());
                if *expected != got {
                    let name = |group: &Option<String>| group.clone().unwrap_or_default();
                    return Err(ResultsError::Group { expected: name(expected), got: name(&got) });
                }
            }
            sections.entry((entry.period, entry.measure)).or_default().push(entry);
        }
        if sections.is_empty() {
            return Err(ResultsError::Nothing {});
        }
        let mut results = Self { rows: Vec::new(), notes: Vec::new(), options };
        for ((period, measure), entries) in sections {
            results.add(period, measure, entries, target_of)?;
        }
        Ok(results)
    }

    /// The rows of one period and measure.
    fn add(
        &mut self,
        period: Period,
        measure: Measure,
        entries: Vec<Entry>,
        target_of: &mut TargetOf,
    ) -> Result<(), ResultsError> {
        self.note_missing(period, measure, &entries);
        let (parents, whole) = sums(self.options.whole.as_deref(), period, measure, &entries);
        let whole_name = whole.office.clone();
        let above = Above::new(&self.options.above, period, measure, &whole);
        let mut row = |level, entry: Entry, parent_rate, nation_rate| {
            let above = entry.parent.as_deref().or((level != RowLevel::Total).then_some(whole_name.as_str()));
            let target = target_of(&entry.office, above.as_slice(), measure, period);
            let rate =
                entry.flow.as_ref().map_err(Arc::clone).and_then(|flow| flow.rate().map_err(|e| entry::reason(&e)));
            let Entry { office, parent, flow, .. } = entry;
            let flow = flow.ok();
            Row { level, office, parent, period, measure, flow, rate, rank: None, target, parent_rate, nation_rate }
        };
        let rate_of = |entry: &Entry| entry.flow.as_ref().ok().and_then(|flow| flow.rate().ok());
        let whole_rate = rate_of(&whole);
        let parent_rates: BTreeMap<&str, Option<Rate>> = parents
            .iter()
            .map(|parent| (parent.office.as_str(), above.parent(&parent.office).or_else(|| rate_of(parent))))
            .collect();
        let mut rows = Vec::with_capacity(entries.len().saturating_add(parents.len()).saturating_add(1));
        for entry in entries {
            let parent_rate = match entry.parent.as_deref() {
                Some(parent) if parent != whole.office => parent_rates.get(parent).copied().flatten(),
                _ => above.parent(&whole.office).or(whole_rate),
            };
            rows.push(row(RowLevel::Office, entry, parent_rate, above.nation));
        }
        refuse_twice(&rows, measure, period)?;
        let offices = rows.len();
        rows.extend(parents.iter().cloned().map(|parent| row(RowLevel::Parent, parent, whole_rate, above.nation)));
        let (below, sums) = rows.split_at_mut(offices);
        for level in [below, sums] {
            let rates: Vec<Option<Rate>> = level.iter().map(|row| row.rate.as_ref().ok().copied()).collect();
            for (row, rank) in level.iter_mut().zip(ranks(&rates, self.options.ties, self.options.places)) {
                row.rank = rank;
            }
        }
        rows.push(row(RowLevel::Total, whole, None, above.nation));
        self.rows.append(&mut rows);
        Ok(())
    }

    /// The same offices, whole and targets with other figures.
    fn again(&self, entries: Vec<Entry>) -> Result<Self, ResultsError> {
        let whole = self.rows.iter().rev().find(|row| row.level == RowLevel::Total);
        let options = Options { whole: whole.map(|row| row.office.clone()), ..self.options.clone() };
        let mut target = |office: &str, above: &[&str], measure: Measure, _: Period| {
            let over = above.first().copied();
            let found = self.rows.iter().find(|row| {
                let parent =
                    row.parent.as_deref().or(whole.filter(|_| row.level != RowLevel::Total).map(|w| w.office.as_str()));
                row.measure == measure && row.office == office && parent == over
            });
            found.and_then(|row| row.target.clone())
        };
        Self::build(entries.into_iter(), options, &mut target)
    }

    /// Says which offices no sum contains, those of one reason together.
    fn note_missing(&mut self, period: Period, measure: Measure, entries: &[Entry]) {
        let mut missing: Vec<(&Term, Vec<String>)> = Vec::new();
        for entry in entries {
            let Err(why) = &entry.flow else { continue };
            match missing.iter_mut().find(|(known, _)| *known == why.as_ref()) {
                Some((_, offices)) => offices.push(entry.office.clone()),
                None => missing.push((why.as_ref(), vec![entry.office.clone()])),
            }
        }
        self.notes.extend(missing.into_iter().map(|(why, offices)| {
            let (vi, en) = (prose_numbers::list(&offices, Lang::Vi), prose_numbers::list(&offices, Lang::En));
            let vi = format!("tổng số {} kỳ {period} không gồm {vi}: {}", measure.term(Lang::Vi), why.text.vi);
            let en = format!("the sums of {period} ({measure}) are without {en}: {}", why.text.en);
            Arc::new(Term::new("results.without", vi, en))
        }));
    }

    /// Adds notes, such as those of [`entries`].
    pub fn noting(mut self, notes: impl IntoIterator<Item = Arc<Term>>) -> Self {
        self.notes.extend(notes);
        self
    }

    /// The rows.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// What a reader must know beside the rows.
    pub fn notes(&self) -> &[Arc<Term>] {
        &self.notes
    }

    /// What the caller said.
    pub const fn options(&self) -> &Options {
        &self.options
    }

    /// The periods, each once, oldest first.
    pub fn periods(&self) -> Vec<Period> {
        let mut periods: Vec<Period> = self.rows.iter().map(|row| row.period).collect();
        periods.dedup();
        periods
    }

    /// The measures, each once.
    pub fn measures(&self) -> Vec<Measure> {
        let has = |measure: &Measure| self.rows.iter().any(|row| row.measure == *measure);
        Measure::ALL.into_iter().filter(has).collect()
    }

    /// The results of one of the periods.
    pub fn at(&self, period: Period) -> Result<Self, ResultsError> {
        let rows: Vec<Row> = self.rows.iter().filter(|row| row.period == period).cloned().collect();
        if rows.is_empty() {
            return Err(ResultsError::NoPeriod { got: period, expected: self.period_names() });
        }
        let notes = self.notes.iter().filter(|note| note.key != SEAM).cloned().collect();
        let results = Self { rows, notes, options: self.options.clone() };
        let seams = results.seams();
        Ok(results.noting(seams))
    }

    /// Says where the rules change between two of the periods, or inside the last: which columns are not comparable.
    fn seams(&self) -> Vec<Arc<Term>> {
        let periods = self.periods();
        let group = self.rows.iter().find_map(|row| row.flow.as_ref()?.group());
        let of_measure = |measure: Measure| {
            let has = |item: &Item| self.rows.iter().any(|row| row.measure == measure && row.get(*item).is_some());
            let items = || Item::ALL.iter().copied().filter(|item| has(item) || *item == Item::Rate);
            let pairs = periods.iter().zip(periods.iter().skip(1));
            let between = |(a, b): (&Period, &Period)| Seam::between((*a, *b), measure, items(), None, group);
            let mut seams: Vec<Seam> = pairs.filter_map(between).collect();
            if let Some(last) =
                periods.last().filter(|last| seams.iter().all(|seam| seam.periods.1.year() != last.year()))
            {
                seams.extend(Seam::inside(*last, measure, items(), group));
            }
            seams
        };
        let seams = self.measures().into_iter().flat_map(of_measure);
        seams.map(|seam| Arc::new(Term::new(SEAM, seam.print(Lang::Vi), seam.print(Lang::En)))).collect()
    }

    /// The one period, or an error if there are several.
    pub fn period(&self) -> Result<Period, ResultsError> {
        match self.periods().as_slice() {
            [period] => Ok(*period),
            _ => Err(ResultsError::Periods { got: self.period_names() }),
        }
    }

    fn period_names(&self) -> String {
        self.periods().iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
    }

    /// Where the row of an office, or of a sum, stands among the rows; the name in any usual spelling, one that is written
    /// just so first.
    ///
    /// An error if there is none, or several: of other measures or periods, or offices of one name.
    pub fn find(&self, office: &str, measure: Option<Measure>, period: Option<Period>) -> Result<usize, ResultsError> {
        let mut keys = Keys::default();
        let mut is_asked = |row: &Row| {
            let on = Some(row.period.last_day());
            measure.is_none_or(|measure| row.measure == measure)
                && period.is_none_or(|period| row.period == period)
                && (row.office == office || keys.of(&row.office, on) == keys.of(office, on))
        };
        let found: Vec<usize> =
            self.rows.iter().enumerate().filter(|(_, row)| is_asked(row)).map(|(place, _)| place).collect();
        let is_written = |place: &&usize| self.rows.get(**place).is_some_and(|row| row.office == office);
        let written: Vec<usize> = found.iter().filter(is_written).copied().collect();
        let meant = if written.is_empty() { found } else { written };
        match meant.as_slice() {
            [place] => Ok(*place),
            [] => {
                let names: BTreeSet<&str> = self.rows.iter().map(|row| row.office.as_str()).collect();
                let expected = names.into_iter().collect::<Vec<_>>().join(", ");
                Err(ResultsError::NoOffice { got: office.to_owned(), expected })
            }
            several => Err(ResultsError::SeveralRows { got: office.to_owned(), times: several.len() }),
        }
    }

    /// The row of the whole in the last period.
    pub fn whole(&self, measure: Measure) -> Option<&Row> {
        self.rows.iter().rev().find(|row| row.level == RowLevel::Total && row.measure == measure)
    }
}

/// What a name that none of these has may mean, as a question after it; empty where nothing is near.
fn meant<'a>(name: &str, among: impl IntoIterator<Item = &'a str>) -> (String, String) {
    let found = nearest(name, among);
    found.map_or_else(Default::default, |near| (format!("; có phải “{near}”?"), format!("; is it “{near}”?")))
}

/// The names under which targets of all stand, whatever that is: `tổng cộng`, `toàn tỉnh`; the nation's are the nation's.
fn of_all(targets: &Targets) -> impl Iterator<Item = &str> {
    let nation = office::key(Offices::NATION_NAME, None);
    let names = targets.iter().filter_map(|(name, ..)| name);
    names.filter(move |name| is_grand(name) && *name != nation.canonical())
}

/// The offices above that share out the rows, and the whole: sums, never what somebody printed.
fn sums(whole: Option<&str>, period: Period, measure: Measure, entries: &[Entry]) -> (Vec<Entry>, Entry) {
    let mut parents: Vec<(&str, Vec<&Entry>)> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for entry in entries {
        let Some(parent) = entry.parent.as_deref() else { continue };
        let place = *places.entry(parent).or_insert(parents.len());
        match parents.get_mut(place) {
            Some((_, below)) => below.push(entry),
            None => parents.push((parent, vec![entry])),
        }
    }
    let common = match parents.as_slice() {
        [(parent, below)] if below.len() == entries.len() => Some(*parent),
        _ => None,
    };
    if common.is_some() {
        parents.clear();
    }
    let sum = |office: &str, entries: &mut dyn Iterator<Item = &Entry>| Entry {
        office: office.to_owned(),
        parent: None,
        period,
        measure,
        flow: sum_of(entries.filter_map(|entry| entry.flow.as_ref().ok()), office),
    };
    let whole = sum(whole.or(common).unwrap_or(UNNAMED), &mut entries.iter());
    let parents = parents.into_iter().map(|(name, below)| sum(name, &mut below.into_iter())).collect();
    (parents, whole)
}

fn sum_of<'a>(mut flows: impl Iterator<Item = &'a Flow>, office: &str) -> Result<Flow, Arc<Term>> {
    let first = flows.next().ok_or_else(|| {
        let (vi, en) = ("không cơ quan nào có số liệu dùng được", "no office has figures that can be used");
        Arc::new(Term::new("results.no_figures", vi, en))
    })?;
    let sum = flows.try_fold(first.renamed(office), |sum, flow| sum.checked_add(flow, office));
    sum.map_err(|error| entry::reason(&error))
}

/// What is published of offices above, in one period and measure.
struct Above<'a> {
    flows: Vec<(office::OfficeKey, &'a Flow)>,
    nation: Option<Rate>,
}

impl<'a> Above<'a> {
    fn new(flows: &'a [Flow], period: Period, measure: Measure, whole: &Entry) -> Self {
        let on = Some(period.last_day());
        let here = |flow: &&Flow| flow.period() == period && flow.measure() == measure;
        let flows: Vec<_> = flows.iter().filter(here).map(|flow| (office::key(flow.office(), on), flow)).collect();
        let nation = office::key(thads_metrics::Offices::NATION_NAME, on);
        let given = flows.iter().find(|(key, _)| *key == nation).and_then(|(_, flow)| flow.rate().ok());
        let summed =
            || (office::key(&whole.office, on) == nation).then(|| whole.flow.as_ref().ok()?.rate().ok()).flatten();
        Self { nation: given.or_else(summed), flows }
    }

    /// The published rate of an office above.
    fn parent(&self, name: &str) -> Option<Rate> {
        if self.flows.is_empty() {
            return None;
        }
        let key = office::key(name, self.flows.first().map(|(_, flow)| flow.period().last_day()));
        self.flows.iter().find(|(known, _)| *known == key).and_then(|(_, flow)| flow.rate().ok())
    }
}

fn refuse_twice(rows: &[Row], measure: Measure, period: Period) -> Result<(), ResultsError> {
    let mut names: Vec<(Option<&str>, &str)> =
        rows.iter().map(|row| (row.parent.as_deref(), row.office.as_str())).collect();
    names.sort_unstable();
    let twice = names.iter().zip(names.iter().skip(1)).find(|(a, b)| a == b);
    twice.map_or(Ok(()), |((_, office), _)| Err(ResultsError::Twice { office: (*office).to_owned(), measure, period }))
}
