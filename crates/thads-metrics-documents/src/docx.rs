//! The text of a Word file, a paragraph a line, and its tables.

use std::io::{Cursor, Read};

use quick_xml::{
    Reader,
    escape::resolve_predefined_entity,
    events::{BytesStart, Event},
};

use crate::table::{Cells, Table};

/// The most bytes of text that a package is unpacked to.
const MOST: u64 = 64 * 1024 * 1024;

/// The running text and the tables, or `None` if the package has no document.
pub(crate) fn text(bytes: &[u8]) -> Option<(String, Vec<Table>)> {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut xml = Vec::new();
    package.by_name("word/document.xml").ok()?.take(MOST).read_to_end(&mut xml).ok()?;
    let xml = String::from_utf8_lossy(&xml);
    let mut reader = Reader::from_str(&xml);
    let mut body = Body::default();
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => body.opens(&tag),
            Ok(Event::Empty(tag)) => body.stands(&tag),
            Ok(Event::End(tag)) => body.closes(tag.local_name().as_ref()),
            Ok(Event::Text(piece)) => body.says(&piece),
            Ok(Event::GeneralRef(name)) => match name.resolve_char_ref() {
                Ok(Some(c)) => body.says(c.encode_utf8(&mut [0; 4])),
                _ => body.says(resolve_predefined_entity(&name).unwrap_or_default()),
            },
            Ok(Event::Eof) => return Some(body.finish()),
            Err(_) => return None,
            _ => {}
        }
    }
}

/// What was read so far.
#[derive(Default)]
struct Body {
    out: String,
    tables: Vec<Table>,
    in_text: bool,
    /// How many deleted runs, field codes and formats (of which a tab stop is one) are open.
    unseen: usize,
    /// The outermost table that is open, and where its text begins; how many are open in all.
    table: Option<(Cells, usize)>,
    depth: usize,
    cell: Cell,
}

/// The cell of the outermost table that is open.
#[derive(Default)]
struct Cell {
    start: usize,
    columns: u32,
    continued: bool,
}

impl Body {
    fn opens(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            "t" => self.in_text = true,
            "del" | "instrText" | "pPr" => self.unseen = self.unseen.saturating_add(1),
            "tbl" => {
                self.depth = self.depth.saturating_add(1);
                if self.depth == 1 {
                    self.table = Some((Cells::default(), self.out.len()));
                }
            }
            "tr" if self.depth == 1 => {
                if let Some((cells, _)) = &mut self.table {
                    cells.row();
                }
            }
            "tc" if self.depth == 1 => self.cell = Cell { start: self.out.len(), columns: 1, continued: false },
            _ => self.stands(tag),
        }
    }

    /// What says all that it has to say in its attributes.
    fn stands(&mut self, tag: &BytesStart<'_>) {
        let value = || tag.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == "val");
        match tag.local_name().as_ref() {
            "tab" if self.unseen == 0 => self.out.push('\t'),
            "br" | "cr" => self.out.push('\n'),
            "gridSpan" if self.depth == 1 => {
                self.cell.columns = value().and_then(|value| value.value.parse().ok()).unwrap_or(1);
            }
            "vMerge" if self.depth == 1 => {
                self.cell.continued = value().is_none_or(|value| value.value.as_ref() != "restart");
            }
            _ => {}
        }
    }

    fn closes(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            "del" | "instrText" | "pPr" => self.unseen = self.unseen.saturating_sub(1),
            "p" => self.out.push_str("\n\n"), // a paragraph is more than a line that was broken
            "tc" if self.depth == 1 => {
                if let Some((cells, _)) = &mut self.table {
                    if self.cell.continued {
                        cells.continued(self.cell.columns);
                    } else {
                        cells.cell(self.out.get(self.cell.start..).unwrap_or_default(), self.cell.columns, 1);
                    }
                }
            }
            "tbl" => {
                self.depth = self.depth.saturating_sub(1);
                if self.depth == 0
                    && let Some((cells, start)) = self.table.take()
                {
                    self.tables.extend(cells.table(start..self.out.len()));
                }
            }
            _ => {}
        }
    }

    /// Without the white space at the end.
    fn finish(mut self) -> (String, Vec<Table>) {
        self.out.truncate(self.out.trim_end().len());
        for table in &mut self.tables {
            table.span.end = table.span.end.min(self.out.len());
        }
        (self.out, self.tables)
    }

    fn says(&mut self, piece: &str) {
        if self.in_text && self.unseen == 0 {
            self.out.push_str(piece);
        }
    }
}
