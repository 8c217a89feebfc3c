//! Where values stand on a picture, and the round numbers beside it ([`Axis`]).

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, ToPrimitive, Zero};
use thads_metrics::Lang;

use crate::px::Px;

/// An axis from one value to a greater one, between two places.
#[derive(Debug, Clone)]
pub(crate) struct Axis {
    low: BigRational,
    high: BigRational,
    from: Px,
    to: Px,
}

/// The whole number as a fraction.
pub(crate) fn whole(number: i64) -> BigRational {
    BigRational::from_integer(number.into())
}

impl Axis {
    /// An axis; of one value only it is one unit long.
    pub(crate) fn new(low: BigRational, high: BigRational, from: Px, to: Px) -> Self {
        let high = if high > low { high } else { &low + BigRational::one() };
        Self { low, high, from, to }
    }

    /// Where a value stands: computed exactly, to a tenth of a pixel.
    pub(crate) fn at(&self, value: &BigRational) -> Px {
        let length = BigRational::from_integer((self.to - self.from).in_tenths().into());
        let along = (value - &self.low) / (&self.high - &self.low) * length;
        self.from + Px::tenths(along.floor().to_integer().to_i64().unwrap_or_default())
    }

    /// Round numbers along it, at most so many, each as it is written.
    pub(crate) fn ticks(&self, most: i64, lang: Lang) -> Vec<(Px, String)> {
        let span = &self.high - &self.low;
        let (step, places) = round_step(&(span / whole(most.max(1))));
        let mut at = (&self.low / &step).ceil() * &step;
        let mut ticks = Vec::new();
        while at <= self.high {
            let mantissa = (&at * BigRational::from_integer(BigInt::from(10).pow(places.into()))).to_integer();
            ticks.push((self.at(&at), lang.decimal(&mantissa, places)));
            at += &step;
        }
        ticks
    }
}

/// The smallest of 1, 2, 5, 10, … (and 0,5, 0,2, 0,1, …) that is not below this, with the decimals it needs.
fn round_step(least: &BigRational) -> (BigRational, u16) {
    let ten = whole(10);
    let (mut unit, mut places) = (BigRational::one(), 0_u16);
    while &unit > least && !least.is_zero() {
        unit /= &ten;
        places = places.saturating_add(1);
    }
    loop {
        for factor in [1, 2, 5] {
            let step = &unit * whole(factor);
            if &step >= least {
                return (step, places);
            }
        }
        unit *= &ten;
        places = places.saturating_sub(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(numer: i64, denom: i64) -> BigRational {
        BigRational::new(numer.into(), denom.into())
    }

    #[test]
    fn ticks_are_round_few_and_inside() {
        let written = |low: (i64, i64), high: (i64, i64)| -> Vec<String> {
            let axis = Axis::new(ratio(low.0, low.1), ratio(high.0, high.1), Px::ZERO, Px::of(200));
            let ticks = axis.ticks(5, Lang::Vi);
            assert!((2..=6).contains(&ticks.len()), "{ticks:?}");
            assert!(ticks.iter().all(|(at, _)| Px::ZERO <= *at && *at <= Px::of(200)));
            ticks.into_iter().map(|(_, text)| text).collect()
        };
        assert_eq!(written((0, 1), (97, 1)), ["0", "20", "40", "60", "80"]);
        assert_eq!(written((-52, 1), (7, 1)), ["-40", "-20", "0"]);
        assert_eq!(written((-3, 100), (5, 100)), ["-0,02", "0,00", "0,02", "0,04"]);
        assert_eq!(written((0, 1), (123_456, 1)), ["0", "50.000", "100.000"]);
    }

    #[test]
    fn the_ends_of_an_axis_are_its_places_and_values_keep_their_order() {
        let axis = Axis::new(ratio(-7, 3), ratio(100, 7), Px::of(10), Px::of(210));
        assert_eq!((axis.at(&ratio(-7, 3)), axis.at(&ratio(100, 7))), (Px::of(10), Px::of(210)));
        let places: Vec<Px> = (-7..40).map(|third| axis.at(&ratio(third, 3))).collect();
        assert!(places.is_sorted());
        assert_eq!(Axis::new(ratio(5, 1), ratio(5, 1), Px::ZERO, Px::of(10)).at(&ratio(5, 1)), Px::ZERO);
    }
}
