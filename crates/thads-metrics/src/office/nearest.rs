//! Which office a name that none has may mean ([`nearest`]); it is asked, never taken for it.

use crate::{
    office::{
        key::key,
        name::Name,
        spelling::{of_name, unaccented},
    },
    text::edits::edits,
};

/// How far two names are apart, the nearest first; farther ones are not alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Distance {
    /// Marks or spaces only: `Tân Thạnh`, `Tân Thành`.
    Marks,
    /// One letter more, less, other, or two that changed places; of long names two.
    Letters(usize),
    /// One says more than the other: `Khu vực 1 - Ninh Bình`.
    Words,
}

/// The only one of several names that a text may mean, although its key is another; `None` also where it may be several.
///
/// Names that differ by a number, `Quận 1` and `Quận 11`, are never alike.
///
/// ```
/// use thads_metrics::office::nearest;
/// assert_eq!(nearest("Xuân Trườngg", ["Ý Yên", "Xuân Trường"]), Some("Xuân Trường"));
/// assert_eq!(nearest("Khu vực 3", ["Khu vực 1", "Khu vực 2"]), None);
/// ```
pub fn nearest<'a>(text: &str, among: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let near = |name: &'a str| Some((distance(text, name)?, name));
    let mut near: Vec<(Distance, &str)> = among.into_iter().filter_map(near).collect();
    near.sort_unstable();
    near.dedup_by(|(_, a), (_, b)| key(a, None) == key(b, None));
    match near.as_slice() {
        [(_, only)] => Some(only),
        [(first, nearest), (second, _), ..] if first < second => Some(nearest),
        _ => None,
    }
}

fn distance(one: &str, other: &str) -> Option<Distance> {
    let (one, other) = (place(one), place(other));
    if one.is_empty() || other.is_empty() {
        return None;
    }
    let letters = |text: &str| text.chars().filter(|c| *c != ' ').collect::<Vec<_>>();
    let numbers = |text: &str| -> Vec<String> {
        text.split(' ').filter(|word| word.bytes().all(|b| b.is_ascii_digit())).map(str::to_owned).collect()
    };
    if numbers(&one) != numbers(&other) {
        return None;
    }
    let within = |short: &str, long: &str| short.contains(' ') && format!(" {long} ").contains(&format!(" {short} "));
    let (a, b) = (letters(&one), letters(&other));
    let most = match a.len().min(b.len()) {
        0..=3 => 0,
        4..=9 => 1,
        _ => 2,
    };
    match edits(&a, &b, most) {
        Some(0) => Some(Distance::Marks),
        Some(edits) => Some(Distance::Letters(edits)),
        None => (within(&one, &other) || within(&other, &one)).then_some(Distance::Words),
    }
}

/// The place that a name says, without marks.
fn place(text: &str) -> String {
    let Name { place, kind, .. } = Name::parse(text);
    let place =
        if place.starts_with(|c: char| c.is_ascii_digit()) { of_name(&format!("{kind} {place}")) } else { place };
    unaccented(&place)
}
