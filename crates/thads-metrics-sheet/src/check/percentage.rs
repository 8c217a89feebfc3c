//! A printed percentage against the two numbers that it is of ([`percentage`]).

use num_bigint::BigInt;
use num_rational::BigRational;

use crate::check::state::State;
use thads_metrics::{Percent, rate::ten};

/// The percentage of `part` in `base`, rounded half-up; `None` if there is nothing to divide by.
pub(super) fn share(part: i128, base: i128, places: u16) -> Option<Percent> {
    let positive = base > 0 && part >= 0;
    positive.then(|| Percent::rounded(&BigRational::new(BigInt::from(part) * 100, base.into()), places))
}

/// Whether a percentage is `part` over `base`, rounded half-up; cut off instead is doubtful.
///
/// A percentage of nothing is not tested: there is none. `step` is what the two numbers are rounded to.
pub(super) fn quotient(percent: &Percent, part: i128, base: i128, step: i128) -> State {
    if part < 0 || base <= 0 {
        return State::Untested;
    }
    match quick(percent, part, base) {
        Some(state) if state == State::Held || step == 0 => return state,
        _ => {}
    }
    // The quotient of numbers that were rounded themselves lies between these.
    let (part, base, half) = (BigInt::from(part) * 2, BigInt::from(base) * 2, BigInt::from(step));
    let scale = BigInt::from(100) * ten(percent.places()) * 2;
    let below = &base - &half;
    if below <= BigInt::ZERO {
        return State::Untested;
    }
    let least = (&part - &half) * &scale;
    let most = (&part + &half) * &scale;
    let twice = percent.mantissa() * 2;
    // least/(base + half) ≤ value, value ≤ most/below, in halves of the last place.
    let reaches = |low: &BigInt, high: &BigInt| least < high * (&base + &half) && most >= low * &below;
    if reaches(&(&twice - 1), &(&twice + 1)) {
        State::Held
    } else if reaches(&twice, &(&twice + 2)) {
        State::Doubtful
    } else {
        State::Broken
    }
}

/// The same in machine words, without rounding of the numbers; `None` if they don't fit.
pub(super) fn quick(percent: &Percent, part: i128, base: i128) -> Option<State> {
    let mantissa = i128::try_from(percent.mantissa()).ok()?;
    let scale = 10_i128.checked_pow(percent.places().into())?.checked_mul(200)?;
    let (value, twice) = (part.checked_mul(scale)?, mantissa.checked_mul(2)?);
    let times = |units: i128| base.checked_mul(twice.checked_add(units)?);
    let (low, middle, high, end) = (times(-1)?, times(0)?, times(1)?, times(2)?);
    Some(if (low..high).contains(&value) {
        State::Held
    } else if (middle..end).contains(&value) {
        State::Doubtful
    } else {
        State::Broken
    })
}
