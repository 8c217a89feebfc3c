//! Claims as rows of a linear system.

use std::rc::Rc;

use crate::{
    contexts::{Claimed, Form, Slot},
    propagate::ends::hundred,
    solver::{
        proof::Proof,
        rational::Rational,
        simplex::{Side, Simplex},
    },
};

/// Where a slot stands among those of a system, which holds every slot that is claimed.
pub(super) fn place(slots: &[Slot], slot: Slot) -> usize {
    let Ok(place) = slots.binary_search(&slot) else { unreachable!("{slot:?} is claimed, and no part of the system") };
    place
}

/// The ends that a claim states.
pub(super) fn sides(claim: &Claimed) -> impl Iterator<Item = (Side, &Rational)> {
    let low = claim.low.as_ref().map(|low| (Side::Low, low));
    low.into_iter().chain(claim.high.as_ref().map(|high| (Side::High, high)))
}

/// A claim between two variables.
pub(super) fn constrain(lp: &mut Simplex, claim: &Claimed, (x, y): (usize, usize), figure: usize) -> Result<(), Proof> {
    let proof = Rc::new(Proof::figure(figure));
    match claim.form {
        Form::Is => {}
        Form::Minus => {
            let difference = lp.sum(&[(x, Rational::ONE), (y, Rational::integer(-1))]);
            for (side, end) in sides(claim) {
                lp.assert(difference, side, end.clone(), &proof)?;
            }
        }
        Form::ShareOf | Form::ChangeFrom | Form::Each => {
            lp.assert(y, Side::Low, Rational::ZERO, &proof)?;
            for (side, end) in sides(claim) {
                bound_ratio(lp, (x, y), side, &share(claim.form, end), &proof)?;
            }
        }
    }
    Ok(())
}

/// A claimed percentage as x in percent of y: a change of 5 % is a share of 105 %, 3 for each are 300 %.
pub(super) fn share(form: Form, end: &Rational) -> Rational {
    match form {
        Form::ChangeFrom => end + &hundred(),
        Form::Each => end * &hundred(),
        Form::Is | Form::Minus | Form::ShareOf => end.clone(),
    }
}

/// `100 × part ≥ percent × base`, or `≤` for the high side.
pub(super) fn bound_ratio(
    lp: &mut Simplex,
    (part, base): (usize, usize),
    side: Side,
    percent: &Rational,
    proof: &Rc<Proof>,
) -> Result<(), Proof> {
    let excess = lp.sum(&[(part, hundred()), (base, -percent)]);
    lp.assert(excess, side, Rational::ZERO, proof)
}
