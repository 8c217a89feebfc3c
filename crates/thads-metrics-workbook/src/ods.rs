//! ODS: values by calamine; merged cells, hidden rows and columns, percentages as displayed, from the XML beside it.

use std::{collections::HashMap, ops::Range};

use calamine::{Ods, OdsError, Reader as _, SheetVisible};
use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};
use thads_metrics::Percent;
use thads_metrics_sheet::{Cell, Grid, Span};

use crate::{Grids, Refusal, check_cells, number::owned, package::Package, trimmed, xml::attribute};

/// Every table, in the order of the tabs.
pub(crate) fn read(package: &Package) -> Grids {
    let marks = marks(package.part("content.xml").unwrap_or_default())?;
    let mut workbook = Ods::new(package.archive()?).map_err(|error| match error {
        OdsError::Password => Refusal::Protected,
        other => other.into(),
    })?;
    let sheets = workbook.sheets_metadata().to_vec();
    let mut grids = Vec::new();
    for (sheet, marks) in sheets.into_iter().zip(marks) {
        let mut grid = Grid { hidden: sheet.visible != SheetVisible::Visible, name: sheet.name, ..Grid::default() };
        let (values, formulas) = (workbook.worksheet_range(&grid.name)?, workbook.worksheet_formula(&grid.name)?);
        let end = |found: Option<(u32, u32)>| {
            found.map_or((0, 0), |(row, col)| (row.saturating_add(1), col.saturating_add(1)))
        };
        let (of_values, of_formulas) = (end(values.end()), end(formulas.end()));
        let (rows, cols) = (of_values.0.max(of_formulas.0), of_values.1.max(of_formulas.1));
        for row in 0..rows {
            let cell = |col| {
                let value = values.get_value((row, col)).map_or(Cell::Empty, owned);
                match (value, marks.percents.get(&(row, col))) {
                    (Cell::Empty, _) => formulas
                        .get_value((row, col))
                        .filter(|formula| !formula.is_empty())
                        .map_or(Cell::Empty, |formula| Cell::Formula(formula.as_str().into())),
                    (_, Some((text, places))) => Cell::Percent(text.clone(), *places),
                    (value, None) => value,
                }
            };
            grid.rows.push(trimmed((0..cols).map(cell)));
        }
        (grid.merged, grid.hidden_rows, grid.hidden_cols) = (marks.merged, marks.hidden_rows, marks.hidden_cols);
        grids.push(grid);
    }
    Ok(grids)
}

/// A percentage as displayed: digits with a dot, and how many decimals.
type Shown = (Box<str>, u16);

/// What calamine does not say of a table.
#[derive(Default)]
struct Marks {
    merged: Vec<Span>,
    hidden_rows: Vec<u32>,
    hidden_cols: Vec<u32>,
    percents: HashMap<(u32, u32), Shown>,
}

impl Marks {
    /// Notes the percentages of a row, and of its repetitions.
    fn show(&mut self, rows: Range<u32>, percents: &[(Range<u32>, Shown)]) {
        for row in rows {
            for (cols, percent) in percents {
                self.percents.extend(cols.clone().map(|col| ((row, col), percent.clone())));
            }
        }
    }
}

/// Where the scan of a table has come.
#[derive(Default)]
struct Place {
    row: u32,
    col: u32,
    /// How often the row is repeated.
    rows: u32,
    /// One past the last used cell of the row, and of any row so far.
    used: (u32, u32),
    /// One past the last used row.
    used_rows: u32,
    /// The first column of the cell.
    from: u32,
    /// Whether the cell is shown as a percentage; then what is displayed.
    displayed: Option<String>,
    /// Whether what follows is a comment on the cell.
    in_comment: bool,
    /// How many columns were declared.
    declared: u32,
    /// The percentages of the row: columns, digits, places.
    percents: Vec<(Range<u32>, Shown)>,
}

impl Place {
    /// How many cells the table has so far, blank ones included.
    fn cells(&self) -> u64 {
        u64::from(self.used_rows).saturating_mul(self.used.1.into())
    }
}

/// The marks of every table. Also refuses tables that repeat cells past all measure.
fn marks(xml: &str) -> Result<Vec<Marks>, Refusal> {
    let mut tables = Vec::new();
    let (mut marks, mut at, mut before) = (Marks::default(), Place::default(), 0_u64);
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    loop {
        match reader.read_event()? {
            Event::Start(tag) => match tag.name().as_ref() {
                "table:table" => (marks, at) = (Marks::default(), Place::default()),
                "table:table-column" => {
                    let from = at.declared;
                    at.declared = from.saturating_add(number(&tag, "number-columns-repeated")?).min(MAX_COLUMNS);
                    if is_hidden(&tag)? {
                        marks.hidden_cols.extend(from..at.declared);
                    }
                }
                "table:table-row" => {
                    at.rows = number(&tag, "number-rows-repeated")?;
                    (at.col, at.used.0) = (0, 0);
                    if is_hidden(&tag)? {
                        let end = at.row.saturating_add(at.rows.min(MAX_ROWS));
                        marks.hidden_rows.extend(at.row..end);
                    }
                }
                "table:table-cell" | "table:covered-table-cell" => {
                    let repeated = number(&tag, "number-columns-repeated")?;
                    let spans = (number(&tag, "number-rows-spanned")?, number(&tag, "number-columns-spanned")?);
                    if spans != (1, 1) {
                        let to = (at.row.saturating_add(spans.0), at.col.saturating_add(spans.1));
                        let to = (to.0.saturating_sub(1), to.1.saturating_sub(1));
                        marks.merged.push(Span { from: (at.row, at.col), to });
                    }
                    let kind = attribute(&tag, "value-type")?;
                    at.displayed = (kind.as_deref() == Some("percentage")).then(String::new);
                    at.from = at.col;
                    at.col = at.col.saturating_add(repeated);
                    if kind.is_some() || attribute(&tag, "formula")?.is_some() {
                        at.used.0 = at.col;
                    }
                }
                "office:annotation" => at.in_comment = true,
                _ => {}
            },
            Event::Text(text) if !at.in_comment => {
                if let Some(displayed) = &mut at.displayed {
                    displayed.push_str(&text.xml10_content());
                }
            }
            Event::End(tag) => match tag.name().as_ref() {
                "table:table-cell" | "table:covered-table-cell" => {
                    let displayed = at.displayed.take().and_then(|text| percent(&text));
                    at.percents.extend(displayed.map(|percent| (at.from..at.col.min(MAX_COLUMNS), percent)));
                }
                "office:annotation" => at.in_comment = false,
                "table:table-row" => {
                    let rows = at.row..at.row.saturating_add(at.rows);
                    at.row = rows.end;
                    if at.used.0 > 0 {
                        (at.used_rows, at.used.1) = (rows.end, at.used.1.max(at.used.0));
                        check_cells(before.saturating_add(at.cells()))?; // calamine holds all tables at once
                        marks.show(rows, &at.percents);
                    }
                    at.percents.clear();
                }
                "table:table" => {
                    before = before.saturating_add(at.cells());
                    tables.push(std::mem::take(&mut marks));
                }
                _ => {}
            },
            Event::Eof => return Ok(tables),
            _ => {}
        }
    }
}

/// The most rows and columns that a table has.
const MAX_ROWS: u32 = 1 << 20;
const MAX_COLUMNS: u32 = 1 << 14;

/// Whether a row or a column is hidden.
fn is_hidden(tag: &BytesStart<'_>) -> Result<bool, Refusal> {
    Ok(attribute(tag, "visibility")?.is_some_and(|how| how == "collapse" || how == "filter"))
}

/// An attribute that is a number, one if it is not there.
fn number(tag: &BytesStart<'_>, name: &str) -> Result<u32, Refusal> {
    Ok(attribute(tag, name)?.and_then(|text| text.parse().ok()).unwrap_or(1).max(1))
}

/// `50,75%` as digits with a dot, and its places.
fn percent(displayed: &str) -> Option<Shown> {
    let percent = displayed.parse::<Percent>().ok()?;
    let plain = percent.print(thads_metrics::Lang::En).replace([',', '%'], "");
    Some((plain.into(), percent.places()))
}
