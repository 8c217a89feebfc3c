//! A comparison as a table.

use std::sync::Arc;

use num_bigint::BigInt;

use crate::compare::{Change, Comparison};
use crate::{
    columns::{Columns, Exactly, Heading, heading},
    row::Row,
    table::{Shared, head, notes},
    table_model::{Table, Term, Unit},
};
use thads_metrics::{Item, Lang, text::Text};

/// The headings of a figure before and after: itself, its difference, and that in percent.
struct Figure {
    item: fn(&Row) -> Item,
    before: Heading,
    after: Heading,
    difference: Heading,
    percent: Heading,
}

const FIGURES: [Figure; 2] = [
    Figure {
        item: |row| row.measure.rate_base(),
        before: heading!("eligible_before", "có điều kiện thi hành, kỳ trước", "eligible before"),
        after: heading!("eligible_after", "có điều kiện thi hành, kỳ này", "eligible after"),
        difference: heading!("eligible_difference", "có điều kiện thi hành, tăng (+) giảm (-)", "change of eligible"),
        percent: heading!(
            "eligible_percent",
            "có điều kiện thi hành, tăng (+) giảm (-) %",
            "change of eligible in percent of before"
        ),
    },
    Figure {
        item: |_| Item::Resolved,
        before: heading!("resolved_before", "giải quyết xong, kỳ trước", "resolved before"),
        after: heading!("resolved_after", "giải quyết xong, kỳ này", "resolved after"),
        difference: heading!("resolved_difference", "giải quyết xong, tăng (+) giảm (-)", "change of resolved"),
        percent: heading!(
            "resolved_percent",
            "giải quyết xong, tăng (+) giảm (-) %",
            "change of resolved in percent of before"
        ),
    },
];

impl Comparison {
    /// One row for each office and measure: what it was, what it is, the difference of counts in cases
    /// or đồng and in percent, of rates in points, and what it did to the rate of the whole.
    pub fn table(&self) -> Table {
        let rows = self.rows();
        let mut shared = Shared::default();
        let mut columns = Columns::default();
        let c = &mut columns;
        head(
            c,
            &mut shared,
            rows.iter().map(|row| (row.measure, row.level, row.office.as_str(), row.parent.as_deref())),
        );
        for figure in &FIGURES {
            let get = |row: Option<&Row>| row.and_then(|row| row.get((figure.item)(row)));
            c.values(figure.before, rows.iter().map(|row| get(row.before.as_ref())));
            c.values(figure.after, rows.iter().map(|row| get(row.after.as_ref())));
            let item = |row: &Change| row.after.as_ref().map(figure.item);
            c.signed(figure.difference, rows.iter().map(|row| row.difference(item(row)?)));
            let percent = rows.iter().map(|row| row.percent(item(row)?));
            c.decimals(figure.percent, Unit::Percent, self.places, percent);
        }
        let rate = |row: Option<&Row>| row.and_then(|row| row.rate.as_ref().ok().copied());
        let before = rows.iter().map(|row| rate(row.before.as_ref()));
        c.decimals(heading!("rate_before", "tỷ lệ kỳ trước", "rate before"), Unit::Percent, self.places, before);
        let after = rows.iter().map(|row| rate(row.after.as_ref()));
        c.decimals(heading!("rate_after", "tỷ lệ kỳ này", "rate after"), Unit::Percent, self.places, after);
        let points = rows.iter().map(Change::points);
        let difference = heading!("rate_difference", "tỷ lệ tăng (+) giảm (-)", "change of the rate");
        c.decimals(difference, Unit::Points, self.places, points);
        self.effects(c);
        let breaks = rows.iter().map(Change::break_term);
        c.terms(heading!("breaks", "chuỗi số liệu gián đoạn", "breaks of the series"), breaks);
        c.terms(
            heading!("undefined", "lý do không so sánh được", "why not compared"),
            rows.iter().map(Change::undefined),
        );
        let (before, after) = self.periods();
        let title = Text::new(
            format!("So sánh {} với {}", after.label(Lang::Vi), before.label(Lang::Vi)),
            format!("The {} compared with the {}", after.label(Lang::En), before.label(Lang::En)),
        );
        let notes = notes(self.notes());
        Table { name: "comparison".into(), title, columns: columns.0, notes, sources: Vec::new() }
    }

    /// What each row did to the rate of the whole, rounded so that the columns add up.
    fn effects(&self, c: &mut Columns) {
        type Pick = fn(&Change) -> Option<(BigInt, String)>;
        let columns: [(Heading, Pick); 3] = [
            (heading!("own_effect", "do kết quả của cơ quan", "by its own rate"), |row| {
                Some((row.printed.as_ref()?.0.clone(), row.effect.as_ref()?.own.exact()))
            }),
            (heading!("weight_effect", "do thay đổi tỷ trọng", "by its weight"), |row| {
                Some((row.printed.as_ref()?.1.clone(), row.effect.as_ref()?.weight.exact()))
            }),
            (heading!("effect", "tác động đến tỷ lệ chung", "effect on the rate of the whole"), |row| {
                let (own, weight) = row.printed.as_ref()?;
                Some((own + weight, row.effect.as_ref()?.sum().exact()))
            }),
        ];
        for (heading, pick) in columns {
            c.rounded(heading, Unit::Points, self.places, self.rows().iter().map(pick));
        }
    }
}

impl Change {
    /// The breaks by their names, with their reasons.
    fn break_term(&self) -> Option<Arc<Term>> {
        let of = |lang| self.breaks.iter().map(|found| found.reason(lang)).collect::<Vec<_>>().join("; ");
        let ids = self.breaks.iter().map(|found| found.id()).collect::<Vec<_>>().join(", ");
        (!ids.is_empty()).then(|| Arc::new(Term::new(ids, of(Lang::Vi), of(Lang::En))))
    }
}
