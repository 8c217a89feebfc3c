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
    /// Decisions (quyết định).
    Decisions,
    /// Matters of complaint or compensation (vụ việc).
    Matters,
    /// Letters (đơn).
    Letters,
    /// Visits of citizens (lượt).
    Visits,
    /// Documents sent (văn bản).
    Documents,
    /// Working sessions (buổi).
    Sessions,
    /// Inspections (cuộc).
    Inspections,
    /// Enforcement officers (chấp hành viên).
    Officers,
}

impl Unit {
    /// Every unit: those of the main forms, then those of statistics.
    pub const ALL: [Self; 11] = [
        Self::Cases,
        Self::Judgments,
        Self::Dong,
        Self::Decisions,
        Self::Matters,
        Self::Letters,
        Self::Visits,
        Self::Documents,
        Self::Sessions,
        Self::Inspections,
        Self::Officers,
    ];

    /// The key: `cases`, `judgments`, `dong`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Cases => "cases",
            Self::Judgments => "judgments",
            Self::Dong => "dong",
            Self::Decisions => "decisions",
            Self::Matters => "matters",
            Self::Letters => "letters",
            Self::Visits => "visits",
            Self::Documents => "documents",
            Self::Sessions => "sessions",
            Self::Inspections => "inspections",
            Self::Officers => "officers",
        }
    }

    /// The name, in English of more than one.
    pub const fn name(self) -> Text {
        let vi = match self {
            Self::Cases => "việc",
            Self::Judgments => "bản án",
            Self::Dong => "đồng",
            Self::Decisions => "quyết định",
            Self::Matters => "vụ việc",
            Self::Letters => "đơn",
            Self::Visits => "lượt",
            Self::Documents => "văn bản",
            Self::Sessions => "buổi",
            Self::Inspections => "cuộc",
            Self::Officers => "chấp hành viên",
        };
        Text::new(vi, self.key())
    }

    /// The name after a number: English tells one from many.
    pub fn after(self, number: u128, lang: Lang) -> &'static str {
        let name = lang.pick(self.name().vi, self.name().en);
        if number == 1 && lang == Lang::En { name.strip_suffix('s').unwrap_or(name) } else { name }
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
