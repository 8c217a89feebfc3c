//! What the words of one cell of a heading mean ([`Meaning`]), and what a column is ([`Heading`]).

use thads_metrics::{
    Item, Measure, Period, Scale,
    text::plain,
    vocabulary::{
        headings::{LONGEST, Role, Sense, VOCABULARY, shortless},
        periods,
        statistics::statistic_of_heading,
    },
};

/// What a phrase names: an item, or one of several until its neighbours decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Core {
    Is(Item),
    Done,
    Handled,
    Postponed,
    /// `năm trước`: carried in beside what was newly accepted, else last year's figure of what it stands under.
    LastYear,
}

impl Core {
    /// Whether a group of this name may hold a column of that.
    pub(crate) fn holds(self, part: Self) -> bool {
        let item = |core| match core {
            Self::Is(item) => Some(item),
            Self::Done => Some(Item::Resolved),
            Self::Handled | Self::Postponed | Self::LastYear => None,
        };
        item(self).zip(item(part)).is_some_and(|(whole, part)| is_within(part, whole))
    }
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
pub(crate) enum Unplaced {
    /// A word that no form uses.
    Unknown,
    /// It may be several items.
    Ambiguous,
    /// It says nothing of its own: `tổng số`, `về việc`.
    Nothing,
    /// The figure of an earlier period: `cùng kỳ`, or `năm trước` beside an item.
    Earlier,
}

/// What one cell of a heading says.
#[allow(clippy::struct_excessive_bools)] // independent words that may stand in one cell
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Meaning {
    pub(crate) cores: Vec<Core>,
    pub(crate) total: bool,
    pub(crate) part: bool,
    pub(crate) percent: bool,
    /// Whether it is of an earlier period: `cùng kỳ`.
    pub(crate) earlier: bool,
    pub(crate) measures: Vec<Measure>,
    pub(crate) unit: Option<Scale>,
    role: Option<Role>,
    pub(crate) period: Option<Period>,
    pub(crate) unknown: bool,
}

impl Meaning {
    /// What a cell says, word for word.
    pub(crate) fn of(text: &str) -> Self {
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
        // `đã được miễn, giảm nghĩa vụ thi hành án` counts something else than the column `giảm`
        out.unknown |= out.is_figures() && statistic_of_heading(text).is_some();
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
            Sense::LastYear => self.core(Core::LastYear),
            Sense::Earlier => self.earlier = true,
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
    pub(crate) fn is_known(&self) -> bool {
        let says = self.role.is_some() || self.is_figures() || self.total || self.part || self.unit.is_some();
        !self.unknown && (says || !self.measures.is_empty() || self.period.is_some())
    }

    /// Whether it names an item, or a percentage.
    pub(crate) fn is_figures(&self) -> bool {
        !self.unknown && (!self.cores.is_empty() || self.percent || self.earlier)
    }

    /// The role of a column without figures.
    pub(crate) fn role(&self) -> Option<Role> {
        self.role.filter(|_| !self.unknown && self.cores.is_empty())
    }
}
