//! A chart of a table ([`Chart`]).

use std::fmt::Write as _;

use thads_metrics::text::{Lang, markup::escaped};
use thads_metrics_results::Table;

use crate::{
    canvas::{Canvas, Style},
    error::ChartError,
    font::wrapped,
    kind::{Kind, suitable},
    months, offices,
    panel::Panel,
    px::Px,
    rows::Rows,
    waterfall,
};

/// A chart: a panel for each measure, in one language.
///
/// Every number that is written in it is the table's own text, so it is rounded as there; marks stand at exact places, to
/// a tenth of a pixel, and nothing depends on the machine.
pub struct Chart {
    kind: Kind,
    lang: Lang,
    title: String,
    panels: Vec<Panel>,
}

/// Fonts that have Vietnamese, first the one that text is measured in.
const FONTS: &str = "'Noto Sans','Segoe UI',Roboto,'Helvetica Neue',Arial,'Liberation Sans','DejaVu Sans',sans-serif";
const TITLE: i64 = 15;
const EDGE: Px = Px::of(16);
const BETWEEN: Px = Px::of(32);

impl Chart {
    /// Draws a table; `None` takes the kind that suits it best.
    ///
    /// ```
    /// use thads_metrics::{Flow, Item, Lang, Measure, Target, Targets};
    /// use thads_metrics_charts::{Chart, Kind, suitable};
    /// use thads_metrics_results::{Options, Results};
    ///
    /// let flow = |office: &str, eligible, resolved| {
    ///     let items = [(Item::Eligible, eligible), (Item::Resolved, resolved)];
    ///     Flow::from_items(office, "2022/06".parse().unwrap(), Measure::Cases, None, items).unwrap()
    /// };
    /// let flows = [flow("Bến Lức", 4_000, 2_400), flow("Đức Hòa", 6_983, 3_174)];
    /// let targets = Targets::new().with_everyone(Target::at_least("81,5%".parse()?, "2022/12".parse()?))?;
    /// let table = Results::new(flows, &targets, Options::default())?.table();
    ///
    /// assert_eq!(suitable(&table), [Kind::Rates, Kind::Gaps]);
    /// let svg = Chart::of(&table, Some(Kind::Gaps), Lang::Vi)?.svg();
    /// assert!(svg.contains("còn\u{a0}21,50")); // 60,00% against 81,5%
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of(table: &Table, kind: Option<Kind>, lang: Lang) -> Result<Self, ChartError> {
        let kind = kind.or_else(|| suitable(table).first().copied()).unwrap_or(Kind::Rates);
        kind.refuse_without_columns(table)?;
        let rows = Rows::of(table, lang);
        let panels = match kind {
            Kind::Waterfall => waterfall::panels(&rows),
            Kind::Progress => months::panels(&rows)?,
            Kind::Rates => offices::rates(&rows),
            Kind::Gaps => offices::gaps(&rows),
        };
        if panels.is_empty() {
            return Err(ChartError::Nothing { kind: kind.key().to_owned() });
        }
        Ok(Self { kind, lang, title: table.title(lang).to_owned(), panels })
    }

    /// What it shows.
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// The panels, each an SVG element for a page: without a ground, in the page's own colour of text, marks with the
    /// classes `met`, `missed`, `neutral`, `line-1` … `line-6` that a page may colour anew.
    pub fn panels(&self) -> Vec<String> {
        let inline = |panel: &Panel| {
            let (width, height) = (panel.width, panel.height);
            let label = escaped(&format!("{}: {}", self.kind.caption(self.lang), panel.title));
            format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"thads-chart\" role=\"img\" aria-label=\"{label}\" \
                 width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
                 style=\"max-width:100%;height:auto\" font-family=\"{FONTS}\" font-size=\"12\" \
                 fill=\"currentColor\">{}</svg>",
                panel.canvas.svg
            )
        };
        self.panels.iter().map(inline).collect()
    }

    /// One picture with its title, dark on white, that stands alone as a file.
    pub fn svg(&self) -> String {
        let across = self.kind != Kind::Progress;
        let widths = || self.panels.iter().map(|panel| panel.width);
        let gaps = |between: Px| between.times(self.panels.len().saturating_sub(1));
        let width = if across { widths().sum::<Px>() + gaps(BETWEEN) } else { widths().max().unwrap_or_default() };
        let mut canvas = Canvas::default();
        let mut y = EDGE;
        let style = Style { size: TITLE, ..Style::PLAIN.bold() };
        for line in wrapped(&self.title, TITLE, style.weight, width, usize::MAX) {
            y = y + Px::of(20);
            canvas.text(EDGE, y - Px::of(6), &line, style);
        }
        y = y + Px::of(4);
        let mut bottom = y;
        let mut x = EDGE;
        for panel in &self.panels {
            canvas.at(x, y, &panel.canvas.svg);
            bottom = bottom.max(y + panel.height);
            if across {
                x = x + panel.width + BETWEEN;
            } else {
                y = y + panel.height + EDGE;
            }
        }
        let (width, height) = (width + EDGE.times(2), bottom + EDGE);
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" font-family=\"{FONTS}\" font-size=\"12\" color=\"#1b1f24\" \
             fill=\"currentColor\"><rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>"
        );
        let _ = write!(svg, "{}</svg>", canvas.svg);
        svg
    }
}
