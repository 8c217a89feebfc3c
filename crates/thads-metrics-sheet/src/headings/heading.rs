//! What a heading means: words to [`Meaning`], the meanings from the group down to the leaf to a [`Heading`].

use crate::headings::heading_path::{Core, Level, compose};
use thads_metrics::{Measure, Period, Scale};
use thads_metrics::{
    text::plain,
    vocabulary::{
        headings::{LONGEST, Role, Sense, VOCABULARY, shortless},
        periods,
    },
};

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
}

/// What one cell of a heading says.
#[allow(clippy::struct_excessive_bools)] // independent words that may stand in one cell
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Meaning {
    pub(crate) cores: Vec<Core>,
    pub(crate) total: bool,
    pub(crate) part: bool,
    pub(crate) percent: bool,
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
    pub(crate) fn is_known(&self) -> bool {
        let says = self.role.is_some() || self.is_figures() || self.total || self.part || self.unit.is_some();
        !self.unknown && (says || !self.measures.is_empty() || self.period.is_some())
    }

    /// Whether it names an item, or a percentage.
    pub(crate) fn is_figures(&self) -> bool {
        !self.unknown && (!self.cores.is_empty() || self.percent)
    }

    /// The role of a column without figures.
    pub(crate) fn role(&self) -> Option<Role> {
        self.role.filter(|_| !self.unknown && self.cores.is_empty())
    }
}

/// What the heading of one column says: one of our keys, or the words of the forms; the group before
/// the leaf, apart by a line break, `>`, `|` or ` / `.
///
/// `None` if a word is not known, or if it may be two items. Where the columns beside it
/// would decide, [`Heading::by_context`] is set.
///
/// ```
/// use thads_metrics::{Item, Measure, Scale, vocabulary::Role};
/// use thads_metrics_sheet::headings;
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
pub(crate) fn alone(text: &str) -> Result<Heading, Unplaced> {
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
