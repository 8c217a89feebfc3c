//! Sentence after sentence: what runs on from one to the next, and what each value says in it.

mod listen;
mod office;
mod take;
mod time;
mod trail;
mod value;

use thads_metrics::{Item, Measure, Period, vocabulary::prose::Meaning};

use crate::{
    claim::{Against, Claim, Relation},
    clause::{Event, What},
    decide::Earlier,
    facts::{Facts, group},
    number::{Numbers, Unit},
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
    /// The group that was named last, with figures or without.
    named_group: Option<&'static str>,
    /// Whether the group opened a paragraph and so runs on into the next.
    sticky: bool,
    /// The group of the cases that the sentence before told of, whose money may follow: `Về tiền, …`.
    of_cases: Option<&'static str>,
    heading: Option<Measure>,
    /// Whether the heading opened a sentence, and so runs on into the next paragraph.
    heads: bool,
    admin: bool,
    /// Whether a heading said so.
    headed: bool,
    /// The topic of the sentence before, if it made no figure.
    topic: Option<Reason>,
    /// The year that the sentence before told that targets were set for: `giao chỉ tiêu năm 2024 cho các đơn vị`.
    assigned: Option<Period>,
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
    /// Whether the sentence tells the targets that the one before said were set.
    assigned: bool,
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
    /// Whether `trong số có điều kiện` opened the sentence.
    of_eligible: bool,
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
        if !self.is_of_that_unit(sentence, events) {
            self.context.office.clone_from(&self.facts.office);
        }
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
        if let Some(year) = self.context.assigned.take().filter(|_| !sentence.first && self.is_of_targets(events)) {
            (spoken.assigned, spoken.target_period) = (true, Some(year));
        }
        let claims = self.claims.len();
        let compared_year = compared_year(events);
        // no period is compared with itself
        if compared_year.is_some() && self.context.period.map(|period| period.year().number()) == compared_year {
            self.context.period = self.facts.period;
        }
        let mut start = 0_usize;
        let (mut clause, mut closed) = (0_usize, false);
        let opens_money = events.first().is_some_and(|e| e.says(Meaning::Of(Measure::Money)) && self.begins_about(e));
        let of_before = self.context.of_cases.take().filter(|_| opens_money);
        self.context.group = self.context.group.or(of_before);
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
                self.beyond(lead, rest).unwrap_or_else(|| rest.get(..n).unwrap_or_default())
            };
            self.listen(lead, events, start, &mut spoken);
            if self.numbers.english && i >= clause {
                let part = events.get(i..).unwrap_or_default();
                let length = part.iter().position(|event| event.what == What::Semicolon).unwrap_or(part.len());
                clause = i.saturating_add(length);
                let closing = closing_group(part.get(..length).unwrap_or_default());
                let closing = closing.filter(|_| !lead.iter().any(|event| group(event).is_some()));
                // what closed the clause before is over
                self.context.group = closing.or(if closed { trailing_only } else { self.context.group });
                closed = closing.is_some();
            }
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
        self.context.named_group = events.iter().rev().find_map(group).or(self.context.named_group);
        self.context.assigned = self.assigned(events);
        let tail = events.get(start..).unwrap_or_default();
        self.listen_tail(tail, start == 0, sentence);
        self.context.topic = spoken.topic.filter(|_| self.claims.len() == claims);
        // a group that only came after the figures of a sentence ends with it
        if trailing_only.is_none()
            && self.context.group != self.facts.group
            && !self.context.sticky
            && !spoken.led
            && events.iter().any(|e| e.value().is_some())
        {
            let made = self.claims.get(claims..).unwrap_or_default();
            let of_cases = !made.is_empty() && made.iter().all(|claim| claim.measure == Measure::Cases);
            self.context.of_cases = self.context.group.filter(|_| of_cases);
            self.context.group = None;
        }
    }
}

/// `125 cases were completed, reaching 27.47%, for credit cases`: the group that closes a clause is that of all its
/// figures, if it is the only one.
fn closing_group(clause: &[Event]) -> Option<&'static str> {
    let last = clause.iter().rposition(|event| event.value().is_some())?;
    let (before, after) = (clause.get(..last)?, clause.get(last..)?);
    let named = after.iter().position(|event| group(event).is_some())?;
    let parted = after.iter().take(named).any(|event| event.parts() || event.says(Meaning::Within));
    let several = before.iter().any(|event| event.value().is_some());
    let other = before.iter().any(|event| group(event).is_some());
    after.iter().find_map(group).filter(|_| several && !other && !parted)
}

/// How many of the events after a value belong to it.
fn trail_length(rest: &[Event]) -> usize {
    let stops = |(at, event): (usize, &Event)| {
        event.value().is_some()
            || event.parts()
            || (event.says(Meaning::Target)
                && rest.get(..at).is_some_and(|before| before.iter().any(|e| !e.says(Meaning::Target)))
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
