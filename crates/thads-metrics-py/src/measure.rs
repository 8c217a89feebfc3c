//! The vocabulary: measures, items, scales and languages are plain strings in Python.

use pyo3::prelude::*;
use thads_metrics::{Item, Lang, Measure, Quantity, Scale};

use crate::error::OrRaise;

/// The measures: cases, money, admin.
#[pyfunction]
pub(crate) fn measures() -> Vec<&'static str> {
    Measure::ALL.into_iter().map(Measure::key).collect()
}

/// The items that forms of a measure have, in the order of the glossary.
#[pyfunction]
pub(crate) fn items(measure: &str) -> PyResult<Vec<&'static str>> {
    Ok(measure.parse::<Measure>().or_raise()?.items().map(Item::key).collect())
}

/// The scales that amounts are printed in, smallest first.
#[pyfunction]
pub(crate) fn scales() -> Vec<&'static str> {
    Scale::ALL.into_iter().map(Scale::key).collect()
}

/// The languages of labels and errors, Vietnamese first.
#[pyfunction]
pub(crate) fn langs() -> Vec<String> {
    Lang::ALL.into_iter().map(|lang| lang.to_string()).collect()
}

/// The term for an item such as "eligible" or a quantity such as "cases.eligible".
#[pyfunction]
#[pyo3(signature = (name, lang = "vi"))]
pub(crate) fn term(name: &str, lang: &str) -> PyResult<String> {
    let lang = lang.parse::<Lang>().or_raise()?;
    if name.contains('.') {
        name.parse::<Quantity>().or_raise().map(|quantity| quantity.term(lang))
    } else {
        name.parse::<Item>().or_raise().map(|item| item.term(lang).to_owned())
    }
}
