//! Sentence after sentence: what runs on from one to the next, and what each value says in it.

mod listen;
mod office;
mod take;

use thads_metrics::{Item, Measure, Offices, Period, vocabulary::prose::Meaning};

use crate::{
    claim::{Against, Claim, Relation},
    clause::{Event, What},
    decide::{Around, Decision, Earlier},
    facts::{Facts, same_office},
    lead::Side,
    number::{Numbers, Unit, Value},
    period::{When, clock::Clock},
    place::Place,
    reason::Reason,
    sentence::Sentence,
    statistic::Aside,
    token::Token,
};

/// What runs on.
#[derive(Debug, Clone, Default)]
#[allow(clippy::struct_excessive_bools)] // what runs on is independent of each other
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
    /// Whether a heading said so.
    headed: bool,
    /// The topic of the sentence before, if it made no figure.
    topic: Option<Reason>,
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
    /// Whether the sentence has percentages or hundreds of cases, and so is of more than one judgment.
    rated: bool,
    /// Whether `toàn ngành` is the nation: the text's own office is a part of it.
    national: bool,
    targeting: bool,
    /// Whether a group is named before the figures.
    led: bool,
    /// Whether a bracket is open.
    bracket: bool,
}

/// The claims of a text, and the values that make none.
pub(crate) struct Walk<'t> {
    pub(crate) tokens: &'t [Token],
    pub(crate) numbers: &'t Numbers,
    pub(crate) facts: &'t Facts,
    context: Context,
    pub(crate) claims: Vec<Claim>,
    pub(crate) others: Vec<(usize, Reason)>,
    /// Those of the others that may be a statistic beside the main forms.
    pub(crate) asides: Vec<Aside>,
}

impl<'t> Walk<'t> {
    pub(crate) fn new(tokens: &'t [Token], numbers: &'t Numbers, facts: &'t Facts) -> Self {
        let context = Context { period: facts.period, office: facts.office.clone(), ..Context::default() };
        Self { tokens, numbers, facts, context, claims: Vec::new(), others: Vec::new(), asides: Vec::new() }
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
        let rated = events.iter().filter_map(Event::value).filter_map(|value| self.numbers.values.get(value));
        let rated = rated.into_iter().any(|value| match value.unit {
            Unit::Percent => true,
            Unit::Count => value.body.bytes().filter(u8::is_ascii_digit).count() >= 3,
            _ => false,
        });
        let topic = self.context.topic.take().filter(|_| !sentence.first && !self.context.admin && goes_on(events));
        let mut spoken =
            Spoken { own: districts > 0, rated, topic, national: self.is_nations_part(events), ..Spoken::default() };
        let claims = self.claims.len();
        let compared_year = compared_year(events);
        let mut start = 0_usize;
        let trailing_only = self.context.group;
        for (i, event) in events.iter().enumerate() {
            let Some(index) = event.value() else { continue };
            let Some(value) = self.numbers.values.get(index) else { continue };
            let lead = events.get(start..i).unwrap_or_default();
            let rest = events.get(i.saturating_add(1)..).unwrap_or_default();
            let n = trail_length(rest);
            let trail = if value.over {
                // `75%/80,1% về việc`, `7.222/11.904 cases eligible for enforcement`
                let under = rest.get(1..).unwrap_or_default();
                under.get(..trail_length(under)).unwrap_or_default()
            } else {
                self.beyond_bracket(rest).unwrap_or_else(|| rest.get(..n).unwrap_or_default())
            };
            self.listen(lead, events, start, &mut spoken);
            for event in lead {
                spoken.bracket = event.what == What::Open || spoken.bracket && event.what != What::Close;
            }
            let clock = Clock {
                main: self.context.period.or(self.facts.period),
                published: self.facts.published,
                written: self.facts.written,
                compared: compared_year,
            };
            let decided = self.value(value, lead, trail, rest, &spoken, clock);
            let consumed = self.take(index, decided, lead, trail, rest, &mut spoken, sentence, at, clock);
            start = i.saturating_add(1).saturating_add(if consumed { n } else { 0 });
            self.context.valued = true;
        }
        let tail = events.get(start..).unwrap_or_default();
        self.listen_tail(tail, sentence);
        self.context.topic = spoken.topic.filter(|_| self.claims.len() == claims);
        // a group that only came after the figures of a sentence ends with it
        if trailing_only.is_none()
            && self.context.group != self.facts.group
            && !self.context.sticky
            && !spoken.led
            && events.iter().any(|e| e.value().is_some())
        {
            self.context.group = None;
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
            grouped: self.context.group.is_some(),
            failed: spoken.failed.is_some(),
            targeting: spoken.targeting,
            local: self.context.office.as_deref().is_some_and(|office| !same_office(office, Offices::NATION_NAME)),
        };
        around.decide(value)
    }

    /// `8,120 cases (65.2%) were eligible`: the words after the bracket.
    fn beyond_bracket<'e>(&self, rest: &'e [Event]) -> Option<&'e [Event]> {
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
        let word = self.tokens.get(end).filter(|t| t.shape == crate::token::Shape::Word && !t.capital);
        !known && !value.over && word.is_some_and(|word| !JOINS.contains(&word.key.as_str()))
    }

    /// The lower part of a fraction.
    fn denominator(value: &Value, trail: Side<'_>, spoken: &Spoken) -> Result<Decision, Reason> {
        let (measure, item, relation) =
            spoken.fraction.clone().ok_or(spoken.failed.unwrap_or(Reason::NotUnderstood))?;
        let named = trail.item(measure == Measure::Admin).map(|named| named.item);
        let below = match item {
            // `đạt 17%/38% chỉ tiêu`
            _ if value.unit == Unit::Percent && item == Item::Rate && trail.has(Meaning::Target) => Item::Target,
            _ if value.unit == Unit::Percent => item,
            Item::Resolved => named
                .filter(|item| matches!(item, Item::Eligible | Item::ToEnforce | Item::Accepted))
                .unwrap_or(measure.rate_base()),
            Item::CarriedOverEligible => Item::CarriedOver,
            Item::Eligible | Item::Ineligible | Item::CarriedOver => Item::ToEnforce,
            Item::NewlyAccepted | Item::CarriedIn => Item::Accepted,
            _ => named.ok_or(Reason::NotUnderstood)?,
        };
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
        })
    }
}

/// How many of the events after a value belong to it.
fn trail_length(rest: &[Event]) -> usize {
    let stops = |(at, event): (usize, &Event)| {
        event.value().is_some()
            || event.parts()
            || (event.says(Meaning::Target)
                && at > 0
                && !rest.get(..at).is_some_and(|before| before.iter().any(|e| e.says(Meaning::Versus))))
            || is_of_next(rest, at)
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

/// `358 việc ủy thác nên tổng số phải thi hành là 14.572 việc`: the second item is that of the value after it.
fn is_of_next(rest: &[Event], at: usize) -> bool {
    let item = |event: &Event| matches!(event.what, What::Says(Meaning::Is(_)));
    let second = rest.get(at).is_some_and(item) && rest.get(..at).is_some_and(|before| before.iter().any(item));
    second && rest.get(at.saturating_add(1)).is_some_and(|next| next.value().is_some())
}

/// Whether a sentence goes on with what the one before was about: it names nothing new before its first value, and
/// tells of nothing but what was done.
fn goes_on(events: &[Event]) -> bool {
    let whole = events.iter().any(|event| {
        matches!(
            event.what,
            What::Says(Meaning::Is(Item::Accepted | Item::ToEnforce | Item::Eligible | Item::CarriedOver))
        )
    });
    if whole {
        return false;
    }
    let lead = events.iter().take_while(|event| event.value().is_none());
    lead.into_iter().all(|event| {
        !matches!(
            event.what,
            What::When(_) | What::Where(..) | What::Says(Meaning::Group(_) | Meaning::Of(_) | Meaning::OfAll)
        )
    })
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
