//! A table laid out for reading ([`View`]): one row an office, a group of columns for each measure, all of it text.

use std::collections::{BTreeMap, BTreeSet};

use thads_metrics::{Item, Lang, Measure, text::Text};

use crate::{
    shown_amount::ShownUnit,
    table_model::{POINTS, Table, TableColumn, Unit, Values},
};

/// A column as it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ViewColumn {
    /// The key of the column in the table, of a group with the measure before it: `cases.rate`.
    pub key: String,
    /// Its heading.
    pub heading: String,
    /// Its cells, as many as the view has rows.
    pub cells: Vec<String>,
    /// Whether they are numbers, which stand to the right.
    pub is_numeric: bool,
    /// The heading over it and its neighbours; empty for none.
    pub group: String,
}

/// A table as it is read, in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// The title.
    pub title: String,
    /// The columns.
    pub columns: Vec<ViewColumn>,
    /// What a reader must know beside it.
    pub notes: Vec<String>,
    /// How many rows it has.
    pub rows: usize,
    /// The rows that are sums of others.
    pub totals: BTreeSet<usize>,
    /// How many rows were left out by [`View::shortened`].
    pub hidden: usize,
    /// How many rows stand before those.
    pub hidden_after: usize,
}

/// What stands where there is no value.
const MISSING: &str = "–";
const GAP: Text = Text::new("So với chỉ tiêu", "Against the target");
const MET: Text = Text::new("✓\u{a0}đạt", "✓\u{a0}met");
const NOT_MET: Text = Text::new("✗\u{a0}chưa\u{a0}đạt", "✗\u{a0}not\u{a0}met");

/// The columns that people need of a table with many; everything is in the frames and the workbook.
fn shown(table: &str) -> Option<&'static [&'static str]> {
    Some(match table {
        "results" => {
            &["eligible", "resolved", "rate", "target", "gap", "still_to_resolve", "pace", "against_nation", "rank"]
        }
        "comparison" => &[
            "eligible_after",
            "resolved_before",
            "resolved_after",
            "resolved_difference",
            "resolved_percent",
            "rate_before",
            "rate_after",
            "rate_difference",
            "effect",
            "breaks",
        ],
        "tally" => &[
            "accepted",
            "to_enforce",
            "eligible",
            "ineligible",
            "resolved",
            "rate",
            "carried_over",
            "carried_over_eligible",
        ],
        "findings" => &["file", "cell", "office", "found", "expected", "off_by", "vi", "en"],
        "plan" => &[
            "carried_over_eligible",
            "further",
            "rate_before",
            "rate_after",
            "is_met",
            "still_to_resolve",
            "rank_before",
            "rank_after",
        ],
        _ => return None,
    })
}

/// The columns of a table of findings that its readers need, and none in the other language.
pub(crate) fn is_for_readers(table: &Table, column: &TableColumn, lang: Lang) -> bool {
    let other = lang.pick("en", "vi");
    !column.is_exact()
        && column.key != other
        && (table.name != "findings" || shown("findings").is_none_or(|keys| keys.contains(&column.key.as_ref())))
}

/// The heading of a column with its unit where that is points, which stands there once and in no cell.
pub(crate) fn heading(column: &TableColumn, lang: Lang) -> String {
    let name = column.heading(lang);
    let points = POINTS.pick(lang);
    if column.unit == Unit::Points && !name.contains(points) { format!("{name} ({points})") } else { name.to_owned() }
}

/// Whether a target is met, in words.
pub(crate) fn met(is_met: bool, lang: Lang) -> &'static str {
    let words = if is_met { MET } else { NOT_MET };
    lang.pick(words.vi, words.en)
}

impl TableColumn {
    /// Of a column of gaps by how many points a rate is over its target, or how many are still to go, never a bare
    /// sign: `còn 30,75`, `vượt 1,55`; empty for none.
    pub fn over(&self, row: usize, lang: Lang) -> String {
        let Some(value) = self.values.number(row) else { return String::new() };
        let text = self.print_bare(row, lang);
        let number = text.trim_start_matches('-');
        match (value > 0, lang) {
            (true, Lang::Vi) => format!("còn\u{a0}{number}"),
            (false, Lang::Vi) => format!("vượt\u{a0}{number}"),
            (true, Lang::En) => format!("{number} to go"),
            (false, Lang::En) => format!("{number} over"),
        }
    }

    /// A number of the column with its sign, points without their unit: `+1,25`; of a column of whole numbers and of
    /// one of decimals the count of its last place.
    pub fn signed(&self, number: i128, lang: Lang) -> String {
        let places = match self.values {
            Values::Decimal { places, .. } => places,
            _ => 0,
        };
        format!("{}{}", if number < 0 { "" } else { "+" }, lang.decimal(&number.into(), places))
    }

    /// A value as it is printed, points without their unit.
    fn print_bare(&self, row: usize, lang: Lang) -> String {
        let text = self.print(row, lang);
        match self.unit {
            Unit::Points => text.trim_end_matches(POINTS.pick(lang)).trim_end().to_owned(),
            _ => text,
        }
    }
}

impl View {
    /// The table laid out in one language.
    pub fn of(table: &Table, lang: Lang) -> Self {
        let is_grouped = table.name == "tally"
            || (table.column("measure").is_some()
                && table.column("office").is_some()
                && table.column("item").is_none());
        let mut view = Self {
            title: table.title(lang).to_owned(),
            columns: Vec::new(),
            notes: table.notes.iter().map(|note| note.pick(lang).to_owned()).collect(),
            rows: table.rows(),
            totals: BTreeSet::new(),
            hidden: 0,
            hidden_after: 0,
        };
        if is_grouped {
            view.group_by_measure(table, lang);
        } else {
            let wanted = |column: &&TableColumn| {
                is_for_readers(table, column, lang)
                    && shown(&table.name).is_none_or(|keys| keys.contains(&column.key.as_ref()))
                    && (0..table.rows()).any(|row| column.values.has(row))
            };
            view.columns = table.columns.iter().filter(wanted).map(|column| as_it_is(column, lang)).collect();
        }
        view
    }

    /// Brings the measures of an office side by side.
    fn group_by_measure(&mut self, table: &Table, lang: Lang) {
        let keys = keys_of(table);
        let Some(measures) = table.column("measure") else { return };
        let (first, source) = lines(table, &keys, measures);
        self.rows = first.len();
        self.totals = first.iter().enumerate().filter(|(_, row)| table.is_sum(**row)).map(|(line, _)| line).collect();
        for key in &keys {
            let values: BTreeSet<Option<&str>> = (0..table.rows()).map(|row| key.values.text(row)).collect();
            if key.key == "office" || table.name == "tally" || (key.key != "level" && values.len() > 1) {
                let cells = first.iter().map(|row| key.print(*row, lang)).collect();
                self.columns.push(ViewColumn { cells, is_numeric: false, ..as_it_is(key, lang) });
            }
        }
        for (word, found) in source {
            let measure: Option<Measure> = word.parse().ok();
            let rows: Vec<usize> = found.values().copied().collect();
            let unit = ShownUnit::of_columns(measure, table.columns.iter(), &rows);
            let group = group_heading(table, word, unit, &rows, lang);
            let all: Vec<&str> = table.columns.iter().map(|column| column.key.as_ref()).collect();
            for key in shown(&table.name).unwrap_or(&all) {
                let Some(column) = table.column(base_of(key, table, measure)) else { continue };
                let is_key = keys.iter().any(|one| one.key == column.key);
                let is_said = is_key || column.is_exact() || ["measure", "is_tied"].contains(&column.key.as_ref());
                if is_said || !says(column, &rows) {
                    continue;
                }
                let write = |row: &usize| write(table, column, measure, unit, *row, lang);
                let cell = |line| found.get(&line).map_or_else(|| MISSING.to_owned(), write);
                self.columns.push(ViewColumn {
                    key: format!("{word}.{}", column.key),
                    heading: if column.key == "gap" {
                        format!("{} ({})", GAP.pick(lang), POINTS.pick(lang))
                    } else {
                        heading(column, lang)
                    },
                    cells: (0..self.rows).map(cell).collect(),
                    is_numeric: column.is_numeric(),
                    group: group.clone(),
                });
            }
        }
    }

    /// The first and the last rows of a long table, and how many are hidden between them.
    pub fn shortened(&self, most: usize) -> Self {
        if self.rows <= most {
            return self.clone();
        }
        let head = most.div_ceil(2);
        let cut = self.rows.saturating_sub(most);
        let resumes = head.saturating_add(cut);
        let is_kept = |row: usize| row < head || row >= resumes;
        let mut view = self.clone();
        for column in &mut view.columns {
            let mut row = 0_usize..;
            column.cells.retain(|_| row.next().is_some_and(is_kept));
        }
        let moved = |row: usize| if row < head { row } else { row.saturating_sub(cut) };
        view.totals = self.totals.iter().copied().filter(|row| is_kept(*row)).map(moved).collect();
        (view.rows, view.hidden, view.hidden_after) = (most, cut, head);
        view
    }

    /// What says how many rows are hidden; empty if none are.
    pub fn hidden_text(&self, lang: Lang) -> String {
        if self.hidden == 0 {
            return String::new();
        }
        let count = lang.decimal(&self.hidden.into(), 0);
        lang.pick(format!("… {count} dòng không hiện ở đây …"), format!("… {count} rows not shown here …"))
    }

    /// The groups of neighbouring columns with how many columns each has.
    pub fn groups(&self) -> Vec<(&str, usize)> {
        let runs = self.columns.chunk_by(|a, b| a.group == b.group);
        runs.filter_map(|run| Some((run.first()?.group.as_str(), run.len()))).collect()
    }
}

fn as_it_is(column: &TableColumn, lang: Lang) -> ViewColumn {
    ViewColumn {
        key: column.key.to_string(),
        heading: column.heading(lang).to_owned(),
        cells: (0..column.values.len()).map(|row| column.print(row, lang)).collect(),
        is_numeric: column.is_numeric(),
        group: String::new(),
    }
}

/// What tells the rows of a table apart, beside the measure: of a tally the columns that it is by.
fn keys_of(table: &Table) -> Vec<&TableColumn> {
    if table.name == "tally" {
        return table.columns.iter().take_while(|column| column.key != "measure").collect();
    }
    ["period", "level", "office", "parent"].iter().filter_map(|key| table.column(key)).collect()
}

/// Of each measure, by its word, which row of the table stands on which line of the view.
type Source<'a> = Vec<(&'a str, BTreeMap<usize, usize>)>;

/// The first row of the table for each line of the view, and of each measure which row stands on which line.
fn lines<'a>(table: &Table, keys: &[&'a TableColumn], measures: &'a TableColumn) -> (Vec<usize>, Source<'a>) {
    let mut first: Vec<usize> = Vec::new();
    let mut line_of: BTreeMap<(Vec<Option<&str>>, usize), usize> = BTreeMap::new();
    let mut seen: BTreeMap<(&str, Vec<Option<&str>>), usize> = BTreeMap::new();
    let mut source: Source = Vec::new();
    for row in 0..table.rows() {
        let Some(measure) = measures.values.text(row) else { continue };
        let names: Vec<Option<&str>> = keys.iter().map(|key| key.values.text(row)).collect();
        let times = seen.entry((measure, names.clone())).or_default(); // an office that is there twice has two lines
        *times = times.saturating_add(1);
        let line = *line_of.entry((names, *times)).or_insert_with(|| {
            first.push(row);
            first.len().saturating_sub(1)
        });
        match source.iter_mut().find(|(known, _)| *known == measure) {
            Some((_, found)) => {
                found.insert(line, row);
            }
            None => source.push((measure, BTreeMap::from([(line, row)]))),
        }
    }
    (first, source)
}

/// The key of the column that is shown: of results the base of the measure's rate for what is eligible.
fn base_of<'a>(key: &'a str, table: &Table, measure: Option<Measure>) -> &'a str {
    match measure {
        Some(measure) if key == Item::Eligible.key() && table.name == "results" => measure.rate_base().key(),
        _ => key,
    }
}

/// Whether a column is worth its place: something in it, and no target that is the same for all.
fn says(column: &TableColumn, rows: &[usize]) -> bool {
    rows.iter().any(|row| column.values.has(*row)) && !(column.key == "target" && common(column, rows).is_some())
}

/// A row for the one value that all rows which have any share; `None` if there are several, or none.
fn common(column: &TableColumn, rows: &[usize]) -> Option<usize> {
    let mut valued = rows.iter().copied().filter(|row| column.values.has(*row));
    let first = valued.next()?;
    valued.all(|row| column.values.number(row) == column.values.number(first)).then_some(first)
}

/// A measure, its unit, and the target where all rows share it.
fn group_heading(table: &Table, word: &str, unit: ShownUnit, rows: &[usize], lang: Lang) -> String {
    let name = unit.heading(word, lang);
    let target = table.column("target").filter(|target| rows.iter().all(|row| target.values.has(*row)));
    let Some((target, row)) = target.and_then(|target| Some((target, common(target, rows)?))) else { return name };
    format!("{name} · {} {}", target.heading(lang).to_lowercase(), target.print(row, lang))
}

/// A cell of a group.
fn write(
    table: &Table,
    column: &TableColumn,
    measure: Option<Measure>,
    unit: ShownUnit,
    row: usize,
    lang: Lang,
) -> String {
    let is_met = || table.column("is_met").and_then(|column| column.values.flag(row));
    let text = match column.key.as_ref() {
        "is_met" => column.values.flag(row).map_or_else(String::new, |is_met| met(is_met, lang).to_owned()),
        "rank" => {
            let is_tied = table.column("is_tied").and_then(|tied| tied.values.flag(row)) == Some(true);
            let tied = if is_tied { lang.pick("đồng hạng\u{a0}", "tied\u{a0}") } else { "" };
            format!("{tied}{}", column.print(row, lang))
        }
        "gap" => {
            let mark = match is_met() {
                Some(true) => "✓\u{a0}",
                Some(false) => "✗\u{a0}",
                None => "",
            };
            format!("{mark}{}", column.over(row, lang))
        }
        _ if column.is_amount() && (column.unit == Unit::Dong || measure == Some(Measure::Money)) => {
            let number = column.values.number(row).map(|number| unit.count(number));
            number.map_or_else(String::new, |number| lang.decimal(&number.into(), 0))
        }
        _ => column.print_bare(row, lang),
    };
    if text.is_empty() { MISSING.to_owned() } else { text }
}
