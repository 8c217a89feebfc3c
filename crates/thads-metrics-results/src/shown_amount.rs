//! The unit that amounts are shown in: cases and judgments one by one, money in 1.000 đồng where that is exact.

use thads_metrics::{Lang, Measure, measure::Unit};

use crate::table_model::TableColumn;

/// What must still be done is never shown as less than it is.
const ROUNDED_UP: [&str; 2] = ["still_to_resolve", "pace"];

/// The unit of the amounts of one measure in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ShownUnit {
    measure: Option<Measure>,
    /// How many of what is counted make one of the unit.
    pub(crate) scale: i128,
}

/// Whether a column is what must still be done, which is rounded up and is no sum of its offices.
pub(crate) fn is_rounded_up(column: &TableColumn) -> bool {
    ROUNDED_UP.contains(&column.key.as_ref())
}

impl ShownUnit {
    /// The unit for these numbers of a measure: 1.000 đồng, as the forms have it, if that shows them exactly.
    pub(crate) fn of(measure: Option<Measure>, mut numbers: impl Iterator<Item = i128>) -> Self {
        let is_money = measure.is_some_and(|measure| measure.unit() == Unit::Dong);
        let scale = if is_money && numbers.all(|number| number % 1000 == 0) { 1000 } else { 1 };
        Self { measure, scale }
    }

    /// The unit for the columns of amounts that stand in some rows of a table.
    pub(crate) fn of_columns<'a>(
        measure: Option<Measure>,
        columns: impl Iterator<Item = &'a TableColumn>,
        rows: &[usize],
    ) -> Self {
        let amounts = columns.filter(|column| column.is_amount() && !is_rounded_up(column));
        Self::of(measure, amounts.flat_map(|column| rows.iter().filter_map(|row| column.values.number(*row))))
    }

    /// The measure and, of money, the unit: `Việc`, `Tiền (1.000 đồng)`.
    pub(crate) fn heading(self, key: &str, lang: Lang) -> String {
        let Some(measure) = self.measure else { return key.to_owned() };
        format!("{}{}", measure.heading(lang), self.name(lang))
    }

    /// The unit as it follows a heading: ` (1.000 đồng)`; nothing for what is counted one by one.
    pub(crate) fn name(self, lang: Lang) -> String {
        let Some(unit) = self.measure.map(Measure::unit).filter(|unit| *unit == Unit::Dong) else {
            return String::new();
        };
        let name = unit.name();
        match self.scale {
            1 => format!(" ({})", name.pick(lang)),
            scale => format!(" ({} {})", lang.decimal(&scale.into(), 0), name.pick(lang)),
        }
    }

    /// A number in the unit: exactly, and what must still be done rounded up.
    pub(crate) fn count(self, number: i128) -> i128 {
        let (whole, rest) = (number.div_euclid(self.scale), number.rem_euclid(self.scale));
        if rest > 0 { whole.saturating_add(1) } else { whole }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_in_the_unit_of_the_forms_only_if_that_is_exact() {
        let of = |numbers: &[i128]| ShownUnit::of(Some(Measure::Money), numbers.iter().copied());
        assert_eq!(of(&[2_000, 3_000]).name(Lang::Vi), " (1.000 đồng)");
        assert_eq!(of(&[2_001]).name(Lang::En), " (dong)");
        assert_eq!(ShownUnit::of(Some(Measure::Admin), [1000].into_iter()).heading("admin", Lang::Vi), "Án hành chính");
    }

    #[test]
    fn what_must_still_be_done_is_never_shown_as_less() {
        let unit = ShownUnit::of(Some(Measure::Money), std::iter::empty());
        assert_eq!((unit.count(1_001), unit.count(1_000), unit.count(0)), (2, 1, 0));
    }
}
