//! Which rows a total sums, told by labels, numbering and order: by arithmetic only where these leave two readings.

use crate::read::{named_row::Entry, officers::officers};
use thads_metrics::{
    text::plain,
    vocabulary::row_label::{LabelKind, Numbering},
};

/// What a row is taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Taken {
    /// An office.
    Office,
    /// An office, though the rows after it are numbered below it.
    OwnOffice,
    /// The total of these offices.
    Total(Vec<usize>),
    /// An office, with these rows of its officers.
    OfOfficers(Vec<usize>),
    /// An officer.
    Officer,
}

/// Whether a row's figures are the sums of those rows'; `None` if that is not known.
pub(crate) type IsSum<'a> = dyn Fn(usize, &[usize]) -> Option<bool> + 'a;

/// Tells totals from offices, and says which offices each total sums.
#[allow(clippy::similar_names)] // offices and officers are the words of the field
pub(crate) fn totals(entries: &[Entry<'_>], is_sum: &IsSum<'_>) -> Vec<Taken> {
    let officers = officers(entries);
    let is_officer = |at: usize| officers.get(at).is_some_and(Option::is_some);
    let mut groups = numbered(entries, is_sum, &is_officer);
    let is_office = |at: usize, groups: &[Option<Group>]| {
        !is_officer(at)
            && entries.get(at).is_some_and(|entry| matches!(entry.kind, LabelKind::Office | LabelKind::Group))
            && !matches!(groups.get(at), Some(Some(Group::Of(_))))
    };
    // `Các Chi cục` without numbers sums what follows it, if anything does
    for (at, entry) in entries.iter().enumerate() {
        if entry.kind == LabelKind::Group && is_office(at, &groups) {
            let rows: Vec<usize> = (at.saturating_add(1)..entries.len())
                .take_while(|next| {
                    is_office(*next, &groups)
                        && entries.get(*next).is_some_and(|e| e.kind == LabelKind::Office && !e.starts_group)
                })
                .filter(|next| entries.get(*next).is_some_and(|next| belongs(next.name, entry.name)))
                .collect();
            if let Some(group) = groups.get_mut(at).filter(|_| !rows.is_empty()) {
                *group = Some(Group::Of(rows));
            }
        }
    }
    let offices: Vec<usize> = (0..entries.len()).filter(|at| is_office(*at, &groups)).collect();
    let labelled = Labelled::new(entries, &groups, &offices);
    let mut officers_of = vec![Vec::new(); entries.len()];
    for (row, over) in officers.iter().enumerate() {
        if let Some(own) = over.and_then(|over| officers_of.get_mut(over)) {
            own.push(row);
        }
    }
    officers_of
        .into_iter()
        .enumerate()
        .map(|(at, own)| {
            if is_officer(at) || entries.get(at).is_some_and(|entry| entry.is_officer) {
                return Taken::Officer;
            }
            if !own.is_empty() {
                return Taken::OfOfficers(own);
            }
            match (entries.get(at).map(|entry| entry.kind), groups.get(at)) {
                (Some(LabelKind::Grand | LabelKind::Subtotal), _) => Taken::Total(labelled.of(at)),
                (_, Some(Some(Group::Of(rows)))) => {
                    Taken::Total(rows.iter().copied().filter(|row| offices.binary_search(row).is_ok()).collect())
                }
                (_, Some(Some(Group::Own))) => Taken::OwnOffice,
                _ => Taken::Office,
            }
        })
        .collect()
}

/// For each row the office over it: of the totals that sum it and bear an office's name, not `Cộng` or
/// `Các Chi cục`, the one with the fewest rows.
pub(crate) fn parents(entries: &[Entry<'_>], taken: &[Taken]) -> Vec<Option<usize>> {
    let mut parents: Vec<Option<(usize, usize)>> = vec![None; entries.len()];
    for (at, (entry, taken)) in entries.iter().zip(taken).enumerate() {
        let (Taken::Total(of) | Taken::OfOfficers(of)) = taken else { continue };
        for row in of.iter().filter(|_| entry.kind == LabelKind::Office) {
            if let Some(parent) = parents.get_mut(*row).filter(|known| known.is_none_or(|(size, _)| of.len() < size)) {
                *parent = Some((of.len(), at));
            }
        }
    }
    parents.into_iter().map(|parent| parent.map(|(_, at)| at)).collect()
}

enum Group {
    /// The total of these rows.
    Of(Vec<usize>),
    /// An office that heads others.
    Own,
}

/// Rows numbered above those that follow: `I` before `1`, `2`.
///
/// `I. Cục THADS tỉnh` heads the province or is an office among its own: its figures decide.
fn numbered(entries: &[Entry<'_>], is_sum: &IsSum<'_>, is_officer: &dyn Fn(usize) -> bool) -> Vec<Option<Group>> {
    let is_label = |entry: &Entry<'_>| matches!(entry.kind, LabelKind::Grand | LabelKind::Subtotal);
    let mut out: Vec<Option<Group>> = entries.iter().map(|_| None).collect();
    // each row goes to the rows above it that are numbered higher, the nearest of each kind
    let mut open: Vec<(usize, Vec<usize>)> = Vec::new();
    let close = |(head, rows): (usize, Vec<usize>), out: &mut Vec<Option<Group>>| {
        let Some(entry) = entries.get(head) else { return };
        let row = |at: &usize| entries.get(*at);
        let unnumbered = rows.iter().filter_map(row).filter(|row| row.numbering == Numbering::None).count();
        let high = matches!(entry.numbering, Numbering::Letter | Numbering::Roman);
        let loose =
            unnumbered > 0 && !(high && (unnumbered > 1 || rows.len() > unnumbered) || entry.kind == LabelKind::Group);
        if rows.is_empty() || loose {
            return;
        }
        let own = match is_sum(head, &rows) {
            Some(sums) => !sums && begins(entry.name, OFFICES),
            None => {
                begins(entry.name, &["cục"]) && rows.iter().filter_map(row).all(|row| begins(row.name, &["chi cục"]))
            }
        };
        if let Some(group) = out.get_mut(head) {
            *group = Some(if own { Group::Own } else { Group::Of(rows) });
        }
    };
    for (at, entry) in entries.iter().enumerate().filter(|(at, entry)| !is_officer(*at) && !entry.is_officer) {
        if is_label(entry) {
            if entry.kind == LabelKind::Grand {
                open.drain(..).rev().for_each(|group| close(group, &mut out));
            }
            continue;
        }
        let above =
            |head: &(usize, Vec<usize>)| entries.get(head.0).is_some_and(|head| head.numbering < entry.numbering);
        while open.last().is_some_and(|head| !above(head)) {
            if let Some(group) = open.pop() {
                close(group, &mut out);
            }
        }
        for (_, rows) in &mut open {
            rows.push(at);
        }
        if entry.numbering != Numbering::None {
            open.push((at, Vec::new()));
        }
    }
    open.into_iter().rev().for_each(|group| close(group, &mut out));
    out
}

/// How the names of provincial offices begin.
const OFFICES: &[&str] = &["cục", "văn phòng", "phòng thads", "phòng thi hành", "thads", "thi hành án"];

/// Whether a name begins with one of these words.
fn begins(name: &str, words: &[&str]) -> bool {
    let name: String = name.chars().take(24).flat_map(char::to_lowercase).collect();
    words.iter().any(|word| name.starts_with(word)) || {
        let name = plain(&name);
        words.iter().any(|word| name.starts_with(&plain(word)))
    }
}

/// Whether an office is one that a subtotal's label names: `Cộng các Chi cục` leaves out the provincial office.
fn belongs(office: &str, label: &str) -> bool {
    let label = plain(label);
    if label.contains("chi cuc") || label.contains("huyen") {
        !begins(office, &["cục", "văn phòng", "phòng"])
    } else {
        true
    }
}

/// The labelled totals among their offices.
struct Labelled<'a> {
    entries: &'a [Entry<'a>],
    offices: &'a [usize],
    /// Rows after which another group begins: labelled totals, and totals by number.
    bounds: Vec<usize>,
    /// Whether subtotals stand before their offices.
    leading: bool,
}

impl<'a> Labelled<'a> {
    fn new(entries: &'a [Entry<'a>], groups: &[Option<Group>], offices: &'a [usize]) -> Self {
        let bound = |at: &usize| {
            let labelled =
                entries.get(*at).is_some_and(|entry| matches!(entry.kind, LabelKind::Grand | LabelKind::Subtotal));
            labelled || matches!(groups.get(*at), Some(Some(Group::Of(_))))
        };
        let first = entries.iter().position(|entry| entry.kind == LabelKind::Subtotal);
        let leading = first.is_some_and(|at| offices.first().is_none_or(|office| *office > at));
        Self { entries, offices, bounds: (0..entries.len()).filter(bound).collect(), leading }
    }

    /// The offices that the labelled total at `at` sums.
    fn of(&self, at: usize) -> Vec<usize> {
        let Some(entry) = self.entries.get(at) else { return Vec::new() };
        let split = self.offices.partition_point(|office| *office < at);
        let (before, after) = self.offices.split_at(split);
        if let Some(parent) = entry.parent {
            let same = |office: &&usize| self.entries.get(**office).is_some_and(|office| office.parent == Some(parent));
            let children: Vec<usize> = self.offices.iter().filter(same).copied().collect();
            if !children.is_empty() {
                return children;
            }
        }
        let at_an_end = before.is_empty() || after.is_empty();
        let labels =
            || self.entries.iter().filter(|entry| matches!(entry.kind, LabelKind::Grand | LabelKind::Subtotal));
        let twins = || {
            let name = plain(entry.name);
            self.entries.iter().enumerate().any(|(i, twin)| {
                i != at && twin.kind == LabelKind::Grand && self.is_amid(i) && plain(twin.name) == name
            })
        };
        let alone = labels().count() == 1 && plain(entry.name) == "cong";
        let sums_all = match entry.kind {
            LabelKind::Grand => at_an_end && !twins(),
            _ => at_an_end && alone,
        };
        if sums_all {
            return self.offices.to_vec();
        }
        let rows = self.segment(at, before, after);
        let named: Vec<usize> = rows
            .iter()
            .copied()
            .filter(|row| self.entries.get(*row).is_some_and(|row| belongs(row.name, entry.name)))
            .collect();
        match (named.is_empty(), rows.is_empty(), after.is_empty()) {
            (false, ..) => named,
            (true, false, _) => rows,
            // after the last subtotal, and nothing else is it: of everything
            (true, true, true) if labels().all(|other| other.kind == LabelKind::Subtotal) => self.offices.to_vec(),
            (true, true, _) => Vec::new(),
        }
    }

    /// Whether offices stand on both sides.
    fn is_amid(&self, at: usize) -> bool {
        self.offices.first().is_some_and(|first| *first < at) && self.offices.last().is_some_and(|last| *last > at)
    }

    /// The offices between a subtotal and the next bound on its side.
    fn segment(&self, at: usize, before: &[usize], after: &[usize]) -> Vec<usize> {
        let starts_group = |row: &usize| self.entries.get(*row).is_some_and(|entry| entry.starts_group);
        let place = self.bounds.partition_point(|bound| *bound < at);
        if self.leading {
            let end = self.bounds.get(place.saturating_add(1)).copied().unwrap_or(usize::MAX);
            return after
                .iter()
                .copied()
                .take_while(|row| *row < end)
                .enumerate()
                .take_while(|(i, row)| *i == 0 || !starts_group(row))
                .map(|(_, row)| row)
                .collect();
        }
        let start = place.checked_sub(1).and_then(|i| self.bounds.get(i)).copied();
        let mut rows: Vec<usize> = Vec::new();
        for row in before.iter().rev().copied().take_while(|row| start.is_none_or(|start| *row > start)) {
            rows.push(row);
            if starts_group(&row) {
                break;
            }
        }
        rows.reverse();
        rows
    }
}
