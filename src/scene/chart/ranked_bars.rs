//! Ranked bars: a line for each unit, with its name, a bar from a base value, and the value in words.

use std::collections::BTreeSet;

use super::{
    Chart, Nearness,
    canvas::{ChartCanvas, axis_text_width, cut_to},
    part_key::PartKey,
    scale::{Scale, is_drawable, range},
    style::ChartStyle,
};
use crate::scene::{Color, Measurer, Rect, ScreenPoint, Size, Stroke, label_placement::LINE};

/// Least and usual height of a row, and height of a bar within the least, as multiples of the font size.
const ROW: (f32, f32, f32) = (LINE, 1.6, 0.8);
/// Distance between names, bars and values at the font size of the window, points.
const GAP: f32 = 6.0;
/// Margin beside bars without names or values, points.
const EDGE: f32 = 3.0;
/// Most of the width that names take, and that values take.
const SHARE: (f32, f32) = (0.4, 0.25);
/// Opacity of faded bars.
const PALE: f32 = 0.45;

/// Bar of a unit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RankedBar {
    /// Name of the unit.
    pub label: String,
    /// Value; `None` if it is not known.
    pub value: Option<f64>,
    /// Parts that are stacked in place of one bar, each with its length and the index of its colour: positive ones to
    /// the right of the base, negative ones to the left. A line marks the value.
    pub parts: Vec<(f64, usize)>,
    /// Value as it is to be written, or that it is not known.
    pub text: String,
    /// Fill of the bar; `None` for the usual one.
    pub fill: Option<Color>,
    /// `true` if the bar steps back behind others.
    pub is_faded: bool,
}

/// Ranked bars.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RankedBars {
    /// Bars from the top down.
    pub bars: Vec<RankedBar>,
    /// Value at which bars begin: 0 for shares, 1 for location quotients.
    pub base: f64,
    /// Names of the parts of stacked bars, for the key above them; empty for bars of one piece.
    pub part_names: Vec<String>,
    /// Last line if not all bars have room; `{n}` stands for the number of those left out.
    pub left_out: String,
}

impl RankedBars {
    /// Height at which all rows have their usual distance, points.
    pub fn height(&self, style: &ChartStyle) -> f32 {
        self.bars.len() as f32 * ROW.1 * style.font
    }

    /// Chart of the given size, whose data points are the ends of the bars; outlines mark the attended ones.
    pub fn chart(&self, size: Size, style: &ChartStyle, measurer: &Measurer, attended: &BTreeSet<usize>) -> Chart {
        let none = Chart { nearness: Nearness::Rows, ..Chart::without_room(self.bars.len()) };
        let key = PartKey::new(&self.part_names, (style, measurer), size.width);
        let Some(rows) = Rows::new((key.height, size.height), style.font, self.bars.len()) else { return none };
        let shown = self.bars.get(..rows.shown).unwrap_or_default();
        let Some(columns) = self.columns((style, measurer), size, shown) else { return none };
        let mut canvas = ChartCanvas::new(style, measurer, size, Rect::of(size));
        key.draw(&mut canvas);
        let mut chart = none;
        let mut outlines = Vec::new();
        for (index, bar) in shown.iter().enumerate() {
            let row =
                Row { middle: rows.middle(index), height: ROW.2 * style.font, is_attended: attended.contains(&index) };
            let end = columns.draw(&mut canvas, bar, row);
            outlines.extend(end.outline.filter(|_| row.is_attended));
            if let Some(point) = chart.points.get_mut(index) {
                *point = Some(end.at);
            }
        }
        let base = [rows.top, rows.middle(shown.len()) - rows.pitch / 2.0].map(|y| ScreenPoint::new(columns.base(), y));
        canvas.line(base.to_vec(), Stroke::solid(style.faint, 1.0));
        for outline in outlines {
            canvas.frame(outline);
        }
        if shown.len() < self.bars.len() {
            let text = self.left_out.replace("{n}", &(self.bars.len() - shown.len()).to_string());
            let text = cut_to(style, measurer, &text, size.width);
            let width = axis_text_width(style, measurer, &text);
            let frame = text_frame(0.0, rows.middle(shown.len()), width, style.font);
            canvas.write(text, frame, style.faint);
        }
        chart.marks = canvas.finish();
        chart
    }

    /// Columns of names, bars and values; `None` if the bars have no room.
    fn columns(&self, (style, measurer): (&ChartStyle, &Measurer), size: Size, shown: &[RankedBar]) -> Option<Columns> {
        /// Least width of the bars at the font size of the window, points.
        const LEAST: f32 = 12.0;
        let gap = style.scaled(GAP);
        let widest = |text: fn(&RankedBar) -> &String, share: f32| {
            let widths = shown.iter().map(|bar| axis_text_width(style, measurer, text(bar)));
            widths.fold(0.0, f32::max).min(share * size.width)
        };
        let (names, values) = (widest(|bar| &bar.label, SHARE.0), widest(|bar| &bar.text, SHARE.1));
        let base = if is_drawable(self.base) { self.base } else { 0.0 };
        let ends = shown.iter().flat_map(|bar| bar.ends(base)).chain([base]);
        let [low, high] = range(ends)?;
        let high = if high > low { high } else { base + base.abs().max(1.0) };
        let left = if names > 0.0 { names + gap } else { EDGE };
        // Values stand beyond the ends of their bars, on both sides if bars go both ways.
        let beside = if values > 0.0 { values + gap + 1.0 } else { EDGE };
        let start = if low < base { left + beside } else { left };
        let positions = [start, size.width - beside];
        let scale = Scale { values: [low, high], positions, is_logarithmic: false };
        (positions[1] - positions[0] >= style.scaled(LEAST)).then_some(Columns { names, values, base, scale })
    }
}

impl RankedBar {
    /// Left and right end of the bar, and its value.
    fn ends(&self, base: f64) -> impl Iterator<Item = f64> + use<> {
        let sum = |sign: f64| {
            let parts = self.parts.iter().map(|(length, _)| *length).filter(|length| is_drawable(*length));
            parts.filter(|length| length * sign > 0.0).sum::<f64>()
        };
        let stacks = [base + sum(-1.0), base + sum(1.0)];
        stacks.into_iter().chain(self.value.filter(|value| is_drawable(*value)))
    }
}

/// Rows of bars.
struct Rows {
    /// Number of bars shown.
    shown: usize,
    /// Upper edge of the first row, points.
    top: f32,
    /// Distance of rows, points.
    pitch: f32,
}

impl Rows {
    /// Rows between two heights; `None` if not even one has room.
    fn new((top, bottom): (f32, f32), font: f32, number: usize) -> Option<Self> {
        let height = bottom - top;
        let room = (height / (ROW.0 * font)).floor().max(0.0) as usize;
        let shown = if room >= number { number } else { room.saturating_sub(1) };
        let rows = if shown < number { shown + 1 } else { shown };
        let pitch = (height / rows.max(1) as f32).clamp(ROW.0 * font, ROW.1 * font);
        (shown > 0).then_some(Self { shown, top, pitch })
    }

    /// Middle of a row, points from the upper edge.
    fn middle(&self, row: usize) -> f32 {
        self.top + (row as f32 + 0.5) * self.pitch
    }
}

/// Place of a bar.
#[derive(Clone, Copy)]
struct Row {
    middle: f32,
    /// Height of the bar, points.
    height: f32,
    is_attended: bool,
}

/// End of a bar that was drawn.
struct BarEnd {
    at: ScreenPoint,
    /// Area of the bar; `None` if the value is not known.
    outline: Option<Rect>,
}

/// Columns of names, bars and values.
struct Columns {
    /// Width of the names, points.
    names: f32,
    /// Greatest width of a value, points.
    values: f32,
    /// Value at which bars begin.
    base: f64,
    scale: Scale,
}

impl Columns {
    /// Position at which bars begin, points from the left.
    fn base(&self) -> f32 {
        self.scale.position(self.base)
    }

    /// Draws name, bar and value of a row.
    fn draw(&self, canvas: &mut ChartCanvas<'_>, bar: &RankedBar, row: Row) -> BarEnd {
        let (style, measurer) = (canvas.style, canvas.measurer);
        let name = cut_to(style, measurer, &bar.label, self.names);
        let width = axis_text_width(style, measurer, &name);
        let ink = if bar.is_faded && !row.is_attended { style.faint } else { style.text };
        canvas.write(name, text_frame(0.0, row.middle, width, style.font), ink);
        let value = bar.value.filter(|value| is_drawable(*value));
        let ends = value.map(|_| self.draw_bar(canvas, bar, row));
        let outline = ends.map(|[left, right]| bar_area(left, right, row));
        let is_leftwards = value.is_some_and(|value| value < self.base);
        let [left, right] = ends.unwrap_or([self.base(); 2]);
        let end = if is_leftwards { left } else { right };
        let text = cut_to(style, measurer, &bar.text, self.values);
        let (width, gap) = (axis_text_width(style, measurer, &text), style.scaled(GAP));
        let start = if is_leftwards { end - gap - width } else { end + gap };
        let ink = if value.is_some() { ink } else { style.faint };
        canvas.write(text, text_frame(start, row.middle, width, style.font), ink);
        BarEnd { at: ScreenPoint::new(end, row.middle), outline }
    }

    /// Draws a bar; returns its left and right end.
    fn draw_bar(&self, canvas: &mut ChartCanvas<'_>, bar: &RankedBar, row: Row) -> [f32; 2] {
        let style = canvas.style;
        let strength = if bar.is_faded && !row.is_attended { PALE } else { 1.0 };
        let value = bar.value.map_or(self.base(), |value| self.scale.position(value));
        if bar.parts.is_empty() {
            let ends = [value.min(self.base()), value.max(self.base())];
            let fill = bar.fill.unwrap_or(if row.is_attended { style.accent } else { style.bar });
            canvas.rect(bar_area(ends[0], ends[1], row), Some(fill.faded(strength)), None);
            return ends;
        }
        let mut reached = [self.base, self.base];
        for (length, color) in bar.parts.iter().filter(|(length, _)| is_drawable(*length)) {
            let [low, high] = &mut reached;
            let side = if *length < 0.0 { low } else { high };
            let ends = [*side, *side + length].map(|end| self.scale.position(end));
            *side += length;
            let area = bar_area(ends[0].min(ends[1]), ends[0].max(ends[1]), row);
            canvas.rect(area, Some(style.part(*color).faded(strength)), None);
        }
        let tick = [-0.6, 0.6].map(|part| ScreenPoint::new(value, row.middle + part * row.height));
        canvas.line(tick.to_vec(), Stroke::solid(style.halo, 4.0));
        canvas.line(tick.to_vec(), Stroke::solid(style.text, 1.8));
        reached.map(|end| self.scale.position(end))
    }
}

/// Area of a bar in its row.
fn bar_area(left: f32, right: f32, row: Row) -> Rect {
    let half = row.height / 2.0;
    Rect { min: ScreenPoint::new(left, row.middle - half), max: ScreenPoint::new(right, row.middle + half) }
}

/// Frame of a text that begins at `left`, in the middle of a row.
fn text_frame(left: f32, middle: f32, width: f32, font: f32) -> Rect {
    let height = font * LINE;
    Rect::from_min_size(ScreenPoint::new(left, middle - height / 2.0), width, height)
}
