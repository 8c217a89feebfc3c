//! How large figures of enforcement offices are: powers of a thousand, and what a case has.

/// How far from exactly a thousand times two figures may be that differ by a unit: the true ones differ as well.
const SPREAD: i128 = 8;

/// The power of ten, 3 or 6 or the negative of them, by which `found` is too large for `expected`; `None` if it is neither
/// about a thousand nor about a million times as much, nor the reverse.
///
/// ```
/// use thads_metrics_sheet::thousands;
/// assert_eq!(thousands(59_516_377_000, 73_932_000), Some(3)); // 805 times
/// assert_eq!(thousands(12, 14_000), Some(-3));
/// assert_eq!((thousands(120, 2), thousands(0, 5)), (None, None));
/// ```
pub fn thousands(found: i128, expected: i128) -> Option<i8> {
    let power = |large: i128, small: i128| {
        [3_i8, 6].into_iter().find(|exponent| {
            let power = 10_i128.saturating_pow(exponent.unsigned_abs().into());
            let (least, most) =
                (small.saturating_mul(power / SPREAD), small.saturating_mul(power).saturating_mul(SPREAD));
            small > 0 && (least..=most).contains(&large)
        })
    };
    power(found, expected).or_else(|| power(expected, found).and_then(i8::checked_neg))
}

/// What a case has, and what the nation has, by its published figures.
pub(super) mod each {
    use std::sync::LazyLock;

    use thads_metrics::{
        Item, Measure,
        printed::Printed,
        targets::{NATIONAL_FIGURES, NationalFigure},
    };

    /// The year whose published figures say what a case that can be enforced has: 187,5 million đồng, in the middle of what
    /// reports of provinces and of other years give (123 in Bến Tre, 133 in Quảng Ngãi, 390 in the nation in 2025).
    pub(in super::super) const YEAR: i16 = 2020;
    /// How many times more than that no office's cases have on average, and how many times less: 1.390 million in
    /// TP.HCM (2021), 5 million of cases for the budget in Bến Tre (2019).
    const BEYOND: [i128; 2] = [100, 400];

    /// A published figure: in cases or đồng, and where it stands.
    type Published = (i128, &'static str);

    static CASE: LazyLock<Option<Published>> = LazyLock::new(|| {
        let of = |measure| {
            let is_asked = |known: &&NationalFigure| {
                (known.measure(), known.item()) == (measure, Item::Eligible) && known.year().number() == YEAR
            };
            NATIONAL_FIGURES.iter().find(is_asked).and_then(published)
        };
        let ((cases, _), (money, citation)) = (of(Measure::Cases)?, of(Measure::Money)?);
        Some((money.checked_div(cases)?, citation))
    });

    /// A figure as a number.
    fn published(figure: &NationalFigure) -> Option<Published> {
        let printed = Printed::read(figure.printed(), figure.measure().kind(), false).ok()?;
        Some((i128::try_from(printed.value().to_integer()).ok()?, figure.citation()))
    }

    /// What a case that can be enforced has in the nation, in đồng.
    pub(in super::super) fn usual() -> Option<Published> {
        *CASE
    }

    /// By which power of ten what a case has is off, if no office's cases have as much or as little.
    #[allow(clippy::arithmetic_side_effects)] // divisors are constants and powers of ten, one at least
    pub(in super::super) fn beyond(case: i128) -> Option<i8> {
        let (usual, _) = usual()?;
        let is_beyond = case > usual.saturating_mul(BEYOND[0]) || case < usual / BEYOND[1];
        // The power that brings it nearest to what is usual.
        let off = |exponent: &i8| {
            let power = 10_i128.saturating_pow(exponent.unsigned_abs().into());
            let right = if *exponent > 0 { case / power } else { case.saturating_mul(power) };
            let (large, small) = (right.max(usual), right.clamp(1, usual.max(1)));
            large / small
        };
        is_beyond.then(|| [3, 6, -3, -6].into_iter().min_by_key(off))?
    }

    /// The most that the nation was to enforce in a year; `None` of a measure of which nothing is published.
    pub(in super::super) fn nation(measure: Measure) -> Option<Published> {
        let is_asked = |known: &&NationalFigure| (known.measure(), known.item()) == (measure, Item::ToEnforce);
        let most = NATIONAL_FIGURES.iter().filter(is_asked).filter_map(published).max();
        most.filter(|_| measure != Measure::Admin) // so few that a province may pass them
    }

    /// Three digits of an amount, for a comparison.
    #[allow(clippy::arithmetic_side_effects)] // the step is one at least
    pub(in super::super) fn round(value: i128) -> i128 {
        let step = 10_i128.saturating_pow(value.unsigned_abs().checked_ilog10().unwrap_or(0).saturating_sub(2)).max(1);
        (value / step).saturating_mul(step)
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn the_published_figures_are_there() {
            assert_eq!(usual().map(|(case, _)| round(case)), Some(187_000_000));
            assert_eq!(nation(Measure::Cases).map(|(most, _)| most), Some(1_064_419));
            assert_eq!(nation(Measure::Money).map(|(most, _)| most), Some(686_000_000_000_000));
        }
    }
}
