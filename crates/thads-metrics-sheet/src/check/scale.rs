//! Figures a thousand or a million times what they stand beside, or a thousandth of it ([`scale`]).
//!
//! What a figure is held against, the first that there is: the office's own figure of an earlier period, what a case has
//! at the other offices, how large the other offices are. Most cells of a row that are off by the same power are one
//! finding, and so are most rows of a table. A whole table is held also against what a case of such offices has
//! (`magnitude`).

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::check::{
    counted::Counted,
    earlier::{Earlier, Place},
    figure::Figure,
    magnitude::{each, thousands},
};
use crate::{
    Block, RowKind, Sheet,
    finding::{Code, Finding, Severity, Slip},
    source::grid::CellRef,
};
use thads_metrics::{Item, Lang, Measure, Period, Scale, text::fold};

/// How many offices there must be beside one.
const OTHERS: usize = 4;
/// How many cases an office must have for what each has to tell anything: one large case is no slip.
const CASES: i128 = 20;
/// How many times larger than every other office one is hardly.
const LARGER: i128 = 100;

/// What a figure is held against.
#[derive(Debug, Clone)]
pub(super) enum Beside {
    /// The office's own figure of an earlier period.
    Earlier(Period, i128),
    /// What a case has, and in the middle of the offices.
    Each(i128, i128),
    /// The largest other office.
    Largest(i128),
    /// What a case has, and no office's cases have.
    Case(i128),
    /// What the nation had at most.
    Nation(i128, &'static str),
}

/// A cell that is off by a power of ten.
#[derive(Debug, Clone)]
struct Off {
    row: usize,
    /// Its line in the place: where it stands, whatever the order that rows come in.
    line: u32,
    col: usize,
    exponent: i8,
    beside: Beside,
}

/// How many cells of a table could be compared, and which of them are off.
#[derive(Debug)]
struct Compared {
    of_row: Vec<usize>,
    of_column: Vec<usize>,
    off: Vec<Off>,
}

/// How far a finding reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    Cell,
    Row,
    Column,
    Table,
}

/// The cells, rows and tables that are off by a power of a thousand, without those that `told` accuses already.
pub(super) fn scale(sheet: &Sheet, earlier: &Earlier<'_>, told: &[Finding]) -> Vec<Finding> {
    let cases = Cases::of(sheet, told);
    let mut findings = Vec::new();
    for block in &sheet.blocks {
        let compared = compared(sheet, block, earlier, &cases);
        let mut found = grouped(block, &compared);
        if !found.iter().any(|(reach, _)| *reach == Reach::Table) {
            let whole = table(sheet, block, &cases).map(|whole| (Reach::Table, whole));
            found.extend(whole);
        }
        for (reach, one) in found {
            let finding = finding(sheet, block, reach, &one);
            findings.extend(finding.filter(|finding| !told.iter().any(|other| is_told(finding, reach, other))));
        }
    }
    findings
}

/// Whether another finding accuses the cell, or says of the row that its unit is wrong; of a whole table, that its unit is.
fn is_told(finding: &Finding, reach: Reach, other: &Finding) -> bool {
    let place = |cell: CellRef| (cell.place, cell.row);
    let of_unit = place(finding.cell) == place(other.cell) && matches!(other.slip, Some(Slip::Unit { .. }));
    of_unit || (reach != Reach::Table && finding.cell == other.cell)
}

/// The rows of cases by period and office, where amounts stand beside them.
struct Cases<'a> {
    rows: HashMap<(u16, String), (&'a Block, usize)>,
    /// Cells that are wrong themselves.
    told: HashSet<CellRef>,
}

impl<'a> Cases<'a> {
    fn of(sheet: &'a Sheet, told: &[Finding]) -> Self {
        let is_there = |measure| sheet.blocks.iter().any(|block| block.measure == measure);
        let mut rows = HashMap::new();
        if is_there(Measure::Cases) && is_there(Measure::Money) {
            for block in sheet.blocks.iter().filter(|block| block.measure == Measure::Cases) {
                for (at, row) in block.rows.iter().enumerate() {
                    if let Some(name) = sheet.names.get(row.office as usize) {
                        rows.insert((row.period, fold(name)), (block, at));
                    }
                }
            }
        }
        Self { rows, told: told.iter().map(|finding| finding.cell).collect() }
    }

    /// How many cases an office has where `item` stands for amounts.
    fn count(&self, sheet: &Sheet, block: &Block, row: usize, item: Item) -> Option<i128> {
        if self.rows.is_empty() || block.measure != Measure::Money {
            return None;
        }
        let own = block.rows.get(row)?;
        let name = fold(sheet.names.get(own.office as usize)?);
        let (cases, at) = self.rows.get(&(own.period, name))?;
        let cell = CellRef { place: cases.place, row: cases.rows.get(*at)?.line, col: cases.column(item)?.col };
        cases.get(*at, item).filter(|_| !self.told.contains(&cell))
    }
}

/// Every cell that there is something to compare with.
fn compared(sheet: &Sheet, block: &Block, earlier: &Earlier<'_>, cases: &Cases<'_>) -> Compared {
    let (of_row, of_column) = (vec![0; block.rows.len()], vec![0; block.columns.len()]);
    let mut all = Compared { of_row, of_column, off: Vec::new() };
    let before: Vec<&[Place<'_>]> = block.rows.iter().map(|row| earlier.of(sheet, block.measure, row)).collect();
    for (col, column) in block.columns.iter().enumerate() {
        let values = (0..block.rows.len()).filter_map(|row| Some((row, column.values.get(row).filter(|v| *v > 0)?)));
        let values: Vec<(usize, i128)> = values.collect();
        let is_office = |row: usize| block.rows.get(row).is_some_and(|row| row.kind.is_office());
        let each_of = |row: usize, value: i128| {
            let item = Some(column.item).filter(|item| is_stock(*item))?; // the few that were ended may have anything
            let count = cases.count(sheet, block, row, item).filter(|count| *count >= CASES)?;
            value.checked_div(count).filter(|each| *each > 0)
        };
        let mut middle: Vec<i128> =
            values.iter().filter(|(row, _)| is_office(*row)).filter_map(|(row, value)| each_of(*row, *value)).collect();
        middle.sort_unstable();
        let mut largest: Vec<i128> =
            values.iter().filter(|(row, _)| is_office(*row)).map(|(_, value)| *value).collect();
        largest.sort_unstable_by_key(|value| std::cmp::Reverse(*value));
        for (row, value) in &values {
            let by_others = || {
                let each = each_of(*row, *value).filter(|_| middle.len() > OTHERS)?;
                let middle = *middle.get(middle.len() / 2)?;
                Some(thousands(each, middle).map(|exponent| (exponent, Beside::Each(each, middle))))
            };
            let by_size = || {
                let (first, second) = (*largest.first()?, *largest.get(1)?);
                let is_beyond = is_office(*row) && *value == first && first >= second.checked_mul(LARGER)?;
                let exponent = thousands(first, second).unwrap_or(3);
                (largest.len() > OTHERS).then(|| is_beyond.then_some((exponent, Beside::Largest(second))))
            };
            let before = before.get(*row).copied().unwrap_or_default();
            let by_earlier = by_earlier(sheet, block, before, *row, column.item, *value);
            if let Some(off) = by_earlier.or_else(by_others).or_else(by_size) {
                all.count(*row, col);
                let line = block.rows.get(*row).map_or(0, |row| row.line);
                let off = off.map(|(exponent, beside)| Off { row: *row, line, col, exponent, beside });
                all.off.extend(off);
            }
        }
    }
    all
}

impl Compared {
    fn count(&mut self, row: usize, col: usize) {
        for count in self.of_row.get_mut(row).into_iter().chain(self.of_column.get_mut(col)) {
            *count = count.saturating_add(1);
        }
    }
}

/// A figure against the office's latest earlier one, if the two can be compared: what began the year or stands at its
/// end, or what was done in not much less of a year; of three digits at least, for it hardly grows as much.
#[allow(clippy::option_option)] // nothing to compare with; compared, and off by a power of ten or not
fn by_earlier(
    sheet: &Sheet,
    block: &Block,
    before: &[Place<'_>],
    row: usize,
    item: Item,
    value: i128,
) -> Option<Option<(i8, Beside)>> {
    let own = block.rows.get(row)?;
    let months = sheet.periods.get(usize::from(own.period))?.months();
    let least = i128::try_from(block.unit.factor()).ok()?.checked_mul(100)?;
    let (period, was) = before.iter().find_map(|&(period, then, at)| {
        let is_near = months <= period.months().saturating_mul(2) && period.months() <= months.saturating_mul(2);
        let was = then.get(at, item).filter(|was| *was > 0)?;
        (is_stock(item) || is_near && is_large(item)).then_some((period, was))
    })?;
    let exponent = thousands(value, was).filter(|_| value.max(was) >= least.saturating_mul(100));
    Some(exponent.map(|exponent| (exponent, Beside::Earlier(period, was))))
}

/// Whether an item does not begin at nothing with each year.
const fn is_stock(item: Item) -> bool {
    matches!(
        item,
        Item::Accepted
            | Item::CarriedIn
            | Item::ToEnforce
            | Item::Eligible
            | Item::Ineligible
            | Item::CarriedOver
            | Item::CarriedOverEligible
    )
}

/// Whether an item makes up a good part of what an office does, so that it hardly leaps.
const fn is_large(item: Item) -> bool {
    matches!(item, Item::NewlyAccepted | Item::Resolved | Item::Completed | Item::InProgress)
}

/// What most cells of a table, a row or a column have in common; totals of parts that are off only follow them.
fn grouped(block: &Block, compared: &Compared) -> Vec<(Reach, Off)> {
    let mut by_row: BTreeMap<usize, Vec<&Off>> = BTreeMap::new();
    let mut by_col: BTreeMap<usize, Vec<&Off>> = BTreeMap::new();
    for one in &compared.off {
        by_row.entry(one.row).or_default().push(one);
        by_col.entry(one.col).or_default().push(one);
    }
    let count = |counts: &[usize], at: usize| counts.get(at).copied().unwrap_or_default();
    let rows: BTreeMap<usize, Off> = by_row
        .iter()
        .filter_map(|(row, off)| {
            let cells = count(&compared.of_row, *row);
            Some((*row, most(off, cells).filter(|_| cells > 1)?))
        })
        .collect();
    let heads: Vec<&Off> = rows.values().collect();
    if heads.len().saturating_mul(2) > compared.of_row.iter().filter(|cells| **cells > 0).count()
        && let Some(one) = most(&heads, heads.len())
    {
        let is_total = |row: &usize| block.rows.get(*row).is_some_and(|row| !row.kind.is_office());
        let total = rows.iter().find(|(row, other)| is_total(row) && other.exponent == one.exponent);
        return vec![(Reach::Table, total.map_or(one, |(_, total)| total.clone()))];
    }
    let mut found: Vec<(Reach, Off)> = rows.values().map(|one| (Reach::Row, one.clone())).collect();
    for (col, off) in &by_col {
        let cells = count(&compared.of_column, *col);
        if cells > OTHERS
            && let Some(one) = most(off, cells)
        {
            found.push((Reach::Column, one));
            continue;
        }
        let alone = off.iter().filter(|one| !rows.contains_key(&one.row));
        found.extend(alone.map(|one| (Reach::Cell, (*one).clone())));
    }
    let follows = |(reach, one): &(Reach, Off)| match block.rows.get(one.row).map(|row| &row.kind) {
        Some(RowKind::Total { of }) => found.iter().any(|(other, part)| {
            other == reach
                && (*reach == Reach::Row || part.col == one.col)
                && of.iter().any(|row| *row as usize == part.row)
        }),
        _ => false,
    };
    let follows: Vec<bool> = found.iter().map(follows).collect();
    found.into_iter().zip(follows).filter(|(_, follows)| !follows).map(|(one, _)| one).collect()
}

/// The first of those that are off by one power, if that is most of `cells`.
fn most(off: &[&Off], cells: usize) -> Option<Off> {
    let mut powers: BTreeMap<i8, usize> = BTreeMap::new();
    for one in off {
        let same = powers.entry(one.exponent).or_default();
        *same = same.saturating_add(1);
    }
    let same = |one: &Off| powers.get(&one.exponent).copied().unwrap_or_default();
    let first = off.iter().max_by_key(|one| (same(one), std::cmp::Reverse((one.line, one.col))))?;
    (same(first).saturating_mul(2) > cells).then(|| (*first).clone())
}

/// The whole table against what a case has, or against the nation.
fn table(sheet: &Sheet, block: &Block, cases: &Cases<'_>) -> Option<Off> {
    let offices = || block.rows.iter().enumerate().filter(|(_, row)| row.kind.is_office()).map(|(row, _)| row);
    let columns = [Item::ToEnforce, Item::Eligible, Item::Accepted, Item::Resolved];
    let (col, column) =
        columns.into_iter().find_map(|item| block.columns.iter().enumerate().find(|c| c.1.item == item))?;
    let held = || offices().filter_map(|row| Some((row, column.values.get(row).filter(|value| *value > 0)?)));
    let by_case = || {
        // What a case has in the middle of the offices: one wrong cell does not move it.
        let case = |(row, value): (usize, i128)| {
            let count = cases.count(sheet, block, row, column.item).filter(|count| *count >= CASES)?;
            value.checked_div(count)
        };
        let mut each: Vec<i128> = held().filter_map(case).collect();
        each.sort_unstable();
        let case = *each.get(each.len() / 2)?;
        Some((each::beyond(case)?, Beside::Case(case)))
    };
    let by_nation = || {
        let (most, citation) = each::nation(block.measure)?;
        let largest = held().map(|(_, value)| value).max().filter(|_| held().count() > 1).unwrap_or(0);
        let all = held().try_fold(0_i128, |sum, (_, value)| sum.checked_add(value))?.checked_sub(largest)?;
        let periods = sheet.periods.len().max(1); // rows of several periods are not one sum
        let all = all.checked_div(i128::try_from(periods).ok()?)?;
        (all > most.checked_mul(2)?).then(|| (thousands(all, most).unwrap_or(3), Beside::Nation(most, citation)))
    };
    let (exponent, beside) = by_case().or_else(by_nation)?;
    let line = |row: usize| block.rows.get(row).map_or(0, |row| row.line);
    let is_largest = |row: &usize| (column.values.get(*row), std::cmp::Reverse(line(*row)));
    let row = (0..block.rows.len()).max_by_key(is_largest)?;
    Some(Off { row, line: line(row), col, exponent, beside })
}

fn finding(sheet: &Sheet, block: &Block, reach: Reach, one: &Off) -> Option<Finding> {
    let (exponent, beside) = (one.exponent, &one.beside);
    let (row, column) = (block.rows.get(one.row)?, block.columns.get(one.col)?);
    let office = sheet.names.get(row.office as usize)?.clone();
    let cell = |line: u32, col: u32| CellRef { place: block.place, row: line, col };
    let counted = Counted { measure: block.measure, scale: block.unit, item: column.item };
    let found = Figure::Whole(column.values.get(one.row)?);
    let cells = match reach {
        Reach::Cell => vec![cell(row.line, column.col)],
        Reach::Row => block.columns.iter().map(|column| cell(row.line, column.col)).collect(),
        Reach::Column => block.rows.iter().map(|row| cell(row.line, column.col)).collect(),
        Reach::Table => {
            block.rows.iter().flat_map(|row| block.columns.iter().map(|column| cell(row.line, column.col))).collect()
        }
    };
    let slip = Slip::Unit { exponent };
    let text = |lang: Lang| {
        let (measure, term) = (block.measure.term(lang), counted.term(lang));
        let place = match reach {
            Reach::Cell => format!("{office}, {term}"),
            Reach::Row => format!("{} {office}; {term}", lang.pick("Cả dòng", "The whole row of")),
            Reach::Column => format!("{} {term}; {office}", lang.pick("Cả cột", "The whole column of")),
            Reach::Table => format!("{} {measure}; {office}, {term}", lang.pick("Cả biểu", "The whole table of")),
        };
        let fits = fitting(block, exponent, lang).map(|fits| format!("; {fits}")).unwrap_or_default();
        format!(
            "{place}: {}, {}: {}{fits}.",
            counted.quantity(&found, lang),
            beside.text(counted, column.values.get(one.row).unwrap_or(0), lang),
            slip.text(sheet, lang)
        )
    };
    Some(Finding {
        code: Code::Scale,
        severity: if reach == Reach::Table { Severity::Error } else { Severity::Warning },
        cell: cell(row.line, column.col),
        cells,
        expected: None,
        found: counted.number(&found, Lang::Vi),
        off_by: None,
        rule: None,
        citation: beside.citation().to_owned(),
        vi: text(Lang::Vi),
        en: text(Lang::En),
        slip: Some(slip),
        office,
    })
}

/// The unit that would fit: `phù hợp nếu ghi bằng đồng thay vì nghìn đồng`.
fn fitting(block: &Block, exponent: i8, lang: Lang) -> Option<String> {
    let word = |scale: Scale| format!("{} {}", scale.word(lang), lang.pick("đồng", "dong")).trim().to_owned();
    let power = i64::from(block.unit.exponent()).checked_sub(exponent.into())?;
    let fits = Scale::ALL.into_iter().find(|scale| i64::from(scale.exponent()) == power);
    let fits = fits.filter(|_| block.measure == Measure::Money)?;
    Some(lang.pick(
        format!("phù hợp nếu số ghi trong biểu là {} chứ không phải {}", word(fits), word(block.unit)),
        format!("it would fit if the sheet is written in {}, not in {}", word(fits), word(block.unit)),
    ))
}

impl Beside {
    /// What stands beside it, and how many times as much it is.
    #[allow(clippy::arithmetic_side_effects)] // the smaller number is one at least
    fn text(&self, counted: Counted, found: i128, lang: Lang) -> String {
        let amount = |value: i128| counted.quantity(&Figure::Whole(value), lang);
        let times = |value: i128, of: i128| {
            let (large, small) = (value.max(of), value.min(of).max(1));
            let times = lang.decimal(&(large / small).into(), 0);
            if value >= of {
                lang.pick(format!("gấp khoảng {times} lần"), format!("about {times} times"))
            } else {
                lang.pick(format!("bằng khoảng 1/{times}"), format!("about 1/{times} of"))
            }
        };
        let a_case = |value: i128| {
            let each = Counted { scale: Scale::Million, ..counted }.quantity(&Figure::Whole(each::round(value)), lang);
            lang.pick(format!("bình quân {each} một việc"), format!("{each} a case"))
        };
        match self {
            Self::Earlier(period, was) => {
                let (times, label, was) = (times(found, *was), period.label(lang), amount(*was));
                lang.pick(
                    format!("{times} số của {label} ({was})"),
                    format!("{times} what it was in the {label} ({was})"),
                )
            }
            Self::Each(own, middle) => {
                let (own_is, times, middle) = (a_case(*own), times(*own, *middle), a_case(*middle));
                lang.pick(
                    format!("{own_is}, {times} mức giữa của các đơn vị ({middle})"),
                    format!("{own_is}, {times} the middle of the offices ({middle})"),
                )
            }
            Self::Largest(most) => {
                let (times, most) = (times(found, *most), amount(*most));
                lang.pick(
                    format!("{times} đơn vị lớn nhất trong các đơn vị còn lại ({most})"),
                    format!("{times} the largest of the other offices ({most})"),
                )
            }
            Self::Case(own) => {
                let (own, year) = (a_case(*own), each::YEAR);
                let usual = each::usual().map(|(usual, _)| a_case(usual)).unwrap_or_default();
                lang.pick(
                    format!("{own}, trong khi cả nước {usual} (năm {year})"),
                    format!("{own}, where the nation has {usual} ({year})"),
                )
            }
            Self::Nation(most, _) => {
                let (times, most) = (times(found, *most), amount(*most));
                lang.pick(format!("{times} số của cả nước ({most})"), format!("{times} what the nation has ({most})"))
            }
        }
    }

    fn citation(&self) -> &'static str {
        match self {
            Self::Case(_) => each::usual().map_or("", |(_, citation)| citation),
            Self::Nation(_, citation) => citation,
            Self::Earlier(..) | Self::Each(..) | Self::Largest(_) => "",
        }
    }
}
