//! ODS, zipped or flat: its tables, read in one pass over the XML.
//!
//! A cell holds both a number and the text that is displayed; how many of its digits are shown, and whether it is shown
//! in thousands, follows from the two, whatever language the text is written in.

use std::{borrow::Cow, collections::HashSet};

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};
use thads_metrics::file_kind::FileKind;
use thads_metrics_sheet::{Cell, Grid, Shown, Span};

use crate::{
    number::{self, written},
    package::Package,
    refusal::{Grids, Refusal},
    rows::{Budget, Rows},
    xml::{attribute, number as count, referred},
};

/// The most rows and columns that a table has.
const MAX_ROWS: u32 = 1 << 20;
const MAX_COLUMNS: u32 = 1 << 14;

/// Every table, in the order of the tabs.
pub(crate) fn read(package: &Package) -> Grids {
    read_xml(package.part("content.xml").unwrap_or_default())
}

/// Every table of a document.
pub(crate) fn read_xml(xml: &str) -> Grids {
    let (mut budget, mut grids, mut formulas) = (Budget::default(), Vec::new(), Formulas::default());
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    let (mut hidden, mut style, mut open) = (HashSet::new(), String::new(), 0_usize);
    loop {
        match reader.read_event()? {
            Event::Start(tag) => match tag.name().as_ref() {
                // what was there before changes, or in other files
                "table:tracked-changes" | "table:dde-links" => skip(&mut reader, &tag)?,
                "table:table" => {
                    let mut grid = Grid {
                        name: attribute(&tag, "name")?.unwrap_or_default().into_owned(),
                        hidden: attribute(&tag, "style-name")?.is_some_and(|style| hidden.contains(&*style)),
                        ..Grid::default()
                    };
                    Table::new(&mut grid, &mut budget, &mut formulas, grids.len()).read(&mut reader)?;
                    grids.push(grid);
                }
                name => {
                    open = open.saturating_add(1);
                    if name == "style:style" {
                        style = attribute(&tag, "name")?.unwrap_or_default().into_owned();
                    } else if name == "style:table-properties"
                        && attribute(&tag, "display")?.as_deref() == Some("false")
                    {
                        hidden.insert(std::mem::take(&mut style));
                    }
                }
            },
            Event::End(_) => open = open.saturating_sub(1),
            Event::Eof if open > 0 => return Err(Refusal::Damaged("the document ends in the middle".into())),
            Event::Eof => break,
            _ => {}
        }
    }
    formulas.settle(&mut grids);
    if grids.is_empty() { Err(Refusal::Kind(FileKind::Odt)) } else { Ok(grids) }
}

/// The formulas of a document, as far as it says whether anybody computed them.
#[derive(Default)]
struct Formulas {
    /// Whether one has a value that is displayed, as a spreadsheet writes it.
    is_computed: bool,
    /// Those that are zero and display nothing, as a writer leaves them: table, row, column, formula.
    doubtful: Vec<(usize, u32, u32, String)>,
}

impl Formulas {
    /// Zeros of a document in which no formula was computed are no values; a format may hide zeros that were.
    fn settle(self, grids: &mut [Grid]) {
        for (table, row, col, formula) in self.doubtful.into_iter().filter(|_| !self.is_computed) {
            let row = grids.get_mut(table).and_then(|grid| grid.rows.get_mut(row as usize));
            if let Some(cell) = row.and_then(|cells| cells.get_mut(col as usize)) {
                *cell = Cell::Formula(typed(&formula).into());
            }
        }
    }
}

/// A table while it is read.
struct Table<'a> {
    grid: &'a mut Grid,
    rows: Rows<'a>,
    row: u32,
    /// How often the row stands there.
    repeated: u32,
    col: u32,
    /// How many columns were declared.
    declared: u32,
    cell: Parts,
    /// The cells of the row that hold something, and the columns that each stands in.
    cells: Vec<(u32, u32, Cell)>,
    formulas: &'a mut Formulas,
    /// Its number among the tables.
    number: usize,
}

/// A cell while its parts come in.
#[derive(Default)]
struct Parts {
    open: bool,
    kind: String,
    value: Option<String>,
    formula: Option<String>,
    is_error: bool,
    repeated: u32,
    displayed: String,
    paragraphs: usize,
}

impl<'a> Table<'a> {
    fn new(grid: &'a mut Grid, budget: &'a mut Budget, formulas: &'a mut Formulas, number: usize) -> Self {
        let (rows, cell, cells) = (Rows::new(budget), Parts::default(), Vec::new());
        Self { grid, rows, row: 0, repeated: 1, col: 0, declared: 0, cell, cells, formulas, number }
    }

    /// Reads to the end of the table.
    fn read(mut self, reader: &mut Reader<&[u8]>) -> Result<(), Refusal> {
        loop {
            match reader.read_event()? {
                Event::Start(tag) => match tag.name().as_ref() {
                    name if self.cell.open && is_beside(name) => skip(reader, &tag)?,
                    "table:shapes" | "office:forms" => skip(reader, &tag)?,
                    _ => self.start(&tag)?,
                },
                Event::End(tag) => match tag.name().as_ref() {
                    "table:table" => break,
                    "table:table-cell" | "table:covered-table-cell" => self.end_cell(),
                    "table:table-row" => self.end_row()?,
                    _ => {}
                },
                Event::Text(text) if self.cell.paragraphs > 0 => self.cell.displayed.push_str(&text.xml10_content()),
                Event::CData(text) if self.cell.paragraphs > 0 => self.cell.displayed.push_str(&text.xml10_content()),
                Event::GeneralRef(reference) if self.cell.paragraphs > 0 => {
                    self.cell.displayed.push_str(&referred(&reference));
                }
                Event::Eof => return Err(Refusal::Damaged("a table ends in the middle".into())),
                _ => {}
            }
        }
        self.grid.rows = self.rows.finish();
        Ok(())
    }

    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), Refusal> {
        match tag.name().as_ref() {
            "table:table-column" => {
                let from = self.declared;
                self.declared = from.saturating_add(repetitions(tag, "number-columns-repeated")?).min(MAX_COLUMNS);
                if is_hidden(tag)? {
                    self.grid.hidden_cols.extend(from..self.declared);
                }
            }
            "table:table-row" => {
                self.repeated = repetitions(tag, "number-rows-repeated")?;
                self.col = 0;
                if is_hidden(tag)? {
                    let end = self.row.saturating_add(self.repeated.min(MAX_ROWS));
                    self.grid.hidden_rows.extend(self.row..end);
                }
            }
            "table:table-cell" | "table:covered-table-cell" => self.start_cell(tag)?,
            "text:p" | "text:h" if self.cell.open => {
                if self.cell.paragraphs > 0 {
                    self.cell.displayed.push('\n');
                }
                self.cell.paragraphs = self.cell.paragraphs.saturating_add(1);
            }
            "text:line-break" => self.cell.displayed.push('\n'),
            "text:tab" => self.cell.displayed.push('\t'),
            "text:s" => {
                let spaces = repetitions(tag, "c")?.min(MAX_COLUMNS);
                self.cell.displayed.extend((0..spaces).map(|_| ' '));
            }
            _ => {}
        }
        Ok(())
    }

    fn start_cell(&mut self, tag: &BytesStart<'_>) -> Result<(), Refusal> {
        let spans = (repetitions(tag, "number-rows-spanned")?, repetitions(tag, "number-columns-spanned")?);
        if spans != (1, 1) {
            let to = (self.row.saturating_add(spans.0), self.col.saturating_add(spans.1));
            let to = (to.0.saturating_sub(1), to.1.saturating_sub(1));
            self.grid.merged.push(Span { from: (self.row, self.col), to });
        }
        let mut cell = Parts { open: true, repeated: repetitions(tag, "number-columns-repeated")?, ..Parts::default() };
        for attribute in tag.attributes().with_checks(false) {
            let attribute = attribute?;
            let value = || attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).map(Cow::into_owned);
            match attribute.key.as_ref() {
                "calcext:value-type" => cell.is_error = value()? == "error",
                "office:value-type" => cell.kind = value()?,
                "table:formula" => cell.formula = Some(value()?),
                "office:value"
                | "office:date-value"
                | "office:time-value"
                | "office:boolean-value"
                | "office:string-value" => cell.value = Some(value()?),
                _ => {}
            }
        }
        self.cell = cell;
        Ok(())
    }

    fn end_cell(&mut self) {
        let cell = std::mem::take(&mut self.cell);
        let (from, to) = (self.col, self.col.saturating_add(cell.repeated));
        self.col = to;
        if let Some(formula) = &cell.formula {
            if !cell.displayed.is_empty() {
                self.formulas.is_computed = true;
            } else if cell.is_zero() {
                self.formulas.doubtful.push((self.number, self.row, from, formula.clone()));
            }
        }
        match cell.value() {
            Cell::Empty => {}
            value => self.cells.push((from, to.min(MAX_COLUMNS), value)),
        }
    }

    fn end_row(&mut self) -> Result<(), Refusal> {
        let cells = std::mem::take(&mut self.cells);
        let end = self.row.saturating_add(self.repeated);
        if !cells.is_empty() {
            for row in self.row..end {
                for (from, to, cell) in &cells {
                    for col in *from..*to {
                        self.rows.put((row, col), cell.clone())?;
                    }
                }
            }
        }
        self.row = end;
        Ok(())
    }
}

/// Passes over an element and all in it.
fn skip(reader: &mut Reader<&[u8]>, tag: &BytesStart<'_>) -> Result<(), Refusal> {
    reader.read_to_end(tag.to_end().name())?;
    Ok(())
}

/// Whether an element inside a cell is not of its text: a comment, a drawing, a table of its own.
fn is_beside(name: &str) -> bool {
    matches!(name, "office:annotation" | "office:annotation-end" | "table:table" | "text:ruby-text")
        || name.starts_with("draw:")
}

/// How often something stands there, once if nothing says so.
fn repetitions(tag: &BytesStart<'_>, name: &str) -> Result<u32, Refusal> {
    Ok(count(tag, name)?.unwrap_or(1).max(1))
}

/// Whether a row or a column is hidden.
fn is_hidden(tag: &BytesStart<'_>) -> Result<bool, Refusal> {
    Ok(attribute(tag, "visibility")?.is_some_and(|how| how == "collapse" || how == "filter"))
}

impl Parts {
    /// Whether its value is zero.
    fn is_zero(&self) -> bool {
        let digits = self.value.as_deref().unwrap_or_default();
        digits.contains('0') && digits.bytes().all(|byte| b"-0.".contains(&byte))
    }

    /// What the cell holds.
    fn value(self) -> Cell {
        let Self { kind, value, formula, is_error, displayed, .. } = self;
        match kind.as_str() {
            _ if is_error => Cell::Error(displayed.into()),
            "" | "void" if displayed.is_empty() => {
                formula.map_or(Cell::Empty, |formula| Cell::Formula(typed(&formula).into()))
            }
            "" | "void" => number::text(&displayed),
            "float" | "currency" | "percentage" => {
                let value = value.unwrap_or_default();
                match written(&value) {
                    Some((_, cell)) if kind == "percentage" => percentage(cell, &displayed),
                    Some((_, cell)) => as_displayed(cell, &displayed),
                    None => number::text(if value.is_empty() { &displayed } else { &value }),
                }
            }
            "date" | "time" => Cell::Day(value.unwrap_or(displayed).into()),
            "boolean" => Cell::Flag(value.is_some_and(|value| value == "true" || value == "1")),
            _ if displayed.is_empty() => number::text(&value.unwrap_or_default()),
            // an error without its own type, as older versions write it
            _ if formula.is_some() && (displayed.starts_with('#') || displayed.starts_with("Err:")) => {
                Cell::Error(displayed.into())
            }
            _ => number::text(&displayed),
        }
    }
}

/// More decimals and thousands than these are not shown.
const MAX_PLACES: u16 = 20;
const MAX_THOUSANDS: u8 = 4;

/// The digits of a number as it is displayed, and whether that is all there is beside marks and units.
fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// How many decimals and thousands make `stored` what is displayed.
fn display_of(stored: &str, displayed: &str, shift: i32) -> Option<(u8, u16)> {
    let displayed = digits(displayed);
    let plain = |text: String| digits(&text);
    let scales = 0..=if shift == 0 { MAX_THOUSANDS } else { 0 };
    scales.into_iter().find_map(|thousands| {
        let shift = shift.saturating_add(i32::from(thousands).saturating_mul(3));
        let fits = |places: &u16| Shown::rounded(stored, shift, *places).map(plain).as_ref() == Some(&displayed);
        (0..=MAX_PLACES).find(fits).map(|places| (thousands, places))
    })
}

fn stored(cell: &Cell) -> Option<String> {
    match cell {
        Cell::Whole(number) => Some(number.to_string()),
        Cell::Decimal(text) => Some(text.to_string()),
        _ => None,
    }
}

/// A number with the zeros that are displayed after its decimals, and with what of it is not displayed.
fn as_displayed(cell: Cell, displayed: &str) -> Cell {
    let Some(stored) = stored(&cell) else { return cell };
    let Some((thousands, places)) = display_of(&stored, displayed, 0) else { return cell };
    let (whole, decimals) = stored.split_once('.').unwrap_or((&stored, ""));
    let width = usize::from(places);
    if thousands > 0 || decimals.len() > width {
        Cell::Shown(Box::new(Shown { stored: stored.into(), thousands, places }))
    } else if decimals.len() < width {
        Cell::Decimal(format!("{whole}.{decimals:0<width$}").into())
    } else {
        cell
    }
}

/// A percentage with the digits that are displayed; all of its own where nothing is.
fn percentage(cell: Cell, displayed: &str) -> Cell {
    let Some(stored) = stored(&cell) else { return cell };
    let places = display_of(&stored, displayed, -2).map_or_else(
        || {
            let decimals = stored.split_once('.').map_or(0, |(_, decimals)| decimals.len());
            u16::try_from(decimals.saturating_sub(2)).unwrap_or(0)
        },
        |(_, places)| places,
    );
    Shown::rounded(&stored, -2, places).map_or(cell, |text| Cell::Percent(text.into(), places))
}

/// A formula as people type it: `of:=[.A1]+[$'Biểu 1'.B2]` is `A1+$'Biểu 1'.B2`.
fn typed(formula: &str) -> String {
    let named = formula.split_once(":=").filter(|(name, _)| name.bytes().all(|b| b.is_ascii_alphanumeric()));
    let formula = named.map_or(formula, |(_, rest)| rest).trim_start_matches('=');
    let (mut typed, mut in_text, mut in_reference) = (String::new(), false, false);
    let mut chars = formula.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if !in_reference => {
                in_text = !in_text;
                typed.push(c);
            }
            '[' if !in_text => {
                in_reference = true;
                let _ = chars.next_if_eq(&'.'); // of the same sheet
            }
            ']' if !in_text => in_reference = false,
            ':' if in_reference => {
                typed.push(c);
                let _ = chars.next_if_eq(&'.');
            }
            c => typed.push(c),
        }
    }
    typed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_displayed_says_how_many_digits_are_shown() {
        let cell = |value: &str, displayed| as_displayed(written(value).expect("a number").1, displayed);
        assert_eq!(cell("28.7", "28,70"), Cell::Decimal("28.70".into()));
        assert_eq!(cell("5409", "5.409"), Cell::Whole(5_409));
        assert!(matches!(cell("272565971000", "272.565.971"), Cell::Shown(shown) if shown.thousands == 1));
        assert!(
            matches!(cell("333.333333333333", "333"), Cell::Shown(shown) if (shown.thousands, shown.places) == (0, 0))
        );
        assert_eq!(cell("1000", "1.000 m2"), Cell::Whole(1_000)); // more digits than the number has
        let percent = |value: &str, displayed| percentage(written(value).expect("a number").1, displayed);
        assert_eq!(percent("0.625", "62.500%"), Cell::Percent("62.500".into(), 3));
        assert_eq!(percent("0.50745", "50,75 %"), Cell::Percent("50.75".into(), 2));
        assert_eq!(percent("1", "100%"), Cell::Percent("100".into(), 0));
        assert_eq!(percent("0.50745", ""), Cell::Percent("50.745".into(), 3));
    }

    #[test]
    fn formulas_are_written_as_people_type_them() {
        assert_eq!(typed("of:=[.A1]+1"), "A1+1");
        assert_eq!(typed("of:=IF([.D6]=0;\"\";[.E6]/[.$D6])"), "IF(D6=0;\"\";E6/$D6)");
        assert_eq!(typed("of:=SUM([.D6:.D8];[$'Biểu 1'.B2:.B3])"), "SUM(D6:D8;$'Biểu 1'.B2:B3)");
        assert_eq!(typed("oooc:=[.A1]&\"[.x]\""), "A1&\"[.x]\"");
        assert_eq!(typed("=A1"), "A1");
    }
}
