//! Brackets: a value that stands in one alone, and what one says of the value before it.

use thads_metrics::{Item, Measure, vocabulary::prose::Meaning};

use crate::{
    claim::{Against, Relation},
    clause::What,
    decide::{Around, Decision},
    lead::{Named, Side},
    reason::Reason,
};

impl Around<'_> {
    /// Whether nothing but this value stands in a bracket.
    pub(super) fn is_bracketed(&self) -> bool {
        self.opens_alone() && self.rest.0.first().is_some_and(|event| event.what == What::Close)
    }

    /// Whether a bracket begins with this value.
    pub(super) fn opens_alone(&self) -> bool {
        matches!(self.lead.0, [open] if open.what == What::Open)
    }

    /// `tăng 6,25% so với cùng kỳ năm 2023 (24,76%)`, `tăng 29 việc so với cùng kỳ (301 việc)`: what it was then.
    pub(super) fn as_it_was(&self, measure: Measure, percent: bool) -> Option<Decision> {
        let last = self.last().filter(|last| last.here && last.compared && last.measure == measure)?;
        let Relation::Minus(against @ (Against::SameMonths(_) | Against::Period(_))) = &last.relation else {
            return None;
        };
        let alike = self.is_bracketed() && last.item.is_percent() == percent;
        alike.then(|| Decision { at: Some(against.clone()), ..Decision::new(measure, last.item, Relation::Is) })
    }

    /// `587.627 quyết định thi hành án (số thụ lý mới)`: what a bracket after the value says that it is.
    pub(super) fn gloss(&self, admin: bool) -> Option<Named> {
        let open = self.rest.0.iter().take(2).position(|event| event.what == What::Open)?;
        let close = self.rest.0.iter().position(|event| event.what == What::Close)?;
        let inside = self.rest.0.get(open.saturating_add(1)..close)?;
        let only = inside
            .iter()
            .all(|event| matches!(event.what, What::Says(Meaning::Is(_) | Meaning::Of(_) | Meaning::OfAll)));
        only.then(|| Side(inside).item(admin)).flatten()
    }

    /// `(72,94%)` right after a count.
    pub(super) fn bracketed(&self, measure: Measure) -> Result<Decision, Reason> {
        let last = self.last().filter(|last| last.here && last.measure == measure).ok_or(Reason::NotUnderstood)?;
        if let Relation::Minus(_) = last.relation {
            if last.item.is_percent() {
                return Err(Reason::NotUnderstood);
            }
            let mut decision = Decision::new(measure, last.item, Relation::ChangeFrom(self.against(false)));
            decision.direction = last.direction;
            return Ok(decision);
        }
        match last.item {
            Item::Eligible => Ok(Decision::new(measure, Item::EligibleShare, Relation::Is)),
            Item::Resolved => {
                let mut decision = Decision::new(measure, Item::Rate, Relation::Is);
                if measure != Measure::Admin {
                    decision.or = Some((Item::Resolved, Relation::ShareOf(Against::Item(Item::ToEnforce))));
                }
                Ok(decision)
            }
            Item::Ineligible | Item::Deferred | Item::CarriedOver => {
                Ok(Decision::new(measure, last.item, Relation::ShareOf(Against::Item(Item::ToEnforce))))
            }
            _ => Err(Reason::NotUnderstood),
        }
    }
}
