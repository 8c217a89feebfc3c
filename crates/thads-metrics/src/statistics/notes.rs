//! What must be known of statistics beside their numbers: which year they follow, and which stand in no form that was read.

use std::collections::BTreeSet;

use super::statistic::{Statistic, Year};
use crate::{
    measure::quantity::Quantity,
    period::Period,
    text::{Text, lang::Lang},
};

/// Notes on these quantities of these periods: statistics of the calendar year, of part of one, and those without a form.
///
/// ```
/// use thads_metrics::statistics::notes;
/// let of = |key: &str, period: &str| notes([(key.parse().unwrap(), period.parse().unwrap())]);
/// assert!(of("coercion.decisions", "2025/12").is_empty());
/// assert!(of("coercion.decisions", "2012/12")[0].en.starts_with("In no form"));
/// assert!(of("compensation.due", "2025/06")[1].en.starts_with("Of part of a year"));
/// ```
pub fn notes(of: impl IntoIterator<Item = (Quantity, Period)>) -> Vec<Text<String>> {
    let mut calendar: BTreeSet<&'static Statistic> = BTreeSet::new();
    let (mut partly, mut formless) = (calendar.clone(), calendar.clone());
    for (quantity, period) in of {
        let Some(statistic) = quantity.statistic() else { continue };
        if statistic.year == Year::Calendar {
            calendar.insert(statistic);
            partly.extend((period.months() < 12).then_some(statistic));
        }
        formless.extend(statistic.form_in(period).is_none().then_some(statistic));
    }
    let note = |(of, vi, en): (&BTreeSet<&'static Statistic>, &str, &str)| {
        let terms = |lang: Lang| of.iter().map(|one| one.term.pick(lang)).collect::<Vec<_>>().join("; ");
        let text = |says: &str, lang| format!("{says}: {}.", terms(lang));
        (!of.is_empty()).then(|| Text { vi: text(vi, Lang::Vi), en: text(en, Lang::En) })
    };
    let all = [
        (
            &calendar,
            "Tính theo năm dương lịch, không theo năm báo cáo thi hành án, nên không đối chiếu với số liệu khác",
            "Of the calendar year, not of the reporting year, and so not compared with other figures",
        ),
        (
            &partly,
            "Kỳ không trọn năm của số liệu theo năm dương lịch: chưa rõ tính từ 1 tháng 1 hay từ 1 tháng 10",
            "Of part of a year where the calendar year is followed: whether from 1 January or from 1 October is not established",
        ),
        (
            &formless,
            "Không thuộc biểu nào, hoặc chưa đọc được biểu của thời kỳ đó",
            "In no form, or in a form of that time that was not read",
        ),
    ];
    all.into_iter().filter_map(note).collect()
}
