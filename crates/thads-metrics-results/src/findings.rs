//! What in a sheet can't be right, as a table.

use thads_metrics::text::Text;
use thads_metrics_sheet::{Finding, Slip};

use crate::table_model::{Table, TableColumn};

/// A finding with the addresses of its cells.
#[derive(Debug, Clone, Copy)]
pub struct Addressed<'a> {
    /// What is wrong.
    pub finding: &'a Finding,
    /// The file that it is in; empty for none.
    pub file: &'a str,
    /// The likeliest cell.
    pub cell: &'a str,
    /// All cells that the broken rule touches.
    pub cells: &'a [String],
}

/// The table of findings, one row each, in their order; of several files each names its own.
pub fn findings_table(findings: &[Addressed]) -> Table {
    type Pick<'a> = &'a dyn Fn(&Addressed) -> Option<String>;
    let column = |key, heading, pick: Pick| TableColumn::text(key, heading, findings.iter().map(pick));
    let file = column("file", Text::new("Tệp", "File"), &|one| Some(one.file.to_owned()));
    let is_of_several = findings.iter().zip(findings.iter().skip(1)).any(|(one, next)| one.file != next.file);
    let rest = vec![
        column("cell", Text::new("Ô", "Cell"), &|one| Some(one.cell.to_owned())),
        column("office", Text::new("Cơ quan thi hành án", "Office"), &|one| Some(one.finding.office.clone())),
        column("found", Text::new("Đang ghi", "Found"), &|one| Some(one.finding.found.clone())),
        column("expected", Text::new("Lẽ ra", "Expected"), &|one| one.finding.expected.clone()),
        column("off_by", Text::new("Lệch", "Off by"), &|one| one.finding.off_by.clone()),
        column("explanation", Text::new("Nguyên nhân có thể", "Likely explanation"), &|one| {
            one.finding.slip.as_ref().map(Slip::key).map(str::to_owned)
        }),
        column("vi", Text::new("Diễn giải", "In words (Vietnamese)"), &|one| Some(one.finding.vi.clone())),
        column("en", Text::new("Diễn giải (tiếng Anh)", "In words"), &|one| Some(one.finding.en.clone())),
        column("code", Text::new("Mã", "Code"), &|one| Some(one.finding.code.key().to_owned())),
        column("severity", Text::new("Mức", "Severity"), &|one| Some(one.finding.severity.key().to_owned())),
        column("cells", Text::new("Các ô liên quan", "Cells"), &|one| Some(one.cells.join(" "))),
        column("citation", Text::new("Căn cứ", "Citation"), &|one| Some(one.finding.citation.clone())),
    ];
    let columns = is_of_several.then_some(file).into_iter().chain(rest).collect();
    Table {
        name: "findings".into(),
        title: Text::new("Số liệu cần xem lại".to_owned(), "Figures that can't be right".to_owned()),
        columns,
        notes: Vec::new(),
        sources: Vec::new(),
    }
}
