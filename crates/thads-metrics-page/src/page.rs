//! A result as one HTML file that needs nothing else ([`Page`]).

use std::fmt::Write as _;

use thads_metrics::{
    Lang,
    text::{Text, markup::escaped},
};
use thads_metrics_charts::{Chart, ChartError, suitable};
use thads_metrics_results::{Table, View};

use crate::{banner::banner, table};

/// A result as a page: what matters most, the text, what can't be right, charts, figures, notes.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    /// The table of the result.
    pub table: &'a Table,
    /// Its paragraphs; notes among them are left out, for they stand at the end.
    pub text: &'a str,
    /// What in the source can't be right; `None` where nothing was checked.
    pub findings: Option<&'a Table>,
    /// The names of the files that the figures are from.
    pub files: &'a [String],
    /// The language.
    pub lang: Lang,
}

/// The most rows of a table on a page; everything is in the workbook.
const ROWS: usize = 1000;
/// The most offices of a chart that shares a printed page with another.
const TALL: usize = 22;

const STYLE: &str = include_str!("page.css");
const TEXT: Text = Text::new("Đánh giá", "In words");
const CHARTS: Text = Text::new("Biểu đồ", "Charts");
const FIGURES: Text = Text::new("Bảng số liệu", "Figures");
const FINDINGS: Text = Text::new("Số liệu cần xem lại", "Figures that can't be right");
const NOTES: Text = Text::new("Ghi chú và nguồn", "Notes and sources");
const NO_FINDINGS: Text = Text::new("Không có: các số liệu khớp với nhau.", "None: the figures agree with each other.");
const SOURCE: Text = Text::new("Số liệu lấy từ tệp", "Figures from the file");
const SOURCES: Text = Text::new("Số liệu lấy từ các tệp", "Figures from the files");
const MADE_BY: Text = Text::new("Lập bằng", "Made with");
const EXACT: Text = Text::new(
    "Tỷ lệ tính chính xác từ số liệu gốc, chỉ làm tròn khi in; chênh lệch giữa hai tỷ lệ tính bằng điểm %.",
    "Rates are exact and rounded only when printed; differences of rates are in points.",
);

impl Page<'_> {
    /// The whole file.
    ///
    /// An error if a chart can't be drawn, such as of a period that can't be read.
    pub fn html(&self) -> Result<String, ChartError> {
        let (lang, title) = (self.lang, escaped(self.table.title(self.lang)));
        let mut out = format!(
            "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
             <title>{title}</title>\n<style>\n{STYLE}{}</style>\n</head>\n<body>\n<main>\n",
            table::STYLE
        );
        out.push_str(&self.body()?);
        out.push_str("</main>\n</body>\n</html>\n");
        Ok(out)
    }

    /// What stands on the page, for a page that is already there and has its style.
    pub fn body(&self) -> Result<String, ChartError> {
        let lang = self.lang;
        let mut out = format!("<header><h1>{}</h1>", escaped(self.table.title(lang)));
        if !self.files.is_empty() {
            let said = if self.files.len() == 1 { SOURCE } else { SOURCES };
            let _ = write!(out, "<p class=\"meta\">{} {}</p>", said.pick(lang), escaped(&self.files.join(", ")));
        }
        out.push_str("</header>\n");
        out.push_str(&banner(self.table, self.findings, lang));
        let lines = self.text.lines().map(str::trim);
        let lines = lines.filter(|line| !line.is_empty() && !line.starts_with("Lưu ý:") && !line.starts_with("Note:"));
        let paragraphs: Vec<String> = lines.map(|line| format!("<p>{}</p>", escaped(line))).collect();
        section(&mut out, "text", TEXT, &paragraphs.join("\n"), lang);
        if let Some(found) = self.findings {
            let body =
                if found.rows() == 0 { format!("<p>{}</p>", NO_FINDINGS.pick(lang)) } else { figures(found, lang) };
            section(&mut out, "findings", FINDINGS, &body, lang);
        }
        section(&mut out, "charts", CHARTS, &charts(self.table, lang)?, lang);
        section(&mut out, "table", FIGURES, &figures(self.table, lang), lang);
        let said = self.table.notes.iter().chain(&self.table.sources);
        let said: Vec<String> = said.map(|note| format!("<li>{}</li>", escaped(note.pick(lang)))).collect();
        let notes = if said.is_empty() { String::new() } else { format!("<ul>{}</ul>", said.concat()) };
        section(&mut out, "notes", NOTES, &notes, lang);
        let version = env!("CARGO_PKG_VERSION");
        let (made, exact) = (MADE_BY.pick(lang), EXACT.pick(lang));
        let _ = writeln!(out, "<footer>{made} thads-metrics {version}. {exact}</footer>");
        Ok(out)
    }
}

/// A section with its heading, if there is something in it.
fn section(out: &mut String, key: &str, heading: Text, body: &str, lang: Lang) {
    if !body.is_empty() {
        let heading = escaped(heading.pick(lang));
        let _ = writeln!(out, "<section id=\"{key}\" class=\"{key}\">\n<h2>{heading}</h2>\n{body}\n</section>");
    }
}

/// A table without its notes, which stand together at the end.
fn figures(table: &Table, lang: Lang) -> String {
    format!("<div class=\"thads\">{}</div>", table::table_html(&View::of(table, lang).shortened(ROWS), lang, false))
}

/// Every chart that suits the table.
fn charts(table: &Table, lang: Lang) -> Result<String, ChartError> {
    let mut out = String::new();
    let class = if table.by_measure().iter().any(|(_, rows)| rows.len() > TALL) { "chart tall" } else { "chart" };
    for kind in suitable(table) {
        let panels = Chart::of(table, Some(kind), lang)?.panels().concat();
        let caption = kind.caption(lang);
        let _ = writeln!(
            out,
            "<figure class=\"{class}\"><figcaption>{caption}</figcaption><div class=\"panels\">{panels}</div></figure>"
        );
    }
    Ok(out)
}
