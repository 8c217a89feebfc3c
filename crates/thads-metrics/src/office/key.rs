//! The key of an office's name.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    date::Date,
    office::{
        name::{Body, Name},
        provinces::{self, HUE_PROVINCE},
        spelling::of_name,
    },
    text::{digits::is_digits, normalise::tidy},
};

/// What the nation is called.
pub(super) const NATION: &str = "toàn quốc";

/// What the army's office is called (source: Pháp điển 30.2; evidence: text).
pub(super) const MILITARY: &str = "Cục Thi hành án Bộ Quốc phòng";

/// The nation's places, less the words for an office.
const NATION_PLACES: [&str; 4] = [NATION, "cả nước", "toan quoc", "ca nuoc"];

/// What else it is called for short, less the words for an office.
const MILITARY_PLACES: [&str; 5] = ["bộ quốc phòng", "bo quoc phong", "bqp", "quân đội", "toàn quân"];

/// A name in normal form: two usual spellings of one office have equal keys.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct OfficeKey {
    canonical: String,
    known: bool,
}

impl OfficeKey {
    /// The normal form: of a known office its name, otherwise the folded name.
    pub fn canonical(&self) -> &str {
        &self.canonical
    }

    /// Whether it is an office of the built-in table: the nation, a province, the army's.
    pub const fn is_known(&self) -> bool {
        self.known
    }

    fn known(name: &str) -> Self {
        Self { canonical: name.to_owned(), known: true }
    }

    fn unknown(canonical: String) -> Self {
        Self { canonical, known: false }
    }
}

impl fmt::Display for OfficeKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.canonical)
    }
}

/// Huế is a centrally run city, and the province's name, from this day on (evidence: recall).
const HUE_CITY: Date = Date::literal(2025, 1, 1);

/// Names that a rural district and a town or city share, so that the kind must stay (evidence: recall).
const TWINS: [&str; 7] = ["cao lãnh", "hồng ngự", "cai lậy", "duyên hải", "long mỹ", "kỳ anh", "thủ đức"];

/// The key of a name, on a day if it is known; total for any text.
///
/// Letter case, NFC or NFD, the place of the tone mark, dashes, dots and spaces do not
/// matter, nor do the words that say what office it is. A province can be spelt without
/// marks, or by its code on a day. Not a province:
///
/// - `Chi cục …`, `huyện …`, `thị xã …`, and `thành phố X` where X is a province that is no
///   centrally run city: these are district offices;
/// - `Huế` before 2025-01-01, the city; `Cục THADS Huế` is the province;
/// - a name with anything added, as `Đồng Tháp (mới, gồm Tiền Giang)`.
///
/// The key says nothing of the province that a district lies in: two districts of one name,
/// as the several Châu Thành, have one key. [`Offices::find_under`](super::Offices::find_under) tells them apart.
///
/// ```
/// use thads_metrics::office::key;
/// assert_eq!(key("Cục Thi hành án dân sự tỉnh Long An", None), key("long an", None));
/// assert_eq!(key("TP.HCM", None).canonical(), "Hồ Chí Minh");
/// assert_ne!(key("Chi cục THADS thành phố Cao Bằng", None), key("Cao Bằng", None));
/// assert_eq!(key("Chi cục THADS TP Bảo Lộc", None), key("Bảo Lộc", None));
/// assert!(!key("Bảo Lộc", None).is_known());
/// assert_ne!(key("-12", None), key("12", None));
/// assert_eq!(key("80", Some("2024-09-30".parse().unwrap())).canonical(), "Long An");
/// ```
pub fn key(text: &str, on: Option<Date>) -> OfficeKey {
    let text = text.trim();
    // a negative number is a code of its own, not a dash before another
    if text.strip_prefix('-').is_some_and(is_digits) {
        return OfficeKey::unknown(text.to_owned());
    }
    if let Some(province) = provinces::of_code(text, on) {
        return OfficeKey::known(province);
    }
    let name = Name::parse(text);
    if name.body != Body::District && NATION_PLACES.contains(&name.place.as_str()) {
        return OfficeKey::known(NATION);
    }
    if matches!(name.body, Body::Bare | Body::Province) && MILITARY_PLACES.contains(&name.place.as_str()) {
        return OfficeKey::known(MILITARY);
    }
    if name.place == "huế" || name.place == "hue" {
        let central = on.is_some_and(|on| on >= HUE_CITY);
        return match name.body {
            Body::Province => OfficeKey::known(HUE_PROVINCE),
            Body::Bare | Body::City if central => OfficeKey::known(HUE_PROVINCE),
            _ => OfficeKey::unknown("huế".to_owned()),
        };
    }
    match provinces::named(&name.place) {
        Some(province) => of_province_name(&name, province),
        None => of_place(name, text),
    }
}

/// The place has the name of a province: is it the province, or a district that shares it?
fn of_province_name(name: &Name, province: &str) -> OfficeKey {
    let own = |kind: &str| OfficeKey::unknown(format!("{kind} {}", of_name(province)));
    match name.body {
        Body::Bare | Body::Province => OfficeKey::known(province),
        Body::City if provinces::is_city(province) => OfficeKey::known(province),
        Body::District if name.kind.is_empty() => own("chi cục"),
        Body::Region => own("phòng"),
        Body::City | Body::Rural | Body::District => own(name.kind),
    }
}

/// The place is no province.
fn of_place(name: Name, text: &str) -> OfficeKey {
    if name.place.is_empty() {
        return OfficeKey::unknown(tidy(text).into_owned());
    }
    let numbered = name.place.starts_with(|c: char| c.is_ascii_digit());
    let keep_kind = numbered || TWINS.contains(&name.place.as_str());
    let place = if keep_kind && !name.kind.is_empty() { format!("{} {}", name.kind, name.place) } else { name.place };
    OfficeKey::unknown(place)
}
