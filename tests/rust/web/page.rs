//! What is shown, and what can be saved.

use serde_json::Value;
use thads_metrics::Lang;
use thads_metrics_audit::Report;
use thads_metrics_wasm::{Asked, Page, read};

use super::{example, page};

fn saved<'a>(page: &'a Page, ending: &str) -> &'a str {
    &page.files.iter().find(|file| file.name.ends_with(ending)).unwrap().text
}

#[test]
fn the_long_an_article_has_its_conflict_and_its_report_file() {
    let page = page(&example("long-an-2022-06.txt"), "long-an.txt");
    assert!(!page.sound);
    assert_eq!(page.verdict, "Mâu thuẫn: 2"); // 81,5% and 80,1% for the year, in two ways
    assert!(page.html.contains("<mark class=\"conflict\""));
    let report = Report::from_bytes(saved(&page, ".toml").as_bytes(), "long-an.toml").unwrap();
    assert_eq!(report.audit().conflicts().len(), 2);
    let names: Vec<&str> = page.files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["long-an.toml", "long-an.html", "long-an.json"]);
}

#[test]
fn a_sheet_has_the_findings_of_its_cells_then_its_rates() {
    let page = page(&example("long-an-2022-06-slips.xlsx"), "long-an.xlsx");
    assert!(!page.sound);
    let found: Value = serde_json::from_str(saved(&page, ".json")).unwrap();
    let findings = found["findings"].as_array().unwrap();
    assert!(!findings.is_empty());
    for finding in findings {
        let cell = finding["cell"].as_str().unwrap().rsplit('!').next().unwrap();
        assert!(page.html.contains(cell), "{cell}");
    }
    let at = |text: &str| page.html.find(text).unwrap_or_else(|| panic!("no {text}"));
    assert!(at("Số liệu cần xem lại") < at("<table "));
}

#[test]
fn json_keeps_every_digit() {
    // 2^53 + 1 is the first whole number that readers of JSON which know floats only would change.
    let sheet = "Đơn vị,Việc: có điều kiện thi hành,Việc: giải quyết xong\nBến Lức,9007199254740993,3\nTân An,40,30\n";
    let asked = Asked { period: "2022/06", ..Asked::default() };
    let page = read(sheet.as_bytes(), "bieu.csv", &asked, Lang::En).unwrap();
    let read: Value = serde_json::from_str(saved(&page, ".json")).unwrap();
    let rows = read["rows"].as_array().unwrap();
    assert_eq!(rows[0]["eligible"], Value::from("9007199254740993"));
    assert_eq!(rows[1]["eligible"], Value::from(40));
    assert_eq!(rows[1]["rate"], Value::from("75.00"));
    assert_eq!(rows[1]["rate_exact"], Value::from("30/40"));
}

#[test]
fn what_is_given_is_text_and_never_markup() {
    let hostile = "<img src=x onerror=alert(1)>\"'<script>alert(1)</script><style>*{}</style>";
    let sheet =
        format!("Đơn vị\tViệc: có điều kiện thi hành\tViệc: giải quyết xong\n{hostile}\t40\t50\nTân An\t40\t30\n");
    let article = format!("6 tháng đầu năm 2022, Cục THADS tỉnh {hostile} thi hành xong 5.574 việc trong 10.983 việc.");
    let quoted = hostile.replace('\'', "");
    let report = format!(
        "[report]\ntitle = '''{quoted}'''\noffice = '''{quoted}'''\nperiod = \"2022/06\"\n\
         [[figure]]\nid = \"a\"\nquantity = \"cases.rate\"\nprinted = \"50,75%\"\n"
    );
    let asked = Asked { period: "2022/06", ..Asked::default() };
    for (input, name) in [(&sheet, "bieu.tsv"), (&article, "bai.txt"), (&report, "bao-cao.toml"), (&sheet, "")] {
        let page = read(input.as_bytes(), name, &asked, Lang::Vi).unwrap_or_else(|error| panic!("{name}: {error}"));
        for tag in ["<img", "<script", "<style"] {
            assert!(!page.html.contains(tag), "{name}: {tag}");
        }
        for file in page.files.iter().filter(|file| file.media == "text/html") {
            assert!(!file.text.contains("<script") && !file.text.contains("<img"), "{}", file.name);
        }
    }
}

#[test]
fn both_languages_find_the_same() {
    for name in ["long-an-2022-06.txt", "long-an-2022-06.toml", "long-an-2022-06-slips.xlsx", "long-an-2022-06.xlsx"] {
        let bytes = example(name);
        let [vi, en] = [Lang::Vi, Lang::En].map(|lang| read(&bytes, name, &Asked::default(), lang).unwrap());
        assert_eq!(vi.sound, en.sound, "{name}");
        assert_ne!(vi.verdict, en.verdict, "{name}");
        assert_eq!(vi.html.matches("<li>").count(), en.html.matches("<li>").count(), "{name}");
        assert_eq!(vi.html.matches("<tr").count(), en.html.matches("<tr").count(), "{name}");
    }
}
