//! Articles in English.

use thads_metrics_article::Article;

use super::patterns::figures;

#[test]
fn numbers_and_words_of_english() {
    let text = "Civil judgment enforcement in Long An in the first six months of 2022. In total 9,000 civil cases were \
                accepted, of which 6,000 cases are eligible for enforcement; 3,000 cases were completed, an increase of \
                250 cases (9.09%) compared to the same period in 2021, reaching a rate of 50%, exceeding the assigned \
                target by 1.5%. More than VND 1,719 billion must be enforced, a 4.2% increase; nearly VND1.2 trillion \
                was collected.";
    assert_eq!(
        figures(text),
        [
            "cases.accepted 9.000 việc",
            "cases.eligible 6.000 việc",
            "cases.resolved 3.000 việc",
            "cases.resolved minus 2021/06 tăng 250 việc",
            "cases.resolved from 2021/06 tăng 9,09%",
            "cases.rate 50%",
            "cases.rate minus cases.target vượt 1,5%",
            "money.to_enforce hơn 1.719 tỷ đồng",
            "money.to_enforce from 2021/06 tăng 4,2%",
            "money.resolved gần 1,2 nghìn tỷ đồng",
        ]
    );
}

#[test]
fn periods_and_offices_of_english() {
    for (text, period) in [
        ("in 2024", "2024/12"),
        ("in the first half of 2024", "2024/06"),
        ("from October 2023 to the end of March 2024", "2024/06"),
        ("from October 1, 2023 to June 30, 2024", "2024/09"),
    ] {
        let article = Article::read(&format!("Judgment enforcement agencies of Nghe An completed 500 cases {text}."));
        assert_eq!(article.period().map(|p| p.to_string()).as_deref(), Some(period), "{text}");
        assert_eq!(article.office(), Some("Nghệ An"));
    }
}

#[test]
fn administrative_judgments_and_other_money() {
    let text = "In 2024, civil judgment enforcement (CJE) and the monitoring of administrative judgment enforcement \
                (AJE) of Nghe An went well. The agencies completed 500 cases, worth VND 20 billion (US$800,000). They \
                tracked 21 administrative judgments.";
    assert_eq!(
        figures(text),
        ["cases.resolved 500 việc", "money.resolved 20 tỷ đồng", "admin.to_enforce 21 vụ án hành chính"]
    );
}
