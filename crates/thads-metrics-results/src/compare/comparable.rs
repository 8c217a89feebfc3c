//! Offices of which only one side has figures that can be used: neither sum may contain them.

use std::sync::Arc;

use crate::compare::{Change, matched};
use crate::{
    entry::Entry,
    error::ResultsError,
    results::Results,
    row::{Row, RowLevel},
    table_model::Term,
};
use thads_metrics::{Measure, Period};

/// Both sides without the figures of offices that the other side does not know; `None` if there are none.
pub(super) fn on_both(
    before: &Results,
    after: &Results,
    measures: &[Measure],
    periods: (Period, Period),
) -> Result<Option<(Results, Results)>, ResultsError> {
    let pairs = measures.iter().flat_map(|measure| matched(before, after, *measure, periods));
    let half: Vec<(Row, Row)> = pairs.filter_map(half_known).collect();
    if half.is_empty() {
        return Ok(None);
    }
    let (old, new): (Vec<Row>, Vec<Row>) = half.into_iter().unzip();
    Ok(Some((without(before, &old)?, without(after, &new)?)))
}

fn half_known(change: Change) -> Option<(Row, Row)> {
    let (before, after) = change.before.zip(change.after).filter(|_| change.level == RowLevel::Office)?;
    (before.flow.is_some() != after.flow.is_some()).then_some((before, after))
}

fn without(results: &Results, unknown: &[Row]) -> Result<Results, ResultsError> {
    let same = |a: &Row, b: &Row| (a.measure, &a.office, &a.parent) == (b.measure, &b.office, &b.parent);
    let why = || {
        let vi = "kỳ kia không có số liệu dùng được nên không so sánh";
        Arc::new(Term::new("comparison.other_side", vi, "the other period has no figures that can be used"))
    };
    let offices = results.rows().iter().filter(|row| row.level == RowLevel::Office);
    let entry = |row: &Row| {
        let is_unknown = row.flow.is_some() && unknown.iter().any(|one| same(one, row));
        let entry = Entry::from(row);
        if is_unknown { Entry { flow: Err(why()), ..entry } } else { entry }
    };
    let again = results.again(offices.map(entry).collect())?;
    let others = results.notes().iter().filter(|note| note.key != "results.without").cloned();
    Ok(again.noting(others))
}
