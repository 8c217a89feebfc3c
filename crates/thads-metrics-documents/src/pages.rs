//! The text of a PDF's pages put together: page numbers and lines that every page repeats are left out, so that a sentence
//! runs on from one page to the next.

use std::collections::{BTreeMap, BTreeSet};

use thads_metrics::text::Text;

use crate::{Document, DocumentError};

/// How many lines at the head and at the foot of a page may be the same on every page.
const EDGE: usize = 3;

/// The document that these pages make, each its text; `file` is the name that errors give it.
///
/// ```
/// let pages = ["1\nThi hành xong 5.574 việc,".to_owned(), "2\nđạt tỷ lệ 50,75%.".to_owned()];
/// let document = thads_metrics_documents::from_pages(&pages, "report.pdf")?;
/// assert_eq!(document.text, "Thi hành xong 5.574 việc,\nđạt tỷ lệ 50,75%.");
/// # Ok::<(), thads_metrics_documents::DocumentError>(())
/// ```
pub fn from_pages(pages: &[String], file: &str) -> Result<Document, DocumentError> {
    if pages.iter().all(|page| page.trim().is_empty()) {
        return Err(DocumentError::Scanned { file: file.to_owned(), pages: pages.len() });
    }
    let lines: Vec<Vec<&str>> = pages.iter().map(|page| page.lines().map(str::trim_end).collect()).collect();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for page in &lines {
        let filled = || page.iter().filter(|line| !line.trim().is_empty());
        let edges = filled().take(EDGE).chain(filled().rev().take(EDGE));
        for line in edges.map(|line| without_digits(line)).collect::<BTreeSet<_>>() {
            let times = seen.entry(line).or_default();
            *times = times.saturating_add(1);
        }
    }
    let is_repeated = |line: &str| pages.len() > 1 && seen.get(&without_digits(line)) == Some(&pages.len());
    let (mut text, mut left_out) = (String::new(), false);
    for (page, number) in lines.iter().zip(1_usize..) {
        let is_edge = |line: &&str| {
            let line = line.trim();
            line.is_empty() || is_page_number(line, number, pages.len()) || is_repeated(line)
        };
        let from = page.iter().position(|line| !is_edge(line)).unwrap_or(page.len());
        let to = page.iter().rposition(|line| !is_edge(line)).map_or(from, |last| last.saturating_add(1));
        let edges = page.iter().take(from).chain(page.iter().skip(to));
        left_out |= edges.into_iter().any(|line| !line.trim().is_empty());
        let body = page.get(from..to).unwrap_or_default().join("\n");
        if !body.is_empty() {
            text.push_str(if text.is_empty() { "" } else { "\n" });
            text.push_str(&body);
        }
    }
    let note = Text::new(
        "bỏ số trang và dòng lặp lại ở đầu, cuối các trang".to_owned(),
        "page numbers and lines that every page repeats were left out".to_owned(),
    );
    let notes = if left_out { vec![note] } else { Vec::new() };
    Ok(Document { text, notes, ..Document::default() })
}

/// A line as it is on every page, whatever the number of the page.
fn without_digits(line: &str) -> String {
    line.trim().chars().filter(|c| !c.is_ascii_digit()).collect()
}

/// `3`, `- 3 -`, `Trang 3/10`: the number of this page, or near it where a cover is not counted.
fn is_page_number(line: &str, number: usize, pages: usize) -> bool {
    let line = line.to_lowercase();
    let line = line.strip_prefix("trang").or_else(|| line.strip_prefix("page")).unwrap_or(&line);
    let line = line.trim_matches(|c: char| c.is_whitespace() || "-–—|".contains(c));
    let (first, of) = line.split_once('/').map_or((line, None), |(first, of)| (first, Some(of)));
    let is_total = |of: &str| of.trim().parse() == Ok(pages);
    of.is_none_or(is_total) && first.trim().parse::<usize>().is_ok_and(|read| read.abs_diff(number) <= 2)
}
