//! One name however it is written: the normal form of an office's name.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::text::normalise::fold;

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
    /// `thành phố`, `huyện`, … as written, or empty.
    pub(super) kind: &'static str,
    /// The place, folded.
    pub(super) place: String,
}

/// Without any mark: `đắk lắk` is `dak lak`.
pub(super) fn unaccented(folded: &str) -> String {
    folded.nfd().filter(|c| !is_combining_mark(*c)).map(|c| if c == 'đ' { 'd' } else { c }).collect()
}

/// Strips the words at the front that say what office it is; longest first.
fn strip<'a>(words: &'a [&'a str], fronts: &[&str]) -> Option<&'a [&'a str]> {
    fronts.iter().find_map(|front| {
        let (head, rest) = words.split_at_checked(front.split(' ').count())?;
        let same = front.split(' ').eq(head.iter().copied());
        same.then_some(rest)
    })
}

const AGENCY: &[&str] = &["cơ quan thi hành án dân sự", "thi hành án dân sự", "thi hành án", "thads"];
const KINDS: &[(&str, &[&str], Body)] = &[
    ("tỉnh", &["tỉnh"], Body::Province),
    ("thành phố", &["thành phố", "tp"], Body::City),
    ("thị xã", &["thị xã", "tx"], Body::Rural),
    ("huyện", &["huyện"], Body::Rural),
    ("quận", &["quận"], Body::Rural),
];

/// The same words typed without marks.
const PLAIN: [(&str, &str); 20] = [
    ("chi cuc", "chi cục"),
    ("cuc", "cục"),
    ("phong thads", "phòng thads"),
    ("phong tha", "phòng tha"),
    ("quan khu", "quân khu"),
    ("bo quoc phong", "bộ quốc phòng"),
    ("phong thi hanh an", "phòng thi hành án"),
    ("thi hanh an dan su", "thi hành án dân sự"),
    ("thi hanh an", "thi hành án"),
    ("tinh", "tỉnh"),
    ("thanh pho", "thành phố"),
    ("thi xa", "thị xã"),
    ("huyen", "huyện"),
    ("quan", "quận"),
    ("tp", "thành phố"),
    ("tx", "thị xã"),
    ("thads", "thads"),
    ("khu vuc", "khu vực"),
    ("toan quoc", "toàn quốc"),
    ("ca nuoc", "cả nước"),
];

/// Gives the words of the front their marks back, in a text typed without any.
fn mark_front(plain: &str) -> String {
    let mut out = String::new();
    let mut rest = plain;
    loop {
        let found = PLAIN.iter().find_map(|(bare, marked)| {
            let tail = rest.strip_prefix(bare)?;
            if tail.is_empty() || tail.starts_with(' ') { Some((tail, *marked)) } else { None }
        });
        let Some((tail, marked)) = found else { break };
        out.push_str(marked);
        out.push(' ');
        rest = tail.trim_start();
    }
    out.push_str(rest);
    out.trim_end().to_owned()
}

/// Takes a name apart; `marks` reads the front of a text typed without marks, too.
///
/// Only a province may be written so: `Tinh Bien` is the district Tịnh Biên, not a province.
pub(super) fn parse(text: &str, marks: bool) -> Name {
    let mut folded = fold(text);
    if marks && folded.is_ascii() {
        folded = mark_front(&folded);
    }
    let folded = folded.replace("tphcm", "thành phố hồ chí minh");
    let all: Vec<&str> = folded.split(' ').collect();
    let mut words = all.as_slice();
    let mut body = Body::Bare;
    for (front, says) in [("chi cục", Body::District), ("cục", Body::Province), ("phòng", Body::Region)] {
        if let Some(rest) = strip(words, &[front])
            && (says != Body::Region || strip(rest, AGENCY).or_else(|| strip(rest, &["tha"])).is_some())
        {
            (words, body) = (rest, says);
            break;
        }
    }
    let agency = strip(words, AGENCY).filter(|rest| !rest.is_empty());
    let agency = agency.or_else(|| strip(words, &["tha"]).filter(|rest| body != Body::Bare && !rest.is_empty()));
    words = agency.unwrap_or(words);
    let mut kind = "";
    if body != Body::Region {
        for (name, spellings, says) in KINDS {
            if let Some(rest) = strip(words, spellings).filter(|rest| !rest.is_empty()) {
                words = rest;
                kind = name;
                if body == Body::Bare || (body == Body::Province && *says == Body::Rural) {
                    body = *says;
                }
                break;
            }
        }
    }
    Name { body, kind, place: respell(&words.join(" ")) }
}

/// Places with several usual spellings.
fn respell(place: &str) -> String {
    let region = place.strip_prefix("qk").map(str::trim_start);
    if let Some(number) = region.filter(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit())) {
        return format!("quân khu {number}");
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
