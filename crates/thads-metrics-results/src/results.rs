//! The rates, ranks and gaps of many offices.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::{
    entry::{self, Entry},
    error::ResultsError,
    one_measure::of_one_measure,
    prose_numbers,
    rank::{Ties, ranks},
    row::{Row, RowLevel},
    seams::{SEAM, seams},
    sums::{Above, UNNAMED, of_all, sums},
    table_model::Term,
    unused_targets::unused_targets,
};
use thads_metrics::{
    Flow, Lang, Measure, Period, Rate, Target, Targets,
    office::{Keys, Roster},
    targets::TargetSource,
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
        let notes = [of_one_measure(&results.rows), unused_targets(&results.rows, targets, &mut keys), results.seams()]
            .concat();
        Ok(results.noting(notes))
    }

    /// The same, with the targets looked up by the caller: of an office, and those over it.
    pub(crate) fn build(
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
    pub(crate) fn again(&self, entries: Vec<Entry>) -> Result<Self, ResultsError> {
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

    /// Adds notes, such as those of [`crate::entries`].
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

    fn seams(&self) -> Vec<Arc<Term>> {
        seams(&self.rows, &self.periods(), &self.measures())
    }

    /// The one period, or an error if there are several.
    pub fn period(&self) -> Result<Period, ResultsError> {
        match self.periods().as_slice() {
            [period] => Ok(*period),
            _ => Err(ResultsError::Periods { got: self.period_names() }),
        }
    }

    pub(crate) fn period_names(&self) -> String {
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

fn refuse_twice(rows: &[Row], measure: Measure, period: Period) -> Result<(), ResultsError> {
    let mut names: Vec<(Option<&str>, &str)> =
        rows.iter().map(|row| (row.parent.as_deref(), row.office.as_str())).collect();
    names.sort_unstable();
    let twice = names.iter().zip(names.iter().skip(1)).find(|(a, b)| a == b);
    twice.map_or(Ok(()), |((_, office), _)| Err(ResultsError::Twice { office: (*office).to_owned(), measure, period }))
}
