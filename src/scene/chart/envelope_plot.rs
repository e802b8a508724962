//! Envelope plot: an observed function beside those of simulations and of theory.

use std::collections::BTreeSet;

use super::{
    Chart, Nearness,
    axes::{Axes, Axis, Room},
    canvas::{ChartCanvas, axis_text_width},
    style::ChartStyle,
};
use crate::scene::{Color, Measurer, Rect, ScreenPoint, Size, Stroke, label_placement::LINE};

/// Length of a sample in the key, its distance from its name, and that between entries, at the font size of the window,
/// points.
const KEY: (f32, f32, f32) = (16.0, 5.0, 14.0);
/// Radius of an attended point at the font size of the window, points.
const RADIUS: f32 = 2.6;
/// Opacity of the envelope.
const BAND: f32 = 0.4;

/// Values of the functions at one argument; those that are not finite are left out.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct EnvelopePoint {
    /// Argument, such as a distance.
    pub x: f64,
    /// Observed value.
    pub observed: f64,
    /// Lower end of the envelope.
    pub low: f64,
    /// Upper end of the envelope.
    pub high: f64,
    /// Theoretical value.
    pub theoretical: f64,
}

/// Envelope plot.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EnvelopePlot {
    /// Points, ascending by argument.
    pub points: Vec<EnvelopePoint>,
    /// Title of the horizontal axis.
    pub x_title: String,
    /// Title of the vertical axis.
    pub y_title: String,
    /// Name of the observed function.
    pub observed_name: String,
    /// Name of the envelope.
    pub envelope_name: String,
    /// Name of the theoretical function.
    pub theoretical_name: String,
}

impl EnvelopePlot {
    /// Chart of the given size, whose data points are those of the observed function; rings mark the attended ones.
    pub fn chart(&self, size: Size, style: &ChartStyle, measurer: &Measurer, attended: &BTreeSet<usize>) -> Chart {
        let none = || Chart::without_room(self.points.len());
        let values = |point: &EnvelopePoint| [point.observed, point.low, point.high, point.theoretical];
        let x = Axis::around(&self.x_title, self.points.iter().map(|point| point.x), false);
        let y = Axis::around(&self.y_title, self.points.iter().flat_map(values), false);
        let (Some(x), Some(y)) = (x, y) else { return none() };
        let key = self.key((style, measurer), size.width);
        let room = Room { size, key: key.height, is_square: false };
        let Some(axes) = Axes::new((style, measurer), room, [Axis { has_grid: false, ..x }, y]) else { return none() };
        let mut canvas = ChartCanvas::new(style, measurer, size, axes.plot);
        axes.draw(&mut canvas);
        let series = |value: fn(&EnvelopePoint) -> f64| -> Vec<Option<ScreenPoint>> {
            self.points.iter().map(|point| axes.position(point.x, value(point))).collect()
        };
        let (low, high) = (series(|point| point.low), series(|point| point.high));
        let (theoretical, observed) = (series(|point| point.theoretical), series(|point| point.observed));
        draw_band(&mut canvas, &low, &high);
        canvas.line(theoretical.into_iter().flatten().collect(), dashed(style));
        canvas.line(observed.iter().copied().flatten().collect(), solid(style));
        let radius = style.scaled(RADIUS);
        // A line needs two points.
        let is_alone = observed.iter().flatten().count() == 1;
        for (index, at) in observed.iter().enumerate().filter_map(|(index, at)| Some((index, (*at)?))) {
            if is_alone || attended.contains(&index) {
                canvas.disc(at, radius, style.accent);
            }
            if attended.contains(&index) {
                canvas.ring(at, radius);
            }
        }
        if let Some(top) = axes.key {
            key.draw(&mut canvas, top);
        }
        Chart { marks: canvas.finish(), points: observed, nearness: Nearness::Columns }
    }

    /// Key of the three functions, in lines of a width.
    fn key(&self, (style, measurer): (&ChartStyle, &Measurer), width: f32) -> Key {
        let (sample, gap, between) = (style.scaled(KEY.0), style.scaled(KEY.1), style.scaled(KEY.2));
        let named = [
            (Sample::Observed, &self.observed_name),
            (Sample::Theoretical, &self.theoretical_name),
            (Sample::Envelope, &self.envelope_name),
        ];
        let line = style.font * LINE;
        let (mut x, mut y) = (1.0, 0.0);
        let mut entries = Vec::new();
        for (kind, name) in named.into_iter().filter(|(_, name)| !name.is_empty()) {
            let length = sample + gap + axis_text_width(style, measurer, name);
            if x > 1.0 && x + length > width {
                (x, y) = (1.0, y + line);
            }
            entries.push(KeyEntry { sample: kind, name: name.clone(), at: ScreenPoint::new(x, y) });
            x += length + between;
        }
        let height = if entries.is_empty() { 0.0 } else { y + line };
        Key { entries, height }
    }
}

/// Sample of an entry of the key.
#[derive(Clone, Copy)]
enum Sample {
    Observed,
    Theoretical,
    Envelope,
}

/// Entry of the key.
struct KeyEntry {
    sample: Sample,
    name: String,
    /// Upper left corner within the key.
    at: ScreenPoint,
}

/// Key of the functions.
struct Key {
    entries: Vec<KeyEntry>,
    /// Height, points.
    height: f32,
}

impl Key {
    /// Draws the key with its upper edge at `top`.
    fn draw(self, canvas: &mut ChartCanvas<'_>, top: f32) {
        let style = canvas.style;
        let (length, gap, line) = (style.scaled(KEY.0), style.scaled(KEY.1), style.font * LINE);
        for KeyEntry { sample, name, at } in self.entries {
            let middle = top + at.y + line / 2.0;
            let width = axis_text_width(style, canvas.measurer, &name);
            let frame = Rect::from_min_size(ScreenPoint::new(at.x + length + gap, top + at.y), width, line);
            if !canvas.write(name, frame, style.text) {
                continue;
            }
            let ends = [at.x, at.x + length].map(|x| ScreenPoint::new(x, middle)).to_vec();
            match sample {
                Sample::Observed => canvas.line(ends, solid(style)),
                Sample::Theoretical => canvas.line(ends, dashed(style)),
                Sample::Envelope => {
                    let half = style.font * 0.4;
                    let area = Rect::from_min_size(ScreenPoint::new(at.x, middle - half), length, 2.0 * half);
                    canvas.rect(area, Some(band(style)), None);
                }
            }
        }
    }
}

/// Fills the band between two lines wherever both are drawn.
fn draw_band(canvas: &mut ChartCanvas<'_>, low: &[Option<ScreenPoint>], high: &[Option<ScreenPoint>]) {
    let both: Vec<_> = low.iter().zip(high).filter_map(|(low, high)| Some(((*low)?, (*high)?))).collect();
    let upper = both.iter().map(|(_, high)| *high);
    let lower = both.iter().rev().map(|(low, _)| *low);
    let color = band(canvas.style);
    canvas.area(upper.chain(lower).collect(), color);
}

fn band(style: &ChartStyle) -> Color {
    style.bar.faded(BAND)
}

fn solid(style: &ChartStyle) -> Stroke {
    Stroke::solid(style.accent, 1.8)
}

fn dashed(style: &ChartStyle) -> Stroke {
    Stroke::dashed(style.text, 1.2, 4.0, 3.0)
}
