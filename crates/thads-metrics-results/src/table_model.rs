//! A table of results ([`Table`]): what every result is shown, written and exchanged as.

use std::{borrow::Cow, sync::Arc};

use thads_metrics::Lang;

/// A word of the vocabulary, or a sentence: what programs know it by, and how people read it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Term {
    /// The key: `cases`, `2022/06`, `undefined.nothing_eligible`.
    pub key: Cow<'static, str>,
    /// In Vietnamese.
    pub vi: String,
    /// In English.
    pub en: String,
}

impl Term {
    /// A term.
    pub fn new(key: impl Into<Cow<'static, str>>, vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self { key: key.into(), vi: vi.into(), en: en.into() }
    }

    /// The text in the language asked for.
    pub fn text(&self, lang: Lang) -> &str {
        lang.pick(&self.vi, &self.en)
    }
}

/// The values of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Values {
    /// Text that is the same in both languages: names, exact figures.
    Text(Vec<Option<String>>),
    /// Text that has a key, which data is exchanged by, and is read in either language.
    Terms(Vec<Option<Arc<Term>>>),
    /// Whole numbers: cases, đồng, ranks.
    Whole(Vec<Option<i128>>),
    /// Percentages or points, each a count of 10^-places, rounded half-up.
    Decimal {
        /// The decimals.
        places: u16,
        /// The numbers.
        values: Vec<Option<i128>>,
    },
    /// Truth values.
    Flag(Vec<Option<bool>>),
}

/// What the numbers of a column are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Nothing: text, ranks.
    None,
    /// Cases (việc).
    Cases,
    /// Đồng.
    Dong,
    /// Cases or đồng, by the measure of the row.
    ByMeasure,
    /// Percent.
    Percent,
    /// Percentage points.
    Points,
}

impl Unit {
    /// Every unit.
    pub const ALL: [Self; 6] = [Self::None, Self::Cases, Self::Dong, Self::ByMeasure, Self::Percent, Self::Points];

    /// The key: `cases`, `dong`, `percent`, `points`, …
    pub const fn key(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Cases => "cases",
            Self::Dong => "dong",
            Self::ByMeasure => "by_measure",
            Self::Percent => "percent",
            Self::Points => "points",
        }
    }
}

/// A column of a [`Table`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableColumn {
    /// Its key, in the words of the glossary; of a column of the caller's data its name there.
    pub key: Cow<'static, str>,
    /// Its heading in Vietnamese.
    pub vi: String,
    /// Its heading in English.
    pub en: String,
    /// What its numbers are counted in.
    pub unit: Unit,
    /// Its values, as many as the table has rows.
    pub values: Values,
}

/// Rows and columns with headings in both languages, and what a reader must know beside them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What it is: `results`, `comparison`, `findings`, …
    pub name: Cow<'static, str>,
    /// Its title in Vietnamese.
    pub vi: String,
    /// Its title in English.
    pub en: String,
    /// The columns, of one length.
    pub columns: Vec<TableColumn>,
    /// Breaks of series, undefined rates, sources: a pair of Vietnamese and English each.
    pub notes: Vec<(String, String)>,
}

impl Values {
    /// How many there are.
    pub fn len(&self) -> usize {
        match self {
            Self::Text(values) => values.len(),
            Self::Terms(values) => values.len(),
            Self::Whole(values) | Self::Decimal { values, .. } => values.len(),
            Self::Flag(values) => values.len(),
        }
    }

    /// What they are: `text`, `whole`, `decimal`, `flag`.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Text(_) | Self::Terms(_) => "text",
            Self::Whole(_) => "whole",
            Self::Decimal { .. } => "decimal",
            Self::Flag(_) => "flag",
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The text of a row, or the key of its term; `None` if there is none, or it is no text.
    pub fn text(&self, row: usize) -> Option<&str> {
        match self {
            Self::Text(values) => values.get(row)?.as_deref(),
            Self::Terms(values) => values.get(row)?.as_ref().map(|term| term.key.as_ref()),
            Self::Whole(_) | Self::Decimal { .. } | Self::Flag(_) => None,
        }
    }

    /// The number of a row, of a decimal one the count of 10^-places; `None` if there is none, or it is no number.
    pub fn number(&self, row: usize) -> Option<i128> {
        match self {
            Self::Whole(values) | Self::Decimal { values, .. } => values.get(row).copied().flatten(),
            Self::Text(_) | Self::Terms(_) | Self::Flag(_) => None,
        }
    }
}

impl TableColumn {
    /// The heading in the language asked for.
    pub fn heading(&self, lang: Lang) -> &str {
        lang.pick(&self.vi, &self.en)
    }

    /// A value written in the language asked for: `5.574`, `50,75%`, `30,75 điểm %`; empty for none.
    pub fn print(&self, row: usize, lang: Lang) -> String {
        let decimal = |value: i128, places| lang.decimal(&value.into(), places);
        match &self.values {
            Values::Text(values) => values.get(row).cloned().flatten().unwrap_or_default(),
            Values::Terms(values) => {
                values.get(row).and_then(Option::as_ref).map_or_else(String::new, |term| term.text(lang).to_owned())
            }
            Values::Whole(values) => values.get(row).copied().flatten().map_or_else(String::new, |v| decimal(v, 0)),
            Values::Decimal { places, values } => {
                let Some(value) = values.get(row).copied().flatten() else { return String::new() };
                let number = decimal(value, *places);
                match self.unit {
                    Unit::Percent => format!("{number}%"),
                    Unit::Points => format!("{number} {}", lang.pick("điểm %", "points")),
                    _ => number,
                }
            }
            Values::Flag(values) => match values.get(row).copied().flatten() {
                Some(true) => lang.pick("có", "yes").to_owned(),
                Some(false) => lang.pick("không", "no").to_owned(),
                None => String::new(),
            },
        }
    }
}

impl Table {
    /// How many rows it has.
    pub fn rows(&self) -> usize {
        self.columns.first().map_or(0, |column| column.values.len())
    }

    /// The title in the language asked for.
    pub fn title(&self, lang: Lang) -> &str {
        lang.pick(&self.vi, &self.en)
    }

    /// The column of that key.
    pub fn column(&self, key: &str) -> Option<&TableColumn> {
        self.columns.iter().find(|column| column.key == key)
    }
}
