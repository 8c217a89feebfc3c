//! Wholes and their parts, and what runs on through lists, in sentences of our own.

use super::patterns::figures;

const HEAD: &str = "Cục THADS tỉnh Long An, 6 tháng đầu năm 2022. ";

fn reads(sentence: &str, expected: &[&str]) {
    assert_eq!(figures(&format!("{HEAD}{sentence}")), expected, "{sentence}");
}

#[test]
fn what_is_accepted_is_known_by_its_parts() {
    reads(
        "Cục đã giải quyết hơn 2.400 tỷ đồng, trong đó số cũ chuyển sang 1.600 tỷ đồng, số thụ lý mới 800 tỷ đồng.",
        &["money.accepted hơn 2.400 tỷ đồng", "money.carried_in 1.600 tỷ đồng", "money.newly_accepted 800 tỷ đồng"],
    );
    reads(
        "Thụ lý 1.200 việc với số tiền 980 tỷ đồng, trong đó có điều kiện thi hành 610 việc.",
        &["cases.accepted 1.200 việc", "money.accepted 980 tỷ đồng", "cases.eligible 610 việc"],
    );
}

#[test]
fn groups_named_after_their_whole_are_parts_of_it() {
    reads(
        "Đã thi hành xong 900 việc, thu 500 tỷ đồng. Trong đó, thu hồi tài sản án tham nhũng, kinh tế 12 việc, tương ứng 3 tỷ đồng; thi hành án tín dụng, ngân hàng 54 việc, tương ứng 210 tỷ đồng.",
        &[
            "cases.resolved 900 việc",
            "money.resolved 500 tỷ đồng",
            "cases.resolved [corruption] 12 việc",
            "money.resolved [corruption] 3 tỷ đồng",
            "cases.resolved [credit] 54 việc",
            "money.resolved [credit] 210 tỷ đồng",
        ],
    );
}

#[test]
fn what_is_still_to_be_enforced_is_left_where_the_figures_say_so() {
    reads(
        "Phải thi hành 9.000 việc, đã thi hành xong 3.000 việc, còn phải thi hành 6.000 việc.",
        &["cases.to_enforce 9.000 việc", "cases.resolved 3.000 việc", "cases.carried_over 6.000 việc"],
    );
    reads(
        "Thụ lý 9.000 việc; sau khi ủy thác 100 việc, số việc còn phải thi hành là 8.900 việc.",
        &["cases.accepted 9.000 việc", "cases.entrusted 100 việc", "cases.to_enforce 8.900 việc"],
    );
}

#[test]
fn thi_hanh_alone_is_what_the_other_figures_say() {
    reads(
        "Toàn ngành thi hành 8.000 việc; có điều kiện 5.000 việc, chiếm 62,5%; thi hành xong 2.000 việc.",
        &[
            "cases.to_enforce 8.000 việc",
            "cases.eligible 5.000 việc",
            "cases.eligible_share 62,5%",
            "cases.resolved 2.000 việc",
        ],
    );
}

#[test]
fn halves_of_a_fraction_share_their_unit() {
    reads(
        "Thi hành xong 24,5/60,1 tỷ đồng có điều kiện.",
        &["money.resolved 24,5 tỷ đồng", "money.eligible 60,1 tỷ đồng"],
    );
    reads(
        "Đạt 78,8% về việc, vượt 6,8% so với chỉ tiêu giao (78,8%/72%).",
        &["cases.rate 78,8%", "cases.rate minus cases.target vượt 6,8%", "cases.target 72%"],
    );
}

#[test]
fn the_nation_may_be_compared_with_in_few_words() {
    reads(
        "Thi hành xong 6.000 việc, đạt 56%, thấp hơn tỷ lệ bình quân toàn quốc 8,2%.",
        &["cases.resolved 6.000 việc", "cases.rate 56%", "cases.rate minus toàn quốc giảm 8,2%"],
    );
}

#[test]
fn changes_in_brackets_after_a_rate() {
    reads(
        "Đạt tỷ lệ 64% về việc (so với cùng kỳ năm 2021 tăng 1.200 việc và giảm 0,5% về tỷ lệ).",
        &["cases.rate 64%", "cases.resolved minus 2021/06 tăng 1.200 việc", "cases.rate minus 2021/06 giảm 0,5%"],
    );
    reads(
        "Đã thi hành xong 3.000 việc, tăng 100 việc so với cùng kỳ năm 2021 (so với chỉ tiêu giao, vượt 3%).",
        &[
            "cases.resolved 3.000 việc",
            "cases.resolved minus 2021/06 tăng 100 việc",
            "cases.rate minus cases.target vượt 3%",
        ],
    );
}

#[test]
fn ranges_and_what_each_officer_does_are_no_items() {
    reads("Các đơn vị có tổng số giải quyết từ 500 đến 5.000 việc.", &[]);
    reads("Mỗi chấp hành viên thụ lý 230 việc.", &["officers.cases_each 230 việc"]);
}

#[test]
fn a_list_of_offices_each_with_its_targets() {
    let text = "Thi hành án dân sự tỉnh Long An giao chỉ tiêu năm 2009 cho các đơn vị như sau: Bến Lức 91% về việc, 62% về tiền; Tân Trụ 88% về việc, 60% về tiền.";
    let article = thads_metrics_article::Article::read(text);
    let said: Vec<_> = article
        .figures()
        .iter()
        .map(|figure| format!("{} {} {}", figure.quantity(), figure.office().unwrap(), figure.printed().text()))
        .collect();
    assert_eq!(
        said,
        [
            "cases.target Bến Lức 91%",
            "money.target Bến Lức 62%",
            "cases.target Tân Trụ 88%",
            "money.target Tân Trụ 60%"
        ]
    );
}
