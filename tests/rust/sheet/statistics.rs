//! Workbooks of all forms: the main ones are read, groups and statistics stand apart, and statistics are read by themselves.

use thads_metrics::{
    Period,
    statistics::{OfficeStatistics, StatisticError},
};
use thads_metrics_sheet::{Cell, Grid, Options, SheetError, StatisticRows, read, statistics_from_grids};

fn grid(name: &str, lines: &[&str]) -> Grid {
    let cell = |text: &str| text.parse().map_or_else(|_| Cell::Text(text.into()), Cell::Whole);
    let rows = lines.iter().map(|line| line.split('|').map(|text| cell(text.trim())).collect());
    Grid { name: name.into(), rows: rows.collect(), ..Grid::default() }
}

fn cases(name: &str, title: &str, times: i64) -> Grid {
    let row =
        |office: &str, eligible: i64, resolved: i64| format!("{office} | {} | {}", eligible * times, resolved * times);
    let lines = [
        title.to_owned(),
        "Đơn vị | Có điều kiện thi hành | Giải quyết xong".into(),
        row("Tân An", 40, 20),
        row("Bến Lức", 60, 30),
    ];
    grid(name, &lines.each_ref().map(String::as_str))
}

fn coercion() -> Grid {
    let lines = [
        "BIỆN PHÁP BẢO ĐẢM VÀ CƯỠNG CHẾ",
        "STT | Đơn vị | Số quyết định cưỡng chế | Cưỡng chế có huy động lực lượng",
        "A | B | 1 | 2",
        "1 | Tân An | 5 | 2",
        "2 | Bến Lức | 7 | 3",
        "| Tổng cộng | 12 | 5",
    ];
    grid("Biểu 7", &lines)
}

fn exemptions() -> Grid {
    let lines = [
        "ĐỀ NGHỊ MIỄN, GIẢM NGHĨA VỤ THI HÀNH ÁN",
        "Đơn vị tính: 1.000 đồng",
        "Đơn vị | Đã được miễn, giảm nghĩa vụ thi hành án | Số tiền được miễn, giảm",
        "Chi cục THADS huyện Bến Lức | 3 | 4000",
    ];
    grid("Biểu 6", &lines)
}

fn period() -> Period {
    "2025/12".parse().unwrap()
}

fn options() -> Options {
    Options { period: Some(period()), ..Options::default() }
}

fn codes(grids: &[Grid]) -> Vec<&'static str> {
    read(grids, &options()).unwrap().notes.iter().map(|note| note.code).collect()
}

#[test]
fn the_main_forms_are_read_and_the_others_said() {
    let title = "KẾT QUẢ THI HÀNH ÁN TÍNH BẰNG VIỆC";
    let budget = "KẾT QUẢ THU CHO NGÂN SÁCH NHÀ NƯỚC TÍNH BẰNG VIỆC";
    let all = [cases("Biểu 1", title, 10), cases("Biểu 3", budget, 1), coercion(), exemptions()];
    let sheet = read(&all, &options()).unwrap();
    assert_eq!((sheet.blocks.len(), sheet.group.as_deref()), (1, None));
    let said = codes(&all);
    assert_eq!(said.iter().filter(|code| **code == "sheet.of_statistics").count(), 2, "{said:?}");
    assert!(said.contains(&"sheet.of_a_group"), "{said:?}");
    // Alone, the figures of a group are read and stay those of the group.
    let sheet = read(&all[1..2], &options()).unwrap();
    assert_eq!(sheet.group.as_deref(), Some("budget"));
    assert!(sheet.flows().all(|flow| flow.unwrap().group() == Some("budget")));
    assert!(codes(&all[1..2]).contains(&"sheet.all_of_a_group"));
    assert!(matches!(read(&all[2..], &options()), Err(SheetError::NoHeader { .. })));
}

#[test]
fn statistics_of_several_sheets_come_together_office_by_office() {
    let all = [cases("Biểu 1", "TÍNH BẰNG VIỆC", 1), coercion(), exemptions()];
    let StatisticRows { offices, passed_over, totals_off, .. } = statistics_from_grids(&all, period()).unwrap();
    assert_eq!((passed_over, totals_off.len()), (vec!["Biểu 1".to_owned()], 0));
    let got = |office: usize, key: &str| offices[office].get(key.parse().unwrap());
    assert_eq!(
        offices.iter().map(OfficeStatistics::office).collect::<Vec<_>>(),
        ["Tân An", "Bến Lức"],
        "no total is an office"
    );
    assert_eq!((got(0, "coercion.decisions"), got(1, "coercion.with_forces")), (Some(5), Some(3)));
    assert_eq!(got(1, "exemption.granted_amount"), Some(4_000_000), "nghìn đồng, as the line over the table says");
}

#[test]
fn what_does_not_add_up_or_is_said_twice_is_named() {
    let mut wrong = coercion();
    wrong.rows[5][2] = Cell::Whole(13);
    let read = statistics_from_grids(&[wrong.clone()], period()).unwrap();
    let notes: Vec<String> = read.notes().into_iter().map(|note| note.en).collect();
    assert!(notes.iter().any(|note| note.contains("13") && note.contains("off by 1")), "{notes:?}");
    wrong.rows[3][2] = Cell::Whole(6);
    let twice = statistics_from_grids(&[coercion(), wrong], period());
    assert!(matches!(&twice, Err(StatisticError::Twice { first: 5, second: 6, .. })), "{twice:?}");
    let keys = grid("Biểu 1", &["office | cases.eligible", "Tân An | 9"]);
    let read = statistics_from_grids(&[keys, coercion()], period()).unwrap();
    assert_eq!(read.passed_over, ["Biểu 1"], "columns of the main forms alone are no statistics");
    let none = statistics_from_grids(&[cases("Biểu 1", "TÍNH BẰNG VIỆC", 1)], period());
    assert!(matches!(none, Err(StatisticError::NoColumn {})));
}

/// The form of administrative judgments has columns of both kinds.
#[test]
fn a_form_of_both_kinds_gives_both() {
    let lines = ["Đơn vị | Tổng số thụ lý | Có quyết định buộc thi hành án hành chính", "Tân An | 14 | 4"];
    let read = statistics_from_grids(&[grid("Biểu 12", &lines)], period()).unwrap();
    assert_eq!(read.offices[0].get("admin.accepted".parse().unwrap()), Some(14));
    assert!(read.unread.is_empty());
}

/// A sheet that crosses 1 July 2026, or ends after it, says which columns break.
#[test]
fn a_sheet_says_where_the_year_2026_breaks() {
    let of = |period: &str| {
        let options = Options { period: Some(period.parse().unwrap()), ..Options::default() };
        read(&[cases("Việc", "TÍNH BẰNG VIỆC", 1)], &options).unwrap()
    };
    let said = |sheet: &thads_metrics_sheet::Sheet| {
        let note = sheet.notes.iter().find(|note| note.code == "sheet.breaks");
        note.map(|note| note.vi.clone()).unwrap_or_default()
    };
    let (nine, mut twelve) = (of("2026/09"), of("2026/12"));
    assert_eq!(said(&nine), "");
    assert!(said(&twelve).contains("năm 2026 gồm cả thời gian trước và sau"), "{}", said(&twelve));
    twelve.note_breaks(Some(&nine));
    assert!(said(&twelve).contains("9 tháng đầu năm 2026 và năm 2026"), "{}", said(&twelve));
    assert_eq!(said(&of("2027/03")), "");
}
