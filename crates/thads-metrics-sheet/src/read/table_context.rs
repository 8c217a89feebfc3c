//! What holds for a table as a whole: its period, its measure, its unit, and what each column is.

use crate::error::SheetError;
use crate::{
    Options,
    headings::meaning::{Heading, Unplaced},
    read::{body::Table, builder::Builder, cell_value::is_number, header::Head, notes::ReadNote},
    source::grid::{CellRef, Grid},
};
use thads_metrics::{
    Item, Measure, Period, Scale,
    period::ReportingYear,
    text::plain,
    vocabulary::{
        Role,
        title::{self, Title},
    },
};

/// A table found in a grid, with what the lines over it say.
pub(crate) struct Found<'g> {
    pub(crate) grid: &'g Grid,
    pub(crate) place: u16,
    pub(crate) table: Table,
    pub(crate) title: Title,
    /// The lines over it, for an error.
    pub(crate) lines: String,
}

/// What the caller says, and the other tables.
pub(crate) struct Asked<'a> {
    pub(crate) options: &'a Options,
    /// The period that all tables which name one name.
    pub(crate) common: Option<Period>,
    pub(crate) file: &'a str,
}

/// A column of figures.
#[derive(Debug, Clone)]
pub(crate) struct Fig {
    pub(crate) item: Item,
    pub(crate) col: u32,
    /// The line of its heading.
    pub(crate) row: u32,
    pub(crate) text: String,
    pub(crate) unit: Option<Scale>,
    /// The period that the heading names.
    pub(crate) period: Option<Period>,
    /// `None` where each row says its own.
    pub(crate) measure: Option<Measure>,
}

/// What holds for a table as a whole.
#[derive(Debug, Clone)]
pub(crate) struct Context {
    pub(crate) place: u16,
    /// The period of rows and columns that don't say theirs.
    pub(crate) period: Option<Period>,
    /// The measure of rows that don't say theirs.
    pub(crate) measure: Option<Measure>,
    /// The caller's unit.
    pub(crate) unit: Option<Scale>,
    pub(crate) title_unit: Option<Scale>,
    pub(crate) figures: Vec<Fig>,
}

type Columns<'f> = Vec<(u32, &'f Head, Heading, Item)>;

impl Found<'_> {
    fn cell(&self, row: usize, col: u32) -> CellRef {
        CellRef { place: self.place, row: row.try_into().unwrap_or(u32::MAX), col }
    }

    pub(crate) fn top(&self) -> CellRef {
        self.cell(self.table.header.top, 0)
    }

    /// What holds for the table; notes where the caller says otherwise, and for each column that is not read.
    pub(crate) fn context(&self, asked: &Asked<'_>, builder: &mut Builder) -> Result<Context, SheetError> {
        let columns: Columns<'_> = self
            .table
            .header
            .placed()
            .filter_map(|(col, head, heading)| match heading.role {
                Role::Item(item) => Some((col, head, heading, item)),
                _ => None,
            })
            .collect();
        let period = self.period(&columns, asked, builder)?;
        let measure = self.measure(&columns, asked, builder)?;
        let written = columns.iter().find_map(|(_, _, heading, _)| heading.unit).or(self.title.unit);
        if let (Some(given), Some(written)) = (asked.options.unit, written)
            && given != written
        {
            builder.note(&ReadNote::OtherUnit(given, written), Some(self.top()));
        }
        self.unplaced(builder);
        for (said, row, col) in &self.table.said {
            builder.note(said, Some(self.cell(*row, *col)));
        }
        let by_row = self.table.lines.iter().any(|line| line.measure.is_some());
        let by_rows = self.table.lines.iter().any(|line| line.period.is_some());
        let months = self.months(&columns, builder);
        let of_title =
            |named: Period| months.and_then(|months| named.year().months(months.into()).ok()).unwrap_or(named);
        let figures = columns.into_iter().map(|(col, head, heading, item)| Fig {
            item,
            col,
            row: head.row,
            text: head.text.clone(),
            unit: heading.unit,
            // the table's own period, said once more, is no other block
            period: heading.period.map(of_title).filter(|own| by_rows || Some(*own) != period),
            measure: heading.measure.or(measure.filter(|_| !by_row)),
        });
        Ok(Context {
            place: self.place,
            period,
            measure,
            unit: asked.options.unit,
            title_unit: self.title.unit,
            figures: figures.collect(),
        })
    }

    /// How many months of the years that headings name are meant: as many as the title says, where it names one of these
    /// years or none; `Năm 2023` beside `Năm 2024` under `6 tháng năm 2024` is half a year each.
    fn months(&self, columns: &Columns<'_>, builder: &mut Builder) -> Option<u8> {
        let named = || columns.iter().filter_map(|(col, head, heading, _)| Some((*col, head.row, heading.period?)));
        if !named().all(|(.., period)| period.months() == 12) {
            return None;
        }
        let (col, row, period) = named().find_map(|(col, row, period)| {
            let title = match self.title.periods.as_slice() {
                [] => self.in_year(period.year())?,
                [one] => Some(*one).filter(|title| title.year() == period.year())?,
                _ => return None,
            };
            (title.months() < 12).then_some((col, row, title))
        })?;
        builder.note(&ReadNote::MonthsOfTitle(period), Some(self.cell(row as usize, col)));
        Some(period.months())
    }

    /// The period that a line of the title names, which says its months and no year, in this year.
    fn in_year(&self, year: ReportingYear) -> Option<Period> {
        self.lines.split(" | ").find_map(|line| {
            let words = plain(line);
            let line = words.strip_suffix("nam").unwrap_or(&words);
            match title::periods(&format!("{line} nam {}", i16::from(year))).as_slice() {
                [one] => Some(*one),
                _ => None,
            }
        })
    }

    /// The period of what says none itself: the caller's, that of the title, that of all other tables.
    fn period(
        &self,
        columns: &Columns<'_>,
        asked: &Asked<'_>,
        builder: &mut Builder,
    ) -> Result<Option<Period>, SheetError> {
        let silent_rows = self.table.lines.iter().any(|line| line.period.is_none());
        let is_needed = silent_rows && columns.iter().any(|(_, _, heading, _)| heading.period.is_none());
        let names = |periods: &[Period]| periods.iter().map(Period::to_string).collect::<Vec<_>>().join(", ");
        let (file, sheet) = (asked.file.to_owned(), self.grid.name.clone());
        match (asked.options.period, self.title.periods.as_slice()) {
            (given, _) if !is_needed => Ok(given),
            (Some(given), written) => {
                if !written.is_empty() && !written.contains(&given) {
                    builder.note(&ReadNote::OtherPeriod(given, names(written)), Some(self.top()));
                }
                Ok(Some(given))
            }
            (None, [one]) => Ok(Some(*one)),
            (None, []) => {
                let common = asked.common.ok_or(SheetError::NoPeriod { file, sheet, title: self.lines.clone() })?;
                builder.note(&ReadNote::PeriodElsewhere(common), Some(self.top()));
                Ok(Some(common))
            }
            (None, several) => Err(SheetError::Periods { file, sheet, got: names(several) }),
        }
    }

    /// The measure of what says none itself: the caller's, that of the title, the only one that other columns name.
    fn measure(
        &self,
        columns: &Columns<'_>,
        asked: &Asked<'_>,
        builder: &mut Builder,
    ) -> Result<Option<Measure>, SheetError> {
        let silent = columns.iter().find(|(_, _, heading, _)| heading.measure.is_none());
        let silent_rows = self.table.lines.iter().any(|line| line.measure.is_none());
        let Some((col, head, ..)) = silent.filter(|_| silent_rows) else { return Ok(None) };
        if let Some(measure) = asked.options.measure.or(self.title.measure) {
            if let Some(written) = self.title.measure.filter(|written| *written != measure) {
                builder.note(&ReadNote::OtherMeasure(measure, written), Some(self.top()));
            }
            return Ok(Some(measure));
        }
        let cell = self.cell(head.row as usize, *col);
        let mut named: Vec<Measure> = columns.iter().filter_map(|(_, _, heading, _)| heading.measure).collect();
        named.dedup();
        if let [one] = named.as_slice() {
            builder.note(&ReadNote::MeasureOnlyOne(*one), Some(cell));
            return Ok(Some(*one));
        }
        let cell = builder.sheet.address(cell);
        Err(SheetError::NoMeasure { file: asked.file.to_owned(), cell, heading: head.text.clone() })
    }

    /// Says which columns are not read, or read only because of others.
    fn unplaced(&self, builder: &mut Builder) {
        let header = &self.table.header;
        for (col, head) in (0_u32..).zip(&header.columns).filter(|(col, _)| self.table.measure != Some(*col)) {
            let said = match head.heading {
                Some(Err(Unplaced::Ambiguous)) => ReadNote::AmbiguousColumn(head.text.clone()),
                Some(Err(Unplaced::Unknown | Unplaced::Nothing)) => ReadNote::unknown_column(&head.text),
                Some(Err(Unplaced::Earlier)) => ReadNote::EarlierColumn(head.text.clone()),
                Some(Ok(Heading { role: Role::Item(item), .. })) if head.by_context => {
                    ReadNote::ByContext(head.text.clone(), item)
                }
                _ => continue,
            };
            builder.note(&said, Some(self.cell(head.row as usize, col)));
        }
        if self.table.office.1 {
            builder.note(&ReadNote::OfficesAssumed, Some(self.cell(header.top, self.table.office.0)));
        }
        // columns with figures and no heading
        let rows = || self.table.lines.iter().filter_map(|line| Some((line.row, self.grid.rows.get(line.row)?)));
        let width = rows().map(|(_, cells)| cells.len()).max().unwrap_or(0);
        for col in 0..width {
            let at = u32::try_from(col).unwrap_or(u32::MAX);
            if at == self.table.office.0 || header.columns.get(col).is_some_and(|head| head.heading.is_some()) {
                continue;
            }
            if let Some((row, _)) = rows().find(|(_, cells)| cells.get(col).is_some_and(is_number)) {
                builder.note(&ReadNote::NamelessColumn, Some(self.cell(row, at)));
            }
        }
    }
}
