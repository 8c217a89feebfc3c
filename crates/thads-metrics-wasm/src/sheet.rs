//! The page of a sheet of offices: what can't be right in it, then rates, ranks and gaps.

use serde_json::json;
use thads_metrics::{
    Explain as _, Lang, Targets,
    text::{Text, markup::escaped},
};
use thads_metrics_charts::{Chart, suitable};
use thads_metrics_reading::{PAGE, Tables};
use thads_metrics_results::{Options, Results, ResultsError, Table, entries_of};
use thads_metrics_sheet::Sheet;

use crate::{
    page::{File, Page, folded, list, section},
    report, table,
};

/// The page of a sheet that was read.
pub(crate) fn page(sheet: Sheet, name: &str, lang: Lang) -> Page {
    let tables = Tables::of(sheet);
    let mut lines = tables.lines(lang).into_iter();
    let verdict = lines.next().unwrap_or_default();
    let html = section(FINDINGS, &list("ol", "finding", lines), lang) + &figures(&tables.sheet, lang);
    let whole = format!(
        "{}<style>{}</style><main class=\"result\"><h1>{verdict}</h1>{html}</main>{}",
        PAGE[0],
        table::STYLE,
        PAGE[1]
    );
    let files = [("html", whole), ("json", json(name, &tables))];
    let files = files.map(|(ending, text)| File::beside(name, ending, text)).to_vec();
    Page { verdict, sound: tables.is_sound(), html, files }
}

const FINDINGS: Text = Text::new("Số liệu cần xem lại", "Figures that can't be right");

/// Rates, ranks and gaps of the offices of a sheet: in words, drawn, as a table, with notes and sources.
pub(crate) fn figures(sheet: &Sheet, lang: Lang) -> String {
    let results = match results(sheet) {
        Ok(results) => results,
        Err(error) => return section(IN_WORDS, &list("ul", "note", [error.text(lang)]), lang),
    };
    let made = results.table();
    let words = paragraphs(&results.text(lang)).fold(String::new(), |out, line| out + "<p>" + &escaped(line) + "</p>");
    let told = made.notes.iter().chain(&made.sources).map(|line| line.pick(lang));
    let read = sheet.notes.iter().map(|note| {
        let cell = note.cell.map(|cell| format!("{}: ", sheet.address(cell))).unwrap_or_default();
        format!("{cell}{}", lang.pick(&note.vi, &note.en))
    });
    [
        section(IN_WORDS, &words, lang),
        section(Text::new("Biểu đồ", "Charts"), &charts(&made, lang), lang),
        section(Text::new("Bảng số liệu", "Figures"), &table::table(&made, lang), lang),
        section(Text::new("Ghi chú và nguồn", "Notes and sources"), &list("ul", "note", told), lang),
        folded(Text::new("Tệp đã được đọc như thế nào", "How the file was read"), &list("ul", "note", read), lang),
    ]
    .concat()
}

const IN_WORDS: Text = Text::new("Đánh giá", "In words");

/// The paragraphs of a text without its notes, which stand apart.
fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    let is_note = |line: &&str| ["Lưu ý:", "Note:"].iter().any(|word| line.starts_with(word));
    text.lines().map(str::trim).filter(move |line| !line.is_empty() && !is_note(line))
}

/// Results with the nation's targets as a yardstick, where they are established.
fn results(sheet: &Sheet) -> Result<Results, ResultsError> {
    let (entries, notes) = entries_of(&[sheet], "office", None, None)?;
    Results::new(entries, &Targets::national(), Options::default()).map(|made| made.noting(notes))
}

/// Every chart that suits the table, each panel a picture of its own.
fn charts(made: &Table, lang: Lang) -> String {
    let drawn = suitable(made).into_iter().filter_map(|kind| Chart::of(made, Some(kind), lang).ok());
    drawn.fold(String::new(), |out, chart| {
        let pictures = chart.panels().concat().replace(OWN_STYLE, "");
        let caption = escaped(chart.kind().caption(lang));
        out + "<figure><figcaption>" + &caption + "</figcaption><div>" + &pictures + "</div></figure>"
    })
}

/// What a picture says of its size, which the page's style says too: its Content-Security-Policy takes no style in the markup.
const OWN_STYLE: &str = " style=\"max-width:100%;height:auto\"";

/// What can't be right, and every row with its exact values.
fn json(name: &str, tables: &Tables) -> String {
    let found = tables.json();
    let results = results(&tables.sheet);
    let (rows, reason) = match &results {
        Ok(results) => (table::json(&results.table()), None),
        Err(error) => (Vec::new(), Some(error.en())),
    };
    let findings = found.get("findings");
    report::json(&json!({ "file": name, "findings": findings, "rows": rows, "no_rows_because": reason }))
}
