//! Whether a column of percentages is written as fractions, 0.5075 for 50,75 %: the counts beside it say so
//! ([`by_counts`]), else its heading ([`by_heading`]).

use num_bigint::BigInt;
use num_traits::{Signed as _, Zero as _};

use crate::Column;
use thads_metrics::Item;

/// A number of the column, `mantissa × 10^-places`, and its row.
pub(crate) type Written = (usize, i128, u8);

/// What the counts say: each number is taken for what lies nearer to their quotient. `None` if they say nothing.
pub(crate) fn by_counts(item: Item, numbers: impl Iterator<Item = Written>, columns: &[Column]) -> Option<bool> {
    let (part, base) = match item {
        Item::Rate => (Item::Resolved, Item::Eligible),
        Item::EligibleShare => (Item::Eligible, Item::ToEnforce),
        _ => return None,
    };
    let values = |item| columns.iter().find(|column| column.item == item).map(|column| &column.values);
    let (parts, bases) = (values(part)?, values(base)?);
    let (mut percents, mut fractions) = (0_usize, 0_usize);
    for (row, mantissa, places) in numbers {
        let (Some(part), Some(base)) = (parts.get(row), bases.get(row)) else { continue };
        if base <= 0 || part <= 0 {
            continue;
        }
        // |number - 100 part / base| against |100 number - 100 part / base|, both × base × 10^places
        let number = BigInt::from(mantissa) * base;
        let share: BigInt = BigInt::from(part) * 100 * BigInt::from(10).pow(places.into());
        let as_percent: BigInt = &number - &share;
        let as_fraction: BigInt = &number * 100 - &share;
        if as_percent.abs() < as_fraction.abs() {
            percents = percents.saturating_add(1);
        } else if !number.is_zero() {
            fractions = fractions.saturating_add(1);
        }
    }
    (percents != fractions).then_some(fractions > percents)
}

/// What the heading says: with a percent sign, percentages.
pub(crate) fn by_heading(heading: &str) -> Option<bool> {
    let says = heading.contains('%') || heading.to_lowercase().contains("phần trăm");
    says.then_some(false)
}
