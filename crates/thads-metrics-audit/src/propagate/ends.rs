//! What is proved of a percentage so far.

use std::rc::Rc;

use crate::solver::{proof::Proof, rational::Rational, simplex::Side};

/// The proved ends of a percentage.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ends {
    pub(super) low: Option<(Rational, Rc<Proof>)>,
    pub(super) high: Option<(Rational, Rc<Proof>)>,
}

impl Ends {
    pub(crate) fn get(&self, side: Side) -> Option<&(Rational, Rc<Proof>)> {
        match side {
            Side::Low => self.low.as_ref(),
            Side::High => self.high.as_ref(),
        }
    }

    /// Whether the ends are narrower than 0 to 100.
    pub(super) fn say_something(&self) -> bool {
        let low = self.low.as_ref().is_some_and(|(low, _)| low.is_positive());
        low || self.high.as_ref().is_some_and(|(high, _)| *high < hundred())
    }

    /// Takes a bound if it is tighter than the one known; says whether it was.
    pub(super) fn tighten(&mut self, side: Side, value: Rational, proof: impl Into<Rc<Proof>>) -> bool {
        if self.get(side).is_some_and(|(known, _)| !side.tighter(&value, known)) {
            return false;
        }
        let slot = match side {
            Side::Low => &mut self.low,
            Side::High => &mut self.high,
        };
        *slot = Some((value, proof.into()));
        true
    }
}

/// `hundred`, as the claims are in percent.
pub(super) fn hundred() -> Rational {
    Rational::integer(100)
}
