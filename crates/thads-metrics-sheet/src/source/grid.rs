//! What a spreadsheet holds: cells in rows ([`Grid`]), and where one stands ([`CellRef`]).

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
    /// A number that is not whole: its shortest decimal form with a dot, `-12.5`.
    Decimal(Box<str>),
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
    /// Whether there is nothing in it, or only white space.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.trim().is_empty(),
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
