//! A table of results as HTML and as JSON.

use std::{collections::BTreeSet, fmt::Write as _};

use serde_json::{Map, Number, Value};
use thads_metrics::text::{Lang, Text, markup::escaped};
use thads_metrics_results::{Table, TableColumn, Values, View};

/// The style of sections, lists and tables, which the page has as a file of its own.
pub(crate) const STYLE: &str = include_str!("../result.css");

/// The most rows that the page shows; everything is in the JSON.
const MOST: usize = 400;
const NOTHING: Text = Text::new("Không có dòng nào.", "No rows.");

/// The table as it is read: in a frame of its own that can be scrolled, also by keys.
pub(crate) fn table(table: &Table, lang: Lang) -> String {
    let view = View::of(table, lang).shortened(MOST);
    let title = escaped(&view.title);
    let firsts = firsts(&view);
    let mut out = format!(
        "<div class=\"table\" tabindex=\"0\" role=\"group\" aria-label=\"{title}\"><table><caption>{title}</caption>"
    );
    write_head(&mut out, &view, &firsts);
    out.push_str("<tbody>");
    for row in 0..view.rows {
        if view.hidden > 0 && row == view.hidden_after {
            write_wide(&mut out, &view, &view.hidden_text(lang));
        }
        let class = if view.totals.contains(&row) { " class=\"total\"" } else { "" };
        let _ = write!(out, "<tr{class}>");
        for (at, column) in view.columns.iter().enumerate() {
            let text = column.cells.get(row).map(String::as_str).unwrap_or_default();
            let (open, close) = if at == 0 { ("th scope=\"row\"", "th") } else { ("td", "td") };
            let _ =
                write!(out, "<{open}{}>{}</{close}>", class_of(column.is_numeric, firsts.contains(&at)), escaped(text));
        }
        out.push_str("</tr>");
    }
    if view.hidden > 0 && view.hidden_after >= view.rows {
        write_wide(&mut out, &view, &view.hidden_text(lang));
    }
    if view.rows == 0 {
        write_wide(&mut out, &view, NOTHING.pick(lang));
    }
    out + "</tbody></table></div>"
}

/// The columns that a group begins with.
fn firsts(view: &View) -> BTreeSet<usize> {
    let before = std::iter::once("").chain(view.columns.iter().map(|column| column.group.as_str()));
    let begins = view.columns.iter().zip(before).enumerate();
    begins
        .filter(|(_, (column, before))| !column.group.is_empty() && column.group != *before)
        .map(|(at, _)| at)
        .collect()
}

fn class_of(is_numeric: bool, is_first: bool) -> &'static str {
    match (is_numeric, is_first) {
        (true, true) => " class=\"n first\"",
        (true, false) => " class=\"n\"",
        (false, true) => " class=\"first\"",
        (false, false) => "",
    }
}

fn write_head(out: &mut String, view: &View, firsts: &BTreeSet<usize>) {
    out.push_str("<thead>");
    if !firsts.is_empty() {
        out.push_str("<tr>");
        for (name, span) in view.groups() {
            let _ = match name {
                "" => write!(out, "<td colspan=\"{span}\"></td>"),
                name => write!(out, "<th scope=\"colgroup\" class=\"group\" colspan=\"{span}\">{}</th>", escaped(name)),
            };
        }
        out.push_str("</tr>");
    }
    out.push_str("<tr>");
    for (at, column) in view.columns.iter().enumerate() {
        let class = class_of(column.is_numeric, firsts.contains(&at));
        let _ = write!(out, "<th scope=\"col\"{class}>{}</th>", escaped(&column.heading));
    }
    out.push_str("</tr></thead>");
}

/// A row that is one cell.
fn write_wide(out: &mut String, view: &View, text: &str) {
    let _ = write!(out, "<tr><td class=\"hidden\" colspan=\"{}\">{}</td></tr>", view.columns.len(), escaped(text));
}

/// Every row as an object by the keys of the columns: whole numbers as such where JSON's readers keep them exact, decimals as text.
pub(crate) fn json(table: &Table) -> Vec<Value> {
    let row = |row: usize| {
        let values = table.columns.iter().map(|column| (column.key.to_string(), value(column, row)));
        Value::Object(values.collect::<Map<_, _>>())
    };
    (0..table.rows()).map(row).collect()
}

/// The largest whole number that every reader of JSON keeps exact: 2⁵³ − 1.
const EXACT: i128 = (1 << 53) - 1;

fn value(column: &TableColumn, row: usize) -> Value {
    let number = |number: i128| match i64::try_from(number) {
        Ok(small) if (-EXACT..=EXACT).contains(&number) => Value::Number(Number::from(small)),
        _ => Value::String(number.to_string()),
    };
    match &column.values {
        Values::Text(_) | Values::Terms(_) => column.values.text(row).map(|text| Value::String(text.to_owned())),
        Values::Whole(_) => column.values.number(row).map(number),
        Values::Decimal { places, .. } => column
            .values
            .number(row)
            .map(|number| Value::String(Lang::En.decimal(&number.into(), *places).replace(Lang::En.group_mark(), ""))),
        Values::Flag(_) => column.values.flag(row).map(Value::Bool),
    }
    .unwrap_or(Value::Null)
}
