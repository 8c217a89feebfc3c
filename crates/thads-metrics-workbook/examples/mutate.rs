//! Reads small workbooks of every kind with bytes changed at random, for so many seconds: `mutate SECONDS [FILE ...]`.
//!
//! Files given are changed too. A panic is printed with the number that makes the same input again, and ends the run
//! with exit status 1; so does an input that takes longer than ten seconds.

#![allow(clippy::collapsible_if, clippy::single_match_else)] // one branch a kind of change

use std::{
    io::{Cursor, Read as _, Write as _},
    panic::{AssertUnwindSafe, catch_unwind},
    process::ExitCode,
    time::{Duration, Instant},
};

use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

/// The longest that an input may take.
const PATIENCE: Duration = Duration::from_secs(10);

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<ExitCode, Failure> {
    let mut arguments = std::env::args().skip(1);
    let seconds: u64 = arguments.next().ok_or("usage: mutate SECONDS [FILE ...]")?.parse()?;
    let mut seeds = vec![csv(), xlsx()?, ods()?, xls()?];
    for file in arguments {
        seeds.push(std::fs::read(file)?);
    }
    let began = Instant::now();
    let (mut tried, mut read) = (0_u64, 0_u64);
    while began.elapsed() < Duration::from_secs(seconds) {
        let mut dice = Dice::new(tried);
        let input = seeds.get(dice.below(seeds.len())).map_or_else(Vec::new, |seed| changed(seed, &mut dice));
        let started = Instant::now();
        match catch_unwind(AssertUnwindSafe(|| thads_metrics_workbook::open(&input, "file").is_ok())) {
            Ok(is_read) => read = read.saturating_add(u64::from(is_read)),
            Err(_) => {
                println!("input {tried} makes the reader panic");
                return Ok(ExitCode::FAILURE);
            }
        }
        if started.elapsed() > PATIENCE {
            println!("input {tried} takes {:?}", started.elapsed());
            return Ok(ExitCode::FAILURE);
        }
        tried = tried.saturating_add(1);
    }
    println!("{tried} changed workbooks: {read} read, {} refused, no panic", tried.saturating_sub(read));
    Ok(ExitCode::SUCCESS)
}

/// Numbers as if thrown, the same for the same start (xorshift).
struct Dice(u64);

impl Dice {
    fn new(start: u64) -> Self {
        Self(start.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap_or(0).checked_rem(end).unwrap_or(0)
    }
}

/// A seed with some bytes changed: of the file, or of a part of an archive.
fn changed(seed: &[u8], dice: &mut Dice) -> Vec<u8> {
    if dice.below(3) > 0 {
        if let Some(changed) = with_a_part_changed(seed, dice) {
            return changed;
        }
    }
    broken(seed, dice)
}

/// Cut short, or with bytes replaced, or with a piece of it repeated elsewhere.
fn broken(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    match dice.below(8) {
        0 => bytes.truncate(dice.below(bytes.len())),
        1 => {
            let (from, length, to) = (dice.below(bytes.len()), dice.below(40), dice.below(bytes.len()));
            let piece: Vec<u8> = bytes.iter().skip(from).take(length).copied().collect();
            bytes.splice(to..to, piece);
        }
        _ => {
            for _ in 0..=dice.below(12) {
                let (at, value) = (dice.below(bytes.len()), dice.below(256));
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = [0, 255, u8::try_from(value).unwrap_or(0)].get(dice.below(3)).copied().unwrap_or(0);
                }
            }
        }
    }
    bytes
}

fn with_a_part_changed(seed: &[u8], dice: &mut Dice) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(seed)).ok()?;
    let chosen = dice.below(archive.len());
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).ok()?;
        let name = file.name().ok()?.to_string();
        let mut part = Vec::new();
        file.read_to_end(&mut part).ok()?;
        parts.push((name, if index == chosen { broken(&part, dice) } else { part }));
    }
    zipped(&parts).ok()
}

fn zipped(parts: &[(String, Vec<u8>)]) -> Result<Vec<u8>, Failure> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, part) in parts {
        writer.start_file(name.as_str(), stored)?;
        writer.write_all(part)?;
    }
    Ok(writer.finish()?.into_inner())
}

// One small workbook of each kind

fn csv() -> Vec<u8> {
    "\u{feff}Đơn vị;Có điều kiện;\"Giải quyết\nxong\"\r\n\"Ý \"\"Yên\";1.353;50,75%\r\n".into()
}

fn xlsx() -> Result<Vec<u8>, Failure> {
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relation = |id: &str, name: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{kind}/{name}\" Target=\"{target}\"/>")
    };
    let sheet = "<worksheet><cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols><sheetData><row r=\"1\" hidden=\"1\">\
        <c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"1\"><v>0.5075</v></c><c t=\"e\"><v>#SPILL!</v></c></row>\
        <row><c><f>IF(A1&lt;2,\"\",1)</f><v>0</v></c><c t=\"str\"><f>A1</f><v></v></c><c t=\"inlineStr\"><is><t>x_x000D_</t></is></c>\
        <c s=\"1\"><v>272565971000</v></c></row></sheetData><mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells></worksheet>";
    let parts = [
        ("[Content_Types].xml", "<Types/>".to_owned()),
        (
            "_rels/.rels",
            format!("<Relationships>{}</Relationships>", relation("a", "officeDocument", "xl/workbook.xml")),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!("<Relationships>{}</Relationships>", relation("b", "worksheet", "worksheets/a.xml")),
        ),
        (
            "xl/workbook.xml",
            "<workbook><sheets><sheet name=\"A\" r:id=\"b\"/></sheets><calcPr fullCalcOnLoad=\"1\"/></workbook>"
                .to_owned(),
        ),
        ("xl/sharedStrings.xml", "<sst><si><r><t>Bến &amp; Lức</t></r></si></sst>".to_owned()),
        (
            "xl/styles.xml",
            "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"[&gt;=1000]#,##0,;0.00%\"/></numFmts>\
             <cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>"
                .to_owned(),
        ),
        ("xl/worksheets/a.xml", sheet.to_owned()),
    ];
    zipped(&parts.map(|(name, part)| (name.to_owned(), part.into_bytes())))
}

fn ods() -> Result<Vec<u8>, Failure> {
    let content = "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"A\">\
        <table:table-column table:visibility=\"collapse\" table:number-columns-repeated=\"2\"/>\
        <table:table-row table:number-rows-repeated=\"2\"><table:table-cell office:value-type=\"percentage\" office:value=\"0.625\">\
        <text:p>62.500%</text:p></table:table-cell><table:table-cell table:formula=\"of:=IF([.A1]=0;&quot;&quot;;1)\"/>\
        <table:table-cell office:value-type=\"float\" office:value=\"272565971000\" table:number-columns-spanned=\"2\">\
        <text:p>272.565.971</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table>\
        </office:spreadsheet></office:body></office:document-content>";
    let kind = "application/vnd.oasis.opendocument.spreadsheet";
    zipped(&[("mimetype".to_owned(), kind.into()), ("content.xml".to_owned(), content.into())])
}

fn xls() -> Result<Vec<u8>, Failure> {
    let record = |kind: u16, data: &[u8]| -> Result<Vec<u8>, Failure> {
        Ok([&kind.to_le_bytes()[..], &u16::try_from(data.len())?.to_le_bytes(), data].concat())
    };
    let bof = |what: u8| record(0x0809, &[0, 6, what, 0, 0xBB, 0x0D, 0xCC, 7, 0, 0, 0, 0, 6, 0, 0, 0]);
    let end = record(0x000A, &[])?;
    let texts = record(0x00FC, &[&[1, 0, 0, 0, 1, 0, 0, 0, 2, 0, 1][..], &[0xDD, 0, 0xEA, 0x1E]].concat())?;
    let format = record(0x041E, b"\xA4\0\x05\0\0#,##0,")?;
    let style = record(0x00E0, &[0, 0, 0xA4, 0, 0, 0])?;
    let globals = |offset: u32| -> Result<Vec<u8>, Failure> {
        let tab = record(0x0085, &[&offset.to_le_bytes()[..], &[0, 0, 1, 0, b'A']].concat())?;
        Ok([bof(5)?, tab, format.clone(), style.clone(), texts.clone(), end.clone()].concat())
    };
    let offset = u32::try_from(globals(0)?.len())?;
    let cells = [
        record(0x00FD, &[0, 0, 0, 0, 0, 0, 0, 0, 0, 0])?,
        record(0x0203, &[&[0, 0, 1, 0, 0, 0][..], &5.5_f64.to_le_bytes()].concat())?,
        record(0x00BD, &[1, 0, 0, 0, 0, 0, 0x17, 0, 0, 0, 0, 0, 0x2A, 0, 0, 0, 1, 0])?,
        record(
            0x0406,
            &[&[2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 2, 0, 0, 0, 0, 0][..], &[4, 0, 0x1E, 1, 0, 0x12]]
                .concat(),
        )?,
        record(0x0207, &[1, 0, 0, b'x'])?,
        record(0x00E5, &[1, 0, 0, 0, 1, 0, 0, 0, 1, 0])?,
    ];
    let stream = [globals(offset)?, bof(0x10)?, cells.concat(), end].concat();
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new()))?;
    file.create_stream("/Workbook")?.write_all(&stream)?;
    file.flush()?;
    Ok(file.into_inner().into_inner())
}
