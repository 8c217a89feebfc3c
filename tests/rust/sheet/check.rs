//! A sheet in which nothing is wrong has no findings; each slip put into it has one, at its cell.

use proptest::prelude::*;
use thads_metrics::{Identity, Item, Lang, Measure, Percent, Scale};
use thads_metrics_sheet::{
    Block, CellRef, Code, Column, Finding, Numbers, PercentColumn, Place, Row, RowKind, Severity, Sheet, Slip, audit,
};

/// The columns of the form, in its order.
const FORM: [Item; 19] = [
    Item::Accepted,
    Item::CarriedIn,
    Item::NewlyAccepted,
    Item::Entrusted,
    Item::TakenUp,
    Item::Revoked,
    Item::ToEnforce,
    Item::Eligible,
    Item::Resolved,
    Item::Completed,
    Item::Terminated,
    Item::InProgress,
    Item::PostponedByAgreement,
    Item::Paused,
    Item::Other,
    Item::Ineligible,
    Item::Deferred,
    Item::CarriedOver,
    Item::CarriedOverEligible,
];
const OFFICES: usize = 16;
const TOTAL: usize = OFFICES;

/// Consistent figures of an office from some random numbers.
fn office(seed: u64) -> Vec<i128> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(0xD1B5_4A32_D192_ED03);
    let mut next = |below: i128| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        i128::from(state >> 11) % below
    };
    let completed = 1_200 + next(4_000);
    let terminated = 20 + next(400);
    let resolved = completed + terminated;
    let open = [1_000 + next(3_000), next(200), next(60), next(90)];
    let eligible = resolved + open.iter().sum::<i128>();
    let (ineligible, deferred) = (300 + next(2_000), 10 + next(150));
    let to_enforce = eligible + ineligible + deferred;
    let out = [next(300), next(9), next(40)];
    let accepted = to_enforce + out.iter().sum::<i128>();
    let carried_in = accepted / 3 + next(500);
    vec![
        accepted,
        carried_in,
        accepted - carried_in,
        out[0],
        out[1],
        out[2],
        to_enforce,
        eligible,
        resolved,
        completed,
        terminated,
        open[0],
        open[1],
        open[2],
        open[3],
        ineligible,
        deferred,
        to_enforce - resolved,
        eligible - resolved,
    ]
}

/// A province of offices and their total, as rows of figures.
fn figures(seed: u64, unit: i128) -> Vec<Vec<i128>> {
    let mut rows: Vec<Vec<i128>> = (0..OFFICES as u64).map(|i| office(seed * 1_000 + i)).collect();
    rows.iter_mut().flatten().for_each(|value| *value *= unit);
    rows.push((0..FORM.len()).map(|col| rows.iter().map(|row| row[col]).sum()).collect());
    rows
}

fn at(item: Item) -> usize {
    FORM.iter().position(|known| *known == item).unwrap()
}

fn rate(part: i128, base: i128) -> Percent {
    Percent::new((part * 20_000 + base) / (base * 2), 2)
}

fn block(measure: Measure, rows: &[Vec<i128>], items: &[Item], from: u32) -> Block {
    let number = |count: usize| u32::try_from(count).unwrap();
    let column = |(col, item): (usize, &Item)| Column {
        item: *item,
        col: from + number(col),
        heading: item.term(Lang::Vi).to_owned(),
        values: rows.iter().map(|row| Some(row[at(*item)])).collect(),
    };
    let percent = |(col, (item, part, base)): (usize, (Item, Item, Item))| PercentColumn {
        item,
        col: from + number(items.len() + col),
        heading: item.term(Lang::Vi).to_owned(),
        values: rows.iter().map(|row| Some(rate(row[at(part)], row[at(base)]))).collect(),
    };
    let row = |index: usize| Row {
        office: number(index),
        parent: None,
        period: 0,
        line: 5 + number(index),
        kind: match index {
            TOTAL => RowKind::Total { of: (0..number(OFFICES)).collect() },
            _ => RowKind::Office,
        },
    };
    let shares = [(Item::Rate, Item::Resolved, Item::Eligible), (Item::EligibleShare, Item::Eligible, Item::ToEnforce)];
    Block {
        place: 0,
        office_col: 1,
        measure,
        unit: if measure == Measure::Money { Scale::Thousand } else { Scale::One },
        step: if measure == Measure::Money { 1_000 } else { 1 },
        rounded: false,
        rows: (0..rows.len()).map(row).collect(),
        columns: items.iter().enumerate().map(column).collect(),
        percents: shares.into_iter().enumerate().map(percent).collect(),
    }
}

const CASES: usize = 0;
const MONEY: usize = 1;
const MONEY_COL: u32 = 30;

fn sheet_of(seed: u64, items: &[Item]) -> Sheet {
    let mut names: Vec<String> = (1..=OFFICES).map(|n| format!("Chi cục THADS huyện số {n}")).collect();
    names.push("Tổng cộng".to_owned());
    Sheet {
        file: "tinh.xlsx".to_owned(),
        places: vec![Place::Grid { name: "Sheet1".to_owned() }],
        names,
        periods: vec!["2022/06".parse().unwrap()],
        blocks: vec![
            block(Measure::Cases, &figures(seed, 1), items, 2),
            block(Measure::Money, &figures(seed + 7, 3_127_000), items, MONEY_COL),
        ],
        ..Sheet::default()
    }
}

fn sheet() -> Sheet {
    sheet_of(1, &FORM)
}

fn get(sheet: &Sheet, block: usize, row: usize, item: Item) -> i128 {
    sheet.blocks[block].get(row, item).unwrap()
}

fn put(sheet: &mut Sheet, block: usize, row: usize, item: Item, value: i128) -> CellRef {
    let block = &mut sheet.blocks[block];
    let line = block.rows[row].line;
    let column = block.columns.iter_mut().find(|column| column.item == item).unwrap();
    let mut values: Vec<Option<i128>> = column.values.iter().collect();
    values[row] = Some(value);
    column.values = values.into_iter().collect();
    CellRef { place: 0, row: line, col: column.col }
}

fn print(sheet: &mut Sheet, block: usize, row: usize, item: Item, percent: Percent) -> CellRef {
    let block = &mut sheet.blocks[block];
    let line = block.rows[row].line;
    let column = block.percents.iter_mut().find(|column| column.item == item).unwrap();
    column.values[row] = Some(percent);
    CellRef { place: 0, row: line, col: column.col }
}

fn printed(sheet: &Sheet, block: usize, row: usize, item: Item) -> Percent {
    let column = sheet.blocks[block].percents.iter().find(|column| column.item == item).unwrap();
    column.values[row].clone().unwrap()
}

/// Two neighbouring digits exchanged, the first pair that differs.
fn transposed(value: i128) -> i128 {
    let mut text = value.to_string().into_bytes();
    let at = (1..text.len()).rev().find(|i| text[*i] != text[i - 1] && (*i > 1 || text[*i] != b'0')).unwrap_or(0);
    text.swap(at, at.saturating_sub(1));
    String::from_utf8(text).unwrap().parse().unwrap()
}

fn one(sheet: &Sheet) -> Finding {
    let findings = audit(sheet, None);
    let texts: Vec<String> =
        findings.iter().map(|f| format!("{} {:?} {}", sheet.address(f.cell), f.slip, f.vi)).collect();
    assert_eq!(findings.len(), 1, "{texts:#?}");
    findings.into_iter().next().unwrap()
}

#[test]
fn a_sheet_in_which_nothing_is_wrong_has_no_findings() {
    for seed in 1..40 {
        assert_eq!(audit(&sheet_of(seed, &FORM), None), []);
    }
    // Nor has one with few columns, before the third class or after.
    let few = [Item::ToEnforce, Item::Eligible, Item::Ineligible, Item::Resolved];
    assert_eq!(audit(&sheet_of(3, &few), None), []);
}

#[test]
fn two_digits_exchanged() {
    let mut sheet = sheet();
    let right = get(&sheet, CASES, 3, Item::Eligible);
    let cell = put(&mut sheet, CASES, 3, Item::Eligible, transposed(right));
    let finding = one(&sheet);
    assert_eq!((finding.cell, finding.slip.clone()), (cell, Some(Slip::Transposed)));
    assert_eq!(finding.expected, Some(Lang::Vi.decimal(&right.into(), 0)));
    assert_eq!(
        (finding.code, finding.severity, finding.rule),
        (Code::Identity, Severity::Error, Some(Identity::StockEligible))
    );
    assert!(
        finding.vi.contains("có điều kiện thi hành") && finding.vi.contains("hai chữ số liền nhau bị đảo"),
        "{}",
        finding.vi
    );
    assert!(finding.cells.contains(&cell) && finding.cells.len() > 3);
}

#[test]
fn another_unit() {
    let mut sheet = sheet();
    let right = get(&sheet, MONEY, 2, Item::Completed);
    let cell = put(&mut sheet, MONEY, 2, Item::Completed, right * 1_000);
    let finding = one(&sheet);
    assert_eq!((finding.cell, finding.slip), (cell, Some(Slip::Unit { exponent: 3 })));
    assert_eq!(finding.expected, Some(Lang::Vi.decimal(&(right / 1_000).into(), 0))); // nghìn đồng
}

#[test]
fn a_whole_row_in_another_unit() {
    let mut sheet = sheet();
    for item in FORM {
        let right = get(&sheet, MONEY, 5, item);
        put(&mut sheet, MONEY, 5, item, right * 1_000);
    }
    let finding = one(&sheet);
    assert_eq!((finding.cell.row, finding.cell.col, finding.slip), (10, MONEY_COL, Some(Slip::Unit { exponent: 3 })));
    assert_eq!(finding.code, Code::Total);
}

#[test]
fn a_whole_row_in_a_larger_unit_with_its_fractions_cut_off() {
    for (block, power) in [(MONEY, 1_000), (CASES, 100)] {
        let mut sheet = sheet();
        let mut first = None;
        for item in FORM {
            let unit = if block == MONEY { 1_000 } else { 1 };
            let right = get(&sheet, block, 3, item);
            let cell = put(&mut sheet, block, 3, item, right / unit / power * unit);
            first = first.or(Some(cell));
        }
        let findings = audit(&sheet, None);
        if power == 100 {
            assert!(findings.iter().all(|f| !matches!(f.slip, Some(Slip::Unit { exponent: -3 })))); // no unit is that
            continue;
        }
        let [finding] = &findings[..] else { panic!("{findings:#?}") };
        assert_eq!((Some(finding.cell), &finding.slip), (first, &Some(Slip::Unit { exponent: -3 })));
        assert!(finding.en.starts_with("The whole row of"), "{}", finding.en);
    }
}

#[test]
fn two_cells_of_a_long_row_in_another_unit_are_two_slips() {
    let mut sheet = sheet();
    let cells: Vec<CellRef> = [Item::NewlyAccepted, Item::Ineligible]
        .into_iter()
        .map(|item| {
            let right = get(&sheet, CASES, 3, item);
            put(&mut sheet, CASES, 3, item, right * 1_000)
        })
        .collect();
    let findings = audit(&sheet, None);
    assert_eq!(findings.iter().map(|finding| finding.cell).collect::<Vec<_>>(), cells, "{findings:#?}");
    assert!(findings.iter().all(|finding| finding.slip == Some(Slip::Unit { exponent: 3 })));
    assert!(findings.iter().all(|finding| !finding.en.contains("whole row")), "{findings:#?}");
}

#[test]
fn a_whole_column_in_another_unit() {
    let mut sheet = sheet();
    for row in 0..=TOTAL {
        let right = get(&sheet, MONEY, row, Item::Ineligible);
        put(&mut sheet, MONEY, row, Item::Ineligible, right / 1_000 * 1_000_000);
    }
    let finding = one(&sheet);
    assert_eq!((finding.cell.row, finding.slip), (5, Some(Slip::Unit { exponent: 3 })));
    assert_eq!(finding.cell.col, MONEY_COL + u32::try_from(at(Item::Ineligible)).unwrap());
}

#[test]
fn columns_exchanged_throughout() {
    let mut sheet = sheet();
    for row in 0..=TOTAL {
        let (a, b) = (get(&sheet, CASES, row, Item::Eligible), get(&sheet, CASES, row, Item::Ineligible));
        put(&mut sheet, CASES, row, Item::Eligible, b);
        put(&mut sheet, CASES, row, Item::Ineligible, a);
    }
    let finding = one(&sheet);
    assert!(matches!(finding.slip, Some(Slip::Swapped { .. })), "{finding:?}");
}

#[test]
fn figures_exchanged_between_rows_and_between_columns() {
    let mut sheet1 = sheet();
    let (a, b) = (get(&sheet1, CASES, 3, Item::Eligible), get(&sheet1, CASES, 4, Item::Eligible));
    let first = put(&mut sheet1, CASES, 3, Item::Eligible, b);
    let second = put(&mut sheet1, CASES, 4, Item::Eligible, a);
    let finding = one(&sheet1);
    assert_eq!((finding.cell, finding.slip), (first, Some(Slip::Swapped { with: second })));

    let mut sheet2 = sheet();
    let (a, b) = (get(&sheet2, CASES, 3, Item::Ineligible), get(&sheet2, CASES, 3, Item::Eligible));
    let first = put(&mut sheet2, CASES, 3, Item::Eligible, a);
    let second = put(&mut sheet2, CASES, 3, Item::Ineligible, b);
    let finding = one(&sheet2);
    let both = [
        finding.cell,
        match finding.slip {
            Some(Slip::Swapped { with }) => with,
            ref other => panic!("{other:?}"),
        },
    ];
    assert!(both.contains(&first) && both.contains(&second));
}

#[test]
fn percentages_exchanged() {
    let clean = sheet();
    let pairs = [
        ((CASES, 3, Item::Rate), (CASES, 4, Item::Rate)),
        ((CASES, 3, Item::Rate), (CASES, 3, Item::EligibleShare)),
        ((CASES, 3, Item::Rate), (MONEY, 3, Item::Rate)),
    ];
    for (a, b) in pairs {
        let mut sheet = clean.clone();
        let first = print(&mut sheet, a.0, a.1, a.2, printed(&clean, b.0, b.1, b.2));
        let second = print(&mut sheet, b.0, b.1, b.2, printed(&clean, a.0, a.1, a.2));
        let finding = one(&sheet);
        assert_eq!((finding.cell, finding.slip), (first, Some(Slip::Swapped { with: second })));
        assert_eq!(finding.code, Code::Percent);

        // The same beside a slip in one of the rows, which is what a percentage is tested against.
        let right = get(&sheet, CASES, 3, Item::Eligible);
        let third = put(&mut sheet, CASES, 3, Item::Eligible, right * 1_000);
        let found: Vec<_> = audit(&sheet, None).into_iter().map(|finding| (finding.cell, finding.slip)).collect();
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found.contains(&(first, Some(Slip::Swapped { with: second }))), "{found:?}");
        assert!(found.contains(&(third, Some(Slip::Unit { exponent: 3 }))), "{found:?}");
    }
}

#[test]
fn a_rate_on_another_base() {
    for base in [Item::ToEnforce, Item::Accepted] {
        let mut sheet = sheet();
        let wrong = rate(get(&sheet, CASES, 6, Item::Resolved), get(&sheet, CASES, 6, base));
        let cell = print(&mut sheet, CASES, 6, Item::Rate, wrong);
        let finding = one(&sheet);
        assert_eq!((finding.cell, finding.slip), (cell, Some(Slip::Base { on: base })));
    }
    let mut sheet = sheet();
    let copied = get(&sheet, CASES, 6, Item::ToEnforce);
    let cell = put(&mut sheet, CASES, 6, Item::Eligible, copied);
    let finding = one(&sheet);
    assert_eq!((finding.cell, finding.slip), (cell, Some(Slip::Base { on: Item::ToEnforce })));
}

#[test]
fn a_whole_column_of_rates_on_another_base_or_cut_off_is_one_slip() {
    let mut wrong_base = sheet();
    let mut cut = sheet();
    for row in 0..=TOTAL {
        let (part, base) = (get(&cut, CASES, row, Item::Resolved), get(&cut, CASES, row, Item::Eligible));
        print(&mut cut, CASES, row, Item::Rate, Percent::new(part * 10_000 / base, 2));
        let wrong = rate(part, get(&wrong_base, CASES, row, Item::ToEnforce));
        print(&mut wrong_base, CASES, row, Item::Rate, wrong);
    }
    assert_eq!(one(&wrong_base).slip, Some(Slip::Base { on: Item::ToEnforce }));
    let findings = audit(&cut, None);
    assert!(!findings.is_empty());
    assert!(
        findings.iter().all(|f| f.severity == Severity::Warning && f.slip == Some(Slip::Truncated)),
        "{findings:?}"
    );
}

#[test]
fn points_for_a_percentage() {
    let mut sheet = sheet();
    let target: Percent = "81,5%".parse().unwrap();
    let targets = PercentColumn {
        item: Item::Target,
        col: 25,
        heading: "Chỉ tiêu".into(),
        values: vec![Some(target.clone()); OFFICES + 1],
    };
    sheet.blocks[CASES].percents.push(targets);
    let gap = Percent::new(
        8_150
            - i128::try_from(
                (printed(&sheet, CASES, 2, Item::Rate).value() * num_bigint::BigInt::from(100)).to_integer(),
            )
            .unwrap(),
        2,
    );
    let cell = print(&mut sheet, CASES, 2, Item::Rate, gap);
    let finding = one(&sheet);
    assert_eq!((finding.cell, finding.slip), (cell, Some(Slip::PointsForPercent)));
}

#[test]
fn a_wrong_sign() {
    let mut sheet = sheet();
    let right = get(&sheet, CASES, 9, Item::Entrusted);
    let cell = put(&mut sheet, CASES, 9, Item::Entrusted, -right);
    let finding = one(&sheet);
    assert_eq!((finding.cell, finding.slip, finding.code), (cell, Some(Slip::Sign), Code::Negative));
}

#[test]
fn a_figure_of_the_period_before() {
    let mut before = sheet_of(90, &FORM);
    before.periods = vec!["2022/05".parse().unwrap()];
    let stale = get(&before, CASES, 8, Item::Resolved);
    let mut sheet = sheet();
    let cell = put(&mut sheet, CASES, 8, Item::Resolved, stale);
    let findings = audit(&sheet, Some(&before));
    let [finding] = &findings[..] else { panic!("{findings:#?}") };
    assert_eq!((finding.cell, &finding.slip), (cell, &Some(Slip::Previous { period: "2022/05".parse().unwrap() })));
    assert!(finding.vi.contains("số của 5 tháng đầu năm 2022 còn để lại"), "{}", finding.vi);
}

#[test]
fn a_whole_row_of_the_period_before() {
    let mut before = sheet_of(90, &FORM);
    before.periods = vec!["2022/05".parse().unwrap()];
    let mut sheet = sheet();
    for item in FORM {
        let stale = get(&before, CASES, 8, item);
        put(&mut sheet, CASES, 8, item, stale);
    }
    let (part, base, whole) = (
        get(&sheet, CASES, 8, Item::Resolved),
        get(&sheet, CASES, 8, Item::Eligible),
        get(&sheet, CASES, 8, Item::ToEnforce),
    );
    print(&mut sheet, CASES, 8, Item::Rate, rate(part, base));
    print(&mut sheet, CASES, 8, Item::EligibleShare, rate(base, whole));
    let findings = audit(&sheet, Some(&before));
    let [finding] = &findings[..] else { panic!("{findings:#?}") };
    assert_eq!((finding.cell.row, &finding.slip), (13, &Some(Slip::Previous { period: "2022/05".parse().unwrap() })));
}

#[test]
fn a_digit_too_many() {
    let mut sheet = sheet();
    let right = get(&sheet, CASES, 11, Item::NewlyAccepted);
    let cell = put(&mut sheet, CASES, 11, Item::NewlyAccepted, right * 10 + 4);
    let finding = one(&sheet);
    assert_eq!((finding.cell, finding.slip), (cell, Some(Slip::Digit)));
    assert_eq!(finding.expected, Some(Lang::Vi.decimal(&right.into(), 0)));
}

#[test]
fn a_wrong_total() {
    for item in FORM {
        let mut sheet = sheet();
        let right = get(&sheet, CASES, TOTAL, item);
        let cell = put(&mut sheet, CASES, TOTAL, item, right + 137);
        let finding = one(&sheet);
        assert_eq!(
            (finding.cell, finding.expected.clone()),
            (cell, Some(Lang::Vi.decimal(&right.into(), 0))),
            "{item}"
        );
        assert_eq!(finding.off_by.as_deref(), Some("137"));
    }
}

#[test]
fn a_slip_that_was_added_into_the_total() {
    let mut sheet = sheet();
    let (right, total) = (get(&sheet, CASES, 3, Item::Ineligible), get(&sheet, CASES, TOTAL, Item::Ineligible));
    let cell = put(&mut sheet, CASES, 3, Item::Ineligible, right + 250);
    put(&mut sheet, CASES, TOTAL, Item::Ineligible, total + 250);
    let finding = one(&sheet);
    assert_eq!((finding.cell, finding.expected), (cell, Some(Lang::Vi.decimal(&right.into(), 0))));
}

#[test]
fn a_column_that_only_its_total_tests() {
    let items = [Item::Accepted, Item::ToEnforce, Item::Eligible, Item::Resolved, Item::Completed];
    let mut sheet = sheet_of(5, &items);
    let right = get(&sheet, MONEY, 4, Item::Accepted);
    let part = put(&mut sheet, MONEY, 4, Item::Accepted, right * 1_000);
    let finding = one(&sheet);
    assert_eq!((finding.cell, finding.slip), (part, Some(Slip::Unit { exponent: 3 })));
    // Without a usual slip there is nothing to tell the parts from the total: it is said of the total.
    let mut sheet = sheet_of(5, &items);
    let right = get(&sheet, CASES, 4, Item::Accepted);
    let part = put(&mut sheet, CASES, 4, Item::Accepted, right + 1_357);
    let finding = one(&sheet);
    assert_eq!((finding.code, finding.cell.row), (Code::Total, 5 + 16));
    assert!(finding.cells.contains(&part));
}

#[test]
fn an_office_written_twice() {
    let mut sheet = sheet();
    for block in &mut sheet.blocks {
        block.rows[7].office = block.rows[6].office;
    }
    let finding = one(&sheet);
    assert_eq!((finding.code, sheet.address(finding.cell).as_str()), (Code::Twice, "Sheet1!B13"));
    assert_eq!(finding.cells.iter().map(|cell| sheet.address(*cell)).collect::<Vec<_>>(), ["Sheet1!B12", "Sheet1!B13"]);
}

/// Adds `sign` times the figures of `row` to those of the total, and computes its percentages anew.
fn add_to_total(sheet: &mut Sheet, row: usize, sign: i128) {
    for item in FORM {
        let (own, total) = (get(sheet, CASES, row, item), get(sheet, CASES, TOTAL, item));
        put(sheet, CASES, TOTAL, item, total + sign * own);
    }
    for (item, part, base) in
        [(Item::Rate, Item::Resolved, Item::Eligible), (Item::EligibleShare, Item::Eligible, Item::ToEnforce)]
    {
        let percent = rate(get(sheet, CASES, TOTAL, part), get(sheet, CASES, TOTAL, base));
        print(sheet, CASES, TOTAL, item, percent);
    }
}

#[test]
fn an_office_that_the_total_leaves_out_or_adds_twice() {
    for (sign, slip, vi, en) in [
        (-1, Slip::Omitted { office: 4 }, "bỏ sót Chi cục THADS huyện số 5", "does not add Chi cục THADS huyện số 5"),
        (1, Slip::AddedTwice { office: 4 }, "cộng hai lần Chi cục THADS huyện số 5", "adds twice Chi cục"),
    ] {
        // in every column of the total row
        let mut sheet = sheet();
        add_to_total(&mut sheet, 4, sign);
        let finding = one(&sheet);
        assert_eq!((finding.cell.row, finding.code, finding.slip.clone()), (5 + 16, Code::Total, Some(slip.clone())));
        assert!(finding.vi.contains(vi) && finding.en.contains(en), "{} {}", finding.vi, finding.en);
        // in one column, whose formula ends a row too early
        let mut sheet = sheet_of(5, &[Item::Accepted, Item::Eligible, Item::Resolved]);
        let (own, total) = (get(&sheet, CASES, 4, Item::Accepted), get(&sheet, CASES, TOTAL, Item::Accepted));
        let cell = put(&mut sheet, CASES, TOTAL, Item::Accepted, total + sign * own);
        let finding = one(&sheet);
        assert_eq!((finding.cell, finding.slip), (cell, Some(slip)));
    }
    // Two offices with that figure: nobody can say which of them is left out.
    let mut sheet = sheet_of(5, &[Item::Accepted, Item::Eligible, Item::Resolved]);
    let own = get(&sheet, CASES, 4, Item::Accepted);
    let other = get(&sheet, CASES, 9, Item::Accepted);
    let total = get(&sheet, CASES, TOTAL, Item::Accepted);
    put(&mut sheet, CASES, 9, Item::Accepted, own);
    put(&mut sheet, CASES, TOTAL, Item::Accepted, total - other);
    assert!(!matches!(one(&sheet).slip, Some(Slip::Omitted { .. } | Slip::AddedTwice { .. })));
}

#[test]
fn a_subtotal_added_with_the_offices_that_it_sums() {
    let mut sheet = sheet_of(5, &[Item::Accepted, Item::Eligible, Item::Resolved]);
    // The last office becomes the subtotal of the first three; the total sums the others, and it once more.
    for block in &mut sheet.blocks {
        block.rows[TOTAL - 1].kind = RowKind::Total { of: vec![0, 1, 2] };
        let others = (0..u32::try_from(TOTAL).unwrap() - 1).collect();
        block.rows[TOTAL].kind = RowKind::Total { of: others };
    }
    let right = sheet.clone();
    for block in [CASES, MONEY] {
        for item in [Item::Accepted, Item::Eligible, Item::Resolved] {
            let part: i128 = (0..3).map(|row| get(&right, block, row, item)).sum();
            put(&mut sheet, block, TOTAL - 1, item, part);
            let all: i128 = (0..TOTAL - 1).map(|row| get(&right, block, row, item)).sum();
            put(&mut sheet, block, TOTAL, item, if block == CASES { all + part } else { all });
        }
        for row in [TOTAL - 1, TOTAL] {
            let right = rate(get(&sheet, block, row, Item::Resolved), get(&sheet, block, row, Item::Eligible));
            print(&mut sheet, block, row, Item::Rate, right);
        }
        sheet.blocks[block].percents.truncate(1);
    }
    let finding = one(&sheet);
    assert_eq!((finding.cell.row, finding.slip), (5 + 16, Some(Slip::AddedTwice { office: 15 })));
}

/// Takes the row of an office out of both blocks; the totals keep their figures.
fn without_row(sheet: &mut Sheet, row: usize) {
    for block in &mut sheet.blocks {
        block.rows.remove(row);
        for column in &mut block.columns {
            let kept = (0..=TOTAL).filter(|other| *other != row).map(|other| column.values.get(other));
            column.values = kept.collect::<Vec<_>>().into_iter().collect();
        }
        for column in &mut block.percents {
            column.values.remove(row);
        }
        for (at, other) in block.rows.iter_mut().enumerate() {
            if let RowKind::Total { of } = &mut other.kind {
                *of = (0..u32::try_from(at).unwrap()).collect();
            }
        }
    }
}

#[test]
fn the_row_of_an_office_that_is_missing() {
    for items in [&FORM[..], &[Item::Eligible, Item::Resolved]] {
        let whole = sheet_of(5, items);
        for row in [0, 7, 15] {
            let mut sheet = whole.clone();
            without_row(&mut sheet, row);
            let finding = one(&sheet);
            assert_eq!((finding.code, &finding.slip), (Code::Total, &Some(Slip::MissingRow)), "{finding:#?}");
            assert_eq!((finding.cell.row, &finding.expected), (5 + 16, &None));
            for block in [CASES, MONEY] {
                let lacked = Lang::Vi.decimal(&(get(&whole, block, row, Item::Resolved) / [1, 1_000][block]).into(), 0);
                assert!(finding.vi.contains(&format!("{} {lacked}", Item::Resolved.term(Lang::Vi))), "{}", finding.vi);
            }
        }
    }
}

#[test]
fn a_missing_row_beside_another_slip() {
    let mut sheet = sheet();
    without_row(&mut sheet, 7);
    let right = get(&sheet, CASES, 2, Item::Eligible);
    let cell = put(&mut sheet, CASES, 2, Item::Eligible, right * 1_000);
    let findings = audit(&sheet, None);
    let told: Vec<_> = findings.iter().map(|finding| (finding.cell.row, finding.slip.clone())).collect();
    assert_eq!(told, [(cell.row, Some(Slip::Unit { exponent: 3 })), (5 + 16, Some(Slip::MissingRow))], "{findings:#?}");
}

#[test]
fn a_missing_row_beside_a_slip_that_no_rule_pins_down() {
    let items = [
        Item::Accepted,
        Item::CarriedIn,
        Item::NewlyAccepted,
        Item::Entrusted,
        Item::ToEnforce,
        Item::Eligible,
        Item::Ineligible,
        Item::Resolved,
        Item::CarriedOver,
        Item::CarriedOverEligible,
    ];
    let mut sheet = sheet_of(5, &items);
    for block in &mut sheet.blocks {
        block.percents.clear();
    }
    without_row(&mut sheet, 7);
    let right = get(&sheet, CASES, 2, Item::Eligible);
    let wrong = put(&mut sheet, CASES, 2, Item::Eligible, right - 198);
    let findings = audit(&sheet, None);
    let missing = findings.iter().filter(|finding| finding.slip == Some(Slip::MissingRow)).count();
    assert_eq!((findings.len(), missing), (2, 1), "{findings:#?}");
    let other = findings.iter().find(|finding| finding.slip != Some(Slip::MissingRow)).unwrap();
    assert!(other.cells.contains(&wrong) && other.cell.row == wrong.row, "{other:#?}");
}

#[test]
fn a_row_that_is_not_there_must_be_one_that_could_be() {
    // more resolved than eligible: nobody's row is like that, so it is the total that is wrong
    let mut sheet = sheet_of(5, &[Item::Eligible, Item::Resolved]);
    for (item, by) in [(Item::Eligible, 1_357), (Item::Resolved, 2_468)] {
        let total = get(&sheet, CASES, TOTAL, item);
        put(&mut sheet, CASES, TOTAL, item, total + by);
    }
    sheet.blocks[CASES].percents.clear();
    let findings = audit(&sheet, None);
    assert!(findings.iter().all(|finding| finding.slip != Some(Slip::MissingRow)), "{findings:#?}");
    assert!(findings.iter().all(|finding| finding.cell.row == 5 + 16) && !findings.is_empty(), "{findings:#?}");
}

#[test]
fn parts_that_a_rule_from_memory_and_their_total_accuse_together() {
    let items =
        [Item::Eligible, Item::Resolved, Item::InProgress, Item::PostponedByAgreement, Item::Paused, Item::Other];
    for rows in [&[2, 5][..], &[1, 8, 9]] {
        let mut sheet = sheet_of(5, &items);
        let right: Vec<i128> = rows.iter().map(|row| get(&sheet, CASES, *row, Item::InProgress)).collect();
        let cells: Vec<CellRef> = rows
            .iter()
            .zip([360, 270, -130])
            .map(|(row, by)| {
                let right = get(&sheet, CASES, *row, Item::InProgress);
                put(&mut sheet, CASES, *row, Item::InProgress, right + by)
            })
            .collect();
        let findings = audit(&sheet, None);
        assert_eq!(findings.iter().map(|finding| finding.cell).collect::<Vec<_>>(), cells, "{findings:#?}");
        let expected: Vec<_> = right.iter().map(|right| Some(Lang::Vi.decimal(&(*right).into(), 0))).collect();
        assert_eq!(findings.iter().map(|finding| finding.expected.clone()).collect::<Vec<_>>(), expected);
    }
}

/// Two groups with a subtotal each, under a total that adds the offices.
fn grouped(items: &[Item]) -> Sheet {
    let mut sheet = sheet_of(5, items);
    for (unit, block) in [(1, CASES), (1_000, MONEY)] {
        let block = &mut sheet.blocks[block];
        block.percents.clear();
        let own: Vec<Vec<i128>> = block
            .columns
            .iter()
            .map(|column| column.values.iter().flatten().take(6).map(|v| v / unit * unit).collect())
            .collect();
        for (column, own) in block.columns.iter_mut().zip(own) {
            let (first, second): (i128, i128) = (own[..3].iter().sum(), own[3..].iter().sum());
            let values = [&own[..3], &[first], &own[3..], &[second, first + second]].concat();
            column.values = values.into_iter().map(Some).collect();
        }
        block.rows.truncate(9);
        for (row, of) in [(3, vec![0, 1, 2]), (7, vec![4, 5, 6]), (8, vec![0, 1, 2, 4, 5, 6])] {
            block.rows[row].kind = RowKind::Total { of };
        }
    }
    sheet
}

#[test]
fn one_wrong_part_of_a_subtotal_accuses_no_total() {
    let items = [Item::Eligible, Item::Resolved];
    assert_eq!(audit(&grouped(&items), None), []);
    for by in [10, 1_357, -402] {
        for row in [0, 1, 2, 5] {
            let mut sheet = grouped(&items);
            let right = get(&sheet, CASES, row, Item::Eligible);
            let wrong = put(&mut sheet, CASES, row, Item::Eligible, right + by);
            let finding = one(&sheet);
            let own: Vec<u32> = if row < 3 { (5..8).collect() } else { (9..12).collect() };
            assert!(own.contains(&finding.cell.row), "{finding:#?}");
            assert!(finding.cells.contains(&wrong), "{finding:#?}");
            assert!(
                finding.expected.is_none() || finding.cell == wrong || finding.slip == Some(Slip::Digit),
                "{finding:#?}"
            );
        }
    }
}

#[test]
fn a_row_that_both_its_totals_lack_is_one_finding() {
    for items in [&[Item::Accepted, Item::Eligible, Item::Resolved][..], &[Item::Eligible, Item::Resolved]] {
        let mut sheet = grouped(items);
        for block in &mut sheet.blocks {
            // the second group and its subtotal go, the first keeps two of its three offices
            let kept = [0, 1, 3, 3];
            for column in &mut block.columns {
                column.values =
                    kept.iter().map(|row| column.values.get(*row)).collect::<Vec<_>>().into_iter().collect();
            }
            block.rows.truncate(4);
            for (row, of) in [(2, vec![0, 1]), (3, vec![0, 1])] {
                block.rows[row].kind = RowKind::Total { of };
            }
        }
        let findings = audit(&sheet, None);
        assert!(findings.iter().all(|finding| finding.slip == Some(Slip::MissingRow)), "{findings:#?}");
        assert_eq!(findings.len(), 1, "{findings:#?}");
    }
}

#[test]
fn a_sign_beside_another_slip_of_the_same_column() {
    let items =
        [Item::Eligible, Item::Resolved, Item::InProgress, Item::PostponedByAgreement, Item::Paused, Item::Other];
    let mut sheet = sheet_of(5, &items);
    let (first, second) = (get(&sheet, CASES, 0, Item::InProgress), get(&sheet, CASES, 1, Item::InProgress));
    let cells =
        [put(&mut sheet, CASES, 0, Item::InProgress, -first), put(&mut sheet, CASES, 1, Item::InProgress, second - 18)];
    let findings = audit(&sheet, None);
    let told: Vec<_> = findings.iter().map(|finding| (finding.cell, finding.expected.clone())).collect();
    let right = |number: i128| Some(Lang::Vi.decimal(&number.into(), 0));
    assert_eq!(told, [(cells[0], right(first)), (cells[1], right(second))], "{findings:#?}");
    assert_eq!(findings[0].slip, Some(Slip::Sign));
}

#[test]
fn a_missing_row_beside_a_part_that_only_memory_accuses() {
    let items =
        [Item::Eligible, Item::Resolved, Item::InProgress, Item::PostponedByAgreement, Item::Paused, Item::Other];
    let mut sheet = sheet_of(5, &items);
    without_row(&mut sheet, 7);
    let right = get(&sheet, CASES, 0, Item::InProgress);
    let cell = put(&mut sheet, CASES, 0, Item::InProgress, right * 10);
    let findings = audit(&sheet, None);
    let told: Vec<_> = findings.iter().map(|finding| (finding.cell.row, finding.slip.clone())).collect();
    assert_eq!(told.len(), 2, "{findings:#?}");
    assert_eq!((told[0].0, told[1].clone()), (cell.row, (5 + 16, Some(Slip::MissingRow))), "{findings:#?}");
}

#[test]
fn a_part_is_at_most_its_whole_across_columns_that_are_not_there() {
    for (part, whole) in [
        (Item::Eligible, Item::Accepted),
        (Item::Resolved, Item::ToEnforce),
        (Item::Ineligible, Item::CarriedOver),
        (Item::Completed, Item::Eligible),
        (Item::CarriedOverEligible, Item::Accepted),
    ] {
        let mut sheet = sheet_of(5, &[whole, part]);
        for block in &mut sheet.blocks {
            block.percents.clear();
            block.rows.truncate(1);
        }
        assert_eq!(audit(&sheet, None), []);
        let limit = get(&sheet, CASES, 0, whole);
        put(&mut sheet, CASES, 0, part, limit + 1_357);
        let finding = one(&sheet);
        assert_eq!(finding.code, Code::Identity, "{part} {whole}");
        assert!(finding.en.contains(&format!("{} ≥ {}", whole.term(Lang::En), part.term(Lang::En))), "{}", finding.en);
    }
}

#[test]
fn what_was_copied_from_the_row_above() {
    let mut sheet = sheet();
    let above = printed(&sheet, CASES, 6, Item::Rate);
    let cell = print(&mut sheet, CASES, 7, Item::Rate, above);
    let from = CellRef { row: cell.row - 1, ..cell };
    let finding = one(&sheet);
    assert_eq!((finding.cell, finding.slip.clone()), (cell, Some(Slip::Copied { from })));
    assert!(finding.vi.contains(&format!("chép nhầm số ở ô {}", sheet.address(from))), "{}", finding.vi);
    // a whole row
    let mut sheet = sheet_of(5, &FORM);
    for item in FORM {
        let above = get(&sheet, CASES, 6, item);
        put(&mut sheet, CASES, 7, item, above);
    }
    for item in [Item::Rate, Item::EligibleShare] {
        let above = printed(&sheet, CASES, 6, item);
        print(&mut sheet, CASES, 7, item, above);
    }
    let finding = one(&sheet);
    assert_eq!(finding.cell.row, 5 + 7);
    assert!(matches!(finding.slip, Some(Slip::Copied { from }) if from.row == 5 + 6), "{:?}", finding.slip);
    assert!(finding.en.starts_with("The whole row of"), "{}", finding.en);
}

#[test]
fn what_is_only_remembered_is_a_warning() {
    let mut sheet = sheet();
    let right = get(&sheet, CASES, 2, Item::Paused);
    let total = get(&sheet, CASES, TOTAL, Item::Paused);
    put(&mut sheet, CASES, 2, Item::Paused, right + 1_000);
    put(&mut sheet, CASES, TOTAL, Item::Paused, total + 1_000);
    let findings = audit(&sheet, None);
    assert!(!findings.is_empty() && findings.iter().all(|f| f.severity == Severity::Warning), "{findings:#?}");
    assert!(findings[0].vi.contains("theo trí nhớ"), "{}", findings[0].vi);
}

#[test]
fn a_part_larger_than_its_whole() {
    let items = [Item::ToEnforce, Item::Eligible, Item::Resolved];
    let mut sheet = sheet_of(5, &items);
    for block in &mut sheet.blocks {
        block.percents.clear();
        block.rows.truncate(1);
    }
    let base = get(&sheet, CASES, 0, Item::Eligible);
    put(&mut sheet, CASES, 0, Item::Resolved, base + 5_001);
    let finding = one(&sheet);
    assert_eq!((finding.code, finding.severity), (Code::Identity, Severity::Error));
    assert!(finding.vi.contains('≥'), "{}", finding.vi);
}

#[test]
fn rounded_amounts_need_not_close() {
    let mut sheet = sheet();
    let block = &mut sheet.blocks[MONEY];
    (block.unit, block.step, block.rounded) = (Scale::Million, 1_000_000, true);
    for column in &mut block.columns {
        let round = |value: i128| (value + 500_000) / 1_000_000 * 1_000_000;
        let rounded: Numbers = column.values.iter().map(|value| value.map(round)).collect();
        column.values = rounded;
    }
    assert_eq!(audit(&sheet, None), []);
}

/// Ten slips in ten rows.
fn ten_slips(sheet: &mut Sheet, before: &Sheet) -> Vec<CellRef> {
    let eligible = get(sheet, CASES, 0, Item::Eligible);
    let new = get(sheet, CASES, 1, Item::NewlyAccepted);
    let revoked = get(sheet, CASES, 5, Item::Revoked);
    let over = get(sheet, CASES, 3, Item::CarriedOver);
    let whole = get(sheet, CASES, 4, Item::ToEnforce);
    let base = rate(get(sheet, CASES, 6, Item::Resolved), whole_of(sheet, 6));
    let resolved = get(before, CASES, 7, Item::Resolved);
    let (a, b) = (printed(sheet, CASES, 8, Item::Rate), printed(sheet, MONEY, 8, Item::Rate));
    let total = get(sheet, CASES, TOTAL, Item::Terminated);
    let money = get(sheet, MONEY, 2, Item::Ineligible);
    vec![
        put(sheet, CASES, 0, Item::Eligible, transposed(eligible)),
        put(sheet, CASES, 1, Item::NewlyAccepted, new * 10 + 7),
        put(sheet, MONEY, 2, Item::Ineligible, money * 1_000),
        put(sheet, CASES, 3, Item::CarriedOver, over + 90_001),
        put(sheet, CASES, 4, Item::Eligible, whole),
        put(sheet, CASES, 5, Item::Revoked, -revoked - 1),
        print(sheet, CASES, 6, Item::Rate, base),
        put(sheet, CASES, 7, Item::Resolved, resolved),
        {
            print(sheet, MONEY, 8, Item::Rate, a);
            print(sheet, CASES, 8, Item::Rate, b)
        },
        put(sheet, CASES, TOTAL, Item::Terminated, total + 31),
    ]
}

fn whole_of(sheet: &Sheet, row: usize) -> i128 {
    get(sheet, CASES, row, Item::ToEnforce)
}

#[test]
fn ten_slips_are_ten_findings() {
    let mut before = sheet_of(90, &FORM);
    before.periods = vec!["2022/05".parse().unwrap()];
    for seed in 1..20 {
        let mut sheet = sheet_of(seed, &FORM);
        let eligible = get(&sheet, CASES, 0, Item::Eligible);
        if transposed(eligible) == eligible {
            continue; // one digit, many times
        }
        let mut cells = ten_slips(&mut sheet, &before);
        cells.sort_unstable();
        let findings = audit(&sheet, Some(&before));
        let texts: Vec<String> = findings.iter().map(|f| format!("{} {}", sheet.address(f.cell), f.vi)).collect();
        assert_eq!(findings.iter().map(|f| f.cell).collect::<Vec<_>>(), cells, "{seed} {texts:#?}");
    }
}

proptest! {
    #[test]
    fn a_wrong_cell_is_found(seed in 1_u64..5_000, row in 0..=TOTAL, item in 0..FORM.len(), measure in 0_usize..2, by in prop_oneof![-900_i128..900, Just(1_000_000)]) {
        prop_assume!(by != 0);
        // Without the column of reductions, which only money has, these are tested by their total alone.
        prop_assume!(measure == CASES || ![Item::Completed, Item::Terminated].contains(&FORM[item]));
        let mut sheet = sheet_of(seed, &FORM);
        let unit = if measure == MONEY { 1_000 } else { 1 };
        let right = get(&sheet, measure, row, FORM[item]);
        let cell = put(&mut sheet, measure, row, FORM[item], right + by * unit);
        let findings = audit(&sheet, None);
        let texts: Vec<String> = findings.iter().map(|f| format!("{} {:?} {}", sheet.address(f.cell), f.slip, f.vi)).collect();
        prop_assert_eq!(findings.len(), 1, "{} {:#?}", sheet.address(cell), texts);
        prop_assert_eq!(findings[0].cell, cell, "{} {:#?}", sheet.address(cell), texts);
        prop_assert_eq!(findings[0].expected.clone(), Some(Lang::Vi.decimal(&(right / unit).into(), 0)));
    }

    /// With few columns a cell can be as good an explanation as another; the wrong one is among those named.
    #[test]
    fn a_wrong_cell_is_among_those_named(seed in 1_u64..5_000, row in 0..=TOTAL, kept in prop::collection::vec(any::<bool>(), FORM.len()), item in 0..FORM.len(), by in 1_i128..900) {
        let items: Vec<Item> = FORM.iter().zip(&kept).filter(|(_, kept)| **kept).map(|(item, _)| *item).collect();
        prop_assume!(items.len() > 1);
        let mut sheet = sheet_of(seed, &items);
        prop_assert_eq!(audit(&sheet, None), []);
        let item = items[item % items.len()];
        let right = get(&sheet, CASES, row, item);
        let cell = put(&mut sheet, CASES, row, item, right + by);
        let findings = audit(&sheet, None);
        let texts: Vec<String> = findings.iter().map(|f| format!("{} {:?} {}", sheet.address(f.cell), f.slip, f.vi)).collect();
        prop_assert!(!findings.is_empty());
        let errors = findings.iter().filter(|f| f.severity == Severity::Error).count();
        prop_assert!(errors <= 1, "{} {:#?}", sheet.address(cell), texts);
        prop_assert!(findings.iter().any(|f| f.cells.contains(&cell)), "{} {:#?}", sheet.address(cell), texts);
    }

    #[test]
    fn the_order_of_rows_and_parts_means_nothing(seed in 1_u64..500, shift in 1_usize..16, slips in any::<bool>()) {
        let mut before = sheet_of(90, &FORM);
        before.periods = vec!["2022/05".parse().unwrap()];
        let mut sheet = sheet_of(seed, &FORM);
        if slips {
            ten_slips(&mut sheet, &before);
        }
        let mut turned = sheet.clone();
        for block in &mut turned.blocks {
            let rows = block.rows.len();
            block.rows.rotate_left(shift);
            for column in &mut block.columns {
                let mut values: Vec<Option<i128>> = column.values.iter().collect();
                values.rotate_left(shift);
                column.values = values.into_iter().collect();
            }
            block.percents.iter_mut().for_each(|column| column.values.rotate_left(shift));
            for row in &mut block.rows {
                if let RowKind::Total { of } = &mut row.kind {
                    let turn = |part: &u32| u32::try_from((*part as usize + rows - shift) % rows).unwrap();
                    *of = of.iter().rev().map(turn).collect();
                }
            }
        }
        prop_assert_eq!(audit(&sheet, Some(&before)), audit(&turned, Some(&before)));
    }

    #[test]
    fn nothing_panics(
        cells in prop::collection::vec((0..FORM.len(), 0..=TOTAL, prop_oneof![
            Just(None), Just(Some(0)), Just(Some(10_i128.pow(36))), Just(Some(-(10_i128.pow(36)))),
            Just(Some(i128::MAX)), Just(Some(i128::MIN + 1)), any::<i64>().prop_map(|v| Some(v.into())),
        ]), 0..60),
        parts in prop::collection::vec(any::<u8>(), 0..20),
        rounded in any::<bool>(), step in prop_oneof![Just(0), Just(1), Just(u128::MAX)],
        percent in any::<i128>(), places in prop_oneof![Just(0_u16), Just(2), Just(40), Just(300)],
    ) {
        let mut sheet = sheet();
        let block = &mut sheet.blocks[CASES];
        for (col, row, value) in cells {
            let mut values: Vec<Option<i128>> = block.columns[col].values.iter().collect();
            values[row] = value;
            block.columns[col].values = values.into_iter().collect();
        }
        block.rows[3].kind = RowKind::Total { of: parts.into_iter().map(u32::from).collect() };
        (block.rounded, block.step) = (rounded, step);
        block.percents[0].values[1] = Some(Percent::new(percent, places));
        block.percents[1].values.truncate(2);
        audit(&sheet, None);
    }
}
