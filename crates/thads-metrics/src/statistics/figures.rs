//! Statistics with their numbers ([`Figures`]): the relations that they break, and the percentages they make.

use std::{collections::BTreeMap, fmt};

use num_rational::BigRational;

use super::{
    error::StatisticError,
    relation::{How, RELATIONS, Relation},
    statistic::Statistic,
};
use crate::{
    amount::Count,
    measure::quantity::Quantity,
    rate::{Rate, undefined::Undefined},
    text::lang::Lang,
};

/// Statistics, and columns of their families, of one office and period, with their numbers.
pub type Figures = BTreeMap<Quantity, u128>;

/// A relation that figures do not keep.
#[derive(Debug, Clone, Copy)]
pub struct Breach {
    /// The relation.
    pub relation: &'static Relation,
    /// The parts together.
    pub parts: u128,
    /// The whole.
    pub whole: u128,
    /// By how much they differ.
    pub by: u128,
}

impl Statistic {
    /// Its share of its base; an error if it has none, if a figure is missing, and for a base of zero.
    ///
    /// ```
    /// use thads_metrics::statistics::{Figures, Statistic};
    /// let settled = Statistic::named("complaints.settled")?;
    /// let figures = Figures::from([(settled.into(), 2_590), (settled.base().unwrap(), 2_669)]);
    /// assert_eq!(settled.share(&figures)?.percent(2).to_string(), "97,04%");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn share(&'static self, figures: &Figures) -> Result<Rate, StatisticError> {
        let base = self.base().ok_or(StatisticError::NoBase { of: self.key.to_owned() })?;
        let number = |of: Quantity| {
            let number = figures.get(&of).copied().ok_or_else(|| StatisticError::Missing { of: of.to_string() })?;
            u64::try_from(number).map(Count::new).map_err(|_| StatisticError::TooLarge { of: of.to_string() })
        };
        Rate::of(number(self.into())?, number(base)?).map_err(|why| match why {
            Undefined::NothingEligible { .. } => StatisticError::NothingToDivide { of: base.to_string() },
            _ => StatisticError::MoreThanBase { of: self.key.to_owned(), base: base.to_string() },
        })
    }

    /// What it comes to by its sum and by how many share it; an error if it is no average, or as for [`Statistic::share`].
    ///
    /// ```
    /// use thads_metrics::statistics::{Figures, Statistic};
    /// let figures = [("cases.to_enforce", 71_070), ("officers.officers", 309)]; // TP.HCM, six months of 2021
    /// let figures: Figures = figures.into_iter().map(|(key, number)| (key.parse().unwrap(), number)).collect();
    /// assert_eq!(Statistic::named("officers.cases_each")?.mean(&figures)?, num_rational::BigRational::from_integer(230.into()));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn mean(&self, figures: &Figures) -> Result<BigRational, StatisticError> {
        let average = self.average().ok_or_else(|| StatisticError::NoAverage { of: self.key.to_owned() })?;
        let number = |key: &str| {
            let number = key.parse::<Quantity>().ok().and_then(|of| figures.get(&of).copied());
            number.ok_or_else(|| StatisticError::Missing { of: key.to_owned() })
        };
        match (number(average.sum)?, number(average.over)?) {
            (_, 0) => Err(StatisticError::NothingToDivide { of: average.over.to_owned() }),
            (sum, over) => Ok(BigRational::new(sum.into(), over.into())),
        }
    }
}

/// The relations that figures break, of those whose figures are all given; a part alone is held against its whole too.
pub fn breaches(figures: &Figures) -> Vec<Breach> {
    let number = |key: &str| figures.get(&key.parse::<Quantity>().ok()?).copied();
    let breach = |relation: &'static Relation| {
        let whole = number(relation.whole)?;
        let given: Vec<u128> = relation.parts.iter().filter_map(|key| number(key)).collect();
        let parts = given.iter().fold(0_u128, |sum, part| sum.saturating_add(*part));
        let is_whole = given.len() == relation.parts.len();
        let is_broken = match relation.how {
            How::Sum if is_whole => parts != whole,
            How::Sum | How::AtMost | How::Ratio => parts > whole,
        };
        is_broken.then_some(Breach { relation, parts, whole, by: parts.abs_diff(whole) })
    };
    RELATIONS.iter().filter_map(breach).collect()
}

impl Breach {
    /// The relation and what breaks it, in the language asked for.
    pub fn print(&self, lang: Lang) -> String {
        let number = |number: u128| lang.decimal(&number.into(), 0);
        let (formula, off) = (self.relation.formula_in(lang), lang.pick("lệch", "off by"));
        format!("{formula}: {}, {}, {off} {}", number(self.parts), number(self.whole), number(self.by))
    }
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.print(Lang::Vi))
    }
}
