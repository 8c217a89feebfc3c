//! What was decided is written down as a claim, with what the words after the value add.

use std::ops::Range;

use thads_metrics::{Item, Measure, Offices, Period, vocabulary::prose::Meaning};

use crate::{
    claim::{Against, Claim, Relation},
    clause::{Event, What},
    decide::{Decision, Earlier},
    facts::{group, said::same_office},
    lead::Side,
    number::Unit,
    period::clock::Clock,
    reason::Reason,
    sentence::Sentence,
    statistic::Aside,
    walk::{Spoken, Walk, trail::trailing_group},
};

impl Walk<'_> {
    /// Writes down what was decided; whether the words after the value belong to it.
    #[allow(clippy::too_many_arguments, clippy::too_many_lines)] // what one value is read from and writes to
    pub(super) fn take(
        &mut self,
        index: usize,
        decided: Result<Decision, Reason>,
        lead: &[Event],
        trail: &[Event],
        rest: &[Event],
        spoken: &mut Spoken,
        sentence: &Sentence,
        at: usize,
        clock: Clock,
    ) -> bool {
        let followed = rest.get(trail.len()).is_some_and(|event| event.value().is_some());
        let value = self.numbers.values.get(index);
        let (Some(value), decision) = (value, decided) else { return false };
        let decision = match decision {
            Ok(decision) => decision,
            Err(reason) => {
                spoken.pending = (reason == Reason::NotUnderstood && value.unit == Unit::Count).then_some(index);
                spoken.failed = Some(reason);
                spoken.fraction = None;
                if matches!(reason, Reason::SingleCase | Reason::OtherStatistic | Reason::Foreign)
                    && Side(trail).trap().is_some()
                {
                    spoken.topic = Some(reason);
                }
                self.others.push((index, reason));
                if sentence.paragraph > 0
                    && let Some(name) = trailing_group(rest, self.tokens, self.numbers)
                {
                    self.context.last_group = Some(name);
                }
                if self.facts.on_subject
                    && matches!(reason, Reason::OtherStatistic | Reason::NotUnderstood | Reason::Foreign)
                {
                    let office = Self::trailing_office(trail, &Relation::Is).or_else(|| self.context.office.clone());
                    let period = self.context.period.or(self.facts.period);
                    let paragraph = sentence.paragraph;
                    self.asides.push(Aside { value: index, office, period, paragraph, sentence: at });
                }
                return !followed && !trail.iter().any(|event| group(event).is_some());
            }
        };
        spoken.failed = None;
        let Decision { measure, item, relation, direction, named, or, open, trailing, at: then } = decision;
        if !spoken.queue.is_empty() && matches!(value.unit, Unit::Percent) {
            spoken.queue.remove(0);
        }
        if let Relation::Minus(against) | Relation::ChangeFrom(against) = &relation {
            spoken.compared = Some(against.clone());
        }
        let forward = named
            .as_ref()
            .and_then(|named| named.forward)
            .and_then(|year| Period::new(year, 12).ok())
            .filter(|p| clock.main.is_none_or(|main| main.year() != p.year()));
        let after = Self::trailing_period(trail, clock);
        let period = if item == Item::Target {
            let aimed = spoken.target_period.filter(|_| !(value.under && value.unit == Unit::Percent));
            let same = self.context.period.filter(|_| then == Some(Against::Target));
            aimed
                .or(same)
                .or_else(|| Self::trailing_year(trail))
                .or_else(|| self.facts.ahead.filter(|_| spoken.aims && self.context.period == self.facts.period))
                .or_else(|| self.context.period.or(self.facts.period).map(|p| p.year().whole()))
        } else {
            let said = forward.or(after).or(self.context.period).or(self.facts.period);
            // what the end of a year leaves comes into the next
            let next = said.filter(|said| item == Item::CarriedIn && said.months() == 12).and(self.facts.period);
            next.filter(|main| {
                said.is_some_and(|said| said.year().number().checked_add(1) == Some(main.year().number()))
            })
            .or(said)
        };
        let past = then.or_else(|| Side(lead).as_of(&clock).filter(|_| relation == Relation::Is));
        let period = past.and_then(|past| past.period(period)).or(period);
        let target = spoken.target_period.or_else(|| Self::trailing_year(trail));
        let office = Self::trailing_office(trail, &relation).or_else(|| self.context.office.clone());
        // `đứng đầu cả nước, chiếm 11,66% so với toàn quốc`: the nation is no part of itself
        let of_nation = matches!(
            relation,
            Relation::ShareOf(Against::Nation)
                | Relation::Minus(Against::Nation)
                | Relation::ChangeFrom(Against::Nation)
        );
        let nation = |name: &String| same_office(name, Offices::NATION_NAME);
        let office = if of_nation && office.as_ref().is_some_and(nation) { self.facts.office.clone() } else { office };
        let trailing_name = trailing_group(rest, self.tokens, self.numbers);
        self.context.group = trailing_name.or(self.context.group);
        let group = trailing_name.or(self.context.group).filter(|_| measure != Measure::Admin);
        let mut because: Vec<Range<usize>> = named.iter().map(|named| named.tokens.clone()).collect();
        because.extend(lead.iter().filter(|e| decides(e)).map(|e| e.tokens.clone()));
        because.extend(trail.iter().filter(|e| decides(e)).map(|e| e.tokens.clone()));
        because.sort_by_key(|range| (range.start, range.end));
        because.dedup();
        let claim = Claim {
            value: index,
            measure,
            item,
            relation: relation.clone(),
            direction,
            period,
            office,
            group,
            because,
            or,
            open,
            target: target.filter(|_| relation == Relation::Minus(Against::Target)),
            set_by: self
                .setter(lead, rest)
                .filter(|_| item == Item::Target || relation == Relation::Minus(Against::Target)),
            paragraph: sentence.paragraph,
            sentence: at,
        };
        if trailing
            && let Some(count) = spoken.pending.take().filter(|_| value.unit == Unit::Money && Side(lead).only_joins())
        {
            if let Some(at) = self.others.iter().rposition(|(other, _)| *other == count) {
                self.others.remove(at);
            }
            self.claims.push(Claim {
                value: count,
                measure: if self.context.admin { Measure::Admin } else { Measure::Cases },
                ..claim.clone()
            });
            self.context.earlier.push(Earlier {
                measure: Measure::Cases,
                item,
                relation: Relation::Is,
                direction: None,
                unit: Unit::Count,
                here: true,
                aside: spoken.bracket,
                compared: false,
                base: None,
            });
        }
        spoken.pending = None;
        // what only says what a later change is compared with
        let comparison = forward.is_some() && Side(lead).opens() && relation == Relation::Is;
        if comparison && let Some(period) = forward {
            spoken.compared = Some(Against::Period(period));
        } else {
            self.context.earlier.push(Earlier {
                measure,
                item,
                relation: relation.clone(),
                direction,
                unit: value.unit,
                here: true,
                aside: spoken.bracket,
                compared: Side(trail).versus().is_some(),
                base: Side(trail).base().and_then(|_| Side(trail).item(false)).map(|named| named.item),
            });
            // `xong 5.574 việc trong tổng số 10.983 việc`, a fraction in words
            let of_whole = matches!(lead, [base] if matches!(base.what, What::Says(Meaning::Base(_))));
            if let [.., upper, lower] = self.context.earlier.as_mut_slice()
                && (value.under
                    || of_whole && upper.here && upper.item == Item::Resolved && upper.relation == Relation::Is)
            {
                std::mem::swap(upper, lower);
            }
        }
        spoken.targeting = item == Item::Target && relation == Relation::Is;
        spoken.fraction = value.over.then_some((measure, item, relation));
        if sentence.paragraph > 0 {
            self.context.last_group = group;
        }
        if self.is_threshold(value, lead) {
            self.others.push((index, Reason::NotUnderstood));
        } else {
            self.claims.push(claim);
        }
        trailing || !followed || matches!(value.unit, Unit::Percent)
    }

    /// Who set the target that these words speak of, before the value or else after it.
    fn setter(&self, lead: &[Event], rest: &[Event]) -> Option<&'static str> {
        let direction = Side(lead).direction().map_or(0, |(at, ..)| at);
        let before = lead.get(direction..).unwrap_or_default();
        let events = if before.iter().any(|event| event.says(Meaning::Target)) { before } else { rest };
        let first = events.iter().position(|event| event.says(Meaning::Target))?;
        let run = events.get(first..)?.iter().take_while(|event| !event.parts() && event.value().is_none());
        let from = events.get(first)?.tokens.start;
        let to = run.filter(|event| event.says(Meaning::Target)).last()?.tokens.end;
        let words: Vec<&str> = self.tokens.get(from..to)?.iter().map(|token| token.key.as_str()).collect();
        let says = |name: &[&str]| words.windows(name.len()).any(|window| window == name);
        [
            (&["tổng", "cục"][..], "Tổng cục THADS"),
            (&["quốc", "hội"], "Quốc hội"),
            (&["bộ"], "Bộ Tư pháp"),
            (&["cục"], "Cục THADS"),
        ]
        .into_iter()
        .find_map(|(name, setter)| says(name).then_some(setter))
    }
}

/// Whether an event is one of the words that decide what a value is.
fn decides(event: &Event) -> bool {
    !event.parts() && event.value().is_none() && !matches!(event.what, What::Says(Meaning::And | Meaning::With))
}
