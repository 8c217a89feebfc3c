//! The page in the browser: what it makes of an input, and that it says what the command says.

mod kinds;
mod page;

use std::{fs, path::PathBuf};

use thads_metrics::Lang;
use thads_metrics_wasm::{Asked, Page, read};

fn example(name: &str) -> Vec<u8> {
    let folder: PathBuf = [env!("CARGO_MANIFEST_DIR"), "..", "..", "examples"].iter().collect();
    fs::read(folder.join(name)).unwrap()
}

fn page(bytes: &[u8], name: &str) -> Page {
    read(bytes, name, &Asked::default(), Lang::Vi).unwrap()
}
