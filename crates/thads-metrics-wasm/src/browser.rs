//! What the page calls.

use std::panic;

use serde_json::json;
use thads_metrics::Lang;
use thads_metrics_workbook::MAX_BYTES;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::read::{self, Asked};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console)]
    fn error(text: &str);
}

/// What a panic says goes to the browser's console: the page itself shows a sentence.
#[wasm_bindgen(start)]
pub fn start() {
    panic::set_hook(Box::new(|panicked| error(&panicked.to_string())));
}

/// The version of this crate.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// The most bytes that are read of any file.
#[wasm_bindgen]
pub fn most_bytes() -> u32 {
    u32::try_from(MAX_BYTES).unwrap_or(u32::MAX)
}

/// [`crate::read()`] for the page, in `lang` (`en`, else Vietnamese): a [`crate::Page`] as JSON, or `{"error": …}`.
#[wasm_bindgen]
pub fn read(bytes: &[u8], name: &str, lang: &str, office: &str, period: &str, measure: &str, unit: &str) -> String {
    let lang = lang.parse().unwrap_or(Lang::Vi);
    let asked = Asked { office, period, measure, unit };
    let page = read::read(bytes, name, &asked, lang)
        .and_then(|page| serde_json::to_string(&page).map_err(|error| error.to_string()));
    page.unwrap_or_else(|reason| json!({ "error": reason }).to_string())
}
