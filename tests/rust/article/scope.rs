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

#[test]
fn the_year_is_that_of_the_figures() {
    let figures = "thi hành xong 7.500 việc, đạt 85%.";
    for (text, expected) in [
        (
            format!(
                "Cục THADS tỉnh Long An triển khai nhiệm vụ công tác, hoạt động của Ban Chỉ đạo năm 2026.\n\nNăm 2025, công tác có nhiều chuyển biến. Kết quả {figures}"
            ),
            Some("2025/12"),
        ),
        (format!("Cục THADS tỉnh Long An triển khai công tác năm 2022.\n\nKết quả {figures}"), Some("2021/12")),
        (
            format!(
                "Cục THADS tỉnh Long An: năm 2021, {figures} Về tiền, tăng 5 tỷ đồng so với cùng kỳ năm 2021; tăng 2 việc so với năm 2021."
            ),
            Some("2022/12"),
        ),
        (format!("Cục THADS tỉnh Long An {figures} Thụ lý 9.000 việc, tăng 10 việc so với năm 2013."), Some("2014/12")),
        (format!("Cục THADS tỉnh Long An {figures} Thụ lý 9.000 việc, tăng 10 việc so với cùng kỳ."), None),
        (
            format!("Cục THADS tỉnh Long An. Kết quả thực hiện nhiệm vụ năm 2019, phương hướng năm 2020: {figures}"),
            Some("2019/12"),
        ),
    ] {
        assert_eq!(period(&text).as_deref(), expected, "{text}");
    }
}

#[test]
fn a_list_of_years_gives_each_its_own() {
    let text = "Trong giai đoạn 2015 – 2020, Cục THADS tỉnh Long An luôn vượt chỉ tiêu giao hàng năm, cụ thể: Năm 2019: về việc đạt tỷ lệ 75,75% (vượt 2,75%); Năm 2020: về việc đạt tỷ lệ 83,06% (vượt 3,06%).";
    let article = Article::read(text);
    let periods: Vec<_> = article.figures().iter().map(|figure| figure.period().unwrap().to_string()).collect();
    assert_eq!(periods, ["2019/12", "2019/12", "2020/12", "2020/12"]);
}

#[test]
fn a_line_above_an_article_names_no_office() {
    let text = "Bình Phước, 30°C/27°C\n\nPháp luật 14:58\n\nChi cục trưởng Chi cục THADS huyện Hớn Quản cho biết: năm 2017, chi cục thụ lý 1.300 việc.";
    assert_eq!(office(text).as_deref(), Some("Chi cục THADS huyện Hớn Quản"));
}

#[test]
fn a_district_speaks_of_itself_where_its_superior_gives_targets() {
    let text =
        "Chi cục THADS huyện Châu Thành năm 2020 hoàn thành chỉ tiêu do Cục THADS tỉnh giao: về việc đạt tỷ lệ 83%.";
    let article = Article::read(text);
    assert_eq!(article.figures()[0].office(), Some("Chi cục THADS huyện Châu Thành"));
}
