//! The text as a page, its figures marked.

use std::fmt::Write as _;

use thads_metrics::text::Lang;
use thads_metrics_audit::Audit;

use super::Standing;
use crate::article::Article;

const STYLE: &str = "\
.thads-article{--ink:#1b1b1b;--paper:#fff;--figure:#0b6b3a;--conflict:#b3261e;--doubt:#8a5a00;--unused:#6a6a6a;--tip:#1b1b1b;--tip-ink:#fff;\
color:var(--ink);background:var(--paper);font:16px/1.65 system-ui,sans-serif;max-width:46rem;margin:0 auto;padding:1rem;overflow-wrap:anywhere}\
@media (prefers-color-scheme:dark){.thads-article{--ink:#e8e6e3;--paper:#161616;--figure:#6fd39b;--conflict:#ff8a80;--doubt:#f0bf5a;--unused:#9a9a9a;--tip:#e8e6e3;--tip-ink:#161616}}\
.thads-article p{margin:.6em 0}\
.thads-article mark{background:none;color:inherit;position:relative;cursor:help;border-bottom:2px solid;border-radius:2px}\
.thads-article mark:focus{outline:2px solid currentColor;outline-offset:2px}\
.thads-article .sound{color:var(--figure);font-weight:600}\
.thads-article .conflict{color:var(--conflict);font-weight:700;border-bottom-style:double;border-bottom-width:4px}\
.thads-article .doubt{color:var(--doubt);font-weight:600;border-bottom-style:dashed}\
.thads-article .unused{color:var(--unused);border-bottom:1px dotted}\
.thads-article sup{font-size:.65em;font-weight:400;margin-left:.1em}\
.thads-article mark:hover::after,.thads-article mark:focus::after{content:attr(data-says);position:absolute;left:0;top:1.7em;z-index:9;\
background:var(--tip);color:var(--tip-ink);font:13px/1.4 system-ui,sans-serif;padding:.4em .6em;border-radius:6px;width:max-content;max-width:min(20rem,70vw);white-space:normal}\
.thads-article ol{padding-left:1.4em}.thads-article .verdict{border-top:1px solid;margin-top:1.2em;padding-top:.8em}";

/// Text as HTML writes it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() && c != '\n' && c != '\t' => {}
            c => out.push(c),
        }
    }
    out
}

impl Article {
    /// The text as HTML: figures numbered, what each is on hover and on focus, conflicts red with their numbers,
    /// numbers that are no figures grey with the reason. Stands alone in a page or a notebook, and runs no script.
    pub fn marked_html(&self, audit: Option<&Audit>, lang: Lang) -> String {
        let mut text = String::new();
        for (piece, mark) in self.pieces(self.marks(audit, lang)) {
            let piece = escaped(piece);
            let Some(mark) = mark else {
                text.push_str(&piece);
                continue;
            };
            let class = match mark.standing {
                Standing::Sound => "sound",
                Standing::Conflict => "conflict",
                Standing::Doubt => "doubt",
                Standing::Unused => "unused",
            };
            let says = escaped(&mark.says);
            let number = if mark.id.is_empty() { String::new() } else { format!("<sup>{}</sup>", mark.id) };
            let label = if mark.id.is_empty() { says.clone() } else { format!("{}: {says}", mark.id) };
            let _ = write!(
                text,
                "<mark class=\"{class}\" tabindex=\"0\" data-says=\"{label}\" aria-label=\"{piece}, {label}\">{piece}{number}</mark>"
            );
        }
        let mut out = format!("<style>{STYLE}</style><article class=\"thads-article\" lang=\"{lang}\">");
        for paragraph in text.split('\n').map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
            let _ = write!(out, "<p>{paragraph}</p>");
        }
        let _ = write!(out, "<section class=\"verdict\">{}</section></article>", self.verdict(audit, lang));
        out
    }

    /// The conflicts, numbered, or that there are none.
    fn verdict(&self, audit: Option<&Audit>, lang: Lang) -> String {
        let mut out = String::new();
        if let Err(error) = self.ready() {
            use thads_metrics::Explain as _;
            let _ = write!(out, "<p>{}</p>", escaped(&error.text(lang)));
        }
        for note in self.notes() {
            let _ = write!(out, "<p>{}</p>", escaped(note.pick(lang)));
        }
        let Some(audit) = audit else { return out };
        let conflicts = audit.conflicts();
        if conflicts.is_empty() {
            let n = self.figures().len();
            let said = lang.pick(
                format!("Không phát hiện mâu thuẫn giữa {n} số liệu."),
                format!("No contradiction among the {n} figures."),
            );
            let _ = write!(out, "<p>{said}</p>");
            return out;
        }
        out.push_str("<ol>");
        for conflict in conflicts {
            let _ = write!(out, "<li class=\"conflict\">{}</li>", escaped(conflict.text(lang)));
        }
        out.push_str("</ol>");
        out
    }
}
