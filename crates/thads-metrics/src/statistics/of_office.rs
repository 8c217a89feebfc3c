//! The statistics of one office and period ([`OfficeStatistics`]), and those of an office above as their sum.

use super::{
    error::StatisticError,
    figures::{Breach, Figures, breaches},
    statistic::Statistic,
};
use crate::{measure::quantity::Quantity, period::Period};

/// The statistics of one office and period.
///
/// ```
/// use thads_metrics::statistics::OfficeStatistics;
/// let of = |office: &str, decisions| {
///     let figures = [("coercion.decisions".parse().unwrap(), decisions)];
///     OfficeStatistics::new(office, "2022/06".parse().unwrap(), figures)
/// };
/// let parts = [of("Tân An", 5)?, of("Bến Lức", 7)?];
/// let province = OfficeStatistics::roll_up("Long An", &parts)?;
/// assert_eq!(province.get("coercion.decisions".parse().unwrap()), Some(12));
/// # Ok::<(), thads_metrics::statistics::StatisticError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct OfficeStatistics {
    office: String,
    period: Period,
    figures: Figures,
}

impl OfficeStatistics {
    /// Statistics with their numbers; percentages are made of them and are none.
    pub fn new(
        office: impl Into<String>,
        period: Period,
        figures: impl IntoIterator<Item = (Quantity, u128)>,
    ) -> Result<Self, StatisticError> {
        let figures: Figures = figures.into_iter().collect();
        match figures.keys().find(|quantity| quantity.kind().is_percent()) {
            Some(percent) => Err(StatisticError::Percentage { of: percent.to_string() }),
            None => Ok(Self { office: office.into(), period, figures }),
        }
    }

    /// The office.
    pub fn office(&self) -> &str {
        &self.office
    }

    /// The period; of what follows the calendar year, the year of that number.
    pub const fn period(&self) -> Period {
        self.period
    }

    /// The numbers.
    pub const fn figures(&self) -> &Figures {
        &self.figures
    }

    /// One number; `None` if it is not given.
    pub fn get(&self, quantity: Quantity) -> Option<u128> {
        self.figures.get(&quantity).copied()
    }

    /// The relations that the numbers break.
    pub fn breaches(&self) -> Vec<Breach> {
        breaches(&self.figures)
    }

    /// The statistics of an office above: the sum of its parts, of what every part gives. Averages do not add up.
    ///
    /// What a part does not give is not known of the whole either, and is in [`OfficeStatistics::left_out`].
    pub fn roll_up(office: impl Into<String>, parts: &[Self]) -> Result<Self, StatisticError> {
        let office = office.into();
        let [first, rest @ ..] = parts else { return Err(StatisticError::NoParts { of: office }) };
        if let Some(other) = rest.iter().find(|part| part.period != first.period) {
            let (expected, got) = (first.period, other.period);
            return Err(StatisticError::OtherPeriod { of: other.office.clone(), expected, got });
        }
        let mut figures = Figures::new();
        for quantity in first.figures.keys().filter(|quantity| adds_up(**quantity)) {
            let numbers: Option<Vec<u128>> = parts.iter().map(|part| part.get(*quantity)).collect();
            let Some(numbers) = numbers else { continue };
            let sum = numbers.into_iter().try_fold(0_u128, u128::checked_add);
            figures.insert(*quantity, sum.ok_or_else(|| StatisticError::TooLarge { of: quantity.to_string() })?);
        }
        Ok(Self { office, period: first.period, figures })
    }

    /// What a roll-up of these leaves out, each with the first office that does not give it; an average with none.
    pub fn left_out(parts: &[Self]) -> Vec<(Quantity, Option<&str>)> {
        let mut all: Vec<Quantity> = parts.iter().flat_map(|part| part.figures.keys().copied()).collect();
        all.sort_unstable();
        all.dedup();
        let left_out = |quantity: Quantity| {
            let without = parts.iter().find(|part| part.get(quantity).is_none()).map(Self::office);
            (without.is_some() || !adds_up(quantity)).then_some((quantity, without))
        };
        all.into_iter().filter_map(left_out).collect()
    }
}

fn adds_up(quantity: Quantity) -> bool {
    quantity.statistic().and_then(Statistic::average).is_none()
}
