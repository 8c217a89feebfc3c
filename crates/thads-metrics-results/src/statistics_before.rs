//! What offices' statistics were in an earlier period, beside what they are.

use thads_metrics::{office, statistics::OfficeStatistics, text::Text};

use crate::table_model::{TableColumn, Unit, Values};

const BEFORE: Text = Text::new("kỳ trước", "before");
const DIFFERENCE: Text = Text::new("tăng, giảm", "change");

/// Offices with what they had before.
pub(crate) struct Pairs<'a> {
    pairs: Vec<(&'a OfficeStatistics, Option<&'a OfficeStatistics>)>,
    before: &'a [OfficeStatistics],
}

impl<'a> Pairs<'a> {
    /// Each office with the latest earlier period of as many months that it has statistics of.
    pub(crate) fn new(offices: &'a [OfficeStatistics], before: &'a [OfficeStatistics]) -> Self {
        let earlier = |now: &OfficeStatistics| {
            let is_comparable = |then: &&OfficeStatistics| {
                let (period, own) = (then.period(), now.period());
                period < own && period.months() == own.months() && same_office(then, now)
            };
            before.iter().filter(is_comparable).max_by_key(|then| then.period())
        };
        Self { pairs: offices.iter().map(|now| (now, earlier(now))).collect(), before }
    }

    /// Beside a column what it was before, and what changed, in `unit`; nothing where nothing is compared.
    pub(crate) fn columns(
        &self,
        column: &TableColumn,
        unit: Unit,
        number: &dyn Fn(&OfficeStatistics) -> Option<i128>,
        values: impl Fn(Vec<Option<i128>>) -> Values,
    ) -> Vec<TableColumn> {
        if self.before.is_empty() {
            return Vec::new();
        }
        let before = self.pairs.iter().map(|(_, then)| number((*then)?));
        let change = self.pairs.iter().map(|(now, then)| number(now)?.checked_sub(number((*then)?)?));
        let beside = |key: &str, which: Text, unit, numbers: Vec<Option<i128>>| TableColumn {
            key: format!("{}_{key}", column.key).into(),
            heading: Text::in_both(|lang| format!("{}, {}", column.heading.pick(lang), which.pick(lang))),
            unit,
            values: values(numbers),
        };
        vec![
            beside("before", BEFORE, column.unit, before.collect()),
            beside("difference", DIFFERENCE, unit, change.collect()),
        ]
    }

    /// The offices that are compared with nothing, and those that nothing is compared with.
    pub(crate) fn notes(&self) -> Vec<Text<String>> {
        let is_alone = |(_, then): &&(&OfficeStatistics, Option<_>)| then.is_none() && !self.before.is_empty();
        let alone = self.pairs.iter().filter(is_alone).map(|(now, _)| {
            let (office, months) = (now.office(), now.period().months());
            Text::new(
                format!("{office}: không có số liệu {months} tháng của kỳ trước để so sánh"),
                format!("{office}: no earlier figures of {months} months to compare with"),
            )
        });
        let is_unmatched = |then: &&OfficeStatistics| !self.pairs.iter().any(|(now, _)| same_office(then, now));
        let gone = self.before.iter().filter(is_unmatched).map(|then| {
            let (office, period) = (then.office(), then.period());
            Text::new(
                format!("{office}: có số liệu kỳ {period}, không có ở kỳ này"),
                format!("{office}: has figures of {period} and none now"),
            )
        });
        alone.chain(gone).collect()
    }
}

fn same_office(one: &OfficeStatistics, other: &OfficeStatistics) -> bool {
    let key = |of: &OfficeStatistics| office::key(of.office(), Some(of.period().last_day())).canonical().to_owned();
    key(one) == key(other)
}
