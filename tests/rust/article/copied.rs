//! Texts as they come out of a PDF, a scan or a web page: the figures stay what they are, or what was mended is said.

use proptest::prelude::*;
use thads_metrics_article::{Article, Figure};
use unicode_normalization::UnicodeNormalization;

/// Reports of our own, of all the patterns that the field writes in.
const TEXTS: [&str; 4] = [
    "Kết quả thi hành án dân sự 6 tháng đầu năm 2022\n\nCục Thi hành án dân sự tỉnh Long An đã thụ lý 14.378 việc, \
     tương ứng số tiền hơn 2.503 tỷ đồng, trong đó có 10.983 việc có điều kiện thi hành. Kết quả đã thi hành xong \
     5.574 việc, đạt tỷ lệ 50,75%, tăng 312 việc (tăng 5,93%) so với cùng kỳ năm 2021. Về tiền, đã thi hành xong \
     1.270.351.000.000 đồng trên tổng số 1.719 tỷ đồng có điều kiện thi hành.\n\nĐối với án tín dụng, ngân hàng, các \
     cơ quan thi hành án dân sự đã thi hành xong 138 việc với số tiền 117,4 tỷ đồng.",
    "Năm 2021, toàn tỉnh Bến Tre phải thi hành 13.190 việc với số tiền 1.475 tỷ đồng; số có điều kiện thi hành là \
     9.870 việc, đã giải quyết xong 8.160 việc, đạt tỷ lệ 82,67%, vượt 1,67% so với chỉ tiêu giao. Số việc chuyển kỳ \
     sau là 5.030 việc, trong đó số có điều kiện nhưng chưa thi hành xong là 1.710 việc.",
    "Theo báo cáo của Bộ Tư pháp, năm 2023 các cơ quan thi hành án dân sự trong cả nước đã thi hành xong 575.667 việc, \
     đạt tỷ lệ 83,24%; thi hành xong về tiền 89.505 tỷ đồng, đạt tỷ lệ 46,44%. Đối với các khoản thu hồi cho ngân sách \
     nhà nước, đã thi hành xong 321.210 việc với số tiền 3.456 tỷ đồng.",
    "In the first six months of 2025, the civil judgment enforcement agencies of Nghe An completed 7,222 of the 11,904 \
     cases eligible for enforcement, reaching a rate of 60.67%, an increase of 312 cases (4.52%) compared to the same \
     period in 2024. In terms of money, more than VND 457 billion was collected.",
];

/// What a figure says, apart from how it is written.
fn says(figure: &Figure) -> String {
    let entry = figure.entry();
    let (office, period) = (figure.office(), figure.period().map(|period| period.to_string()));
    let others = (&entry.minus, &entry.share_of, &entry.change_from);
    format!("{} {office:?} {period:?} {:?} {} {others:?}", figure.quantity(), figure.group(), figure.printed().value())
}

fn said(text: &str) -> Vec<String> {
    Article::read(text).figures().iter().map(says).collect()
}

/// Sets a text in lines of a width.
fn wrapped(text: &str, width: usize, between: &str) -> String {
    let mut out = String::new();
    for paragraph in text.split("\n\n") {
        let mut line = 0;
        for word in paragraph.split(' ') {
            if line > 0 && line + word.chars().count() > width {
                out.push_str(between);
                line = 0;
            } else if line > 0 {
                out.push(' ');
            }
            out.push_str(word);
            line += word.chars().count() + 1;
        }
        out.push_str("\n\n");
    }
    out.trim_end().to_owned()
}

/// Writes an invisible character at some of the places between two characters.
fn scattered(text: &str, places: &[usize], c: char) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for place in places {
        chars.insert(place % chars.len() + 1, c);
    }
    chars.into_iter().collect()
}

fn begins_with_unit(line: &str) -> bool {
    ["việc", "tỷ", "đồng", "cases", "billion"].iter().any(|unit| line.starts_with(unit))
}

fn wide(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_digit() { char::from_u32(u32::from(c) + 0xfee0).unwrap() } else { c }).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn lines_and_invisible_marks_change_no_figure(
        text in prop::sample::select(TEXTS.as_slice()),
        width in 45..100_usize,
        places in prop::collection::vec(0..2_000_usize, 0..20),
        invisible in prop::sample::select(vec!['\u{200b}', '\u{ad}', '\u{feff}', '\u{2060}']),
        (nfd, nbsp, digits) in (any::<bool>(), any::<bool>(), any::<bool>()),
    ) {
        let mut copied = scattered(&wrapped(text, width, "\n"), &places, invisible);
        if nfd {
            copied = copied.nfd().collect();
        }
        if nbsp {
            copied = copied.replace(' ', "\u{a0}");
        }
        if digits {
            copied = wide(&copied);
        }
        prop_assert_eq!(said(&copied), said(text), "{}", copied);
    }

    #[test]
    fn page_numbers_between_lines_change_no_figure(
        text in prop::sample::select(TEXTS.as_slice()),
        width in 60..100_usize,
        page in 1..300_u32,
        form in prop::sample::select(vec!["\n#\n", "\n\n#\n\n", "\n- # -\n", "\nTrang #\n", "\n#\n\u{c}"]),
    ) {
        let copied = wrapped(text, width, &form.replace('#', &page.to_string()));
        // `Số`, `12`, `việc.` at the end of a paragraph may be read either way
        let last = copied.split("\n\n").filter_map(|paragraph| paragraph.lines().last());
        prop_assume!(last.into_iter().all(|line| line.chars().count() * 10 > width * 7 || !begins_with_unit(line)));
        prop_assert_eq!(said(&copied), said(text), "{}", copied);
    }

    #[test]
    fn what_a_scan_misreads_is_mended_and_said(
        text in prop::sample::select(TEXTS.as_slice()),
        which in 0..40_usize,
    ) {
        // a letter for a digit inside one of the figures
        let article = Article::read(text);
        let figure = &article.figures()[which % article.figures().len()];
        let span = figure.span();
        let number = text[span.clone()].to_owned();
        let Some(at) = number.char_indices().skip(1).find(|(at, c)| {
            matches!(c, '0' | '1') && number[..*at].ends_with(|c: char| c.is_ascii_digit() || c == '.' || c == ',')
        }) else { return Ok(()) };
        let letter = if at.1 == '0' { "O" } else { "l" };
        let misread = format!("{}{letter}{}", &number[..at.0], &number[at.0 + 1..]);
        let copied = format!("{}{misread}{}", &text[..span.start], &text[span.end..]);
        let again = Article::read(&copied);
        prop_assert_eq!(said(&copied), said(text), "{}", misread);
        prop_assert!(!again.notes().is_empty(), "{}", misread);
    }
}
