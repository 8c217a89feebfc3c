//! A plan as a paragraph.

use crate::plan::{Plan, PlanRow, need::Need, share::Share};
use crate::{
    prose::{about, hedged, target_in_words},
    prose_numbers::{in_short, list},
    row::{Row, RowLevel},
    sums::UNNAMED,
};
use thads_metrics::{Lang, Measure, Value};

impl Plan {
    /// What it takes, who would do it and at which pace: a paragraph for each measure.
    pub fn text(&self, lang: Lang) -> String {
        let mut paragraphs: Vec<String> = self.needs.iter().map(|need| self.paragraph(need, lang)).collect();
        if self.share.is_none() {
            paragraphs.extend(self.changed(lang));
        }
        paragraphs.join("\n\n")
    }

    fn paragraph(&self, need: &Need, lang: Lang) -> String {
        let subject = about(need.measure, lang);
        let target = target_in_words(&need.target, lang);
        let value = match &need.still_to_resolve {
            Err(why) => return format!("{subject}: {}.", thads_metrics::Explain::text(why, lang)),
            Ok(value) if value.number() == 0 => {
                return lang.pick(format!("{subject}: đã đạt {target}."), format!("{subject}: {target} is met."));
            }
            Ok(value) => *value,
        };
        let number = in_short(value, need.measure, lang);
        if need.target.due() <= self.period {
            return lang.pick(
                format!("{subject}: chưa đạt {target}, còn thiếu {number}."),
                format!("{subject}: {target} was missed by {number}."),
            );
        }
        let mut text = lang.pick(
            format!("{subject}: để đạt {target} còn phải giải quyết xong thêm {number}"),
            format!("{subject}: {number} must still be resolved to reach {target}"),
        );
        let left = self.months.iter().filter(|month| month.measure == need.measure).count();
        let pace = u128::try_from(left).ok().filter(|left| *left > 0).map(|left| value.number().div_ceil(left));
        if let Some(most) = pace.and_then(|most| Value::of(need.measure, most).ok()) {
            let most = in_short(most, need.measure, lang);
            text += &lang.pick(
                format!(", bình quân {most} mỗi tháng trong {left} tháng còn lại"),
                format!(", {most} in each of the {left} months left"),
            );
        }
        text.push('.');
        if self.share.is_some() {
            text += &self.shared(need, lang).unwrap_or_default();
            text += &self.outcome(need, value, lang).unwrap_or_default();
            text += &self.short(need.measure, lang);
        }
        text
    }

    /// Who would do it.
    fn shared(&self, need: &Need, lang: Lang) -> Option<String> {
        let mut rows: Vec<&PlanRow> = self.asked().filter(|row| row.before.measure == need.measure).collect();
        rows.sort_by(|a, b| b.further.cmp(&a.further).then_with(|| a.before.office.cmp(&b.before.office)));
        let names: Vec<String> = rows.iter().map(|row| named(row, row.further, lang)).collect();
        let all = self.rows.iter().filter(|row| is_office(row, need.measure)).count();
        let count = if names.len() == all && all > 1 {
            lang.pick(format!("cả {all} cơ quan"), format!("all {all} offices"))
        } else {
            lang.pick(format!("{} cơ quan", names.len()), format!("{} offices", names.len()))
        };
        let how = match self.share? {
            Share::FewestOffices => lang.pick(
                format!(" Nếu chỉ huy động ít cơ quan nhất thì cần {count}"),
                format!(" The fewest offices that can do it are {}", names.len()),
            ),
            Share::Proportional => lang.pick(
                format!(" Phân bổ theo số có điều kiện còn lại, {count} phải làm thêm"),
                format!(" In proportion to what each office has eligible and open, {count} do more"),
            ),
            Share::OwnTargets => {
                let most = self.capped(lang);
                lang.pick(
                    format!(" Mỗi cơ quan phấn đấu đạt chỉ tiêu của mình{most}, {count} phải làm thêm"),
                    format!(" Each office towards its own target{most}, {count} do more"),
                )
            }
        };
        (!names.is_empty()).then(|| format!("{how}: {}.", list(&names, lang)))
    }

    /// The pace that is allowed.
    fn capped(&self, lang: Lang) -> String {
        if self.pace == u32::MAX {
            return String::new();
        }
        let percent = lang.decimal(&self.pace.into(), 0);
        lang.pick(
            format!(
                " (mỗi tháng không quá {percent}% mức bình quân tháng từ đầu năm của cơ quan hoặc của toàn đơn vị)"
            ),
            format!(" (in a month at most {percent} percent of what it, or the whole, did in a month so far)"),
        )
    }

    /// What all of it comes to, where that is another number than what is needed.
    fn outcome(&self, need: &Need, needed: Value, lang: Lang) -> Option<String> {
        let row =
            self.rows.iter().find(|row| row.before.level == RowLevel::Total && row.before.measure == need.measure)?;
        let planned = Value::of(need.measure, row.further).ok()?;
        let rate = row.after.rate.as_ref().ok()?.percent(self.after.options().places).print(lang);
        let all = in_short(planned, need.measure, lang);
        match planned.number().cmp(&needed.number()) {
            std::cmp::Ordering::Equal => None,
            std::cmp::Ordering::Greater => Some(lang.pick(
                format!(" Cộng lại là {all}, đạt {rate}."),
                format!(" Together that is {all}, which brings the rate to {rate}."),
            )),
            std::cmp::Ordering::Less => {
                let short = needed.number().saturating_sub(planned.number());
                let short = in_short(Value::of(need.measure, short).ok()?, need.measure, lang);
                Some(lang.pick(
                    format!(" Với nhịp đó chỉ thêm được {all}, đạt {rate}, còn thiếu {short} so với chỉ tiêu."),
                    format!(" At that pace it comes to {all} and a rate of {rate}, {short} short of the target."),
                ))
            }
        }
    }

    /// Which offices would still be short of their own targets, be it by one case that the printed rate does not show.
    fn short(&self, measure: Measure, lang: Lang) -> String {
        let short = |row: &&PlanRow| is_office(row, measure) && row.after.is_met() == Some(false);
        let names: Vec<String> = self
            .rows
            .iter()
            .filter(short)
            .map(|row| match row.after.still_to_resolve() {
                Some(Ok(still)) => named(row, still.number(), lang),
                _ => row.before.office.clone(),
            })
            .collect();
        if names.is_empty() {
            return String::new();
        }
        let (count, names) = (names.len(), list(&names, lang));
        lang.pick(
            format!(" Khi đó {count} cơ quan vẫn chưa đạt chỉ tiêu của mình, còn thiếu: {names}."),
            format!(" Then {count} offices are still short of their own targets, by: {names}."),
        )
    }

    fn asked(&self) -> impl Iterator<Item = &PlanRow> {
        self.rows.iter().filter(|row| row.before.level == RowLevel::Office && row.further > 0)
    }

    /// Where what was given would bring the offices and the whole.
    fn changed(&self, lang: Lang) -> Vec<String> {
        let places = self.after.options().places;
        let moved = self
            .rows
            .iter()
            .filter(|row| row.further > 0 && matches!(row.before.level, RowLevel::Office | RowLevel::Total));
        let said = moved.filter_map(|row| {
            let printed = |row: &Row| {
                let target = row.target.as_ref().map(|(target, _)| target);
                row.rate.as_ref().ok().map(|rate| hedged(*rate, target, places, lang))
            };
            let (before, after) = (printed(&row.before)?, printed(&row.after)?);
            let rank = row.before.rank.zip(row.after.rank).map_or_else(String::new, |(before, after)| {
                match (lang, before.place == after.place) {
                    (Lang::Vi, true) => format!(", vẫn xếp thứ {}", after.place),
                    (Lang::Vi, false) => format!(", từ xếp thứ {} thành thứ {}", before.place, after.place),
                    (Lang::En, true) => format!(", rank {} as before", after.place),
                    (Lang::En, false) => format!(", rank {} instead of {}", after.place, before.place),
                }
            });
            let office =
                if row.before.office == UNNAMED { lang.pick("Tổng cộng", "Total") } else { &row.before.office };
            let number = number(row, lang);
            Some(lang.pick(
                format!("{office}: nếu giải quyết xong thêm {number} thì tỷ lệ từ {before} lên {after}{rank}."),
                format!("{office}: with {number} more resolved, the rate goes from {before} to {after}{rank}."),
            ))
        });
        said.collect()
    }
}

fn is_office(row: &PlanRow, measure: Measure) -> bool {
    row.before.level == RowLevel::Office && row.before.measure == measure
}

/// `Đức Hòa (3.378 việc)`.
fn named(row: &PlanRow, number: u128, lang: Lang) -> String {
    let value = Value::of(row.before.measure, number);
    format!(
        "{} ({})",
        row.before.office,
        value.map_or_else(|_| number.to_string(), |value| in_short(value, row.before.measure, lang))
    )
}

/// What the row resolves on top.
fn number(row: &PlanRow, lang: Lang) -> String {
    let value = Value::of(row.before.measure, row.further);
    value.map_or_else(|_| row.further.to_string(), |value| in_short(value, row.before.measure, lang))
}
