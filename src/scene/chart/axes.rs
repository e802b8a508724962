//! Numeric axes with ticks, grid lines and titles.

use super::{
    canvas::{ChartCanvas, axis_text_width},
    scale::{Scale, padded, range, widened},
    style::ChartStyle,
    ticks::{NumberForm, Ticks},
};
use crate::scene::{
    Measurer, Rect, ScreenPoint, Size, Stroke,
    label_placement::{LINE, LabelPosition},
    lines::{cut, fill, pieces_for},
};

// Lengths for the font size of the window.

/// Distance of numbers from the plot: on the left, and below.
const NUMBER_GAP: (f32, f32) = (8.0, 5.5);
/// Margin around a plot, in which rings of symbols on its edge have room.
const EDGE: f32 = 8.0;
/// Distance of a title from numbers or plot.
const TITLE_GAP: f32 = 3.0;
/// Least distance between two numbers below the plot.
const BETWEEN: f32 = 7.0;
/// Least sides of a plot with titles, of one with numbers, and of one without either.
const LEAST: [f32; 3] = [60.0, 24.0, 4.0];
/// Most lines of a title.
const TITLE_LINES: usize = 2;

/// Axis of numbers.
pub(super) struct Axis<'a> {
    /// Name of the numbers; may be empty.
    pub title: &'a str,
    /// Ends, which differ.
    pub range: [f64; 2],
    /// Numbers written along the axis.
    pub ticks: Ticks,
    /// `true` if equal lengths are equal ratios.
    pub is_logarithmic: bool,
    /// `true` for a grid line at each tick.
    pub has_grid: bool,
}

impl<'a> Axis<'a> {
    /// Axis for values, with some room beyond the least and the greatest; `None` without a value that can be drawn, on
    /// a logarithmic axis one of at least 10⁻³⁰⁰.
    pub(super) fn around(title: &'a str, values: impl Iterator<Item = f64>, is_logarithmic: bool) -> Option<Self> {
        let least = if is_logarithmic { 1e-300 } else { f64::NEG_INFINITY };
        let range = range(values.filter(|value| *value >= least))?;
        let (range, ticks) = if is_logarithmic {
            Ticks::logarithmic(range)
        } else {
            let range = padded(widened(range), 0.05);
            (range, Ticks::inside(range, NumberForm::Plain))
        };
        Some(Self { title, range, ticks, is_logarithmic, has_grid: true })
    }
}

/// Room for a plot and its axes.
#[derive(Clone, Copy)]
pub(super) struct Room {
    /// Size of the chart.
    pub size: Size,
    /// Height of a key between the title of the vertical axis and the plot, points.
    pub key: f32,
    /// `true` if both sides of the plot are equal.
    pub is_square: bool,
}

/// Plot with a horizontal and a vertical axis.
pub(super) struct Axes<'a> {
    /// Area between the axes.
    pub plot: Rect,
    /// Scale from left to right.
    pub x: Scale,
    /// Scale from the bottom up.
    pub y: Scale,
    /// Upper edge of the key; `None` if there is no room for it.
    pub key: Option<f32>,
    each: [Axis<'a>; 2],
    titles: [Vec<String>; 2],
    has_numbers: bool,
}

impl<'a> Axes<'a> {
    /// Axes in the given room: with titles, if there is no room for these with numbers alone, else without either;
    /// `None` if the plot itself has no room.
    pub(super) fn new((style, measurer): (&ChartStyle, &Measurer), room: Room, axes: [Axis<'a>; 2]) -> Option<Self> {
        let titles = axes.each_ref().map(|axis| title_lines((style, measurer), axis.title, room.size.width - 2.0));
        let heads = [(titles, room.key, true), (Default::default(), 0.0, true), (Default::default(), 0.0, false)];
        let plans = heads.into_iter().zip(LEAST);
        let (plot, (titles, key, has_numbers)) = plans.into_iter().find_map(|(head, least)| {
            let plot = plot((style, measurer), room, &axes, &head);
            let least = style.scaled(least);
            (plot.width() >= least && plot.height() >= least).then_some((plot, head))
        })?;
        let scale =
            |axis: &Axis<'_>, positions| Scale { values: axis.range, positions, is_logarithmic: axis.is_logarithmic };
        let [across, up] = &axes;
        let (x, y) = (scale(across, [plot.min.x, plot.max.x]), scale(up, [plot.max.y, plot.min.y]));
        let key = (key > 0.0).then(|| plot.min.y - key - style.scaled(EDGE));
        Some(Self { plot, x, y, key, each: axes, titles, has_numbers })
    }

    /// The axes with the highest value some way below the upper edge of the plot.
    pub(super) fn with_headroom(mut self, height: f32) -> Self {
        self.y.positions = [self.plot.max.y, (self.plot.min.y + height).min(self.plot.max.y - 1.0)];
        self
    }

    /// Position of a pair of values; `None` if it cannot be drawn or lies outside the plot.
    pub(super) fn position(&self, x: f64, y: f64) -> Option<ScreenPoint> {
        Some(ScreenPoint::new(self.x.position_within(x)?, self.y.position_within(y)?))
    }

    /// Draws grid lines, numbers and titles.
    pub(super) fn draw(&self, canvas: &mut ChartCanvas<'_>) {
        let [across, up] = &self.each;
        let Rect { min, max } = self.plot;
        let style = canvas.style;
        let (grid, outwards) = (Stroke::solid(style.line, 1.0), style.scaled(3.0));
        let columns = placed(&self.x, across);
        for (x, _) in &columns {
            let top = if across.has_grid { min.y } else { max.y };
            canvas.line([top, max.y + outwards].map(|y| ScreenPoint::new(*x, y)).to_vec(), grid);
        }
        let rows = placed(&self.y, up);
        for (y, _) in rows.iter().filter(|_| up.has_grid) {
            canvas.line([min.x - outwards, max.x].map(|x| ScreenPoint::new(x, *y)).to_vec(), grid);
        }
        let base = [min.x, max.x].map(|x| ScreenPoint::new(x, max.y));
        canvas.line(base.to_vec(), grid);
        if !self.has_numbers {
            return;
        }
        let widths = columns.iter().map(|(_, name)| axis_text_width(style, canvas.measurer, name));
        let widest = widths.fold(0.0, f32::max) + style.scaled(BETWEEN);
        for (x, name) in columns.iter().step_by(each(&columns, widest)) {
            let at = ScreenPoint::new(*x, max.y);
            canvas.axis_text((*name).to_owned(), at, style.scaled(NUMBER_GAP.1), LabelPosition::Below);
        }
        for (y, name) in rows.iter().step_by(each(&rows, style.font * LINE)) {
            let at = ScreenPoint::new(min.x, *y);
            canvas.axis_text((*name).to_owned(), at, style.scaled(NUMBER_GAP.0), LabelPosition::Left);
        }
        self.draw_titles(canvas);
    }

    /// Draws the title of the vertical axis above it, that of the horizontal one below its numbers.
    fn draw_titles(&self, canvas: &mut ChartCanvas<'_>) {
        let style = canvas.style;
        let line = style.font * LINE;
        let [across, up] = &self.titles;
        let mut write = |text: &String, left: &dyn Fn(f32) -> f32, top: f32| {
            let width = axis_text_width(style, canvas.measurer, text);
            let at = ScreenPoint::new(left(width).max(1.0), top);
            canvas.write(text.clone(), Rect::from_min_size(at, width, line), style.text);
        };
        for (index, text) in up.iter().enumerate() {
            write(text, &|_| 1.0, index as f32 * line);
        }
        let top = self.plot.max.y + style.scaled(NUMBER_GAP.1 + TITLE_GAP) + line;
        // Below the middle of the plot, or as near to that as a long title comes.
        let (middle, end) = (self.plot.center().x, self.plot.max.x + style.scaled(EDGE) - 1.0);
        let left = |width: f32| (middle - width / 2.0).min(end - width);
        for (index, text) in across.iter().enumerate() {
            write(text, &left, top + index as f32 * line);
        }
    }
}

/// Titles of both axes, height of the key, and whether there are numbers.
type Head = ([Vec<String>; 2], f32, bool);

/// Area that titles, key and numbers leave for a plot.
fn plot((style, measurer): (&ChartStyle, &Measurer), room: Room, axes: &[Axis<'_>; 2], head: &Head) -> Rect {
    let ([below, above], key, has_numbers) = head;
    let (line, edge) = (style.font * LINE, style.scaled(EDGE));
    let (size, [across, up]) = (room.size, axes);
    let width = |name: &String| axis_text_width(style, measurer, name);
    let (mut left, mut right, mut top, mut bottom) = (edge, edge, edge, edge);
    if *has_numbers {
        let widest = up.ticks.names.iter().map(width).fold(0.0, f32::max);
        // The first and last number below the plot may reach beyond its ends.
        let [first, last] =
            [across.ticks.names.first(), across.ticks.names.last()].map(|name| name.map_or(0.0, width) / 2.0 + 1.0);
        left = edge.max(widest + style.scaled(NUMBER_GAP.0) + 1.0).max(first);
        right = edge.max(last);
        bottom = style.scaled(NUMBER_GAP.1) + line;
    }
    if !below.is_empty() {
        bottom += style.scaled(TITLE_GAP) + below.len() as f32 * line;
    }
    if !above.is_empty() {
        // The number at the upper end of the axis reaches half a line above it.
        top = above.len() as f32 * line + style.scaled(TITLE_GAP) + edge;
    }
    top += key;
    let mut plot =
        Rect { min: ScreenPoint::new(left, top), max: ScreenPoint::new(size.width - right, size.height - bottom) };
    if room.is_square {
        let side = plot.width().min(plot.height());
        plot.max = ScreenPoint::new(plot.min.x + side, plot.min.y + side);
    }
    plot
}

/// Positions of the ticks of an axis, with their numbers.
fn placed<'t>(scale: &Scale, axis: &'t Axis<'_>) -> Vec<(f32, &'t str)> {
    let ticks = axis.ticks.values.iter().zip(&axis.ticks.names);
    ticks.filter_map(|(value, name)| Some((scale.position_within(*value)?, name.as_str()))).collect()
}

/// Number of ticks from one that is named to the next, if each name takes some length of the axis.
fn each(ticks: &[(f32, &str)], length: f32) -> usize {
    let next = ticks.iter().skip(1).map(|(position, _)| *position);
    let distances = ticks.iter().zip(next).map(|((position, _), next)| (next - position).abs());
    let least = distances.fold(f32::INFINITY, f32::min).max(0.01);
    (length / least).ceil().clamp(1.0, 1_000.0) as usize
}

/// Lines of a title.
fn title_lines((style, measurer): (&ChartStyle, &Measurer), title: &str, width: f32) -> Vec<String> {
    let pieces = pieces_for(measurer, title, style.font, false, width);
    let lines = fill(measurer, &pieces, style.font, false, width);
    let lines = cut(measurer, lines, TITLE_LINES, style.font, false, width);
    lines.into_iter().map(|line| line.trim_end().to_owned()).collect()
}
