//! Sentence after sentence: what runs on from one to the next, and what each value says in it.

use std::ops::Range;

use thads_metrics::{Item, Measure, Offices, Period, vocabulary::prose::Meaning};

use crate::{
    claim::{Against, Claim, Relation},
    clause::{Event, What},
    decide::{Around, Decision, Earlier},
    facts::{Facts, group, same_office},
    lead::Side,
    number::{Numbers, Unit, Value},
    period::{Clock, When},
    place::Place,
    reason::Reason,
    sentence::Sentence,
    token::Token,
};

/// What runs on.
#[derive(Debug, Clone, Default)]
struct Context {
    paragraph: usize,
    period: Option<Period>,
    office: Option<String>,
    group: Option<&'static str>,
    /// The group that the last figures had.
    last_group: Option<&'static str>,
    /// Whether the group opened a paragraph and so runs on into the next.
    sticky: bool,
    heading: Option<Measure>,
    admin: bool,
    /// Whether the paragraph has had a value yet.
    valued: bool,
    earlier: Vec<Earlier>,
}

/// What is said so far in one sentence.
#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools)] // what is said is independent of each other
struct Spoken {
    topic: Option<Reason>,
    compared: Option<Against>,
    queue: Vec<Measure>,
    aims: bool,
    odd: bool,
    target_period: Option<Period>,
    failed: Option<Reason>,
    /// A count whose item the money after it may say.
    pending: Option<usize>,
    fraction: Option<(Measure, Item, Relation)>,
    own: bool,
    targeting: bool,
    /// Whether a group is named before the figures.
    led: bool,
}

/// The claims of a text, and the values that make none.
pub(crate) struct Walk<'t> {
    pub(crate) tokens: &'t [Token],
    pub(crate) numbers: &'t Numbers,
    pub(crate) facts: &'t Facts,
    context: Context,
    pub(crate) claims: Vec<Claim>,
    pub(crate) others: Vec<(usize, Reason)>,
}

impl<'t> Walk<'t> {
    pub(crate) fn new(tokens: &'t [Token], numbers: &'t Numbers, facts: &'t Facts) -> Self {
        let context = Context { period: facts.period, office: facts.office.clone(), ..Context::default() };
        Self { tokens, numbers, facts, context, claims: Vec::new(), others: Vec::new() }
    }

    /// Reads one sentence.
    pub(crate) fn sentence(&mut self, sentence: &Sentence, at: usize, events: &[Event]) {
        if sentence.paragraph != self.context.paragraph {
            self.new_paragraph(sentence.paragraph, events);
        }
        self.context.office.clone_from(&self.facts.office);
        for earlier in &mut self.context.earlier {
            earlier.here = false;
        }
        let districts = events
            .iter()
            .filter(|e| matches!(&e.what, What::Where(Place::Office(name), _) if name.starts_with("Chi")))
            .count();
        let mut spoken = Spoken { own: districts > 0, ..Spoken::default() };
        let compared_year = compared_year(events);
        let mut start = 0_usize;
        let trailing_only = self.context.group;
        for (i, event) in events.iter().enumerate() {
            let Some(index) = event.value() else { continue };
            let Some(value) = self.numbers.values.get(index) else { continue };
            let lead = events.get(start..i).unwrap_or_default();
            let rest = events.get(i.saturating_add(1)..).unwrap_or_default();
            let n = trail_length(rest);
            let trail = if value.over && value.unit == Unit::Percent {
                // `75%/80,1% về việc`
                let under = rest.get(1..).unwrap_or_default();
                under.get(..trail_length(under)).unwrap_or_default()
            } else {
                rest.get(..n).unwrap_or_default()
            };
            self.listen(lead, events, start, &mut spoken);
            let clock = Clock {
                main: self.context.period.or(self.facts.period),
                published: self.facts.published,
                compared: compared_year,
            };
            let decided = self.value(value, lead, trail, rest, &spoken, clock);
            let consumed = self.take(index, decided, lead, trail, rest, &mut spoken, sentence, at, clock);
            start = i.saturating_add(1).saturating_add(if consumed { n } else { 0 });
            self.context.valued = true;
        }
        let tail = events.get(start..).unwrap_or_default();
        self.listen_tail(tail, sentence);
        // a group that only came after the figures of a sentence ends with it
        if trailing_only.is_none() && !self.context.sticky && !spoken.led && events.iter().any(|e| e.value().is_some())
        {
            self.context.group = None;
        }
    }

    fn new_paragraph(&mut self, paragraph: usize, events: &[Event]) {
        let general =
            events.iter().take_while(|event| event.value().is_none()).any(|event| {
                matches!(
                    event.what,
                    What::Says(Meaning::General | Meaning::Admin) | What::Where(Place::Whole | Place::Nation, _)
                ) || group(event).is_some()
            }) || events.first().is_some_and(|e| matches!(e.what, What::Says(Meaning::Of(_))) && about(self.tokens, e));
        let context = &mut self.context;
        let continues = (self.facts.group.is_some() && context.last_group == self.facts.group) || context.sticky;
        context.group = if continues && !general { context.last_group.or(context.group) } else { None };
        context.sticky &= context.group.is_some();
        context.paragraph = paragraph;
        context.period = self.facts.period;
        context.admin &= !context.valued;
        context.valued = false;
        context.earlier.clear();
    }

    /// What the words before a value change for it and for what follows.
    fn listen(&mut self, lead: &[Event], all: &[Event], start: usize, spoken: &mut Spoken) {
        for (at, event) in lead.iter().enumerate() {
            let before = all.get(..start.saturating_add(at)).unwrap_or_default();
            match &event.what {
                What::Says(Meaning::Trap(reason)) => spoken.topic = Some((*reason).into()),
                What::Says(Meaning::Aim) => spoken.aims = true,
                What::Says(Meaning::General) | What::Where(Place::Whole, _) => {
                    self.context.group = None;
                    self.context.sticky = false;
                }
                What::Says(Meaning::Admin) => self.context.admin |= !self.is_pair(event),
                What::Says(Meaning::Of(measure @ (Measure::Cases | Measure::Money))) if self.begins_about(event) => {
                    self.context.admin = false;
                    self.context.heading = Some(*measure);
                }
                What::Says(Meaning::Group(name)) => {
                    self.context.sticky |= self.context.paragraph > 0
                        && self.opens_topic(all)
                        && !self.context.valued
                        && spoken.failed.is_none()
                        && self.context.earlier.is_empty();
                    spoken.led |= lead.len() == all.len() || all.iter().take(start).all(|e| e.value().is_none());
                    self.context.group = Some(*name);
                    self.context.admin = false;
                }
                What::Says(Meaning::ThatGroup) => {
                    spoken.led = true;
                    self.context.group = self.context.group.or(self.context.last_group).or(self.facts.group);
                }
                What::Where(place, weak) => self.place(place, *weak, before, spoken),
                What::When(when) => self.when(*when, before, spoken),
                _ => {}
            }
        }
        let measures: Vec<(usize, Measure)> = lead
            .iter()
            .enumerate()
            .filter_map(|(at, e)| if let What::Says(Meaning::Of(m)) = e.what { Some((at, m)) } else { None })
            .collect();
        if let [.., (a, first), (b, second)] = measures.as_slice()
            && first != second
        {
            let between = lead.get(a.saturating_add(1)..*b).unwrap_or_default();
            let coordinate = between.iter().all(|e| matches!(e.what, What::Comma | What::Says(Meaning::And)));
            if coordinate && lead.iter().skip(*b).any(|e| e.says(Meaning::Respectively))
                || lead.iter().any(|e| e.says(Meaning::Respectively))
            {
                spoken.queue = vec![*first, *second];
            }
        }
    }

    /// What stands after the last value of a sentence, or in one without values.
    fn listen_tail(&mut self, tail: &[Event], sentence: &Sentence) {
        let heading = !self.context.valued;
        for event in tail {
            match &event.what {
                What::Says(Meaning::Admin) if heading => self.context.admin |= !self.is_pair(event),
                What::Says(Meaning::Of(measure)) if heading && self.begins_about(event) => {
                    self.context.heading = Some(*measure);
                }
                What::Says(Meaning::Group(name)) => {
                    if heading && sentence.first && sentence.paragraph > 0 && self.opens_topic(tail) {
                        self.context.sticky = true;
                    }
                    if (heading || self.context.group.is_none()) && sentence.paragraph > 0 {
                        self.context.group = Some(*name);
                    }
                }
                What::Says(Meaning::General) if heading => self.context.group = None,
                What::When(When::Exact(period)) if heading && sentence.first => self.context.period = Some(*period),
                _ => {}
            }
        }
    }

    /// Whether a sentence begins with what it is about: `Đối với …`, `Về …`.
    fn opens_topic(&self, events: &[Event]) -> bool {
        let first = events.first().map_or(0, |event| event.tokens.start);
        let before = self.tokens.get(first.saturating_sub(6)..first.saturating_add(1)).unwrap_or_default();
        let start =
            before.iter().rposition(|t| t.shape == crate::token::Shape::Break).map_or(0, |at| at.saturating_add(1));
        before
            .get(start..)
            .unwrap_or_default()
            .iter()
            .any(|t| matches!(t.key.as_str(), "đối" | "về" | "riêng" | "khoản" | "thu"))
    }

    /// `thi hành án dân sự, thi hành án hành chính`: both, and so neither alone.
    fn is_pair(&self, event: &Event) -> bool {
        let from = event.tokens.start.saturating_sub(7);
        let before = self.tokens.get(from..event.tokens.start).unwrap_or_default();
        before.iter().rev().take_while(|t| !t.is(".") && !t.is(";")).any(|t| t.is("sự") || t.is("thads"))
    }

    fn begins_about(&self, event: &Event) -> bool {
        about(self.tokens, event)
    }

    fn place(&mut self, place: &Place, weak: bool, before: &[Event], spoken: &Spoken) {
        let compared = before.iter().rev().take(3).take_while(|e| e.value().is_none()).any(|e| {
            matches!(e.what, What::Says(Meaning::Versus | Meaning::Share | Meaning::Target | Meaning::Base(_)))
        });
        if compared {
            return;
        }
        let address = matches!(before.last().map(|e| &e.what), Some(What::Comma))
            && matches!(before.iter().rev().nth(1).map(|e| &e.what), Some(What::Where(Place::Office(_), _)));
        match place {
            Place::Nation => self.context.office = Some(Offices::NATION_NAME.to_owned()),
            Place::District(name) => {
                let home = self
                    .facts
                    .office
                    .as_deref()
                    .is_some_and(|office| office == name || office.ends_with(&format!(" {name}")));
                if !weak && !address && !home {
                    self.context.office = Some(name.clone());
                }
            }
            Place::Whole => self.context.office.clone_from(&self.facts.office),
            Place::Office(name) => self.context.office = Some(name.clone()),
            Place::Province(name) => {
                let in_district = self
                    .facts
                    .office
                    .as_ref()
                    .is_some_and(|office| office.starts_with("Chi") || office.starts_with("Phòng"));
                if !weak && !address && !in_district {
                    self.context.office = Some(name.clone());
                }
            }
            Place::Own => {
                let province = self.facts.office.clone().unwrap_or_default();
                self.context.office = if spoken.own && !province.is_empty() {
                    Some(format!("Văn phòng Cục THADS {province}"))
                } else {
                    self.facts.office.clone()
                };
            }
        }
    }

    fn when(&mut self, when: When, before: &[Event], spoken: &mut Spoken) {
        let near = |meanings: &[Meaning]| {
            before
                .iter()
                .rev()
                .take(4)
                .take_while(|e| e.value().is_none() && !matches!(e.what, What::Semicolon))
                .any(|e| meanings.iter().any(|m| e.says(*m)))
        };
        if near(&[Meaning::Versus, Meaning::SamePeriod]) {
            return;
        }
        let clock = Clock { main: self.facts.period, published: self.facts.published, compared: None };
        if near(&[Meaning::Target, Meaning::Aim]) {
            spoken.target_period = match when {
                When::Year(year) => Period::new(year, 12).ok(),
                other => clock.period(other),
            };
            return;
        }
        match when {
            When::Odd => spoken.odd = true,
            other => {
                let period = clock.period(other);
                if period.is_some() {
                    self.context.period = period;
                    spoken.odd = false;
                }
            }
        }
    }

    fn value(
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
        if self.facts.single && value.unit == Unit::Money {
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
        if let Some(reason) = trail
            .trap()
            .filter(|_| amount && !lead.item(admin).is_some_and(|named| named.adjacent && lead.direction().is_none()))
        {
            return Err(reason);
        }
        if let Some(reason) = spoken.failed.filter(|_| lead.only_joins() && !amount) {
            return Err(reason);
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
            targeting: spoken.targeting,
            local: self.context.office.as_deref().is_some_and(|office| !same_office(office, Offices::NATION_NAME)),
        };
        around.decide(value)
    }

    /// The lower part of a fraction.
    fn denominator(value: &Value, trail: Side<'_>, spoken: &Spoken) -> Result<Decision, Reason> {
        let (measure, item, relation) =
            spoken.fraction.clone().ok_or(spoken.failed.unwrap_or(Reason::NotUnderstood))?;
        let named = trail.item(measure == Measure::Admin).map(|named| named.item);
        let below = match item {
            _ if value.unit == Unit::Percent => item,
            Item::Resolved => named
                .filter(|item| matches!(item, Item::Eligible | Item::ToEnforce | Item::Accepted))
                .unwrap_or(measure.rate_base()),
            Item::CarriedOverEligible => Item::CarriedOver,
            Item::Eligible | Item::Ineligible | Item::CarriedOver => Item::ToEnforce,
            Item::NewlyAccepted | Item::CarriedIn => Item::Accepted,
            _ => named.ok_or(Reason::NotUnderstood)?,
        };
        if relation != Relation::Is || (value.unit == Unit::Percent && item != Item::Target) {
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
        })
    }

    /// Writes down what was decided; whether the words after the value belong to it.
    #[allow(clippy::too_many_arguments, clippy::too_many_lines)] // what one value is read from and writes to
    fn take(
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
                return !followed;
            }
        };
        spoken.failed = None;
        let Decision { measure, item, relation, direction, named, or, open, trailing } = decision;
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
            aimed
                .or_else(|| Self::trailing_year(trail))
                .or_else(|| self.context.period.or(self.facts.period).map(|p| p.year().whole()))
        } else {
            forward.or(after).or(self.context.period).or(self.facts.period)
        };
        let office = Self::trailing_office(trail, &relation).or_else(|| self.context.office.clone());
        let trailing_name = trailing_group(rest);
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
            paragraph: sentence.paragraph,
            sentence: at,
        };
        if trailing
            && let Some(count) = spoken.pending.take().filter(|_| value.unit == Unit::Money && Side(lead).only_joins())
        {
            self.others.retain(|(other, _)| *other != count);
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
            });
            if value.under
                && let [.., upper, lower] = self.context.earlier.as_mut_slice()
            {
                std::mem::swap(upper, lower);
            }
        }
        spoken.targeting = item == Item::Target && relation == Relation::Is;
        spoken.fraction = value.over.then_some((measure, item, relation));
        if sentence.paragraph > 0 {
            self.context.last_group = group;
        }
        self.claims.push(claim);
        trailing || !followed || matches!(value.unit, Unit::Percent)
    }

    fn trailing_period(trail: &[Event], clock: Clock) -> Option<Period> {
        let at = trail.iter().position(|e| matches!(e.what, What::When(_)))?;
        let compared = trail
            .get(..at)?
            .iter()
            .any(|e| matches!(e.what, What::Says(Meaning::Versus | Meaning::SamePeriod | Meaning::Target)));
        match trail.get(at)?.what {
            What::When(When::Odd) => None,
            What::When(when) if !compared => clock.period(when),
            _ => None,
        }
    }

    fn trailing_year(trail: &[Event]) -> Option<Period> {
        trail.iter().find_map(|e| match e.what {
            What::When(When::Year(year)) => Period::new(year, 12).ok(),
            What::When(When::Exact(period)) => Some(period),
            _ => None,
        })
    }

    fn trailing_office(trail: &[Event], relation: &Relation) -> Option<String> {
        if *relation != Relation::Is || trail.iter().any(|e| e.says(Meaning::Versus)) {
            return None;
        }
        trail.iter().find_map(|e| match &e.what {
            What::Where(Place::Nation, _) => Some(Offices::NATION_NAME.to_owned()),
            What::Where(Place::Office(name), _) => Some(name.clone()),
            _ => None,
        })
    }
}

/// Whether an event is one of the words that decide what a value is.
fn decides(event: &Event) -> bool {
    !event.parts() && event.value().is_none() && !matches!(event.what, What::Says(Meaning::And | Meaning::With))
}

/// How many of the events after a value belong to it.
fn trail_length(rest: &[Event]) -> usize {
    let stops = |(at, event): (usize, &Event)| {
        event.value().is_some()
            || event.parts()
            || (event.says(Meaning::Target)
                && at > 0
                && !rest.get(..at).is_some_and(|before| before.iter().any(|e| e.says(Meaning::Versus))))
            || matches!(
                event.what,
                What::Says(
                    Meaning::And
                        | Meaning::Direction(_)
                        | Meaning::Over
                        | Meaning::Short
                        | Meaning::Rate
                        | Meaning::Share
                        | Meaning::Within
                        | Meaning::With
                        | Meaning::Aim
                        | Meaning::ToGo
                )
            )
    };
    rest.iter().enumerate().position(stops).unwrap_or(rest.len())
}

/// The group that is named right after a value and what is joined to it.
fn trailing_group(rest: &[Event]) -> Option<&'static str> {
    let mut about = false;
    for (at, event) in rest.iter().enumerate() {
        match event.what {
            What::Says(Meaning::Group(name)) => return Some(name),
            What::Says(Meaning::About) => about = true,
            What::Comma => {
                let next = rest.get(at.saturating_add(1)).map(|e| &e.what);
                if !(about && matches!(next, Some(What::Says(Meaning::About | Meaning::Group(_))))) {
                    return None;
                }
            }
            What::Value(_) if rest.get(..at).is_some_and(|before| before.iter().any(|e| e.says(Meaning::With))) => {}
            What::Says(Meaning::With | Meaning::Of(_) | Meaning::Is(Item::Resolved) | Meaning::OfAll) => {}
            _ => return None,
        }
    }
    None
}

/// The year that a sentence compares with.
fn compared_year(events: &[Event]) -> Option<i16> {
    let from = events.iter().position(|e| matches!(e.what, What::Says(Meaning::Versus | Meaning::SamePeriod)))?;
    events.get(from..)?.iter().take(4).find_map(|e| match e.what {
        What::When(When::Year(year)) => Some(year),
        What::When(When::Exact(period)) => Some(period.year().number()),
        _ => None,
    })
}

/// `về việc`, not `số việc`.
fn about(tokens: &[Token], event: &Event) -> bool {
    tokens.get(event.tokens.start).is_some_and(|t| t.is("về") || t.is("theo"))
}
