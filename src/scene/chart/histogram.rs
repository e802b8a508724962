//! Histogram of many values, with an observed and an expected one.

use std::collections::BTreeSet;

use super::{
    Chart, Nearness,
    axes::{Axes, Axis, Room},
    bins::{self, Bin},
    canvas::{ChartCanvas, axis_text_width, cut_to},
    style::ChartStyle,
    ticks::Ticks,
};
use crate::scene::{Color, Measurer, Rect, ScreenPoint, Size, Stroke, label_placement::LINE};

/// Distance of a label from its line at the font size of the window, points.
const GAP: f32 = 4.0;

/// Value with a line of its own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reference {
    /// Value.
    pub value: f64,
    /// Name and number.
    pub label: String,
}

/// Histogram.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Histogram {
    /// Values, in any order.
    pub values: Vec<f64>,
    /// Observed value, which stands out.
    pub observed: Option<Reference>,
    /// Expected value.
    pub expected: Option<Reference>,
    /// Title of the horizontal axis: what the values are.
    pub x_title: String,
    /// Title of the vertical axis: what is counted; may be empty.
    pub y_title: String,
}

impl Histogram {
    /// Intervals and the number of values in each: by the rule of Freedman and Diaconis (1981), twice the interquartile
    /// range divided by the cube root of the number of values, as a round width that makes 10 to 60 intervals with
    /// round limits. Intervals of whole numbers are whole, which may leave fewer. Without values, none.
    pub fn bins(&self) -> Vec<Bin> {
        bins::bins(&self.values)
    }

    /// Chart of the given size, whose data points are the bins; outlines mark the attended ones.
    pub fn chart(&self, size: Size, style: &ChartStyle, measurer: &Measurer, attended: &BTreeSet<usize>) -> Chart {
        let bins = self.bins();
        let none = || Chart::without_room(bins.len());
        let references = [&self.observed, &self.expected].map(|reference| reference.as_ref());
        let values = bins.iter().flat_map(|bin| [bin.from, bin.to]);
        let values = values.chain(references.into_iter().flatten().map(|reference| reference.value));
        let Some(x) = Axis::around(&self.x_title, values, false) else { return none() };
        let highest = bins.iter().map(|bin| bin.count).max().unwrap_or_default().max(1) as f64;
        let (range, ticks) = ([0.0, highest], Ticks::counts(highest));
        let y = Axis { title: &self.y_title, range, ticks, is_logarithmic: false, has_grid: true };
        let room = Room { size, key: 0.0, is_square: false };
        let Some(axes) = Axes::new((style, measurer), room, [Axis { has_grid: false, ..x }, y]) else { return none() };
        let lines: Vec<ReferenceLine> = reference_lines((style, measurer), &axes, references);
        let head = lines.iter().map(|line| line.label.max.y - axes.plot.min.y).fold(0.0, f32::max);
        let axes = axes.with_headroom(head + style.scaled(GAP));
        let mut canvas = ChartCanvas::new(style, measurer, size, axes.plot);
        axes.draw(&mut canvas);
        let points = draw_bins(&mut canvas, &axes, &bins, attended);
        for line in lines {
            line.draw(&mut canvas, axes.plot);
        }
        Chart { marks: canvas.finish(), points, nearness: Nearness::Columns }
    }
}

/// Draws the bars; returns the middle of the upper end of each.
fn draw_bins(
    canvas: &mut ChartCanvas<'_>,
    axes: &Axes<'_>,
    bins: &[Bin],
    attended: &BTreeSet<usize>,
) -> Vec<Option<ScreenPoint>> {
    /// Least width of a bar that is set apart from the next, points.
    const APART: f32 = 3.0;
    let style = canvas.style;
    let bar = |bin: &Bin| {
        let corners = [(bin.from, bin.count as f64), (bin.to, 0.0)].map(|(x, y)| axes.position(x, y));
        let [Some(min), Some(max)] = corners else { return None };
        Some(Rect { min, max })
    };
    let bars: Vec<Option<Rect>> = bins.iter().map(bar).collect();
    for (index, bar) in bars.iter().enumerate().filter_map(|(index, bar)| Some((index, (*bar)?))) {
        let gap = if bar.width() < APART { 0.0 } else { 0.5 };
        let inner = Rect { max: ScreenPoint::new(bar.max.x - gap, bar.max.y), ..bar };
        let fill = if attended.contains(&index) { style.accent } else { style.bar };
        if bar.height() > 0.0 {
            canvas.rect(inner, Some(fill), None);
        }
    }
    for bar in attended.iter().filter_map(|index| bars.get(*index).copied().flatten()) {
        canvas.frame(bar);
    }
    bars.iter().map(|bar| bar.map(|bar| ScreenPoint::new(bar.center().x, bar.min.y))).collect()
}

/// Line of a reference value with its label.
struct ReferenceLine {
    x: f32,
    text: String,
    label: Rect,
    is_observed: bool,
}

impl ReferenceLine {
    /// Draws the line from its label down to the axis.
    fn draw(self, canvas: &mut ChartCanvas<'_>, plot: Rect) {
        let style = canvas.style;
        let (stroke, ink): (Stroke, Color) = if self.is_observed {
            (Stroke::solid(style.accent, 2.0), style.text)
        } else {
            (Stroke::dashed(style.faint, 1.2, 4.0, 3.0), style.faint)
        };
        let top = if self.text.is_empty() { plot.min.y } else { self.label.min.y };
        canvas.line([top, plot.max.y].map(|y| ScreenPoint::new(self.x, y)).to_vec(), stroke);
        canvas.write_upon(self.text, self.label, ink, Some(style.halo));
    }
}

/// Lines of the observed and the expected value with labels inside the plot, the second one lower if both would meet.
fn reference_lines(
    (style, measurer): (&ChartStyle, &Measurer),
    axes: &Axes<'_>,
    references: [Option<&Reference>; 2],
) -> Vec<ReferenceLine> {
    let (plot, line, gap) = (axes.plot, style.font * LINE, style.scaled(GAP));
    let mut lines: Vec<ReferenceLine> = Vec::new();
    for (index, reference) in references.into_iter().enumerate() {
        let placed = reference.and_then(|reference| Some((reference, axes.x.position_within(reference.value)?)));
        let Some((reference, x)) = placed else { continue };
        let has_room = plot.height() > 3.0 * line;
        let width = if has_room { plot.width() - 2.0 * gap } else { 0.0 };
        let text = cut_to(style, measurer, &reference.label, width);
        let width = axis_text_width(style, measurer, &text);
        let at = |left: f32| Rect::from_min_size(ScreenPoint::new(left, plot.min.y), width, line);
        let below = |frame: Rect| frame.moved(ScreenPoint::new(0.0, line));
        let (right, left, start) = (at(x + gap), at(x - gap - width), at(plot.min.x + gap));
        let is_free = |frame: &Rect| {
            let meets = |other: &ReferenceLine| {
                let [min, max] = [other.label.min.y, plot.max.y].map(|y| ScreenPoint::new(other.x, y));
                let rule = Rect { min, max }.grown(1.0);
                frame.intersects(&other.label.grown(1.0)) || frame.intersects(&rule)
            };
            plot.contains(frame) && !lines.iter().any(meets)
        };
        let mut beside = [right, left, below(right), below(left)].into_iter();
        let label = beside.find(is_free).unwrap_or(if lines.is_empty() { start } else { below(start) });
        lines.push(ReferenceLine { x, text, label, is_observed: index == 0 });
    }
    lines
}
