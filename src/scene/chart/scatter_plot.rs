//! Scatter plot: pairs of values, with a straight line, guides and quadrants.

use std::collections::BTreeSet;

use super::{
    Chart,
    axes::{Axes, Axis, Room},
    canvas::{AROUND_ATTENDED, ChartCanvas, PointLabel, axis_text_width},
    scale::{Scale, is_drawable},
    style::ChartStyle,
};
use crate::scene::{Color, Measurer, Rect, ScreenPoint, Size, Stroke, label_placement::LINE};

/// Radius of a symbol, and of a strong one, at the font size of the window, points.
const RADIUS: (f32, f32) = (3.0, 4.0);

/// Number of points above which a name may cover some.
const MANY: usize = 100;

/// Point of a scatter plot.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScatterPoint {
    /// Value along the horizontal axis.
    pub x: f64,
    /// Value along the vertical axis.
    pub y: f64,
    /// Label, drawn where there is room.
    pub label: String,
    /// Fill of the symbol; `None` for the usual one.
    pub fill: Option<Color>,
    /// `true` for a larger symbol, labelled before others.
    pub is_strong: bool,
}

/// Straight line; on logarithmic axes, of the common logarithms of both values.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct StraightLine {
    /// Change along the vertical axis per unit of the horizontal one.
    pub slope: f64,
    /// Value along the vertical axis where the horizontal one has 0.
    pub intercept: f64,
}

/// Scatter plot.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScatterPlot {
    /// Points.
    pub points: Vec<ScatterPoint>,
    /// Title of the horizontal axis.
    pub x_title: String,
    /// Title of the vertical axis.
    pub y_title: String,
    /// Line, such as one that was fitted to the points.
    pub line: Option<StraightLine>,
    /// Value along the horizontal axis that a faint vertical line marks.
    pub x_guide: Option<f64>,
    /// Value along the vertical axis that a faint horizontal line marks.
    pub y_guide: Option<f64>,
    /// Names of the quadrants between the guides, or of the quarters of the plot without guides: upper right, upper
    /// left, lower left, lower right.
    pub quadrants: Option<[String; 4]>,
    /// `true` if both axes are logarithmic; points without positive values are not drawn.
    pub is_logarithmic: bool,
}

impl ScatterPlot {
    /// Chart of the given size; rings mark the attended points.
    pub fn chart(&self, size: Size, style: &ChartStyle, measurer: &Measurer, attended: &BTreeSet<usize>) -> Chart {
        let none = || Chart::without_room(self.points.len());
        let Some(axes) = self.axes() else { return none() };
        let room = Room { size, key: 0.0, is_square: false };
        let Some(axes) = Axes::new((style, measurer), room, axes) else { return none() };
        let mut canvas = ChartCanvas::new(style, measurer, size, axes.plot);
        let points: Vec<_> = self.points.iter().map(|point| axes.position(point.x, point.y)).collect();
        axes.draw(&mut canvas);
        self.draw_guides(&mut canvas, &axes);
        if let Some(ends) = self.line.and_then(|line| clipped(line, &axes)) {
            canvas.line(ends.to_vec(), Stroke::solid(style.bar, 1.6));
        }
        self.draw_points(&mut canvas, &points, attended);
        self.draw_quadrants(&mut canvas, &axes, &points);
        self.claim_labels(&mut canvas, &points, attended);
        Chart { marks: canvas.finish(), points, ..Chart::default() }
    }

    /// Horizontal and vertical axis; `None` without a point that can be drawn.
    fn axes(&self) -> Option<[Axis<'_>; 2]> {
        let is_drawn = |value: f64| is_drawable(value) && (value > 0.0 || !self.is_logarithmic);
        let drawn = || self.points.iter().filter(|point| is_drawn(point.x) && is_drawn(point.y));
        let x = Axis::around(&self.x_title, drawn().map(|point| point.x).chain(self.x_guide), self.is_logarithmic)?;
        let y = Axis::around(&self.y_title, drawn().map(|point| point.y).chain(self.y_guide), self.is_logarithmic)?;
        drawn().next().is_some().then_some([x, y])
    }

    fn draw_guides(&self, canvas: &mut ChartCanvas<'_>, axes: &Axes<'_>) {
        let Rect { min, max } = axes.plot;
        let stroke = Stroke::solid(canvas.style.faint.faded(0.7), 0.8);
        if let Some(x) = self.x_guide.and_then(|value| axes.x.position_within(value)) {
            canvas.line([min.y, max.y].map(|y| ScreenPoint::new(x, y)).to_vec(), stroke);
        }
        if let Some(y) = self.y_guide.and_then(|value| axes.y.position_within(value)) {
            canvas.line([min.x, max.x].map(|x| ScreenPoint::new(x, y)).to_vec(), stroke);
        }
    }

    /// Draws the name of each quadrant in its outer corner, or in another one if symbols are there. If they are
    /// everywhere, it covers some of very many, and none of a few.
    fn draw_quadrants(&self, canvas: &mut ChartCanvas<'_>, axes: &Axes<'_>, points: &[Option<ScreenPoint>]) {
        let Some(names) = &self.quadrants else { return };
        let (plot, style) = (axes.plot, canvas.style);
        let middle = plot.center();
        let within = |guide: Option<f64>, scale: &Scale| guide.and_then(|value| scale.position_within(value));
        let middle = ScreenPoint::new(
            within(self.x_guide, &axes.x).unwrap_or(middle.x),
            within(self.y_guide, &axes.y).unwrap_or(middle.y),
        );
        let outer =
            [(plot.max.x, plot.min.y), (plot.min.x, plot.min.y), (plot.min.x, plot.max.y), (plot.max.x, plot.max.y)];
        for (name, (x, y)) in names.iter().zip(outer) {
            let (width, height) = (axis_text_width(style, canvas.measurer, name), style.font * LINE);
            let quadrant =
                Rect::bounding(&[middle, ScreenPoint::new(x, y)]).unwrap_or_default().grown(-style.scaled(3.0));
            let frame = |at_left: bool, at_top: bool| {
                let x = if at_left { quadrant.min.x } else { quadrant.max.x - width };
                let y = if at_top { quadrant.min.y } else { quadrant.max.y - height };
                Rect::from_min_size(ScreenPoint::new(x, y), width, height)
            };
            let (left, top) = (x < middle.x, y < middle.y);
            let corners = [(left, top), (!left, top), (left, !top), (!left, !top)].map(|(left, top)| frame(left, top));
            let is_free = |frame: &&Rect| {
                let symbol = frame.grown(style.scaled(RADIUS.1));
                quadrant.contains(frame) && !points.iter().flatten().any(|at| symbol.holds(*at))
            };
            let [first, ..] = &corners;
            let above = (points.len() > MANY).then_some(first);
            let frame = corners.iter().find(is_free).or(above).copied();
            if let Some(frame) = frame.filter(|frame| plot.contains(frame)) {
                canvas.write_upon(name.clone(), frame, style.faint, Some(style.halo));
            }
        }
    }

    /// Draws the symbols, attended ones above others.
    fn draw_points(&self, canvas: &mut ChartCanvas<'_>, points: &[Option<ScreenPoint>], attended: &BTreeSet<usize>) {
        let style = canvas.style;
        let placed = self.points.iter().zip(points).enumerate();
        let placed = placed.filter_map(|(index, (point, at))| Some((attended.contains(&index), point, (*at)?)));
        let (above, below): (Vec<_>, Vec<_>) = placed.partition(|(is_attended, ..)| *is_attended);
        for (is_attended, point, at) in below.into_iter().chain(above) {
            let radius = radius(style, point);
            canvas.disc(at, radius, point.fill.unwrap_or(style.accent));
            if is_attended {
                canvas.ring(at, radius);
            }
            canvas.block_symbol(at, if is_attended { radius + AROUND_ATTENDED } else { radius });
        }
    }

    /// Asks for labels: of attended points, then of strong ones, then of those farthest from the middle of all.
    fn claim_labels(&self, canvas: &mut ChartCanvas<'_>, points: &[Option<ScreenPoint>], attended: &BTreeSet<usize>) {
        let drawn: Vec<ScreenPoint> = points.iter().copied().flatten().collect();
        let number = drawn.len().max(1) as f32;
        let mean = |part: fn(&ScreenPoint) -> f32| drawn.iter().map(part).sum::<f32>() / number;
        let middle = ScreenPoint::new(mean(|at| at.x), mean(|at| at.y));
        let mut labels: Vec<_> = self
            .points
            .iter()
            .zip(points)
            .enumerate()
            .filter_map(|(index, (point, at))| Some((!attended.contains(&index), point, (*at)?)))
            .collect();
        labels.sort_by(|(a_last, a, a_at), (b_last, b, b_at)| {
            let farther = b_at.distance(middle).total_cmp(&a_at.distance(middle));
            a_last.cmp(b_last).then(b.is_strong.cmp(&a.is_strong)).then(farther)
        });
        for (is_last, point, at) in labels {
            let (style, radius) = (canvas.style, radius(canvas.style, point));
            let radius = if is_last { radius } else { radius + 2.0 * AROUND_ATTENDED };
            canvas.label(PointLabel::beside(&point.label, at, radius, style.text));
        }
    }
}

/// Radius of the symbol of a point, points.
fn radius(style: &ChartStyle, point: &ScatterPoint) -> f32 {
    style.scaled(if point.is_strong { RADIUS.1 } else { RADIUS.0 })
}

/// Ends of a line inside the plot; `None` if it passes by.
fn clipped(line: StraightLine, axes: &Axes<'_>) -> Option<[ScreenPoint; 2]> {
    let [x, y] = [&axes.x, &axes.y].map(|scale| scale.values.map(|end| scale.along(end)));
    let (width, height) = (x[1] - x[0], y[1] - y[0]);
    // Both as parts of the axes: the height at the left end of the plot, and its rise over the whole width.
    let start = (line.intercept + line.slope * x[0] - y[0]) / height;
    let rise = line.slope * width / height;
    let ends = [(0.0 - start) / rise, (1.0 - start) / rise];
    let (from, to) = if rise == 0.0 {
        (0.0, if (0.0..=1.0).contains(&start) { 1.0 } else { 0.0 })
    } else {
        (ends[0].min(ends[1]).max(0.0), ends[0].max(ends[1]).min(1.0))
    };
    let is_seen = start.is_finite() && rise.is_finite() && from < to;
    let at = |part: f64| ScreenPoint::new(axes.x.at(part), axes.y.at((start + rise * part).clamp(0.0, 1.0)));
    is_seen.then(|| [from, to].map(at))
}
