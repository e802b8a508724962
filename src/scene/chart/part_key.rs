//! Key of the parts of stacked bars: a sample and a name for each, in lines.

use super::{
    canvas::{ChartCanvas, axis_text_width, cut_to},
    style::ChartStyle,
};
use crate::scene::{Measurer, Rect, ScreenPoint, label_placement::LINE};

/// Side of a sample, its distance from its name, and that between entries, at the font size of the window, points.
const SAMPLE: (f32, f32, f32) = (8.0, 4.0, 12.0);

/// Entry of the key.
struct Entry {
    name: String,
    part: usize,
    at: ScreenPoint,
}

/// Key of the parts of stacked bars.
pub(super) struct PartKey {
    entries: Vec<Entry>,
    /// Height with the distance to what follows, points; 0 without entries.
    pub height: f32,
}

impl PartKey {
    /// Key of parts by their names, in lines of a width.
    pub(super) fn new(names: &[String], (style, measurer): (&ChartStyle, &Measurer), width: f32) -> Self {
        let [side, beside, apart] = [SAMPLE.0, SAMPLE.1, SAMPLE.2].map(|length| style.scaled(length));
        let line = style.font * LINE;
        let (mut x, mut y, mut entries) = (0.0, 0.0, Vec::new());
        for (part, name) in names.iter().enumerate() {
            let name = cut_to(style, measurer, name, width - side - beside);
            let wide = side + beside + axis_text_width(style, measurer, &name);
            if x > 0.0 && x + wide > width {
                (x, y) = (0.0, y + line);
            }
            entries.push(Entry { name, part, at: ScreenPoint::new(x, y) });
            x += wide + apart;
        }
        let height = if entries.is_empty() { 0.0 } else { y + line + style.scaled(SAMPLE.1) };
        Self { entries, height }
    }

    /// Draws the key at the upper edge.
    pub(super) fn draw(&self, canvas: &mut ChartCanvas<'_>) {
        let style = canvas.style;
        let [side, beside] = [SAMPLE.0, SAMPLE.1].map(|length| style.scaled(length));
        let line = style.font * LINE;
        for Entry { name, part, at } in &self.entries {
            let sample = Rect::from_min_size(ScreenPoint::new(at.x, at.y + (line - side) / 2.0), side, side);
            canvas.rect(sample, Some(style.part(*part)), None);
            let width = axis_text_width(style, canvas.measurer, name);
            let frame = Rect::from_min_size(ScreenPoint::new(at.x + side + beside, at.y), width, line);
            canvas.write(name.clone(), frame, style.text);
        }
    }
}
