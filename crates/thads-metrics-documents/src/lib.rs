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

use thads_metrics::text::Text;

pub use error::DocumentError;

/// The largest document that is read, in bytes.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// What a document says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The running text: a paragraph a line.
    pub text: String,
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
    if bytes.starts_with(b"PK\x03\x04") {
        return document(word(bytes, file)?, Vec::new(), file);
    }
    if bytes.starts_with(b"%PDF") {
        return Err(DocumentError::Pdf { file: name() });
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(DocumentError::OldWord { file: name() });
    }
    let (text, notes) = encoding::decode(bytes, file)?;
    let extension = file.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let start: String = text.trim_start().chars().take(300).collect::<String>().to_ascii_lowercase();
    let is_page = matches!(extension.as_str(), "html" | "htm" | "xhtml")
        || start.starts_with("<!doctype html")
        || start.starts_with("<html");
    let text = if is_page { page(&text, file)? } else { text };
    document(text, notes, file)
}

#[cfg(feature = "docx")]
fn word(bytes: &[u8], file: &str) -> Result<String, DocumentError> {
    docx::text(bytes).ok_or_else(|| DocumentError::NotWord { file: file.to_owned() })
}

#[cfg(not(feature = "docx"))]
fn word(_bytes: &[u8], file: &str) -> Result<String, DocumentError> {
    Err(DocumentError::LeftOut { file: file.to_owned(), kind: "DOCX", feature: "docx" })
}

#[cfg(feature = "html")]
#[allow(clippy::unnecessary_wraps)] // as without the feature
fn page(text: &str, _file: &str) -> Result<String, DocumentError> {
    Ok(html::text(text))
}

#[cfg(not(feature = "html"))]
fn page(_text: &str, file: &str) -> Result<String, DocumentError> {
    Err(DocumentError::LeftOut { file: file.to_owned(), kind: "HTML", feature: "html" })
}

fn document(text: String, notes: Vec<Text<String>>, file: &str) -> Result<Document, DocumentError> {
    if text.trim().is_empty() {
        Err(DocumentError::Empty { file: file.to_owned() })
    } else {
        Ok(Document { text, notes })
    }
}
