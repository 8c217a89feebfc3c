//! The command `audit`: report files and articles, by what they hold.

use std::{
    io,
    path::{Path, PathBuf},
};

use serde::Serialize;
use thads_metrics::{Explain, Lang, file_kind::FileKind, text::Text};
use thads_metrics_audit::{Audit, Report, ReportError, check_size};
use thads_metrics_reading::PAGE;

use crate::{
    CONFLICT, CONSISTENT, ReadPdf, Streams, arguments, article,
    files::{self, Given},
    output::{Form, complain, written},
    progress::Progress,
    wrap::fitted,
};

const ONE_REPORT_FILE: Text = Text::new(
    "--toml lập một tệp báo cáo: chỉ nêu một bài viết",
    "--toml writes one report file: expected one article",
);
const ALREADY: Text = Text::new(
    "đây đã là tệp báo cáo; --toml và --html dùng cho bài viết",
    "already a report file; --toml and --html are for articles",
);

/// Audits every file and gives the worst that was found.
pub(crate) fn run(asked: &arguments::Audit, streams: &mut Streams<'_>, read_pdf: ReadPdf<'_>) -> io::Result<u8> {
    let (lang, mut status) = (asked.lang, CONSISTENT);
    let options = [(asked.json, Form::Json), (asked.toml, Form::Toml), (asked.html, Form::Html)];
    let option = options.into_iter().find_map(|(asked, form)| asked.then_some(form));
    let output = asked.output.as_deref();
    let form = match Form::of(option, output, &[Form::Text, Form::Json, Form::Toml, Form::Html], lang) {
        Ok(form) => form,
        Err(reason) => return complain(streams, &reason),
    };
    let mut found: Vec<PathBuf> = Vec::new();
    for given in &asked.files {
        match files::expand(given, lang) {
            Ok(files) => found.extend(files),
            Err(reason) => status = complain(streams, &format!("{}: {reason}", given.display()))?,
        }
    }
    if form == Form::Toml && found.len() > 1 {
        return complain(streams, ONE_REPORT_FILE.pick(lang));
    }
    let audited = written(output, &found, lang, streams, |streams| all(&found, asked, form, streams, read_pdf))?;
    Ok(status.max(audited))
}

/// Writes the audit of each file.
fn all(
    found: &[PathBuf],
    asked: &arguments::Audit,
    form: Form,
    streams: &mut Streams<'_>,
    read_pdf: ReadPdf<'_>,
) -> io::Result<u8> {
    let (lang, mut status) = (asked.lang, CONSISTENT);
    let several = asked.files.len() > 1 || asked.files.iter().any(|file| file.is_dir());
    if form == Form::Html {
        write!(streams.out, "{}", PAGE[0])?;
    }
    let mut progress = Progress::over(found.len());
    let mut separator = "";
    for file in found {
        progress.at(file);
        let read = read(file, lang, read_pdf);
        progress.step();
        status = status.max(progress.aside(|| {
            let name = files::name(file);
            let said = match read {
                Err(reason) => return complain(streams, &reason),
                Ok(Read::Audit(_)) if matches!(form, Form::Toml | Form::Html) => {
                    return complain(streams, &format!("{name}: {}", ALREADY.pick(lang)));
                }
                Ok(said) => said,
            };
            if several && form == Form::Text {
                write!(streams.out, "{separator}== {name} ==\n\n")?;
                separator = "\n";
            }
            match said {
                Read::Audit(audit) => write(&audit, &name, asked, form, several, streams),
                Read::Article(document) => article::write(&document, &name, asked, form, several, streams),
            }
        })?);
    }
    if form == Form::Html {
        write!(streams.out, "{}", PAGE[1])?;
    }
    Ok(status)
}

/// What a file holds.
enum Read {
    Audit(Box<Audit>),
    Article(thads_metrics_documents::Document),
}

/// Reads a file: a report file by its name or its words, else an article; or why it can't be read.
fn read(file: &Path, lang: Lang, read_pdf: ReadPdf<'_>) -> Result<Read, String> {
    let name = files::name(file);
    let text = |error: ReportError| error.text(lang);
    let given = files::kind(file);
    if given == Given::Report {
        check_size(files::size(file, lang)?, &name).map_err(text)?;
    }
    let bytes = files::bytes(file, lang)?;
    if given == Given::Report || FileKind::of(&bytes) == Some(FileKind::Toml) {
        let report = Report::from_bytes(&bytes, &name).map_err(text)?;
        return Ok(Read::Audit(Box::new(report.audit())));
    }
    article::document(&bytes, &name, read_pdf, lang).map(Read::Article)
}

/// Writes the audit of a report file, and gives the exit status.
fn write(
    audit: &Audit,
    name: &str,
    asked: &arguments::Audit,
    form: Form,
    several: bool,
    streams: &mut Streams<'_>,
) -> io::Result<u8> {
    if form == Form::Json {
        writeln!(streams.out, "{}", json(name, audit, several)?)?;
    } else {
        let text = if asked.all { audit.text_of_all(asked.lang) } else { audit.text(asked.lang) };
        write!(streams.out, "{}", fitted(&text))?;
    }
    let sound = audit.is_consistent() && (!asked.strict || audit.doubts().is_empty());
    Ok(if sound { CONSISTENT } else { CONFLICT })
}

/// The audit as one object on one line; of several files, the file's name first in it.
fn json(name: &str, audit: &Audit, several: bool) -> io::Result<String> {
    #[derive(Serialize)]
    struct Named<'a> {
        file: &'a str,
        #[serde(flatten)]
        audit: &'a Audit,
    }
    let line = if several { serde_json::to_string(&Named { file: name, audit }) } else { serde_json::to_string(audit) };
    line.map_err(io::Error::other)
}
