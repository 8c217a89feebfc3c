//! The core's rule as a table: which sum a row goes to, from its status and where its days lie.
//!
//! The table is filled by asking [`Facts::adds`] about one example of each combination, so the
//! rule itself stays in the core. What the table can't say (a row that contradicts itself, a
//! status without a rule) is [`RuleTable::ask`]: such rows are put to the core one by one.

use super::group::Group;
use thads_metrics::{
    Amount, Date, Item, Measure, Period, Regime, Status,
    case::{Assume, Facts, Outcome, SetAside},
    flow::ColumnSums,
};

/// Something about a row that the rule depends on, as bits of an index.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bits;

impl Bits {
    /// Accepted before the reporting year.
    pub(super) const BEFORE: u16 = 1;
    /// Accepted after the period.
    pub(super) const LATER: u16 = 2;
    /// Not closed.
    pub(super) const OPEN: u16 = 4;
    /// Closed before the reporting year.
    pub(super) const EARLIER: u16 = 8;
    /// Closed after the period, or not closed.
    pub(super) const AFTER: u16 = 16;
    /// Closed before it was accepted.
    pub(super) const REVERSED: u16 = 32;
    /// All that days say.
    pub(super) const DAYS: u16 = 63;
    /// Something is left of what was due.
    pub(super) const LEFT: u16 = 64;
    /// The amounts contradict each other, or a day lies outside the calendar.
    pub(super) const WRONG: u16 = 128;
    /// Where the status begins.
    pub(super) const STATUS: u32 = 8;
}

/// The class of a status that is none.
pub(super) const UNKNOWN: u8 = 14;
/// The class of a missing status.
pub(super) const NULL: u8 = 15;

/// The number of entries: sixteen classes of status.
pub(super) const ENTRIES: usize = 16 << Bits::STATUS;

/// What to do with a row of each class, or code, and bits.
pub(super) type Actions = [u8; ENTRIES];

/// Where amounts go, whatever the status, as the columns of amounts stand; the first is what is due.
const PARTS: [Item; 5] = [Item::Accepted, Item::Completed, Item::Terminated, Item::Reduced, Item::Entrusted];

/// The day that stands for not closed.
pub(super) const OPEN_DAY: i32 = i32::MAX;

/// A sum that rows go to: where they came from, and where they ended up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slot {
    pub(super) origin: Item,
    pub(super) column: Item,
}

/// The rule of a period, as a table.
#[derive(Debug)]
pub(super) struct RuleTable {
    pub(super) period: Period,
    pub(super) regime: &'static Regime,
    pub(super) assume: Assume,
    /// The first and the last day of the period, in days.
    pub(super) first: i32,
    pub(super) last: i32,
    /// The first and the last day of the calendar.
    pub(super) calendar: (i32, i32),
    /// The sums; after them come the reasons to set aside, and after these the rows to ask about.
    pub(super) slots: Vec<Slot>,
    actions: Box<Actions>,
}

/// What is known of a row's days once the rule has been carried out: days from the first of the period on, which has
/// `last` as its last, and `open` for a case not closed.
#[inline(always)]
pub(super) fn bits<D: Copy + Ord + From<i16>>((last, open): (D, D), accepted: D, closed: D) -> u16 {
    let bit = |yes: bool, bit: u16| if yes { bit } else { 0 };
    let first = D::from(0);
    bit(accepted < first, Bits::BEFORE)
        | bit(accepted > last, Bits::LATER)
        | bit(closed == open, Bits::OPEN)
        | bit(closed < first, Bits::EARLIER)
        | bit(closed > last, Bits::AFTER)
        | bit(closed < accepted, Bits::REVERSED)
}

impl RuleTable {
    pub(super) fn new(period: Period, regime: &'static Regime, assume: Assume) -> Self {
        let (first, last) = (period.first_day().days(), period.last_day().days());
        let origins = [Item::CarriedIn, Item::NewlyAccepted];
        let slots: Vec<Slot> = origins
            .into_iter()
            .flat_map(|origin| {
                let columns = ColumnSums::ITEMS.into_iter().filter(move |item| !origins.contains(item));
                columns
                    .filter(|item| {
                        Status::ALL
                            .iter()
                            .any(|status| regime.column_on(*status, period.last_day()).place.item() == Some(*item))
                    })
                    .map(move |column| Slot { origin, column })
            })
            .collect();
        let calendar = |year, month, day| Date::new(year, month, day).map_or(0, Date::days);
        let calendar = (calendar(-9999, 1, 1), calendar(9999, 12, 31));
        let mut rules = Self { period, regime, assume, first, last, calendar, slots, actions: Box::new([0; ENTRIES]) };
        rules.fill();
        rules
    }

    /// One example of each combination of a status and days on each side of each boundary.
    fn fill(&mut self) {
        let ask = self.ask();
        let mut actions: Vec<Option<u8>> = vec![None; ENTRIES];
        let around = |day: i32| (-2..=2).map(move |by: i32| day.saturating_add(by));
        let days: Vec<i32> = around(self.first).chain(around(self.last)).collect();
        for status in Status::ALL {
            for accepted in &days {
                for closed in days.iter().copied().chain([OPEN_DAY]) {
                    for left in [0, 1] {
                        let entry = self.entry(class(*status), *accepted, closed, left);
                        let action = self.example(*status, *accepted, closed, left).unwrap_or(ask);
                        if let Some(slot) = actions.get_mut(entry) {
                            // Examples that disagree would mean that the bits do not say enough.
                            *slot = Some(slot.map_or(action, |known| if known == action { action } else { ask }));
                        }
                    }
                }
            }
        }
        for (slot, action) in self.actions.iter_mut().zip(actions) {
            *slot = action.unwrap_or(ask);
        }
    }

    /// What is known of a row's days, wherever they lie.
    pub(super) fn bits(&self, accepted: i32, closed: i32) -> u16 {
        let day = |day: i32| i64::from(day).saturating_sub(self.first.into());
        bits((day(self.last), day(OPEN_DAY)), day(accepted), day(closed))
    }

    /// How many days after its first the period's last is: less than a year.
    pub(super) fn span(&self) -> i16 {
        i16::try_from(self.last.saturating_sub(self.first)).unwrap_or(i16::MAX)
    }

    fn entry(&self, class: u8, accepted: i32, closed: i32, left: u8) -> usize {
        let left = if left > 0 { Bits::LEFT } else { 0 };
        (u16::from(class) << Bits::STATUS | self.bits(accepted, closed) | left).into()
    }

    /// What the core says of an example; `None` if it is an error.
    fn example(&self, status: Status, accepted: i32, closed: i32, left: u8) -> Option<u8> {
        let facts = Facts {
            closed_on: if closed == OPEN_DAY { None } else { Some(Date::from_days(closed)?) },
            due: Amount::new(left.into()).ok()?,
            ..Facts::new(status, Date::from_days(accepted)?)
        };
        let [cases, money] = self.ask_core(&facts).ok()?;
        match (cases, money) {
            (Outcome::Adds(cases), Outcome::Adds(money)) => {
                let (column, _) = cases.parts().next()?;
                let same = money.origin() == cases.origin() && money.parts().all(|part| part == (column, 1));
                let slot = Slot { origin: cases.origin(), column };
                let at = self.slots.iter().position(|known| *known == slot).filter(|_| same)?;
                u8::try_from(at).ok()
            }
            (Outcome::SetAside(reason), Outcome::SetAside(other)) if reason == other => {
                let at = SetAside::ALL.iter().position(|known| *known == reason)?;
                u8::try_from(self.slots.len().saturating_add(at)).ok()
            }
            _ => None,
        }
    }

    /// What a case adds to the forms of cases and of money.
    pub(super) fn ask_core(&self, facts: &Facts) -> Result<[Outcome; 2], thads_metrics::case::CaseError> {
        let adds = |measure| facts.adds(measure, self.period, self.regime, self.assume);
        Ok([adds(Measure::Cases)?, adds(Measure::Money)?])
    }

    /// Puts a sum of rows of one action to its group; `None` past 2¹²⁸.
    ///
    /// What was collected, terminated, reduced and entrusted goes to those columns, and only what is left to
    /// the column of the status, as [`Facts::adds`] has it; the tests compare the two.
    pub(super) fn settle(
        &self,
        group: &mut Group,
        action: usize,
        count: i64,
        left: i64,
        amounts: impl Iterator<Item = (usize, i64)>,
    ) -> Option<()> {
        let wide = |sum: i64| u128::try_from(sum).unwrap_or(0);
        let Some(Slot { origin, column }) = self.slots.get(action).copied() else {
            if let Some(rows) = group.set_aside.get_mut(action.saturating_sub(self.slots.len())) {
                *rows = rows.saturating_add(count.unsigned_abs());
            }
            return Some(());
        };
        group.cases.add(origin, wide(count))?;
        group.cases.add(column, wide(count))?;
        group.money.add(origin, wide(left))?;
        group.money.add(column, wide(left))?;
        for (amount, sum) in amounts {
            group.money.add(origin, wide(sum))?;
            group.money.add(PARTS.get(amount).copied()?, wide(sum))?;
        }
        Some(())
    }

    /// Whether a day lies in the calendar.
    pub(super) fn is_day(&self, day: i32) -> bool {
        let (first, last) = self.calendar;
        (first..=last).contains(&day)
    }

    /// How many sums there are for a group: those of the slots, the reasons to set aside, and one for rows to ask about.
    pub(super) fn stride(&self) -> usize {
        usize::from(self.ask()).saturating_add(1)
    }

    /// The action of rows that are put to the core one by one: the last of all.
    pub(super) fn ask(&self) -> u8 {
        u8::try_from(self.slots.len().saturating_add(SetAside::ALL.len())).unwrap_or(u8::MAX)
    }

    /// What to do with a row, by its class of status and its bits.
    pub(super) const fn actions(&self) -> &Actions {
        &self.actions
    }

    /// The same by codes, given the class of each; the codes after these stand for a missing status.
    pub(super) fn actions_by(&self, classes: &[u32]) -> Box<Actions> {
        let mut actions = self.actions.clone();
        let classes = classes.iter().copied().chain(std::iter::repeat(NULL.into()));
        for (slots, class) in actions.chunks_exact_mut(1 << Bits::STATUS).zip(classes) {
            let known = self.actions.get((class as usize) << Bits::STATUS..).unwrap_or_default();
            slots.iter_mut().zip(known).for_each(|(slot, action)| *slot = *action);
        }
        actions
    }
}

/// The class of a status: its place among all.
pub(super) fn class(status: Status) -> u8 {
    status as u8
}

/// The class of a missing status, as a number.
pub(super) const NO_STATUS: u16 = NULL as u16;

/// The class of a status, by its key.
pub(super) fn of_status(text: Option<&str>) -> u32 {
    text.map_or(NULL, |text| Status::in_words(text).map_or(UNKNOWN, class)).into()
}

/// A class of a status among wider numbers.
pub(super) fn as_class(number: u32) -> u16 {
    u16::try_from(number).unwrap_or(NO_STATUS)
}

/// The status of a class; `None` for what is no status.
pub(super) fn status(class: u8) -> Option<Status> {
    Status::ALL.get(usize::from(class)).copied()
}
