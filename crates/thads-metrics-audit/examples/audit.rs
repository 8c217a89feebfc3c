//! Audits report files: `cargo run -p thads-metrics-audit --example audit -- FILE …`.

use std::{fs, process::ExitCode};

use thads_metrics::Lang;
use thads_metrics_audit::Report;

fn main() -> Result<ExitCode, Box<dyn std::error::Error>> {
    let mut worst = ExitCode::SUCCESS;
    for file in std::env::args().skip(1) {
        let audit = Report::from_bytes(&fs::read(&file)?, &file)?.audit();
        println!("== {file} ==\n\n{}", audit.text(Lang::Vi));
        if !audit.is_consistent() {
            worst = ExitCode::FAILURE;
        }
    }
    Ok(worst)
}
