//! What people paste.

use thads_metrics::Explain;
use thads_metrics_article::{Article, Options, Reason};
use unicode_normalization::UnicodeNormalization;

const TEXT: &str = "6 tháng đầu năm 2022, Cục THADS tỉnh Long An đã thi hành xong 5.574 việc, đạt tỷ lệ 50,75%.";

fn figures(text: &str) -> Vec<String> {
    let article = Article::read(text);
    let line = |f: &thads_metrics_article::Figure| format!("{} {}", f.quantity(), f.printed().value());
    article.figures().iter().map(line).collect()
}

#[test]
fn one_text_however_it_is_typed() {
    let expected = ["cases.resolved 5574", "cases.rate 203/4"];
    let wide = |c: char| char::from_u32(u32::from(c) + 0xfee0).unwrap();
    for text in [
        TEXT.to_owned(),
        TEXT.nfd().collect(),
        TEXT.replace(' ', "\u{a0}"),
        TEXT.replace("5.574", "5.\u{200b}574"),
        TEXT.replace("5.574", "5. 574"),
        TEXT.replace("5.574", "5 574"),
        TEXT.replace("50,75", "5O,75"),
        TEXT.replace("50,75", "5 0,75"),
        TEXT.replace(", đạt", ",\nđạt").replace("đã thi", "đã\nthi"),
        TEXT.to_uppercase().replace("TỈNH LONG AN", "tỉnh Long An"),
        TEXT.chars().map(|c| if c.is_ascii_digit() { wide(c) } else { c }).collect(),
    ] {
        assert_eq!(figures(&text), expected, "{text}");
    }
}

#[test]
fn what_is_mended_is_noted() {
    let article = Article::read(&TEXT.replace("50,75", "5O,75"));
    assert_eq!(article.notes()[0].en, "f2: “5O,75%” is read as 50,75%");
    assert!(Article::read(TEXT).notes().is_empty());
}

#[test]
fn what_makes_no_report_says_why() {
    let code = |text: &str| Article::read(text).report().unwrap_err().code();
    assert_eq!(code(" \n"), "article.empty");
    assert_eq!(code("Giá vàng hôm nay tăng 5% lên 120 triệu đồng."), "article.other_subject");
    assert_eq!(code("Thi hành án dân sự là hoạt động của Nhà nước."), "article.no_numbers");
    assert_eq!(code("Năm 2022, đơn vị thi hành án thi hành xong 500 việc."), "article.no_office");
    assert_eq!(code("Cục THADS tỉnh Long An thi hành xong 500 việc."), "article.no_period");
    let known = Options { period: "2022/06".parse().ok(), ..Options::default() };
    assert!(Article::read_with("Cục THADS tỉnh Long An thi hành xong 500 việc.", &known).report().is_ok());
}

#[test]
fn nothing_of_a_text_is_run() {
    let article = Article::read(&format!("<script>alert(1)</script> {TEXT}"));
    let page = article.marked_html(None, thads_metrics::Lang::En);
    assert!(!page.contains("<script"));
    assert_eq!(article.others().iter().filter(|o| o.reason() == Reason::Date).count(), 2);
}

#[test]
fn a_word_file_and_a_page_say_what_their_text_says() {
    let page = format!(
        "<html><head><title>t</title></head><body><nav>24 giờ</nav><div class='menu'>500 việc</div><article><p>{TEXT}</p></article><footer>2024</footer></body></html>"
    );
    let document = thads_metrics_documents::read(page.as_bytes(), "page.html").unwrap();
    assert_eq!(document.text, TEXT);
    for (bytes, code) in [
        (&b"%PDF-1.7"[..], "document.pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "document.save_as_word"),
        (b"PK\x03\x04word/document.xml", "document.not_word"),
        (b"PK\x03\x04xl/workbook.xml", "document.kind"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "document.picture"),
        (b"\x00\x01\x02\x03\xff", "document.binary"),
        (b"  ", "document.empty"),
    ] {
        assert_eq!(thads_metrics_documents::read(bytes, "f").unwrap_err().code(), code);
    }
}
