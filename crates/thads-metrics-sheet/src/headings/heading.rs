//! What a heading means: its parts from the group down to the leaf, to a [`Heading`].

use crate::headings::{
    heading_path::{Level, compose},
    meaning::{Heading, Meaning, Unplaced},
};

/// What the heading of one column says: one of our keys, or the words of the forms; the group before
/// the leaf, apart by a line break, `>`, `|` or ` / `.
///
/// `None` if a word is not known, or if it may be two items. Where the columns beside it
/// would decide, [`Heading::by_context`] is set.
///
/// ```
/// use thads_metrics::{Item, Measure, Scale, vocabulary::Role};
/// use thads_metrics_sheet::heading;
/// let eligible = heading("Về việc > Có điều kiện thi hành > Tổng số").unwrap();
/// assert_eq!((eligible.role, eligible.measure), (Role::Item(Item::Eligible), Some(Measure::Cases)));
/// assert_eq!(heading("cases.eligible"), Some(eligible));
/// assert_eq!(heading("Số tiền phải thi hành (triệu đồng)").unwrap().unit, Some(Scale::Million));
/// assert_eq!(heading("Tên đơn vị").unwrap().role, Role::Office);
/// assert_eq!(heading("giải quyết"), None);                        // handled, or resolved?
/// ```
pub fn heading(text: &str) -> Option<Heading> {
    alone(text).ok()
}

/// What the heading of a column says, or why it says nothing, its neighbours not asked.
pub(crate) fn alone(text: &str) -> Result<Heading, Unplaced> {
    let path = |marks: &[&str]| {
        let parts =
            marks.iter().fold(vec![text], |parts, mark| parts.iter().flat_map(|part| part.split(mark)).collect());
        let cells: Vec<Meaning> = parts.into_iter().filter(|part| !part.trim().is_empty()).map(Meaning::of).collect();
        let levels: Vec<Level<'_>> = cells.iter().map(|meaning| Level { meaning, sure: true }).collect();
        compose(&levels, None)
    };
    // a line break or a slash may as well stand inside one heading
    path(&[">", "|"]).or_else(|why| path(&[">", "|", "\n", " / "]).map_err(|_| why))
}
