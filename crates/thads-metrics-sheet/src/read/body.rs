//! The rows under a heading: which hold figures, of whom, and what else stands there.

use crate::{
    read::{
        cell_value::{is_number, shown},
        header::{self, Header},
        notes::ReadNote,
        office_columns::{Above, Names, cell, is_column_numbers, period},
        officers::{are_persons, is_office},
    },
    source::grid::{Cell, Grid},
};
use thads_metrics::{Measure, Period};
use thads_metrics::{
    text::tidy,
    vocabulary::{
        row_label::{self, Label, LabelKind, Numbering},
        title::{self, Title},
        typed,
    },
};

/// A row with figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) row: usize,
    pub(crate) label: Label,
    pub(crate) kind: LabelKind,
    pub(crate) parent: Option<String>,
    /// Whether it is of an officer, whose office is the parent.
    pub(crate) is_officer: bool,
    /// The period that the row itself says.
    pub(crate) period: Option<Period>,
    /// The measure that the row itself says, or a line before it.
    pub(crate) measure: Option<Measure>,
    /// Whether the name of a group stands before it.
    pub(crate) starts_group: bool,
}

/// A heading, the rows under it, and what was met on the way.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    pub(crate) header: Header,
    /// The columns with the offices' names, and whether only its texts say so.
    pub(crate) office: (u32, bool),
    /// The column that says the measure of each row.
    pub(crate) measure: Option<u32>,
    pub(crate) lines: Vec<Line>,
    /// Notes with the cell that each is about.
    pub(crate) said: Vec<(ReadNote, usize, u32)>,
    /// The line after its last; another heading may follow.
    pub(crate) end: usize,
    /// What the lines under it say of what follows.
    pub(crate) after: Title,
}

/// Reads the rows under `header` to the next heading that says something else, or to the end.
pub(crate) fn read(grid: &Grid, header: Header, office: (u32, bool)) -> Table {
    let names = Names::new(grid, &header, office.0);
    let above = Above::new(grid, &names);
    let mut reader = Reader {
        grid,
        table: Table {
            office,
            measure: names.measure,
            lines: Vec::new(),
            said: Vec::new(),
            end: header.end,
            after: Title::default(),
            header,
        },
        names,
        above,
        pending: Vec::new(),
        blank: (0, 0),
        starts_group: false,
        heads: Vec::new(),
        measure: None,
        filled: false,
    };
    let mut row = reader.table.header.end;
    while let Some(cells) = grid.rows.get(row) {
        match reader.row(row, cells) {
            Step::To(next) => row = next,
            Step::Stop => break,
        }
    }
    reader.table.end = row;
    reader.finish();
    reader.table
}

enum Step {
    To(usize),
    Stop,
}

struct Reader<'g> {
    grid: &'g Grid,
    table: Table,
    names: Names<'g>,
    above: Above,
    /// Rows without figures: groups if figures follow, otherwise what stands under the table.
    pending: Vec<(usize, u32, Label)>,
    /// Blank rows since the last row, and the first of them.
    blank: (usize, usize),
    starts_group: bool,
    /// The names of offices without figures of their own, each with how many rows stand before it.
    heads: Vec<(usize, String)>,
    /// The measure that a line between the rows says.
    measure: Option<Measure>,
    /// Whether a note says that names are taken from above.
    filled: bool,
}

impl Reader<'_> {
    fn say(&mut self, said: ReadNote, row: usize, col: u32) {
        self.table.said.push((said, row, col));
    }

    fn row(&mut self, row: usize, cells: &[Cell]) -> Step {
        let next = Step::To(row.saturating_add(1));
        let after = self.grid.rows.get(row.saturating_add(1)).map_or(&[][..], Vec::as_slice);
        if cells.iter().all(Cell::is_blank) {
            if self.blank.0 == 0 {
                self.blank.1 = row;
            }
            self.blank.0 = self.blank.0.saturating_add(1);
            return next;
        }
        if let Some(step) = self.heading_again(row, cells) {
            return step;
        }
        let has_figures =
            self.names.figures.iter().any(|col| cells.get(*col as usize).is_some_and(|cell| !cell.is_blank()));
        let is_text = |col: &u32| matches!(cells.get(*col as usize), Some(Cell::Text(text)) if text.chars().any(char::is_alphabetic));
        let is_plain_text = has_figures
            && self
                .names
                .figures
                .iter()
                .filter(|col| cells.get(**col as usize).is_some_and(|cell| !cell.is_blank()))
                .all(is_text);
        if self.blank.0 > 0 && self.ends_before(row, cells, is_plain_text) {
            self.say(ReadNote::Below, row, 0);
            return Step::Stop;
        }
        let first = self.table.lines.is_empty() && self.pending.is_empty();
        if is_column_numbers(cells, after, self.names.office, first) {
            self.say(ReadNote::ColumnNumbers, row, 0);
        } else if has_figures && !is_plain_text {
            self.figures(row, cells);
        } else {
            self.no_figures(row, cells);
        }
        next
    }

    /// A heading in the middle: the same again is skipped, another ends the table.
    fn heading_again(&mut self, row: usize, cells: &[Cell]) -> Option<Step> {
        let is_text = |col: &&u32| matches!(cells.get(**col as usize), Some(Cell::Text(text)) if text.chars().any(char::is_alphabetic));
        let few = self.names.figures.len().min(2);
        let name = cells.get(self.names.office as usize);
        let same_name = !self.names.heading.is_blank() && name == Some(self.names.heading);
        // after a blank line any heading is looked for, wherever its columns stand
        let after_blank = self.blank.0 > 0 && cells.iter().filter(|cell| matches!(cell, Cell::Text(_))).count() > 2;
        if !same_name && !after_blank && self.names.figures.iter().filter(is_text).take(few).count() < few {
            return None;
        }
        let again = header::at(self.grid, row, row)?;
        if !again.says_the_same(&self.table.header) {
            return Some(Step::Stop);
        }
        self.say(ReadNote::HeaderAgain, row, 0);
        Some(Step::To(again.end.max(row.saturating_add(1))))
    }

    /// Whether a line after blank ones begins other content: the heading of another table, or rows after the total of all.
    fn ends_before(&self, row: usize, cells: &[Cell], heads_figures: bool) -> bool {
        let lines = &self.table.lines;
        let Some(last) = lines.last() else { return false };
        let is_figure = |cells: &[Cell], col: &u32| cells.get(*col as usize).is_some_and(is_number);
        let has_figures = |cells: &[Cell]| self.names.figures.iter().any(|col| is_figure(cells, col));
        if heads_figures {
            // texts over columns of figures, and figures below: not what stands under a table
            return self.grid.rows.get(row.saturating_add(1)).is_some_and(|next| has_figures(next));
        }
        let is_closed = last.kind == LabelKind::Grand
            && lines.iter().filter(|line| line.kind == LabelKind::Grand).count() == 1
            && lines.len() > 2
            && !(self.names.period.is_some() || self.names.measure.is_some());
        let goes_on = || {
            self.label(row, cells).is_some_and(|(label, _)| {
                matches!(row_label::kind(&label.name), LabelKind::Grand | LabelKind::Subtotal | LabelKind::Group)
                    || (matches!(label.numbering, Numbering::Letter | Numbering::Roman | Numbering::Arabic)
                        && label.name.chars().any(char::is_alphabetic))
            })
        };
        is_closed && has_figures(cells) && !goes_on()
    }

    /// What names the row, and the column it stands in.
    fn label(&self, row: usize, cells: &[Cell]) -> Option<(Label, u32)> {
        let number = self.names.number.and_then(|col| cells.get(col as usize)).filter(|cell| !cell.is_blank());
        let numbered = number.map_or(Numbering::None, |cell| row_label::numbering(&shown(cell)));
        let at = self.above.row(row, self.names.office);
        let name = cell(self.grid, at, self.names.office);
        if !name.is_blank() {
            let mut label = row_label::label(&shown(name));
            if numbered != Numbering::None {
                label.numbering = numbered;
            }
            return Some((label, self.names.office));
        }
        // `Tổng cộng` written into the column of the numbers
        let first = self.names.figures.iter().copied().min().unwrap_or(0);
        let others = [self.names.period, self.names.measure, self.names.parent];
        (0..first).filter(|col| !others.contains(&Some(*col))).find_map(|col| {
            let Some(Cell::Text(text)) = cells.get(col as usize) else { return None };
            let label = row_label::label(text);
            let is_name = label.name.chars().filter(|c| c.is_alphabetic()).count() > 2
                && row_label::numbering(text) == Numbering::None;
            is_name.then_some((label, col))
        })
    }

    /// The officer whose row it is, and the office: the one that stands beside, else that of the row before.
    fn officer(&self, row: usize) -> Option<(Label, Option<String>)> {
        let col = self.names.officer?;
        let label = row_label::label(&shown(cell(self.grid, self.above.row(row, col), col)));
        if label.name.is_empty() || row_label::kind(&label.name) != LabelKind::Office {
            return None;
        }
        let office =
            row_label::label(&shown(cell(self.grid, self.above.row(row, self.names.office), self.names.office)));
        let before = || {
            let line = self.table.lines.last()?;
            if line.is_officer { line.parent.clone() } else { Some(line.label.name.clone()) }
        };
        Some((label, if office.name.is_empty() { before() } else { Some(office.name) }))
    }

    fn flush(&mut self) {
        if self.blank.0 > 0 {
            self.say(ReadNote::BlankRows(self.blank.0), self.blank.1, 0);
            self.blank = (0, 0);
        }
        for (row, col, label) in std::mem::take(&mut self.pending) {
            let said = title::title([label.name.as_str()]).or(&title::name(&label.name));
            self.starts_group = true;
            if is_office(&label.name) {
                self.heads.push((self.table.lines.len(), label.name.clone()));
            }
            if let Some(measure) = said.measure {
                self.measure = Some(measure);
                self.say(ReadNote::MeasureOfRows(label.name, measure), row, col);
            } else if label.numbering == Numbering::Arabic {
                self.say(ReadNote::NoFigures(label.name), row, col);
            } else {
                self.say(ReadNote::Group(label.name), row, col);
            }
        }
    }

    fn no_figures(&mut self, row: usize, cells: &[Cell]) {
        let first = cells.iter().zip(0_u32..).find(|(cell, _)| !cell.is_blank());
        let Some((cell, col)) = first else { return };
        let in_footer = self.pending.iter().any(|(_, _, label)| row_label::is_footer(&label.name));
        match self.label(row, cells) {
            // an office that has nothing, numbered like those before it
            Some((label, _))
                if label.numbering == Numbering::Arabic
                    && !in_footer
                    && row_label::kind(&label.name) == LabelKind::Office
                    && !row_label::is_footer(&label.name)
                    && self.table.lines.last().is_some_and(|line| line.label.numbering == Numbering::Arabic) =>
            {
                self.say(ReadNote::NoFigures(label.name), row, col);
                self.figures(row, cells);
            }
            Some((label, at)) => self.pending.push((row, at, label)),
            None => self.pending.push((row, col, row_label::label(&shown(cell)))),
        }
    }

    fn figures(&mut self, row: usize, cells: &[Cell]) {
        self.flush();
        let first = self
            .names
            .figures
            .iter()
            .copied()
            .find(|col| cells.get(*col as usize).is_some_and(|cell| !cell.is_blank()));
        let at = first.unwrap_or(self.names.office);
        let long = self.names.period.is_some() || self.names.measure.is_some();
        let officer = self.officer(row);
        let label = if let Some((label, _)) = &officer {
            label.clone()
        } else if let Some((label, _)) = self.label(row, cells) {
            label
        } else if let Some(last) = self.table.lines.last().filter(|_| long) {
            let label = last.label.clone();
            if !std::mem::replace(&mut self.filled, true) {
                self.say(ReadNote::OfficeAbove(label.name.clone()), row, self.names.office);
            }
            label
        } else {
            return self.say(ReadNote::NoOffice, row, at);
        };
        let said = |col: Option<u32>| {
            let col = col?;
            let cell = cell(self.grid, self.above.row(row, col), col);
            (!cell.is_blank()).then(|| (shown(cell), col))
        };
        let period = match said(self.names.period) {
            None => None,
            Some((text, col)) => match period(&text) {
                Some(period) => Some(period),
                None => return self.say(ReadNote::NoPeriod(text), row, col),
            },
        };
        let measure = match said(self.names.measure) {
            None => self.measure,
            Some((text, col)) => match typed::measure(&text).ok() {
                Some(measure) => Some(measure),
                None => return self.say(ReadNote::NoMeasure(text), row, col),
            },
        };
        let is_officer = officer.is_some();
        let parent = officer.and_then(|(_, office)| office);
        let parent = parent.or_else(|| said(self.names.parent).map(|(text, _)| tidy(&text).into_owned()));
        let kind = row_label::kind(&label.name);
        let starts_group = std::mem::take(&mut self.starts_group);
        self.table.lines.push(Line { row, label, kind, parent, is_officer, period, measure, starts_group });
    }

    /// What is left without figures after it stands under the table.
    fn finish(&mut self) {
        let mut footer = None;
        for (row, col, label) in std::mem::take(&mut self.pending) {
            // the text as it stands: a title may begin with a number, `6 THÁNG ĐẦU NĂM 2022`
            let text = shown(cell(self.grid, row, col));
            let said = title::title([text.as_str()]).or(&title::name(&text));
            self.table.after = said.or(&self.table.after);
            footer = footer.or(Some((row, col, label.name)));
        }
        if let Some((row, col, name)) = footer {
            self.say(ReadNote::Footer(name), row, col);
        }
        self.officers_of_heads();
    }

    /// Rows of persons under the name of an office that has no figures of its own are its officers.
    fn officers_of_heads(&mut self) {
        let lines = &mut self.table.lines;
        for (from, office) in std::mem::take(&mut self.heads) {
            let rest = lines.get_mut(from..).unwrap_or_default();
            let is_next = |(at, line): (usize, &Line)| line.kind != LabelKind::Office || (at > 0 && line.starts_group);
            let end = rest.iter().enumerate().position(is_next).unwrap_or(rest.len());
            let rows = rest.get_mut(..end).unwrap_or_default();
            if are_persons(rows.iter().map(|line| line.label.name.as_str())) {
                for line in rows {
                    (line.is_officer, line.parent) = (true, Some(office.clone()));
                }
            }
        }
    }
}

impl Table {
    /// Makes every row that of an officer of this office: the column of names is one of officers, and the office heads the form.
    pub(crate) fn are_officers_of(&mut self, office: &str) {
        for line in self.lines.iter_mut().filter(|line| line.kind == LabelKind::Office) {
            (line.is_officer, line.parent) = (true, Some(office.to_owned()));
        }
    }
}
