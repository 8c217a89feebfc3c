//! What a tally is shown as, rolled up to, and set against.

use std::{ops::ControlFlow, sync::Arc};

use arrow_array::{
    Array, ArrayRef, Date32Array, Int64Array, RecordBatch, RecordBatchIterator, StringArray, cast::AsArray,
};
use proptest::prelude::*;
use thads_metrics::{Date, Item, Lang, Measure, Targets, Value, case::Assume};
use thads_metrics_arrow::TallyError;
use thads_metrics_arrow::{Reason, Tally, TallySpec, tally};
use thads_metrics_results::{Options, Results, Table, Values};
use thads_metrics_sheet::{self, Cell, Grid};

/// Office, nature, officer, status, days from 2021-10-01 to the acceptance, whether closed, đồng.
type Row = (u8, u8, u8, &'static str, i32, bool, i64);

const STATUSES: [&str; 9] = [
    "completed",
    "terminated",
    "in_progress",
    "suspended",
    "ineligible",
    "entrusted",
    "revoked",
    "separately_tracked",
    "hoãn",
];

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let status = prop::sample::select(STATUSES.to_vec());
    let row = (0_u8..4, 0_u8..3, 0_u8..3, status, -400..250, prop::bool::weighted(0.05), 0_i64..1 << 50);
    prop::collection::vec(row, 0..120)
}

fn batch(rows: &[Row]) -> RecordBatch {
    let names = |prefix: &str, of: &dyn Fn(&Row) -> u8| -> ArrayRef {
        Arc::new(rows.iter().map(|row| Some(format!("{prefix} {}", of(row)))).collect::<StringArray>())
    };
    let start = "2021-10-01".parse::<Date>().unwrap().days();
    let closing = |row: &Row| ["completed", "terminated", "entrusted", "revoked"].contains(&row.3) != row.5;
    let amounts = |of: &dyn Fn(&Row) -> i64| -> ArrayRef { Arc::new(rows.iter().map(of).collect::<Int64Array>()) };
    let closed = rows.iter().map(|row| closing(row).then_some(start + row.4.max(0)));
    RecordBatch::try_from_iter_with_nullable([
        ("office", names("Chi cục", &|row| row.0), true),
        ("nature", names("án", &|row| row.1), true),
        ("officer", names("chấp hành viên", &|row| row.2), true),
        ("status", Arc::new(rows.iter().map(|row| Some(row.3)).collect::<StringArray>()), true),
        ("accepted_on", Arc::new(rows.iter().map(|row| Some(start + row.4)).collect::<Date32Array>()), true),
        ("closed_on", Arc::new(closed.collect::<Date32Array>()), true),
        ("due", amounts(&|row| row.6), true),
        ("collected", amounts(&|row| if row.3 == "completed" { row.6 } else { 0 }), true),
    ])
    .unwrap()
}

fn tallied(rows: &[Row], by: &[&str]) -> Tally {
    let spec = TallySpec::new("2022/06".parse().unwrap(), by.iter().copied()).unwrap().assume(Assume::Recall);
    let batch = batch(rows);
    let schema = batch.schema();
    tally(RecordBatchIterator::new([Ok(batch)], schema), &spec, 1, |_| ControlFlow::Continue(())).unwrap()
}

const ALL: [&str; 3] = ["office", "nature", "officer"];

proptest! {
    #[test]
    fn rolled_up_is_taken_by_fewer_columns(
        rows in rows(),
        by in prop::sample::subsequence(ALL.to_vec(), 1..=3).prop_shuffle(),
        fewer in any::<prop::sample::Index>(),
    ) {
        let whole = tallied(&rows, &ALL);
        let rolled = whole.over(by.iter().copied()).unwrap();
        prop_assert_eq!(&rolled, &tallied(&rows, &by));
        // In one step or in two, it is the same, and it is written as what it is.
        let last = by[fewer.index(by.len())];
        prop_assert_eq!(rolled.over([last]).unwrap(), whole.over([last]).unwrap());
        prop_assert_eq!(Tally::from_bytes(&rolled.to_bytes().unwrap()).unwrap(), rolled);
    }

    #[test]
    fn groups_merged_are_the_tally_without_what_is_inconsistent(
        rows in rows(), column in prop::sample::select(ALL.to_vec()),
    ) {
        let whole = tallied(&rows, &ALL);
        let parts = whole.split(column).unwrap();
        let empty = Tally::empty(whole.spec().clone());
        let merged = parts.values().try_fold(empty, |sum, part| sum.merge(part)).unwrap();
        prop_assert_eq!(merged.groups().collect::<Vec<_>>(), whole.groups().collect::<Vec<_>>());
        prop_assert_eq!((merged.rows(), merged.inconsistent()), (whole.rows() - whole.inconsistent(), 0));
        prop_assert_eq!(merged.tallied(), whole.tallied());
        for (name, part) in parts {
            let place = ALL.iter().position(|known| *known == column).unwrap();
            prop_assert!(part.groups().all(|(names, _)| names[place] == name));
            prop_assert_eq!(&Tally::from_bytes(&part.to_bytes().unwrap()).unwrap(), &part);
        }
    }

    /// The results of a tally by more than the office are those of its offices, and their sum is the register's.
    #[test]
    fn results_are_of_offices(rows in rows()) {
        let whole = tallied(&rows, &ALL);
        let (entries, _) = whole.entries(None).unwrap();
        prop_assume!(!entries.is_empty());
        let results = Results::new(entries, &Targets::national(), Options::default()).unwrap();
        let by_office = tallied(&rows, &["office"]).flows().unwrap();
        for flow in &by_office {
            let row = results.rows().iter().find(|row| row.office == flow.office() && row.measure == flow.measure());
            prop_assert_eq!(row.unwrap().flow.as_ref(), Some(flow));
        }
        let accepted = results.whole(Measure::Cases).unwrap().get(Item::Accepted).unwrap().number();
        prop_assert_eq!(accepted, u128::from(whole.tallied()));
    }

    /// Every row of the register is in the form or in the table of what stayed out.
    #[test]
    fn the_form_and_what_stayed_out_are_the_register(rows in rows(), by in prop::sample::subsequence(ALL.to_vec(), 1..=3)) {
        let tally = tallied(&rows, &by);
        let (table, out) = (tally.table().unwrap(), tally.left_out());
        let sum = |table: &Table, key, rows: &dyn Fn(usize) -> bool| -> i128 {
            let column = table.column(key).unwrap();
            (0..table.rows()).filter(|row| rows(*row)).filter_map(|row| column.values.number(row)).sum()
        };
        let cases = |row| table.column("measure").unwrap().values.text(row) == Some("cases");
        prop_assert_eq!(sum(&table, "accepted", &cases) + sum(&out, "rows", &|_| true), i128::try_from(rows.len()).unwrap());
        let money = |row: usize| !cases(row);
        // Which rows are in the form is seen where each is of an office of its own.
        let apart: Vec<Row> = rows.iter().zip(0..).map(|(&(_, nature, officer, status, on, closed, due), office)| {
            (office, nature, officer, status, on, closed, due)
        }).collect();
        let flows = tallied(&apart, &["office"]).flows().unwrap();
        let is_in = |row: &Row| flows.iter().any(|flow| flow.office() == format!("Chi cục {}", row.0));
        let total: i128 = apart.iter().filter(|row| is_in(row)).map(|row| i128::from(row.6)).sum();
        prop_assert_eq!(sum(&table, "accepted", &money), total);
        // As Arrow it has the same columns and rows.
        let batch = tally.batch().unwrap();
        prop_assert_eq!(batch.num_rows(), table.rows());
        let keys: Vec<&str> = table.columns.iter().map(|column| column.key.as_ref()).collect();
        let schema = batch.schema();
        prop_assert_eq!(schema.fields().iter().map(|field| field.name().as_str()).collect::<Vec<_>>(), keys);
    }

    /// A sheet with the register's own figures agrees, in đồng and in whole nghìn đồng; one figure changed is the one found.
    #[test]
    fn a_sheet_differs_where_a_figure_was_changed(
        rows in rows(),
        thousands in any::<bool>(),
        changed in prop::option::of((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 1_i128..1_000_000)),
    ) {
        let tally = tallied(&rows, &["office", "nature"]);
        let flows = tally.over(["office"]).unwrap().flows().unwrap();
        prop_assume!(!flows.is_empty());
        let step: i128 = if thousands { 1_000 } else { 1 };
        let mut figures: Vec<Vec<i128>> = flows.chunks(2).map(|pair| {
            let figure = |(flow, item): (&thads_metrics::Flow, Item)| flow.get(item).map_or(0, |v: Value| i128::try_from(v.number()).unwrap());
            let cases = COLUMNS.map(|item| figure((&pair[0], item)));
            let money = COLUMNS.map(|item| (figure((&pair[1], item)) + step / 2) / step);
            [cases, money].concat()
        }).collect();
        let changed = changed.map(|(row, column, by)| {
            let (row, column) = (row.index(figures.len()), column.index(2 * COLUMNS.len()));
            figures[row][column] += by;
            (row, column, if column < COLUMNS.len() { by } else { by * step })
        });
        let offices: Vec<&str> = flows.chunks(2).map(|pair| pair[0].office()).collect();
        let table = tally.against(&sheet(&offices, &figures, thousands)).unwrap();
        match changed {
            None => prop_assert_eq!(table.rows(), 0),
            Some((row, column, by)) => {
                prop_assert_eq!(table.rows(), 1);
                let text = |key: &str| table.column(key).unwrap().values.text(0).unwrap().to_owned();
                prop_assert_eq!(text("office"), offices[row]);
                prop_assert_eq!(text("item"), COLUMNS[column % COLUMNS.len()].key());
                prop_assert_eq!(text("measure"), if column < COLUMNS.len() { "cases" } else { "money" });
                let off = table.column("off_by").unwrap().values.number(0).unwrap();
                prop_assert!((off - by).abs() <= step / 2, "{} {}", off, by);
            }
        }
    }
}

const COLUMNS: [Item; 4] = [Item::Accepted, Item::ToEnforce, Item::Eligible, Item::Resolved];

fn sheet(offices: &[&str], figures: &[Vec<i128>], thousands: bool) -> thads_metrics_sheet::Sheet {
    let keys =
        ["cases", "money"].into_iter().flat_map(|measure| COLUMNS.map(|item| format!("{measure}.{}", item.key())));
    let mut grid =
        vec![std::iter::once("office".to_owned()).chain(keys).map(|key| Cell::Text(key.into())).collect::<Vec<_>>()];
    for (office, figures) in offices.iter().zip(figures) {
        let figures = figures.iter().map(|figure| Cell::Whole(*figure));
        grid.push(std::iter::once(Cell::Text((*office).into())).chain(figures).collect());
    }
    let unit = thads_metrics::Scale::Thousand;
    let options = thads_metrics_sheet::Options {
        period: Some("2022/06".parse().unwrap()),
        unit: Some(if thousands { unit } else { thads_metrics::Scale::One }),
        ..thads_metrics_sheet::Options::default()
    };
    thads_metrics_sheet::read(&[Grid { name: "Biểu".into(), rows: grid, ..Grid::default() }], &options).unwrap()
}

#[test]
fn what_a_tally_is_not_by_is_an_error() {
    let tally = tallied(&[], &["office", "nature"]);
    let not_by = |column: &str| TallyError::NotBy { column: column.into(), got: "office, nature".into() };
    assert_eq!(tally.over(["officer"]), Err(not_by("officer")));
    assert_eq!(tally.split("officer"), Err(not_by("officer")));
    assert!(matches!(tally.over(["nature", "nature"]), Err(TallyError::By { .. })));
    assert!(matches!(tally.over([] as [&str; 0]), Err(TallyError::By { .. })));
    assert!(matches!(tally.over(["nature"]).unwrap().entries(None), Err(TallyError::NotBy { .. })));
}

/// A column of the tally itself would stand there twice.
#[test]
fn a_tally_is_not_by_a_column_that_it_has_of_its_own() {
    for name in ["measure", "eligible", "rate", "rate_exact", "due"] {
        let spec = TallySpec::new("2022/06".parse().unwrap(), ["office", name]).unwrap();
        let batch = batch(&[]);
        let schema = batch.schema();
        let refused = tally(RecordBatchIterator::new([Ok(batch)], schema), &spec, 1, |_| ControlFlow::Continue(()));
        assert_eq!(refused, Err(TallyError::By { got: format!("office, {name}") }));
    }
}

#[test]
fn a_tally_says_what_stayed_out_in_both_languages() {
    let open = (0, 0, 0, "ineligible", 3, false, 7);
    let later = (0, 0, 0, "ineligible", 200, false, 7);
    let unknown = (0, 0, 0, "hoãn", 3, false, 7);
    let rows: Vec<Row> = [vec![open; 3], vec![later; 2], vec![unknown; 25]].concat();
    let tally = tallied(&rows, &["office"]);
    let first = (5..25).map(|row| row.to_string()).collect::<Vec<_>>().join(", ");
    assert_eq!(
        tally.text(Lang::Vi),
        format!(
            "Sổ thụ lý 6 tháng đầu năm 2022, theo cơ quan thi hành án: 3/30 dòng được tính vào biểu.\n\n\
             Lưu ý: 2 dòng của sổ thụ lý không tính theo quy tắc (thụ lý sau kỳ báo cáo: 2).\n\n\
             Lưu ý: 25 dòng của sổ thụ lý không nhất quán, để ngoài biểu (số dòng đếm từ 0): không phải là trạng thái – 25 (dòng {first}, …).\n\n\
             Lưu ý: Có dùng những quy tắc chỉ biết theo trí nhớ."
        )
    );
    let out = tally.left_out();
    let column = |key: &str| out.column(key).unwrap();
    assert_eq!((column("rows").values.number(0), column("rows").values.number(1)), (Some(2), Some(25)));
    assert_eq!(column("reason").print(1, Lang::En), "no status");
    assert_eq!(column("first").print(1, Lang::En), format!("{first}, …"));
    // What is said of the tally is said of its results, too.
    let (_, notes) = tally.entries(Some(Measure::Cases)).unwrap();
    assert_eq!(notes.len(), 3);
}

#[test]
fn one_group_of_a_tally_is_named_in_its_results() {
    let rows: Vec<Row> = vec![(0, 0, 0, "in_progress", 3, false, 7), (1, 1, 0, "in_progress", 3, false, 7)];
    let parts = tallied(&rows, &["office", "nature"]).split("nature").unwrap();
    let (entries, notes) = parts["án 1"].entries(None).unwrap();
    assert_eq!(entries.iter().map(|entry| entry.office.as_str()).collect::<Vec<_>>(), ["Chi cục 1", "Chi cục 1"]);
    assert_eq!(notes[0].text.en, "Only nature: án 1.");
}

#[test]
fn offices_are_matched_by_their_usual_spellings_and_said_where_they_are_missing() {
    let case = |office| (office, 0, 0, "in_progress", 3, false, 2_000);
    let tally = tallied(&[case(0), case(1)], &["office"]);
    let figures = vec![vec![1, 1, 1, 0, 2, 2, 2, 0]; 3];
    let table = tally.against(&sheet(&["CHI CỤC 0", "Chi cục 7", "Chi cục 7"], &figures, true)).unwrap();
    let Values::Terms(kinds) = &table.column("kind").unwrap().values else { panic!("words") };
    let kinds: Vec<&str> = kinds.iter().map(|kind| kind.as_ref().unwrap().key.as_ref()).collect();
    assert_eq!(kinds, ["only_in_sheet", "only_in_sheet", "only_in_register", "only_in_register"]);
    assert_eq!(table.notes[0].en, "All 8 figures are those of the register.");
    assert!(table.notes[1].en.starts_with("2 offices"));
    let twice = tally.against(&sheet(&["Chi cục 0", "Chi cục 0", "Chi cục 1"], &figures, true)).unwrap();
    assert_eq!(twice.column("kind").unwrap().print(0, Lang::Vi), "có hai lần");
    let other = TallySpec::new("2022/07".parse().unwrap(), ["office"]).unwrap();
    let refused = Tally::empty(other).against(&sheet(&["Chi cục 0"], &figures[..1], true));
    assert!(matches!(refused, Err(TallyError::NoFigures { .. })));
}

#[test]
fn reasons_have_a_term_each_in_both_languages() {
    for lang in Lang::ALL {
        let mut terms: Vec<&str> = Reason::ALL.iter().map(|reason| reason.term(lang)).collect();
        terms.sort_unstable();
        terms.dedup();
        assert_eq!(terms.len(), Reason::ALL.len());
    }
}

#[test]
fn large_sums_leave_arrow_exactly() {
    let rows: Vec<Row> = vec![(0, 0, 0, "ineligible", 3, false, i64::MAX); 3];
    let batch = tallied(&rows, &["office"]).batch().unwrap();
    let column = batch.column_by_name("ineligible").unwrap();
    assert_eq!(column.as_primitive::<arrow_array::types::Decimal128Type>().value(1), 3 * i128::from(i64::MAX));
    assert!(batch.column_by_name("rate").unwrap().is_null(0));
}
