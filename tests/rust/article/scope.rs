//! Whose figures a text gives, of which period and of which group.

use thads_metrics_article::Article;

fn office(text: &str) -> Option<String> {
    Article::read(text).office().map(str::to_owned)
}

fn period(text: &str) -> Option<String> {
    Article::read(text).period().map(|period| period.to_string())
}

#[test]
fn the_nation_is_what_comes_first() {
    for text in [
        "Chính phủ báo cáo. Năm 2022, tổng số phải thi hành là 800.000 việc.\n\nCục THADS tỉnh Quảng Ninh",
        "Thi hành án dân sự. Năm 2022, toàn hệ thống phải thi hành 800.000 việc. Tại thành phố Đà Nẵng có 9.000 việc.",
        "Kết quả năm 2022\n\nHÀ NỘI — Theo Bộ Tư pháp, năm 2022 các cơ quan THADS đã thi hành xong 500.000 việc.",
    ] {
        assert_eq!(office(text).as_deref(), Some("toàn quốc"), "{text}");
    }
    let text = "Thi hành án dân sự. Năm 2022, toàn hệ thống phải thi hành 800.000 việc.\n\nĐơn cử, tại thành phố Đà Nẵng, theo THADS thành phố, phải thi hành 9.000 việc.";
    let article = Article::read(text);
    let offices: Vec<_> = article.figures().iter().map(|figure| figure.office().unwrap()).collect();
    assert_eq!(offices, ["toàn quốc", "Đà Nẵng"]);
}

#[test]
fn where_a_letter_was_written_is_no_office() {
    let text = "Tổng cục Thi hành án dân sự\n\nHà Nội, ngày 28 tháng 02 năm 2018\n\nThống kê 04 tháng đầu năm 2018 cho thấy kết quả THADS đạt 42,85% về việc.";
    assert_eq!(office(text).as_deref(), Some("toàn quốc"));
}

#[test]
fn a_sector_is_the_nations_where_no_place_is_named() {
    let text = "Thi hành án dân sự\n\nChính phủ trình Quốc hội: năm 2011, toàn Ngành đã giải quyết xong 342.507 việc.";
    assert_eq!(office(text).as_deref(), Some("toàn quốc"));
    let text = "THADS tỉnh Đồng Tháp (mới, gồm Tiền Giang), 9 tháng năm 2025, thụ lý 53.640 việc. Toàn quốc đạt 60,8% về việc.";
    let article = Article::read(text);
    let offices: Vec<_> = article.figures().iter().map(|figure| figure.office().unwrap()).collect();
    assert_eq!(offices, ["Đồng Tháp", "toàn quốc"]);
}

#[test]
fn a_quarter_is_the_one_that_has_just_ended() {
    let text = |day: &str| format!("Sáng {day}, họp quý 3 năm 2022 về THADS tỉnh Long An: thi hành xong 500 việc.");
    assert_eq!(period(&text("7/10")).as_deref(), Some("2022/12"));
    assert_eq!(period(&text("7/7")).as_deref(), Some("2022/09"));
}

#[test]
fn a_period_said_in_two_places() {
    let text =
        "Từ đầu năm 2021 đến nay, THADS tỉnh Long An thụ lý 900 việc, đến hết tháng 6 đã thi hành xong 500 việc.";
    assert_eq!(period(text).as_deref(), Some("2021/09"));
    let half = "Nửa đầu năm 2019, THADS tỉnh Long An thi hành xong 500 việc.";
    assert_eq!(period(half).as_deref(), Some("2019/06"));
    let tasks = "Hội nghị triển khai nhiệm vụ năm 2023. Trong năm 2022, THADS tỉnh Long An thi hành xong 500 việc.";
    assert_eq!(period(tasks).as_deref(), Some("2022/12"));
}

#[test]
fn a_group_ends_where_all_are_spoken_of() {
    let text = "Năm 2022, THADS tỉnh Long An: các vụ án về tham nhũng, kinh tế đã thu 40 tỷ đồng. Toàn tỉnh phải thi hành 9.000 việc.\n\nThi hành xong 14 tỷ đồng/39 tỷ đồng có điều kiện, về án tham nhũng, kinh tế.";
    let article = Article::read(text);
    let groups: Vec<_> = article.figures().iter().map(|figure| figure.group()).collect();
    assert_eq!(groups, [Some("corruption"), None, Some("corruption"), Some("corruption")]);
}
