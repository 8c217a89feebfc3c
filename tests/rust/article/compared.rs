//! What figures are compared with, measured by and parts of, in sentences of our own.

use super::patterns::figures;

const HEAD: &str = "Cục THADS tỉnh Long An, 6 tháng đầu năm 2022. ";

fn reads(sentence: &str, expected: &[&str]) {
    assert_eq!(figures(&format!("{HEAD}{sentence}")), expected, "{sentence}");
}

#[test]
fn a_bracket_after_a_comparison_is_what_it_was() {
    let then = |text: &str| {
        let article = thads_metrics_article::Article::read(&format!("{HEAD}{text}"));
        let figure = article.figures().last().expect("a figure").clone();
        format!("{} {} {}", figure.quantity(), figure.period().expect("a period"), figure.printed().text())
    };
    let rate = "Đã thi hành xong 3.000 việc, đạt 50%, tăng 6,2% so với cùng kỳ năm 2021";
    assert_eq!(then(&format!("{rate} (43,8%).")), "cases.rate 2021/06 43,8%");
    let count = "Đã thi hành xong 3.000 việc, tăng 120 việc so với cùng kỳ";
    assert_eq!(then(&format!("{count} (2.880 việc).")), "cases.resolved 2021/06 2.880 việc");
    assert_eq!(then("Tỷ lệ xong về việc đạt 50% (cùng kỳ năm 2021 đạt 43,8%)."), "cases.rate 2021/06 43,8%");
}

#[test]
fn targets_in_brackets() {
    let expected = ["cases.rate 80,8%", "cases.rate minus cases.target vượt 2,8%", "cases.target 78%"];
    reads("Tỷ lệ về việc đạt 80,8%, vượt 2,8% chỉ tiêu giao (78%).", &expected);
    reads("Tỷ lệ về việc vượt 2,8% so với chỉ tiêu (80,8% so với 78%).", &[expected[1], expected[0], expected[2]]);
    reads(
        "Về việc, còn 29% nữa mới đạt chỉ tiêu giao (79%).",
        &["cases.target minus cases.rate 2022/06 29%", "cases.target 79%"],
    );
}

#[test]
fn a_share_of_what_is_eligible_is_the_rate_of_what_was_done() {
    let expected = ["cases.resolved 6.980 việc", "cases.rate 80,8%"];
    for part in [
        "bằng 80,8% số việc có điều kiện thi hành",
        "tương ứng 80,8% số việc có điều kiện",
        "chiếm 80,8% trong tổng số có điều kiện",
    ] {
        reads(&format!("Thi hành xong 6.980 việc, {part}."), &expected);
    }
    // one that a target measures, and one of a comparison with another time
    reads(
        "Thi hành xong 412 tỷ đồng, bằng 41,2%, vượt 3,2% so với chỉ tiêu.",
        &["money.resolved 412 tỷ đồng", "money.rate 41,2%", "money.rate minus money.target vượt 3,2%"],
    );
    reads("Thi hành xong 412 tỷ đồng, bằng 95,2% so với cùng kỳ.", &["money.resolved 412 tỷ đồng"]);
}

#[test]
fn a_change_after_a_part_and_its_whole_is_the_parts() {
    reads(
        "Đã thi hành xong 5.574 việc trong tổng số 10.983 việc có điều kiện (tăng 312 việc so với cùng kỳ).",
        &["cases.resolved 5.574 việc", "cases.eligible 10.983 việc", "cases.resolved minus 2021/06 tăng 312 việc"],
    );
}

#[test]
fn what_goes_on_is_compared_with_the_same() {
    reads(
        "Tỷ lệ về việc thấp hơn bình quân cả nước 2,4%, tỷ lệ về tiền cao hơn 3,1%.",
        &["cases.rate minus toàn quốc giảm 2,4%", "money.rate minus toàn quốc tăng 3,1%"],
    );
    reads(
        "So với năm 2021, tỷ lệ về việc giảm 0,3%, về tiền tăng 2,1%.",
        &["cases.rate minus 2021/06 giảm 0,3%", "money.rate minus 2021/06 tăng 2,1%"],
    );
    reads("Tỷ lệ về tiền cao hơn chỉ tiêu 3,1%.", &["money.rate minus money.target vượt 3,1%"]);
}

#[test]
fn targets_that_a_sentence_says_were_set() {
    let expected = ["cases.target 83,5%", "money.target 46,5%"];
    let set = "Cục THADS tỉnh Long An có quyết định giao chỉ tiêu năm 2023 cho các đơn vị.";
    reads(&format!("{set} Theo đó, tỷ lệ về việc đạt 83,5%, về tiền đạt 46,5%."), &expected);
    let met = "Hai đơn vị vượt chỉ tiêu, gồm: Chi cục THADS huyện Đức Hòa đạt 85% về việc.";
    reads(met, &["cases.rate 85%"]);
}

#[test]
fn the_months_that_the_figures_are_of() {
    let period = |text: &str| thads_metrics_article::Article::read(text).period().map(|period| period.to_string());
    let meeting = "Sáng 20-7, Bộ Tư pháp sơ kết công tác tư pháp 6 tháng đầu năm 2023.";
    let figures = "Kết quả thi hành án dân sự 9 tháng đầu năm 2023: đã thi hành xong 3.000 việc, đạt 50%.";
    assert_eq!(period(&format!("{meeting} {figures}")).as_deref(), Some("2023/09"));
    // a day and a comparison alone
    let day =
        "Chiều 5-3, Cục THADS tỉnh Long An cho biết đã thi hành xong 3.000 việc, tăng 10% so với cùng kỳ năm 2025.";
    assert_eq!(period(day).as_deref(), Some("2026/05"));
    let late = "Tính đến 24/8/2011, toàn tỉnh Nam Định đã thi hành xong 2.714 việc.";
    assert_eq!(period(late).as_deref(), Some("2011/11"));
}

#[test]
fn whose_figures_follow_an_office() {
    let text = "Cục THADS tỉnh Đắk Lắk, năm 2022. Theo Chi cục trưởng Chi cục THADS TP. Buôn Ma Thuột Nguyễn Văn An, đơn vị thụ lý \
                3.902 việc. Đơn vị đã giải quyết xong 1.201 việc.";
    let article = thads_metrics_article::Article::read(text);
    let offices: Vec<_> = article.figures().iter().map(|figure| figure.office()).collect();
    assert_eq!(offices, [Some("Chi cục THADS thành phố Buôn Ma Thuột"); 2]);
}
