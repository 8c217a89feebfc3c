//! The charts of offices beside each other: rates, and gaps to the target.

use num_rational::BigRational;

use crate::{
    axis::whole,
    bars::{Bar, Bars, Form, Mark},
    canvas::{Stroke, Tone},
    panel::Panel,
    rows::{Rows, Shown},
    words,
};
use thads_metrics::{Item, text::Text};
use thads_metrics_results::capital;

/// The rates of each measure, greatest first, against the target.
pub(crate) fn rates(rows: &Rows) -> Vec<Panel> {
    rows.latest("rate").into_iter().map(|of_measure| rate_panel(rows, rows.ends(of_measure)).draw()).collect()
}

/// How far each office is from its target, in points: who is furthest over it first.
pub(crate) fn gaps(rows: &Rows) -> Vec<Panel> {
    let panel = |(measure, mut of_measure): (_, Vec<usize>)| {
        of_measure.reverse();
        gap_panel(rows, rows.ends((measure, of_measure))).draw()
    };
    rows.latest("gap").into_iter().map(panel).collect()
}

fn rate_panel(rows: &Rows, shown: Shown) -> Bars {
    let mut targets: Vec<(BigRational, String)> =
        shown.rows.iter().filter_map(|row| Some((rows.number("target", *row)?, rows.print("target", *row)))).collect();
    targets.sort();
    targets.dedup_by(|a, b| a.0 == b.0);
    let common = (targets.len() == 1).then(|| targets.pop()).flatten();
    let bar = |row: &usize| Bar {
        number: rows.print("rate", *row),
        to: rows.number("rate", *row).unwrap_or_default(),
        target: rows.number("target", *row).filter(|_| common.is_none()),
        ..office(rows, *row)
    };
    let offices = shown.rows.iter().map(bar).collect();
    let mark = common.map(|(at, level)| {
        let name = format!("{} {level}", capital(Item::Target.term(rows.lang)));
        Mark { at, name, stroke: Stroke::Dashed }
    });
    let axis = format!("{} (%)", capital(Item::Rate.term(rows.lang)));
    Bars { axis, form: Form::Bar, offices, mark, ..panel(rows, shown) }
}

fn gap_panel(rows: &Rows, shown: Shown) -> Bars {
    let gaps = rows.table.column("gap");
    let bar = |row: &usize| Bar {
        number: gaps.map_or_else(String::new, |gaps| gaps.over(*row, rows.lang)),
        to: -rows.number("gap", *row).unwrap_or_default(),
        ..office(rows, *row)
    };
    let offices = shown.rows.iter().map(bar).collect();
    let mark = Mark { at: whole(0), name: capital(Item::Target.term(rows.lang)), stroke: Stroke::Solid };
    let axis = words::OVER.pick(rows.lang).to_owned();
    Bars { axis, form: Form::Rung, offices, mark: Some(mark), ..panel(rows, shown) }
}

/// What all such panels share: title, note, legend.
fn panel(rows: &Rows, shown: Shown) -> Bars {
    let met: Vec<Option<bool>> = shown.rows.iter().map(|row| rows.is_met(*row)).collect();
    let meanings = [(Some(true), words::MET), (Some(false), words::MISSED), (None, words::NO_TARGET)];
    let legend = |(is_met, word): (Option<bool>, Text)| (tone(is_met), rows.lang.pick(word.vi, word.en));
    let legend = meanings.into_iter().filter(|(is_met, _)| met.contains(is_met)).map(legend).collect();
    let title = format!("{}{}", shown.measure.heading(rows.lang), of_period(rows, &shown));
    Bars {
        title,
        note: shown.note,
        axis: String::new(),
        form: Form::Bar,
        offices: Vec::new(),
        mark: None,
        legend,
        lang: rows.lang,
    }
}

/// The period of what is drawn, where the table has several.
fn of_period(rows: &Rows, shown: &Shown) -> String {
    let several = (1..rows.table.rows()).any(|row| rows.period(row) != rows.period(0));
    let label = shown.rows.last().filter(|_| several).map(|row| rows.print("period", *row));
    label.map_or_else(String::new, |label| format!(" – {label}"))
}

/// An office with what is said of it under the pointer.
fn office(rows: &Rows, row: usize) -> Bar {
    let target = rows.print("target", row);
    let target = if target.is_empty() { target } else { format!("{} {target}", Item::Target.term(rows.lang)) };
    let over = rows.table.column("gap").map_or_else(String::new, |gaps| gaps.over(row, rows.lang));
    let said = [rows.name(row).to_owned(), rows.print("period", row), rows.print("rate", row), target, over];
    Bar {
        name: rows.name(row).to_owned(),
        number: String::new(),
        from: whole(0),
        to: whole(0),
        target: None,
        tone: tone(rows.is_met(row)),
        is_whole: rows.is_whole(row),
        tip: said.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
    }
}

const fn tone(is_met: Option<bool>) -> Tone {
    match is_met {
        Some(true) => Tone::Met,
        Some(false) => Tone::Missed,
        None => Tone::Neutral,
    }
}
