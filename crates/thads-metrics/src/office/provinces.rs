//! The provinces through the mergers: names and codes, as the official lists have them.

use std::sync::LazyLock;

use crate::{
    date::Date,
    office::{
        MERGERS,
        spelling::{of_name, unaccented},
    },
};

/// A province to 2025-06-30 and what it became.
pub(super) struct Province {
    pub(super) name: &'static str,
    pub(super) code: &'static str,
    pub(super) code_after: &'static str,
    pub(super) name_after: &'static str,
    /// The name in its usual spelling for comparison, and the same without marks.
    spelt: String,
    plain: String,
}

/// The rows of `data/provinces.csv`.
pub(super) static PROVINCES: LazyLock<Vec<Province>> = LazyLock::new(|| {
    let rows = include_str!("../../data/provinces.csv").lines();
    let rows = rows.filter(|row| !row.starts_with(['#', 'n'])).filter_map(|row| {
        let mut fields = row.split(',');
        let (name, code, code_after, name_after) = (fields.next()?, fields.next()?, fields.next()?, fields.next()?);
        let spelt = of_name(name);
        Some(Province { name, code, code_after, name_after, plain: unaccented(&spelt), spelt })
    });
    rows.collect()
});

/// Huế as the table names it from 2025-07-01, and as the province is called at any time.
const HUE: (&str, &str) = ("Huế", "Thừa Thiên Huế");

/// The name of the province of Huế.
pub(super) const HUE_PROVINCE: &str = HUE.1;

/// Cities that are run like provinces (evidence: recall; unchanged since 2004 but for Huế).
const CENTRAL: [&str; 5] = ["Hà Nội", "Hải Phòng", "Đà Nẵng", "Hồ Chí Minh", "Cần Thơ"];

/// The province of that name, spelt as [`of_name`] spells; one without marks is known as well.
pub(super) fn named(place: &str) -> Option<&'static str> {
    let plain = place.is_ascii();
    let found = PROVINCES.iter().find(|province| province.spelt == place || (plain && province.plain == place));
    found.map(|province| province.name)
}

/// Whether a province is a centrally run city.
pub(super) fn is_city(province: &str) -> bool {
    CENTRAL.contains(&province)
}

/// The province of a code on a day; without a day only of a code that never changed hands.
pub(super) fn of_code(code: &str, on: Option<Date>) -> Option<&'static str> {
    if code.len() != 2 || !code.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let before = || PROVINCES.iter().find(|province| province.code == code).map(|province| province.name);
    let after = || PROVINCES.iter().find(|province| province.code_after == code).map(|province| province.name_after);
    let name = match on {
        Some(on) if on < MERGERS => before()?,
        Some(_) => after()?,
        None => before().filter(|name| after().is_none_or(|after| after == *name))?,
    };
    Some(if name == HUE.0 { HUE.1 } else { name })
}
