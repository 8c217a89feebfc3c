//! The chart of rates over the months: the lines of offices, their targets, and where the series breaks.

use std::collections::{BTreeMap, BTreeSet};

use num_rational::BigRational;
use thads_metrics::{
    Item, Lang, Measure, Period,
    date::Date,
    measure::Quantity,
    regime::{Break, breaks_between},
    text::clip,
};
use thads_metrics_results::capital;

use crate::{
    error::ChartError,
    lines::{Line, Lines, Point, Target},
    panel::Panel,
    rows::{Rows, Shown},
    words,
};

/// Each office's rate by months, with the target and the breaks between.
pub(crate) fn panels(rows: &Rows) -> Result<Vec<Panel>, ChartError> {
    let latest = rows.latest("rate");
    let mut panels = Vec::new();
    for (measure, every) in rows.every("rate") {
        let Some(of_measure) = latest.iter().find(|(of, _)| *of == measure) else { continue };
        panels.push(panel(rows, rows.ends(of_measure.clone()), &every)?.draw());
    }
    Ok(panels)
}

fn panel(rows: &Rows, shown: Shown, every: &[usize]) -> Result<Lines, ChartError> {
    let names: BTreeSet<&str> = shown.rows.iter().map(|row| rows.name(*row)).collect();
    let every: Vec<usize> = every.iter().copied().filter(|row| names.contains(rows.name(*row))).collect();
    let mut places: BTreeMap<Period, Vec<usize>> = BTreeMap::new();
    for row in &every {
        places.entry(period(rows, *row)?).or_default().push(*row);
    }
    let periods: Vec<Period> = places.keys().copied().collect();
    let quantity = Quantity::new(shown.measure, Item::Rate).ok();
    let mut days: BTreeMap<usize, BTreeSet<(Date, bool)>> = BTreeMap::new();
    let mut note = |place: usize, breaks: &[&Break]| {
        days.entry(place).or_default().extend(breaks.iter().map(|found| (found.on(), found.is_exact())));
    };
    let breaks = |office: Option<&str>| -> Vec<(usize, Vec<&'static Break>)> {
        let pairs = periods.iter().zip(periods.iter().skip(1)).enumerate();
        let found = pairs.map(|(place, (before, after))| {
            (
                place.saturating_add(1),
                quantity.map_or_else(Vec::new, |of| breaks_between(*before, *after, of, office, None)),
            )
        });
        found.filter(|(_, breaks)| !breaks.is_empty()).collect()
    };
    for (place, found) in breaks(None) {
        note(place, &found);
    }
    // A sum goes on unless each of its offices breaks: the nation has the same cases after its provinces merged.
    let of_office = |row: &usize| -> BTreeSet<usize> {
        breaks(Some(rows.name(*row))).into_iter().map(|(place, _)| place).collect()
    };
    let broken_offices: Vec<BTreeSet<usize>> =
        shown.rows.iter().filter(|row| !rows.is_whole(**row)).map(of_office).collect();
    let of_all = |place: &usize| broken_offices.iter().all(|broken| broken.contains(place));
    let mut lines = Vec::new();
    for row in &shown.rows {
        let broken = breaks(Some(rows.name(*row)));
        for (place, found) in &broken {
            note(*place, found);
        }
        let mut points: Vec<Point> = Vec::new();
        for (place, of_period) in places.values().enumerate() {
            let here = of_period.iter().find(|other| rows.name(**other) == rows.name(*row));
            let Some((at, value)) = here.and_then(|at| Some((*at, rows.number("rate", *at)?))) else { continue };
            let label = rows.print("rate", at);
            let goes_on = points.last().is_some_and(|last: &Point| last.place.saturating_add(1) == place)
                && !broken.iter().any(|(broken, _)| *broken == place)
                && !(rows.is_whole(*row) && !broken_offices.is_empty() && of_all(&place));
            let tip = format!("{} · {} · {label}", rows.name(*row), rows.print("period", at));
            points.push(Point { place, value, label, goes_on, tip });
        }
        lines.push(Line { name: rows.name(*row).to_owned(), is_whole: rows.is_whole(*row), points });
    }
    let written = |days: &BTreeSet<(Date, bool)>| {
        let days: Vec<String> = days.iter().map(|(day, is_exact)| written(*day, *is_exact, rows.lang)).collect();
        format!("{} {}", words::BREAK.pick(rows.lang), days.join(", "))
    };
    Ok(Lines {
        are_milestones: rows.table.column("target").is_none(),
        title: title(rows, shown.measure),
        note: shown.note,
        targets: targets(rows, &places),
        breaks: days.iter().map(|(place, days)| (*place, written(days))).collect(),
        periods,
        offices: lines,
        lang: rows.lang,
    })
}

fn title(rows: &Rows, measure: Measure) -> String {
    format!("{} – {} (%)", measure.heading(rows.lang), Item::Rate.term(rows.lang))
}

fn period(rows: &Rows, row: usize) -> Result<Period, ChartError> {
    let text = rows.period(row);
    text.parse().map_err(|_| ChartError::Period { got: clip(text) })
}

/// The targets, from the period where each begins to that where it ends; none where offices have many different ones.
fn targets(rows: &Rows, places: &BTreeMap<Period, Vec<usize>>) -> Vec<Target> {
    let key = if rows.table.column("target").is_some() { "target" } else { "milestone" };
    let named = match key {
        "target" => capital(Item::Target.term(rows.lang)),
        _ => rows.table.column(key).map_or_else(String::new, |column| column.heading(rows.lang).to_owned()),
    };
    let mut targets: Vec<Target> = Vec::new();
    for (place, of_period) in places.values().enumerate() {
        let levels: BTreeMap<BigRational, String> = of_period
            .iter()
            .filter_map(|row| Some((rows.number(key, *row)?, format!("{named} {}", rows.print(key, *row)))))
            .collect();
        if levels.len() > 3 {
            return Vec::new();
        }
        for (level, name) in levels {
            let before = targets.iter_mut().find(|known| known.level == level && known.to.saturating_add(1) == place);
            match before {
                Some(known) => known.to = place,
                None => targets.push(Target { level, name, from: place, to: place }),
            }
        }
    }
    targets
}

/// A day as the language has it.
fn written(day: Date, is_exact: bool, lang: Lang) -> String {
    let about = if is_exact { "" } else { words::ABOUT.pick(lang) };
    match lang {
        Lang::Vi => format!("{about}{}/{}/{}", day.day(), day.month(), day.year()),
        Lang::En => format!("{about}{day}"),
    }
}
