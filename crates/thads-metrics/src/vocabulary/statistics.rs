//! The words that running text says a statistic beside the main forms with: a phrase stands right before its number, or
//! right after it.
//!
//! Patterns are those of [`prose`](super::prose). A phrase that says little alone (`tự nguyện thi hành`) decides only where
//! another statistic of its family stands before it in the sentence.

use std::{collections::HashMap, sync::LazyLock};

use super::pattern::{expand, folded};
use crate::{
    statistics::{STATISTICS, Statistic},
    text::{lang::Lang, normalise::fold},
};

/// What a phrase says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NamedStatistic {
    /// The statistic.
    pub statistic: &'static Statistic,
    /// What it decides with.
    pub with: With,
    /// How many words it takes.
    pub words: usize,
}

/// What must stand before a phrase in the sentence for it to decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum With {
    /// Nothing: it decides alone.
    Nothing,
    /// Another statistic of its family.
    Family,
    /// These words.
    Words(&'static str),
}

/// Phrases that decide alone.
#[rustfmt::skip] // a table: one phrase a line
const ALONE: &[(&str, &str)] = &[
    ("[đã] [ban hành|ra] quyết định [áp dụng] [biện pháp|các biện pháp] cưỡng chế [thi hành án|tha] [dân sự]", "coercion.decisions"),
    ("phải áp dụng [biện pháp|các biện pháp] cưỡng chế [thi hành án|tha]", "coercion.carried_out"),
    ("[phải] [đã] tổ chức cưỡng chế [thi hành án|tha] [thành công] [xong] [được]", "coercion.carried_out"),
    ("[đã] cưỡng chế (thành công|xong)", "coercion.carried_out"),
    ("(chưa|chưa phải) [tổ chức] cưỡng chế", "coercion.pending"),
    ("cưỡng chế không (thành|thành công)", "coercion.failed"),
    ("cưỡng chế (có|phải) huy động lực lượng", "coercion.with_forces"),
    ("cưỡng chế không [phải] huy động lực lượng", "coercion.without_forces"),
    ("coercion decisions", "coercion.decisions"),

    ("(đề nghị|lập hồ sơ đề nghị) [tòa án] [xét] miễn [,|và|hoặc] giảm [nghĩa vụ] [thi hành án] [dân sự]", "exemption.asked"),
    ("(đã|được|đã được) [tòa án] [xét] miễn [,|và|hoặc] giảm [nghĩa vụ] [thi hành án]", "exemption.granted"),

    ("(tiếp nhận|nhận được|nhận) [tổng số] đơn khiếu nại [,|và] tố cáo", "complaints.received"),
    ("đơn [thư] khiếu nại [,|và] tố cáo", "complaints.received"),
    ("đơn [thư] khiếu nại", "complaints.complaints"),
    ("đơn [thư] tố cáo", "complaints.denunciations"),
    ("lượt công dân", "citizens.visits"),
    ("lượt công dân đến (khiếu nại|trụ sở)", "citizens.visits"),

    ("văn bản thông báo [về việc] tự nguyện thi hành án [hành chính]", "admin.notices"),
    ("thông báo tự nguyện thi hành án hành chính", "admin.notices"),
    ("(có|ra|ban hành) quyết định buộc thi hành án [hành chính]", "admin.compelled"),
    ("[bản án] (có|có nội dung) phải thi hành án hành chính", "admin.with_content"),
    ("bản án [hành chính] có nội dung [phải] [theo dõi] [thi hành]", "admin.with_content"),
    ("buổi làm việc với người phải thi hành án", "admin.sessions"),
    ("văn bản kiến nghị [xử lý|xem xét] [trách nhiệm]", "admin.recommendations"),

    ("bán đấu giá thành [nhưng] chưa (giao|giao được|bàn giao|bàn giao được) tài sản", "auction.not_handed_over"),
    ("đấu giá thành [nhưng] chưa (giao|giao được|bàn giao|bàn giao được) tài sản", "auction.not_handed_over"),
    ("yêu cầu [ngành] tòa án giải thích [,|và] đính chính", "court.explanations_asked"),
    ("đã chuyển [sang] sổ theo dõi riêng", "stock.separate_register"),
    ("(án|việc) theo dõi riêng", "stock.separate_register"),

    ("(mỗi|một|01) (chấp hành viên|chv) [đã|phải] [thụ lý|thi hành|giải quyết|thụ lý và giải quyết|thụ lý thi hành|tổ chức thi hành|đảm nhận]", "officers.cases_each"),
];

/// Phrases that decide beside another statistic of their family.
const BESIDE: &[(&str, &str)] = &[
    ("[đã] tự nguyện (tha|thi hành [án])", "coercion.voluntary"),
    ("[có|phải] huy động lực lượng", "coercion.with_forces"),
    ("không [phải] huy động lực lượng", "coercion.without_forces"),
    ("[đơn] khiếu nại", "complaints.complaints"),
    ("[đơn] tố cáo", "complaints.denunciations"),
    ("[việc] thuộc thẩm quyền [giải quyết]", "complaints.within_competence"),
    ("[việc] không thuộc thẩm quyền [giải quyết]", "complaints.outside_competence"),
];

/// Phrases that decide after other words: a court that is asked has not yet granted.
const AFTER: &[(&str, &str, &str)] =
    &[("[xét] miễn [,|và|hoặc] giảm [nghĩa vụ] [thi hành án]", "đề nghị", "exemption.asked")];

/// Every pattern, with what it decides with and the key of its statistic.
fn patterns() -> impl Iterator<Item = (&'static str, With, &'static str)> {
    let alone = ALONE.iter().map(|(pattern, key)| (*pattern, With::Nothing, *key));
    let beside = BESIDE.iter().map(|(pattern, key)| (*pattern, With::Family, *key));
    alone.chain(beside).chain(AFTER.iter().map(|(pattern, words, key)| (*pattern, With::Words(words), *key)))
}

static KNOWN: LazyLock<HashMap<String, (&'static Statistic, With)>> = LazyLock::new(|| {
    let mut known = HashMap::new();
    for (pattern, with, key) in patterns() {
        let Ok(statistic) = Statistic::named(key) else { continue };
        for phrase in expand(pattern) {
            known.entry(folded(&phrase)).or_insert((statistic, with));
        }
    }
    known.remove("");
    known
});

/// The most words of a phrase.
static LONGEST: LazyLock<usize> =
    LazyLock::new(|| KNOWN.keys().map(|phrase| phrase.split(' ').count()).max().unwrap_or(0));

/// The longest phrase that these words, folded, begin with.
///
/// ```
/// use thads_metrics::vocabulary::statistics::{With, statistic_at};
/// let said = statistic_at(&["quyết", "định", "cưỡng", "chế", "đối", "với"]).unwrap();
/// assert_eq!((said.statistic.key, said.words, said.with), ("coercion.decisions", 4, With::Nothing));
/// ```
pub fn statistic_at(words: &[&str]) -> Option<NamedStatistic> {
    let longest = words.len().min(*LONGEST);
    (1..=longest).rev().find_map(|count| {
        let phrase = words.get(..count)?.join(" ");
        KNOWN.get(&phrase).map(|(statistic, with)| NamedStatistic { statistic, with: *with, words: count })
    })
}

/// Every statistic by its key and its terms, folded.
static HEADINGS: LazyLock<HashMap<String, &'static Statistic>> = LazyLock::new(|| {
    let names = |known: &'static Statistic| {
        let terms = Lang::ALL.into_iter().map(move |lang| known.term.pick(lang));
        terms.chain([known.key]).map(move |name| (fold(name), known))
    };
    STATISTICS.iter().flat_map(names).collect()
});

/// The statistic that the heading of a column names, and the unit that it says in brackets; `số`, `tổng số` may stand first.
///
/// ```
/// use thads_metrics::vocabulary::statistics::statistic_of_heading;
/// let (granted, unit) = statistic_of_heading("Số tiền được miễn, giảm (triệu đồng)").unwrap();
/// assert_eq!((granted.key, unit), ("exemption.granted_amount", "triệu đồng"));
/// assert_eq!(statistic_of_heading("Số quyết định cưỡng chế").unwrap().0.key, "coercion.decisions");
/// assert!(statistic_of_heading("Có điều kiện thi hành").is_none());
/// ```
pub fn statistic_of_heading(text: &str) -> Option<(&'static Statistic, &str)> {
    let named = |name: &str| {
        let folded = fold(name);
        let bare = || ["tổng số ", "số "].iter().find_map(|first| HEADINGS.get(folded.strip_prefix(first)?));
        HEADINGS.get(&folded).or_else(bare).copied()
    };
    let in_brackets = || {
        let (name, unit) = text.split_once('(')?;
        Some((named(name)?, unit.trim_end().trim_end_matches(')')))
    };
    named(text).map(|known| (known, "")).or_else(in_brackets)
}

#[cfg(test)]
mod tests {
    use super::{Statistic, patterns};

    #[test]
    fn every_phrase_names_a_statistic() {
        for (pattern, _, key) in patterns() {
            assert!(Statistic::named(key).is_ok(), "{pattern}: {key}");
        }
    }
}
