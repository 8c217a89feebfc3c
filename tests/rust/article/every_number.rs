//! What holds of any text at all, whether it means something or not.

use std::ops::Range;

use thads_metrics::Lang;
use thads_metrics_article::{Article, Figure, Other};

/// What a reading breaks of the law, if it breaks any: every digit is in one span of a figure or of another number, all
/// spans lie on characters, in order and apart; and the article can be written in every form.
pub(crate) fn broken_by(text: &str) -> Option<String> {
    let article = Article::read(text);
    let figures = article.figures().iter().map(Figure::span);
    let mut spans: Vec<Range<usize>> = figures.chain(article.others().iter().map(Other::span)).collect();
    spans.sort_by_key(|span| (span.start, span.end));
    let reasons = article.figures().iter().flat_map(|figure| figure.because().iter().cloned().chain([figure.clause()]));
    if let Some(span) = spans.iter().cloned().chain(reasons).find(|span| text.get(span.clone()).is_none()) {
        return Some(format!("{span:?} is not between characters"));
    }
    if let Some(pair) = spans.windows(2).find(|pair| matches!(pair, [a, b] if a.end > b.start)) {
        return Some(format!("{pair:?} overlap"));
    }
    let mut next = spans.iter().peekable();
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
        while next.next_if(|span| span.end <= at).is_some() {}
        if next.peek().is_none_or(|span| at < span.start) {
            return Some(format!("{c:?} at {at} is in no span"));
        }
    }
    let _ = (article.report(), article.to_toml(), article.json());
    let _ = article.marked_html(None, Lang::Vi);
    None
}
