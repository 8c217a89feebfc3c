//! The key of an office's name.

use std::{fmt, sync::LazyLock};

use serde::{Deserialize, Serialize};

use crate::office::{
    data,
    name::{Body, Name, parse, unaccented},
    table::Offices,
};
use crate::{date::Date, text::normalise::fold};

/// What the nation is called.
pub(super) const NATION: &str = "toàn quốc";

/// What the army's office is called (source: Pháp điển 30.2; evidence: text).
pub(super) const MILITARY: &str = "Cục Thi hành án Bộ Quốc phòng";

/// What else it is called for short, less the words for an office.
const MILITARY_PLACES: [&str; 4] = ["bộ quốc phòng", "bqp", "quân đội", "toàn quân"];

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

struct Province {
    name: String,
    folded: String,
    plain: String,
}

static PROVINCES: LazyLock<Vec<Province>> = LazyLock::new(|| {
    let province = |name: &str| {
        let folded = fold(name);
        Province { name: name.to_owned(), plain: unaccented(&folded), folded }
    };
    data::provinces().map(|row| province(row.name)).collect()
});

const HUE: &str = "Huế";
const HUE_PROVINCE: &str = "Thừa Thiên Huế";

/// Huế is a centrally run city, and the province's name, from this day on (evidence: recall).
const HUE_CITY: Date = Date::literal(2025, 1, 1);

/// Cities that are run like provinces (evidence: recall; unchanged since 2004 but for Huế).
const CENTRAL: [&str; 5] = ["Hà Nội", "Hải Phòng", "Đà Nẵng", "Hồ Chí Minh", "Cần Thơ"];

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
/// as the several Châu Thành, have one key. [`Offices::find_under`] tells them apart.
///
/// ```
/// use thads_metrics::office;
/// assert_eq!(key("Cục Thi hành án dân sự tỉnh Long An", None), key("long an", None));
/// assert_eq!(key("TP.HCM", None).canonical(), "Hồ Chí Minh");
/// assert_ne!(key("Chi cục THADS thành phố Cao Bằng", None), key("Cao Bằng", None));
/// assert_eq!(key("Chi cục THADS TP Bảo Lộc", None), key("Bảo Lộc", None));
/// assert!(!key("Bảo Lộc", None).is_known());
/// assert_eq!(key("80", Some("2024-09-30".parse().unwrap())).canonical(), "Long An");
/// ```
pub fn key(text: &str, on: Option<Date>) -> OfficeKey {
    let text = text.trim();
    if let Some(found) = by_code(text, on) {
        return OfficeKey::known(found);
    }
    let name = parse(text, true);
    if name.body != Body::District && (name.place == NATION || name.place == "cả nước") {
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
    match province(&name.place) {
        Some(found) => of_province_name(&name, found),
        None if fold(text).is_ascii() => of_place(parse(text, false), text),
        None => of_place(name, text),
    }
}

fn by_code(text: &str, on: Option<Date>) -> Option<&'static str> {
    if text.len() != 2 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let offices = Offices::vietnam();
    let name = if let Some(on) = on {
        offices.by_code(text, on)?.name()
    } else {
        // Without a day only a code that never changed hands says which office it is.
        let before = offices.by_code(text, crate::office::MERGERS.yesterday()?)?.name();
        let after = offices.by_code(text, crate::office::MERGERS).map(crate::office::Office::name);
        after.is_none_or(|after| after == before).then_some(before)?
    };
    Some(if name == HUE { HUE_PROVINCE } else { name })
}

fn province(place: &str) -> Option<&'static str> {
    let plain = place.is_ascii();
    let found = PROVINCES.iter().find(|p| p.folded == place || (plain && p.plain == place));
    found.map(|p| p.name.as_str())
}

/// The place has the name of a province: is it the province, or a district that shares it?
fn of_province_name(name: &Name, province: &str) -> OfficeKey {
    let own = |kind: &str| OfficeKey::unknown(format!("{kind} {}", fold(province)));
    match name.body {
        Body::Bare | Body::Province => OfficeKey::known(province),
        Body::City if CENTRAL.contains(&province) => OfficeKey::known(province),
        Body::District if name.kind.is_empty() => own("chi cục"),
        Body::Region => own("phòng"),
        Body::City | Body::Rural | Body::District => own(name.kind),
    }
}

/// The place is no province.
fn of_place(name: Name, text: &str) -> OfficeKey {
    if name.place.is_empty() {
        return OfficeKey::unknown(text.to_owned());
    }
    let numbered = name.place.starts_with(|c: char| c.is_ascii_digit());
    let keep_kind = numbered || TWINS.contains(&name.place.as_str());
    let place = if keep_kind && !name.kind.is_empty() { format!("{} {}", name.kind, name.place) } else { name.place };
    OfficeKey::unknown(place)
}
