//! The tables of a document as a sheet of offices, audited.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use thads_metrics::{Lang, Period};
use thads_metrics_documents::Document;
use thads_metrics_sheet::{Finding, Options, Place, Sheet, SheetError, audit, read};

/// The tables of a document that are sheets of offices.
#[derive(Debug, Clone)]
pub struct Tables {
    /// Their figures.
    pub sheet: Sheet,
    /// What in them can't be right.
    pub found: Vec<Finding>,
    rest: String,
}

/// Reads them; `asked` is the period that the caller says, `said` the one of the text around. `None` if no table has the
/// heading of a form; the error is of one that has, and still can't be read.
pub(crate) fn of(
    document: &Document,
    asked: Option<Period>,
    said: Option<Period>,
) -> Result<Option<Tables>, SheetError> {
    let grids = document.grids();
    if grids.is_empty() {
        return Ok(None);
    }
    let with = |period| read(&grids, &Options { period, ..Options::default() });
    let sheet = match with(asked) {
        Err(SheetError::NoPeriod { .. }) => with(said),
        read => read,
    };
    let sheet = match sheet {
        Err(SheetError::Empty { .. } | SheetError::NoHeader { .. }) => return Ok(None),
        read => read?,
    };
    let is_taken = |name: &str| {
        let place = sheet.places.iter().position(|place| matches!(place, Place::Grid { name: own } if own == name));
        place.is_some_and(|place| sheet.blocks.iter().any(|block| usize::from(block.place) == place))
    };
    let taken: Vec<usize> =
        grids.iter().enumerate().filter(|(_, grid)| is_taken(&grid.name)).map(|(number, _)| number).collect();
    Ok(Some(Tables { rest: document.without_tables(&taken), ..Tables::of(sheet) }))
}

impl Tables {
    /// Those of a sheet, audited, without a text around them.
    pub fn of(sheet: Sheet) -> Self {
        Self { found: audit(&sheet, None), rest: String::new(), sheet }
    }

    /// Whether nothing was found that can't be right.
    pub const fn is_sound(&self) -> bool {
        self.found.is_empty()
    }

    /// The text without them.
    pub(crate) fn rest(&self) -> &str {
        &self.rest
    }

    /// What can't be right, one line a finding: `Bảng 1!D5: …`.
    pub fn findings(&self, lang: Lang) -> Vec<String> {
        let line = |finding: &Finding| {
            let (cell, text) = (self.sheet.address(finding.cell), finding.text(lang));
            if text.starts_with(&cell) { text.to_owned() } else { format!("{cell}: {text}") }
        };
        self.found.iter().map(line).collect()
    }

    /// How much was read, then what can't be right.
    pub fn lines(&self, lang: Lang) -> Vec<String> {
        let rows = self.sheet.blocks.iter().flat_map(|block| &block.rows);
        let offices = rows.filter(|row| row.kind.is_office()).map(|row| row.office).collect::<BTreeSet<_>>().len();
        let found = self.found.len();
        let mut lines = vec![lang.pick(
            format!("Bảng số liệu: {offices} cơ quan; số liệu cần xem lại: {found}"),
            format!("Tables: {offices} offices; figures that can't be right: {found}"),
        )];
        lines.extend(self.findings(lang));
        lines
    }

    /// What can't be right, as JSON.
    pub fn json(&self) -> Value {
        let finding = |finding: &Finding| {
            json!({
                "cell": self.sheet.address(finding.cell),
                "office": finding.office,
                "found": finding.found,
                "expected": finding.expected,
                "vi": finding.text(Lang::Vi),
                "en": finding.text(Lang::En),
            })
        };
        json!({ "findings": self.found.iter().map(finding).collect::<Vec<_>>() })
    }
}
