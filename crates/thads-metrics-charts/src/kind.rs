//! The kinds of chart and which of them suit a table ([`Kind`]).

use std::{collections::BTreeSet, fmt, str::FromStr};

use thads_metrics::{Lang, text::Text};
use thads_metrics_results::Table;

use crate::{error::ChartError, rows::Rows};

/// What a chart shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// What each office adds to the change of the total rate.
    Waterfall,
    /// Rates over the months, with targets, milestones and breaks of series.
    Progress,
    /// Rates of the latest period against the target.
    Rates,
    /// How far each office is from its target in the latest period.
    Gaps,
}

impl Kind {
    /// Every kind; the first that suits a table suits it best.
    pub const ALL: [Self; 4] = [Self::Waterfall, Self::Progress, Self::Rates, Self::Gaps];

    /// The key: `waterfall`, `progress`, `rates`, `gaps`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Waterfall => "waterfall",
            Self::Progress => "progress",
            Self::Rates => "rates",
            Self::Gaps => "gaps",
        }
    }

    /// What it shows, in words.
    ///
    /// ```
    /// use thads_metrics::Lang;
    /// use thads_metrics_charts::Kind;
    /// assert_eq!(Kind::Rates.caption(Lang::En), "Completion rates against the target");
    /// ```
    pub const fn caption(self, lang: Lang) -> &'static str {
        let text = match self {
            Self::Waterfall => Text::new(
                "Từng cơ quan góp vào thay đổi của tỷ lệ chung, tính bằng điểm %",
                "What each office adds to the change of the total rate, in points",
            ),
            Self::Progress => Text::new("Tỷ lệ thi hành xong qua các tháng", "Completion rates over the months"),
            Self::Rates => Text::new("Tỷ lệ thi hành xong so với chỉ tiêu", "Completion rates against the target"),
            Self::Gaps => Text::new("Khoảng cách đến chỉ tiêu, tính bằng điểm %", "Gaps to the target, in points"),
        };
        match lang {
            Lang::Vi => text.vi,
            Lang::En => text.en,
        }
    }

    /// The columns that it shows.
    const fn needs(self) -> &'static [&'static str] {
        match self {
            Self::Waterfall => &["measure", "office", "effect"],
            Self::Progress => &["measure", "office", "period", "rate"],
            Self::Rates => &["measure", "office", "rate"],
            Self::Gaps => &["measure", "office", "gap"],
        }
    }

    /// An error if the table lacks a column that this shows.
    pub(crate) fn refuse_without_columns(self, table: &Table) -> Result<(), ChartError> {
        let missing: Vec<&str> = self.needs().iter().copied().filter(|key| table.column(key).is_none()).collect();
        if missing.is_empty() {
            return Ok(());
        }
        let (kind, table, expected) = (self.key().to_owned(), table.name.to_string(), missing.join(", "));
        Err(ChartError::NoColumn { kind, table, expected })
    }

    /// Whether a table has what this shows.
    fn suits(self, table: &Table) -> bool {
        let has =
            |key: &str| table.column(key).is_some_and(|column| (0..table.rows()).any(|row| column.values.has(row)));
        let rows = Rows::of(table, Lang::Vi);
        self.needs().iter().copied().all(has)
            && match self {
                Self::Waterfall => table.name != "plan_months",
                Self::Progress => {
                    (0..table.rows()).map(|row| rows.period(row)).collect::<BTreeSet<_>>().len() > 1
                        || table.name == "plan_months"
                }
                Self::Rates => table.name != "plan_months" && !rows.latest("rate").is_empty(),
                Self::Gaps => table.name != "plan_months" && !rows.latest("gap").is_empty(),
            }
    }
}

/// The kinds that a table can be drawn as, the best first; none for a tally, whose results are drawn: they have targets.
pub fn suitable(table: &Table) -> Vec<Kind> {
    Kind::ALL.into_iter().filter(|kind| table.name != "tally" && kind.suits(table)).collect()
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl FromStr for Kind {
    type Err = ChartError;

    fn from_str(word: &str) -> Result<Self, ChartError> {
        let expected = || Self::ALL.map(Self::key).join(", ");
        Self::ALL
            .into_iter()
            .find(|kind| kind.key() == word)
            .ok_or_else(|| ChartError::UnknownKind { got: thads_metrics::text::clip(word), expected: expected() })
    }
}
