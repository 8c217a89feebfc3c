//! XLS: the records of [MS-XLS], Excel 5 to 2003.
//!
//! [MS-XLS]: https://learn.microsoft.com/openspecs/office_file_formats/ms-xls

mod formula;
mod globals;
mod records;
mod sheet;

use std::io::{Cursor, Read};

use cfb::CompoundFile;
use thads_metrics::file_kind::FileKind;
use thads_metrics_sheet::{Grid, Remark};

use self::{
    globals::Globals,
    records::{Records, kind},
};
use crate::{
    limits::MAX_UNPACKED,
    refusal::{Grids, Refusal},
    rows::Budget,
};

/// Every worksheet, in the order of the tabs.
pub(crate) fn read(bytes: &[u8]) -> Grids {
    let mut file = CompoundFile::open(Cursor::new(bytes))?;
    let streams: Vec<String> = file.read_root_storage().map(|entry| entry.name().to_owned()).collect();
    let named = |wanted: &str| streams.iter().find(|name| name.eq_ignore_ascii_case(wanted));
    if named("EncryptedPackage").is_some() {
        return Err(Refusal::Protected); // an XLSX inside
    }
    let Some(stream) = named("Workbook").or_else(|| named("Book")) else {
        return Err(Refusal::Kind(FileKind::Doc));
    };
    let mut stream = {
        let name = format!("/{stream}");
        file.open_stream(name)?.take(MAX_UNPACKED)
    };
    let mut records = Vec::new();
    stream.read_to_end(&mut records)?;
    read_stream(&records)
}

/// Every worksheet of a stream of records.
pub(crate) fn read_stream(stream: &[u8]) -> Grids {
    let globals = Globals::read(stream)?;
    let (mut grids, mut budget) = (Vec::new(), Budget::default());
    for tab in globals.tabs.iter().filter(|tab| tab.holds_cells) {
        let mut grid = Grid { hidden: tab.hidden, name: tab.name.clone(), ..Grid::default() };
        let mut records = Records::new(stream, tab.offset);
        if records.next().is_some_and(|(kind, _)| kind == kind::BOF) {
            sheet::read(records, &globals, &mut budget, &mut grid)?;
        } else {
            grid.remarks.push(Remark::Absent);
        }
        grids.push(grid);
    }
    if grids.is_empty() { Err(Refusal::Damaged("no worksheet".into())) } else { Ok(grids) }
}
