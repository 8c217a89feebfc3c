//! Two results against each other: what changed, and why the total rate did ([`Comparison`]).

mod carried_in;
mod comparable;
pub(crate) mod decompose;
mod prose;
mod restated_before;
mod table;

use std::{collections::BTreeMap, sync::Arc};

use num_bigint::BigInt;
use num_rational::BigRational;

pub(crate) use decompose::{Effect, Side, decompose};

use crate::{
    error::{Measures, ResultsError},
    prose_numbers::{differs_in_print, exact_differences, list},
    table_model::Term,
};
use crate::{
    results::Results,
    row::{Row, RowLevel},
    seams::SEAM,
};
use thads_metrics::{
    Flow, Item, Lang, Measure, Offices, Period, Points, Quantity,
    office::{self, OfficeKey},
    rate::ten,
    regime::{Break, Scope, breaks_between},
};
use thads_metrics_sheet::thousands;

/// A row of a comparison: an office before and after, or only one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What it stands for.
    pub level: RowLevel,
    /// The office as it is named after, or before if it is not there any more.
    pub office: String,
    /// The office that it belongs to, if that is said.
    pub parent: Option<String>,
    /// The measure.
    pub measure: Measure,
    /// The row before.
    pub before: Option<Row>,
    /// The row after.
    pub after: Option<Row>,
    /// Whether what it was before is the sum of the offices that merged into it since.
    pub is_restated: bool,
    /// Where the series breaks between the two.
    pub breaks: Vec<&'static Break>,
    /// What it did to the rate of the whole; of the whole, what all its offices did. `None` where there is no
    /// rate to split.
    pub effect: Option<Effect>,
    /// The same, rounded so that the column sums to the rounded change of the whole.
    pub printed: Option<(BigInt, BigInt)>,
}

/// What changed between two results, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    rows: Vec<Change>,
    periods: (Period, Period),
    places: u16,
    notes: Vec<Arc<Term>>,
}

/// Compares two results of one period each: `before`, such as the same period last year, and `after`.
///
/// Offices are matched by parent and name in any usual spelling. One that is only on one side is
/// listed. Where the series breaks between the two, the break comes with the row. Provinces that merged
/// in between are added up first; where not all of them are given, the office they became is not
/// compared, for its figures are of another area.
///
/// ```
/// use thads_metrics::{Flow, Item, Measure, Targets};
/// use thads_metrics_results::{Options, Results, compare};
/// let results = |period: &str, eligible, resolved| {
///     let items = [(Item::Eligible, eligible), (Item::Resolved, resolved)];
///     let flow = Flow::from_items("Bến Lức", period.parse().unwrap(), Measure::Cases, None, items).unwrap();
///     Results::new([flow], &Targets::new(), Options::default()).unwrap()
/// };
/// let comparison = compare(&results("2021/06", 4_000, 2_200), &results("2022/06", 5_000, 2_500))?;
/// let change = &comparison.rows()[0];
/// assert_eq!(change.difference(Item::Resolved), Some(300));             // cases
/// assert_eq!(change.points().unwrap().to_string(), "-5,00 điểm %");     // points, never percent
/// assert_eq!(change.percent(Item::Eligible).unwrap().to_string(), "25"); // percent of 4.000
/// # Ok::<(), thads_metrics_results::ResultsError>(())
/// ```
pub fn compare(before: &Results, after: &Results) -> Result<Comparison, ResultsError> {
    compare_over(before, after, Offices::vietnam())
}

/// The same over a restructuring of offices of one's own: `offices` says which became which, as for
/// [`restate`](thads_metrics::restate::restate).
///
/// ```
/// use thads_metrics::{Flow, Item, Measure, Office, Offices, Targets, office::Level};
/// use thads_metrics_results::{Options, Results, compare_over};
/// let mut offices = Offices::vietnam().clone();
/// for (code, name, level, parent) in [
///     ("YY", "Chi cục THADS huyện Ý Yên", Level::District, "36"), // Nam Định
///     ("VB", "Chi cục THADS huyện Vụ Bản", Level::District, "36"),
///     ("KV1", "Phòng THADS khu vực 1", Level::Region, "37"), // Ninh Bình
/// ] {
///     offices = offices.with(Office::new(code, name, level, Some(parent))?, None, None)?;
/// }
/// let offices = offices.with_successor("YY", "KV1")?.with_successor("VB", "KV1")?;
/// let results = |period: &str, figures: &[(&str, u128, u128)]| {
///     let flow = |(office, eligible, resolved): &(&str, u128, u128)| {
///         let items = [(Item::Eligible, *eligible), (Item::Resolved, *resolved)];
///         Flow::from_items(office, period.parse().unwrap(), Measure::Cases, None, items).unwrap()
///     };
///     Results::new(figures.iter().map(flow), &Targets::new(), Options::default()).unwrap()
/// };
/// let before = results("2025/06", &[("Ý Yên", 100, 40), ("Vụ Bản", 100, 60)]);
/// let after = results("2026/06", &[("KV 01", 210, 126)]);
/// let comparison = compare_over(&before, &after, &offices)?;
/// assert_eq!(comparison.rows()[0].points().unwrap().to_string(), "10,00 điểm %"); // 50 % of 200 before
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn compare_over(before: &Results, after: &Results, offices: &Offices) -> Result<Comparison, ResultsError> {
    let periods = (before.period()?, after.period()?);
    let (mine, theirs) = (before.measures(), after.measures());
    let both: Vec<Measure> = theirs.iter().copied().filter(|measure| mine.contains(measure)).collect();
    if both.is_empty() {
        return Err(ResultsError::NoMeasure { expected: Measures(mine), got: Measures(theirs) });
    }
    let places = after.options().places;
    let restated = restated_before::restated(before, after, (periods.0.last_day(), periods.1.last_day()), offices);
    let before = restated.as_ref().map_or(before, |restated| &restated.results);
    let known = comparable::on_both(before, after, &both, periods)?;
    let (before, after) = known.as_ref().map_or((before, after), |(before, after)| (before, after));
    let mut rows = Vec::new();
    for measure in both {
        let mut of_measure = matched(before, after, measure, periods);
        for (office, _) in restated.iter().flat_map(|all| &all.sums).filter(|(_, of)| *of == measure) {
            let mut offices = of_measure.iter_mut().filter(|row| row.level == RowLevel::Office);
            if let Some(sum) = offices.find(|row| row.before.as_ref().is_some_and(|row| row.office == *office)) {
                sum.is_restated = true;
            }
        }
        carry_mergers(&mut of_measure);
        for level in [RowLevel::Office, RowLevel::Parent] {
            split(&mut of_measure, level, places);
        }
        rows.append(&mut of_measure);
    }
    let mut notes: Vec<Arc<Term>> = uneven(periods).into_iter().chain(one_sided(&mine, &theirs)).collect();
    for found in rows.iter().flat_map(|row| &row.breaks) {
        if notes.iter().all(|note| note.key != found.id()) {
            let (vi, en) = (found.reason(Lang::Vi), found.reason(Lang::En));
            notes.push(Arc::new(Term::new(found.id(), vi, en)));
        }
    }
    notes.splice(..0, units(&rows));
    notes.extend(rows.iter().any(|row| row.differs_in_print(places)).then(exact_differences));
    let carried_in = rows.iter().filter(|row| row.level == RowLevel::Office).filter_map(|row| {
        let of = |side: &Option<Row>| Some(side.as_ref()?.get(Item::CarriedIn)?.number());
        Some((row.office.as_str(), of(&row.before)?, of(&row.after)?))
    });
    notes.extend(carried_in::risen(carried_in, periods));
    notes.extend(restated.iter().flat_map(|restated| restated.notes.clone()));
    let others = before.notes().iter().chain(after.notes()).filter(|note| note.key != SEAM);
    notes.extend(others.cloned());
    Ok(Comparison { rows, periods, places, notes })
}

/// Says which figures are about a thousand or a million times what they were, or the reverse; of a whole that is, its
/// offices are not told one by one.
fn units(rows: &[Change]) -> Vec<Arc<Term>> {
    let off =
        |row: &Change| [row.measure.rate_base(), Item::Resolved].into_iter().find_map(|item| row.other_unit(item));
    let mut notes = Vec::new();
    for measure in Measure::ALL {
        let of = |level: RowLevel| rows.iter().filter(move |row| row.measure == measure && row.level == level);
        let whole: Vec<(&Change, i8)> = of(RowLevel::Total).filter_map(|row| Some((row, off(row)?))).collect();
        let offices: Vec<(&Change, i8)> = of(RowLevel::Office).filter_map(|row| Some((row, off(row)?))).collect();
        for power in [3, 6, -3, -6] {
            let named = |rows: &[(&Change, i8)]| -> Vec<String> {
                rows.iter().filter(|(_, off)| *off == power).map(|(row, _)| row.office.clone()).collect()
            };
            let offices_off =
                Some(named(&whole)).filter(|of_whole| !of_whole.is_empty()).unwrap_or_else(|| named(&offices));
            notes.extend((!offices_off.is_empty()).then(|| unit_note(measure, &offices_off, power)));
        }
    }
    notes
}

fn unit_note(measure: Measure, names: &[String], power: i8) -> Arc<Term> {
    let text = |lang: Lang| {
        let (names, measure) = (list(names, lang), measure.term(lang));
        let times = lang.decimal(&ten(power.unsigned_abs().into()), 0);
        let (vi, en) = if power > 0 { ("kỳ này", "later") } else { ("kỳ trước", "earlier") };
        lang.pick(
            format!("{names} ({measure}): số {vi} lớn gấp khoảng {times} lần kỳ kia, có lẽ một trong hai biểu ghi nhầm đơn vị tính; hãy kiểm tra trước khi dùng các mức tăng, giảm"),
            format!("{names} ({measure}): the {en} figures are about {times} times the others; one of the sheets is perhaps written in another unit: check before the changes are used"),
        )
    };
    Arc::new(Term::new("comparison.other_unit", text(Lang::Vi), text(Lang::En)))
}

/// A sum of nothing but offices that merged, and were not all given before, is no more comparable than they are.
fn carry_mergers(rows: &mut [Change]) {
    let offices = || rows.iter().filter(|row| row.level == RowLevel::Office);
    let Some(merged) = offices().find_map(Change::merger).filter(|_| !offices().any(Change::is_comparable)) else {
        return;
    };
    for row in rows.iter_mut().filter(|row| row.level == RowLevel::Total && !row.breaks.contains(&merged)) {
        row.breaks.push(merged);
    }
}

/// Says that figures are cumulated over different months of different years.
fn uneven((before, after): (Period, Period)) -> Option<Arc<Term>> {
    (before.year() != after.year() && before.months() != after.months()).then(|| {
        let (first, second) = (before.months(), after.months());
        let vi = format!("số liệu lũy kế {first} tháng được so với số liệu lũy kế {second} tháng của năm khác");
        let en = format!("figures of {first} months are compared with those of {second} months of another year");
        Arc::new(Term::new("comparison.uneven", vi, en))
    })
}

/// Says which measures only one side has.
fn one_sided<'a>(before: &'a [Measure], after: &'a [Measure]) -> impl Iterator<Item = Arc<Term>> + 'a {
    let lacks = |of: &'a [Measure], in_: &'a [Measure]| of.iter().filter(move |measure| !in_.contains(measure));
    let note = |measure: &Measure, vi: &str, en: &str| {
        let vi = format!("{}: chỉ có ở {vi}, không so sánh", measure.term(Lang::Vi));
        let en = format!("{}: only in the {en} period, not compared", measure.term(Lang::En));
        Arc::new(Term::new("comparison.one_measure", vi, en))
    };
    let old = lacks(before, after).map(move |measure| note(measure, "kỳ trước", "earlier"));
    let new = lacks(after, before).map(move |measure| note(measure, "kỳ này", "later"));
    old.chain(new)
}

/// What tells an office from others, however it is spelt.
type Identity = (RowLevel, Option<OfficeKey>, OfficeKey);

/// The rows of a measure on both sides, paired; the order is that of `after`, then what is only before.
fn matched(before: &Results, after: &Results, measure: Measure, periods: (Period, Period)) -> Vec<Change> {
    let of = |results: &'_ Results| -> Vec<Row> {
        results.rows().iter().filter(|row| row.measure == measure).cloned().collect()
    };
    let (old, new) = (of(before), of(after));
    // Where one side does not say who belongs to whom, names have to do.
    let by_parent = [&old, &new].iter().all(|rows| rows.iter().any(|row| row.parent.is_some()));
    let identity = |row: &Row| -> Identity {
        let key = |name: &str| office::key(name, Some(row.period.last_day()));
        let whole = row.level == RowLevel::Total;
        let parent = row.parent.as_deref().filter(|_| by_parent).map(key);
        // The whole is the whole, whatever it is called.
        (row.level, parent, key(if whole { "" } else { &row.office }))
    };
    let index = |rows: Vec<Row>| {
        let mut index: BTreeMap<Identity, Vec<Row>> = BTreeMap::new();
        for row in rows {
            index.entry(identity(&row)).or_default().push(row);
        }
        index
    };
    let order: Vec<Identity> = new.iter().chain(&old).map(identity).collect();
    let (mut old, mut new) = (index(old), index(new));
    let mut rows = Vec::new();
    for identity in order {
        let (before, after) = (old.remove(&identity).unwrap_or_default(), new.remove(&identity).unwrap_or_default());
        if before.len() <= 1 && after.len() <= 1 {
            rows.extend(change(before.into_iter().next(), after.into_iter().next(), periods));
            continue;
        }
        // Several of one key: only the same spelling says which is which.
        let mut before = before;
        for row in after {
            let same = before.iter().position(|other| other.office == row.office);
            rows.extend(change(same.map(|at| before.remove(at)), Some(row), periods));
        }
        rows.extend(before.into_iter().filter_map(|row| change(Some(row), None, periods)));
    }
    rows.sort_by_key(|row| row.level);
    rows
}

fn change(before: Option<Row>, after: Option<Row>, (from, to): (Period, Period)) -> Option<Change> {
    let row = after.as_ref().or(before.as_ref())?;
    let group = row.flow.as_ref().and_then(Flow::group);
    let mut breaks: Vec<&'static Break> = Vec::new();
    for item in [row.measure.rate_base(), Item::Resolved, Item::Rate] {
        let Ok(quantity) = Quantity::new(row.measure, item) else { continue };
        for found in breaks_between(from, to, quantity, Some(&row.office), group) {
            if !breaks.contains(&found) {
                breaks.push(found);
            }
        }
    }
    let (level, office, parent, measure) = (row.level, row.office.clone(), row.parent.clone(), row.measure);
    Some(Change {
        level,
        office,
        parent,
        measure,
        before,
        after,
        is_restated: false,
        breaks,
        effect: None,
        printed: None,
    })
}

/// Splits the change of the whole among the rows of a level.
///
/// An office merged in between is another one after: the old one went, the new one came.
fn split(rows: &mut [Change], level: RowLevel, places: u16) {
    if rows.iter().any(|row| row.level == RowLevel::Total && !row.is_comparable()) {
        return;
    }
    let side = |row: Option<&Row>| -> Side {
        let number = |value: Option<thads_metrics::Value>| value.map_or(0, thads_metrics::Value::number);
        row.map_or((0, 0), |row| (number(row.get(Item::Resolved)), number(row.base())))
    };
    let mut parts = Vec::with_capacity(rows.len());
    let mut owners = Vec::with_capacity(rows.len());
    for (index, row) in rows.iter().enumerate().filter(|(_, row)| row.level == level) {
        let (before, after) = (side(row.before.as_ref()), side(row.after.as_ref()));
        let sides = if row.is_comparable() { vec![(before, after)] } else { vec![(before, (0, 0)), ((0, 0), after)] };
        owners.extend(sides.iter().map(|_| index));
        parts.extend(sides);
    }
    let Some(split) = decompose(&parts) else { return };
    let printed = split.printed(places);
    if level == RowLevel::Office
        && let Some(whole) = rows.iter_mut().find(|row| row.level == RowLevel::Total)
    {
        let (own, weight) = split.sums();
        whole.effect = Some(Effect { own, weight });
        whole.printed = Some(printed.sums);
    }
    for (index, (effect, rounded)) in owners.into_iter().zip(split.effects.into_iter().zip(printed.effects)) {
        let Some(row) = rows.get_mut(index) else { continue };
        row.effect = Some(match row.effect.take() {
            None => effect,
            Some(first) => Effect { own: first.own + effect.own, weight: first.weight + effect.weight },
        });
        row.printed = Some(match row.printed.take() {
            None => rounded,
            Some(first) => (first.0 + rounded.0, first.1 + rounded.1),
        });
    }
}

impl Change {
    /// Whether the office stands on both sides and was not merged in between.
    pub fn is_comparable(&self) -> bool {
        self.before.is_some() && self.after.is_some() && self.merger().is_none()
    }

    /// The merger that stands between the two, unless what was before has been added up.
    fn merger(&self) -> Option<&'static Break> {
        self.breaks.iter().copied().find(|found| found.scope() == Scope::MergedOffices).filter(|_| !self.is_restated)
    }

    fn both(&self) -> Option<(&Row, &Row)> {
        self.before.as_ref().zip(self.after.as_ref()).filter(|_| self.is_comparable())
    }

    /// After less before, in cases or đồng; `None` if a side does not know it, or the two are not comparable.
    pub fn difference(&self, item: Item) -> Option<i128> {
        let (before, after) = self.both()?;
        let number = |row: &Row| row.get(item).and_then(|value| i128::try_from(value.number()).ok());
        number(after)?.checked_sub(number(before)?)
    }

    /// The difference in percent of what it was before, exactly; `None` also where that was zero.
    pub fn percent(&self, item: Item) -> Option<BigRational> {
        let before = self.both()?.0.get(item)?.number();
        let difference = BigInt::from(self.difference(item)?);
        (before > 0).then(|| BigRational::new(difference * 100, before.into()))
    }

    /// The rate after less the rate before, in points.
    pub fn points(&self) -> Option<Points> {
        let (before, after) = self.both()?;
        Some(Points::new(after.value()? - before.value()?))
    }

    /// The power of ten by which a figure after is about that many times the one before, as where one of the two is written
    /// in another unit: 3, 6, or the negative of them.
    ///
    /// What is cumulated is compared where neither period has more than twice the months of the other.
    pub fn other_unit(&self, item: Item) -> Option<i8> {
        let (before, after) = self.both()?;
        let (from, to) = (before.period.months(), after.period.months());
        let is_near = from <= to.saturating_mul(2) && to <= from.saturating_mul(2);
        let number = |row: &Row| row.get(item).and_then(|value| i128::try_from(value.number()).ok());
        let power = thousands(number(after)?, number(before)?);
        power.filter(|_| is_near || item != Item::Resolved)
    }

    /// Whether the printed difference of the rates is another than that of the printed rates.
    fn differs_in_print(&self, places: u16) -> bool {
        let values = self.both().and_then(|(before, after)| before.value().zip(after.value()));
        values.is_some_and(|(before, after)| differs_in_print(&before, &after, places))
    }

    /// Why there is no difference.
    pub fn undefined(&self) -> Option<Arc<Term>> {
        let term = |key: &'static str, vi: &str, en: &str| Some(Arc::new(Term::new(key, vi, en)));
        match (&self.before, &self.after, self.merger()) {
            (None, _, _) => term("comparison.only_after", "kỳ trước không có cơ quan này", "not there before"),
            (_, None, _) => term("comparison.only_before", "kỳ này không còn cơ quan này", "not there any more"),
            (_, _, Some(found)) => term(found.id(), found.reason(Lang::Vi), found.reason(Lang::En)),
            (Some(before), Some(after), None) => before.rate.as_ref().err().or(after.rate.as_ref().err()).cloned(),
        }
    }
}

impl Comparison {
    /// The rows: offices, then the offices above, then the whole, measure by measure.
    pub fn rows(&self) -> &[Change] {
        &self.rows
    }

    /// The period before and the period after.
    pub const fn periods(&self) -> (Period, Period) {
        self.periods
    }

    /// The breaks of series and what else a reader must know.
    pub fn notes(&self) -> &[Arc<Term>] {
        &self.notes
    }

    /// The measures, each once.
    pub fn measures(&self) -> Vec<Measure> {
        let mut measures: Vec<Measure> = self.rows.iter().map(|row| row.measure).collect();
        measures.dedup();
        measures
    }

    /// The row of the whole.
    pub fn whole(&self, measure: Measure) -> Option<&Change> {
        self.rows.iter().find(|row| row.level == RowLevel::Total && row.measure == measure)
    }
}
