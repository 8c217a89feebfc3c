//! The page of rules says what the library computes by.

#[path = "../../../crates/thads-metrics/examples/rules.rs"]
mod rules;

#[test]
fn the_page_of_rules_is_up_to_date() {
    let written = include_str!("../../../docs/rules.md").replace("\r\n", "\n");
    let wanted = rules::page();
    let differs = written.lines().zip(wanted.lines()).zip(1..).find(|((written, wanted), _)| written != wanted);
    assert!(written == wanted, "docs/rules.md is stale: run make rules; first difference: {differs:#?}");
}

#[test]
fn every_table_has_as_many_cells_in_each_row() {
    let mut width = None;
    for line in rules::page().lines() {
        let cells = line.starts_with('|').then(|| line.replace("\\|", "").matches('|').count());
        if let (Some(width), Some(cells)) = (width, cells) {
            assert_eq!(width, cells, "{line}");
        }
        width = cells;
    }
}
