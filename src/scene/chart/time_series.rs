//! Chart of a time series: results joined by a line or on stems, targets as hollow marks.

use std::collections::BTreeSet;

use super::{
    Chart,
    canvas::{AROUND, ChartCanvas, PointLabel},
    scale::is_drawable,
    style::ChartStyle,
    ticks::round_ticks,
    time_axes::TimeAxes,
};
use crate::scene::{Color, Item, Measurer, Outline, ScreenPoint, Size, Stroke, SymbolShape};

/// Radius of a mark at the font size of the window, points.
const RADIUS: f32 = 3.2;
/// Distance of a label from the middle of its mark at the font size of the window, points.
const GAP: f32 = RADIUS + 3.0;
/// Most years of a time series: a date that is farther off is an error of the data.
const MOST_YEARS: f64 = 10_000.0;

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
    /// Chart of the given size; empty without points, without room, and if a date or value cannot be drawn.
    pub fn chart(&self, size: Size, style: &ChartStyle, measurer: &Measurer) -> Chart {
        let dates = || self.points.iter().map(|point| point.date);
        let (first, last) = (dates().fold(f64::INFINITY, f64::min), dates().fold(f64::NEG_INFINITY, f64::max));
        let none = || Chart::without_room(self.points.len());
        let is_drawn = |point: &TimePoint| point.date.abs() <= MOST_YEARS && is_drawable(point.value);
        if self.points.is_empty() || !self.points.iter().all(is_drawn) {
            return none();
        }
        // Whole years, so that each has a tick.
        let (from, to) = ((first - 0.05).floor(), (last + 0.05).ceil());
        let years: Vec<String> = (0..(to - from) as usize).map(|n| (from + n as f64).to_string()).collect();
        let ticks = round_ticks(0.0, self.points.iter().map(|point| point.value).fold(1.0, f64::max));
        let Some(axes) = TimeAxes::new((style, measurer), size, [from, to], &ticks) else { return none() };
        let points: Vec<ScreenPoint> = self.points.iter().map(|point| axes.position(point.date, point.value)).collect();
        let mut canvas = ChartCanvas::new(style, measurer, size, axes.label_area());
        axes.draw_numbers(&mut canvas, &ticks);
        axes.draw_intervals(&mut canvas, from, 1.0, &years);
        if self.is_joined {
            self.draw_line(&mut canvas, &points);
        } else {
            self.draw_stems(&mut canvas, &points, axes.plot.max.y);
        }
        for (point, at) in self.points.iter().zip(&points) {
            canvas.draw(symbol(style, *at, point.kind));
            canvas.block(*at, style.scaled(RADIUS * 1.1));
        }
        self.claim_labels(&mut canvas, &points);
        Chart { marks: canvas.finish(), points: points.into_iter().map(Some).collect(), ..Chart::default() }
    }

    /// Line through results; of several at one date, through the first.
    fn draw_line(&self, canvas: &mut ChartCanvas<'_>, points: &[ScreenPoint]) {
        let mut line: Vec<ScreenPoint> = Vec::new();
        for (point, at) in self.points.iter().zip(points) {
            if point.kind == TimePointKind::Result && line.last().is_none_or(|last| last.x < at.x) {
                line.push(*at);
            }
        }
        canvas.line(line, Stroke::solid(canvas.style.bar, 1.5));
    }

    /// Stems from results to the axis.
    fn draw_stems(&self, canvas: &mut ChartCanvas<'_>, points: &[ScreenPoint], bottom: f32) {
        for (point, at) in self.points.iter().zip(points) {
            if point.kind != TimePointKind::Target {
                canvas.line(vec![*at, ScreenPoint::new(at.x, bottom)], Stroke::solid(canvas.style.bar, 1.5));
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
                let color = if is_target { canvas.style.faint } else { canvas.style.text };
                let (text, gap) = (point.label.clone(), canvas.style.scaled(GAP));
                canvas.label(PointLabel { text, at: *at, gap, color, positions: &AROUND });
            }
        }
    }
}

/// Mark of a point.
fn symbol(style: &ChartStyle, at: ScreenPoint, kind: TimePointKind) -> Item {
    let radius = style.scaled(RADIUS);
    let disc = |fill: Color| Item::Shape { outline: Outline::Circle(at, radius), fill: Some(fill), stroke: None };
    match kind {
        TimePointKind::Result => disc(style.accent),
        TimePointKind::Publicised => disc(style.bar),
        TimePointKind::Target => Item::Symbol {
            shape: SymbolShape::Diamond,
            at,
            radius: radius + 0.4,
            fill: style.halo,
            stroke: Stroke::solid(style.accent, 1.5),
        },
    }
}
