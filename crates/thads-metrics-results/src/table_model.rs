//! A table of results ([`Table`]): what every result is shown, written and exchanged as.

use std::{borrow::Cow, sync::Arc};

use thads_metrics::{Lang, Measure, text::Text};

/// A word of the vocabulary, or a sentence: what programs know it by, and how people read it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Term {
    /// The key: `cases`, `2022/06`, `undefined.nothing_eligible`.
    pub key: Cow<'static, str>,
    /// How it reads.
    pub text: Text<String>,
}

impl Term {
    /// A term.
    pub fn new(key: impl Into<Cow<'static, str>>, vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self { key: key.into(), text: Text::new(vi.into(), en.into()) }
    }

    /// The text in the language asked for.
    pub fn text(&self, lang: Lang) -> &str {
        self.text.pick(lang)
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

/// The unit of differences between percentages.
pub const POINTS: Text = Text::new("điểm %", "points");

/// A column of a [`Table`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableColumn {
    /// Its key, in the words of the glossary; of a column of the caller's data its name there.
    pub key: Cow<'static, str>,
    /// Its heading.
    pub heading: Text<String>,
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
    /// Its title.
    pub title: Text<String>,
    /// The columns, of one length.
    pub columns: Vec<TableColumn>,
    /// Breaks of series, undefined rates, assumptions.
    pub notes: Vec<Text<String>>,
    /// How the rate is defined and where the national targets stand, each with its citation.
    pub sources: Vec<Text<String>>,
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

    /// Whether there is a value in a row.
    pub fn has(&self, row: usize) -> bool {
        match self {
            Self::Text(_) | Self::Terms(_) => self.text(row).is_some(),
            Self::Whole(_) | Self::Decimal { .. } => self.number(row).is_some(),
            Self::Flag(_) => self.flag(row).is_some(),
        }
    }

    /// The truth value of a row; `None` if there is none.
    pub fn flag(&self, row: usize) -> Option<bool> {
        match self {
            Self::Flag(values) => values.get(row).copied().flatten(),
            _ => None,
        }
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
    /// A column of text with its headings.
    pub fn text(key: &'static str, heading: Text, values: impl IntoIterator<Item = Option<impl Into<String>>>) -> Self {
        let values = Values::Text(values.into_iter().map(|value| value.map(Into::into)).collect());
        Self { key: key.into(), heading: Text::new(heading.vi.into(), heading.en.into()), unit: Unit::None, values }
    }

    /// The heading in the language asked for.
    pub fn heading(&self, lang: Lang) -> &str {
        self.heading.pick(lang)
    }

    /// Whether it counts cases, judgments or đồng.
    pub const fn is_amount(&self) -> bool {
        matches!(self.values, Values::Whole(_)) && matches!(self.unit, Unit::Cases | Unit::Dong | Unit::ByMeasure)
    }

    /// Whether its values are numbers.
    pub const fn is_numeric(&self) -> bool {
        matches!(self.values, Values::Whole(_) | Values::Decimal { .. })
    }

    /// Whether it is the exact text beside a rounded column: for programs, not for readers.
    pub fn is_exact(&self) -> bool {
        self.key.ends_with("_exact")
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
                    Unit::Points => format!("{number} {}", POINTS.pick(lang)),
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
        self.title.pick(lang)
    }

    /// The measures in the order of their first rows, each with its rows; nothing if no column says the measure.
    pub fn by_measure(&self) -> Vec<(Measure, Vec<usize>)> {
        let mut found: Vec<(Measure, Vec<usize>)> = Vec::new();
        let Some(column) = self.column("measure") else { return found };
        for row in 0..self.rows() {
            let Some(measure) = column.values.text(row).and_then(|key| key.parse().ok()) else { continue };
            match found.iter_mut().find(|(known, _)| *known == measure) {
                Some((_, rows)) => rows.push(row),
                None => found.push((measure, vec![row])),
            }
        }
        found
    }

    /// Whether a row is the sum of others: of the offices of an office above, or of all.
    pub fn is_sum(&self, row: usize) -> bool {
        self.name != "tally"
            && self.column("level").and_then(|level| level.values.text(row)).is_some_and(|level| level != "office")
    }

    /// The column of that key.
    pub fn column(&self, key: &str) -> Option<&TableColumn> {
        self.columns.iter().find(|column| column.key == key)
    }
}
