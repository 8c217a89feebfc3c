//! Statistics beside the main forms from tables of their own: a row for each office, a column for each statistic.

use thads_metrics::{
    Kind, Lang, Period, Printed, Quantity,
    statistics::{OfficeStatistics, STATISTICS, StatisticError},
    text::{clip, fold},
};

use crate::{
    source::grid::Grid,
    target_rows::{is_office_heading, is_remark, texts},
};

/// The statistics of a table, and the headings that name none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatisticRows {
    /// One for each row, in their order.
    pub offices: Vec<OfficeStatistics>,
    /// The headings of columns that were not read: percentages, columns of the main forms, others.
    pub unread: Vec<String>,
}

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Head {
    Office,
    /// A statistic, and the unit that its heading says in brackets.
    Statistic(Quantity, String),
    /// Row numbers, remarks.
    Remark,
    Unread,
}

/// Reads the first table of a grid whose headings name an office and at least one statistic, by key or by term.
///
/// A bracket after the term is the unit: `Số tiền được miễn, giảm (triệu đồng)`. An empty cell is a number that is not given.
///
/// ```
/// use thads_metrics_sheet::{Cell, Grid, statistics_from_grid};
/// let rows = [["Đơn vị", "Quyết định cưỡng chế", "Ghi chú"], ["Tân An", "1.049", ""], ["Bến Lức", "7", ""]];
/// let cells = |row: [&str; 3]| row.map(|text| Cell::Text(text.into())).to_vec();
/// let grid = Grid { rows: rows.map(cells).to_vec(), ..Grid::default() };
/// let read = statistics_from_grid(&grid, "2022/06".parse().unwrap())?;
/// assert_eq!(read.offices[0].get("coercion.decisions".parse().unwrap()), Some(1_049));
/// # Ok::<(), thads_metrics::statistics::StatisticError>(())
/// ```
pub fn statistics_from_grid(grid: &Grid, period: Period) -> Result<StatisticRows, StatisticError> {
    let mut rows = (0..grid.rows.len()).map(|row| texts(grid, row)).zip(1_usize..);
    let heads = rows.find_map(|(row, _)| {
        let heads: Vec<Head> = row.iter().map(|text| Head::of(text)).collect();
        let names = heads.iter().any(|head| matches!(head, Head::Statistic(..))) && heads.contains(&Head::Office);
        names.then_some((row, heads))
    });
    let (headings, heads) = heads.ok_or(StatisticError::NoColumn {})?;
    let unread = headings.iter().zip(&heads).filter(|(text, head)| **head == Head::Unread && !text.is_empty());
    let unread = unread.map(|(text, _)| clip(text)).collect();
    let mut offices = Vec::new();
    for (row, number) in rows {
        let office = heads.iter().zip(&row).find(|(head, _)| **head == Head::Office).map_or("", |(_, text)| text);
        let mut figures = Vec::new();
        for (head, text) in heads.iter().zip(&row) {
            if let Head::Statistic(quantity, unit) = head
                && !text.is_empty()
            {
                let wrong = || StatisticError::Cell { row: number, of: quantity.to_string(), got: clip(text) };
                figures.push((*quantity, whole(text, unit, quantity.kind()).ok_or_else(wrong)?));
            }
        }
        if office.is_empty() && !figures.is_empty() {
            return Err(StatisticError::NoOffice { row: number });
        }
        if !figures.is_empty() {
            offices.push(OfficeStatistics::new(office, period, figures)?);
        }
    }
    Ok(StatisticRows { offices, unread })
}

impl Head {
    fn of(text: &str) -> Self {
        if is_office_heading(text) {
            return Self::Office;
        }
        if is_remark(text) {
            return Self::Remark;
        }
        let (name, unit) =
            text.split_once('(').map_or((text, ""), |(name, rest)| (name, rest.trim_end().trim_end_matches(')')));
        let named = |name: &str| {
            let folded = fold(name);
            let is_term = |quantity: &Quantity| Lang::ALL.into_iter().any(|lang| fold(&quantity.term(lang)) == folded);
            let quantities = STATISTICS.iter().map(Quantity::from);
            name.trim().parse().ok().or_else(|| quantities.into_iter().find(is_term))
        };
        let whole = named(text).map(|quantity| (quantity, ""));
        let found = whole.or_else(|| named(name).map(|quantity| (quantity, unit)));
        found.map_or(Self::Unread, |(quantity, unit)| Self::Statistic(quantity, unit.to_owned()))
    }
}

/// A whole number, exact, in the unit that the heading says.
fn whole(text: &str, unit: &str, kind: Kind) -> Option<u128> {
    let read = |text: &str| Printed::read(text, kind, false).ok();
    let with_unit = format!("{text} {unit}");
    let printed = if unit.is_empty() {
        read(text)
    } else {
        read(&with_unit).or_else(|| read(text).filter(|_| kind == Kind::Count))
    }?;
    let value = printed.value();
    let plain = printed.hedge().is_none() && !printed.is_range() && value.is_integer();
    plain.then(|| u128::try_from(value.to_integer()).ok()).flatten()
}
