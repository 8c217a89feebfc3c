//! Results for people to look at: one page that needs nothing else ([`Page`]), and tables for notebooks ([`notebook`]).
//!
//! Nothing on a page runs and nothing is fetched, whatever a name in the figures says. It follows the reader's light or
//! dark, fits a phone, and prints on A4.

mod banner;
mod page;
mod table;

pub use page::Page;
pub use table::{notebook, table_html};
