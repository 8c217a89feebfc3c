//! CSV and TSV: every cell is text, as it stands.

use std::collections::BTreeMap;

use csv::{ByteRecord, Reader, ReaderBuilder, StringRecord};
use encoding_rs::WINDOWS_1252;
use thads_metrics::{file_kind::FileKind, text::legacy::Encoding};
use thads_metrics_sheet::{Cell, Grid, Remark};

use crate::{
    number::text as written,
    refusal::{Grids, Refusal},
    rows::Budget,
};

/// How much of a file is looked at to tell its delimiter.
const SAMPLE: usize = 1 << 16;
/// The delimiters, the one that is least likely to stand inside a number or a name first.
const DELIMITERS: [u8; 4] = [b'\t', b'|', b';', b','];

/// The one sheet of a text file, named as the file without its extension.
pub(crate) fn read(bytes: &[u8], name: &str) -> Grids {
    let (text, encoding) = decoded(bytes)?;
    if text.contains('\0') {
        return Err(Refusal::Kind(FileKind::Binary));
    }
    let (delimiter, body) = announced(&text).unwrap_or_else(|| (sniffed(&text), &text));
    let skipped = text.len().saturating_sub(body.len());
    check_quotes(body, delimiter).map_err(|line| {
        let before = text.get(..skipped).unwrap_or_default().matches('\n').count();
        Refusal::Quote { line: line.saturating_add(before) }
    })?;
    let mut rows = records(body, delimiter)?;
    if body.len() < text.len() {
        rows.insert(0, Vec::new()); // so that rows keep the numbers they have in the file
    }
    let stem = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let decoded = encoding.map(|encoding| Remark::Decoded { encoding: encoding.name() });
    let named = is_named_workbook(name).then_some(Remark::NamedWorkbook);
    let remarks = decoded.into_iter().chain(named).chain(uneven(&rows));
    Ok(vec![Grid { name: stem.to_owned(), remarks: remarks.collect(), rows, ..Grid::default() }])
}

/// Whether a file is called as workbooks are.
fn is_named_workbook(name: &str) -> bool {
    const ENDINGS: [&str; 7] = ["xlsx", "xlsm", "xlsb", "xltx", "xls", "xlt", "ods"];
    name.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// UTF-8 with or without its mark, UTF-16 with it, or an encoding of before Unicode that all of the text reads well in.
fn decoded(bytes: &[u8]) -> Result<(String, Option<Encoding>), Refusal> {
    if let Some(rest) = bytes.strip_prefix(&[0xFF, 0xFE]) {
        return Ok((utf16(rest, u16::from_le_bytes)?, None));
    }
    if let Some(rest) = bytes.strip_prefix(&[0xFE, 0xFF]) {
        return Ok((utf16(rest, u16::from_be_bytes)?, None));
    }
    let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    match str::from_utf8(bytes) {
        Ok(text) => Ok((text.to_owned(), None)),
        Err(_) if bytes.contains(&0) => Err(Refusal::Kind(FileKind::Binary)),
        Err(error) => {
            let western = WINDOWS_1252.decode_without_bom_handling(bytes).0;
            let encoding = Encoding::recognise(western.lines());
            let text = encoding.and_then(|encoding| Some((encoding.decode(&western)?, Some(encoding))));
            text.ok_or_else(|| {
                let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
                Refusal::Encoding { line: line(good) }
            })
        }
    }
}

/// Whether each quote that opens a cell is closed where a cell ends; the error is the line where one opens that is not.
fn check_quotes(text: &str, delimiter: u8) -> Result<(), usize> {
    let mut line = 1_usize;
    let mut opened: Option<usize> = None;
    let mut starts = true; // a cell
    let mut bytes = text.bytes().enumerate().peekable();
    while let Some((at, byte)) = bytes.next() {
        line = line.saturating_add(usize::from(byte == b'\n'));
        match (opened, byte) {
            (None, b'"') if starts => {
                opened = Some(line);
                let rest = text.get(at.saturating_add(1)..).unwrap_or_default();
                if runs_over_figures(rest, delimiter) {
                    return Err(line);
                }
            }
            (None, _) => {
                starts = byte == delimiter || byte == b'\n' || byte == b'\r';
                continue;
            }
            (Some(_), b'"') if bytes.next_if(|(_, next)| *next == b'"').is_some() => {}
            (Some(first), b'"') => {
                let ends = bytes.peek().is_none_or(|(_, next)| [delimiter, b'\n', b'\r', b' '].contains(next));
                if !ends && line > first {
                    return Err(first); // it runs on to where another cell opens
                }
                opened = None;
            }
            (Some(_), _) => {}
        }
        starts = false;
    }
    opened.map_or(Ok(()), Err)
}

/// Whether a quoted cell goes on past the end of its line after figures that delimiters part: it is the row that goes on.
fn runs_over_figures(cell: &str, delimiter: u8) -> bool {
    let line = cell.split('\n').next().unwrap_or_default();
    let is_figure = |part: &str| {
        let part = part.trim();
        part.contains(|c: char| c.is_ascii_digit()) && part.chars().all(|c| c.is_ascii_digit() || " .,-%".contains(c))
    };
    line.len() < cell.len() && !line.contains('"') && line.split(char::from(delimiter)).skip(1).any(is_figure)
}

/// What is to be said of lines that have another number of cells than most; titles and signatures of one cell aside.
fn uneven(rows: &[Vec<Cell>]) -> Option<Remark> {
    let width =
        |row: &Vec<Cell>| row.iter().rposition(|cell| !cell.is_blank()).map_or(0, |last| last.saturating_add(1));
    let filled = |row: &Vec<Cell>| row.iter().filter(|cell| !cell.is_blank()).count();
    let mut lengths = BTreeMap::<usize, usize>::new();
    for row in rows.iter().filter(|row| filled(row) > 1) {
        let lines = lengths.entry(row.len()).or_default();
        *lines = lines.saturating_add(1);
    }
    let usual = lengths.into_iter().max_by_key(|(_, lines)| *lines)?.0;
    // cells past those of the others, or fewer in a line that is full
    let is_odd = |row: &Vec<Cell>| filled(row) > 2 && (width(row) > usual || row.len() < usual);
    let mut odd = (0_u32..).zip(rows).filter(|(_, row)| is_odd(row));
    let (row, first) = odd.next()?;
    Some(Remark::Uneven { row, got: first.len(), usual, lines: odd.count().saturating_add(1) })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Refusal> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    for c in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        text.push(c.map_err(|_| Refusal::Encoding { line: line(text.as_bytes()) })?);
    }
    if rest.is_empty() { Ok(text) } else { Err(Refusal::Encoding { line: line(text.as_bytes()) }) }
}

/// The line after that text, from 1.
fn line(before: &[u8]) -> usize {
    before.split(|b| *b == b'\n').count()
}

/// The delimiter that a first line `sep=;` announces to spreadsheets, and what follows it.
fn announced(text: &str) -> Option<(u8, &str)> {
    let (first, rest) = text.split_once('\n')?;
    match first.trim_end_matches('\r').strip_prefix("sep=")?.as_bytes() {
        [delimiter] if delimiter.is_ascii() && *delimiter != b'"' => Some((*delimiter, rest)),
        _ => None,
    }
}

/// The delimiter that cuts most rows into the same number of cells; among those, into most cells.
fn sniffed(text: &str) -> u8 {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end = end.saturating_sub(1);
    }
    let sample = text.get(..end).unwrap_or_default();
    let evenness = |delimiter: u8| {
        let mut widths = BTreeMap::<usize, usize>::new();
        let mut reader = reader(sample, delimiter);
        let mut record = ByteRecord::new();
        while reader.read_byte_record(&mut record).unwrap_or(false) {
            let rows = widths.entry(record.len()).or_default();
            *rows = rows.saturating_add(1);
        }
        widths.into_iter().filter(|(width, _)| *width > 1).map(|(width, rows)| (rows, width)).max().unwrap_or_default()
    };
    // `max_by_key` keeps the last of equals, so the least doubtful delimiter comes last.
    DELIMITERS.into_iter().rev().max_by_key(|delimiter| evenness(*delimiter)).unwrap_or(b',')
}

/// Every record, and the empty lines between them, so that row 12 of a file is row 12 here.
fn records(text: &str, delimiter: u8) -> Result<Vec<Vec<Cell>>, Refusal> {
    let mut reader = reader(text, delimiter);
    let (mut rows, mut budget, mut record) = (Vec::new(), Budget::default(), StringRecord::new());
    while reader.read_record(&mut record)? {
        let start = record.position().map_or(0, csv::Position::byte);
        let blank = blank_lines(text, usize::try_from(start).unwrap_or(0));
        budget.spend(blank.saturating_add(record.len()))?;
        rows.resize_with(rows.len().saturating_add(blank), Vec::new);
        rows.push(record.iter().map(written).collect());
    }
    Ok(rows)
}

/// The empty lines that the reader skips before the record that it began to look for there.
fn blank_lines(text: &str, start: usize) -> usize {
    let (before, rest) = text.split_at_checked(start).unwrap_or_default();
    let rest = if before.ends_with('\r') { rest.strip_prefix('\n').unwrap_or(rest) } else { rest };
    let record = rest.trim_start_matches(['\r', '\n']);
    let ends = rest.strip_suffix(record).unwrap_or_default();
    ends.replace("\r\n", "\n").len()
}

fn reader(text: &str, delimiter: u8) -> Reader<&[u8]> {
    ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
        let grids = read(bytes, "dir/long-an.2022.csv").ok().expect("a grid");
        assert_eq!((grids.len(), grids[0].name.as_str()), (1, "long-an.2022"));
        let text = |cell: &Cell| match cell {
            Cell::Text(text) => text.to_string(),
            Cell::Empty => String::new(),
            other => panic!("{other:?}"),
        };
        grids[0].rows.iter().map(|row| row.iter().map(text).collect()).collect()
    }

    #[test]
    fn the_delimiter_is_told_from_decimal_commas_and_quoted_ones() {
        assert_eq!(rows("Cơ quan;rate\nA;50,75\nB;40,10\n".as_bytes())[1], ["A", "50,75"]);
        assert_eq!(rows(b"office,rate\n\"Long An, VN\",\"50,75\"\n")[1], ["Long An, VN", "50,75"]);
        assert_eq!(rows(b"office\trate\nA, B\t50,75\n")[1], ["A, B", "50,75"]);
        assert_eq!(rows(b"sep=|\r\na|b;c;d\r\n"), [vec![], vec!["a".to_owned(), "b;c;d".into()]]);
        assert_eq!(rows("Cơ quan|số\nA, B|1.200\n".as_bytes())[1], ["A, B", "1.200"]);
        assert_eq!(rows(b"office\nA\n"), [["office"], ["A"]]);
    }

    #[test]
    fn rows_keep_their_numbers_past_empty_lines_and_lines_inside_quotes() {
        let read = rows(b"\n\na,b\r\n\r\n\"x\ny\",2\n\nz,3");
        assert_eq!(read.iter().map(Vec::len).collect::<Vec<_>>(), [0, 0, 2, 0, 2, 0, 2]);
        assert_eq!(read[4], ["x\ny", "2"]);
    }

    #[test]
    fn a_quote_that_is_never_closed_is_an_error_with_its_line() {
        let quote = |text: &str| match read(text.as_bytes(), "") {
            Err(Refusal::Quote { line }) => Some(line),
            _ => None,
        };
        assert_eq!(quote("a;b\n\"Ý Yên;1\nHải Hậu;2\n"), Some(2));
        assert_eq!(quote("sep=;\na;b\n\"Ý Yên;1\nHải Hậu;2\n"), Some(3));
        assert_eq!(quote("a;b\n\"Ý Yên;1\n\"Hải Hậu\";2\n"), Some(2)); // closed by the next one that opens
        assert_eq!(quote("a;b\n\"Ý\nYên\";1\n\"5\"\" x\";2\n\"x\" ;3\n"), None);
        assert_eq!(quote("a;b\nÝ \"Yên;1\n"), None); // inside a cell it is a letter
        assert_eq!(quote("a;b\n\"Ý Yên;1.200\nHải Hậu\";2\n"), Some(2)); // closed where a name ends
        assert_eq!(quote("a;b\n\"Ý Yên;\nHải Hậu\";2\n\"x;1;2\";3\n"), None);
    }

    #[test]
    fn lines_that_jump_are_said_and_titles_are_not() {
        let remarks = |text: &str| read(text.as_bytes(), "").ok().expect("a grid").remove(0).remarks;
        let table = "KẾT QUẢ\nĐơn vị,A,B\nx,1,2\ny,3,4\n";
        assert_eq!(remarks(table), []);
        let jump = format!("{table}z,50,75,4\nt,1,2\n");
        assert_eq!(remarks(&jump), [Remark::Uneven { row: 4, got: 4, usual: 3, lines: 1 }]);
    }

    #[test]
    fn encodings_of_before_unicode_are_decoded_as_a_whole_or_refused() {
        let tcvn3 = b"\xA7\xACn v\xDE;C\xE3 \xAEi\xD2u ki\xD6n\nB\xD5n L\xF8c;1\n";
        let grids = read(tcvn3, "a.csv").ok().expect("a grid");
        assert_eq!(grids[0].rows[1][0], Cell::Text("Bến Lức".into()));
        assert_eq!(grids[0].remarks, [Remark::Decoded { encoding: "TCVN3 (ABC)" }]);
    }

    #[test]
    fn marks_of_encodings_are_read_and_other_encodings_refused_by_line() {
        let utf16: Vec<u8> = "\u{feff}Cơ;1\nTỉnh;2\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(rows(&utf16)[1], ["Tỉnh", "2"]);
        let swapped: Vec<u8> = utf16.chunks(2).flat_map(|pair| [pair[1], pair[0]]).collect();
        assert_eq!(rows(&swapped)[0], ["Cơ", "1"]);
        assert_eq!(rows("\u{feff}Cơ,1\n".as_bytes())[0], ["Cơ", "1"]);
        assert!(matches!(read(b"a,1\nT\xEAn x\xFF,2\n", ""), Err(Refusal::Encoding { line: 2 })));
        assert!(matches!(read(b"\xFF\xFEa\0\x00\xD8", ""), Err(Refusal::Encoding { line: 1 })));
        assert!(matches!(read(b"a,1\0\n", ""), Err(Refusal::Kind(_))));
    }
}
