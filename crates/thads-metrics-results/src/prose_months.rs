//! What the months of a year came to, in words: rises and falls, the best month, the way to the target.

use std::cmp::Ordering;

use crate::{
    compare::{Change, Comparison, compare},
    prose::{about, sign},
    prose_numbers::{in_short, list, points},
    results::Results,
    row::{Row, RowLevel},
};
use thads_metrics::{Item, Lang, Measure, Period, Value};

/// What of one month is known: the period that ends with it, what changed since the month before, what was resolved in it.
struct Month {
    period: Period,
    since: Option<Change>,
    resolved: Option<Value>,
}

impl Results {
    /// A paragraph for each measure that has several months of the last year, or the same months of the year before; then
    /// what must be known where months are compared.
    pub(crate) fn over_the_months(&self, lang: Lang) -> Vec<String> {
        let Some(last) = self.periods().last().copied() else { return Vec::new() };
        let months: Vec<Period> = self.periods().into_iter().filter(|period| period.year() == last.year()).collect();
        let pairs = months.iter().zip(months.iter().skip(1));
        let steps: Vec<Comparison> = pairs.filter_map(|(from, to)| self.between(*from, *to)).collect();
        let year_before = last.same_period_last_year().and_then(|period| self.between(period, last));
        let of = |measure| self.months_of(measure, &months, &steps, year_before.as_ref(), lang);
        let mut said: Vec<String> = self.measures().into_iter().filter_map(of).collect();
        let mut known: Vec<&str> = Vec::new();
        for note in steps.iter().chain(&year_before).flat_map(Comparison::notes) {
            // what the results themselves say, and what every difference of rounded rates does, stands elsewhere
            let says = |own: &std::sync::Arc<crate::Term>| own.text(lang).contains(note.text(lang));
            let is_said = self.notes().iter().any(says) || note.key == "results.exact_differences";
            if !is_said && !known.contains(&note.text(lang)) {
                known.push(note.text(lang));
            }
        }
        let mind = lang.pick("Lưu ý khi so sánh các tháng", "When comparing months, mind");
        said.extend(known.into_iter().map(|note| format!("{mind}: {}.", note.trim_end_matches('.'))));
        said
    }

    /// What changed between two of the periods; `None` if there is nothing to compare, as where no measure is in both.
    fn between(&self, from: Period, to: Period) -> Option<Comparison> {
        compare(&self.at(from).ok()?, &self.at(to).ok()?).ok()
    }

    fn months_of(
        &self,
        measure: Measure,
        months: &[Period],
        steps: &[Comparison],
        year_before: Option<&Comparison>,
        lang: Lang,
    ) -> Option<String> {
        let whole = |period: Period| {
            let is_whole = |row: &&Row| row.level == RowLevel::Total && (row.period, row.measure) == (period, measure);
            self.rows().iter().find(is_whole)
        };
        let rows: Vec<&Row> = months.iter().filter_map(|period| whole(*period)).collect();
        let told: Vec<Month> = rows.iter().map(|row| month(row, steps)).collect();
        let mut sentences: Vec<String> = Vec::new();
        if let ([_, .., last], Some(end)) = (rows.as_slice(), told.last()) {
            let year = last.period.year();
            sentences.push(lang.pick(
                format!("Diễn biến {} năm {year}: {}.", about(measure, lang).to_lowercase(), self.line(&rows, lang)),
                format!("{} over the months of {year}: {}.", about(measure, lang), self.line(&rows, lang)),
            ));
            sentences.extend(self.falls(&told, lang));
            sentences.extend(best(&told, measure, lang));
            sentences.extend(self.offices_since(end, steps, measure, lang));
            sentences.extend(self.against_milestone(last, lang));
        }
        let same = year_before.and_then(|comparison| {
            let change = comparison.rate(comparison.whole(measure)?, lang)?;
            let (before, _) = comparison.periods();
            let label = before.label(lang);
            Some(lang.pick(format!("So với {label}, {change}."), format!("Compared with the {label}, {change}.")))
        });
        if sentences.is_empty() {
            sentences.extend(same.map(|same| format!("{}: {}", about(measure, lang), lowered(&same))));
        } else {
            sentences.extend(same);
        }
        (!sentences.is_empty()).then(|| sentences.join(" "))
    }

    /// `tỷ lệ lũy kế là 8,15% (1 tháng), …, 49,83% (6 tháng)`.
    fn line(&self, rows: &[&Row], lang: Lang) -> String {
        let places = self.options().places;
        let said = |row: &&Row| {
            let (months, rate) = (row.period.months(), row.rate.as_ref().ok()?.percent(places).print(lang));
            let s = if months == 1 { "" } else { "s" };
            Some(lang.pick(format!("{rate} ({months} tháng)"), format!("{rate} ({months} month{s})")))
        };
        let rates = rows.iter().filter_map(said).collect::<Vec<_>>().join(", ");
        lang.pick(format!("tỷ lệ lũy kế là {rates}"), format!("the cumulative rate was {rates}"))
    }

    /// In which months the cumulative rate fell, and from what to what.
    fn falls(&self, told: &[Month], lang: Lang) -> Option<String> {
        let places = self.options().places;
        let known: Vec<(&Month, &Change)> = told
            .iter()
            .filter_map(|month| Some((month, month.since.as_ref().filter(|s| s.points().is_some())?)))
            .collect();
        let falls: Vec<String> = known
            .iter()
            .filter(|(_, change)| change.points().is_some_and(|points| sign(points.value()) == Ordering::Less))
            .filter_map(|(month, change)| {
                let rate = |row: &Option<Row>| Some(row.as_ref()?.rate.as_ref().ok()?.percent(places).print(lang));
                let (from, to, name) = (rate(&change.before)?, rate(&change.after)?, calendar(month.period, lang));
                Some(lang.pick(format!("{name} (từ {from} xuống {to})"), format!("{name} (from {from} to {to})")))
            })
            .collect();
        match (known.len(), falls.is_empty()) {
            (0, _) | (1, true) => None, // two months show it themselves
            (_, true) => Some(lang.pick("Tỷ lệ không giảm ở tháng nào.", "It fell in no month.").to_owned()),
            _ => {
                Some(lang.pick(
                    format!("Tỷ lệ giảm ở {}.", list(&falls, lang)),
                    format!("It fell in {}.", list(&falls, lang)),
                ))
            }
        }
    }

    /// Which offices rose most since the month before, and which fell.
    fn offices_since(&self, end: &Month, steps: &[Comparison], measure: Measure, lang: Lang) -> Option<String> {
        let step = steps.iter().find(|step| step.periods().1 == end.period)?;
        let places = self.options().places;
        let moved = step.rows().iter().filter(|row| row.level == RowLevel::Office && row.measure == measure);
        let mut moved: Vec<_> = moved.filter_map(|row| Some((row.office.as_str(), row.points()?))).collect();
        moved.sort_by(|a, b| b.1.value().cmp(a.1.value()));
        if moved.len() < 2 {
            return None;
        }
        let with_points =
            |(office, by): &(&str, thads_metrics::Points)| format!("{office} ({})", points(by, places, lang));
        let rises: Vec<String> =
            moved.iter().filter(|(_, by)| sign(by.value()) == Ordering::Greater).take(3).map(with_points).collect();
        let falls: Vec<String> =
            moved.iter().rev().filter(|(_, by)| sign(by.value()) == Ordering::Less).map(with_points).collect();
        let before = step.periods().0.label(lang);
        let up = (!rises.is_empty()).then(|| {
            let names = list(&rises, lang);
            lang.pick(format!("tăng nhiều nhất là {names}"), format!("the most up: {names}"))
        });
        let down = (!falls.is_empty()).then(|| {
            let names = list(&falls, lang);
            lang.pick(format!("giảm: {names}"), format!("down: {names}"))
        });
        let both = [up, down].into_iter().flatten().collect::<Vec<_>>().join("; ");
        (!both.is_empty())
            .then(|| lang.pick(format!("So với {before}, {both}."), format!("Since the {before}, {both}.")))
    }

    /// How the rate stands to the target pro rata, where the target is due later in the year.
    fn against_milestone(&self, last: &Row, lang: Lang) -> Option<String> {
        let (target, _) = last.target.as_ref().filter(|(target, _)| target.due() > last.period)?;
        let milestone = target.pro_rata(last.period.months().into()).ok()?;
        let gap = milestone.gap(last.rate.as_ref().ok()?).ok()?;
        let places = self.options().places;
        let (level, months) = (milestone.percent(places).print(lang), last.period.months());
        let by = points(&gap.points(), places, lang);
        let stands = match (lang, sign(gap.points().value()), gap.is_met()) {
            (Lang::Vi, Ordering::Equal, _) => "đang bằng mức đó".to_owned(),
            (Lang::En, Ordering::Equal, _) => "the rate is level with it".to_owned(),
            (Lang::Vi, _, true) => format!("đang vượt {by}"),
            (Lang::En, _, true) => format!("the rate is {by} over it"),
            (Lang::Vi, _, false) => format!("đang thấp hơn {by}"),
            (Lang::En, _, false) => format!("the rate is {by} below it"),
        };
        Some(lang.pick(
            format!("Chỉ tiêu chia đều theo tháng thì mốc {months} tháng là {level}, {stands}."),
            format!("The target pro rata is {level} at {months} months: {stands}."),
        ))
    }
}

/// What is known of the month that a row of the whole ends with.
fn month(row: &Row, steps: &[Comparison]) -> Month {
    let step = steps.iter().find(|step| step.periods().1 == row.period);
    let since = step.and_then(|step| step.whole(row.measure)).cloned();
    // Only neighbours say what one month came to; the first month of the year says it itself.
    let is_next = step.is_some_and(|step| Some(step.periods().0) == row.period.previous_month());
    let resolved = if row.period.months() == 1 {
        row.get(Item::Resolved)
    } else {
        let grown = since.as_ref().filter(|_| is_next).and_then(|since| since.difference(Item::Resolved));
        grown.and_then(|number| Value::of(row.measure, u128::try_from(number).ok()?).ok())
    };
    Month { period: row.period, since, resolved }
}

/// In which month most was resolved, and in which least.
fn best(told: &[Month], measure: Measure, lang: Lang) -> Option<String> {
    let mut known: Vec<(Period, Value)> =
        told.iter().filter_map(|month| Some((month.period, month.resolved?))).collect();
    known.sort_by_key(|(period, value)| (std::cmp::Reverse(value.number()), *period));
    let ((best, most), (worst, least)) = (known.first()?, known.last()?);
    if most.number() == least.number() {
        return None;
    }
    let of =
        |period: &Period, value: &Value| format!("{} ({})", calendar(*period, lang), in_short(*value, measure, lang));
    let (best, worst) = (of(best, most), of(worst, least));
    let lost = told.len().saturating_sub(known.len());
    let rest = if lost == 0 {
        String::new()
    } else {
        lang.pick(
            format!(" (chưa xét {lost} kỳ không tách được số của riêng tháng)"),
            format!(" ({lost} left out: what the month alone came to is not known)"),
        )
    };
    Some(lang.pick(
        format!("Tháng giải quyết xong nhiều nhất là {best}, ít nhất là {worst}{rest}."),
        format!("Most was resolved in {best}, least in {worst}{rest}."),
    ))
}

/// The last month of a period by the calendar: `tháng 3/2023`.
fn calendar(period: Period, lang: Lang) -> String {
    let last = period.last_day();
    lang.pick(format!("tháng {}/{}", last.month(), last.year()), format!("{:02}/{}", last.month(), last.year()))
}

fn lowered(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
