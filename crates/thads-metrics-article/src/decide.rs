//! One value and the words around it → what it says.

use thads_metrics::{Item, Measure, vocabulary::prose::Meaning};

use crate::{
    claim::{Against, Relation},
    clause::{Event, What},
    lead::{Named, Side},
    number::{Unit, Value},
    period::Clock,
    reason::Reason,
};

/// A figure that stands further left in the same sentence, or in the one before.
#[derive(Debug, Clone)]
pub(crate) struct Earlier {
    pub(crate) measure: Measure,
    pub(crate) item: Item,
    pub(crate) relation: Relation,
    pub(crate) direction: Option<&'static str>,
    pub(crate) unit: Unit,
    /// Whether it stands in the sentence that is read.
    pub(crate) here: bool,
}

/// What is known when a value is reached.
#[allow(clippy::struct_excessive_bools)] // what is known is independent of each other
pub(crate) struct Around<'e> {
    pub(crate) lead: Side<'e>,
    pub(crate) trail: Side<'e>,
    /// From the value to the end of the sentence.
    pub(crate) rest: Side<'e>,
    pub(crate) earlier: &'e [Earlier],
    /// The last comparison of the sentence.
    pub(crate) compared: Option<&'e Against>,
    pub(crate) clock: Clock,
    /// The measure of the heading that runs on.
    pub(crate) heading: Option<Measure>,
    pub(crate) admin: bool,
    /// The measure that a pair of measures leaves for this value.
    pub(crate) queued: Option<Measure>,
    /// Whether the sentence tells of what is to come.
    pub(crate) aims: bool,
    pub(crate) local: bool,
    /// Whether the figure before is a target that was set.
    pub(crate) targeting: bool,
}

/// What is decided.
#[derive(Debug, Clone)]
pub(crate) struct Decision {
    pub(crate) measure: Measure,
    pub(crate) item: Item,
    pub(crate) relation: Relation,
    pub(crate) direction: Option<&'static str>,
    pub(crate) named: Option<Named>,
    pub(crate) or: Option<(Item, Relation)>,
    pub(crate) open: bool,
    /// Whether the item was found after the value.
    pub(crate) trailing: bool,
}

impl Decision {
    fn new(measure: Measure, item: Item, relation: Relation) -> Self {
        Self { measure, item, relation, direction: None, named: None, or: None, open: false, trailing: false }
    }
}

const fn word(up: bool, target: bool) -> &'static str {
    match (up, target) {
        (true, false) => "tăng",
        (false, false) => "giảm",
        (true, true) => "vượt",
        (false, true) => "thiếu",
    }
}

impl Around<'_> {
    pub(crate) fn decide(&self, value: &Value) -> Result<Decision, Reason> {
        match value.unit {
            Unit::Percent => self.percent(),
            Unit::Times => self.times(),
            Unit::Count | Unit::Money | Unit::Bare => self.amount(value),
        }
    }

    fn last(&self) -> Option<&Earlier> {
        self.earlier.last()
    }

    /// The nearest figure to the left of a measure.
    fn nearest(&self, measure: Measure) -> Option<&Earlier> {
        self.earlier.iter().rev().find(|earlier| earlier.measure == measure)
    }

    /// What a change is made against: said before the value, after it, or for the whole sentence.
    fn against(&self, target: bool) -> Against {
        if let Some(from) = self.lead.versus() {
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
        self.compared
            .filter(|found| !matches!(found, Against::Target | Against::Nation))
            .cloned()
            .unwrap_or(Against::SameMonths(None))
    }

    fn percent_measure(&self) -> Option<Measure> {
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

    fn times(&self) -> Result<Decision, Reason> {
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

    fn percent(&self) -> Result<Decision, Reason> {
        let stated = self.percent_measure();
        let measure = stated
            .or_else(|| self.last().filter(|last| last.here).map(|last| last.measure))
            .or(self.heading)
            .or_else(|| self.last().map(|last| last.measure));
        let measure = measure.ok_or(Reason::NotUnderstood)?;
        if self.lead.has(Meaning::ToGo) {
            return Ok(Decision::new(measure, Item::Target, Relation::ToTarget));
        }
        let target = self.lead.last(Meaning::Target);
        if let Some((at, up, over)) = self.lead.direction() {
            let set = target.is_some_and(|target| {
                target > at && self.lead.0.get(at..target).is_some_and(|between| between.iter().any(Event::parts))
            }) || target.is_some_and(|target| {
                target > at
                    && self.lead.0.get(target..).is_some_and(|after| after.iter().any(Event::parts))
                    && self.lead.has(Meaning::Rate)
            });
            let rated = self.lead.last(Meaning::Rate).is_some_and(|rate| {
                rate > at && self.lead.0.get(at..rate).is_some_and(|between| between.iter().any(Event::parts))
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
        if self.lead.only_joins()
            && let Some(last) = self.last().filter(|last| last.here && last.unit == Unit::Percent)
        {
            return Ok(self.like(last, measure));
        }
        if self.is_target(target) {
            return Ok(Decision::new(measure, Item::Target, Relation::Is));
        }
        if self.lead.has(Meaning::Share) {
            return self.share(measure);
        }
        // `đạt 82% chỉ tiêu`
        if self.trail.has(Meaning::Target) && !self.trail.has(Meaning::Versus) {
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
            let mut decision = Decision::new(measure, last.item, Relation::ChangeFrom(self.against(false)));
            decision.direction = last.direction;
            return Ok(decision);
        }
        if let Some(after) = self.trail.item(self.admin).filter(|_| {
            !rated
                && named.is_none()
                && !self.trail.0.iter().any(|e| matches!(e.what, What::Says(Meaning::Base(_) | Meaning::Versus)))
        }) && after.item == Item::Eligible
        {
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

    /// Whether a percentage is a target that is set.
    fn is_target(&self, target: Option<usize>) -> bool {
        if self.aims && self.lead.has(Meaning::Aim) {
            return true;
        }
        let Some(target) = target else { return false };
        // `so với chỉ tiêu giao, đạt 90%`, `vượt chỉ tiêu. Kết quả đạt 80%`
        let after = Side(self.lead.0.get(target..).unwrap_or_default());
        let parted = after.0.iter().any(|event| matches!(event.what, What::Comma | What::Semicolon | What::Close));
        let rated = after.has(Meaning::Rate);
        let compared = self.lead.0.get(..target).is_some_and(|before| Side(before).has(Meaning::Versus));
        // `các chỉ tiêu khác như: … đối với 100% bản án`
        let said = !self.trail.measures().is_empty() || !self.lead.measures().is_empty() || rated || self.targeting;
        let apart = after.0.iter().any(Event::parts) && !said;
        !(compared || apart || parted && rated)
    }

    /// A percentage that goes on as the one before it: `và 27,92% về tiền`.
    fn like(&self, last: &Earlier, measure: Measure) -> Decision {
        let relation = match &last.relation {
            Relation::Minus(_) => {
                Relation::Minus(self.against(last.direction == Some("vượt") || last.direction == Some("thiếu")))
            }
            Relation::ChangeFrom(_) => Relation::ChangeFrom(self.against(false)),
            other => other.clone(),
        };
        // `tăng 12 việc, 5%`
        let mut decision = Decision::new(measure, last.item, relation);
        decision.direction = last.direction;
        decision
    }

    fn change(&self, measure: Measure, stated: bool, up: bool, over: bool) -> Result<Decision, Reason> {
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
                (Relation::Is | Relation::Minus(_), true) => Relation::Minus(against),
                (Relation::ShareOf(_), _) => return Err(Reason::NotUnderstood),
                _ => Relation::ChangeFrom(against),
            };
            return done(earlier.item, relation);
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

    fn share(&self, measure: Measure) -> Result<Decision, Reason> {
        let after_base = self.trail.0.iter().any(|event| matches!(event.what, What::Says(Meaning::Base(_))));
        let base = self.trail.item(self.admin).map(|named| named.item).filter(|_| after_base);
        let named = self.lead.item(self.admin).map(|named| named.item);
        let earlier = self.nearest(measure).filter(|earlier| !earlier.item.is_percent());
        let item = named.or(earlier.map(|earlier| earlier.item)).ok_or(Reason::NotUnderstood)?;
        if self.trail.nation() || self.lead.nation() {
            return Ok(Decision::new(measure, item, Relation::ShareOf(Against::Nation)));
        }
        let decision = |item, relation| Ok(Decision::new(measure, item, relation));
        match (item, base) {
            (Item::Resolved, Some(Item::Eligible)) => decision(Item::Rate, Relation::Is),
            (Item::Eligible, _) => decision(Item::EligibleShare, Relation::Is),
            (Item::Resolved, None) if measure == Measure::Admin => decision(Item::Rate, Relation::Is),
            (Item::Resolved, None) => {
                let mut decision = Decision::new(measure, Item::Rate, Relation::Is);
                decision.or = Some((Item::Resolved, Relation::ShareOf(Against::Item(Item::ToEnforce))));
                decision.open = true;
                Ok(decision)
            }
            (Item::ToEnforce, None) if self.local => decision(item, Relation::ShareOf(Against::Nation)),
            (Item::NewlyAccepted | Item::CarriedIn | Item::Accepted | Item::ToEnforce, _) => Err(Reason::NotUnderstood),
            _ => decision(item, Relation::ShareOf(Against::Item(Item::ToEnforce))),
        }
    }

    /// `(72,94%)` right after a count.
    fn bracketed(&self, measure: Measure) -> Result<Decision, Reason> {
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
            Item::Resolved => Ok(Decision::new(measure, Item::Rate, Relation::Is)),
            Item::Ineligible | Item::Deferred => {
                Ok(Decision::new(measure, last.item, Relation::ShareOf(Against::Item(Item::ToEnforce))))
            }
            _ => Err(Reason::NotUnderstood),
        }
    }

    fn rate(&self, measure: Measure, named: Option<&Named>) -> Result<Decision, Reason> {
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

    #[allow(clippy::too_many_lines)] // one question after another, in the order that decides
    fn amount(&self, value: &Value) -> Result<Decision, Reason> {
        let named_admin = value.body.contains("hành chính");
        let money = value.unit == Unit::Money;
        let measure = match value.unit {
            Unit::Money => Measure::Money,
            _ if self.admin || named_admin => Measure::Admin,
            Unit::Bare if self.lead.measures().last() == Some(&Measure::Money) => Measure::Money,
            _ => Measure::Cases,
        };
        if money && self.admin {
            return Err(Reason::OtherStatistic);
        }
        let admin = measure == Measure::Admin;
        let last_same = self.nearest(measure);
        let pair = self.last().filter(|last| last.here && last.measure != measure);
        let level = self
            .earlier
            .iter()
            .rev()
            .find(|e| e.here && e.measure != measure && !e.item.is_percent() && e.relation == Relation::Is);
        if let Some((at, up, over)) = self.lead.direction() {
            let before = Side(self.lead.0.get(..at).unwrap_or_default());
            let after = Side(self.lead.0.get(at.saturating_add(1)..).unwrap_or_default());
            let parted = after.0.iter().any(|event| matches!(event.what, What::Comma | What::Semicolon | What::Close));
            let restated =
                after.item(admin).is_some_and(|named| named.adjacent) && self.lead.versus().is_none_or(|v| v < at);
            if !(parted && (restated || after.item(admin).is_some())) {
                let item = after
                    .item(admin)
                    .filter(|named| named.adjacent && !matches!(named.item, Item::Resolved))
                    .or_else(|| before.item(admin))
                    .map(|named| named.item)
                    .or(last_same.map(|last| last.item))
                    .or(pair.map(|last| last.item));
                let item = item.filter(|item| !item.is_percent()).ok_or(Reason::NotUnderstood)?;
                return self.difference(measure, item, up, over);
            }
        }
        // `tăng 1.376 việc với số tiền 235 tỷ`
        let joined = self
            .lead
            .0
            .iter()
            .all(|event| matches!(event.what, What::Says(Meaning::With | Meaning::And | Meaning::Of(_))));
        if let Some(pair) =
            pair.filter(|pair| joined && matches!(pair.relation, Relation::Minus(_)) && !pair.item.is_percent())
        {
            let up = pair.direction == Some("tăng");
            return self.difference(measure, pair.item, up, false);
        }
        if self.aims && self.lead.has(Meaning::Aim) {
            return Err(Reason::Plan);
        }
        let before = self.lead.item(admin);
        let after = self
            .trail
            .item(admin)
            .filter(|_| !self.trail.0.iter().any(|e| matches!(e.what, What::Says(Meaning::Base(_) | Meaning::Versus))));
        let trailing = !before.as_ref().is_some_and(|named| named.adjacent) && after.is_some();
        let named = if trailing { after } else { before };
        let within_left = self.nearest(measure).is_some_and(|last| last.here && last.item == Item::CarriedOver);
        if let Some(named) = named {
            if named.handled && trailing {
                return Err(Reason::NotUnderstood);
            }
            let item = match named.item {
                Item::Eligible if within_left => Item::CarriedOverEligible,
                Item::Resolved
                | Item::Accepted
                | Item::CarriedOver
                | Item::CarriedIn
                | Item::NewlyAccepted
                | Item::ToEnforce => named.item,
                _ if admin => return Err(Reason::OtherStatistic),
                item => item,
            };
            if value.unit == Unit::Bare && !named.adjacent && !value.over {
                return Err(Reason::NotUnderstood);
            }
            let mut decision = Decision::new(measure, item, Relation::Is);
            if named.handled {
                decision.or = Some((Item::Resolved, Relation::Is));
                decision.open = false;
            }
            decision.trailing = trailing;
            decision.named = Some(named);
            return Ok(decision);
        }
        if value.unit == Unit::Bare {
            return Err(Reason::NotUnderstood);
        }
        // `với số tiền …`: the money of the count before it
        let follows = self.lead.0.iter().all(|event| {
            matches!(
                event.what,
                What::Comma
                    | What::Close
                    | What::Says(Meaning::With | Meaning::And | Meaning::Of(_) | Meaning::OfAll | Meaning::Rate)
            )
        });
        let elsewhere = self.lead.0.iter().any(|event| matches!(event.what, What::When(_) | What::Where(..)))
            && self.lead.0.iter().all(|event| {
                event.parts() || matches!(event.what, What::When(_) | What::Where(..) | What::Says(Meaning::And))
            });
        let of_nation = self.lead.has(Meaning::Share) && self.trail.nation();
        let again = self
            .earlier
            .iter()
            .rev()
            .find(|e| e.here && e.measure == measure && !e.item.is_percent() && e.relation == Relation::Is);
        if let Some(again) = again.filter(|_| elsewhere || of_nation) {
            return Ok(Decision::new(measure, again.item, Relation::Is));
        }
        match level.filter(|_| follows) {
            Some(pair) => {
                let mut decision = Decision::new(measure, pair.item, Relation::Is);
                if admin && !Measure::Admin.has(pair.item) {
                    return Err(Reason::NotUnderstood);
                }
                decision.or = None;
                Ok(decision)
            }
            None => Err(Reason::NotUnderstood),
        }
    }

    fn difference(&self, measure: Measure, item: Item, up: bool, over: bool) -> Result<Decision, Reason> {
        let against = self.against(over);
        if matches!(against, Against::Target | Against::Nation | Against::Unknown) {
            return Err(Reason::NotUnderstood);
        }
        let mut decision = Decision::new(measure, item, Relation::Minus(against));
        decision.direction = Some(word(up, false));
        Ok(decision)
    }
}
