//! A share: of what is to be enforced, of the nation, of all cases.

use thads_metrics::{Item, Measure, vocabulary::prose::Meaning};

use crate::{
    claim::{Against, Relation},
    clause::What,
    decide::{Around, Decision, Earlier},
    reason::Reason,
};

impl Around<'_> {
    pub(super) fn share(&self, measure: Measure) -> Result<Decision, Reason> {
        // `so với năm 2019, tăng 856 việc (chiếm tỷ lệ 17,18%)`
        let differs =
            |last: &&Earlier| last.here && matches!(last.relation, Relation::Minus(_)) && !last.item.is_percent();
        if self.lead.0.first().is_some_and(|event| event.what == What::Open)
            && self.last().filter(differs).is_some_and(|last| last.measure == measure)
            && self.lead.item(self.admin).is_none()
        {
            return self.bracketed(measure);
        }
        let base = self.trail.item(self.admin).map(|named| named.item);
        let base = base.filter(|item| self.trail.base().is_some() || *item == Item::Eligible);
        let named = self.lead.item(self.admin).map(|named| named.item);
        let earlier = self.nearest(measure).filter(|earlier| !earlier.item.is_percent());
        if self.failed && named.is_none() {
            return Err(Reason::NotUnderstood);
        }
        // `về việc chiếm 17%, về tiền chiếm 40,6%`
        if let (None, None, Some(last)) = (named, earlier, self.last().filter(|last| last.here))
            && matches!(last.relation, Relation::ShareOf(_))
        {
            return Ok(Decision::new(measure, last.item, last.relation.clone()));
        }
        let item = named.or(earlier.map(|earlier| earlier.item)).ok_or(Reason::NotUnderstood)?;
        // `tăng 30.000 tỷ đồng, chiếm 4,67% so với năm 2024`: of what it was, or in points of the rate
        let closed = self.rest.0.first().is_some_and(|event| event.what == What::Close)
            && self.rest.0.get(1).is_some_and(|event| event.says(Meaning::Versus) || event.says(Meaning::SamePeriod));
        if (self.trail.versus().is_some() || closed)
            && let Some(last) = self.last().filter(|last| last.here && matches!(last.relation, Relation::Minus(_)))
        {
            let against = self.against(false);
            let mut decision = Decision::new(measure, last.item, Relation::ChangeFrom(against.clone()));
            decision.direction = last.direction;
            if last.item == Item::Resolved {
                decision.or = Some((Item::Rate, Relation::Minus(against)));
                decision.open = true;
            }
            return Ok(decision);
        }
        if self.trail.nation() || self.lead.nation() {
            return Ok(Decision::new(measure, item, Relation::ShareOf(Against::Nation)));
        }
        // `bằng 95,2% so với cùng kỳ`, `bằng 78% kế hoạch`
        if self.trail.has(Meaning::Target) {
            return Err(Reason::Plan);
        }
        if self.trail.versus().is_some() || self.trail.has(Meaning::SamePeriod) {
            return Err(Reason::NotUnderstood);
        }
        let decision = |item, relation| Ok(Decision::new(measure, item, relation));
        match (item, base) {
            (Item::Resolved, Some(Item::Eligible)) => decision(Item::Rate, Relation::Is),
            (Item::Eligible, _) => decision(Item::EligibleShare, Relation::Is),
            (Item::Resolved, None) if measure == Measure::Admin || self.of_eligible || self.is_measured_next() => {
                decision(Item::Rate, Relation::Is)
            }
            (Item::Resolved, None) => {
                let mut decision = Decision::new(measure, Item::Rate, Relation::Is);
                decision.or = Some((Item::Resolved, Relation::ShareOf(Against::Item(Item::ToEnforce))));
                decision.open = true;
                Ok(decision)
            }
            (Item::ToEnforce | Item::Accepted, None) if self.grouped && self.is_of_sum() => {
                decision(item, Relation::ShareOf(Against::Whole(item)))
            }
            (Item::ToEnforce, None) if self.local => decision(item, Relation::ShareOf(Against::Nation)),
            (Item::ToEnforce | Item::Accepted, Some(whole @ (Item::Accepted | Item::ToEnforce))) if self.grouped => {
                decision(item, Relation::ShareOf(Against::Whole(whole)))
            }
            // what came in is a part of what was accepted
            (Item::NewlyAccepted | Item::CarriedIn, base)
                if base == Some(Item::Accepted)
                    || base.is_none()
                        && self.earlier.iter().any(|e| e.here && e.measure == measure && e.item == Item::Accepted) =>
            {
                decision(item, Relation::ShareOf(Against::Item(Item::Accepted)))
            }
            (Item::NewlyAccepted | Item::CarriedIn | Item::Accepted | Item::ToEnforce, _) => Err(Reason::NotUnderstood),
            _ => decision(item, Relation::ShareOf(Against::Item(Item::ToEnforce))),
        }
    }

    /// `so với tổng số việc và tiền phải thi hành`: a share of all cases.
    fn is_of_sum(&self) -> bool {
        self.rest.0.iter().any(|event| matches!(event.what, What::Says(Meaning::Base(_))))
    }
}
