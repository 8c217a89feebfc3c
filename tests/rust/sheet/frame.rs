//! Data frames of offices become sheets: by keys or by the words of the forms, wide or long.

use proptest::prelude::*;
use thads_metrics::{Item, Measure, Percent, Scale};
use thads_metrics_sheet::{
    Block, Cell, Code, Frame, FrameColumn, FrameValues, Grid, Numbers, Options, RowKind, Sheet, SheetError, audit,
    read, read_frame,
};

fn text(values: &[&str]) -> FrameValues {
    let mut texts: Vec<String> = Vec::new();
    let codes = values.iter().map(|value| {
        if *value == "-null-" {
            return None;
        }
        let at = texts.iter().position(|known| known == value).unwrap_or_else(|| {
            texts.push((*value).to_owned());
            texts.len() - 1
        });
        Some(u32::try_from(at).unwrap())
    });
    let codes = codes.collect();
    FrameValues::Text { texts, codes }
}

fn whole(values: &[i128]) -> FrameValues {
    FrameValues::Whole(values.iter().copied().map(Some).collect())
}

fn decimal(values: &[&str]) -> FrameValues {
    FrameValues::Decimal(values.iter().map(|value| (!value.is_empty()).then(|| (*value).into())).collect())
}

fn frame(columns: Vec<(&str, FrameValues)>) -> Frame {
    let rows = match &columns[0].1 {
        FrameValues::Whole(numbers) => numbers.len(),
        FrameValues::Decimal(texts) => texts.len(),
        FrameValues::Text { codes, .. } => codes.len(),
    };
    let column = |(name, values): (&str, FrameValues)| FrameColumn { name: name.to_owned(), values };
    Frame { columns: columns.into_iter().map(column).collect(), rows }
}

fn options() -> Options {
    Options { period: Some("2022/06".parse().unwrap()), ..Options::default() }
}

fn block(sheet: &Sheet, measure: Measure) -> &Block {
    sheet.blocks.iter().find(|block| block.measure == measure).unwrap()
}

fn notes(sheet: &Sheet) -> Vec<&'static str> {
    sheet.notes.iter().map(|note| note.code).collect()
}

#[test]
fn wide_frames_have_a_column_for_each_quantity() {
    let sheet = read_frame(
        frame(vec![
            ("office", text(&["Long An", "Bảo Lộc", "Tổng cộng"])),
            ("cases.eligible", whole(&[10_983, 1_432, 12_415])),
            ("cases.resolved", decimal(&["5574", "1190.5", "6764"])),
            ("cases.rate", decimal(&["50.75", "", ""])),
            ("money.resolved", text(&["1.234.567", "-", "x"])),
            ("colour", text(&["red", "red", "red"])),
        ]),
        &options(),
    )
    .unwrap();
    let cases = block(&sheet, Measure::Cases);
    assert_eq!((cases.get(0, Item::Resolved), cases.get(1, Item::Eligible)), (Some(5_574), Some(1_432)));
    assert_eq!(cases.percents[0].values, [Some("50,75%".parse::<Percent>().unwrap()), None, None]);
    assert_eq!(cases.rows[2].kind, RowKind::Total { of: vec![0, 1] });
    let money = block(&sheet, Measure::Money);
    assert_eq!(
        (money.get(0, Item::Resolved), money.get(1, Item::Resolved), money.unit),
        (Some(1_234_567), None, Scale::One)
    );
    let unread: Vec<_> = sheet.unread.iter().map(|finding| (finding.code, sheet.address(finding.cell))).collect();
    assert_eq!(
        unread,
        [(Code::NotWhole, "cases.resolved[1]".to_owned()), (Code::NotANumber, "money.resolved[2]".to_owned())]
    );
    for code in ["sheet.column_unknown", "sheet.dash", "sheet.total_row", "sheet.unit_of_keys"] {
        assert!(notes(&sheet).contains(&code), "{code}: {:?}", sheet.notes);
    }
}

#[test]
fn long_frames_say_period_and_measure_in_each_row() {
    let sheet = read_frame(
        frame(vec![
            ("office", text(&["Long An", "Long An", "Long An", "Long An", "-null-"])),
            ("period", text(&["2022/06", "2022/06", "2022/07", "2022/13", "2022/06"])),
            ("measure", text(&["cases", "money", "tiền", "cases", "cases"])),
            ("eligible", whole(&[1, 2, 3, 4, 5])),
            ("resolved", whole(&[0, 1, 2, 3, 4])),
            ("reduced", whole(&[0, 1, 0, 0, 0])),
        ]),
        &Options::default(),
    )
    .unwrap();
    let (cases, money) = (block(&sheet, Measure::Cases), block(&sheet, Measure::Money));
    assert_eq!((cases.rows.len(), money.rows.len()), (1, 2));
    assert_eq!(
        (money.get(0, Item::Eligible), money.get(1, Item::Eligible), money.get(0, Item::Reduced)),
        (Some(2), Some(3), Some(1))
    );
    assert_eq!(sheet.periods.iter().map(ToString::to_string).collect::<Vec<_>>(), ["2022/06", "2022/07"]);
    assert_eq!(
        sheet.address(thads_metrics_sheet::CellRef { place: 0, row: money.rows[1].line, col: 3 }),
        "eligible[2]"
    );
    for code in ["sheet.row_without_period", "sheet.row_without_office", "sheet.column_not_of_measure"] {
        assert!(notes(&sheet).contains(&code), "{code}: {:?}", sheet.notes);
    }
}

#[test]
fn money_is_in_dong_by_key_and_in_thousands_by_the_words_of_the_forms() {
    let of = |name: &str, unit| {
        let options = Options { measure: Some(Measure::Money), unit, ..options() };
        let sheet = read_frame(frame(vec![("office", text(&["A"])), (name, whole(&[7]))]), &options).unwrap();
        let says = notes(&sheet).into_iter().find(|code| code.contains("unit"));
        (sheet.blocks[0].columns[0].values.get(0).unwrap(), says)
    };
    assert_eq!(of("eligible", None), (7, Some("sheet.unit_of_keys")));
    assert_eq!(of("money.eligible", None), (7, Some("sheet.unit_of_keys")));
    assert_eq!(of("Có điều kiện thi hành", None), (7_000, Some("sheet.unit_assumed")));
    assert_eq!(of("Số tiền có điều kiện thi hành (triệu đồng)", None), (7_000_000, None));
    assert_eq!(of("money.eligible", Some(Scale::Thousand)), (7_000, None));
    assert_eq!(of("Số tiền có điều kiện thi hành (triệu đồng)", Some(Scale::One)), (7, Some("sheet.unit_contradicts")));
}

#[test]
fn what_can_not_be_read_is_said() {
    let of = |columns, options: &Options| read_frame(frame(columns), options).unwrap_err();
    assert!(matches!(read_frame(Frame::default(), &options()), Err(SheetError::Empty { .. })));
    assert!(matches!(of(vec![("office", text(&["A"]))], &options()), SheetError::NoFigures { .. }));
    let resolved = || ("resolved", whole(&[1]));
    assert!(matches!(of(vec![resolved()], &options()), SheetError::NoOffice { .. }));
    assert!(
        matches!(of(vec![("office", text(&["A"])), resolved()], &options()), SheetError::NoMeasure { cell, .. } if cell == "resolved[0]")
    );
    let twice =
        || vec![("office", text(&["A"])), ("cases.resolved", whole(&[1])), ("Về việc > Giải quyết xong", whole(&[1]))];
    assert!(matches!(of(twice(), &options()), SheetError::TwoColumns { .. }));
    assert!(matches!(of(twice(), &Options::default()), SheetError::NoPeriod { .. }));
    let none = vec![("office", text(&[])), ("cases.resolved", whole(&[]))];
    assert!(matches!(of(none, &options()), SheetError::NoRows { .. }));
}

#[test]
fn numbers_over_the_largest_are_findings() {
    let large = 10_i128.pow(37);
    let numbers: Numbers = [Some(large), Some(-large), Some(10_i128.pow(36)), None].into_iter().collect();
    let columns = vec![("office", text(&["A", "B", "C", "D"])), ("cases.resolved", FrameValues::Whole(numbers))];
    let sheet = read_frame(frame(columns), &options()).unwrap();
    let values: Vec<_> = sheet.blocks[0].columns[0].values.iter().collect();
    assert_eq!(values, [None, None, Some(10_i128.pow(36)), None]);
    assert_eq!(sheet.unread.len(), 2);
}

/// One row of a form: name, eligible, resolved, and how its figures are written.
type FormRow = (String, Option<i64>, Option<i64>, bool);

fn rows() -> impl Strategy<Value = Vec<FormRow>> {
    let names =
        ["Tổng cộng", "Cộng", "Các Chi cục", "I. Cục THADS", "1. Chi cục A", "2. Chi cục B", "Chi cục C", "Long An"];
    let name = prop::sample::select(names.to_vec()).prop_map(str::to_owned);
    let figure = || prop::option::weighted(0.9, -5_i64..100_000);
    prop::collection::vec((name, Just(Some(1)).prop_flat_map(move |_| figure()), figure(), any::<bool>()), 1..12)
        .prop_filter("a row without figures may be a group in a grid", |rows| rows.iter().all(|row| row.1.is_some()))
}

proptest! {
    /// The same table as a grid and as a frame: the same figures, totals and findings.
    #[test]
    fn a_frame_reads_as_the_same_grid(rows in rows()) {
        let headings = ["office", "cases.eligible", "cases.resolved"];
        let cell = |n: &Option<i64>, as_text: bool| match n {
            None => Cell::Empty,
            Some(n) if as_text => Cell::Text(n.to_string().into()),
            Some(n) => Cell::Whole((*n).into()),
        };
        let body = rows.iter().map(|(name, a, b, as_text)| vec![Cell::Text(name.as_str().into()), cell(a, *as_text), cell(b, *as_text)]);
        let head = headings.iter().map(|heading| Cell::Text((*heading).into())).collect();
        let grid = Grid { name: "x".into(), rows: std::iter::once(head).chain(body).collect(), ..Grid::default() };
        let grid = read(&[grid], &options()).unwrap();

        let names: Vec<&str> = rows.iter().map(|row| row.0.as_str()).collect();
        let column = |of: fn(&FormRow) -> Option<i64>, as_text: bool| {
            if as_text {
                let written: Vec<String> = rows.iter().map(|row| of(row).map_or("-null-".to_owned(), |n| n.to_string())).collect();
                text(&written.iter().map(String::as_str).collect::<Vec<_>>())
            } else {
                FrameValues::Whole(rows.iter().map(|row| of(row).map(i128::from)).collect())
            }
        };
        let frame = read_frame(
            frame(vec![(headings[0], text(&names)), (headings[1], column(|row| row.1, true)), (headings[2], column(|row| row.2, false))]),
            &options(),
        ).unwrap();
        prop_assert_eq!(grid.blocks.len(), frame.blocks.len());
        for (a, b) in grid.blocks.iter().zip(&frame.blocks) {
            let kinds = |block: &Block, sheet: &Sheet| block.rows.iter().map(|row| (sheet.names[row.office as usize].clone(), row.kind.clone())).collect::<Vec<_>>();
            prop_assert_eq!(kinds(a, &grid), kinds(b, &frame));
            prop_assert_eq!(&a.columns.iter().map(|c| c.values.clone()).collect::<Vec<_>>(), &b.columns.iter().map(|c| c.values.clone()).collect::<Vec<_>>());
        }
        let found = |sheet: &Sheet| audit(sheet, None).into_iter().map(|f| (f.code, f.office, f.found, f.expected)).collect::<Vec<_>>();
        prop_assert_eq!(found(&grid), found(&frame));
    }
}
