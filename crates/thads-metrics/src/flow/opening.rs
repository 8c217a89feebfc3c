//! What carried_in stands for, and what left it for the separate register ([`CarriedIn`]).
//!
//! Cases that stay unexecutable are moved to the separate register, outside every column. Reports show it in
//! carried_in only: within one year it falls from period to period (Bến Tre: 6.907 to 6.643 cases from six to nine
//! months of 2020), and it may open below what the year before closed with (the nation: 299.096 against 322.239 in 2023)
//! or at exactly that, the moved ones being deducted later (349.412 in 2022). Evidence: derived from figures of
//! thads.moj.gov.vn/bentre HoatDongCuaCuc 97 and 104, ThongTinChung 1355, noichinh.vn 310245, danchuphapluat.vn.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    amount::{Amount, Value},
    flow::{Flow, error::FlowError},
    measure::{Item, keyed::Keyed},
    office::key::key,
    text::{Text, lang::Lang},
};

/// How carried_in is printed: with or without what was moved to the separate register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CarriedIn {
    /// All that the year before closed with.
    Gross,
    /// Less what was moved to the separate register.
    Net,
}

impl CarriedIn {
    /// The key: `gross` or `net`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Gross => "gross",
            Self::Net => "net",
        }
    }

    /// The term in the language asked for.
    pub const fn term(self, lang: Lang) -> &'static str {
        match (lang, self) {
            (Lang::Vi, Self::Gross) => "chưa trừ số đã chuyển sổ theo dõi riêng",
            (Lang::Vi, Self::Net) => "đã trừ số đã chuyển sổ theo dõi riêng",
            (Lang::En, Self::Gross) => "before what was moved to the separate register",
            (Lang::En, Self::Net) => "net of what was moved to the separate register",
        }
    }
}

impl fmt::Display for CarriedIn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl Flow {
    /// How much was moved to the separate register since an earlier report: what carried_in lost.
    ///
    /// `earlier` is a shorter period of the same year, or the whole year before: then it is what that closed with less
    /// what this one carries in. An error if carried_in rose, if one of the figures is not known, and for
    /// flows of another office, measure, group or of periods that do not follow so.
    ///
    /// ```
    /// use thads_metrics::{Flow, Item, Measure};
    /// let of = |period: &str, items: &[(Item, u128)]| {
    ///     Flow::from_items("toàn quốc", period.parse().unwrap(), Measure::Cases, None, items.iter().copied())
    /// };
    /// let closed = of("2022/12", &[(Item::ToEnforce, 861_529), (Item::Eligible, 653_719), (Item::Resolved, 539_290)])?;
    /// let opened = of("2023/12", &[
    ///     (Item::CarriedIn, 299_096), (Item::NewlyAccepted, 636_950), (Item::ToEnforce, 923_541),
    ///     (Item::Eligible, 700_000), (Item::Resolved, 500_000), // made up: not printed there
    /// ])?;
    /// assert_eq!(opened.moved_to_separate(&closed)?.to_string(), "23.143 việc");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn moved_to_separate(&self, earlier: &Self) -> Result<Value, FlowError> {
        let (was, is) = self.opening(earlier)?;
        let moved = was.checked_sub(is).ok_or_else(|| FlowError::CarriedInRose {
            earlier: earlier.period,
            later: self.period,
            by: is.saturating_sub(was),
        })?;
        Value::of(self.measure, moved)
            .map_err(|_| FlowError::TooLarge { item: Item::CarriedIn, max: Amount::MAX.dong().to_string() })
    }

    /// Whether carried_in is printed with or without what was moved, seen by what the year before closed with.
    ///
    /// An error as [`Flow::moved_to_separate`], and for an earlier period of the same year, which does not tell.
    pub fn carried_in_convention(&self, last_year: &Self) -> Result<CarriedIn, FlowError> {
        if last_year.period.year() == self.period.year() {
            return Err(self.does_not_follow(last_year));
        }
        let (was, is) = self.opening(last_year)?;
        match is.cmp(&was) {
            std::cmp::Ordering::Equal => Ok(CarriedIn::Gross),
            std::cmp::Ordering::Less => Ok(CarriedIn::Net),
            std::cmp::Ordering::Greater => Err(FlowError::CarriedInRose {
                earlier: last_year.period,
                later: self.period,
                by: is.saturating_sub(was),
            }),
        }
    }

    /// What could be carried in by the earlier flow, and what is.
    fn opening(&self, earlier: &Self) -> Result<(u128, u128), FlowError> {
        let different =
            |what, a: String, b: String| Err(FlowError::Different { what, expected: Keyed(a), got: Keyed(b) });
        let named = |flow: &Self| key(&flow.office, Some(self.period.last_day()));
        if named(self) != named(earlier) {
            return different(Text::new("cơ quan", "office"), self.office.clone(), earlier.office.clone());
        }
        if self.measure != earlier.measure {
            return different(Text::new("đại lượng", "measure"), self.measure.to_string(), earlier.measure.to_string());
        }
        if self.group != earlier.group {
            return different(
                Text::new("nhóm", "group"),
                self.group.clone().unwrap_or_default(),
                earlier.group.clone().unwrap_or_default(),
            );
        }
        let (before, now) = (earlier.period, self.period);
        let item = if before.year() == now.year() && before < now {
            Item::CarriedIn
        } else if now.year().previous().is_some_and(|year| year.whole() == before) {
            Item::CarriedOver
        } else {
            return Err(self.does_not_follow(earlier));
        };
        let was = earlier.number(item).ok_or(FlowError::Undetermined { item })?;
        let is = self.carried_in.ok_or(FlowError::Undetermined { item: Item::CarriedIn })?;
        Ok((was, is))
    }

    fn does_not_follow(&self, earlier: &Self) -> FlowError {
        FlowError::DoesNotFollow { earlier: earlier.period, later: self.period }
    }
}
