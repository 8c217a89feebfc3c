//! A plan as tables.

use crate::plan::{Plan, PlanRow, months::Month};
use crate::{
    columns::{Columns, heading},
    row::Row,
    table::{Shared, head, notes},
    table_model::{Table, Unit},
};
use thads_metrics::{Item, Lang, Value, text::Text};

impl Plan {
    /// One row for each office and measure: what it would resolve on top, and where that would bring it.
    pub fn table(&self) -> Table {
        let rows = self.rows();
        let places = self.after.options().places;
        let mut shared = Shared::default();
        let mut columns = Columns::default();
        let c = &mut columns;
        head(
            c,
            &mut shared,
            rows.iter().map(|row| {
                (row.before.measure, row.before.level, row.before.office.as_str(), row.before.parent.as_deref())
            }),
        );
        let value = |row: &PlanRow, number| Value::of(row.before.measure, number).ok();
        c.values(heading!("eligible", Item::Eligible), rows.iter().map(|row| row.before.base()));
        let newly = rows.iter().map(|row| value(row, row.newly_eligible));
        c.values(heading!("newly_eligible", "có điều kiện thêm (giả định)", "newly eligible (assumed)"), newly);
        c.values(heading!("resolved", Item::Resolved), rows.iter().map(|row| row.before.get(Item::Resolved)));
        c.values(
            heading!("carried_over_eligible", "còn có điều kiện, chưa giải quyết", "eligible and open"),
            rows.iter().map(|row| row.before.open()),
        );
        let further = rows.iter().map(|row| value(row, row.further));
        c.values(heading!("further", "giải quyết thêm", "resolved on top"), further);
        let rate = |row: &Row| row.rate.as_ref().ok().copied();
        let before = rows.iter().map(|row| rate(&row.before));
        c.decimals(heading!("rate_before", "tỷ lệ hiện nay", "rate now"), Unit::Percent, places, before);
        let after = rows.iter().map(|row| rate(&row.after));
        c.decimals(heading!("rate_after", "tỷ lệ sau khi giải quyết thêm", "rate then"), Unit::Percent, places, after);
        let place = |row: &Row| row.rank.and_then(|rank| i128::try_from(rank.place).ok());
        c.whole(heading!("rank_before", "xếp hạng hiện nay", "rank now"), rows.iter().map(|row| place(&row.before)));
        c.whole(
            heading!("rank_after", "xếp hạng sau khi giải quyết thêm", "rank then"),
            rows.iter().map(|row| place(&row.after)),
        );
        c.flags(
            heading!("is_met", "khi đó đạt chỉ tiêu", "target met then"),
            rows.iter().map(|row| row.after.is_met()),
        );
        let short = rows.iter().map(|row| row.after.still_to_resolve().and_then(Result::ok));
        c.values(heading!("still_to_resolve", "khi đó còn thiếu so với chỉ tiêu", "short of the target then"), short);
        let label = |lang| self.period.label(lang);
        let title = Text::new(
            format!("Số giải quyết thêm của từng cơ quan theo kế hoạch, tính từ {}", label(Lang::Vi)),
            format!("Resolved on top by office, from the {} on", label(Lang::En)),
        );
        let notes = notes(&self.notes);
        Table { name: "plan".into(), title, columns: columns.0, notes, sources: Vec::new() }
    }

    /// One row for each month left and measure: where the whole must stand at its end.
    pub fn months_table(&self) -> Table {
        let rows = self.months();
        let places = self.after.options().places;
        let mut shared = Shared::default();
        let mut columns = Columns::default();
        let c = &mut columns;
        c.terms(heading!("period", "kỳ báo cáo", "period"), rows.iter().map(|row| Some(shared.period(row.period))));
        c.terms(heading!("measure", "tính theo", "measure"), rows.iter().map(|row| Some(shared.measure(row.measure))));
        c.text(heading!("office", "cơ quan thi hành án", "office"), rows.iter().map(|row| Some(row.office.as_str())));
        let value = |row: &Month, number| Value::of(row.measure, number).ok();
        c.values(heading!("eligible", Item::Eligible), rows.iter().map(|row| value(row, row.eligible)));
        let further = rows.iter().map(|row| value(row, row.further));
        c.values(heading!("further", "giải quyết thêm trong tháng", "to resolve in the month"), further);
        let resolved = rows.iter().map(|row| value(row, row.resolved));
        c.values(heading!("resolved", "lũy kế phải giải quyết xong", "to have resolved by then"), resolved);
        let rate = rows.iter().map(|row| row.rate);
        c.decimals(heading!("rate", Item::Rate), Unit::Percent, places, rate);
        let levels = rows.iter().map(|row| row.milestone.as_ref());
        let levels = levels.map(|level| level.map(|t| (t.percent(places).mantissa().clone(), t.level_text())));
        c.rounded(heading!("milestone", "chỉ tiêu chia theo tháng", "target pro rata"), Unit::Percent, places, levels);
        let label = |lang| self.period.label(lang);
        let title = Text::new(
            format!("Mỗi tháng phải giải quyết xong để đạt chỉ tiêu, tính từ {}", label(Lang::Vi)),
            format!("What the target needs by month, from the {} on", label(Lang::En)),
        );
        let notes = notes(&self.notes);
        Table { name: "plan_months".into(), title, columns: columns.0, notes, sources: Vec::new() }
    }
}
