//! Findings as a table.

use std::collections::HashMap;

use crate::{
    Lang,
    sheet::{Block, CellRef, Finding, Sheet},
    table::{Table, TableColumn, Unit, Values},
};

/// The findings as a table: a row each, keys and numbers as text, sentences in both languages.
///
/// Columns: code, severity, cell, office, item, expected, found, off_by, slip, rule, citation, explanation_vi,
/// explanation_en, vi, en.
pub fn findings_table(sheet: &Sheet, findings: &[Finding]) -> Table {
    let column = |key: &'static str, vi: &str, en: &str, value: &dyn Fn(&Finding) -> Option<String>| TableColumn {
        key: key.into(),
        vi: vi.to_owned(),
        en: en.to_owned(),
        unit: Unit::None,
        values: Values::Text(findings.iter().map(|finding| value(finding).filter(|text| !text.is_empty())).collect()),
    };
    let mut rows: Rows<'_> = HashMap::new();
    for block in &sheet.blocks {
        block.rows.iter().for_each(|row| rows.entry((block.place, row.line)).or_default().push(block));
    }
    let columns = vec![
        column("code", "mã", "code", &|f| Some(f.code.key().to_owned())),
        column("severity", "mức độ", "severity", &|f| Some(f.severity.key().to_owned())),
        column("cell", "ô", "cell", &|f| Some(sheet.address(f.cell))),
        column("office", "đơn vị", "office", &|f| Some(f.office.clone())),
        column("item", "chỉ tiêu", "item", &|f| item(&rows, f.cell)),
        column("expected", "đúng ra", "expected", &|f| f.expected.clone()),
        column("found", "trong bảng", "found", &|f| Some(f.found.clone())),
        column("off_by", "lệch", "off by", &|f| f.off_by.clone()),
        column("slip", "kiểu nhầm", "slip", &|f| f.slip.as_ref().map(|slip| slip.key().to_owned())),
        column("rule", "quan hệ", "rule", &|f| f.rule.map(|rule| rule.key().to_owned())),
        column("citation", "căn cứ", "citation", &|f| Some(f.citation.clone())),
        column("explanation_vi", "giải thích", "explanation (vi)", &|f| Some(f.explanation(sheet, Lang::Vi))),
        column("explanation_en", "giải thích (en)", "explanation", &|f| Some(f.explanation(sheet, Lang::En))),
        column("vi", "nội dung", "text (vi)", &|f| Some(f.vi.clone())),
        column("en", "nội dung (en)", "text", &|f| Some(f.en.clone())),
    ];
    Table {
        name: "findings".into(),
        vi: "Những ô không thể đúng".to_owned(),
        en: "What can't be right".to_owned(),
        columns,
        notes: Vec::new(),
    }
}

/// For each row of each place the blocks that it belongs to.
type Rows<'a> = HashMap<(u16, u32), Vec<&'a Block>>;

/// The item of the column that a cell stands in.
fn item(rows: &Rows<'_>, cell: CellRef) -> Option<String> {
    rows.get(&(cell.place, cell.row))?.iter().find_map(|block| {
        let figures = block.columns.iter().map(|column| (column.col, column.item));
        let mut all = figures.chain(block.percents.iter().map(|column| (column.col, column.item)));
        all.find(|(col, _)| *col == cell.col).map(|(_, item)| item.key().to_owned())
    })
}
