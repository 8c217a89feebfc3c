//! A change, and what it is against.

use thads_metrics::{Item, Measure, vocabulary::prose::Meaning};

use crate::{
    claim::{Against, Relation},
    clause::{Event, What},
    decide::{Around, Decision, word},
    lead::Side,
    number::Unit,
    reason::Reason,
};

impl Around<'_> {
    /// What a change is made against: said before the value, after it, or for the whole sentence.
    pub(super) fn against(&self, target: bool) -> Against {
        if let Some(from) = self.lead.versus().filter(|from| !self.is_anothers(*from)) {
            let found = self.lead.against(from, &self.clock);
            // `so với năm 2020, vượt chỉ tiêu …`
            if !(target && self.lead.has(Meaning::Target) && found != Against::Nation) && found != Against::Unknown {
                return found;
            }
        }
        if target && (self.lead.has(Meaning::Target) || self.trail.has(Meaning::Target)) {
            return if self.lead.nation() && self.lead.has(Meaning::Versus) {
                Against::Nation
            } else {
                Against::Target
            };
        }
        // `thấp hơn bình quân toàn quốc 8,2%`
        let after = self.lead.direction().and_then(|(at, ..)| self.lead.0.get(at..));
        if after.is_some_and(|after| Side(after).nation() && !after.iter().any(Event::parts)) {
            return Against::Nation;
        }
        // `tỷ lệ về tiền cao hơn chỉ tiêu 3,1%`
        if after.is_some_and(|after| Side(after).has(Meaning::Target) && !after.iter().any(Event::parts)) {
            return Against::Target;
        }
        let mut after_level = false;
        for (at, event) in self.rest.0.iter().enumerate() {
            match event.what {
                What::Value(_) if after_level => break,
                What::Says(Meaning::Rate | Meaning::Share | Meaning::Is(_) | Meaning::Target)
                    if !matches!(event.what, What::Says(Meaning::Target)) && at > 0 =>
                {
                    after_level = true;
                }
                What::Semicolon => break,
                What::Says(Meaning::Target) if at == 0 => return Against::Target,
                What::Says(Meaning::Versus | Meaning::SamePeriod) => {
                    let found = self.rest.against(at, &self.clock);
                    if !matches!(found, Against::Item(_)) {
                        return found;
                    }
                }
                _ => {}
            }
        }
        if target {
            return Against::Target;
        }
        // `so với cả nước, về việc cao hơn 2,4%, về tiền thấp hơn 1,8%`
        let goes_on = self.lead.0.iter().all(|event| {
            matches!(
                event.what,
                What::Comma | What::Says(Meaning::And | Meaning::Of(_) | Meaning::Direction(_) | Meaning::Rate)
            )
        });
        self.compared
            .filter(|found| !matches!(found, Against::Target) && (goes_on || !matches!(found, Against::Nation)))
            .cloned()
            .unwrap_or(Against::SameMonths(None))
    }

    /// `so với năm 2023), cao hơn 0,61% so với chỉ tiêu`: the comparison before the comma is another figure's.
    fn is_anothers(&self, versus: usize) -> bool {
        let parted = self.lead.direction().is_some_and(|(at, ..)| {
            self.lead.0.get(versus..at).is_some_and(|between| between.iter().any(Event::parts))
        });
        parted && (self.trail.has(Meaning::Versus) || self.trail.has(Meaning::Target))
    }

    pub(super) fn times(&self) -> Result<Decision, Reason> {
        let inherited = self.last().filter(|last| last.unit == Unit::Times && self.lead.only_joins());
        let up = self.lead.direction().map(|(_, up, _)| up).or(inherited.map(|_| true)).ok_or(Reason::NotUnderstood)?;
        if !up {
            return Err(Reason::NotUnderstood);
        }
        let measure =
            self.percent_measure().or_else(|| self.last().map(|last| last.measure)).ok_or(Reason::NotUnderstood)?;
        let item = self
            .nearest(measure)
            .filter(|earlier| earlier.here)
            .map(|earlier| earlier.item)
            .ok_or(Reason::NotUnderstood)?;
        let mut decision = Decision::new(measure, item, Relation::ChangeFrom(self.against(false)));
        decision.direction = Some("tăng");
        Ok(decision)
    }

    pub(super) fn change(&self, measure: Measure, stated: bool, up: bool, over: bool) -> Result<Decision, Reason> {
        let against = self.against(over);
        let over = over || matches!(against, Against::Target);
        let direction = Some(word(up, over));
        let done = |item: Item, relation: Relation| {
            let mut decision = Decision::new(measure, item, relation);
            decision.direction = direction;
            Ok(decision)
        };
        if matches!(against, Against::Target | Against::Nation) {
            return done(Item::Rate, Relation::Minus(against));
        }
        if against == Against::Unknown {
            return Err(Reason::NotUnderstood);
        }
        // `giảm 0,5% về tỷ lệ`
        if self.trail.has(Meaning::OfRate) {
            return done(Item::Rate, Relation::Minus(against));
        }
        let (at, ..) = self.lead.direction().ok_or(Reason::NotUnderstood)?;
        let before = Side(self.lead.0.get(..at).unwrap_or_default());
        let here = before.item(self.admin);
        let nearest = if stated { self.nearest(measure) } else { self.last() };
        // a figure of this sentence, unless another item is named in between
        if let Some(earlier) = nearest.filter(|earlier| earlier.here)
            && here.as_ref().is_none_or(|named| {
                named.item == earlier.item || named.item == Item::Eligible || named.item == Item::Resolved
            })
        {
            let relation = match (&earlier.relation, earlier.item.is_percent()) {
                (Relation::Is | Relation::Minus(_), true) => Relation::Minus(against.clone()),
                (Relation::ShareOf(_), _) => return Err(Reason::NotUnderstood),
                _ => Relation::ChangeFrom(against.clone()),
            };
            let mut decision = Decision::new(measure, earlier.item, relation.clone());
            decision.direction = direction;
            // `đã thi hành xong 7.619 việc, tăng 6%`: of the count, or of the rate in points
            if earlier.item == Item::Resolved && matches!(relation, Relation::ChangeFrom(_)) {
                decision.or = Some((Item::Rate, Relation::Minus(against)));
                // `tăng 203 việc, tỷ lệ tăng 3,4%`
                decision.open = before.has(Meaning::Rate);
            }
            return Ok(decision);
        }
        // `tỷ lệ về việc giảm 0,3%, về tiền tăng 2,12%`
        let goes_on =
            before.0.iter().all(|e| matches!(e.what, What::Comma | What::Says(Meaning::And | Meaning::Of(_))));
        if let Some(last) = self.last().filter(|last| goes_on && last.here && last.unit == Unit::Percent)
            && matches!(last.relation, Relation::Minus(_) | Relation::ChangeFrom(_))
        {
            let relative = matches!(last.relation, Relation::ChangeFrom(_));
            return done(last.item, if relative { Relation::ChangeFrom(against) } else { Relation::Minus(against) });
        }
        let of_result = before.has(Meaning::Rate) || before.has(Meaning::General);
        match here {
            Some(named) if named.item == Item::Resolved => {
                let mut decision = Decision::new(measure, Item::Resolved, Relation::ChangeFrom(against.clone()));
                decision.direction = direction;
                decision.or = Some((Item::Rate, Relation::Minus(against)));
                decision.open = true;
                Ok(decision)
            }
            Some(named) => done(named.item, Relation::ChangeFrom(against)),
            None if of_result => {
                let mut decision = Decision::new(measure, Item::Rate, Relation::Minus(against.clone()));
                decision.direction = direction;
                decision.or = Some((Item::Resolved, Relation::ChangeFrom(against)));
                Ok(decision)
            }
            None => {
                let earlier =
                    self.nearest(measure).filter(|_| !stated || before.0.is_empty()).ok_or(Reason::NotUnderstood)?;
                let relation =
                    if earlier.item.is_percent() { Relation::Minus(against) } else { Relation::ChangeFrom(against) };
                done(earlier.item, relation)
            }
        }
    }
}
