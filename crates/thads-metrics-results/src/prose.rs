//! Results as the paragraphs of an official report.

use std::cmp::Ordering;

use crate::{
    prose_numbers::{in_short, in_words, list, part_of, points},
    results::Results,
    row::{Row, RowLevel},
    sums::UNNAMED,
};
use thads_metrics::{Gap, Item, Lang, Measure, Offices, Percent, Period, Rate, Target, Value, targets::TargetSource};

impl Results {
    /// The paragraphs of the report on the last period: for each measure the whole, its gap to the target,
    /// who stands first and last, who met the target, and whose rate does not exist; of several months how the year went.
    ///
    /// Differences of rates are in points. What rounds to the target without reaching it is said to be
    /// nearly that ("gần"), what passes it by less than is printed, over it ("hơn").
    pub fn text(&self, lang: Lang) -> String {
        let Some(period) = self.periods().last().copied() else { return String::new() };
        let mut paragraphs = vec![self.opening(period, lang)];
        paragraphs.extend(self.measures().into_iter().filter_map(|measure| {
            self.paragraph(period, measure, lang).or_else(|| {
                let last = self.rows().iter().rev().find(|row| row.measure == measure)?.period;
                Some(format!("({}) {}", last.label(lang), self.paragraph(last, measure, lang)?))
            })
        }));
        paragraphs.extend(self.over_the_months(lang));
        paragraphs.extend(
            self.notes()
                .iter()
                .chain(&self.footnotes())
                .map(|note| format!("{}: {}", lang.pick("Lưu ý", "Note"), ended(note.text(lang)))),
        );
        paragraphs.join("\n\n")
    }

    fn opening(&self, period: Period, lang: Lang) -> String {
        let whole = self.rows().iter().rev().find(|row| row.level == RowLevel::Total && row.office != UNNAMED);
        let label = period.label(lang);
        match (lang, whole) {
            (Lang::Vi, Some(row)) => format!("Kết quả thi hành án dân sự {label} của {}:", row.office),
            (Lang::Vi, None) => format!("Kết quả thi hành án dân sự {label}:"),
            (Lang::En, Some(row)) => format!("Civil judgment enforcement of {}, {label}:", row.office),
            (Lang::En, None) => format!("Civil judgment enforcement, {label}:"),
        }
    }

    fn paragraph(&self, period: Period, measure: Measure, lang: Lang) -> Option<String> {
        let here = |row: &&Row| row.period == period && row.measure == measure;
        let whole = self.rows().iter().filter(here).find(|row| row.level == RowLevel::Total)?;
        let offices: Vec<&Row> = self.rows().iter().filter(here).filter(|row| row.level == RowLevel::Office).collect();
        let mut text = format!("{}: {}.", about(measure, lang), self.of_whole(whole, &offices, lang));
        text += &left(whole, lang);
        if offices.len() > 1 {
            text += &self.first_and_last(&offices, lang);
            text += &met(&offices, lang);
            text += &undefined(&offices, lang);
        }
        Some(text)
    }

    /// `đã giải quyết xong 5.574/10.983 việc có điều kiện thi hành, đạt 50,75%, …`.
    fn of_whole(&self, row: &Row, offices: &[&Row], lang: Lang) -> String {
        let places = self.options().places;
        let rate = match &row.rate {
            Ok(rate) => *rate,
            Err(why) => return why.text(lang).to_owned(),
        };
        let base = row.measure.rate_base().term(lang);
        let parts = part_of(rate.resolved(), rate.eligible(), row.measure, lang);
        let printed = hedged(rate, row.target.as_ref().map(|(target, _)| target), places, lang);
        let mut text = lang.pick(
            format!("đã giải quyết xong {parts} {}, đạt {printed}", base.trim_start_matches("tổng số ")),
            format!("{parts} {base} resolved, which is {printed}"),
        );
        text += &without(row, offices, lang).unwrap_or_default();
        text += &against_nation(row, places, lang).unwrap_or_default();
        if let (Some(gap), Some((target, source))) = (row.gap(), &row.target) {
            text += &to_go(row, &gap, &assigned_in_words(target, source, lang), places, lang);
        }
        text
    }

    /// Who stands first and last.
    fn first_and_last(&self, offices: &[&Row], lang: Lang) -> String {
        let place = |row: &&&Row| row.rank.map(|rank| rank.place);
        let named = |place_of: Option<usize>| -> Vec<String> {
            let at = offices.iter().filter(|row| place(row) == place_of);
            at.map(|row| format!("{} ({})", called(row, offices, lang), self.printed(row, lang))).collect()
        };
        let ranked: Vec<usize> = offices.iter().filter_map(|row| place(&row)).collect();
        let (first, last) = (ranked.iter().min(), ranked.iter().max());
        if first == last {
            return String::new();
        }
        let (first, last) = (list(&named(first.copied()), lang), list(&named(last.copied()), lang));
        let count = ranked.len();
        lang.pick(
            format!(" Trong {count} cơ quan, tỷ lệ cao nhất là {first}; thấp nhất là {last}."),
            format!(" Of {count} offices the highest is {first}, the lowest {last}."),
        )
    }

    fn printed(&self, row: &Row, lang: Lang) -> String {
        let places = self.options().places;
        row.rate.as_ref().map_or_else(
            |_| String::new(),
            |rate| hedged(*rate, row.target.as_ref().map(|(target, _)| target), places, lang),
        )
    }
}

/// ` (tính trên 1/2 cơ quan, chưa gồm Ý Yên)`: a rate of some offices is not that of all.
fn without(whole: &Row, offices: &[&Row], lang: Lang) -> Option<String> {
    let is_in = |row: &&&Row| row.base().is_some() && row.get(Item::Resolved).is_some();
    let missing: Vec<String> = offices.iter().filter(|row| !is_in(row)).map(|row| called(row, offices, lang)).collect();
    let (all, counted) = (offices.len(), offices.len().saturating_sub(missing.len()));
    let said = (whole.rate.is_ok() && !missing.is_empty()).then(|| list(&missing, lang))?;
    Some(lang.pick(
        format!(" (tính trên {counted}/{all} cơ quan, chưa gồm {said})"),
        format!(" (of {counted} of {all} offices, without {said})"),
    ))
}

/// `, vượt 1,55 điểm % so với bình quân chung toàn quốc (49,20%)`.
fn against_nation(row: &Row, places: u16, lang: Lang) -> Option<String> {
    let (nation, against) = (row.nation_rate?.percent(places).print(lang), row.against_nation()?);
    let size = points(&against, places, lang);
    Some(match (lang, sign(against.value())) {
        (Lang::Vi, Ordering::Greater) => format!(", vượt {size} so với bình quân chung toàn quốc ({nation})"),
        (Lang::Vi, Ordering::Less) => format!(", thấp hơn {size} so với bình quân chung toàn quốc ({nation})"),
        (Lang::Vi, Ordering::Equal) => ", bằng bình quân chung toàn quốc".to_owned(),
        (Lang::En, Ordering::Greater) => format!(", {size} over the nation's {nation}"),
        (Lang::En, Ordering::Less) => format!(", {size} below the nation's {nation}"),
        (Lang::En, Ordering::Equal) => ", the same as the nation".to_owned(),
    })
}

/// How a paragraph on a measure begins.
pub(super) const fn about(measure: Measure, lang: Lang) -> &'static str {
    match (lang, measure) {
        (Lang::Vi, Measure::Cases) => "Về việc",
        (Lang::Vi, Measure::Money) => "Về tiền",
        (Lang::Vi, Measure::Admin) => "Về án hành chính",
        (Lang::En, Measure::Cases) => "Cases",
        (Lang::En, Measure::Money) => "Money",
        (Lang::En, Measure::Admin) => "Administrative judgments",
    }
}

/// `chỉ tiêu trên 81,5% năm 2022`.
pub(super) fn target_in_words(target: &Target, lang: Lang) -> String {
    let (level, due) = (target.percent(target.places()).print(lang), target.due().label(lang));
    match (lang, target.is_strict()) {
        (Lang::Vi, true) => format!("chỉ tiêu trên {level} {due}"),
        (Lang::Vi, false) => format!("chỉ tiêu {level} {due}"),
        (Lang::En, true) => format!("the target of over {level} for the {due}"),
        (Lang::En, false) => format!("the target of {level} for the {due}"),
    }
}

/// The same, and whose it is if it was set for another.
fn assigned_in_words(target: &Target, source: &TargetSource, lang: Lang) -> String {
    let target = target_in_words(target, lang);
    match source {
        TargetSource::Own | TargetSource::Everyone => target,
        TargetSource::Above { office } => {
            lang.pick(format!("mức {target} của {office}"), format!("{target} set for {}", named_in_english(office)))
        }
    }
}

/// The nation has an English name; other offices keep theirs.
fn named_in_english(office: &str) -> &str {
    if office == Offices::NATION_NAME { "the nation" } else { office }
}

/// The rate, with the word that is due where it prints like its target, or like 100 %, and is not.
pub(super) fn hedged(rate: Rate, target: Option<&Target>, places: u16, lang: Lang) -> String {
    let printed = rate.percent(places);
    let hundred = Percent::new(100, 0);
    let marks = target.map(|target| target.percent(target.places())).into_iter().chain([hundred]);
    let hedge = marks.filter(|mark| *mark == printed).map(|mark| sign(&(rate.value() - mark.value()))).next();
    let hedge = match (lang, hedge) {
        (_, None | Some(Ordering::Equal)) => "",
        (Lang::Vi, Some(Ordering::Less)) => "gần ",
        (Lang::Vi, Some(Ordering::Greater)) => "hơn ",
        (Lang::En, Some(Ordering::Less)) => "nearly ",
        (Lang::En, Some(Ordering::Greater)) => "over ",
    };
    format!("{hedge}{}", printed.print(lang))
}

/// `; còn phải phấn đấu 30,75 điểm % (3.378 việc, bình quân 563 việc mỗi tháng …) để đạt chỉ tiêu …`.
fn to_go(row: &Row, gap: &Gap, target: &str, places: u16, lang: Lang) -> String {
    let size = points(&gap.points(), places, lang);
    let reached = sign(gap.points().value());
    if gap.is_met() {
        return match (lang, reached) {
            (Lang::Vi, Ordering::Equal) => format!("; bằng đúng {target}"),
            (Lang::Vi, _) => format!("; đã đạt {target}, vượt {size}"),
            (Lang::En, Ordering::Equal) => format!("; exactly {target}"),
            (Lang::En, _) => format!("; {target} is met, by {size}"),
        };
    }
    let still = match gap.still_to_resolve() {
        Ok(still) => in_short(still, row.measure, lang),
        Err(why) => return format!("; {}", thads_metrics::Explain::text(&why, lang)),
    };
    let months = row.months_left().filter(|months| *months > 0);
    let pace = row.pace().zip(months).map(|(pace, months)| {
        if months == 1 {
            return lang.pick(" trong 1 tháng còn lại", " in the 1 month left").to_owned();
        }
        let pace = in_short(pace, row.measure, lang);
        lang.pick(
            format!(", bình quân {pace} mỗi tháng trong {months} tháng còn lại"),
            format!(", {pace} in each of the {months} months left"),
        )
    });
    match (lang, pace, reached) {
        (Lang::Vi, pace, Ordering::Equal) => {
            format!("; mới bằng mức, còn phải giải quyết xong {still}{} để đạt {target}", pace.unwrap_or_default())
        }
        (Lang::En, pace, Ordering::Equal) => {
            format!("; level with it, {still}{} still to resolve for {target}", pace.unwrap_or_default())
        }
        (Lang::Vi, Some(pace), _) => format!("; còn phải phấn đấu {size} ({still}{pace}) để đạt {target}"),
        (Lang::En, Some(pace), _) => format!("; {size} ({still}{pace}) still to go to {target}"),
        (Lang::Vi, None, _) => format!("; chưa đạt {target}, còn thiếu {size} ({still})"),
        (Lang::En, None, _) => format!("; {target} is missed by {size} ({still})"),
    }
}

/// What is carried over.
fn left(row: &Row, lang: Lang) -> String {
    let print = |value: Option<Value>| value.map(|value| in_words(value, row.measure, lang));
    let eligible = print(row.get(Item::CarriedOverEligible));
    let all = print(row.get(Item::CarriedOver));
    match (lang, eligible, all) {
        (_, None, None) => String::new(),
        (Lang::Vi, Some(eligible), Some(all)) => {
            format!(" Số chuyển kỳ sau là {all}, trong đó có điều kiện thi hành {eligible}.")
        }
        (Lang::Vi, Some(eligible), None) => format!(" Số có điều kiện thi hành chuyển kỳ sau là {eligible}."),
        (Lang::Vi, None, Some(all)) => format!(" Số chuyển kỳ sau là {all}."),
        (Lang::En, Some(eligible), Some(all)) => format!(" {all} are carried over, of which {eligible} eligible."),
        (Lang::En, Some(eligible), None) => format!(" {eligible} eligible for enforcement are carried over."),
        (Lang::En, None, Some(all)) => format!(" {all} are carried over."),
    }
}

/// The name of an office; of several of one name, with the office above.
fn called(row: &Row, among: &[&Row], lang: Lang) -> String {
    let twin = among.iter().any(|other| other.office == row.office && other.parent != row.parent);
    match row.parent.as_deref().filter(|_| twin) {
        Some(parent) => lang.pick(format!("{} thuộc {parent}", row.office), format!("{} of {parent}", row.office)),
        None => row.office.clone(),
    }
}

/// Who met the target.
fn met(offices: &[&Row], lang: Lang) -> String {
    let judged: Vec<(&Row, bool)> = offices.iter().filter_map(|row| Some((*row, row.is_met()?))).collect();
    if judged.is_empty() {
        return String::new();
    }
    let names: Vec<String> = judged.iter().filter(|(_, met)| *met).map(|(row, _)| called(row, offices, lang)).collect();
    let all = judged.len();
    let borrowed = judged.iter().find_map(|(row, _)| match &row.target {
        Some((_, TargetSource::Above { office })) => Some(office),
        _ => None,
    });
    let target = borrowed.map_or_else(
        || lang.pick("chỉ tiêu", "target").to_owned(),
        |office| {
            lang.pick(format!("mức chỉ tiêu của {office}"), format!("target set for {}", named_in_english(office)))
        },
    );
    // Of offices that were set no target nothing is said.
    let set = offices.iter().filter(|row| row.target.is_some()).count();
    let some = set < offices.len();
    let (vi, en) = if some { ("cơ quan có chỉ tiêu", "offices with a target") } else { ("cơ quan", "offices") };
    match (lang, names.len()) {
        (_, n) if all == 1 && set == 1 && some => {
            let one = judged.first().map(|(row, _)| called(row, offices, lang)).unwrap_or_default();
            match (lang, n) {
                (Lang::Vi, 0) => format!(" {one} chưa đạt {target}; các cơ quan khác không có chỉ tiêu."),
                (Lang::En, 0) => format!(" {one} has not met the {target}; the others have none."),
                (Lang::Vi, _) => format!(" {one} đạt {target}; các cơ quan khác không có chỉ tiêu."),
                (Lang::En, _) => format!(" {one} has met the {target}; the others have none."),
            }
        }
        (Lang::Vi, 0) => format!(" Chưa có cơ quan nào trong {all} {vi} đạt {target}."),
        (Lang::En, 0) => format!(" None of {all} {en} has met the {target}."),
        (Lang::Vi, n) if n == all => format!(" Cả {all} {vi} đều đạt {target}."),
        (Lang::En, n) if n == all => format!(" All {all} {en} have met the {target}."),
        (Lang::Vi, n) => format!(" {n}/{all} {vi} đạt {target}: {}.", list(&names, lang)),
        (Lang::En, n) => format!(" {n} of {all} {en} have met the {target}: {}.", list(&names, lang)),
    }
}

/// Whose rate does not exist, and why.
fn undefined(offices: &[&Row], lang: Lang) -> String {
    let mut reasons: Vec<(&str, Vec<String>)> = Vec::new();
    for row in offices {
        let Err(why) = &row.rate else { continue };
        match reasons.iter_mut().find(|(reason, _)| *reason == why.text(lang)) {
            Some((_, names)) => names.push(called(row, offices, lang)),
            None => reasons.push((why.text(lang), vec![called(row, offices, lang)])),
        }
    }
    let said = reasons.into_iter().map(|(reason, names)| {
        let names = list(&names, lang);
        lang.pick(format!(" Không xếp hạng {names} ({reason})."), format!(" Not ranked: {names} ({reason})."))
    });
    said.collect()
}

/// A note as a sentence.
fn ended(note: &str) -> String {
    let note = note.trim_end_matches('.');
    if note.ends_with('?') { note.to_owned() } else { format!("{note}.") }
}

pub(super) fn sign(value: &num_rational::BigRational) -> Ordering {
    value.cmp(&num_rational::BigRational::from_integer(0.into()))
}
