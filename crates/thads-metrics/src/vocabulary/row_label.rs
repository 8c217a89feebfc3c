//! What the label of a row is: its number and its name ([`label`]), and whether it is a total ([`kind`]).

use crate::text::digits::is_digits;
use unicode_normalization::char::is_combining_mark;

use crate::text::normalise::{plain, tidy};

/// How a row is numbered, the highest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Numbering {
    /// A, B
    Letter,
    /// I, II
    Roman,
    /// 1, 2
    Arabic,
    /// 1.1, a
    Deeper,
    /// Not at all, or by a dash.
    None,
}

/// A number and a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The number.
    pub numbering: Numbering,
    /// The name, without its number.
    pub name: String,
}

/// What a name says of its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LabelKind {
    /// An office.
    Office,
    /// The total of everything.
    Grand,
    /// The total of a group.
    Subtotal,
    /// The name of a group of offices: `Các Chi cục`.
    Group,
}

fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.len() <= 5 && word.bytes().all(|b| b"IVX".contains(&b))
}

/// How a number alone, as `1`, `II`, `1.1`, numbers its row.
pub fn numbering(text: &str) -> Numbering {
    let text = text.trim().trim_matches(['.', ')', '(', '/', ' ']);
    let digits = |part: &str| !part.is_empty() && part.len() <= 4 && is_digits(part);
    if text.is_empty() {
        Numbering::None
    } else if digits(text) {
        Numbering::Arabic
    } else if is_roman(text) {
        Numbering::Roman
    } else if text.len() == 1 && text.bytes().all(|b| b.is_ascii_uppercase()) {
        Numbering::Letter
    } else if (text.contains('.') && text.split('.').all(digits))
        || (text.len() == 1 && text.bytes().all(|b| b.is_ascii_lowercase()))
    {
        Numbering::Deeper
    } else {
        Numbering::None
    }
}

/// Letters before a place that say what it is, `H. Ý Yên`, `Q. 1`, rather than number it.
const KINDS: [&str; 4] = ["H", "Q", "T", "P"];

/// Takes the number off a name: `1. Chi cục THADS huyện Bến Lức`, `II. Các Chi cục`, `- Chi cục …`.
pub fn label(text: &str) -> Label {
    let name = tidy(text);
    let none = |name: &str| Label { numbering: Numbering::None, name: name.to_owned() };
    if let Some(rest) = name.strip_prefix(['-', '–', '+', '*', '•']) {
        return none(rest.trim_start());
    }
    let Some(end) = name.find([' ', '.', ')', '/']) else { return none(&name) };
    // as long as digits and dots go on: `1.1. `
    let end = name
        .char_indices()
        .skip_while(|(at, _)| *at < end)
        .find(|(_, c)| !(c.is_ascii_digit() || *c == '.'))
        .map_or(name.len(), |(at, _)| at);
    let (head, rest) = name.split_at(end);
    let marked = head.ends_with('.') || rest.starts_with([')', '/']);
    let rest = rest.trim_start_matches([')', '/', '.']).trim_start();
    let numbering = numbering(head);
    let starts_a_name = rest.starts_with(|c: char| c.is_alphabetic());
    let fits = match numbering {
        Numbering::None => false,
        Numbering::Letter => marked && !KINDS.contains(&head.trim_end_matches('.')),
        Numbering::Deeper => marked || head.contains('.'),
        Numbering::Roman | Numbering::Arabic => true,
    };
    if fits && starts_a_name { Label { numbering, name: rest.to_owned() } } else { none(&name) }
}

/// Words that a grand total begins with, in their plain form.
const GRAND: &[&str] = &[
    "tong cong",
    "tong so",
    "tong",
    "toan tinh",
    "toan thanh pho",
    "toan tp",
    "toan quoc",
    "ca nuoc",
    "toan nganh",
    "toan he thong",
    "toan cuc",
    "cong toan",
    "ca tinh",
    "total",
    "grand total",
    "sum",
    "tong chung",
];

/// What follows `cộng` in the name of a place, `Cộng Hòa`; anything else is a total.
const PLACES_WITH_CONG: &[&str] = &["hoa", "hien", "lac"];

/// What `tổng` before it makes a subtotal: `Tổng các Chi cục`.
const OF_A_GROUP: &[&str] =
    &["cac", "khoi", "nhom", "khu", "kv", "cum", "vung", "i", "ii", "iii", "iv", "v", "a", "b", "c", "muc"];

/// Words that stand under a table.
const FOOTER: &[&str] = &[
    "nguoi lap",
    "lap bieu",
    "nguoi bao cao",
    "thu truong",
    "cuc truong",
    "chi cuc truong",
    "pho cuc truong",
    "truong phong",
    "ke toan",
    "noi nhan",
    "ghi chu",
    "ky ten",
    "ky ghi ro",
    "ky va ghi ro",
    "ky dong dau",
    "ky ho ten",
    "nguon",
    "kt cuc truong",
    "luu vt",
    "xac nhan",
    "chap hanh vien lap",
    "note",
    "source",
];

/// Whether a plain text begins with these words.
fn begins(text: &str, with: &str) -> bool {
    text.strip_prefix(with).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// The first words of totals and groups.
const FIRST: &[&str] =
    &["tong", "toan", "ca", "cong", "total", "grand", "sum", "subtotal", "sub", "cac", "khoi", "nhom"];

/// What a name says of its row, by its words alone.
pub fn kind(name: &str) -> LabelKind {
    let first = name.split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c)).next().unwrap_or_default();
    // nearly every row is an office
    if first.len() > 12 || !FIRST.contains(&plain(first).as_str()) {
        return LabelKind::Office;
    }
    let plain: String = plain(name).chars().take(200).collect();
    let text = plain.as_str();
    let next =
        |after: &str| text.strip_prefix(after).map(|rest| rest.trim_start().split(' ').next().unwrap_or_default());
    if begins(text, "tong cuc") {
        return LabelKind::Office;
    }
    for total in GRAND {
        if begins(text, total) {
            let of_group = next(total).is_some_and(|word| OF_A_GROUP.contains(&word)) && !has_grand_after(text);
            return if of_group { LabelKind::Subtotal } else { LabelKind::Grand };
        }
    }
    if begins(text, "cong") && next("cong").is_some_and(|word| !PLACES_WITH_CONG.contains(&word)) {
        return LabelKind::Subtotal;
    }
    if begins(text, "subtotal") || begins(text, "sub total") {
        return LabelKind::Subtotal;
    }
    if ["cac", "khoi", "nhom"].iter().any(|group| begins(text, group)) {
        return LabelKind::Group;
    }
    LabelKind::Office
}

/// Whether a name says that it is all: `Tổng cộng`, `Toàn tỉnh`.
pub fn is_grand(name: &str) -> bool {
    kind(name) == LabelKind::Grand
}

/// `Tổng cộng (I+II)`: a total of all groups, though it names some.
fn has_grand_after(text: &str) -> bool {
    let numbers = text.split(' ').filter(|word| matches!(*word, "i" | "ii" | "iii" | "iv" | "v" | "a" | "b" | "c"));
    numbers.count() > 1
}

/// Whether a text stands under a table: signatures, a place and a day, remarks.
pub fn is_footer(text: &str) -> bool {
    let plain = plain(text);
    let day = ["ngay", "thang", "nam"].iter().all(|word| plain.contains(word));
    FOOTER.iter().any(|word| begins(&plain, word)) || (day && plain.len() < 60)
}

#[cfg(test)]
mod tests {
    use super::{LabelKind, Numbering, is_footer, kind, label};

    #[test]
    fn the_number_is_no_part_of_the_name() {
        for (text, numbering, name) in [
            ("1. Chi cục THADS huyện Bến Lức", Numbering::Arabic, "Chi cục THADS huyện Bến Lức"),
            ("01 Chi cục A", Numbering::Arabic, "Chi cục A"),
            ("1) Chi cục A", Numbering::Arabic, "Chi cục A"),
            ("II. Các Chi cục", Numbering::Roman, "Các Chi cục"),
            ("I  Cục THADS tỉnh", Numbering::Roman, "Cục THADS tỉnh"),
            ("A. Khối tỉnh", Numbering::Letter, "Khối tỉnh"),
            ("1.1. Nguyễn Văn An", Numbering::Deeper, "Nguyễn Văn An"),
            ("- Chi cục A", Numbering::None, "Chi cục A"),
            ("Quận 1", Numbering::None, "Quận 1"),
            ("Ia Grai", Numbering::None, "Ia Grai"),
            ("A Lưới", Numbering::None, "A Lưới"),
            ("H. Ý Yên", Numbering::None, "H. Ý Yên"),
            ("Q. Bình Thạnh", Numbering::None, "Q. Bình Thạnh"),
            ("Phòng THADS khu vực 1", Numbering::None, "Phòng THADS khu vực 1"),
            ("TP. Tân An", Numbering::None, "TP. Tân An"),
            ("V", Numbering::None, "V"),
            ("", Numbering::None, ""),
        ] {
            let got = label(text);
            assert_eq!((got.numbering, got.name.as_str()), (numbering, name), "{text}");
        }
    }

    #[test]
    fn totals_are_told_from_offices() {
        for (text, expected) in [
            ("Tổng cộng", LabelKind::Grand),
            ("TỔNG SỐ", LabelKind::Grand),
            ("Toàn tỉnh Long An", LabelKind::Grand),
            ("Tổng cộng (I+II)", LabelKind::Grand),
            ("Cộng", LabelKind::Subtotal),
            ("Cộng các Chi cục", LabelKind::Subtotal),
            ("Tổng các Chi cục", LabelKind::Subtotal),
            ("Cộng I", LabelKind::Subtotal),
            ("Cộng KV I", LabelKind::Subtotal),
            ("Cộng cụm thi đua số 2", LabelKind::Subtotal),
            ("Tổng KV II", LabelKind::Subtotal),
            ("Các Chi cục THADS", LabelKind::Group),
            ("Khối Chi cục", LabelKind::Group),
            ("Tổng cục THADS", LabelKind::Office),
            ("Cộng Hòa", LabelKind::Office),
            ("Cục THADS tỉnh Long An", LabelKind::Office),
            ("Chi cục THADS huyện Cần Đước", LabelKind::Office),
            ("Thủ Thừa", LabelKind::Office),
        ] {
            assert_eq!(kind(text), expected, "{text}");
        }
        for text in ["NGƯỜI LẬP BIỂU", "CỤC TRƯỞNG", "Long An, ngày 05 tháng 4 năm 2022", "Ghi chú: số liệu tạm tính"]
        {
            assert!(is_footer(text), "{text}");
        }
        assert!(!is_footer("Cục THADS tỉnh Long An"));
    }
}
