//! The same figures in another body's form: the procuracy's Biểu 24.1 row by row ([`BIEU_24_1`]), and where the two differ
//! ([`reconcile`]).
//!
//! The two are kept apart and differ for reasons that their periods and rules give (CV 3876/VKSTC-V11 of 2023): a difference
//! is said with its row and by how much, and nothing is forced to be equal.

use std::{collections::BTreeMap, fmt};

use crate::{
    flow::Flow,
    measure::{Item, Measure, evidence::Evidence},
    text::{Text, lang::Lang},
};

/// A row of another body's form, and the columns here that it is the sum of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CrossRow {
    /// Its number there.
    pub number: u8,
    /// The measure: money is in nghìn đồng there.
    pub measure: Measure,
    /// What it is the sum of here.
    pub items: &'static [Item],
    /// How it is known.
    pub evidence: Evidence,
}

const fn row(number: u8, measure: Measure, items: &'static [Item], evidence: Evidence) -> CrossRow {
    CrossRow { number, measure, items, evidence }
}

use Evidence::{Derived, Secondary};
use Measure::{Cases, Money};

/// Biểu 24.1 of the procuracy (QĐ 358/2025/QĐ-VKSTC), as a public program fills it in: the rows whose meaning is known.
///
/// Entrusted, revoked and annulled are one row there. Row 4, what is entrusted to the office among what is new, is no column
/// here. Rows 12, 13, 15 and 16 are not named; 24, 25, 27 and 28 follow from the order of the rows of cases.
///
/// The inter-agency form 01/TKLN-THADS (TTLT 12/2021, [`JOINT_FORMS`](crate::regime::JOINT_FORMS)) is known by its name only:
/// its rows were not read, and it has no crosswalk.
#[rustfmt::skip]
pub static BIEU_24_1: [CrossRow; 21] = [
    row(2, Cases, &[Item::CarriedIn], Secondary),
    row(3, Cases, &[Item::NewlyAccepted], Secondary),
    row(5, Cases, &[Item::Entrusted, Item::Revoked], Secondary),
    row(6, Cases, &[Item::ToEnforce], Secondary),
    row(7, Cases, &[Item::Eligible], Secondary),
    row(8, Cases, &[Item::Resolved], Secondary),
    row(9, Cases, &[Item::Completed], Secondary),
    row(10, Cases, &[Item::Terminated], Secondary),
    row(11, Cases, &[Item::InProgress], Secondary),
    row(14, Cases, &[Item::Ineligible], Secondary),
    row(17, Cases, &[Item::CarriedOver], Secondary),
    row(19, Money, &[Item::CarriedIn], Secondary),
    row(20, Money, &[Item::NewlyAccepted], Secondary),
    row(23, Money, &[Item::ToEnforce], Secondary),
    row(24, Money, &[Item::Eligible], Derived),
    row(25, Money, &[Item::Resolved], Derived),
    row(26, Money, &[Item::Completed], Secondary),
    row(27, Money, &[Item::Terminated], Derived),
    row(28, Money, &[Item::Reduced], Derived),
    row(29, Money, &[Item::InProgress], Secondary),
    row(32, Money, &[Item::Ineligible], Secondary),
];

/// A row that differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Disagreement {
    /// The row.
    pub row: &'static CrossRow,
    /// What it comes to here: cases, or nghìn đồng.
    pub ours: u128,
    /// What it is there.
    pub theirs: u128,
}

impl Disagreement {
    /// By how much they differ.
    pub const fn by(&self) -> u128 {
        self.ours.abs_diff(self.theirs)
    }

    /// In the language asked for: `dòng 7 (có điều kiện thi hành): 60, bên kia 58, lệch 2`.
    pub fn print(&self, lang: Lang) -> String {
        let items = self.row.items.iter().map(|item| item.term(lang)).collect::<Vec<_>>().join(" + ");
        let number = |number: u128| lang.decimal(&number.into(), 0);
        let (ours, theirs, by) = (number(self.ours), number(self.theirs), number(self.by()));
        let row = self.row.number;
        lang.pick(
            format!("dòng {row} ({items}): {ours}, bên kia {theirs}, lệch {by}"),
            format!("row {row} ({items}): {ours}, theirs {theirs}, off by {by}"),
        )
    }
}

impl fmt::Display for Disagreement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.print(Lang::Vi))
    }
}

/// The rows of the procuracy's form that differ from a flow: of those that both have, in the order of the rows.
///
/// `theirs` is by the number of the row; those that nothing here is held against are in [`not_held`]. An amount agrees if it is ours, rounded half-up to the nghìn đồng.
///
/// ```
/// use std::collections::BTreeMap;
/// use thads_metrics::{Flow, Item, Measure, crosswalk::reconcile};
/// let items = [(Item::ToEnforce, 100), (Item::Eligible, 60), (Item::Resolved, 30), (Item::Ineligible, 40)];
/// let flow = Flow::from_items("Bến Lức", "2025/06".parse()?, Measure::Cases, None, items)?;
/// let theirs = BTreeMap::from([(6, 100), (7, 58), (8, 30), (14, 40), (17, 70)]);
/// let found = reconcile(&flow, &theirs);
/// assert_eq!(found.len(), 1);
/// assert_eq!(found[0].to_string(), "dòng 7 (có điều kiện thi hành): 60, bên kia 58, lệch 2");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn reconcile(flow: &Flow, theirs: &BTreeMap<u8, u128>) -> Vec<Disagreement> {
    let rows = BIEU_24_1.iter().filter(|row| row.measure == flow.measure());
    let differs = |row: &'static CrossRow| {
        let theirs = *theirs.get(&row.number)?;
        let figures: Option<Vec<u128>> = row.items.iter().map(|item| Some(flow.get(*item)?.number())).collect();
        let sum = figures?.into_iter().fold(0_u128, u128::saturating_add);
        let ours = if row.measure == Money { sum.saturating_add(500) / 1_000 } else { sum };
        (ours != theirs).then_some(Disagreement { row, ours, theirs })
    };
    rows.filter_map(differs).collect()
}

/// The numbers of rows that nothing here is held against, and why: it is no row whose meaning is known, or the flow lacks its
/// columns. Rows of the other measure are another flow's, and left to it.
///
/// ```
/// use std::collections::BTreeMap;
/// use thads_metrics::{Flow, Item, Measure, crosswalk::not_held};
/// let items = [(Item::ToEnforce, 100), (Item::Eligible, 60), (Item::Resolved, 30)];
/// let flow = Flow::from_items("Bến Lức", "2025/06".parse()?, Measure::Cases, None, items)?;
/// let rows = not_held(&flow, &BTreeMap::from([(2, 40), (6, 100), (12, 1), (23, 5)]));
/// assert_eq!(rows.iter().map(|(row, why)| (*row, why.en)).collect::<Vec<_>>(), [
///     (2, "the flow lacks its columns"),
///     (12, "what it counts is not known"),
/// ]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn not_held(flow: &Flow, theirs: &BTreeMap<u8, u128>) -> Vec<(u8, Text)> {
    let why = |number: u8| match BIEU_24_1.iter().find(|row| row.number == number) {
        None => Some(Text::new("chưa rõ dòng đó là số gì", "what it counts is not known")),
        Some(row) if row.measure != flow.measure() || row.items.iter().all(|item| flow.get(*item).is_some()) => None,
        Some(_) => Some(Text::new("ở đây không có cột đó", "the flow lacks its columns")),
    };
    theirs.keys().filter_map(|number| Some((*number, why(*number)?))).collect()
}
