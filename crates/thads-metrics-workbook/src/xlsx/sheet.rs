//! The cells of a worksheet ([`Worksheet`]).

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};
use thads_metrics_sheet::{Cell, Grid, Span};

use super::{shared::Shared, strings::unescaped};
use crate::{
    number::{self, shown, written},
    refusal::Refusal,
    rows::{Budget, Rows},
    xml::{attribute, flag, number as count, referred},
};

/// The most columns that a worksheet has.
const MAX_COLUMNS: u32 = 1 << 14;

/// Which text of a cell is being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Text {
    None,
    Formula,
    Value,
}

/// A cell while its parts come in.
#[derive(Default)]
struct Parts {
    kind: String,
    style: Option<u32>,
    value: String,
    /// Whether there is an element for the value, empty or not.
    has_value: bool,
    formula: Option<String>,
}

/// A worksheet while it is read.
pub(super) struct Worksheet<'a> {
    shared: &'a Shared,
    rows: Rows<'a>,
    /// Where the next cell stands, if it does not say so.
    at: (u32, u32),
    cell: Parts,
    text: Text,
    /// Whether what follows is how East Asian writing is read aloud.
    in_reading: bool,
}

impl<'a> Worksheet<'a> {
    pub(super) fn new(shared: &'a Shared, budget: &'a mut Budget) -> Self {
        let (rows, at, cell) = (Rows::new(budget), (0, 0), Parts::default());
        Self { shared, rows, at, cell, text: Text::None, in_reading: false }
    }

    /// Reads the sheet into `grid`.
    pub(super) fn read(mut self, xml: &str, grid: &mut Grid) -> Result<(), Refusal> {
        let mut reader = Reader::from_str(xml);
        let mut open = 0_usize;
        loop {
            match reader.read_event()? {
                Event::Start(tag) => {
                    open = open.saturating_add(1);
                    self.start(&tag, grid)?;
                }
                Event::Empty(tag) => {
                    self.start(&tag, grid)?;
                    self.end(tag.local_name().as_ref())?;
                }
                Event::End(tag) => {
                    open = open.saturating_sub(1);
                    self.end(tag.local_name().as_ref())?;
                }
                Event::Text(text) => self.add(&text.xml10_content()),
                Event::CData(text) => self.add(&text.xml10_content()),
                Event::GeneralRef(reference) => self.add(&referred(&reference)),
                Event::Eof if open > 0 => return Err(Refusal::Damaged("the sheet ends in the middle".into())),
                Event::Eof => break,
                _ => {}
            }
        }
        grid.rows = self.rows.finish();
        grid.hidden_rows.sort_unstable();
        grid.hidden_cols.sort_unstable();
        Ok(())
    }

    fn start(&mut self, tag: &BytesStart<'_>, grid: &mut Grid) -> Result<(), Refusal> {
        match tag.local_name().as_ref() {
            "c" => {
                for attribute in tag.attributes().with_checks(false) {
                    let attribute = attribute?;
                    match attribute.key.as_ref() {
                        "r" => self.at = position(&attribute.value).unwrap_or(self.at),
                        "t" => self.cell.kind = attribute.value.into_owned(),
                        "s" => self.cell.style = attribute.value.parse().ok(),
                        _ => {}
                    }
                }
            }
            "v" => (self.text, self.cell.has_value) = (Text::Value, true),
            "t" if !self.in_reading => self.text = Text::Value,
            "rPh" => self.in_reading = true,
            "f" => {
                self.text = Text::Formula;
                self.cell.formula = Some(String::new());
            }
            "row" => {
                let row = count(tag, "r")?.map_or(self.at.0, |number| number.saturating_sub(1));
                self.at = (row, 0);
                if flag(tag, "hidden")? {
                    grid.hidden_rows.push(row);
                }
            }
            "col" if flag(tag, "hidden")? => {
                let (from, to) = (count(tag, "min")?.unwrap_or(1), count(tag, "max")?.unwrap_or(0));
                grid.hidden_cols.extend(from.saturating_sub(1)..to.min(MAX_COLUMNS));
            }
            "mergeCell" => grid.merged.extend(attribute(tag, "ref")?.and_then(|range| span(&range))),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Refusal> {
        match name {
            "c" => {
                let cell = std::mem::take(&mut self.cell);
                let value = self.value(cell);
                self.rows.put(self.at, value)?;
                self.at.1 = self.at.1.saturating_add(1);
            }
            "v" | "t" | "f" => self.text = Text::None,
            "rPh" => self.in_reading = false,
            "row" => self.at = (self.at.0.saturating_add(1), 0),
            _ => {}
        }
        Ok(())
    }

    fn add(&mut self, text: &str) {
        match self.text {
            Text::None => {}
            Text::Value => self.cell.value.push_str(text),
            Text::Formula => self.cell.formula.get_or_insert_default().push_str(text),
        }
    }

    /// What the cell holds.
    fn value(&self, cell: Parts) -> Cell {
        let Parts { kind, style, value, has_value, formula } = cell;
        if let Some(formula) = formula {
            // an empty text is a value, where the file says that it is a text
            let is_computed = !value.is_empty() || (has_value && kind == "str");
            if !is_computed || (self.shared.computes_on_load && value == "0" && kind != "b") {
                return Cell::Formula(formula.into());
            }
        }
        match kind.as_str() {
            "s" => match value.trim().parse::<usize>().ok().and_then(|index| self.shared.strings.get(index)) {
                Some(text) => number::text(text),
                None if value.is_empty() => Cell::Empty,
                None => Cell::Error(format!("#{value}").into()), // a text that the file does not hold
            },
            "str" | "inlineStr" => number::text(&unescaped(&value)),
            "b" => Cell::Flag(value.trim() == "1" || value.trim() == "true"),
            "e" => Cell::Error(value.into()),
            "d" => Cell::Day(value.into()),
            _ => match written(&value) {
                Some((float, cell)) => shown(float, cell, self.shared.styles.get(style), self.shared.epoch),
                None => number::text(&value),
            },
        }
    }
}

/// `B3` as row and column, from zero.
fn position(name: &str) -> Option<(u32, u32)> {
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, number) = name.split_at_checked(digits)?;
    let mut col = 0_u32;
    for letter in letters.bytes() {
        let digit = letter.to_ascii_uppercase().checked_sub(b'A').filter(|digit| *digit < 26)?;
        col = col.checked_mul(26)?.checked_add(u32::from(digit))?.checked_add(1)?;
    }
    Some((number.parse::<u32>().ok()?.checked_sub(1)?, col.checked_sub(1)?))
}

/// `A1:C2` as a span.
fn span(range: &str) -> Option<Span> {
    let (from, to) = range.split_once(':')?;
    Some(Span { from: position(from)?, to: position(to)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_found_by_their_names() {
        assert_eq!(position("A1"), Some((0, 0)));
        assert_eq!(position("XFD1048576"), Some((1_048_575, 16_383)));
        assert_eq!(span("B2:AA10"), Some(Span { from: (1, 1), to: (9, 26) }));
        assert!(
            [position("1"), position("A"), position("A0"), position("É1"), position("")].iter().all(Option::is_none)
        );
    }
}
