//! Offices one below the other: the name, the number, and a mark along an axis ([`Bars`]).
//!
//! Numbers stand in a column of their own, so that no line ever passes through one.

use num_rational::BigRational;
use thads_metrics::Lang;

use crate::{
    axis::{Axis, whole},
    canvas::{Anchor, Canvas, SIZE, Stroke, Style, Tone},
    font::{Weight, widest, width, wrapped},
    panel::Panel,
    px::Px,
};

/// How a value is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// A bar.
    Bar,
    /// A rung that ends in a dot.
    Rung,
}

/// One office.
pub(crate) struct Bar {
    pub(crate) name: String,
    /// The number as the table prints it.
    pub(crate) number: String,
    pub(crate) from: BigRational,
    pub(crate) to: BigRational,
    /// Its own target, where offices have different ones.
    pub(crate) target: Option<BigRational>,
    pub(crate) tone: Tone,
    pub(crate) is_whole: bool,
    /// What is said under the pointer.
    pub(crate) tip: String,
}

/// A line from top to bottom, with what it is called above it.
pub(crate) struct Mark {
    pub(crate) at: BigRational,
    pub(crate) name: String,
    pub(crate) stroke: Stroke,
}

/// A panel of offices.
pub(crate) struct Bars {
    pub(crate) title: String,
    pub(crate) note: String,
    pub(crate) axis: String,
    pub(crate) form: Form,
    pub(crate) offices: Vec<Bar>,
    pub(crate) mark: Option<Mark>,
    pub(crate) legend: Vec<(Tone, &'static str)>,
    pub(crate) lang: Lang,
}

/// The most room for names, of which each has up to so many lines.
const NAMES: Px = Px::of(240);
const NAME_LINES: usize = 3;
/// The length of the axis.
const PLOT: Px = Px::of(220);
const LINE: Px = Px::of(15);
const GAP: Px = Px::of(8);
const BAR: Px = Px::of(13);

/// Where things stand from left to right.
struct Columns {
    names: Px,
    numbers: Px,
    axis: Axis,
    from: Px,
    to: Px,
}

/// One office with the lines of its name and its place.
struct Placed<'a> {
    bar: &'a Bar,
    lines: Vec<String>,
    top: Px,
    height: Px,
}

impl Bars {
    pub(crate) fn draw(&self) -> Panel {
        let columns = self.columns();
        let right = columns.to + Px::of(14);
        let mut panel = Panel::titled(&self.title, &self.note, right);
        if let Some(mark) = self.mark.as_ref().filter(|mark| !mark.name.is_empty()) {
            panel.height = panel.height + LINE;
            let half = width(&mark.name, SIZE, Weight::Bold).half();
            let x = columns.axis.at(&mark.at).min(right - half).max(half);
            let style = Style::PLAIN.bold().anchored(Anchor::Middle);
            panel.canvas.text(x, panel.height - Px::of(4), &mark.name, style);
        }
        let top = panel.height;
        let placed = self.placed(&columns, top);
        let bottom = placed.last().map_or(top, |last| last.top + last.height);
        for (x, number) in columns.axis.ticks(5, self.lang) {
            panel.canvas.line((x, top), (x, bottom), Stroke::Grid, Tone::Ink);
            let style = Style::PLAIN.anchored(Anchor::Middle).soft();
            panel.canvas.text(x, bottom + LINE, &number, style);
        }
        for office in &placed {
            panel.canvas.told(&office.bar.tip, |canvas| self.office(canvas, &columns, office));
        }
        if let Some(mark) = &self.mark {
            let x = columns.axis.at(&mark.at);
            panel.canvas.line((x, top), (x, bottom), mark.stroke, Tone::Ink);
        }
        let middle = columns.from + (columns.to - columns.from).half();
        let axis_half = width(&self.axis, SIZE, Weight::Regular).half();
        let middle = middle.min(right - axis_half);
        panel.canvas.text(middle, bottom + LINE.times(2), &self.axis, Style::PLAIN.anchored(Anchor::Middle).soft());
        panel.height = bottom + LINE.times(2) + Px::of(8);
        panel.legend(&self.legend);
        panel
    }

    fn columns(&self) -> Columns {
        let names =
            self.offices.iter().map(|bar| width(&bar.name, SIZE, bar.weight())).max().unwrap_or_default().min(NAMES);
        let number = widest(self.offices.iter().map(|bar| bar.number.as_str()), SIZE, Weight::Bold);
        let numbers = names + GAP + number;
        let from = numbers + GAP;
        let to = from + PLOT;
        let ends =
            || self.offices.iter().flat_map(|bar| [Some(&bar.from), Some(&bar.to), bar.target.as_ref()]).flatten();
        let ends = || ends().chain(self.mark.iter().map(|mark| &mark.at));
        let (low, high) = (ends().min().cloned().unwrap_or_default(), ends().max().cloned().unwrap_or_default());
        // What ends at the edge has room for its dot.
        let room = (&high - &low) / whole(25);
        let zero = whole(0);
        let low = if low < zero { low - &room } else { low.min(zero.clone()) };
        let high = if high > zero { high + room } else { high.max(zero) };
        Columns { names, numbers, axis: Axis::new(low, high, from, to), from, to }
    }

    fn placed(&self, columns: &Columns, top: Px) -> Vec<Placed<'_>> {
        let mut floor = top;
        let mut placed = Vec::with_capacity(self.offices.len());
        for bar in &self.offices {
            let lines = wrapped(&bar.name, SIZE, bar.weight(), columns.names, NAME_LINES);
            let height = LINE.times(lines.len().max(1)) + Px::of(5);
            placed.push(Placed { bar, lines, top: floor, height });
            floor = floor + height;
        }
        placed
    }

    fn office(&self, canvas: &mut Canvas, columns: &Columns, office: &Placed) {
        let bar = office.bar;
        let middle = office.top + office.height.half();
        let style = Style::PLAIN.weighing(bar.weight()).anchored(Anchor::End);
        let first = middle - LINE.times(office.lines.len()).half() + Px::of(11);
        for (number, line) in office.lines.iter().enumerate() {
            canvas.text(columns.names, first + LINE.times(number), line, style);
        }
        canvas.text(columns.numbers, middle + Px::of(4), &bar.number, style);
        let ends = (columns.axis.at(&bar.from), columns.axis.at(&bar.to));
        match self.form {
            Form::Bar => canvas.bar(ends, middle - BAR.half(), BAR, bar.tone),
            Form::Rung => {
                canvas.line((ends.0, middle), (ends.1, middle), Stroke::Thick, bar.tone);
                canvas.dot((ends.1, middle), 5, bar.tone);
            }
        }
        if let Some(target) = &bar.target {
            let x = columns.axis.at(target);
            canvas.line((x, middle - BAR.half()), (x, middle + BAR.half()), Stroke::Solid, Tone::Ink);
        }
    }
}

impl Bar {
    const fn weight(&self) -> Weight {
        if self.is_whole { Weight::Bold } else { Weight::Regular }
    }
}
