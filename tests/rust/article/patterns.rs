//! The patterns of the field's prose, in sentences of our own.

use thads_metrics_article::{Article, Figure};

const HEAD: &str = "Cục THADS tỉnh Long An, 6 tháng đầu năm 2022. ";

/// `cases.resolved` and what it is compared with, in short.
fn short(figure: &Figure) -> String {
    let entry = figure.entry();
    let other = |key: &str, other: &Option<thads_metrics_audit::PartialSubject>| {
        other.as_ref().map(|o| {
            let parts = [o.quantity.map(|q| q.to_string()), o.office.clone(), o.period.map(|p| p.to_string())];
            format!(" {key} {}", parts.into_iter().flatten().collect::<Vec<_>>().join(" "))
        })
    };
    let relation = other("minus", &entry.minus)
        .or_else(|| other("of", &entry.share_of))
        .or_else(|| other("from", &entry.change_from));
    let group = figure.group().map(|g| format!(" [{g}]")).unwrap_or_default();
    format!("{}{}{group} {}", figure.quantity(), relation.unwrap_or_default(), figure.printed().text())
}

/// The figures of a text, in short.
pub(super) fn figures(text: &str) -> Vec<String> {
    Article::read(text).figures().iter().map(short).collect()
}

fn reads(sentence: &str, expected: &[&str]) {
    assert_eq!(figures(&format!("{HEAD}{sentence}")), expected, "{sentence}");
}

#[test]
fn a_chain_of_items() {
    reads(
        "Tổng số thụ lý 9.000 việc, trong đó phải thi hành 8.900 việc, có điều kiện 6.000 việc, đã thi hành xong 3.000 việc, đạt 50%.",
        &[
            "cases.accepted 9.000 việc",
            "cases.to_enforce 8.900 việc",
            "cases.eligible 6.000 việc",
            "cases.resolved 3.000 việc",
            "cases.rate 50%",
        ],
    );
    reads(
        "Có 8.900 việc phải THA với số tiền trên 900 tỷ đồng, gồm: 6.000 việc có điều kiện THA với số tiền 400 tỷ đồng; 2.900 việc chưa có điều kiện.",
        &[
            "cases.to_enforce 8.900 việc",
            "money.to_enforce trên 900 tỷ đồng",
            "cases.eligible 6.000 việc",
            "money.eligible 400 tỷ đồng",
            "cases.ineligible 2.900 việc",
        ],
    );
}

#[test]
fn changes_and_what_they_are_against() {
    reads(
        "Thụ lý 9.000 việc, tăng 500 việc (tăng 5,88%) so với cùng kỳ năm 2021; đã giải quyết xong 3.000 việc (giảm 20 việc, giảm 0,66% so với cùng kỳ), đạt tỷ lệ 50%, tăng 0,5%.",
        &[
            "cases.accepted 9.000 việc",
            "cases.accepted minus 2021/06 tăng 500 việc",
            "cases.accepted from 2021/06 tăng 5,88%",
            "cases.resolved 3.000 việc",
            "cases.resolved minus 2021/06 giảm 20 việc",
            "cases.resolved from 2021/06 giảm 0,66%",
            "cases.rate 50%",
            "cases.rate minus 2021/06 tăng 0,5%",
        ],
    );
}

#[test]
fn one_verb_for_cases_and_money() {
    reads(
        "Tỷ lệ thi hành xong đạt 50% về việc và 20,5% về tiền, vượt 1,5% về việc và 2% về tiền so với chỉ tiêu.",
        &[
            "cases.rate 50%",
            "money.rate 20,5%",
            "cases.rate minus cases.target vượt 1,5%",
            "money.rate minus money.target vượt 2%",
        ],
    );
    reads("Tỷ lệ thi hành xong về việc và về tiền lần lượt đạt 50% và 20%.", &["cases.rate 50%", "money.rate 20%"]);
}

#[test]
fn fractions_and_shares() {
    reads("Đã giải quyết xong 3.000/6.000 việc.", &["cases.resolved 3.000", "cases.eligible 6.000 việc"]);
    reads(
        "Số có điều kiện thi hành là 6.000 việc (67,4%), số chưa có điều kiện là 2.900 việc, chiếm 32,6% trong tổng số phải thi hành.",
        &[
            "cases.eligible 6.000 việc",
            "cases.eligible_share 67,4%",
            "cases.ineligible 2.900 việc",
            "cases.ineligible of cases.to_enforce 32,6%",
        ],
    );
}

#[test]
fn groups_administrative_judgments_and_what_is_left() {
    reads(
        "Đối với án tín dụng, ngân hàng, đã thi hành xong 50 việc, thu được 20 tỷ đồng.",
        &["cases.resolved [credit] 50 việc", "money.resolved [credit] 20 tỷ đồng"],
    );
    reads(
        "Về thi hành án hành chính: thụ lý mới 15 bản án, đã thi hành xong 9 bản án.",
        &["admin.newly_accepted 15 bản án", "admin.resolved 9 bản án"],
    );
    reads(
        "Số việc chuyển kỳ sau 5.900 việc, trong đó có điều kiện 3.000 việc.",
        &["cases.carried_over 5.900 việc", "cases.carried_over_eligible 3.000 việc"],
    );
}

#[test]
fn a_comparison_belongs_to_the_figure_that_it_follows() {
    reads(
        "Về việc đạt tỷ lệ 78% (tăng 2% so với cùng kỳ năm 2021), cao hơn 0,61% so với chỉ tiêu của Tổng cục giao.",
        &["cases.rate 78%", "cases.rate minus 2021/06 tăng 2%", "cases.rate minus cases.target vượt 0,61%"],
    );
    reads(
        "Về tiền đạt 16,58%, còn thiếu trên 15,42% so với chỉ tiêu của Tổng cục giao là trên 32%.",
        &["money.rate 16,58%", "money.rate minus money.target thiếu trên 15,42%", "money.target trên 32%"],
    );
    reads(
        "Về việc, so với chỉ tiêu được giao (81%) còn thiếu 25,82%.",
        &["cases.target 81%", "cases.rate minus cases.target thiếu 25,82%"],
    );
    reads(
        "So với bình quân cả nước, kết quả về việc cao hơn 2,4%, về tiền thấp hơn 1,8%.",
        &["cases.rate minus toàn quốc tăng 2,4%", "money.rate minus toàn quốc giảm 1,8%"],
    );
    reads(
        "Kết quả về việc đạt tỷ lệ 63,56%, cao hơn 1,55% so với bình quân chung toàn quốc (62,01%).",
        &["cases.rate 63,56%", "cases.rate minus toàn quốc tăng 1,55%"],
    );
    reads(
        "Đã giải quyết xong 12.145 việc/ tổng số 23.812 việc có điều kiện thi hành, tăng 1.073 việc so với cùng kỳ.",
        &["cases.resolved 12.145 việc", "cases.eligible 23.812 việc", "cases.resolved minus 2021/06 tăng 1.073 việc"],
    );
    reads(
        "Đã thi hành xong 89,3% số án có điều kiện thi hành (8.063 việc/9.025 việc), vượt chỉ tiêu giao 13%.",
        &[
            "cases.rate 89,3%",
            "cases.resolved 8.063 việc",
            "cases.eligible 9.025 việc",
            "cases.rate minus cases.target vượt 13%",
        ],
    );
}

#[test]
fn the_other_figures_choose_between_two_readings() {
    // 1.162 of 6.457 are 18 %: 6 % is of the rate
    reads(
        "Đã thi hành xong 7.619 việc, tăng 1.162 việc và 6% so với cùng kỳ.",
        &[
            "cases.resolved 7.619 việc",
            "cases.resolved minus 2021/06 tăng 1.162 việc",
            "cases.rate minus 2021/06 tăng 6%",
        ],
    );
    reads(
        "Phải thi hành 13.571 việc, đã thi hành xong 713 việc (chiếm 5,25%).",
        &["cases.to_enforce 13.571 việc", "cases.resolved 713 việc", "cases.resolved of cases.to_enforce 5,25%"],
    );
    reads(
        "Các đơn vị đã giải quyết 67.800 việc. Trong số 46.500 việc có điều kiện, đã thi hành xong 39.430 việc.",
        &["cases.accepted 67.800 việc", "cases.eligible 46.500 việc", "cases.resolved 39.430 việc"],
    );
}

#[test]
fn a_list_of_items() {
    reads(
        "Giải quyết xong: 3.105 việc, trong đó thi hành xong 3.050 việc, đình chỉ 55 việc. Có điều kiện: 60.123.456.000đ. Giải quyết xong: 45.678.901.000đ; đạt tỷ lệ 75,97%.",
        &[
            "cases.resolved 3.105 việc",
            "cases.completed 3.050 việc",
            "cases.terminated 55 việc",
            "money.eligible 60.123.456.000 đồng",
            "money.resolved 45.678.901.000 đồng",
            "money.rate 75,97%",
        ],
    );
}

#[test]
fn targets_of_two_setters_and_ranges() {
    let text = format!(
        "{HEAD}Về việc đạt 82,63%, vượt 10,63% so với chỉ tiêu Bộ Tư pháp giao, vượt 9,63% so với chỉ tiêu Tổng cục giao."
    );
    let article = Article::read(&text);
    let setter = |f: &Figure| f.entry().minus.as_ref().and_then(|target| target.set_by.clone());
    let setters: Vec<_> = article.figures().iter().filter_map(setter).collect();
    assert_eq!(setters, ["Bộ Tư pháp", "Tổng cục THADS"]);
    assert!(article.report().unwrap().audit().is_consistent());
    reads(
        "Thi hành xong 5.168 việc/239 tỷ đồng, đạt lần lượt 69,4% và 24,5%.",
        &["cases.resolved 5.168 việc", "money.resolved 239 tỷ đồng", "cases.rate 69,4%", "money.rate 24,5%"],
    );
    reads("Tỷ lệ về tiền đạt 12 - 13%.", &["money.rate 12 - 13%"]);
}

#[test]
fn what_is_half_understood_is_no_figure() {
    for sentence in [
        "Đã ban hành 16.896 quyết định thi hành án.",
        "Giảm số việc có điều kiện chuyển kỳ sau đạt tỷ lệ 12% (vượt 3% so với chỉ tiêu).",
        "Năm trước chuyển sang 3/866 việc.",
        "Đã ủy thác, đình chỉ 1.416 việc với số tiền trên 44,2 tỷ đồng.",
        "Hoàn thành thực thi 24/26 phương án cắt giảm.",
        "So với việc có điều kiện cùng kỳ là 413 việc.",
    ] {
        reads(sentence, &[]);
    }
}

#[test]
fn what_looks_like_figures_and_is_none() {
    for sentence in [
        "Thực hiện Thông tư số 06/2019/TT-BTP ngày 21/11/2019 và Công văn số 1746/CĐ-TCTHADS.",
        "Đơn vị xếp thứ 5/30, có 27/28 đơn vị và 08 Chi cục hoàn thành kế hoạch.",
        "Riêng trong tháng 3/2022, đã thi hành xong 60 tỷ đồng.",
        "Trong 5 năm qua, đã thi hành xong 90.000 việc.",
        "Năm 2022 đạt 82% chỉ tiêu.",
    ] {
        reads(sentence, &[]);
    }
}

#[test]
fn what_was_reached_of_a_target_is_no_rate() {
    reads("Kết quả trên đạt 70,28% về việc và 45% về tiền so với chỉ tiêu giao.", &[]);
    reads(
        "Thi hành xong 4.963 việc, đạt tỷ lệ 85,42%; chỉ tiêu về tiền đạt 56,68% trên số tiền có điều kiện thi hành.",
        &["cases.resolved 4.963 việc", "cases.rate 85,42%", "money.rate 56,68%"],
    );
}

#[test]
fn a_group_named_after_a_count_and_its_money() {
    reads(
        "Đã thi hành xong 895 việc, thu được 16 tỷ đồng, đối với khoản bị chiếm đoạt trong các vụ án tham nhũng, kinh tế.",
        &["cases.resolved [corruption] 895 việc", "money.resolved [corruption] 16 tỷ đồng"],
    );
    reads(
        "Đã thi hành xong 264 việc về thu hồi tài sản trong các vụ án tham nhũng, kinh tế. Về tiền, đã thi hành xong 405 tỷ đồng.",
        &["cases.resolved [corruption] 264 việc", "money.resolved [corruption] 405 tỷ đồng"],
    );
}

#[test]
fn a_fraction_of_a_group_with_its_rate() {
    reads(
        "Án tín dụng, ngân hàng: 138/888 việc, đạt 15,5%.",
        &["cases.resolved [credit] 138", "cases.eligible [credit] 888 việc", "cases.rate [credit] 15,5%"],
    );
    reads(
        "Kết quả thi hành đối với các khoản nợ của các tổ chức tín dụng đạt gần 4.500 việc và gần 28 nghìn tỷ đồng.",
        &["cases.resolved [credit] gần 4.500 việc", "money.resolved [credit] gần 28 nghìn tỷ đồng"],
    );
}

#[test]
fn a_group_as_a_share_of_all_cases() {
    reads(
        "Số việc phải thi hành án tín dụng, ngân hàng là 21.000 việc, tương ứng với số tiền 95 tỷ đồng, tương ứng với 3,42% \
         về việc nhưng chiếm tới 59,95% về tiền so với tổng số việc và tiền phải thi hành.",
        &[
            "cases.to_enforce [credit] 21.000 việc",
            "money.to_enforce [credit] 95 tỷ đồng",
            "cases.to_enforce of cases.to_enforce [credit] 3,42%",
            "money.to_enforce of money.to_enforce [credit] 59,95%",
        ],
    );
}

#[test]
fn what_came_in_and_its_share() {
    reads(
        "Toàn tỉnh thụ lý 21.238 việc, trong đó án năm trước chuyển sang 8.569 việc, chiếm hơn 40%; số tiền phải chuyển qua \
         năm 2022 là 1.300 tỷ đồng, chiếm khoảng 59% tổng số thụ lý. Số việc chuyển sang năm 2023 là 7.078 việc.",
        &[
            "cases.accepted 21.238 việc",
            "cases.carried_in 8.569 việc",
            "cases.carried_in of cases.accepted hơn 40%",
            "money.carried_in 1.300 tỷ đồng",
            "money.carried_in of money.accepted khoảng 59%",
            "cases.carried_over 7.078 việc",
        ],
    );
}

#[test]
fn a_change_goes_on_after_a_bracket() {
    reads(
        "Số thụ lý mới tăng 470 việc (5,57%) và 28 tỷ đồng (19,67%) so với cùng kỳ năm 2021.",
        &[
            "cases.newly_accepted minus 2021/06 tăng 470 việc",
            "cases.newly_accepted from 2021/06 tăng 5,57%",
            "money.newly_accepted minus 2021/06 tăng 28 tỷ đồng",
            "money.newly_accepted from 2021/06 tăng 19,67%",
        ],
    );
}

#[test]
fn the_whole_of_what_is_eligible() {
    reads(
        "Số tiền thi hành là 264 tỷ đồng, trong đó số có điều kiện thi hành là 132 tỷ đồng, đã thi hành xong 53 tỷ đồng.",
        &["money.to_enforce 264 tỷ đồng", "money.eligible 132 tỷ đồng", "money.resolved 53 tỷ đồng"],
    );
    reads("Trong nhiệm kỳ 2016-2020, đã thi hành xong 28.000 việc.", &[]);
    reads("Phải thi hành 1.375 việc nhưng mới thi hành xong chưa tới 1/2.", &["cases.to_enforce 1.375 việc"]);
}
