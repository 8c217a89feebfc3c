//! Whether what was carried in rose within one year, which it can't.

use std::sync::Arc;

use thads_metrics::{Lang, Period};

use crate::table_model::Term;

/// The most offices that are named.
const NAMED: usize = 3;

/// Says of which offices carried_in rose between two periods of one year, given what each carried in before and after: cases
/// leave it for the separate register, none are added.
///
/// That it falls is nothing to remark, and between different years it says nothing.
pub(super) fn risen<'a>(
    offices: impl Iterator<Item = (&'a str, u128, u128)>,
    (before, after): (Period, Period),
) -> Option<Arc<Term>> {
    if before.year() != after.year() {
        return None;
    }
    let mut risen: Vec<&str> = Vec::new();
    for (office, old, new) in offices {
        let (earlier, later) = if before <= after { (old, new) } else { (new, old) };
        if later > earlier && !risen.contains(&office) {
            risen.push(office);
        }
    }
    let more = risen.len().saturating_sub(NAMED);
    let named = risen.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    let said = |lang: Lang| match more {
        0 => named.clone(),
        more => format!("{named} {} {more}", lang.pick("và số đơn vị khác:", "and others:")),
    };
    (!risen.is_empty()).then(|| {
        let (vi, en) = (said(Lang::Vi), said(Lang::En));
        let vi = format!(
            "số năm trước chuyển sang tăng giữa hai kỳ của cùng một năm ({vi}): chỉ có thể giảm, do chuyển sổ theo dõi riêng"
        );
        let en = format!(
            "carried_in rises between two periods of one year ({en}): it can only fall, as cases move to the separate register"
        );
        Arc::new(Term::new("comparison.carried_in_rose", vi, en))
    })
}
