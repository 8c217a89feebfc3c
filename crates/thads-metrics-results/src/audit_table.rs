//! What an audit knows of each quantity, as a table.

use thads_metrics::{Lang, text::Text};
use thads_metrics_audit::{Audit, Bounds};

use crate::table_model::{Table, TableColumn, Term, Unit, Values};
use std::sync::Arc;

const TITLE: Text = Text::new("Đối chiếu số liệu", "Audit of figures");

/// The table of an audit: a row for each quantity with its bounds and the figures they follow from.
pub fn audit_table(audit: &Audit) -> Table {
    let title = audit.title().map_or_else(
        || Text::in_both(|lang| TITLE.pick(lang).to_owned()),
        |title| Text::new(title.to_owned(), title.to_owned()),
    );
    let quantities = audit.implied();
    let terms = |key: &'static str, heading: Text, term: &dyn Fn(&Bounds) -> Term| TableColumn {
        key: key.into(),
        heading: Text::new(heading.vi.to_owned(), heading.en.to_owned()),
        unit: Unit::None,
        values: Values::Terms(quantities.iter().map(|bounds| Some(Arc::new(term(bounds)))).collect()),
    };
    let text = |key, heading, pick: &dyn Fn(&Bounds) -> Option<String>| {
        TableColumn::text(key, heading, quantities.iter().map(|bounds| pick(bounds)))
    };
    let columns = vec![
        terms("quantity", Text::new("Chỉ tiêu", "Quantity"), &|bounds| {
            let (quantity, day) = (bounds.subject().quantity, bounds.subject().period.last_day());
            Term::new(quantity.to_string(), quantity.term_on(Lang::Vi, day), quantity.term_on(Lang::En, day))
        }),
        text("office", Text::new("Đơn vị", "Office"), &|bounds| Some(bounds.subject().office.clone())),
        terms("period", Text::new("Kỳ", "Period"), &|bounds| {
            let period = bounds.subject().period;
            Term::new(period.to_string(), period.label(Lang::Vi), period.label(Lang::En))
        }),
        text("group", Text::new("Nhóm", "Group"), &|bounds| bounds.subject().group.clone()),
        terms("value", Text::new("Giá trị", "Value"), &|bounds| {
            Term::new(bounds.text(Lang::En), bounds.text(Lang::Vi), bounds.text(Lang::En))
        }),
        text("because", Text::new("Căn cứ", "Because of"), &|bounds| Some(bounds.because().join(", "))),
    ];
    let notes = audit.notes().iter().map(|note| Text::in_both(|lang| note.text(lang).to_owned()));
    Table { name: "audit".into(), title, columns, notes: notes.collect(), sources: Vec::new() }
}
