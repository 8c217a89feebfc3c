//! Officers under their office: which rows of a form are persons, not offices ([`officers`]).

use std::collections::HashMap;

use crate::read::named_row::Entry;
use thads_metrics::{
    text::fold,
    vocabulary::row_label::{LabelKind, Numbering},
};

/// How the names of persons begin: the usual family names, and what stands before a name.
const FAMILY: &[&str] = &[
    "nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "hồ", "ngô", "dương",
    "lý", "đinh", "đoàn", "trịnh", "mai", "tô", "đào", "trương", "lương", "hà", "cao", "lưu", "lâm", "tạ", "thái",
    "triệu", "vương", "nông", "chu", "phùng", "tống", "tăng", "quách", "kiều", "la", "lò", "vi", "cà", "giàng", "sùng",
    "lầu", "châu", "từ", "thạch", "sơn", "danh", "quan", "diệp", "hứa", "nghiêm", "khổng", "bạch", "văn", "ông", "bà",
];

/// What says that a row is of an officer, whatever follows.
const TITLES: &[&str] = &["chv", "chấp hành viên", "đ c", "đồng chí", "thẩm tra viên", "thư ký"];

/// How the names of offices begin.
const OFFICES: &[&str] = &[
    "cục",
    "chi cục",
    "cc",
    "ccthads",
    "phòng",
    "văn phòng",
    "thads",
    "thi hành án",
    "huyện",
    "quận",
    "thị xã",
    "thành phố",
    "tp",
    "tx",
    "h",
    "q",
    "khu vực",
    "kv",
    "tổng cục",
];

fn begins(name: &str, words: &[&str]) -> bool {
    words.iter().any(|word| name.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
}

/// What a name looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Looks {
    Office,
    /// A person for sure: three words or more after a family name, or a title.
    Person,
    /// Two words that begin as a person's name: `Lê Chân` is a district.
    MayBePerson,
    Other,
}

fn looks(name: &str) -> Looks {
    let folded = fold(name);
    if begins(&folded, OFFICES) {
        return Looks::Office;
    }
    if begins(&folded, TITLES) {
        return Looks::Person;
    }
    match (begins(&folded, FAMILY), folded.split(' ').count()) {
        (true, 3..=6) => Looks::Person,
        (true, 2) => Looks::MayBePerson,
        _ => Looks::Other,
    }
}

/// Whether a text is the name of an office, as a form's title or the line over its officers gives it.
pub(crate) fn is_office(name: &str) -> bool {
    looks(name) == Looks::Office
}

/// Whether these are the names of persons: some for sure, and none of them another name.
pub(crate) fn are_persons<'a>(names: impl Iterator<Item = &'a str>) -> bool {
    let seen: Vec<Looks> = names.map(looks).collect();
    seen.contains(&Looks::Person) && seen.iter().all(|looks| matches!(looks, Looks::Person | Looks::MayBePerson))
}

/// The same where a column of its own says that a row is an officer's, and the office has a row.
fn said(entries: &[Entry<'_>]) -> Vec<Option<usize>> {
    let is_office = |entry: &Entry<'_>| !entry.is_officer && entry.kind == LabelKind::Office;
    let offices = entries.iter().enumerate().filter(|(_, entry)| is_office(entry));
    let offices: HashMap<u32, usize> = offices.map(|(at, entry)| (entry.office, at)).collect();
    let head = |entry: &Entry<'_>| offices.get(&entry.parent.filter(|_| entry.is_officer)?).copied();
    entries.iter().map(head).collect()
}

/// Says of rows whose officers they are.
fn mark(out: &mut [Option<usize>], head: usize, rows: &[usize]) {
    for at in rows {
        if let Some(slot) = out.get_mut(*at) {
            *slot = Some(head);
        }
    }
}

/// For each row the row of the office whose officer it is.
///
/// Officers follow their office, all rows up to the next office or total being persons; under a name that does not say
/// that it is an office's they are numbered below it. Persons are told from places by their names; names of two words, which
/// districts have too, by standing where persons stand under other offices.
pub(crate) fn officers(entries: &[Entry<'_>]) -> Vec<Option<usize>> {
    let mut out = said(entries);
    let is_named = |entry: &Entry<'_>| entry.kind == LabelKind::Office && !entry.is_officer;
    let seen: Vec<Looks> =
        entries.iter().map(|entry| if is_named(entry) { looks(entry.name) } else { Looks::Office }).collect();
    if !seen.contains(&Looks::Person) {
        return out;
    }
    let numbering = |at: usize| entries.get(at).map(|entry| entry.numbering);
    let mut usual: Vec<(Numbering, Option<Numbering>)> = Vec::new();
    let mut doubtful: Vec<(usize, Vec<usize>)> = Vec::new();
    for (head, entry) in entries.iter().enumerate().filter(|(_, entry)| is_named(entry)) {
        let said = seen.get(head) == Some(&Looks::Office);
        let below = |at: usize| entries.get(at).is_some_and(|row| row.numbering > entry.numbering);
        let is_of = |at: &usize| {
            seen.get(*at).is_some_and(|looks| *looks != Looks::Office)
                && if said { true } else { below(*at) && entry.numbering != Numbering::None }
        };
        if !said && seen.get(head) == Some(&Looks::Person) {
            continue;
        }
        let rows: Vec<usize> = (head.saturating_add(1)..entries.len()).take_while(is_of).collect();
        let looks = |wanted: Looks| rows.iter().filter(|at| seen.get(**at) == Some(&wanted)).count();
        let first = rows.first().copied();
        if looks(Looks::Person) > 0 && looks(Looks::Other) == 0 {
            usual.extend(first.map(|first| (entry.numbering, numbering(first))));
            mark(&mut out, head, &rows);
        } else if said && looks(Looks::MayBePerson) == rows.len() && first.is_some() {
            doubtful.push((head, rows));
        }
    }
    for (head, rows) in doubtful {
        let stands = |at: &usize| {
            numbering(head).is_some_and(|over| usual.contains(&(over, numbering(*at)))) && out.get(*at) == Some(&None)
        };
        if rows.iter().all(stands) {
            mark(&mut out, head, &rows);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::officers;
    use crate::read::named_row::Entry;
    use thads_metrics::vocabulary::row_label::{self, label};

    fn heads(rows: &[&str]) -> Vec<Option<usize>> {
        let labels: Vec<_> = rows.iter().map(|text| label(text)).collect();
        let entries: Vec<_> = labels
            .iter()
            .map(|label| Entry {
                name: &label.name,
                kind: row_label::kind(&label.name),
                numbering: label.numbering,
                office: 0,
                parent: None,
                is_officer: false,
                starts_group: false,
            })
            .collect();
        officers(&entries)
    }

    #[test]
    fn persons_under_an_office_are_its_officers() {
        let of = |rows: &[&str]| heads(rows);
        assert_eq!(
            of(&["1. Chi cục A", "1.1. Nguyễn Văn An", "1.2. Lê Bình", "2. Chi cục B"]),
            [None, Some(0), Some(0), None]
        );
        assert_eq!(of(&["Chi cục A", "- Trần Thị Ba", "- CHV Tư", "Tổng cộng"]), [None, Some(0), Some(0), None]);
        assert_eq!(of(&["1. Bến Lức", "1.1. Nguyễn Văn An", "2. Đức Hòa"]), [None, Some(0), None]);
        for rows in [
            ["I. Chi cục A", "1. Trần Thị Ba", "II. Văn phòng Cục", "1. Hoàng Giang"],
            ["A. Chi cục A", "- Trần Thị Ba", "B. Văn phòng Cục", "- Hoàng Giang"],
        ] {
            assert_eq!(of(&rows), [None, Some(0), None, Some(2)]);
        }
    }

    #[test]
    fn places_called_as_persons_are_offices() {
        let none = |rows: &[&str]| assert!(heads(rows).iter().all(Option::is_none), "{rows:?}");
        none(&["I. Cục THADS tỉnh Tây Ninh", "1. Dương Minh Châu", "2. Gò Dầu", "3. Trảng Bàng"]);
        none(&["Cục THADS TP Hải Phòng", "Lê Chân", "Ngô Quyền", "Hồng Bàng"]);
        none(&["1. Trần Văn Thời", "2. Cái Nước", "3. Đầm Dơi"]);
        none(&["Chi cục A", "Chi cục B"]);
        // numbered as offices are, not as the persons of the sheet
        assert_eq!(heads(&["1. Chi cục A", "1.1. Trần Thị Ba", "2. Cục B", "3. Lê Chân"])[3], None);
    }
}
