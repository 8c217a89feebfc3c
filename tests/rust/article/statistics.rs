//! Statistics beside the main forms in running text: where the words decide they are figures, and where not they stay reasons.

use thads_metrics_article::{Article, Reason};

const LEAD: &str =
    "Năm 2021, các cơ quan thi hành án dân sự tỉnh Hải Dương đã thi hành xong 6.367 việc, đạt tỷ lệ 83,99%. ";

/// The figures of a text after its lead, in short.
fn figures(text: &str) -> Vec<String> {
    let text = format!("{LEAD}{text}");
    Article::read(&text).report().expect("figures that can be entered");
    super::patterns::figures(&text).split_off(2)
}

#[test]
fn words_beside_a_number_say_which_statistic_it_is() {
    for (text, expected) in [
        (
            "Các cơ quan đã ra quyết định cưỡng chế đối với 49 trường hợp, tăng 5 trường hợp so với năm 2020, trong đó 11 trường hợp \
             tự nguyện thi hành án, tổ chức cưỡng chế thành công 23 cuộc, còn 15 trường hợp chưa cưỡng chế.",
            &[
                "coercion.decisions 49 trường hợp",
                "coercion.decisions minus 2020/12 tăng 5 trường hợp",
                "coercion.voluntary 11 trường hợp",
                "coercion.carried_out 23 cuộc",
                "coercion.pending 15 trường hợp",
            ][..],
        ),
        (
            "Toàn tỉnh đã đề nghị Tòa án có thẩm quyền xét miễn, giảm đối với 156 việc với số tiền gần 526 triệu đồng.",
            &["exemption.asked 156 việc", "exemption.asked_amount gần 526 triệu đồng"],
        ),
        (
            "Kết quả, đã miễn, giảm 153 việc với trên 514 triệu đồng.",
            &["exemption.granted 153 việc", "exemption.granted_amount trên 514 triệu đồng"],
        ),
        // what comes of coercion is no result of the main form
        ("Tổ chức cưỡng chế 22 việc. Kết quả, đã thi hành xong 20 việc.", &["coercion.carried_out 22 việc"]),
        ("Đã tiếp 1.204 lượt công dân.", &["citizens.visits 1.204"]),
        ("Đã tiếp nhận 2.435 đơn khiếu nại, tố cáo.", &["complaints.received 2.435"]),
        (
            "Hiện còn 12 việc bán đấu giá thành nhưng chưa giao được tài sản với số tiền 35 tỷ đồng.",
            &["auction.not_handed_over 12 việc", "auction.not_handed_over_amount 35 tỷ đồng"],
        ),
    ] {
        assert_eq!(figures(text), expected, "{text}");
    }
}

/// Whether courts granted or were asked, whether a number is of one case, of people: the words do not decide.
#[test]
fn words_that_leave_it_open_make_no_figure() {
    for text in [
        "Công tác miễn giảm đạt kết quả với 101 việc.",
        "Lực lượng cưỡng chế gồm 120 người.",
        "Có 46 vụ khi nhận quyết định cưỡng chế, các đương sự đã tự nguyện thi hành.",
        "Gần 1.000 chấp hành viên đã nghỉ việc.",
        "Đã tự nguyện thi hành 30 việc.",
    ] {
        let of_statistics: Vec<_> = figures(text).into_iter().filter(|figure| !figure.starts_with("cases")).collect();
        assert!(of_statistics.is_empty(), "{text}: {of_statistics:?}");
    }
    let article = Article::read(&format!("{LEAD}Công tác cưỡng chế được quan tâm, có 101 việc phức tạp."));
    assert!(article.others().iter().any(|other| other.reason() == Reason::OtherStatistic), "{:?}", article.others());
}

/// What the main form's figures are does not change when a statistic stands after them.
#[test]
fn a_statistic_takes_nothing_from_the_main_form() {
    let main = "Toàn tỉnh phải thi hành 9.334 việc, có điều kiện 7.581 việc, đã thi hành xong 6.367 việc.";
    let beside = " Đã ra quyết định cưỡng chế đối với 49 trường hợp.";
    let quantities = |text: &str| {
        let article = Article::read(&format!("{LEAD}{text}"));
        article.figures().iter().map(|figure| figure.quantity().to_string()).collect::<Vec<_>>()
    };
    let mut expected = quantities(main);
    expected.push("coercion.decisions".to_owned());
    assert_eq!(quantities(&format!("{main}{beside}")), expected);
}
