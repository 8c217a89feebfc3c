//! A name taken apart: what the words before a place say about the office, and the place (`Name`).

use crate::office::{
    provinces,
    spelling::{of_name, unaccented},
};

/// What the words before a place say about the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Body {
    /// `Chi cục`: an office of a district.
    District,
    /// `Cục`, `tỉnh`: an office of a province.
    Province,
    /// `thành phố`, without `Cục`: a province if it is a centrally run city, else a district.
    City,
    /// `huyện`, `quận`, `thị xã`: a district.
    Rural,
    /// `Phòng THADS khu vực`, `Phòng THA quân khu`: a region.
    Region,
    /// Only a name.
    Bare,
}

/// The parts of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    /// What kind of office the words say it is.
    pub(super) body: Body,
    /// `thành phố`, `huyện`, … written in full, or empty.
    pub(super) kind: &'static str,
    /// The place, as [`of_name`] spells it.
    pub(super) place: String,
}

/// What may stand between the name of an office and that of the one above: `Châu Thành, Long An`.
const MARKS: [char; 7] = [',', '(', '-', '–', '—', '/', ';'];

/// The two parts of a name at each of the first marks in it; a name has no more.
pub(super) fn parts(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.match_indices(MARKS).take(8).filter_map(|(at, mark)| {
        let (head, rest) = text.split_at_checked(at)?;
        let tail = rest.strip_prefix(mark)?.trim();
        let tail = tail.strip_suffix(')').unwrap_or(tail).trim_end();
        let head = head.trim_end();
        (!head.is_empty() && !tail.is_empty()).then_some((head, tail))
    })
}

/// The words of an office; those that a region needs after `phòng`.
const DISTRICT: &[&str] = &["chi cục", "cc"];
const PROVINCE: &[&str] = &["cục"];
const REGION: &[&str] = &["phòng", "p"];
const AGENCY: &[&str] = &["cơ quan thi hành án dân sự", "thi hành án dân sự", "thi hành án", "tha ds", "thads", "tha"];
const AREAS: &[&str] = &["khu vực", "kv", "quân khu", "qk"];

/// Short forms of an office and its agency in one word.
const JOINED: [(&str, &str); 7] = [
    ("ccthads", "chi cục thads"),
    ("cctha", "chi cục thads"),
    ("cthads", "cục thads"),
    ("ctha", "cục thads"),
    ("pthads", "phòng thads"),
    ("ptha", "phòng thads"),
    ("vp", "văn phòng"),
];

/// Kinds of places: in full, as they are written, and what they say of the office.
const KINDS: [(&str, &[&str], Body); 6] = [
    ("tỉnh", &["tỉnh", "t"], Body::Province),
    ("thành phố", &["thành phố", "tp", "t p"], Body::City),
    ("thị xã", &["thị xã", "tx", "t x"], Body::Rural),
    ("huyện", &["huyện đảo", "huyện", "h"], Body::Rural),
    ("quận", &["quận", "q"], Body::Rural),
    ("đặc khu", &["đặc khu", "đk"], Body::Rural),
];

/// The rest of a text after one of these words, which may be typed without marks.
fn after<'a>(text: &'a str, fronts: &[&str]) -> Option<&'a str> {
    let rest = |front: &str| text.strip_prefix(front).filter(|rest| rest.is_empty() || rest.starts_with(' '));
    let may = fronts.iter().filter(|front| front.as_bytes().first() == text.as_bytes().first());
    let found = may.into_iter().find_map(|front| rest(front).or_else(|| rest(&unaccented(front))));
    found.map(str::trim_start)
}

/// The rest of a text that goes on after one of these words.
fn before_more<'a>(text: &'a str, fronts: &[&str]) -> Option<&'a str> {
    after(text, fronts).filter(|rest| !rest.is_empty())
}

/// The place after a word for its kind, if that is what the word is: `Tinh Bien` is the district Tịnh Biên, and `t` may be
/// the first letter of a name.
fn after_kind<'a>(text: &'a str, kind: &str, spellings: &[&str]) -> Option<&'a str> {
    let rest = before_more(text, spellings)?;
    let written = text.strip_suffix(rest).unwrap_or_default().trim_end();
    let is_sure = match (kind, written) {
        ("tỉnh", "tinh" | "t") => provinces::named(&respelt(rest)).is_some(),
        ("quận", "quan") => rest.starts_with(|c: char| c.is_ascii_digit()),
        _ => true,
    };
    is_sure.then_some(rest)
}

impl Name {
    /// Takes a name apart.
    pub(super) fn parse(text: &str) -> Self {
        let spelt = of_name(text);
        let first = spelt.split(' ').next().unwrap_or_default();
        let written_out = JOINED.iter().find(|(short, _)| *short == first);
        let spelt = match written_out.and_then(|(short, full)| Some((spelt.strip_prefix(short)?, full))) {
            Some((rest, full)) => format!("{full}{rest}"),
            None => spelt.replace("tphcm", "thành phố hồ chí minh"),
        };
        let mut rest = spelt.as_str();
        let mut body = Body::Bare;
        if let Some(office) = after(rest, DISTRICT) {
            (rest, body) = (office, Body::District);
        } else if let Some(office) = after(rest, PROVINCE) {
            (rest, body) = (office, Body::Province);
        } else if let Some(office) = after(rest, REGION)
            && after(office, AGENCY).or_else(|| before_more(office, AREAS)).is_some()
        {
            (rest, body) = (office, Body::Region);
        }
        if let Some(place) = before_more(rest, AGENCY) {
            rest = place;
        }
        let mut kind = "";
        while body != Body::Region && after(rest, AREAS).is_none() {
            let found = KINDS
                .iter()
                .find_map(|(name, spellings, says)| Some((after_kind(rest, name, spellings)?, *name, *says)));
            let Some((place, name, says)) = found else { break };
            (rest, kind) = (place, name);
            if body == Body::Bare || (body == Body::Province && says == Body::Rural) {
                body = says;
            }
        }
        Self { body, kind, place: respelt(rest) }
    }
}

/// The number of a region, which may be written in Roman numerals, with what follows it.
fn in_figures(number: &str) -> String {
    const ROMAN: [&str; 15] =
        ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"];
    let (first, rest) = number.split_once(' ').map_or((number, ""), |(first, rest)| (first, rest));
    let found = (1_u8..).zip(ROMAN).find(|(_, roman)| *roman == first);
    found.map_or_else(|| number.to_owned(), |(figure, _)| format!("{figure} {rest}").trim_end().to_owned())
}

/// Places with several usual spellings.
fn respelt(place: &str) -> String {
    for (area, spellings) in [("khu vực", ["khu vực", "kv"]), ("quân khu", ["quân khu", "qk"])] {
        if let Some(number) = before_more(place, &spellings) {
            return format!("{area} {}", in_figures(number));
        }
    }
    match unaccented(place).as_str() {
        "dak lak" | "dac lac" | "dac lak" | "dak lac" | "daklak" => "đắk lắk".to_owned(),
        "dak nong" | "dac nong" | "daknong" => "đắk nông".to_owned(),
        "kontum" => "kon tum".to_owned(),
        "bac can" => "bắc kạn".to_owned(),
        "hcm" => "hồ chí minh".to_owned(),
        "tt hue" | "t t hue" => "thừa thiên huế".to_owned(),
        _ => place.to_owned(),
    }
}
