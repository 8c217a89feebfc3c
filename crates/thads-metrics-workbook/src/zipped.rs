//! Zipped files: XLSX or ODS, as their parts say.

use thads_metrics::file_kind::FileKind;

use crate::{
    ods,
    package::Package,
    refusal::{Grids, Refusal},
    xlsx,
};

/// Every sheet of a zipped workbook.
pub(crate) fn read(bytes: &[u8]) -> Grids {
    let package = Package::unpack(bytes)?;
    if package.part("META-INF/manifest.xml").is_some_and(|manifest| manifest.contains("encryption-data")) {
        Err(Refusal::Protected)
    } else if package.has("content.xml") {
        ods::read(&package)
    } else if package.has("xl/workbook.bin") {
        Err(Refusal::Kind(FileKind::Xlsb))
    } else if package.has_folder("word") || package.has_folder("ppt") {
        Err(Refusal::Kind(if package.has_folder("word") { FileKind::Docx } else { FileKind::Pptx }))
    } else if package.has("[Content_Types].xml") || package.has_folder("xl") {
        xlsx::read(&package)
    } else {
        Err(Refusal::Kind(FileKind::Zip))
    }
}
