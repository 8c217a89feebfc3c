//! What each office reported ([`Entry`]), from flows or from a sheet.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    sync::Arc,
};

use crate::{
    error::{Measures, ResultsError},
    table_model::Term,
};
use crate::{prose_numbers::list, row::Row};
use thads_metrics::{
    Explain, Flow, Item, Lang, Measure, Period, Undefined, Value,
    office::{Keys, Roster},
};
use thads_metrics_sheet::{At, CellRef, Repeat, RowKind, Sheet, SheetNote, repeats};

/// The figures of one office, or why they make no flow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The office, as the caller names it.
    pub office: String,
    /// The office that it belongs to, if that is said.
    pub parent: Option<String>,
    /// The period.
    pub period: Period,
    /// The measure.
    pub measure: Measure,
    /// The figures, or what is wrong with them.
    pub flow: Result<Flow, Arc<Term>>,
}

/// An error as a term: its code, and its text in both languages.
pub(super) fn reason(error: &impl Explain) -> Arc<Term> {
    Arc::new(Term::new(error.code(), error.vi(), error.en()))
}

impl From<Flow> for Entry {
    fn from(flow: Flow) -> Self {
        let (office, period, measure) = (flow.office().to_owned(), flow.period(), flow.measure());
        Self { office, parent: None, period, measure, flow: Ok(flow) }
    }
}

impl From<&Row> for Entry {
    /// What a row was made of.
    fn from(row: &Row) -> Self {
        let (office, parent, period, measure) = (row.office.clone(), row.parent.clone(), row.period, row.measure);
        let why = || row.rate.as_ref().err().cloned().unwrap_or_else(|| reason(&Undefined::NothingEligible {}));
        Self { office, parent, period, measure, flow: row.flow.clone().ok_or_else(why) }
    }
}

impl Entry {
    /// The same, its office and the one above called as they were met first.
    pub(super) fn named_by(self, offices: &mut Roster) -> Self {
        let on = Some(self.period.last_day());
        let mut known = |name: &str| {
            let number = offices.number(name, on);
            offices.name(number).to_owned()
        };
        let (office, parent) = (known(&self.office), self.parent.as_deref().map(known));
        let flow = self.flow.map(|flow| if flow.office() == office { flow } else { flow.renamed(&office) });
        Self { office, parent, flow, ..self }
    }

    /// The same office, as one that belongs to `parent`.
    pub fn under(self, parent: impl Into<String>) -> Self {
        Self { parent: Some(parent.into()), ..self }
    }
}

/// The entries of a sheet, one for each office, period and measure, and what a reader must know of them.
///
/// A row whose figures contradict each other still has a rate if its resolved and eligible make
/// one; which of its other figures is wrong is for the findings to say, and none of them is used.
/// An office that has rows in several tables has the figures of all of them; one that stands there twice with
/// other figures, or twice in one table, has none: nobody knows which row is right.
///
/// An office that has no row of its own, only those of its officers, has their sum.
pub fn entries(sheet: &Sheet) -> (Vec<Entry>, Vec<Arc<Term>>) {
    let (mut entries, mut notes) = entries_where(sheet, RowKind::is_office);
    let (summed, said) = of_officers(sheet);
    entries.extend(summed);
    notes.extend(said);
    (entries, notes)
}

/// The offices that only rows of officers are of, each with their sum, and a note that says so.
fn of_officers(sheet: &Sheet) -> (Vec<Entry>, Option<Arc<Term>>) {
    let mut entries = Vec::new();
    for sum in sheet.sums_of_officers() {
        let (office, period, measure) = (sum.office.to_owned(), sum.period, sum.measure);
        let flow = sum.flow.map_err(|error| reason(&error));
        entries.push(Entry { office, parent: None, period, measure, flow });
    }
    let mut offices: Vec<String> = entries.iter().map(|entry| entry.office.clone()).collect();
    offices.dedup();
    let note = (!offices.is_empty()).then(|| {
        let vi = format!("{}: số liệu cộng từ các dòng chấp hành viên", list(&offices, Lang::Vi));
        let en = format!("{}: the sum of the rows of its officers", list(&offices, Lang::En));
        Arc::new(Term::new("results.sum_of_officers", vi, en))
    });
    (entries, note)
}

/// The entries of the officers in a sheet by office and officer, each under the office.
pub fn officers(sheet: &Sheet) -> (Vec<Entry>, Vec<Arc<Term>>) {
    entries_where(sheet, |kind| *kind == RowKind::Officer)
}

fn entries_where(sheet: &Sheet, is_meant: impl Fn(&RowKind) -> bool) -> (Vec<Entry>, Vec<Arc<Term>>) {
    let mut left: Vec<(Arc<Term>, Period, Vec<String>)> = Vec::new();
    let mut entries = Vec::new();
    let mut repeated: HashMap<At, Repeat> =
        repeats(sheet).into_iter().filter_map(|repeat| Some((*repeat.rows.first()?, repeat))).collect();
    let others: HashSet<At> = repeated.values().flat_map(|repeat| repeat.rows.iter().skip(1).copied()).collect();
    for (at, block) in sheet.blocks.iter().enumerate() {
        for (index, row) in block.rows.iter().enumerate().filter(|(_, row)| is_meant(&row.kind)) {
            let name = |name: u32| sheet.names.get(name as usize).cloned();
            let (Some(office), Some(period)) = (name(row.office), sheet.periods.get(usize::from(row.period))) else {
                continue;
            };
            if others.contains(&(at, index)) {
                continue;
            }
            let (flow, left_out) = match repeated.remove(&(at, index)) {
                Some(repeat) if !repeat.clashes.is_empty() => (Err(stands_twice(sheet, &repeat)), None),
                Some(repeat) => of_rows(sheet, &repeat.rows, &office, *period),
                None => of_rows(sheet, &[(at, index)], &office, *period),
            };
            if let Some(why) = left_out {
                match left.iter_mut().find(|(known, when, _)| *known == why && when == period) {
                    Some((.., offices)) => offices.push(office.clone()),
                    None => left.push((why, *period, vec![office.clone()])),
                }
            }
            let parent = row.parent.and_then(name);
            entries.push(Entry { office, parent, period: *period, measure: block.measure, flow });
        }
    }
    let notes = left.into_iter().map(|(why, period, offices)| {
        let (vi, en) = (list(&offices, Lang::Vi), list(&offices, Lang::En));
        let vi = format!("{vi} ({period}): chỉ tính tỷ lệ từ cột giải quyết xong và cột mẫu số, vì {}", why.text.vi);
        let en = format!("{en} ({period}): only resolved and its base are used, because {}", why.text.en);
        Arc::new(Term::new("results.left_out", vi, en))
    });
    (entries, notes.collect())
}

/// Entries, and what a reader must know of them.
type Read = (Vec<Entry>, Vec<Arc<Term>>);

/// The same of several sheets, such as those of a year, of one measure and one period if they are asked for, and what of
/// the sheets' own notes bears on the numbers: that something else was asked for than is written, that figures say which
/// row is a total. `level` is `office`, or `officer` in forms by office and officer.
///
/// Of several sheets every note names its file. An error if two of them have the same measure, period and office.
pub fn entries_of(
    sheets: &[&Sheet],
    level: &str,
    measure: Option<Measure>,
    period: Option<Period>,
) -> Result<(Vec<Entry>, Vec<Arc<Term>>), ResultsError> {
    let read: fn(&Sheet) -> Read = match level {
        "office" => entries,
        "officer" => officers,
        got => return Err(ResultsError::Level { got: got.to_owned() }),
    };
    let (mut all, mut notes) = (Vec::new(), Vec::new());
    let mut files: Files = HashMap::new();
    let mut keys = Keys::default();
    for (number, sheet) in sheets.iter().enumerate() {
        let name = if sheet.file.is_empty() { format!("[{number}]") } else { sheet.file.clone() };
        let (own, said) = read(sheet);
        for entry in &own {
            let mut key = |office: &str| keys.of(office, Some(entry.period.last_day())).canonical().to_owned();
            let place = (entry.period, entry.measure, key(&entry.office), entry.parent.as_deref().map(&mut key));
            let (first, of) = files.entry(place).or_insert_with(|| (number, name.clone()));
            if *first != number {
                let (office, measure, period) = (entry.office.clone(), entry.measure, entry.period);
                return Err(ResultsError::TwiceInFiles { office, measure, period, first: of.clone(), second: name });
            }
        }
        all.extend(own);
        let own = bearing(sheet).chain(said);
        let named = |note: Arc<Term>| {
            let text = |text: &str| format!("{name}: {text}");
            Arc::new(Term::new(note.key.clone(), text(&note.text.vi), text(&note.text.en)))
        };
        notes.extend(own.map(|note| if sheets.len() > 1 { named(note) } else { note }));
    }
    chosen(&mut all, measure, period)?;
    Ok((all, notes))
}

/// Of which sheet, by its number and name, an office, under the one above, has a measure of a period.
type Files = HashMap<(Period, Measure, String, Option<String>), (usize, String)>;

/// Keeps what is asked for; an error if that is nothing.
fn chosen(entries: &mut Vec<Entry>, measure: Option<Measure>, period: Option<Period>) -> Result<(), ResultsError> {
    let measures: BTreeSet<Measure> = entries.iter().map(|entry| entry.measure).collect();
    if let Some(got) = measure.filter(|measure| !measures.is_empty() && !measures.contains(measure)) {
        return Err(ResultsError::NotMeasured { got, expected: Measures(measures.into_iter().collect()) });
    }
    entries.retain(|entry| measure.is_none_or(|measure| entry.measure == measure));
    let periods: BTreeSet<Period> = entries.iter().map(|entry| entry.period).collect();
    if let Some(got) = period.filter(|period| !periods.is_empty() && !periods.contains(period)) {
        let expected = periods.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        return Err(ResultsError::NoPeriod { got, expected });
    }
    entries.retain(|entry| period.is_none_or(|period| entry.period == period));
    Ok(())
}

/// Those notes of a sheet that bear on the numbers, of one text all cells together.
fn bearing(sheet: &Sheet) -> impl Iterator<Item = Arc<Term>> {
    let mut bearing: Vec<(&SheetNote, Vec<String>)> = Vec::new();
    for note in sheet.notes.iter().filter(|note| BEARING.contains(&note.code)) {
        let cell = note.cell.map(|cell| sheet.address(cell));
        match bearing.iter_mut().find(|(known, _)| (&known.vi, &known.en) == (&note.vi, &note.en)) {
            Some((_, cells)) => cells.extend(cell),
            None => bearing.push((note, cell.into_iter().collect())),
        }
    }
    bearing.into_iter().map(|(note, cells)| {
        let at = |lang| if cells.is_empty() { String::new() } else { format!("{}: ", list(&cells, lang)) };
        let (vi, en) = (format!("{}{}", at(Lang::Vi), note.vi), format!("{}{}", at(Lang::En), note.en));
        Arc::new(Term::new(note.code, vi, en))
    })
}

/// The notes of a sheet without which its results would mislead.
const BEARING: [&str; 16] = [
    "sheet.of_a_group",
    "sheet.all_of_a_group",
    "sheet.months_by_title",
    "sheet.period_contradicts",
    "sheet.measure_contradicts",
    "sheet.unit_contradicts",
    "sheet.unit_assumed",
    "sheet.total_by_sum",
    "sheet.column_misspelt",
    "sheet.column_of_earlier_period",
    "sheet.not_of_form",
    "sheet.outside",
    "sheet.below",
    "sheet.row_without_office",
    "sheet.row_without_period",
    "sheet.row_without_measure",
];

/// Why an office that stands there twice has no figures, with the cells that name it.
fn stands_twice(sheet: &Sheet, repeat: &Repeat) -> Arc<Term> {
    let cell = |(block, row): &At| {
        let block = sheet.blocks.get(*block)?;
        let row = block.rows.get(*row)?;
        Some(sheet.address(CellRef { place: block.place, row: row.line, col: block.office_col }))
    };
    let cells = repeat.rows.iter().filter_map(cell).collect::<Vec<_>>().join(", ");
    let vi = format!("đơn vị có nhiều dòng số liệu: {cells}");
    Arc::new(Term::new("results.stands_twice", vi, format!("the office stands there more than once: {cells}")))
}

/// The flow of an office from its rows, and why it has nothing but its rate if that is so.
fn of_rows(sheet: &Sheet, rows: &[At], office: &str, period: Period) -> (Result<Flow, Arc<Term>>, Option<Arc<Term>>) {
    let blocks = || rows.iter().filter_map(|(block, row)| Some((sheet.blocks.get(*block)?, *row)));
    let Some(measure) = blocks().next().map(|(block, _)| block.measure) else {
        return (Err(reason(&Undefined::NothingEligible {})), None);
    };
    let written: BTreeMap<Item, i128> = blocks().flat_map(|(block, row)| block.figures(row, period)).collect();
    let figures: Vec<(Item, u128)> =
        written.iter().filter_map(|(item, number)| Some((*item, u128::try_from(*number).ok()?))).collect();
    let group = sheet.group.as_deref();
    let all = Flow::from_items(office, period, measure, group, figures.iter().copied());
    let why = match all {
        Ok(flow) if figures.len() == written.len() => return (Ok(flow), None),
        Ok(_) => Arc::new(Term::new("results.negative", "có số âm", "a figure is negative")),
        Err(why) => reason(&why),
    };
    let base = measure.rate_base();
    let rated = || figures.iter().copied().filter(|(item, _)| [base, Item::Resolved].contains(item));
    let get = |wanted| rated().find(|(item, _)| *item == wanted).map(|(_, number)| number);
    if let (Some(resolved), Some(eligible)) = (get(Item::Resolved), get(base))
        && resolved > eligible
    {
        let why = match (Value::of(measure, resolved), Value::of(measure, eligible)) {
            (Ok(resolved), Ok(eligible)) => reason(&Undefined::MoreThanEligible { resolved, eligible }),
            (Err(large), _) | (_, Err(large)) => reason(&large),
        };
        return (Err(why), None);
    }
    match Flow::from_items(office, period, measure, group, rated()) {
        // Sums of rounded figures need not close: nothing is wrong then.
        Ok(flow) => (Ok(flow), (!blocks().any(|(block, _)| block.rounded)).then_some(why)),
        Err(error) => (Err(reason(&error)), None),
    }
}
