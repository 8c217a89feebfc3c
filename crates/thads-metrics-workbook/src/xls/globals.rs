//! What holds for all sheets of an XLS ([`Globals`]): their list, texts, number formats, and how letters are stored.

use std::collections::HashMap;

use encoding_rs::{Encoding, WINDOWS_1252};

use thads_metrics::file_kind::FileKind;

use super::records::{Pieces, Records, kind, long, short};
use crate::{format::Format, number::Epoch, refusal::Refusal};

/// A sheet as the workbook lists it.
pub(super) struct Tab {
    pub(super) name: String,
    pub(super) offset: usize,
    pub(super) hidden: bool,
    pub(super) holds_cells: bool,
}

/// What holds for all sheets.
pub(super) struct Globals {
    pub(super) tabs: Vec<Tab>,
    pub(super) strings: Vec<Box<str>>,
    /// The number format of each style of cells; `None` where all of a number is shown.
    pub(super) formats: Vec<Option<Format>>,
    pub(super) epoch: Epoch,
    pub(super) writer: Writer,
    letters: Letters,
}

/// Which program wrote the file, as far as that says what the values of its formulas are worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Writer {
    /// Apache POI, which writes zeros, to be computed on loading.
    Poi,
    /// One that follows the documentation of OpenOffice: OpenOffice itself and xlwt, which computes nothing.
    OpenOffice,
    /// Excel, or another one that writes what it computed.
    Other,
}

/// How letters are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Letters {
    /// Excel 97 and later, whatever a code page says.
    Unicode,
    /// Before: by the code page.
    Bytes(&'static Encoding),
}

impl Globals {
    pub(super) fn read(stream: &[u8]) -> Result<Self, Refusal> {
        let mut records = Records::new(stream, 0);
        let (letters, writer) = match records.next() {
            Some((kind::BOF, bof)) => match short(bof, 0) {
                Some(0x0600) => (Letters::Unicode, writer(bof)),
                Some(0x0500) => (Letters::Bytes(WINDOWS_1252), Writer::Other),
                _ => return Err(Refusal::Damaged("a version of XLS that nobody knows".into())),
            },
            Some((0x0009 | 0x0209 | 0x0409, _)) => return Err(Refusal::Kind(FileKind::XlsOld)),
            _ => return Err(Refusal::Damaged("no workbook at its start".into())),
        };
        let mut globals =
            Self { tabs: Vec::new(), strings: Vec::new(), formats: Vec::new(), epoch: Epoch::Of1900, writer, letters };
        let (mut codes, mut styles) = (HashMap::new(), Vec::new());
        while let Some((kind, record)) = records.next() {
            match kind {
                kind::FILE_PASS => return Err(Refusal::Protected),
                kind::CODE_PAGE => globals.choose(short(record, 0)),
                kind::DATE_MODE if short(record, 0) == Some(1) => globals.epoch = Epoch::Of1904,
                kind::BOUND_SHEET => globals.tabs.extend(globals.tab(record)),
                kind::FORMAT => {
                    let width = if globals.letters == Letters::Unicode { 2 } else { 1 };
                    let text = globals.text(&mut Records::new(&[], 0), record.get(2..).unwrap_or_default(), width);
                    drop(short(record, 0).map(|id| codes.insert(id, Format::new(&text))));
                }
                kind::XF => styles.push(short(record, 2).unwrap_or(0)),
                kind::SST => globals.strings = strings(records.pieces(record)),
                kind::EOF => break,
                _ => {}
            }
        }
        let format = |id: u16| codes.get(&id).cloned().or_else(|| Format::built_in(id));
        globals.formats = styles.into_iter().map(format).collect();
        Ok(globals)
    }

    /// The encoding of that code page, where letters are bytes.
    fn choose(&mut self, page: Option<u16>) {
        if let Letters::Bytes(known) = &mut self.letters {
            let page = match page {
                Some(0x8000) => Some(10_000), // Macintosh
                Some(0x8001) => Some(1252),
                page => page,
            };
            *known = page.and_then(codepage::to_encoding).unwrap_or(WINDOWS_1252);
        }
    }

    fn tab(&self, record: &[u8]) -> Option<Tab> {
        let (state, what) = (record.get(4)?, record.get(5)?);
        Some(Tab {
            name: self.text(&mut Records::new(&[], 0), record.get(6..)?, 1),
            offset: usize::try_from(long(record, 0)?).ok()?,
            hidden: state & 3 != 0,
            holds_cells: *what == 0,
        })
    }

    /// A text whose length takes so many bytes; what there is of it where the record is cut short.
    pub(super) fn text<'a>(&self, records: &mut Records<'a>, record: &'a [u8], width: usize) -> String {
        let length = if width == 1 { record.first().copied().map(u16::from) } else { short(record, 0) };
        let length = usize::from(length.unwrap_or(0));
        let letters = record.get(width..).unwrap_or_default();
        match self.letters {
            Letters::Bytes(encoding) => {
                let letters = letters.get(..length).unwrap_or(letters);
                encoding.decode_without_bom_handling(letters).0.into_owned()
            }
            Letters::Unicode => {
                let mut pieces = records.pieces(letters);
                let wide = pieces.is_wide();
                pieces.letters(length, wide).unwrap_or_default()
            }
        }
    }

    /// The number format of a style.
    pub(super) fn format(&self, style: Option<u16>) -> Option<&Format> {
        self.formats.get(usize::from(style?))?.as_ref()
    }
}

/// The program, by what it puts into the first record: a build, a year, and which versions touched the file.
fn writer(bof: &[u8]) -> Writer {
    match (short(bof, 4), long(bof, 8)) {
        (Some(0x10D3), Some(0x41)) => Writer::Poi,
        (Some(0x0DBB), Some(0)) => Writer::OpenOffice,
        _ => Writer::Other,
    }
}

/// The shared texts, as far as they can be read.
fn strings(mut pieces: Pieces<'_>) -> Vec<Box<str>> {
    pieces.skip(4); // how often they are used
    let declared = pieces.long().unwrap_or(0);
    (0..declared).map_while(|_| pieces.text().map(String::into_boxed_str)).collect()
}
