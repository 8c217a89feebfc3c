//! Zipped workbooks: unpacked once, within limits, and handed on unpacked.
//!
//! Sizes that an archive declares may lie, so what counts is what comes out.

use std::io::{Cursor, Read};

use encoding_rs::{Encoding, UTF_8};
use zip::{ZipArchive, result::ZipError};

use crate::{
    limits::{MAX_GROWTH, MAX_UNPACKED},
    refusal::Refusal,
};

/// A small file may grow to this without being suspected, in bytes.
const UNSUSPECTED: u64 = 32 << 20;
/// The most parts that a workbook has.
const MAX_PARTS: usize = 10_000;

/// The text of a part: UTF-16 with its mark, which XML may be in, else UTF-8.
fn text(part: Vec<u8>) -> String {
    match Encoding::for_bom(&part) {
        Some((encoding, mark)) if encoding != UTF_8 => {
            encoding.decode_without_bom_handling(part.get(mark..).unwrap_or_default()).0.into_owned()
        }
        // Names and numbers are ASCII in any other encoding; a part that is not UTF-8 says nothing more.
        _ => String::from_utf8(part).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()),
    }
}

/// The parts of a workbook that parsers read, unpacked.
pub(crate) struct Package {
    parts: Vec<(String, String)>,
    /// The names of all parts.
    names: Vec<String>,
}

impl Package {
    /// Unpacks every part that parsers read.
    pub(crate) fn unpack(bytes: &[u8]) -> Result<Self, Refusal> {
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
            parts.push((name, text(part)));
        }
        Ok(Self { parts, names })
    }

    /// Whether there is a part of that name, in any case.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.names.iter().any(|known| known.eq_ignore_ascii_case(name))
    }

    /// Whether parts stand in that folder.
    pub(crate) fn has_folder(&self, folder: &str) -> bool {
        self.names.iter().any(|name| name.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')))
    }

    /// A part, by its name in any case.
    pub(crate) fn part(&self, name: &str) -> Option<&str> {
        let found = self.parts.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, text)| text.as_str())
    }
}
