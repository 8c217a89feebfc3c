//! Text put into paragraphs as it is read: lines that a page broke run on, others stand apart.

use thads_metrics::text::markup::escape;

/// Paragraphs of HTML.
#[derive(Default)]
pub(super) struct Paragraphs {
    done: Vec<String>,
    open: String,
    /// The last character that is no white space.
    last: Option<char>,
    newlines: usize,
    spaced: bool,
}

impl Paragraphs {
    /// Text without markup.
    pub(super) fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '\n' => self.newlines = self.newlines.saturating_add(1),
                c if c.is_whitespace() => self.spaced = true,
                c if c.is_control() => {}
                c => {
                    self.separate(c);
                    escape(c, &mut self.open);
                    self.last = Some(c);
                }
            }
        }
    }

    /// Markup, and the text that it shows.
    pub(super) fn markup(&mut self, html: &str, shown: &str) {
        if let Some(first) = shown.chars().next() {
            self.separate(first);
        }
        self.open.push_str(html);
        self.last = shown.chars().next_back();
    }

    /// All of them.
    pub(super) fn finish(mut self) -> Vec<String> {
        self.done.push(self.open);
        self.done.retain(|paragraph| !paragraph.is_empty());
        self.done
    }

    /// Writes the white space that came before `next`, or ends the paragraph.
    fn separate(&mut self, next: char) {
        let ended = self.last.is_none_or(|last| ".:;!?…".contains(last));
        let goes_on = !ended && (next.is_lowercase() || next.is_ascii_digit() || "%,)".contains(next));
        if self.newlines > 1 || (self.newlines == 1 && !goes_on) {
            self.done.push(std::mem::take(&mut self.open));
        } else if (self.spaced || self.newlines == 1) && !self.open.is_empty() {
            self.open.push(' ');
        }
        (self.newlines, self.spaced) = (0, false);
    }
}
