//! A percentage: a rate, a share, a target, a change or a gap.

use thads_metrics::{Item, Measure, vocabulary::prose::Meaning};

use crate::{
    claim::{Against, Relation},
    clause::{Event, What},
    decide::{Around, Decision, Earlier},
    lead::{Named, Side},
    number::{Unit, Value},
    reason::Reason,
};

impl Around<'_> {
    #[allow(clippy::too_many_lines)] // one question after another, in the order that decides
    pub(super) fn percent(&self, value: &Value) -> Result<Decision, Reason> {
        let stated = self.percent_measure();
        let measure = stated
            .or_else(|| self.last().filter(|last| last.here).map(|last| last.measure))
            .or(self.heading)
            .or_else(|| self.last().map(|last| last.measure));
        let measure = measure.ok_or(Reason::NotUnderstood)?;
        // `công tác phân loại án đạt 100%`
        if value.body == "100%" && stated.is_none() && !self.last().is_some_and(|last| last.here) {
            return Err(Reason::NotUnderstood);
        }
        let target = self.lead.last(Meaning::Target);
        // `còn phải phấn đấu 30%`, but not `still to go to the target of 81.5%`
        if let Some(to_go) = self.lead.last(Meaning::ToGo)
            && target.is_none_or(|target| target < to_go)
        {
            return Ok(Decision::new(measure, Item::Target, Relation::ToTarget));
        }
        // `còn 26,56% nữa mới đạt chỉ tiêu`
        if matches!(self.rest.0, [to_go, target, ..] if to_go.says(Meaning::ToGo) && target.says(Meaning::Target)) {
            return Ok(Decision::new(measure, Item::Target, Relation::ToTarget));
        }
        if self.is_gap_of_unread() || self.is_cut_of_stock() {
            return Err(Reason::NotUnderstood);
        }
        // `thiếu 15,42% so với chỉ tiêu giao là 32%`
        let gap = self.last().is_some_and(|last| last.here && last.relation == Relation::Minus(Against::Target));
        let ends = target.is_some_and(|target| target.saturating_add(1) == self.lead.0.len());
        let between = self.lead.0.is_empty() || ends && self.lead.direction().is_none();
        if gap && stated.is_none() && !value.over && self.is_bracketed() {
            return Ok(Decision { at: Some(Against::Target), ..Decision::new(measure, Item::Target, Relation::Is) });
        }
        if gap && between {
            return Ok(Decision::new(measure, Item::Target, Relation::Is));
        }
        // `vượt 2,15% so với chỉ tiêu (87,15% so với 85%)`, `tăng 3% so với cùng kỳ (50% so với 47%)`
        if let ([], [.., gap, rate]) = (self.lead.0, self.earlier)
            && rate.compared
            && rate.here
            && rate.aside
            && rate.item == Item::Rate
            && gap.measure == rate.measure
            && let Relation::Minus(against) = &gap.relation
        {
            let item = if *against == Against::Target { Item::Target } else { Item::Rate };
            return Ok(Decision { at: Some(against.clone()), ..Decision::new(measure, item, Relation::Is) });
        }
        // `vượt 6,8% (78,8%/72%)`: the rate and the target
        let pair = matches!(self.rest.0, [versus, next, ..] if versus.says(Meaning::Versus) && next.value().is_some());
        let points =
            |last: &Earlier| last.here && last.item == Item::Rate && matches!(last.relation, Relation::Minus(_));
        if (value.over || pair) && self.opens_alone() && self.last().is_some_and(points) {
            return Ok(Decision::new(measure, Item::Rate, Relation::Is));
        }
        if let Some((at, up, over)) = self.lead.direction() {
            let set = target.is_some_and(|target| {
                target > at && self.lead.0.get(at..target).is_some_and(|between| between.iter().any(Event::parts))
            }) || target.is_some_and(|target| {
                target > at
                    && self.lead.0.get(target..).is_some_and(|after| after.iter().any(Event::parts))
                    && self.lead.has(Meaning::Rate)
            });
            let rated = self.lead.last(Meaning::Rate).is_some_and(|rate| {
                let between = self.lead.0.get(at..rate).unwrap_or_default();
                rate > at && between.iter().any(|event| event.parts() || event.says(Meaning::Target))
            });
            // `giao giảm ít nhất 3,5%`
            let planned = !over
                && !self.lead.has(Meaning::Versus)
                && (self.targeting || target.is_some_and(|target| target < at) || self.lead.has(Meaning::Aim));
            if planned && !set && !rated {
                return Err(Reason::Plan);
            }
            if !set && !rated {
                return self.change(measure, stated.is_some(), up, over);
            }
        }
        if let Some(then) = self.as_it_was(measure, true).filter(|_| stated.is_none()) {
            return Ok(then);
        }
        // `đạt 21% (0,64%) so với cùng kỳ`: the sign was said before
        let after_rate = self.last().is_some_and(|last| {
            last.here && last.item == Item::Rate && last.relation == Relation::Is && last.measure == measure
        });
        // `cao hơn 1,55% so với bình quân cả nước (62,01%)`: the nation's own, no other gap
        let against_nation =
            self.last().is_some_and(|last| last.here && last.relation == Relation::Minus(Against::Nation));
        if against_nation && self.lead.opens() && stated.is_none() && self.lead.direction().is_none() {
            return Err(Reason::NotUnderstood);
        }
        let bracket = self.lead.0.first().is_some_and(|event| event.what == What::Open);
        if bracket && self.lead.only_joins() && after_rate && stated.is_none() {
            let signed = self.earlier.iter().rev().filter(|earlier| earlier.here).find_map(|e| e.direction);
            let direction = signed.filter(|_| self.rest.versus().is_some()).ok_or(Reason::NotUnderstood)?;
            let mut decision = Decision::new(measure, Item::Rate, Relation::Minus(self.against(false)));
            decision.direction = Some(direction);
            return Ok(decision);
        }
        if self.lead.only_joins()
            && let Some(last) = self.like_which().filter(|last| last.here && last.unit == Unit::Percent)
        {
            return Ok(self.like(last, measure));
        }
        if self.is_target(target) {
            return Ok(Decision::new(measure, Item::Target, Relation::Is));
        }
        // `representing a 31.6% success rate`
        let is_rate = matches!(self.rest.0, [rate, ..] if rate.says(Meaning::Rate)) && self.lead.has(Meaning::Share);
        if is_rate && self.trail.0.is_empty() && self.rest.0.get(1).is_none_or(Event::parts) {
            return self.rate(measure, self.lead.item(self.admin).as_ref());
        }
        // `17.034 việc, 31,98% trong tổng số phải thi hành`, `6.980 việc, tương ứng 80,8% số việc có điều kiện`
        let whole = |named: Named| matches!(named.item, Item::Eligible | Item::ToEnforce | Item::Accepted);
        let of_whole = self.lead.only_joins()
            && self.trail.base().is_some()
            && self.trail.item(self.admin).is_some_and(whole)
            && self.nearest(measure).is_some_and(|last| last.here);
        // `812 tỷ đồng, tương đương 47,7%`
        let done = |last: &Earlier| last.here && last.item == Item::Resolved && last.relation == Relation::Is;
        let of_done = self.lead.only_joins()
            && !self.lead.opens()
            && self.joins_word()
            && self.nearest(measure).is_some_and(done);
        if of_whole || of_done || self.lead.has(Meaning::Share) || self.is_share_ahead() {
            return self.share(measure);
        }
        // `đạt 82% chỉ tiêu`
        if self.trail.has(Meaning::Target) && !self.trail.has(Meaning::Versus) || self.is_part_of_target() {
            return Err(Reason::Plan);
        }
        let named = self.lead.item(self.admin);
        let rated = self.lead.has(Meaning::Rate);
        if self.lead.opens() && !rated && named.is_none() {
            return self.bracketed(measure);
        }
        if let Some(last) = self
            .last()
            .filter(|last| self.lead.only_joins() && last.here && matches!(last.relation, Relation::Minus(_)))
        {
            let against = self.against(false);
            let mut decision = Decision::new(measure, last.item, Relation::ChangeFrom(against.clone()));
            decision.direction = last.direction;
            // `tăng 1.162 việc và 6%`: of the count, or of the rate in points
            if last.item == Item::Resolved && !self.lead.opens() {
                decision.or = Some((Item::Rate, Relation::Minus(against)));
            }
            return Ok(decision);
        }
        if let Some(after) = self.trail.item(self.admin).filter(|_| {
            !rated
                && named.is_none()
                && !self.trail.0.iter().any(|e| matches!(e.what, What::Says(Meaning::Base(_) | Meaning::Versus)))
        }) && after.item == Item::Eligible
        {
            // `collected 512 billion, equal to 31.2% of the eligible amount`
            let done = |last: &Earlier| last.here && last.item == Item::Resolved && last.relation == Relation::Is;
            if self.nearest(measure).is_some_and(done) {
                return Ok(Decision::new(measure, Item::Rate, Relation::Is));
            }
            return Ok(Decision::new(measure, Item::EligibleShare, Relation::Is));
        }
        if rated || named.as_ref().is_some_and(|named| named.item == Item::Resolved) {
            return self.rate(measure, named.as_ref());
        }
        match named {
            Some(named) if named.item == Item::Eligible && named.adjacent => {
                Ok(Decision::new(measure, Item::EligibleShare, Relation::Is))
            }
            _ => Err(Reason::NotUnderstood),
        }
    }

    pub(super) fn percent_measure(&self) -> Option<Measure> {
        if self.admin && self.trail.measures().is_empty() && self.lead.measures().is_empty() {
            return Some(Measure::Admin);
        }
        let after = self.trail.measures().first().copied();
        let before = || {
            let from = self
                .lead
                .0
                .iter()
                .rposition(|event| event.what == What::Semicolon)
                .map_or(0, |at| at.saturating_add(1));
            Side(self.lead.0.get(from..).unwrap_or_default()).measures().last().copied()
        };
        after.or(self.queued).or_else(before)
    }

    /// `812 tỷ đồng, tương đương 47,7%`, `12,220 cases, or 45.6%`
    fn joins_word(&self) -> bool {
        matches!(self.lead.0, [.., join] if join.says(Meaning::With) || join.says(Meaning::And))
    }

    /// `(vượt 3% so với chỉ tiêu)` after a figure that was not understood.
    fn is_gap_of_unread(&self) -> bool {
        let bare = self.lead.item(self.admin).is_none() && self.lead.measures().is_empty();
        self.failed && bare && self.lead.direction().is_some() && !self.lead.has(Meaning::Rate)
    }

    /// `giảm số việc chuyển kỳ sau đạt tỷ lệ 12%`: no rate.
    fn is_cut_of_stock(&self) -> bool {
        let Some((at, false, false)) = self.lead.direction() else { return false };
        let after = Side(self.lead.0.get(at..).unwrap_or_default());
        let stock = after
            .item(self.admin)
            .is_some_and(|named| matches!(named.item, Item::CarriedOver | Item::CarriedOverEligible));
        stock && after.has(Meaning::Rate)
    }

    /// The figure that one goes on as: after a comparison in a bracket the one before it, but in one the one of the bracket
    /// before.
    fn like_which(&self) -> Option<&Earlier> {
        let closes = self.lead.0.first().is_some_and(|event| event.what == What::Close) && !self.lead.opens();
        let compares = self.last().is_some_and(|last| last.aside && last.direction.is_some());
        self.earlier.iter().rev().find(|earlier| !(closes && compares && earlier.aside))
    }

    /// A percentage that goes on as the one before it: `và 27,92% về tiền`.
    pub(super) fn like(&self, last: &Earlier, measure: Measure) -> Decision {
        let relation = match &last.relation {
            Relation::Minus(_) => {
                Relation::Minus(self.against(last.direction == Some("vượt") || last.direction == Some("thiếu")))
            }
            Relation::ChangeFrom(_) => match self.against(false) {
                // `tăng 7,26% so với năm 2010 và 8,4% so với chỉ tiêu`
                against @ (Against::Target | Against::Nation) => {
                    let mut decision = Decision::new(measure, Item::Rate, Relation::Minus(against));
                    decision.direction = last.direction;
                    return decision;
                }
                against => Relation::ChangeFrom(against),
            },
            other => other.clone(),
        };
        // `tăng 12 việc, 5%`
        let mut decision = Decision::new(measure, last.item, relation);
        decision.direction = last.direction;
        decision
    }

    pub(super) fn rate(&self, measure: Measure, named: Option<&Named>) -> Result<Decision, Reason> {
        let done = self
            .earlier
            .iter()
            .any(|earlier| earlier.here && earlier.measure == measure && earlier.item == Item::Resolved);
        let last = self.nearest(measure).filter(|earlier| earlier.here).map(|earlier| earlier.item);
        let item = named.filter(|named| named.adjacent).map(|named| named.item).or(last);
        match item {
            Some(Item::Eligible) if !done && named.is_none_or(|named| named.item != Item::Resolved) => {
                Ok(Decision::new(measure, Item::EligibleShare, Relation::Is))
            }
            Some(Item::Ineligible | Item::Deferred) if !done => Ok(Decision::new(
                measure,
                item.unwrap_or(Item::Ineligible),
                Relation::ShareOf(Against::Item(Item::ToEnforce)),
            )),
            Some(Item::NewlyAccepted | Item::CarriedIn) if named.is_some() => Err(Reason::NotUnderstood),
            _ => Ok(Decision::new(measure, Item::Rate, Relation::Is)),
        }
    }
}
