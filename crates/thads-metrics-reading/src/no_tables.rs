//! Without the feature `tables` the tables of a document are read as sentences.

use serde_json::Value;
use thads_metrics::{Lang, Period, text::UnknownName};
use thads_metrics_documents::Document;

/// The tables of a document: none are read.
#[derive(Debug, Clone)]
pub enum Tables {}

#[allow(clippy::unnecessary_wraps)] // as with the feature
pub(crate) fn of(_: &Document, _: Option<Period>, _: Option<Period>) -> Result<Option<Tables>, UnknownName> {
    Ok(None)
}

impl Tables {
    /// Whether nothing was found that can't be right.
    pub const fn is_sound(&self) -> bool {
        match *self {}
    }

    pub(crate) const fn rest(&self) -> &str {
        match *self {}
    }

    /// How much was read, then what can't be right.
    pub const fn lines(&self, _: Lang) -> Vec<String> {
        match *self {}
    }

    /// What can't be right, as JSON.
    pub const fn json(&self) -> Value {
        match *self {}
    }
}
