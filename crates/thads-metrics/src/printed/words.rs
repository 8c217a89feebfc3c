//! The words that printed figures are read by.

use crate::{amount::Scale, measure::Kind, text::lang::Lang};

/// How a figure is bounded rather than given. It bounds the magnitude; a sign comes after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hedge {
    /// `trên`, `hơn`, `quá`: at least the value.
    AtLeast,
    /// `dưới`, `gần`, `chưa đến`, `chưa tới`: at most the value.
    AtMost,
    /// `khoảng`, `xấp xỉ`: says nothing that can be checked.
    About,
}

impl Hedge {
    /// The key: `at_least`, `at_most` or `about`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::AtLeast => "at_least",
            Self::AtMost => "at_most",
            Self::About => "about",
        }
    }

    /// The usual word.
    pub const fn word(self, lang: Lang) -> &'static str {
        match (lang, self) {
            (Lang::Vi, Self::AtLeast) => "trên",
            (Lang::Vi, Self::AtMost) => "dưới",
            (Lang::Vi, Self::About) => "khoảng",
            (Lang::En, Self::AtLeast) => "over",
            (Lang::En, Self::AtMost) => "under",
            (Lang::En, Self::About) => "about",
        }
    }
}

/// Which way a difference or a change goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// `tăng`, `vượt`, `cao hơn`.
    Up,
    /// `giảm`, `thiếu`, `thấp hơn`.
    Down,
}

impl Direction {
    /// The key: `up` or `down`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
        }
    }

    /// The usual word.
    pub const fn word(self, lang: Lang) -> &'static str {
        match (lang, self) {
            (Lang::Vi, Self::Up) => "tăng",
            (Lang::Vi, Self::Down) => "giảm",
            (Lang::En, Self::Up) => "up by",
            (Lang::En, Self::Down) => "down by",
        }
    }
}

/// What a word or phrase means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    Hedge(Hedge),
    Direction(Direction),
    Scale(Scale),
    Unit(Kind),
    Nothing,
}

/// Every word and phrase, in lower case and NFC.
pub(super) const WORDS: &[(&str, Meaning)] = &[
    ("trên", Meaning::Hedge(Hedge::AtLeast)),
    ("hơn", Meaning::Hedge(Hedge::AtLeast)),
    ("quá", Meaning::Hedge(Hedge::AtLeast)),
    ("dưới", Meaning::Hedge(Hedge::AtMost)),
    ("gần", Meaning::Hedge(Hedge::AtMost)),
    ("chưa đến", Meaning::Hedge(Hedge::AtMost)),
    ("chưa tới", Meaning::Hedge(Hedge::AtMost)),
    ("khoảng", Meaning::Hedge(Hedge::About)),
    ("xấp xỉ", Meaning::Hedge(Hedge::About)),
    ("tăng", Meaning::Direction(Direction::Up)),
    ("vượt", Meaning::Direction(Direction::Up)),
    ("cao hơn", Meaning::Direction(Direction::Up)),
    ("giảm", Meaning::Direction(Direction::Down)),
    ("thiếu", Meaning::Direction(Direction::Down)),
    ("thấp hơn", Meaning::Direction(Direction::Down)),
    ("thêm", Meaning::Nothing),
    ("tiến độ", Meaning::Nothing),
    ("còn", Meaning::Nothing),
    ("phải phấn đấu", Meaning::Nothing),
    ("đạt", Meaning::Nothing),
    ("là", Meaning::Nothing),
    ("chiếm", Meaning::Nothing),
    ("nghìn", Meaning::Scale(Scale::Thousand)),
    ("ngàn", Meaning::Scale(Scale::Thousand)),
    ("triệu", Meaning::Scale(Scale::Million)),
    ("tỷ", Meaning::Scale(Scale::Billion)),
    ("tỉ", Meaning::Scale(Scale::Billion)),
    ("nghìn tỷ", Meaning::Scale(Scale::Trillion)),
    ("nghìn tỉ", Meaning::Scale(Scale::Trillion)),
    ("ngàn tỷ", Meaning::Scale(Scale::Trillion)),
    ("ngàn tỉ", Meaning::Scale(Scale::Trillion)),
    ("việc", Meaning::Unit(Kind::Count)),
    ("vụ", Meaning::Unit(Kind::Count)),
    ("vụ việc", Meaning::Unit(Kind::Count)),
    ("việc án", Meaning::Unit(Kind::Count)),
    ("vụ việc án", Meaning::Unit(Kind::Count)),
    ("vụ án", Meaning::Unit(Kind::Count)),
    ("vụ án hành chính", Meaning::Unit(Kind::Count)),
    ("bản án", Meaning::Unit(Kind::Count)),
    ("quyết định", Meaning::Unit(Kind::Count)),
    ("trường hợp", Meaning::Unit(Kind::Count)),
    ("đồng", Meaning::Unit(Kind::Money)),
    ("đ", Meaning::Unit(Kind::Money)),
    ("vnđ", Meaning::Unit(Kind::Money)),
    ("vnd", Meaning::Unit(Kind::Money)),
    ("%", Meaning::Unit(Kind::Percent)),
    ("điểm %", Meaning::Unit(Kind::Percent)),
    ("phần trăm", Meaning::Unit(Kind::Percent)),
    ("điểm phần trăm", Meaning::Unit(Kind::Percent)),
];
