//! A table as worksheets ([`Worksheet`]): real numbers with their formats, and cells that follow from others.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Signed;

use thads_metrics::{Item, Lang, Measure, rate::ten, text::Text};

use crate::{
    shown_amount::{ShownUnit, is_rounded_up},
    table_model::{Table, TableColumn, Unit, Values},
    view::{heading, is_for_readers, met},
};

/// The most digits that a cell of a workbook holds exactly; a longer number is written as text.
const DIGITS: usize = 15;

/// A part of a formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// An operator or a function, as written: `=SUM(`, `/`.
    Text(&'static str),
    /// Another cell, by its row and column, counted from the first cell below the headings.
    Cell(usize, usize),
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Text, which is never read as a formula.
    Text(String),
    /// A number of more digits than a cell holds, as text.
    Digits(String),
    /// A number.
    Number {
        /// Its value: exact, or rounded to what its format shows.
        value: BigRational,
        /// Its number format: `#,##0`, `0.00%`.
        format: String,
        /// What it is calculated by from other cells; empty if it stands for itself.
        formula: Vec<Part>,
    },
}

/// A worksheet with a title and one row of headings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worksheet {
    /// Its name: at most 31 letters.
    pub name: String,
    /// The title above the table.
    pub title: String,
    /// The headings of the columns, each with a width that most cells fit in, in letters.
    pub headings: Vec<(String, u16)>,
    /// The rows, of as many cells.
    pub rows: Vec<Vec<Cell>>,
    /// The rows that are sums of others.
    pub totals: Vec<usize>,
}

/// How a figure follows from others of its row: a share of a whole, or what a rate lacks of its target in points.
enum Follows {
    Share { part: &'static str, whole: &'static str },
    Gap,
}

fn follows(key: &str, measure: Measure) -> Option<Follows> {
    Some(match key {
        "rate" => Follows::Share { part: Item::Resolved.key(), whole: measure.rate_base().key() },
        "rate_before" => Follows::Share { part: "resolved_before", whole: "eligible_before" },
        "rate_after" => Follows::Share { part: "resolved_after", whole: "eligible_after" },
        "eligible_share" => Follows::Share { part: Item::Eligible.key(), whole: Item::ToEnforce.key() },
        "gap" => Follows::Gap,
        _ => return None,
    })
}

/// What a table is called on the tab of its worksheet.
fn tab(table: &Table, lang: Lang) -> String {
    let name = match table.name.as_ref() {
        "results" => Text::new("Kết quả", "Results"),
        "comparison" => Text::new("So sánh", "Comparison"),
        "plan" => Text::new("Kế hoạch", "Plan"),
        "plan_months" => Text::new("Theo tháng", "By month"),
        "tally" => Text::new("Tổng hợp", "Tally"),
        "findings" => Text::new("Phát hiện", "Findings"),
        "left_out" => Text::new("Không tính", "Left out"),
        "differences" => Text::new("Đối chiếu", "Differences"),
        other => return other.chars().take(31).collect(),
    };
    name.pick(lang).to_owned()
}

impl Table {
    /// The table as worksheets: of results, comparisons and plans one for each measure, with rates, gaps and sums that
    /// follow from other cells, and of the latter two one with the exact fractions; of any other table one, row by row.
    pub fn worksheets(&self, lang: Lang) -> Vec<Worksheet> {
        let of = |(measure, rows): (Measure, Vec<usize>)| OfMeasure::new(self, measure, &rows).worksheet(lang);
        let by_measure = || self.by_measure().into_iter().map(of);
        match self.name.as_ref() {
            "results" => by_measure().collect(),
            "comparison" | "plan" => by_measure().chain(exact_fractions(self, lang)).collect(),
            _ => vec![as_it_is(self, lang)],
        }
    }
}

/// The table row by row, with its numbers.
fn as_it_is(table: &Table, lang: Lang) -> Worksheet {
    of_columns(table, lang, |column| table.name != "findings" || is_for_readers(table, column, lang))
}

/// What tells the rows apart, and the exact texts beside the printed decimals; `None` if there are none.
fn exact_fractions(table: &Table, lang: Lang) -> Option<Worksheet> {
    table.columns.iter().any(TableColumn::is_exact).then(|| Worksheet {
        name: lang.pick("Phân số chính xác", "Exact fractions").to_owned(),
        ..of_columns(table, lang, |column| {
            column.is_exact() || ["measure", "office", "parent"].contains(&column.key.as_ref())
        })
    })
}

/// Those columns row by row which are wanted and hold something.
fn of_columns(table: &Table, lang: Lang, is_wanted: impl Fn(&TableColumn) -> bool) -> Worksheet {
    let rows = 0..table.rows();
    let wanted = |column: &&TableColumn| is_wanted(column) && rows.clone().any(|row| column.values.has(row));
    let columns: Vec<&TableColumn> = table.columns.iter().filter(wanted).collect();
    let width = |column: &TableColumn| {
        let longest = rows.clone().take(200).map(|row| column.print(row, lang).chars().count()).max().unwrap_or(0);
        let wide = longest.max(column.heading(lang).chars().count() / 2).max(9).saturating_add(2).min(60);
        u16::try_from(wide).unwrap_or(60)
    };
    Worksheet {
        name: tab(table, lang),
        title: table.title(lang).to_owned(),
        headings: columns.iter().map(|column| (heading(column, lang), width(column))).collect(),
        rows: rows.clone().map(|row| columns.iter().map(|c| cell(c, row, lang, None, Vec::new())).collect()).collect(),
        totals: Vec::new(),
    }
}

/// A cell of a column; amounts in the unit that is said above.
fn cell(column: &TableColumn, row: usize, lang: Lang, unit: Option<ShownUnit>, formula: Vec<Part>) -> Cell {
    if !column.values.has(row) {
        return Cell::Empty;
    }
    match &column.values {
        Values::Whole(_) | Values::Decimal { .. } => match value(column, row, unit) {
            Some(value) => number(value, number_format(column), formula),
            None => Cell::Empty,
        },
        _ => Cell::Text(column.print(row, lang)),
    }
}

/// A number, or its digits where a cell does not hold them.
pub(crate) fn number(value: BigRational, format: String, formula: Vec<Part>) -> Cell {
    if is_too_long(&value) {
        return Cell::Digits(value.to_integer().to_string());
    }
    Cell::Number { value, format, formula }
}

/// Whether a cell holds fewer digits than the whole part of a number has.
pub(crate) fn is_too_long(value: &BigRational) -> bool {
    value.to_integer().abs().to_string().len() > DIGITS
}

/// The number of a cell: percentages as shares of one, amounts in their unit.
fn value(column: &TableColumn, row: usize, unit: Option<ShownUnit>) -> Option<BigRational> {
    let number = column.values.number(row)?;
    let number = unit.filter(|_| column.is_amount()).map_or(number, |unit| unit.count(number));
    let places = match column.values {
        Values::Decimal { places, .. } => places,
        _ => 0,
    };
    let places = if column.unit == Unit::Percent { places.saturating_add(2) } else { places };
    Some(BigRational::new(BigInt::from(number), ten(places)))
}

/// The number format of a column; a workbook shows its marks in the reader's own language.
fn number_format(column: &TableColumn) -> String {
    let places = match column.values {
        Values::Decimal { places, .. } => usize::from(places),
        _ => 0,
    };
    let decimals = if places == 0 { String::new() } else { format!(".{}", "0".repeat(places)) };
    if column.unit == Unit::Percent { format!("0{decimals}%") } else { format!("#,##0{decimals}") }
}

/// The worksheet of one measure of a table of results.
struct OfMeasure<'a> {
    table: &'a Table,
    measure: Measure,
    rows: &'a [usize],
    columns: Vec<&'a TableColumn>,
    unit: ShownUnit,
}

impl<'a> OfMeasure<'a> {
    fn new(table: &'a Table, measure: Measure, rows: &'a [usize]) -> Self {
        // one period stands in the title, and exact texts are for programs
        let is_used = |column: &&TableColumn| {
            let values = || rows.iter().filter(|row| column.values.has(**row));
            let is_said = ["measure", "level", "is_tied", "office"].contains(&column.key.as_ref()) || column.is_exact();
            let is_one = ["period", "target_source"].contains(&column.key.as_ref()) && {
                let mut texts = rows.iter().map(|row| column.values.text(*row));
                let first = texts.next();
                texts.all(|text| Some(text) == first)
            };
            !is_said && !is_one && values().next().is_some()
        };
        let office = table.columns.iter().filter(|column| column.key == "office");
        let columns: Vec<&TableColumn> = office.chain(table.columns.iter().filter(is_used)).collect();
        let unit = ShownUnit::of_columns(Some(measure), columns.iter().copied(), rows);
        Self { table, measure, rows, columns, unit }
    }

    fn worksheet(&self, lang: Lang) -> Worksheet {
        let unit = self.unit.name(lang);
        let width = |column: &TableColumn| match &column.values {
            _ if column.key == "office" => 36,
            Values::Text(_) | Values::Terms(_) => 16,
            _ if column.is_amount() && !unit.is_empty() => 16,
            _ => 10,
        };
        let measure = self.measure.heading(lang).to_lowercase();
        let lines = self.rows.iter().enumerate();
        Worksheet {
            name: format!("{} {measure}", tab(self.table, lang)).chars().take(31).collect(),
            title: format!("{} – {measure}{unit}", self.table.title(lang)),
            headings: self.columns.iter().map(|column| (heading(column, lang), width(column))).collect(),
            rows: lines.clone().map(|(line, row)| self.row(line, *row, lang)).collect(),
            totals: lines.filter(|(_, row)| self.table.is_sum(**row)).map(|(line, _)| line).collect(),
        }
    }

    fn row(&self, line: usize, row: usize, lang: Lang) -> Vec<Cell> {
        let cell = |column: &&TableColumn| match column.values.flag(row) {
            Some(is_met) if column.key == "is_met" => Cell::Text(met(is_met, lang).to_owned()),
            _ => {
                self.derived(column, line, row).unwrap_or_else(|| cell(column, row, lang, Some(self.unit), Vec::new()))
            }
        };
        self.columns.iter().map(cell).collect()
    }

    /// The cell that follows from others, with its exact value; `None` if it does not, or one of those is text.
    fn derived(&self, column: &TableColumn, line: usize, row: usize) -> Option<Cell> {
        if !column.values.has(row) {
            return None;
        }
        let (value, formula) = match follows(&column.key, self.measure) {
            Some(Follows::Share { part, whole }) => {
                let value = self.share(part, whole, row)?;
                (value, vec![Part::Text("="), self.at(part, line)?, Part::Text("/"), self.at(whole, line)?])
            }
            Some(Follows::Gap) => {
                let rate = self.share(Item::Resolved.key(), self.measure.rate_base().key(), row)?;
                let target = value(self.table.column("target")?, row, None)?;
                let (target_at, rate_at) = (self.at("target", line)?, self.at("rate", line)?);
                let formula = vec![Part::Text("=("), target_at, Part::Text("-"), rate_at, Part::Text(")*100")];
                ((target - rate) * BigRational::from_integer(100.into()), formula)
            }
            None if self.table.is_sum(row) && column.is_amount() => self.sum(column, row)?,
            None => return None,
        };
        Some(number(value, number_format(column), formula))
    }

    /// One figure over another; `None` if one of them is not known, is too long for a cell, or the whole is nothing.
    fn share(&self, part: &str, whole: &str, row: usize) -> Option<BigRational> {
        let get = |key| value(self.table.column(key)?, row, Some(self.unit)).filter(|value| !is_too_long(value));
        let (part, whole) = (get(part)?, get(whole)?);
        whole.is_positive().then(|| part / whole)
    }

    /// The sum over the offices of a row, if the figure is that sum and they stand together.
    fn sum(&self, column: &TableColumn, row: usize) -> Option<(BigRational, Vec<Part>)> {
        let text = |key: &str, row| self.table.column(key).and_then(|column| column.values.text(row));
        let above = (text("level", row) != Some("total")).then(|| text("office", row));
        let is_part = |other: usize| {
            !self.table.is_sum(other)
                && text("period", other) == text("period", row)
                && above.is_none_or(|above| text("parent", other) == above)
        };
        let parts = self.rows.iter().copied().enumerate().filter(|(_, other)| is_part(*other));
        let parts: Vec<(usize, i128)> =
            parts.map(|(line, other)| Some((line, column.values.number(other)?))).collect::<Option<_>>()?;
        let sum = parts.iter().try_fold(0_i128, |sum, (_, number)| sum.checked_add(*number))?;
        let ((first, _), (last, _)) = (parts.first()?, parts.last()?);
        let stand_together = last.checked_sub(*first)?.checked_add(1)? == parts.len();
        let whole = |number| BigRational::from_integer(self.unit.count(number).into());
        let is_exact = Some(sum) == column.values.number(row) && !is_rounded_up(column);
        if !stand_together || !is_exact || parts.iter().any(|(_, number)| is_too_long(&whole(*number))) {
            return None;
        }
        let at = self.place(&column.key)?;
        let range =
            vec![Part::Text("=SUM("), Part::Cell(*first, at), Part::Text(":"), Part::Cell(*last, at), Part::Text(")")];
        Some((whole(sum), range))
    }

    fn place(&self, key: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.key == key)
    }

    fn at(&self, key: &str, line: usize) -> Option<Part> {
        self.place(key).map(|place| Part::Cell(line, place))
    }
}
