//! Targets from tables: rows as somebody wrote them.

use crate::source::grid::{Cell, Grid, Span};
use thads_metrics::text::clip;
use thads_metrics::{
    Measure, Period, ReportingYear,
    targets::TargetError,
    text::{Text, fold},
    vocabulary::typed,
};
use thads_metrics::{Target, Targets};

const OFFICE: Text = Text::new("cơ quan", "office");
const MEASURE: Text = Text::new("đại lượng", "measure");
const TARGET: Text = Text::new("chỉ tiêu", "target");
const DUE: Text = Text::new("kỳ", "due");

/// A row of a table of targets, as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TargetRow<'a> {
    /// The office; empty for every office.
    pub office: &'a str,
    /// The office it stands under; empty if it need not be said.
    pub under: &'a str,
    /// The measure, `cases`, `việc`, `về tiền`; empty for any.
    pub measure: &'a str,
    /// The target, `81,5%`, `trên 70%`.
    pub target: &'a str,
    /// The period at whose end it is due: `2022/12`, or the year, `2022`.
    pub due: &'a str,
}

/// Targets from the rows of a table; an error names the row, counted from 1.
///
/// ```
/// use thads_metrics_sheet::{TargetRow, targets_from_rows};
/// let rows = [
///     TargetRow { office: "Bến Lức", measure: "việc", target: "trên 82%", due: "2022", ..TargetRow::default() },
///     TargetRow { office: "Bến Lức", measure: "tiền", target: "cao", due: "2022", ..TargetRow::default() },
/// ];
/// assert!(targets_from_rows(&rows[..1]).is_ok());
/// let error = targets_from_rows(&rows).unwrap_err();
/// assert_eq!(error.to_string(), r#"row 2 of the table of targets: "cao" is no target"#);
/// ```
pub fn targets_from_rows<'a>(rows: impl IntoIterator<Item = &'a TargetRow<'a>>) -> Result<Targets, TargetError> {
    let mut numbered = rows.into_iter().zip(1_usize..);
    numbered.try_fold(Targets::new(), |targets, (row, number)| with_row(targets, row, number))
}

fn with_row(targets: Targets, row: &TargetRow<'_>, number: usize) -> Result<Targets, TargetError> {
    let bad = |column, got: &str| {
        let got = clip(got);
        TargetError::Row { row: number.to_string(), column, got }
    };
    let due = read_due(row.due).ok_or_else(|| bad(DUE, row.due))?;
    let target = match Target::written(row.target, due) {
        Err(TargetError::Level { got }) => return Err(bad(TARGET, &got)),
        other => other?,
    };
    let target = match row.measure.trim() {
        "" => target,
        text => target.for_measure(typed::measure(text).map_err(|_| bad(MEASURE, text))?),
    };
    let under = Some(row.under.trim()).filter(|under| !under.is_empty());
    if target.is_impossible() {
        return Err(bad(TARGET, row.target));
    }
    match row.office.trim() {
        "" => targets.with_everyone(target),
        office => targets.with(office, under, target),
    }
}

/// Targets from a table with headings, as a workbook or a CSV file holds it.
///
/// Either a row for each target, with columns for the office, the measure, the target and when it
/// is due; or a row for each office, with a column for each measure. `due` is for tables that do
/// not say when. Headings are the keys or the usual Vietnamese words: `cơ quan`, `đơn vị`, `trực
/// thuộc`, `đại lượng`, `chỉ tiêu`, `kỳ`, `về việc`, `về tiền`.
///
/// ```
/// use thads_metrics::Measure;
/// use thads_metrics_sheet::{Cell, Grid, targets_from_grid};
/// let rows = [["Đơn vị", "Về việc", "Về tiền"], ["Bến Lức", "trên 82%", "41,5%"]];
/// let cells = |row: [&str; 3]| row.map(|text| Cell::Text(text.into())).to_vec();
/// let grid = Grid { rows: rows.map(cells).to_vec(), ..Grid::default() };
/// let targets = targets_from_grid(&grid, Some("2022/12".parse().unwrap())).unwrap();
/// let (target, _) = targets.for_office("Bến Lức", &[], Measure::Money, "2022/06".parse().unwrap()).unwrap();
/// assert_eq!(target.to_string(), "từ 41,5% trở lên về tiền (năm 2022)");
/// ```
pub fn targets_from_grid(grid: &Grid, due: Option<Period>) -> Result<Targets, TargetError> {
    let mut rows = (0..grid.rows.len()).map(|row| texts(grid, row)).zip(1_usize..);
    let mut first = Vec::new();
    let heads = loop {
        let Some((row, _)) = rows.next() else {
            return Err(TargetError::NoColumn { column: OFFICE, got: first.join(", ") });
        };
        let heads: Vec<_> = row.iter().map(|text| Head::of(text)).collect();
        if heads.contains(&Head::Office) {
            first = row;
            break heads;
        }
        if first.is_empty() {
            first = row.into_iter().filter(|text| !text.is_empty()).collect();
        }
    };
    let missing = |column| TargetError::NoColumn { column, got: first.join(", ") };
    if !heads.iter().any(|head| matches!(head, Head::Target(_))) {
        return Err(missing(TARGET));
    }
    if due.is_none() && !heads.contains(&Head::Due) {
        return Err(missing(DUE));
    }
    let body: Vec<(Vec<String>, usize)> = rows.collect();
    let heads = by_content(heads, &first, &body)?;
    let default_due = due.map(|due| due.to_string()).unwrap_or_default();
    let mut targets = Targets::new();
    for (row, number) in body {
        let of = |wanted: Head| {
            let at = heads.iter().position(|head| *head == wanted);
            at.and_then(|at| row.get(at)).map_or("", |text| text.as_str())
        };
        let due = if of(Head::Due).is_empty() { &default_due } else { of(Head::Due) };
        for (head, text) in heads.iter().zip(&row) {
            if let Head::Target(measure) = head
                && !text.is_empty()
            {
                let measure = measure.as_ref().map_or_else(|| of(Head::Measure), |measure| measure.key());
                let (office, under) = (of(Head::Office), of(Head::Under));
                if office.is_empty() {
                    return Err(TargetError::Row { row: number.to_string(), column: OFFICE, got: String::new() });
                }
                targets = with_row(targets, &TargetRow { office, under, measure, target: text, due }, number)?;
            }
        }
    }
    Ok(targets)
}

/// The headings, where those that are not known are decided by what stands under them: words for measures, row numbers,
/// nothing. Any other column may change what the targets mean, and is refused.
fn by_content(heads: Vec<Head>, texts: &[String], body: &[(Vec<String>, usize)]) -> Result<Vec<Head>, TargetError> {
    let says_measure = heads.contains(&Head::Measure);
    let mut decided = Vec::with_capacity(heads.len());
    for (at, head) in heads.into_iter().enumerate() {
        let heading = texts.get(at).map_or("", String::as_str);
        let cells = || body.iter().filter_map(|(row, _)| row.get(at)).filter(|text| !text.is_empty());
        decided.push(match head {
            Head::Unknown if cells().next().is_none() || is_remark(heading) => Head::Unknown,
            Head::Unknown if cells().all(|text| Measure::in_words(text).is_some()) && !says_measure => Head::Measure,
            Head::Unknown if heading.is_empty() && cells().zip(1_usize..).all(|(text, n)| *text == n.to_string()) => {
                Head::Unknown
            }
            Head::Unknown => return Err(TargetError::UnknownColumn { got: heading.to_owned() }),
            known => known,
        });
    }
    Ok(decided)
}

/// Whether a column of that heading says nothing of the targets: row numbers, remarks.
pub(crate) fn is_remark(heading: &str) -> bool {
    matches!(
        fold(heading).as_str(),
        "tt" | "stt"
            | "số tt"
            | "số thứ tự"
            | "no"
            | "no."
            | "#"
            | "ghi chú"
            | "note"
            | "notes"
            | "căn cứ"
            | "nguồn"
            | "source"
    )
}

/// What a column of a table of targets holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Head {
    Office,
    Under,
    Measure,
    Due,
    Target(Option<Measure>),
    Unknown,
}

/// Whether a column of that heading names offices.
pub(crate) fn is_office_heading(heading: &str) -> bool {
    matches!(fold(heading).as_str(), "office" | "cơ quan" | "đơn vị" | "tên đơn vị" | "tên cơ quan" | "cơ quan thads")
}

impl Head {
    fn of(text: &str) -> Self {
        let folded = fold(text);
        match folded.as_str() {
            _ if is_office_heading(text) => Self::Office,
            "parent" | "under" | "trực thuộc" | "tỉnh" | "cơ quan cấp trên" => Self::Under,
            "measure" | "đại lượng" | "loại chỉ tiêu" | "loại" | "loại án" | "nội dung" | "chỉ số" | "tiêu chí" => {
                Self::Measure
            }
            "due" | "period" | "year" | "kỳ" | "năm" | "kỳ báo cáo" | "thời hạn" | "hạn" | "đến hạn" | "thời điểm" => {
                Self::Due
            }
            "target" | "chỉ tiêu" | "chỉ tiêu giao" | "chỉ tiêu được giao" => Self::Target(None),
            other => {
                let rest = other.strip_prefix("chỉ tiêu ").or_else(|| other.strip_prefix("target ")).unwrap_or(other);
                Measure::in_words(rest).map_or(Self::Unknown, |measure| Self::Target(Some(measure)))
            }
        }
    }
}

/// A period, or a year on its own.
fn read_due(text: &str) -> Option<Period> {
    let year = || ReportingYear::new(text.trim().parse().ok()?).ok().map(ReportingYear::whole);
    typed::period(text.trim()).ok().or_else(year)
}

/// The texts of a row; a cell merged into another has that one's.
pub(crate) fn texts(grid: &Grid, row: usize) -> Vec<String> {
    let cells = grid.rows.get(row).map_or(0, Vec::len);
    let text = |col: usize| {
        let at = (u32::try_from(row).ok()?, u32::try_from(col).ok()?);
        let within =
            |span: &&Span| (span.from.0..=span.to.0).contains(&at.0) && (span.from.1..=span.to.1).contains(&at.1);
        let (row, col) = grid.merged.iter().find(within).map_or(at, |span| span.from);
        grid.rows.get(usize::try_from(row).ok()?)?.get(usize::try_from(col).ok()?).map(written)
    };
    (0..cells).map(|col| text(col).unwrap_or_default()).collect()
}

/// A cell as a person would write it.
fn written(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.trim().to_owned(),
        Cell::Whole(number) => number.to_string(),
        // A dot before three digits would be read as a mark between thousands.
        Cell::Decimal(text) => text.replace('.', ","),
        Cell::Shown(shown) => shown.stored.replace('.', ","),
        Cell::Percent(text, _) => format!("{}%", text.replace('.', ",")),
        Cell::Empty => String::new(),
        // nothing of a target: refused as it stands
        Cell::Day(text) | Cell::Error(text) => text.to_string(),
        Cell::Flag(flag) => flag.to_string(),
        Cell::Formula(formula) => format!("={}", formula.trim_start_matches('=')),
    }
}
