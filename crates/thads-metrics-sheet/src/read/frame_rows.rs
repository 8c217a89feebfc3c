//! Whose figures the rows of a data frame hold, and which rows are totals ([`Rows`]).

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
};

use crate::error::SheetError;
use crate::{
    Block, Row, RowKind,
    read::{
        builder::Builder,
        cell_value::shown,
        frame_columns::cell,
        frame_place::at,
        listing::listed,
        named_row::Entry,
        notes::ReadNote,
        office_columns,
        totals::{Taken, parents, totals},
        unlabelled_totals::is_sum,
    },
    source::frame::{Frame, FrameValues},
};
use thads_metrics::{Measure, Period};
use thads_metrics::{
    text::tidy,
    vocabulary::{
        row_label::{self, LabelKind, Numbering},
        typed,
    },
};

/// The columns that say whose figures a row holds.
pub(crate) struct Whose {
    pub(crate) office: usize,
    pub(crate) officer: Option<usize>,
    pub(crate) parent: Option<usize>,
    pub(crate) period: Option<usize>,
    pub(crate) measure: Option<usize>,
    pub(crate) rows: usize,
}

/// What a distinct name of the office column says.
struct Label {
    /// Its index among the names of the sheet.
    office: u32,
    kind: LabelKind,
    numbering: Numbering,
}

/// The rows that are read.
pub(crate) struct Rows {
    labels: Vec<Label>,
    /// Whether any name could be a total.
    plain: bool,
    /// For each row that is read: its line, its label, its parent, its period, its measure.
    read: Vec<Read>,
}

/// A row that is read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Read {
    line: u32,
    label: u32,
    parent: Option<u32>,
    is_officer: bool,
    period: u16,
    measure: Option<Measure>,
}

/// The distinct texts of a column, and for each row which.
type Distinct<'f> = (Cow<'f, [String]>, Cow<'f, [Option<u32>]>);

/// A column as distinct texts, and for each row which; blank is none.
fn distinct(frame: &Frame, col: usize) -> Distinct<'_> {
    match frame.columns.get(col).map(|column| &column.values) {
        Some(FrameValues::Text { texts, codes }) => (Cow::Borrowed(texts), Cow::Borrowed(codes)),
        None => (Cow::Owned(Vec::new()), Cow::Owned(Vec::new())),
        Some(values) => {
            let mut numbers: HashMap<String, u32> = HashMap::new();
            let mut texts = Vec::new();
            let codes = (0..frame.rows).map(|line| {
                let text = shown(&cell(values, line));
                if text.is_empty() {
                    return None;
                }
                Some(*numbers.entry(text).or_insert_with_key(|text| {
                    texts.push(text.clone());
                    u32::try_from(texts.len().saturating_sub(1)).unwrap_or(u32::MAX)
                }))
            });
            let codes = codes.collect();
            (Cow::Owned(texts), Cow::Owned(codes))
        }
    }
}

/// What each distinct text of a column means, and for each row which.
struct Column<'f, T> {
    texts: Cow<'f, [String]>,
    meanings: Vec<Option<T>>,
    codes: Cow<'f, [Option<u32>]>,
}

impl<'f, T: Copy> Column<'f, T> {
    fn new(frame: &'f Frame, col: usize, meaning: impl FnMut(&str) -> Option<T>) -> Self {
        let (texts, codes) = distinct(frame, col);
        let meanings = texts.iter().map(String::as_str).map(meaning).collect();
        Self { texts, meanings, codes }
    }

    /// What a row says: nothing, its meaning, or a text without one.
    fn get(&self, line: usize) -> Result<Option<T>, &str> {
        let Some(code) = self.codes.get(line).copied().flatten() else { return Ok(None) };
        let text = self.texts.get(code as usize).map_or("", String::as_str);
        match self.meanings.get(code as usize).copied().flatten() {
            Some(meaning) => Ok(Some(meaning)),
            None if text.trim().is_empty() => Ok(None),
            None => Err(text),
        }
    }
}

impl Whose {
    /// Reads them; notes for rows that are not read.
    pub(crate) fn rows(&self, frame: &Frame, period: Option<Period>, builder: &mut Builder) -> Rows {
        let on = period.map(thads_metrics::Period::last_day);
        let mut labels: Vec<Label> = Vec::new();
        let mut named = |text: &str| {
            let label = row_label::label(text);
            (!label.name.is_empty()).then(|| {
                let office = builder.name(&label.name, on);
                labels.push(Label { office, kind: row_label::kind(&label.name), numbering: label.numbering });
                u32::try_from(labels.len().saturating_sub(1)).unwrap_or(u32::MAX)
            })
        };
        let offices = Column::new(frame, self.office, &mut named);
        let persons = self.officer.map(|col| Column::new(frame, col, &mut named));
        let parents = self.parent.map(|col| {
            Column::new(frame, col, |text| (!text.trim().is_empty()).then(|| builder.name(&tidy(text), on)))
        });
        let periods = self.period.map(|col| {
            Column::new(frame, col, |text| office_columns::period(text).map(|period| builder.period(period)))
        });
        let measures = self.measure.map(|col| Column::new(frame, col, |text| typed::measure(text).ok()));
        let given = period.map_or(u16::MAX, |period| builder.period(period));
        let mut read = Vec::with_capacity(self.rows);
        let mut before = None;
        for line in 0..self.rows {
            // the office stands beside the officer, or before the first of its officers
            let office = offices.get(line).ok().flatten();
            let person = persons.as_ref().and_then(|persons| persons.get(line).ok().flatten());
            let is_name =
                |label: &u32| labels.get(*label as usize).is_some_and(|label| label.kind == LabelKind::Office);
            let person = person.filter(is_name);
            before = office.or(before.filter(|_| person.is_some()));
            let Some(label) = person.or(office) else {
                builder.note(&ReadNote::NoOffice, Some(at(self.office, line)));
                continue;
            };
            let period = match periods.as_ref().map_or(Ok(None), |periods| periods.get(line)) {
                Ok(Some(period)) => period,
                Ok(None) if given != u16::MAX || self.period.is_none() => given,
                Ok(None) => {
                    builder.note(&ReadNote::NoPeriod(String::new()), Some(at(self.period.unwrap_or(0), line)));
                    continue;
                }
                Err(text) => {
                    builder.note(&ReadNote::NoPeriod(text.to_owned()), Some(at(self.period.unwrap_or(0), line)));
                    continue;
                }
            };
            let measure = match measures.as_ref().map_or(Ok(None), |measures| measures.get(line)) {
                Ok(measure) if measure.is_some() || measures.is_none() => measure,
                other => {
                    let text = other.err().unwrap_or_default().to_owned();
                    builder.note(&ReadNote::NoMeasure(text), Some(at(self.measure.unwrap_or(0), line)));
                    continue;
                }
            };
            let parent = parents.as_ref().and_then(|parents| parents.get(line).ok().flatten());
            let of = person.and(before).and_then(|office| labels.get(office as usize)).map(|label| label.office);
            let (parent, is_officer) = (of.or(parent), person.is_some());
            read.push(Read {
                line: u32::try_from(line).unwrap_or(u32::MAX),
                label,
                parent,
                is_officer,
                period,
                measure,
            });
        }
        let first = labels.first().map(|label| label.numbering);
        let plain = persons.is_none()
            && labels.iter().all(|label| label.kind == LabelKind::Office && Some(label.numbering) == first);
        Rows { labels, plain, read }
    }
}

impl Rows {
    pub(crate) const fn is_empty(&self) -> bool {
        self.read.is_empty()
    }

    /// Leaves the rows of the period that is asked for, where rows say their own; an error if none is of that one.
    pub(crate) fn choose(
        &mut self,
        asked: Option<Period>,
        column: Option<usize>,
        builder: &mut Builder,
        file: &str,
    ) -> Result<(), SheetError> {
        let (Some(asked), Some(column)) = (asked, column) else { return Ok(()) };
        let periods = builder.sheet.periods.clone();
        let of = |row: &Read| periods.get(usize::from(row.period)).copied();
        let others: Vec<Period> = self.read.iter().filter_map(of).filter(|period| *period != asked).collect();
        let Some(first) = others.first().copied() else { return Ok(()) };
        if others.len() == self.read.len() {
            return Err(SheetError::OtherPeriods { file: file.to_owned(), got: asked, expected: listed(others) });
        }
        builder.note(&ReadNote::RowsNotAsked(asked, first, others.len()), Some(at(column, 0)));
        self.read.retain(|row| of(row) == Some(asked));
        self.read.iter_mut().for_each(|row| row.period = 0);
        builder.sheet.periods = vec![asked];
        Ok(())
    }

    /// The rows of a measure, or all.
    pub(crate) fn of(&self, measure: Option<Measure>) -> Vec<Read> {
        let is_of = |row: &&Read| measure.is_none() || row.measure == measure;
        self.read.iter().filter(is_of).copied().collect()
    }

    /// The rows of a block, each taken for an office.
    pub(crate) fn block(&self, rows: &[Read], period: Option<Period>, builder: &mut Builder) -> Vec<Row> {
        let own = period.map(|period| builder.period(period));
        let row = |row: &Read| Row {
            office: self.labels.get(row.label as usize).map_or(0, |label| label.office),
            parent: row.parent,
            period: own.unwrap_or(row.period),
            line: row.line,
            kind: RowKind::Office,
        };
        rows.iter().map(row).collect()
    }

    /// Tells the totals of a block from its offices within each period; each name is noted once.
    pub(crate) fn tell_totals(&self, rows: &[Read], block: &mut Block, builder: &mut Builder) {
        if self.plain {
            return;
        }
        let label = |row: &Read| self.labels.get(row.label as usize);
        let (columns, office) = (&block.columns, block.office_col as usize);
        let out = &mut block.rows;
        let mut by_period: HashMap<u16, Vec<usize>> = HashMap::new();
        for (index, row) in out.iter().enumerate() {
            by_period.entry(row.period).or_default().push(index);
        }
        let mut periods: Vec<_> = by_period.into_iter().collect();
        periods.sort_unstable();
        let names = builder.sheet.names.clone();
        let mut told = HashSet::new();
        for (_, members) in periods {
            let entry = |index: &usize| {
                let row = rows.get(*index)?;
                let label = label(row)?;
                let name = names.get(label.office as usize)?.as_str();
                let (kind, numbering, office) = (label.kind, label.numbering, label.office);
                let (parent, is_officer) = (row.parent, row.is_officer);
                Some(Entry { name, kind, numbering, office, parent, is_officer, starts_group: false })
            };
            let entries: Vec<Entry<'_>> = members.iter().filter_map(entry).collect();
            let line = |entry: usize| members.get(entry).copied();
            let taken = totals(&entries, &|head, rows| {
                is_sum(columns, line(head)?, &rows.iter().filter_map(|row| line(*row)).collect::<Vec<_>>())
            });
            for (index, parent) in members.iter().zip(parents(&entries, &taken)) {
                let parent = parent.and_then(|parent| Some(out.get(*members.get(parent)?)?.office));
                if let Some(row) = out.get_mut(*index) {
                    row.parent = row.parent.or(parent);
                }
            }
            for (index, taken) in members.iter().zip(taken) {
                let Some(row) = out.get_mut(*index) else { continue };
                let name = names.get(row.office as usize).cloned().unwrap_or_default();
                let said = match taken {
                    Taken::Office => continue,
                    Taken::Officer => {
                        row.kind = RowKind::Officer;
                        continue;
                    }
                    Taken::OfOfficers(of) => {
                        let of: Vec<u32> = of.iter().filter_map(|i| u32::try_from(*members.get(*i)?).ok()).collect();
                        let officers = of.len();
                        row.kind = RowKind::OfOfficers { of };
                        ReadNote::Officers(name, officers)
                    }
                    Taken::OwnOffice => ReadNote::OwnOffice(name),
                    Taken::Total(of) => {
                        let of: Vec<u32> = of.iter().filter_map(|i| u32::try_from(*members.get(*i)?).ok()).collect();
                        let sums = of.len();
                        row.kind = RowKind::Total { of };
                        if sums == 0 { ReadNote::TotalOfNothing(name) } else { ReadNote::Total(name, sums) }
                    }
                };
                if told.insert(row.office) {
                    builder.note(&said, Some(at(office, row.line as usize)));
                }
            }
        }
    }
}
