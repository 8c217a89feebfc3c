//! The same slip all down a column, or all along a row, is one slip, as are two figures exchanged ([`merge`]).

use std::collections::BTreeMap;

use crate::check::{
    explain::{Explained, Extent},
    figure::{Figure, Var},
    working_copy::WorkingCopy,
};
use crate::finding::Slip;

/// What explanations that are one have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Along {
    Column {
        block: usize,
        col: usize,
    },
    Row {
        block: usize,
        row: usize,
    },
    /// A total's line, of which every measure has its own figures.
    Total {
        place: u16,
        line: u32,
    },
}

/// Joins explanations that are one slip.
///
/// Percentages computed alike wrongly in at least half of a column; most figures of a row in another unit, or
/// left from one earlier period; a row that a total lacks in several measures; two figures of a row or a column,
/// each of which should be the other.
pub(super) fn merge(copy: &WorkingCopy<'_>, explained: Vec<Explained>) -> Vec<Explained> {
    let mut groups: BTreeMap<(Along, String), Vec<Explained>> = BTreeMap::new();
    let mut merged = Vec::new();
    for one in explained {
        match along(copy, &one) {
            Some(along) => groups.entry((along, format!("{:?}", one.slip))).or_default().push(one),
            None => merged.push(one),
        }
    }
    for ((along, _), group) in groups {
        if group.len() < enough(copy, along) {
            merged.extend(group);
        } else {
            merged.extend(joined(group, along));
        }
    }
    exchanged(copy, merged)
}

/// Joins pairs of figures that each should be the other: what no single row shows where one of the rows has a slip of
/// its own besides.
fn exchanged(copy: &WorkingCopy<'_>, explained: Vec<Explained>) -> Vec<Explained> {
    let mut joined: Vec<Explained> = Vec::new();
    let mut at: BTreeMap<String, usize> = BTreeMap::new();
    for one in explained {
        let [(var, wanted)] = one.changes.as_slice() else {
            joined.push(one);
            continue;
        };
        let found = copy.found(*var);
        let key = |a: Option<&Figure>, b: Option<&Figure>| format!("{a:?} {b:?}");
        let other = at.remove(&key(Some(wanted), found.as_ref())).and_then(|at| joined.get_mut(at));
        if let Some(other) = other.filter(|other| stand_in_line(copy, other.main, one.main)) {
            other.changes.extend(one.changes);
            other.changes.sort_by_key(|(var, _)| copy.cell(*var));
            if let [(first, _), (second, _)] = other.changes.as_slice() {
                other.main = *first;
                other.slip = copy.cell(*second).map(|with| Slip::Swapped { with });
            }
            other.tests.extend(one.tests);
            other.tests.sort_unstable();
            other.tests.dedup();
            other.doubtful &= one.doubtful;
        } else {
            at.insert(key(found.as_ref(), Some(wanted)), joined.len());
            joined.push(one);
        }
    }
    joined
}

/// Whether both cells are of one row, or of one column.
fn stand_in_line(copy: &WorkingCopy<'_>, a: Var, b: Var) -> bool {
    let (Some(a), Some(b)) = (copy.cell(a), copy.cell(b)) else { return false };
    a.place == b.place && (a.row == b.row || a.col == b.col)
}

fn along(copy: &WorkingCopy<'_>, one: &Explained) -> Option<Along> {
    let Var { block, row, col } = one.main;
    let percent = matches!(one.changes.as_slice(), [(_, Figure::Percent(_))]);
    match (&one.slip, one.extent) {
        (Some(Slip::Base { .. } | Slip::Truncated | Slip::Unit { .. } | Slip::PointsForPercent), Extent::Cell)
            if percent =>
        {
            Some(Along::Column { block, col })
        }
        (Some(Slip::Unit { .. } | Slip::Previous { .. }), Extent::Cell) => Some(Along::Row { block, row }),
        (Some(Slip::MissingRow | Slip::Omitted { .. } | Slip::AddedTwice { .. }), _) => {
            copy.cell(one.main).map(|cell| Along::Total { place: cell.place, line: cell.row })
        }
        _ => None,
    }
}

/// How many make one slip.
fn enough(copy: &WorkingCopy<'_>, along: Along) -> usize {
    match along {
        Along::Total { .. } => 2,
        // Two cells of a long row have a slip each.
        Along::Row { block, row } => {
            let Some(form) = copy.form(block) else { return 2 };
            let holds = |col: &usize| {
                copy.found(Var { block, row, col: *col }).is_some_and(|figure| figure != Figure::Whole(0))
            };
            ((0..form.figures()).filter(holds).count() / 2).saturating_add(1).max(2)
        }
        Along::Column { block, col } => {
            let Some(form) = copy.form(block) else { return 2 };
            let filled = (0..form.block.rows.len()).filter(|row| copy.found(Var { block, row: *row, col }).is_some());
            (filled.count() / 2).max(2)
        }
    }
}

fn joined(group: Vec<Explained>, along: Along) -> Option<Explained> {
    let mut group = group.into_iter();
    let mut first = group.next()?;
    first.extent = if matches!(along, Along::Column { .. }) { Extent::Column } else { Extent::Row };
    for next in group {
        first.main = first.main.min(next.main);
        first.changes.extend(next.changes);
        first.tests.extend(next.tests);
    }
    first.tests.sort_unstable();
    first.tests.dedup();
    Some(first)
}
