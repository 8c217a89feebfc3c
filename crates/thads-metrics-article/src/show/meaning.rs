//! What a figure is, in words.

use thads_metrics::{Period, text::Lang, vocabulary::groups::GroupName};
use thads_metrics_audit::PartialSubject;

use crate::figure::Figure;

/// `giải quyết xong (về việc), Long An, 6 tháng đầu năm 2022; so với 6 tháng đầu năm 2021`.
pub(super) fn meaning(figure: &Figure, lang: Lang) -> String {
    let mut parts = vec![figure.quantity().term(lang)];
    parts.extend(figure.group().map(|group| group_name(group, lang)));
    parts.extend(figure.office().map(str::to_owned));
    parts.extend(figure.period().map(|period| period.label(lang)));
    let mut text = parts.join(", ");
    let entry = figure.entry();
    let relations = [
        (&entry.minus, lang.pick("chênh lệch so với", "difference from")),
        (&entry.share_of, lang.pick("tỷ trọng trong", "share of")),
        (&entry.change_from, lang.pick("mức tăng giảm so với", "change from")),
    ];
    for (other, words) in relations {
        if let Some(other) = other {
            text = format!("{text}; {words} {}", subject(other, lang));
        }
    }
    text
}

fn subject(other: &PartialSubject, lang: Lang) -> String {
    let quantity = other.quantity.map(|quantity| quantity.term(lang));
    let period = other.period.map(|period: Period| period.label(lang));
    [quantity, other.office.clone(), period].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn group_name(group: &str, lang: Lang) -> String {
    GroupName::in_words(group).map_or(group, |known| known.term.pick(lang)).to_owned()
}
