//! Report files: TOML → [`Report`], every value checked, nothing skipped.
//!
//! The format is described in the project's documentation. Errors name the file, the line
//! and the key, what was expected and what stood there.

use std::ops::Range;
use thads_metrics::text::clip;

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use crate::error::{ReportError, Where};
use crate::{
    draft::Entry,
    report::{Report, Whole},
    subject::PartialSubject,
};
use thads_metrics::{
    Date, Explain, Lang, Period, Quantity,
    file_kind::FileKind,
    printed::{Hedges, Rounding},
    vocabulary::typed,
};

/// The largest report file that is read, in bytes.
pub const MAX_BYTES: u64 = 1024 * 1024;

/// Refuses a file that is larger than any report, for who knows its size before reading it.
pub fn check_size(size: u64, file: &str) -> Result<(), ReportError> {
    let too_big = || ReportError::TooBig { file: file.to_owned(), size, max: MAX_BYTES };
    if size > MAX_BYTES { Err(too_big()) } else { Ok(()) }
}

const TOP: &[&str] = &["report", "figure", "whole", "part"];
const REPORT: &[&str] = &["title", "office", "period", "source", "published", "rounding", "hedges", "lang", "assume"];
const FIGURE: &[&str] =
    &["id", "quantity", "office", "period", "group", "set_by", "printed", "quote", "minus", "share_of", "change_from"];
const MINUS: &[&str] = &["quantity", "office", "period", "group", "set_by"];
const OTHER: &[&str] = &["quantity", "office", "period", "group"];
const WHOLE: &[&str] = &["office", "parts"];

impl Report {
    /// Reads a report file's bytes; `file` is the name that errors give it.
    pub fn from_bytes(bytes: &[u8], file: &str) -> Result<Self, ReportError> {
        check_size(u64::try_from(bytes.len()).unwrap_or(u64::MAX), file)?;
        let is_table = |kind: &FileKind| kind.is_workbook() || kind.is_register();
        if let Some(kind) = FileKind::of(bytes).filter(is_table) {
            return Err(ReportError::Kind { file: file.to_owned(), got: kind.name(), advice: kind.advice() });
        }
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let byte = error.valid_up_to();
            let before = bytes.iter().take(byte).filter(|b| **b == b'\n').count();
            let line = before.saturating_add(1);
            ReportError::NotUtf8 { place: Where { file: file.to_owned(), line, key: String::new() }, byte }
        })?;
        Self::parse(text, file)
    }

    /// Reads a report file's text; `file` is the name that errors give it.
    pub fn parse(text: &str, file: &str) -> Result<Self, ReportError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let lines = text.match_indices('\n').map(|(at, _)| at.saturating_add(1)).collect();
        Reader { text, file, lines }.report()
    }
}

/// What `[[whole]]` and `[[part]]` add.
type AddParts = fn(&mut Report, Whole, &Where) -> Result<(), ReportError>;

/// A table and where it begins.
#[derive(Clone, Copy)]
struct Table<'t> {
    entries: &'t DeTable<'t>,
    span: (usize, usize),
}

impl<'t> Table<'t> {
    fn get(&self, key: &str) -> Option<&'t Spanned<DeValue<'t>>> {
        self.entries.get(key)
    }
}

struct Reader<'t> {
    text: &'t str,
    file: &'t str,
    /// Where each line after the first begins.
    lines: Vec<usize>,
}

impl Reader<'_> {
    fn place(&self, offset: usize, key: &str) -> Where {
        let before = self.lines.partition_point(|start| *start <= offset);
        Where { file: self.file.to_owned(), line: before.saturating_add(1), key: key.to_owned() }
    }

    fn at(&self, span: &Range<usize>, key: &str) -> Where {
        self.place(span.start, key)
    }

    fn report(&self) -> Result<Report, ReportError> {
        if self.text.trim().is_empty() {
            return Err(ReportError::Empty { place: self.place(0, "") });
        }
        let document = DeTable::parse(self.text).map_err(|error| ReportError::Syntax {
            place: self.at(&error.span().unwrap_or_default(), ""),
            reason: error.message().to_owned(),
        })?;
        let top = Table { entries: document.get_ref(), span: (0, self.text.len()) };
        self.known_keys(top, TOP)?;
        let mut report = match top.get("report") {
            Some(value) => self.head(self.table(value, "report")?)?,
            None => Report::new(),
        };
        for table in self.tables(top, "figure")? {
            self.figure(&mut report, table)?;
        }
        if report.figures.is_empty() {
            return Err(ReportError::NoFigures { place: self.place(0, "figure") });
        }
        for (key, add) in [("whole", Report::add_whole_at as AddParts), ("part", Report::add_part_at)] {
            for table in self.tables(top, key)? {
                self.known_keys(table, WHOLE)?;
                let office = self.required(table, "office")?;
                let parts = self.names(table, "parts")?;
                let added = add(&mut report, Whole { office, parts }, &self.place(table.span.0, ""));
                added.map_err(|error| self.placed(error, table))?;
            }
        }
        Ok(report)
    }

    fn head(&self, table: Table<'_>) -> Result<Report, ReportError> {
        self.known_keys(table, REPORT)?;
        let mut report = Report::new();
        report.title = self.string(table, "title")?;
        report.source = self.string(table, "source")?;
        if let Some(value) = table.get("published") {
            let place = self.at(&value.span(), "published");
            let date = value.get_ref().as_datetime().filter(|day| day.date.is_some() && day.time.is_none());
            let date = date.ok_or_else(|| wrong_type(place.clone(), "a date as 2022-04-23 (ngày)", value.get_ref()))?;
            let date: Date = date.to_string().parse().map_err(|e| ReportError::unreadable(place, &e))?;
            report.published = Some(date);
        }
        if let Some(rounding) = self.read::<Rounding>(table, "rounding")? {
            report.rounding = rounding;
        }
        report.hedges = self.read::<Hedges>(table, "hedges")?.unwrap_or_default();
        report.lang = self.read::<Lang>(table, "lang")?.unwrap_or_default();
        if let Some(value) = table.get("assume") {
            let place = self.at(&value.span(), "assume");
            let assume = value.get_ref().as_bool();
            report.assume =
                assume.ok_or_else(|| wrong_type(place, "true or false (đúng hoặc sai)", value.get_ref()))?;
        }
        report.office = self.filled(table, "office")?;
        report.period = self.period(table)?;
        Ok(report)
    }

    fn figure(&self, report: &mut Report, table: Table<'_>) -> Result<(), ReportError> {
        self.known_keys(table, FIGURE)?;
        let place = self.place(table.span.0, "");
        let quantity = self.read::<Quantity>(table, "quantity")?;
        let entry = Entry {
            quantity: quantity.ok_or_else(|| missing(&place, "quantity"))?,
            office: self.filled(table, "office")?,
            period: self.period(table)?,
            group: self.string(table, "group")?,
            set_by: self.string(table, "set_by")?,
            minus: self.other(table, "minus", MINUS)?,
            share_of: self.other(table, "share_of", OTHER)?,
            change_from: self.other(table, "change_from", OTHER)?,
            printed: self.required(table, "printed")?,
            id: self.string(table, "id")?,
            quote: self.string(table, "quote")?,
        };
        let line = place.line;
        report.enter_at(entry, &place, line).map(|_| ()).map_err(|error| self.placed(error, table))
    }

    /// Moves an error from the head of its table to the line of its key.
    fn placed(&self, mut error: ReportError, table: Table<'_>) -> ReportError {
        if let ReportError::EmptyText { place, .. }
        | ReportError::DuplicateId { place, .. }
        | ReportError::Unreadable { place, .. }
        | ReportError::TwoClaims { place, .. }
        | ReportError::Incompatible { place, .. }
        | ReportError::OtherYear { place, .. }
        | ReportError::ComparedWithItself { place, .. }
        | ReportError::NotSet { place, .. }
        | ReportError::PartOfItself { place, .. }
        | ReportError::DuplicatePart { place, .. } = &mut error
            && let Some(value) = table.get(&place.key)
        {
            place.line = self.at(&value.span(), "").line;
        }
        error
    }

    fn other(&self, table: Table<'_>, key: &str, known: &[&str]) -> Result<Option<PartialSubject>, ReportError> {
        let Some(value) = table.get(key) else { return Ok(None) };
        let other = self.table(value, key)?;
        self.known_keys(other, known)?;
        Ok(Some(PartialSubject {
            quantity: self.read(other, "quantity")?,
            office: self.filled(other, "office")?,
            period: self.period(other)?,
            group: self.string(other, "group")?,
            set_by: self.string(other, "set_by")?,
        }))
    }

    fn known_keys(&self, table: Table<'_>, known: &[&str]) -> Result<(), ReportError> {
        let unknown = table.entries.keys().filter(|key| !known.contains(&key.get_ref().as_ref()));
        match unknown.min_by_key(|key| key.span().start) {
            None => Ok(()),
            Some(key) => {
                let got: String = clip(key.get_ref());
                let place = self.at(&key.span(), &got);
                Err(ReportError::UnknownKey { place, got, expected: known.join(", ") })
            }
        }
    }

    fn table<'t>(&self, value: &'t Spanned<DeValue<'t>>, key: &str) -> Result<Table<'t>, ReportError> {
        let entries = value.get_ref().as_table();
        let entries =
            entries.ok_or_else(|| wrong_type(self.at(&value.span(), key), "a table (bảng)", value.get_ref()))?;
        Ok(Table { entries, span: (value.span().start, value.span().end) })
    }

    fn tables<'t>(&self, top: Table<'t>, key: &str) -> Result<Vec<Table<'t>>, ReportError> {
        let Some(value) = top.get(key) else { return Ok(Vec::new()) };
        let place = || self.at(&value.span(), key);
        let array = value.get_ref().as_array();
        let array =
            array.ok_or_else(|| wrong_type(place(), "an array of tables [[…]] (mảng các bảng)", value.get_ref()))?;
        array.iter().map(|value| self.table(value, key)).collect()
    }

    fn string(&self, table: Table<'_>, key: &str) -> Result<Option<String>, ReportError> {
        let Some(value) = table.get(key) else { return Ok(None) };
        let text = value.get_ref().as_str();
        let text =
            text.ok_or_else(|| wrong_type(self.at(&value.span(), key), "text in quotes (chuỗi)", value.get_ref()))?;
        Ok(Some(text.to_owned()))
    }

    /// A text that, if it is there, is not empty.
    fn filled(&self, table: Table<'_>, key: &str) -> Result<Option<String>, ReportError> {
        let text = self.string(table, key)?;
        if text.as_ref().is_some_and(|text| text.trim().is_empty()) {
            let span = table.get(key).map(Spanned::span).unwrap_or_default();
            return Err(ReportError::EmptyText { place: self.at(&span, key), key: key.to_owned() });
        }
        Ok(text)
    }

    fn required(&self, table: Table<'_>, key: &str) -> Result<String, ReportError> {
        self.filled(table, key)?.ok_or_else(|| missing(&self.place(table.span.0, ""), key))
    }

    fn names(&self, table: Table<'_>, key: &str) -> Result<Vec<String>, ReportError> {
        let value = table.get(key).ok_or_else(|| missing(&self.place(table.span.0, ""), key))?;
        let expected = "a list of office names (danh sách tên đơn vị)";
        let names = value.get_ref().as_array();
        let names = names.ok_or_else(|| wrong_type(self.at(&value.span(), key), expected, value.get_ref()))?;
        let name = |value: &Spanned<DeValue<'_>>| {
            let text = value.get_ref().as_str().filter(|text| !text.trim().is_empty());
            let place = self.at(&value.span(), key);
            text.map(str::to_owned).ok_or_else(|| wrong_type(place, expected, value.get_ref()))
        };
        names.iter().map(name).collect()
    }

    /// A text that reads as a `T`.
    fn read<T>(&self, table: Table<'_>, key: &str) -> Result<Option<T>, ReportError>
    where
        T: std::str::FromStr,
        T::Err: Explain,
    {
        self.read_by(table, key, str::parse)
    }

    /// A period as people type it.
    fn period(&self, table: Table<'_>) -> Result<Option<Period>, ReportError> {
        self.read_by(table, "period", typed::period)
    }

    fn read_by<T, E: Explain>(
        &self,
        table: Table<'_>,
        key: &str,
        read: impl Fn(&str) -> Result<T, E>,
    ) -> Result<Option<T>, ReportError> {
        let Some(text) = self.string(table, key)? else { return Ok(None) };
        let span = table.get(key).map(Spanned::span).unwrap_or_default();
        read(&text).map(Some).map_err(|e| ReportError::unreadable(self.at(&span, key), &e))
    }
}

fn missing(place: &Where, key: &str) -> ReportError {
    ReportError::Missing { place: place.at(key), key: key.to_owned() }
}

fn wrong_type(place: Where, expected: &str, got: &DeValue<'_>) -> ReportError {
    ReportError::WrongType { place, expected: expected.to_owned(), got: got.type_str().to_owned() }
}
