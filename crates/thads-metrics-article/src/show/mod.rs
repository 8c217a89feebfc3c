//! An article for people and programs: its text with the figures marked, the report file, JSON.

mod html;
mod json;
mod meaning;
mod paragraphs;
mod report_file;
mod terminal;

use std::ops::Range;

pub use html::{STYLE, headline};
use thads_metrics::text::Lang;
use thads_metrics_audit::{Audit, Conflict, Doubt};

use crate::article::Article;

/// How a number stands in the audit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// A figure that nothing contradicts.
    Sound,
    /// A figure that stands in a conflict.
    Conflict,
    /// A figure that can be true only if something unusual holds.
    Doubt,
    /// A number that is no figure.
    Unused,
}

/// One marked number.
struct Mark {
    span: Range<usize>,
    standing: Standing,
    id: String,
    says: String,
    /// The numbers of the conflicts, or else of the doubts, that it stands in, from 1.
    numbers: Vec<usize>,
}

impl Standing {
    /// The name of the class in HTML.
    const fn key(self) -> &'static str {
        match self {
            Self::Sound => "sound",
            Self::Conflict => "conflict",
            Self::Doubt => "doubt",
            Self::Unused => "unused",
        }
    }
}

impl Article {
    /// The marks of the text, in order.
    fn marks(&self, audit: Option<&Audit>, lang: Lang) -> Vec<Mark> {
        let (conflicts, doubts) = audit.map(|audit| (audit.conflicts(), audit.doubts())).unwrap_or_default();
        let figures = self.figures().iter().map(|figure| {
            let numbers = |sets: &mut dyn Iterator<Item = &[String]>| -> Vec<usize> {
                let of = sets.zip(1..).filter(|(ids, _)| ids.iter().any(|id| id == figure.id()));
                of.map(|(_, number)| number).collect()
            };
            let of_conflicts = numbers(&mut conflicts.iter().map(Conflict::figures));
            let of_doubts = numbers(&mut doubts.iter().map(Doubt::figures));
            let (standing, word, numbers) = match (of_conflicts.is_empty(), of_doubts.is_empty()) {
                (false, _) => (Standing::Conflict, lang.pick("mâu thuẫn", "conflict"), of_conflicts),
                (true, false) => (Standing::Doubt, lang.pick("cần xem lại", "doubt"), of_doubts),
                (true, true) => (Standing::Sound, "", Vec::new()),
            };
            let mut says = meaning::meaning(figure, lang);
            if !numbers.is_empty() {
                let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
                says = format!("{says} — {word} {}", numbers.join(", "));
            }
            Mark { span: figure.span(), standing, id: figure.id().to_owned(), says, numbers }
        });
        let others = self.others().iter().map(|other| {
            let says = other.repeats().map_or_else(
                || other.reason().text(lang).to_owned(),
                |id| format!("{} ({id})", other.reason().text(lang)),
            );
            Mark { span: other.span(), standing: Standing::Unused, id: String::new(), says, numbers: Vec::new() }
        });
        let mut marks: Vec<Mark> = figures.chain(others).collect();
        marks.sort_by_key(|mark| mark.span.start);
        marks
    }

    /// The text in pieces: what stands between marks, and the marks.
    fn pieces<'a>(&'a self, marks: &'a [Mark]) -> Vec<(&'a str, Option<&'a Mark>)> {
        let mut out = Vec::with_capacity(marks.len().saturating_mul(2).saturating_add(1));
        let mut at = 0_usize;
        for mark in marks {
            out.push((self.text().get(at..mark.span.start).unwrap_or_default(), None));
            let number = self.text().get(mark.span.clone()).unwrap_or_default();
            at = mark.span.end;
            out.push((number, Some(mark)));
        }
        out.push((self.text().get(at..).unwrap_or_default(), None));
        out
    }
}
