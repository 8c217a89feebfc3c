//! What a file is, whatever its name says ([`FileKind`]), and which command reads it: for errors about a wrong one.

use crate::text::Text;

/// A kind of file, told by its first bytes.
///
/// ```
/// use thads_metrics::file_kind::FileKind;
/// assert_eq!(FileKind::of(b"%PDF-1.7\n"), Some(FileKind::Pdf));
/// assert_eq!(FileKind::of(b"PAR1\x15\x04"), Some(FileKind::Parquet));
/// assert!(FileKind::Parquet.is_register());
/// assert_eq!(FileKind::of("Cơ quan;Giải quyết xong\n".as_bytes()), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FileKind {
    /// A workbook of Excel 2007 and later.
    Xlsx,
    /// The same in binary.
    Xlsb,
    /// A workbook of Excel 97 to 2003, or 5.
    Xls,
    /// A workbook of Excel 2 to 4, before workbooks.
    XlsOld,
    /// A workbook of OpenDocument.
    Ods,
    /// A text of Word.
    Docx,
    /// Slides.
    Pptx,
    /// A text of Word 97 to 2003, or another file of that frame.
    Doc,
    /// A text of OpenDocument.
    Odt,
    /// A printed document.
    Pdf,
    /// A text with formats.
    Rtf,
    /// A web page.
    Html,
    /// XML of another kind.
    Xml,
    /// JSON.
    Json,
    /// A register in Parquet.
    Parquet,
    /// A register as an Arrow file or stream.
    Arrow,
    /// A database of SQLite.
    Sqlite,
    /// A report to audit.
    Toml,
    /// A picture.
    Picture,
    /// An archive.
    Zip,
    /// Another compressed file: gzip, 7z, RAR.
    Compressed,
    /// Bytes that no text has.
    Binary,
}

/// The first bytes of each kind that has its own.
const SIGNATURES: [(&[u8], FileKind); 19] = [
    (b"%PDF-", FileKind::Pdf),
    (b"{\\rtf", FileKind::Rtf),
    (b"PAR1", FileKind::Parquet),
    (b"ARROW1", FileKind::Arrow),
    (b"\xFF\xFF\xFF\xFF", FileKind::Arrow),
    (b"SQLite format 3\0", FileKind::Sqlite),
    (b"\x89PNG", FileKind::Picture),
    (b"\xFF\xD8\xFF", FileKind::Picture),
    (b"GIF8", FileKind::Picture),
    (b"BM", FileKind::Picture),
    (b"II*\0", FileKind::Picture),
    (b"\x1F\x8B", FileKind::Compressed),
    (b"7z\xBC\xAF\x27\x1C", FileKind::Compressed),
    (b"Rar!", FileKind::Compressed),
    (b"BZh", FileKind::Compressed),
    (b"\x28\xB5\x2F\xFD", FileKind::Compressed),
    (b"\x09\x00\x04\x00", FileKind::XlsOld),
    (b"\x09\x02\x06\x00", FileKind::XlsOld),
    (b"\x09\x04\x06\x00", FileKind::XlsOld),
];

/// How much of a text is looked at.
const SAMPLE: usize = 4096;

impl FileKind {
    /// The kind; `None` for text that may be anything, a CSV among it.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let has = |name: &str| bytes.windows(name.len()).any(|window| window == name.as_bytes());
        let wide = |name: &str| name.bytes().flat_map(|byte| [byte, 0]).collect::<Vec<u8>>();
        let has_wide = |name: &str| bytes.windows(name.len().saturating_mul(2)).any(|window| window == wide(name));
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
            return Some(match () {
                () if has("xl/workbook.bin") => Self::Xlsb,
                () if has("word/document") => Self::Docx,
                () if has("ppt/presentation") => Self::Pptx,
                () if has("xl/") => Self::Xlsx,
                () if has("opendocument.spreadsheet") => Self::Ods,
                () if has("opendocument.") => Self::Odt,
                () => Self::Zip,
            });
        }
        if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
            let is_workbook = has_wide("Workbook") || has_wide("Book") || has_wide("EncryptedPackage");
            return Some(if is_workbook { Self::Xls } else { Self::Doc });
        }
        let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
        let is_wide = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
        let by_signature = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature));
        // a text may begin with "BM" or "GIF8", but not with bytes that are no letters
        let may_be_text = |signature: &[u8]| signature.is_ascii() && is_text(bytes);
        let by_signature = by_signature.filter(|(signature, kind)| *kind != Self::Picture || !may_be_text(signature));
        by_signature.map(|(_, kind)| *kind).or_else(|| {
            let start = text.get(..text.len().min(SAMPLE)).unwrap_or_default();
            let start = String::from_utf8_lossy(start);
            let first = start.chars().take(15).collect::<String>().to_ascii_lowercase();
            match () {
                () if first.starts_with("<?xml") => Some(Self::Xml),
                () if first.starts_with('<') => Some(Self::Html),
                () if is_toml(&start) => Some(Self::Toml),
                () if first.starts_with(['{', '[']) => Some(Self::Json),
                () if !is_wide && bytes.contains(&0) => Some(Self::Binary),
                () => None,
            }
        })
    }

    /// Its name, in both languages.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Xlsx => "XLSX",
            Self::Xlsb => "XLSB",
            Self::Xls => "XLS",
            Self::XlsOld => "XLS (Excel 2, 3, 4)",
            Self::Ods => "ODS",
            Self::Docx => "DOCX",
            Self::Pptx => "PPTX",
            Self::Doc => "DOC, PPT",
            Self::Odt => "ODT, ODP",
            Self::Pdf => "PDF",
            Self::Rtf => "RTF",
            Self::Html => "HTML",
            Self::Xml => "XML",
            Self::Json => "JSON",
            Self::Parquet => "Parquet",
            Self::Arrow => "Arrow",
            Self::Sqlite => "SQLite",
            Self::Toml => "TOML",
            Self::Picture => "PNG, JPEG, GIF",
            Self::Zip => "ZIP",
            Self::Compressed => "GZIP, 7Z, RAR",
            Self::Binary => "BIN",
        }
    }

    /// Whether it is a workbook, of whatever age.
    pub const fn is_workbook(self) -> bool {
        matches!(self, Self::Xlsx | Self::Xlsb | Self::Xls | Self::XlsOld | Self::Ods)
    }

    /// Whether it is columns of a register.
    pub const fn is_register(self) -> bool {
        matches!(self, Self::Parquet | Self::Arrow)
    }

    /// What to do with such a file where another kind is expected.
    pub const fn advice(self) -> Text {
        match self {
            Self::Xlsx | Self::Xls | Self::Ods => {
                Text::new("hãy đọc tệp này bằng lệnh thads-metrics rates", "read it with thads-metrics rates")
            }
            Self::Parquet | Self::Arrow => Text::new(
                "hãy tính từ sổ thụ lý này bằng tm.tally trong Python",
                "tally this register with tm.tally in Python",
            ),
            Self::Toml => {
                Text::new("hãy đọc tệp này bằng lệnh thads-metrics audit", "read it with thads-metrics audit")
            }
            Self::Pdf | Self::Docx => Text::new(
                "hãy đối chiếu tệp này bằng lệnh thads-metrics audit, hoặc chép bảng trong đó sang bảng tính rồi lưu dạng .xlsx",
                "audit it with thads-metrics audit, or copy the table in it into a spreadsheet and save that as .xlsx",
            ),
            Self::Picture => Text::new(
                "hãy chép bảng trong đó sang bảng tính rồi lưu dạng .xlsx",
                "copy the table in it into a spreadsheet and save that as .xlsx",
            ),
            Self::Zip | Self::Compressed => {
                Text::new("hãy giải nén rồi đọc tệp bên trong", "unpack it and read the file inside")
            }
            _ => Text::new("hãy mở tệp và lưu lại dạng .xlsx", "open it and save it as .xlsx"),
        }
    }
}

/// Whether the start of a file has nothing that text has not.
fn is_text(bytes: &[u8]) -> bool {
    bytes.iter().take(SAMPLE).all(|byte| *byte >= b' ' || byte.is_ascii_whitespace())
}

/// Whether a text has a table of TOML by its name alone on a line, and a key.
fn is_toml(start: &str) -> bool {
    let is_name = |line: &str| {
        let inside = line.strip_prefix('[').and_then(|line| line.strip_suffix(']'));
        inside.is_some_and(|name| {
            let name = name.trim_matches(['[', ']']);
            !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "._-\"".contains(c))
        })
    };
    let is_key = |line: &str| {
        let key = line.split_once('=').map(|(key, _)| key.trim());
        key.is_some_and(|key| !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || "._-".contains(c)))
    };
    let lines = || start.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
    lines().any(is_name) && lines().any(is_key)
}

#[cfg(test)]
mod tests {
    use super::FileKind;

    #[test]
    fn kinds_are_told_by_their_bytes_and_tables_of_text_are_none() {
        for (bytes, kind) in [
            (&b"  \xEF\xBB\xBF<html>"[..], None),
            (b"\xEF\xBB\xBF <html>", Some(FileKind::Html)),
            (b"[report]\nperiod = \"2022/06\"\n", Some(FileKind::Toml)),
            (b"{\"a\": 1}", Some(FileKind::Json)),
            (b"BM;1\nB;2\n", None),
            (b"BM\x36\x00\x0C\x00", Some(FileKind::Picture)),
            (b"a,1\0\n", Some(FileKind::Binary)),
            (b"a;1\n[b];2\n", None),
            (b"\xFF\xFEa\0;\0", None),
        ] {
            assert_eq!(FileKind::of(bytes), kind, "{bytes:?}");
        }
    }
}
