//! Chart of a time series: results joined by a line or on stems, targets as hollow marks.

use std::collections::BTreeSet;

use super::{Chart, axes::Axes, canvas::ChartCanvas, scale::round_ticks};
use crate::scene::{Color, Item, Measurer, Outline, Palette, ScreenPoint, Size, Stroke, SymbolShape};

/// Radius of a mark, points.
const RADIUS: f32 = 3.2;
/// Distance of a label from the middle of its mark, points.
const GAP: f32 = RADIUS + 3.0;

/// Kind of a point of a time series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimePointKind {
    /// Reported result.
    Result,
    /// Published list, open to objections.
    Publicised,
    /// Target; never joined to results.
    Target,
}

/// Point of a time series.
#[derive(Clone, Debug, PartialEq)]
pub struct TimePoint {
    /// Date in decimal years.
    pub date: f64,
    /// Value; not negative.
    pub value: f64,
    /// Kind, which decides the mark.
    pub kind: TimePointKind,
    /// Label, drawn where there is room.
    pub label: String,
}

/// Time series.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TimeSeries {
    /// Points by date; several of one date are all drawn.
    pub points: Vec<TimePoint>,
    /// `true` if results are states of one number, so that a line joins them; counts of single batches stand on stems.
    pub is_joined: bool,
}

impl TimeSeries {
    /// Chart of the given size; empty without points.
    pub fn chart(&self, size: Size, palette: &'static Palette, measurer: &Measurer) -> Chart {
        let dates = || self.points.iter().map(|point| point.date);
        let (first, last) = (dates().fold(f64::INFINITY, f64::min), dates().fold(f64::NEG_INFINITY, f64::max));
        if self.points.is_empty() {
            return Chart::default();
        }
        // Whole years, so that each has a tick.
        let (from, to) = ((first - 0.05).floor(), (last + 0.05).ceil());
        let years: Vec<String> = (0..(to - from) as usize).map(|n| (from + n as f64).to_string()).collect();
        let ticks = round_ticks(0.0, self.points.iter().map(|point| point.value).fold(1.0, f64::max));
        let axes = Axes::new(size, [from, to], &ticks, measurer);
        let points: Vec<ScreenPoint> = self.points.iter().map(|point| axes.position(point.date, point.value)).collect();
        let mut canvas = ChartCanvas::new(palette, measurer, axes.label_area());
        axes.draw_numbers(&mut canvas, &ticks);
        axes.draw_intervals(&mut canvas, from, 1.0, &years);
        if self.is_joined {
            self.draw_line(&mut canvas, &points);
        } else {
            self.draw_stems(&mut canvas, &points, axes.plot.max.y);
        }
        for (point, at) in self.points.iter().zip(&points) {
            canvas.draw(symbol(&canvas, *at, point.kind));
            canvas.block(*at, RADIUS * 1.1);
        }
        self.claim_labels(&mut canvas, &points);
        Chart { marks: canvas.finish(), points }
    }

    /// Line through results; of several at one date, through the first.
    fn draw_line(&self, canvas: &mut ChartCanvas<'_>, points: &[ScreenPoint]) {
        let mut line: Vec<ScreenPoint> = Vec::new();
        for (point, at) in self.points.iter().zip(points) {
            if point.kind == TimePointKind::Result && line.last().is_none_or(|last| last.x < at.x) {
                line.push(*at);
            }
        }
        if line.len() > 1 {
            canvas.line(line, canvas.colors.bar, 1.5);
        }
    }

    /// Stems from results to the axis.
    fn draw_stems(&self, canvas: &mut ChartCanvas<'_>, points: &[ScreenPoint], bottom: f32) {
        for (point, at) in self.points.iter().zip(points) {
            if point.kind != TimePointKind::Target {
                canvas.line(vec![*at, ScreenPoint::new(at.x, bottom)], canvas.colors.bar, 1.5);
            }
        }
    }

    /// Asks for labels: of the last result and the first point, then of targets, then of others; each text once.
    fn claim_labels(&self, canvas: &mut ChartCanvas<'_>, points: &[ScreenPoint]) {
        let last = self.points.iter().rposition(|point| point.kind == TimePointKind::Result);
        let mut order: Vec<(usize, (&TimePoint, &ScreenPoint))> = self.points.iter().zip(points).enumerate().collect();
        order.reverse();
        order.sort_by_key(|(index, (point, _))| match point.kind {
            _ if Some(*index) == last => 0,
            _ if *index == 0 => 1,
            TimePointKind::Target => 2,
            TimePointKind::Result | TimePointKind::Publicised => 3,
        });
        let mut labelled = BTreeSet::new();
        for (_, (point, at)) in order {
            if labelled.insert(&point.label) {
                let is_target = point.kind == TimePointKind::Target;
                let color = if is_target { canvas.colors.faint } else { canvas.colors.text };
                canvas.label(point.label.clone(), *at, GAP, color);
            }
        }
    }
}

/// Mark of a point.
fn symbol(canvas: &ChartCanvas<'_>, at: ScreenPoint, kind: TimePointKind) -> Item {
    let disc = |fill: Color| Item::Shape { outline: Outline::Circle(at, RADIUS), fill: Some(fill), stroke: None };
    match kind {
        TimePointKind::Result => disc(canvas.colors.accent),
        TimePointKind::Publicised => disc(canvas.colors.bar),
        TimePointKind::Target => Item::Symbol {
            shape: SymbolShape::Diamond,
            at,
            radius: RADIUS + 0.4,
            fill: canvas.colors.panel,
            stroke: Stroke::solid(canvas.colors.accent, 1.5),
        },
    }
}
