//! Two whole numbers whose ratio is bounded: `low × base ≤ part ≤ high × base`.
//!
//! A rate printed to two places leaves a narrow cone: 79,14 % alone says that at least 139
//! cases were eligible, because no smaller whole number has a share that rounds to it.
//! [`least_step`] finds such ends directly, by Euclid's algorithm, where a search over whole
//! numbers would walk up the cone one by one.

use std::rc::Rc;

use crate::solver::{
    proof::Proof,
    rational::Rational,
    simplex::{Side, Simplex},
};

/// `low × base ≤ part ≤ high × base`, both whole and not negative.
#[derive(Clone, Debug)]
pub(crate) struct Cone {
    pub(crate) part: usize,
    pub(crate) base: usize,
    pub(crate) low: Rational,
    pub(crate) high: Rational,
    pub(crate) proof: Rc<Proof>,
}

impl Cone {
    /// Draws in the whole-number bounds of both variables; says whether anything moved.
    pub(crate) fn tighten(&self, lp: &mut Simplex) -> Result<bool, Proof> {
        if self.low > self.high || self.low.is_negative() || !self.high.is_positive() {
            return Ok(false);
        }
        let mut moved = self.draw_in(lp, self.base, (&self.low, &self.high))?;
        if self.low.is_positive() {
            let inverse = (&Rational::ONE / &self.high, &Rational::ONE / &self.low);
            moved |= self.draw_in(lp, self.part, (&inverse.0, &inverse.1))?;
        }
        Ok(moved)
    }

    /// Moves each bound of `variable` to the nearest value for which the other one can be whole.
    fn draw_in(&self, lp: &mut Simplex, variable: usize, slopes: (&Rational, &Rational)) -> Result<bool, Proof> {
        let mut moved = false;
        for side in Side::BOTH {
            let Some(bound) = lp.bound(variable, side) else { continue };
            if !bound.value.is_integer() || bound.value.is_negative() {
                continue;
            }
            let (low, high, at) = (slopes.0, slopes.1, &bound.value);
            let step = match side {
                Side::Low => least_step(low, &(low * at), high, &(high * at)),
                // Downwards: mirrored, so that the walk again goes up.
                Side::High => least_step(high, &-&(high * at), low, &-&(low * at)),
            };
            let Some(step) = step.filter(|step| !step.is_zero()) else { continue };
            let value = match side {
                Side::Low => at + &step,
                Side::High => at - &step,
            };
            let proof = Rc::new(bound.proof.and(&self.proof));
            lp.assert(variable, side, value, &proof)?;
            moved = true;
        }
        Ok(moved)
    }
}

/// The least whole `k ≥ 0` for which a whole number lies in `[a·k + b, c·k + d]`, or `None` if there is none.
///
/// Needs `b ≤ d`. Each round takes the integer part off the slopes, then exchanges the two
/// axes, as Euclid's algorithm does; the number of rounds is that of its divisions.
pub(crate) fn least_step(a: &Rational, b: &Rational, c: &Rational, d: &Rational) -> Option<Rational> {
    let rounds = 400_u32;
    descend(a, b, c, d, rounds)
}

fn descend(a: &Rational, b: &Rational, c: &Rational, d: &Rational, rounds: u32) -> Option<Rational> {
    if b > d {
        return None;
    }
    if b.ceil() <= *d || rounds == 0 {
        return Some(Rational::ZERO); // out of rounds: no step is a sound answer, only a weaker one
    }
    let (turns, whole) = (a.floor(), b.floor());
    let (a, c, b, d) = (a - &turns, c - &turns, b - &whole, d - &whole);
    if !c.is_positive() {
        return None;
    }
    let one = Rational::ONE;
    let first = &(&one - &d) / &c;
    let skipped = if a.is_zero() {
        Rational::ZERO
    } else {
        descend(&(&one / &c), &first, &(&one / &a), &(&(&one - &b) / &a), rounds.saturating_sub(1))?
    };
    Some((&first + &(&skipped / &c)).ceil())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(n: i128, d: i128) -> Rational {
        &Rational::integer(n) / &Rational::integer(d)
    }

    /// The same question, asked one by one.
    fn walk(a: &Rational, b: &Rational, c: &Rational, d: &Rational) -> Option<Rational> {
        (0..2_000).map(Rational::integer).find(|k| (&(a * k) + b).ceil() <= (&(c * k) + d).floor())
    }

    #[test]
    fn agrees_with_walking() {
        for low in (0..1_000).step_by(37) {
            for width in [0, 1, 3, 10] {
                for at in [1, 2, 17, 500] {
                    let (low, high) = (ratio(low, 997), ratio(low + width, 997));
                    let at = Rational::integer(at);
                    let up = (&low * &at, &high * &at);
                    assert_eq!(least_step(&low, &up.0, &high, &up.1), walk(&low, &up.0, &high, &up.1));
                    let down = (-&up.1, -&up.0);
                    assert_eq!(least_step(&high, &down.0, &low, &down.1), walk(&high, &down.0, &low, &down.1));
                }
            }
        }
    }

    #[test]
    fn a_printed_rate_alone_bounds_its_base() {
        // 79,14 %: 110/139 = 79,1367 is the first that rounds to it.
        let (low, high) = (ratio(79_135, 100_000), ratio(79_145, 100_000));
        let first = (1..100_000).find(|e: &i128| (e * 79_135 + 99_999) / 100_000 <= e * 79_145 / 100_000).unwrap();
        let step = least_step(&low, &low, &high, &high).unwrap();
        assert_eq!(&step + &Rational::ONE, Rational::integer(first));
    }
}
