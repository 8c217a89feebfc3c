//! Files that are named on the command line, and why one can't be read.

use std::{
    fs,
    io::{self, ErrorKind, Read},
    path::{Path, PathBuf},
};

use thads_metrics::{Lang, text::Text};
use thads_metrics_documents::MAX_BYTES;

const EMPTY_FOLDER: Text = Text::new(
    "thư mục không có tệp báo cáo (.toml) hay bài viết (.txt, .html, .docx, .pdf) nào",
    "expected a report file (.toml) or an article (.txt, .html, .docx, .pdf) in this folder, got none",
);
const ADDRESS: Text = Text::new(
    "đây là địa chỉ trang web; hãy lưu trang đó thành tệp rồi nêu tên tệp",
    "this is an address, and nothing is fetched: save the page and give its file",
);

/// The ends of names that are read of a folder.
const IN_FOLDERS: &[&str] = &["toml", "txt", "html", "htm", "xhtml", "docx", "doc", "pdf"];

/// What a file is by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Given {
    /// A report file.
    Report,
    /// What its bytes say: most of the time an article.
    Open,
}

pub(crate) fn kind(file: &Path) -> Given {
    if end(file).is_some_and(|end| end == "toml") { Given::Report } else { Given::Open }
}

fn end(file: &Path) -> Option<String> {
    file.extension().and_then(|end| end.to_str()).map(str::to_ascii_lowercase)
}

fn is_stdin(file: &Path) -> bool {
    file.as_os_str() == "-"
}

/// What messages call it.
pub(crate) fn name(file: &Path) -> String {
    if is_stdin(file) { "stdin".to_owned() } else { file.display().to_string() }
}

/// The file itself, or the report files and articles of a folder in order; else why there are none.
pub(crate) fn expand(given: &Path, lang: Lang) -> Result<Vec<PathBuf>, String> {
    if !given.is_dir() {
        return Ok(vec![given.to_owned()]);
    }
    let entries = fs::read_dir(given).map_err(|error| reason(&error, lang))?;
    let mut files = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .filter(|path| {
            path.as_ref().map_or(true, |path| end(path).is_some_and(|end| IN_FOLDERS.contains(&end.as_str())))
        })
        .collect::<io::Result<Vec<_>>>()
        .map_err(|error| reason(&error, lang))?;
    files.retain(|path| path.is_file());
    files.sort();
    if files.is_empty() { Err(EMPTY_FOLDER.pick(lang).to_owned()) } else { Ok(files) }
}

/// Its size in bytes, or why it can't be read.
pub(crate) fn size(file: &Path, lang: Lang) -> Result<u64, String> {
    fs::metadata(file).map(|file| file.len()).map_err(|error| format!("{}: {}", name(file), reason(&error, lang)))
}

/// Its bytes, one more than is read of any document at most; or why it can't be read.
pub(crate) fn bytes(file: &Path, lang: Lang) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let most = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    let read = if is_stdin(file) {
        io::stdin().lock().take(most).read_to_end(&mut bytes)
    } else {
        fs::File::open(file).and_then(|opened| opened.take(most).read_to_end(&mut bytes))
    };
    read.map_err(|error| {
        let address = file.to_str().is_some_and(|file| file.starts_with("http://") || file.starts_with("https://"));
        let reason = if address { ADDRESS.pick(lang).to_owned() } else { reason(&error, lang) };
        format!("{}: {reason}", name(file))
    })?;
    Ok(bytes)
}

/// Why the system gives no bytes.
fn reason(error: &io::Error, lang: Lang) -> String {
    let said = match error.kind() {
        ErrorKind::NotFound => Text::new("không có tệp hoặc thư mục này", "no such file or folder"),
        ErrorKind::IsADirectory => Text::new("đây là thư mục, cần một tệp", "expected a file, got a folder"),
        ErrorKind::PermissionDenied => Text::new("không đọc được: không có quyền", "can't be read: permission denied"),
        _ => return format!("{} ({error})", lang.pick("không đọc được", "can't be read")),
    };
    said.pick(lang).to_owned()
}
