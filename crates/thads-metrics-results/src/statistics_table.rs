//! Statistics beside the main forms, office by office, as a table.

use thads_metrics::{
    Explain as _, Lang, Quantity,
    rate::half_up,
    statistics::{self, AVERAGES, Average, OfficeStatistics, Statistic, StatisticError},
    text::Text,
};

use crate::{
    statistics_before::Pairs,
    table_model::{Table, TableColumn, Unit, Values},
};

const TITLE: Text = Text::new("Chỉ tiêu ngoài biểu chính", "Statistics beside the main forms");

/// The decimals of a share.
const PLACES: u16 = 2;

/// A row for each office and a column for each statistic that any of them has, in the order of the table of statistics;
/// after one that has a base, its share of it; at last the averages that sums and officers make. Broken relations are notes,
/// and so is what [`statistics::notes()`] says, and why a share is left out.
///
/// With `before`, what each office had in the latest earlier period of as many months stands beside it, and what changed; the
/// offices of either that the other does not have are notes.
pub fn statistics_table(offices: &[OfficeStatistics], before: &[OfficeStatistics]) -> Table {
    let pairs = Pairs::new(offices, before);
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
        let column = TableColumn {
            key: quantity.to_string().into(),
            heading: Text::in_both(|lang| quantity.term(lang)),
            unit: if quantity.unit() == thads_metrics::measure::Unit::Dong { Unit::Dong } else { Unit::None },
            values: Values::Whole(offices.iter().map(number).collect()),
        };
        let compared = pairs.columns(&column, column.unit, &number, Values::Whole);
        columns.push(column);
        columns.extend(compared);
        let Some(statistic) = quantity.statistic().filter(|statistic| statistic.base().is_some()) else { continue };
        let share = share(statistic, offices);
        let decimals = |values| Values::Decimal { places: PLACES, values };
        let compared = pairs.columns(&share, Unit::Points, &|one| percent(statistic, one), decimals);
        columns.push(share);
        columns.extend(compared);
    }
    columns.extend(AVERAGES.iter().filter_map(|average| mean(average, offices)));
    let of = |one: &OfficeStatistics, say: &dyn Fn(Lang) -> String| {
        Text::in_both(|lang| format!("{}: {}", one.office(), say(lang)))
    };
    let breaches = offices
        .iter()
        .flat_map(|one| one.breaches().into_iter().map(move |breach| of(one, &|lang| breach.print(lang))));
    let zeros = offices.iter().flat_map(|one| {
        let statistics = one.figures().keys().filter_map(|quantity| quantity.statistic());
        let undefined = |statistic: &'static Statistic| match statistic.share(one.figures()) {
            Err(why @ StatisticError::NothingToDivide { .. }) => Some(of(one, &|lang| why.text(lang))),
            _ => None,
        };
        statistics.filter_map(undefined)
    });
    let quantities = offices.iter().flat_map(|one| one.figures().keys().map(|quantity| (*quantity, one.period())));
    let notes = breaches.chain(zeros).chain(statistics::notes(quantities)).chain(pairs.notes()).collect();
    Table {
        name: "statistics".into(),
        title: Text::in_both(|lang| TITLE.pick(lang).to_owned()),
        columns,
        notes,
        sources: Vec::new(),
    }
}

/// The averages that the sums of offices and their officers make; `None` if no office has both.
fn mean(average: &'static Average, offices: &[OfficeStatistics]) -> Option<TableColumn> {
    let statistic = Statistic::named(average.of).ok()?;
    let mean = |one: &OfficeStatistics| i128::try_from(half_up(&statistic.mean(one.figures()).ok()?, PLACES)).ok();
    let values: Vec<Option<i128>> = offices.iter().map(mean).collect();
    let of = |key: &str, lang: Lang| key.parse::<Quantity>().map_or_else(|_| key.to_owned(), |of| of.term(lang));
    values.iter().any(Option::is_some).then(|| TableColumn {
        key: format!("{}_mean", average.of).into(),
        heading: Text::in_both(|lang| format!("{} ÷ {}", of(average.sum, lang), of(average.over, lang))),
        unit: if statistic.unit == thads_metrics::measure::Unit::Dong { Unit::Dong } else { Unit::None },
        values: Values::Decimal { places: PLACES, values },
    })
}

fn percent(statistic: &'static Statistic, one: &OfficeStatistics) -> Option<i128> {
    i128::try_from(statistic.share(one.figures()).ok()?.percent(PLACES).mantissa()).ok()
}

fn share(statistic: &'static Statistic, offices: &[OfficeStatistics]) -> TableColumn {
    let of = |lang: Lang| statistic.base().map(|base| base.term(lang)).unwrap_or_default();
    TableColumn {
        key: format!("{}_share", statistic.key).into(),
        heading: Text::in_both(|lang| format!("{} ÷ {}", statistic.term.pick(lang), of(lang))),
        unit: Unit::Percent,
        values: Values::Decimal { places: PLACES, values: offices.iter().map(|one| percent(statistic, one)).collect() },
    }
}
