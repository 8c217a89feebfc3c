//! Exact linear systems: over the rationals ([`simplex`]) and over the whole numbers ([`integer`]).
//!
//! Everything that is derived carries its reason ([`Proof`]): the figures and identities whose
//! bounds make up the proof. Reasons come out of the simplex itself: where it stops, each
//! variable that stands at a bound with a nonzero coefficient is a part of the proof, and no
//! proper subset of those proves the same bound.

pub(crate) mod integer;
pub(crate) mod proof;
pub(crate) mod ratio_cone;
pub(crate) mod rational;
pub(crate) mod shortest_paths;
pub(crate) mod simplex;
