//! Targets that nothing was held against, a note each.

use std::{collections::BTreeSet, sync::Arc};

use crate::{
    row::Row,
    sums::{UNNAMED, of_all},
    table_model::Term,
};
use thads_metrics::{
    Lang, Offices, Target, Targets,
    office::{self, Keys, nearest},
};

/// Says which targets nothing was held against: of offices that are none of these, nor over them; of a measure that
/// is not there; not due in the year of a period that is. The nation's are a yardstick, and said by whoever sets them.
pub(crate) fn unused_targets(rows: &[Row], targets: &Targets, keys: &mut Keys) -> Vec<Arc<Term>> {
    let mut met = BTreeSet::new();
    for row in rows {
        for name in [Some(row.office.as_str()), row.parent.as_deref()].into_iter().flatten() {
            met.insert(keys.of(name, Some(row.period.last_day())).canonical().to_owned());
        }
    }
    if rows.iter().any(|row| row.office == UNNAMED) {
        met.extend(of_all(targets).map(str::to_owned));
    }
    let nation = office::key(Offices::NATION_NAME, None);
    let of = |target: &Target| {
        let measured = |row: &Row| target.measure().is_none_or(|measure| measure == row.measure);
        let due = |row: &Row| target.due().year() == row.period.year() && target.due() >= row.period;
        rows.iter().any(|row| measured(row) && due(row))
    };
    // A milestone that is past has done its work if a later one stands.
    let past = |name: Option<&str>, target: &Target| {
        let later = |(other, _, set): (Option<&str>, Option<&str>, &Target)| {
            other == name && set.measure() == target.measure() && set.due().year() == target.due().year() && of(set)
        };
        targets.iter().any(later)
    };
    let unused = |name: Option<&str>, target: &Target, why: (&str, &str)| {
        let named = |name: &str| format!("“{}”", targets.written(name));
        let whose = name.map_or(("mọi cơ quan".to_owned(), "every office".to_owned()), |n| (named(n), named(n)));
        let (vi, en) = (target.print(Lang::Vi), target.print(Lang::En));
        let vi = format!("chỉ tiêu giao cho {} ({vi}) chưa áp dụng được: {}", whose.0, why.0);
        let en = format!("the target of {} ({en}) was not used: {}", whose.1, why.1);
        Arc::new(Term::new("results.target_unused", vi, en))
    };
    let mut notes: Vec<Arc<Term>> = Vec::new();
    for (name, _, target) in targets.iter().filter(|(office, ..)| *office != Some(nation.canonical())) {
        let note = match name {
            Some(office) if !met.contains(office) => {
                let (vi, en) = meant(targets.written(office), rows.iter().map(|row| row.office.as_str()));
                let vi = format!("số liệu không có cơ quan này{vi}");
                unused(name, target, (&vi, &format!("no office of that name is among the figures{en}")))
            }
            _ if !of(target) && !past(name, target) => {
                let years = rows.iter().map(|row| (row.measure, row.period.year()));
                let is_over = years.into_iter().any(|(measure, year)| {
                    target.measure().is_none_or(|own| own == measure) && target.due().year() == year
                });
                let none =
                    ("không có số liệu của đại lượng hoặc năm đó", "there are no figures of that measure and year");
                let over = ("mốc đó đã qua", "that milestone is past");
                unused(name, target, if is_over { over } else { none })
            }
            _ => continue,
        };
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    notes
}

/// What a name that none of these has may mean, as a question after it; empty where nothing is near.
fn meant<'a>(name: &str, among: impl IntoIterator<Item = &'a str>) -> (String, String) {
    let found = nearest(name, among);
    found.map_or_else(Default::default, |near| (format!("; có phải “{near}”?"), format!("; is it “{near}”?")))
}
