//! A table as HTML: escaped, without script, readable on light and on dark.

use std::fmt::Write as _;

use thads_metrics::{
    Lang,
    text::{Text, markup::escaped},
};
use thads_metrics_results::{Table, View, ViewColumn};

/// What tables look like. Ink and ground are those of the page around them, lines and bands half-transparent grey.
pub(crate) const STYLE: &str = include_str!("table.css");
/// The most rows that a notebook shows of a table.
const SHORT: usize = 60;
/// From how many letters on a cell holds sentences, for which there must be room.
const WORDS: usize = 60;
const NOTHING: Text = Text::new("Không có dòng nào.", "No rows.");

/// A table with its style and lines above it, as a notebook shows it; of a long one the first and the last rows.
///
/// What tells text from numbers is in the elements too: a notebook that is not trusted loses its style.
///
/// ```
/// use thads_metrics::{Lang, text::Text};
/// use thads_metrics_page::notebook;
/// use thads_metrics_results::{Table, TableColumn};
/// let columns = vec![TableColumn::text("office", Text::new("Cơ quan", "Office"), [Some("Bến Lức & <b>")])];
/// let title = Text::new("Kết quả".to_owned(), "Results".to_owned());
/// let table = Table { name: "offices".into(), title, columns, notes: Vec::new(), sources: Vec::new() };
/// let html = notebook(&table, &[], Lang::Vi);
/// assert!(html.contains(">Bến Lức &amp; &lt;b&gt;</th>") && html.contains("text-align:left"), "{html}");
/// ```
pub fn notebook(table: &Table, lines: &[String], lang: Lang) -> String {
    let mut out = format!("<div class=\"thads\"><style>{STYLE}</style>");
    for line in lines {
        let _ = write!(out, "<p>{}</p>", escaped(line));
    }
    let view = View::of(table, lang).shortened(SHORT);
    Writer { view: &view, lang, is_inline: true }.table(&mut out, true);
    out + "</div>"
}

/// The table alone, for a page that has its own style: caption, headings, rows and, if asked for, the notes.
pub fn table_html(view: &View, lang: Lang, notes: bool) -> String {
    let mut out = String::new();
    Writer { view, lang, is_inline: false }.table(&mut out, notes);
    out
}

/// Whether what a row is of stands in a column: a screen reader says it with each of the row's cells.
fn is_row_heading(column: &ViewColumn) -> bool {
    column.key == "office"
}

struct Writer<'a> {
    view: &'a View,
    lang: Lang,
    /// Whether elements say themselves how they are aligned.
    is_inline: bool,
}

impl Writer<'_> {
    fn table(&self, out: &mut String, notes: bool) {
        let view = self.view;
        let _ = write!(out, "<table lang=\"{}\"><caption>{}</caption>", self.lang, escaped(&view.title));
        self.head(out);
        out.push_str("<tbody>");
        let cells: Vec<String> = view.columns.iter().enumerate().map(|(at, _)| self.attributes(at, false)).collect();
        for row in 0..view.rows {
            self.hidden(out, row);
            out.push_str(if view.totals.contains(&row) { "<tr class=\"total\">" } else { "<tr>" });
            for (column, attributes) in view.columns.iter().zip(&cells) {
                let text = escaped(column.cells.get(row).map_or("", String::as_str));
                let _ = if is_row_heading(column) {
                    write!(out, "<th scope=\"row\"{attributes}>{text}</th>")
                } else {
                    write!(out, "<td{attributes}>{text}</td>")
                };
            }
            out.push_str("</tr>");
        }
        self.hidden(out, view.rows);
        if view.rows == 0 {
            let _ = write!(out, "<tr><td>{}</td></tr>", NOTHING.pick(self.lang));
        }
        out.push_str("</tbody></table>");
        if notes && !view.notes.is_empty() {
            let _ = write!(out, "<ul class=\"notes\" lang=\"{}\">", self.lang);
            for note in &view.notes {
                let _ = write!(out, "<li>{}</li>", escaped(note));
            }
            out.push_str("</ul>");
        }
    }

    /// The headings: the groups over their columns, if there are any.
    fn head(&self, out: &mut String) {
        out.push_str("<thead>");
        if self.view.columns.iter().any(|column| !column.group.is_empty()) {
            out.push_str("<tr>");
            for (name, span) in self.view.groups() {
                let style = if self.is_inline { " style=\"text-align:center\"" } else { "" };
                let _ = if name.is_empty() {
                    write!(out, "<td colspan=\"{span}\"></td>")
                } else {
                    let name = escaped(name);
                    write!(out, "<th scope=\"colgroup\" class=\"group\" colspan=\"{span}\"{style}>{name}</th>")
                };
            }
            out.push_str("</tr>");
        }
        out.push_str("<tr>");
        for (at, column) in self.view.columns.iter().enumerate() {
            let _ = write!(out, "<th scope=\"col\"{}>{}</th>", self.attributes(at, true), escaped(&column.heading));
        }
        out.push_str("</tr></thead>");
    }

    /// The class of a cell and how it is aligned.
    fn attributes(&self, at: usize, is_heading: bool) -> String {
        let columns = &self.view.columns;
        let Some(column) = columns.get(at) else { return String::new() };
        let group = |column: Option<&ViewColumn>| column.map_or(String::new(), |column| column.group.clone());
        let before = group(at.checked_sub(1).and_then(|before| columns.get(before)));
        let mut classes = Vec::new();
        if column.is_numeric {
            classes.push("n");
        } else if column.key.ends_with("is_met") && !is_heading {
            classes.push("m");
        } else if is_row_heading(column) {
            classes.push("o");
        } else if column.cells.iter().any(|cell| cell.chars().count() > WORDS) {
            classes.push("w");
        }
        if !column.group.is_empty() && column.group != before {
            classes.push("first");
        }
        let mut out = String::new();
        if !classes.is_empty() {
            let _ = write!(out, " class=\"{}\"", classes.join(" "));
        }
        if self.is_inline {
            out.push_str(if column.is_numeric { " style=\"text-align:right\"" } else { " style=\"text-align:left\"" });
        }
        out
    }

    /// Says before a row, or at the end, how many are not shown.
    fn hidden(&self, out: &mut String, row: usize) {
        if self.view.hidden > 0 && row == self.view.hidden_after {
            let (span, text) = (self.view.columns.len(), escaped(&self.view.hidden_text(self.lang)));
            let _ = write!(out, "<tr><td class=\"hidden\" colspan=\"{span}\">{text}</td></tr>");
        }
    }
}
