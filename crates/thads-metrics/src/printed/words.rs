//! The words that printed figures are read by, in Vietnamese and in English.

use crate::{amount::Scale, measure::Kind, text::lang::Lang};

/// How a figure is bounded rather than given. It bounds the magnitude; a sign comes after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hedge {
    /// `trên`, `hơn`, `quá`: at least the value, and as people use it not much more.
    AtLeast,
    /// `dưới`, `gần`, `chưa đến`, `chưa tới`: at most the value, and as people use it not much less.
    AtMost,
    /// `khoảng`, `xấp xỉ`, and any two hedges together (`gần trên`): says nothing that can be checked.
    About,
    /// `không dưới`, `ít nhất`, `tối thiểu`, `từ … trở lên`: a floor, however far above it the value is.
    NotBelow,
    /// `không quá`, `tối đa`: a ceiling, however far below it the value is.
    NotAbove,
}

impl Hedge {
    /// The key: `at_least`, `at_most`, `about`, `not_below` or `not_above`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::AtLeast => "at_least",
            Self::AtMost => "at_most",
            Self::About => "about",
            Self::NotBelow => "not_below",
            Self::NotAbove => "not_above",
        }
    }

    /// The usual word.
    pub const fn word(self, lang: Lang) -> &'static str {
        match (lang, self) {
            (Lang::Vi, Self::AtLeast) => "trên",
            (Lang::Vi, Self::AtMost) => "dưới",
            (Lang::Vi, Self::About) => "khoảng",
            (Lang::Vi, Self::NotBelow) => "không dưới",
            (Lang::Vi, Self::NotAbove) => "không quá",
            (Lang::En, Self::AtLeast) => "over",
            (Lang::En, Self::AtMost) => "under",
            (Lang::En, Self::About) => "about",
            (Lang::En, Self::NotBelow) => "at least",
            (Lang::En, Self::NotAbove) => "at most",
        }
    }
}

/// Which way a difference or a change goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// `tăng`, `vượt`, `cao hơn`, `+`.
    Up,
    /// `giảm`, `thiếu`, `thấp hơn`, `-`.
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

/// What a word, a phrase or a sign means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Before the number.
    Hedge(Hedge),
    /// Before the number: `từ`, of a range or of a floor.
    From,
    /// After the number: `trở lên`, and in English `or more`.
    OrMore,
    /// After the number: `trở xuống`.
    OrLess,
    /// Between the two numbers of a range; before the first one it says nothing (`lên tới`).
    To,
    /// Before the number.
    Direction(Direction),
    /// After a number.
    Scale(Scale),
    /// After a number.
    Unit(Kind),
    /// A unit of money that may stand before the number too: `VND 118 billion`.
    Currency,
    /// After a number: a change as a ratio, `1,27 lần`.
    Times,
    Nothing,
}

use Meaning::{Currency, From, Nothing, OrLess, OrMore, Times, To, Unit};

const AT_LEAST: Meaning = Meaning::Hedge(Hedge::AtLeast);
const AT_MOST: Meaning = Meaning::Hedge(Hedge::AtMost);
const ABOUT: Meaning = Meaning::Hedge(Hedge::About);
const NOT_BELOW: Meaning = Meaning::Hedge(Hedge::NotBelow);
const NOT_ABOVE: Meaning = Meaning::Hedge(Hedge::NotAbove);
const UP: Meaning = Meaning::Direction(Direction::Up);
const DOWN: Meaning = Meaning::Direction(Direction::Down);
const COUNT: Meaning = Unit(Kind::Count);
const MONEY: Meaning = Unit(Kind::Money);
const PERCENT: Meaning = Unit(Kind::Percent);

const fn scale(scale: Scale) -> Meaning {
    Meaning::Scale(scale)
}

/// The most tokens that a phrase has, marks between its words included.
pub(super) const LONGEST_PHRASE: usize = 6;

/// Every word and phrase of a language, in lower case and NFC; `%` and `VND` are known to both.
pub(super) const fn words(lang: Lang) -> &'static [(&'static str, Meaning)] {
    match lang {
        Lang::Vi => VIETNAMESE,
        Lang::En => ENGLISH,
    }
}

const VIETNAMESE: &[(&str, Meaning)] = &[
    ("trên", AT_LEAST),
    ("hơn", AT_LEAST),
    ("quá", AT_LEAST),
    ("dưới", AT_MOST),
    ("gần", AT_MOST),
    ("chưa đến", AT_MOST),
    ("chưa tới", AT_MOST),
    ("khoảng", ABOUT),
    ("xấp xỉ", ABOUT),
    ("không dưới", NOT_BELOW),
    ("không thấp hơn", NOT_BELOW),
    ("không ít hơn", NOT_BELOW),
    ("ít nhất", NOT_BELOW),
    ("tối thiểu", NOT_BELOW),
    ("không quá", NOT_ABOVE),
    ("không vượt quá", NOT_ABOVE),
    ("nhiều nhất", NOT_ABOVE),
    ("tối đa", NOT_ABOVE),
    ("từ", From),
    ("trở lên", OrMore),
    ("trở xuống", OrLess),
    ("đến", To),
    ("tới", To),
    ("tăng", UP),
    ("vượt", UP),
    ("vượt chỉ tiêu", UP),
    ("vượt chỉ tiêu giao", UP),
    ("vượt chỉ tiêu được giao", UP),
    ("cao hơn", UP),
    ("giảm", DOWN),
    ("thiếu", DOWN),
    ("thấp hơn", DOWN),
    ("thêm", Nothing),
    ("tiến độ", Nothing),
    ("còn", Nothing),
    ("phải phấn đấu", Nothing),
    ("đạt", Nothing),
    ("ước đạt", Nothing),
    ("đạt tỷ lệ", Nothing),
    ("đạt tỉ lệ", Nothing),
    ("tỷ lệ", Nothing),
    ("tỉ lệ", Nothing),
    ("là", Nothing),
    ("bằng", Nothing),
    ("chiếm", Nothing),
    ("lên", Nothing),
    ("gấp", Nothing),
    ("nghìn", scale(Scale::Thousand)),
    ("ngàn", scale(Scale::Thousand)),
    ("triệu", scale(Scale::Million)),
    ("tỷ", scale(Scale::Billion)),
    ("tỉ", scale(Scale::Billion)),
    ("nghìn tỷ", scale(Scale::Trillion)),
    ("nghìn tỉ", scale(Scale::Trillion)),
    ("ngàn tỷ", scale(Scale::Trillion)),
    ("ngàn tỉ", scale(Scale::Trillion)),
    ("việc", COUNT),
    ("vụ", COUNT),
    ("vụ việc", COUNT),
    ("vụ , việc", COUNT),
    ("việc án", COUNT),
    ("vụ việc án", COUNT),
    ("vụ án", COUNT),
    ("vụ án hành chính", COUNT),
    ("bản án", COUNT),
    ("bản án hành chính", COUNT),
    ("quyết định", COUNT),
    ("bản án , quyết định", COUNT),
    ("trường hợp", COUNT),
    ("cuộc", COUNT),
    ("đơn", COUNT),
    ("lượt", COUNT),
    ("lượt người", COUNT),
    ("lượt công dân", COUNT),
    ("văn bản", COUNT),
    ("buổi", COUNT),
    ("buổi làm việc", COUNT),
    ("chấp hành viên", COUNT),
    ("đồng", MONEY),
    ("đ", MONEY),
    ("vnđ", Currency),
    ("vnd", Currency),
    ("%", PERCENT),
    ("điểm %", PERCENT),
    ("phần trăm", PERCENT),
    ("điểm phần trăm", PERCENT),
    ("điểm", PERCENT),
    ("lần", Times),
];

const ENGLISH: &[(&str, Meaning)] = &[
    ("over", AT_LEAST),
    ("above", AT_LEAST),
    ("exceeding", AT_LEAST),
    ("more than", AT_LEAST),
    ("under", AT_MOST),
    ("below", AT_MOST),
    ("less than", AT_MOST),
    ("fewer than", AT_MOST),
    ("nearly", AT_MOST),
    ("almost", AT_MOST),
    ("close to", AT_MOST),
    ("about", ABOUT),
    ("around", ABOUT),
    ("some", ABOUT),
    ("roughly", ABOUT),
    ("approximately", ABOUT),
    ("at least", NOT_BELOW),
    ("not less than", NOT_BELOW),
    ("no less than", NOT_BELOW),
    ("no fewer than", NOT_BELOW),
    ("at most", NOT_ABOVE),
    ("up to", NOT_ABOVE),
    ("not more than", NOT_ABOVE),
    ("no more than", NOT_ABOVE),
    ("from", From),
    ("between", From),
    ("or more", OrMore),
    ("or less", OrLess),
    ("or fewer", OrLess),
    ("to", To),
    ("and", To),
    ("up", UP),
    ("up by", UP),
    ("rise", UP),
    ("rose", UP),
    ("increase", UP),
    ("increased", UP),
    ("exceeded", UP),
    ("higher by", UP),
    ("down", DOWN),
    ("down by", DOWN),
    ("fall", DOWN),
    ("fell", DOWN),
    ("decrease", DOWN),
    ("decreased", DOWN),
    ("lower by", DOWN),
    ("short by", DOWN),
    ("by", Nothing),
    ("of", Nothing),
    ("a", Nothing),
    ("an", Nothing),
    ("is", Nothing),
    ("was", Nothing),
    ("equal to", Nothing),
    ("equivalent to", Nothing),
    ("reached", Nothing),
    ("reaching", Nothing),
    ("accounting for", Nothing),
    ("thousand", scale(Scale::Thousand)),
    ("million", scale(Scale::Million)),
    ("billion", scale(Scale::Billion)),
    ("thousand billion", scale(Scale::Trillion)),
    ("trillion", scale(Scale::Trillion)),
    ("case", COUNT),
    ("cases", COUNT),
    ("judgment", COUNT),
    ("judgments", COUNT),
    ("judgement", COUNT),
    ("judgements", COUNT),
    ("decision", COUNT),
    ("decisions", COUNT),
    ("matter", COUNT),
    ("matters", COUNT),
    ("letter", COUNT),
    ("letters", COUNT),
    ("visit", COUNT),
    ("visits", COUNT),
    ("document", COUNT),
    ("documents", COUNT),
    ("session", COUNT),
    ("sessions", COUNT),
    ("inspection", COUNT),
    ("inspections", COUNT),
    ("officer", COUNT),
    ("officers", COUNT),
    ("enforcement officers", COUNT),
    ("judgments and decisions", COUNT),
    ("dong", MONEY),
    ("đồng", MONEY),
    ("vnđ", Currency),
    ("vnd", Currency),
    ("%", PERCENT),
    ("percent", PERCENT),
    ("per cent", PERCENT),
    ("percentage point", PERCENT),
    ("percentage points", PERCENT),
    ("% points", PERCENT),
    ("point", PERCENT),
    ("points", PERCENT),
    ("times", Times),
];
