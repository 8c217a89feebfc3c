//! Targets: whether a percentage is one, or how much of one was reached.

use thads_metrics::vocabulary::prose::Meaning;

use crate::{
    clause::{Event, What},
    decide::Around,
    lead::Side,
};

impl Around<'_> {
    /// Whether a percentage is a target that is set.
    pub(super) fn is_target(&self, target: Option<usize>) -> bool {
        // `phấn đấu về việc đạt 83,5%; về tiền đạt 46,5%`
        let goes_on = self.lead.0.iter().all(|event| {
            event.parts() || matches!(event.what, What::Says(Meaning::And | Meaning::Of(_) | Meaning::Rate))
        });
        if self.aims && self.targeting && goes_on && !self.lead.measures().is_empty() {
            return true;
        }
        if self.assigned || self.aims && self.lead.has(Meaning::Aim) {
            return true;
        }
        let Some(target) = target else { return false };
        // `so với chỉ tiêu giao (81%)`
        let at_once = self.lead.0.get(target.saturating_add(1)..).unwrap_or_default();
        let no_word = at_once
            .iter()
            .all(|e| e.says(Meaning::Target) || matches!(e.what, What::Open | What::When(_) | What::Where(..)));
        if no_word && self.lead.direction().is_none() && self.lead.has(Meaning::Versus) {
            return true;
        }
        // `chỉ tiêu được giao (79,5%)`
        let named = matches!(at_once, [open] if open.what == What::Open)
            && self.rest.0.first().is_some_and(|event| event.what == What::Close);
        if named && self.lead.direction().is_none() && !self.lead.has(Meaning::Rate) {
            return true;
        }
        // `chỉ tiêu về tiền đạt 56,68%`: what was reached of it
        if matches!(at_once, [of, rate] if matches!(of.what, What::Says(Meaning::Of(_))) && rate.says(Meaning::Rate)) {
            return false;
        }
        // `so với chỉ tiêu giao, đạt 90%`, `vượt chỉ tiêu. Kết quả đạt 80%`
        let after = Side(self.lead.0.get(target..).unwrap_or_default());
        let parted =
            after.0.iter().any(|event| matches!(event.what, What::Comma | What::Semicolon | What::Close | What::Open));
        // `vượt chỉ tiêu, gồm: huyện Đức Hòa đạt 80%`
        let rated = after.has(Meaning::Rate);
        let parted = parted
            || rated
                && after.0.iter().any(|event| event.what == What::Colon)
                && after.0.iter().any(|event| matches!(event.what, What::Where(..)));
        let compared = self.lead.0.get(..target).is_some_and(|before| Side(before).has(Meaning::Versus));
        // `các chỉ tiêu khác như: … đối với 100% bản án`
        let said = !self.trail.measures().is_empty() || !self.lead.measures().is_empty() || rated || self.targeting;
        let apart = after.0.iter().any(Event::parts) && !said;
        !(compared || apart || parted && rated)
    }

    /// `đạt 70,28% về việc và 45% về tiền so với chỉ tiêu giao`: how much of the target, where nothing follows that is
    /// measured by it.
    pub(super) fn is_part_of_target(&self) -> bool {
        let joins = |event: &&Event| {
            event.value().is_some()
                || matches!(event.what, What::Comma | What::Says(Meaning::And | Meaning::Of(_) | Meaning::Rate))
        };
        // the two halves of `17%/38%` are the rate and the target
        if self.rest.0.first().is_some_and(|event| event.value().is_some()) {
            return false;
        }
        let joined = self.rest.0.iter().take_while(joins).count();
        let after = self.rest.0.get(joined..).unwrap_or_default();
        let clause = after.iter().take_while(|event| event.what != What::Semicolon);
        let measured = clause.skip(2).any(|event| event.value().is_some());
        matches!(after, [versus, target, ..] if versus.says(Meaning::Versus) && target.says(Meaning::Target))
            && !measured
    }
}
