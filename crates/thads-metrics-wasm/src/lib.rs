//! The page in the browser: an article, a sheet of offices or a report file in, what it says and where it can't be right out.
//!
//! Everything is computed where the page is open. [`read()`] is the whole of it, a plain function; `browser` hands it to the page,
//! whose files (`index.html`, `page.js`, `style.css`) lie beside this crate's sources and know nothing of statistics.
//!
//! ```
//! use thads_metrics::Lang;
//! use thads_metrics_wasm::{Asked, read};
//! let sheet = "Đơn vị,Có điều kiện thi hành,Giải quyết xong\nBến Lức,40,30\n";
//! let asked = Asked { period: "2022/06", measure: "cases", ..Asked::default() };
//! let page = read(sheet.as_bytes(), "bieu.csv", &asked, Lang::En)?;
//! assert!(page.html.contains("75,00%") || page.html.contains("75.00%"));
//! # Ok::<(), String>(())
//! ```

#![forbid(unsafe_code)]

mod article;
#[cfg(target_arch = "wasm32")]
pub mod browser;
mod page;
mod read;
mod report;
mod sheet;
mod table;

pub use page::{File, Page};
pub use read::{Asked, read};
