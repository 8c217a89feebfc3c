//! A part of a chart: of one measure, with its title and its legend ([`Panel`]).

use crate::{
    canvas::{Canvas, SIZE, Style, Tone},
    font::{Weight, width, wrapped},
    px::Px,
};

/// The size of titles of panels.
const TITLE: i64 = 13;
const TITLE_LINE: Px = Px::of(17);

/// A picture with its size.
pub(crate) struct Panel {
    pub(crate) title: String,
    pub(crate) canvas: Canvas,
    pub(crate) width: Px,
    pub(crate) height: Px,
}

impl Panel {
    /// A panel of a width, with its title and what is said under it.
    pub(crate) fn titled(title: &str, note: &str, width: Px) -> Self {
        let mut panel = Self { title: title.to_owned(), canvas: Canvas::default(), width, height: Px::of(4) };
        panel.lines(title, Style { size: TITLE, ..Style::PLAIN.bold() });
        panel.lines(note, Style::PLAIN.soft());
        panel.height = panel.height + Px::of(6);
        panel
    }

    /// A text on as many lines as it needs.
    pub(crate) fn lines(&mut self, text: &str, style: Style) {
        for line in wrapped(text, style.size, style.weight, self.width, usize::MAX) {
            self.height = self.height + TITLE_LINE;
            self.canvas.text(Px::ZERO, self.height - Px::of(4), &line, style);
        }
    }

    /// The colours and what they mean, on as many lines as they need.
    pub(crate) fn legend(&mut self, entries: &[(Tone, &str)]) {
        let square = Px::of(10);
        let mut x = Px::ZERO;
        for (number, (tone, word)) in entries.iter().enumerate() {
            let room = square + Px::of(6) + width(word, SIZE, Weight::Regular);
            if number == 0 || x + room > self.width {
                x = Px::ZERO;
                self.height = self.height + TITLE_LINE;
            }
            let baseline = self.height - Px::of(4);
            self.canvas.bar((x, x + square), baseline - Px::of(9), square, *tone);
            self.canvas.text(x + square + Px::of(6), baseline, word, Style::PLAIN);
            x = x + room + Px::of(14);
        }
    }
}
