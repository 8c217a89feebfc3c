//! Of which period a text as a whole is.

use thads_metrics::{Date, Item, Period, vocabulary::prose::Meaning};

use crate::{
    clause::{Event, What},
    facts::said::is_compared,
    period::{When, clock::Clock},
    token::{Shape, Token},
};

/// How many words before a year say whose it is.
const REACH: usize = 30;

/// Whether a sentence tells of figures of enforcement.
pub(super) fn tells_figures(events: &[Event]) -> bool {
    let items = |event: &Event| matches!(event.what, What::Says(Meaning::Is(_) | Meaning::Handled | Meaning::Rate));
    events.iter().any(items) && events.iter().any(|event| event.value().is_some())
}

/// Whether the period ends after the text was published.
fn is_planned(when: When, published: Option<Date>) -> bool {
    let period = match when {
        When::Exact(period) => Some(period),
        When::Year(year) => Period::new(year, 12).ok(),
        When::Quarter(number, Some(year)) => Period::new(year, number.saturating_mul(3)).ok(),
        _ => None,
    };
    // the figures of a month may be told in its last week
    period.zip(published).is_some_and(|(period, day)| period.last_day().days().saturating_sub(day.days()) > 7)
}

/// Whether a year is that of tasks to come: `triển khai nhiệm vụ năm 2026`, not `kết quả thực hiện nhiệm vụ năm 2025`.
fn is_of_tasks(tokens: &[Token], event: &Event) -> bool {
    let before = tokens.get(event.tokens.start.saturating_sub(REACH)..event.tokens.start).unwrap_or_default();
    let ends = |t: &Token| t.shape == Shape::Break || matches!(t.key.as_str(), "." | ";") || t.is_number();
    let words = before.rsplit(ends).next().unwrap_or_default();
    let pair = |first: &Token, second: &Token| match (first.key.as_str(), second.key.as_str()) {
        ("tổng" | "sơ", "kết") | ("kết", "quả") | ("thực", "hiện") | ("hoàn", "thành") | ("đánh", "giá") => {
            Some(false)
        }
        ("triển", "khai") | ("phương", "hướng") | ("nhiệm", "vụ") => Some(true),
        _ => None,
    };
    let english = |t: &Token| {
        t.key.starts_with("deploy") || t.key.starts_with("implement") || matches!(t.key.as_str(), "tasks" | "plans")
    };
    let told: Vec<bool> = words.windows(2).filter_map(|w| if let [a, b] = w { pair(a, b) } else { None }).collect();
    match told.as_slice() {
        // `thực hiện nhiệm vụ năm 2025`
        [.., last] if *last => !words
            .windows(4)
            .any(|w| matches!(w, [a, b, c, d] if pair(a, b) == Some(false) && c.is("nhiệm") && d.is("vụ"))),
        [.., _] => false,
        [] => words.iter().any(english),
    }
}

/// `đến hết tháng 09/2015, số cũ chuyển sang`: the end of the year before.
fn is_end_before(events: &[Event], at: usize) -> bool {
    let whole =
        events.get(at).is_some_and(|e| matches!(e.what, What::When(When::Exact(period)) if period.months() == 12));
    let mut after = events.iter().skip(at.saturating_add(1)).take_while(|event| event.value().is_none());
    whole && after.any(|event| event.says(Meaning::Is(Item::CarriedIn)))
}

/// A period that a text says, and how many of its figures follow it before another is said.
struct Said {
    when: When,
    governs: usize,
    titled: bool,
}

/// What a text says of its time.
#[derive(Default)]
struct Times {
    said: Vec<Said>,
    /// Tasks to come, and what was left at the end of the year before.
    apart: Vec<When>,
    /// The year of the title that was not over when the text was written: its targets are told.
    planned: Option<Period>,
    /// Years that are compared with.
    compared: Vec<i16>,
    /// The year of a target that is compared with, and the year after one that is compared with as a whole.
    implied: Vec<i16>,
}

/// `so với chỉ tiêu giao năm 2014`: the year of the target.
fn is_of_target(events: &[Event], at: usize) -> bool {
    let before = events.get(..at).unwrap_or_default();
    let near = before.iter().rev().take(3).take_while(|event| !event.parts() && event.value().is_none());
    near.take_while(|event| !event.says(Meaning::Versus)).any(|event| event.says(Meaning::Target))
}

const fn year_of(when: When) -> Option<i16> {
    match when {
        When::Year(year) | When::SoFar(year) | When::Quarter(_, Some(year)) => Some(year),
        When::Exact(period) => Some(period.year().number()),
        When::Months(_) | When::Until(_) | When::Quarter(_, None) | When::Odd => None,
    }
}

impl Times {
    fn of(sentences: &[Vec<Event>], tokens: &[Token], published: Option<Date>) -> Self {
        let mut times = Self::default();
        for (sentence, events) in sentences.iter().enumerate() {
            let aims = events.iter().any(|event| event.says(Meaning::Aim));
            for (at, event) in events.iter().enumerate() {
                match event.what {
                    What::When(when) if is_compared(events, at) && is_of_target(events, at) => {
                        times.implied.extend(year_of(when));
                    }
                    What::When(when) if is_compared(events, at) => {
                        let bare =
                            at.checked_sub(1).and_then(|at| events.get(at)).is_some_and(|e| e.says(Meaning::Versus));
                        times.compare(when, bare);
                    }
                    What::When(when @ When::Year(_)) if is_of_tasks(tokens, event) => times.apart.push(when),
                    What::When(when) if is_end_before(events, at) => times.apart.push(when),
                    What::When(When::Year(year)) if sentence == 0 && is_planned(When::Year(year), published) => {
                        times.planned = Period::new(year, 12).ok();
                    }
                    What::When(when) if !is_planned(when, published) => {
                        times.said.push(Said { when, governs: 0, titled: sentence == 0 });
                    }
                    What::Value(_) if sentence > 0 && !aims => {
                        if let Some(last) = times.said.last_mut() {
                            last.governs = last.governs.saturating_add(1);
                        }
                    }
                    _ => {}
                }
            }
        }
        times
    }

    /// No period is compared with its own year: what `năm 2021 … so với cùng kỳ năm 2021` tells of is the year after.
    fn compare(&mut self, when: When, bare: bool) {
        let Some(year) = year_of(when) else { return };
        self.compared.push(year);
        if bare && matches!(when, When::Year(_)) {
            self.implied.push(year.saturating_add(1));
        }
        if let Some(last) = self.said.last_mut().filter(|last| last.when == When::Year(year)) {
            let governs = std::mem::take(&mut last.governs);
            self.said.push(Said { when: When::Year(year.saturating_add(1)), governs, titled: false });
        }
    }
}

/// The period of the text: of the year that most speaks for, figures first; in it months before quarters before the
/// year itself.
/// Beside it the year whose tasks a text is about, if nothing else says its time.
pub(super) fn main_period(
    sentences: &[Vec<Event>],
    tokens: &[Token],
    published: Option<Date>,
    written: Option<(u8, u8)>,
) -> (Option<Period>, Option<Period>) {
    let times = Times::of(sentences, tokens, published);
    let compared = times.compared.first().copied();
    let named = times.said.iter().find_map(|said| year_of(said.when));
    let guessed = named.filter(|_| published.is_none() && compared.is_none());
    let clock = Clock { main: guessed.and_then(|year| Period::new(year, 12).ok()), published, written, compared };
    let plain = Clock { main: None, ..clock };
    let period = |when: When| if year_of(when).is_some() { plain.period(when) } else { clock.period(when) };
    let known: Vec<(&Said, Period)> = times.said.iter().filter_map(|said| Some((said, period(said.when)?))).collect();
    let weight = |year: i16| {
        let said = known.iter().filter(|(_, period)| period.year().number() == year);
        let of_said = said.map(|(said, _)| said.governs.saturating_add(if said.titled { 3 } else { 1 }));
        let after = times.compared.iter().filter(|compared| compared.saturating_add(1) == year).count();
        of_said.sum::<usize>().saturating_add(after)
    };
    let order = |when: When| match when {
        When::Exact(_) => 0_u8,
        When::Months(_) | When::Until(_) => 1,
        When::Quarter(..) => 2,
        When::SoFar(_) => 3,
        When::Year(_) | When::Odd => 4,
    };
    // of equals the first
    let year = known.iter().rev().map(|(_, period)| period.year().number()).max_by_key(|year| weight(*year));
    let of_year = known.iter().filter(|(_, period)| Some(period.year().number()) == year);
    // months before the year as a whole, and of months those that most figures are of
    let governed = |chosen: Period| {
        let of_period = known.iter().filter(|(_, period)| *period == chosen);
        of_period.map(|(said, _)| said.governs).sum::<usize>()
    };
    let chosen = of_year
        .min_by_key(|(said, period)| (order(said.when) > 3, std::cmp::Reverse(governed(*period)), order(said.when)))
        .map(|(_, period)| *period);
    if chosen.is_some() {
        return (chosen, times.planned);
    }
    let implied = times.implied.iter().max().and_then(|year| Period::new(*year, 12).ok());
    if times.said.is_empty() && times.apart.is_empty() {
        // `chiều 5-3 … so với cùng kỳ năm 2025`: up to the month before
        let so_far = compared.and_then(|year| clock.period(When::SoFar(year.saturating_add(1))));
        return (implied.or(so_far), None);
    }
    match times.apart.first().copied() {
        // a conference on the tasks of a year tells of the year before
        Some(When::Year(year)) if published.is_none_or(|day| day.year() < year) => {
            (Period::new(year.saturating_sub(1), 12).ok(), Period::new(year, 12).ok())
        }
        apart => (apart.and_then(|when| clock.period(when)), None),
    }
}
