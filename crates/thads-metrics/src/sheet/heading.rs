//! What a heading means: words to [`Meaning`], the meanings from the group down to the leaf to a [`Heading`].

use super::{
    fold::plain,
    title::periods,
    words::{LONGEST, Sense, VOCABULARY, shortless},
};
use crate::{Item, Measure, Period, Scale};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// The office's name.
    Office,
    /// The office that it belongs to.
    Parent,
    /// The period.
    Period,
    /// The measure: việc, tiền, cases, money.
    Measure,
    /// The number of the row.
    RowNumber,
    /// Figures.
    Item(Item),
}

/// What the heading of a column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Heading {
    /// What the column holds.
    pub role: Role,
    /// What is measured, if the heading says so.
    pub measure: Option<Measure>,
    /// The scale of money, if the heading says so.
    pub unit: Option<Scale>,
    /// The period, if the heading says so.
    pub period: Option<Period>,
    /// Whether the columns beside it decide: `thi hành xong` is completed beside `đình chỉ` and
    /// otherwise all that is resolved; `tỷ lệ %` is the rate after both of its parts.
    pub by_context: bool,
}

/// Why a heading has no meaning here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Unplaced {
    /// A word that no form uses.
    Unknown,
    /// It may be several items.
    Ambiguous,
    /// It says nothing of its own: `tổng số`, `về việc`.
    Nothing,
}

/// What one cell of a heading says.
#[allow(clippy::struct_excessive_bools)] // independent words that may stand in one cell
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Meaning {
    cores: Vec<Core>,
    total: bool,
    pub(super) part: bool,
    percent: bool,
    measures: Vec<Measure>,
    unit: Option<Scale>,
    role: Option<Role>,
    period: Option<Period>,
    unknown: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Core {
    Is(Item),
    Done,
    Handled,
    Postponed,
}

impl Core {
    /// Whether a group of this name may hold a column of that.
    fn holds(self, part: Self) -> bool {
        let item = |core| match core {
            Self::Is(item) => Some(item),
            Self::Done => Some(Item::Resolved),
            Self::Handled | Self::Postponed => None,
        };
        item(self).zip(item(part)).is_some_and(|(whole, part)| is_within(part, whole))
    }
}

impl Meaning {
    /// What a cell says, word for word.
    pub(super) fn of(text: &str) -> Self {
        let words = shortless(&plain(text));
        let mut out = Self::default();
        let words = match out.take_period(text, &words) {
            Some(rest) => rest,
            None => words,
        };
        let starts: Vec<usize> =
            std::iter::once(0).chain(words.match_indices(' ').map(|(at, _)| at.saturating_add(1))).collect();
        let mut at = 0_usize;
        while let Some(start) = starts.get(at).copied().filter(|start| *start < words.len()) {
            let longest = LONGEST.min(starts.len().saturating_sub(at));
            let found = (1..=longest).rev().find_map(|n| {
                let end = starts.get(at.saturating_add(n)).map_or(words.len(), |next| next.saturating_sub(1));
                VOCABULARY.get(words.get(start..end)?).map(|sense| (*sense, n))
            });
            let word = words.get(start..).unwrap_or_default().split(' ').next().unwrap_or_default();
            match found {
                Some((sense, n)) => {
                    out.add(sense);
                    at = at.saturating_add(n);
                    continue;
                }
                // the numbers of columns, `(3) = (4) + (5)`, and what numbers the heading itself
                None if word.len() <= 3 && word.bytes().all(|b| b.is_ascii_digit()) => {}
                None if at == 0
                    && starts.len() > 1
                    && (word.len() == 1 || word.bytes().all(|b| b"ivx".contains(&b))) => {}
                None => out.unknown = true,
            }
            at = at.saturating_add(1);
        }
        out
    }

    /// Takes a period out of the words; what is left of them.
    fn take_period(&mut self, text: &str, words: &str) -> Option<String> {
        if !words.bytes().any(|b| b.is_ascii_digit()) {
            return None;
        }
        let mut words: Vec<&str> = words.split(' ').collect();
        let is_year = |word: &&str| word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
        let at = words.iter().position(is_year)?;
        if at > 0
            && words.get(at.saturating_sub(1)) == Some(&"nam")
            && words.get(at.saturating_add(1)) == Some(&"chuyen")
        {
            words.splice(at..=at, ["truoc"]); // `năm 2021 chuyển sang`
            return Some(words.join(" "));
        }
        let named = periods(text);
        let [period] = named.as_slice() else { return None };
        self.period = Some(*period);
        words.retain(|word| {
            !matches!(*word, "nam" | "thang" | "dau" | "t") && !word.bytes().all(|b| b.is_ascii_digit())
        });
        Some(words.join(" "))
    }

    fn add(&mut self, sense: Sense) {
        match sense {
            Sense::Is(item) => self.core(Core::Is(item)),
            Sense::Done => self.core(Core::Done),
            Sense::Handled => self.core(Core::Handled),
            Sense::Postponed => self.core(Core::Postponed),
            Sense::Total => self.total = true,
            Sense::Part => self.part = true,
            Sense::Percent => self.percent = true,
            Sense::Of(measure) if !self.measures.contains(&measure) => self.measures.push(measure),
            Sense::Unit(unit) => self.unit = Some(unit),
            Sense::Heads(role) if self.role.is_none_or(|known| known == role) => self.role = Some(role),
            Sense::Heads(_) => self.unknown = true,
            Sense::Of(_) | Sense::Skip => {}
        }
    }

    fn core(&mut self, core: Core) {
        if !self.cores.contains(&core) {
            self.cores.push(core);
        }
    }

    /// Whether every word is known and they say something.
    pub(super) fn is_known(&self) -> bool {
        let says = self.role.is_some() || self.is_figures() || self.total || self.part || self.unit.is_some();
        !self.unknown && (says || !self.measures.is_empty() || self.period.is_some())
    }

    /// Whether it names an item, or a percentage.
    pub(super) fn is_figures(&self) -> bool {
        !self.unknown && (!self.cores.is_empty() || self.percent)
    }

    /// The role of a column without figures.
    pub(super) fn role(&self) -> Option<Role> {
        self.role.filter(|_| !self.unknown && self.cores.is_empty())
    }
}

/// A cell over a column, from the group down.
#[derive(Debug, Clone, Copy)]
pub(super) struct Level<'a> {
    /// What the cell says.
    pub(super) meaning: &'a Meaning,
    /// Whether the cell surely spans the column: it is merged, or stands in it.
    pub(super) sure: bool,
}

/// The item that an item is a part of.
const fn whole_of(item: Item) -> Option<Item> {
    Some(match item {
        Item::CarriedIn | Item::NewlyAccepted | Item::Entrusted | Item::TakenUp | Item::Revoked | Item::ToEnforce => {
            Item::Accepted
        }
        Item::Eligible | Item::Ineligible | Item::Deferred | Item::CarriedOver => Item::ToEnforce,
        Item::Resolved
        | Item::InProgress
        | Item::PostponedByAgreement
        | Item::Suspended
        | Item::Paused
        | Item::Other
        | Item::CarriedOverEligible => Item::Eligible,
        Item::Completed | Item::Terminated | Item::Reduced => Item::Resolved,
        _ => return None,
    })
}

fn is_within(part: Item, whole: Item) -> bool {
    std::iter::successors(Some(part), |item| whole_of(*item)).any(|item| item == whole)
}

/// The meaning of a column from the cells over it. `beside` is the item of the column to the left of
/// a `trong đó` that has no group of its own.
pub(super) fn compose(levels: &[Level<'_>], beside: Option<Item>) -> Result<Heading, Unplaced> {
    if levels.iter().any(|level| level.meaning.unknown) {
        return Err(Unplaced::Unknown);
    }
    let mut measure: Option<(Measure, bool)> = None;
    for level in levels {
        for named in &level.meaning.measures {
            match measure.replace((*named, level.sure)) {
                Some((known, true)) if known != *named => return Err(Unplaced::Ambiguous),
                _ => {}
            }
        }
    }
    let measure = measure.map(|(measure, _)| measure);
    let unit = levels.iter().rev().find_map(|level| level.meaning.unit);
    let measure = measure.or_else(|| unit.map(|_| Measure::Money));
    let period = levels.iter().rev().find_map(|level| level.meaning.period);
    let heading = |role, by_context| Heading { role, measure, unit, period, by_context };
    if let Some(role) = levels.iter().rev().find_map(|level| level.meaning.role())
        && levels.iter().all(|level| level.meaning.cores.is_empty())
    {
        return Ok(heading(role, false));
    }
    let (item, by_context) = if levels.iter().any(|level| level.meaning.percent) {
        percentage(levels, measure)?
    } else {
        figure(levels, beside)?
    };
    // administrative judgments are resolved when they are carried out: the form has one column
    let item = if measure == Some(Measure::Admin) && item == Item::Completed { Item::Resolved } else { item };
    Ok(heading(Role::Item(item), by_context))
}

/// A count or an amount.
fn figure(levels: &[Level<'_>], beside: Option<Item>) -> Result<(Item, bool), Unplaced> {
    let mut of: Option<Core> = beside.filter(|_| levels.iter().any(|level| level.meaning.part)).map(Core::Is);
    let mut of_sure = false;
    let mut closed = false; // a `tổng số` has been met below the item
    for level in levels {
        let Meaning { cores, total, .. } = level.meaning;
        let core = match cores.as_slice() {
            [] => {
                closed |= *total;
                continue;
            }
            [core] => *core,
            _ => return Err(Unplaced::Ambiguous),
        };
        let core = match core {
            Core::Handled if *total => Core::Is(Item::Accepted),
            Core::Done if *total => Core::Is(Item::Resolved),
            core => core,
        };
        of = Some(match (of, core) {
            (None | Some(Core::Handled), core) => core,
            (Some(Core::Is(Item::CarriedOver)), Core::Is(Item::Eligible | Item::CarriedOverEligible))
            | (Some(Core::Is(Item::Eligible)), Core::Is(Item::CarriedOver | Item::CarriedOverEligible)) => {
                Core::Is(Item::CarriedOverEligible)
            }
            (Some(Core::Is(Item::Eligible)), Core::Postponed) => Core::Is(Item::PostponedByAgreement),
            (Some(Core::Done | Core::Is(Item::Resolved)), Core::Done) => Core::Is(Item::Completed),
            (Some(whole), core) if !of_sure || whole.holds(core) => core,
            _ => return Err(Unplaced::Ambiguous),
        });
        of_sure = level.sure;
        closed = false;
    }
    match of {
        None => Err(Unplaced::Nothing),
        Some(Core::Done) if closed => Ok((Item::Resolved, false)),
        Some(Core::Done) => Ok((Item::Completed, true)),
        Some(Core::Is(item)) => Ok((item, false)),
        Some(Core::Handled | Core::Postponed) => Err(Unplaced::Ambiguous),
    }
}

/// A percentage: what is divided by what.
fn percentage(levels: &[Level<'_>], measure: Option<Measure>) -> Result<(Item, bool), Unplaced> {
    let own: Vec<Core> = levels
        .iter()
        .rev()
        .find(|level| !level.meaning.cores.is_empty())
        .map_or_else(Vec::new, |level| level.meaning.cores.clone());
    let has = |item| own.contains(&Core::Is(item));
    let done = own.contains(&Core::Done) || has(Item::Resolved);
    let known = own.iter().all(|core| !matches!(core, Core::Handled | Core::Postponed));
    if own.is_empty() {
        return Ok((Item::Rate, true));
    }
    if let [Core::Is(item)] = own.as_slice()
        && item.is_percent()
    {
        return Ok((*item, false));
    }
    let in_both = |allowed: &[Item]| {
        own.iter().all(|core| match core {
            Core::Is(item) => allowed.contains(item),
            Core::Done => allowed.contains(&Item::Completed),
            Core::Handled | Core::Postponed => false,
        })
    };
    let rate = [Item::Resolved, Item::Completed, Item::Terminated, Item::Reduced, Item::Eligible, Item::Rate];
    let admin = [Item::Resolved, Item::Completed, Item::ToEnforce, Item::Rate];
    let share = [Item::Eligible, Item::ToEnforce, Item::EligibleShare];
    match () {
        () if !known => Err(Unplaced::Ambiguous),
        () if done && in_both(&rate) => Ok((Item::Rate, false)),
        () if done && measure == Some(Measure::Admin) && in_both(&admin) => Ok((Item::Rate, false)),
        () if has(Item::Rate) && in_both(&rate) => Ok((Item::Rate, false)),
        // a group `có điều kiện` may hold the rate of what is done in it
        () if (has(Item::Eligible) || has(Item::EligibleShare)) && in_both(&share) => {
            let leaf_says = levels.last().is_some_and(|level| !level.meaning.cores.is_empty());
            let by_group = levels.iter().any(|level| level.meaning.percent && !level.meaning.cores.is_empty());
            Ok(if leaf_says || by_group { (Item::EligibleShare, false) } else { (Item::Rate, true) })
        }
        () => Err(Unplaced::Ambiguous),
    }
}

/// Decides the headings that their neighbours decide (see [`Heading::by_context`]); what stays open is unplaced.
pub(super) fn settle(headings: &mut [Result<Heading, Unplaced>]) {
    let all: Vec<Option<(Item, Heading)>> = headings
        .iter()
        .map(|heading| match heading {
            Ok(heading @ Heading { role: Role::Item(item), .. }) => Some((*item, *heading)),
            _ => None,
        })
        .collect();
    for (at, heading) in headings.iter_mut().enumerate() {
        let Ok(open) = heading else { continue };
        if !open.by_context {
            continue;
        }
        let (measure, period) = (open.measure, open.period);
        let peers = || all.iter().enumerate().filter_map(|(i, known)| known.map(|(item, peer)| (i, item, peer)));
        let has = |wanted: &[Item], before: usize| {
            peers().any(|(i, item, peer)| {
                let same = peer.measure.is_none() || measure.is_none() || peer.measure == measure;
                i < before && i != at && same && peer.period == period && wanted.contains(&item)
            })
        };
        match open.role {
            Role::Item(Item::Completed) if !has(&[Item::Resolved, Item::Terminated, Item::Reduced], usize::MAX) => {
                open.role = Role::Item(Item::Resolved);
            }
            Role::Item(Item::Rate) => {
                let after_parts =
                    has(&[Item::Resolved, Item::Completed], at) && has(&[Item::Eligible, Item::ToEnforce], at);
                if !after_parts {
                    *heading = Err(Unplaced::Ambiguous);
                }
            }
            _ => {}
        }
    }
}

/// What the heading of one column says: one of our keys, or the words of the forms; the group before
/// the leaf, apart by a line break, `>`, `|` or ` / `.
///
/// `None` if a word is not known, or if it may be two items. Where the columns beside it
/// would decide, [`Heading::by_context`] is set.
///
/// ```
/// use thads_metrics::{Item, Measure, Scale, sheet::{Role, heading}};
/// let eligible = heading("Về việc > Có điều kiện thi hành > Tổng số").unwrap();
/// assert_eq!((eligible.role, eligible.measure), (Role::Item(Item::Eligible), Some(Measure::Cases)));
/// assert_eq!(heading("cases.eligible"), Some(eligible));
/// assert_eq!(heading("Số tiền phải thi hành (triệu đồng)").unwrap().unit, Some(Scale::Million));
/// assert_eq!(heading("Tên đơn vị").unwrap().role, Role::Office);
/// assert_eq!(heading("giải quyết"), None);                        // handled, or resolved?
/// ```
pub fn heading(text: &str) -> Option<Heading> {
    alone(text).ok()
}

/// What the heading of a column says, or why it says nothing, its neighbours not asked.
pub(super) fn alone(text: &str) -> Result<Heading, Unplaced> {
    let path = |marks: &[&str]| {
        let parts =
            marks.iter().fold(vec![text], |parts, mark| parts.iter().flat_map(|part| part.split(mark)).collect());
        let cells: Vec<Meaning> = parts.into_iter().filter(|part| !part.trim().is_empty()).map(Meaning::of).collect();
        let levels: Vec<Level<'_>> = cells.iter().map(|meaning| Level { meaning, sure: true }).collect();
        compose(&levels, None)
    };
    // a line break or a slash may as well stand inside one heading
    path(&[">", "|"]).or_else(|why| path(&[">", "|", "\n", " / "]).map_err(|_| why))
}
