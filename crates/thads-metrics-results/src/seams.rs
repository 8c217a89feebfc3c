//! Changes of the rules between periods, or inside one, a note each.

use std::sync::Arc;

use crate::{row::Row, table_model::Term};
use thads_metrics::{Item, Lang, Measure, Period, regime::Seam};

/// What such a note is called.
pub(crate) const SEAM: &str = "results.seam";

/// Says where the rules change between two of the periods, or inside the last: which columns are not comparable.
pub(crate) fn seams(rows: &[Row], periods: &[Period], measures: &[Measure]) -> Vec<Arc<Term>> {
    let group = rows.iter().find_map(|row| row.flow.as_ref()?.group());
    let of_measure = |measure: Measure| {
        let has = |item: &Item| rows.iter().any(|row| row.measure == measure && row.get(*item).is_some());
        let items: Vec<Item> = Item::ALL.iter().copied().filter(|item| has(item) || *item == Item::Rate).collect();
        Seam::along(periods, measure, &items, group)
    };
    let seams = measures.iter().copied().flat_map(of_measure);
    seams.map(|seam| Arc::new(Term::new(SEAM, seam.print(Lang::Vi), seam.print(Lang::En)))).collect()
}
