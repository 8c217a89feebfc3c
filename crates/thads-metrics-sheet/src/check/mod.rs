//! What in a sheet can't be right ([`audit`]).
//!
//! 1. Every row is tested by the identities of its day (`rules`, and `within` where columns between are missing), every
//!    total by its parts (`copy`): a pass over columns, in which clean rows cost only additions.
//! 2. Broken rules that share cells have one cause. `explain` looks for the change (`propose`) that mends them all
//!    and breaks none, or else for `several`; `columns`, `totals`, `rounded`, `doubted` and `missing` for what no single row shows;
//!    `slip` says how the figure may have come about.
//!    `retracted` takes back what too little supports.
//! 3. Each explanation is one [`Finding`], written by `text`; the same slip all down a column is one (`merge`).
//!
//! `carried_in` stayed the same through the year in every published series that could be tested, yet cases may
//! be moved to the separate register within a year; so a change of it between months is no finding.

mod block_rules;
mod candidates;
mod combinations;
mod counted;
mod earlier;
mod error_patterns;
mod exchanged;
mod explain;
mod figure;
mod likeliest;
mod magnitude;
mod merge;
mod missing_row;
mod part_of;
mod percentage;
mod prose;
mod recalled_rules;
mod retracted;
mod rounded_rows;
mod rows;
mod rules;
mod scale;
mod state;
mod suspect_rows;
mod totals;
mod unchanged;
mod whole_columns;
mod working_copy;
mod zeros;

use std::collections::BTreeMap;

use crate::check::earlier::Earlier;
use crate::check::error_patterns::ErrorPatterns;
use crate::check::explain::Explainer;
use crate::check::working_copy::WorkingCopy;
pub use magnitude::thousands;
pub(crate) use zeros::zeros;

use crate::{
    Sheet,
    duplicates::{At, repeats},
    finding::{Code, Finding, Severity},
    source::grid::CellRef,
};

/// What in a sheet can't be right, with the likeliest cell and, where one explains it, the usual slip.
///
/// Each row is tested by the identities of its measure on the last day of its period, as far as the sheet has
/// their columns; each total by its parts; each printed percentage by its own. One slip gives one finding, however
/// many rules it breaks. A rule known only from memory gives a warning. `previous` is the sheet of an earlier
/// period, for figures that were left standing. Cells that could not be read are among the findings.
///
/// Ordered by place, row and column.
///
/// ```
/// use thads_metrics::{Item, Measure, Period, Scale};
/// use thads_metrics_sheet::{Block, Column, Numbers, Place, Row, RowKind, Sheet, Slip, audit};
///
/// let column = |item: Item, col: u32, value: i128| Column {
///     item, col, heading: item.term(Default::default()).to_owned(), values: [Some(value)].into_iter().collect(),
/// };
/// let sheet = Sheet {
///     places: vec![Place::Grid { name: "Sheet1".into() }],
///     names: vec!["Chi cục THADS huyện Bến Lức".into()],
///     periods: vec!["2019/06".parse()?],
///     blocks: vec![Block {
///         place: 0, office_col: 1, measure: Measure::Cases, unit: Scale::One, step: 1, rounded: false,
///         rows: vec![Row { office: 0, parent: None, period: 0, line: 11, kind: RowKind::Office }],
///         columns: vec![
///             column(Item::ToEnforce, 2, 7_000),
///             column(Item::Eligible, 3, 5_049),
///             column(Item::Ineligible, 4, 1_591),
///             column(Item::Resolved, 5, 2_000),
///             column(Item::CarriedOverEligible, 6, 3_409),
///         ],
///         percents: vec![],
///     }],
///     ..Sheet::default()
/// };
/// let [finding] = &audit(&sheet, None)[..] else { panic!() };
/// assert_eq!(sheet.address(finding.cell), "Sheet1!D12");
/// assert_eq!((finding.found.as_str(), finding.expected.as_deref()), ("5.049", Some("5.409")));
/// assert_eq!(finding.slip, Some(Slip::Transposed));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn audit(sheet: &Sheet, previous: Option<&Sheet>) -> Vec<Finding> {
    let mut copy = WorkingCopy::new(sheet);
    let rows = copy.broken_rows();
    let mut findings = sheet.unread.clone();
    findings.extend(twice(sheet));
    if !rows.is_empty() || !copy.broken_totals().is_empty() {
        copy.prepare();
        let mut all = Explainer::new(copy, ErrorPatterns::new(Earlier::new(sheet, previous)));
        all.run(rows);
        let Explainer { copy, explained, .. } = all;
        findings.extend(merge::merge(&copy, explained).iter().filter_map(|one| prose::finding(&copy, one)));
    }
    let earlier = Earlier::new(sheet, previous);
    findings.extend(scale::scale(sheet, &earlier, &findings));
    findings.extend(unchanged::unchanged(sheet, &earlier, &findings));
    findings.sort_by_key(|finding| (finding.cell, finding.code));
    findings
}

/// Offices that stand there twice; a row that holds several measures is said once.
fn twice(sheet: &Sheet) -> Vec<Finding> {
    let cell = |(block, row): At| {
        let block = sheet.blocks.get(block)?;
        let row = block.rows.get(row)?;
        Some((CellRef { place: block.place, row: row.line, col: block.office_col }, row.office))
    };
    let mut findings: BTreeMap<(u16, u32), Finding> = BTreeMap::new();
    for (second, first) in repeats(sheet).into_iter().flat_map(|repeat| repeat.clashes) {
        if let (Some((second, office)), Some((first, _))) = (cell(second), cell(first)) {
            let finding = || written_twice(sheet, office, second, first);
            findings.entry((second.place, second.row)).or_insert_with(finding);
        }
    }
    findings.into_values().collect()
}

fn written_twice(sheet: &Sheet, office: u32, cell: CellRef, before: CellRef) -> Finding {
    let office = sheet.names.get(office as usize).cloned().unwrap_or_default();
    let first = sheet.address(before);
    Finding {
        code: Code::Twice,
        severity: Severity::Error,
        cell,
        cells: vec![before, cell],
        expected: None,
        found: office.clone(),
        off_by: None,
        slip: None,
        rule: None,
        citation: String::new(),
        vi: format!("{office} có hai dòng trong cùng một kỳ; dòng đầu ở {first}."),
        en: format!("{office} stands there twice for one period; first at {first}."),
        office,
    }
}
