//! The words of forms and reports: what each names, once for sheets, articles, registers, targets and the command line.

pub mod groups;
pub mod headings;
mod pattern;
pub mod prose;
mod prose_english;
pub mod register;
pub mod row_label;
pub mod statistics;
pub mod title;
pub mod typed;
pub mod unit;

pub use headings::Role;
pub use register::register_column;
pub use row_label::is_grand;
pub use title::periods;
pub use unit::unit;
