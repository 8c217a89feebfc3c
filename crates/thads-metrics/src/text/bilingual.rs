//! A text in both languages ([`Text`]).

use std::fmt;

use super::lang::Lang;
use crate::error::Worded;

/// A term or a sentence in both languages.
///
/// ```
/// use thads_metrics::{Lang, text::Text};
/// const OFFICE: Text = Text::new("cơ quan", "office");
/// assert_eq!(OFFICE.pick(Lang::Vi), "cơ quan");
/// assert_eq!(OFFICE.to_string(), "office");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Text<S = &'static str> {
    /// In Vietnamese.
    pub vi: S,
    /// In English.
    pub en: S,
}

impl<S> Text<S> {
    /// The text in both languages, Vietnamese first.
    pub const fn new(vi: S, en: S) -> Self {
        Self { vi, en }
    }

    /// The text that `write` makes in each language.
    pub fn in_both(write: impl Fn(Lang) -> S) -> Self {
        Self { vi: write(Lang::Vi), en: write(Lang::En) }
    }
}

impl<S: AsRef<str>> Text<S> {
    /// The text in the language asked for.
    pub fn pick(&self, lang: Lang) -> &str {
        lang.pick(self.vi.as_ref(), self.en.as_ref())
    }
}

impl<S: AsRef<str>> fmt::Display for Text<S> {
    /// The English text.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.en.as_ref())
    }
}

impl<S: AsRef<str> + fmt::Debug> Worded for Text<S> {
    fn worded(&self, lang: Lang) -> impl fmt::Display + fmt::Debug {
        self.pick(lang)
    }
}
