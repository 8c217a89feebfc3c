#![allow(missing_docs)]
fn main() {
    let p = std::env::args().nth(1).unwrap();
    let b = std::fs::read(&p).unwrap();
    for _ in 0..5 {
        let t = std::time::Instant::now();
        let r = thads_metrics_workbook::open(&b, &p);
        eprintln!(
            "{:?} {}",
            t.elapsed(),
            match r {
                Ok(g) => format!("{} {:?}", g.len(), g.iter().map(|g| g.rows.len()).collect::<Vec<_>>()),
                Err(e) => e.to_string(),
            }
        );
    }
}
