//! What is counted ([`Unit`]).

use crate::{
    measure::Measure,
    text::{Text, lang::Lang},
};

/// What the figures of a measure count.
///
/// ```
/// use thads_metrics::{Lang, Measure, measure::Unit};
/// assert_eq!(Measure::Admin.unit(), Unit::Judgments);
/// assert_eq!(Unit::Judgments.print(1_033, Lang::Vi), "1.033 bản án");
/// assert_eq!(Unit::Cases.print(1, Lang::En), "1 case");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unit {
    /// Cases (việc).
    Cases,
    /// Administrative judgments (bản án).
    Judgments,
    /// Đồng.
    Dong,
}

impl Unit {
    /// Every unit.
    pub const ALL: [Self; 3] = [Self::Cases, Self::Judgments, Self::Dong];

    /// The key: `cases`, `judgments`, `dong`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Cases => "cases",
            Self::Judgments => "judgments",
            Self::Dong => "dong",
        }
    }

    /// The name, in English of more than one.
    pub const fn name(self) -> Text {
        match self {
            Self::Cases => Text::new("việc", "cases"),
            Self::Judgments => Text::new("bản án", "judgments"),
            Self::Dong => Text::new("đồng", "dong"),
        }
    }

    /// The name after a number: English tells one from many.
    pub fn after(self, number: u128, lang: Lang) -> &'static str {
        match (self, number, lang) {
            (Self::Cases, 1, Lang::En) => "case",
            (Self::Judgments, 1, Lang::En) => "judgment",
            _ => lang.pick(self.name().vi, self.name().en),
        }
    }

    /// A number with its unit: `5.574 việc`.
    pub fn print(self, number: u128, lang: Lang) -> String {
        format!("{} {}", lang.decimal(&number.into(), 0), self.after(number, lang))
    }
}

impl Measure {
    /// What its figures count.
    pub const fn unit(self) -> Unit {
        match self {
            Self::Cases => Unit::Cases,
            Self::Money => Unit::Dong,
            Self::Admin => Unit::Judgments,
        }
    }
}
