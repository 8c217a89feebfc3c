//! What holds of every text.

use proptest::prelude::*;
use thads_metrics_article::Article;

use super::every_number::broken_by;

fn accounts_for_every_number(text: &str) {
    assert_eq!(broken_by(text), None, "{text:?}");
}

/// Words and numbers of the field in any order.
fn jumble() -> impl Strategy<Value = String> {
    const WORDS: &[&str] = &[
        "thi hành xong",
        "có điều kiện",
        "phải thi hành",
        "việc",
        "tỷ đồng",
        "%",
        "đạt",
        "tỷ lệ",
        "tăng",
        "giảm",
        "so với",
        "cùng kỳ",
        "năm 2021",
        "chỉ tiêu",
        "vượt",
        "(",
        ")",
        ",",
        ";",
        ".",
        "\n",
        "/",
        "về việc",
        "về tiền",
        "6 tháng đầu năm 2022",
        "Cục THADS tỉnh Long An",
        "5.409",
        "12,5",
        "1.719",
        "hơn",
        "gần",
        "08",
        "2022",
        "31/3/2022",
        "1 1,25%",
        "l2,5%",
        "trong đó",
        "và",
        "chiếm",
        "toàn quốc",
        "tín dụng",
        "-",
        "1746/CĐ-TCTHADS",
        "\u{200b}",
        "\u{a0}",
        "đ",
        "còn",
        "chuyển kỳ sau",
        "lần lượt",
        "1,27 lần",
        "án hành chính",
        "thứ 5/30",
        "từ 1/10/2021 đến 31/3/2022",
        "cases were completed",
        "an increase of",
        "VND1,719 billion",
        "the same period in 2021",
        "administrative judgments",
        "12 - 13%",
    ];
    prop::collection::vec((prop::sample::select(WORDS).prop_map(str::to_owned), prop::bool::weighted(0.8)), 0..40)
        .prop_map(|words| words.into_iter().map(|(word, spaced)| if spaced { word + " " } else { word }).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn of_any_text_every_number_is_accounted_for(text in "\\PC{0,80}") {
        accounts_for_every_number(&text);
    }

    #[test]
    fn of_any_characters_at_all(text in any::<String>(), more in jumble()) {
        accounts_for_every_number(&text);
        accounts_for_every_number(&format!("{more}{text}{more}"));
    }

    #[test]
    fn of_any_order_of_its_words_too(text in jumble()) {
        accounts_for_every_number(&text);
    }
}

#[test]
fn digits_without_end_make_no_figure() {
    let text = format!("Năm 2022, Cục THADS tỉnh Long An thi hành xong {} việc.", "9".repeat(10_000));
    let article = Article::read(&text);
    assert!(article.figures().is_empty());
    assert_eq!(article.others().len(), 2);
}

#[test]
fn what_is_read_is_read_again_from_the_report_file() {
    let text = "Năm 2022, Cục THADS tỉnh Long An thi hành xong 9.000 việc (tăng 500 việc, tăng 5,88% so với năm 2021), đạt tỷ lệ 81,5%.";
    let article = Article::read(text);
    let report = thads_metrics_audit::Report::parse(&article.to_toml(), "article.toml").unwrap();
    assert_eq!(report, article.report().unwrap());
    assert_eq!(report.figures().len(), 4);
}
