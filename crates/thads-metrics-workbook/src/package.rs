//! Zipped workbooks: unpacked once, within limits, and handed on unpacked.
//!
//! Sizes that an archive declares may lie, so what counts is what comes out.

use std::io::{Cursor, Read};

use zip::{ZipArchive, result::ZipError};

use crate::{Grids, MAX_GROWTH, MAX_UNPACKED, Refusal, ods, xlsx};

/// A small file may grow to this without being suspected, in bytes.
const UNSUSPECTED: u64 = 32 << 20;
/// The most parts that a workbook has.
const MAX_PARTS: usize = 10_000;

/// The parts of a workbook that parsers read, unpacked.
pub(crate) struct Package {
    parts: Vec<(String, String)>,
}

/// Reads a zipped workbook: XLSX or ODS, as its parts say.
pub(crate) fn read(bytes: &[u8], _: &str) -> Grids {
    let (package, names) = Package::unpack(bytes)?;
    let has = |name: &str| names.iter().any(|known| known.eq_ignore_ascii_case(name));
    if package.part("META-INF/manifest.xml").is_some_and(|manifest| manifest.contains("encryption-data")) {
        Err(Refusal::Protected)
    } else if has("content.xml") {
        ods::read(&package)
    } else if has("xl/workbook.bin") {
        Err(Refusal::Kind("XLSB"))
    } else if names.iter().any(|name| name.starts_with("word/") || name.starts_with("ppt/")) {
        Err(Refusal::Kind("DOCX, PPTX"))
    } else if has("[Content_Types].xml") {
        xlsx::read(&package)
    } else {
        Err(Refusal::Kind("ZIP"))
    }
}

impl Package {
    /// Unpacks every part that parsers read, and gives the names of all.
    fn unpack(bytes: &[u8]) -> Result<(Self, Vec<String>), Refusal> {
        let mut archive = ZipArchive::new(Cursor::new(bytes))?;
        if archive.len() > MAX_PARTS {
            return Err(Refusal::TooLarge { what: "parts", got: archive.len() as u64, max: MAX_PARTS as u64 });
        }
        let names: Vec<String> =
            archive.file_names().map(|name| Ok(name?.replace('\\', "/"))).collect::<Result<_, ZipError>>()?;
        let size = bytes.len() as u64;
        let allowed = size.saturating_mul(MAX_GROWTH).clamp(UNSUSPECTED, MAX_UNPACKED);
        let mut left = allowed;
        let mut parts = Vec::new();
        for index in 0..archive.len() {
            let file = archive.by_index(index).map_err(|error| match error {
                ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Refusal::Protected,
                other => other.into(),
            })?;
            let name = file.name()?.replace('\\', "/");
            let is_read = ["xml", "rels", "mimetype"].iter().any(|end| name.to_ascii_lowercase().ends_with(end));
            if !is_read {
                continue;
            }
            let mut part = Vec::new();
            let read = file.take(left.saturating_add(1)).read_to_end(&mut part)? as u64;
            left = match left.checked_sub(read) {
                Some(left) => left,
                None if allowed < MAX_UNPACKED => return Err(Refusal::Bomb { got: MAX_GROWTH }),
                None => return Err(Refusal::TooLarge { what: "bytes unpacked", got: allowed, max: MAX_UNPACKED }),
            };
            // Names and numbers are ASCII in any encoding; a part that is not UTF-8 says nothing more.
            parts.push((
                name,
                String::from_utf8(part).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()),
            ));
        }
        Ok((Self { parts }, names))
    }

    /// A part, by its name in any case.
    pub(crate) fn part(&self, name: &str) -> Option<&str> {
        let found = self.parts.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, text)| text.as_str())
    }
}
