//! Results as a table.

use std::{collections::BTreeMap, sync::Arc};

use crate::table_model::{Table, Term, Unit};
use crate::{
    columns::{Columns, heading},
    prose_numbers::{differs_in_print, exact_differences},
    results::Results,
    row::{Row, RowLevel},
    sums::UNNAMED,
};
use thads_metrics::{Item, Lang, Measure, Period, Rate, Target, targets::TargetSource, text::Text};

/// Terms that many rows share, made once.
#[derive(Debug, Default)]
pub(super) struct Shared<'a> {
    offices: BTreeMap<&'a str, Arc<Term>>,
    periods: BTreeMap<Period, Arc<Term>>,
    measures: BTreeMap<Measure, Arc<Term>>,
    levels: BTreeMap<RowLevel, Arc<Term>>,
}

impl<'a> Shared<'a> {
    /// An office by its name; only what nothing names is called differently in each language.
    fn office(&mut self, name: &'a str) -> Arc<Term> {
        let (vi, en) = if name == UNNAMED { ("Tổng cộng", "Total") } else { (name, name) };
        let make = || Arc::new(Term::new(name.to_owned(), vi, en));
        Arc::clone(self.offices.entry(name).or_insert_with(make))
    }

    pub(super) fn period(&mut self, period: Period) -> Arc<Term> {
        let make = || Arc::new(Term::new(period.to_string(), period.label(Lang::Vi), period.label(Lang::En)));
        Arc::clone(self.periods.entry(period).or_insert_with(make))
    }

    pub(super) fn measure(&mut self, measure: Measure) -> Arc<Term> {
        let make = || Arc::new(Term::new(measure.key(), measure.term(Lang::Vi), measure.term(Lang::En)));
        Arc::clone(self.measures.entry(measure).or_insert_with(make))
    }

    pub(super) fn level(&mut self, level: RowLevel) -> Arc<Term> {
        let (vi, en) = match level {
            RowLevel::Office => ("cơ quan", "office"),
            RowLevel::Parent => ("cộng theo cơ quan cấp trên", "sum by office above"),
            RowLevel::Total => ("tổng cộng", "total"),
        };
        Arc::clone(self.levels.entry(level).or_insert_with(|| Arc::new(Term::new(level.key(), vi, en))))
    }
}

/// The columns that say which row it is.
pub(super) fn head<'a, R: Iterator<Item = (Measure, RowLevel, &'a str, Option<&'a str>)> + Clone>(
    columns: &mut Columns,
    shared: &mut Shared<'a>,
    rows: R,
) {
    columns.terms(heading!("measure", "tính theo", "measure"), rows.clone().map(|(m, ..)| Some(shared.measure(m))));
    columns.terms(
        heading!("level", "cấp của dòng", "level of the row"),
        rows.clone().map(|(_, l, ..)| Some(shared.level(l))),
    );
    columns.terms(
        heading!("office", "cơ quan thi hành án", "office"),
        rows.clone().map(|(_, _, office, _)| Some(shared.office(office))),
    );
    columns.text(heading!("parent", "cơ quan cấp trên", "office above"), rows.map(|(.., parent)| parent));
}

/// Whose target it is.
fn whose(source: &TargetSource) -> Arc<Term> {
    Arc::new(match source {
        TargetSource::Own => Term::new("own", "riêng cơ quan", "the office itself"),
        TargetSource::Everyone => Term::new("everyone", "mọi cơ quan", "every office"),
        TargetSource::Above { office } => Term::new("above", office.as_str(), office.as_str()),
    })
}

/// Notes as tables have them.
pub(super) fn notes(notes: &[Arc<Term>]) -> Vec<Text<String>> {
    notes.iter().map(|note| note.text.clone()).collect()
}

impl Results {
    /// One row for each office and measure, with every figure exactly beside the printed ones.
    pub fn table(&self) -> Table {
        let rows = self.rows();
        let places = self.options().places;
        let mut shared = Shared::default();
        let mut columns = Columns::default();
        let c = &mut columns;
        c.terms(heading!("period", "kỳ báo cáo", "period"), rows.iter().map(|row| Some(shared.period(row.period))));
        head(
            c,
            &mut shared,
            rows.iter().map(|row| (row.measure, row.level, row.office.as_str(), row.parent.as_deref())),
        );
        let place = |row: &Row| row.rank.and_then(|rank| i128::try_from(rank.place).ok());
        c.whole(heading!("rank", "xếp hạng", "rank"), rows.iter().map(place));
        c.flags(heading!("is_tied", "đồng hạng", "tied"), rows.iter().map(|row| row.rank.map(|rank| rank.is_tied)));
        let mut item = |heading, item| c.values(heading, rows.iter().map(|row| row.get(item)));
        item(heading!("eligible", Item::Eligible), Item::Eligible);
        item(heading!("resolved", Item::Resolved), Item::Resolved);
        let rate = rows.iter().map(|row| row.rate.as_ref().ok().copied());
        c.decimals(heading!("rate", Item::Rate), Unit::Percent, places, rate);
        let targets = || rows.iter().map(|row| row.target.as_ref().map(|(target, _)| target));
        let printed = targets().flatten().map(Target::places).max().unwrap_or(0).max(places);
        let levels = targets().map(|t| t.map(|t| (t.percent(printed).mantissa().clone(), t.level_text())));
        c.rounded(heading!("target", Item::Target), Unit::Percent, printed, levels);
        let source = rows.iter().map(|row| row.target.as_ref().map(|(_, source)| whose(source)));
        c.terms(heading!("target_source", "chỉ tiêu của", "target of"), source);
        c.flags(heading!("is_met", "đạt chỉ tiêu", "target met"), rows.iter().map(Row::is_met));
        let gap = rows.iter().map(|row| row.gap().map(|gap| gap.points()));
        c.decimals(heading!("gap", "còn phải phấn đấu", "gap to the target"), Unit::Points, places, gap);
        let still = rows.iter().map(|row| row.still_to_resolve().and_then(Result::ok));
        c.values(heading!("still_to_resolve", "còn phải giải quyết xong", "still to resolve"), still);
        let months = rows.iter().map(|row| row.months_left().map(i128::from));
        c.whole(heading!("months_left", "số tháng còn lại", "months left"), months);
        c.values(heading!("pace", "bình quân mỗi tháng còn lại", "pace per month left"), rows.iter().map(Row::pace));
        let parent = rows.iter().map(Row::against_parent);
        c.decimals(
            heading!("against_parent", "so với cơ quan cấp trên", "against the office above"),
            Unit::Points,
            places,
            parent,
        );
        let nation = rows.iter().map(Row::against_nation);
        c.decimals(heading!("against_nation", "so với toàn quốc", "against the nation"), Unit::Points, places, nation);
        let mut item = |heading, item| c.values(heading, rows.iter().map(|row| row.get(item)));
        item(heading!("to_enforce", Item::ToEnforce), Item::ToEnforce);
        item(heading!("carried_over", Item::CarriedOver), Item::CarriedOver);
        item(heading!("carried_over_eligible", Item::CarriedOverEligible), Item::CarriedOverEligible);
        c.decimals(
            heading!("eligible_share", Item::EligibleShare),
            Unit::Percent,
            places,
            rows.iter().map(Row::eligible_share),
        );
        c.terms(heading!("undefined", "lý do không có số liệu", "why there is none"), rows.iter().map(Row::undefined));
        let said: Vec<Arc<Term>> = self.notes().iter().cloned().chain(self.footnotes()).collect();
        Table {
            name: "results".into(),
            title: self.title(),
            columns: columns.0,
            notes: notes(&said),
            sources: self.sources(),
        }
    }

    /// What printed figures need: that differences are of exact rates, where a reader's own would be another.
    pub(super) fn footnotes(&self) -> Option<Arc<Term>> {
        let places = self.options().places;
        let differs = |row: &Row| {
            let Some(rate) = row.value() else { return false };
            let target = row.gap().map(|gap| gap.target().value().clone());
            let others = [target, row.parent_rate.map(Rate::value), row.nation_rate.map(Rate::value)];
            others.iter().flatten().any(|other| differs_in_print(other, &rate, places))
        };
        self.rows().iter().any(differs).then(exact_differences)
    }

    /// What the results are of, in both languages.
    fn title(&self) -> Text<String> {
        let label = |lang: Lang| match self.periods().as_slice() {
            [first, .., last] => {
                let (from, to) = (first.label(lang), last.label(lang));
                lang.pick(format!("từ {from} đến {to}"), format!("from {from} to {to}"))
            }
            periods => periods.iter().map(|period| period.label(lang)).collect(),
        };
        let whole = self.rows().iter().rev().find(|row| row.level == RowLevel::Total && row.office != UNNAMED);
        let of = whole.map_or_else(String::new, |row| format!(" – {}", row.office));
        Text::new(
            format!("Kết quả thi hành án dân sự {}{of}", label(Lang::Vi)),
            format!("Results of civil judgment enforcement, {}{of}", label(Lang::En)),
        )
    }
}
