//! Lines over the periods ([`Lines`]). What a line, a target or a break is called stands beside the plot and never in it.

use num_rational::BigRational;
use thads_metrics::{Lang, Period};

use crate::{
    axis::{Axis, whole},
    canvas::{Anchor, Canvas, SIZE, Stroke, Style, Tone},
    font::{Weight, widest, width, wrapped},
    panel::Panel,
    px::Px,
    words,
};

/// A rate at a period.
pub(crate) struct Point {
    pub(crate) place: usize,
    pub(crate) value: BigRational,
    pub(crate) label: String,
    /// Whether the series goes on to it from the point before: no period is missing, and nothing breaks it.
    pub(crate) goes_on: bool,
    pub(crate) tip: String,
}

/// An office.
pub(crate) struct Line {
    pub(crate) name: String,
    pub(crate) is_whole: bool,
    pub(crate) points: Vec<Point>,
}

/// A target from one period to another.
pub(crate) struct Target {
    pub(crate) level: BigRational,
    pub(crate) name: String,
    pub(crate) from: usize,
    pub(crate) to: usize,
}

/// A panel of lines.
pub(crate) struct Lines {
    pub(crate) title: String,
    pub(crate) note: String,
    pub(crate) periods: Vec<Period>,
    pub(crate) offices: Vec<Line>,
    pub(crate) targets: Vec<Target>,
    /// Whether the targets are milestones on the way to one, of which the last alone is named.
    pub(crate) are_milestones: bool,
    /// The periods that the series does not go on to, each with why.
    pub(crate) breaks: Vec<(usize, String)>,
    pub(crate) lang: Lang,
}

/// What stands at the right of the plot.
struct Label {
    at: Px,
    lines: Vec<String>,
    style: Style,
}

/// Where things stand.
struct Plot {
    left: Px,
    step: Px,
    right: Px,
    top: Px,
    bottom: Px,
    axis: Axis,
}

const NAMES: Px = Px::of(190);
const LEAST_WIDTH: Px = Px::of(300);
const HEIGHT: Px = Px::of(260);
const LINE: Px = Px::of(15);

impl Plot {
    /// The middle of a period's column.
    fn x(&self, place: usize) -> Px {
        self.left + self.step.times(place) + self.step.half()
    }

    fn point(&self, point: &Point) -> (Px, Px) {
        (self.x(point.place), self.axis.at(&point.value))
    }
}

impl Lines {
    pub(crate) fn draw(&self) -> Panel {
        let labels = self.label_texts();
        let names =
            widest(labels.iter().flat_map(|(.., lines, _)| lines.iter().map(String::as_str)), SIZE, Weight::Bold);
        let most = self.values().max().cloned().unwrap_or_default() * whole(11) / whole(10);
        let axis = |from, to| Axis::new(whole(0), most.clone().max(whole(1)), from, to);
        let numbers = axis(Px::ZERO, Px::ZERO).ticks(6, self.lang);
        let left = widest(numbers.iter().map(|(_, number)| number.as_str()), SIZE, Weight::Regular) + Px::of(8);
        let step = self.step();
        let right = left + step.times(self.periods.len());
        let mut panel = Panel::titled(&self.title, &self.note, right + Px::of(12) + names);
        self.draw_names_of_breaks(&mut panel, left, step);
        let needed: Px = labels.iter().map(|(_, lines, _)| LINE.times(lines.len())).sum();
        let top = panel.height;
        let bottom = top + HEIGHT.max(needed);
        let plot = Plot { left, step, right, top, bottom, axis: axis(bottom, top) };
        self.draw_axes(&mut panel, &plot);
        self.draw_lines(&mut panel.canvas, &plot);
        self.draw_targets(&mut panel.canvas, &plot);
        for label in apart(labels, &plot) {
            for (number, line) in label.lines.iter().enumerate() {
                panel.canvas.text(right + Px::of(10), label.at + LINE.times(number), line, label.style);
            }
        }
        panel
    }

    fn values(&self) -> impl Iterator<Item = &BigRational> {
        let points = self.offices.iter().flat_map(|line| &line.points).map(|point| &point.value);
        points.chain(self.targets.iter().map(|target| &target.level))
    }

    /// Whether there are more lines than can be told apart by colour.
    fn is_pale(&self) -> bool {
        self.offices.len() > Tone::LINES
    }

    fn tone(&self, number: usize, line: &Line) -> Tone {
        match (self.is_pale(), line.is_whole) {
            (true, true) => Tone::Ink,
            (true, false) => Tone::Met,
            (false, _) => Tone::Line(number),
        }
    }

    /// The width of a period's column: the year fits over its periods.
    fn step(&self) -> Px {
        let count = i64::try_from(self.periods.len()).unwrap_or(i64::MAX).max(1);
        let least = LEAST_WIDTH.in_tenths().checked_div(count).unwrap_or_default();
        let year = width("2022", SIZE, Weight::Regular) + Px::of(10);
        let is_alone = self.years().iter().any(|(_, periods)| *periods == 1);
        Px::tenths(least).max(if is_alone { year } else { Px::of(26) })
    }

    /// The reporting years with the place of the first period of each and how many there are.
    fn years(&self) -> Vec<(usize, usize)> {
        let mut first = 0_usize;
        let years = self.periods.chunk_by(|a, b| a.year() == b.year()).map(|run| {
            let place = first;
            first = first.saturating_add(run.len());
            (place, run.len())
        });
        years.collect()
    }

    /// The labels of the ends of lines and of the last targets, each with the value that it stands at.
    fn label_texts(&self) -> Vec<(BigRational, Vec<String>, Style)> {
        let last = self.periods.len().saturating_sub(1);
        let mut ends: Vec<(usize, &Line, &Point)> = self
            .offices
            .iter()
            .enumerate()
            .filter_map(|(number, line)| Some((number, line, line.points.last().filter(|point| point.place == last)?)))
            .collect();
        ends.sort_by(|a, b| b.2.value.cmp(&a.2.value));
        let count = ends.len();
        let is_named = |place: usize, line: &Line| {
            !self.is_pale() || place == 0 || place.saturating_add(1) == count || line.is_whole
        };
        let end = |(number, line, point): (usize, &Line, &Point)| {
            let style = Style { tone: self.tone(number, line), ..Style::PLAIN };
            let style = if line.is_whole { style.bold() } else { style };
            let text = format!("{} {}", line.name, point.label);
            (point.value.clone(), wrapped(&text, SIZE, style.weight, NAMES, 2), style)
        };
        let ends =
            ends.into_iter().enumerate().filter(|(place, (_, line, _))| is_named(*place, line)).map(|(_, e)| end(e));
        let targets = self.targets.iter().filter(|target| target.to == last).map(|target| {
            let style = Style::PLAIN.bold();
            (target.level.clone(), wrapped(&target.name, SIZE, style.weight, NAMES, 2), style)
        });
        let mut labels: Vec<_> = ends.chain(targets).collect();
        labels.sort_by(|a, b| b.0.cmp(&a.0));
        labels
    }

    /// Writes above the plot why the series breaks, each on a line of its own.
    fn draw_names_of_breaks(&self, panel: &mut Panel, left: Px, step: Px) {
        for (place, why) in &self.breaks {
            for line in wrapped(why, SIZE, Weight::Regular, panel.width, 3) {
                panel.height = panel.height + LINE;
                let room = width(&line, SIZE, Weight::Regular);
                let x = (left + step.times(*place)).min(panel.width - room);
                let style = Style { tone: Tone::Missed, ..Style::PLAIN };
                panel.canvas.text(x, panel.height - Px::of(4), &line, style);
            }
        }
    }

    fn draw_axes(&self, panel: &mut Panel, plot: &Plot) {
        let canvas = &mut panel.canvas;
        for (y, number) in plot.axis.ticks(6, self.lang) {
            canvas.line((plot.left, y), (plot.right, y), Stroke::Grid, Tone::Ink);
            canvas.text(plot.left - Px::of(6), y + Px::of(4), &number, Style::PLAIN.anchored(Anchor::End).soft());
        }
        let middle = Style::PLAIN.anchored(Anchor::Middle);
        for (place, period) in self.periods.iter().enumerate() {
            canvas.text(plot.x(place), plot.bottom + LINE, &period.months().to_string(), middle.soft());
        }
        for (place, _) in self.years() {
            let Some(period) = self.periods.get(place) else { continue };
            let year = period.year().to_string();
            canvas.text(plot.x(place), plot.bottom + LINE.times(2), &year, middle.bold());
        }
        panel.height = plot.bottom + LINE.times(2) + Px::of(4);
        let mut said = words::MONTHS.pick(self.lang).to_owned();
        // A target of a year that is past is not at the end of the plot.
        let last = self.periods.len().saturating_sub(1);
        for target in self.targets.iter().filter(|target| target.to < last && !self.are_milestones) {
            let Some(period) = self.periods.get(target.from) else { continue };
            said = format!("{said} · {period}: {}", target.name);
        }
        panel.lines(&said, Style::PLAIN.soft());
    }

    fn draw_lines(&self, canvas: &mut Canvas, plot: &Plot) {
        for (place, _) in &self.breaks {
            let x = plot.left + plot.step.times(*place);
            canvas.line((x, plot.top), (x, plot.bottom), Stroke::Dotted, Tone::Missed);
        }
        // The whole lies over the others.
        let (wholes, offices): (Vec<_>, Vec<_>) = self.offices.iter().enumerate().partition(|(_, line)| line.is_whole);
        for (number, line) in offices.into_iter().chain(wholes) {
            let tone = self.tone(number, line);
            let is_pale = self.is_pale() && !line.is_whole;
            canvas.told(&line.name, |canvas| {
                let runs = line.points.chunk_by(|_, next| next.goes_on);
                for run in runs {
                    let places: Vec<(Px, Px)> = run.iter().map(|point| plot.point(point)).collect();
                    if places.len() > 1 {
                        canvas.path(&places, tone, if line.is_whole { 3 } else { 2 }, is_pale);
                    }
                    for point in run.iter().filter(|_| !is_pale || places.len() == 1) {
                        canvas.told(&point.tip, |canvas| canvas.dot(plot.point(point), 3, tone));
                    }
                }
            });
        }
    }

    /// Draws each target over its periods: of one period a stroke, of several a line.
    fn draw_targets(&self, canvas: &mut Canvas, plot: &Plot) {
        for target in &self.targets {
            let y = plot.axis.at(&target.level);
            let (from, to) = (plot.left + plot.step.times(target.from), plot.x(target.to) + plot.step.half());
            let stroke = if target.from == target.to { Stroke::Solid } else { Stroke::Dashed };
            canvas.told(&target.name, |canvas| canvas.line((from, y), (to, y), stroke, Tone::Ink));
        }
    }
}

/// Moves labels that would lie on each other apart, as little as the plot leaves room for.
fn apart(labels: Vec<(BigRational, Vec<String>, Style)>, plot: &Plot) -> Vec<Label> {
    let height = |lines: &[String]| LINE.times(lines.len());
    let mut floor = plot.top;
    let mut placed: Vec<(Px, Vec<String>, Style)> = Vec::new();
    for (value, lines, style) in labels {
        let top = (plot.axis.at(&value) - height(&lines).half()).max(floor);
        floor = top + height(&lines);
        placed.push((top, lines, style));
    }
    let mut ceiling = plot.bottom;
    for (top, lines, _) in placed.iter_mut().rev() {
        *top = (*top).min(ceiling - height(lines));
        ceiling = *top;
    }
    let label = |(top, lines, style)| Label { at: top + Px::of(11), lines, style };
    placed.into_iter().map(label).collect()
}
