//! What one value says: where it stands, or why it is no figure at all.

use thads_metrics::{Item, Measure, Offices, vocabulary::prose::Meaning};

use crate::{
    claim::{Against, Relation},
    clause::{Event, What},
    decide::{Around, Decision, Earlier},
    facts::said::same_office,
    lead::Side,
    number::{Unit, Value, counts_heads},
    period::clock::Clock,
    reason::Reason,
    token::{Shape, Token},
    walk::{Spoken, Walk},
};

impl Walk<'_> {
    pub(super) fn value(
        &self,
        value: &Value,
        lead: &[Event],
        trail: &[Event],
        rest: &[Event],
        spoken: &Spoken,
        clock: Clock,
    ) -> Result<Decision, Reason> {
        let (lead, trail) = (Side(lead), Side(trail));
        if !self.facts.on_subject {
            return Err(Reason::Foreign);
        }
        if self.facts.single && value.unit == Unit::Money && !spoken.rated {
            return Err(Reason::SingleCase);
        }
        if spoken.odd && !lead.has(Meaning::Target) && !spoken.targeting {
            return Err(Reason::OtherPeriod);
        }
        let admin = self.context.admin || value.body.contains("hành chính");
        if let Some(reason) = spoken.topic {
            let over = admin && lead.trap().is_none() && lead.item(true).is_some_and(|named| named.adjacent);
            if !over {
                return Err(reason);
            }
        }
        let amount = !matches!(value.unit, Unit::Percent | Unit::Times);
        if let Some(reason) = trail.trap().filter(|_| amount).filter(|_| {
            value.unit == Unit::Bare
                || !lead.item(admin).is_some_and(|named| named.adjacent && lead.direction().is_none())
        }) {
            return Err(reason);
        }
        if let Some(reason) = spoken.failed.filter(|_| lead.only_joins() && !amount) {
            return Err(reason);
        }
        if value.unit == Unit::Bare && self.counts_other(value, rest) {
            return Err(Reason::Foreign);
        }
        if value.under {
            return Self::denominator(value, trail, spoken);
        }
        let around = Around {
            lead,
            trail,
            rest: Side(rest),
            earlier: &self.context.earlier,
            compared: spoken.compared.as_ref(),
            clock,
            heading: self.context.heading,
            admin: self.context.admin,
            queued: spoken.queue.first().copied(),
            aims: spoken.aims,
            aside: spoken.bracket,
            assigned: spoken.assigned,
            grouped: self.context.group.is_some(),
            failed: spoken.failed.is_some(),
            targeting: spoken.targeting,
            of_eligible: spoken.of_eligible,
            local: self.context.office.as_deref().is_some_and(|office| !same_office(office, Offices::NATION_NAME)),
        };
        around.decide(value).or_else(|reason| {
            let bare = reason == Reason::NotUnderstood;
            if bare && self.is_left(value, &around) {
                return Ok(Decision::left(around.admin));
            }
            (bare && self.is_of_enforcing(value, lead)).then(|| Decision::of_enforcing(around.admin)).ok_or(reason)
        })
    }

    /// `đã thi hành xong 5 việc, còn 7 việc`: what is left after those done.
    fn is_left(&self, value: &Value, around: &Around<'_>) -> bool {
        let still = value.tokens.start.checked_sub(1).and_then(|at| self.tokens.get(at)).is_some_and(|t| t.is("còn"));
        let done = |e: &Earlier| e.item == Item::Resolved && e.relation == Relation::Is && e.unit == Unit::Count;
        let named = around.trail.item(around.admin).is_some() || around.lead.direction().is_some();
        still && value.unit == Unit::Count && !value.over && !named && around.earlier.iter().any(done)
    }

    /// `có 5 đơn vị đạt tỷ lệ trên 70%`: what those reached that are counted, and no figure of all.
    pub(super) fn is_threshold(&self, value: &Value, lead: &[Event]) -> bool {
        if value.unit != Unit::Percent || value.hedge.is_empty() {
            return false;
        }
        let placed = lead.iter().any(|event| matches!(event.what, What::Where(..)));
        let before = self.tokens.get(..value.tokens.start).unwrap_or_default();
        let ends = |t: &&Token| t.shape != Shape::Break && !matches!(t.key.as_str(), "." | ";" | ":");
        let near = before.iter().rev().take(20).take_while(ends).position(Token::is_number);
        let counted =
            near.and_then(|near| before.len().checked_sub(near)).is_some_and(|at| counts_heads(self.tokens, at));
        counted && !placed
    }

    /// Whether nothing but `thi hành` says what a count is: `ngành thi hành 13.087 việc`, `việc thi hành đối với … là 7.229
    /// việc`.
    fn is_of_enforcing(&self, value: &Value, lead: Side<'_>) -> bool {
        let start = value.tokens.start;
        let words = self.tokens.get(start.saturating_sub(30)..start).unwrap_or_default();
        let ends = |t: &Token| t.is_number() || t.shape == Shape::Break || matches!(t.key.as_str(), "." | ";" | ",");
        let words: Vec<&str> = words.rsplit(ends).next().unwrap_or_default().iter().map(|t| t.key.as_str()).collect();
        let at_once = matches!(words.as_slice(), [.., "thi", "hành"] | [.., "thi", "hành", "án"] | [.., "tha"]);
        let task = words.windows(3).any(|w| matches!(w, ["việc", "thi", "hành"] | ["việc", "tha", _]));
        let says = |meaning: Meaning| lead.has(meaning);
        let other =
            [Meaning::Rate, Meaning::Share, Meaning::Target, Meaning::Aim, Meaning::Versus].into_iter().any(says);
        value.unit == Unit::Count
            && !value.over
            && (at_once || task && words.last() == Some(&"là"))
            && !other
            && lead.direction().is_none()
            && lead.item(false).is_none()
    }

    /// `8,120 cases (65.2%) were eligible`, `8,120 cases, totaling 65 billion, were eligible`: the words after what stands
    /// between.
    pub(super) fn beyond<'e>(&self, lead: &[Event], rest: &'e [Event]) -> Option<&'e [Event]> {
        // `có 62.000 việc, tương ứng 90.000 tỷ đồng, phải thi hành`
        if let ([.., with], [comma, item, after @ ..]) = (lead, rest)
            && with.says(Meaning::With)
            && comma.what == What::Comma
            && matches!(item.what, What::Says(Meaning::Is(_)))
            && (self.numbers.english || after.first().is_none_or(Event::parts))
        {
            return rest.get(1..2);
        }
        let [open, value, close, after @ ..] = rest else { return None };
        let share = value.value().and_then(|value| self.numbers.values.get(value))?.unit == Unit::Percent;
        let named = matches!(after.first().map(|event| &event.what), Some(What::Says(Meaning::Is(_))));
        let bracketed = open.what == What::Open && close.what == What::Close;
        (self.numbers.english && share && named && bracketed).then(|| after.get(..1)).flatten()
    }

    /// Whether the word after a number without a unit is what it counts, and is nothing of the field.
    fn counts_other(&self, value: &Value, rest: &[Event]) -> bool {
        const JOINS: &[&str] = &[
            "trong", "và", "thì", "so", "là", "đã", "với", "nhưng", "còn", "tại", "ở", "của", "cho", "đến", "khi",
            "do", "theo", "năm", "vào", "thuộc", "bằng", "were", "was", "in", "of", "and", "have", "has", "are", "by",
            "out", "to", "for", "with", "from", "or", "as",
        ];
        let end = value.tokens.end;
        let known = rest.first().is_some_and(|event| event.tokens.start == end);
        let word = self.tokens.get(end).filter(|t| t.shape == Shape::Word && !t.capital);
        !known && !value.over && word.is_some_and(|word| !JOINS.contains(&word.key.as_str()))
    }

    /// The lower part of a fraction.
    fn denominator(value: &Value, trail: Side<'_>, spoken: &Spoken) -> Result<Decision, Reason> {
        let (measure, item, relation) =
            spoken.fraction.clone().ok_or(spoken.failed.unwrap_or(Reason::NotUnderstood))?;
        // `vượt 6,8% (78,8%/72%)`
        let gap = spoken.compared == Some(Against::Target);
        let named = trail.item(measure == Measure::Admin).map(|named| named.item);
        let below = match item {
            // `đạt 17%/38% chỉ tiêu`
            _ if value.unit == Unit::Percent && item == Item::Rate && (trail.has(Meaning::Target) || gap) => {
                Item::Target
            }
            _ if value.unit == Unit::Percent => item,
            Item::Resolved => named
                .filter(|item| matches!(item, Item::Eligible | Item::ToEnforce | Item::Accepted))
                .unwrap_or(measure.rate_base()),
            Item::CarriedOverEligible => Item::CarriedOver,
            Item::Eligible | Item::Ineligible | Item::CarriedOver => Item::ToEnforce,
            Item::NewlyAccepted | Item::CarriedIn => Item::Accepted,
            _ => named.ok_or(Reason::NotUnderstood)?,
        };
        // `tăng 1,2% so với cùng kỳ (36,5%/35,3%)`
        let then =
            spoken.compared.clone().filter(|_| spoken.bracket && value.unit == Unit::Percent && below == Item::Rate);
        if let Some(against @ (Against::SameMonths(_) | Against::Period(_))) = then.filter(|_| relation == Relation::Is)
        {
            return Ok(Decision { at: Some(against), ..Decision::of_rate(measure) });
        }
        if relation != Relation::Is || (value.unit == Unit::Percent && below != Item::Target) {
            return Err(Reason::NotUnderstood);
        }
        Ok(Decision {
            measure,
            item: below,
            relation: Relation::Is,
            direction: None,
            named: None,
            or: None,
            open: false,
            trailing: named.is_some(),
            at: None,
        })
    }
}
