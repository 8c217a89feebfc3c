//! What in a sheet can't be right ([`Finding`]), and the slip that would explain it ([`Slip`]).

use super::CellRef;
use crate::{Identity, Lang};

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    /// No number: text, an error value.
    NotANumber,
    /// A count with a fraction, an amount with a fraction of a đồng.
    NotWhole,
    /// A formula whose value the file does not hold.
    NoValue,
    /// A figure below zero.
    Negative,
    /// An identity between the columns of a row breaks.
    Identity,
    /// A total differs from the sum of its parts.
    Total,
    /// A printed percentage differs from the quotient of its parts.
    Percent,
    /// An office stands there twice.
    Twice,
}

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Worth a look: a rule known only from memory, or a difference that rounding might explain.
    Warning,
    /// Can't be right.
    Error,
}

/// The usual explanation that makes a broken rule close.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Slip {
    /// Written in another unit: 1000 times too large (positive power) or too small.
    Unit {
        /// The power of ten by which the figure is too large.
        exponent: i8,
    },
    /// Exchanged with the figure in another cell.
    Swapped {
        /// The other cell.
        with: CellRef,
    },
    /// A rate computed on another base.
    Base {
        /// The base that it was computed on.
        on: crate::Item,
    },
    /// A difference in points printed where a percentage belongs, or the reverse.
    PointsForPercent,
    /// Two neighbouring digits exchanged.
    Transposed,
    /// The sign is wrong.
    Sign,
    /// The figure of an earlier period left standing.
    Previous {
        /// That period.
        period: crate::Period,
    },
    /// A digit too many, too few, or another digit.
    Digit,
}

/// Something in a sheet that can't be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What is wrong.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// The likeliest cell.
    pub cell: CellRef,
    /// All cells that the broken rule touches, the likeliest among them.
    pub cells: Vec<CellRef>,
    /// The office of the row, as written.
    pub office: String,
    /// What the cell would hold if all others are right, in the unit of the sheet.
    pub expected: Option<String>,
    /// What it holds, as written.
    pub found: String,
    /// Found less expected, in the unit of the sheet.
    pub off_by: Option<String>,
    /// The slip that makes it close.
    pub slip: Option<Slip>,
    /// The rule that breaks.
    pub rule: Option<Identity>,
    /// Where that rule stands.
    pub citation: String,
    /// The whole of it as a sentence, in Vietnamese.
    pub vi: String,
    /// The whole of it as a sentence, in English.
    pub en: String,
}

impl Code {
    /// The key: `identity`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NotANumber => "not_a_number",
            Self::NotWhole => "not_whole",
            Self::NoValue => "no_value",
            Self::Negative => "negative",
            Self::Identity => "identity",
            Self::Total => "total",
            Self::Percent => "percent",
            Self::Twice => "twice",
        }
    }
}

impl Severity {
    /// The key: `warning`, `error`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl Finding {
    /// The sentence in the language asked for.
    pub fn text(&self, lang: Lang) -> &str {
        lang.pick(&self.vi, &self.en)
    }
}
