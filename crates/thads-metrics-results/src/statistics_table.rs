//! Statistics beside the main forms, office by office, as a table.

use thads_metrics::{
    Lang, Quantity,
    statistics::{OfficeStatistics, Statistic},
    text::Text,
};

use crate::table_model::{Table, TableColumn, Unit, Values};

const TITLE: Text = Text::new("Chỉ tiêu ngoài biểu chính", "Statistics beside the main forms");

/// The decimals of a share.
const PLACES: u16 = 2;

/// A row for each office and a column for each statistic that any of them has, in the order of the table of statistics;
/// after one that has a base, its share of it. Broken relations are notes.
pub fn statistics_table(offices: &[OfficeStatistics]) -> Table {
    let mut quantities: Vec<Quantity> = offices.iter().flat_map(|one| one.figures().keys().copied()).collect();
    quantities.sort_unstable();
    quantities.dedup();
    let mut columns = vec![
        TableColumn::text("office", Text::new("Đơn vị", "Office"), offices.iter().map(|one| Some(one.office()))),
        TableColumn::text(
            "period",
            Text::new("Kỳ", "Period"),
            offices.iter().map(|one| Some(one.period().to_string())),
        ),
    ];
    for quantity in quantities {
        let number =
            |one: &OfficeStatistics| one.figures().get(&quantity).and_then(|number| i128::try_from(*number).ok());
        columns.push(TableColumn {
            key: quantity.to_string().into(),
            heading: Text::in_both(|lang| quantity.term(lang)),
            unit: if quantity.unit() == thads_metrics::measure::Unit::Dong { Unit::Dong } else { Unit::None },
            values: Values::Whole(offices.iter().map(number).collect()),
        });
        let based = quantity.statistic().filter(|statistic| statistic.base().is_some());
        columns.extend(based.map(|statistic| share(statistic, offices)));
    }
    let notes = offices.iter().flat_map(|one| {
        let breaches = one.breaches().into_iter();
        breaches.map(|breach| Text::in_both(|lang| format!("{}: {}", one.office(), breach.print(lang))))
    });
    let notes = notes.collect();
    Table {
        name: "statistics".into(),
        title: Text::in_both(|lang| TITLE.pick(lang).to_owned()),
        columns,
        notes,
        sources: Vec::new(),
    }
}

fn share(statistic: &'static Statistic, offices: &[OfficeStatistics]) -> TableColumn {
    let percent = |one: &OfficeStatistics| {
        let share = statistic.share(one.figures()).ok()?;
        i128::try_from(share.percent(PLACES).mantissa()).ok()
    };
    let of = |lang: Lang| statistic.base().map(|base| base.term(lang)).unwrap_or_default();
    TableColumn {
        key: format!("{}_share", statistic.key).into(),
        heading: Text::in_both(|lang| format!("{} ÷ {}", statistic.term.pick(lang), of(lang))),
        unit: Unit::Percent,
        values: Values::Decimal { places: PLACES, values: offices.iter().map(percent).collect() },
    }
}
