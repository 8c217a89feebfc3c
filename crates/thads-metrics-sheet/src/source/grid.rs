//! What a spreadsheet holds: cells in rows ([`Grid`]), and where one stands ([`CellRef`]).

use crate::source::shown::Shown;
use thads_metrics::text::is_digits;
use thads_metrics::text::normalise::is_space;

/// What a cell holds, no float among it: whoever reads the file makes numbers exact.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Text as it stands, not trimmed.
    Text(Box<str>),
    /// A whole number.
    Whole(i128),
    /// A number that is not whole: its shortest decimal form with a dot, `-12.5`. Without a dot it is a whole number of
    /// a binary float past 2^53, which may stand for others near it.
    Decimal(Box<str>),
    /// A number that its format does not show as it is stored: rounded, or divided by thousands.
    Shown(Box<Shown>),
    /// A number shown as a percentage by its format: 0.5075 shown as `50,75%` is `("50.75", 2)`.
    Percent(Box<str>, u16),
    /// A truth value.
    Flag(bool),
    /// A day or a time, as ISO 8601 text.
    Day(Box<str>),
    /// An error value, `#REF!`.
    Error(Box<str>),
    /// A formula whose value the file does not hold.
    Formula(Box<str>),
}

impl Cell {
    /// A number from its digits, with a dot and an exponent or without: whole where it is whole, else with the decimals
    /// that it needs. `None` if these are no digits, or stand for more than a thousand.
    ///
    /// ```
    /// use thads_metrics_sheet::Cell;
    /// assert_eq!(Cell::number("6.00000000000000e-1"), Some(Cell::Decimal("0.6".into())));
    /// assert_eq!(Cell::number("-1.2e3"), Some(Cell::Whole(-1_200)));
    /// ```
    pub fn number(digits: &str) -> Option<Self> {
        let (number, exponent) = digits.split_once(['e', 'E']).unwrap_or((digits, "0"));
        let (sign, number) = number.strip_prefix('-').map_or(("", number), |number| ("-", number));
        let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
        let all = format!("{whole}{decimals}");
        if !is_digits(&all) {
            return None;
        }
        let exponent: i32 = exponent.parse().ok()?;
        let point = i32::try_from(whole.len()).ok()?.checked_add(exponent)?;
        if !(-1_000..=1_000).contains(&point) {
            return None;
        }
        let all = all.trim_end_matches('0');
        let width = usize::try_from(point.max(0)).ok()?;
        if all.len() <= width {
            let whole = format!("{sign}{all:0<width$}");
            return match whole.parse::<i128>() {
                Ok(number) => Some(Self::Whole(number)),
                Err(_) if width == 0 => Some(Self::Whole(0)),
                Err(_) => Some(Self::Decimal(whole.into())),
            };
        }
        let (whole, decimals) = all.split_at_checked(width)?;
        let whole = whole.trim_start_matches('0');
        let whole = if whole.is_empty() { "0" } else { whole };
        let zeros = usize::try_from(point.min(0).unsigned_abs()).ok()?;
        Some(Self::Decimal(format!("{sign}{whole}.{}{decimals}", "0".repeat(zeros)).into()))
    }

    /// Whether there is nothing in it, or only white space.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.chars().all(is_space),
            _ => false,
        }
    }
}

/// A rectangle of cells that are shown as one, ends included, counted from zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first row and column.
    pub from: (u32, u32),
    /// The last row and column.
    pub to: (u32, u32),
}

/// A sheet of a workbook, or a text file, from its first cell (A1) on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Grid {
    /// Its name.
    pub name: String,
    /// The rows, which need not be of one length.
    pub rows: Vec<Vec<Cell>>,
    /// Merged cells; the value stands in the first of each.
    pub merged: Vec<Span>,
    /// Whether the sheet itself is hidden.
    pub hidden: bool,
    /// The rows that are hidden, in order.
    pub hidden_rows: Vec<u32>,
    /// The columns that are hidden, in order.
    pub hidden_cols: Vec<u32>,
    /// What the reader of the file has to say of it.
    pub remarks: Vec<Remark>,
}

/// What the reader of a file has to say of a sheet, beside its cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// The text was in an encoding of before Unicode.
    Decoded {
        /// Which one.
        encoding: &'static str,
    },
    /// Lines of a text file have more or fewer cells than most have.
    Uneven {
        /// The first such line, counted from zero.
        row: u32,
        /// How many cells it has.
        got: usize,
        /// How many most lines have.
        usual: usize,
        /// How many such lines there are.
        lines: usize,
    },
    /// The workbook names a sheet that it does not hold.
    Absent,
    /// The file is text, though its name is a workbook's.
    NamedWorkbook,
}

/// A cell of a [`Sheet`](crate::Sheet): which place, which row and column, counted from zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub struct CellRef {
    /// An index into [`Sheet::places`](crate::Sheet::places).
    pub place: u16,
    /// The row.
    pub row: u32,
    /// The column.
    pub col: u32,
}

/// `H12`, from a row and a column counted from zero.
pub(crate) fn a1(row: u32, col: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(col).saturating_add(1);
    while rest > 0 {
        let digit = rest.saturating_sub(1) % 26;
        letters.push(char::from(b'A'.saturating_add(u8::try_from(digit).unwrap_or(0))));
        rest = rest.saturating_sub(1) / 26;
    }
    let letters: String = letters.into_iter().rev().collect();
    format!("{letters}{}", u64::from(row).saturating_add(1))
}

/// A sheet's name as spreadsheets write it before the exclamation mark.
pub(crate) fn quoted(name: &str) -> String {
    let plain = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '.');
    if plain && !name.starts_with(|c: char| c.is_ascii_digit()) {
        name.to_owned()
    } else {
        format!("'{}'", name.replace('\'', "''"))
    }
}

#[cfg(test)]
mod tests {
    use super::{a1, quoted};

    #[test]
    fn a_cell_is_named_as_spreadsheets_name_it() {
        assert_eq!(
            (a1(11, 7), a1(0, 25), a1(0, 26), a1(0, 701), a1(0, 702)),
            ("H12".into(), "Z1".into(), "AA1".into(), "ZZ1".into(), "AAA1".into())
        );
        assert_eq!(
            (quoted("Sheet1"), quoted("Biểu 1"), quoted("d'An")),
            ("Sheet1".into(), "'Biểu 1'".into(), "'d''An'".into())
        );
    }
}
