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

/// What a case has, and what the nation has.
pub(super) mod each {
    use thads_metrics::Measure;

    /// What a case that can be enforced had in the nation in 2020, in đồng: 132.905,418 tỷ over 708.674.
    ///
    /// Of a whole report it was 123 million in Bến Tre and 133 in Quảng Ngãi (2020), 194 in the nation in 2018 and 390 in
    /// 2025, 1.390 in TP.HCM (2021); of cases for the budget 5 million (Bến Tre, 2019).
    pub(in super::super) const USUAL: i128 = 187_540_000;
    /// Where that stands.
    pub(in super::super) const CASE_SOURCE: &str = "vietnamnet.vn 701522: 708.674 việc, 132.905,418 tỷ đồng (2020)";
    /// How many times more than that no office's cases have on average, and how many times less.
    const BEYOND: [i128; 2] = [100, 400];
    /// The most that the nation was to enforce, in 2025: cases, and đồng.
    const NATION: [i128; 2] = [1_064_419, 686_000_000_000_000];
    /// Where that stands.
    pub(in super::super) const NATION_SOURCE: &str =
        "vneconomy.vn, 10/2025: 1.064.419 việc, hơn 686.000 tỷ đồng (2025)";

    /// By which power of ten what a case has is off, if no office's cases have as much or as little.
    #[allow(clippy::arithmetic_side_effects)] // divisors are constants and powers of ten, one at least
    pub(in super::super) fn beyond(case: i128) -> Option<i8> {
        let is_beyond = case > USUAL.saturating_mul(BEYOND[0]) || case < USUAL / BEYOND[1];
        // The power that brings it nearest to what is usual.
        let off = |exponent: &i8| {
            let power = 10_i128.saturating_pow(exponent.unsigned_abs().into());
            let right = if *exponent > 0 { case / power } else { case.saturating_mul(power) };
            let (large, small) = (right.max(USUAL), right.clamp(1, USUAL));
            large / small
        };
        is_beyond.then(|| [3, 6, -3, -6].into_iter().min_by_key(off))?
    }

    /// What the nation had at most; `None` if that is not known.
    pub(in super::super) const fn nation(measure: Measure) -> Option<i128> {
        match measure {
            Measure::Cases => Some(NATION[0]),
            Measure::Money => Some(NATION[1]),
            Measure::Admin => None,
        }
    }

    /// Three digits of an amount, for a comparison.
    #[allow(clippy::arithmetic_side_effects)] // the step is one at least
    pub(in super::super) fn round(value: i128) -> i128 {
        let step = 10_i128.saturating_pow(value.unsigned_abs().checked_ilog10().unwrap_or(0).saturating_sub(2)).max(1);
        (value / step).saturating_mul(step)
    }
}
