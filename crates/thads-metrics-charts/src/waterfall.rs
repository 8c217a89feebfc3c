//! The chart of what each office adds to the change of the total rate.

use num_bigint::BigInt;
use num_rational::BigRational;
use thads_metrics_results::{TableColumn, Values};

use crate::{
    bars::{Bar, Bars, Form, Mark},
    canvas::{Stroke, Tone},
    panel::Panel,
    rows::Rows,
    words,
};

/// The most steps that are shown; of more, the others are one.
const MOST: usize = 20;

/// A step: an office, and the count of the last place of the column that it adds.
struct Step {
    name: String,
    effect: i128,
}

/// How each office moved the total rate, each from where the one before ended, and the sum of it.
pub(crate) fn panels(rows: &Rows) -> Vec<Panel> {
    let Some(column) = rows.table.column("effect") else { return Vec::new() };
    rows.table
        .by_measure()
        .into_iter()
        .filter_map(|(measure, of_measure)| {
            let steps: Vec<Step> = of_measure
                .iter()
                .filter(|row| rows.is_office(**row))
                .filter_map(|row| Some(Step { name: rows.name(*row).to_owned(), effect: column.values.number(*row)? }))
                .collect();
            let whole = of_measure.iter().copied().find(|row| rows.is_whole(*row));
            let name = whole.map_or(words::WHOLE.pick(rows.lang), |row| rows.name(row));
            let ends = whole.map(|row| [rows.print("rate_before", row), rows.print("rate_after", row)]);
            let note = match ends {
                Some([before, after]) if !before.is_empty() && !after.is_empty() => {
                    format!("{name}: {before} → {after}")
                }
                _ => String::new(),
            };
            let panel = Bars {
                title: measure.heading(rows.lang).to_owned(),
                note,
                axis: words::EFFECT.pick(rows.lang).to_owned(),
                form: Form::Bar,
                offices: bars(largest(steps, rows), name, column, rows),
                mark: Some(Mark { at: BigRational::default(), name: String::new(), stroke: Stroke::Solid }),
                legend: Vec::new(),
                lang: rows.lang,
            };
            (panel.offices.len() > 1).then(|| panel.draw())
        })
        .collect()
}

/// The steps that matter most, from the greatest gain to the greatest loss, and then the others as one.
fn largest(mut steps: Vec<Step>, rows: &Rows) -> Vec<Step> {
    steps.sort_by_key(|step| std::cmp::Reverse(step.effect.unsigned_abs()));
    let rest = if steps.len() > MOST { steps.split_off(MOST.saturating_sub(1)) } else { Vec::new() };
    steps.sort_by_key(|step| std::cmp::Reverse(step.effect));
    if !rest.is_empty() {
        let count = rows.lang.decimal(&rest.len().into(), 0);
        let name = rows.lang.pick(format!("{count} đơn vị khác"), format!("{count} other offices"));
        steps.push(Step { name, effect: rest.iter().map(|step| step.effect).fold(0, i128::saturating_add) });
    }
    steps
}

/// The steps as bars, and the whole.
fn bars(steps: Vec<Step>, whole_name: &str, column: &TableColumn, rows: &Rows) -> Vec<Bar> {
    let places = if let Values::Decimal { places, .. } = column.values { places } else { 0 };
    let points = |effect: i128| BigRational::new(effect.into(), BigInt::from(10).pow(places.into()));
    let bar = |name: &str, (from, effect): (i128, i128), tone, is_whole| {
        let number = column.signed(effect, rows.lang);
        let tip = format!("{name} · {number}");
        let to = points(from.saturating_add(effect));
        Bar { name: name.to_owned(), number, from: points(from), to, target: None, tone, is_whole, tip }
    };
    let mut at = 0_i128;
    let mut bars = Vec::new();
    for step in steps {
        let tone = if step.effect < 0 { Tone::Missed } else { Tone::Met };
        bars.push(bar(&step.name, (at, step.effect), tone, false));
        at = at.saturating_add(step.effect);
    }
    bars.push(bar(whole_name, (0, at), Tone::Neutral, true));
    bars
}
