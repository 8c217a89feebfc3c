//! Audits report files: `cargo run --example audit -- [--json] report.toml …`.

use thads_metrics::Lang;
use thads_metrics_audit::Report;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (options, files): (Vec<String>, Vec<String>) = std::env::args().skip(1).partition(|word| word == "--json");
    for file in files {
        let audit = Report::from_bytes(&std::fs::read(&file)?, &file)?.audit();
        if options.is_empty() {
            print!("{}", audit.text(Lang::En));
        } else {
            println!("{}", serde_json::to_string(&audit)?);
        }
    }
    Ok(())
}
