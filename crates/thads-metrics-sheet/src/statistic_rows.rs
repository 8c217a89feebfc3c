//! Statistics beside the main forms from tables of their own: a row for each office, a column for each statistic.

use std::collections::BTreeMap;

use thads_metrics::{
    Item, Kind, Lang, Measure, Period, Printed, Quantity, Scale,
    office::Keys,
    statistics::{OfficeStatistics, StatisticError},
    text::{Text, clip},
    vocabulary::{
        self, Role,
        row_label::{LabelKind, kind, label},
        statistics::statistic_of_heading,
        title,
    },
};

use crate::{
    headings::heading,
    read::office_columns::is_column_numbers,
    source::grid::Grid,
    target_rows::{is_office_heading, is_remark, texts},
};

/// The statistics of tables, and what of them was not read or does not add up.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StatisticRows {
    /// One for each office, in the order of their rows.
    pub offices: Vec<OfficeStatistics>,
    /// The headings of columns that were not read: percentages, columns of the main forms, others.
    pub unread: Vec<String>,
    /// The sheets without a statistic.
    pub passed_over: Vec<String>,
    /// Where a row that is called a total is not the sum of its offices.
    pub totals_off: Vec<Text<String>>,
}

impl StatisticRows {
    /// What was not read, and what does not add up, in words.
    pub fn notes(&self) -> Vec<Text<String>> {
        let list = |names: &[String], (vi, en): (&str, &str)| {
            let names = names.join(", ");
            (!names.is_empty()).then(|| Text { vi: format!("{vi}: {names}"), en: format!("{en}: {names}") })
        };
        let unread = list(&self.unread, ("không đọc các cột", "columns not read"));
        let passed_over =
            list(&self.passed_over, ("không có chỉ tiêu ngoài biểu chính", "no statistics in the sheets"));
        self.totals_off.iter().cloned().chain(unread).chain(passed_over).collect()
    }
}

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Head {
    Office,
    /// A statistic, and what a number in it is worth.
    Statistic(Quantity, Scale),
    /// Row numbers, remarks.
    Remark,
    Unread,
}

/// Reads every table whose headings name an office and at least one statistic, by key or by term; what several tables say of
/// one office comes together.
///
/// A bracket after the term, or a line over the table, says the unit of amounts: `Số tiền được miễn, giảm (triệu đồng)`,
/// `Đơn vị tính: 1.000 đồng`. An empty cell is a number that is not given. Rows that are called a total are held against the
/// sum of the rows over them. An error if no table has a statistic, or if two tables say different numbers of one.
///
/// ```
/// use thads_metrics_sheet::{Cell, Grid, statistics_from_grids};
/// let rows = [["Đơn vị", "Quyết định cưỡng chế"], ["Tân An", "1.049"], ["Bến Lức", "7"], ["Tổng cộng", "1.065"]];
/// let cells = |row: [&str; 2]| row.map(|text| Cell::Text(text.into())).to_vec();
/// let grid = Grid { rows: rows.map(cells).to_vec(), ..Grid::default() };
/// let read = statistics_from_grids(&[grid], "2022/06".parse().unwrap())?;
/// assert_eq!(read.offices[0].get("coercion.decisions".parse().unwrap()), Some(1_049));
/// assert!(read.totals_off[0].vi.contains("1.065, cộng các đơn vị được 1.056"));
/// # Ok::<(), thads_metrics::statistics::StatisticError>(())
/// ```
pub fn statistics_from_grids(grids: &[Grid], period: Period) -> Result<StatisticRows, StatisticError> {
    let mut read = StatisticRows::default();
    let mut offices = Offices { period, keys: Keys::default(), known: Vec::new() };
    for grid in grids.iter().filter(|grid| !grid.rows.is_empty()) {
        let tables = if grid.hidden { 0 } else { tables(grid, &mut offices, &mut read)? };
        if tables == 0 {
            read.passed_over.push(grid.name.clone());
        }
    }
    if offices.known.is_empty() {
        return Err(StatisticError::NoColumn {});
    }
    let made = offices.known.into_iter().map(|(office, figures)| OfficeStatistics::new(office, period, figures));
    read.offices = made.collect::<Result<_, _>>()?;
    Ok(read)
}

/// The offices that were met, with what each table says of them.
struct Offices {
    period: Period,
    keys: Keys,
    known: Vec<(String, BTreeMap<Quantity, u128>)>,
}

impl Offices {
    fn add(&mut self, office: &str, figures: &[(Quantity, u128)]) -> Result<(), StatisticError> {
        let day = Some(self.period.last_day());
        let key = self.keys.of(office, day);
        let keys = &mut self.keys;
        let place = self.known.iter().position(|(known, _)| keys.of(known, day) == key);
        let place = place.unwrap_or_else(|| {
            self.known.push((office.to_owned(), BTreeMap::new()));
            self.known.len().saturating_sub(1)
        });
        let Some((_, known)) = self.known.get_mut(place) else { return Ok(()) };
        for (quantity, number) in figures {
            if let Some(first) = known.insert(*quantity, *number).filter(|first| first != number) {
                let (office, of) = (office.to_owned(), quantity.to_string());
                return Err(StatisticError::Twice { office, of, first, second: *number });
            }
        }
        Ok(())
    }
}

/// Reads the tables of a grid; how many there are.
fn tables(grid: &Grid, offices: &mut Offices, read: &mut StatisticRows) -> Result<usize, StatisticError> {
    let lines: Vec<Vec<String>> = (0..grid.rows.len()).map(|row| texts(grid, row)).collect();
    let mut count = 0_usize;
    let mut heads: Vec<Head> = Vec::new();
    let mut unit = Scale::One;
    let mut sums: BTreeMap<Quantity, u128> = BTreeMap::new();
    for (at, row) in lines.iter().enumerate() {
        unit = title::title(row.iter().map(String::as_str)).unit.unwrap_or(unit);
        if let Some(named) = heads_of(row, unit) {
            let unread = row.iter().zip(&named).filter(|(text, head)| **head == Head::Unread && !text.is_empty());
            read.unread.extend(unread.map(|(text, _)| clip(text)));
            (heads, sums, count) = (named, BTreeMap::new(), count.saturating_add(1));
            continue;
        }
        let office_at = heads.iter().position(|head| *head == Head::Office).unwrap_or(0);
        let cells = |at: usize| grid.rows.get(at).map_or(&[][..], Vec::as_slice);
        let column = u32::try_from(office_at).unwrap_or(u32::MAX);
        if is_column_numbers(cells(at), cells(at.saturating_add(1)), column, sums.is_empty()) {
            continue;
        }
        let figures = figures(row, &heads, at.saturating_add(1))?;
        if figures.is_empty() {
            continue;
        }
        let written = row.get(office_at).map_or("", String::as_str);
        // `Tổng cộng` may stand in the column of row numbers
        let is_total = row.iter().take(office_at.saturating_add(1)).any(|text| is_total(text));
        let office = label(written).name;
        if is_total {
            read.totals_off.extend(figures.iter().filter_map(|(quantity, total)| {
                let sum = sums.get(quantity).copied().filter(|sum| sum != total)?;
                Some(Text::in_both(|lang| off(&grid.name, *quantity, *total, sum, lang)))
            }));
        } else if office.is_empty() {
            return Err(StatisticError::NoOffice { row: at.saturating_add(1) });
        } else {
            offices.add(&office, &figures)?;
            for (quantity, number) in figures {
                let sum = sums.entry(quantity).or_default();
                *sum = sum.saturating_add(number);
            }
        }
    }
    Ok(count)
}

fn is_total(text: &str) -> bool {
    matches!(kind(&label(text).name), LabelKind::Grand | LabelKind::Subtotal)
}

fn off(sheet: &str, of: Quantity, total: u128, sum: u128, lang: Lang) -> String {
    let number = |number: u128| lang.decimal(&number.into(), 0);
    let (term, total, by, sum) = (of.term(lang), number(total), number(total.abs_diff(sum)), number(sum));
    lang.pick(
        format!("{sheet}: {term}: dòng tổng là {total}, cộng các đơn vị được {sum}, lệch {by}"),
        format!("{sheet}: {term}: the row of the total has {total}, the offices make {sum}, off by {by}"),
    )
}

/// The columns under a line of headings; `None` if the line names no office or no statistic.
fn heads_of(row: &[String], unit: Scale) -> Option<Vec<Head>> {
    let mut heads: Vec<Head> = row.iter().map(|text| Head::of(text, unit)).collect();
    let families =
        || heads.iter().filter_map(|head| if let Head::Statistic(of, _) = head { Some(of.family()) } else { None });
    let is_statistic = |head: &Head| matches!(head, Head::Statistic(of, _) if of.statistic().is_some());
    if !heads.iter().any(is_statistic) || !heads.contains(&Head::Office) {
        return None;
    }
    let first = families().next()?;
    // a form of administrative judgments has columns of both kinds
    if let (Ok(measure), true) = (first.parse::<Measure>(), families().all(|family| family == first)) {
        for (head, text) in heads.iter_mut().zip(row).filter(|(head, _)| **head == Head::Unread) {
            if let Some(Role::Item(item)) = heading::heading(text).map(|heading| heading.role)
                && !Item::is_percent(item)
                && let Ok(quantity) = Quantity::new(measure, item)
            {
                *head = Head::Statistic(quantity, Scale::One);
            }
        }
    }
    Some(heads)
}

impl Head {
    fn of(text: &str, unit: Scale) -> Self {
        if is_office_heading(text) || heading::heading(text).is_some_and(|heading| heading.role == Role::Office) {
            return Self::Office;
        }
        if is_remark(text) {
            return Self::Remark;
        }
        let key = text.trim().parse().ok().map(|quantity: Quantity| (quantity, ""));
        let found = key.or_else(|| statistic_of_heading(text).map(|(known, unit)| (known.into(), unit)));
        found.map_or(Self::Unread, |(quantity, own)| {
            let scale =
                Some(own).filter(|own| !own.is_empty()).and_then(|own| vocabulary::unit(own).ok()).unwrap_or(unit);
            Self::Statistic(quantity, if quantity.kind() == Kind::Money { scale } else { Scale::One })
        })
    }
}

/// The numbers of a row; an error for a cell of a statistic that is no whole number.
fn figures(row: &[String], heads: &[Head], number: usize) -> Result<Vec<(Quantity, u128)>, StatisticError> {
    let mut figures = Vec::new();
    for (head, text) in heads.iter().zip(row) {
        if let Head::Statistic(quantity, scale) = head
            && !text.is_empty()
        {
            let wrong = || StatisticError::Cell { row: number, of: quantity.to_string(), got: clip(text) };
            figures.push((*quantity, whole(text, *scale, quantity.kind()).ok_or_else(wrong)?));
        }
    }
    Ok(figures)
}

/// A whole number, exact: the bare number in the unit of the column, or with a unit of its own.
fn whole(text: &str, scale: Scale, kind: Kind) -> Option<u128> {
    let bare = || {
        let words = format!("{text} {} đồng", scale.word(Lang::Vi));
        Printed::read(&words, kind, false).ok()
    };
    let own = || Printed::read(text, kind, false).ok();
    let printed = if scale == Scale::One { own() } else { bare().or_else(own) }?;
    let value = printed.value();
    let plain = printed.hedge().is_none() && !printed.is_range() && value.is_integer();
    plain.then(|| u128::try_from(value.to_integer()).ok()).flatten()
}
