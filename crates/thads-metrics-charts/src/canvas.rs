//! The elements of a picture, as SVG writes them ([`Canvas`]).

use std::fmt::{Display, Write as _};

use thads_metrics::text::markup::escaped;

use crate::{font::Weight, px::Px};

/// What a mark is coloured by. Each has a class too, so that a page can colour it for the dark.
///
/// Blue and vermillion of Okabe and Ito, told apart with any colour vision; nothing is said by colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    /// Text and lines: the colour of the text around the picture.
    Ink,
    Met,
    Missed,
    Neutral,
    /// One of several lines.
    Line(usize),
}

/// Colours of lines, each with its class.
const LINES: [(&str, &str); 6] = [
    ("#0072b2", "line-1"),
    ("#c2510c", "line-2"),
    ("#007a5a", "line-3"),
    ("#8a4f7d", "line-4"),
    ("#5c6370", "line-5"),
    ("#8a6d00", "line-6"),
];

impl Tone {
    /// How many lines can be told apart by colour.
    pub(crate) const LINES: usize = LINES.len();

    fn colour_and_class(self) -> (&'static str, &'static str) {
        match self {
            Self::Ink => ("currentColor", "ink"),
            Self::Met => ("#0072b2", "met"),
            Self::Missed => ("#c2510c", "missed"),
            Self::Neutral => ("#6b7280", "neutral"),
            Self::Line(number) => LINES.iter().cycle().nth(number).copied().unwrap_or(("currentColor", "ink")),
        }
    }
}

/// Which end of a text stands at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// How a text is written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style {
    pub(crate) anchor: Anchor,
    pub(crate) weight: Weight,
    pub(crate) size: i64,
    pub(crate) tone: Tone,
    pub(crate) soft: bool,
}

/// The size of all text but titles.
pub(crate) const SIZE: i64 = 12;

impl Style {
    /// Ordinary text that begins at its place.
    pub(crate) const PLAIN: Self =
        Self { anchor: Anchor::Start, weight: Weight::Regular, size: SIZE, tone: Tone::Ink, soft: false };

    pub(crate) const fn anchored(self, anchor: Anchor) -> Self {
        Self { anchor, ..self }
    }

    pub(crate) const fn weighing(self, weight: Weight) -> Self {
        Self { weight, ..self }
    }

    pub(crate) const fn bold(self) -> Self {
        self.weighing(Weight::Bold)
    }

    pub(crate) const fn soft(self) -> Self {
        Self { soft: true, ..self }
    }
}

/// How a line is drawn.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Stroke {
    /// A grid behind the marks.
    Grid,
    /// A reference: a target, zero.
    Solid,
    /// A target that all share.
    Dashed,
    /// A break of series.
    Dotted,
    /// A rung.
    Thick,
}

/// Elements of a picture in the order in which they lie on each other.
#[derive(Debug, Default)]
pub(crate) struct Canvas {
    pub(crate) svg: String,
}

impl Canvas {
    fn put(&mut self, element: std::fmt::Arguments) {
        self.svg.write_fmt(element).unwrap_or_default(); // a String takes all that is written
    }

    /// A text with its baseline at a place.
    pub(crate) fn text(&mut self, x: Px, y: Px, text: &str, style: Style) {
        if text.is_empty() {
            return;
        }
        let anchor = match style.anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let weight = if style.weight == Weight::Bold { " font-weight=\"bold\"" } else { "" };
        let size = if style.size == SIZE { String::new() } else { format!(" font-size=\"{}\"", style.size) };
        let opacity = if style.soft { " fill-opacity=\".75\"" } else { "" };
        let (colour, class) = style.tone.colour_and_class();
        let colour =
            if style.tone == Tone::Ink { String::new() } else { format!(" fill=\"{colour}\" class=\"{class}\"") };
        let text = escaped(text);
        self.put(format_args!("<text x=\"{x}\" y=\"{y}\"{anchor}{weight}{size}{opacity}{colour}>{text}</text>"));
    }

    /// A bar between two places.
    pub(crate) fn bar(&mut self, (from, to): (Px, Px), y: Px, height: Px, tone: Tone) {
        let (colour, class) = tone.colour_and_class();
        let (x, width) = (from.min(to), from.max(to) - from.min(to));
        self.put(format_args!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{colour}\" class=\"{class}\"/>"
        ));
    }

    /// A line between two places.
    pub(crate) fn line(&mut self, (x1, y1): (Px, Px), (x2, y2): (Px, Px), stroke: Stroke, tone: Tone) {
        let how = match stroke {
            Stroke::Grid => "stroke-opacity=\".14\"",
            Stroke::Solid => "stroke-width=\"1.5\"",
            Stroke::Dashed => "stroke-width=\"1.5\" stroke-dasharray=\"5 3\"",
            Stroke::Dotted => "stroke-width=\"1.5\" stroke-dasharray=\"2 2\"",
            Stroke::Thick => "stroke-width=\"3\"",
        };
        let (colour, class) = tone.colour_and_class();
        self.put(format_args!(
            "<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\" stroke=\"{colour}\" class=\"{class}\" {how}/>"
        ));
    }

    /// A line through several places.
    pub(crate) fn path(&mut self, places: &[(Px, Px)], tone: Tone, width: i64, is_pale: bool) {
        let (colour, class) = tone.colour_and_class();
        let places: Vec<String> = places.iter().map(|(x, y)| format!("{x},{y}")).collect();
        let pale = if is_pale { " stroke-opacity=\".35\"" } else { "" };
        let places = places.join(" ");
        self.put(format_args!(
            "<polyline points=\"{places}\" fill=\"none\" stroke=\"{colour}\" class=\"{class}\" stroke-width=\"{width}\"{pale}/>"
        ));
    }

    /// A dot.
    pub(crate) fn dot(&mut self, (x, y): (Px, Px), radius: i64, tone: Tone) {
        let (colour, class) = tone.colour_and_class();
        self.put(format_args!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" fill=\"{colour}\" class=\"{class}\"/>"));
    }

    /// Elements that tell what they are when the pointer is over them.
    pub(crate) fn told(&mut self, tip: &str, draw: impl FnOnce(&mut Self)) {
        self.put(format_args!("<g><title>{}</title>", escaped(tip)));
        draw(self);
        self.svg.push_str("</g>");
    }

    /// Another picture at a place.
    pub(crate) fn at(&mut self, x: Px, y: Px, picture: &impl Display) {
        self.put(format_args!("<g transform=\"translate({x} {y})\">{picture}</g>"));
    }
}
