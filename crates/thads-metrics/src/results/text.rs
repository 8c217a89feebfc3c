//! Results as the paragraphs of an official report.

use super::Results;
use crate::Lang;

impl Results {
    /// The paragraphs of a report.
    pub fn text(&self, lang: Lang) -> String {
        self.notes().iter().map(|note| note.text(lang)).collect::<Vec<_>>().join("\n")
    }
}
