//! A plan as a paragraph.

use crate::plan::{Need, Plan, PlanRow, share::Share};
use crate::{
    UNNAMED,
    prose::{about, target_in_words},
    prose_numbers::{in_short, list},
    row::RowLevel,
};
use thads_metrics::{Lang, Value};

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
        let number = in_short(value, lang);
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
        let months: Vec<_> = self.months.iter().filter(|month| month.measure == need.measure).collect();
        if let Some(most) =
            months.iter().map(|month| month.further).max().and_then(|most| Value::of(need.measure, most).ok())
        {
            let (left, most) = (months.len(), in_short(most, lang));
            text += &lang.pick(
                format!(", bình quân {most} mỗi tháng trong {left} tháng còn lại"),
                format!(", {most} in each of the {left} months left"),
            );
        }
        text.push('.');
        text += &self.shared(need, lang).unwrap_or_default();
        text
    }

    /// Who would do it.
    fn shared(&self, need: &Need, lang: Lang) -> Option<String> {
        let how = match self.share? {
            Share::FewestOffices => lang.pick(
                format!(" Ít cơ quan nhất có thể làm được là {}", need.offices),
                format!(" The fewest offices that can do it are {}", need.offices),
            ),
            Share::Proportional => lang.pick(
                " Phân bổ theo số có điều kiện còn lại của từng cơ quan".to_owned(),
                " In proportion to what each office has eligible and open".to_owned(),
            ),
            Share::OwnTargets => lang.pick(
                " Phân bổ trước hết theo chỉ tiêu của từng cơ quan".to_owned(),
                " By the offices' own targets first".to_owned(),
            ),
        };
        let mut rows: Vec<&PlanRow> = self.asked().filter(|row| row.before.measure == need.measure).collect();
        rows.sort_by(|a, b| b.further.cmp(&a.further).then_with(|| a.before.office.cmp(&b.before.office)));
        let names: Vec<String> = rows.iter().map(|row| named(row, lang)).collect();
        Some(format!("{how}: {}.", list(&names, lang)))
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
            let (before, after) = (row.before.rate.as_ref().ok()?, row.after.rate.as_ref().ok()?);
            let (before, after) = (before.percent(places).print(lang), after.percent(places).print(lang));
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

/// `Đức Hòa (3.378 việc)`.
fn named(row: &PlanRow, lang: Lang) -> String {
    format!("{} ({})", row.before.office, number(row, lang))
}

/// What the row resolves on top.
fn number(row: &PlanRow, lang: Lang) -> String {
    let value = Value::of(row.before.measure, row.further);
    value.map_or_else(|_| row.further.to_string(), |value| in_short(value, lang))
}
