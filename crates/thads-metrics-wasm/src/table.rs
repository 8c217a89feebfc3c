//! A table of results as HTML and as JSON.

use serde_json::{Map, Number, Value};
use thads_metrics::text::{Lang, markup::escaped};
use thads_metrics_page::table_html;
use thads_metrics_results::{Table, TableColumn, Values, View};

/// The style of sections, lists and tables, which the page has as a file of its own.
pub(crate) const STYLE: &str = include_str!("../result.css");

/// The most rows that the page shows; everything is in the JSON.
const MOST: usize = 400;

/// The table as it is read: in a frame of its own that can be scrolled, also by keys.
pub(crate) fn table(table: &Table, lang: Lang) -> String {
    let view = View::of(table, lang).shortened(MOST);
    let (title, table) = (escaped(&view.title), table_html(&view, lang, false));
    format!("<div class=\"table\" tabindex=\"0\" role=\"group\" aria-label=\"{title}\">{table}</div>")
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
