//! The command `audit`.

use std::{fs, io, path::Path};

use serde::Serialize;
use thads_metrics::{Explain, Lang};
use thads_metrics_audit::{Audit, Report, ReportError, check_size};

use crate::{CONFLICT, CONSISTENT, Streams, UNREADABLE, arguments, article, files, progress::Progress};

/// Audits every file and gives the worst that was found.
pub(crate) fn run(asked: &arguments::Audit, streams: &mut Streams<'_>) -> io::Result<u8> {
    let several = asked.files.len() > 1 || asked.files.iter().any(|file| file.is_dir());
    let mut status = CONSISTENT;
    let mut found = Vec::new();
    for given in &asked.files {
        match files::expand(given, asked.lang) {
            Ok(files) => found.extend(files),
            Err(reason) => status = complain(streams, &format!("{}: {reason}", given.display()))?,
        }
    }
    let mut progress = Progress::over(found.len());
    let mut separator = "";
    for file in &found {
        progress.at(file);
        if article::is_article(file) {
            let read = article::run(file, asked, several, streams);
            progress.step();
            status = status.max(read.or_else(|reason| complain(streams, &reason))?);
            continue;
        }
        let audited = audit(file, asked.lang);
        progress.step();
        status = status.max(progress.aside(|| match audited {
            Ok(audit) => {
                let text = || if asked.all { audit.text_of_all(asked.lang) } else { audit.text(asked.lang) };
                if asked.json {
                    writeln!(streams.out, "{}", json(file, &audit, several)?)?;
                } else if several {
                    write!(streams.out, "{separator}== {} ==\n\n{}", file.display(), text())?;
                } else {
                    write!(streams.out, "{}", text())?;
                }
                let sound = audit.is_consistent() && (!asked.strict || audit.doubts().is_empty());
                Ok::<_, io::Error>(if sound { CONSISTENT } else { CONFLICT })
            }
            Err(reason) => complain(streams, &reason),
        })?);
        separator = "\n";
    }
    Ok(status)
}

fn complain(streams: &mut Streams<'_>, reason: &str) -> io::Result<u8> {
    streams.out.flush()?; // so that the two streams keep their order on a terminal
    writeln!(streams.err, "thads-metrics: {reason}")?;
    Ok(UNREADABLE)
}

/// The audit of a file, or why there is none.
fn audit(file: &Path, lang: Lang) -> Result<Audit, String> {
    let name = file.display().to_string();
    let failed = |error: &io::Error| format!("{name}: {}", files::reason(error, lang));
    let size = fs::metadata(file).map_err(|error| failed(&error))?.len();
    let text = |error: ReportError| error.text(lang);
    check_size(size, &name).map_err(text)?;
    let bytes = fs::read(file).map_err(|error| failed(&error))?;
    Report::from_bytes(&bytes, &name).map_err(text).map(|report| report.audit())
}

/// The audit as one object on one line; of several files, the file's name first in it.
fn json(file: &Path, audit: &Audit, several: bool) -> io::Result<String> {
    #[derive(Serialize)]
    struct Named<'a> {
        file: String,
        #[serde(flatten)]
        audit: &'a Audit,
    }
    let line = if several {
        serde_json::to_string(&Named { file: file.display().to_string(), audit })
    } else {
        serde_json::to_string(audit)
    };
    line.map_err(io::Error::other)
}
