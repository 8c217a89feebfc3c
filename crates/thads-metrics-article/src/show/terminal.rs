//! The text in colours of a terminal.

use std::{collections::BTreeMap, fmt::Write as _};

use thads_metrics::text::Lang;
use thads_metrics_audit::Audit;

use super::Standing;
use crate::article::Article;

impl Article {
    /// The text with its figures numbered: green, or red where one stands in a conflict; other numbers grey.
    ///
    /// Without `colours` only the numbers in brackets are added. What follows the text says what each figure is, and why
    /// the other numbers are none.
    pub fn marked_terminal(&self, audit: Option<&Audit>, lang: Lang, colours: bool) -> String {
        let mut out = String::with_capacity(self.text().len().saturating_mul(2));
        let mut list = String::new();
        let mut unused: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        let marks = self.marks(audit, lang);
        for (text, mark) in self.pieces(&marks) {
            // control characters of a text stay text
            let text: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
            let Some(mark) = mark else {
                out.push_str(&text);
                continue;
            };
            let (on, off) = match (colours, mark.standing) {
                (false, _) => ("", ""),
                (true, Standing::Sound) => ("\x1b[1;32m", "\x1b[0m"),
                (true, Standing::Conflict) => ("\x1b[1;31m", "\x1b[0m"),
                (true, Standing::Doubt) => ("\x1b[1;33m", "\x1b[0m"),
                (true, Standing::Unused) => ("\x1b[2m", "\x1b[0m"),
            };
            let number = if mark.id.is_empty() { String::new() } else { format!("[{}]", mark.id) };
            let _ = write!(out, "{on}{text}{number}{off}");
            if mark.id.is_empty() {
                unused.entry(&mark.says).or_default().push(text);
            } else {
                let _ = writeln!(list, "  {on}{:>4}  {text}{off}  {}", mark.id, mark.says);
            }
        }
        if !unused.is_empty() {
            let _ = writeln!(list, "  {}", lang.pick("Số không dùng:", "Numbers not used:"));
        }
        for (reason, numbers) in unused {
            let _ = writeln!(list, "        {reason}: {}", numbers.join("; "));
        }
        let out = out.trim();
        format!("{out}\n\n{list}")
    }
}
