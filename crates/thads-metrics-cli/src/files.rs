//! Files that are named on the command line, and why one can't be read.

use std::{
    fs,
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};

use thads_metrics::{Lang, text::Text};

const EMPTY_FOLDER: Text =
    Text::new("thư mục không có tệp .toml nào", "expected at least one .toml file in this folder, got none");

/// The file itself, or the report files of a folder in order; else why there are none.
pub(crate) fn expand(given: &Path, lang: Lang) -> Result<Vec<PathBuf>, String> {
    if !given.is_dir() {
        return Ok(vec![given.to_owned()]);
    }
    let entries = fs::read_dir(given).map_err(|error| reason(&error, lang))?;
    let mut files = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .filter(|path| path.as_ref().map_or(true, |path| path.extension().is_some_and(|end| end == "toml")))
        .collect::<io::Result<Vec<_>>>()
        .map_err(|error| reason(&error, lang))?;
    files.retain(|path| path.is_file());
    files.sort();
    if files.is_empty() { Err(EMPTY_FOLDER.pick(lang).to_owned()) } else { Ok(files) }
}

/// Why the system gives no bytes.
pub(crate) fn reason(error: &io::Error, lang: Lang) -> String {
    let said = match error.kind() {
        ErrorKind::NotFound => Text::new("không có tệp hoặc thư mục này", "no such file or folder"),
        ErrorKind::IsADirectory => Text::new("đây là thư mục, cần một tệp", "expected a file, got a folder"),
        ErrorKind::PermissionDenied => Text::new("không đọc được: không có quyền", "can't be read: permission denied"),
        _ => return format!("{} ({error})", lang.pick("không đọc được", "can't be read")),
    };
    said.pick(lang).to_owned()
}
