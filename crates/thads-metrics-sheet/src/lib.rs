//! A sheet of offices: from a grid of cells to figures with the cell each stands in, and what can't be right.
//!
//! ```text
//! Grid (cells)    ─ read ─┐
//!                         ├─ Sheet ─ audit ─ Findings
//! Frame (columns) ────────┘
//! ```
//!
//! A [`Grid`] is what a spreadsheet holds, a [`Frame`] what a data frame holds; reading workbooks
//! and Arrow is left to crates of their own. Figures stay as they were found, negative ones
//! included: what is wrong with them is said by the findings, never mended in silence.

mod check;
mod duplicates;
mod error;
mod finding;
mod flows;
mod headings;
mod read;
mod seams;
mod source;
mod statistic_rows;
mod target_rows;

pub use check::{audit, thousands};
pub use duplicates::{At, Repeat, repeats};
pub use error::SheetError;
pub use finding::{Code, Finding, Severity, Slip};
pub use flows::SumOfOfficers;
pub use headings::{heading::heading, meaning::Heading};
pub use read::{frame_table::read_frame, grid_tables::read, sheet_note::SheetNote};
pub use source::{
    frame::{Frame, FrameColumn, FrameValues},
    grid::{Cell, CellRef, Grid, Remark, Span},
    numbers::Numbers,
    shown::Shown,
};
pub use statistic_rows::{StatisticRows, statistics_from_grids};
pub use target_rows::{TargetRow, targets_from_grid, targets_from_rows};

use thads_metrics::{Item, Measure, Percent, Period, Scale, flow};

/// What the caller says of a sheet; what is `None` is read from the sheet itself, or refused.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The period that the figures are of.
    pub period: Option<Period>,
    /// The scale that money is written in; official forms are in 1.000 đồng.
    pub unit: Option<Scale>,
    /// The measure of columns whose heading does not say it.
    pub measure: Option<Measure>,
    /// The file, for errors and addresses.
    pub file: String,
}

/// Where figures came from, so that a cell can be named as its user knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A sheet of a workbook, or a text file: cells are `Sheet1!H12`.
    Grid {
        /// Its name.
        name: String,
    },
    /// A data frame: cells are `eligible[11]`, rows counted from zero.
    Frame {
        /// The columns' names.
        columns: Vec<String>,
    },
}

/// What a row holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowKind {
    /// An office.
    Office,
    /// A claim: the sum of these rows of the block (indices), at any depth counted once.
    Total {
        /// The rows it sums.
        of: Vec<u32>,
    },
    /// An office, and the sum of the rows of its officers.
    OfOfficers {
        /// The rows of its officers.
        of: Vec<u32>,
    },
    /// An officer of the office that the row belongs to.
    Officer,
}

impl RowKind {
    /// Whether it is an office.
    pub const fn is_office(&self) -> bool {
        matches!(self, Self::Office | Self::OfOfficers { .. })
    }

    /// The rows that it sums.
    pub fn of(&self) -> Option<&[u32]> {
        match self {
            Self::Total { of } | Self::OfOfficers { of } => Some(of),
            Self::Office | Self::Officer => None,
        }
    }
}

/// A row of a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The office as it is written: an index into [`Sheet::names`].
    pub office: u32,
    /// The office it belongs to, where the sheet says so: an index into [`Sheet::names`].
    pub parent: Option<u32>,
    /// Its period: an index into [`Sheet::periods`].
    pub period: u16,
    /// Its line in the place, counted from zero.
    pub line: u32,
    /// What it holds.
    pub kind: RowKind,
}

/// A column of whole figures: cases, or đồng.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What it is.
    pub item: Item,
    /// Its column in the place, counted from zero.
    pub col: u32,
    /// Its heading as written.
    pub heading: String,
    /// The figures, in cases or đồng, as many as the block has rows.
    pub values: Numbers,
}

/// A column of printed percentages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PercentColumn {
    /// What it is: rate, eligible_share or target.
    pub item: Item,
    /// Its column in the place, counted from zero.
    pub col: u32,
    /// Its heading as written.
    pub heading: String,
    /// The figures with the places they are printed with, as many as the block has rows.
    pub values: Vec<Option<Percent>>,
}

/// The figures of one measure from one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Where they stand: an index into [`Sheet::places`].
    pub place: u16,
    /// The column with the offices' names, counted from zero.
    pub office_col: u32,
    /// What they measure.
    pub measure: Measure,
    /// The scale that they were written in; đồng or cases in [`Column::values`] all the same.
    pub unit: Scale,
    /// What the last digit written is worth, in cases or đồng: sums of rounded figures may differ by that.
    /// 1 for cases; for money, 1.000 where figures are in whole nghìn đồng.
    pub step: u128,
    /// Whether figures were rounded to [`step`](Self::step), so that sums need not close exactly
    /// (money in triệu, tỷ); official forms, in whole nghìn đồng or đồng, close exactly.
    pub rounded: bool,
    /// The rows.
    pub rows: Vec<Row>,
    /// The columns of counts or amounts.
    pub columns: Vec<Column>,
    /// The columns of percentages.
    pub percents: Vec<PercentColumn>,
}

impl Block {
    /// The column of an item.
    pub fn column(&self, item: Item) -> Option<&Column> {
        self.columns.iter().find(|column| column.item == item)
    }

    /// The figures of a row of that period, without those of columns that the forms of the day do not have: where these
    /// belong is not known, and a [note](Sheet::notes) says so.
    pub fn figures(&self, row: usize, period: Period) -> impl Iterator<Item = (Item, i128)> {
        let known = self.columns.iter().filter(move |column| flow::has(self.measure, period, column.item));
        known.filter_map(move |column| Some((column.item, column.values.get(row)?)))
    }

    /// A figure: `None` where the sheet has no such column, or nothing in the cell.
    pub fn get(&self, row: usize, item: Item) -> Option<i128> {
        self.column(item)?.values.get(row)
    }
}

/// Figures of offices, with where each stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    /// The file that it came from; empty for a frame.
    pub file: String,
    /// The sheets of the workbook, or the frame.
    pub places: Vec<Place>,
    /// The offices' names as written, each once.
    pub names: Vec<String>,
    /// The periods, each once.
    pub periods: Vec<Period>,
    /// The group of cases that all figures are of; `None` where they are of all cases.
    pub group: Option<String>,
    /// The figures.
    pub blocks: Vec<Block>,
    /// What was skipped, assumed, or could not be placed.
    pub notes: Vec<SheetNote>,
    /// Cells that can't be what they should be: no number, a fraction of a case, a formula without a value.
    pub unread: Vec<Finding>,
}

impl Place {
    /// The name of a cell as its user knows it, from a row and a column counted from zero: `Sheet1!H12`, `'Biểu 1'!B3`,
    /// `eligible[11]`.
    pub fn address(&self, row: u32, col: u32) -> String {
        match self {
            Self::Frame { columns } => format!("{}[{row}]", columns.get(col as usize).map_or("?", String::as_str)),
            Self::Grid { name } => format!("{}!{}", source::grid::quoted(name), source::grid::a1(row, col)),
        }
    }
}

impl Sheet {
    /// The name of a cell as its user knows it.
    pub fn address(&self, cell: CellRef) -> String {
        let place = self.places.get(usize::from(cell.place));
        place.map_or_else(|| source::grid::a1(cell.row, cell.col), |place| place.address(cell.row, cell.col))
    }
}
