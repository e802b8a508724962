//! Lorenz curve: how unequally a total is shared among units.

use std::collections::BTreeSet;

use super::{
    Chart,
    axes::{Axes, Axis, Room},
    canvas::{AROUND_ATTENDED, ChartCanvas, PointLabel},
    style::ChartStyle,
    ticks::Ticks,
};
use crate::scene::{Measurer, Rect, ScreenPoint, Size, Stroke, label_placement::LabelPosition};

/// Radius of a dot at the font size of the window, points.
const RADIUS: f32 = 2.2;
/// Most dots; the points of a longer curve are not told apart.
const MOST_DOTS: usize = 60;
/// Opacity of the area between diagonal and curve.
const AREA: f32 = 0.16;

/// Candidate positions of labels: first on the side of the curve that is empty.
const BELOW_CURVE: [LabelPosition; 4] =
    [LabelPosition::Right, LabelPosition::BelowRight, LabelPosition::Left, LabelPosition::AboveLeft];

/// Point of a Lorenz curve.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LorenzPoint {
    /// Cumulative share of units, 0 to 1.
    pub units: f64,
    /// Cumulative share of the total, 0 to 1.
    pub total: f64,
    /// Label, drawn where there is room; the last points get theirs first.
    pub label: Option<String>,
}

/// Lorenz curve.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LorenzCurve {
    /// Points after each unit from the poorest, up to (1, 1); the curve begins at (0, 0), which is not among them.
    pub points: Vec<LorenzPoint>,
    /// Title of the horizontal axis: which units.
    pub units_title: String,
    /// Title of the vertical axis: which total.
    pub total_title: String,
}

impl LorenzCurve {
    /// Chart of the given size, with a square plot; rings mark the attended points.
    pub fn chart(&self, size: Size, style: &ChartStyle, measurer: &Measurer, attended: &BTreeSet<usize>) -> Chart {
        let axis =
            |title| Axis { title, range: [0.0, 1.0], ticks: Ticks::quarters(), is_logarithmic: false, has_grid: true };
        let room = Room { size, key: 0.0, is_square: true };
        let axes = Axes::new((style, measurer), room, [axis(&self.units_title), axis(&self.total_title)]);
        let Some(axes) = axes else { return Chart::without_room(self.points.len()) };
        let mut canvas = ChartCanvas::new(style, measurer, size, label_area(&axes, size));
        axes.draw(&mut canvas);
        let (origin, end) =
            (ScreenPoint::new(axes.plot.min.x, axes.plot.max.y), ScreenPoint::new(axes.plot.max.x, axes.plot.min.y));
        let points: Vec<Option<ScreenPoint>> =
            self.points.iter().map(|point| axes.position(point.units, point.total)).collect();
        let curve: Vec<ScreenPoint> = std::iter::once(origin).chain(points.iter().copied().flatten()).collect();
        canvas.area(curve.clone(), style.accent.faded(AREA));
        canvas.line(vec![origin, end], Stroke::dashed(style.faint, 1.0, 4.0, 3.0));
        canvas.line(curve.clone(), Stroke::solid(style.accent, 1.6));
        let radius = style.scaled(RADIUS);
        for at in points.iter().flatten().filter(|_| points.len() <= MOST_DOTS) {
            canvas.disc(*at, radius, style.accent);
        }
        for at in attended.iter().filter_map(|index| points.get(*index).copied().flatten()) {
            canvas.disc(at, radius, style.accent);
            canvas.ring(at, radius);
        }
        avoid(&mut canvas, &curve, radius);
        self.claim_labels(&mut canvas, &points, attended);
        Chart { marks: canvas.finish(), points, ..Chart::default() }
    }

    /// Asks for labels: of attended points, then from the richest unit on.
    fn claim_labels(&self, canvas: &mut ChartCanvas<'_>, points: &[Option<ScreenPoint>], attended: &BTreeSet<usize>) {
        let labels = self.points.iter().zip(points).enumerate().rev();
        let mut labels: Vec<_> = labels
            .filter_map(|(index, (point, at))| Some((!attended.contains(&index), point.label.as_ref()?, (*at)?)))
            .collect();
        labels.sort_by_key(|(is_last, ..)| *is_last);
        for (_, text, at) in labels {
            let radius = canvas.style.scaled(RADIUS);
            let label = PointLabel::beside(text, at, radius + AROUND_ATTENDED, canvas.style.text);
            canvas.label(PointLabel { positions: &BELOW_CURVE, ..label });
        }
    }
}

/// Area for labels: the plot, and the room to the right of a square plot on a wide chart.
fn label_area(axes: &Axes<'_>, size: Size) -> Rect {
    Rect { max: ScreenPoint::new(size.width.max(axes.plot.max.x), axes.plot.max.y), ..axes.plot }
}

/// Keeps labels off a curve.
fn avoid(canvas: &mut ChartCanvas<'_>, curve: &[ScreenPoint], radius: f32) {
    for (from, to) in curve.iter().zip(curve.iter().skip(1)) {
        let pieces = (from.distance(*to) / (2.0 * radius)).ceil().clamp(1.0, 500.0);
        for piece in 0..=pieces as usize {
            let part = piece as f32 / pieces;
            let at = ScreenPoint::new(from.x + part * (to.x - from.x), from.y + part * (to.y - from.y));
            canvas.block(at, radius * 0.6);
        }
    }
}
