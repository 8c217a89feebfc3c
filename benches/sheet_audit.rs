//! A million rows of a form through the audit: `cargo bench -p thads-metrics --bench sheet_audit`.
fn main() {}
