//! What every error has: [`Explain`], the macro [`errors!`](crate::errors) that declares enums of errors as data,
//! and [`Worded`], how a field of an error reads.
//!
//! Errors themselves live in the module that raises them. An error is data that a program can act on (its
//! [`code`](Explain::code) and [`fields`](Explain::fields)) and that a person can read
//! ([`vi`](Explain::vi), [`en`](Explain::en)); it holds values, and is put into words when somebody asks.

use std::fmt::{Debug, Display};

use num_bigint::BigInt;

pub use crate::errors;
use crate::text::lang::Lang;

/// An error that explains itself to programs and, in both languages, to people.
pub trait Explain: std::error::Error {
    /// The name of the enum that it is a variant of, such as `PeriodError`.
    fn name(&self) -> &'static str;
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

/// How a field of an error reads: a term for a person in Vietnamese, the key or the number in English.
pub trait Worded {
    /// The field in the language asked for.
    fn worded(&self, lang: Lang) -> impl Display + Debug;

    /// The field as programs get it, under its name; a place in a file is several fields.
    fn named(&self, name: &'static str) -> Vec<(&'static str, String)>
    where
        Self: Display,
    {
        vec![(name, self.to_string())]
    }
}

impl Worded for BigInt {
    fn worded(&self, lang: Lang) -> impl Display + Debug {
        lang.decimal(self, 0)
    }
}

impl Worded for u128 {
    fn worded(&self, lang: Lang) -> impl Display + Debug {
        lang.decimal(&(*self).into(), 0)
    }
}

/// Implements [`Worded`] for types that read alike in both languages.
#[macro_export]
#[doc(hidden)]
macro_rules! worded_alike {
    ($($type:ty),* $(,)?) => { $(
        impl $crate::error::Worded for $type {
            fn worded(&self, _: $crate::text::Lang) -> impl std::fmt::Display + std::fmt::Debug {
                self
            }
        }
    )* };
}
worded_alike!(&'static str, String, i16, i64, u8, u32, u64, usize);

/// Implements [`Worded`] for types with a Vietnamese term, whose English is their key.
#[macro_export]
#[doc(hidden)]
macro_rules! worded_by_term {
    ($($type:ty),* $(,)?) => { $(
        impl $crate::error::Worded for $type {
            fn worded(&self, lang: $crate::text::Lang) -> impl std::fmt::Display + std::fmt::Debug {
                match lang {
                    $crate::text::Lang::Vi => self.term(lang).to_string(),
                    $crate::text::Lang::En => self.to_string(),
                }
            }
        }
    )* };
}

/// Declares error enums as a catalogue: variant, fields, code, English, Vietnamese.
///
/// The texts are format strings over the fields, each [`Worded`] in the language of the text; the crate that uses it needs
/// `thiserror`.
///
/// ```
/// use thads_metrics::{Explain, Lang};
///
/// thads_metrics::errors! {
///     /// A door.
///     pub enum DoorError {
///         /// It is locked.
///         Locked { /** Which one. */ number: u32 } = "door.locked",
///             en "door {number} is locked",
///             vi "cửa số {number} đã khóa";
///     }
/// }
/// let error = DoorError::Locked { number: 7 };
/// assert_eq!((error.name(), error.code(), error.text(Lang::Vi).as_str()), ("DoorError", "door.locked", "cửa số 7 đã khóa"));
/// ```
#[macro_export]
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
    )*) => { $(
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
                    let ($($field,)*) = ($($crate::error::Worded::worded($field, $crate::text::Lang::En),)*);
                    write!(f, $en)
                } )* }
            }
        }

        impl $name {
            /// The name of the enum.
            pub const NAME: &'static str = stringify!($name);
            /// The codes of all variants, in order.
            pub const CODES: &'static [&'static str] = &[$($code),*];
        }

        impl $crate::error::Explain for $name {
            fn name(&self) -> &'static str {
                Self::NAME
            }
            fn code(&self) -> &'static str {
                match self { $( Self::$variant { .. } => $code, )* }
            }
            fn fields(&self) -> Vec<(&'static str, String)> {
                let mut fields: Vec<(&'static str, String)> = Vec::new();
                match self { $( Self::$variant { $($field),* } => {
                    let named: &[Vec<(&'static str, String)>] = &[$($crate::error::Worded::named($field, stringify!($field))),*];
                    for (name, value) in named.concat() {
                        if fields.iter().all(|(known, _)| *known != name) {
                            fields.push((name, value));
                        }
                    }
                } )* }
                fields
            }
            fn vi(&self) -> String {
                match self { $( Self::$variant { $($field),* } => {
                    #[allow(unused_variables)]
                    let ($($field,)*) = ($($crate::error::Worded::worded($field, $crate::text::Lang::Vi),)*);
                    format!($vi)
                } )* }
            }
        }
    )* };
}
