//! What a reader wants to know first: how many figures can't be right, and the rates of the whole.

use std::fmt::Write as _;

use thads_metrics::{
    Item, Lang, Measure,
    text::{Text, markup::escaped},
};
use thads_metrics_results::{Table, TableColumn, table_model::POINTS};

const NO_FINDINGS: Text = Text::new("không phát hiện số liệu cần xem lại", "no figures that can't be right");
const FINDINGS: Text = Text::new("số liệu cần xem lại", "figures that can't be right");
const FINDING: Text = Text::new("số liệu cần xem lại", "figure that can't be right");
const BEFORE: Text = Text::new("trước đó", "before");

/// The banner of a page; empty where there is nothing to say.
pub(crate) fn banner(table: &Table, findings: Option<&Table>, lang: Lang) -> String {
    let mut cards: Vec<String> = findings.map(|found| finding_card(found.rows(), lang)).into_iter().collect();
    cards.extend(wholes(table).into_iter().filter_map(|row| rate_card(table, row, lang)));
    if cards.is_empty() { String::new() } else { format!("<ul class=\"banner\">\n{}</ul>\n", cards.concat()) }
}

fn card(class: &str, heading: &str, number: &str, said: &str) -> String {
    let mut out = format!("<li class=\"{class}\"><span>{heading}</span><b>{number}</b>");
    if !said.is_empty() {
        let _ = write!(out, "<span class=\"soft\">{said}</span>");
    }
    out + "</li>\n"
}

fn finding_card(count: usize, lang: Lang) -> String {
    let number = lang.decimal(&count.into(), 0);
    match count {
        0 => card("met", "", &number, NO_FINDINGS.pick(lang)),
        1 => card("missed", "", &number, &format!("<a href=\"#findings\">{}</a>", FINDING.pick(lang))),
        _ => card("missed", "", &number, &format!("<a href=\"#findings\">{}</a>", FINDINGS.pick(lang))),
    }
}

/// The row of the whole for each measure, in the latest period.
fn wholes(table: &Table) -> Vec<(Measure, usize)> {
    let Some(level) = table.column("level").filter(|_| table.name != "tally") else { return Vec::new() };
    let period = |row: &usize| table.column("period").and_then(|period| period.values.text(*row)).unwrap_or("");
    let whole = |rows: Vec<usize>| {
        let wholes = rows.into_iter().filter(|row| level.values.text(*row) == Some("total"));
        wholes.max_by(|a, b| period(a).cmp(period(b)))
    };
    table.by_measure().into_iter().filter_map(|(measure, rows)| Some((measure, whole(rows)?))).collect()
}

/// The rate of the whole with how it stands to its target, or to what it was.
fn rate_card(table: &Table, (measure, row): (Measure, usize), lang: Lang) -> Option<String> {
    let has = |key: &str| table.column(key).filter(|column| column.values.has(row));
    let print = |column: &TableColumn| column.print(row, lang);
    let rate = has("rate").or_else(|| has("rate_after"))?;
    let is_met = table.column("is_met").and_then(|column| column.values.flag(row));
    let target = has("target").map(|target| format!("{} {}", Item::Target.term(lang), print(target)));
    let over = has("gap").map(|gap| format!("{} {}", mark(is_met), in_points(&gap.over(row, lang), lang)));
    let before = has("rate_before").map(|before| format!("{}: {}", BEFORE.pick(lang), print(before)));
    let difference = has("rate_difference")
        .and_then(|points| Some(format!("{} {}", points.signed(points.values.number(row)?, lang), POINTS.pick(lang))));
    let counted = counted(table, (measure, row), lang);
    let said: Vec<String> = [counted, over, target, difference, before].into_iter().flatten().collect();
    let office = has("office").map_or_else(String::new, print);
    let heading = format!("{} – {office}", measure.heading(lang));
    let class = match is_met {
        Some(true) => "met",
        Some(false) => "missed",
        None => "neutral",
    };
    Some(card(class, &escaped(&heading), &escaped(&print(rate)), &escaped(&said.join(" · "))))
}

/// Of how many offices a rate is, where it is not that of all.
fn counted(table: &Table, (measure, whole): (Measure, usize), lang: Lang) -> Option<String> {
    let text = |key: &str, row: usize| table.column(key).and_then(|column| column.values.text(row));
    let (_, rows) = table.by_measure().into_iter().find(|(of, _)| *of == measure)?;
    let is_office =
        |row: &usize| text("level", *row) == Some("office") && text("period", *row) == text("period", whole);
    let offices: Vec<usize> = rows.into_iter().filter(is_office).collect();
    let resolved = table.column("resolved")?;
    let (all, counted) = (offices.len(), offices.iter().filter(|row| resolved.values.has(**row)).count());
    (counted < all)
        .then(|| lang.pick(format!("tính trên {counted}/{all} cơ quan"), format!("of {counted} of {all} offices")))
}

/// How far a rate is from its target, with the unit that the cells of a table leave to the heading.
fn in_points(over: &str, lang: Lang) -> String {
    let points = POINTS.pick(lang);
    match (lang, over.split_once(' ')) {
        (Lang::En, Some((number, way))) => format!("{number} {points} {way}"),
        _ => format!("{over} {points}"),
    }
}

const fn mark(is_met: Option<bool>) -> &'static str {
    match is_met {
        Some(true) => "✓",
        Some(false) => "✗",
        None => "",
    }
}
