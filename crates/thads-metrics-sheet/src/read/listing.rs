//! Lists in the sentences of errors: of periods ([`listed`]), of texts ([`quoted`]).

use thads_metrics::Period;

/// Periods, each once, in order.
pub(crate) fn listed(mut periods: Vec<Period>) -> String {
    periods.sort_unstable();
    periods.dedup();
    periods.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// The first of these texts, quoted; a dash for none.
pub(crate) fn quoted(texts: &[String]) -> String {
    let shown: Vec<String> =
        texts.iter().filter(|text| !text.is_empty()).take(6).map(|text| format!("{text:?}")).collect();
    if shown.is_empty() { "–".to_owned() } else { shown.join(", ") }
}
