//! The linear system of step 2.

use crate::{
    contexts::Slot,
    solver::{ratio_cone::Cone, simplex::Simplex},
};

/// Step 2's system for one block: variable `i` is `slots[i]`.
pub(crate) struct Flows {
    pub(crate) lp: Simplex,
    pub(crate) slots: Vec<Slot>,
    pub(crate) cones: Vec<Cone>,
}

impl Flows {
    pub(crate) fn variable(&self, slot: Slot) -> Option<usize> {
        self.slots.binary_search(&slot).ok()
    }
}
