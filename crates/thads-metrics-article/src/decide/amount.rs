//! A count or an amount, and the difference of two.

use thads_metrics::{Item, Measure, vocabulary::prose::Meaning};

use crate::{
    claim::{Against, Relation},
    clause::{Event, What},
    decide::{Around, Decision, Earlier, word},
    facts::group,
    lead::{Named, Side},
    number::{Unit, Value},
    reason::Reason,
};

impl Around<'_> {
    #[allow(clippy::too_many_lines)] // one question after another, in the order that decides
    pub(super) fn amount(&self, value: &Value) -> Result<Decision, Reason> {
        let named_admin = value.body.contains("hành chính");
        let money = value.unit == Unit::Money;
        let measure = match value.unit {
            Unit::Money => Measure::Money,
            _ if self.admin || named_admin || self.trail.has(Meaning::Admin) => Measure::Admin,
            _ if value.body.ends_with("bản án")
                && self.last().is_some_and(|last| last.here && last.measure == Measure::Admin) =>
            {
                Measure::Admin
            }
            Unit::Bare if self.lead.measures().last() == Some(&Measure::Money) => Measure::Money,
            _ => Measure::Cases,
        };
        if money && self.admin {
            return Err(Reason::OtherStatistic);
        }
        let admin = measure == Measure::Admin;
        // `16.896 quyết định thi hành án`, `tiếp nhận 3.695 bản án`
        let received = value.body.contains("bản án")
            && self.lead.item(admin).is_some_and(|named| matches!(named.item, Item::Accepted | Item::NewlyAccepted));
        let glossed = self.gloss(admin).is_some();
        if !admin && !glossed && (value.body.ends_with("quyết định") || received) {
            return Err(Reason::OtherStatistic);
        }
        // `đạt 89,3% số có điều kiện (8.063/9.025 việc)`
        let rated = self.last().is_some_and(|last| last.here && last.item == Item::Rate);
        if value.over && rated && self.lead.opens() && self.lead.item(admin).is_none() {
            return Ok(Decision::new(measure, Item::Resolved, Relation::Is));
        }
        if let Some(then) = self.as_it_was(measure, false) {
            return Ok(then);
        }
        // `đạt 30,5% số tiền có điều kiện thi hành (434 tỷ đồng)`
        let of = self.last().filter(|last| last.here && last.measure == measure && last.item.is_percent());
        if let Some(base) = of.and_then(|last| last.base).filter(|_| self.is_bracketed()) {
            return Ok(Decision::new(measure, base, Relation::Is));
        }
        // `số có điều kiện chiếm 68%, tương ứng 29.401 việc`
        if let Some(part) = of.and_then(Earlier::part).filter(|_| {
            self.lead.only_joins()
                && !self.lead.opens()
                && matches!(self.lead.0, [.., with] if with.says(Meaning::With))
        }) {
            return Ok(Decision::new(measure, part, Relation::Is));
        }
        let last_same = self.nearest_amount(measure);
        let pair = self.last().filter(|last| last.here && last.measure != measure);
        // `50 việc (năm trước chuyển sang 35 việc), tương ứng số tiền …`: of what stands before the bracket
        let closes = self.lead.0.first().is_some_and(|event| event.what == What::Close);
        let level = self
            .earlier
            .iter()
            .rev()
            .filter(|e| !(closes && e.aside))
            .find(|e| e.here && e.measure != measure && !e.item.is_percent() && e.relation == Relation::Is);
        if let Some((at, up, over)) = self.lead.direction() {
            let before = Side(self.lead.0.get(..at).unwrap_or_default());
            let after = Side(self.lead.0.get(at.saturating_add(1)..).unwrap_or_default());
            let parted = after
                .0
                .iter()
                .any(|event| matches!(event.what, What::Comma | What::Semicolon | What::Open | What::Close));
            let restated =
                after.item(admin).is_some_and(|named| named.adjacent) && self.lead.versus().is_none_or(|v| v < at);
            // `increased significantly, exceeding VND 173,260 billion`
            let onward = parted && after.0.len() == 1 && self.lead.versus().is_none() && !value.hedge.is_empty();
            // `hoàn thành và vượt chỉ tiêu giao khi đã thi hành xong 81.977 việc`: what was exceeded is said
            let measured = over && after.has(Meaning::Target) && after.item(admin).is_some_and(|named| named.adjacent);
            if self.failed && self.lead.item(admin).is_none() && self.lead.opens() {
                return Err(Reason::NotUnderstood);
            }
            if !(onward || measured || parted && (restated || after.item(admin).is_some())) {
                let item = after
                    .item(admin)
                    .filter(|named| named.adjacent && !matches!(named.item, Item::Resolved))
                    .or_else(|| before.item(admin))
                    .map(|named| named.item)
                    .or(last_same.map(|last| last.item))
                    .or(pair.map(|last| last.item))
                    .or_else(|| self.changed());
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
        let change = |earlier: &&Earlier| matches!(earlier.relation, Relation::Minus(_)) && !earlier.item.is_percent();
        let (joined, pair) = match self.lead.0 {
            // `tăng 47 nghìn việc (5,57%) và 28 nghìn tỷ đồng`
            [close, and] if close.what == What::Close && and.says(Meaning::And) => {
                let before = self.earlier.iter().rev().filter(|e| e.here && !e.aside).find(change);
                (true, before.filter(|before| before.measure != measure))
            }
            _ => (joined, pair),
        };
        if let Some(pair) = pair.filter(|pair| joined && change(pair)) {
            let up = pair.direction == Some("tăng");
            return self.difference(measure, pair.item, up, false);
        }
        // `so với cùng kỳ là 413 việc`: more, or fewer
        let compared = self.lead.versus().and_then(|at| self.lead.0.get(at..)).unwrap_or_default();
        let parted = compared.iter().any(|event| event.parts() || event.says(Meaning::And));
        if !compared.is_empty() && !parted && !value.over {
            return Err(Reason::NotUnderstood);
        }
        if self.aims && self.lead.has(Meaning::Aim) {
            return Err(Reason::Plan);
        }
        let before = self.lead.item(admin).or_else(|| self.gloss(admin));
        let after = self
            .trail
            .item(admin)
            .filter(|_| !self.trail.0.iter().any(|e| matches!(e.what, What::Says(Meaning::Base(_) | Meaning::Versus))));
        // `giải quyết án tín dụng mới có 176/888 việc được thi hành xong`
        let done = |named: &Named| named.item == Item::Resolved;
        let undone = before.as_ref().is_some_and(Named::is_handled) && after.as_ref().is_some_and(done);
        let trailing = (undone || !before.as_ref().is_some_and(|named| named.adjacent)) && after.is_some();
        let named = if trailing { after } else { before };
        // `16,164 cases/18,840 cases with conditions for enforcement were completed`
        let of_base = |item: Item| matches!(item, Item::Eligible | Item::ToEnforce | Item::Resolved);
        if value.over && trailing && named.as_ref().is_some_and(|named| of_base(named.item)) {
            return Ok(Decision::new(measure, Item::Resolved, Relation::Is));
        }
        let within_left = self.nearest(measure).is_some_and(|last| last.here && last.item == Item::CarriedOver);
        if let Some(named) = named {
            if named.is_handled() && trailing {
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
                Item::InProgress if admin => Item::CarriedOver,
                _ if admin => return Err(Reason::OtherStatistic),
                item => item,
            };
            if value.unit == Unit::Bare && !named.adjacent {
                return Err(Reason::NotUnderstood);
            }
            // no part of what comes in is counted out of a whole
            if value.over && matches!(item, Item::CarriedIn | Item::NewlyAccepted | Item::Accepted) {
                return Err(Reason::NotUnderstood);
            }
            // `giải quyết xong 3.105 việc, trong đó thi hành xong 3.050 việc`
            let part = item == Item::Resolved
                && self.lead.has(Meaning::Within)
                && last_same
                    .is_some_and(|last| last.here && last.item == Item::Resolved && last.relation == Relation::Is);
            let rest = self.rest.0.iter().take_while(|event| event.value().is_none());
            let of_group = self.grouped
                || rest.into_iter().any(|event| matches!(event.what, What::Says(Meaning::Group(_) | Meaning::About)));
            let item = if part && !admin && !of_group { Item::Completed } else { item };
            // `số tiền thi hành là 264 tỷ, trong đó có điều kiện 132 tỷ`
            let settled = named.or == Some(Item::Accepted);
            let whole = if item == Item::Resolved && !admin { self.whole(settled) } else { None };
            let mut decision = Decision::new(measure, whole.unwrap_or(item), Relation::Is);
            decision.or = named.or.filter(|_| whole.is_none() && !(settled && money)).map(|or| (or, Relation::Is));
            // `còn phải thi hành` of what was done already
            let done = |e: &Earlier| e.measure == measure && e.item == Item::Resolved && e.relation == Relation::Is;
            if let Some((left @ Item::CarriedOver, _)) = decision.or
                && self.earlier.iter().any(done)
            {
                decision.or = Some((decision.item, Relation::Is));
                decision.item = left;
            }
            decision.trailing = trailing;
            decision.named = Some(named);
            return Ok(decision);
        }
        // `kết quả thi hành án tín dụng đạt 4.500 việc`
        let reached =
            matches!(self.lead.0, [.., rate] if rate.says(Meaning::Rate) && rate.tokens.end == value.tokens.start);
        let planned = self.lead.has(Meaning::Target) || self.lead.has(Meaning::Aim) || self.aims;
        if reached && !planned && !admin && !value.over && matches!(value.unit, Unit::Count | Unit::Money) {
            return Ok(Decision::new(measure, Item::Resolved, Relation::Is));
        }
        // `tổng số bản án theo dõi thi hành án hành chính là 420 bản án`
        let first = !self.earlier.iter().any(|earlier| earlier.measure == Measure::Admin);
        if admin && first && self.lead.has(Meaning::OfAll) && value.unit == Unit::Count && !value.over {
            return Ok(Decision::new(measure, Item::ToEnforce, Relation::Is));
        }
        // `án tín dụng: 138/888 việc, đạt 15,5%`
        if value.over && !self.lead.has(Meaning::Share) && self.is_rated_next() {
            return Ok(Decision::new(measure, Item::Resolved, Relation::Is));
        }
        if value.unit == Unit::Bare {
            return Err(Reason::NotUnderstood);
        }
        // `thu hồi 30 tỷ đồng trong tổng số 649 tỷ đồng`
        let done =
            last_same.is_some_and(|last| last.here && last.item == Item::Resolved && last.relation == Relation::Is);
        if done && matches!(self.lead.0, [base] if matches!(base.what, What::Says(Meaning::Base(None)))) {
            return Ok(Decision::new(measure, Item::ToEnforce, Relation::Is));
        }
        // `trong đó, án tham nhũng 12 việc; án tín dụng 54 việc`: as the whole that they are parts of
        let named_group = self.lead.0.iter().any(|event| group(event).is_some());
        let part = self.lead.has(Meaning::Within)
            || self.last().is_some_and(|last| last.here) && self.lead.0.first().is_some_and(Event::parts);
        if let Some(whole) = last_same.filter(|last| named_group && part && last.relation == Relation::Is && !admin) {
            return Ok(Decision::new(measure, whole.item, Relation::Is));
        }
        let whole = self.whole(false).filter(|_| !admin);
        if whole == Some(Item::Accepted) && !self.lead.has(Meaning::With) {
            return Ok(Decision::new(measure, Item::Accepted, Relation::Is));
        }
        // `với số tiền …`: the money of the count before it
        let follows = self.lead.0.iter().all(|event| {
            matches!(
                event.what,
                What::Comma
                    | What::Semicolon
                    | What::Close
                    | What::Says(Meaning::With | Meaning::And | Meaning::Of(_) | Meaning::OfAll | Meaning::Rate)
            )
        });
        let elsewhere = self.lead.0.iter().any(|event| matches!(event.what, What::When(_) | What::Where(..)))
            && self.lead.0.iter().all(|event| {
                event.parts() || matches!(event.what, What::When(_) | What::Where(..) | What::Says(Meaning::And))
            });
        let of_nation = self.lead.has(Meaning::Share) && self.trail.nation();
        let again = self.earlier.iter().rev().find(|e| {
            e.here
                && e.measure == measure
                && !e.item.is_percent()
                && matches!(e.relation, Relation::Is | Relation::ShareOf(_))
        });
        if let Some(again) = again.filter(|_| elsewhere || of_nation) {
            return Ok(Decision::new(measure, again.item, Relation::Is));
        }
        // `275 việc được ủy thác từ nơi khác với số tiền 2,1 tỷ`: no more than the count
        let of_unread = self.failed && self.lead.has(Meaning::With);
        match level.filter(|_| (follows || self.is_bracketed()) && !of_unread) {
            Some(pair) => {
                let mut decision = Decision::new(measure, pair.item, Relation::Is);
                if admin && !Measure::Admin.has(pair.item) {
                    return Err(Reason::NotUnderstood);
                }
                decision.or = None;
                Ok(decision)
            }
            None => Ok(Decision::new(measure, whole.ok_or(Reason::NotUnderstood)?, Relation::Is)),
        }
    }

    /// What a difference is of that names nothing: `đạt 64,19% (so với năm 2017 tăng 1.204 việc)`, `an increase of 29 billion
    /// in enforced amounts`.
    fn changed(&self) -> Option<Item> {
        let rated = self.last().filter(|last| last.here && last.item == Item::Rate).map(|_| Item::Resolved);
        rated.or_else(|| self.trail.item(self.admin).map(|named| named.item))
    }

    pub(super) fn difference(&self, measure: Measure, item: Item, up: bool, over: bool) -> Result<Decision, Reason> {
        let against = self.against(over);
        if matches!(against, Against::Target | Against::Nation | Against::Unknown) {
            return Err(Reason::NotUnderstood);
        }
        let mut decision = Decision::new(measure, item, Relation::Minus(against));
        decision.direction = Some(word(up, false));
        Ok(decision)
    }
}
