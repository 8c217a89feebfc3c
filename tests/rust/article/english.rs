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
            "cases.accepted 9,000",
            "cases.eligible 6,000 cases",
            "cases.resolved 3,000 cases",
            "cases.resolved minus 2021/06 up by 250 cases",
            "cases.resolved from 2021/06 up by 9.09%",
            "cases.rate 50%",
            "cases.rate minus cases.target up by 1.5%",
            "money.to_enforce More than VND 1,719 billion",
            "money.to_enforce from 2021/06 up by 4.2%",
            "money.resolved nearly VND1.2 trillion",
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
    assert_eq!(figures(text), ["cases.resolved 500 cases", "money.resolved VND 20 billion", "admin.to_enforce 21"]);
}

#[test]
fn a_part_of_a_whole_and_what_is_said_of_both() {
    let text = "In 2024, the judgment enforcement agencies of Nghe An completed 16,164 out of 18,840 cases eligible for \
                enforcement; 532 billion dong of 837 billion dong eligible for enforcement resolved, which is 63.56%. Of \
                these, 9,000 cases, totaling 400 billion VND, were eligible for enforcement in 2023.";
    assert_eq!(
        figures(text)[..5],
        [
            "cases.resolved 16,164",
            "cases.eligible 18,840 cases",
            "money.resolved 532 billion dong",
            "money.eligible 837 billion dong",
            "money.rate 63.56%",
        ]
    );
    assert_eq!(figures(text)[5..], ["cases.eligible 9,000 cases", "money.eligible 400 billion VND"]);
}

#[test]
fn the_report_of_an_english_text_is_in_english() {
    let text = "In 2024, the judgment enforcement agencies of Nghe An completed 16,164 cases, worth more than VND 611 \
                billion, an increase of 1,692 cases (11.69%) compared to 2023, reaching 85.8%.";
    let article = Article::read(text);
    let file = article.to_toml();
    assert!(file.contains("lang      = \"en\"") && file.contains("\"more than VND 611 billion\""), "{file}");
    let report = thads_metrics_audit::Report::parse(&file, "article.toml").unwrap();
    assert_eq!(report, article.report().unwrap());
    assert_eq!(report.figures()[0].printed().value(), num_rational::BigRational::from_integer(16_164.into()));
}

#[test]
fn the_group_that_closes_a_clause_is_that_of_its_figures() {
    let text = "In 2024, the judgment enforcement agencies of Nghe An completed 9,000 cases. In addition, 125 cases worth VND 352 billion were \
                completed, reaching 27.5% in terms of cases and 37.8% in terms of money for credit and banking cases.";
    assert_eq!(
        figures(text),
        [
            "cases.resolved 9,000 cases",
            "cases.resolved [credit] 125 cases",
            "money.resolved [credit] VND 352 billion",
            "cases.rate [credit] 27.5%",
            "money.rate [credit] 37.8%",
        ]
    );
}
