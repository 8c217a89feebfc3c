//! Offices with figures of one measure where others have both.

use std::sync::Arc;

use crate::{
    prose_numbers,
    row::{Row, RowLevel},
    table_model::Term,
};
use thads_metrics::{Lang, Measure, Period, office::nearest};

/// Says which offices have figures of cases only, or of money only, where others have both.
pub(crate) fn of_one_measure(rows: &[Row]) -> Vec<Arc<Term>> {
    let mut notes = Vec::new();
    let mut periods: Vec<Period> = rows.iter().map(|row| row.period).collect();
    periods.dedup();
    for period in periods {
        let names = |measure: Measure| -> Vec<&Row> {
            let of = |row: &&Row| row.level == RowLevel::Office && (row.period, row.measure) == (period, measure);
            rows.iter().filter(of).collect()
        };
        let (cases, money) = (names(Measure::Cases), names(Measure::Money));
        if cases.is_empty() || money.is_empty() {
            continue;
        }
        for (measure, own, other) in [(Measure::Cases, &cases, &money), (Measure::Money, &money, &cases)] {
            let lacks = |rows: &[&Row], row: &Row| {
                let same = |other: &&Row| (&other.office, &other.parent) == (&row.office, &row.parent);
                !rows.iter().any(same)
            };
            let alone: Vec<&str> = own.iter().filter(|row| lacks(other, row)).map(|row| row.office.as_str()).collect();
            let rest: Vec<&str> = other.iter().filter(|row| lacks(own, row)).map(|row| row.office.as_str()).collect();
            let asked = |lang: Lang| -> Vec<String> {
                let with = |name: &&str| match nearest(name, rest.iter().copied()) {
                    Some(near) => format!("{name} ({} “{near}”?)", lang.pick("có phải", "is it")),
                    None => (*name).to_owned(),
                };
                alone.iter().map(with).collect()
            };
            if alone.is_empty() {
                continue;
            }
            let missing = if measure == Measure::Cases { Measure::Money } else { Measure::Cases };
            let list = |lang| prose_numbers::list(&asked(lang), lang);
            let (vi, en) = (list(Lang::Vi), list(Lang::En));
            let vi = format!(
                "kỳ {period}: chỉ có số liệu {}, không có số liệu {}: {vi}",
                measure.term(Lang::Vi),
                missing.term(Lang::Vi)
            );
            let en = format!("{period}: figures of {measure} but none of {missing}: {en}");
            notes.push(Arc::new(Term::new("results.one_measure", vi, en)));
        }
    }
    notes
}
