//! A fraction as articles print it, `2.139/4.293 việc`: two figures in one.

/// The two figures of a fraction, each with the unit that may be said once; `None` if it is not one.
pub(super) fn fraction(text: &str) -> Option<(String, String)> {
    let mut halves = text.split(['/', '∕']);
    let (part, base) = (halves.next()?.trim(), halves.next()?.trim());
    if halves.next().is_some() || !one_number(part) || !one_number(base) {
        return None;
    }
    let (part_unit, base_unit) = (after_number(part), after_number(base));
    let lend = |half: &str, own: &str, unit: &str| {
        if own.is_empty() && !unit.is_empty() { format!("{half} {unit}") } else { half.to_owned() }
    };
    Some((lend(part, part_unit, base_unit), lend(base, base_unit, part_unit)))
}

fn one_number(text: &str) -> bool {
    text.split(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ','))).filter(|run| is_number(run)).count() == 1
}

fn is_number(run: &str) -> bool {
    run.contains(|c: char| c.is_ascii_digit())
}

/// What stands after the last digit.
fn after_number(text: &str) -> &str {
    let end = text.rfind(|c: char| c.is_ascii_digit()).map_or(0, |at| at.saturating_add(1));
    text.get(end..).unwrap_or_default().trim()
}
