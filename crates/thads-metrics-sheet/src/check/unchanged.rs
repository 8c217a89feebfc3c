//! Rows that hold in every column what they held in an earlier period of the same year, where nothing else tells.

use crate::check::earlier::{Earlier, Place};
use crate::{
    Block, Sheet,
    finding::{Code, Finding, Severity, Slip},
    source::grid::CellRef,
};
use thads_metrics::Lang;

/// In how many columns a row must hold anything for its figures to be no coincidence.
const COLUMNS: usize = 3;

/// The rows left standing, each as a warning; if that is most of a table, as one.
///
/// What is cumulated through the year hardly stays the same in every column.
pub(super) fn unchanged(sheet: &Sheet, earlier: &Earlier<'_>, told: &[Finding]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for block in &sheet.blocks {
        let rows = 0..block.rows.len();
        let mut found: Vec<(usize, Place<'_>)> =
            rows.filter_map(|row| Some((row, standing(sheet, earlier, block, row)?))).collect();
        found.sort_by_key(|(row, _)| block.rows.get(*row).map(|row| row.line));
        let all = found.len() > 1 && found.len().saturating_mul(2) > block.rows.len();
        let tell = found.into_iter().filter_map(|(row, place)| finding(sheet, block, row, place, all));
        let is_new = |finding: &Finding| {
            !told.iter().any(|one| (one.cell.place, one.cell.row) == (finding.cell.place, finding.cell.row))
        };
        findings.extend(tell.filter(is_new).take(if all { 1 } else { usize::MAX }));
    }
    findings
}

/// The earlier row of the same year with the same figures.
fn standing<'a>(sheet: &Sheet, earlier: &Earlier<'a>, block: &Block, row: usize) -> Option<Place<'a>> {
    let own = block.rows.get(row)?;
    let year = sheet.periods.get(usize::from(own.period))?.year();
    let telling = i128::try_from(block.unit.factor()).ok()?.checked_mul(100)?;
    let held: Vec<_> = block
        .columns
        .iter()
        .filter_map(|column| Some((column.item, column.values.get(row).filter(|value| *value != 0)?)))
        .collect();
    if held.len() < COLUMNS || held.iter().all(|(_, value)| *value < telling) {
        return None;
    }
    let same = |(period, then, at): &Place<'_>| {
        period.year() == year && held.iter().all(|(item, value)| then.get(*at, *item) == Some(*value))
    };
    earlier.of(sheet, block.measure, own).iter().copied().find(same)
}

fn finding(sheet: &Sheet, block: &Block, row: usize, (period, ..): Place<'_>, all: bool) -> Option<Finding> {
    let own = block.rows.get(row)?;
    let office = sheet.names.get(own.office as usize)?.clone();
    let cell = |col: u32| CellRef { place: block.place, row: own.line, col };
    let text = |lang: Lang| {
        let label = period.label(lang);
        if all {
            return lang.pick(
                format!("Phần lớn các dòng có số liệu đúng bằng số của {label} (dòng đầu: {office}); có lẽ chưa cập nhật."),
                format!("Most rows hold exactly what they held in the {label} (first: {office}); perhaps not brought up to date."),
            );
        }
        lang.pick(
            format!("Cả dòng {office}: mọi số liệu đúng bằng số của {label}; có lẽ chưa cập nhật."),
            format!("The whole row of {office}: every figure is that of the {label}; perhaps not brought up to date."),
        )
    };
    let columns: Vec<CellRef> = block.columns.iter().map(|column| cell(column.col)).collect();
    Some(Finding {
        code: Code::Unchanged,
        severity: Severity::Warning,
        cell: *columns.first()?,
        cells: columns,
        expected: None,
        found: office.clone(),
        off_by: None,
        slip: Some(Slip::Previous { period }),
        rule: None,
        citation: String::new(),
        vi: text(Lang::Vi),
        en: text(Lang::En),
        office,
    })
}
