//! Pages, Word files and plain text → running text.
//!
//! ```
//! let page = "<html><nav>Trang chủ 24h</nav><article><p>Thi hành xong <b>9.000</b> việc.</p></article></html>";
//! let document = thads_metrics_documents::read(page.as_bytes(), "page.html")?;
//! assert_eq!(document.text, "Thi hành xong 9.000 việc.");
//! # Ok::<(), thads_metrics_documents::DocumentError>(())
//! ```

#![forbid(unsafe_code)]

#[cfg(feature = "docx")]
mod docx;
mod encoding;
mod error;
#[cfg(feature = "html")]
mod html;
mod pages;
#[cfg_attr(not(any(feature = "docx", feature = "html")), allow(dead_code))] // plain text has no tables
mod table;
#[cfg(feature = "sheet")]
mod to_grid;

use thads_metrics::{file_kind::FileKind, text::Text};

pub use error::DocumentError;
pub use pages::from_pages;
pub use table::Table;

/// The largest document that is read, in bytes.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// What a document says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// The running text: paragraphs apart by an empty line.
    pub text: String,
    /// Its tables, in order; what they say stands in the text too.
    pub tables: Vec<Table>,
    /// What should be known of how it was read, such as an encoding that is not UTF-8.
    pub notes: Vec<Text<String>>,
}

/// Reads a document's bytes; `file` is the name that errors give it, and what kind it is when the bytes leave that open.
pub fn read(bytes: &[u8], file: &str) -> Result<Document, DocumentError> {
    let name = || file.to_owned();
    if bytes.len() > MAX_BYTES {
        return Err(DocumentError::TooBig { file: name(), size: bytes.len(), max: MAX_BYTES });
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(DocumentError::Empty { file: name() });
    }
    if let Some(kind) = FileKind::of(bytes) {
        if kind == FileKind::Docx {
            let (text, tables) = word(bytes, file)?;
            return document(text, tables, Vec::new(), file);
        }
        refuse(kind, file)?;
    }
    let (text, notes) = encoding::decode(bytes, file)?;
    let extension = file.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let start: String = text.trim_start().chars().take(300).collect::<String>().to_ascii_lowercase();
    let is_page = matches!(extension.as_str(), "html" | "htm" | "xhtml")
        || start.starts_with("<!doctype html")
        || start.contains("<html");
    let (text, tables) = if is_page { page(&text, file)? } else { (text, Vec::new()) };
    document(text, tables, notes, file)
}

#[cfg(feature = "docx")]
fn word(bytes: &[u8], file: &str) -> Result<(String, Vec<Table>), DocumentError> {
    docx::text(bytes).ok_or_else(|| DocumentError::NotWord { file: file.to_owned() })
}

#[cfg(not(feature = "docx"))]
fn word(_bytes: &[u8], file: &str) -> Result<(String, Vec<Table>), DocumentError> {
    Err(DocumentError::LeftOut { file: file.to_owned(), kind: "DOCX", feature: "docx" })
}

#[cfg(feature = "html")]
#[allow(clippy::unnecessary_wraps)] // as without the feature
fn page(text: &str, _file: &str) -> Result<(String, Vec<Table>), DocumentError> {
    Ok(html::text(text))
}

#[cfg(not(feature = "html"))]
fn page(_text: &str, file: &str) -> Result<(String, Vec<Table>), DocumentError> {
    Err(DocumentError::LeftOut { file: file.to_owned(), kind: "HTML", feature: "html" })
}

/// Refuses what is no text, each kind with what to do about it.
fn refuse(kind: FileKind, file: &str) -> Result<(), DocumentError> {
    let (file, got) = (file.to_owned(), kind.name());
    Err(match kind {
        // text all the same; zeros may be UTF-16 without its mark, which what decodes it decides
        FileKind::Html | FileKind::Xml | FileKind::Json | FileKind::Docx | FileKind::Binary => return Ok(()),
        FileKind::Pdf => DocumentError::Pdf { file },
        FileKind::Picture => DocumentError::Picture { file, got },
        FileKind::Doc | FileKind::Odt | FileKind::Rtf | FileKind::Pptx => DocumentError::SaveAsWord { file, got },
        kind => DocumentError::Kind { file, got, advice: kind.advice() },
    })
}

fn document(text: String, tables: Vec<Table>, notes: Vec<Text<String>>, file: &str) -> Result<Document, DocumentError> {
    if text.trim().is_empty() {
        Err(DocumentError::Empty { file: file.to_owned() })
    } else {
        Ok(Document { text, tables, notes })
    }
}
