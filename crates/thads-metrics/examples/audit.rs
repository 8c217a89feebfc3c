//! Audits a report file: `cargo run --example audit -- report.toml`.

use std::time::Instant;

use thads_metrics::{Lang, audit::Report};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for file in std::env::args().skip(1) {
        let report = Report::from_bytes(&std::fs::read(&file)?, &file)?;
        let start = Instant::now();
        let audit = report.audit();
        eprintln!("{file}: {:?}", start.elapsed());
        print!("{}", audit.text(Lang::En));
    }
    Ok(())
}
