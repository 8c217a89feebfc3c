//! Figures a thousand times too large or too small, and cells without a figure: zero, or not known.

use thads_metrics::{Item, Measure};
use thads_metrics_sheet::{Cell, Code, Finding, Grid, Options, Severity, Sheet, Slip, audit, read, thousands};

fn text(text: &str) -> Cell {
    Cell::Text(text.into())
}

/// A sheet of lines: a heading, then offices with their figures; what is no number is text.
fn sheet(name: &str, period: &str, measure: Measure, lines: &[&str]) -> Sheet {
    let grid = grid(name, lines);
    let period = Some(period.parse().unwrap());
    read(&[grid], &Options { period, measure: Some(measure), file: "tinh.xlsx".into(), ..Options::default() }).unwrap()
}

fn grid(name: &str, lines: &[&str]) -> Grid {
    let cell = |part: &str| part.parse::<i128>().map_or_else(|_| text(part), Cell::Whole);
    let rows = lines.iter().map(|line| line.split(';').map(cell).collect()).collect();
    Grid { name: name.into(), rows, ..Grid::default() }
}

const HEADING: &str = "Tên đơn vị;Tổng số phải thi hành;Có điều kiện thi hành;Giải quyết xong";

const CASES: [&str; 6] = [
    HEADING,
    "Nam Định;1165;862;337",
    "Mỹ Lộc;286;211;96",
    "Vụ Bản;643;475;239",
    "Ý Yên;419;310;174",
    "Hải Hậu;577;426;221",
];
/// In nghìn đồng: some 120 million a case.
const MONEY: [[i128; 3]; 5] = [
    [174_325_531, 71_473_467, 12_668_006],
    [28_103_126, 11_522_281, 2_262_332],
    [49_030_850, 20_102_648, 3_726_188],
    [24_094_983, 9_878_943, 2_959_126],
    [86_703_662, 35_548_501, 8_335_299],
];
const OFFICES: [&str; 5] = ["Nam Định", "Mỹ Lộc", "Vụ Bản", "Ý Yên", "Hải Hậu"];

/// The same amounts, each as `change` makes it.
fn money(change: impl Fn(usize, usize, i128) -> i128) -> Vec<String> {
    let line = |(row, figures): (usize, &[i128; 3])| {
        let figures = figures.iter().enumerate().map(|(col, value)| change(row, col, *value).to_string());
        format!("{};{}", OFFICES[row], figures.collect::<Vec<_>>().join(";"))
    };
    std::iter::once(HEADING.to_owned()).chain(MONEY.iter().enumerate().map(line)).collect()
}

fn of_money(period: &str, change: impl Fn(usize, usize, i128) -> i128) -> Sheet {
    let lines = money(change);
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    sheet("Tiền", period, Measure::Money, &lines)
}

fn scaled(findings: &[Finding]) -> Vec<&Finding> {
    findings.iter().filter(|finding| finding.code == Code::Scale).collect()
}

#[test]
fn powers_of_a_thousand_are_told_from_growth() {
    for (found, expected, power) in
        [(1_000, 1, Some(3)), (805_000, 1_000, Some(3)), (7, 7_100_000, Some(-6)), (300, 10, None), (0, 1_000, None)]
    {
        assert_eq!(thousands(found, expected), power, "{found} {expected}");
    }
}

#[test]
fn a_table_in_another_unit_is_told_by_the_period_before() {
    let before = of_money("2023/05", |_, _, value| value * 9 / 10);
    for (factor, power, fits) in
        [(1_000, 3, "là đồng chứ không phải nghìn đồng"), (0, -3, "triệu đồng chứ không phải nghìn đồng")]
    {
        let now = of_money("2023/06", |_, _, value| if factor > 0 { value * factor } else { value / 1_000 });
        let findings = audit(&now, Some(&before));
        let [finding] = scaled(&findings)[..] else { panic!("{findings:#?}") };
        assert_eq!((finding.severity, &finding.slip), (Severity::Error, &Some(Slip::Unit { exponent: power })));
        assert!(finding.vi.contains(fits) && finding.vi.contains("5 tháng đầu năm 2023"), "{}", finding.vi);
    }
    assert_eq!(audit(&of_money("2023/06", |_, _, value| value), Some(&before)), []);
}

#[test]
fn a_table_alone_is_told_by_what_a_case_has_and_by_the_nation() {
    let both = |change: &dyn Fn(usize, usize, i128) -> i128| {
        let lines = money(change);
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let mut grids = [grid("Biểu việc", &CASES), grid("Biểu tiền", &lines)];
        for (grid, title) in grids.iter_mut().zip(["tính bằng việc", "tính bằng tiền (1.000 đồng)"]) {
            grid.rows.insert(0, vec![text(&format!("KẾT QUẢ THI HÀNH ÁN DÂN SỰ {title}, 6 tháng năm 2023"))]);
        }
        read(&grids, &Options { file: "tinh.xlsx".into(), ..Options::default() }).unwrap()
    };
    let of = |change: &dyn Fn(usize, usize, i128) -> i128| audit(&both(change), None);
    assert_eq!(of(&|_, _, value| value), []);
    let findings = of(&|_, _, value| value * 1_000);
    let [finding] = scaled(&findings)[..] else { panic!("{findings:#?}") };
    assert_eq!(finding.slip, Some(Slip::Unit { exponent: 3 }));
    assert!(finding.vi.contains("một việc") && finding.vi.contains("là đồng"), "{}", finding.vi);
    let findings = of(&|_, _, value| value / 1_000);
    assert_eq!(scaled(&findings)[0].slip, Some(Slip::Unit { exponent: -3 }), "{findings:#?}");
    // one row, beside what a case has at the others; one cell
    let findings = of(&|row, _, value| if row == 3 { value * 1_000 } else { value });
    let [finding] = scaled(&findings)[..] else { panic!("{findings:#?}") };
    assert_eq!((finding.office.as_str(), finding.severity), ("Ý Yên", Severity::Warning));
    let findings = of(&|row, col, value| if (row, col) == (2, 0) { value * 1_000 } else { value });
    assert_eq!(scaled(&findings).iter().map(|finding| finding.office.as_str()).collect::<Vec<_>>(), ["Vụ Bản"]);
    // without cases beside them
    let alone = audit(&of_money("2023/06", |_, _, value| value * 1_000_000), None);
    assert!(scaled(&alone)[0].vi.contains("cả nước"), "{}", scaled(&alone)[0].vi);
}

/// Cut to whole triệu đồng, the parts miss their totals by some: that other findings accuse a total hides no wrong unit.
#[test]
fn a_table_in_another_unit_is_told_beside_what_cutting_breaks() {
    let total = |change: &dyn Fn(i128) -> i128| {
        let mut lines = money(|_, _, value| change(value));
        let sums = (0..3).map(|col| change(MONEY.iter().map(|row| row[col]).sum::<i128>()).to_string());
        lines.insert(1, format!("Tổng số;{}", sums.collect::<Vec<_>>().join(";")));
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        sheet("Tiền", "2023/06", Measure::Money, &lines)
    };
    let before = of_money("2023/05", |_, _, value| value * 9 / 10);
    let findings = audit(&total(&|value| value / 1_000), Some(&before));
    assert!(findings.iter().any(|finding| finding.code != Code::Scale), "{findings:#?}");
    let [finding] = scaled(&findings)[..] else { panic!("{findings:#?}") };
    assert_eq!((finding.severity, &finding.slip), (Severity::Error, &Some(Slip::Unit { exponent: -3 })));
    assert_eq!(audit(&total(&|value| value), Some(&before)), []);
}

#[test]
fn a_row_left_as_it_was_is_named() {
    let before = of_money("2023/05", |row, col, value| value - i128::try_from(row + col).unwrap() - 1);
    let now = of_money(
        "2023/06",
        |row, col, value| {
            if row == 3 { value - i128::try_from(row + col).unwrap() - 1 } else { value }
        },
    );
    let findings = audit(&now, Some(&before));
    let [finding] = &findings[..] else { panic!("{findings:#?}") };
    assert_eq!((finding.code, finding.office.as_str()), (Code::Unchanged, "Ý Yên"));
    assert!(matches!(finding.slip, Some(Slip::Previous { .. })));
}

#[test]
fn a_digit_too_many_beats_a_new_total() {
    let lines =
        ["Bến Lức;21740;1353;796", "Cần Đước;1489;941;400", "Cần Giuộc;1674;1035;594", "Tổng cộng;5337;3329;1790"];
    let lines: Vec<&str> = std::iter::once(HEADING).chain(lines).collect();
    let findings = audit(&sheet("Biểu 1", "2022/06", Measure::Cases, &lines), None);
    let [finding] = &findings[..] else { panic!("{findings:#?}") };
    assert_eq!((finding.office.as_str(), finding.expected.as_deref()), ("Bến Lức", Some("2.174")));
}

/// What no slip decides is said of all cells that could be it, and none is told what it should be.
#[test]
fn where_any_cell_could_be_wrong_none_is_corrected() {
    let lines =
        ["Bến Lức;2274;1353;796", "Cần Đước;1489;941;400", "Cần Giuộc;1674;1035;594", "Tổng cộng;5337;3329;1790"];
    let lines: Vec<&str> = std::iter::once(HEADING).chain(lines).collect();
    let findings = audit(&sheet("Biểu 1", "2022/06", Measure::Cases, &lines), None);
    let [finding] = &findings[..] else { panic!("{findings:#?}") };
    assert_eq!((finding.expected.as_deref(), finding.cells.len()), (None, 4));
    assert!(finding.vi.contains("Tổng cộng hoặc"), "{}", finding.vi);
}

#[test]
fn a_dash_is_zero_where_only_that_closes() {
    let of = |lines: &[&str]| {
        let lines: Vec<&str> = std::iter::once(HEADING).chain(lines.iter().copied()).collect();
        sheet("Biểu 1", "2022/06", Measure::Cases, &lines)
    };
    let resolved = |sheet: &Sheet, row: usize| sheet.blocks[0].get(row, Item::Resolved);
    let noted = |sheet: &Sheet, code: &str| sheet.notes.iter().any(|note| note.code == code);
    for sign in ["-", "–", ".", "…", ""] {
        let line = format!("Ý Yên;120;100;{sign}");
        let closes = of(&[&line, "Hải Hậu;200;150;30", "Tổng số;320;250;30"]);
        assert_eq!(resolved(&closes, 0), Some(0), "{sign:?}");
        assert!(noted(&closes, "sheet.dash_zero") && !noted(&closes, "sheet.dash"), "{:?}", closes.notes);
        assert_eq!(audit(&closes, None), []);
        // the total has seven more than the others: not nothing, but not known
        let open = of(&[&line, "Hải Hậu;200;150;30", "Tổng số;320;250;37"]);
        assert_eq!(resolved(&open, 0), None, "{sign:?}");
        assert!(!noted(&open, "sheet.dash_zero"));
        assert_eq!(noted(&open, "sheet.dash"), !sign.is_empty());
        // without a total nothing tells
        assert_eq!(resolved(&of(&[&line, "Hải Hậu;200;150;30"]), 0), None);
    }
    // an identity of the row closes without it: what is carried over is all that is eligible
    let heading = "Tên đơn vị;Có điều kiện thi hành;Giải quyết xong;Có điều kiện chuyển kỳ sau";
    let row = sheet("Biểu 1", "2022/06", Measure::Cases, &[heading, "Ý Yên;100;-;100", "Hải Hậu;150;-;120"]);
    assert_eq!((resolved(&row, 0), resolved(&row, 1)), (Some(0), None));
}
