//! `-o FILE`: what would be printed, in a file.

use std::{
    fs,
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};

use thads_metrics::{Lang, text::Text};

use crate::{Streams, UNREADABLE};

const REPLACES: Text =
    Text::new("sẽ ghi đè lên tệp đã đọc; hãy chọn tên khác", "would replace a file that was read; give another");

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Text,
    Json,
    Toml,
    Html,
}

impl Form {
    /// What the option of this name asks for, or else what the end of the file's name says; why not, if the two differ or
    /// nothing here writes such files.
    pub(crate) fn of(option: Option<Self>, output: Option<&Path>, can: &[Self], lang: Lang) -> Result<Self, String> {
        let Some(output) = output else { return Ok(option.unwrap_or(Self::Text)) };
        let end = output.extension().and_then(|end| end.to_str()).unwrap_or_default().to_ascii_lowercase();
        let named = can.iter().copied().find(|form| form.end() == end);
        match (named, option) {
            (Some(named), None) => Ok(named),
            (Some(named), Some(option)) if named == option => Ok(named),
            (Some(_), Some(option)) => Err(Self::expected(output, &[option], lang)),
            (None, _) => Err(Self::expected(output, can, lang)),
        }
    }

    const fn end(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Json => "json",
            Self::Toml => "toml",
            Self::Html => "html",
        }
    }

    fn expected(output: &Path, ends: &[Self], lang: Lang) -> String {
        let ends: Vec<String> = ends.iter().map(|form| format!(".{}", form.end())).collect();
        let (file, ends) = (output.display(), ends.join(", "));
        lang.pick(
            format!("{file}: tên tệp cần kết thúc bằng {ends}"),
            format!("{file}: expected a name that ends in {ends}"),
        )
    }
}

/// Lets `work` write to the standard output, or into a file that is none of those `read`; gives the exit status.
pub(crate) fn written(
    output: Option<&Path>,
    read: &[PathBuf],
    lang: Lang,
    streams: &mut Streams<'_>,
    work: impl FnOnce(&mut Streams<'_>) -> io::Result<u8>,
) -> io::Result<u8> {
    let Some(output) = output else { return work(streams) };
    let same =
        |file: &PathBuf| fs::canonicalize(file).ok().is_some_and(|file| fs::canonicalize(output).ok() == Some(file));
    if read.iter().any(same) {
        return complain(streams, &format!("{}: {}", output.display(), REPLACES.pick(lang)));
    }
    let mut text = Vec::new();
    let status = work(&mut Streams { out: &mut text, err: &mut *streams.err })?;
    match fs::write(output, text) {
        Ok(()) => Ok(status),
        Err(error) => complain(streams, &format!("{}: {}", output.display(), reason(&error, lang))),
    }
}

/// Says why something is not given, and gives the exit status for it.
pub(crate) fn complain(streams: &mut Streams<'_>, reason: &str) -> io::Result<u8> {
    streams.out.flush()?; // so that the two streams keep their order on a terminal
    writeln!(streams.err, "thads-metrics: {reason}")?;
    Ok(UNREADABLE)
}

fn reason(error: &io::Error, lang: Lang) -> String {
    let failed = lang.pick("không ghi được", "can't be written");
    match error.kind() {
        ErrorKind::NotFound => format!("{failed}: {}", lang.pick("không có thư mục này", "no such folder")),
        ErrorKind::PermissionDenied => format!("{failed}: {}", lang.pick("không có quyền", "permission denied")),
        ErrorKind::IsADirectory => lang.pick("đây là thư mục, cần một tệp", "expected a file, got a folder").to_owned(),
        _ => format!("{failed} ({error})"),
    }
}
