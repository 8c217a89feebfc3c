//! The columns of registers by the words that people head them with ([`register_column`], [`register_heading`]).

use crate::{amount::Scale, text::normalise::plain, vocabulary::unit::unit};

/// Headings without marks, and the key of the column.
const HEADINGS: &[(&str, &[&str])] = &[
    (
        "office",
        &[
            "co quan",
            "don vi",
            "ten don vi",
            "ten co quan",
            "co quan thi hanh an",
            "co quan thi hanh an dan su",
            "chi cuc",
        ],
    ),
    ("officer", &["chap hanh vien", "chv", "ten chap hanh vien"]),
    ("nature", &["loai viec", "loai an", "tinh chat"]),
    (
        "status",
        &["trang thai", "tinh trang", "tinh trang thi hanh", "ket qua", "ket qua thi hanh", "trang thai thi hanh"],
    ),
    (
        "accepted_on",
        &[
            "ngay thu ly",
            "ngay ra quyet dinh",
            "ngay quyet dinh",
            "ngay quyet dinh thi hanh an",
            "ngay ra quyet dinh thi hanh an",
        ],
    ),
    (
        "closed_on",
        &["ngay ket thuc", "ngay giai quyet xong", "ngay thi hanh xong", "ngay dong", "ngay ket thuc thi hanh an"],
    ),
    ("due", &["phai thi hanh", "so tien phai thi hanh", "so phai thi hanh", "gia tri phai thi hanh", "phai thu"]),
    (
        "collected",
        &["da thu", "so tien da thu", "so tien thi hanh xong", "da thi hanh", "so tien da thi hanh", "thu duoc"],
    ),
    ("terminated_amount", &["so tien dinh chi", "dinh chi"]),
    ("reduced_amount", &["so tien mien giam", "mien giam", "duoc mien giam", "giam nghia vu"]),
    ("entrusted_amount", &["so tien uy thac", "uy thac"]),
];

/// The key of the column that a heading of a register names: itself if it is one, else by the usual Vietnamese words.
///
/// ```
/// use thads_metrics::vocabulary::register_column;
/// assert_eq!(register_column("Ngày thụ lý"), Some("accepted_on"));
/// assert_eq!(register_column("due"), Some("due"));
/// assert_eq!(register_column("Ghi chú"), None);
/// ```
pub fn register_column(heading: &str) -> Option<&'static str> {
    let words = plain(heading);
    let named = |(key, headings): &&(&'static str, &[&str])| *key == heading || headings.contains(&words.as_str());
    HEADINGS.iter().find(named).map(|(key, _)| *key)
}

/// The same for a heading that may say the unit of its amounts in brackets, with that unit.
///
/// ```
/// use thads_metrics::{Scale, vocabulary::register::register_heading};
/// assert_eq!(register_heading("Phải thi hành (1.000 đồng)"), Some(("due", Some(Scale::Thousand))));
/// assert_eq!(register_heading("Ngày thụ lý"), Some(("accepted_on", None)));
/// assert_eq!(register_heading("Phải thi hành (ước tính)"), None);
/// ```
pub fn register_heading(heading: &str) -> Option<(&'static str, Option<Scale>)> {
    let in_brackets = || {
        let (words, said) = heading.trim().strip_suffix(')')?.rsplit_once('(')?;
        Some((register_column(words.trim())?, Some(unit(said.trim()).ok()?)))
    };
    register_column(heading).map(|key| (key, None)).or_else(in_brackets)
}
