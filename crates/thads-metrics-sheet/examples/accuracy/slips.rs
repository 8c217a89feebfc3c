//! The slips that people make, put into a sheet.

use thads_metrics::{Item, Lang, Percent};
use thads_metrics_sheet::{CellRef, Finding, Slip};

use crate::forms::{Random, Table, share};

/// A slip that was made: its cells and what they should hold; of whole rows the row alone counts.
#[derive(Debug)]
pub(crate) struct Made {
    cells: Vec<(usize, usize, String)>,
    row: Option<usize>,
    missing: bool,
}

/// A kind of slip.
pub(crate) struct Slipped {
    pub(crate) name: &'static str,
    /// Whether the sheet of the month before is at hand.
    pub(crate) at_hand: bool,
    pub(crate) make: fn(&mut Table, &mut Random) -> Option<Made>,
}

impl Made {
    fn cell(row: usize, col: usize, right: String) -> Self {
        Self { cells: vec![(row, col, right)], row: None, missing: false }
    }

    fn row(row: usize) -> Self {
        Self { cells: Vec::new(), row: Some(row), missing: false }
    }

    /// Whether a finding accuses this cell, or row, alone and rightly.
    pub(crate) fn is_named_by(&self, finding: &Finding, table: &Table) -> bool {
        let (row, col) = table.at(finding.cell);
        if self.missing {
            return finding.slip == Some(Slip::MissingRow);
        }
        match self.row {
            Some(own) => row == own && finding.expected.is_some(),
            None => self
                .cells
                .iter()
                .any(|(r, c, right)| (row, col) == (*r, *c) && finding.expected.as_ref() == Some(right)),
        }
    }

    pub(crate) fn is_among(&self, cells: &[CellRef], table: &Table) -> bool {
        let mut cells = cells.iter().map(|cell| table.at(*cell));
        match self.row {
            Some(own) => cells.any(|(row, _)| row == own),
            None => cells.any(|(row, col)| self.cells.iter().any(|(r, c, _)| (row, col) == (*r, *c))),
        }
    }

    /// Whether two slips touch no cell or row in common.
    pub(crate) fn is_apart(&self, other: &Self) -> bool {
        let rows =
            |made: &Self| -> Vec<usize> { made.row.into_iter().chain(made.cells.iter().map(|cell| cell.0)).collect() };
        rows(self).iter().all(|row| !rows(other).contains(row))
    }
}

fn printed(number: i128) -> String {
    Lang::Vi.decimal(&number.into(), 0)
}

/// Writes another figure into a random cell, as `wrong` makes it of the right one.
fn retyped(
    table: &mut Table,
    random: &mut Random,
    wrong: impl Fn(&str, &mut Random) -> Option<String>,
) -> Option<Made> {
    let (row, col) = (random.below(table.rows.len()), random.below(table.form.len()));
    let right = table.rows[row][col];
    let typed: i128 = wrong(&right.to_string(), random)?.parse().ok()?;
    put(table, row, col, typed)
}

fn put(table: &mut Table, row: usize, col: usize, typed: i128) -> Option<Made> {
    let right = std::mem::replace(&mut table.rows[row][col], typed);
    (typed != right).then(|| Made::cell(row, col, printed(right)))
}

fn with(text: &str, change: impl FnOnce(&mut Vec<u8>)) -> Option<String> {
    let mut digits = text.as_bytes().to_vec();
    change(&mut digits);
    String::from_utf8(digits).ok().filter(|text| !text.is_empty() && (text == "0" || !text.starts_with('0')))
}

fn digit(random: &mut Random) -> u8 {
    b'0' + u8::try_from(random.below(10)).unwrap()
}

fn added(text: &str, random: &mut Random) -> Option<String> {
    let (at, digit) = (random.below(text.len() + 1), digit(random));
    with(text, |digits| digits.insert(at, digit))
}

fn dropped(text: &str, random: &mut Random) -> Option<String> {
    let at = random.below(text.len());
    (text.len() > 2).then(|| {
        with(text, |digits| {
            digits.remove(at);
        })
    })?
}

fn doubled(text: &str, random: &mut Random) -> Option<String> {
    let at = random.below(text.len());
    with(text, |digits| digits.insert(at, digits[at]))
}

fn replaced(text: &str, random: &mut Random) -> Option<String> {
    let (at, digit) = (random.below(text.len()), digit(random));
    (text.len() > 1).then(|| with(text, |digits| digits[at] = digit))?
}

fn transposed(text: &str, random: &mut Random) -> Option<String> {
    let at = random.below(text.len().saturating_sub(1));
    (text.len() > 1).then(|| with(text, |digits| digits.swap(at, at + 1)))?
}

fn times(text: &str, zeros: &str) -> Option<String> {
    (text != "0").then(|| format!("{text}{zeros}"))
}

fn another(text: &str, random: &mut Random) -> Option<String> {
    let other: String = text.chars().map(|_| char::from(digit(random))).collect();
    (text.len() > 2 && !other.starts_with('0')).then_some(other)
}

fn last_months(table: &mut Table, random: &mut Random) -> Option<Made> {
    let (row, col) = (random.below(table.rows.len()), random.below(table.form.len()));
    put(table, row, col, table.earlier[row][col])
}

fn copied(table: &mut Table, random: &mut Random) -> Option<Made> {
    let (row, col) = (random.below(table.rows.len() - 1) + 1, random.below(table.form.len()));
    let above = table.rows[row - 1][col];
    (above > 99 && !(table.is_total(row) && table.is_total(row - 1))).then(|| put(table, row, col, above))?
}

fn exchanged(table: &mut Table, a: (usize, usize), b: (usize, usize)) -> Option<Made> {
    let (x, y) = (table.rows[a.0][a.1], table.rows[b.0][b.1]);
    (table.rows[a.0][a.1], table.rows[b.0][b.1]) = (y, x);
    let cells = vec![(a.0, a.1, printed(x)), (b.0, b.1, printed(y))];
    (x != y).then_some(Made { cells, row: None, missing: false })
}

fn percentage(
    table: &mut Table,
    random: &mut Random,
    wrong: impl Fn(&str, &mut Random) -> Option<String>,
) -> Option<Made> {
    let (row, col) = (random.below(table.rows.len()), random.below(table.shares.len()));
    let right = table.percents[row][col].clone();
    let mantissa: i128 = wrong(&right.mantissa().to_string(), random)?.parse().ok()?;
    table.percents[row][col] = Percent::new(mantissa, 2);
    (table.percents[row][col] != right).then(|| Made::cell(row, table.form.len() + col, right.print(Lang::Vi)))
}

fn other_base(table: &mut Table, random: &mut Random) -> Option<Made> {
    let at = |item: Item| table.form.iter().position(|known| *known == item);
    let (row, base, part) = (random.below(table.rows.len()), at(Item::ToEnforce)?, at(Item::Resolved)?);
    let wrong = share(table.rows[row][part], table.rows[row][base]);
    let right = std::mem::replace(&mut table.percents[row][0], wrong);
    (table.percents[row][0] != right).then(|| Made::cell(row, table.form.len(), right.print(Lang::Vi)))
}

fn leaf(table: &Table, random: &mut Random) -> usize {
    let leaves: Vec<usize> = (0..table.rows.len()).filter(|row| !table.is_total(*row)).collect();
    leaves[random.below(leaves.len())]
}

/// A row left at last month's figures; its percentages too, or this month's beside them.
fn stale_row(table: &mut Table, random: &mut Random, percents: bool) -> Option<Made> {
    let row = leaf(table, random);
    table.rows[row] = table.earlier[row].clone();
    if percents {
        table.percents[row] = table.earlier_percents[row].clone();
    }
    Some(Made::row(row))
}

fn row_in_dong(table: &mut Table, random: &mut Random) -> Option<Made> {
    let row = leaf(table, random);
    table.rows[row].iter_mut().for_each(|value| *value *= 1_000);
    Some(Made::row(row))
}

/// A row that the last total leaves out, in every column.
fn omitted(table: &mut Table, random: &mut Random) -> Option<Made> {
    let (row, total) = (leaf(table, random), table.rows.len() - 1);
    if table.totals_over(row).count() > 1 {
        return None;
    }
    let parts = table.rows[row].clone();
    table.rows[total].iter_mut().zip(parts).for_each(|(sum, part)| *sum -= part);
    table.percents[total] = table.shares.iter().map(|item| table.right_share(&table.rows[total], *item)).collect();
    Some(Made::row(total))
}

fn missing(table: &mut Table, random: &mut Random) -> Option<Made> {
    let row = leaf(table, random);
    table.gone.push(row);
    Some(Made { cells: Vec::new(), row: Some(row), missing: true })
}

const fn cell(name: &'static str, make: fn(&mut Table, &mut Random) -> Option<Made>) -> Slipped {
    Slipped { name, at_hand: false, make }
}

/// Every kind.
pub(crate) const SLIPS: [Slipped; 23] = [
    cell("a digit added", |t, r| retyped(t, r, added)),
    cell("a digit dropped", |t, r| retyped(t, r, dropped)),
    cell("a digit doubled", |t, r| retyped(t, r, doubled)),
    cell("a digit replaced", |t, r| retyped(t, r, replaced)),
    cell("two digits exchanged", |t, r| retyped(t, r, transposed)),
    cell("ten times", |t, r| retyped(t, r, |text, _| times(text, "0"))),
    cell("a thousand times", |t, r| retyped(t, r, |text, _| times(text, "000"))),
    cell("a wrong sign", |t, r| retyped(t, r, |text, _| times(text, "").map(|text| format!("-{text}")))),
    cell("another number", |t, r| retyped(t, r, another)),
    Slipped { name: "last month's figure, that month at hand", at_hand: true, make: last_months },
    cell("last month's figure", last_months),
    cell("the figure of the row above", copied),
    cell("two cells of a row exchanged", |t, r| {
        let (row, a, b) = (r.below(t.rows.len()), r.below(t.form.len()), r.below(t.form.len()));
        exchanged(t, (row, a), (row, b))
    }),
    cell("two cells of a column exchanged", |t, r| {
        let (row, col) = (r.below(t.rows.len() - 1), r.below(t.form.len()));
        exchanged(t, (row, col), (row + 1, col))
    }),
    cell("a percentage with a digit replaced", |t, r| percentage(t, r, replaced)),
    cell("a percentage with digits exchanged", |t, r| percentage(t, r, transposed)),
    cell("a rate on another base", other_base),
    Slipped { name: "a row of last month, that month at hand", at_hand: true, make: |t, r| stale_row(t, r, true) },
    cell("a row of last month, this month's rate", |t, r| stale_row(t, r, false)),
    cell("a row of last month, its rate too", |t, r| stale_row(t, r, true)),
    cell("a row a thousand times", row_in_dong),
    cell("a row that the total leaves out", omitted),
    cell("a row that is missing", missing),
];
