//! Text: the two languages and how each writes a number, texts in both, one spelling of what is spelt several ways.

mod bilingual;
pub mod clip;
pub mod digits;
pub mod edits;
pub mod lang;
pub mod legacy;
pub mod markup;
pub mod normalise;
#[macro_use]
mod text_serde;
pub mod unknown_name;

pub use bilingual::Text;
pub use clip::clip;
pub use digits::is_digits;
pub use lang::Lang;
pub use normalise::{fold, is_blank, names_nothing, plain, tidy};
pub use unknown_name::UnknownName;
