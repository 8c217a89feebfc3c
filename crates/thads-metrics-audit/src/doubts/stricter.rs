//! The same report read more strictly: hedges that hide little, and cumulative figures that do not
//! fall. What contradicts itself only then is doubtful.

#![allow(clippy::indexing_slicing)] // clashes name figures of their report, by number: another one is a bug, and must stop the audit

use std::collections::BTreeSet;

use crate::{
    conflict::{Clash, Judge},
    doubts::found::{Found, doubt},
    figure::Figure,
    model::{Component, Model, Reading},
    outcome::{Doubt, DoubtKind},
    prose::{list, quoted},
    report::Report,
};
use thads_metrics::{
    Item, Lang,
    printed::{Hedge, Hedges, Interval, Rounding},
};

pub(super) fn all(found: &Found<'_>) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    let own = found.report.hedges();
    if own == Hedges::Open {
        let near = Model::of(found.report, Reading { hedges: Hedges::Near, cumulative: false });
        let hedged = |component: &Component| {
            let hides = |figure: &usize| hides_little(&found.report.figures()[*figure]);
            component.figures.iter().any(hides)
        };
        doubts.extend(contradicted(found, &near, &hedged).iter().map(|clash| hedge(found.report, clash)));
    }
    let yearly = Model::of(found.report, Reading { hedges: own, cumulative: true });
    let tied = |component: &Component| {
        let mut ties = component.blocks.iter().flat_map(|block| &block.ties);
        ties.any(|tie| yearly.ties[*tie].identity.is_none())
    };
    doubts.extend(contradicted(found, &yearly, &tied).iter().map(|clash| cumulative(found.report, clash)));
    doubts
}

/// The minimal sets that the stricter model contradicts, in those of its components that are `asked`.
fn contradicted(found: &Found<'_>, model: &Model, asked: &dyn Fn(&Component) -> bool) -> Vec<Clash> {
    found.meter.allow(found.effort.search / 4);
    let mut asked: Vec<&Component> = model.components.iter().filter(|component| asked(component)).collect();
    asked.sort_by_key(|component| component.contexts.len());
    let mut clashes = Vec::new();
    for component in asked {
        let judge = Judge::new(model, component, found.effort, found.meter, found.meter.left());
        let mut judge = judge.without(found.aside);
        if let Some(proof) = judge.refute(&BTreeSet::new()) {
            clashes.extend(judge.clashes(proof));
        }
    }
    clashes.truncate(found.effort.conflicts);
    clashes
}

fn hides_little(figure: &Figure) -> bool {
    matches!(figure.printed().hedge(), Some(Hedge::AtLeast | Hedge::AtMost | Hedge::About))
}

fn figures<'r>(report: &'r Report, clash: &Clash) -> Vec<&'r Figure> {
    clash.figures.iter().map(|figure| &report.figures()[*figure]).collect()
}

fn hedge(report: &Report, clash: &Clash) -> Doubt {
    let figures = figures(report, clash);
    let text = |lang: Lang| {
        let hedged: Vec<String> = figures.iter().filter(|figure| hides_little(figure)).map(|f| near(f, lang)).collect();
        let (all, hedged) = (quoted(&figures, lang), list(&hedged, lang));
        match lang {
            Lang::Vi => format!(
                "{all} chỉ cùng đúng nếu từ ước lượng che đi nhiều hơn một đơn vị của chữ số cuối khác 0; \
                 đọc sát số đã in thì {hedged}."
            ),
            Lang::En => format!(
                "{all} can all be true only if a hedge hides more than one unit of the last digit that is not zero; \
                 read closely, {hedged}."
            ),
        }
    };
    doubt(DoubtKind::Hedge, &figures, text)
}

/// `“hơn 68.600 tỷ” là 68.600 tỷ … 68.700 tỷ`.
fn near(figure: &Figure, lang: Lang) -> String {
    let printed = figure.printed();
    let Interval { low, high } = printed.interval_with(Rounding::Nearest, Hedges::Near);
    let ends = [low, high].into_iter().flatten().map(|end| printed.in_its_form(&end)).collect::<Vec<_>>().join(" … ");
    format!("“{}” {} {ends}", printed.text(), lang.pick("là", "is"))
}

fn cumulative(report: &Report, clash: &Clash) -> Doubt {
    let figures = figures(report, clash);
    let opening = figures.iter().any(|figure| figure.subject().quantity.item() == Some(Item::CarriedIn));
    let text = |lang: Lang| {
        let all = quoted(&figures, lang);
        let what = match (opening, lang) {
            (false, Lang::Vi) => "số lũy kế từ đầu năm giảm đi giữa hai kỳ của cùng một năm",
            (false, Lang::En) => "what is counted from the first day of the year fell from one period to a later one",
            (true, Lang::Vi) => "số năm trước chuyển sang tăng lên giữa hai kỳ của cùng một năm",
            (true, Lang::En) => "what was carried in from the year before rose from one period to a later one",
        };
        match lang {
            Lang::Vi => format!("{all} chỉ cùng đúng nếu {what}."),
            Lang::En => format!("{all} can all be true only if {what}."),
        }
    };
    doubt(DoubtKind::Cumulative, &figures, text)
}
