//! What can go wrong: one enum for each question asked, every variant with its fields,
//! a stable code, and its text in both languages.
//!
//! The table form is deliberate: an error is data that a program can act on (its
//! [`code`](Explain::code) and [`fields`](Explain::fields)) and that a person can read
//! ([`vi`](Explain::vi), [`en`](Explain::en)).

mod forms;
mod frames;
mod names;
mod numbers;
mod reports;
mod results;
mod sheets;
mod tallies;
mod words;
mod workbooks;

use crate::Lang;
use words::Said;
pub use words::{Keyed, Measures, Whose};

pub use forms::*;
pub use frames::*;
pub use names::*;
pub use numbers::*;
pub use reports::*;
pub use results::*;
pub use sheets::*;
pub use tallies::*;
pub use workbooks::*;

/// An error that explains itself to programs and, in both languages, to people.
pub trait Explain: std::error::Error {
    /// A stable identifier such as `period.month`.
    fn code(&self) -> &'static str;
    /// The names and values of the variant's fields, in order.
    fn fields(&self) -> Vec<(&'static str, String)>;
    /// The explanation in Vietnamese.
    fn vi(&self) -> String;
    /// The explanation in English.
    fn en(&self) -> String {
        self.to_string()
    }
    /// The explanation in the language asked for.
    fn text(&self, lang: Lang) -> String {
        match lang {
            Lang::Vi => self.vi(),
            Lang::En => self.en(),
        }
    }
}

/// Adds a field; a place in a report is three: `file`, `line` and `key`.
fn put<T: ToString + 'static>(fields: &mut Vec<(&'static str, String)>, name: &'static str, value: &T) {
    let mut add = |name, value| {
        if fields.iter().all(|(known, _)| *known != name) {
            fields.push((name, value));
        }
    };
    match (value as &dyn std::any::Any).downcast_ref::<Where>() {
        Some(place) => {
            add("file", place.file.clone());
            add("line", place.line.to_string());
            add("key", place.key.clone());
        }
        None => add(name, value.to_string()),
    }
}

/// Declares error enums as a catalogue: variant, code, English, Vietnamese.
macro_rules! errors {
    ($(
        $(#[$enum_doc:meta])*
        pub enum $name:ident {
            $(
                $(#[$doc:meta])*
                $variant:ident { $( $(#[$field_doc:meta])* $field:ident : $ty:ty ),* $(,)? }
                    = $code:literal, en $en:literal, vi $vi:literal;
            )*
        }
    )*) => {
        $(
            $(#[$enum_doc])*
            #[derive(Debug, Clone, PartialEq, Eq, Hash, thiserror::Error)]
            #[non_exhaustive]
            pub enum $name {
                $(
                    $(#[$doc])*
                    $variant { $( $(#[$field_doc])* $field: $ty ),* },
                )*
            }

            impl std::fmt::Display for $name {
                fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    match self { $( Self::$variant { $($field),* } => {
                        #[allow(unused_variables)] // a language may do without a field
                        let ($($field,)*) = ($(super::Said::said($field, crate::Lang::En),)*);
                        write!(f, $en)
                    } )* }
                }
            }

            impl $name {
                /// The codes of all variants, in order.
                pub const CODES: &'static [&'static str] = &[$($code),*];
            }

            impl Explain for $name {
                fn code(&self) -> &'static str {
                    match self { $( Self::$variant { .. } => $code, )* }
                }
                fn fields(&self) -> Vec<(&'static str, String)> {
                    #[allow(unused_mut)]
                    let mut fields = Vec::new();
                    match self {
                        $( Self::$variant { $($field),* } => { $( super::put(&mut fields, stringify!($field), $field); )* } )*
                    }
                    fields
                }
                fn vi(&self) -> String {
                    match self { $( Self::$variant { $($field),* } => {
                        #[allow(unused_variables)]
                        let ($($field,)*) = ($(super::Said::said($field, crate::Lang::Vi),)*);
                        format!($vi)
                    } )* }
                }
            }
        )*

        /// The enums declared here, each with its codes.
        pub(super) const ENUMS: &[(&str, &[&str])] = &[$((stringify!($name), $name::CODES)),*];
    };
}
use errors;

/// Every error enum with the codes of its variants, in order.
pub fn catalogue() -> impl Iterator<Item = (&'static str, &'static [&'static str])> {
    [
        names::ENUMS,
        numbers::ENUMS,
        forms::ENUMS,
        reports::ENUMS,
        sheets::ENUMS,
        results::ENUMS,
        frames::ENUMS,
        tallies::ENUMS,
        workbooks::ENUMS,
    ]
    .into_iter()
    .flatten()
    .copied()
}
