//! What is given, by its bytes and its name; and what can't be read.

use std::fs;

use thads_metrics::{Explain as _, Lang, Period};
use thads_metrics_cli::{Streams, UNREADABLE, run};
use thads_metrics_wasm::{Asked, read};

use super::{example, page};

#[test]
fn cells_copied_from_a_spreadsheet_are_a_sheet_whatever_they_are_called() {
    let cells = "Đơn vị\tViệc: có điều kiện thi hành\tViệc: giải quyết xong\nBến Lức\t40\t30\nTân An\t50\t20\n";
    let asked = Asked { period: "2022/06", ..Asked::default() };
    let pages =
        ["", "so-lieu.txt", "so-lieu.tsv"].map(|name| read(cells.as_bytes(), name, &asked, Lang::Vi).unwrap().html);
    assert!(pages.iter().all(|html| html.contains("75,00%") && html.contains("40,00%")));
}

#[test]
fn tabs_in_an_article_leave_it_an_article() {
    let article = String::from_utf8(example("long-an-2022-06.txt")).unwrap();
    let indented = article.replace("\n\n", "\n\n\t");
    assert_eq!(page(indented.as_bytes(), "").verdict, page(article.as_bytes(), "").verdict);
}

#[test]
fn a_report_file_is_one_by_its_words_or_its_name() {
    let report = example("long-an-2022-06.toml");
    assert_eq!(page(&report, "").html, page(&report, "long-an.toml").html);
    assert!(read(b"Long An", "long-an.toml", &Asked::default(), Lang::En).unwrap_err().contains("long-an.toml"));
}

#[test]
fn what_is_asked_stands_where_the_sheet_is_silent() {
    let cells = "Đơn vị,Có điều kiện thi hành,Giải quyết xong\nBến Lức,40,30\n".as_bytes();
    let with = |asked: Asked| read(cells, "bieu.csv", &asked, Lang::Vi);
    assert!(with(Asked::default()).unwrap_err().contains("bieu.csv"));
    assert!(with(Asked { period: "2022/06", measure: "cases", ..Asked::default() }).unwrap().html.contains("75,00%"));
    let refused = with(Asked { period: "hôm qua", ..Asked::default() }).unwrap_err();
    assert_eq!(refused, "hôm qua".parse::<Period>().unwrap_err().text(Lang::Vi));
}

#[test]
fn what_is_no_document_is_refused_in_the_words_of_the_command() {
    let folder = std::env::temp_dir().join(format!("thads-metrics-web-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let given: [(&str, &[u8]); 6] = [
        ("trong.txt", b""),
        ("quet.pdf", b"%PDF-1.7\n"),
        ("anh.png", b"\x89PNG\r\n\x1a\n"),
        ("cu.rtf", b"{\\rtf1 a}"),
        ("hong.toml", b"figures = 3"),
        ("khong-so.txt", "Không có số liệu nào.".as_bytes()),
    ];
    for (name, bytes) in given {
        let file = folder.join(name);
        fs::write(&file, bytes).unwrap();
        let path = file.display().to_string();
        for lang in [Lang::Vi, Lang::En] {
            let (mut out, mut err) = (Vec::new(), Vec::new());
            let mut streams = Streams { out: &mut out, err: &mut err };
            let status = run(["thads-metrics", "audit", "--lang", &lang.to_string(), &path], &mut streams).unwrap();
            assert_eq!(status, UNREADABLE, "{name}");
            let said = String::from_utf8(err).unwrap();
            let shown = match read(bytes, &path, &Asked::default(), lang) {
                Err(reason) => reason,
                Ok(page) => format!("{path}: {}", page.verdict),
            };
            assert_eq!(said.trim_end(), format!("thads-metrics: {shown}"), "{name}");
        }
    }
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn an_archive_or_a_register_is_refused_as_a_workbook() {
    for (bytes, kind) in
        [(&b"\x1F\x8B\x08"[..], "GZIP"), (b"PAR1\x15\x04", "Parquet"), (b"SQLite format 3\0", "SQLite")]
    {
        let reason = read(bytes, "so-lieu", &Asked::default(), Lang::En).unwrap_err();
        assert!(
            reason.starts_with("so-lieu: expected XLSX, XLS, ODS, CSV or TSV") && reason.contains(kind),
            "{reason}"
        );
    }
}
