//! A series of one measure at a break ([`Seam`]): which columns it touches, and which carry on.

use crate::{
    measure::{Item, Measure, Quantity},
    period::Period,
    regime::breaks::{BREAKS, Break, breaks_between},
    text::lang::Lang,
};

/// Two periods of a series between which it breaks.
///
/// ```
/// use thads_metrics::{Item, Lang, Measure, regime::Seam};
/// let items = [Item::CarriedIn, Item::NewlyAccepted, Item::Resolved];
/// let pair = ("2026/09".parse()?, "2026/12".parse()?);
/// let seam = Seam::between(pair, Measure::Cases, items, None, None).unwrap();
/// assert_eq!((seam.broken, seam.carried_on), (vec![Item::NewlyAccepted, Item::Resolved], vec![Item::CarriedIn]));
/// assert!(Seam::between(pair, Measure::Admin, [Item::Resolved], None, None).is_none());
/// # Ok::<(), thads_metrics::period::PeriodError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seam {
    /// The two periods, the earlier first; the same twice for one that the break lies inside of.
    pub periods: (Period, Period),
    /// The measure.
    pub measure: Measure,
    /// The breaks, each once.
    pub breaks: Vec<&'static Break>,
    /// The columns that one of them touches.
    pub broken: Vec<Item>,
    /// The columns that none of them touches.
    pub carried_on: Vec<Item>,
}

impl Seam {
    /// What these columns of a measure meet between two periods; `None` if nothing breaks.
    pub fn between(
        (a, b): (Period, Period),
        measure: Measure,
        items: impl IntoIterator<Item = Item>,
        office: Option<&str>,
        group: Option<&str>,
    ) -> Option<Self> {
        Self::of((a.min(b), a.max(b)), measure, items, |quantity| breaks_between(a, b, quantity, office, group))
    }

    /// What they meet inside one period, of which the first months stand under one rule and the last under another.
    ///
    /// ```
    /// use thads_metrics::{Item, Measure, regime::Seam};
    /// let inside = |period: &str| Seam::inside(period.parse().unwrap(), Measure::Cases, [Item::NewlyAccepted], None);
    /// assert_eq!(inside("2026/12").unwrap().breaks[0].id(), "one_decision_per_debtor");
    /// assert!(inside("2026/09").is_none() && inside("2027/12").is_none());
    /// ```
    pub fn inside(
        period: Period,
        measure: Measure,
        items: impl IntoIterator<Item = Item>,
        group: Option<&str>,
    ) -> Option<Self> {
        let breaks = |quantity: Quantity| {
            let within =
                |known: &&Break| known.mixes() && period.first_day() < known.on() && known.on() <= period.last_day();
            let touches = |known: &&Break| {
                known.measures().contains(&measure) && quantity.item().is_some_and(|item| known.items().contains(&item))
            };
            BREAKS.iter().filter(within).filter(touches).filter(|known| known.touches(None, group)).collect()
        };
        Self::of((period, period), measure, items, breaks)
    }

    /// What they meet along the periods of a series, oldest first: between two neighbours, and inside the last where no break
    /// before it in that year is said already.
    ///
    /// ```
    /// use thads_metrics::{Item, Measure, Period, regime::Seam};
    /// let along = |periods: &[&str]| {
    ///     let periods: Vec<Period> = periods.iter().map(|period| period.parse().unwrap()).collect();
    ///     Seam::along(&periods, Measure::Cases, &[Item::NewlyAccepted], None).len()
    /// };
    /// assert_eq!((along(&["2026/12"]), along(&["2026/09", "2026/12"]), along(&["2026/06", "2026/09"])), (1, 1, 0));
    /// ```
    pub fn along(periods: &[Period], measure: Measure, items: &[Item], group: Option<&str>) -> Vec<Self> {
        let items = || items.iter().copied();
        let pairs = periods.iter().zip(periods.iter().skip(1));
        let between = |(a, b): (&Period, &Period)| Self::between((*a, *b), measure, items(), None, group);
        let mut seams: Vec<Self> = pairs.filter_map(between).collect();
        let is_unsaid = |last: &&Period| seams.iter().all(|seam| seam.periods.1.year() != last.year());
        let inside = periods.last().filter(is_unsaid).and_then(|last| Self::inside(*last, measure, items(), group));
        seams.extend(inside);
        seams
    }

    fn of(
        periods: (Period, Period),
        measure: Measure,
        items: impl IntoIterator<Item = Item>,
        breaks_of: impl Fn(Quantity) -> Vec<&'static Break>,
    ) -> Option<Self> {
        let (mut breaks, mut broken, mut carried_on): (Vec<&'static Break>, _, _) =
            (Vec::new(), Vec::new(), Vec::new());
        for item in items {
            let Ok(quantity) = Quantity::new(measure, item) else { continue };
            let found = breaks_of(quantity);
            if found.is_empty() { &mut carried_on } else { &mut broken }.push(item);
            for one in found {
                if !breaks.contains(&one) {
                    breaks.push(one);
                }
            }
        }
        breaks.sort_by_key(|known| known.on());
        (!breaks.is_empty()).then_some(Self { periods, measure, breaks, broken, carried_on })
    }

    /// The same in words: `về việc, giữa 9 tháng đầu năm 2026 và năm 2026: từ 1/7/2026 …; không so được: …; so được: …`.
    pub fn print(&self, lang: Lang) -> String {
        let (before, after) = (self.periods.0.label(lang), self.periods.1.label(lang));
        let between = match (lang, self.periods.0 == self.periods.1) {
            (Lang::Vi, true) => format!("{after} gồm cả thời gian trước và sau khi quy định thay đổi"),
            (Lang::En, true) => format!("the {after} has months from before and after a change of rules"),
            (Lang::Vi, false) => format!("{before} và {after}"),
            (Lang::En, false) => format!("between the {before} and the {after}"),
        };
        let reasons = self.breaks.iter().map(|known| known.reason(lang)).collect::<Vec<_>>().join("; ");
        let list = |items: &[Item]| items.iter().map(|item| item.term(lang)).collect::<Vec<_>>().join(", ");
        let (broken, carried_on) = (list(&self.broken), list(&self.carried_on));
        let rest = if self.carried_on.is_empty() {
            String::new()
        } else {
            lang.pick(format!("; cột vẫn so được: {carried_on}"), format!("; still comparable: {carried_on}"))
        };
        let measure = self.measure.term(lang);
        lang.pick(
            format!("{measure}, {between}: {reasons}. Cột không so được: {broken}{rest}"),
            format!("{measure}, {between}: {reasons}. Not comparable: {broken}{rest}"),
        )
    }
}
