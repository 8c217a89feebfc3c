//! What the words between the values change for what follows: office, period, group, measure.

use thads_metrics::{Item, Measure, vocabulary::prose::Meaning};

use crate::{
    clause::{Event, What},
    facts::{group, said::is_local},
    period::When,
    place::Place,
    reason::Reason,
    sentence::Sentence,
    token::Token,
    walk::{Spoken, Walk, office::is_aside},
};

impl Walk<'_> {
    pub(super) fn new_paragraph(&mut self, paragraph: usize, events: &[Event]) {
        let follows = self.context.valued && paragraph == self.context.paragraph.saturating_add(1);
        let of_group = self.is_of_group() && follows;
        let general =
            events.iter().take_while(|event| event.value().is_none()).any(|event| {
                matches!(event.what, What::Says(Meaning::General | Meaning::Admin))
                    || matches!(event.what, What::Where(Place::Whole | Place::Sector | Place::Nation, _)) && !of_group
                    || group(event).is_some()
            }) || events.first().is_some_and(|e| matches!(e.what, What::Says(Meaning::Of(_))) && about(self.tokens, e));
        let context = &mut self.context;
        let continues = of_group || context.sticky;
        context.group = if continues && !general { context.last_group.or(context.group) } else { None };
        context.sticky &= context.group.is_some();
        context.heading = context.heading.filter(|_| context.heads);
        context.paragraph = paragraph;
        context.period = self.facts.period;
        context.admin &= !context.valued && context.headed;
        context.headed = false;
        context.valued = false;
        context.of_cases = None;
        context.earlier.clear();
    }

    /// What the words before a value change for it and for what follows.
    pub(super) fn listen(&mut self, lead: &[Event], all: &[Event], start: usize, spoken: &mut Spoken) {
        for (at, event) in lead.iter().enumerate() {
            let before = all.get(..start.saturating_add(at)).unwrap_or_default();
            match &event.what {
                What::Says(Meaning::Trap(reason)) => spoken.topic = Some((*reason).into()),
                What::Says(Meaning::Is(Item::Eligible)) => {
                    spoken.of_eligible |=
                        matches!(before, [.., base] if matches!(base.what, What::Says(Meaning::Base(_))));
                }
                What::Says(Meaning::Aim) => spoken.aims = true,
                What::Says(Meaning::General) => self.end_group(),
                What::Says(Meaning::Admin) => self.context.admin |= !self.is_pair(event),
                What::Says(Meaning::Of(measure @ (Measure::Cases | Measure::Money))) if self.begins_about(event) => {
                    self.context.admin = false;
                    self.context.heading = Some(*measure);
                    self.context.heads = before.is_empty();
                }
                What::Says(Meaning::Group(name)) => {
                    self.context.sticky |= self.context.paragraph > 0
                        && self.opens_topic(all)
                        && !self.context.valued
                        && spoken.failed.is_none()
                        && self.context.earlier.is_empty();
                    // `trong tổng số tiền thu được, thu nộp ngân sách …`: a part that ends with the sentence
                    let part = before.iter().any(|event| matches!(event.what, What::Says(Meaning::Base(_))));
                    spoken.led |= !part && all.iter().take(start).all(|e| e.value().is_none());
                    self.context.group = Some(*name);
                    self.context.admin = false;
                }
                What::Says(Meaning::ThatGroup) => {
                    spoken.led = true;
                    self.context.group = self
                        .context
                        .group
                        .or(self.context.last_group)
                        .or(self.facts.group)
                        .or(self.context.named_group);
                }
                What::Where(place, weak) => {
                    if self.is_of_all(place, before) {
                        self.end_group();
                    }
                    // `toàn tỉnh`, in a district's text
                    if *place == Place::Whole && self.facts.office.as_deref().is_some_and(is_local) {
                        spoken.topic = Some(Reason::NotUnderstood);
                    }
                    let aside = matches!(place, Place::Province(_)) && is_aside(all, start.saturating_add(at));
                    if !aside {
                        self.place(place, *weak, before, spoken);
                    }
                }
                What::When(when) => {
                    // `…, cụ thể: Năm 2015: …; năm 2016: …`
                    if before.last().is_some_and(|e| matches!(e.what, What::Colon | What::Semicolon)) {
                        spoken.topic = None;
                    }
                    self.when(*when, before, spoken);
                }
                _ => {}
            }
        }
        // `đạt lần lượt 69,4% và 24,5%`: as the figures before stand
        let unsaid = !lead.iter().any(|event| matches!(event.what, What::Says(Meaning::Of(_))));
        if unsaid && lead.iter().any(|event| event.says(Meaning::Respectively)) {
            let levels = self.context.earlier.iter().rev().filter(|earlier| earlier.here && !earlier.item.is_percent());
            let mut pair: Vec<Measure> = levels.map(|earlier| earlier.measure).collect();
            pair.dedup();
            if let [second, first, ..] = pair.as_slice() {
                spoken.queue = vec![*first, *second];
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

    /// Whether all cases are spoken of again: `toàn tỉnh`, or the nation at the head of a sentence.
    fn is_of_all(&self, place: &Place, before: &[Event]) -> bool {
        // `về án tín dụng, toàn tỉnh đã …`: all of the group
        let of_group = before
            .iter()
            .rev()
            .find(|event| event.value().is_some() || group(event).is_some())
            .is_some_and(|event| group(event).is_some());
        let of_sentence = match place {
            Place::Whole | Place::Sector => !of_group,
            Place::Nation => {
                !before.iter().any(|e| e.value().is_some() || group(e).is_some() || e.says(Meaning::Versus))
            }
            _ => false,
        };
        of_sentence && !self.is_of_group()
    }

    fn end_group(&mut self) {
        self.context.group = None;
        self.context.sticky = false;
    }

    /// Whether the text is about a group, and its figures have been so far.
    fn is_of_group(&self) -> bool {
        self.facts.group.is_some() && self.context.last_group == self.facts.group
    }

    /// What stands after the last value of a sentence, or in one without values.
    pub(super) fn listen_tail(&mut self, tail: &[Event], whole: bool, sentence: &Sentence) {
        let heading = !self.context.valued;
        // `Năm 2021, công tác có nhiều chuyển biến.`
        if let [Event { what: What::When(when), .. }, rest @ ..] = tail
            && whole
            && !rest.iter().any(|event| event.says(Meaning::Target) || event.says(Meaning::Aim))
        {
            self.when(*when, &[], &mut Spoken::default());
        }
        let mut groups = tail.iter().filter_map(group);
        let first = groups.next();
        let several = groups.any(|name| Some(name) != first);
        for event in tail {
            match &event.what {
                // `thu hồi tài sản tham nhũng, thi hành án tín dụng và theo dõi …`: what follows is of none of them
                What::Says(Meaning::Group(_)) if several => {}
                What::Says(Meaning::Admin) if heading => {
                    self.context.admin |= !self.is_pair(event);
                    self.context.headed = sentence.tokens.len() <= 25;
                }
                What::Says(Meaning::Of(measure)) if heading && self.begins_about(event) => {
                    self.context.heading = Some(*measure);
                    self.context.heads = true;
                }
                What::Says(Meaning::Group(name)) => {
                    let headed = tail.last().is_some_and(|last| last.what == What::Colon) && whole;
                    if heading && sentence.first && sentence.paragraph > 0 && (headed || self.opens_topic(tail)) {
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
    pub(super) fn opens_topic(&self, events: &[Event]) -> bool {
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

    /// `thi hành án dân sự (THADS), theo dõi thi hành án hành chính`: both, and so neither alone.
    pub(super) fn is_pair(&self, event: &Event) -> bool {
        const BETWEEN: &[&str] = &[
            ",",
            "và",
            "(",
            ")",
            "/",
            "công",
            "tác",
            "theo",
            "dõi",
            "đôn",
            "đốc",
            "việc",
            "kết",
            "quả",
            "thahc",
            "thi",
            "hành",
            "án",
            "chính",
            "and",
            "the",
            "monitor",
            "monitoring",
            "of",
        ];
        let before = self.tokens.get(..event.tokens.start).unwrap_or_default();
        let other = before.iter().rev().find(|t| !BETWEEN.contains(&t.key.as_str()));
        other.is_some_and(|t| t.is("sự") || t.is("thads") || t.is("enforcement") || t.is("cje"))
    }

    pub(super) fn begins_about(&self, event: &Event) -> bool {
        about(self.tokens, event)
    }
}

/// `về việc`, not `số việc`.
fn about(tokens: &[Token], event: &Event) -> bool {
    tokens.get(event.tokens.start).is_some_and(|t| t.is("về") || t.is("theo"))
}
