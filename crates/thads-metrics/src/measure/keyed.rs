//! Formulas in keys, which a person reads as terms ([`Keyed`]).

use std::fmt::{Debug, Display};

use super::{Item, Measure};
use crate::{error::Worded, text::lang::Lang};

/// Text in which keys of items and measures stand, as `to_enforce = eligible + ineligible`; in Vietnamese their terms.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Keyed(pub String);

impl Display for Keyed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl Worded for Keyed {
    fn worded(&self, lang: Lang) -> impl Display + Debug {
        let term = |word: &str| match (word.parse::<Item>(), word.parse::<Measure>()) {
            (Ok(item), _) => item.term(lang).to_owned(),
            (_, Ok(measure)) => measure.term(lang).to_owned(),
            _ => word.to_owned(),
        };
        match lang {
            Lang::Vi => self.0.split(' ').map(term).collect::<Vec<_>>().join(" "),
            Lang::En => self.0.clone(),
        }
    }
}
