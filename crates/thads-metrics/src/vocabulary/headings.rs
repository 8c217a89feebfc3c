//! The vocabulary of headings: every phrase that forms use, and what it means.
//!
//! In a phrase `[word]` may be missing and `(a|b)` is either; marks, capitals and punctuation
//! don't matter (see [`plain`]). A phrase is met as a whole, the longest
//! first; a heading is understood only if every word of it belongs to some phrase.

use std::{collections::HashMap, sync::LazyLock};

use Sense::{Done, Earlier, Handled, Heads, Is, LastYear, Of, Part, Percent, Postponed, Skip, Total, Unit};

use super::pattern::expand;
use crate::text::{edits::edits, normalise::plain};
use crate::{
    amount::Scale,
    measure::{Item, Measure},
    text::lang::Lang,
};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// The office's name.
    Office,
    /// The officer of the office.
    Officer,
    /// The office that it belongs to.
    Parent,
    /// The period.
    Period,
    /// The measure: việc, tiền, cases, money.
    Measure,
    /// The number of the row.
    RowNumber,
    /// Figures.
    Item(Item),
}

/// What a phrase of a heading means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    /// An item, for certain.
    Is(Item),
    /// `thi hành xong`: completed, or all that is resolved where nothing tells the two apart.
    Done,
    /// `giải quyết`: handled or resolved.
    Handled,
    /// `hoãn` without its ground.
    Postponed,
    /// `năm trước`: what was carried in, or last year's figure.
    LastYear,
    /// `cùng kỳ`: the figure of an earlier period.
    Earlier,
    /// `tổng số`: the whole of what stands above.
    Total,
    /// `chia ra`, `trong đó`: parts of what stands before.
    Part,
    /// `tỷ lệ`, `%`.
    Percent,
    /// What is measured.
    Of(Measure),
    /// The scale of money.
    Unit(Scale),
    /// A column that holds no figures.
    Heads(Role),
    /// Nothing of its own.
    Skip,
}

/// Short forms, replaced word by word before phrases are looked for.
pub const SHORT: &[(&str, &str)] = &[
    ("dk", "dieu kien"),
    ("dkth", "dieu kien thi hanh"),
    ("cdk", "co dieu kien"),
    ("ccdk", "chua co dieu kien"),
    ("cdkth", "co dieu kien thi hanh"),
    ("qd", "quyet dinh"),
    ("gq", "giai quyet"),
    ("gqkn", "giai quyet khieu nai"),
    ("kn", "khieu nai"),
    ("ts", "tong so"),
    ("th", "thi hanh"),
    ("tha", "thi hanh an"),
    ("thads", "thi hanh an dan su"),
    ("thahc", "thi hanh an hanh chinh"),
    ("ut", "uy thac"),
    ("dvt", "don vi tinh"),
    ("tdc", "tam dinh chi"),
    ("ti", "ty"),
    ("sl", "so luong"),
    ("chv", "chap hanh vien"),
];

/// Every phrase of the forms; the keys of items and their terms in both languages are added to these.
#[rustfmt::skip] // a table: one phrase a line
const PHRASES: &[(&str, Sense)] = &[
    // intake
    ("thụ lý", Is(Item::Accepted)),
    ("đã thụ lý", Is(Item::Accepted)),
    ("[số] (năm|kỳ) trước [đã] chuyển (sang|qua) [trừ số đã chuyển sổ theo dõi riêng]", Is(Item::CarriedIn)),
    ("[số] năm trước", LastYear),
    ("[so với] [số] (cùng kỳ|cùng kỳ năm trước|cùng kỳ năm ngoái|năm ngoái|kỳ trước|tháng trước|quý trước)", Earlier),
    ("so với (năm trước|kỳ trước|tháng trước|quý trước)", Earlier),
    ("(tăng giảm|chênh lệch) [so với] [năm trước|kỳ trước|cùng kỳ|cùng kỳ năm trước]", Earlier),
    ("[số] [án|việc|tiền] cũ [chuyển (sang|qua)] [trừ số đã chuyển sổ theo dõi riêng]", Is(Item::CarriedIn)),
    ("chuyển (từ|của) (năm|kỳ) trước [sang]", Is(Item::CarriedIn)),
    ("tồn (đầu kỳ|kỳ trước|năm trước) [chuyển sang]", Is(Item::CarriedIn)),
    ("[số] thụ lý mới", Is(Item::NewlyAccepted)),
    ("[số] mới [thụ lý] [trong kỳ|trong năm]", Is(Item::NewlyAccepted)),
    ("thụ lý [mới] trong (kỳ|năm)", Is(Item::NewlyAccepted)),
    // what leaves before it is to be enforced
    ("ủy thác [đi] [thi hành] [án] [dân sự]", Is(Item::Entrusted)),
    ("ủy thác thi hành án [cho] (nơi|đơn vị) khác", Is(Item::Entrusted)),
    ("[cục|tỉnh] rút [hồ sơ] lên [để] [thi hành] [án]", Is(Item::TakenUp)),
    ("rút hồ sơ [thi hành án]", Is(Item::TakenUp)),
    ("thu hồi [và|hoặc] hủy [bỏ] [các] [quyết định] [thi hành] [án]", Is(Item::Revoked)),
    ("(thu hồi|hủy) [quyết định] [thi hành] [án]", Is(Item::Revoked)),
    // what is to be enforced, and its classes
    ("phải thi hành [án]", Is(Item::ToEnforce)),
    ("phải (thu|giải quyết)", Is(Item::ToEnforce)),
    ("(có|đủ|có đủ) điều kiện [thi hành|giải quyết] [án]", Is(Item::Eligible)),
    ("(chưa|không) [có] [đủ] điều kiện [thi hành|giải quyết] [án] [trừ số đã chuyển sổ theo dõi riêng]", Is(Item::Ineligible)),
    ("hoãn [và|hoặc] tạm đình chỉ [thi hành] [án]", Is(Item::Deferred)),
    ("hoãn tạm đình chỉ ngoài hai loại trên", Is(Item::Deferred)),
    // what was done
    ("giải quyết xong", Is(Item::Resolved)),
    ("đã giải quyết xong", Is(Item::Resolved)),
    ("(xong và đình chỉ|thi hành xong và đình chỉ|thi hành xong đình chỉ)", Is(Item::Resolved)),
    ("(thi hành xong|xong) đình chỉ [và] [xét] [miễn] giảm [nghĩa vụ] [thi hành] [án]", Is(Item::Resolved)),
    ("[đã] (thi hành|thi hành án) xong", Done),
    ("(xong|hoàn thành)", Done),
    ("[đã] (thu được|thu nộp)", Done),
    ("giải quyết", Handled),
    ("đình chỉ [thi hành] [án]", Is(Item::Terminated)),
    ("[xét] [miễn] giảm [nghĩa vụ] [thi hành] [án]", Is(Item::Reduced)),
    // what is eligible and open
    ("đang [thi hành|giải quyết|tổ chức thi hành] [án]", Is(Item::InProgress)),
    ("hoãn [thi hành] [án] [theo] [điểm|đ] c [khoản|k] [1] [điều|đ] [48] [luật] [thi hành án dân sự]", Is(Item::PostponedByAgreement)),
    ("hoãn [thi hành] [án] [do|theo] (các bên|đương sự) [thỏa thuận|đồng ý]", Is(Item::PostponedByAgreement)),
    ("hoãn [thi hành] [án]", Postponed),
    ("tạm đình chỉ [thi hành] [án]", Is(Item::Suspended)),
    ("tạm dừng [thi hành] [án] [để] [giải quyết] [khiếu nại]", Is(Item::Paused)),
    ("[các] (trường hợp|lý do) khác", Is(Item::Other)),
    ("có điều kiện khác", Is(Item::Other)),
    // what is left
    ("chuyển [sang] [kỳ|năm] sau", Is(Item::CarriedOver)),
    ("(tồn|tồn cuối kỳ|còn tồn|còn phải thi hành|còn lại chuyển [sang] (kỳ|năm) sau)", Is(Item::CarriedOver)),
    ("có điều kiện [thi hành|giải quyết] [án] [còn] chuyển [sang] (kỳ|năm) sau", Is(Item::CarriedOverEligible)),
    // percentages
    ("tỷ lệ [phần trăm]", Percent),
    ("(phần trăm|%)", Percent),
    ("tỷ lệ phân loại [có điều kiện] [thi hành] [án]", Is(Item::EligibleShare)),
    ("phân loại", Skip),
    ("chỉ tiêu [được] [giao] [năm]", Is(Item::Target)),
    ("(kế hoạch|chỉ tiêu kế hoạch) [được] [giao] [năm]", Is(Item::Target)),
    // what is measured, and in what
    ("[về|theo|tính bằng] (việc|vụ|vụ việc)", Of(Measure::Cases)),
    ("[về|theo|tính bằng] (tiền|giá trị)", Of(Measure::Money)),
    ("[thi hành] án hành chính", Of(Measure::Admin)),
    ("(nghìn|ngàn|1 000|1000) (đồng|đ|vnd|vnđ)", Unit(Scale::Thousand)),
    ("(triệu|1 000 000|1000000) [đồng|đ|vnd|vnđ]", Unit(Scale::Million)),
    ("tỷ (đồng|đ|vnd|vnđ)", Unit(Scale::Billion)),
    ("(nghìn|ngàn) tỷ [đồng]", Unit(Scale::Trillion)),
    ("(đồng|vnd|vnđ)", Unit(Scale::One)),
    ("thousand dong", Unit(Scale::Thousand)),
    ("million dong", Unit(Scale::Million)),
    ("billion dong", Unit(Scale::Billion)),
    // how headings are built
    ("tổng [số]", Total),
    ("(tổng cộng|cộng|total)", Total),
    ("(chia ra|trong đó|gồm|bao gồm|of which)", Part),
    ("trong đó chia ra", Part),
    // columns without figures
    ("(tt|stt|số tt|số thứ tự|thứ tự|no)", Heads(Role::RowNumber)),
    ("[tên] đơn vị [thi hành án] [dân sự] [báo cáo]", Heads(Role::Office)),
    ("[tên] cơ quan [thi hành án] [dân sự]", Heads(Role::Office)),
    ("[tên] (cơ quan đơn vị|đơn vị cơ quan|đơn vị chấp hành viên|đơn vị và chấp hành viên|cơ quan và chấp hành viên)", Heads(Role::Office)),
    ("[tên] (địa phương|huyện|quận huyện|chi cục|phòng|phòng thi hành án dân sự khu vực|chi cục thi hành án dân sự)", Heads(Role::Office)),
    ("(office|office name|tên|name)", Heads(Role::Office)),
    ("([họ] [và] [tên] chấp hành viên|[tên] chv|officer|officer name)", Heads(Role::Officer)),
    ("[tên] (tỉnh|tỉnh thành phố|tỉnh thành|cục|cục thi hành án dân sự)", Heads(Role::Parent)),
    ("[đơn vị|cơ quan] (trực thuộc|cấp trên|chủ quản|parent|province)", Heads(Role::Parent)),
    ("(kỳ|kỳ báo cáo|kỳ thống kê|thời kỳ|period)", Heads(Role::Period)),
    ("(measure|đại lượng|việc tiền|việc hay tiền|về việc về tiền|loại số liệu)", Heads(Role::Measure)),
    // words that add nothing
    ("(đơn vị tính|số|số lượng|lượng|các|án|của|và|đã|được|là|theo|về|dân sự|đạt|bản án)", Skip),
    ("[kết quả] thi hành [án] [dân sự]", Skip),
    ("kết quả", Skip),
    ("(lũy kế|cột|trong kỳ|kỳ này|năm nay|trên|luật)", Skip),
    ("trừ số đã chuyển sổ theo dõi riêng", Skip),
];

/// Every phrase in its plain form.
pub static VOCABULARY: LazyLock<HashMap<String, Sense>> = LazyLock::new(|| {
    let mut known = HashMap::new();
    for (pattern, sense) in PHRASES {
        for phrase in expand(pattern) {
            known.entry(shortless(&plain(&phrase))).or_insert(*sense);
        }
    }
    for item in Item::ALL {
        for term in [item.key(), item.term(Lang::En), item.term(Lang::Vi)] {
            known.entry(shortless(&plain(term))).or_insert(Is(*item));
        }
    }
    for measure in Measure::ALL {
        for term in [measure.key(), measure.term(Lang::En)] {
            known.entry(plain(term)).or_insert(Of(measure));
        }
    }
    known.remove("");
    known
});

/// The most words that a phrase has.
pub static LONGEST: LazyLock<usize> =
    LazyLock::new(|| VOCABULARY.keys().map(|phrase| phrase.split(' ').count()).max().unwrap_or(1));

/// The item that a heading with a misspelt word may name; `None` if no phrase is near, or those of several items are.
///
/// ```
/// use thads_metrics::{Item, vocabulary::headings::misspelt};
/// assert_eq!(misspelt("Có điều kiện thi hàng"), Some(Item::Eligible));
/// assert_eq!(misspelt("Ghi chú"), None);
/// ```
pub fn misspelt(text: &str) -> Option<Item> {
    let words = shortless(&plain(text));
    if VOCABULARY.contains_key(&words) {
        return None; // spelt as forms spell it
    }
    let words: Vec<char> = words.chars().filter(|c| !c.is_ascii_digit()).take(80).collect();
    let most = match words.len() {
        0..=6 => return None,
        7..=11 => 1,
        12..=19 => 2,
        _ => 3,
    };
    let mut near: Vec<(usize, Item)> = Vec::new();
    for (phrase, sense) in VOCABULARY.iter() {
        let item = match sense {
            Is(item) => *item,
            Done => Item::Resolved,
            _ => continue,
        };
        let letters: Vec<char> = phrase.chars().collect();
        if letters.len().abs_diff(words.len()) <= most {
            near.extend(edits(&words, &letters, most).map(|edits| (edits, item)));
        }
    }
    near.sort_unstable();
    let (fewest, item) = *near.first()?;
    near.iter().take_while(|(edits, _)| *edits == fewest).all(|(_, other)| *other == item).then_some(item)
}

/// A plain text with its short forms written out.
pub fn shortless(plain: &str) -> String {
    let full = |word| SHORT.iter().find(|(short, _)| *short == word).map_or(word, |(_, full)| *full);
    let words = plain.split(' ').map(full).collect::<Vec<_>>().join(" ");
    // `đ/k`
    if words.contains("d k") { format!(" {words} ").replace(" d k ", " dieu kien ").trim().to_owned() } else { words }
}

#[cfg(test)]
mod tests {
    use super::{PHRASES, VOCABULARY, expand, plain, shortless};

    #[test]
    fn no_phrase_means_two_things() {
        let mut seen = std::collections::HashMap::new();
        for (pattern, sense) in PHRASES {
            for phrase in expand(pattern) {
                let phrase = shortless(&plain(&phrase));
                let first = *seen.entry(phrase.clone()).or_insert((*sense, *pattern));
                assert_eq!(first.0, *sense, "{phrase:?} of {pattern:?} is also {:?}", first.1);
            }
        }
        assert!(VOCABULARY.len() < 20_000, "{}", VOCABULARY.len());
    }
}
