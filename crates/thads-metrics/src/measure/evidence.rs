//! How sure a rule is ([`Evidence`]), so that nobody takes a memory for the law.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::text::{lang::Lang, unknown_name::UnknownName};

/// How a rule is known.
///
/// Ordered from the weakest to the strongest, so that a conclusion from several rules has
/// the [`min`](Ord::min) of their evidence.
///
/// ```
/// use thads_metrics::Evidence;
/// assert_eq!(Evidence::Text.min(Evidence::Recall), Evidence::Recall);
/// assert_eq!("derived".parse(), Ok(Evidence::Derived));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Evidence {
    /// From memory, not verified: used only by who assumes it explicitly.
    Recall,
    /// Follows from other rules, or closes on official figures.
    Derived,
    /// Read in the press, in a summary of a law firm or on a portal of law.
    Secondary,
    /// Read in the instrument itself or in an official explanation.
    Text,
}

impl Evidence {
    /// All of them, weakest first.
    pub const ALL: [Self; 4] = [Self::Recall, Self::Derived, Self::Secondary, Self::Text];

    /// The key: `text`, `secondary`, `derived`, `recall`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Recall => "recall",
            Self::Derived => "derived",
            Self::Secondary => "secondary",
            Self::Text => "text",
        }
    }

    /// What it means, in the language asked for.
    pub const fn term(self, lang: Lang) -> &'static str {
        match (lang, self) {
            (Lang::Vi, Self::Recall) => "theo trí nhớ, chưa kiểm chứng",
            (Lang::Vi, Self::Derived) => "suy ra",
            (Lang::Vi, Self::Secondary) => "nguồn thứ cấp",
            (Lang::Vi, Self::Text) => "văn bản",
            (Lang::En, Self::Recall) => "from memory, not verified",
            (Lang::En, Self::Derived) => "derived",
            (Lang::En, Self::Secondary) => "secondary source",
            (Lang::En, Self::Text) => "text",
        }
    }

    /// Whether the rule holds without being assumed: everything but [`Evidence::Recall`].
    pub const fn is_established(self) -> bool {
        !matches!(self, Self::Recall)
    }
}

impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl FromStr for Evidence {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, UnknownName> {
        let known = Self::ALL.into_iter().find(|evidence| evidence.key() == text);
        known.ok_or_else(|| UnknownName::Evidence { got: text.to_owned() })
    }
}
