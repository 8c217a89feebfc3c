//! Indicators of courts and of the Council of Europe, from the columns of a flow ([`INDICATORS`]): clearance, stock, time.
//!
//! They answer other questions than the completion rate does, and other countries ask them. Each says its formula in the keys
//! of the glossary, where it is defined and how that is known, and what in our columns is not quite what it was defined on.
//!
//! ```
//! use thads_metrics::{Flow, Item, Lang, Measure, indicators::Indicator};
//! let items = [
//!     (Item::CarriedIn, 290_524), // the nation, nine months of 2017: thads.moj.gov.vn ChiDaoDieuHanh 3689
//!     (Item::NewlyAccepted, 446_223),
//!     (Item::ToEnforce, 728_227),
//!     (Item::Eligible, 579_413),
//!     (Item::Resolved, 369_372),
//! ];
//! let flow = Flow::from_items("toàn quốc", "2017/09".parse()?, Measure::Cases, None, items)?;
//! assert_eq!(Indicator::named("old_share")?.print(&flow, 2, Lang::Vi)?, "39,43%");
//! assert_eq!(Indicator::named("clearance")?.print(&flow, 2, Lang::Vi)?, "82,78%");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use std::fmt;

use num_rational::BigRational;

use crate::{
    amount::Value,
    flow::Flow,
    measure::{
        Item, Measure,
        evidence::Evidence::{self, Derived, Recall, Text as Read},
    },
    period::Period,
    rate::percent::half_up,
    statistics::error::StatisticError,
    text::{Text, clip::clip, lang::Lang, unknown_name::UnknownName},
};

/// An indicator.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Indicator {
    /// The key.
    pub key: &'static str,
    /// The term in both languages.
    pub term: Text,
    /// The formula in the keys of the glossary.
    pub formula: &'static str,
    /// What in our columns differs from what it was defined on; empty if nothing does.
    pub remark: Text,
    /// How the definition is known.
    pub evidence: Evidence,
    /// Where it is defined.
    pub citation: &'static str,
    part: Item,
    base: Item,
    /// Whether it is a time, in days of the period.
    days: bool,
}

const NOTHING: Text = Text::new("", "");
const OF_WHAT_IS_LEFT: Text = Text::new(
    "gồm cả việc chưa có điều kiện thi hành, không gồm sổ theo dõi riêng",
    "what is not yet eligible is in it, the separate register is not",
);

/// Every indicator.
pub static INDICATORS: [Indicator; 4] = [
    Indicator {
        key: "clearance",
        term: Text::new("tỷ lệ giải quyết trên thụ lý mới", "clearance rate"),
        formula: "resolved ÷ newly_accepted",
        remark: Text::new("có thể quá 100% khi giảm được án tồn", "over 100 % where the stock falls"),
        evidence: Read,
        citation: "NCSC, CourTools trial court measure 2: outgoing in percent of incoming (ncsc.org/courtools); CEPEJ has the same",
        part: Item::Resolved,
        base: Item::NewlyAccepted,
        days: false,
    },
    Indicator {
        key: "disposition_time",
        term: Text::new("thời gian giải quyết hết số còn lại", "disposition time"),
        formula: "carried_over ÷ resolved × days of the period",
        remark: OF_WHAT_IS_LEFT,
        evidence: Recall,
        citation: "CEPEJ: pending at the end ÷ resolved × 365; from memory, not verified",
        part: Item::CarriedOver,
        base: Item::Resolved,
        days: true,
    },
    Indicator {
        key: "old_share",
        term: Text::new("tỷ trọng án cũ trong tổng thụ lý", "share of old stock"),
        formula: "carried_in ÷ accepted",
        remark: Text::new(
            "thay cho tuổi của án đang thụ lý (CourTools 4), biểu mẫu không có tuổi",
            "stands in for the age of the pending caseload (CourTools 4): the forms have no ages",
        ),
        evidence: Derived,
        citation: "what carried_in and accepted mean; NCSC, CourTools trial court measure 4 asks the age itself (ncsc.org/courtools)",
        part: Item::CarriedIn,
        base: Item::Accepted,
        days: false,
    },
    Indicator {
        key: "stock_change",
        term: Text::new("số chuyển kỳ sau so với số chuyển sang", "closing stock to opening stock"),
        formula: "carried_over ÷ carried_in",
        remark: NOTHING,
        evidence: Derived,
        citation: "what carried_over and carried_in mean: over 100 % the stock has grown",
        part: Item::CarriedOver,
        base: Item::CarriedIn,
        days: false,
    },
];

impl Indicator {
    /// The indicator of a key; an error that names those there are.
    pub fn named(key: &str) -> Result<&'static Self, UnknownName> {
        INDICATORS.iter().find(|known| known.key == key).ok_or_else(|| {
            let expected = INDICATORS.iter().map(|known| known.key).collect::<Vec<_>>().join(", ");
            UnknownName::Indicator { got: clip(key), expected }
        })
    }

    /// Whether it is a time in days; if not, a share.
    pub const fn is_time(&self) -> bool {
        self.days
    }

    /// Its exact value for a flow: a share of one, or days. An error if a column is missing or the base is zero.
    pub fn of(&self, flow: &Flow) -> Result<BigRational, StatisticError> {
        let number = |item: Item| {
            let missing = || StatisticError::Missing { of: format!("{}.{item}", flow.measure()) };
            flow.get(item).map(Value::number).ok_or_else(missing)
        };
        let (part, base) = (number(self.part)?, number(self.base)?);
        if base == 0 {
            return Err(StatisticError::NothingToDivide { of: format!("{}.{}", flow.measure(), self.base) });
        }
        let ratio = BigRational::new(part.into(), base.into());
        Ok(if self.days { ratio * BigRational::from_integer(days(flow.period()).into()) } else { ratio })
    }

    /// Its value rounded half-up: `31,95%`, `213,40 ngày`.
    pub fn print(&self, flow: &Flow, places: u16, lang: Lang) -> Result<String, StatisticError> {
        let value = self.of(flow)?;
        let times = if self.days { 1 } else { 100 };
        let number = lang.decimal(&half_up(&(value * BigRational::from_integer(times.into())), places), places);
        Ok(if self.days { format!("{number} {}", lang.pick("ngày", "days")) } else { format!("{number}%") })
    }

    /// Whether the forms of a measure have its columns.
    pub const fn is_of(&self, measure: Measure) -> bool {
        measure.has(self.part) && measure.has(self.base)
    }
}

/// The days of a period, both ends in it.
fn days(period: Period) -> i32 {
    period.last_day().days().saturating_sub(period.first_day().days()).saturating_add(1)
}

impl fmt::Display for Indicator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key)
    }
}
