//! The usual slips: which one turns the figure that should stand there into the one that does.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Signed;

use crate::check::{
    earlier::Earlier,
    figure::{Figure, Var},
    percentage::share,
    working_copy::WorkingCopy,
};
use crate::{Block, finding::Slip};
use thads_metrics::{Item, Percent, Period, rate::half_up};

/// The powers of ten between the units that money is written in.
const UNITS: [i8; 6] = [3, -3, 6, -6, 9, -9];

/// No figure is larger.
const LARGEST: i128 = 1_000_000_000_000_000_000_000_000_000_000_000_000;

/// Names slips; knows the figures of earlier periods.
#[derive(Debug, Default)]
pub(super) struct ErrorPatterns<'a> {
    earlier: Earlier<'a>,
}

impl<'a> ErrorPatterns<'a> {
    pub(super) const fn new(earlier: Earlier<'a>) -> Self {
        Self { earlier }
    }

    /// The latest earlier period in which the office had this very figure.
    pub(super) fn stale(&self, copy: &WorkingCopy<'_>, var: Var, found: &Figure) -> Option<Period> {
        if *found == Figure::Whole(0) {
            return None;
        }
        let row = copy.row(var.block, var.row)?;
        let (measure, item) = (copy.form(var.block)?.block.measure, copy.item(var)?);
        let same = |block: &Block, row: usize| match found {
            Figure::Whole(value) => block.get(row, item) == Some(*value),
            Figure::Percent(value) => {
                let column = block.percents.iter().find(|column| column.item == item);
                column.and_then(|column| column.values.get(row)?.as_ref()) == Some(value)
            }
        };
        let places = self.earlier.of(copy.sheet, measure, row);
        places.iter().find(|(_, block, row)| same(block, *row)).map(|(period, ..)| *period)
    }

    /// The slip that turns `wanted` into `found`.
    pub(super) fn name(&self, copy: &WorkingCopy<'_>, var: Var, found: &Figure, wanted: &Figure) -> Option<Slip> {
        match (found, wanted) {
            (Figure::Whole(x), Figure::Whole(y)) => {
                let unit = copy.form(var.block).and_then(|form| i128::try_from(form.block.unit.factor()).ok());
                let (x, y) = (*x, *y);
                if x.checked_neg() == Some(y) {
                    return Some(Slip::Sign);
                }
                let typed = in_digits(&digits(x, y, unit), &digits(y, x, unit));
                unit_slip(x, y)
                    .or_else(|| base_of_figure(copy, var, x))
                    .or_else(|| self.stale(copy, var, found).map(|period| Slip::Previous { period }))
                    .or_else(|| copied(copy, var, found, typed.as_ref()))
                    .or(typed)
            }
            (Figure::Percent(p), Figure::Percent(q)) => {
                if p.mantissa() == &-q.mantissa() {
                    return Some(Slip::Sign);
                }
                let typed = in_digits(&p.mantissa().to_string(), &q.mantissa().to_string());
                percent_slip(copy, var, p)
                    .or_else(|| self.stale(copy, var, found).map(|period| Slip::Previous { period }))
                    .or_else(|| copied(copy, var, found, typed.as_ref()))
                    .or(typed)
            }
            _ => None,
        }
    }

    /// What a figure may have been before a usual slip.
    pub(super) fn variants(copy: &WorkingCopy<'_>, var: Var, x: i128) -> Vec<i128> {
        let unit = copy.form(var.block).and_then(|form| i128::try_from(form.block.unit.factor()).ok()).unwrap_or(1);
        let mut all: Vec<i128> = UNITS.iter().filter_map(|exponent| unscaled(x, *exponent)).collect();
        all.extend(x.checked_neg().filter(|y| *y > 0));
        let whole = unit > 0 && x.checked_rem(unit) == Some(0);
        let (number, unit) = if whole { (x.checked_div(unit).unwrap_or(x), unit) } else { (x, 1) };
        let text = number.to_string().into_bytes();
        let typed = typing(&text).into_iter().filter_map(|text| String::from_utf8(text).ok()?.parse::<i128>().ok());
        all.extend(typed.filter_map(|number| number.checked_mul(unit)).filter(|y| *y != x));
        all
    }
}

/// What may have been meant by these digits: two neighbours exchanged, one too many, one too few, another one.
fn typing(text: &[u8]) -> Vec<Vec<u8>> {
    let edited = |change: &dyn Fn(&mut Vec<u8>)| {
        let mut other = text.to_vec();
        change(&mut other);
        other
    };
    let mut all = Vec::new();
    for at in 0..text.len() {
        if let Some(next) = at.checked_add(1).filter(|next| *next < text.len()) {
            all.push(edited(&|digits| digits.swap(at, next)));
        }
        all.push(edited(&|digits| {
            digits.remove(at);
        }));
        for digit in b'0'..=b'9' {
            all.push(edited(&|digits| digits.insert(at, digit)));
            all.push(edited(&|digits| {
                if let Some(place) = digits.get_mut(at) {
                    *place = digit;
                }
            }));
        }
    }
    all.extend((b'0'..=b'9').map(|digit| edited(&|digits| digits.push(digit))));
    all
}

/// The slip worth more as an explanation comes first; a digit explains nearly anything.
pub(super) const fn rank(slip: Option<&Slip>) -> u8 {
    match slip {
        Some(Slip::Digit) => 1,
        Some(_) => 0,
        None => 2,
    }
}

/// `x` ÷ 10^exponent, if that is whole and a figure can be that large; zero is no slip.
pub(super) fn unscaled(x: i128, exponent: i8) -> Option<i128> {
    let power = 10_i128.checked_pow(exponent.unsigned_abs().into())?;
    let y = if exponent < 0 {
        x.checked_mul(power)?
    } else {
        (x.checked_rem(power) == Some(0)).then(|| x.checked_div(power))??
    };
    (x != 0 && y.unsigned_abs() <= LARGEST.unsigned_abs()).then_some(y)
}

/// The exponent by which `x` is too large for `y`.
pub(super) fn exponent(x: i128, y: i128) -> Option<i8> {
    UNITS
        .into_iter()
        .find(|exponent| unscaled(x, *exponent) == Some(y) || unscaled(y, exponent.saturating_neg()) == Some(x))
}

fn unit_slip(x: i128, y: i128) -> Option<Slip> {
    exponent(x, y).map(|exponent| Slip::Unit { exponent })
}

/// Whether the figure of a larger class stands in the cell.
fn base_of_figure(copy: &WorkingCopy<'_>, var: Var, found: i128) -> Option<Slip> {
    let bases = [Item::Eligible, Item::ToEnforce, Item::Accepted];
    let own = copy.item(var)?;
    let holds = |on: Item| copy.beside(var, on).and_then(|other| copy.whole(other)) == Some(found);
    let on = bases.into_iter().find(|on| *on != own && found != 0 && holds(*on))?;
    bases.contains(&own).then_some(Slip::Base { on })
}

/// Whether the figure of the row above or below stands in the cell; of few digits it would by chance.
fn copied(copy: &WorkingCopy<'_>, var: Var, found: &Figure, typed: Option<&Slip>) -> Option<Slip> {
    let form = copy.form(var.block)?;
    let long = match found {
        Figure::Whole(value) => *value >= form.telling(),
        Figure::Percent(percent) => percent.mantissa().magnitude() >= &100_u8.into(),
    };
    if !long || typed == Some(&Slip::Transposed) {
        return None;
    }
    let others = form.neighbours(var.row).filter(|row| !form.are_totals(*row, var.row));
    let mut others = others.map(|row| Var { row, ..var });
    let other = others.find(|other| copy.found(*other).as_ref() == Some(found))?;
    copy.cell(other).map(|from| Slip::Copied { from })
}

/// A percentage on another base, a difference for a percentage, a share for a percentage.
fn percent_slip(copy: &WorkingCopy<'_>, var: Var, found: &Percent) -> Option<Slip> {
    let item = copy.item(var)?;
    let base = copy.form(var.block)?.block.measure.rate_base();
    let (part, own) = if item == Item::Rate { (Item::Resolved, base) } else { (Item::Eligible, Item::ToEnforce) };
    let number = |item: Item| copy.beside(var, item).and_then(|other| copy.whole(other));
    let (part, whole) = (number(part)?, number(own)?);
    let on = [Item::ToEnforce, Item::Accepted, Item::Eligible].into_iter().find(|on| {
        *on != own && number(*on).and_then(|base| share(part, base, found.places())).is_some_and(|p| p == *found)
    });
    if let Some(on) = on {
        return Some(Slip::Base { on });
    }
    let right = |places: u16| share(part, whole, places);
    for (exponent, places) in [(-2_i8, found.places().checked_sub(2)), (2, found.places().checked_add(2))] {
        let places = places.filter(|places| *places <= 40);
        if places.and_then(right).is_some_and(|p| p.mantissa() == found.mantissa()) {
            return Some(Slip::Unit { exponent });
        }
    }
    if item == Item::Rate
        && whole > 0
        && let Some(Figure::Percent(target)) = copy.beside(var, Item::Target).and_then(|cell| copy.get(cell))
    {
        let rate = BigRational::new(BigInt::from(part) * 100, whole.into());
        let gap = half_up(&(rate - target.value()), found.places());
        if gap.abs() == found.mantissa().abs() {
            return Some(Slip::PointsForPercent);
        }
    }
    right(found.places()).filter(|right| is_cut(found, right, part, whole)).map(|_| Slip::Truncated)
}

/// Whether `found` is the percentage cut off after its last place.
fn is_cut(found: &Percent, rounded: &Percent, part: i128, base: i128) -> bool {
    let exact = BigRational::new(BigInt::from(part) * 100, base.into());
    *found != *rounded && found.value() <= exact && rounded.mantissa() - found.mantissa() == BigInt::from(1)
}

/// The digits as the sheet writes them, if both numbers are whole in its unit.
fn digits(x: i128, other: i128, unit: Option<i128>) -> String {
    match unit {
        Some(unit) if x.checked_rem(unit) == Some(0) && other.checked_rem(unit) == Some(0) => {
            x.checked_div(unit).unwrap_or(x).to_string()
        }
        _ => x.to_string(),
    }
}

/// Two neighbouring digits exchanged, or one digit too many, too few, or another.
fn in_digits(found: &str, wanted: &str) -> Option<Slip> {
    let (found, wanted) = (found.as_bytes(), wanted.as_bytes());
    let head = found.iter().zip(wanted).take_while(|(x, y)| x == y).count();
    let tail = found.iter().rev().zip(wanted.iter().rev()).take_while(|(x, y)| x == y).count();
    let longest = found.len().max(wanted.len());
    // What is left between the parts that agree.
    let tail = tail.min(found.len().min(wanted.len()).saturating_sub(head));
    let middle = |text: &[u8]| text.get(head..text.len().saturating_sub(tail)).map(<[u8]>::to_vec).unwrap_or_default();
    let digits = |text: &[u8]| text.iter().all(u8::is_ascii_digit);
    let (found, wanted) = (middle(found), middle(wanted));
    let reversed = found.iter().rev().eq(&wanted);
    match (found.len(), wanted.len()) {
        _ if !digits(&found) || !digits(&wanted) => None,
        (2, 2) if reversed => Some(Slip::Transposed),
        (1, 0 | 1) | (0, 1) if longest > 2 => Some(Slip::Digit),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_compared_as_they_are_typed() {
        assert_eq!(in_digits("5049", "5409"), Some(Slip::Transposed));
        assert_eq!(in_digits("21", "12"), Some(Slip::Transposed));
        assert_eq!(in_digits("5509", "5409"), Some(Slip::Digit));
        assert_eq!(in_digits("54409", "5409"), Some(Slip::Digit));
        assert_eq!(in_digits("549", "5409"), Some(Slip::Digit));
        assert_eq!((in_digits("7", "5"), in_digits("9045", "5409")), (None, None));
        assert_eq!(exponent(5_409_000, 5_409), Some(3));
        assert_eq!((exponent(5, 5_000_000), exponent(5_500, 5), exponent(0, 0)), (Some(-6), None, None));
    }
}
