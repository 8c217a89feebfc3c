//! A comparison as the paragraphs of an official report.

use std::cmp::Ordering;

use num_traits::Zero;

use crate::compare::{Change, Comparison};
use crate::{
    prose::about,
    prose_numbers::{direction, list, magnitude, points},
    row::RowLevel,
};
use thads_metrics::{Item, Lang, Measure, Percent, Points};

impl Comparison {
    /// What changed and why, a paragraph for each measure, then where the series breaks.
    pub fn text(&self, lang: Lang) -> String {
        let mut paragraphs: Vec<String> =
            self.measures().into_iter().map(|measure| self.paragraph(measure, lang)).collect();
        paragraphs.extend(self.notes.iter().map(|note| {
            format!(
                "{}: {}.",
                lang.pick("Lưu ý khi so sánh", "When comparing, mind"),
                note.text(lang).trim_end_matches('.')
            )
        }));
        paragraphs.join("\n\n")
    }

    fn paragraph(&self, measure: Measure, lang: Lang) -> String {
        let (before, _) = self.periods;
        let since = before.label(lang);
        let Some(whole) = self.whole(measure) else { return String::new() };
        let mut said: Vec<String> = Vec::new();
        for item in [measure.rate_base(), Item::Resolved] {
            said.extend(self.count(whole, item, lang));
        }
        said.extend(self.rate(whole, lang));
        let subject = about(measure, lang);
        let first = lang.pick(
            format!("{subject}, so với {since}: {}.", said.join("; ")),
            format!("{subject}, compared with the {since}: {}.", said.join("; ")),
        );
        let missing = whole.undefined().map(|why| {
            format!("{}: {}.", lang.pick("Không so sánh được", "Not compared"), why.text(lang).trim_end_matches('.'))
        });
        let mut sentences: Vec<String> = Some(first).filter(|_| !said.is_empty()).into_iter().chain(missing).collect();
        sentences.extend(self.why(whole, lang));
        sentences.extend(self.one_sided(measure, lang));
        sentences.join(" ")
    }

    /// `số việc có điều kiện thi hành tăng 120 việc (1,10%)`.
    fn count(&self, whole: &Change, item: Item, lang: Lang) -> Option<String> {
        let difference = whole.difference(item)?;
        let way = direction(difference.cmp(&0), lang);
        let term = counted(whole.measure, item, lang);
        if difference == 0 {
            return Some(format!("{term} {way}"));
        }
        let percent = whole.percent(item).map(|percent| {
            let percent = if percent < num_rational::BigRational::zero() { -percent } else { percent };
            let check = whole.other_unit(item).map_or("", |_| {
                lang.pick("; hãy kiểm tra đơn vị tính của hai kỳ", "; check the units of both periods")
            });
            format!(" ({}{check})", Percent::rounded(&percent, self.places).print(lang))
        });
        Some(format!("{term} {way} {}{}", magnitude(whole.measure, difference, lang), percent.unwrap_or_default()))
    }

    /// `tỷ lệ thi hành xong giảm 1,25 điểm % (từ 52,00% xuống 50,75%)`.
    pub(crate) fn rate(&self, whole: &Change, lang: Lang) -> Option<String> {
        let change = whole.points()?;
        let print = |row: &Option<crate::compare::Row>| {
            Some(row.as_ref()?.rate.as_ref().ok()?.percent(self.places).print(lang))
        };
        let (before, after) = (print(&whole.before)?, print(&whole.after)?);
        let term = Item::Rate.term(lang);
        let way = direction(sign(&change), lang);
        Some(match sign(&change) {
            Ordering::Equal => format!("{term} {way} ({after})"),
            sign => {
                let to = match (lang, sign) {
                    (Lang::Vi, Ordering::Less) => format!("từ {before} xuống {after}"),
                    (Lang::Vi, _) => format!("từ {before} lên {after}"),
                    (Lang::En, _) => format!("from {before} to {after}"),
                };
                format!("{term} {way} {} ({to})", points(&change, self.places, lang))
            }
        })
    }

    /// What offices did, what their weights did, and who moved it most.
    fn why(&self, whole: &Change, lang: Lang) -> Vec<String> {
        let (Some(effect), Some(printed)) = (&whole.effect, &whole.printed) else { return Vec::new() };
        // What rounds to nothing and is not says so: less than the last place.
        let said = |value: &num_bigint::BigInt, exact: Option<&num_rational::BigRational>| {
            let rounded = num_rational::BigRational::new(value.clone(), thads_metrics::rate::ten(self.places));
            let shown = if rounded.is_zero() { exact.cloned().unwrap_or(rounded) } else { rounded };
            let points = Points::new(shown);
            if points.is_zero() {
                return direction(Ordering::Equal, lang).to_owned();
            }
            let amount = crate::prose_numbers::points(&points, self.places, lang);
            format!("{} {amount}", direction(sign(&points), lang))
        };
        if effect.own.is_zero() && effect.weight.is_zero() {
            return Vec::new();
        }
        let first = lang.pick(
            format!(
                "Trong mức thay đổi của tỷ lệ chung: do kết quả của từng cơ quan {}; do thay đổi tỷ trọng giữa các cơ quan {}.",
                said(&printed.0, Some(effect.own.value())),
                said(&printed.1, Some(effect.weight.value()))
            ),
            format!(
                "Of the change of the total rate: by what offices did themselves, {}; by the weights among them, {}.",
                said(&printed.0, Some(effect.own.value())),
                said(&printed.1, Some(effect.weight.value()))
            ),
        );
        let mut offices: Vec<&Change> = self
            .rows
            .iter()
            .filter(|row| row.level == RowLevel::Office && row.measure == whole.measure && row.effect.is_some())
            // What is on one side only came or went: it pulled nothing.
            .filter(|row| row.is_comparable())
            .collect();
        if offices.is_empty() {
            return Vec::new();
        }
        let total = |row: &&Change| row.printed.as_ref().map(|(own, weight)| own + weight).unwrap_or_default();
        offices.sort_by_key(total);
        let named = |row: &&Change| format!("{} ({})", row.office, said(&total(row), None));
        let up: Vec<String> = offices.iter().rev().filter(|row| total(row) > Zero::zero()).take(3).map(named).collect();
        let down: Vec<String> = offices.iter().filter(|row| total(row) < Zero::zero()).take(3).map(named).collect();
        let most = |names: &[String], vi: &str, en: &str| {
            if names.is_empty() { None } else { Some(format!("{}: {}.", lang.pick(vi, en), list(names, lang))) }
        };
        let up = most(&up, "Kéo tỷ lệ chung lên nhiều nhất", "Pulling it up most");
        let down = most(&down, "Kéo tỷ lệ chung xuống nhiều nhất", "Pulling it down most");
        [Some(first), up, down].into_iter().flatten().collect()
    }

    /// The offices that stand on one side only.
    fn one_sided(&self, measure: Measure, lang: Lang) -> Vec<String> {
        let of = |missing: fn(&Change) -> bool| -> Vec<String> {
            let rows = self.rows.iter().filter(|row| row.measure == measure && row.level == RowLevel::Office);
            rows.filter(|row| missing(row)).map(|row| row.office.clone()).collect()
        };
        let sides = [
            (of(|row| row.before.is_none()), lang.pick("Chỉ có ở kỳ này", "Only in the later period")),
            (of(|row| row.after.is_none()), lang.pick("Chỉ có ở kỳ trước", "Only in the earlier period")),
        ];
        let said = sides.iter().filter(|(names, _)| !names.is_empty());
        said.map(|(names, side)| format!("{side}: {}.", list(names, lang))).collect()
    }
}

/// `số việc có điều kiện thi hành`, `số tiền giải quyết xong`.
fn counted(measure: Measure, item: Item, lang: Lang) -> String {
    let term = item.term(lang).trim_start_matches("tổng số ");
    match (lang, measure) {
        (Lang::Vi, Measure::Money) => format!("số tiền {term}"),
        (Lang::Vi, Measure::Cases | Measure::Admin) => format!("số việc {term}"),
        (Lang::En, _) => format!("what is {term}"),
    }
}

fn sign(points: &Points) -> Ordering {
    points.value().cmp(&Zero::zero())
}
