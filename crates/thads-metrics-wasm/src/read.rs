//! Bytes → the page of what they are: a report file, a workbook or a table as text, a document.

use thads_metrics::{Explain, Lang, Measure, Period, file_kind::FileKind, text::Text, vocabulary};
use thads_metrics_audit::Report;
use thads_metrics_sheet::{Options, SheetError};
use thads_metrics_workbook::open;

use crate::{article, page::Page, report, sheet};

/// What messages call a text without a name.
const PASTED: Text = Text::new("văn bản đã dán", "pasted text");

/// What whoever gives an input says of it, where it does not say so itself; as typed, empty for nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Asked<'a> {
    /// The office of an article's figures.
    pub office: &'a str,
    /// The period: `2022/06`.
    pub period: &'a str,
    /// What a sheet counts: `cases`, `money`.
    pub measure: &'a str,
    /// What money is written in: `đồng`, `nghìn đồng`.
    pub unit: &'a str,
}

/// Reads what was given, whatever its name says, and makes its page; `name` is what errors call it, and tells what a text is when
/// the bytes leave that open; empty for what was pasted.
///
/// The error is the sentence that the command line writes of the same file.
pub fn read(bytes: &[u8], name: &str, asked: &Asked, lang: Lang) -> Result<Page, String> {
    let name = if name.is_empty() { PASTED.pick(lang) } else { name };
    let period = typed(asked.period, str::parse::<Period>, lang)?;
    let measure = typed(asked.measure, str::parse::<Measure>, lang)?;
    let unit = typed(asked.unit, vocabulary::unit, lang)?;
    let office = Some(asked.office.trim()).filter(|office| !office.is_empty()).map(str::to_owned);
    let of_sheet = Options { period, unit, measure, file: name.to_owned() };
    let of_article = thads_metrics_article::Options { office, period, ..thads_metrics_article::Options::default() };

    let in_words = |error: &dyn Explain| error.text(lang);

    let given = Given::of(bytes, name);
    if given == Given::Report {
        let report = Report::from_bytes(bytes, name).map_err(|error| in_words(&error))?;
        return Ok(report::page(&report.audit(), name, lang));
    }
    if given == Given::Table {
        let grids = open(bytes, name).map_err(|error| in_words(&error))?;
        let sheet = thads_metrics_sheet::read(&grids, &of_sheet).map_err(|error| in_words(&error))?;
        return Ok(sheet::page(sheet, name, lang));
    }
    if given == Given::TextWithTabs
        && let Ok(grids) = open(bytes, name)
    {
        match thads_metrics_sheet::read(&grids, &of_sheet) {
            Err(SheetError::Empty { .. } | SheetError::NoHeader { .. }) => {} // columns of something else, in a text
            Err(error) => return Err(in_words(&error)),
            Ok(sheet) => return Ok(sheet::page(sheet, name, lang)),
        }
    }
    let document = thads_metrics_documents::read(bytes, name).map_err(|error| in_words(&error))?;
    Ok(article::page(&document, &of_article, name, lang))
}

/// What was typed, read; `None` for nothing.
fn typed<T, E: Explain>(text: &str, read: impl Fn(&str) -> Result<T, E>, lang: Lang) -> Result<Option<T>, String> {
    let text = text.trim();
    if text.is_empty() { Ok(None) } else { read(text).map(Some).map_err(|error| error.text(lang)) }
}

/// What is given, by its bytes, and by its name where these leave it open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Given {
    Report,
    Table,
    /// Cells copied from a spreadsheet, or a text that has tabs.
    TextWithTabs,
    Document,
}

impl Given {
    fn of(bytes: &[u8], name: &str) -> Self {
        let ends = |endings: &[&str]| {
            let end = name.rsplit_once('.').map(|(_, end)| end);
            end.is_some_and(|end| endings.iter().any(|known| end.eq_ignore_ascii_case(known)))
        };
        match FileKind::of(bytes) {
            Some(FileKind::Toml) => Self::Report,
            _ if ends(&["toml"]) => Self::Report,
            Some(kind) if kind.is_workbook() || kind.is_register() => Self::Table,
            Some(FileKind::Zip | FileKind::Compressed | FileKind::Sqlite) => Self::Table,
            Some(FileKind::Xml) if ends(&["fods"]) => Self::Table,
            None if ends(&["csv", "tsv"]) => Self::Table,
            None if bytes.contains(&b'\t') => Self::TextWithTabs,
            _ => Self::Document,
        }
    }
}
