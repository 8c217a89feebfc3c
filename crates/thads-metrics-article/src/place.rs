//! Offices that a text names.

use std::{collections::HashMap, sync::LazyLock};

use thads_metrics::{
    Offices,
    office::{self, Level},
    text::normalise::plain,
};

use crate::token::{Shape, Token, tokens};

/// An office as it is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    /// The nation.
    Nation,
    /// An enforcement office by its own name: `Cục THADS tỉnh Long An`, `Chi cục THADS huyện Bến Lức`.
    Office(String),
    /// A province, in whatever connection.
    Province(String),
    /// A district by its name: `huyện Krông Bông`.
    District(String),
    /// `Cục THADS`, `THADS tỉnh` without a name.
    Own,
    /// `toàn tỉnh`.
    Whole,
    /// `toàn ngành`: all that the text is about, a province or the nation.
    Sector,
}

/// The provinces of any time, by the keys of their names.
static PROVINCES: LazyLock<HashMap<Vec<String>, String>> = LazyLock::new(|| {
    let keys = |name: &str| tokens(name).into_iter().filter(|t| t.shape == Shape::Word).map(|t| t.key).collect();
    let provinces: Vec<_> = Offices::vietnam().iter().filter(|office| office.level() == Level::Province).collect();
    // as English writes them, and as Vietnamese does
    let bare = provinces.iter().map(|office| (keys(&plain(office.name())), office.name().to_owned()));
    let mut known: HashMap<Vec<String>, String> = bare.collect();
    known.extend(provinces.iter().map(|office| (keys(office.name()), office.name().to_owned())));
    for (alias, name) in [
        ("HCM", "Hồ Chí Minh"),
        ("TPHCM", "Hồ Chí Minh"),
        ("HCMC", "Hồ Chí Minh"),
        ("Ho Chi Minh", "Hồ Chí Minh"),
        ("Hanoi", "Hà Nội"),
        ("Thừa Thiên - Huế", "Thừa Thiên Huế"),
        ("Bà Rịa Vũng Tàu", "Bà Rịa - Vũng Tàu"),
        ("Đắc Lắc", "Đắk Lắk"),
        ("Đăk Lăk", "Đắk Lắk"),
        ("Đắk Lắc", "Đắk Lắk"),
        ("Đăk Nông", "Đắk Nông"),
        ("Đắc Nông", "Đắk Nông"),
        ("Bắc Cạn", "Bắc Kạn"),
    ] {
        known.entry(keys(alias)).or_insert_with(|| name.to_owned());
    }
    known
});

pub(crate) struct Reader<'t> {
    pub(crate) tokens: &'t [Token],
    pub(crate) text: &'t str,
}

const AGENCY: &[&[&str]] = &[&["thi", "hành", "án", "dân", "sự"], &["thi", "hành", "án"], &["thads"], &["tha"]];

/// Who else is named by the province, and is no enforcement office.
const OTHERS: &[&str] = &[
    "nhân",
    "ubnd",
    "hđnd",
    "tand",
    "vksnd",
    "dân",
    "an",
    "sát",
    "ủy",
    "uỷ",
    "báo",
    "hàng",
    "giam",
    "sở",
    "nhánh",
    "đảng",
    "đoàn",
    "trường",
    "viện",
    "hội",
    "tại",
];

/// What a `Chi cục` is of that is no enforcement office: `Chi cục Thuế`, `Chi cục Hải quan`.
const OTHER_BRANCHES: &[&str] = &[
    "thuế", "hải", "kiểm", "quản", "thú", "bảo", "chăn", "trồng", "thủy", "thuỷ", "phát", "tiêu", "dân", "văn", "đăng",
];

/// The names that most people's begin with.
const SURNAMES: &[&str] =
    &["nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "ngô", "dương"];

impl Reader<'_> {
    fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    fn key(&self, at: usize) -> &str {
        self.token(at).map(|t| t.key.as_str()).unwrap_or_default()
    }

    fn takes(&self, at: usize, words: &[&str]) -> bool {
        words.iter().zip(at..).all(|(word, at)| self.key(at) == *word)
    }

    fn agency(&self, at: usize) -> usize {
        let found = AGENCY.iter().find(|words| self.takes(at, words)).map_or(0, |words| words.len());
        if found == 0 {
            return 0;
        }
        // `Thi hành án dân sự (THADS) tỉnh`
        let after = at.saturating_add(found);
        let short = self.takes(after, &["("])
            && self.token(after.saturating_add(1)).is_some_and(|t| t.key.starts_with("tha"))
            && self.takes(after.saturating_add(2), &[")"]);
        if short { found.saturating_add(3) } else { found }
    }

    /// `Cục Thi hành án Bộ Quốc phòng`, `thi hành án dân sự trong Quân đội`.
    fn military(&self, at: usize) -> Option<usize> {
        let front = usize::from(self.takes(at, &["cục"]));
        let agency = self.agency(at.saturating_add(front));
        let to = at.saturating_add(front).saturating_add(agency);
        let names = [&["trong", "quân", "đội"][..], &["quân", "đội"], &["bộ", "quốc", "phòng"], &["toàn", "quân"]];
        let name = names.iter().find(|name| self.takes(to, name)).filter(|_| agency > 0)?;
        Some(to.saturating_add(name.len()).saturating_sub(at))
    }

    /// `tỉnh`, `thành phố`, `TP.`, `huyện`, `H.`: how many tokens, and whether of a district.
    fn kind(&self, at: usize) -> (usize, &'static str) {
        let dot = |n: usize| n.saturating_add(usize::from(self.key(at.saturating_add(n)) == "."));
        match (self.key(at), self.key(at.saturating_add(1))) {
            ("tỉnh", _) => (1, "tỉnh"),
            ("thành", "phố") => (2, "thành phố"),
            ("tp", _) => (dot(1), "thành phố"),
            ("huyện", _) => (1, "huyện"),
            ("h", _) => (dot(1), "huyện"),
            ("quận", _) => (1, "quận"),
            ("q", _) => (dot(1), "quận"),
            ("thị", "xã") => (2, "thị xã"),
            ("tx", _) => (dot(1), "thị xã"),
            _ => (0, ""),
        }
    }

    /// The province whose name begins here.
    fn province(&self, at: usize) -> Option<(String, usize)> {
        (1..=6_usize).rev().find_map(|n| {
            let words = self.tokens.get(at..at.checked_add(n)?)?;
            let capitals = words.iter().filter(|t| t.shape == Shape::Word).all(|t| t.capital);
            let whole =
                words.first().zip(words.last()).is_some_and(|(a, b)| a.shape == Shape::Word && b.shape == Shape::Word);
            let plain = words.iter().all(|t| t.shape == Shape::Word || t.is("-"));
            let keys: Vec<String> = words.iter().filter(|t| t.shape == Shape::Word).map(|t| t.key.clone()).collect();
            (capitals && whole && plain).then(|| PROVINCES.get(&keys)).flatten().map(|name| (name.clone(), n))
        })
    }

    /// Words that begin with a capital, or `khu vực 3`: a name.
    fn proper(&self, at: usize) -> usize {
        // `Phòng Thi hành án Quân khu 7`
        if self.takes(at, &["quân", "khu"]) && self.token(at.saturating_add(2)).is_some_and(Token::is_number) {
            return 3;
        }
        if self.takes(at, &["khu", "vực"]) && self.token(at.saturating_add(2)).is_some_and(Token::is_number) {
            return 3;
        }
        if self.token(at).is_some_and(Token::is_number)
            && matches!(at.checked_sub(1).map(|at| self.key(at)), Some("quận" | "q" | "."))
        {
            return 1;
        }
        let run = self.tokens.get(at..).unwrap_or_default();
        // `Chi cục THADS TP. Buôn Ma Thuột Nguyễn Văn K.`: the head's name
        let capital =
            |i: usize| run.get(i).is_some_and(|t| t.shape == Shape::Word && t.capital && (i == 0 || t.spaced));
        let person = |i: usize| {
            i > 0 && run.get(i).is_some_and(|t| SURNAMES.contains(&t.key.as_str())) && capital(i.saturating_add(1))
        };
        (0..4).take_while(|i| capital(*i) && !person(*i)).count()
    }

    fn written(&self, at: usize, n: usize) -> String {
        let from = self.token(at).map(|t| t.span.start).unwrap_or_default();
        let to = self.token(at.saturating_add(n).saturating_sub(1)).map(|t| t.span.end).unwrap_or_default();
        self.text.get(from..to).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The office that begins here, and how many tokens name it.
    pub(crate) fn at(&self, at: usize) -> Option<(Place, usize)> {
        for (words, place) in [
            (&["toàn", "quốc"][..], Place::Nation),
            (&["cả", "nước"], Place::Nation),
            (&["toàn", "hệ", "thống"], Place::Nation),
            (&["cả", "hệ", "thống", "thi", "hành", "án"], Place::Nation),
            (&["nationwide"], Place::Nation),
            (&["the", "whole", "country"], Place::Nation),
            (&["the", "entire", "country"], Place::Nation),
            (&["the", "entire", "system"], Place::Nation),
            (&["toàn", "tỉnh"], Place::Whole),
            (&["toàn", "ngành"], Place::Sector),
            (&["toàn", "thành", "phố"], Place::Whole),
        ] {
            if self.takes(at, words) {
                return Some((place, words.len()));
            }
        }
        if self.takes(at, &["cục", "quản", "lý", "thi", "hành", "án"])
            || self.takes(at, &["cục", "quản", "lý", "thads"])
        {
            return Some((Place::Nation, 4));
        }
        if self.takes(at, &["provincial"])
            && matches!(self.key(at.saturating_add(1)), "civil" | "enforcement" | "thads" | "department" | "judgment")
        {
            return Some((Place::Own, 2));
        }
        if let Some(taken) = self.military(at) {
            return Some((Place::Office(office::key("quân đội", None).canonical().to_owned()), taken));
        }
        let district = self.takes(at, &["chi", "cục"]);
        let region = self.takes(at, &["phòng"]);
        let bureau =
            self.takes(at, &["cục"]) && !at.checked_sub(1).is_some_and(|at| matches!(self.key(at), "chi" | "tổng"));
        if district || region || bureau {
            let front = if district { 2 } else { 1 };
            let agency = self.agency(at.saturating_add(front));
            if region && agency == 0 {
                return None;
            }
            let after = at.saturating_add(front).saturating_add(agency);
            let (kind, word) = self.kind(after);
            let name = after.saturating_add(kind);
            if bureau && let Some((province, n)) = self.province(name) {
                return Some((Place::Office(province), name.saturating_add(n).saturating_sub(at)));
            }
            if bureau {
                return (agency > 0).then_some((Place::Own, after.saturating_add(kind).saturating_sub(at)));
            }
            let n = self.proper(name);
            let numbered = at.checked_sub(1).and_then(|at| self.token(at)).is_some_and(Token::is_number);
            let of_others = OTHER_BRANCHES.contains(&self.key(name));
            if n > 0 && !numbered && (agency > 0 || kind > 0 || district && !of_others) {
                let front = if district { "Chi cục THADS" } else { "Phòng THADS" };
                let words = [front, word, &self.written(name, n)].join(" ").replace("  ", " ");
                return Some((Place::Office(words), name.saturating_add(n).saturating_sub(at)));
            }
            return None;
        }
        let agency = self.agency(at);
        let front = if agency > 0 { at.saturating_add(agency) } else { at };
        let (kind, word) = self.kind(front);
        let name = front.saturating_add(kind);
        let Some((province, n)) = self.province(name) else {
            if agency > 0 && matches!(word, "tỉnh" | "thành phố") {
                return Some((Place::Own, name.saturating_sub(at)));
            }
            let n = self.proper(name);
            let numbered = at.checked_sub(1).and_then(|at| self.token(at)).is_some_and(Token::is_number);
            let district = kind > 0 && agency == 0 && word != "tỉnh" && n > 0 && !numbered;
            return district
                .then(|| (Place::District(self.written(name, n)), name.saturating_add(n).saturating_sub(at)));
        };
        let length = name.saturating_add(n).saturating_sub(at);
        if agency > 0 {
            return Some((Place::Office(province), length));
        }
        let district = matches!(word, "huyện" | "quận" | "thị xã");
        (!district).then_some((Place::Province(province), length))
    }

    /// Whether the place here belongs to a court, a committee or a newspaper.
    pub(crate) fn of_others(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| OTHERS.contains(&self.key(before)))
    }
}
