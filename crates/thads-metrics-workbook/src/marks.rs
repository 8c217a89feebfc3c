//! What calamine does not say of a worksheet of XLSX: merged cells, hidden rows and columns, formulas without a value.

use memchr::memmem;
use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};
use thads_metrics_sheet::Span;

use crate::{Refusal, xml::attribute};

/// What the file holds for a formula.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Value {
    /// Nothing.
    None,
    /// A zero, which some programs write where they computed nothing.
    Zero,
    /// A value.
    Some,
}

/// A formula, where it stands, and what the file holds for it.
pub(crate) struct Formula {
    pub(crate) at: (u32, u32),
    pub(crate) text: String,
    pub(crate) value: Value,
}

/// What calamine does not say of a worksheet.
#[derive(Default)]
pub(crate) struct Marks {
    pub(crate) merged: Vec<Span>,
    pub(crate) hidden_rows: Vec<u32>,
    pub(crate) hidden_cols: Vec<u32>,
    pub(crate) formulas: Vec<Formula>,
}

impl Marks {
    /// The marks of a worksheet. Its cells are many: they are parsed only if there is something to be found.
    pub(crate) fn of(xml: &str, computes_on_load: bool) -> Result<Self, Refusal> {
        let cells_end = memmem::rfind(xml.as_bytes(), b"</sheetData>").filter(|_| !is_marked(xml, computes_on_load));
        let mut marks = Self::default();
        let mut reader = Reader::from_str(xml.get(cells_end.unwrap_or(0)..).unwrap_or_default());
        reader.config_mut().check_end_names = false;
        reader.config_mut().allow_unmatched_ends = true;
        let (mut row, mut col) = (0_u32, 0_u32); // of the next one that does not say where it stands
        let (mut formula, mut in_formula, mut in_value): (Option<Formula>, bool, bool) = (None, false, false);
        loop {
            let event = reader.read_event()?;
            let closed = matches!(event, Event::Empty(_));
            match event {
                Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                    "c" => {
                        let at = attribute(&tag, "r")?.and_then(|name| position(&name)).unwrap_or((row, col));
                        (row, col) = (at.0, at.1.saturating_add(1));
                    }
                    "f" => {
                        let at = (row, col.saturating_sub(1));
                        formula = Some(Formula { at, text: String::new(), value: Value::None });
                        in_formula = !closed;
                    }
                    "v" | "is" => in_value = !closed,
                    "row" => {
                        if let Some(number) = attribute(&tag, "r")?.and_then(|number| number.parse::<u32>().ok()) {
                            row = number.saturating_sub(1);
                        }
                        col = 0;
                        if is_hidden(&tag)? {
                            marks.hidden_rows.push(row);
                        }
                        if closed {
                            row = row.saturating_add(1);
                        }
                    }
                    "col" if is_hidden(&tag)? => {
                        let number =
                            |name| Ok::<_, Refusal>(attribute(&tag, name)?.and_then(|at| at.parse::<u32>().ok()));
                        let (from, to) = (number("min")?.unwrap_or(1), number("max")?.unwrap_or(0).min(MAX_COLUMNS));
                        marks.hidden_cols.extend(from.saturating_sub(1)..to);
                    }
                    "mergeCell" => marks.merged.extend(attribute(&tag, "ref")?.and_then(|range| span(&range))),
                    _ => {}
                },
                Event::Text(text) if in_formula || in_value => {
                    if let Some(formula) = &mut formula {
                        let text = text.xml10_content();
                        if in_formula {
                            formula.text.push_str(&text);
                        } else if !text.is_empty() {
                            formula.value = if text == "0" { Value::Zero } else { Value::Some };
                        }
                    }
                }
                Event::End(tag) => match tag.local_name().as_ref() {
                    "f" => in_formula = false,
                    "v" | "is" => in_value = false,
                    "c" => marks.formulas.extend(formula.take()),
                    "row" => row = row.saturating_add(1),
                    _ => {}
                },
                Event::Eof => break,
                _ => {}
            }
        }
        marks.hidden_rows.sort_unstable();
        marks.hidden_cols.sort_unstable();
        Ok(marks)
    }
}

/// The most columns that a worksheet has.
const MAX_COLUMNS: u32 = 1 << 14;

/// Whether a row or a column is hidden.
fn is_hidden(tag: &BytesStart<'_>) -> Result<bool, Refusal> {
    Ok(attribute(tag, "hidden")?.is_some_and(|flag| flag == "1" || flag == "true"))
}

/// Whether a row is hidden or a formula has no value, or perhaps none.
fn is_marked(xml: &str, computes_on_load: bool) -> bool {
    let bytes = xml.as_bytes();
    let has_no_value = |at: usize| {
        let formula = xml.get(at..).unwrap_or_default();
        let (tag, rest) = formula.split_once('>').unwrap_or_default();
        let rest = if tag.ends_with('/') { rest } else { rest.split_once("</f>").unwrap_or_default().1 };
        let value = rest.trim_start().strip_prefix("<v").and_then(|value| value.split_once('>'));
        let named = tag.strip_prefix("<f").is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', ' ']));
        named && value.is_none_or(|(_, text)| text.starts_with('<') || (computes_on_load && text.starts_with("0<")))
    };
    memmem::find(bytes, b"<sheetData").is_none() // with a prefix, perhaps
        || memmem::find(bytes, b"hidden=").is_some()
        || memmem::find_iter(bytes, b"<f").any(has_no_value)
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

    #[test]
    fn marks_are_read_with_and_without_positions() {
        let xml = r#"<x:worksheet><x:sheetData><x:row hidden="1"><x:c><x:v>1</x:v></x:c><x:c><x:f>A1&amp;"x"</x:f><x:v></x:v></x:c></x:row>
            <x:row r="7" hidden="true"/><x:row><x:c r="C8"><x:f>1-1</x:f><x:v>0</x:v></x:c></x:row></x:sheetData>
            <x:mergeCells><x:mergeCell ref="A1:B2"/></x:mergeCells></x:worksheet>"#;
        let marks = Marks::of(xml, true).ok().expect("well-formed");
        assert_eq!(marks.hidden_rows, [0, 6]);
        assert_eq!(marks.merged, [Span { from: (0, 0), to: (1, 1) }]);
        let formulas: Vec<_> =
            marks.formulas.iter().map(|formula| (formula.at, formula.value == Value::None)).collect();
        assert_eq!(formulas, [((0, 1), true), ((7, 2), false)]);
    }
}
