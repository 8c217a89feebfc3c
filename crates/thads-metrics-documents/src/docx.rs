//! The text of a Word file: a paragraph a line, a row of a table a line.

use std::io::{Cursor, Read};

use quick_xml::{Reader, events::Event};

/// The most bytes of text that a package is unpacked to.
const MOST: u64 = 64 * 1024 * 1024;

/// The running text, or `None` if the package has no document.
pub(crate) fn text(bytes: &[u8]) -> Option<String> {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut xml = Vec::new();
    package.by_name("word/document.xml").ok()?.take(MOST).read_to_end(&mut xml).ok()?;
    let xml = String::from_utf8_lossy(&xml);
    let mut reader = Reader::from_str(&xml);
    let (mut out, mut in_text, mut deleted) = (String::new(), false, 0_usize);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => match tag.local_name().as_ref() {
                "t" => in_text = true,
                "del" | "instrText" => deleted = deleted.saturating_add(1),
                _ => {}
            },
            Ok(Event::Empty(tag)) => match tag.local_name().as_ref() {
                "tab" => out.push('\t'),
                "br" | "cr" => out.push('\n'),
                _ => {}
            },
            Ok(Event::End(tag)) => match tag.local_name().as_ref() {
                "t" => in_text = false,
                "del" | "instrText" => deleted = deleted.saturating_sub(1),
                "p" => out.push('\n'),
                _ => {}
            },
            Ok(Event::Text(piece)) if in_text && deleted == 0 => out.push_str(&piece),
            Ok(Event::GeneralRef(name)) if in_text && deleted == 0 => out.push_str(match name.as_ref() {
                "amp" => "&",
                "lt" => "<",
                "gt" => ">",
                "quot" => "\"",
                "apos" => "'",
                _ => "",
            }),
            Ok(Event::Eof) => return Some(out),
            Err(_) => return None,
            _ => {}
        }
    }
}
