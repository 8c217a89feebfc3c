//! Formulas in keys, which a person reads as terms ([`Keyed`]).

use std::fmt::{Debug, Display};

use super::{Item, Measure, status::Status};
use crate::{error::Worded, text::lang::Lang};

/// Text in which keys of items, measures and statuses stand, as `to_enforce = eligible + ineligible`; in Vietnamese their terms.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Keyed(pub String);

impl Display for Keyed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl Keyed {
    /// In English as it is, in Vietnamese with the terms of its keys.
    pub fn print(&self, lang: Lang) -> String {
        let term = |word: &str| {
            let item = word.parse::<Item>().ok().map(|item| item.term(lang).to_owned());
            let measure = || word.parse::<Measure>().ok().map(|measure| measure.term(lang).to_owned());
            let status = || word.parse::<Status>().ok().map(|status| status.term(lang));
            item.or_else(measure).or_else(status).unwrap_or_else(|| word.to_owned())
        };
        match lang {
            Lang::Vi => self.0.split(' ').map(term).collect::<Vec<_>>().join(" "),
            Lang::En => self.0.clone(),
        }
    }
}

impl Worded for Keyed {
    fn worded(&self, lang: Lang) -> impl Display + Debug {
        self.print(lang)
    }
}
